/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Marker in one column, content in the other, so that every line of the
 * content hangs at the same place. The marker is set in the same type as the
 * content: their first baselines agree by themselves. Flips with the
 * direction of the widget. */

#include "config.h"

#include "byline-list-item.h"

#include "byline-text-block.h"

struct _BylineListItem
{
  GtkWidget         parent_instance;

  BylineTypography *typography;
  GtkWidget        *marker;
  GtkWidget        *content;
  guint             marker_chars;   /* of the widest marker in the list */
};

G_DEFINE_FINAL_TYPE (BylineListItem, byline_list_item, GTK_TYPE_WIDGET)

static int
indent (BylineListItem *self)
{
  double em = byline_typography_get_em (self->typography);
  int own = byline_text_block_get_full_width (BYLINE_TEXT_BLOCK (self->marker)) + (int) (0.5 * em);

  return MAX (own, (int) (byline_list_item_get_indent (self->marker_chars) * em));
}

static void
byline_list_item_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  BylineListItem *self = BYLINE_LIST_ITEM (widget);
  int space = indent (self);
  int least, wished, marker;

  gtk_widget_measure (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wished, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least + space;
      *natural = wished + space;
      return;
    }
  if (for_size < 0)
    for_size = wished + space;
  gtk_widget_measure (self->content, GTK_ORIENTATION_VERTICAL, MAX (least, for_size - space),
                      minimum, natural,
                      NULL, NULL);
  gtk_widget_measure (self->marker, GTK_ORIENTATION_VERTICAL, space, &marker, NULL, NULL, NULL);
  *minimum = *natural = MAX (*natural, marker);
}

static void
byline_list_item_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  BylineListItem *self = BYLINE_LIST_ITEM (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int space = indent (self);
  int gap = (int) (0.5 * byline_typography_get_em (self->typography));
  int own = byline_text_block_get_full_width (BYLINE_TEXT_BLOCK (self->marker));
  int rest = MAX (0, width - space);
  GtkAllocation content = { is_rtl ? 0 : space, 0, rest, height };
  GtkAllocation marker = { is_rtl ? rest + gap : space - gap - own, 0, own, 0 };
  int minimum;

  gtk_widget_measure (self->marker, GTK_ORIENTATION_VERTICAL, own, &minimum, &marker.height, NULL,
                      NULL);
  gtk_widget_size_allocate (self->marker, &marker, -1);
  gtk_widget_measure (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  content.width = MAX (minimum, rest);
  gtk_widget_size_allocate (self->content, &content, -1);
}

static GtkSizeRequestMode
byline_list_item_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
byline_list_item_dispose (GObject *object)
{
  BylineListItem *self = BYLINE_LIST_ITEM (object);

  g_clear_pointer (&self->marker, gtk_widget_unparent);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  G_OBJECT_CLASS (byline_list_item_parent_class)->dispose (object);
}

static void
byline_list_item_finalize (GObject *object)
{
  BylineListItem *self = BYLINE_LIST_ITEM (object);

  g_clear_pointer (&self->typography, byline_typography_unref);
  G_OBJECT_CLASS (byline_list_item_parent_class)->finalize (object);
}

static void
byline_list_item_class_init (BylineListItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_list_item_dispose;
  object_class->finalize = byline_list_item_finalize;
  widget_class->measure = byline_list_item_measure;
  widget_class->size_allocate = byline_list_item_size_allocate;
  widget_class->get_request_mode = byline_list_item_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "byline-item");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
byline_list_item_init (BylineListItem *self)
{
}

/**
 * byline_list_item_new:
 * @typography: shared by the view
 * @marker: (transfer floating): a #BylineTextBlock
 * @content: (transfer floating): what the item says
 * @marker_chars: characters of the widest marker in the list, so that all
 *   its items hang alike
 *
 * Returns: (transfer floating): an item
 */
GtkWidget *
byline_list_item_new (BylineTypography *typography,
                      GtkWidget        *marker,
                      GtkWidget        *content,
                      guint             marker_chars)
{
  BylineListItem *self = g_object_new (BYLINE_TYPE_LIST_ITEM, NULL);

  self->typography = byline_typography_ref (typography);
  self->marker = marker;
  self->content = content;
  self->marker_chars = marker_chars;
  gtk_widget_set_parent (marker, GTK_WIDGET (self));
  gtk_widget_set_parent (content, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/**
 * byline_list_item_get_indent:
 * @marker_chars: characters of the widest marker in a list
 *
 * Returns: how far the content of its items stands in, in em
 */
double
byline_list_item_get_indent (guint marker_chars)
{
  return MAX (1.6, 0.62 * marker_chars + 0.5);
}
