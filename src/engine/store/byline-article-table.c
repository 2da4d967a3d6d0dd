/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* archive.db: articles and their content. Article numbers are ours, given
 * once and kept through every update; a site knows an article by remote_id.
 * How articles are found by words and terms is in byline-article-index.c,
 * lists of them in byline-article-query.c, their numbers of comments in
 * byline-count-table.c, their marks in byline-mark-copy-table.c. */

#include "config.h"

#include "byline-article-table.h"

#include <string.h>

#define N_REMOVED_AT_ONCE 200

typedef enum
{
  ARTICLE_LOOK_UP,
  ARTICLE_INSERT,
  ARTICLE_UPDATE,
  ARTICLE_GET,
  ARTICLE_GET_CONTENT,
  ARTICLE_HAS_CONTENT,
  ARTICLE_SET_CONTENT,
  ARTICLE_REMOVE_CONTENT,
  ARTICLE_GET_PLACE,
  ARTICLE_FIND,
  ARTICLE_FIND_LINK,
  ARTICLE_MARK_GONE,
  ARTICLE_START_AT,
  ARTICLE_LIST_SOME,
  ARTICLE_REMOVE,
} ArticleStatement;
#define N_STATEMENTS (ARTICLE_REMOVE + 1)

#define UPDATE_TYPES "iiissssssiiississsbbb"
#define INSERT_TYPES UPDATE_TYPES "bb"

static const char * const sql[N_STATEMENTS] = {
  [ARTICLE_LOOK_UP] =
    "SELECT id, digest, is_gone FROM article WHERE site_id = ?1 AND remote_id = ?2",
  [ARTICLE_INSERT] =
    "INSERT INTO article (site_id, remote_id, digest, link, link_key, slug, title,"
    "   title_html, excerpt, published_at, modified_at, author_id, author_name, author_key,"
    "   picture_id, picture_uri, categories, tags, comments_open, is_protected, is_sticky,"
    "   is_read, is_saved)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,"
    "   ?18, ?19, ?20, ?21, ?22, ?23)",
  [ARTICLE_UPDATE] =
    "UPDATE article SET digest = ?3, link = ?4, link_key = ?5, slug = ?6, title = ?7,"
    "   title_html = ?8, excerpt = ?9, published_at = ?10, modified_at = ?11,"
    "   author_id = ?12, author_name = coalesce (?13, author_name),"
    "   author_key = coalesce (?14, author_key), picture_id = ?15, picture_uri = ?16,"
    "   categories = ?17, tags = ?18, comments_open = ?19, is_protected = ?20,"
    "   is_sticky = ?21, is_gone = 0"
    " WHERE site_id = ?1 AND remote_id = ?2",
  [ARTICLE_GET] =
    "SELECT id, site_id, remote_id, link, slug, title, title_html, excerpt, published_at,"
    "   modified_at, author_id, author_name, picture_id, picture_uri, categories, tags,"
    "   comments_open, is_protected, is_sticky, n_comments, is_read, is_saved, is_gone"
    " FROM article WHERE id = ?1",
  [ARTICLE_GET_CONTENT] = "SELECT html FROM content WHERE article_id = ?1",
  [ARTICLE_HAS_CONTENT] = "SELECT 1 FROM content WHERE article_id = ?1 AND html = ?2",
  [ARTICLE_SET_CONTENT] = "INSERT OR REPLACE INTO content VALUES (?1, ?2)",
  [ARTICLE_REMOVE_CONTENT] = "DELETE FROM content WHERE article_id = ?1",
  [ARTICLE_GET_PLACE] = "SELECT site_id, remote_id, link FROM article WHERE id = ?1",
  [ARTICLE_FIND] = "SELECT id FROM article WHERE site_id = ?1 AND remote_id = ?2",
  [ARTICLE_FIND_LINK] =
    "SELECT id FROM article WHERE link_key = ?1 ORDER BY is_gone, id LIMIT 1",
  [ARTICLE_MARK_GONE] = "UPDATE article SET is_gone = 1 WHERE id = ?1",
  [ARTICLE_START_AT] =
    "INSERT INTO sqlite_sequence (name, seq) SELECT 'article', ?1"
    " WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'article')",
  [ARTICLE_LIST_SOME] = "SELECT id, is_gone FROM article WHERE site_id = ?1 LIMIT ?2",
  [ARTICLE_REMOVE] = "DELETE FROM article WHERE id = ?1",
};

struct _BylineArticleTable
{
  BylineDatabase     *database;   /* (unowned: the store's) */
  BylineArticleIndex *index;      /* (unowned: the store's) */
  BylineAuthorTable  *authors;    /* (unowned: the store's) */
  sqlite3_stmt       *statements[N_STATEMENTS];
};

