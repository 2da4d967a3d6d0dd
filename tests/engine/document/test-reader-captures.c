/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Real answers of real WordPress sites, read where they lie: every page and
 * every piece of rendered HTML must become a sound document, and the forms
 * must be judged right. Skips where the recordings are not at hand. */

#include "byline-comment-form.h"
#include "byline-document-text.h"
#include "byline-html-reader.h"
#include "byline-page-links.h"
#include "document-dump.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define BASE "http://127.0.0.1:8871/2024/12/21/north-korea-accusations/"

static const char * const versions[] = { "6.1", "6.8", "7.1" };

static const char *
captures_folder (void)
{
  const char *folder = g_getenv ("BYLINE_CAPTURES");

  if (folder == NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("no recordings of WordPress here");
      return NULL;
    }

  return folder;
}

static void
read_all_profiles (const char *html,
                   gssize      length)
{
  for (BylineProfile profile = BYLINE_PROFILE_ARTICLE; profile <= BYLINE_PROFILE_INLINE; profile++)
    {
      g_autoptr(BylineDocument) document = byline_html_reader_read (html, length, BASE, profile);
      g_autofree char *text = byline_document_text_wrapped (document, 72);

      document_check (document);
      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
}

static void
visit_folder (const char *suffix,
              void      (*visit) (const char *path,
                                  const char *content,
                                  gsize       length,
                                  guint      *n_seen),
              guint      *n_seen)
{
  const char *folder = captures_folder ();

  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (versions); i++)
    {
      g_autofree char *path = g_build_filename (folder, versions[i], NULL);
      g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *file = g_build_filename (path, name, NULL);
          g_autofree char *content = NULL;
          gsize length = 0;

          if (!g_str_has_suffix (name, suffix) ||
              !g_file_get_contents (file, &content, &length, NULL))
            continue;
          visit (file, content, length, n_seen);
        }
    }
}

static void
visit_page (const char *path,
            const char *content,
            gsize       length,
            guint      *n_seen)
{
  g_test_message ("%s", path);
  read_all_profiles (content, (gssize) length);
  g_autoptr(BylinePageLinks) links = byline_page_links_read (content, (gssize) length, BASE);
  g_autoptr(BylineCommentForm) form = byline_comment_form_read (content, (gssize) length, BASE);
  g_assert_nonnull (links);
  g_assert_nonnull (form->hidden);
  *n_seen += 1;
}

static void
test_pages (void)
{
  guint n_seen = 0;

  visit_folder (".html", visit_page, &n_seen);
  if (captures_folder () != NULL)
    g_assert_cmpuint (n_seen, >, 40);
}

/* Every "rendered" string at any depth. */
static void
read_rendered (JsonNode *node,
               guint    *n_seen)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        read_rendered (json_array_get_element (array, i), n_seen);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr(GList) names = json_object_get_members (object);

      for (GList *l = names; l != NULL; l = l->next)
        {
          JsonNode *member = json_object_get_member (object, l->data);

          if (strcmp (l->data, "rendered") != 0 || !JSON_NODE_HOLDS_VALUE (member))
            {
              read_rendered (member, n_seen);
              continue;
            }
          const char *html = json_node_get_string (member);
          g_autofree char *line = byline_html_reader_plain_line (html);
          g_autofree char *excerpt = byline_html_reader_excerpt (html, 55);
          read_all_profiles (html, -1);
          g_assert_true (g_utf8_validate (line, -1, NULL));
          g_assert_null (strchr (excerpt, '\n'));
          *n_seen += 1;
        }
    }
}

static void
visit_json (const char *path,
            const char *content,
            gsize       length,
            guint      *n_seen)
{
  g_autoptr(JsonParser) parser = json_parser_new ();

  g_test_message ("%s", path);
  if (json_parser_load_from_data (parser, content, (gssize) length, NULL) &&
      json_parser_get_root (parser) != NULL)
    read_rendered (json_parser_get_root (parser), n_seen);
}

static void
test_rendered (void)
{
  guint n_seen = 0;

  visit_folder (".json", visit_json, &n_seen);
  if (captures_folder () != NULL)
    g_assert_cmpuint (n_seen, >, 200);
}

