/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* WordPress's JSON becomes our values, whatever it holds. */

#include "byline-wp-decode.h"

#include <string.h>

#include "byline-json.h"
#include "byline-remote-error.h"
#include "byline-time.h"

#define POST \
  "{\"id\":31,\"date_gmt\":\"2024-03-02T10:20:30\",\"modified_gmt\":\"2024-03-04T00:00:00\"," \
  "\"slug\":\"tide\",\"link\":\"https://a.example/tide/\"," \
  "\"title\":{\"rendered\":\"Salt &amp; <em>tide<\\/em>\"}," \
  "\"content\":{\"rendered\":\"<p>Long text here.<\\/p>\",\"protected\":false}," \
  "\"excerpt\":{\"rendered\":\"<p>Short text [&hellip;]<\\/p>\"}," \
  "\"author\":4,\"featured_media\":9,\"comment_status\":\"open\",\"sticky\":true," \
  "\"categories\":[2,3],\"tags\":[\"11\"]}"

#define COMMENT \
  "{\"id\":8,\"post\":31,\"parent\":7,\"author\":0,\"author_name\":\"Bo &amp; Co\"," \
  "\"author_url\":\"http://bo.example\",\"date_gmt\":\"2024-03-02T11:00:00\"," \
  "\"content\":{\"rendered\":\"<p>Yes.<\\/p>\"},\"link\":\"https://a.example/tide/#comment-8\"," \
  "\"type\":\"comment\",\"status\":\"approved\"}"

#define SITE \
  "{\"name\":\"Harbour &amp; Sea\",\"description\":\"News\",\"url\":\"https://a.example/wp\"," \
  "\"home\":\"https://a.example/\",\"gmt_offset\":\"-3.5\"," \
  "\"namespaces\":[\"oembed/1.0\",\"wp/v2\"]," \
  "\"authentication\":{\"application-passwords\":{\"endpoints\":{\"authorization\":" \
  "\"https://a.example/authorize\"}}},\"site_icon_url\":\"https://a.example/i.png\"}"

static JsonNode *
parse (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  JsonNode *root = byline_json_parse (bytes, &error);

  g_assert_no_error (error);
  return root;
}

static void
test_article (void)
{
  g_autoptr(JsonNode) root = parse (POST);
  g_autoptr(GError) error = NULL;

  g_autoptr(BylineArticle) article =
    byline_wp_decode_article (json_node_get_object (root), &error);

  g_assert_no_error (error);
  g_assert_cmpint (article->remote_id, ==, 31);
  g_assert_cmpstr (article->link, ==, "https://a.example/tide/");
  g_assert_cmpstr (article->slug, ==, "tide");
  g_assert_cmpstr (article->title, ==, "Salt & tide");
  g_assert_cmpstr (article->title_html, ==, "Salt &amp; <em>tide</em>");
  g_assert_cmpstr (article->excerpt, ==, "Short text\342\200\246");
  g_assert_cmpstr (article->content_html, ==, "<p>Long text here.</p>");
  g_assert_cmpint (article->published_at, ==, byline_time_from_gmt ("2024-03-02T10:20:30"));
  g_assert_cmpint (article->modified_at, ==, byline_time_from_gmt ("2024-03-04T00:00:00"));
  g_assert_cmpint (article->author_id, ==, 4);
  g_assert_cmpint (article->picture_id, ==, 9);
  g_assert_cmpuint (article->categories->len, ==, 2);
  g_assert_cmpint (g_array_index (article->tags, gint64, 0), ==, 11);
  g_assert_true (article->comments_open);
  g_assert_true (article->is_sticky);
  g_assert_false (article->is_protected);
  g_assert_cmpint (article->n_comments, ==, -1);
}

static void
test_article_narrowed (void)
{
  g_autoptr(JsonNode) root = parse ("{\"id\":\"5\",\"content\":{\"protected\":true}}");

  g_autoptr(BylineArticle) article =
    byline_wp_decode_article (json_node_get_object (root), NULL);

  g_assert_cmpint (article->remote_id, ==, 5);
  g_assert_null (article->content_html);
  g_assert_true (article->is_protected);
  g_assert_false (article->comments_open);
  g_assert_cmpstr (article->title, ==, "");
  g_assert_cmpstr (article->excerpt, ==, "");
  g_assert_cmpstr (article->link, ==, "");
  g_assert_cmpint (article->published_at, ==, BYLINE_TIME_UNKNOWN);
}

