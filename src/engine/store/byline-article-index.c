/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* archive.db: by which terms and words an article is found. The rows of the
 * article and its content are the source; whoever changes them removes the
 * article from here first and adds it again afterwards, because the word
 * index keeps no text and must be told what to forget. */

#include "config.h"

#include "byline-article-index.h"

#include "byline-search-text.h"

typedef enum
{
  INDEX_ADD_TERMS,
  INDEX_REMOVE_TERMS,
  INDEX_NAME_TERMS,
  INDEX_ADD_WORDS,
  INDEX_REMOVE_WORDS,
  INDEX_LIST_TERM,
} IndexStatement;
#define N_STATEMENTS (INDEX_LIST_TERM + 1)

#define WORDS \
  "a.id, search_plain (a.title)," \
  " search_plain (a.excerpt) || ' ' || search_html (c.html)," \
  " search_plain (a.author_name), search_plain (a.term_names)" \
  " FROM article AS a LEFT JOIN content AS c ON c.article_id = a.id WHERE a.id = ?1"

static const char * const sql[N_STATEMENTS] = {
  [INDEX_ADD_TERMS] =
    "INSERT OR IGNORE INTO article_term"
    " SELECT a.site_id, 1, t.value, a.published_at, a.id"
    "   FROM article AS a, json_each ('[' || a.categories || ']') AS t WHERE a.id = ?1"
    " UNION ALL"
    " SELECT a.site_id, 2, t.value, a.published_at, a.id"
    "   FROM article AS a, json_each ('[' || a.tags || ']') AS t WHERE a.id = ?1",
  [INDEX_REMOVE_TERMS] = "DELETE FROM article_term WHERE article_id = ?1",
  [INDEX_NAME_TERMS] =
    "UPDATE article SET term_names = coalesce ("
    "   (SELECT group_concat (t.name, ' ') FROM article_term AS x CROSS JOIN term AS t"
    "     ON t.site_id = x.site_id AND t.kind = x.kind AND t.remote_id = x.term_id"
    "     WHERE x.article_id = ?1), '')"
    " WHERE id = ?1",
  [INDEX_ADD_WORDS] =
    "INSERT INTO article_index (rowid, title, body, author, terms) SELECT " WORDS,
  [INDEX_REMOVE_WORDS] =
    "INSERT INTO article_index (article_index, rowid, title, body, author, terms)"
    " SELECT 'delete', " WORDS,
  [INDEX_LIST_TERM] =
    "SELECT article_id FROM article_term"
    " WHERE site_id = ?1 AND kind = ?2 AND term_id = ?3"
    " ORDER BY published_at DESC, article_id DESC LIMIT ?4",
};

struct _BylineArticleIndex
{
  BylineDatabase *database;   /* (unowned: the store's) */
  sqlite3_stmt   *statements[N_STATEMENTS];
};

static BylineStatement *
prepare (BylineArticleIndex  *self,
         IndexStatement       which,
         GError             **error)
{
  return byline_database_prepare (self->database, &self->statements[which], sql[which], error);
}

static gboolean
run_on_article (BylineArticleIndex  *self,
                IndexStatement       which,
                gint64               article_id,
                GError             **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, which, error);

  byline_statement_bind (statement, "i", article_id);

  return byline_database_run (self->database, statement, error);
}

static void
search_plain (sqlite3_context  *context,
              int               n_values,
              sqlite3_value   **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);

  sqlite3_result_text (context, byline_search_text_from_plain (text), -1, g_free);
}

static void
search_html (sqlite3_context  *context,
             int               n_values,
             sqlite3_value   **values)
{
  const char *html = (const char *) sqlite3_value_text (values[0]);

  sqlite3_result_text (context, byline_search_text_from_html (html), -1, g_free);
}

/**
 * byline_article_index_new:
 * @archive: (transfer none): outlives the index
 *
 * Returns: (transfer full): the index
 */
BylineArticleIndex *
byline_article_index_new (BylineDatabase *archive)
{
  BylineArticleIndex *self = g_new0 (BylineArticleIndex, 1);
  sqlite3 *handle = byline_database_get_handle (archive);
  int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;

  self->database = archive;
  sqlite3_create_function_v2 (handle, "search_plain", 1, flags, NULL, search_plain,
                              NULL, NULL, NULL);
  sqlite3_create_function_v2 (handle, "search_html", 1, flags, NULL, search_html,
                              NULL, NULL, NULL);

  return self;
}

/**
 * byline_article_index_free:
 * @self: (transfer full): an index
 */
void
byline_article_index_free (BylineArticleIndex *self)
{
  byline_database_finalize (self->statements, N_STATEMENTS);
  g_free (self);
}

/**
 * byline_article_index_add:
 * @self: an index
 * @article_id: an article that is not in it
 * @error: return location
 *
 * Makes an article findable by its terms and words as they are stored now.
 *
 * Returns: whether it worked
 */
gboolean
byline_article_index_add (BylineArticleIndex  *self,
                          gint64               article_id,
                          GError             **error)
{
  return run_on_article (self, INDEX_ADD_TERMS, article_id, error)
         && run_on_article (self, INDEX_NAME_TERMS, article_id, error)
         && run_on_article (self, INDEX_ADD_WORDS, article_id, error);
}

/**
 * byline_article_index_remove:
 * @self: an index
 * @article_id: an article in it, with its rows unchanged since it was added
 * @error: return location
 *
 * Returns: whether it worked
 */
gboolean
byline_article_index_remove (BylineArticleIndex  *self,
                             gint64               article_id,
                             GError             **error)
{
  return run_on_article (self, INDEX_REMOVE_WORDS, article_id, error)
         && run_on_article (self, INDEX_REMOVE_TERMS, article_id, error);
}

static GArray *
list_term (BylineArticleIndex  *self,
           gint64               site_id,
           BylineTermKind       kind,
           gint64               term_id,
           guint                max_articles,
           GError             **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, INDEX_LIST_TERM, error);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row;
  gboolean is_good;

  byline_statement_bind (statement, "ibii", site_id, kind, term_id, (gint64) max_articles);
  while ((is_good = byline_database_step (self->database, statement, &has_row, error)) && has_row) {
    gint64 id = sqlite3_column_int64 (statement, 0);

    g_array_append_val (ids, id);
  }

  return is_good ? g_steal_pointer (&ids) : NULL;
}

/**
 * byline_article_index_refresh_term:
 * @self: an index
 * @site_id: a site
 * @kind: category or tag
 * @term_id: the site's number for a term that has another name now
 * @max_articles: how many of its articles at most, the newest
 * @error: return location
 *
 * Makes articles findable by the new name of a term.
 *
 * Returns: whether it worked
 */
gboolean
byline_article_index_refresh_term (BylineArticleIndex  *self,
                                   gint64               site_id,
                                   BylineTermKind       kind,
                                   gint64               term_id,
                                   guint                max_articles,
                                   GError             **error)
{
  g_autoptr(GArray) ids = list_term (self, site_id, kind, term_id, max_articles, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    gint64 id = g_array_index (ids, gint64, i);

    if (!run_on_article (self, INDEX_REMOVE_WORDS, id, error)
        || !run_on_article (self, INDEX_NAME_TERMS, id, error)
        || !run_on_article (self, INDEX_ADD_WORDS, id, error))
      return FALSE;
  }

  return ids != NULL;
}
