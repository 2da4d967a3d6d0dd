/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The store's functions about sites and their terms. */

#include "config.h"

#include "byline-store-private.h"

/* Renaming a term touches at most so many articles; older ones keep the old
 * name in the word index. */
#define MAX_RENAMED 1000

static gboolean
add_site (BylineStore     *self,
          BylineStoreCall *call)
{
  const BylineSite *site = call->in;
  GBytes *icon = (GBytes *) call->in_too;

  call->number = byline_site_table_add (self->sites, site, call->error);
  if (call->number == 0)
    return FALSE;

  byline_store_journal_sites (self);
  byline_store_report (self, BYLINE_CHANGE_SITES, call->number, 0);

  return byline_site_fact_table_save (self->facts, call->number, site, icon, call->error);
}

/**
 * byline_store_add_site:
 * @self: a store
 * @site: a site; its id does not count
 * @icon: (nullable): an encoded picture; NULL keeps what is there
 * @error: return location
 *
 * Adds a site, or updates the one with the same home address.
 *
 * Thread: any but the main one, like all of the store's functions.
 *
 * Returns: its number, or 0 with @error set
 */
gint64
byline_store_add_site (BylineStore  *self,
                       BylineSite   *site,
                       GBytes       *icon,
                       GError      **error)
{
  BylineStoreCall call = { .in = site, .in_too = icon, .error = error };

  g_return_val_if_fail (site != NULL, 0);

  return byline_store_write (self, add_site, &call) ? call.number : 0;
}

static gboolean
remove_site (BylineStore     *self,
             BylineStoreCall *call)
{
  if (!byline_site_table_remove (self->sites, call->id, call->error))
    return FALSE;

  byline_store_journal_sites (self);
  byline_store_report (self, BYLINE_CHANGE_SITES | BYLINE_CHANGE_ARTICLES, call->id, 0);

  return byline_store_purge_site (self, call->id, call->error);
}

/**
 * byline_store_remove_site:
 * @self: a store
 * @site_id: a site
 * @error: return location
 *
 * Forgets a site with its articles, comments, marks, habits and identity.
 * Drafts and outbox texts stay. What a crash leaves of the articles goes at
 * the next start.
 *
 * Returns: whether it is done; %BYLINE_STORE_ERROR_NOT_FOUND without such a site
 */
gboolean
byline_store_remove_site (BylineStore  *self,
                          gint64        site_id,
                          GError      **error)
{
  BylineStoreCall call = { .id = site_id, .error = error };

  return byline_store_write (self, remove_site, &call);
}

static gboolean
fill_site (BylineStore  *self,
           BylineSite   *site,
           GError      **error)
{
  /* A file that an older version wrote and nobody may write has no such table. */
  byline_consent_table_get (self->consents, site->id, &site->loads_pictures, NULL);

  return byline_site_fact_table_fill (self->facts, site, error);
}

static gboolean
list_sites (BylineStore     *self,
            BylineStoreCall *call)
{
  g_autoptr(GPtrArray) sites = byline_site_table_list (self->sites, call->error);

  for (guint i = 0; sites != NULL && i < sites->len; i++) {
    if (!fill_site (self, g_ptr_array_index (sites, i), call->error))
      return FALSE;
  }
  call->object = g_steal_pointer (&sites);

  return call->object != NULL;
}

/**
 * byline_store_list_sites:
 * @self: a store
 * @error: return location
 *
 * Returns: (transfer full) (element-type BylineSite) (nullable): by name
 */
GPtrArray *
byline_store_list_sites (BylineStore  *self,
                         GError      **error)
{
  BylineStoreCall call = { .error = error };

  return byline_store_read (self, list_sites, &call) ? call.object : NULL;
}

static gboolean
get_site (BylineStore     *self,
          BylineStoreCall *call)
{
  g_autoptr(BylineSite) site = byline_site_table_get (self->sites, call->id, call->error);

  if (site == NULL || !fill_site (self, site, call->error))
    return FALSE;
  call->object = g_steal_pointer (&site);

  return TRUE;
}

/**
 * byline_store_get_site:
 * @self: a store
 * @site_id: a site
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the site, or NULL with
 *   %BYLINE_STORE_ERROR_NOT_FOUND, also after it was removed
 */
