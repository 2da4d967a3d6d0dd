/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a screen reader gets of a block's words: with newer GTK the text
 * itself, counted in characters, and the selection; with older GTK roles that
 * may have a name. */

#include "byline-accessible-text.h"

#include "byline-text-block.h"
#include "kit-test.h"

static GtkWidget *
new_block (BylineTextRole  role,
           const char     *words)
{
  g_autoptr (BylineTypography) type = byline_typography_new ();

  return g_object_ref_sink (byline_text_block_new_for_words (type, role, words));
}

/* A caption may have a name, or its text is offered: never neither. */
static void
test_roles (void)
{
  GtkAccessibleRole caption = byline_accessible_text_get_role (BYLINE_ROLE_CAPTION);

  g_assert_cmpint (byline_accessible_text_get_role (BYLINE_ROLE_HEADING_1), ==,
                   GTK_ACCESSIBLE_ROLE_HEADING);
  g_assert_cmpint (byline_accessible_text_get_role (BYLINE_ROLE_HEADING_6), ==,
                   GTK_ACCESSIBLE_ROLE_HEADING);
  g_assert_cmpint (byline_accessible_text_get_role (BYLINE_ROLE_TERM), ==,
                   byline_accessible_text_get_role (BYLINE_ROLE_BODY));
  if (byline_accessible_text_is_offered ())
    g_assert_cmpint (caption, ==, GTK_ACCESSIBLE_ROLE_CAPTION);
  else if (gtk_check_version (4, 9, 0) == NULL)
    g_assert_cmpint (caption, ==, GTK_ACCESSIBLE_ROLE_LABEL);
}

/* Whatever GTK it is, the words are somewhere. */
static void
test_words_are_reachable (void)
{
  GtkWidget *block = new_block (BYLINE_ROLE_BODY, "Some words");

  g_assert_true (byline_accessible_text_is_offered ()
                 == (g_type_from_name ("GtkAccessibleText") != 0
                     && g_type_is_a (BYLINE_TYPE_TEXT_BLOCK,
                                     g_type_from_name ("GtkAccessibleText"))));
  if (!byline_accessible_text_is_offered ())
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (block), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         "Some words");
  byline_text_block_set_selection (BYLINE_TEXT_BLOCK (block), 0, 4);
  g_object_unref (block);
}

static void
test_extents (void)
{
  GtkWidget *block = new_block (BYLINE_ROLE_BODY, "First line\nSecond");
  GtkWidget *window = kit_test_present (block, 300, 200);
  graphene_rect_t first, both;

  g_assert_true (byline_text_block_get_extents (BYLINE_TEXT_BLOCK (block), 0, 5, &first));
  g_assert_true (byline_text_block_get_extents (BYLINE_TEXT_BLOCK (block), 0, 15, &both));
  g_assert_cmpfloat (first.size.width, >, 10);
  g_assert_cmpfloat (both.size.height, >, first.size.height * 1.5);
  g_assert_false (byline_text_block_get_extents (BYLINE_TEXT_BLOCK (block), 3, 3, &both));
  g_object_unref (block);
  kit_test_close (window);
}

#if GTK_CHECK_VERSION (4, 14, 0)

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

#define WORDS "Größe und Maß. Zwei Sätze."

static char *
take_words (GBytes *bytes)
{
  gsize size = g_bytes_get_size (bytes);
  char *words = size > 0 ? g_strndup (g_bytes_get_data (bytes, NULL), size) : g_strdup ("");

  g_bytes_unref (bytes);
  return words;
}

static char *
get_contents (GtkWidget *block,
              guint      start,
              guint      end)
{
  GtkAccessibleText *text = GTK_ACCESSIBLE_TEXT (block);

  return take_words (GTK_ACCESSIBLE_TEXT_GET_IFACE (text)->get_contents (text, start, end));
}

static char *
get_contents_at (GtkWidget                    *block,
                 guint                         offset,
                 GtkAccessibleTextGranularity  granularity,
                 guint                        *start,
                 guint                        *end)
{
  GtkAccessibleText *text = GTK_ACCESSIBLE_TEXT (block);

  return take_words (GTK_ACCESSIBLE_TEXT_GET_IFACE (text)->get_contents_at (text, offset,
                                                                            granularity, start,
                                                                            end));
}

static void
test_contents (void)
{
  static const struct
  {
    guint       start;
    guint       end;
    const char *words;
  } cases[] = {
    { 0, G_MAXUINT, WORDS }, { 0, 5, "Größe" }, { 2, 4, "öß" }, { 26, 30, "" }, { 900, 901, "" },
  };
  GtkWidget *block = new_block (BYLINE_ROLE_BODY, WORDS);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = get_contents (block, cases[i].start, cases[i].end);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
  g_object_unref (block);
}

