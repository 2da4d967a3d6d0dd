/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Brings what a site has to the store: new articles, changed ones, older
 * ones, conversations. Each function reads top to bottom, waits for the net
 * and for the store, and so runs on a worker, never on the UI thread. */

#include "byline-sync.h"

#include "byline-remote-error.h"
#include "byline-time.h"
#include "byline-wp-client.h"

#define NEWEST_PER_PAGE 20
#define ARCHIVE_PER_PAGE 100
/* A site that published more than this since the last look is read on from
 * the new end; the list asks for the rest when somebody scrolls there. */
#define MAX_CATCH_UP_PAGES 5
#define MAX_CHANGED_PAGES 5
/* A pile of articles of one second larger than this is not a blog's. */
#define MAX_PAGES_IN_ONE_SECOND 50

static gboolean
save_page (BylineStore        *store,
           gint64              site_id,
           BylineArticlePage  *page,
           guint              *n_new,
           GError            **error)
{
  guint n_saved_new = 0;

  if (page->terms != NULL && page->terms->len > 0 &&
      !byline_store_save_terms (store, site_id, page->terms, error))
    return FALSE;
  if (!byline_store_save_articles (store, site_id, page->articles, &n_saved_new, error))
    return FALSE;

  if (n_new != NULL)
    *n_new = n_saved_new;
  return TRUE;
}

static gint64
oldest_of (BylineArticlePage *page)
{
  gint64 oldest = G_MAXINT64;

  for (guint i = 0; i < page->articles->len; i++)
    {
      BylineArticle *article = g_ptr_array_index (page->articles, i);

      if (article->published_at != BYLINE_TIME_UNKNOWN)
        oldest = MIN (oldest, article->published_at);
    }

  return oldest;
}

/* Names of categories are a convenience: a site that hides them is still
 * read. */
static gboolean
sync_categories (BylineHttp    *http,
                 BylineStore   *store,
                 BylineSite    *site,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr(GPtrArray) terms =
    byline_wp_client_fetch_categories (http, site, cancellable, NULL);

  return terms == NULL || byline_store_save_terms (store, site->id, terms, error);
}

/* Comments of many articles at once, each under its own. */
static gboolean
save_mixed_comments (BylineStore  *store,
                     gint64        site_id,
                     GPtrArray    *comments,
                     GError      **error)
{
  g_autoptr(GHashTable) by_post =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                           (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer post, list;

  for (guint i = 0; i < comments->len; i++)
    {
      BylineComment *comment = g_ptr_array_index (comments, i);

      list = g_hash_table_lookup (by_post, &comment->post);
      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (by_post, &comment->post, list);
        }
      g_ptr_array_add (list, comment);
    }

  g_hash_table_iter_init (&iter, by_post);
  while (g_hash_table_iter_next (&iter, &post, &list))
    if (!byline_store_save_comments (store, site_id, *(gint64 *) post, list, FALSE, error))
      return FALSE;

  return TRUE;
}

/* The API keeps no count with an article. One request for the newest comments
 * of the whole site gives the counts of a small one exactly. */
static gboolean
sync_newest_comments (BylineHttp    *http,
                      BylineStore   *store,
                      BylineSite    *site,
                      GCancellable  *cancellable,
                      GError       **error)
{
  gint64 total = -1;
  g_autoptr(GPtrArray) comments =
    byline_wp_client_fetch_newest_comments (http, site, &total, cancellable, NULL);

  if (comments == NULL)
    return TRUE;
  if (!save_mixed_comments (store, site->id, comments, error))
    return FALSE;

  gboolean has_all = total >= 0 && (gint64) comments->len >= total;
  return !has_all || byline_store_set_counts_exact (store, site->id, error);
}

/**
 * byline_sync_add_site:
 * @http: what asks
 * @store: what keeps
 * @site: as discovered
 * @icon: (nullable): encoded picture
 * @cancellable: (nullable): ends the wait
 * @error: return location
 *
 * Fetches the first articles, and only when they came adds the site.
 *
 * Thread: a worker.
 *
 * Returns: the local id, 0 on error
 */
