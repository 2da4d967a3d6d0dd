/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads one page made to hurt and says what it took: `byline-bench-bombs
 * NAME`, "empty" for a page without a word; without a name it lists them. */

#include "byline-html-reader.h"
#include "byline-test-bombs.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static double
read_cpu_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1000.0 + (double) time.tv_nsec / 1e6;
}

/* Not getrusage(), which begins with what the parent had. */
static double
read_peak_kib (void)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return 0;

  const char *line = strstr (text, "\nVmHWM:");
  return line != NULL ? (double) g_ascii_strtoll (line + strlen ("\nVmHWM:"), NULL, 10) : 0;
}

static void
list_names (void)
{
  const BylineTestBomb *bomb;

  for (guint i = 0; (bomb = byline_test_bomb_get (i)) != NULL; i++)
    g_print ("%s\n", bomb->name);
}

int
main (int   argc,
      char *argv[])
{
  static const BylineTestBomb empty = { "empty", "", "", 0, "", NULL };
  const BylineTestBomb *bomb = argc < 2 ? NULL : byline_test_bomb_lookup (argv[1]);

  if (argc < 2)
    {
      list_names ();
      return EXIT_SUCCESS;
    }
  if (bomb == NULL && strcmp (argv[1], empty.name) != 0)
    return EXIT_FAILURE;

  GString *html = byline_test_bomb_make (bomb != NULL ? bomb : &empty);
  double before = read_cpu_ms ();
  g_autoptr(BylineDocument) document =
    byline_html_reader_read (html->str, (gssize) html->len, "https://blog.example/",
                             BYLINE_PROFILE_ARTICLE);

  g_print ("cpu-ms %.2f\npeak-kib %.0f\n", read_cpu_ms () - before, read_peak_kib ());
  g_print ("texts %u\n", byline_document_get_n_texts (document));
  g_string_free (html, TRUE);
  return EXIT_SUCCESS;
}
