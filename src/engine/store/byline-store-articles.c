/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The store's functions about articles, their marks and lists. */

#include "config.h"

#include "byline-article-query.h"
#include "byline-store-private.h"

static gboolean
save_each_article (BylineStore  *self,
                   gint64        site_id,
                   GPtrArray    *articles,
                   guint        *n_new,
                   guint        *n_changed,
                   GError      **error)
{
  for (guint i = 0; i < articles->len; i++) {
    const BylineArticle *article = g_ptr_array_index (articles, i);
    BylineSaved saved;

    if (article->remote_id <= 0)
      continue;
    if (!byline_article_table_save (self->articles, site_id, article, self->marks, &saved, error))
      return FALSE;
    *n_new += saved == BYLINE_SAVED_NEW;
    *n_changed += saved == BYLINE_SAVED_CHANGE;
  }

  return TRUE;
}

static void
report_saved (BylineStore *self,
              gint64       site_id,
              GPtrArray   *articles,
              guint        n_new)
{
  const BylineArticle *first = g_ptr_array_index (articles, 0);
  gint64 id = 0;

  if (articles->len == 1)
    id = byline_article_table_find (self->articles, site_id, first->remote_id, NULL);
  if (n_new > 0)
    byline_store_report (self, BYLINE_CHANGE_ARTICLES, site_id, 0);
  else
    byline_store_report (self, BYLINE_CHANGE_ARTICLE, site_id, id);
}

static gboolean
save_articles (BylineStore     *self,
               BylineStoreCall *call)
{
  GPtrArray *articles = (GPtrArray *) call->in;
  g_autoptr(BylineSite) site = byline_site_table_get (self->sites, call->id, call->error);
  guint n_new = 0;
  guint n_changed = 0;

  if (site == NULL || !byline_database_begin (self->archive, call->error)
      || !byline_database_end (self->archive,
                               save_each_article (self, call->id, articles, &n_new, &n_changed,
                                                  call->error),
                               call->error))
    return FALSE;

  g_debug ("site %" G_GINT64_FORMAT ": %u articles saved, %u new, %u changed",
           call->id, articles->len, n_new, n_changed);
  if (n_new + n_changed > 0)
    report_saved (self, call->id, articles, n_new);
  call->number = n_new;

  return TRUE;
}

/**
 * byline_store_save_articles:
 * @self: a store
 * @site_id: a site
 * @articles: (element-type BylineArticle): in any order, wished at most 1,000
 * @n_new: (out) (optional): how many were not here
 * @error: return location
 *
 * Inserts and updates articles in one transaction.
 *
 * An article keeps its number through updates. Without content or author's
 * name it keeps those that are here. A new one is unread unless a mark of it
 * is kept; one that was gone is back.
 *
 * Returns: whether they are kept; %BYLINE_STORE_ERROR_NOT_FOUND without such a
 *   site
 */
gboolean
byline_store_save_articles (BylineStore  *self,
                            gint64        site_id,
                            GPtrArray    *articles,
                            guint        *n_new,
                            GError      **error)
{
  BylineStoreCall call = { .id = site_id, .in = articles, .error = error };
  gboolean is_done;

  g_return_val_if_fail (articles != NULL, FALSE);

  is_done = articles->len == 0 || byline_store_write (self, save_articles, &call);
  if (n_new != NULL)
    *n_new = (guint) call.number;

  return is_done;
}

static gboolean
list_ids (BylineStore     *self,
          BylineStoreCall *call)
{
  call->object = byline_article_query_list_ids (self->archive, call->in, (guint) call->second,
                                                call->error);

  return call->object != NULL;
}

/**
 * byline_store_list_ids:
 * @self: a store
 * @filter: which articles
 * @limit: how many at most, 0 for all
 * @error: return location
 *
 * Lists articles by date, the newest first. What is gone from its site is
 * listed with saved articles only.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): their numbers
 */
GArray *
byline_store_list_ids (BylineStore         *self,
                       const BylineFilter  *filter,
                       guint                limit,
                       GError             **error)
{
  BylineStoreCall call = { .in = filter, .second = limit, .error = error };

  g_return_val_if_fail (filter != NULL, NULL);

  return byline_store_read (self, list_ids, &call) ? call.object : NULL;
}

