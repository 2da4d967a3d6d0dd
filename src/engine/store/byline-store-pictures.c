/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The store's functions about pictures: from which hosts a site's articles
 * may load them, and which files its saved articles keep. Touches no file of
 * a picture. */

#include "config.h"

#include "byline-store-private.h"

static gboolean
allow_pictures (BylineStore     *self,
                BylineStoreCall *call)
{
  g_autoptr(BylineSite) site = byline_site_table_get (self->sites, call->id, call->error);

  if (site == NULL
      || !byline_consent_table_set (self->consents, call->id, call->flag, call->error))
    return FALSE;
  byline_store_report (self, BYLINE_CHANGE_SITES, call->id, 0);

  return TRUE;
}

/**
 * byline_store_allow_pictures:
 * @self: a store
 * @site_id: a site
 * @is_allowed: whether its articles may load pictures from any host
 * @error: return location
 *
 * Speaks for this site only, and only until it is removed.
 *
 * Returns: whether it is kept; %BYLINE_STORE_ERROR_NOT_FOUND without such a site
 */
gboolean
byline_store_allow_pictures (BylineStore  *self,
                             gint64        site_id,
                             gboolean      is_allowed,
                             GError      **error)
{
  BylineStoreCall call = { .id = site_id, .flag = is_allowed, .error = error };

  return byline_store_write (self, allow_pictures, &call);
}

/* An article that is saved no more, also by another program, keeps nothing. */
static gboolean
keep_if_saved (BylineStore               *self,
               const BylineArticlePlace  *place,
               GPtrArray                 *names,
               gboolean                   is_whole,
               GError                   **error)
{
  BylineMark mark;

  if (!byline_mark_table_get (self->marks, place->site_id, place->remote_id, &mark, error))
    return FALSE;
  if (mark.is_saved)
    return byline_kept_table_set (self->kept, place->site_id, place->remote_id, names, is_whole,
                                  error);

  g_set_error_literal (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND,
                       "the article is not saved");

  return FALSE;
}

static gboolean
keep_pictures (BylineStore     *self,
               BylineStoreCall *call)
{
  GPtrArray *names = (GPtrArray *) call->in;
  g_autoptr(BylineArticlePlace) place = byline_article_table_get_place (self->articles, call->id,
                                                                        call->error);

  return place != NULL && byline_database_begin (self->personal, call->error)
         && byline_database_end (self->personal,
                                 keep_if_saved (self, place, names, call->flag, call->error),
                                 call->error);
}

/**
 * byline_store_keep_pictures:
 * @self: a store
 * @article_id: a saved article
 * @names: (element-type utf8): the files it keeps, instead of those before
 * @is_whole: whether nothing is left to fetch
 * @error: return location
 *
 * What is kept is given up when the article is no longer saved, and with the
 * site.
 *
 * Returns: whether it is kept; %BYLINE_STORE_ERROR_NOT_FOUND when there is no
 *   such article or it is not saved
 */
gboolean
byline_store_keep_pictures (BylineStore  *self,
                            gint64        article_id,
                            GPtrArray    *names,
                            gboolean      is_whole,
                            GError      **error)
{
  BylineStoreCall call = { .id = article_id, .in = names, .flag = is_whole, .error = error };

  g_return_val_if_fail (names != NULL, FALSE);

  return byline_store_write (self, keep_pictures, &call);
}

static gboolean
list_kept_names (BylineStore     *self,
                 BylineStoreCall *call)
{
  call->object = byline_kept_table_list_names (self->kept, call->error);

  return call->object != NULL;
}

/**
 * byline_store_list_kept_names:
 * @self: a store
 * @error: return location
 *
 * Returns: (transfer full) (element-type utf8 utf8) (nullable): the set of
 *   the files that saved articles keep
 */
GHashTable *
byline_store_list_kept_names (BylineStore  *self,
                              GError      **error)
{
  BylineStoreCall call = { .error = error };

  return byline_store_read (self, list_kept_names, &call) ? call.object : NULL;
}

static gboolean
list_unkept (BylineStore     *self,
             BylineStoreCall *call)
{
  g_autoptr(GArray) posts = byline_kept_table_list_missing (self->kept, call->id, call->error);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; posts != NULL && i < posts->len; i++) {
    gint64 id = byline_article_table_find (self->articles, call->id,
                                           g_array_index (posts, gint64, i), NULL);

    if (id != 0)
      g_array_append_val (ids, id);
  }
  call->object = posts != NULL ? g_steal_pointer (&ids) : NULL;

  return call->object != NULL;
}

/**
 * byline_store_list_unkept:
 * @self: a store
 * @site_id: a site
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64) (nullable): its saved
 *   articles with pictures still to fetch, those saved last first
 */
GArray *
byline_store_list_unkept (BylineStore  *self,
                          gint64        site_id,
                          GError      **error)
{
  BylineStoreCall call = { .id = site_id, .error = error };

  return byline_store_read (self, list_unkept, &call) ? call.object : NULL;
}
