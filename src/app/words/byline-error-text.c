/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The one place where an error becomes a sentence for a person: what
 * happened, what it means for them, what they can do. It looks at domain and
 * code only; the message of a GError is a line for logs and never shown. */

#include "config.h"

#include "byline-error-text.h"

#include "byline-remote-error.h"
#include "byline-store-error.h"
#include "byline-text.h"

#include <glib/gi18n.h>

/* What GIO says of a connection, in the words of the remote floor; -1 when it
 * is about something else. */
static int
remote_code_of_gio (const GError *error)
{
  if (error->domain == G_RESOLVER_ERROR)
    return BYLINE_REMOTE_ERROR_NO_HOST;
  if (error->domain == G_TLS_ERROR)
    return BYLINE_REMOTE_ERROR_TLS;
  if (error->domain != G_IO_ERROR)
    return -1;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_NOT_FOUND))
    return BYLINE_REMOTE_ERROR_NO_HOST;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return BYLINE_REMOTE_ERROR_TIMEOUT;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED))
    return BYLINE_REMOTE_ERROR_OFFLINE;
  return -1;
}

static int
remote_code (const GError *error)
{
  if (error->domain == BYLINE_REMOTE_ERROR)
    return error->code;
  return remote_code_of_gio (error);
}

/* Each sentence has one %s: the host, or "the site". */
static const char *
remote_sentence (BylineRemoteError code)
{
  switch (code)
    {
    case BYLINE_REMOTE_ERROR_OFFLINE:
      /* Translators: %s is the host name of a site, or "the site". */
      return _("Byline can’t connect to %s right now. What is saved can still be read; check the "
               "network and try again.");
    case BYLINE_REMOTE_ERROR_NO_HOST:
      return _("The address of %s can’t be found. Check its spelling and the network, then try "
               "again.");
    case BYLINE_REMOTE_ERROR_TIMEOUT:
      return _("No answer came from %s in time. Nothing has changed; try again in a moment.");
    case BYLINE_REMOTE_ERROR_TLS:
      return _("A private connection to %s isn’t possible: its certificate isn’t valid. Nothing "
               "was sent; try again later or ask the site’s owner.");
    case BYLINE_REMOTE_ERROR_BAD_ADDRESS:
      return _("Byline can’t use this address of %s. Check it: web addresses look like "
               "example.org.");
    case BYLINE_REMOTE_ERROR_REDIRECT:
      return _("The request to %s was sent on to a place Byline doesn’t follow. Open the site in a "
               "browser to see its present address.");
    case BYLINE_REMOTE_ERROR_TOO_LARGE:
      return _("The answer from %s is larger than Byline accepts, so it was left out. Open it in a "
               "browser instead.");
    case BYLINE_REMOTE_ERROR_INCOMPLETE:
      return _("Only a part of the answer from %s arrived, so the saved copy was kept. Try again.");
    case BYLINE_REMOTE_ERROR_MALFORMED:
      return _("The answer from %s makes no sense to Byline, so the saved copy was kept. Try again "
               "later.");
    case BYLINE_REMOTE_ERROR_NOT_JSON:
      return _("This site doesn’t offer its articles to programs: %s sent a page instead. Open it "
               "in a browser.");
    case BYLINE_REMOTE_ERROR_NOT_WORDPRESS:
      return _("Byline reads WordPress sites, and %s doesn’t look like one. Check the address.");
    case BYLINE_REMOTE_ERROR_MEMBERS_ONLY:
      return _("This site shows its articles only to members: %s asks for a sign-in. Open it in a "
               "browser to sign in.");
    case BYLINE_REMOTE_ERROR_GONE:
      return _("This is no longer on %s. A saved copy stays readable.");
    case BYLINE_REMOTE_ERROR_RATE_LIMITED:
      return _("The site is busy: %s asks to wait. Byline tries again later.");
    case BYLINE_REMOTE_ERROR_SERVER:
      return _("The site has a problem of its own right now: %s couldn’t answer. Try again later.");
    case BYLINE_REMOTE_ERROR_REFUSED:
      return _("The request was refused by %s. Open it in a browser, or try again later.");
    case BYLINE_REMOTE_ERROR_ELSEWHERE:
      return _("The request was sent on by %s to another host, which Byline didn’t ask. Open it in "
               "a browser instead.");
    default:
      return NULL;
    }
}

static const char *
remote_title (BylineRemoteError code)
{
  switch (code)
    {
    case BYLINE_REMOTE_ERROR_OFFLINE:
      return _("No Connection");
    case BYLINE_REMOTE_ERROR_NO_HOST:
      return _("Site Not Found");
    case BYLINE_REMOTE_ERROR_TIMEOUT:
      return _("No Answer");
    case BYLINE_REMOTE_ERROR_TLS:
      return _("Connection Not Private");
    case BYLINE_REMOTE_ERROR_BAD_ADDRESS:
      return _("Not a Web Address");
    case BYLINE_REMOTE_ERROR_REDIRECT:
      return _("Site Has Moved");
    case BYLINE_REMOTE_ERROR_TOO_LARGE:
      return _("Too Large");
    case BYLINE_REMOTE_ERROR_INCOMPLETE:
      return _("Answer Cut Short");
    case BYLINE_REMOTE_ERROR_MALFORMED:
    case BYLINE_REMOTE_ERROR_NOT_JSON:
      return _("Answer Not Understood");
    case BYLINE_REMOTE_ERROR_NOT_WORDPRESS:
      return _("Not a WordPress Site");
    case BYLINE_REMOTE_ERROR_MEMBERS_ONLY:
      return _("Members Only");
    case BYLINE_REMOTE_ERROR_GONE:
      return _("No Longer on the Site");
    case BYLINE_REMOTE_ERROR_RATE_LIMITED:
      return _("Site Is Busy");
    case BYLINE_REMOTE_ERROR_SERVER:
      return _("Problem at the Site");
    case BYLINE_REMOTE_ERROR_REFUSED:
      return _("Refused by the Site");
    case BYLINE_REMOTE_ERROR_ELSEWHERE:
      return _("On Another Host");
    default:
      return NULL;
    }
}

