/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The library's face, second part: lists of articles, one article opened and
 * its marks. What can be had from the disk never waits behind
 * what must come from the net. */

#include "byline-library-private.h"

#include <string.h>

#include "byline-document-text.h"
#include "byline-html-reader.h"
#include "byline-remote-error.h"
#include "byline-sync.h"
#include "byline-text.h"
#include "byline-uri.h"

#define OLDER_PER_PAGE 50

void
byline_reading_free (BylineReading *self)
{
  g_clear_pointer (&self->article, byline_article_unref);
  g_clear_pointer (&self->site, byline_site_unref);
  g_clear_pointer (&self->terms, g_ptr_array_unref);
  g_clear_object (&self->document);
  g_free (self);
}

/* ---- lists ---- */

static void
list_ids (GTask        *task,
          gpointer      source_object,
          gpointer      task_data,
          GCancellable *cancellable)
{
  BylineLibrary *self = source_object;
  BylineRequest *request = task_data;
  GError *error = NULL;
  GArray *ids = byline_store_list_ids (self->store, request->filter,
                                       (guint) request->other, &error);

  byline_library_return (task, ids, (GDestroyNotify) g_array_unref, error);
}

/**
 * byline_library_list_ids_async:
 * @self: a library
 * @filter: (nullable): which articles
 * @limit: at most so many, 0 all
 *
 * Lists the local ids of stored articles, newest first.
 */
void
byline_library_list_ids_async (BylineLibrary       *self,
                               const BylineFilter  *filter,
                               guint                limit,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  BylineRequest *request = byline_request_new ();
  request->filter = byline_filter_copy (filter);
  request->other = limit;
  g_autoptr(GTask) task = byline_library_begin (self, request, byline_library_list_ids_async);

  byline_library_run (self, self->readers, task, list_ids);
}

/**
 * byline_library_list_ids_finish:
 *
 * Returns: (transfer full) (element-type gint64) (nullable): local ids
 */
GArray *
byline_library_list_ids_finish (BylineLibrary  *self,
                                GAsyncResult   *result,
                                GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
get_articles (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  BylineLibrary *self = source_object;
  BylineRequest *request = task_data;
  GError *error = NULL;
  GPtrArray *articles =
    byline_store_get_articles (self->store, (const gint64 *) (gpointer) request->ids->data,
                               request->ids->len, &error);

  byline_library_return (task, articles, (GDestroyNotify) g_ptr_array_unref, error);
}

/**
 * byline_library_get_articles_async:
 * @self: a library
 * @ids: (array length=n_ids): local ids
 * @n_ids: how many, a screenful or two
 *
 * Loads the rows of a list, without the articles' content.
 */
void
byline_library_get_articles_async (BylineLibrary       *self,
                                   const gint64        *ids,
                                   guint                n_ids,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  BylineRequest *request = byline_request_new ();
  request->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);
  g_array_append_vals (request->ids, ids, n_ids);
  g_autoptr(GTask) task = byline_library_begin (self, request,
                                                byline_library_get_articles_async);

  byline_library_run (self, self->readers, task, get_articles);
}

/**
 * byline_library_get_articles_finish:
 *
 * Returns: (transfer full) (element-type BylineArticle) (nullable): those of
 *   the ids that are still stored
 */
