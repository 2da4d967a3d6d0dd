/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Decides when sites are asked for news and when waiting comments are sent:
 * at start, by a timer, when the network comes back, when a person says so.
 * Two sites at a time; shows nothing itself. */

#include "byline-refresher.h"

#include "byline-time.h"

#define MAX_SITES_AT_ONCE 2
#define MIN_SECONDS_BETWEEN_SENDS 5
#define MAX_SECONDS_BETWEEN_SENDS 3600

struct _BylineRefresher
{
  GObject        parent_instance;

  BylineLibrary *library;      /* (owned) */
  GCancellable  *cancellable;  /* (owned) */
  GQueue         waiting;      /* (element-type gint64*): (owned) */
  guint          n_running;
  guint          n_new;
  guint          timer_id;
  guint          send_id;
  gboolean       by_person;
  gboolean       is_sending;
  gboolean       is_online;
};

G_DEFINE_FINAL_TYPE (BylineRefresher, byline_refresher, G_TYPE_OBJECT)

typedef enum
{
  PROP_IS_BUSY = 1,
} BylineRefresherProperty;

static GParamSpec *properties[PROP_IS_BUSY + 1];

enum
{
  SIGNAL_FINISHED,
  SIGNAL_FAILED,
  SIGNAL_DUE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- news ---- */

typedef struct
{
  BylineRefresher *self;  /* (owned) */
  gint64           site_id;
} SyncCall;

static void start_waiting (BylineRefresher *self);

static void
sync_done_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  SyncCall *call = user_data;
  g_autoptr(BylineRefresher) self = call->self;
  g_autoptr(GError) error = NULL;
  guint n_new = 0;

  byline_library_sync_finish (BYLINE_LIBRARY (source), result, &n_new, &error);
  self->n_running--;
  self->n_new += n_new;
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, call->site_id, error, self->by_person);
  g_free (call);
  start_waiting (self);
}

static void
start_waiting (BylineRefresher *self)
{
  while (self->n_running < MAX_SITES_AT_ONCE && !g_queue_is_empty (&self->waiting))
    {
      g_autofree gint64 *site_id = g_queue_pop_head (&self->waiting);
      SyncCall *call = g_new0 (SyncCall, 1);

      call->self = g_object_ref (self);
      call->site_id = *site_id;
      self->n_running++;
      byline_library_sync_async (self->library, *site_id, FALSE, self->cancellable,
                                 sync_done_cb, call);
    }

  if (self->n_running > 0)
    return;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_BUSY]);
  if (!g_cancellable_is_cancelled (self->cancellable))
    g_signal_emit (self, signals[SIGNAL_FINISHED], 0, self->n_new, self->by_person);
}

static gboolean
timer_due_cb (gpointer data)
{
  BylineRefresher *self = data;

  g_signal_emit (self, signals[SIGNAL_DUE], 0);
  return G_SOURCE_CONTINUE;
}

/* ---- comments that wait ---- */

static gboolean
send_due_cb (gpointer data)
{
  BylineRefresher *self = data;

  self->send_id = 0;
  byline_refresher_send_due (self);
  return G_SOURCE_REMOVE;
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(BylineRefresher) self = user_data;
  g_autoptr(GError) error = NULL;
  gint64 next_at = byline_library_send_due_finish (BYLINE_LIBRARY (source), result, &error);
  gint64 seconds;

  self->is_sending = FALSE;
  if (error != NULL)
    g_debug ("waiting comments not sent: %s", error->message);
  if (next_at <= 0 || g_cancellable_is_cancelled (self->cancellable))
    return;

  seconds = CLAMP (next_at - byline_time_now (),
                   MIN_SECONDS_BETWEEN_SENDS, MAX_SECONDS_BETWEEN_SENDS);
  g_clear_handle_id (&self->send_id, g_source_remove);
  self->send_id = g_timeout_add_seconds ((guint) seconds, send_due_cb, self);
}

static void
library_changed_cb (BylineLibrary   *library,
                    guint            what,
                    gint64           site_id,
                    gint64           article_id,
                    BylineRefresher *self)
{
  /* Another call sets the timer anew; one that is due is not put off. */
  if ((what & BYLINE_CHANGE_OUTBOX) != 0 && self->send_id == 0 && !self->is_sending)
    self->send_id = g_timeout_add_seconds (MIN_SECONDS_BETWEEN_SENDS, send_due_cb, self);
}

static void
network_changed_cb (GNetworkMonitor *monitor,
                    gboolean         is_online,
                    BylineRefresher *self)
{
  if (is_online && !self->is_online)
    {
      byline_refresher_send_due (self);
      g_signal_emit (self, signals[SIGNAL_DUE], 0);
    }
  self->is_online = is_online;
}

/* ---- the object ---- */

