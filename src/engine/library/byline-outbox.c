/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes a draft to its site: on disk first, then REST or the site's own form,
 * then what became of it back to disk. Never sends twice by itself: what may
 * have arrived is looked for on the site and otherwise left to the person.
 * Waits for net and disk; runs on a worker. */

#include "byline-outbox.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "byline-backoff.h"
#include "byline-html-reader.h"
#include "byline-document-text.h"
#include "byline-text.h"
#include "byline-time.h"
#include "byline-wp-client.h"
#include "byline-wp-form.h"

/* Clocks of sites go wrong by minutes. */
#define CLOCK_SLACK_SECONDS (15 * 60)

struct _BylineOutbox
{
  GObject      parent_instance;

  BylineHttp  *http;       /* (owned) */
  BylineStore *store;      /* (owned) */
  char        *lock_path;  /* (owned) (nullable): nothing to share a lock with */
  GMutex       mutex;      /* one sender in this process */
  int          lock_fd;    /* one sender among processes; -1 not held */
};

G_DEFINE_FINAL_TYPE (BylineOutbox, byline_outbox, G_TYPE_OBJECT)

static void
byline_outbox_finalize (GObject *object)
{
  BylineOutbox *self = BYLINE_OUTBOX (object);

  g_assert (self->lock_fd < 0);
  g_clear_object (&self->http);
  g_clear_object (&self->store);
  g_free (self->lock_path);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (byline_outbox_parent_class)->finalize (object);
}

static void
byline_outbox_class_init (BylineOutboxClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_outbox_finalize;
}

static void
byline_outbox_init (BylineOutbox *self)
{
  g_mutex_init (&self->mutex);
  self->lock_fd = -1;
}

/**
 * byline_outbox_new:
 * @http: what sends
 * @store: what keeps
 * @lock_path: (nullable): a file that all processes on this store lock while
 *   they send
 *
 * Returns: (transfer full): an outbox
 */
BylineOutbox *
byline_outbox_new (BylineHttp  *http,
                   BylineStore *store,
                   const char  *lock_path)
{
  BylineOutbox *self = g_object_new (BYLINE_TYPE_OUTBOX, NULL);

  self->http = g_object_ref (http);
  self->store = g_object_ref (store);
  self->lock_path = g_strdup (lock_path);
  return self;
}

/* ---- one sender ---- */