/* What the table knows of an article that comes in. */
typedef struct
{
  gint64   id;        /* 0: it is new */
  gint64   digest;
  gboolean is_gone;
} KnownArticle;

static BylineStatement *
prepare (BylineArticleTable  *self,
         ArticleStatement     which,
         GError             **error)
{
  return byline_database_prepare (self->database, &self->statements[which], sql[which], error);
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static gboolean
run_on_number (BylineArticleTable  *self,
               ArticleStatement     which,
               gint64               number,
               GError             **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, which, error);

  byline_statement_bind (statement, "i", number);

  return byline_database_run (self->database, statement, error);
}

static char *
join_ids (GArray *ids)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    g_string_append_printf (joined, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (ids, gint64, i));
  }

  return g_string_free (joined, FALSE);
}

static void
split_ids (const char *joined,
           GArray     *ids)
{
  g_auto(GStrv) parts = g_strsplit (joined, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++) {
    gint64 id = g_ascii_strtoll (parts[i], NULL, 10);

    if (id > 0)
      g_array_append_val (ids, id);
  }
}

/* The same address with and without TLS, fragment and last slash is one. */
static char *
dup_link_key (const char *link)
{
  const char *start = strstr (or_empty (link), "://");
  g_autofree char *key = g_strdup (start != NULL ? start + 3 : or_empty (link));
  gsize length = strcspn (key, "#");
  gsize host_length = strcspn (key, "/?#");

  while (length > 0 && key[length - 1] == '/')
    length--;
  key[length] = '\0';
  for (gsize i = 0; i < MIN (host_length, length); i++)
    key[i] = g_ascii_tolower (key[i]);

  return g_steal_pointer (&key);
}

static void
add_text (GChecksum  *checksum,
          const char *text)
{
  /* With its final zero, so that a word cannot move from field to field. */
  g_checksum_update (checksum, (const guchar *) or_empty (text),
                     (gssize) strlen (or_empty (text)) + 1);
}

static gint64
make_digest (const BylineArticle *article,
             const char          *categories,
             const char          *tags)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  gint64 numbers[] = {
    article->published_at, article->modified_at, article->author_id, article->picture_id,
    !!article->comments_open, !!article->is_protected, !!article->is_sticky,
  };
  guint8 digest[20];
  gsize size = sizeof digest;
  gint64 result;

  g_checksum_update (checksum, (const guchar *) numbers, sizeof numbers);
  add_text (checksum, article->link);
  add_text (checksum, article->slug);
  add_text (checksum, article->title);
  add_text (checksum, article->title_html);
  add_text (checksum, article->excerpt);
  add_text (checksum, article->author_name);
  add_text (checksum, article->picture_uri);
  add_text (checksum, categories);
  add_text (checksum, tags);
  g_checksum_get_digest (checksum, digest, &size);
  memcpy (&result, digest, sizeof result);

  return result;
}

static gboolean
look_up (BylineArticleTable  *self,
         gint64               site_id,
         gint64               remote_id,
         KnownArticle        *known,
         GError             **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, ARTICLE_LOOK_UP, error);
  gboolean has_row;
  gboolean is_good;

  *known = (KnownArticle) { 0 };
  byline_statement_bind (statement, "ii", site_id, remote_id);
  is_good = byline_database_step (self->database, statement, &has_row, error);
  if (has_row) {
    known->id = sqlite3_column_int64 (statement, 0);
    known->digest = sqlite3_column_int64 (statement, 1);
    known->is_gone = sqlite3_column_int (statement, 2) != 0;
  }

  return is_good;
}

static gboolean
set_content (BylineArticleTable  *self,
             gint64               article_id,
             const char          *html,
             GError             **error)
{
  g_autoptr(BylineStatement) statement = NULL;

  if (html == NULL)
    return TRUE;

  statement = prepare (self, ARTICLE_SET_CONTENT, error);
  byline_statement_bind (statement, "is", article_id, html);

  return byline_database_run (self->database, statement, error);
}

static gboolean
is_same_content (BylineArticleTable  *self,
                 gint64               article_id,
                 const char          *html)
{
  g_autoptr(BylineStatement) statement = NULL;
  gboolean has_row = FALSE;

  if (html == NULL)
    return TRUE;

  statement = prepare (self, ARTICLE_HAS_CONTENT, NULL);
  byline_statement_bind (statement, "is", article_id, html);

  return byline_database_step (self->database, statement, &has_row, NULL) && has_row;
}

