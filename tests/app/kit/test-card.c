/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A card says what it is and where it leads, and opens only that. */

#include "byline-card.h"

#include "kit-test.h"

static void
check_card (GtkWidget  *card,
            const char *title,
            const char *uri)
{
  GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (card));

  g_assert_true (GTK_IS_BUTTON (card));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (card)), ==,
                   "document.open-link");
  g_assert_cmpstr (g_variant_get_string (target, NULL), ==, uri);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (kit_test_find (card, GTK_TYPE_LABEL, 0))), ==,
                   title);
  g_object_ref_sink (card);
  g_object_unref (card);
}

static void
test_media (void)
{
  BylineMedia *media = byline_media_new (TRUE);

  media->uri = g_strdup ("https://blog.example/the%20wave.webm");
  check_card (byline_card_new_for_media (media), "the wave.webm", media->uri);
  media->title = g_strdup ("The wave");
  check_card (byline_card_new_for_media (media), "The wave", media->uri);
  byline_media_free (media);
}

static void
test_embed (void)
{
  BylineEmbed *embed = byline_embed_new ("YouTube", "https://www.youtube.com/watch?v=1");

  check_card (byline_card_new_for_embed (embed), "www.youtube.com/watch", embed->uri);
  embed->title = g_strdup ("A storm on film");
  check_card (byline_card_new_for_embed (embed), "A storm on film", embed->uri);
  byline_embed_free (embed);
}

/* The isolates that keep a host in its place on a line are not spoken. */
static void
test_name (void)
{
  BylineMedia *media = byline_media_new (TRUE);
  GtkWidget *card;

  media->uri = g_strdup ("https://blog.example/wave.webm");
  card = g_object_ref_sink (byline_card_new_for_media (media));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "wave.webm, Video on blog.example");
  g_object_unref (card);
  byline_media_free (media);
}

int
main (int   argc,
      char *argv[])
{
  kit_test_init (&argc, &argv);
  g_test_add_func ("/kit/card/media", test_media);
  g_test_add_func ("/kit/card/embed", test_embed);
  g_test_add_func ("/kit/card/name", test_name);
  return g_test_run ();
}