BylineSite *
byline_store_get_site (BylineStore  *self,
                       gint64        site_id,
                       GError      **error)
{
  BylineStoreCall call = { .id = site_id, .error = error };

  return byline_store_read (self, get_site, &call) ? call.object : NULL;
}

static gboolean
get_site_icon (BylineStore     *self,
               BylineStoreCall *call)
{
  call->object = byline_site_fact_table_get_icon (self->facts, call->id, call->error);

  return call->object != NULL;
}

/**
 * byline_store_get_site_icon:
 * @self: a store
 * @site_id: a site
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the encoded picture; NULL without
 *   @error set when there is none
 */
GBytes *
byline_store_get_site_icon (BylineStore  *self,
                            gint64        site_id,
                            GError      **error)
{
  BylineStoreCall call = { .id = site_id, .error = error };

  return byline_store_read (self, get_site_icon, &call) ? call.object : NULL;
}

static gboolean
get_habits (BylineStore     *self,
            BylineStoreCall *call)
{
  return byline_site_table_get_habits (self->sites, call->id, call->out, call->error);
}

/**
 * byline_store_get_habits:
 * @self: a store
 * @site_id: a site
 * @habits: (out): what is known; nothing of a site never commented on
 * @error: return location
 *
 * Returns: whether it worked; @habits is filled in any case
 */
gboolean
byline_store_get_habits (BylineStore       *self,
                         gint64             site_id,
                         BylineSiteHabits  *habits,
                         GError           **error)
{
  BylineStoreCall call = { .id = site_id, .out = habits, .error = error };

  *habits = (BylineSiteHabits) { .rules = BYLINE_DRAFT_RULES_UNKNOWN };

  return byline_store_read (self, get_habits, &call);
}

static gboolean
set_habits (BylineStore     *self,
            BylineStoreCall *call)
{
  return byline_site_table_set_habits (self->sites, call->id, call->in, call->error);
}

/**
 * byline_store_set_habits:
 * @self: a store
 * @site_id: a site
 * @habits: what is known now
 * @error: return location
 *
 * Returns: whether it is kept
 */
gboolean
byline_store_set_habits (BylineStore             *self,
                         gint64                   site_id,
                         const BylineSiteHabits  *habits,
                         GError                 **error)
{
  BylineStoreCall call = { .id = site_id, .in = habits, .error = error };

  return byline_store_write (self, set_habits, &call);
}

static gboolean
get_synced_at (BylineStore     *self,
               BylineStoreCall *call)
{
  call->number = byline_site_fact_table_get_synced_at (self->facts, call->id, call->error);

  return TRUE;
}

/**
 * byline_store_get_synced_at:
 * @self: a store
 * @site_id: a site
 *
 * Returns: Unix seconds of the last complete sync, 0 for never or unreadable
 */
gint64
byline_store_get_synced_at (BylineStore *self,
                            gint64       site_id)
{
  BylineStoreCall call = { .id = site_id };

  return byline_store_read (self, get_synced_at, &call) ? call.number : 0;
}

static gboolean
set_synced_at (BylineStore     *self,
               BylineStoreCall *call)
{
  g_autoptr(BylineSite) site = byline_site_table_get (self->sites, call->id, call->error);

  return site != NULL
         && byline_site_fact_table_set_synced_at (self->facts, site, call->second, call->error);
}

/**
 * byline_store_set_synced_at:
 * @self: a store
 * @site_id: a site
 * @synced_at: Unix seconds
 * @error: return location
 *
 * Returns: whether it is kept; %BYLINE_STORE_ERROR_NOT_FOUND without such a site
 */
gboolean
byline_store_set_synced_at (BylineStore  *self,
                            gint64        site_id,
                            gint64        synced_at,
                            GError      **error)
{
  BylineStoreCall call = { .id = site_id, .second = synced_at, .error = error };

  return byline_store_write (self, set_synced_at, &call);
}

static gboolean
save_each_term (BylineStore  *self,
                gint64        site_id,
                GPtrArray    *terms,
                GError      **error)
{
  for (guint i = 0; i < terms->len; i++) {
    const BylineTerm *term = g_ptr_array_index (terms, i);
    gboolean is_renamed;

    if (!byline_term_table_save (self->terms, site_id, term, &is_renamed, error)
        || (is_renamed
            && !byline_article_index_refresh_term (self->index, site_id, term->kind,
                                                   term->remote_id, MAX_RENAMED, error)))
      return FALSE;
  }

  return TRUE;
}

