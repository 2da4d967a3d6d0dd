/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The store's functions about what others have written below an article. */

#include "config.h"

#include "byline-store-private.h"

static gboolean
save_each_comment (BylineStore  *self,
                   gint64        site_id,
                   gint64        post,
                   GPtrArray    *comments,
                   GError      **error)
{
  for (guint i = 0; i < comments->len; i++) {
    const BylineComment *comment = g_ptr_array_index (comments, i);
    gint64 own_post = comment->post != 0 ? comment->post : post;

    if (comment->remote_id <= 0)
      continue;
    if (!byline_comment_table_save (self->comments, site_id, own_post, comment, error)
        || !byline_count_table_again (self->counts, site_id, own_post, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
save_all (BylineStore     *self,
          BylineStoreCall *call)
{
  GPtrArray *comments = (GPtrArray *) call->in;
  gboolean is_whole_thread = call->flag && call->second != 0;

  return save_each_comment (self, call->id, call->second, comments, call->error)
         && (!is_whole_thread
             || (byline_comment_table_retain (self->comments, call->id, call->second, comments,
                                              call->error)
                 && byline_count_table_whole (self->counts, call->id, call->second,
                                              call->error)));
}

static gboolean
save_comments (BylineStore     *self,
               BylineStoreCall *call)
{
  g_autoptr(BylineSite) site = byline_site_table_get (self->sites, call->id, call->error);
  gint64 article_id;

  if (site == NULL || !byline_database_begin (self->archive, call->error)
      || !byline_database_end (self->archive, save_all (self, call), call->error))
    return FALSE;
  article_id = byline_article_table_find (self->articles, call->id, call->second, NULL);
  byline_store_report (self, BYLINE_CHANGE_COMMENTS, call->id, article_id);

  return TRUE;
}

/**
 * byline_store_save_comments:
 * @self: a store
 * @site_id: a site
 * @post: remote id of the article, or 0 when each comment says its own
 * @comments: (element-type BylineComment): only the approved are kept, and
 *   one that no longer is goes
 * @is_whole_thread: whether these are all of @post: then others of it go, and
 *   the article's number of comments is known
 * @error: return location
 *
 * Returns: whether it is done; %BYLINE_STORE_ERROR_NOT_FOUND without such a
 *   site
 */
gboolean
byline_store_save_comments (BylineStore  *self,
                            gint64        site_id,
                            gint64        post,
                            GPtrArray    *comments,
                            gboolean      is_whole_thread,
                            GError      **error)
{
  BylineStoreCall call = {
    .id = site_id, .second = post, .in = comments, .flag = is_whole_thread, .error = error,
  };

  g_return_val_if_fail (comments != NULL, FALSE);

  return byline_store_write (self, save_comments, &call);
}

static gboolean
set_counts_exact (BylineStore     *self,
                  BylineStoreCall *call)
{
  guint n_counted = 0;

  if (!byline_database_begin (self->archive, call->error)
      || !byline_database_end (self->archive,
                               byline_count_table_all (self->counts, call->id, &n_counted,
                                                       call->error),
                               call->error))
    return FALSE;
  if (n_counted > 0)
    byline_store_report (self, BYLINE_CHANGE_ARTICLE, call->id, 0);

  return TRUE;
}

/**
 * byline_store_set_counts_exact:
 * @self: a store
 * @site_id: a site all comments of which have just been saved
 * @error: return location
 *
 * Makes the number of comments of all its articles known.
 *
 * Returns: whether it is done
 */
gboolean
byline_store_set_counts_exact (BylineStore  *self,
                               gint64        site_id,
                               GError      **error)
{
  BylineStoreCall call = { .id = site_id, .error = error };

  return byline_store_write (self, set_counts_exact, &call);
}

static gboolean
list_comments (BylineStore     *self,
               BylineStoreCall *call)
{
  g_autoptr(BylineArticlePlace) place = byline_article_table_get_place (self->articles, call->id,
                                                                        call->error);

  if (place == NULL)
    return FALSE;
  call->object = byline_comment_table_list (self->comments, place->site_id, place->remote_id,
                                            call->error);

  return call->object != NULL;
}

/**
 * byline_store_list_comments:
 * @self: a store
 * @article_id: an article
 * @error: return location
 *
 * Returns: (transfer full) (element-type BylineComment) (nullable): the
 *   approved ones by date, the oldest first; NULL with
 *   %BYLINE_STORE_ERROR_NOT_FOUND without such an article
 */
GPtrArray *
byline_store_list_comments (BylineStore  *self,
                            gint64        article_id,
                            GError      **error)
{
  BylineStoreCall call = { .id = article_id, .error = error };

  return byline_store_read (self, list_comments, &call) ? call.object : NULL;
}