GPtrArray *
byline_library_get_articles_finish (BylineLibrary  *self,
                                    GAsyncResult   *result,
                                    GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- older articles ---- */

/* A list over all sites ends where the first of them runs out: that site is
 * asked next. */
static gint64
shallowest_site (BylineLibrary *self)
{
  g_autoptr(GPtrArray) sites = byline_store_list_sites (self->store, NULL);
  gint64 newest_end = G_MININT64, found = 0;

  for (guint i = 0; sites != NULL && i < sites->len; i++)
    {
      BylineSite *site = g_ptr_array_index (sites, i);
      BylineArchiveCursor cursor = { 0, FALSE };

      if (byline_store_get_cursor (self->store, site->id, 0, &cursor, NULL) &&
          !cursor.is_complete && cursor.oldest_at >= newest_end)
        {
          newest_end = cursor.oldest_at;
          found = site->id;
        }
    }

  return found;
}

static gboolean
lists_stored_only (const BylineFilter *filter)
{
  return filter->saved_only || filter->search != NULL || filter->tag_slug != NULL ||
         filter->author != NULL || filter->category_slug != NULL;
}

static void
fetch_older (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  BylineLibrary *self = source_object;
  BylineRequest *request = task_data;
  GError *error = NULL;
  gint64 site_id = request->filter->site_id;
  gboolean is_done = TRUE;

  request->flag = TRUE;
  if (!lists_stored_only (request->filter))
    {
      if (site_id == 0)
        site_id = shallowest_site (self);
      if (site_id != 0)
        is_done = byline_sync_older (self->http, self->store, site_id,
                                     request->filter->category, OLDER_PER_PAGE,
                                     NULL, &request->flag, cancellable, &error);
      if (request->filter->site_id == 0 && site_id != 0)
        request->flag = shallowest_site (self) == 0;
    }

  byline_library_return_done (task, is_done, error);
}

/**
 * byline_library_fetch_older_async:
 * @self: a library
 * @filter: the list whose end is near
 *
 * Goes one step further back into the archive that a list shows. Lists of
 * what is stored anyway (saved, search, tag, author) have none.
 */
void
byline_library_fetch_older_async (BylineLibrary       *self,
                                  const BylineFilter  *filter,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  BylineRequest *request = byline_request_new ();
  request->filter = byline_filter_copy (filter);
  g_autoptr(GTask) task = byline_library_begin (self, request,
                                                byline_library_fetch_older_async);

  byline_library_run (self, self->callers, task, fetch_older);
}

/**
 * byline_library_fetch_older_finish:
 * @is_complete: (out) (optional): nothing older is left
 *
 * Returns: %TRUE if the step was made; the store's "changed" tells of what
 *   came
 */
gboolean
byline_library_fetch_older_finish (BylineLibrary  *self,
                                   GAsyncResult   *result,
                                   gboolean       *is_complete,
                                   GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  BylineRequest *request = g_task_get_task_data (G_TASK (result));
  if (is_complete != NULL)
    *is_complete = request->flag;
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- finding one article ---- */

static gboolean
is_below (const char *home,
          const char *address)
{
  gsize length = strlen (home);
  const char *home_rest = strstr (home, "://");
  const char *address_rest = strstr (address, "://");

  if (home_rest == NULL || address_rest == NULL)
    return FALSE;
  length = strlen (home_rest);
  return strncmp (home_rest, address_rest, length) == 0 &&
         (address_rest[length] == '/' || address_rest[length] == '?' ||
          address_rest[length] == '\0');
}

static BylineSite *
find_site_of (BylineLibrary  *self,
              const char     *address,
              GError        **error)
{
  g_autoptr(GPtrArray) sites = byline_store_list_sites (self->store, error);

  for (guint i = 0; sites != NULL && i < sites->len; i++)
    {
      BylineSite *site = g_ptr_array_index (sites, i);

      if (is_below (site->home, address))
        return byline_site_ref (site);
    }

  return NULL;
}

static gint64
post_in_query (const char *address)
{
  const char *query = strchr (address, '?');
  const char *value = query != NULL ? strstr (query, "p=") : NULL;

  if (value == NULL || (value[-1] != '?' && value[-1] != '&'))
    return 0;
  return g_ascii_strtoll (value + 2, NULL, 10);
}

static char *
last_path_part (const char *address)
{
  g_autofree char *path = g_strndup (address, strcspn (address, "?#"));

  while (g_str_has_suffix (path, "/"))
    path[strlen (path) - 1] = '\0';
  const char *slash = strrchr (path, '/');
  return g_uri_unescape_string (slash != NULL ? slash + 1 : path, NULL);
}

static gint64
find_by_address (BylineLibrary  *self,
                 const char     *address,
                 GCancellable   *cancellable,
                 GError        **error)
{
  g_autofree char *link = byline_uri_strip_fragment (address);
  gint64 id = byline_store_find_link (self->store, link, NULL);

  if (id != 0)
    return id;

  g_autoptr(BylineSite) site = find_site_of (self, link, error);
  if (site == NULL)
    return 0;
  if (post_in_query (link) != 0)
    return byline_sync_post (self->http, self->store, site->id, post_in_query (link),
                             cancellable, error);

  g_autofree char *slug = last_path_part (link);
  return slug != NULL ? byline_sync_slug (self->http, self->store, site->id, slug,
                                          cancellable, error) : 0;
}

static gboolean
is_number (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

static void
find_article (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  BylineLibrary *self = source_object;
  BylineRequest *request = task_data;
  GError *error = NULL;
  gint64 id = 0;

  if (is_number (request->text))
    {
      gint64 wanted = g_ascii_strtoll (request->text, NULL, 10);
      g_autoptr(BylineArticle) article =
        byline_store_get_article (self->store, wanted, &error);

      id = article != NULL ? article->id : 0;
    }
  else
    {
      id = find_by_address (self, request->text, cancellable, &error);
    }

  if (id == 0 && error == NULL)
    error = g_error_new_literal (BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_NOT_FOUND,
                                 "no such article");
  request->id = id;
  byline_library_return_done (task, id != 0, error);
}

/**
 * byline_library_find_article_async:
 * @self: a library
 * @id_or_address: a local id, or the web address of an article of a known site
 *
 * Finds an article, asking its site when it is not stored yet.
 */
void
byline_library_find_article_async (BylineLibrary       *self,
                                   const char          *id_or_address,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  BylineRequest *request = byline_request_new ();
  request->text = byline_uri_clean_address (id_or_address);
  g_autoptr(GTask) task = byline_library_begin (self, request,
                                                byline_library_find_article_async);

  byline_library_run (self, self->callers, task, find_article);
}

/**
 * byline_library_find_article_finish:
 *
 * Returns: the local id, 0 on error
 */
gint64
byline_library_find_article_finish (BylineLibrary  *self,
                                    GAsyncResult   *result,
                                    GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  BylineRequest *request = g_task_get_task_data (G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), error) ? request->id : 0;
}

/* ---- one article ---- */

static BylineReading *
make_reading (BylineLibrary  *self,
              BylineArticle  *article,
              GError        **error)
{
  g_autoptr(BylineSite) site = byline_store_get_site (self->store, article->site_id, error);

  if (site == NULL)
    return NULL;

  BylineReading *reading = g_new0 (BylineReading, 1);
  const char *html = article->content_html != NULL ? article->content_html : "";
  reading->article = byline_article_ref (article);
  reading->site = g_steal_pointer (&site);
  reading->terms = byline_store_list_article_terms (self->store, article->id, NULL);
  if (reading->terms == NULL)
    reading->terms = g_ptr_array_new ();
  reading->document = byline_html_reader_read (html, -1, article->link,
                                               BYLINE_PROFILE_ARTICLE);
  byline_library_recall_position (self, reading);
  return reading;
}

static void
open_fetched (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  BylineLibrary *self = source_object;
  BylineRequest *request = task_data;
  GError *error = NULL;
  BylineReading *reading = NULL;

  if (byline_sync_article (self->http, self->store, request->id, cancellable, &error))
    {
      g_autoptr(BylineArticle) article =
        byline_store_get_article (self->store, request->id, &error);

      if (article != NULL)
        reading = make_reading (self, article, &error);
    }

  byline_library_return (task, reading, (GDestroyNotify) byline_reading_free, error);
}

static void
open_stored (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  BylineLibrary *self = source_object;
  BylineRequest *request = task_data;
  GError *error = NULL;
  g_autoptr(BylineArticle) article =
    byline_store_get_article (self->store, request->id, &error);

  if (article != NULL && article->content_html == NULL && !article->is_gone)
    {
      byline_library_run (self, self->callers, task, open_fetched);
      return;
    }

  BylineReading *reading = article != NULL ? make_reading (self, article, &error) : NULL;
  byline_library_return (task, reading, (GDestroyNotify) byline_reading_free, error);
}

/**
 * byline_library_open_article_async:
 * @self: a library
 * @article_id: local id
 *
 * Opens an article for reading: from the store when its content is there,
 * else from the site.
 */
void
byline_library_open_article_async (BylineLibrary       *self,
                                   gint64               article_id,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  BylineRequest *request = byline_request_new ();
  request->id = article_id;
  g_autoptr(GTask) task = byline_library_begin (self, request,
                                                byline_library_open_article_async);

  byline_library_run (self, self->readers, task, open_stored);
}

/**
 * byline_library_open_article_finish:
 *
 * Returns: (transfer full) (nullable): the article and its document
 */
BylineReading *
byline_library_open_article_finish (BylineLibrary  *self,
                                    GAsyncResult   *result,
                                    GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
mark_read (GTask        *task,
           gpointer      source_object,
           gpointer      task_data,
           GCancellable *cancellable)
{
  BylineLibrary *self = source_object;
  BylineRequest *request = task_data;
  GError *error = NULL;
  gboolean is_done = byline_store_mark_read (self->store, request->id, request->flag, &error);

  byline_library_return_done (task, is_done, error);
}

static void
mark_saved (GTask        *task,
            gpointer      source_object,
            gpointer      task_data,
            GCancellable *cancellable)
{
  BylineLibrary *self = source_object;
  BylineRequest *request = task_data;
  GError *error = NULL;
  gboolean is_done = byline_store_mark_saved (self->store, request->id, request->flag, &error);

  if (is_done && request->flag)
    byline_library_keep_pictures (self, request->id);
  else if (is_done)
    byline_library_sweep_pictures (self);
  byline_library_return_done (task, is_done, error);
}

static BylineRequest *
mark_request (gint64   article_id,
              gboolean is_set)
{
  BylineRequest *request = byline_request_new ();

  request->id = article_id;
  request->flag = is_set;
  return request;
}

/**
 * byline_library_mark_read_async:
 * @self: a library
 * @article_id: local id
 * @is_read: the mark
 *
 * Marks an article as read or unread.
 */
void
byline_library_mark_read_async (BylineLibrary       *self,
                                gint64               article_id,
                                gboolean             is_read,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  g_autoptr(GTask) task = byline_library_begin (self, mark_request (article_id, is_read),
                                                byline_library_mark_read_async);

  byline_library_run (self, self->readers, task, mark_read);
}

/**
 * byline_library_mark_saved_async:
 * @self: a library
 * @article_id: local id
 * @is_saved: the mark
 *
 * Saves an article for later, or no more. A saved one keeps its pictures, which
 * are fetched by and by.
 */
void
byline_library_mark_saved_async (BylineLibrary       *self,
                                 gint64               article_id,
                                 gboolean             is_saved,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  g_autoptr(GTask) task = byline_library_begin (self, mark_request (article_id, is_saved),
                                                byline_library_mark_saved_async);

  byline_library_run (self, self->readers, task, mark_saved);
}

gboolean
byline_library_mark_finish (BylineLibrary  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
