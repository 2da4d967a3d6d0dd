/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A folder that a test fills and that is gone after it. */

#include "byline-test-folder.h"

#include <glib/gstdio.h>

/**
 * byline_test_folder_new:
 * @what: a part of its name
 *
 * Returns: (transfer full): the path of an empty folder
 */
char *
byline_test_folder_new (const char *what)
{
  g_autofree char *name = g_strdup_printf ("byline-%s-XXXXXX", what);
  g_autoptr(GError) error = NULL;
  char *path = g_dir_make_tmp (name, &error);

  g_assert_no_error (error);
  return path;
}

/**
 * byline_test_folder_remove:
 * @path: a folder or a file
 *
 * Removes it with all that is in it; links are not followed.
 */
void
byline_test_folder_remove (const char *path)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      byline_test_folder_remove (child);
    }
  g_remove (path);
}

/**
 * byline_test_folder_free:
 * @path: (transfer full): a folder, removed with all that is in it
 */
void
byline_test_folder_free (char *path)
{
  byline_test_folder_remove (path);
  g_free (path);
}