static gboolean
write_row (BylineArticleTable   *self,
           ArticleStatement      which,
           gint64                site_id,
           const BylineArticle  *article,
           const BylineMark     *mark,
           GError              **error)
{
  g_autoptr(BylineStatement) statement = NULL;
  g_autofree char *categories = join_ids (article->categories);
  g_autofree char *tags = join_ids (article->tags);
  g_autofree char *link_key = dup_link_key (article->link);
  g_autofree char *author = NULL;
  g_autofree char *author_key = NULL;

  if (!byline_author_table_resolve (self->authors, site_id, article->author_id,
                                    article->author_name, &author, error))
    return FALSE;
  author_key = author != NULL ? byline_article_table_dup_author_key (author) : NULL;

  statement = prepare (self, which, error);
  byline_statement_bind (statement, which == ARTICLE_INSERT ? INSERT_TYPES : UPDATE_TYPES,
                         site_id, article->remote_id,
                         make_digest (article, categories, tags), or_empty (article->link),
                         link_key, or_empty (article->slug), or_empty (article->title),
                         or_empty (article->title_html), or_empty (article->excerpt),
                         article->published_at, article->modified_at, article->author_id,
                         author, author_key, article->picture_id, article->picture_uri,
                         categories, tags, !!article->comments_open, !!article->is_protected,
                         !!article->is_sticky, !!mark->is_read, !!mark->is_saved);

  return byline_database_run (self->database, statement, error);
}

static gboolean
insert_article (BylineArticleTable   *self,
                gint64                site_id,
                const BylineArticle  *article,
                BylineMarkTable      *marks,
                GError              **error)
{
  BylineMark mark;
  gint64 id;

  if (!byline_mark_table_get (marks, site_id, article->remote_id, &mark, error)
      || !write_row (self, ARTICLE_INSERT, site_id, article, &mark, error))
    return FALSE;
  id = sqlite3_last_insert_rowid (byline_database_get_handle (self->database));

  return set_content (self, id, article->content_html, error)
         && byline_article_index_add (self->index, id, error);
}

static gboolean
update_article (BylineArticleTable   *self,
                gint64                site_id,
                const BylineArticle  *article,
                const KnownArticle   *known,
                GError              **error)
{
  const BylineMark unused = { 0 };

  return (known->is_gone || byline_article_index_remove (self->index, known->id, error))
         && write_row (self, ARTICLE_UPDATE, site_id, article, &unused, error)
         && set_content (self, known->id, article->content_html, error)
         && byline_article_index_add (self->index, known->id, error);
}

static void
read_texts (BylineStatement *row,
            BylineArticle   *article)
{
  g_autofree char *categories = byline_statement_dup_string (row, 14);
  g_autofree char *tags = byline_statement_dup_string (row, 15);

  article->link = byline_statement_dup_string (row, 3);
  article->slug = byline_statement_dup_string (row, 4);
  article->title = byline_statement_dup_string (row, 5);
  article->title_html = byline_statement_dup_string (row, 6);
  article->excerpt = byline_statement_dup_string (row, 7);
  article->author_name = byline_statement_dup_text (row, 11);
  article->picture_uri = byline_statement_dup_text (row, 13);
  split_ids (categories, article->categories);
  split_ids (tags, article->tags);
}

static BylineArticle *
read_article (BylineStatement *row)
{
  BylineArticle *article = byline_article_new ();

  read_texts (row, article);
  article->id = sqlite3_column_int64 (row, 0);
  article->site_id = sqlite3_column_int64 (row, 1);
  article->remote_id = sqlite3_column_int64 (row, 2);
  article->published_at = sqlite3_column_int64 (row, 8);
  article->modified_at = sqlite3_column_int64 (row, 9);
  article->author_id = sqlite3_column_int64 (row, 10);
  article->picture_id = sqlite3_column_int64 (row, 12);
  article->comments_open = sqlite3_column_int (row, 16) != 0;
  article->is_protected = sqlite3_column_int (row, 17) != 0;
  article->is_sticky = sqlite3_column_int (row, 18) != 0;
  article->n_comments = sqlite3_column_int (row, 19);
  article->is_read = sqlite3_column_int (row, 20) != 0;
  article->is_saved = sqlite3_column_int (row, 21) != 0;
  article->is_gone = sqlite3_column_int (row, 22) != 0;

  return article;
}

static gboolean
read_content (BylineArticleTable  *self,
              BylineArticle       *article,
              GError             **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, ARTICLE_GET_CONTENT, error);
  gboolean has_row;
  gboolean is_good;

  byline_statement_bind (statement, "i", article->id);
  is_good = byline_database_step (self->database, statement, &has_row, error);
  if (has_row)
    article->content_html = byline_statement_dup_text (statement, 0);

  return is_good;
}

