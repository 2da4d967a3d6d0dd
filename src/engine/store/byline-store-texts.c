/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The store's functions about what the person writes: drafts, the identity
 * that signs them, and the outbox.
 * A text is in the journal before it is in the database, and leaves neither
 * but by the person's wish or because its site has it. */

#include "config.h"

#include "byline-store-private.h"

#include "byline-time.h"

/* Where a text belongs. */
typedef struct
{
  gint64  site_id;
  gint64  post;
  char   *link;   /* (nullable) */
} Place;

static void
clear_place (Place *place)
{
  g_free (place->link);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, clear_place)

/* By the article, or, when that is not here any more, by what was kept when
 * it was. */
static gboolean
find_place (BylineStore        *self,
            const BylineDraft  *draft,
            Place              *place,
            GError            **error)
{
  g_autoptr(GError) lookup_error = NULL;
  g_autoptr(BylineArticlePlace) article =
    byline_article_table_get_place (self->articles, draft->article_id, &lookup_error);
  g_autoptr(BylinePlacedDraft) kept = NULL;

  if (article != NULL) {
    place->site_id = article->site_id;
    place->post = article->remote_id;
    place->link = g_steal_pointer (&article->link);
    return TRUE;
  }
  kept = byline_draft_table_get (self->drafts, draft->uuid, NULL);
  if (kept != NULL && kept->site_id != 0) {
    place->site_id = kept->site_id;
    place->post = kept->post;
    return TRUE;
  }
  g_propagate_error (error, g_steal_pointer (&lookup_error));

  return FALSE;
}

static gint64
find_article (BylineStore *self,
              gint64       site_id,
              gint64       post)
{
  return byline_article_table_find (self->articles, site_id, post, NULL);
}

static void
journal_draft (BylineStore        *self,
               const BylineDraft  *draft,
               const Place        *place)
{
  g_autofree char *line = NULL;

  if (self->journal == NULL)
    return;
  line = byline_draft_table_dup_line (self->drafts, draft, place->site_id, place->post, NULL);
  if (line == NULL || !byline_journal_append (self->journal, line))
    g_debug ("a version of a text is not in the journal");
}

static void
journal_gone (BylineStore *self,
              const char  *uuid)
{
  g_autofree char *line = NULL;

  if (self->journal == NULL)
    return;
  line = byline_draft_table_dup_gone_line (self->drafts, uuid, NULL);
  if (line == NULL || !byline_journal_append (self->journal, line))
    g_debug ("the end of a text is not in the journal");
}

static gboolean
is_same_text (const BylineDraft *a,
              const BylineDraft *b)
{
  for (int i = 0; i < BYLINE_DRAFT_N_FIELDS; i++) {
    if (g_strcmp0 (byline_draft_get_field (a, (BylineDraftField) i),
                   byline_draft_get_field (b, (BylineDraftField) i)) != 0)
      return FALSE;
  }

  return TRUE;
}

/* An autosave that comes after the text has been handed over must not bring
 * the draft back. */
static gboolean
is_handed_over (BylineStore        *self,
                const BylineDraft  *draft)
{
  g_autoptr(BylineOutboxEntry) entry = byline_outbox_table_find (self->outbox, draft->uuid, NULL);

  return entry != NULL && entry->state != BYLINE_OUTBOX_REJECTED
         && is_same_text (entry->draft, draft);
}

static gboolean
save_draft (BylineStore     *self,
            BylineStoreCall *call)
{
  const BylineDraft *draft = call->in;
  g_auto(Place) place = { 0 };

  if (is_handed_over (self, draft))
    return TRUE;

  /* A text whose place is lost is still a text. */
  find_place (self, draft, &place, NULL);
  journal_draft (self, draft, &place);
  if (!byline_draft_table_save (self->drafts, draft, place.site_id, place.post, call->error))
    return FALSE;
  byline_store_report (self, BYLINE_CHANGE_DRAFTS, place.site_id, draft->article_id);

  return TRUE;
}

/**
 * byline_store_save_draft:
 * @self: a store
 * @draft: a text as it is now; the one with the same uuid is replaced
 * @error: return location
 *
 * Puts a text on the disk, also when its article is not here.
 *
 * Nothing happens when the outbox holds the very same text and it was not
 * refused.
 *
 * Errors: with %BYLINE_STORE_ERROR_FULL nothing that was kept before is lost.
 *
 * Returns: whether it is on the disk
 */
gboolean
byline_store_save_draft (BylineStore  *self,
                         BylineDraft  *draft,
                         GError      **error)
{
  BylineStoreCall call = { .in = draft, .error = error };

  g_return_val_if_fail (draft != NULL && draft->uuid != NULL, FALSE);

  return byline_store_write (self, save_draft, &call);
}

