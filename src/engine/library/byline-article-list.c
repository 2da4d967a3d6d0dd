/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of articles as a GListModel: eight bytes for each, an item only
 * for rows in view, articles loaded by the screenful. Rows that stay keep
 * their item through a refresh, so selection and scroll survive it. */

#include "byline-article-list.h"

#include "byline-id-diff.h"

/* What fills the largest window at once; the rest of a long list follows. */
#define FIRST_IDS 500
/* Rows kept loaded beyond those in view, against blinking on the way back. */
#define N_RECENT 400
#define MAX_BATCH 128
#define PAUSE_AFTER_FAILURE_USEC (30 * G_USEC_PER_SEC)

struct _BylineArticleList
{
  GObject        parent_instance;

  BylineLibrary *library;         /* (owned) */
  BylineFilter  *filter;          /* (owned) */
  GArray        *ids;             /* (owned) (element-type gint64) */
  GHashTable    *items;           /* (owned): id in the item → item (unowned) */
  GQueue         recent;          /* (element-type BylineArticleItem) (owned items) */
  GArray        *wanted;          /* (owned): ids whose article shall be loaded */
  GCancellable  *cancellable;     /* (owned): of the present filter */
  guint          load_source;
  guint          generation;      /* of the filter; older answers are dropped */
  gboolean       is_loading;
  gboolean       is_stale;        /* changed while loading */
  gboolean       is_fetching;
  gboolean       is_complete;     /* nothing older is left on the sites */
  gint64         failed_at_usec;  /* when fetching failed last; 0 never */
};

static void byline_article_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BylineArticleList, byline_article_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      byline_article_list_model_init))

typedef enum
{
  PROP_IS_LOADING = 1,
  PROP_IS_FETCHING,
  PROP_N_ARTICLES,
} BylineArticleListProperty;

static GParamSpec *properties[PROP_N_ARTICLES + 1];

enum
{
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  BylineArticleList *list;  /* (owned) */
  guint              generation;
  gboolean           is_first;
  gboolean           keeps_rows;  /* nothing listed may vanish */
} Asking;

static Asking *
asking_new (BylineArticleList *self,
            gboolean           is_first)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->list = g_object_ref (self);
  asking->generation = self->generation;
  asking->is_first = is_first;
  return asking;
}

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->list);
  g_free (asking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

/* ---- items ---- */

static void
item_gone_cb (gpointer  data,
              GObject  *where_the_item_was)
{
  BylineArticleList *self = data;
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    if (item == (gpointer) where_the_item_was)
      {
        g_hash_table_iter_remove (&iter);
        return;
      }
}

static void
forget_item (gpointer key,
             gpointer item,
             gpointer self)
{
  g_object_weak_unref (item, item_gone_cb, self);
}

static void
keep_recent (BylineArticleList *self,
             BylineArticleItem *item)
{
  g_queue_push_head (&self->recent, g_object_ref (item));
  if (self->recent.length > N_RECENT)
    g_object_unref (g_queue_pop_tail (&self->recent));
}

static void
articles_got_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(BylineArticleList) self = user_data;
  g_autoptr(GPtrArray) articles =
    byline_library_get_articles_finish (BYLINE_LIBRARY (source), result, NULL);

  for (guint i = 0; articles != NULL && i < articles->len; i++)
    {
      BylineArticle *article = g_ptr_array_index (articles, i);
      BylineArticleItem *item = g_hash_table_lookup (self->items, &article->id);

      if (item != NULL)
        byline_article_item_set_article (item, article);
    }
}

static gboolean
load_wanted_cb (gpointer user_data)
{
  BylineArticleList *self = user_data;
  guint n_batch = MIN (self->wanted->len, MAX_BATCH);

  /* The newest wishes first: those rows are in view now. What was asked for
   * under another filter is loaded all the same: its items may be in this
   * list too, and would stay blank. */
  guint first = self->wanted->len - n_batch;
  byline_library_get_articles_async (self->library,
                                     &g_array_index (self->wanted, gint64, first), n_batch,
                                     NULL, articles_got_cb, g_object_ref (self));
  g_array_set_size (self->wanted, first);
  if (self->wanted->len > 0)
    return G_SOURCE_CONTINUE;

  self->load_source = 0;
  return G_SOURCE_REMOVE;
}