static void
test_forms (void)
{
  static const struct { const char *file; BylineFormState state; gboolean required; } rows[] = {
    { "6.1/form-twentytwentyone.html", BYLINE_FORM_OPEN, TRUE },
    { "6.1/form-twentytwentyone-optional.html", BYLINE_FORM_OPEN, FALSE },
    { "6.1/form-twentytwentyone-registration.html", BYLINE_FORM_MUST_LOG_IN, FALSE },
    { "6.1/form-twentytwentythree.html", BYLINE_FORM_OPEN, TRUE },
    { "6.1/form-twentytwentythree-optional.html", BYLINE_FORM_OPEN, FALSE },
    { "6.1/form-twentytwentythree-registration.html", BYLINE_FORM_MUST_LOG_IN, FALSE },
    { "6.1/article-page.html", BYLINE_FORM_OPEN, TRUE },
    { "6.1/article-page-classic.html", BYLINE_FORM_OPEN, TRUE },
    { "6.8/article-page.html", BYLINE_FORM_OPEN, TRUE },
    { "7.1/article-page.html", BYLINE_FORM_OPEN, TRUE },
    { "7.1/article-page-classic.html", BYLINE_FORM_OPEN, TRUE },
    { "7.1/form-twentytwentyfive.html", BYLINE_FORM_OPEN, TRUE },
    { "7.1/form-twentytwentyfive-optional.html", BYLINE_FORM_OPEN, FALSE },
    { "7.1/form-twentytwentyfive-registration.html", BYLINE_FORM_MUST_LOG_IN, FALSE },
    { "7.1/form-twentytwentyone.html", BYLINE_FORM_OPEN, TRUE },
  };
  const char *folder = captures_folder ();

  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_build_filename (folder, rows[i].file, NULL);
      g_autofree char *html = NULL;
      gsize length = 0;

      g_assert_true (g_file_get_contents (path, &html, &length, NULL));
      g_autoptr(BylineCommentForm) form = byline_comment_form_read (html, (gssize) length, BASE);

      g_test_message ("%s", rows[i].file);
      g_assert_cmpint (form->state, ==, rows[i].state);
      g_assert_cmpint (form->name_required, ==, rows[i].required);
      g_assert_cmpint (form->email_required, ==, rows[i].required);
      if (form->state == BYLINE_FORM_OPEN)
        {
          g_assert_true (form->has_name && form->has_email && form->has_website);
          g_assert_true (g_str_has_suffix (form->action, "/wp-comments-post.php"));
          g_assert_cmpuint (form->hidden->len, >=, 2);
        }
    }
}

static void
test_refusals (void)
{
  static const struct { const char *file; const char *words; } rows[] = {
    { "6.1/form-noname.html", "Error: Please fill the required fields." },
    { "7.1/form-noname.html", "Error: Please fill the required fields." },
    { "7.1/form-duplicate.html", "Duplicate comment detected" },
    { "7.1/form-flood.html", "You are posting comments too quickly." },
    { "6.1/form-closed.html", "Sorry, comments are closed for this item." },
  };
  const char *folder = captures_folder ();

  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_build_filename (folder, rows[i].file, NULL);
      g_autofree char *html = NULL;

      g_assert_true (g_file_get_contents (path, &html, NULL, NULL));
      g_autofree char *words = byline_comment_form_error (html, -1);
      g_assert_nonnull (words);
      g_assert_true (g_str_has_prefix (words, rows[i].words));
      g_assert_null (strstr (words, "Back"));
    }
}

static void
test_page_links (void)
{
  const char *folder = captures_folder ();

  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (versions); i++)
    {
      g_autofree char *path = g_build_filename (folder, versions[i], "article-page.html", NULL);
      g_autofree char *html = NULL;

      g_assert_true (g_file_get_contents (path, &html, NULL, NULL));
      g_autoptr(BylinePageLinks) links = byline_page_links_read (html, -1, BASE);
      g_assert_true (g_str_has_suffix (links->api_root, "/wp-json/"));
      g_assert_true (g_str_has_suffix (links->post_route, "/wp/v2/posts/10"));
      g_assert_true (g_str_has_suffix (links->rsd, "/xmlrpc.php?rsd"));
      g_assert_true (g_str_has_suffix (links->shortlink, "/?p=10"));
      g_assert_true (g_str_has_suffix (links->feed, "/feed/"));
      g_assert_nonnull (links->title);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/reader-captures/pages", test_pages);
  g_test_add_func ("/document/reader-captures/rendered", test_rendered);
  g_test_add_func ("/document/reader-captures/forms", test_forms);
  g_test_add_func ("/document/reader-captures/refusals", test_refusals);
  g_test_add_func ("/document/reader-captures/page-links", test_page_links);

  return g_test_run ();
}
