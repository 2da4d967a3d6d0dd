/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-file-watch.h"
#include "store-fixture.h"

typedef struct
{
  char            *dir;
  BylineFileWatch *watch;
  guint            n_calls;
} Fixture;

static void
count_call (gpointer data)
{
  ((Fixture *) data)->n_calls++;
}

static void
set_up (Fixture       *self,
        gconstpointer  unused)
{
  self->dir = make_dir ();
  self->watch = byline_file_watch_new (self->dir, count_call, self);
  g_assert_nonnull (self->watch);
}

static void
tear_down (Fixture       *self,
           gconstpointer  unused)
{
  g_clear_pointer (&self->watch, byline_file_watch_free);
  remove_dir (self->dir);
  g_free (self->dir);
}

static void
write_file (Fixture    *self,
            const char *name)
{
  g_autofree char *path = g_build_filename (self->dir, name, NULL);

  g_assert_true (g_file_set_contents_full (path, "words", 5, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
wait_for_calls (Fixture *self,
                guint    n_calls)
{
  while (self->n_calls < n_calls)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_calls (Fixture       *self,
            gconstpointer  unused)
{
  write_file (self, "archive.db-wal");
  wait_for_calls (self, 1);
  write_file (self, "personal.db");
  wait_for_calls (self, self->n_calls + 1);
}

/* All fifty are heard before the pause that the first began is over. */
static void
test_gathers (Fixture       *self,
              gconstpointer  unused)
{
  for (int i = 0; i < 50; i++)
    write_file (self, "archive.db-wal");
  wait_for_calls (self, 1);

  g_assert_cmpuint (self->n_calls, ==, 1);
}

static gboolean
stop_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Whatever lies beside the databases is none of its business. */
static void
test_others (Fixture       *self,
             gconstpointer  unused)
{
  gboolean is_over = FALSE;

  write_file (self, "outbox.lock");
  write_file (self, "texts.journal");
  write_file (self, "archive.db-shm");
  g_timeout_add (1000, stop_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (self->n_calls, ==, 0);
}

/* Freed while a call is due. */
static void
test_freed (Fixture       *self,
            gconstpointer  unused)
{
  gboolean is_over = FALSE;

  write_file (self, "archive.db");
  g_main_context_iteration (NULL, TRUE);
  g_clear_pointer (&self->watch, byline_file_watch_free);
  g_timeout_add (500, stop_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (self->n_calls, ==, 0);
}

static void
test_no_folder (void)
{
  BylineFileWatch *watch = byline_file_watch_new ("/nonexistent/byline", count_call, NULL);

  g_clear_pointer (&watch, byline_file_watch_free);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/file-watch/calls", Fixture, NULL, set_up, test_calls, tear_down);
  g_test_add ("/store/file-watch/gathers", Fixture, NULL, set_up, test_gathers, tear_down);
  g_test_add ("/store/file-watch/others", Fixture, NULL, set_up, test_others, tear_down);
  g_test_add ("/store/file-watch/freed", Fixture, NULL, set_up, test_freed, tear_down);
  g_test_add_func ("/store/file-watch/no-folder", test_no_folder);

  return g_test_run ();
}