static void
want_article (BylineArticleList *self,
              gint64             id)
{
  g_array_append_val (self->wanted, id);
  if (self->load_source == 0)
    self->load_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, load_wanted_cb, self, NULL);
}

static BylineArticleItem *
dup_item (BylineArticleList *self,
          gint64             id)
{
  BylineArticleItem *item = g_hash_table_lookup (self->items, &id);

  if (item != NULL)
    return g_object_ref (item);

  gint64 *key = g_memdup2 (&id, sizeof id);
  item = byline_article_item_new (id);
  g_hash_table_insert (self->items, key, item);
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, self);
  keep_recent (self, item);
  want_article (self, id);
  return item;
}

static void
reload_items (BylineArticleList *self)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    want_article (self, *(gint64 *) id);
}

/* ---- ids ---- */

static void
set_loading (BylineArticleList *self,
             gboolean           is_loading)
{
  if (self->is_loading == is_loading)
    return;

  self->is_loading = is_loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_LOADING]);
}

static void
set_fetching (BylineArticleList *self,
              gboolean           is_fetching)
{
  if (self->is_fetching == is_fetching)
    return;

  self->is_fetching = is_fetching;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_FETCHING]);
}

static void
take_ids (BylineArticleList *self,
          GArray            *ids)
{
  g_autoptr(GArray) steps =
    byline_id_diff ((const gint64 *) (gpointer) self->ids->data, self->ids->len,
                    (const gint64 *) (gpointer) ids->data, ids->len);
  guint n_before = self->ids->len;

  for (guint i = 0; i < steps->len; i++)
    {
      BylineIdStep *step = &g_array_index (steps, BylineIdStep, i);

      if (step->n_removed > 0)
        g_array_remove_range (self->ids, step->position, step->n_removed);
      if (step->n_added > 0)
        g_array_insert_vals (self->ids, step->position,
                             &g_array_index (ids, gint64, step->position), step->n_added);
      g_list_model_items_changed (G_LIST_MODEL (self), step->position,
                                  step->n_removed, step->n_added);
    }

  if (self->ids->len != n_before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ARTICLES]);
}

static GArray *
merge_ids (BylineArticleList  *self,
           GArray            **ids)
{
  GArray *merged =
    byline_id_merge ((const gint64 *) (gpointer) self->ids->data, self->ids->len,
                     (const gint64 *) (gpointer) (*ids)->data, (*ids)->len);

  g_array_unref (*ids);
  *ids = merged;
  return merged;
}

static void ask_ids (BylineArticleList *self,
                     gboolean           is_first,
                     gboolean           keeps_rows);

static void
ids_listed_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(Asking) asking = user_data;
  BylineArticleList *self = asking->list;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) ids =
    byline_library_list_ids_finish (BYLINE_LIBRARY (source), result, &error);

  if (asking->generation != self->generation)
    return;
  if (ids != NULL)
    take_ids (self, asking->keeps_rows ? merge_ids (self, &ids) : ids);
  else
    g_debug ("listing articles: %s", error->message);

  gboolean has_rest = asking->is_first && ids != NULL && ids->len >= FIRST_IDS;
  if (has_rest || self->is_stale)
    {
      ask_ids (self, FALSE, self->filter->unread_only);
      return;
    }
  set_loading (self, FALSE);
}

static void
ask_ids (BylineArticleList *self,
         gboolean           is_first,
         gboolean           keeps_rows)
{
  Asking *asking = asking_new (self, is_first);

  asking->keeps_rows = keeps_rows;
  self->is_stale = FALSE;
  set_loading (self, TRUE);
  byline_library_list_ids_async (self->library, self->filter, is_first ? FIRST_IDS : 0,
                                 self->cancellable, ids_listed_cb,
                                 asking);
}