gint64
byline_sync_add_site (BylineHttp    *http,
                      BylineStore   *store,
                      BylineSite    *site,
                      GBytes        *icon,
                      GCancellable  *cancellable,
                      GError       **error)
{
  BylineArticleQuery query = BYLINE_ARTICLE_QUERY_INIT;
  g_autoptr(BylineArticlePage) probe = NULL;

  query.per_page = 1;
  probe = byline_wp_client_fetch_articles (http, site, &query, cancellable, error);
  if (probe == NULL)
    return 0;

  gint64 site_id = byline_store_add_site (store, site, icon, error);
  if (site_id == 0 ||
      !byline_sync_site (http, store, site_id, NULL, cancellable, error))
    return 0;

  return site_id;
}

static gboolean
move_cursor (BylineStore  *store,
             gint64        site_id,
             gint64        category,
             gint64        oldest_at,
             gboolean      is_complete,
             GError      **error)
{
  BylineArchiveCursor cursor = { oldest_at, is_complete };

  return byline_store_set_cursor (store, site_id, category, &cursor, error);
}

/* Reads from the newest down until it meets what is here already. */
static gboolean
sync_newest (BylineHttp    *http,
             BylineStore   *store,
             BylineSite    *site,
             guint         *n_new,
             GCancellable  *cancellable,
             GError       **error)
{
  BylineArticleQuery query = BYLINE_ARTICLE_QUERY_INIT;
  BylineArchiveCursor cursor = { 0, FALSE };
  gint64 oldest = G_MAXINT64;
  gboolean has_met = FALSE, has_more = TRUE;

  if (!byline_store_get_cursor (store, site->id, 0, &cursor, error))
    return FALSE;

  gboolean is_first = cursor.oldest_at == 0;
  query.per_page = NEWEST_PER_PAGE;
  for (guint i = 0; i < (is_first ? 1 : MAX_CATCH_UP_PAGES) && has_more && !has_met; i++)
    {
      g_autoptr(BylineArticlePage) page =
        byline_wp_client_fetch_articles (http, site, &query, cancellable, error);
      guint n_page_new = 0;

      if (page == NULL || !save_page (store, site->id, page, &n_page_new, error))
        return FALSE;
      *n_new += n_page_new;
      has_met = n_page_new < page->articles->len;
      has_more = page->has_more && page->articles->len > 0;
      oldest = MIN (oldest, oldest_of (page));
      query.page++;
    }

  if (!is_first && has_met)
    return TRUE;
  return oldest == G_MAXINT64 ||
         move_cursor (store, site->id, 0, oldest, !has_more, error);
}

/* Articles that were edited since the last look, whatever their date. */
static gboolean
sync_changed (BylineHttp    *http,
              BylineStore   *store,
              BylineSite    *site,
              gint64         since,
              GCancellable  *cancellable,
              GError       **error)
{
  BylineArticleQuery query = BYLINE_ARTICLE_QUERY_INIT;
  gboolean has_more = since > 0;

  query.per_page = ARCHIVE_PER_PAGE;
  query.modified_after = since;
  for (guint i = 0; i < MAX_CHANGED_PAGES && has_more; i++)
    {
      g_autoptr(BylineArticlePage) page =
        byline_wp_client_fetch_articles (http, site, &query, cancellable, error);

      if (page == NULL || !save_page (store, site->id, page, NULL, error))
        return FALSE;
      has_more = page->has_more;
      query.page++;
    }

  return TRUE;
}

/**
 * byline_sync_site:
 * @http: what asks
 * @store: what keeps
 * @site_id: local id
 * @n_new: (out) (optional): how many articles were not here before
 * @cancellable: (nullable): ends the wait
 * @error: return location
 *
 * Asks a site for what is new or changed since the last time.
 *
 * Thread: a worker.
 *
 * Returns: %TRUE if the site answered and all was stored
 */
