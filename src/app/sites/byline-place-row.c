/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in a row of the places: the site's picture or a symbol, the
 * title and the number of unread articles. Rows are reused for other places,
 * so everything shown comes from the item bound at the moment. */

#include "config.h"

#include "byline-place-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _BylinePlaceRow
{
  GtkWidget        parent_instance;

  GtkImage        *symbol;
  AdwAvatar       *avatar;
  GtkLabel        *title;
  GtkLabel        *count;

  BylinePlaceItem *item;     /* (owned) (nullable) */
  GSignalGroup    *signals;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (BylinePlaceRow, byline_place_row, GTK_TYPE_WIDGET)

static const char *
choose_symbol (BylinePlaceKind kind)
{
  switch (kind)
    {
    case BYLINE_PLACE_ALL:
      return "view-list-symbolic";
    case BYLINE_PLACE_UNREAD:
      return "byline-unread-symbolic";
    case BYLINE_PLACE_SAVED:
      return "byline-star-symbolic";
    case BYLINE_PLACE_SITE:
    case BYLINE_PLACE_CATEGORY:
    default:
      return NULL;
    }
}

static void
show_accessible_name (BylinePlaceRow *self,
                      const char     *count)
{
  gint64 n_unread = byline_place_item_get_n_unread (self->item);
  const char *title = byline_place_item_get_title (self->item);
  g_autofree char *name = NULL;

  if (n_unread > 0)
    /* Translators: read out for a place: its title, then how many are unread. */
    name = g_strdup_printf (ngettext ("%s, %s unread article",
                                      "%s, %s unread articles",
                                      (gulong) n_unread),
                            title, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : title, -1);
}

static void
show_item (BylinePlaceRow *self)
{
  gint64 n_unread = byline_place_item_get_n_unread (self->item);
  const char *title = byline_place_item_get_title (self->item);
  BylinePlaceKind kind = byline_place_item_get_kind (self->item);
  const char *symbol = choose_symbol (kind);
  g_autofree char *count = g_strdup_printf ("%'" G_GINT64_FORMAT, n_unread);

  gtk_label_set_text (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), title);
  gtk_label_set_text (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), n_unread > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->symbol), symbol != NULL);
  gtk_image_set_from_icon_name (self->symbol, symbol);
  gtk_widget_set_visible (GTK_WIDGET (self->avatar), kind == BYLINE_PLACE_SITE);
  adw_avatar_set_text (self->avatar, title);
  adw_avatar_set_custom_image (self->avatar, byline_place_item_get_icon (self->item));
  show_accessible_name (self, count);
}

static void
item_notified_cb (BylinePlaceItem *item,
                  GParamSpec      *pspec,
                  BylinePlaceRow  *self)
{
  show_item (self);
}

static void
byline_place_row_dispose (GObject *object)
{
  BylinePlaceRow *self = BYLINE_PLACE_ROW (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), BYLINE_TYPE_PLACE_ROW);

  G_OBJECT_CLASS (byline_place_row_parent_class)->dispose (object);
}

static void
byline_place_row_class_init (BylinePlaceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = byline_place_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               BYLINE_RESOURCE_PREFIX "/sites/byline-place-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BylinePlaceRow, symbol);
  gtk_widget_class_bind_template_child (widget_class, BylinePlaceRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, BylinePlaceRow, title);
  gtk_widget_class_bind_template_child (widget_class, BylinePlaceRow, count);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "bylineplacerow");
}

static void
byline_place_row_init (BylinePlaceRow *self)
{
  g_type_ensure (ADW_TYPE_AVATAR);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (BYLINE_TYPE_PLACE_ITEM);
  g_signal_group_connect_object (self->signals, "notify",
                                 G_CALLBACK (item_notified_cb), self, 0);
}

GtkWidget *
byline_place_row_new (void)
{
  return g_object_new (BYLINE_TYPE_PLACE_ROW, NULL);
}

/**
 * byline_place_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the place shown at the moment
 */
BylinePlaceItem *
byline_place_row_get_item (BylinePlaceRow *self)
{
  g_return_val_if_fail (BYLINE_IS_PLACE_ROW (self), NULL);

  return self->item;
}

/**
 * byline_place_row_set_item:
 * @self: a row
 * @item: (nullable): the place to show, or %NULL when the row is put aside
 */
void
byline_place_row_set_item (BylinePlaceRow  *self,
                           BylinePlaceItem *item)
{
  g_return_if_fail (BYLINE_IS_PLACE_ROW (self));

  if (!g_set_object (&self->item, item))
    return;

  g_signal_group_set_target (self->signals, item);
  if (item != NULL)
    show_item (self);
}
