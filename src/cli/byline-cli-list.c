/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* bylinectl list: articles from the store, newest first. */

#include "byline-cli.h"

#include "byline-cli-json.h"
#include "byline-time.h"

#define USAGE "list [SITE] [--category SLUG] [--tag SLUG] [--author NAME] " \
              "[--unread] [--saved] [--search TEXT] [--limit N]"
#define DEFAULT_LIMIT 50

static void
print_json (GPtrArray *articles)
{
  JsonNode *root = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < articles->len; i++)
    json_array_add_element (array, byline_cli_json_article (g_ptr_array_index (articles, i)));
  json_node_take_array (root, array);
  byline_cli_json_print (root);
}

static void
print_lines (GPtrArray *articles)
{
  for (guint i = 0; i < articles->len; i++)
    {
      BylineArticle *article = g_ptr_array_index (articles, i);
      g_autofree char *date = byline_time_to_gmt (article->published_at);
      g_autofree char *heading = byline_article_dup_heading (article);

      g_print ("%" G_GINT64_FORMAT "\t%.10s\t%c%c\t%s\n", article->id,
               date != NULL ? date : "", article->is_read ? ' ' : '*',
               article->is_saved ? 'S' : ' ', heading);
    }
}

static GPtrArray *
load (BylineCli           *cli,
      const BylineFilter  *filter,
      guint                limit,
      GError             **error)
{
  GAsyncResult *slot = NULL;

  byline_library_list_ids_async (cli->library, filter, limit, NULL,
                                 byline_cli_answered_cb, &slot);
  g_autoptr(GAsyncResult) listed = byline_cli_wait (&slot);
  g_autoptr(GArray) ids = byline_library_list_ids_finish (cli->library, listed, error);
  if (ids == NULL)
    return NULL;

  byline_library_get_articles_async (cli->library, (const gint64 *) (gpointer) ids->data,
                                     ids->len, NULL, byline_cli_answered_cb, &slot);
  g_autoptr(GAsyncResult) loaded = byline_cli_wait (&slot);
  return byline_library_get_articles_finish (cli->library, loaded, error);
}

BylineCliStatus
byline_cli_list (BylineCli  *cli,
                 int         argc,
                 char      **argv)
{
  g_autoptr(BylineFilter) filter = byline_filter_new ();
  int limit = DEFAULT_LIMIT;
  const GOptionEntry entries[] = {
    { "category", 0, 0, G_OPTION_ARG_STRING, &filter->category_slug, NULL, NULL },
    { "tag", 0, 0, G_OPTION_ARG_STRING, &filter->tag_slug, NULL, NULL },
    { "author", 0, 0, G_OPTION_ARG_STRING, &filter->author, NULL, NULL },
    { "unread", 0, 0, G_OPTION_ARG_NONE, &filter->unread_only, NULL, NULL },
    { "saved", 0, 0, G_OPTION_ARG_NONE, &filter->saved_only, NULL, NULL },
    { "search", 0, 0, G_OPTION_ARG_STRING, &filter->search, NULL, NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
    { NULL }
  };
  g_autoptr(GError) error = NULL;

  if (!byline_cli_parse (entries, USAGE, &argc, &argv))
    return BYLINE_CLI_USAGE;
  if (argc > 2 || limit < 0)
    return byline_cli_misused (USAGE);

  if (argc == 2)
    {
      g_autoptr(BylineSite) site = byline_cli_find_site (cli, argv[1], &error);

      if (site == NULL)
        return byline_cli_failed (error, NULL);
      filter->site_id = site->id;
    }

  g_autoptr(GPtrArray) articles = load (cli, filter, (guint) limit, &error);
  if (articles == NULL)
    return byline_cli_failed (error, NULL);
  if (cli->as_json)
    print_json (articles);
  else
    print_lines (articles);
  return BYLINE_CLI_DONE;
}
