/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Sentences about commenting: what is wrong with a field, what the page says
 * of commenting, what became of a comment. The window and the command line
 * speak the same words. Nothing here decides anything. */

#include "config.h"

#include "byline-outcome-text.h"

#include "byline-text.h"
#include "byline-time-text.h"

#include <glib/gi18n.h>

static const char *
missing_text (BylineDraftField field)
{
  switch (field)
    {
    case BYLINE_DRAFT_TEXT:
      return _("Comment is required.");
    case BYLINE_DRAFT_NAME:
      return _("Name is required.");
    case BYLINE_DRAFT_EMAIL:
      return _("Email is required.");
    case BYLINE_DRAFT_WEBSITE:
      return _("Website is required.");
    default:
      return "";
    }
}

static const char *
malformed_text (BylineDraftField field)
{
  switch (field)
    {
    case BYLINE_DRAFT_TEXT:
      return _("The comment holds characters that can’t be sent.");
    case BYLINE_DRAFT_NAME:
      return _("The name holds characters that can’t be sent.");
    case BYLINE_DRAFT_EMAIL:
      return _("That isn’t an email address.");
    case BYLINE_DRAFT_WEBSITE:
      return _("That isn’t a web address.");
    default:
      return "";
    }
}

static char *
too_long_text (BylineDraftField field)
{
  switch (field)
    {
    case BYLINE_DRAFT_TEXT:
      /* Translators: the limit counts bytes: a plain letter is one, others are more. */
      return g_strdup_printf (ngettext ("The comment is too long. Sites take up to %d byte.",
                                        "The comment is too long. Sites take up to %d bytes.",
                                        BYLINE_DRAFT_MAX_TEXT_BYTES),
                              BYLINE_DRAFT_MAX_TEXT_BYTES);
    case BYLINE_DRAFT_NAME:
      return g_strdup_printf (ngettext ("The name is too long. Sites take up to %d byte.",
                                        "The name is too long. Sites take up to %d bytes.",
                                        BYLINE_DRAFT_MAX_NAME_BYTES),
                              BYLINE_DRAFT_MAX_NAME_BYTES);
    case BYLINE_DRAFT_EMAIL:
      return g_strdup_printf (ngettext ("The email address is too long. Sites take up to %d byte.",
                                        "The email address is too long. Sites take up to %d bytes.",
                                        BYLINE_DRAFT_MAX_EMAIL_BYTES),
                              BYLINE_DRAFT_MAX_EMAIL_BYTES);
    case BYLINE_DRAFT_WEBSITE:
      return g_strdup_printf (ngettext ("The website is too long. Sites take up to %d byte.",
                                        "The website is too long. Sites take up to %d bytes.",
                                        BYLINE_DRAFT_MAX_WEBSITE_BYTES),
                              BYLINE_DRAFT_MAX_WEBSITE_BYTES);
    default:
      return g_strdup ("");
    }
}

/**
 * byline_draft_problem_text:
 * @field: which field
 * @problem: what is wrong with it
 *
 * Says what stands in the way of posting, to be shown beside the field.
 *
 * Returns: (transfer full): a sentence; "" for %BYLINE_DRAFT_OK
 */
char *
byline_draft_problem_text (BylineDraftField   field,
                           BylineDraftProblem problem)
{
  switch (problem)
    {
    case BYLINE_DRAFT_MISSING:
      return g_strdup (missing_text (field));
    case BYLINE_DRAFT_MALFORMED:
      return g_strdup (malformed_text (field));
    case BYLINE_DRAFT_TOO_LONG:
      return too_long_text (field);
    case BYLINE_DRAFT_OK:
    default:
      return g_strdup ("");
    }
}

/**
 * byline_draft_field_name:
 * @field: which field
 *
 * Names a field as the comment form does: "Comment", "Name", "Email",
 * "Website".
 *
 * Returns: (transfer full): a word, without star or colon
 */
char *
byline_draft_field_name (BylineDraftField field)
{
  switch (field)
    {
    case BYLINE_DRAFT_TEXT:
      return g_strdup (_("Comment"));
    case BYLINE_DRAFT_NAME:
      return g_strdup (_("Name"));
    case BYLINE_DRAFT_EMAIL:
      return g_strdup (_("Email"));
    case BYLINE_DRAFT_WEBSITE:
      return g_strdup (_("Website"));
    default:
      return g_strdup ("");
    }
}

/**
 * byline_form_state_text:
 * @state: what the article's page says of commenting
 *
 * Says why the comment box is not offered.
 *
 * Returns: (transfer full): a sentence; "" for %BYLINE_FORM_OPEN
 */
char *
byline_form_state_text (BylineFormState state)
{
  switch (state)
    {
    case BYLINE_FORM_MUST_LOG_IN:
      return g_strdup (_("This site asks you to sign in to comment."));
    case BYLINE_FORM_PASSWORD:
      return g_strdup (_("This article is protected by a password."));
    case BYLINE_FORM_BROWSER_ONLY:
      return g_strdup (_("This site takes comments only in a browser."));
    case BYLINE_FORM_CLOSED:
      return g_strdup (_("Comments are closed."));
    case BYLINE_FORM_OPEN:
    default:
      return g_strdup ("");
    }
}