static void
set_not_found (GError **error,
               gint64   article_id)
{
  g_set_error (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND,
               "no article %" G_GINT64_FORMAT, article_id);
}

static gint64
read_id (BylineArticleTable  *self,
         BylineStatement     *statement,
         GError             **error)
{
  gboolean has_row;

  byline_database_step (self->database, statement, &has_row, error);

  return has_row ? sqlite3_column_int64 (statement, 0) : 0;
}

/**
 * byline_article_place_free:
 * @self: (transfer full): a place
 */
void
byline_article_place_free (BylineArticlePlace *self)
{
  g_free (self->link);
  g_free (self);
}

/**
 * byline_article_table_dup_author_key:
 * @name: an author's name
 *
 * Returns: (transfer full): what is equal for names that differ in case only
 */
char *
byline_article_table_dup_author_key (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *normal = g_utf8_normalize (g_strstrip (valid), -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_casefold (normal, -1);
}

/**
 * byline_article_table_new:
 * @archive: (transfer none): outlives the table
 * @index: (transfer none): outlives the table
 * @authors: (transfer none): outlives the table
 *
 * Returns: (transfer full): the table
 */
BylineArticleTable *
byline_article_table_new (BylineDatabase     *archive,
                          BylineArticleIndex *index,
                          BylineAuthorTable  *authors)
{
  BylineArticleTable *self = g_new0 (BylineArticleTable, 1);

  self->database = archive;
  self->index = index;
  self->authors = authors;

  return self;
}

/**
 * byline_article_table_free:
 * @self: (transfer full): a table
 */
void
byline_article_table_free (BylineArticleTable *self)
{
  byline_database_finalize (self->statements, N_STATEMENTS);
  g_free (self);
}

/**
 * byline_article_table_save:
 * @self: a table
 * @site_id: its site
 * @article: found again by its remote_id; without content or author's name
 *   those that are here stay
 * @marks: what a new article is marked with
 * @saved: (out): what that meant
 * @error: return location
 *
 * Inserts or updates an article with its terms and words.
 *
 * Returns: whether it is kept; to be called inside a transaction
 */
gboolean
byline_article_table_save (BylineArticleTable   *self,
                           gint64                site_id,
                           const BylineArticle  *article,
                           BylineMarkTable      *marks,
                           BylineSaved          *saved,
                           GError              **error)
{
  g_autofree char *categories = join_ids (article->categories);
  g_autofree char *tags = join_ids (article->tags);
  KnownArticle known;

  *saved = BYLINE_SAVED_NOTHING;
  if (!look_up (self, site_id, article->remote_id, &known, error))
    return FALSE;
  if (known.id == 0) {
    *saved = BYLINE_SAVED_NEW;
    return insert_article (self, site_id, article, marks, error);
  }
  if (!known.is_gone && known.digest == make_digest (article, categories, tags)
      && is_same_content (self, known.id, article->content_html))
    return TRUE;

  *saved = BYLINE_SAVED_CHANGE;

  return update_article (self, site_id, article, &known, error);
}

/**
 * byline_article_table_get:
 * @self: a table
 * @article_id: an article
 * @with_content: whether content_html is filled
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the article, or NULL with
 *   %BYLINE_STORE_ERROR_NOT_FOUND
 */
BylineArticle *
byline_article_table_get (BylineArticleTable  *self,
                          gint64               article_id,
                          gboolean             with_content,
                          GError             **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, ARTICLE_GET, error);
  g_autoptr(BylineArticle) article = NULL;
  gboolean has_row;

  byline_statement_bind (statement, "i", article_id);
  if (!byline_database_step (self->database, statement, &has_row, error))
    return NULL;
  if (!has_row) {
    set_not_found (error, article_id);
    return NULL;
  }
  article = read_article (statement);
  if (with_content && !read_content (self, article, error))
    return NULL;

  return g_steal_pointer (&article);
}

/**
 * byline_article_table_get_place:
 * @self: a table
 * @article_id: an article
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its place, or NULL with
 *   %BYLINE_STORE_ERROR_NOT_FOUND
 */
BylineArticlePlace *
byline_article_table_get_place (BylineArticleTable  *self,
                                gint64               article_id,
                                GError             **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, ARTICLE_GET_PLACE, error);
  BylineArticlePlace *place;
  gboolean has_row;

  byline_statement_bind (statement, "i", article_id);
  if (!byline_database_step (self->database, statement, &has_row, error))
    return NULL;
  if (!has_row) {
    set_not_found (error, article_id);
    return NULL;
  }
  place = g_new0 (BylineArticlePlace, 1);
  place->id = article_id;
  place->site_id = sqlite3_column_int64 (statement, 0);
  place->remote_id = sqlite3_column_int64 (statement, 1);
  place->link = byline_statement_dup_string (statement, 2);

  return place;
}