static void
byline_refresher_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  BylineRefresher *self = BYLINE_REFRESHER (object);

  switch ((BylineRefresherProperty) property_id)
    {
    case PROP_IS_BUSY:
      g_value_set_boolean (value, byline_refresher_get_is_busy (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
byline_refresher_dispose (GObject *object)
{
  BylineRefresher *self = BYLINE_REFRESHER (object);

  byline_refresher_stop (self);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (byline_refresher_parent_class)->dispose (object);
}

static void
byline_refresher_finalize (GObject *object)
{
  BylineRefresher *self = BYLINE_REFRESHER (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (byline_refresher_parent_class)->finalize (object);
}

static void
byline_refresher_class_init (BylineRefresherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = byline_refresher_get_property;
  object_class->dispose = byline_refresher_dispose;
  object_class->finalize = byline_refresher_finalize;

  properties[PROP_IS_BUSY] =
    g_param_spec_boolean ("is-busy", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_FINISHED] =
    g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_ERROR, G_TYPE_BOOLEAN);
  signals[SIGNAL_DUE] =
    g_signal_new ("due", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
byline_refresher_init (BylineRefresher *self)
{
  GNetworkMonitor *monitor = g_network_monitor_get_default ();

  self->cancellable = g_cancellable_new ();
  self->is_online = g_network_monitor_get_network_available (monitor);
  g_queue_init (&self->waiting);
  g_signal_connect_object (monitor, "network-changed", G_CALLBACK (network_changed_cb), self, 0);
}

/**
 * byline_refresher_new:
 * @library: what does the work
 *
 * Returns: (transfer full): a refresher that does nothing by itself until it
 *   is given minutes
 */
BylineRefresher *
byline_refresher_new (BylineLibrary *library)
{
  BylineRefresher *self = g_object_new (BYLINE_TYPE_REFRESHER, NULL);

  self->library = g_object_ref (library);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, 0);
  return self;
}

gboolean
byline_refresher_get_is_busy (BylineRefresher *self)
{
  g_return_val_if_fail (BYLINE_IS_REFRESHER (self), FALSE);

  return self->n_running > 0;
}

/**
 * byline_refresher_set_minutes:
 * @self: a refresher
 * @minutes: between two times the signal "due" is emitted; 0 for never
 */
void
byline_refresher_set_minutes (BylineRefresher *self,
                              guint            minutes)
{
  g_return_if_fail (BYLINE_IS_REFRESHER (self));

  g_clear_handle_id (&self->timer_id, g_source_remove);
  if (minutes > 0)
    self->timer_id = g_timeout_add_seconds (minutes * 60, timer_due_cb, self);
}

static gboolean
is_waiting (BylineRefresher *self,
            gint64           site_id)
{
  for (GList *at = self->waiting.head; at != NULL; at = at->next)
    if (*(gint64 *) at->data == site_id)
      return TRUE;
  return FALSE;
}

/**
 * byline_refresher_refresh:
 * @self: a refresher
 * @site_ids: (element-type gint64): local ids
 * @by_person: whether a person asked, who then wants to hear of failures
 *
 * Asks the sites for news, one after the other. Emits "failed" for each that
 * did not answer and "finished" once at the end.
 */
void
byline_refresher_refresh (BylineRefresher *self,
                          GArray          *site_ids,
                          gboolean         by_person)
{
  gboolean was_busy;

  g_return_if_fail (BYLINE_IS_REFRESHER (self));

  if (site_ids->len == 0 || g_cancellable_is_cancelled (self->cancellable))
    return;

  was_busy = byline_refresher_get_is_busy (self);
  self->by_person = by_person || (was_busy && self->by_person);
  if (!was_busy)
    self->n_new = 0;
  for (guint i = 0; i < site_ids->len; i++)
    {
      gint64 *site_id = &g_array_index (site_ids, gint64, i);

      if (!is_waiting (self, *site_id))
        g_queue_push_tail (&self->waiting, g_memdup2 (site_id, sizeof *site_id));
    }

  start_waiting (self);
  if (!was_busy)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_BUSY]);
}

/**
 * byline_refresher_send_due:
 * @self: a refresher
 *
 * Sends the comments that wait and are due, and comes back to the others when
 * their time has come.
 */
void
byline_refresher_send_due (BylineRefresher *self)
{
  g_return_if_fail (BYLINE_IS_REFRESHER (self));

  if (self->is_sending || g_cancellable_is_cancelled (self->cancellable))
    return;

  self->is_sending = TRUE;
  byline_library_send_due_async (self->library, self->cancellable, sent_cb, g_object_ref (self));
}

/**
 * byline_refresher_stop:
 * @self: a refresher
 *
 * Gives up what is under way, for good. Idempotent.
 */
void
byline_refresher_stop (BylineRefresher *self)
{
  g_return_if_fail (BYLINE_IS_REFRESHER (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer_id, g_source_remove);
  g_clear_handle_id (&self->send_id, g_source_remove);
  g_queue_clear_full (&self->waiting, g_free);
}