static void
library_changed_cb (BylineLibrary     *library,
                    guint              flags,
                    gint64             site_id,
                    gint64             article_id,
                    BylineArticleList *self)
{
  if ((flags & (BYLINE_CHANGE_ARTICLES | BYLINE_CHANGE_SITES)) != 0)
    {
      byline_article_list_refilter (self);
      reload_items (self);
      return;
    }
  if ((flags & (BYLINE_CHANGE_ARTICLE | BYLINE_CHANGE_COMMENTS)) == 0)
    return;

  /* An open article stays in the list of unread ones until that is asked for
   * again: marks reload rows, they do not list anew. */
  if (article_id == 0)
    reload_items (self);
  else if (g_hash_table_contains (self->items, &article_id))
    want_article (self, article_id);
}

/* ---- older articles ---- */

static void
older_fetched_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(Asking) asking = user_data;
  BylineArticleList *self = asking->list;
  g_autoptr(GError) error = NULL;
  gboolean is_complete = FALSE;
  gboolean is_done = byline_library_fetch_older_finish (BYLINE_LIBRARY (source), result,
                                                        &is_complete, &error);

  if (asking->generation != self->generation)
    return;

  self->is_complete = is_done && is_complete;
  self->failed_at_usec = is_done ? 0 : g_get_monotonic_time ();
  set_fetching (self, FALSE);
  if (!is_done && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

/* ---- GListModel ---- */

static GType
byline_article_list_get_item_type (GListModel *model)
{
  return BYLINE_TYPE_ARTICLE_ITEM;
}

static guint
byline_article_list_get_n_items (GListModel *model)
{
  return BYLINE_ARTICLE_LIST (model)->ids->len;
}

static gpointer
byline_article_list_get_item (GListModel *model,
                              guint       position)
{
  BylineArticleList *self = BYLINE_ARTICLE_LIST (model);

  if (position >= self->ids->len)
    return NULL;
  return dup_item (self, g_array_index (self->ids, gint64, position));
}

static void
byline_article_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = byline_article_list_get_item_type;
  iface->get_n_items = byline_article_list_get_n_items;
  iface->get_item = byline_article_list_get_item;
}

/* ---- object ---- */

static void
byline_article_list_dispose (GObject *object)
{
  BylineArticleList *self = BYLINE_ARTICLE_LIST (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->load_source, g_source_remove);
  g_hash_table_foreach (self->items, forget_item, self);
  g_hash_table_remove_all (self->items);
  g_queue_clear_full (&self->recent, g_object_unref);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (byline_article_list_parent_class)->dispose (object);
}

static void
byline_article_list_finalize (GObject *object)
{
  BylineArticleList *self = BYLINE_ARTICLE_LIST (object);

  g_clear_pointer (&self->filter, byline_filter_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->wanted, g_array_unref);
  g_clear_pointer (&self->items, g_hash_table_unref);

  G_OBJECT_CLASS (byline_article_list_parent_class)->finalize (object);
}