gboolean
byline_sync_site (BylineHttp    *http,
                  BylineStore   *store,
                  gint64         site_id,
                  guint         *n_new,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr(BylineSite) site = byline_store_get_site (store, site_id, error);
  gint64 started_at = byline_time_now ();
  guint n_found = 0;

  if (site == NULL)
    return FALSE;

  gint64 synced_at = byline_store_get_synced_at (store, site_id);
  if (!sync_newest (http, store, site, &n_found, cancellable, error) ||
      !sync_changed (http, store, site, synced_at, cancellable, error) ||
      !sync_categories (http, store, site, cancellable, error) ||
      !sync_newest_comments (http, store, site, cancellable, error) ||
      !byline_store_set_synced_at (store, site_id, started_at, error))
    return FALSE;

  if (n_new != NULL)
    *n_new = n_found;
  return TRUE;
}

/* Pages that start just above the oldest known, until one reaches below it:
 * several articles may share the second at which the last page ended. */
static gboolean
read_below (BylineHttp           *http,
            BylineStore          *store,
            BylineSite           *site,
            BylineArticleQuery   *query,
            BylineArchiveCursor  *cursor,
            guint                *n_new,
            GCancellable         *cancellable,
            GError              **error)
{
  gint64 reached = G_MAXINT64;

  for (guint i = 0; i < MAX_PAGES_IN_ONE_SECOND; i++)
    {
      g_autoptr(BylineArticlePage) page =
        byline_wp_client_fetch_articles (http, site, query, cancellable, error);
      guint n_page_new = 0;

      if (page == NULL || !save_page (store, site->id, page, &n_page_new, error))
        return FALSE;
      *n_new += n_page_new;
      reached = MIN (reached, oldest_of (page));
      cursor->is_complete = !page->has_more || page->articles->len == 0;
      if (cursor->is_complete || reached < cursor->oldest_at || cursor->oldest_at == 0)
        break;
      query->page++;
    }

  if (reached != G_MAXINT64)
    cursor->oldest_at = reached;
  return TRUE;
}

/**
 * byline_sync_older:
 * @http: what asks
 * @store: what keeps
 * @site_id: local id
 * @category: remote id, or 0 for the whole site
 * @per_page: 1 to 100
 * @n_new: (out) (optional): how many articles were not here before
 * @is_complete: (out) (optional): nothing older is left
 * @cancellable: (nullable): ends the wait
 * @error: return location
 *
 * Fetches one step further back into the archive, by date and never by page
 * number, so that articles published meanwhile neither shift nor repeat.
 *
 * Thread: a worker.
 *
 * Returns: %TRUE if the step was made, or there was none to make
 */
gboolean
byline_sync_older (BylineHttp    *http,
                   BylineStore   *store,
                   gint64         site_id,
                   gint64         category,
                   guint          per_page,
                   guint         *n_new,
                   gboolean      *is_complete,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr(BylineSite) site = byline_store_get_site (store, site_id, error);
  BylineArticleQuery query = BYLINE_ARTICLE_QUERY_INIT;
  BylineArchiveCursor cursor = { 0, FALSE };
  guint n_found = 0;

  if (site == NULL || !byline_store_get_cursor (store, site_id, category, &cursor, error))
    return FALSE;

  if (!cursor.is_complete)
    {
      query.per_page = per_page;
      query.category = category;
      query.before = cursor.oldest_at > 0 ? cursor.oldest_at + 1 : 0;
      if (!read_below (http, store, site, &query, &cursor, &n_found, cancellable, error) ||
          !byline_store_set_cursor (store, site_id, category, &cursor, error))
        return FALSE;
    }

  if (n_new != NULL)
    *n_new = n_found;
  if (is_complete != NULL)
    *is_complete = cursor.is_complete;
  return TRUE;
}

/**
 * byline_sync_archive:
 *
 * As byline_sync_older() for a whole site, again and again until nothing
 * older is left. Interrupted, it goes on from where it was.
 *
 * Thread: a worker.
 *
 * Returns: %TRUE if the whole archive is here
 */