static void
test_excerpt_from_content (void)
{
  g_autoptr(JsonNode) root =
    parse ("{\"id\":5,\"excerpt\":{\"rendered\":\"\"},"
           "\"content\":{\"rendered\":\"<p>First words.<\\/p>\"}}");

  g_autoptr(BylineArticle) article =
    byline_wp_decode_article (json_node_get_object (root), NULL);

  g_assert_cmpstr (article->excerpt, ==, "First words.");
}

static void
test_comment (void)
{
  g_autoptr(JsonNode) root = parse (COMMENT);

  g_autoptr(BylineComment) comment =
    byline_wp_decode_comment (json_node_get_object (root), NULL);

  g_assert_cmpint (comment->remote_id, ==, 8);
  g_assert_cmpint (comment->post, ==, 31);
  g_assert_cmpint (comment->parent, ==, 7);
  g_assert_cmpint (comment->author_id, ==, 0);
  g_assert_cmpstr (comment->author_name, ==, "Bo & Co");
  g_assert_cmpstr (comment->author_uri, ==, "http://bo.example");
  g_assert_cmpstr (comment->content_html, ==, "<p>Yes.</p>");
  g_assert_cmpint (comment->status, ==, BYLINE_COMMENT_APPROVED);
}

static void
test_comment_author_uri_is_checked (void)
{
  static const char * const bad[] = {
    "", "javascript:alert(1)", "http://not%20a%20url", "http://u:p@x.example/", "pat.example",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"id\":1,\"author_url\":\"%s\"}", bad[i]);
      g_autoptr(JsonNode) root = parse (text);
      g_autoptr(BylineComment) comment =
        byline_wp_decode_comment (json_node_get_object (root), NULL);

      g_assert_null (comment->author_uri);
    }
}

static void
test_comment_status (void)
{
  static const struct { const char *word; BylineCommentStatus status; } rows[] = {
    { "approved", BYLINE_COMMENT_APPROVED }, { "approve", BYLINE_COMMENT_APPROVED },
    { "hold", BYLINE_COMMENT_HELD }, { "spam", BYLINE_COMMENT_HIDDEN },
    { "trash", BYLINE_COMMENT_HIDDEN }, { "new-word", BYLINE_COMMENT_HIDDEN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"id\":1,\"status\":\"%s\"}", rows[i].word);
      g_autoptr(JsonNode) root = parse (text);
      g_autoptr(BylineComment) comment =
        byline_wp_decode_comment (json_node_get_object (root), NULL);

      g_assert_cmpint (comment->status, ==, rows[i].status);
    }
}

static void
test_comments_leave_out_pingbacks (void)
{
  g_autoptr(JsonNode) root =
    parse ("[" COMMENT ",{\"id\":9,\"type\":\"pingback\"},{\"id\":10},{\"id\":0},7,null]");

  g_autoptr(GPtrArray) comments = byline_wp_decode_comments (root, NULL);

  g_assert_cmpuint (comments->len, ==, 2);
  g_assert_cmpint (((BylineComment *) comments->pdata[1])->remote_id, ==, 10);
}