static void
byline_article_list_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  BylineArticleList *self = BYLINE_ARTICLE_LIST (object);

  switch ((BylineArticleListProperty) property_id)
    {
    case PROP_IS_LOADING:
      g_value_set_boolean (value, self->is_loading);
      break;
    case PROP_IS_FETCHING:
      g_value_set_boolean (value, self->is_fetching);
      break;
    case PROP_N_ARTICLES:
      g_value_set_uint (value, self->ids->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
byline_article_list_class_init (BylineArticleListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = byline_article_list_dispose;
  object_class->finalize = byline_article_list_finalize;
  object_class->get_property = byline_article_list_get_property;

  properties[PROP_IS_LOADING] =
    g_param_spec_boolean ("is-loading", NULL, NULL, FALSE, flags);
  properties[PROP_IS_FETCHING] =
    g_param_spec_boolean ("is-fetching", NULL, NULL, FALSE, flags);
  properties[PROP_N_ARTICLES] =
    g_param_spec_uint ("n-articles", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
byline_article_list_init (BylineArticleList *self)
{
  self->filter = byline_filter_new ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->recent);
}

/**
 * byline_article_list_new:
 * @library: where the articles are
 *
 * Returns: (transfer full): an empty list until a filter is set
 */
BylineArticleList *
byline_article_list_new (BylineLibrary *library)
{
  BylineArticleList *self = g_object_new (BYLINE_TYPE_ARTICLE_LIST, NULL);

  self->library = g_object_ref (library);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, 0);
  return self;
}

/**
 * byline_article_list_set_filter:
 * @self: a list
 * @filter: (nullable): which articles; %NULL all
 *
 * Lists other articles, or the same ones anew: after this articles read
 * meanwhile leave a list of unread ones.
 */
void
byline_article_list_set_filter (BylineArticleList  *self,
                                const BylineFilter *filter)
{
  g_return_if_fail (BYLINE_IS_ARTICLE_LIST (self));

  BylineFilter *copy = byline_filter_copy (filter);
  gboolean is_same = byline_filter_equal (self->filter, copy);

  byline_filter_free (self->filter);
  self->filter = copy;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->generation++;
  self->is_complete = FALSE;
  self->failed_at_usec = 0;
  set_fetching (self, FALSE);
  if (!is_same)
    {
      g_autoptr(GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));
      take_ids (self, none);
    }
  ask_ids (self, !is_same || self->ids->len == 0, FALSE);
}

const BylineFilter *
byline_article_list_get_filter (BylineArticleList *self)
{
  g_return_val_if_fail (BYLINE_IS_ARTICLE_LIST (self), NULL);

  return self->filter;
}

gboolean
byline_article_list_get_is_loading (BylineArticleList *self)
{
  g_return_val_if_fail (BYLINE_IS_ARTICLE_LIST (self), FALSE);

  return self->is_loading;
}

gboolean
byline_article_list_get_is_fetching (BylineArticleList *self)
{
  g_return_val_if_fail (BYLINE_IS_ARTICLE_LIST (self), FALSE);

  return self->is_fetching;
}

/**
 * byline_article_list_find:
 * @self: a list
 * @article_id: local id
 * @position: (out) (optional): where it stands
 *
 * Returns: %TRUE if the article is listed
 */
gboolean
byline_article_list_find (BylineArticleList *self,
                          gint64             article_id,
                          guint             *position)
{
  g_return_val_if_fail (BYLINE_IS_ARTICLE_LIST (self), FALSE);

  for (guint i = 0; i < self->ids->len; i++)
    {
      if (g_array_index (self->ids, gint64, i) != article_id)
        continue;
      if (position != NULL)
        *position = i;
      return TRUE;
    }

  return FALSE;
}

/**
 * byline_article_list_refilter:
 * @self: a list
 *
 * Reads the ids again and changes what changed. Of unread articles none is
 * taken away: one that was read meanwhile may be the one on screen.
 */
void
byline_article_list_refilter (BylineArticleList *self)
{
  g_return_if_fail (BYLINE_IS_ARTICLE_LIST (self));

  if (self->is_loading)
    self->is_stale = TRUE;
  else
    ask_ids (self, FALSE, self->filter->unread_only);
}

/**
 * byline_article_list_fetch_older:
 * @self: a list
 *
 * Asks the sites for what comes after the last row. Does nothing while that
 * is under way, when nothing older is left, and for half a minute after it
 * failed.
 */
void
byline_article_list_fetch_older (BylineArticleList *self)
{
  g_return_if_fail (BYLINE_IS_ARTICLE_LIST (self));

  gint64 since_failure = g_get_monotonic_time () - self->failed_at_usec;
  if (self->is_fetching || self->is_complete ||
      (self->failed_at_usec != 0 && since_failure < PAUSE_AFTER_FAILURE_USEC))
    return;

  set_fetching (self, TRUE);
  byline_library_fetch_older_async (self->library, self->filter, self->cancellable,
                                    older_fetched_cb, asking_new (self, FALSE));
}