gboolean
byline_sync_archive (BylineHttp    *http,
                     BylineStore   *store,
                     gint64         site_id,
                     guint         *n_new,
                     GCancellable  *cancellable,
                     GError       **error)
{
  gboolean is_complete = FALSE;

  while (!is_complete)
    {
      guint n_step = 0;

      if (!byline_sync_older (http, store, site_id, 0, ARCHIVE_PER_PAGE, &n_step,
                              &is_complete, cancellable, error))
        return FALSE;
      *n_new += n_step;
    }

  return TRUE;
}

static gint64
save_one (BylineStore    *store,
          gint64          site_id,
          BylineArticle  *article,
          GError        **error)
{
  g_autoptr(GPtrArray) articles = g_ptr_array_new ();

  g_ptr_array_add (articles, article);
  if (!byline_store_save_articles (store, site_id, articles, NULL, error))
    return 0;

  return byline_store_find_article (store, site_id, article->remote_id, error);
}

/**
 * byline_sync_post:
 * @post: the site's id of an article
 *
 * Fetches one article.
 *
 * Thread: a worker.
 *
 * Returns: its local id, 0 on error
 */
gint64
byline_sync_post (BylineHttp    *http,
                  BylineStore   *store,
                  gint64         site_id,
                  gint64         post,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr(BylineSite) site = byline_store_get_site (store, site_id, error);

  if (site == NULL)
    return 0;

  g_autoptr(BylineArticle) article =
    byline_wp_client_fetch_article (http, site, post, cancellable, error);
  return article != NULL ? save_one (store, site_id, article, error) : 0;
}

/**
 * byline_sync_article:
 * @article_id: local id
 *
 * Fetches one known article again, content and all. One that the site shows
 * no more is marked as gone; the saved copy stays.
 *
 * Thread: a worker.
 *
 * Returns: %TRUE if it came
 */
gboolean
byline_sync_article (BylineHttp    *http,
                     BylineStore   *store,
                     gint64         article_id,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr(BylineArticle) article = byline_store_get_article (store, article_id, error);
  g_autoptr(GError) local_error = NULL;

  if (article == NULL)
    return FALSE;

  gint64 id = byline_sync_post (http, store, article->site_id, article->remote_id,
                                cancellable, &local_error);
  if (g_error_matches (local_error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_GONE))
    byline_store_mark_gone (store, article_id, NULL);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return id != 0;
}

/**
 * byline_sync_slug:
 * @slug: the last part of an article's address
 *
 * Looks an article up by its slug.
 *
 * Thread: a worker.
 *
 * Returns: its local id, 0 if the site has none of that name or on error
 */
gint64
byline_sync_slug (BylineHttp    *http,
                  BylineStore   *store,
                  gint64         site_id,
                  const char    *slug,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr(BylineSite) site = byline_store_get_site (store, site_id, error);
  BylineArticleQuery query = BYLINE_ARTICLE_QUERY_INIT;

  if (site == NULL)
    return 0;

  query.slug = slug;
  query.per_page = 1;
  g_autoptr(BylineArticlePage) page =
    byline_wp_client_fetch_articles (http, site, &query, cancellable, error);
  if (page == NULL || page->articles->len == 0 ||
      !save_page (store, site_id, page, NULL, error))
    return 0;

  BylineArticle *article = g_ptr_array_index (page->articles, 0);
  return byline_store_find_article (store, site_id, article->remote_id, error);
}

/**
 * byline_sync_comments:
 * @article_id: local id
 *
 * Fetches the whole conversation of an article.
 *
 * Thread: a worker.
 *
 * Returns: %TRUE if it came and was stored
 */
gboolean
byline_sync_comments (BylineHttp    *http,
                      BylineStore   *store,
                      gint64         article_id,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr(BylineArticle) article = byline_store_get_article (store, article_id, error);
  g_autoptr(BylineSite) site = NULL;

  if (article == NULL)
    return FALSE;
  site = byline_store_get_site (store, article->site_id, error);
  if (site == NULL)
    return FALSE;

  g_autoptr(GPtrArray) comments =
    byline_wp_client_fetch_comments (http, site, article->remote_id, cancellable, error);
  return comments != NULL &&
         byline_store_save_comments (store, site->id, article->remote_id, comments, TRUE, error);
}