/**
 * byline_article_table_find:
 * @self: a table
 * @site_id: a site
 * @remote_id: the site's number for an article
 * @error: return location
 *
 * Returns: our number for it, 0 without @error set when it is not here
 */
gint64
byline_article_table_find (BylineArticleTable  *self,
                           gint64               site_id,
                           gint64               remote_id,
                           GError             **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, ARTICLE_FIND, error);

  byline_statement_bind (statement, "ii", site_id, remote_id);

  return read_id (self, statement, error);
}

/**
 * byline_article_table_find_link:
 * @self: a table
 * @link: a web address; scheme, fragment, last slash and the case of the host
 *   do not matter
 * @error: return location
 *
 * Returns: the number of the article, 0 without @error set when none is there
 */
gint64
byline_article_table_find_link (BylineArticleTable  *self,
                                const char          *link,
                                GError             **error)
{
  g_autofree char *key = dup_link_key (link);
  g_autoptr(BylineStatement) statement = NULL;

  if (*key == '\0')
    return 0;

  statement = prepare (self, ARTICLE_FIND_LINK, error);
  byline_statement_bind (statement, "s", key);

  return read_id (self, statement, error);
}

/**
 * byline_article_table_mark_gone:
 * @self: a table
 * @article_id: an article that is no longer on its site
 * @error: return location
 *
 * Takes an article out of all lists but the saved ones; to be called inside a
 * transaction.
 *
 * Returns: whether it worked
 */
gboolean
byline_article_table_mark_gone (BylineArticleTable  *self,
                                gint64               article_id,
                                GError             **error)
{
  g_autoptr(BylineArticle) article = byline_article_table_get (self, article_id, FALSE, error);

  if (article == NULL)
    return FALSE;
  if (article->is_gone)
    return TRUE;

  return byline_article_index_remove (self->index, article_id, error)
         && run_on_number (self, ARTICLE_MARK_GONE, article_id, error);
}

/**
 * byline_article_table_start_at:
 * @self: a table that never held an article
 * @article_id: the next article gets a greater number
 * @error: return location
 *
 * Returns: whether it is kept
 */
gboolean
byline_article_table_start_at (BylineArticleTable  *self,
                               gint64               article_id,
                               GError             **error)
{
  return run_on_number (self, ARTICLE_START_AT, article_id, error);
}

static GArray *
list_some (BylineArticleTable  *self,
           gint64               site_id,
           GError             **error)
{
  g_autoptr(BylineStatement) statement = prepare (self, ARTICLE_LIST_SOME, error);
  g_autoptr(GArray) articles = g_array_new (FALSE, FALSE, sizeof (KnownArticle));
  gboolean has_row;
  gboolean is_good;

  byline_statement_bind (statement, "ii", site_id, (gint64) N_REMOVED_AT_ONCE);
  while ((is_good = byline_database_step (self->database, statement, &has_row, error)) && has_row) {
    KnownArticle article = {
      .id = sqlite3_column_int64 (statement, 0),
      .is_gone = sqlite3_column_int (statement, 1) != 0,
    };

    g_array_append_val (articles, article);
  }

  return is_good ? g_steal_pointer (&articles) : NULL;
}

/**
 * byline_article_table_remove_some:
 * @self: a table
 * @site_id: a site
 * @is_empty: (out): whether nothing of the site is in this table any more
 * @error: return location
 *
 * Removes up to 200 articles, so that no transaction is long.
 *
 * Returns: whether it worked; to be called inside a transaction
 */
gboolean
byline_article_table_remove_some (BylineArticleTable  *self,
                                  gint64               site_id,
                                  gboolean            *is_empty,
                                  GError             **error)
{
  g_autoptr(GArray) articles = list_some (self, site_id, error);

  if (articles == NULL)
    return FALSE;

  for (guint i = 0; i < articles->len; i++) {
    KnownArticle *article = &g_array_index (articles, KnownArticle, i);

    if ((!article->is_gone && !byline_article_index_remove (self->index, article->id, error))
        || !run_on_number (self, ARTICLE_REMOVE_CONTENT, article->id, error)
        || !run_on_number (self, ARTICLE_REMOVE, article->id, error))
      return FALSE;
  }
  *is_empty = articles->len < N_REMOVED_AT_ONCE;

  return TRUE;
}
