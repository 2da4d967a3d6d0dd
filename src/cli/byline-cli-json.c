/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Values as JSON for scripts. Member names are those of design and manual
 * page; a member that has no value is null, never missing. */

#include "byline-cli-json.h"

#include "byline-time.h"

static JsonNode *
object_node (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}

static JsonNode *
array_node (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  return node;
}

/**
 * byline_cli_json_print:
 * @root: (transfer full): a document
 *
 * Prints the one JSON document of a run on standard output.
 */
void
byline_cli_json_print (JsonNode *root)
{
  g_autofree char *text = json_to_string (root, TRUE);

  g_print ("%s\n", text);
  json_node_unref (root);
}

void
byline_cli_json_set_string (JsonObject *object,
                            const char *name,
                            const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, name, value);
  else
    json_object_set_null_member (object, name);
}

void
byline_cli_json_set_time (JsonObject *object,
                          const char *name,
                          gint64      time)
{
  g_autofree char *text = time != BYLINE_TIME_UNKNOWN ? byline_time_to_gmt (time) : NULL;

  byline_cli_json_set_string (object, name, text);
}

JsonNode *
byline_cli_json_site (BylineSite *site,
                      gint64      n_unread)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "id", site->id);
  byline_cli_json_set_string (object, "name", site->name);
  byline_cli_json_set_string (object, "description", site->description);
  byline_cli_json_set_string (object, "home", site->home);
  byline_cli_json_set_string (object, "api", site->api_root);
  json_object_set_int_member (object, "unread", n_unread);
  return object_node (object);
}

JsonNode *
byline_cli_json_article (BylineArticle *article)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "id", article->id);
  json_object_set_int_member (object, "site", article->site_id);
  json_object_set_int_member (object, "post", article->remote_id);
  byline_cli_json_set_string (object, "title", article->title);
  byline_cli_json_set_string (object, "link", article->link);
  byline_cli_json_set_string (object, "author", article->author_name);
  byline_cli_json_set_string (object, "excerpt", article->excerpt);
  byline_cli_json_set_time (object, "published", article->published_at);
  byline_cli_json_set_time (object, "modified", article->modified_at);
  if (article->n_comments >= 0)
    json_object_set_int_member (object, "comments", article->n_comments);
  else
    json_object_set_null_member (object, "comments");
  json_object_set_boolean_member (object, "comments_open", article->comments_open);
  json_object_set_boolean_member (object, "protected", article->is_protected);
  json_object_set_boolean_member (object, "read", article->is_read);
  json_object_set_boolean_member (object, "saved", article->is_saved);
  json_object_set_boolean_member (object, "gone", article->is_gone);
  return object_node (object);
}

JsonNode *
byline_cli_json_terms (GPtrArray *terms)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < terms->len; i++)
    {
      BylineTerm *term = g_ptr_array_index (terms, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "kind",
                                     term->kind == BYLINE_TERM_TAG ? "tag" : "category");
      byline_cli_json_set_string (object, "name", term->name);
      byline_cli_json_set_string (object, "slug", term->slug);
      json_array_add_object_element (array, object);
    }

  return array_node (array);
}

static JsonArray *
links_of (const BylineText *text)
{
  JsonArray *links = json_array_new ();

  for (guint i = 0; i < text->spans->len; i++)
    {
      const BylineSpan *span = &g_array_index (text->spans, BylineSpan, i);

      if (span->kind == BYLINE_SPAN_LINK)
        json_array_add_string_element (links, span->data);
    }

  return links;
}

static void
set_picture (JsonObject          *object,
             const BylinePicture *picture)
{
  byline_cli_json_set_string (object, "uri", picture->uri);
  byline_cli_json_set_string (object, "alt", picture->alt);
  json_object_set_int_member (object, "width", picture->width);
  json_object_set_int_member (object, "height", picture->height);
}

static JsonObject *
block_object (const BylineBlock *block)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "kind", byline_block_get_name (block->kind));
  if (block->kind == BYLINE_BLOCK_HEADING)
    json_object_set_int_member (object, "level", block->level);
  if (block->kind == BYLINE_BLOCK_LIST)
    json_object_set_boolean_member (object, "ordered", block->is_ordered);
  if (block->text != NULL)
    {
      json_object_set_string_member (object, "text", block->text->words);
      json_object_set_array_member (object, "links", links_of (block->text));
    }
  if (block->picture != NULL)
    set_picture (object, block->picture);
  if (block->children != NULL)
    json_object_set_member (object, "blocks", byline_cli_json_blocks (block->children));
  return object;
}

/**
 * byline_cli_json_blocks:
 * @blocks: (element-type BylineBlock): blocks of a document
 *
 * Returns: (transfer full): an array of objects with "kind", "text", "links",
 *   "blocks" and what else the kind has
 */
JsonNode *
byline_cli_json_blocks (GPtrArray *blocks)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < blocks->len; i++)
    json_array_add_object_element (array, block_object (g_ptr_array_index (blocks, i)));

  return array_node (array);
}
