/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Cards for what the page does not hold itself: sound, film, pages of other
 * sites. A card says what it is and where it leads; it loads nothing, and
 * pressing it opens the address outside. */

#include "config.h"

#include "byline-card.h"

#include "byline-text.h"
#include "byline-uri.h"

#include <glib/gi18n.h>

static GtkWidget *
new_label (const char *words,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_content (const char *icon_name,
             const char *title,
             const char *detail)
{
  /* The card says it all in its name. */
  GtkWidget *content = g_object_new (GTK_TYPE_BOX,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                     "spacing", 12,
                                     NULL);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 24);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), new_label (title, "byline-card-title"));
  gtk_box_append (GTK_BOX (words), new_label (detail, "byline-caption"));
  gtk_box_append (GTK_BOX (content), icon);
  gtk_box_append (GTK_BOX (content), words);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("byline-browser-symbolic"));
  return content;
}

/* What keeps a host in its place on a line is nothing to hear. */
static char *
dup_spoken (const char *words)
{
  GString *spoken = g_string_new (NULL);

  for (const char *c = words; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character < 0x2066 || character > 0x2069)
        g_string_append_unichar (spoken, character);
    }
  return g_string_free (spoken, FALSE);
}

static GtkWidget *
new_card (const char *icon_name,
          const char *title,
          const char *detail,
          const char *uri)
{
  GtkWidget *card = gtk_button_new ();
  g_autofree char *both = g_strdup_printf ("%s, %s", title, detail);
  g_autofree char *name = dup_spoken (both);

  gtk_button_set_child (GTK_BUTTON (card), new_content (icon_name, title, detail));
  gtk_widget_add_css_class (card, "byline-card");
  gtk_widget_set_tooltip_text (card, uri);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (card), "document.open-link");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (card), "s", uri);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _("Open in Browser"),
                                  -1);
  return card;
}

static char *
dup_host (const char *uri)
{
  char *host = byline_uri_dup_host (uri);

  return host != NULL ? host : g_strdup (uri);
}

/**
 * byline_card_new_for_media:
 * @media: sound or film with an address
 *
 * Returns: (transfer floating): its card
 */
GtkWidget *
byline_card_new_for_media (const BylineMedia *media)
{
  g_autofree char *host = dup_host (media->uri);
  g_autofree char *isolated = byline_text_isolate (host);
  /* Translators: %s is a host, such as "example.org". */
  g_autofree char *video = g_strdup_printf (_("Video on %s"), isolated);
  /* Translators: %s is a host, such as "example.org". */
  g_autofree char *audio = g_strdup_printf (_("Audio on %s"), isolated);
  g_autofree char *file = g_path_get_basename (media->uri);
  g_autofree char *name = g_uri_unescape_string (file, NULL);
  const char *fallback = name != NULL && g_utf8_validate (name, -1, NULL) ? name : file;

  return new_card (media->is_video ? "video-x-generic-symbolic" : "audio-x-generic-symbolic",
                   media->title != NULL ? media->title : fallback,
                   media->is_video ? video : audio, media->uri);
}

/**
 * byline_card_new_for_embed:
 * @embed: a part of another site
 *
 * Returns: (transfer floating): its card
 */
GtkWidget *
byline_card_new_for_embed (const BylineEmbed *embed)
{
  g_autofree char *host = dup_host (embed->uri);
  g_autofree char *isolated = byline_text_isolate (host);
  /* Translators: the first %s is a provider, such as "YouTube", the second a host. */
  g_autofree char *both = g_strdup_printf (_("%s, on %s"), embed->provider, isolated);
  const char *detail = g_str_equal (embed->provider, host) ? isolated : both;
  g_autofree char *address = byline_uri_dup_display (embed->uri);

  return new_card ("web-browser-symbolic", embed->title != NULL ? embed->title : address, detail,
                   embed->uri);
}