static gboolean
save_terms (BylineStore     *self,
            BylineStoreCall *call)
{
  GPtrArray *terms = (GPtrArray *) call->in;
  g_autoptr(BylineSite) site = byline_site_table_get (self->sites, call->id, call->error);

  if (site == NULL || !byline_database_begin (self->archive, call->error)
      || !byline_database_end (self->archive,
                               save_each_term (self, call->id, terms, call->error), call->error))
    return FALSE;
  byline_store_report (self, BYLINE_CHANGE_SITES, call->id, 0);

  return TRUE;
}

/**
 * byline_store_save_terms:
 * @self: a store
 * @site_id: a site
 * @terms: (element-type BylineTerm): some of its terms, of both kinds
 * @error: return location
 *
 * Adds and updates terms; none is removed. A term with count 0 is taken as
 * one that came inside an article: parent and count that are here stay.
 *
 * Returns: whether they are kept; %BYLINE_STORE_ERROR_NOT_FOUND without such a
 *   site
 */
gboolean
byline_store_save_terms (BylineStore  *self,
                         gint64        site_id,
                         GPtrArray    *terms,
                         GError      **error)
{
  BylineStoreCall call = { .id = site_id, .in = terms, .error = error };

  g_return_val_if_fail (terms != NULL, FALSE);

  return terms->len == 0 || byline_store_write (self, save_terms, &call);
}

static gboolean
list_terms (BylineStore     *self,
            BylineStoreCall *call)
{
  call->object = byline_term_table_list (self->terms, call->id, (BylineTermKind) call->second,
                                         call->error);

  return call->object != NULL;
}

/**
 * byline_store_list_terms:
 * @self: a store
 * @site_id: a site
 * @kind: categories or tags
 * @error: return location
 *
 * Returns: (transfer full) (element-type BylineTerm) (nullable): by name
 */
GPtrArray *
byline_store_list_terms (BylineStore     *self,
                         gint64           site_id,
                         BylineTermKind   kind,
                         GError         **error)
{
  BylineStoreCall call = { .id = site_id, .second = kind, .error = error };

  return byline_store_read (self, list_terms, &call) ? call.object : NULL;
}

static gboolean
add_known_terms (BylineStore     *self,
                 gint64           site_id,
                 BylineTermKind   kind,
                 GArray          *ids,
                 GPtrArray       *terms,
                 GError         **error)
{
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr(GError) lookup_error = NULL;
    BylineTerm *term = byline_term_table_get (self->terms, site_id, kind,
                                              g_array_index (ids, gint64, i), &lookup_error);

    if (lookup_error != NULL) {
      g_propagate_error (error, g_steal_pointer (&lookup_error));
      return FALSE;
    }
    if (term != NULL)
      g_ptr_array_add (terms, term);
  }

  return TRUE;
}

static gboolean
list_article_terms (BylineStore     *self,
                    BylineStoreCall *call)
{
  g_autoptr(GPtrArray) terms = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_term_unref);
  g_autoptr(BylineArticle) article = byline_article_table_get (self->articles, call->id, FALSE,
                                                               call->error);

  if (article == NULL
      || !add_known_terms (self, article->site_id, BYLINE_TERM_CATEGORY, article->categories,
                           terms, call->error)
      || !add_known_terms (self, article->site_id, BYLINE_TERM_TAG, article->tags, terms,
                           call->error))
    return FALSE;
  call->object = g_steal_pointer (&terms);

  return TRUE;
}

/**
 * byline_store_list_article_terms:
 * @self: a store
 * @article_id: an article
 * @error: return location
 *
 * Returns: (transfer full) (element-type BylineTerm) (nullable): its
 *   categories, then its tags, both in the order of the site; those whose
 *   name is not known are left out. NULL with %BYLINE_STORE_ERROR_NOT_FOUND
 *   without such an article
 */
GPtrArray *
byline_store_list_article_terms (BylineStore  *self,
                                 gint64        article_id,
                                 GError      **error)
{
  BylineStoreCall call = { .id = article_id, .error = error };

  return byline_store_read (self, list_article_terms, &call) ? call.object : NULL;
}
