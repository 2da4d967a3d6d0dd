/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The way out of the program: an address handed to the desktop. Only the
 * schemes a page may link to go through; never a file, never a script. */

#include "config.h"

#include "byline-browser.h"

static void
byline_browser_opened_cb (GObject      *source,
                          GAsyncResult *result,
                          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error))
    g_debug ("an address was not opened: %s", error->message);
}

/**
 * byline_browser_can_open:
 * @uri: (nullable): an address from a page
 *
 * Tells whether an address is one that may leave the program.
 *
 * Returns: %TRUE for web, mail, telephone and chat addresses
 */
gboolean
byline_browser_can_open (const char *uri)
{
  static const char *const schemes[] = { "http", "https", "mailto", "tel", "xmpp", NULL };
  g_autofree char *scheme = NULL;

  if (uri == NULL)
    return FALSE;

  scheme = g_uri_parse_scheme (uri);
  for (guint i = 0; scheme != NULL && schemes[i] != NULL; i++) {
    if (g_ascii_strcasecmp (scheme, schemes[i]) == 0)
      return TRUE;
  }

  return FALSE;
}

/**
 * byline_browser_open:
 * @widget: where the person asked for it
 * @uri: (nullable): the address; ignored unless byline_browser_can_open()
 *
 * Opens an address with the program the desktop prefers.
 */
void
byline_browser_open (GtkWidget  *widget,
                     const char *uri)
{
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  root = gtk_widget_get_root (widget);
  if (!byline_browser_can_open (uri) || !GTK_IS_WINDOW (root))
    return;

  gtk_show_uri_full (GTK_WINDOW (root), uri, GDK_CURRENT_TIME, NULL,
                     byline_browser_opened_cb, NULL);
}