/* The sentence for a refusal, without what the site itself said. */
static const char *
refusal_text (BylineRefusal refusal)
{
  switch (refusal)
    {
    case BYLINE_REFUSAL_FIELD:
      return _("The site didn’t accept one of the fields. Check them and post again.");
    case BYLINE_REFUSAL_DUPLICATE:
      return _("You’ve already said that here.");
    case BYLINE_REFUSAL_FLOOD:
      return _("Please wait a moment before commenting again.");
    case BYLINE_REFUSAL_CLOSED:
      return _("Comments have closed.");
    case BYLINE_REFUSAL_SIGN_IN:
      return _("This site asks you to sign in to comment.");
    case BYLINE_REFUSAL_BROWSER_ONLY:
      return _("This site takes comments only in a browser.");
    case BYLINE_REFUSAL_PASSWORD:
      return _("This article is protected by a password.");
    case BYLINE_REFUSAL_GONE:
      return _("The article is no longer on the site. Your text is kept.");
    case BYLINE_REFUSAL_FIREWALL:
      return _("The site’s firewall refused the comment. Your text is kept; try it in a browser.");
    case BYLINE_REFUSAL_MOVED:
      return _("The site has moved, so the comment wasn’t sent. Your text is kept; add the site "
               "again at its new address.");
    case BYLINE_REFUSAL_SITE_TROUBLE:
      return _("The site has a problem of its own right now. Your text is kept; try again later.");
    case BYLINE_REFUSAL_NONE:
    case BYLINE_REFUSAL_OTHER:
    default:
      return _("The site didn’t accept comments for this article.");
    }
}

static char *
refused_text (BylineRefusal refusal,
              const char   *site_words)
{
  g_autofree char *words = NULL;

  if (site_words == NULL || byline_text_is_blank (site_words))
    return g_strdup (refusal_text (refusal));
  if (refusal != BYLINE_REFUSAL_FIELD && refusal != BYLINE_REFUSAL_OTHER
      && refusal != BYLINE_REFUSAL_NONE)
    return g_strdup (refusal_text (refusal));
  words = byline_text_isolate (site_words);
  /* Translators: %s is a sentence that the site itself wrote. */
  return g_strdup_printf (_("The site refused the comment: %s"), words);
}

static char *
field_refusal_text (const BylineOutcome *outcome)
{
  if (outcome->problem != BYLINE_DRAFT_OK)
    return byline_draft_problem_text (outcome->field, outcome->problem);
  return refused_text (BYLINE_REFUSAL_FIELD, outcome->site_words);
}

static char *
queued_text (gint64 retry_at)
{
  g_autoptr (GDateTime) time = retry_at > 0 ? g_date_time_new_from_unix_local (retry_at) : NULL;
  /* Translators: a time of day, as in "Trying again at 10:42." */
  g_autofree char *clock = time != NULL ? g_date_time_format (time, _("%H:%M")) : NULL;

  if (clock == NULL)
    return g_strdup (_("The site can’t be reached. Your comment is kept and will be sent later."));
  /* Translators: %s is a time of day such as 10:42. */
  return g_strdup_printf (_("The site can’t be reached. Your comment is kept; trying again at "
                            "%s."), clock);
}

/**
 * byline_outcome_text:
 * @outcome: what became of a comment
 *
 * Says to the person who posted what became of the comment, and what remains
 * for them to do. The site's own words are used only where ours would say
 * less.
 *
 * Returns: (transfer full): a sentence
 */
char *
byline_outcome_text (const BylineOutcome *outcome)
{
  g_return_val_if_fail (outcome != NULL, NULL);

  switch (outcome->kind)
    {
    case BYLINE_OUTCOME_PUBLISHED:
      return g_strdup (_("Posted."));
    case BYLINE_OUTCOME_HELD:
      return g_strdup (_("Sent. The site will show it once it is approved."));
    case BYLINE_OUTCOME_NOT_SHOWN:
      return g_strdup (_("Sent, but the site isn’t showing it. It may be waiting for approval."));
    case BYLINE_OUTCOME_QUEUED:
      return queued_text (outcome->retry_at);
    case BYLINE_OUTCOME_REFUSED:
      if (outcome->refusal == BYLINE_REFUSAL_FIELD)
        return field_refusal_text (outcome);
      return refused_text (outcome->refusal, outcome->site_words);
    case BYLINE_OUTCOME_UNKNOWN:
    default:
      return g_strdup (_("We don’t know whether it arrived. Look at the site before sending it "
                         "again."));
    }
}

/**
 * byline_outbox_state_text:
 * @entry: a text on its way
 *
 * Says where a comment of one's own stands, for lists.
 *
 * Returns: (transfer full): a few words or a sentence
 */
char *
byline_outbox_state_text (const BylineOutboxEntry *entry)
{
  g_return_val_if_fail (entry != NULL, NULL);

  switch (entry->state)
    {
    case BYLINE_OUTBOX_QUEUED:
      return queued_text (entry->next_try_at);
    case BYLINE_OUTBOX_SENDING:
      return g_strdup (_("Sending…"));
    case BYLINE_OUTBOX_SENT:
      return g_strdup (entry->is_held ? _("Waiting for approval") : _("Posted"));
    case BYLINE_OUTBOX_REJECTED:
      return refused_text (entry->refusal, entry->site_words);
    case BYLINE_OUTBOX_UNKNOWN:
    default:
      return g_strdup (_("We don’t know whether it arrived."));
    }
}
