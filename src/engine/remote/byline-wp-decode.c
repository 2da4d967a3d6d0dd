/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From WordPress's JSON to the program's values. Names and titles leave here
 * as plain text and addresses checked; HTML bodies leave as sent. What is
 * missing or of the wrong type takes its default, except an id: without one
 * a thing is dropped, and a list of nothing else is malformed. */

#include "byline-wp-decode.h"

#include <string.h>

#include "byline-html-reader.h"
#include "byline-json.h"
#include "byline-remote-error.h"
#include "byline-text.h"
#include "byline-time.h"
#include "byline-uri.h"

#define MAX_LINE_BYTES (16 * 1024)
#define MAX_EXCERPT_WORDS 55
#define MAX_ENTRIES 1000

typedef gpointer (*DecodeFunc) (JsonObject  *object,
                                gpointer     data,
                                GError     **error);

/* Escaped text or inline HTML of a name or title, as one plain line. */
static char *
dup_plain (JsonObject *object,
           const char *path)
{
  const char *html = byline_json_get_string (object, path, "");

  return strlen (html) <= MAX_LINE_BYTES ? byline_html_reader_plain_line (html) : g_strdup ("");
}

static char *
dup_web_address (JsonObject *object,
                 const char *path)
{
  const char *uri = byline_json_get_string (object, path, NULL);

  return byline_uri_is_web (uri) ? g_strdup (uri) : NULL;
}

static gint64
read_time (JsonObject *object,
           const char *path)
{
  return byline_time_from_gmt (byline_json_get_string (object, path, NULL));
}

/* The site's own excerpt, without the mark WordPress puts where it cut; else
 * the beginning of the text. */
static char *
dup_excerpt (JsonObject *object)
{
  const char *own = byline_json_get_string (object, "excerpt.rendered", "");
  const char *content = byline_json_get_string (object, "content.rendered", "");
  g_autofree char *text = byline_html_reader_excerpt (own, MAX_EXCERPT_WORDS);

  if (byline_text_is_blank (text))
    return byline_html_reader_excerpt (content, MAX_EXCERPT_WORDS);
  if (g_str_has_suffix (text, "[…]"))
    {
      text[strlen (text) - strlen ("[…]")] = '\0';
      g_strchomp (text);
      return g_strconcat (text, "…", NULL);
    }

  return g_steal_pointer (&text);
}

/**
 * byline_wp_decode_article:
 * @object: (not nullable): one of `wp/v2/posts`, perhaps narrowed
 * @error: %BYLINE_REMOTE_ERROR_MALFORMED without an id
 *
 * Reads `id link slug title.rendered excerpt.rendered content.rendered
 * content.protected date_gmt modified_gmt author featured_media categories
 * tags comment_status sticky`. The content stays %NULL if it was not asked
 * for. Times that are not given are %BYLINE_TIME_UNKNOWN.
 *
 * Returns: (transfer full) (nullable): an article that is not yet shared
 */
BylineArticle *
byline_wp_decode_article (JsonObject  *object,
                          GError     **error)
{
  gint64 id = byline_json_require_id (object, "id", error);
  if (id == 0)
    return NULL;

  BylineArticle *article = byline_article_new ();
  g_autofree char *link = dup_web_address (object, "link");
  article->remote_id = id;
  byline_set_str (&article->link, link != NULL ? link : "");
  byline_set_str (&article->slug, byline_json_get_string (object, "slug", ""));
  g_free (article->title);
  article->title = dup_plain (object, "title.rendered");
  byline_set_str (&article->title_html, byline_json_get_string (object, "title.rendered", ""));
  g_free (article->excerpt);
  article->excerpt = dup_excerpt (object);
  byline_set_str (&article->content_html,
                  byline_json_get_string (object, "content.rendered", NULL));
  article->published_at = read_time (object, "date_gmt");
  article->modified_at = read_time (object, "modified_gmt");
  article->author_id = byline_json_get_id (object, "author");
  article->picture_id = byline_json_get_id (object, "featured_media");
  g_clear_pointer (&article->categories, g_array_unref);
  article->categories = byline_json_dup_ids (object, "categories");
  g_clear_pointer (&article->tags, g_array_unref);
  article->tags = byline_json_dup_ids (object, "tags");
  article->comments_open =
    g_str_equal (byline_json_get_string (object, "comment_status", "closed"), "open");
  article->is_protected = byline_json_get_boolean (object, "content.protected", FALSE);
  article->is_sticky = byline_json_get_boolean (object, "sticky", FALSE);

  return article;
}

