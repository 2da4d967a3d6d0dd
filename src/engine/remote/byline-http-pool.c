/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The sessions behind byline-http. Each is lent to one thread at a time and
 * keeps its connection for the next request to the same host; no more than
 * two requests run at once against one host. What a session could do by
 * itself (cookies, passwords, caching, guessing types) is taken out of it. */

#include "byline-http-pool.h"

#include <string.h>

#define MAX_PER_HOST 2
#define MAX_IDLE_SLOTS 6
#define IDLE_USEC (50 * G_USEC_PER_SEC)
#define SOCKET_TIMEOUT_SECONDS 30

struct _BylineHttpPool
{
  char       *user_agent;
  GMutex      mutex;
  GCond       cond;
  GPtrArray  *idle;     /* (element-type BylineHttpSlot), oldest first */
  GHashTable *running;  /* host -> number of requests */
};

static void
slot_free (BylineHttpSlot *slot)
{
  g_main_context_push_thread_default (slot->context);
  soup_session_abort (slot->session);
  while (g_main_context_iteration (slot->context, FALSE))
    ;
  g_clear_object (&slot->session);
  while (g_main_context_iteration (slot->context, FALSE))
    ;
  g_main_context_pop_thread_default (slot->context);

  g_main_context_unref (slot->context);
  g_free (slot->host);
  g_free (slot);
}

/* The auth manager of libsoup 3.2 can be crashed by a hostile answer, and
 * would send a POST twice; the others have no business here. */
static void
strip_session (SoupSession *session)
{
  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_COOKIE_JAR);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_SNIFFER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_CACHE);
}

static BylineHttpSlot *
slot_new (const char *user_agent,
          const char *host)
{
  BylineHttpSlot *slot = g_new0 (BylineHttpSlot, 1);

  slot->context = g_main_context_new ();
  slot->host = g_strdup (host);
  g_main_context_push_thread_default (slot->context);
  slot->session = soup_session_new_with_options ("user-agent", user_agent,
                                                 "timeout", SOCKET_TIMEOUT_SECONDS,
                                                 "max-conns-per-host", MAX_PER_HOST,
                                                 NULL);
  strip_session (slot->session);
  g_main_context_pop_thread_default (slot->context);

  return slot;
}

/**
 * byline_http_pool_new: (skip)
 * @user_agent: (not nullable): who we say we are
 *
 * Returns: (transfer full): an empty pool
 */
BylineHttpPool *
byline_http_pool_new (const char *user_agent)
{
  BylineHttpPool *self = g_new0 (BylineHttpPool, 1);

  self->user_agent = g_strdup (user_agent);
  self->idle = g_ptr_array_new ();
  self->running = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);

  return self;
}

/**
 * byline_http_pool_free: (skip)
 * @self: (transfer full): a pool of which nothing is lent any more
 */
void
byline_http_pool_free (BylineHttpPool *self)
{
  g_assert (g_hash_table_size (self->running) == 0);

  for (guint i = 0; i < self->idle->len; i++)
    slot_free (self->idle->pdata[i]);
  g_ptr_array_unref (self->idle);
  g_hash_table_unref (self->running);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self->user_agent);
  g_free (self);
}

static guint
count_running (BylineHttpPool *self,
               const char     *host)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->running, host));
}

static void
wake_cb (GCancellable *cancellable,
         gpointer      user_data)
{
  BylineHttpPool *self = user_data;

  g_mutex_lock (&self->mutex);
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

/* Waits for one of the host's two places. */
static gboolean
wait_for_turn (BylineHttpPool  *self,
               const char      *host,
               GCancellable    *cancellable,
               GError         **error)
{
  gulong handler = cancellable != NULL
    ? g_cancellable_connect (cancellable, G_CALLBACK (wake_cb), self, NULL) : 0;

  g_mutex_lock (&self->mutex);
  while (count_running (self, host) >= MAX_PER_HOST &&
         !g_cancellable_is_cancelled (cancellable))
    g_cond_wait (&self->cond, &self->mutex);
  gboolean has_turn = !g_cancellable_is_cancelled (cancellable);
  if (has_turn)
    g_hash_table_insert (self->running, g_strdup (host),
                         GUINT_TO_POINTER (count_running (self, host) + 1));
  g_mutex_unlock (&self->mutex);

  g_cancellable_disconnect (cancellable, handler);
  return has_turn || !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* Moves the slots that have been idle for too long into the returned list. */
static GPtrArray *
steal_old (BylineHttpPool *self,
           gint64          now)
{
  GPtrArray *old = g_ptr_array_new_with_free_func ((GDestroyNotify) slot_free);

  for (guint i = self->idle->len; i > 0; i--)
    {
      BylineHttpSlot *slot = self->idle->pdata[i - 1];

      if (now - slot->idle_since > IDLE_USEC)
        g_ptr_array_add (old, g_ptr_array_remove_index (self->idle, i - 1));
    }

  return old;
}

static BylineHttpSlot *
steal_idle (BylineHttpPool *self,
            const char     *host)
{
  for (guint i = self->idle->len; i > 0; i--)
    {
      BylineHttpSlot *slot = self->idle->pdata[i - 1];

      if (g_str_equal (slot->host, host))
        return g_ptr_array_remove_index (self->idle, i - 1);
    }

  return NULL;
}

/**
 * byline_http_pool_take: (skip)
 * @self: a pool
 * @host: (not nullable): host and port
 * @cancellable: (nullable): ends the wait
 * @error: only %G_IO_ERROR_CANCELLED
 *
 * Waits while two requests run against @host.
 *
 * Returns: (transfer full) (nullable): a session for this thread, to be
 *   given back
 */
BylineHttpSlot *
byline_http_pool_take (BylineHttpPool  *self,
                       const char      *host,
                       GCancellable    *cancellable,
                       GError         **error)
{
  if (!wait_for_turn (self, host, cancellable, error))
    return NULL;

  g_mutex_lock (&self->mutex);
  GPtrArray *old = steal_old (self, g_get_monotonic_time ());
  BylineHttpSlot *slot = steal_idle (self, host);
  g_mutex_unlock (&self->mutex);

  /* Closing connections takes its time: not under the lock. */
  g_ptr_array_unref (old);
  return slot != NULL ? slot : slot_new (self->user_agent, host);
}

/**
 * byline_http_pool_give_back: (skip)
 * @self: a pool
 * @slot: (transfer full): what byline_http_pool_take() gave
 * @is_clean: whether the answer was read to its end; else the session and
 *   its connection are thrown away
 */
void
byline_http_pool_give_back (BylineHttpPool *self,
                            BylineHttpSlot *slot,
                            gboolean        is_clean)
{
  BylineHttpSlot *surplus = NULL;

  g_mutex_lock (&self->mutex);
  guint n_running = count_running (self, slot->host);
  if (n_running > 1)
    g_hash_table_insert (self->running, g_strdup (slot->host),
                         GUINT_TO_POINTER (n_running - 1));
  else
    g_hash_table_remove (self->running, slot->host);

  slot->idle_since = g_get_monotonic_time ();
  if (is_clean)
    g_ptr_array_add (self->idle, slot);
  if (is_clean && self->idle->len > MAX_IDLE_SLOTS)
    surplus = g_ptr_array_remove_index (self->idle, 0);
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);

  if (!is_clean)
    surplus = slot;
  g_clear_pointer (&surplus, slot_free);
}
