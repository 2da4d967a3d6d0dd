/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A leaf of words: what it asks for is what it draws, roles and names are
 * those a screen reader needs, long words cannot hold it up. */

#include "byline-text-block.h"

#include "byline-accessible-text.h"
#include "byline-link-proxy.h"
#include "kit-test.h"

static GtkWidget *
new_block (BylineTextRole  role,
           const char     *words)
{
  g_autoptr (BylineTypography) type = byline_typography_new ();

  return g_object_ref_sink (byline_text_block_new_for_words (type, role, words));
}

static int
measure (GtkWidget      *widget,
         GtkOrientation  orientation,
         int             for_size,
         int            *natural)
{
  int minimum;

  gtk_widget_measure (widget, orientation, for_size, &minimum, natural, NULL, NULL);
  return minimum;
}

static void
test_widths (void)
{
  GtkWidget *block = new_block (BYLINE_ROLE_BODY, "A few words.");
  int natural;

  g_assert_cmpint (measure (block, GTK_ORIENTATION_HORIZONTAL, -1, &natural), ==, 0);
  g_assert_cmpint (natural, >=, 30 * 17);
  byline_text_block_set_natural_em (BYLINE_TEXT_BLOCK (block), 2, 10);
  g_assert_cmpint (measure (block, GTK_ORIENTATION_HORIZONTAL, -1, &natural), ==, 34);
  g_assert_cmpint (natural, <=, 170);
  g_object_unref (block);
}

static void
test_height_is_minimum (void)
{
  GtkWidget *block =
    new_block (BYLINE_ROLE_BODY, "One line and then some more words to fill another line or two.");
  int natural;
  int narrow = measure (block, GTK_ORIENTATION_VERTICAL, 150, &natural);

  g_assert_cmpint (narrow, ==, natural);
  g_assert_cmpint (narrow % 27, ==, 0);
  g_assert_cmpint (narrow, >, measure (block, GTK_ORIENTATION_VERTICAL, 600, &natural));
  g_object_unref (block);
}

static void
test_code_is_not_wrapped (void)
{
  GtkWidget *block =
    new_block (BYLINE_ROLE_CODE,
               "int main (void) { return a_long_line_of_code () + and_more (); }");
  int natural;
  int width = measure (block, GTK_ORIENTATION_HORIZONTAL, -1, &natural);

  g_assert_cmpint (width, >, 300);
  g_assert_cmpint (measure (block, GTK_ORIENTATION_VERTICAL, width, &natural), ==, 21);
  g_object_unref (block);
}

static void
test_long_word (void)
{
  g_autofree char *word = kit_test_long_word (20 * 1024);
  GtkWidget *block = new_block (BYLINE_ROLE_BODY, word);
  int natural;

  g_assert_cmpint (measure (block, GTK_ORIENTATION_VERTICAL, 360, &natural), >, 27 * 200);
  g_assert_cmpuint (byline_text_block_get_longest_run (BYLINE_TEXT_BLOCK (block)), <=, 64);
  g_object_unref (block);
}

static void
test_roles (void)
{
  GtkWidget *paragraph = new_block (BYLINE_ROLE_BODY, "Some words");
  GtkWidget *heading = new_block (BYLINE_ROLE_HEADING_3, "A heading");

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (paragraph),
                                   byline_accessible_text_get_role (BYLINE_ROLE_BODY));
  if (!byline_accessible_text_is_offered ())
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (paragraph), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         "Some words");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (heading), GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (heading), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "A heading");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (heading), GTK_ACCESSIBLE_PROPERTY_LEVEL, 3);
  g_object_unref (paragraph);
  g_object_unref (heading);
}

static void
test_too_many_links (void)
{
  g_autoptr (BylineTypography) type = byline_typography_new ();
  g_autoptr (BylineDocument) document = NULL;
  BylineBlock *paragraph;
  GtkWidget *block;
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < 3000; i++)
    g_string_append (words, "x ");
  paragraph = kit_test_leaf (BYLINE_BLOCK_PARAGRAPH, words->str);
  for (guint i = 0; i < 3000; i++)
    byline_text_add_span (paragraph->text, BYLINE_SPAN_LINK, 2 * i, 2 * i + 1, BYLINE_LINK_WEB,
                          "https://a.example/", NULL);
  document = kit_test_document (paragraph, NULL);
  block = g_object_ref_sink (byline_text_block_new (type, BYLINE_ROLE_BODY, document,
                                                    byline_document_get_text (document, 0)));

  g_assert_cmpuint (kit_test_count (block, BYLINE_TYPE_LINK_PROXY), ==, 500);
  g_object_unref (block);
  g_string_free (words, TRUE);
}

static void
test_restyle (void)
{
  g_autoptr (BylineTypography) type = byline_typography_new ();
  GtkWidget *block = g_object_ref_sink (byline_text_block_new_for_words (type, BYLINE_ROLE_BODY,
                                                                         "one line"));
  int natural;

  g_assert_cmpint (measure (block, GTK_ORIENTATION_VERTICAL, 600, &natural), ==, 27);
  byline_typography_set_zoom (type, 2);
  byline_text_block_restyle (BYLINE_TEXT_BLOCK (block));
  g_assert_cmpint (measure (block, GTK_ORIENTATION_VERTICAL, 600, &natural), ==, 54);
  g_object_unref (block);
}

/* What it measured must be what is there once it is on the screen. */
static void
test_measured_is_drawn (void)
{
  g_autoptr (BylineTypography) type = byline_typography_new ();
  GtkWidget *block = byline_text_block_new_for_words (type, BYLINE_ROLE_BODY,
                                                      "Words that go over a few lines when the "
                                                      "window is as narrow as this one is.");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window;
  int natural;

  gtk_box_append (GTK_BOX (box), block);
  window = kit_test_present (box, 260, 400);

  g_assert_cmpint (gtk_widget_get_height (block), ==,
                   measure (block, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (block),
                            &natural));
  /* Asked at another width in between, it still finds its words. */
  measure (block, GTK_ORIENTATION_VERTICAL, 900, &natural);
  g_assert_cmpfloat (byline_text_block_get_offset_y (BYLINE_TEXT_BLOCK (block), 74), >, 27);
  kit_test_close (window);
}

int
main (int   argc,
      char *argv[])
{
  kit_test_init (&argc, &argv);
  g_test_add_func ("/kit/text-block/widths", test_widths);
  g_test_add_func ("/kit/text-block/height-is-minimum", test_height_is_minimum);
  g_test_add_func ("/kit/text-block/code-is-not-wrapped", test_code_is_not_wrapped);
  g_test_add_func ("/kit/text-block/long-word", test_long_word);
  g_test_add_func ("/kit/text-block/roles", test_roles);
  g_test_add_func ("/kit/text-block/too-many-links", test_too_many_links);
  g_test_add_func ("/kit/text-block/restyle", test_restyle);
  g_test_add_func ("/kit/text-block/measured-is-drawn", test_measured_is_drawn);
  return g_test_run ();
}
