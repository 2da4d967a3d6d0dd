/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The places as a list of items: made from what the library lists, and merged
 * into the list that is on screen so that only true changes reach the rows. */

#include "byline-place-list.h"

#include <glib/gi18n.h>

static void
append_place (GListStore      *list,
              BylinePlaceItem *item)
{
  g_list_store_append (list, item);
  g_object_unref (item);
}

/**
 * byline_place_list_new:
 * @places: (element-type BylinePlace): the sites as the library lists them
 *
 * Returns: (transfer full) (element-type BylinePlaceItem): All, Unread and
 *   Saved, then each site with its categories
 */
GListStore *
byline_place_list_new (GPtrArray *places)
{
  GListStore *list = g_list_store_new (BYLINE_TYPE_PLACE_ITEM);
  gint64 n_unread = 0;

  for (guint i = 0; i < places->len; i++)
    n_unread += ((BylinePlace *) g_ptr_array_index (places, i))->n_unread;

  append_place (list, byline_place_item_new (BYLINE_PLACE_ALL, _("All"), 0));
  append_place (list, byline_place_item_new (BYLINE_PLACE_UNREAD, _("Unread"), n_unread));
  append_place (list, byline_place_item_new (BYLINE_PLACE_SAVED, _("Saved"), 0));
  for (guint i = 0; i < places->len; i++)
    append_place (list, byline_place_item_new_site (g_ptr_array_index (places, i)));
  return list;
}

static BylinePlaceItem *
find_same (GListModel      *list,
           BylinePlaceItem *wanted,
           guint            likely)
{
  guint n_items = g_list_model_get_n_items (list);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(BylinePlaceItem) item = g_list_model_get_item (list, (likely + i) % n_items);

      if (byline_place_item_is_same (item, wanted))
        return g_steal_pointer (&item);
    }
  return NULL;
}

static gboolean
item_is_at (GListModel *list,
            guint       position,
            gpointer    item)
{
  g_autoptr(GObject) there = g_list_model_get_item (list, position);

  return there == item;
}

/**
 * byline_place_list_merge:
 * @shown: (element-type BylinePlaceItem): the list that rows are bound to
 * @newer: (element-type BylinePlaceItem): the same list as it is now
 *
 * Makes @shown say what @newer says. Items of places that stay are kept and
 * updated; one items-changed covers the rest, and none is emitted where
 * membership and order stayed.
 */
void
byline_place_list_merge (GListStore *shown,
                         GListStore *newer)
{
  g_autoptr(GPtrArray) merged = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *list = G_LIST_MODEL (shown);
  guint n_old = g_list_model_get_n_items (list);
  guint n_new = g_list_model_get_n_items (G_LIST_MODEL (newer));
  guint start = 0;
  guint end = 0;

  for (guint i = 0; i < n_new; i++)
    {
      g_autoptr(BylinePlaceItem) wanted = g_list_model_get_item (G_LIST_MODEL (newer), i);
      BylinePlaceItem *kept = find_same (list, wanted, i);

      if (kept != NULL)
        byline_place_item_update (kept, wanted);
      g_ptr_array_add (merged, kept != NULL ? kept : g_steal_pointer (&wanted));
    }

  while (start < MIN (n_old, n_new) && item_is_at (list, start, merged->pdata[start]))
    start++;
  while (end < MIN (n_old, n_new) - start &&
         item_is_at (list, n_old - end - 1, merged->pdata[n_new - end - 1]))
    end++;
  if (start + end < MAX (n_old, n_new))
    g_list_store_splice (shown, start, n_old - start - end,
                         merged->pdata + start, n_new - start - end);
}