static gboolean
get_articles (BylineStore     *self,
              BylineStoreCall *call)
{
  const gint64 *ids = call->in;
  g_autoptr(GPtrArray) articles =
    g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);

  for (gint64 i = 0; i < call->second; i++) {
    g_autoptr(GError) lookup_error = NULL;
    BylineArticle *article = byline_article_table_get (self->articles, ids[i], FALSE,
                                                       &lookup_error);

    if (article != NULL) {
      g_ptr_array_add (articles, article);
    } else if (!g_error_matches (lookup_error, BYLINE_STORE_ERROR,
                                 BYLINE_STORE_ERROR_NOT_FOUND)) {
      g_propagate_error (call->error, g_steal_pointer (&lookup_error));
      return FALSE;
    }
  }
  call->object = g_steal_pointer (&articles);

  return TRUE;
}

/**
 * byline_store_get_articles:
 * @self: a store
 * @ids: (array length=n_ids): numbers of articles
 * @n_ids: how many
 * @error: return location
 *
 * Gets what rows of a list show.
 *
 * Returns: (transfer full) (element-type BylineArticle) (nullable): in the
 *   order of @ids, without content; those that are not here are left out
 */
GPtrArray *
byline_store_get_articles (BylineStore   *self,
                           const gint64  *ids,
                           guint          n_ids,
                           GError       **error)
{
  BylineStoreCall call = { .in = ids, .second = n_ids, .error = error };

  return byline_store_read (self, get_articles, &call) ? call.object : NULL;
}

static gboolean
get_article (BylineStore     *self,
             BylineStoreCall *call)
{
  call->object = byline_article_table_get (self->articles, call->id, TRUE, call->error);

  return call->object != NULL;
}

/**
 * byline_store_get_article:
 * @self: a store
 * @article_id: an article
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the article with its content if that
 *   is here, or NULL with %BYLINE_STORE_ERROR_NOT_FOUND
 */
BylineArticle *
byline_store_get_article (BylineStore  *self,
                          gint64        article_id,
                          GError      **error)
{
  BylineStoreCall call = { .id = article_id, .error = error };

  return byline_store_read (self, get_article, &call) ? call.object : NULL;
}

/* The functions that find say why when they return 0. */
static gboolean
set_found (BylineStoreCall *call,
           gint64           id,
           GError          *lookup_error)
{
  call->number = id;
  if (lookup_error != NULL)
    g_propagate_error (call->error, lookup_error);
  else if (id == 0)
    g_set_error_literal (call->error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND,
                         "no such article");

  return id != 0;
}

static gboolean
find_article (BylineStore     *self,
              BylineStoreCall *call)
{
  GError *lookup_error = NULL;
  gint64 id = byline_article_table_find (self->articles, call->id, call->second, &lookup_error);

  return set_found (call, id, lookup_error);
}

/**
 * byline_store_find_article:
 * @self: a store
 * @site_id: a site
 * @remote_id: the site's number for an article
 * @error: return location
 *
 * Returns: our number for it, or 0 with @error set, to
 *   %BYLINE_STORE_ERROR_NOT_FOUND when it is not here
 */
gint64
byline_store_find_article (BylineStore  *self,
                           gint64        site_id,
                           gint64        remote_id,
                           GError      **error)
{
  BylineStoreCall call = { .id = site_id, .second = remote_id, .error = error };

  return byline_store_read (self, find_article, &call) ? call.number : 0;
}

static gboolean
find_link (BylineStore     *self,
           BylineStoreCall *call)
{
  GError *lookup_error = NULL;
  gint64 id = byline_article_table_find_link (self->articles, call->in, &lookup_error);

  return set_found (call, id, lookup_error);
}

/**
 * byline_store_find_link:
 * @self: a store
 * @link: a web address; scheme, fragment, last slash and the case of the host
 *   do not matter
 * @error: return location
 *
 * Returns: the number of the article with that permalink, or 0 with @error
 *   set, to %BYLINE_STORE_ERROR_NOT_FOUND when it is not here
 */
gint64
byline_store_find_link (BylineStore  *self,
                        const char   *link,
                        GError      **error)
{
  BylineStoreCall call = { .in = link, .error = error };

  g_return_val_if_fail (link != NULL, 0);

  return byline_store_read (self, find_link, &call) ? call.number : 0;
}

