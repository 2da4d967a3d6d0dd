/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which rows of a list can be seen. GTK keeps about two hundred rows of a list
 * alive and draws them all; a row that asks here first draws only what is near
 * the view, and is drawn again when the view comes near. One watch a list. */

#include "byline-view-watch.h"

#define WATCH_KEY "byline-view-watch"

typedef struct
{
  GtkWidget     *list;       /* (unowned): owns this */
  GHashTable    *waiting;    /* (owned): widgets out of view, weakly held */
  GdkFrameClock *clock;      /* (owned) (nullable): while somebody waits */
  gulong         layout_id;
} Watch;

/* One page around the view counts as near: what scrolls in is there already. */
static gboolean
is_near (GtkWidget *list,
         GtkWidget *widget)
{
  double page = gtk_widget_get_height (list);
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (widget, list, &bounds) &&
         bounds.origin.y < 2 * page &&
         bounds.origin.y + bounds.size.height > -page;
}

static void
stop_listening (Watch *self)
{
  if (self->clock != NULL)
    g_clear_signal_handler (&self->layout_id, self->clock);
  g_clear_object (&self->clock);
}

static void
widget_gone_cb (gpointer  data,
                GObject  *widget)
{
  Watch *self = data;

  g_hash_table_remove (self->waiting, widget);
}

/* After the list has placed its rows, and before they are painted. */
static void
placed_cb (GdkFrameClock *clock,
           Watch         *self)
{
  GHashTableIter at;
  gpointer widget;

  g_hash_table_iter_init (&at, self->waiting);
  while (g_hash_table_iter_next (&at, &widget, NULL))
    if (is_near (self->list, widget))
      {
        g_object_weak_unref (widget, widget_gone_cb, self);
        g_hash_table_iter_remove (&at);
        gtk_widget_queue_draw (widget);
      }
  if (g_hash_table_size (self->waiting) == 0)
    stop_listening (self);
}

static void
wait_for (Watch     *self,
          GtkWidget *widget)
{
  if (g_hash_table_add (self->waiting, widget))
    g_object_weak_ref (G_OBJECT (widget), widget_gone_cb, self);
  if (self->clock != NULL)
    return;

  self->clock = g_object_ref (gtk_widget_get_frame_clock (self->list));
  self->layout_id = g_signal_connect (self->clock, "layout", G_CALLBACK (placed_cb), self);
}

/* A list that is shown in another window gets another clock. */
static void
unrealized_cb (GtkWidget *list,
               Watch     *self)
{
  stop_listening (self);
}

static void
free_watch (gpointer data)
{
  Watch *self = data;
  GHashTableIter at;
  gpointer widget;

  g_hash_table_iter_init (&at, self->waiting);
  while (g_hash_table_iter_next (&at, &widget, NULL))
    g_object_weak_unref (widget, widget_gone_cb, self);
  stop_listening (self);
  g_hash_table_unref (self->waiting);
  g_free (self);
}

static Watch *
ensure_watch (GtkWidget *list)
{
  Watch *self = g_object_get_data (G_OBJECT (list), WATCH_KEY);

  if (self == NULL)
    {
      self = g_new0 (Watch, 1);
      self->list = list;
      self->waiting = g_hash_table_new (NULL, NULL);
      g_object_set_data_full (G_OBJECT (list), WATCH_KEY, self, free_watch);
      g_signal_connect (list, "unrealize", G_CALLBACK (unrealized_cb), self);
    }

  return self;
}

/**
 * byline_view_watch_is_in_view:
 * @widget: a row, or what stands in it, while it is being drawn
 *
 * Asks whether @widget can be seen in the list around it, or nearly. If not,
 * the widget is asked to draw again once it can. A widget outside any list is
 * always in view.
 *
 * Returns: %TRUE if it is worth drawing
 */
gboolean
byline_view_watch_is_in_view (GtkWidget *widget)
{
  GtkWidget *list = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_VIEW);

  if (list == NULL || gtk_widget_get_frame_clock (list) == NULL || is_near (list, widget))
    return TRUE;

  wait_for (ensure_watch (list), widget);
  return FALSE;
}
