/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Articles as WordPress renders them, every core block and the classic editor,
 * and what it can send besides: each must become the document kept beside it.
 * BYLINE_UPDATE_DUMPS=1 keeps the new ones. */

#include "byline-document-html.h"
#include "byline-html-reader.h"
#include "document-dump.h"

#include <string.h>

#define BASE "https://blog.example/2026/02/01/an-article/"

static BylineDocument *
read_article (const char *html)
{
  return byline_html_reader_read (html, -1, BASE, BYLINE_PROFILE_ARTICLE);
}

/* What the document writes of itself reads as what it wrote. */
static void
check_twice (BylineDocument *document)
{
  g_autofree char *once = byline_document_html_all (document);
  g_autoptr(BylineDocument) again = read_article (once);
  g_autofree char *twice = byline_document_html_all (again);

  g_assert_cmpstr (twice, ==, once);
}

static void
test_article (gconstpointer path)
{
  g_autofree char *golden = g_strconcat (path, NULL);
  g_autofree char *html = NULL;
  g_autofree char *wanted = NULL;

  strcpy (strrchr (golden, '.'), ".txt");
  g_assert_true (g_file_get_contents (path, &html, NULL, NULL));
  g_autoptr(BylineDocument) document = read_article (html);
  g_autofree char *dump = document_dump (document);

  document_check (document);
  g_assert_false (byline_document_get_truncated (document));
  if (g_getenv ("BYLINE_UPDATE_DUMPS") != NULL)
    g_assert_true (g_file_set_contents (golden, dump, -1, NULL));
  g_assert_true (g_file_get_contents (golden, &wanted, NULL, NULL));
  g_assert_cmpstr (dump, ==, wanted);
  check_twice (document);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  const char *data = g_getenv ("BYLINE_TEST_DATA");
  g_autofree char *folder =
    g_build_filename (data != NULL ? data : ".", "corpus", "rendered", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".html"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_assert_cmpuint (paths->len, >=, 8);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *base = g_path_get_basename (paths->pdata[i]);
      g_autofree char *path = g_strconcat ("/document/reader-corpus/", base, NULL);

      g_test_add_data_func (path, paths->pdata[i], test_article);
    }

  return g_test_run ();
}
