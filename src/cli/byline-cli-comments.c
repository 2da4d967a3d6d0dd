/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* bylinectl comments: the conversation below an article, from the site when
 * it answers and from the store when it does not. */

#include "byline-cli.h"

#include <glib/gi18n.h>

#include "byline-cli-json.h"
#include "byline-comment-item.h"
#include "byline-document-text.h"
#include "byline-time-text.h"

#define USAGE "comments ARTICLE"
#define COLUMNS 78
#define INDENT_COLUMNS 2
#define MAX_INDENTS 8

static void
refresh (BylineCli *cli,
         gint64     article_id)
{
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  byline_library_refresh_comments_async (cli->library, article_id, NULL,
                                         byline_cli_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = byline_cli_wait (&slot);
  if (!byline_library_refresh_comments_finish (cli->library, result, &error))
    byline_cli_failed (error, NULL);
}

static JsonObject *
comment_object (BylineCommentItem *item)
{
  BylineComment *comment = byline_comment_item_get_comment (item);
  g_autofree char *text = byline_document_text_all (byline_comment_item_get_document (item));
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "id", comment->remote_id);
  json_object_set_int_member (object, "parent", comment->parent);
  byline_cli_json_set_string (object, "author", comment->author_name);
  byline_cli_json_set_string (object, "website", comment->author_uri);
  byline_cli_json_set_time (object, "published", comment->published_at);
  byline_cli_json_set_string (object, "link", comment->link);
  byline_cli_json_set_string (object, "text", text);
  json_object_set_array_member (object, "replies", json_array_new ());
  return object;
}

/* Rows come in reading order, so the branch that is open at each depth is all
 * that must be remembered. */
static void
print_json (GPtrArray *items)
{
  JsonNode *root = json_node_new (JSON_NODE_ARRAY);
  JsonArray *top = json_array_new ();
  g_autoptr(GPtrArray) branch = g_ptr_array_new ();

  g_ptr_array_add (branch, top);
  for (guint i = 0; i < items->len; i++)
    {
      BylineCommentItem *item = g_ptr_array_index (items, i);
      guint depth = MIN (byline_comment_item_get_depth (item), branch->len - 1);
      JsonObject *object = comment_object (item);

      g_ptr_array_set_size (branch, (int) depth + 1);
      json_array_add_object_element (g_ptr_array_index (branch, depth), object);
      g_ptr_array_add (branch, json_object_get_array_member (object, "replies"));
    }

  json_node_take_array (root, top);
  byline_cli_json_print (root);
}

static void
print_comment (BylineCommentItem *item)
{
  BylineComment *comment = byline_comment_item_get_comment (item);
  guint n_indent = MIN (byline_comment_item_get_depth (item), MAX_INDENTS) * INDENT_COLUMNS;
  g_autofree char *indent = g_strnfill (n_indent, ' ');
  g_autofree char *date = byline_time_text_full (comment->published_at);
  g_autofree char *text =
    byline_document_text_wrapped (byline_comment_item_get_document (item), COLUMNS - n_indent);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean is_named = comment->author_name != NULL && *comment->author_name != '\0';

  g_print ("%s%s · %s · #%" G_GINT64_FORMAT "\n", indent,
           is_named ? comment->author_name : _("Anonymous"), date, comment->remote_id);
  for (guint i = 0; lines[i] != NULL; i++)
    g_print ("%s%s\n", *lines[i] != '\0' ? indent : "", lines[i]);
  g_print ("\n");
}

BylineCliStatus
byline_cli_comments (BylineCli  *cli,
                     int         argc,
                     char      **argv)
{
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  if (!byline_cli_parse (NULL, USAGE, &argc, &argv))
    return BYLINE_CLI_USAGE;
  if (argc != 2)
    return byline_cli_misused (USAGE);

  gint64 article_id = byline_cli_find_article (cli, argv[1], &error);
  if (article_id == 0)
    return byline_cli_failed (error, NULL);

  refresh (cli, article_id);
  byline_library_list_comments_async (cli->library, article_id, NULL,
                                      byline_cli_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = byline_cli_wait (&slot);
  g_autoptr(GPtrArray) items =
    byline_library_list_comments_finish (cli->library, result, &error);
  if (items == NULL)
    return byline_cli_failed (error, NULL);

  if (cli->as_json)
    print_json (items);
  for (guint i = 0; !cli->as_json && i < items->len; i++)
    print_comment (g_ptr_array_index (items, i));
  return BYLINE_CLI_DONE;
}
