/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What tests of the store begin with: an empty store, and values to put in. */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "byline-store-resources.h"

char *
make_dir (void)
{
  g_autoptr(GError) error = NULL;
  char *dir = g_dir_make_tmp ("byline-store-XXXXXX", &error);

  g_assert_no_error (error);

  return dir;
}

void
remove_dir (const char *dir)
{
  g_autoptr(GDir) opened = g_dir_open (dir, 0, NULL);
  const char *name;

  g_chmod (dir, 0700);
  while (opened != NULL && (name = g_dir_read_name (opened)) != NULL) {
    g_autofree char *path = g_build_filename (dir, name, NULL);

    g_unlink (path);
  }
  g_rmdir (dir);
}

/* With its files open. */
BylineStore *
open_store (const char *dir)
{
  BylineStore *store = byline_store_new (dir, NULL);

  byline_store_wait (store);

  return store;
}

void
store_fixture_set_up (StoreFixture  *self,
                      gconstpointer  unused)
{
  self->dir = make_dir ();
  self->store = open_store (self->dir);
  g_assert_cmpint (byline_store_get_mode (self->store), ==, BYLINE_STORE_WRITABLE);
}

void
store_fixture_tear_down (StoreFixture  *self,
                         gconstpointer  unused)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->store);
  remove_dir (self->dir);
  g_free (self->dir);
}

void
store_fixture_reopen (StoreFixture *self)
{
  g_clear_object (&self->store);
  self->store = open_store (self->dir);
}

gint64
store_fixture_add_site (StoreFixture *self,
                        const char   *name)
{
  g_autoptr(BylineSite) site = make_site (name);
  g_autoptr(GError) error = NULL;
  gint64 id = byline_store_add_site (self->store, site, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);

  return id;
}

/* Takes @article. */
gint64
store_fixture_add (StoreFixture  *self,
                   gint64         site_id,
                   BylineArticle *article)
{
  gint64 remote_id = article->remote_id;
  g_autoptr(GPtrArray) articles = make_list ((GDestroyNotify) byline_article_unref, article, NULL);
  g_autoptr(GError) error = NULL;
  gint64 id;

  g_assert_true (byline_store_save_articles (self->store, site_id, articles, NULL, &error));
  g_assert_no_error (error);
  id = byline_store_find_article (self->store, site_id, remote_id, &error);
  g_assert_no_error (error);

  return id;
}

BylineDraft *
store_fixture_draft (gint64      article_id,
                     const char *text)
{
  BylineDraft *draft = byline_draft_new (article_id, 0);

  byline_draft_set_field (draft, BYLINE_DRAFT_TEXT, text);
  byline_draft_set_field (draft, BYLINE_DRAFT_NAME, "Reader");
  byline_draft_set_field (draft, BYLINE_DRAFT_EMAIL, "reader@example.org");
  draft->cursor = 3;
  draft->changed_at = 1700000000;

  return draft;
}

BylineSite *
make_site (const char *name)
{
  BylineSite *site = byline_site_new ();

  site->name = g_strdup (name);
  site->description = g_strdup ("About things");
  site->home = g_strdup_printf ("https://%s.example.org", name);
  site->api_root = g_strdup_printf ("https://%s.example.org/wp-json/", name);
  site->icon_uri = g_strdup_printf ("https://%s.example.org/icon.png", name);
  site->gmt_offset = 5.5;

  return site;
}

BylineArticle *
make_article (gint64      remote_id,
              const char *title,
              gint64      published_at)
{
  BylineArticle *article = byline_article_new ();

  article->remote_id = remote_id;
  article->link = g_strdup_printf ("https://Blog.example.org/%" G_GINT64_FORMAT "/", remote_id);
  article->slug = g_strdup_printf ("slug-%" G_GINT64_FORMAT, remote_id);
  article->title = g_strdup (title);
  article->title_html = g_strdup (title);
  article->excerpt = g_strdup ("Short words");
  article->published_at = published_at;
  article->modified_at = published_at;

  return article;
}

BylineComment *
make_comment (gint64 remote_id,
              gint64 post,
              gint64 published_at)
{
  BylineComment *comment = byline_comment_new ();

  comment->remote_id = remote_id;
  comment->post = post;
  comment->author_name = g_strdup ("Guest");
  comment->content_html = g_strdup ("<p>Yes</p>");
  comment->link = g_strdup ("https://blog.example.org/#comment");
  comment->published_at = published_at;

  return comment;
}

BylineTerm *
make_term (BylineTermKind  kind,
           gint64          remote_id,
           const char     *name,
           const char     *slug)
{
  BylineTerm *term = byline_term_new (kind);

  term->remote_id = remote_id;
  term->name = g_strdup (name);
  term->slug = g_strdup (slug);

  return term;
}

/* An empty archive.db in memory, for tests of one table. */
BylineDatabase *
make_archive (void)
{
  static BylineDatabaseKind kind = { NULL, "/byline/store/schema/archive", FALSE };

  kind.resource = byline_store_get_resource ();

  return byline_database_open_memory (&kind);
}

void
execute_in (BylineDatabase *database,
            const char     *sql)
{
  g_autoptr(GError) error = NULL;

  byline_database_execute (database, sql, &error);
  g_assert_no_error (error);
}

gint64
read_number_in (BylineDatabase *database,
                const char     *sql)
{
  g_autoptr(GError) error = NULL;
  gint64 number;

  byline_database_read_number (database, sql, &number, &error);
  g_assert_no_error (error);

  return number;
}

/* How SQLite goes about the statement that was prepared last. */
char *
explain_last (BylineDatabase *database)
{
  sqlite3 *handle = byline_database_get_handle (database);
  sqlite3_stmt *last = sqlite3_next_stmt (handle, NULL);
  g_autofree char *explaining = g_strconcat ("EXPLAIN QUERY PLAN ", sqlite3_sql (last), NULL);
  GString *plan = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, explaining, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_printf (plan, "%s\n", sqlite3_column_text (statement, 3));
  sqlite3_finalize (statement);

  return g_string_free (plan, FALSE);
}

/* Takes the items. */
GPtrArray *
make_list (GDestroyNotify free_item,
           ...)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (free_item);
  va_list items;
  gpointer item;

  va_start (items, free_item);
  while ((item = va_arg (items, gpointer)) != NULL)
    g_ptr_array_add (list, item);
  va_end (items);

  return list;
}

/* The titles of what @filter lists, with spaces between. */
char *
list_titles (BylineStore  *store,
             BylineFilter *filter)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) ids = byline_store_list_ids (store, filter, 0, &error);
  g_autoptr(GPtrArray) articles = NULL;
  GString *titles = g_string_new (NULL);

  g_assert_no_error (error);
  articles = byline_store_get_articles (store, (gint64 *) ids->data, ids->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (articles->len, ==, ids->len);
  for (guint i = 0; i < articles->len; i++) {
    const BylineArticle *article = g_ptr_array_index (articles, i);

    g_string_append_printf (titles, "%s%s", i > 0 ? " " : "", article->title);
  }

  return g_string_free (titles, FALSE);
}