static void
test_pieces (void)
{
  static const struct
  {
    GtkAccessibleTextGranularity  granularity;
    guint                         offset;
    guint                         start;
    guint                         end;
    const char                   *words;
  } cases[] = {
    { GTK_ACCESSIBLE_TEXT_GRANULARITY_CHARACTER, 2, 2, 3, "ö" },
    { GTK_ACCESSIBLE_TEXT_GRANULARITY_CHARACTER, 26, 26, 26, "" },
    { GTK_ACCESSIBLE_TEXT_GRANULARITY_WORD, 0, 0, 6, "Größe " },
    { GTK_ACCESSIBLE_TEXT_GRANULARITY_WORD, 7, 6, 10, "und " },
    { GTK_ACCESSIBLE_TEXT_GRANULARITY_WORD, 25, 20, 26, "Sätze." },
    { GTK_ACCESSIBLE_TEXT_GRANULARITY_WORD, 900, 20, 26, "Sätze." },
    { GTK_ACCESSIBLE_TEXT_GRANULARITY_SENTENCE, 3, 0, 15, "Größe und Maß. " },
    { GTK_ACCESSIBLE_TEXT_GRANULARITY_SENTENCE, 16, 15, 26, "Zwei Sätze." },
    { GTK_ACCESSIBLE_TEXT_GRANULARITY_PARAGRAPH, 9, 0, 26, WORDS },
  };
  GtkWidget *block = new_block (BYLINE_ROLE_BODY, WORDS);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint start, end;
      g_autofree char *words = get_contents_at (block, cases[i].offset, cases[i].granularity,
                                                &start, &end);

      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpuint (start, ==, cases[i].start);
      g_assert_cmpuint (end, ==, cases[i].end);
    }
  g_object_unref (block);
}

static void
test_empty (void)
{
  GtkWidget *block = new_block (BYLINE_ROLE_BODY, "");

  for (int granularity = GTK_ACCESSIBLE_TEXT_GRANULARITY_CHARACTER;
       granularity <= GTK_ACCESSIBLE_TEXT_GRANULARITY_PARAGRAPH; granularity++)
    {
      guint start, end;
      g_autofree char *words =
        get_contents_at (block, 0, (GtkAccessibleTextGranularity) granularity, &start, &end);

      g_assert_cmpstr (words, ==, "");
      g_assert_cmpuint (start, ==, 0);
      g_assert_cmpuint (end, ==, 0);
    }
  g_object_unref (block);
}

/* Lines are where they are drawn; what is asked on one is answered on it. */
static void
test_lines (void)
{
  GtkWidget *block = new_block (BYLINE_ROLE_BODY, "Öne line\u2028another line\u2028third");
  GtkWidget *window = kit_test_present (block, 400, 200);
  guint start, end;
  g_autofree char *first = get_contents_at (block, 2, GTK_ACCESSIBLE_TEXT_GRANULARITY_LINE, &start,
                                            &end);
  g_autofree char *second = get_contents_at (block, 12, GTK_ACCESSIBLE_TEXT_GRANULARITY_LINE,
                                             &start, &end);

  g_assert_true (g_str_has_prefix (first, "Öne line"));
  g_assert_true (g_str_has_prefix (second, "another line"));
  g_assert_cmpuint (start, ==, 9);
  g_object_unref (block);
  kit_test_close (window);
}

static void
test_selection (void)
{
  GtkWidget *block = new_block (BYLINE_ROLE_BODY, WORDS);
  GtkAccessibleText *text = GTK_ACCESSIBLE_TEXT (block);
  GtkAccessibleTextInterface *iface = GTK_ACCESSIBLE_TEXT_GET_IFACE (text);
  g_autofree GtkAccessibleTextRange *ranges = NULL;
  gsize n_ranges;

  g_assert_false (iface->get_selection (text, &n_ranges, NULL));
  g_assert_cmpuint (iface->get_caret_position (text), ==, 0);
  byline_text_block_set_selection (BYLINE_TEXT_BLOCK (block), 8, 11);
  g_assert_true (iface->get_selection (text, &n_ranges, &ranges));
  g_assert_cmpuint (n_ranges, ==, 1);
  g_assert_cmpuint (ranges[0].start, ==, 6);
  g_assert_cmpuint (ranges[0].length, ==, 3);
  g_assert_cmpuint (iface->get_caret_position (text), ==, 9);
  g_object_unref (block);
}

static void
add_text_tests (void)
{
  g_test_add_func ("/kit/accessible-text/contents", test_contents);
  g_test_add_func ("/kit/accessible-text/pieces", test_pieces);
  g_test_add_func ("/kit/accessible-text/empty", test_empty);
  g_test_add_func ("/kit/accessible-text/lines", test_lines);
  g_test_add_func ("/kit/accessible-text/selection", test_selection);
}

G_GNUC_END_IGNORE_DEPRECATIONS

#else

static void
add_text_tests (void)
{
}

#endif

int
main (int   argc,
      char *argv[])
{
  kit_test_init (&argc, &argv);
  g_test_add_func ("/kit/accessible-text/roles", test_roles);
  g_test_add_func ("/kit/accessible-text/words-are-reachable", test_words_are_reachable);
  g_test_add_func ("/kit/accessible-text/extents", test_extents);
  add_text_tests ();
  return g_test_run ();
}