/* An article that is not saved keeps no pictures. */
static gboolean
write_mark (BylineStore  *self,
            BylineMark   *mark,
            GError      **error)
{
  return byline_mark_table_set (self->marks, mark, error)
         && (mark->is_saved
             || byline_kept_table_forget (self->kept, mark->site_id, mark->post, error));
}

/* The mark itself first: a copy that fails is made good at the next start. */
static gboolean
set_mark (BylineStore  *self,
          gint64        article_id,
          BylineMark   *mark,
          GError      **error)
{
  if (!byline_database_begin (self->personal, error)
      || !byline_database_end (self->personal, write_mark (self, mark, error), error)
      || !byline_database_begin (self->archive, error)
      || !byline_database_end (self->archive,
                               byline_mark_copy_table_set (self->copies, mark, error), error))
    return FALSE;
  byline_store_report (self, BYLINE_CHANGE_ARTICLE, mark->site_id, article_id);

  return TRUE;
}

static gboolean
mark_article (BylineStore     *self,
              BylineStoreCall *call)
{
  gboolean is_saving = call->second != 0;
  g_autoptr(BylineArticlePlace) place = byline_article_table_get_place (self->articles, call->id,
                                                                        call->error);
  BylineMark mark;

  if (place == NULL
      || !byline_mark_table_get (self->marks, place->site_id, place->remote_id, &mark,
                                 call->error))
    return FALSE;
  if ((is_saving ? mark.is_saved : mark.is_read) == call->flag)
    return TRUE;

  if (is_saving)
    mark.is_saved = call->flag;
  else
    mark.is_read = call->flag;

  return set_mark (self, call->id, &mark, call->error);
}

/**
 * byline_store_mark_read:
 * @self: a store
 * @article_id: an article
 * @is_read: what it is to be
 * @error: return location
 *
 * Returns: whether it is kept; %BYLINE_STORE_ERROR_NOT_FOUND without such an
 *   article
 */
gboolean
byline_store_mark_read (BylineStore  *self,
                        gint64        article_id,
                        gboolean      is_read,
                        GError      **error)
{
  BylineStoreCall call = { .id = article_id, .flag = !!is_read, .error = error };

  return byline_store_write (self, mark_article, &call);
}

/**
 * byline_store_mark_saved:
 * @self: a store
 * @article_id: an article
 * @is_saved: what it is to be
 * @error: return location
 *
 * Returns: whether it is kept; %BYLINE_STORE_ERROR_NOT_FOUND without such an
 *   article
 */
gboolean
byline_store_mark_saved (BylineStore  *self,
                         gint64        article_id,
                         gboolean      is_saved,
                         GError      **error)
{
  BylineStoreCall call = {
    .id = article_id, .second = TRUE, .flag = !!is_saved, .error = error,
  };

  return byline_store_write (self, mark_article, &call);
}

static gboolean
save_position (BylineStore     *self,
               BylineStoreCall *call)
{
  g_autoptr(BylineArticlePlace) place = byline_article_table_get_place (self->articles, call->id,
                                                                        call->error);

  return place != NULL && byline_position_table_save (self->positions, place->site_id,
                                                      place->remote_id, call->in, call->error);
}

/**
 * byline_store_save_position:
 * @self: a store
 * @article_id: an article
 * @position: (nullable): where reading stopped; NULL forgets it
 * @error: return location
 *
 * Nobody is told: only the next opening of the article asks for it.
 *
 * Returns: whether it is kept; %BYLINE_STORE_ERROR_NOT_FOUND without such an
 *   article
 */
gboolean
byline_store_save_position (BylineStore                  *self,
                            gint64                        article_id,
                            const BylineReadingPosition  *position,
                            GError                      **error)
{
  BylineStoreCall call = { .id = article_id, .in = position, .error = error };

  return byline_store_write (self, save_position, &call);
}

static gboolean
load_position (BylineStore     *self,
               BylineStoreCall *call)
{
  g_autoptr(BylineArticlePlace) place = byline_article_table_get_place (self->articles, call->id,
                                                                        call->error);

  if (place == NULL)
    return FALSE;
  call->object = byline_position_table_load (self->positions, place->site_id, place->remote_id,
                                             call->error);

  return call->object != NULL;
}