static BylineCommentStatus
read_status (JsonObject *object)
{
  const char *status = byline_json_get_string (object, "status", "approved");

  if (g_str_has_prefix (status, "approve") || g_str_equal (status, "1"))
    return BYLINE_COMMENT_APPROVED;
  if (g_str_equal (status, "hold") || g_str_equal (status, "0"))
    return BYLINE_COMMENT_HELD;

  return BYLINE_COMMENT_HIDDEN;
}

/**
 * byline_wp_decode_comment:
 * @object: (not nullable): one of `wp/v2/comments`, perhaps narrowed
 * @error: %BYLINE_REMOTE_ERROR_MALFORMED without an id
 *
 * Reads `id post parent author author_name author_url date_gmt
 * content.rendered link status`. Without a status it is approved: guests are
 * shown no other.
 *
 * Returns: (transfer full) (nullable): a comment that is not yet shared
 */
BylineComment *
byline_wp_decode_comment (JsonObject  *object,
                          GError     **error)
{
  gint64 id = byline_json_require_id (object, "id", error);
  if (id == 0)
    return NULL;

  BylineComment *comment = byline_comment_new ();
  g_autofree char *link = dup_web_address (object, "link");
  comment->remote_id = id;
  comment->post = byline_json_get_id (object, "post");
  comment->parent = byline_json_get_id (object, "parent");
  comment->author_id = byline_json_get_id (object, "author");
  g_free (comment->author_name);
  comment->author_name = dup_plain (object, "author_name");
  g_free (comment->author_uri);
  comment->author_uri = dup_web_address (object, "author_url");
  comment->published_at = read_time (object, "date_gmt");
  byline_set_str (&comment->content_html,
                  byline_json_get_string (object, "content.rendered", ""));
  byline_set_str (&comment->link, link != NULL ? link : "");
  comment->status = read_status (object);

  return comment;
}

static gboolean
speaks_v2 (JsonObject *index)
{
  JsonArray *namespaces = byline_json_get_array (index, "namespaces");
  guint n = namespaces != NULL ? json_array_get_length (namespaces) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (namespaces, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
          g_strcmp0 (json_node_get_string (node), "wp/v2") == 0)
        return TRUE;
    }

  return FALSE;
}

static char *
dup_home (JsonObject *index)
{
  char *home = dup_web_address (index, "home");

  if (home == NULL)
    home = dup_web_address (index, "url");
  while (home != NULL && g_str_has_suffix (home, "/"))
    home[strlen (home) - 1] = '\0';

  return home;
}

/**
 * byline_wp_decode_site:
 * @object: (not nullable): the index of a site
 * @api_root: (not nullable): where the index was read
 * @error: %BYLINE_REMOTE_ERROR_NOT_WORDPRESS if it names no `wp/v2`
 *
 * Reads `name description home url gmt_offset namespaces site_icon_url` and
 * `authentication.application-passwords.endpoints.authorization`. Without a
 * usable `home` the member is "".
 *
 * Returns: (transfer full) (nullable): a site that is not yet shared
 */