static void
begin_sending (BylineOutbox *self)
{
  g_mutex_lock (&self->mutex);
  if (self->lock_path == NULL)
    return;

  /* A folder that takes no lock file holds no shared outbox either. */
  self->lock_fd = open (self->lock_path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  while (self->lock_fd >= 0 && flock (self->lock_fd, LOCK_EX) != 0 && errno == EINTR)
    continue;
}

static void
end_sending (BylineOutbox *self)
{
  if (self->lock_fd >= 0)
    close (self->lock_fd);
  self->lock_fd = -1;
  g_mutex_unlock (&self->mutex);
}

/* ---- what is known of an entry, back to disk ---- */

static BylineOutboxEntry *
copy_entry (BylineOutboxEntry *entry)
{
  BylineOutboxEntry *copy = byline_outbox_entry_new ();

  *copy = *entry;
  copy->article_link = g_strdup (entry->article_link);
  copy->draft = byline_draft_copy (entry->draft);
  copy->site_words = g_strdup (entry->site_words);
  return copy;
}

static gboolean
note_sending (BylineOutbox       *self,
              BylineOutboxEntry  *entry,
              GError            **error)
{
  g_autoptr(BylineOutboxEntry) next = copy_entry (entry);

  next->state = BYLINE_OUTBOX_SENDING;
  next->n_attempts++;
  next->sent_at = byline_time_now ();
  next->refusal = BYLINE_REFUSAL_NONE;
  g_clear_pointer (&next->site_words, g_free);
  return byline_store_update_outbox (self->store, next, error);
}

static void
apply_outcome (BylineOutboxEntry *entry,
               BylineOutcome     *outcome)
{
  switch (outcome->kind)
    {
    case BYLINE_OUTCOME_PUBLISHED:
    case BYLINE_OUTCOME_HELD:
    case BYLINE_OUTCOME_NOT_SHOWN:
      entry->state = BYLINE_OUTBOX_SENT;
      entry->is_held = outcome->kind != BYLINE_OUTCOME_PUBLISHED;
      entry->comment_id = outcome->comment_id;
      break;
    case BYLINE_OUTCOME_QUEUED:
      entry->state = BYLINE_OUTBOX_QUEUED;
      entry->next_try_at = outcome->retry_at;
      break;
    case BYLINE_OUTCOME_REFUSED:
      entry->state = BYLINE_OUTBOX_REJECTED;
      entry->refusal = outcome->refusal;
      byline_set_str (&entry->site_words, outcome->site_words);
      break;
    case BYLINE_OUTCOME_UNKNOWN:
    default:
      entry->state = BYLINE_OUTBOX_UNKNOWN;
      break;
    }
}

/* Sent first, the comment for the thread second: a crash between the two
 * costs a refresh, never a second comment. */
static gboolean
note_outcome (BylineOutbox       *self,
              BylineOutboxEntry  *entry,
              BylineOutcome      *outcome,
              GError            **error)
{
  g_autoptr(BylineOutboxEntry) next = copy_entry (entry);

  apply_outcome (next, outcome);
  if (!byline_store_update_outbox (self->store, next, error))
    return FALSE;
  if (outcome->kind == BYLINE_OUTCOME_REFUSED)
    return byline_store_save_draft (self->store, next->draft, error);
  if (outcome->kind != BYLINE_OUTCOME_PUBLISHED || outcome->comment == NULL)
    return TRUE;

  g_autoptr(GPtrArray) comments = g_ptr_array_new ();
  g_ptr_array_add (comments, outcome->comment);
  return byline_store_save_comments (self->store, entry->site_id, entry->post,
                                     comments, FALSE, error);
}

/* ---- routes ---- */

/* The text goes over REST until the site has asked guests to sign in there;
 * from then on, and at once, through the form on the article's page. */
static BylineOutcome *
send_by_route (BylineOutbox       *self,
               BylineSite         *site,
               BylineOutboxEntry  *entry,
               GCancellable       *cancellable,
               GError            **error)
{
  BylineSiteHabits habits = { 0 };

  byline_store_get_habits (self->store, site->id, &habits, NULL);
  if (!habits.rest_refuses_guests)
    {
      g_autoptr(BylineOutcome) outcome =
        byline_wp_client_post_comment (self->http, site, entry->post, entry->draft,
                                       cancellable, error);

      if (outcome == NULL || !outcome->login_required)
        return g_steal_pointer (&outcome);
      habits.rest_refuses_guests = TRUE;
      byline_store_set_habits (self->store, site->id, &habits, NULL);
    }

  return byline_wp_form_post_comment (self->http, site, entry->article_link, entry->post,
                                      entry->draft, cancellable, error);
}

static BylineOutcome *
queue_again (BylineOutboxEntry *entry)
{
  BylineOutcome *outcome = byline_outcome_new (BYLINE_OUTCOME_QUEUED);

  outcome->retry_at = byline_backoff_next_try (entry->n_attempts + 1, byline_time_now (),
                                               -1, g_random_double ());
  return outcome;
}

static BylineComment *
fetch_published (BylineOutbox *self,
                 BylineSite   *site,
                 gint64        comment_id,
                 GCancellable *cancellable)
{
  if (comment_id == 0)
    return NULL;

  return byline_wp_client_fetch_comment (self->http, site, comment_id, cancellable, NULL);
}

/* A site that calls a resent text a duplicate has the first one. */
static void
accept_duplicate (BylineOutboxEntry *entry,
                  BylineOutcome     *outcome)
{
  if (outcome->kind == BYLINE_OUTCOME_REFUSED &&
      outcome->refusal == BYLINE_REFUSAL_DUPLICATE &&
      entry->state == BYLINE_OUTBOX_UNKNOWN)
    {
      outcome->kind = BYLINE_OUTCOME_HELD;
      outcome->refusal = BYLINE_REFUSAL_NONE;
    }
}

static BylineOutcome *
deliver (BylineOutbox       *self,
         BylineOutboxEntry  *entry,
         GCancellable       *cancellable,
         GError            **error)
{
  g_autoptr(BylineSite) site = byline_store_get_site (self->store, entry->site_id, error);
  g_autoptr(BylineOutcome) outcome = NULL;
  g_autoptr(GError) unreachable = NULL;

  if (site == NULL || !note_sending (self, entry, error))
    return NULL;

  outcome = send_by_route (self, site, entry, cancellable, &unreachable);
  if (outcome == NULL)
    {
      g_debug ("outbox %" G_GINT64_FORMAT " waits: %s", entry->id,
               unreachable != NULL ? unreachable->message : "no reason given");
      outcome = queue_again (entry);
    }
  accept_duplicate (entry, outcome);
  if (outcome->kind == BYLINE_OUTCOME_PUBLISHED && outcome->comment == NULL)
    outcome->comment = fetch_published (self, site, outcome->comment_id, cancellable);

  g_autoptr(BylineOutboxEntry) sent = byline_store_get_outbox (self->store, entry->id, error);
  if (sent == NULL || !note_outcome (self, sent, outcome, error))
    return NULL;

  return g_steal_pointer (&outcome);
}

/* ---- what may have arrived ---- */

static char *
fold_html (const char *html)
{
  g_autoptr(BylineDocument) document =
    byline_html_reader_read (html, -1, NULL, BYLINE_PROFILE_COMMENT);
  g_autofree char *text = byline_document_text_all (document);

  return byline_text_fold (text);
}

static gboolean
is_same_text (BylineOutboxEntry *entry,
              BylineComment     *comment)
{
  g_autofree char *ours = byline_text_fold (entry->draft->text);
  g_autofree char *theirs = fold_html (comment->content_html);
  g_autofree char *our_name = byline_text_fold (entry->draft->name);
  g_autofree char *their_name = byline_text_fold (comment->author_name);

  return strcmp (ours, theirs) == 0 && strcmp (our_name, their_name) == 0 &&
         comment->parent == entry->draft->parent &&
         comment->published_at >= entry->sent_at - CLOCK_SLACK_SECONDS;
}

static BylineComment *
look_for (BylineOutbox       *self,
          BylineOutboxEntry  *entry,
          GCancellable       *cancellable,
          GError            **error)
{
  g_autoptr(BylineSite) site = byline_store_get_site (self->store, entry->site_id, error);

  if (site == NULL)
    return NULL;

  g_autoptr(GPtrArray) comments =
    byline_wp_client_fetch_comments (self->http, site, entry->post, cancellable, error);
  for (guint i = 0; comments != NULL && i < comments->len; i++)
    {
      BylineComment *comment = g_ptr_array_index (comments, i);

      if (is_same_text (entry, comment))
        return byline_comment_ref (comment);
    }

  return NULL;
}

static BylineOutcome *
resolve (BylineOutbox       *self,
         BylineOutboxEntry  *entry,
         GCancellable       *cancellable,
         GError            **error)
{
  g_autoptr(BylineComment) found = look_for (self, entry, cancellable, NULL);
  g_autoptr(BylineOutcome) outcome =
    byline_outcome_new (found != NULL ? BYLINE_OUTCOME_PUBLISHED : BYLINE_OUTCOME_UNKNOWN);

  if (found != NULL)
    {
      outcome->comment_id = found->remote_id;
      outcome->comment = g_steal_pointer (&found);
    }
  if (!note_outcome (self, entry, outcome, error))
    return NULL;

  return g_steal_pointer (&outcome);
}

static BylineOutcome *
send_entry (BylineOutbox       *self,
            gint64              outbox_id,
            GCancellable       *cancellable,
            GError            **error)
{
  g_autoptr(BylineOutboxEntry) entry = byline_store_get_outbox (self->store, outbox_id, error);

  if (entry == NULL)
    return NULL;
  if (entry->state == BYLINE_OUTBOX_SENT)
    {
      BylineOutcome *known = byline_outcome_new (entry->is_held ? BYLINE_OUTCOME_HELD
                                                                : BYLINE_OUTCOME_PUBLISHED);
      known->comment_id = entry->comment_id;
      return known;
    }

  return deliver (self, entry, cancellable, error);
}

/**
 * byline_outbox_post:
 * @self: an outbox
 * @draft: a complete draft
 * @cancellable: (nullable): ends the wait; the text stays queued
 * @error: return location; only the store's own errors
 *
 * Writes the draft to the outbox, then sends it. That the site cannot be
 * reached is an outcome (queued), not an error. Posting the same draft again
 * after a refusal takes the same row with the new text.
 *
 * Thread: a worker.
 *
 * Returns: (transfer full) (nullable): what became of it
 */
BylineOutcome *
byline_outbox_post (BylineOutbox       *self,
                    const BylineDraft  *draft,
                    GCancellable       *cancellable,
                    GError            **error)
{
  g_return_val_if_fail (BYLINE_IS_OUTBOX (self), NULL);

  g_autoptr(BylineDraft) kept = byline_draft_copy (draft);
  gint64 id = byline_store_enqueue (self->store, kept, error);
  if (id == 0)
    return NULL;

  begin_sending (self);
  BylineOutcome *outcome = send_entry (self, id, cancellable, error);
  end_sending (self);
  return outcome;
}

/**
 * byline_outbox_retry:
 * @self: an outbox
 * @outbox_id: what to send again, at the person's wish
 * @cancellable: (nullable): ends the wait
 * @error: return location
 *
 * Sends an entry whatever its state but sent. One that may have arrived is
 * looked for on the site first, and then sent only if it is not there.
 *
 * Thread: a worker.
 *
 * Returns: (transfer full) (nullable): what became of it
 */
BylineOutcome *
byline_outbox_retry (BylineOutbox  *self,
                     gint64         outbox_id,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_return_val_if_fail (BYLINE_IS_OUTBOX (self), NULL);

  g_autoptr(BylineOutcome) outcome = NULL;
  g_autoptr(BylineOutboxEntry) entry = NULL;

  begin_sending (self);
  entry = byline_store_get_outbox (self->store, outbox_id, error);
  if (entry != NULL && entry->state == BYLINE_OUTBOX_UNKNOWN)
    outcome = resolve (self, entry, cancellable, error);
  if (entry != NULL &&
      (entry->state != BYLINE_OUTBOX_UNKNOWN ||
       (outcome != NULL && outcome->kind == BYLINE_OUTCOME_UNKNOWN)))
    {
      g_clear_pointer (&outcome, byline_outcome_unref);
      outcome = send_entry (self, outbox_id, cancellable, error);
    }
  end_sending (self);

  return g_steal_pointer (&outcome);
}

/* Found in "sending" while we hold the lock: whoever sent it is gone. */
static void
recover (BylineOutbox       *self,
         BylineOutboxEntry  *entry,
         GCancellable       *cancellable)
{
  g_autoptr(BylineOutcome) outcome = resolve (self, entry, cancellable, NULL);
}

/**
 * byline_outbox_send_due:
 * @self: an outbox
 * @cancellable: (nullable): ends the wait
 * @error: return location
 *
 * Sends what waits and is due, oldest first, and finds out about texts whose
 * sending was cut short by a crash.
 *
 * Thread: a worker.
 *
 * Returns: Unix seconds when something is due next, 0 if nothing waits, -1 on
 *   error
 */
gint64
byline_outbox_send_due (BylineOutbox  *self,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_return_val_if_fail (BYLINE_IS_OUTBOX (self), -1);

  gint64 next = 0;

  begin_sending (self);
  g_autoptr(GPtrArray) entries = byline_store_list_outbox (self->store, error);
  for (guint i = entries != NULL ? entries->len : 0; i > 0; i--)
    {
      BylineOutboxEntry *entry = g_ptr_array_index (entries, i - 1);
      gint64 due_at = entry->next_try_at;

      if (entry->state == BYLINE_OUTBOX_SENDING)
        recover (self, entry, cancellable);
      if (entry->state != BYLINE_OUTBOX_QUEUED)
        continue;
      if (due_at <= byline_time_now ())
        {
          g_autoptr(BylineOutcome) outcome = send_entry (self, entry->id, cancellable, NULL);

          due_at = outcome != NULL && outcome->kind == BYLINE_OUTCOME_QUEUED
                   ? outcome->retry_at : 0;
        }
      if (due_at > 0)
        next = next == 0 ? due_at : MIN (next, due_at);
    }
  end_sending (self);

  return entries != NULL ? next : -1;
}

/**
 * byline_outbox_discard:
 * @self: an outbox
 * @outbox_id: what the person gives up
 * @error: return location
 *
 * Removes an entry, and the draft that a refusal made of it again.
 *
 * Thread: a worker.
 *
 * Returns: %TRUE if it is gone
 */
gboolean
byline_outbox_discard (BylineOutbox  *self,
                       gint64         outbox_id,
                       GError       **error)
{
  g_return_val_if_fail (BYLINE_IS_OUTBOX (self), FALSE);

  gboolean is_gone = FALSE;

  begin_sending (self);
  g_autoptr(BylineOutboxEntry) entry = byline_store_get_outbox (self->store, outbox_id, error);
  if (entry != NULL)
    is_gone = byline_store_remove_outbox (self->store, outbox_id, error) &&
              byline_store_discard_draft (self->store, entry->draft->uuid, error);
  end_sending (self);

  return is_gone;
}
