/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeps the pictures of saved articles, so that they are there without a
 * network. Asks for the site's own pictures and those of hosts that the person
 * allowed for the site, one after the other; what was seen already is kept
 * without asking anybody. */

#include "byline-picture-keeper.h"

#include "byline-html-reader.h"
#include "byline-remote-error.h"
#include "byline-uri.h"
#include "byline-url-policy.h"

/* One article must not fill a disk. */
#define MAX_KEPT 200

typedef struct
{
  BylinePictureCache *cache;
  BylineHttp         *http;
  BylineArticle      *article;
  BylineSite         *site;
  char               *authority;   /* (owned) (nullable): who publishes the article */
  GPtrArray          *uris;        /* (owned) (element-type utf8) */
  GHashTable         *seen;        /* (owned) (element-type utf8 utf8) */
} Keeping;

static gboolean
may_fetch (Keeping    *self,
           const char *uri)
{
  g_autofree char *authority = byline_uri_dup_authority (uri);

  return self->site->loads_pictures || byline_url_policy_is_own (self->authority, authority);
}

static void
want (Keeping    *self,
      const char *uri)
{
  if (uri == NULL || self->uris->len >= MAX_KEPT || g_hash_table_contains (self->seen, uri) ||
      !(may_fetch (self, uri) || byline_picture_cache_has (self->cache, uri)))
    return;

  char *copy = g_strdup (uri);
  g_hash_table_add (self->seen, copy);
  g_ptr_array_add (self->uris, copy);
}

/* One copy that fills a page, and what other copies were seen. */
static void
want_picture (Keeping             *self,
              const BylinePicture *picture)
{
  want (self, byline_picture_get_uri (picture, BYLINE_PICTURE_KEPT_WIDTH));
  for (guint i = 0; picture->candidates != NULL && i < picture->candidates->len; i++)
    {
      const char *uri = g_array_index (picture->candidates, BylineCandidate, i).uri;

      if (byline_picture_cache_has (self->cache, uri))
        want (self, uri);
    }
  if (byline_picture_cache_has (self->cache, picture->uri))
    want (self, picture->uri);
}

static void
want_all (Keeping *self)
{
  g_autoptr(BylineDocument) document =
    byline_html_reader_read (self->article->content_html, -1, self->article->link,
                             BYLINE_PROFILE_ARTICLE);
  GPtrArray *pictures = byline_document_get_pictures (document);

  want (self, self->article->picture_uri);
  for (guint i = 0; i < pictures->len; i++)
    want_picture (self, g_ptr_array_index (pictures, i));
}

static GPtrArray *
dup_names (GPtrArray *uris)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < uris->len; i++)
    g_ptr_array_add (names, byline_picture_cache_dup_name (g_ptr_array_index (uris, i)));
  return names;
}

/* Whether another try on another day may bring it. */
static gboolean
is_passing (const GError *error)
{
  if (error->domain == G_FILE_ERROR)
    return TRUE;
  return g_error_matches (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_OFFLINE) ||
         g_error_matches (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_NO_HOST) ||
         g_error_matches (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_TIMEOUT) ||
         g_error_matches (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_INCOMPLETE) ||
         g_error_matches (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_RATE_LIMITED) ||
         g_error_matches (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_SERVER);
}

/* A site that is away or asks to wait is left alone until the next sync. */
static gboolean
ends_all (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
         g_error_matches (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_OFFLINE) ||
         g_error_matches (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_RATE_LIMITED);
}

static gboolean
fetch_all (Keeping       *self,
           GCancellable  *cancellable,
           gboolean      *is_whole,
           GError       **error)
{
  BylinePictureReach reach = self->site->loads_pictures ? BYLINE_PICTURE_ANYWHERE
                                                        : BYLINE_PICTURE_NEAR;

  *is_whole = TRUE;
  for (guint i = 0; i < self->uris->len; i++)
    {
      g_autoptr(GError) fault = NULL;

      if (byline_picture_cache_keep (self->cache, self->http, g_ptr_array_index (self->uris, i),
                                     reach, cancellable, &fault))
        continue;
      if (ends_all (fault))
        {
          g_propagate_error (error, g_steal_pointer (&fault));
          return FALSE;
        }
      *is_whole &= !is_passing (fault);
    }
  return TRUE;
}

static void
keeping_clear (Keeping *self)
{
  g_clear_pointer (&self->article, byline_article_unref);
  g_clear_pointer (&self->site, byline_site_unref);
  g_free (self->authority);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->uris, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Keeping, keeping_clear)

static gboolean
begin (Keeping      *self,
       BylineStore  *store,
       gint64        article_id,
       GError      **error)
{
  self->uris = g_ptr_array_new_with_free_func (g_free);
  self->seen = g_hash_table_new (g_str_hash, g_str_equal);
  self->article = byline_store_get_article (store, article_id, error);
  if (self->article == NULL)
    return FALSE;

  self->authority = byline_uri_dup_authority (self->article->link);
  self->site = byline_store_get_site (store, self->article->site_id, error);
  return self->site != NULL;
}

/**
 * byline_picture_keeper_run:
 * @cache: where pictures lie
 * @http: what fetches
 * @store: what remembers who keeps which
 * @article_id: a saved article
 * @cancellable: (nullable): ends it; what was fetched stays
 * @error: return location
 *
 * Keeps the pictures of an article, at most 200. The names are written down
 * before the files, so that no other program takes them for forgotten ones.
 *
 * Thread: any but the UI's; waits for disk and net.
 *
 * Returns: whether all were asked for. One that the site does not have is no
 *   failure; one that may come another day leaves the article among
 *   byline_store_list_unkept()
 */
gboolean
byline_picture_keeper_run (BylinePictureCache  *cache,
                           BylineHttp          *http,
                           BylineStore         *store,
                           gint64               article_id,
                           GCancellable        *cancellable,
                           GError             **error)
{
  g_auto(Keeping) self = { .cache = cache, .http = http };
  gboolean is_whole;

  if (!begin (&self, store, article_id, error))
    return FALSE;
  if (self.article->content_html == NULL)
    return TRUE;

  want_all (&self);
  g_autoptr(GPtrArray) names = dup_names (self.uris);
  return byline_store_keep_pictures (store, article_id, names, FALSE, error) &&
         fetch_all (&self, cancellable, &is_whole, error) &&
         byline_store_keep_pictures (store, article_id, names, is_whole, error);
}

/**
 * byline_picture_keeper_sweep:
 * @cache: where pictures lie
 * @store: what remembers who keeps which
 *
 * Gives up the kept pictures that no saved article needs any more.
 *
 * Thread: any but the UI's; works on the disk.
 */
void
byline_picture_keeper_sweep (BylinePictureCache *cache,
                             BylineStore        *store)
{
  g_autoptr(GHashTable) names = byline_store_list_kept_names (store, NULL);

  if (names != NULL)
    byline_picture_cache_release (cache, names);
}