BylineSite *
byline_wp_decode_site (JsonObject  *object,
                       const char  *api_root,
                       GError     **error)
{
  if (!speaks_v2 (object))
    {
      g_set_error_literal (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_NOT_WORDPRESS,
                           "the index names no wp/v2");
      return NULL;
    }

  BylineSite *site = byline_site_new ();
  g_autofree char *home = dup_home (object);
  g_autofree char *icon = dup_web_address (object, "site_icon_url");
  g_autofree char *sign_in =
    dup_web_address (object, "authentication.application-passwords.endpoints.authorization");
  g_autofree char *name = dup_plain (object, "name");
  g_autofree char *description = dup_plain (object, "description");
  byline_set_str (&site->name, name);
  byline_set_str (&site->description, description);
  byline_set_str (&site->home, home != NULL ? home : "");
  byline_set_str (&site->api_root, api_root);
  byline_set_str (&site->icon_uri, icon);
  byline_set_str (&site->sign_in_uri, sign_in);
  site->gmt_offset = CLAMP (byline_json_get_double (object, "gmt_offset", 0), -24, 24);

  return site;
}

/* Decodes each object of a list. What cannot be read is left out; only when
 * nothing can be read is that an error. */
static GPtrArray *
decode_list (JsonNode        *root,
             DecodeFunc       decode,
             gpointer         data,
             GDestroyNotify   destroy,
             GError         **error)
{
  JsonArray *array = byline_json_root_array (root, error);
  if (array == NULL)
    return NULL;

  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (destroy);
  g_autoptr(GError) first = NULL;
  guint n = MIN (json_array_get_length (array), MAX_ENTRIES);
  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      gpointer value = JSON_NODE_HOLDS_OBJECT (node)
        ? decode (json_node_get_object (node), data, first == NULL ? &first : NULL) : NULL;

      if (value != NULL)
        g_ptr_array_add (list, value);
    }

  if (list->len == 0 && n > 0)
    {
      g_set_error (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_MALFORMED,
                   "nothing readable in the list: %s",
                   first != NULL ? first->message : "no objects");
      return NULL;
    }
  return g_steal_pointer (&list);
}

static gpointer
article_entry (JsonObject  *object,
               gpointer     data,
               GError     **error)
{
  return byline_wp_decode_article (object, error);
}

static gpointer
comment_entry (JsonObject  *object,
               gpointer     data,
               GError     **error)
{
  return byline_wp_decode_comment (object, error);
}

static gpointer
author_entry (JsonObject  *object,
              gpointer     data,
              GError     **error)
{
  gint64 id = byline_json_require_id (object, "id", error);
  if (id == 0)
    return NULL;

  g_autofree char *name = dup_plain (object, "name");
  return byline_author_new (id, name);
}

static gpointer
term_entry (JsonObject  *object,
            gpointer     data,
            GError     **error)
{
  gint64 id = byline_json_require_id (object, "id", error);
  if (id == 0)
    return NULL;

  BylineTerm *term = byline_term_new (GPOINTER_TO_INT (data));
  g_autofree char *name = dup_plain (object, "name");
  term->remote_id = id;
  term->parent = byline_json_get_id (object, "parent");
  byline_set_str (&term->name, name);
  byline_set_str (&term->slug, byline_json_get_string (object, "slug", ""));
  term->count = (guint) CLAMP (byline_json_get_int (object, "count", 0), 0, G_MAXINT);

  return term;
}

/**
 * byline_wp_decode_articles:
 * @root: (not nullable): an array of posts
 * @error: %BYLINE_REMOTE_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable) (element-type BylineArticle): in the
 *   order sent
 */
GPtrArray *
byline_wp_decode_articles (JsonNode  *root,
                           GError   **error)
{
  return decode_list (root, article_entry, NULL,
                      (GDestroyNotify) byline_article_unref, error);
}

static gboolean
is_comment_type (JsonNode *node)
{
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;

  const char *type = byline_json_get_string (json_node_get_object (node), "type", "comment");
  return g_str_equal (type, "comment") || *type == '\0';
}

/* Pingbacks are no conversation; the interface leaves them out for guests,
 * but a plugin may let them in. */