static gboolean
load_draft (BylineStore     *self,
            BylineStoreCall *call)
{
  g_autoptr(BylineArticlePlace) place = byline_article_table_get_place (self->articles, call->id,
                                                                        call->error);
  BylineDraft *draft;

  if (place == NULL)
    return FALSE;
  draft = byline_draft_table_load (self->drafts, place->site_id, place->remote_id, call->second,
                                   call->error);
  if (draft == NULL)
    return FALSE;
  draft->article_id = call->id;
  call->object = draft;

  return TRUE;
}

/**
 * byline_store_load_draft:
 * @self: a store
 * @article_id: an article
 * @parent: remote id of the comment that is answered, or 0
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the text last changed there; NULL
 *   without @error set when there is none
 */
BylineDraft *
byline_store_load_draft (BylineStore  *self,
                         gint64        article_id,
                         gint64        parent,
                         GError      **error)
{
  BylineStoreCall call = { .id = article_id, .second = parent, .error = error };

  return byline_store_read (self, load_draft, &call) ? call.object : NULL;
}

static gboolean
list_drafts (BylineStore     *self,
             BylineStoreCall *call)
{
  g_autoptr(GPtrArray) kept = byline_draft_table_list (self->drafts, call->error);
  GPtrArray *drafts;

  if (kept == NULL)
    return FALSE;

  drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_draft_free);
  for (guint i = 0; i < kept->len; i++) {
    BylinePlacedDraft *placed = g_ptr_array_index (kept, i);

    placed->draft->article_id = find_article (self, placed->site_id, placed->post);
    g_ptr_array_add (drafts, g_steal_pointer (&placed->draft));
  }
  call->object = drafts;

  return TRUE;
}

/**
 * byline_store_list_drafts:
 * @self: a store
 * @error: return location
 *
 * Returns: (transfer full) (element-type BylineDraft) (nullable): newest first;
 *   article_id is 0 where the article is not here
 */
GPtrArray *
byline_store_list_drafts (BylineStore  *self,
                          GError      **error)
{
  BylineStoreCall call = { .error = error };

  return byline_store_read (self, list_drafts, &call) ? call.object : NULL;
}

static gboolean
discard_draft (BylineStore     *self,
               BylineStoreCall *call)
{
  const char *uuid = call->in;
  g_autoptr(BylineOutboxEntry) entry = byline_outbox_table_find (self->outbox, uuid, NULL);
  gboolean was_there;

  if (!byline_draft_table_remove (self->drafts, uuid, &was_there, call->error))
    return FALSE;
  if (entry == NULL)
    journal_gone (self, uuid);
  if (was_there)
    byline_store_report (self, BYLINE_CHANGE_DRAFTS, 0, 0);

  return TRUE;
}

/**
 * byline_store_discard_draft:
 * @self: a store
 * @uuid: of a draft
 * @error: return location
 *
 * Forgets a draft, in the journal too. The outbox is not touched.
 *
 * Returns: whether it is not there any more
 */
gboolean
byline_store_discard_draft (BylineStore  *self,
                            const char   *uuid,
                            GError      **error)
{
  BylineStoreCall call = { .in = uuid, .error = error };

  g_return_val_if_fail (uuid != NULL, FALSE);

  return byline_store_write (self, discard_draft, &call);
}

static gboolean
save_identity (BylineStore     *self,
               BylineStoreCall *call)
{
  return byline_identity_table_save (self->identities, call->id, call->in, call->error);
}

/**
 * byline_store_save_identity:
 * @self: a store
 * @site_id: a site, or 0 for every site without its own
 * @identity: (nullable): NULL forgets what is kept
 * @error: return location
 *
 * Returns: whether it is done
 */
gboolean
byline_store_save_identity (BylineStore           *self,
                            gint64                 site_id,
                            const BylineIdentity  *identity,
                            GError               **error)
{
  BylineStoreCall call = { .id = site_id, .in = identity, .error = error };

  return byline_store_write (self, save_identity, &call);
}

static gboolean
load_identity (BylineStore     *self,
               BylineStoreCall *call)
{
  call->object = byline_identity_table_load (self->identities, call->id, call->error);

  return call->object != NULL;
}

/**
 * byline_store_load_identity:
 * @self: a store
 * @site_id: a site
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the one of the site, else the one of
 *   site 0; NULL without @error set when neither is kept
 */
BylineIdentity *
byline_store_load_identity (BylineStore  *self,
                            gint64        site_id,
                            GError      **error)
{
  BylineStoreCall call = { .id = site_id, .error = error };

  return byline_store_read (self, load_identity, &call) ? call.object : NULL;
}

/**
 * byline_identity_free:
 * @self: (nullable) (transfer full): an identity
 */
