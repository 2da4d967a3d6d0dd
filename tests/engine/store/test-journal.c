/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-journal.h"
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
texts_path (const char *dir)
{
  return g_build_filename (dir, "recent-texts.jsonl", NULL);
}

static void
test_latest (void)
{
  g_autofree char *dir = make_dir ();
  g_autoptr(BylineJournal) journal = byline_journal_new (dir);
  g_autoptr(GPtrArray) lines = NULL;

  g_assert_true (byline_journal_append (journal, "{\"uuid\":\"a\",\"text\":\"1\"}"));
  g_assert_true (byline_journal_append (journal, "{\"uuid\":\"b\",\"text\":\"2\"}"));
  g_assert_true (byline_journal_append (journal, "{\"uuid\":\"a\",\"text\":\"3\"}"));
  g_assert_true (byline_journal_append (journal, "{\"uuid\":\"c\",\"text\":\"4\"}"));
  g_assert_true (byline_journal_append (journal, "{\"uuid\":\"c\",\"gone\":1}"));
  lines = byline_journal_read_latest (journal);

  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (lines, 0), ==, "{\"uuid\":\"b\",\"text\":\"2\"}");
  g_assert_cmpstr (g_ptr_array_index (lines, 1), ==, "{\"uuid\":\"a\",\"text\":\"3\"}");
  remove_dir (dir);
}

static void
test_private (void)
{
  g_autofree char *dir = make_dir ();
  g_autofree char *path = texts_path (dir);
  g_autoptr(BylineJournal) journal = byline_journal_new (dir);
  GStatBuf info;

  g_assert_true (byline_journal_append (journal, "{\"uuid\":\"a\"}"));

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0077, ==, 0);
  remove_dir (dir);
}

/* A line cut short by a crash or a full disk spoils neither neighbour. */
static void
test_garbage (void)
{
  g_autofree char *dir = make_dir ();
  g_autofree char *path = texts_path (dir);
  g_autoptr(BylineJournal) journal = byline_journal_new (dir);
  g_autoptr(GPtrArray) lines = NULL;

  g_assert_true (g_file_set_contents (path,
                                      "{\"uuid\":\"a\",\"text\":\"1\"}\n\xff\xfe}\n{}\n{\"uuid\n"
                                      "{\"uuid\":\"cut\",\"te",
                                      -1, NULL));
  g_assert_true (byline_journal_append (journal, "{\"uuid\":\"b\",\"text\":\"2\"}"));
  lines = byline_journal_read_latest (journal);

  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_nonnull (strstr (g_ptr_array_index (lines, 0), "\"a\""));
  g_assert_nonnull (strstr (g_ptr_array_index (lines, 1), "\"b\""));
  remove_dir (dir);
}

static void
test_tidy (void)
{
  g_autofree char *dir = make_dir ();
  g_autofree char *path = texts_path (dir);
  g_autoptr(BylineJournal) journal = byline_journal_new (dir);
  g_autofree char *filler = g_strnfill (20000, 'x');
  g_autoptr(GPtrArray) lines = NULL;
  GStatBuf info;

  g_assert_true (byline_journal_append (journal, "{\"uuid\":\"old\",\"text\":\"kept\"}"));
  g_assert_true (byline_journal_append (journal, "{\"uuid\":\"gone\",\"text\":\"secret\"}"));
  g_assert_true (byline_journal_append (journal, "{\"uuid\":\"gone\",\"gone\":1}"));
  for (int i = 0; i < 300; i++) {
    g_autofree char *line = g_strdup_printf ("{\"uuid\":\"a\",\"n\":%d,\"text\":\"%s\"}", i,
                                             filler);

    g_assert_true (byline_journal_append (journal, line));
  }
  lines = byline_journal_read_latest (journal);

  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (lines, 0), ==, "{\"uuid\":\"old\",\"text\":\"kept\"}");
  g_assert_true (g_str_has_prefix (g_ptr_array_index (lines, 1), "{\"uuid\":\"a\",\"n\":299,"));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_size, <, 2 * 1024 * 1024);
  remove_dir (dir);
}

static void
test_sites (void)
{
  g_autofree char *dir = make_dir ();
  g_autoptr(BylineJournal) journal = byline_journal_new (dir);
  g_autoptr(GPtrArray) sites = g_ptr_array_new ();
  g_autoptr(GPtrArray) none = byline_journal_read_sites (journal);
  g_autoptr(GPtrArray) lines = NULL;

  g_ptr_array_add (sites, (gpointer) "{\"id\":1}");
  g_ptr_array_add (sites, (gpointer) "{\"id\":2}");
  g_assert_true (byline_journal_replace_sites (journal, sites));
  lines = byline_journal_read_sites (journal);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (lines, 1), ==, "{\"id\":2}");
  remove_dir (dir);
}

static void
test_no_folder (void)
{
  g_autoptr(BylineJournal) journal = byline_journal_new ("/dev/null/none");
  g_autoptr(GPtrArray) lines = byline_journal_read_latest (journal);

  g_assert_cmpuint (lines->len, ==, 0);
  g_assert_false (byline_journal_append (journal, "{\"uuid\":\"a\"}"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/journal/latest", test_latest);
  g_test_add_func ("/store/journal/private", test_private);
  g_test_add_func ("/store/journal/garbage", test_garbage);
  g_test_add_func ("/store/journal/tidy", test_tidy);
  g_test_add_func ("/store/journal/sites", test_sites);
  g_test_add_func ("/store/journal/no-folder", test_no_folder);

  return g_test_run ();
}
