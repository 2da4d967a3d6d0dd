/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* archive.db: from a filter to the numbers of the articles it lists, newest
 * first. Each common filter walks one index in its order and reads nothing
 * else, so that a hundred thousand articles list as a hundred do. */

#include "config.h"

#include "byline-article-query.h"

#include "byline-article-table.h"
#include "byline-search-text.h"

#define TERM_OF(kind, slug) \
  "(SELECT k.remote_id FROM term AS k WHERE k.kind = " kind " AND k.slug = " slug \
  " AND k.site_id = :site LIMIT 1)"
#define HAS_TERM(kind, condition) \
  "EXISTS (SELECT 1 FROM article_term AS x WHERE x.article_id = a.id" \
  " AND x.kind = " kind " AND " condition ")"
#define HAS_SLUG(kind, slug) \
  "EXISTS (SELECT 1 FROM article_term AS x CROSS JOIN term AS k" \
  " ON k.site_id = x.site_id AND k.kind = x.kind AND k.remote_id = x.term_id" \
  " WHERE x.article_id = a.id AND x.kind = " kind " AND k.slug = " slug ")"

/* Which table gives the order. */
typedef enum
{
  SOURCE_ARTICLES,
  SOURCE_TERM,
  SOURCE_WORDS,
} Source;

static gboolean
is_set (const char *text)
{
  return text != NULL && *text != '\0';
}

/* Blank is no condition; what holds no word finds nothing. */
static gboolean
has_search (const BylineFilter *filter)
{
  g_autofree char *search = g_strdup (filter->search != NULL ? filter->search : "");

  return *g_strstrip (search) != '\0';
}

static gboolean
has_category (const BylineFilter *filter)
{
  return filter->category != 0 || is_set (filter->category_slug);
}

static Source
choose_source (const BylineFilter *filter)
{
  if (has_search (filter))
    return SOURCE_WORDS;
  if (filter->site_id != 0 && (has_category (filter) || is_set (filter->tag_slug)))
    return SOURCE_TERM;

  return SOURCE_ARTICLES;
}

/* The conditions on the term that gives the order. */
static void
add_ordering_term (GString            *sql,
                   const BylineFilter *filter)
{
  g_string_append (sql, " AND t.site_id = :site");
  if (filter->category != 0)
    g_string_append (sql, " AND t.kind = 1 AND t.term_id = :category");
  else if (is_set (filter->category_slug))
    g_string_append (sql, " AND t.kind = 1 AND t.term_id = " TERM_OF ("1", ":category_slug"));
  else
    g_string_append (sql, " AND t.kind = 2 AND t.term_id = " TERM_OF ("2", ":tag_slug"));
}

/* The conditions on terms that only have to hold. */
static void
add_other_terms (GString            *sql,
                 const BylineFilter *filter,
                 Source              source)
{
  gboolean category_orders = source == SOURCE_TERM && has_category (filter);
  gboolean tag_orders = source == SOURCE_TERM && !category_orders;

  if (filter->category != 0 && !category_orders)
    g_string_append (sql, " AND " HAS_TERM ("1", "x.term_id = :category"));
  if (is_set (filter->category_slug) && (!category_orders || filter->category != 0))
    g_string_append (sql, " AND " HAS_SLUG ("1", ":category_slug"));
  if (is_set (filter->tag_slug) && !tag_orders)
    g_string_append (sql, " AND " HAS_SLUG ("2", ":tag_slug"));
}

/* Few articles are saved: the plus keeps SQLite from walking a whole site to
 * find them. */
static void
add_article_conditions (GString            *sql,
                        const BylineFilter *filter,
                        Source              source)
{
  if (filter->saved_only)
    g_string_append (sql, " AND a.is_saved = 1");
  else
    g_string_append (sql, " AND a.is_gone = 0");
  if (filter->unread_only)
    g_string_append (sql, " AND a.is_read = 0");
  if (filter->site_id != 0 && source != SOURCE_TERM)
    g_string_append (sql, filter->saved_only ? " AND +a.site_id = :site"
                                             : " AND a.site_id = :site");
  if (is_set (filter->author))
    g_string_append (sql, " AND a.author_key = :author");
}