void
byline_identity_free (BylineIdentity *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->email);
  g_free (self->website);
  g_free (self);
}

static gint64
queue_new (BylineStore        *self,
           const BylineDraft  *draft,
           const Place        *place,
           GError            **error)
{
  g_autoptr(BylineOutboxEntry) entry = byline_outbox_entry_new ();

  g_clear_pointer (&entry->draft, byline_draft_free);
  entry->draft = byline_draft_copy (draft);
  entry->site_id = place->site_id;
  entry->post = place->post;
  g_free (entry->article_link);
  entry->article_link = g_strdup (place->link);
  entry->state = BYLINE_OUTBOX_QUEUED;
  entry->queued_at = byline_time_now ();

  return byline_outbox_table_add (self->outbox, entry, error);
}

/* A text that waits or was refused takes what was changed since; one that
 * may have left stays as it left. */
static gboolean
queue_again (BylineStore        *self,
             BylineOutboxEntry  *entry,
             const BylineDraft  *draft,
             gboolean           *takes_text,
             GError            **error)
{
  *takes_text = entry->state == BYLINE_OUTBOX_QUEUED || entry->state == BYLINE_OUTBOX_REJECTED;
  if (!*takes_text)
    return TRUE;

  byline_draft_free (entry->draft);
  entry->draft = byline_draft_copy (draft);
  if (entry->state == BYLINE_OUTBOX_REJECTED) {
    entry->state = BYLINE_OUTBOX_QUEUED;
    entry->next_try_at = 0;
    entry->refusal = BYLINE_REFUSAL_NONE;
    g_clear_pointer (&entry->site_words, g_free);
  }

  return byline_outbox_table_update (self->outbox, entry, error);
}

static gint64
move_to_outbox (BylineStore        *self,
                const BylineDraft  *draft,
                const Place        *place,
                GError            **error)
{
  g_autoptr(GError) lookup_error = NULL;
  g_autoptr(BylineOutboxEntry) known = byline_outbox_table_find (self->outbox, draft->uuid,
                                                                 &lookup_error);
  gboolean takes_text = TRUE;
  gint64 id;

  if (lookup_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&lookup_error));
    return 0;
  }
  if (known != NULL)
    id = queue_again (self, known, draft, &takes_text, error) ? known->id : 0;
  else
    id = queue_new (self, draft, place, error);
  if (id == 0)
    return 0;

  if (!takes_text && !is_same_text (known->draft, draft))
    return id;

  return byline_draft_table_remove (self->drafts, draft->uuid, NULL, error) ? id : 0;
}

static gboolean
enqueue (BylineStore     *self,
         BylineStoreCall *call)
{
  const BylineDraft *draft = call->in;
  g_autoptr(BylineOutboxEntry) known = byline_outbox_table_find (self->outbox, draft->uuid, NULL);
  g_auto(Place) place = { 0 };

  if (known == NULL && !find_place (self, draft, &place, call->error))
    return FALSE;
  if (known != NULL) {
    place.site_id = known->site_id;
    place.post = known->post;
  }

  journal_draft (self, draft, &place);
  if (!byline_database_begin (self->personal, call->error))
    return FALSE;
  call->number = move_to_outbox (self, draft, &place, call->error);
  if (!byline_database_end (self->personal, call->number != 0, call->error))
    return FALSE;
  g_debug ("outbox entry %" G_GINT64_FORMAT " queued", call->number);
  byline_store_report (self, BYLINE_CHANGE_OUTBOX | BYLINE_CHANGE_DRAFTS, place.site_id,
                       draft->article_id);

  return TRUE;
}

/**
 * byline_store_enqueue:
 * @self: a store
 * @draft: a text to be sent; it is no draft any more afterwards
 * @error: return location
 *
 * Turns a draft into an outbox entry, in one transaction.
 *
 * The same uuid gives the same entry again: one that waits takes the text as
 * it is now, one that was refused waits again with it, and one that may have
 * left stays as it is, with a changed text left among the drafts.
 *
 * Returns: the number of the entry, or 0 with @error set;
 *   %BYLINE_STORE_ERROR_NOT_FOUND when it is not known where the text belongs
 */
gint64
byline_store_enqueue (BylineStore  *self,
                      BylineDraft  *draft,
                      GError      **error)
{
  BylineStoreCall call = { .in = draft, .error = error };

  g_return_val_if_fail (draft != NULL && draft->uuid != NULL, 0);

  return byline_store_write (self, enqueue, &call) ? call.number : 0;
}

