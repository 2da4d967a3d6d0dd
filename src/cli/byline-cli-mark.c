/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* bylinectl mark: read, unread, saved, unsaved. */

#include "byline-cli.h"

#define USAGE "mark ARTICLE read|unread|saved|unsaved"

typedef struct
{
  const char *word;
  gboolean    is_about_saving;
  gboolean    is_set;
} Mark;

static const Mark marks[] = {
  { "read", FALSE, TRUE },
  { "unread", FALSE, FALSE },
  { "saved", TRUE, TRUE },
  { "unsaved", TRUE, FALSE },
};

static const Mark *
find_mark (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_equal (marks[i].word, word))
      return &marks[i];

  return NULL;
}

BylineCliStatus
byline_cli_mark (BylineCli  *cli,
                 int         argc,
                 char      **argv)
{
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  if (!byline_cli_parse (NULL, USAGE, &argc, &argv))
    return BYLINE_CLI_USAGE;
  const Mark *mark = argc == 3 ? find_mark (argv[2]) : NULL;
  if (mark == NULL)
    return byline_cli_misused (USAGE);

  gint64 id = byline_cli_find_article (cli, argv[1], &error);
  if (id == 0)
    return byline_cli_failed (error, NULL);

  if (mark->is_about_saving)
    byline_library_mark_saved_async (cli->library, id, mark->is_set, NULL,
                                     byline_cli_answered_cb, &slot);
  else
    byline_library_mark_read_async (cli->library, id, mark->is_set, NULL,
                                    byline_cli_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = byline_cli_wait (&slot);
  return byline_library_mark_finish (cli->library, result, &error)
         ? BYLINE_CLI_DONE : byline_cli_failed (error, NULL);
}