static void
test_only_pingbacks_is_no_error (void)
{
  g_autoptr(JsonNode) root = parse ("[{\"id\":9,\"type\":\"pingback\"}]");
  g_autoptr(GError) error = NULL;

  g_autoptr(GPtrArray) comments = byline_wp_decode_comments (root, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (comments->len, ==, 0);
}

static void
test_site (void)
{
  g_autoptr(JsonNode) root = parse (SITE);

  g_autoptr(BylineSite) site =
    byline_wp_decode_site (json_node_get_object (root), "https://a.example/wp-json/", NULL);

  g_assert_cmpstr (site->name, ==, "Harbour & Sea");
  g_assert_cmpstr (site->home, ==, "https://a.example");
  g_assert_cmpstr (site->api_root, ==, "https://a.example/wp-json/");
  g_assert_cmpstr (site->icon_uri, ==, "https://a.example/i.png");
  g_assert_cmpstr (site->sign_in_uri, ==, "https://a.example/authorize");
  g_assert_cmpfloat (site->gmt_offset, ==, -3.5);
}

static void
test_site_with_empty_maps (void)
{
  g_autoptr(JsonNode) root =
    parse ("{\"namespaces\":[5,\"wp/v2\"],\"authentication\":[],\"site_icon_url\":\"\","
           "\"home\":\"nonsense\",\"url\":\"https://b.example//\"}");

  g_autoptr(BylineSite) site = byline_wp_decode_site (json_node_get_object (root), "r", NULL);

  g_assert_null (site->sign_in_uri);
  g_assert_null (site->icon_uri);
  g_assert_cmpstr (site->home, ==, "https://b.example");
}

static void
test_site_that_is_none (void)
{
  static const char * const others[] = {
    "{}", "{\"namespaces\":[]}", "{\"namespaces\":\"wp/v2\"}", "{\"namespaces\":[\"x/v1\"]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr(JsonNode) root = parse (others[i]);
      g_autoptr(GError) error = NULL;

      g_assert_null (byline_wp_decode_site (json_node_get_object (root), "r", &error));
      g_assert_error (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_NOT_WORDPRESS);
    }
}

static void
test_terms_and_authors (void)
{
  g_autoptr(JsonNode) terms_root =
    parse ("[{\"id\":2,\"name\":\"Arts &amp; Letters\",\"slug\":\"arts\",\"parent\":1,"
           "\"count\":12},{\"name\":\"no id\"}]");
  g_autoptr(JsonNode) authors_root = parse ("[{\"id\":4,\"name\":\"Ann &lt;3\"}]");

  g_autoptr(GPtrArray) terms =
    byline_wp_decode_terms (terms_root, BYLINE_TERM_CATEGORY, NULL);
  g_autoptr(GPtrArray) authors = byline_wp_decode_authors (authors_root, NULL);

  g_assert_cmpuint (terms->len, ==, 1);
  const BylineTerm *term = terms->pdata[0];
  g_assert_cmpint (term->kind, ==, BYLINE_TERM_CATEGORY);
  g_assert_cmpstr (term->name, ==, "Arts & Letters");
  g_assert_cmpstr (term->slug, ==, "arts");
  g_assert_cmpint (term->parent, ==, 1);
  g_assert_cmpuint (term->count, ==, 12);
  g_assert_cmpstr (((BylineAuthor *) authors->pdata[0])->name, ==, "Ann <3");
}

static void
test_pictures (void)
{
  static const struct { const char *sizes; const char *chosen; } rows[] = {
    { "{\"a\":{\"width\":150,\"source_url\":\"http://x.example/150\"},"
      "\"b\":{\"width\":300,\"source_url\":\"http://x.example/300\"},"
      "\"c\":{\"width\":768,\"source_url\":\"http://x.example/768\"}}", "http://x.example/300" },
    { "{\"a\":{\"width\":150,\"source_url\":\"http://x.example/150\"},"
      "\"b\":{\"width\":200,\"source_url\":\"http://x.example/200\"}}", "http://x.example/200" },
    { "{\"a\":{\"width\":2000,\"source_url\":\"http://x.example/2000\"},"
      "\"b\":{\"width\":\"1000\",\"source_url\":\"http://x.example/1000\"}}",
      "http://x.example/1000" },
    { "{\"a\":{\"width\":300,\"source_url\":\"file:///x\"}}", "http://x.example/full" },
    { "[]", "http://x.example/full" },
    { "{\"a\":5,\"b\":{}}", "http://x.example/full" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("[{\"id\":9,\"source_url\":\"http://x.example/full\","
                         "\"media_details\":{\"sizes\":%s}}]", rows[i].sizes);
      g_autoptr(JsonNode) root = parse (text);
      g_autoptr(GHashTable) pictures = byline_wp_decode_pictures (root, 300, NULL);
      gint64 id = 9;

      g_assert_cmpstr (g_hash_table_lookup (pictures, &id), ==, rows[i].chosen);
    }
}

static void
test_list_without_anything_readable (void)
{
  g_autoptr(JsonNode) unreadable = parse ("[{\"id\":0},{\"title\":5}]");
  g_autoptr(JsonNode) empty = parse ("[]");
  g_autoptr(JsonNode) object = parse ("{\"id\":1}");
  g_autoptr(GError) error = NULL;

  g_autoptr(GPtrArray) none = byline_wp_decode_articles (empty, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);

  g_assert_null (byline_wp_decode_articles (unreadable, &error));
  g_assert_error (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_MALFORMED);
  g_clear_error (&error);
  g_assert_null (byline_wp_decode_articles (object, &error));
  g_assert_error (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_MALFORMED);
}

static const char * const wrong_types[] = {
  "null", "true", "false", "0", "-1", "1e400", "99999999999999999999", "\"\"", "\"text\"",
  "[]", "{}", "[[{\"a\":[null]}]]", "{\"rendered\":5}", "{\"rendered\":{\"rendered\":[]}}",
};

static void
decode_all (const char *text)
{
  g_autofree char *list = g_strconcat ("[", text, "]", NULL);
  g_autoptr(GBytes) bytes = g_bytes_new (list, strlen (list));
  g_autoptr(JsonNode) root = byline_json_parse (bytes, NULL);

  if (root == NULL)
    return;

  JsonObject *object = json_array_get_object_element (json_node_get_array (root), 0);
  g_autoptr(BylineArticle) article = byline_wp_decode_article (object, NULL);
  g_autoptr(BylineComment) comment = byline_wp_decode_comment (object, NULL);
  g_autoptr(BylineSite) site = byline_wp_decode_site (object, "r", NULL);
  g_autoptr(GPtrArray) terms = byline_wp_decode_terms (root, BYLINE_TERM_TAG, NULL);
  g_autoptr(GPtrArray) authors = byline_wp_decode_authors (root, NULL);
  g_autoptr(GHashTable) pictures = byline_wp_decode_pictures (root, 300, NULL);
  g_autoptr(GPtrArray) comments = byline_wp_decode_comments (root, NULL);

  if (article != NULL)
    g_assert_cmpint (article->remote_id, >=, 1);
  if (comment != NULL)
    g_assert_nonnull (comment->author_name);
}

/* Replaces each member of @text in turn by each wrong type. */
static guint
replace_each (const char *text)
{
  g_autoptr(JsonNode) root = parse (text);
  g_autoptr(GList) names = json_object_get_members (json_node_get_object (root));
  guint n = 0;

  for (GList *name = names; name != NULL; name = name->next)
    for (guint i = 0; i < G_N_ELEMENTS (wrong_types); i++)
      {
        g_autoptr(GString) changed = g_string_new ("{");

        for (GList *other = names; other != NULL; other = other->next)
          {
            g_autofree char *value = json_to_string (
              json_object_get_member (json_node_get_object (root), other->data), FALSE);

            g_string_append_printf (changed, "%s\"%s\":%s", other == names ? "" : ",",
                                    (char *) other->data,
                                    other == name ? wrong_types[i] : value);
          }
        g_string_append_c (changed, '}');
        decode_all (changed->str);
        n++;
      }

  return n;
}

static void
test_wrong_types (void)
{
  guint n = replace_each (POST) + replace_each (COMMENT) + replace_each (SITE) +
            replace_each ("{\"id\":9,\"source_url\":\"http://x.example/\","
                          "\"name\":\"n\",\"slug\":\"s\",\"count\":1,\"parent\":2,"
                          "\"media_details\":{\"sizes\":{\"a\":{\"width\":1}}}}");

  g_assert_cmpuint (n, >, 400);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/remote/wp-decode/article", test_article);
  g_test_add_func ("/remote/wp-decode/article-narrowed", test_article_narrowed);
  g_test_add_func ("/remote/wp-decode/excerpt-from-content", test_excerpt_from_content);
  g_test_add_func ("/remote/wp-decode/comment", test_comment);
  g_test_add_func ("/remote/wp-decode/comment-author-uri-is-checked",
                   test_comment_author_uri_is_checked);
  g_test_add_func ("/remote/wp-decode/comment-status", test_comment_status);
  g_test_add_func ("/remote/wp-decode/comments-leave-out-pingbacks",
                   test_comments_leave_out_pingbacks);
  g_test_add_func ("/remote/wp-decode/only-pingbacks-is-no-error",
                   test_only_pingbacks_is_no_error);
  g_test_add_func ("/remote/wp-decode/site", test_site);
  g_test_add_func ("/remote/wp-decode/site-with-empty-maps", test_site_with_empty_maps);
  g_test_add_func ("/remote/wp-decode/site-that-is-none", test_site_that_is_none);
  g_test_add_func ("/remote/wp-decode/terms-and-authors", test_terms_and_authors);
  g_test_add_func ("/remote/wp-decode/pictures", test_pictures);
  g_test_add_func ("/remote/wp-decode/list-without-anything-readable",
                   test_list_without_anything_readable);
  g_test_add_func ("/remote/wp-decode/wrong-types", test_wrong_types);

  return g_test_run ();
}