/* A term's own rows are enough unless something else is asked of its articles. */
static gboolean
is_term_alone (const BylineFilter *filter)
{
  gboolean has_both = has_category (filter) && is_set (filter->tag_slug);
  gboolean has_two = filter->category != 0 && is_set (filter->category_slug);

  return choose_source (filter) == SOURCE_TERM && !has_both && !has_two
         && !filter->unread_only && !filter->saved_only && !is_set (filter->author);
}

/**
 * byline_article_query_dup_sql:
 * @filter: which articles
 * @has_limit: whether ":limit" is part of it
 *
 * Returns: (transfer full): a query with named parameters for what is set in
 *   @filter; its only column is the number of an article
 */
char *
byline_article_query_dup_sql (const BylineFilter *filter,
                              gboolean            has_limit)
{
  static const char * const from[] = {
    [SOURCE_ARTICLES] = "SELECT a.id FROM article AS a WHERE 1",
    [SOURCE_TERM] = "SELECT t.article_id FROM article_term AS t"
                    " CROSS JOIN article AS a ON a.id = t.article_id WHERE 1",
    [SOURCE_WORDS] = "SELECT a.id FROM article_index AS f"
                     " CROSS JOIN article AS a ON a.id = f.rowid WHERE article_index MATCH :search",
  };
  Source source = choose_source (filter);
  gboolean is_alone = is_term_alone (filter);
  GString *sql = g_string_new (is_alone ? "SELECT t.article_id FROM article_term AS t WHERE 1"
                                        : from[source]);

  if (source == SOURCE_TERM)
    add_ordering_term (sql, filter);
  if (!is_alone) {
    add_other_terms (sql, filter, source);
    add_article_conditions (sql, filter, source);
  }
  g_string_append (sql, source == SOURCE_TERM
                          ? " ORDER BY t.published_at DESC, t.article_id DESC"
                          : " ORDER BY a.published_at DESC, a.id DESC");
  if (has_limit)
    g_string_append (sql, " LIMIT :limit");

  return g_string_free (sql, FALSE);
}

static void
bind_number (sqlite3_stmt *statement,
             const char   *name,
             gint64        number)
{
  int position = sqlite3_bind_parameter_index (statement, name);

  if (position > 0)
    sqlite3_bind_int64 (statement, position, number);
}

static void
bind_text (sqlite3_stmt *statement,
           const char   *name,
           const char   *text)
{
  int position = sqlite3_bind_parameter_index (statement, name);

  if (position > 0)
    sqlite3_bind_text (statement, position, text, -1, SQLITE_TRANSIENT);
}

static void
bind_filter (sqlite3_stmt        *statement,
             const BylineFilter  *filter,
             const char          *search,
             guint                limit)
{
  g_autofree char *author = byline_article_table_dup_author_key (is_set (filter->author)
                                                                   ? filter->author
                                                                   : "");

  bind_number (statement, ":site", filter->site_id);
  bind_number (statement, ":category", filter->category);
  bind_number (statement, ":limit", limit);
  bind_text (statement, ":category_slug", filter->category_slug);
  bind_text (statement, ":tag_slug", filter->tag_slug);
  bind_text (statement, ":author", author);
  bind_text (statement, ":search", search);
}

/**
 * byline_article_query_list_ids:
 * @archive: archive.db
 * @filter: which articles
 * @limit: how many at most, 0 for all
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64): the newest first
 */
GArray *
byline_article_query_list_ids (BylineDatabase      *archive,
                               const BylineFilter  *filter,
                               guint                limit,
                               GError             **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *sql = byline_article_query_dup_sql (filter, limit > 0);
  g_autofree char *search = NULL;
  sqlite3_stmt *statement = NULL;
  gboolean has_row;
  gboolean is_good;

  if (has_search (filter)) {
    search = byline_search_text_to_query (filter->search);
    if (search == NULL)
      return g_steal_pointer (&ids);
  }

  byline_database_prepare (archive, &statement, sql, error);
  if (statement != NULL)
    bind_filter (statement, filter, search, limit);
  while ((is_good = byline_database_step (archive, statement, &has_row, error)) && has_row) {
    gint64 id = sqlite3_column_int64 (statement, 0);

    g_array_append_val (ids, id);
  }
  sqlite3_finalize (statement);

  return is_good ? g_steal_pointer (&ids) : NULL;
}