/**
 * byline_store_load_position:
 * @self: a store
 * @article_id: an article
 * @error: return location
 *
 * Returns: (transfer full) (nullable): where reading stopped; NULL without
 *   @error set when nothing is kept
 */
BylineReadingPosition *
byline_store_load_position (BylineStore  *self,
                            gint64        article_id,
                            GError      **error)
{
  BylineStoreCall call = { .id = article_id, .error = error };

  return byline_store_read (self, load_position, &call) ? call.object : NULL;
}

static gboolean
mark_gone (BylineStore     *self,
           BylineStoreCall *call)
{
  g_autoptr(BylineArticlePlace) place = byline_article_table_get_place (self->articles, call->id,
                                                                        call->error);

  if (place == NULL || !byline_database_begin (self->archive, call->error)
      || !byline_database_end (self->archive,
                               byline_article_table_mark_gone (self->articles, call->id,
                                                               call->error),
                               call->error))
    return FALSE;
  byline_store_report (self, BYLINE_CHANGE_ARTICLES | BYLINE_CHANGE_ARTICLE, place->site_id,
                       call->id);

  return TRUE;
}

/**
 * byline_store_mark_gone:
 * @self: a store
 * @article_id: an article that is no longer on its site
 * @error: return location
 *
 * Takes an article out of the lists; it stays readable, and listed if saved.
 *
 * Returns: whether it is kept; %BYLINE_STORE_ERROR_NOT_FOUND without such an
 *   article
 */
gboolean
byline_store_mark_gone (BylineStore  *self,
                        gint64        article_id,
                        GError      **error)
{
  BylineStoreCall call = { .id = article_id, .error = error };

  return byline_store_write (self, mark_gone, &call);
}

static gboolean
count_unread (BylineStore     *self,
              BylineStoreCall *call)
{
  call->number = byline_count_table_unread (self->counts, call->id, call->error);

  return call->number >= 0;
}

/**
 * byline_store_count_unread:
 * @self: a store
 * @site_id: a site, or 0 for all
 * @error: return location
 *
 * Returns: how many articles are unread, or -1 with @error set
 */
gint64
byline_store_count_unread (BylineStore  *self,
                           gint64        site_id,
                           GError      **error)
{
  BylineStoreCall call = { .id = site_id, .error = error };

  return byline_store_read (self, count_unread, &call) ? call.number : -1;
}

static gboolean
get_cursor (BylineStore     *self,
            BylineStoreCall *call)
{
  return byline_site_fact_table_get_cursor (self->facts, call->id, call->second, call->out,
                                            call->error);
}

/**
 * byline_store_get_cursor:
 * @self: a store
 * @site_id: a site
 * @category: remote id of one of its categories, 0 for the whole site
 * @cursor: (out): zero when nothing was fetched in sequence
 * @error: return location
 *
 * Returns: whether it worked; @cursor is filled in any case
 */
gboolean
byline_store_get_cursor (BylineStore          *self,
                         gint64                site_id,
                         gint64                category,
                         BylineArchiveCursor  *cursor,
                         GError              **error)
{
  BylineStoreCall call = { .id = site_id, .second = category, .out = cursor, .error = error };

  *cursor = (BylineArchiveCursor) { 0 };

  return byline_store_read (self, get_cursor, &call);
}

static gboolean
set_cursor (BylineStore     *self,
            BylineStoreCall *call)
{
  g_autoptr(BylineSite) site = byline_site_table_get (self->sites, call->id, call->error);

  return site != NULL
         && byline_site_fact_table_set_cursor (self->facts, call->id, call->second, call->in,
                                               call->error);
}

/**
 * byline_store_set_cursor:
 * @self: a store
 * @site_id: a site
 * @category: remote id of one of its categories, 0 for the whole site
 * @cursor: how far back its archive is here
 * @error: return location
 *
 * Returns: whether it is kept; %BYLINE_STORE_ERROR_NOT_FOUND without such a site
 */
gboolean
byline_store_set_cursor (BylineStore                *self,
                         gint64                      site_id,
                         gint64                      category,
                         const BylineArchiveCursor  *cursor,
                         GError                    **error)
{
  BylineStoreCall call = { .id = site_id, .second = category, .in = cursor, .error = error };

  return byline_store_write (self, set_cursor, &call);
}