static void
journal_entry (BylineStore              *self,
               const BylineOutboxEntry  *before,
               const BylineOutboxEntry  *entry)
{
  Place place = { before->site_id, before->post, NULL };

  if (entry->state == BYLINE_OUTBOX_SENT)
    journal_gone (self, before->draft->uuid);
  else if (before->state == BYLINE_OUTBOX_SENT || !is_same_text (before->draft, entry->draft))
    journal_draft (self, entry->draft, &place);
}

static gboolean
update_outbox (BylineStore     *self,
               BylineStoreCall *call)
{
  const BylineOutboxEntry *entry = call->in;
  g_autoptr(BylineOutboxEntry) before = byline_outbox_table_get (self->outbox, entry->id,
                                                                 call->error);

  if (before == NULL || !byline_outbox_table_update (self->outbox, entry, call->error))
    return FALSE;

  journal_entry (self, before, entry);
  g_debug ("outbox entry %" G_GINT64_FORMAT " in state %d", entry->id, entry->state);
  byline_store_report (self, BYLINE_CHANGE_OUTBOX, before->site_id,
                       find_article (self, before->site_id, before->post));

  return TRUE;
}

/**
 * byline_store_update_outbox:
 * @self: a store
 * @entry: found by its id; its place, uuid and time of queueing stay as they are
 * @error: return location
 *
 * Returns: whether it is on the disk; %BYLINE_STORE_ERROR_NOT_FOUND without
 *   such an entry
 */
gboolean
byline_store_update_outbox (BylineStore        *self,
                            BylineOutboxEntry  *entry,
                            GError            **error)
{
  BylineStoreCall call = { .in = entry, .error = error };

  g_return_val_if_fail (entry != NULL && entry->draft != NULL, FALSE);

  return byline_store_write (self, update_outbox, &call);
}

static gboolean
remove_outbox (BylineStore     *self,
               BylineStoreCall *call)
{
  g_autoptr(BylineOutboxEntry) entry = byline_outbox_table_get (self->outbox, call->id,
                                                                call->error);
  g_autoptr(BylinePlacedDraft) draft = NULL;

  if (entry == NULL || !byline_outbox_table_remove (self->outbox, call->id, call->error))
    return FALSE;

  draft = byline_draft_table_get (self->drafts, entry->draft->uuid, NULL);
  if (draft == NULL)
    journal_gone (self, entry->draft->uuid);
  byline_store_report (self, BYLINE_CHANGE_OUTBOX, entry->site_id,
                       find_article (self, entry->site_id, entry->post));

  return TRUE;
}

/**
 * byline_store_remove_outbox:
 * @self: a store
 * @outbox_id: an entry
 * @error: return location
 *
 * Forgets an entry and its text.
 *
 * Returns: whether it is done; %BYLINE_STORE_ERROR_NOT_FOUND without such an
 *   entry
 */
gboolean
byline_store_remove_outbox (BylineStore  *self,
                            gint64        outbox_id,
                            GError      **error)
{
  BylineStoreCall call = { .id = outbox_id, .error = error };

  return byline_store_write (self, remove_outbox, &call);
}

static gboolean
get_outbox (BylineStore     *self,
            BylineStoreCall *call)
{
  BylineOutboxEntry *entry = byline_outbox_table_get (self->outbox, call->id, call->error);

  if (entry == NULL)
    return FALSE;
  entry->draft->article_id = find_article (self, entry->site_id, entry->post);
  call->object = entry;

  return TRUE;
}

/**
 * byline_store_get_outbox:
 * @self: a store
 * @outbox_id: an entry
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the entry, or NULL with
 *   %BYLINE_STORE_ERROR_NOT_FOUND; the article_id of its draft is 0 where the
 *   article is not here
 */
BylineOutboxEntry *
byline_store_get_outbox (BylineStore  *self,
                         gint64        outbox_id,
                         GError      **error)
{
  BylineStoreCall call = { .id = outbox_id, .error = error };

  return byline_store_read (self, get_outbox, &call) ? call.object : NULL;
}

static gboolean
list_outbox (BylineStore     *self,
             BylineStoreCall *call)
{
  GPtrArray *entries = byline_outbox_table_list (self->outbox, call->error);

  for (guint i = 0; entries != NULL && i < entries->len; i++) {
    BylineOutboxEntry *entry = g_ptr_array_index (entries, i);

    entry->draft->article_id = find_article (self, entry->site_id, entry->post);
  }
  call->object = entries;

  return entries != NULL;
}

/**
 * byline_store_list_outbox:
 * @self: a store
 * @error: return location
 *
 * Returns: (transfer full) (element-type BylineOutboxEntry) (nullable): newest
 *   first
 */
GPtrArray *
byline_store_list_outbox (BylineStore  *self,
                          GError      **error)
{
  BylineStoreCall call = { .error = error };

  return byline_store_read (self, list_outbox, &call) ? call.object : NULL;
}
