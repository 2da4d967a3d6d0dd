/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The clock between the keyboard and the disk. The delay runs from the first
 * change that is not on disk and is never restarted, so a fast typist is as
 * safe as a slow one. One save at a time; the newest text always wins. It
 * never reads drafts and never shows anything. */

#include "config.h"

#include "byline-draft-keeper.h"

struct _BylineDraftKeeper
{
  GObject        parent_instance;

  BylineLibrary *library;    /* (owned) */
  BylineDraft   *waiting;    /* (owned) (nullable): newer than the disk */
  guint          timeout;
  gboolean       is_saving;
};

enum { SIGNAL_SETTLED, SIGNAL_FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BylineDraftKeeper, byline_draft_keeper, G_TYPE_OBJECT)

static void
byline_draft_keeper_saved_cb (GObject      *source,
                              GAsyncResult *result,
                              gpointer      user_data)
{
  g_autoptr (BylineDraftKeeper) self = user_data;
  g_autoptr (GError) error = NULL;

  self->is_saving = FALSE;
  if (!byline_library_save_draft_finish (BYLINE_LIBRARY (source), result, &error)) {
    g_debug ("a draft was not saved: %s", error->message);
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
    return;
  }
  if (self->waiting != NULL)
    byline_draft_keeper_flush (self);
  else
    g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
}

static gboolean
byline_draft_keeper_time_came_cb (gpointer user_data)
{
  BylineDraftKeeper *self = user_data;

  self->timeout = 0;
  byline_draft_keeper_flush (self);

  return G_SOURCE_REMOVE;
}

static void
byline_draft_keeper_dispose (GObject *object)
{
  BylineDraftKeeper *self = BYLINE_DRAFT_KEEPER (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  /* Whoever drops the keeper with a text in it still wants the text. */
  if (self->waiting != NULL && self->library != NULL)
    byline_library_save_draft_async (self->library, self->waiting, NULL, NULL, NULL);
  g_clear_pointer (&self->waiting, byline_draft_free);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (byline_draft_keeper_parent_class)->dispose (object);
}

static void
byline_draft_keeper_class_init (BylineDraftKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = byline_draft_keeper_dispose;

  signals[SIGNAL_SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
byline_draft_keeper_init (BylineDraftKeeper *self)
{
}

/**
 * byline_draft_keeper_new:
 * @library: where texts are kept
 *
 * Returns: (transfer full): a keeper with nothing to keep
 */
BylineDraftKeeper *
byline_draft_keeper_new (BylineLibrary *library)
{
  BylineDraftKeeper *self;

  g_return_val_if_fail (BYLINE_IS_LIBRARY (library), NULL);

  self = g_object_new (BYLINE_TYPE_DRAFT_KEEPER, NULL);
  self->library = g_object_ref (library);

  return self;
}

/**
 * byline_draft_keeper_update:
 * @self: a keeper
 * @draft: the text as it is now; copied
 *
 * Takes note of a change. It is handed to the library at most
 * %BYLINE_DRAFT_KEEPER_DELAY_MS later.
 */
void
byline_draft_keeper_update (BylineDraftKeeper *self,
                            const BylineDraft *draft)
{
  g_return_if_fail (BYLINE_IS_DRAFT_KEEPER (self));
  g_return_if_fail (draft != NULL);

  g_clear_pointer (&self->waiting, byline_draft_free);
  self->waiting = byline_draft_copy (draft);
  if (self->timeout == 0) {
    self->timeout = g_timeout_add (BYLINE_DRAFT_KEEPER_DELAY_MS,
                                   byline_draft_keeper_time_came_cb, self);
  }
}

/**
 * byline_draft_keeper_flush:
 * @self: a keeper
 *
 * Saves what waits, now. While a save is under way the newer text follows it
 * at once.
 */
void
byline_draft_keeper_flush (BylineDraftKeeper *self)
{
  g_autoptr (BylineDraft) draft = NULL;

  g_return_if_fail (BYLINE_IS_DRAFT_KEEPER (self));

  if (self->waiting == NULL || self->is_saving)
    return;

  g_clear_handle_id (&self->timeout, g_source_remove);
  draft = g_steal_pointer (&self->waiting);
  self->is_saving = TRUE;
  byline_library_save_draft_async (self->library, draft, NULL,
                                   byline_draft_keeper_saved_cb, g_object_ref (self));
}

/**
 * byline_draft_keeper_forget:
 * @self: a keeper
 *
 * Drops what waits: the text went on to the outbox, and saving it once more
 * would bring the draft back.
 */
void
byline_draft_keeper_forget (BylineDraftKeeper *self)
{
  g_return_if_fail (BYLINE_IS_DRAFT_KEEPER (self));

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->waiting, byline_draft_free);
}

/**
 * byline_draft_keeper_is_busy:
 * @self: a keeper
 *
 * Returns: whether a text is not known to be on disk yet
 */
gboolean
byline_draft_keeper_is_busy (BylineDraftKeeper *self)
{
  g_return_val_if_fail (BYLINE_IS_DRAFT_KEEPER (self), FALSE);

  return self->waiting != NULL || self->is_saving;
}