static void
remove_other_types (JsonNode *root)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;

  for (guint i = array != NULL ? json_array_get_length (array) : 0; i > 0; i--)
    {
      JsonNode *node = json_array_get_element (array, i - 1);

      if (JSON_NODE_HOLDS_OBJECT (node) && !is_comment_type (node))
        json_array_remove_element (array, i - 1);
    }
}

/**
 * byline_wp_decode_comments:
 * @root: (not nullable): an array of comments
 * @error: %BYLINE_REMOTE_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable) (element-type BylineComment): those of
 *   type "comment", in the order sent
 */
GPtrArray *
byline_wp_decode_comments (JsonNode  *root,
                           GError   **error)
{
  remove_other_types (root);
  return decode_list (root, comment_entry, NULL,
                      (GDestroyNotify) byline_comment_unref, error);
}

/**
 * byline_wp_decode_terms:
 * @root: (not nullable): an array of categories or tags
 * @kind: which of the two
 * @error: %BYLINE_REMOTE_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable) (element-type BylineTerm): in the
 *   order sent
 */
GPtrArray *
byline_wp_decode_terms (JsonNode        *root,
                        BylineTermKind   kind,
                        GError         **error)
{
  return decode_list (root, term_entry, GINT_TO_POINTER (kind),
                      (GDestroyNotify) byline_term_unref, error);
}

/**
 * byline_wp_decode_authors:
 * @root: (not nullable): an array of users
 * @error: %BYLINE_REMOTE_ERROR_MALFORMED
 *
 * Returns: (transfer full) (nullable) (element-type BylineAuthor): in the
 *   order sent
 */
GPtrArray *
byline_wp_decode_authors (JsonNode  *root,
                          GError   **error)
{
  return decode_list (root, author_entry, NULL,
                      (GDestroyNotify) byline_author_unref, error);
}

/* Whether @width is a better picture than @best for a place @wished wide: the
 * narrowest that fills it, else the widest there is. */
static gboolean
is_better_width (gint64 width,
                 gint64 best,
                 gint64 wished)
{
  if (width <= 0)
    return FALSE;
  if (best >= wished)
    return width >= wished && width < best;

  return width > best;
}

static char *
dup_picture (JsonObject *media,
             gint64      wished)
{
  JsonObject *sizes = byline_json_get_object (media, "media_details.sizes");
  g_autofree char *best = NULL;
  gint64 best_width = 0;

  if (sizes != NULL)
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *node;

      json_object_iter_init (&iter, sizes);
      while (json_object_iter_next (&iter, &name, &node))
        {
          JsonObject *size = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
          gint64 width = byline_json_get_int (size, "width", 0);
          g_autofree char *uri = dup_web_address (size, "source_url");

          if (uri != NULL && is_better_width (width, best_width, wished))
            {
              byline_set_str (&best, uri);
              best_width = width;
            }
        }
    }

  return best != NULL ? g_steal_pointer (&best) : dup_web_address (media, "source_url");
}

/**
 * byline_wp_decode_pictures:
 * @root: (not nullable): an array of media
 * @width: pixels wished for
 * @error: %BYLINE_REMOTE_ERROR_MALFORMED
 *
 * Source: `media_details.sizes.*.source_url`, else `source_url`.
 *
 * Returns: (transfer full) (nullable) (element-type gint64 utf8): from media
 *   id to the address of the narrowest size that is at least @width wide, or
 *   the widest there is
 */
GHashTable *
byline_wp_decode_pictures (JsonNode  *root,
                           guint      width,
                           GError   **error)
{
  JsonArray *array = byline_json_root_array (root, error);
  if (array == NULL)
    return NULL;

  GHashTable *pictures = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  guint n = MIN (json_array_get_length (array), MAX_ENTRIES);
  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonObject *media = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      gint64 id = byline_json_get_id (media, "id");
      char *uri = dup_picture (media, width);

      if (id != 0 && uri != NULL)
        g_hash_table_insert (pictures, g_memdup2 (&id, sizeof id), uri);
      else
        g_free (uri);
    }

  return pictures;
}