/* The store's code, also for what the file system says in GIO's words; -1
 * when the error is not about keeping things. */
static int
store_code (const GError *error)
{
  if (error->domain == BYLINE_STORE_ERROR)
    return error->code;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return BYLINE_STORE_ERROR_FULL;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return BYLINE_STORE_ERROR_READ_ONLY;
  return -1;
}

static const char *
store_sentence (BylineStoreError code)
{
  switch (code)
    {
    case BYLINE_STORE_ERROR_ENGINE:
      return _("Byline’s own files couldn’t be read or written just now. Try again; if it stays, "
               "restart Byline.");
    case BYLINE_STORE_ERROR_BUSY:
      return _("Another program is using Byline’s files, so nothing was changed. Try again in a "
               "moment.");
    case BYLINE_STORE_ERROR_NOT_FOUND:
      return _("This isn’t among what Byline has saved. Refresh the site to look for it again.");
    case BYLINE_STORE_ERROR_CORRUPT:
      return _("One of Byline’s files is damaged and was set aside. Refresh to fetch the articles "
               "again.");
    case BYLINE_STORE_ERROR_TOO_NEW:
      return _("Byline’s files were written by a newer version, so this one leaves them alone. "
               "Install the newer version.");
    case BYLINE_STORE_ERROR_FULL:
      return _("There is no space left to save anything. Free some space, then try again; until "
               "then keep a copy of what you write.");
    case BYLINE_STORE_ERROR_READ_ONLY:
      return _("Byline may not write to its folder, so nothing can be saved. Check the folder’s "
               "permissions.");
    default:
      return NULL;
    }
}

static const char *
store_title (BylineStoreError code)
{
  switch (code)
    {
    case BYLINE_STORE_ERROR_ENGINE:
      return _("Problem With Saved Files");
    case BYLINE_STORE_ERROR_BUSY:
      return _("Files in Use");
    case BYLINE_STORE_ERROR_NOT_FOUND:
      return _("Not Found");
    case BYLINE_STORE_ERROR_CORRUPT:
      return _("Damaged File");
    case BYLINE_STORE_ERROR_TOO_NEW:
      return _("Written by a Newer Version");
    case BYLINE_STORE_ERROR_FULL:
      return _("No Space Left");
    case BYLINE_STORE_ERROR_READ_ONLY:
      return _("Can’t Save");
    default:
      return NULL;
    }
}

static char *
put_host (const char *sentence,
          const char *host)
{
  g_autofree char *name = NULL;
  g_auto (GStrv) halves = g_strsplit (sentence, "%s", 2);

  name = host != NULL ? byline_text_isolate (host) : g_strdup (_("the site"));
  if (halves[0] == NULL || halves[1] == NULL)
    return g_strdup (sentence);
  return g_strconcat (halves[0], name, halves[1], NULL);
}

/**
 * byline_error_text:
 * @error: (nullable): what went wrong
 * @host: (nullable): the host it happened with, shown isolated from the
 *   direction of the sentence
 *
 * Makes a sentence for a person: cause, effect, next step. Knows the remote
 * and store domains and what GIO says about connections and disks; anything
 * else gets a general sentence. Translated.
 *
 * Returns: (transfer full): never %NULL; "" for a cancelled operation
 */
char *
byline_error_text (const GError *error,
                   const char   *host)
{
  const char *sentence = NULL;

  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_strdup ("");
  if (remote_code (error) >= 0)
    sentence = remote_sentence (remote_code (error));
  if (sentence != NULL)
    return put_host (sentence, host);
  if (store_code (error) >= 0)
    sentence = store_sentence (store_code (error));
  if (sentence == NULL)
    sentence = _("Something went wrong that Byline doesn’t know. Nothing was lost; try again.");
  return g_strdup (sentence);
}

/**
 * byline_error_text_title:
 * @error: (nullable): what went wrong
 *
 * Makes the heading that stands above byline_error_text(). Translated.
 *
 * Returns: (transfer full): two to four words; "" for a cancelled operation
 */
char *
byline_error_text_title (const GError *error)
{
  const char *title = NULL;

  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_strdup ("");
  if (remote_code (error) >= 0)
    title = remote_title (remote_code (error));
  if (title == NULL && store_code (error) >= 0)
    title = store_title (store_code (error));
  return g_strdup (title != NULL ? title : _("Something Went Wrong"));
}
