/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One row of the places: a fixed one, a site, or a category of a site with the
 * categories below it. An item keeps its identity while its place exists, so
 * that a refresh neither closes nor unselects a row. Never asks the library. */

#include "byline-place-item.h"

#include "byline-place-list.h"
#include "byline-text.h"

/* A site that nests its categories deeper than this is shown flat from here. */
#define MAX_DEPTH 8

struct _BylinePlaceItem
{
  GObject          parent_instance;

  BylinePlaceKind  kind;
  char            *title;     /* (owned) */
  gint64           n_unread;
  gboolean         loads_pictures;
  BylineFilter    *filter;    /* (owned) */
  char            *slug;      /* (owned) (nullable): of a category */
  GBytes          *icon_data; /* (owned) (nullable): encoded */
  GdkPaintable    *icon;      /* (owned) (nullable): decoded */
  GListStore      *children;  /* (owned) (nullable): of BylinePlaceItem */
};

G_DEFINE_FINAL_TYPE (BylinePlaceItem, byline_place_item, G_TYPE_OBJECT)

typedef enum
{
  PROP_TITLE = 1,
  PROP_N_UNREAD,
  PROP_ICON,
} BylinePlaceItemProperty;

static GParamSpec *properties[PROP_ICON + 1];

static void
byline_place_item_finalize (GObject *object)
{
  BylinePlaceItem *self = BYLINE_PLACE_ITEM (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->slug, g_free);
  g_clear_pointer (&self->filter, byline_filter_free);
  g_clear_pointer (&self->icon_data, g_bytes_unref);
  g_clear_object (&self->icon);
  g_clear_object (&self->children);

  G_OBJECT_CLASS (byline_place_item_parent_class)->finalize (object);
}

static void
byline_place_item_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  BylinePlaceItem *self = BYLINE_PLACE_ITEM (object);

  switch ((BylinePlaceItemProperty) property_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_N_UNREAD:
      g_value_set_int64 (value, self->n_unread);
      break;
    case PROP_ICON:
      g_value_set_object (value, self->icon);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
byline_place_item_class_init (BylinePlaceItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = byline_place_item_finalize;
  object_class->get_property = byline_place_item_get_property;

  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_UNREAD] =
    g_param_spec_int64 ("n-unread", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ICON] =
    g_param_spec_object ("icon", NULL, NULL, GDK_TYPE_PAINTABLE,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
byline_place_item_init (BylinePlaceItem *self)
{
  self->filter = byline_filter_new ();
}

/**
 * byline_place_item_new:
 * @kind: one of the fixed places
 * @title: what a person reads
 * @n_unread: shown behind the title; 0 shows nothing
 *
 * Returns: (transfer full): a place of its own
 */
BylinePlaceItem *
byline_place_item_new (BylinePlaceKind  kind,
                       const char      *title,
                       gint64           n_unread)
{
  BylinePlaceItem *self = g_object_new (BYLINE_TYPE_PLACE_ITEM, NULL);

  self->kind = kind;
  self->title = g_strdup (title);
  self->n_unread = MAX (n_unread, 0);
  self->filter->unread_only = kind == BYLINE_PLACE_UNREAD;
  self->filter->saved_only = kind == BYLINE_PLACE_SAVED;
  return self;
}

static int
compare_terms (gconstpointer a,
               gconstpointer b)
{
  const BylineTerm *first = *(const BylineTerm **) a;
  const BylineTerm *second = *(const BylineTerm **) b;

  return g_utf8_collate (first->name, second->name);
}

static BylinePlaceItem *
new_category (gint64            site_id,
              const BylineTerm *term)
{
  BylinePlaceItem *self = byline_place_item_new (BYLINE_PLACE_CATEGORY, term->name, 0);

  self->slug = g_strdup (term->slug);
  self->filter->site_id = site_id;
  self->filter->category = term->remote_id;
  return self;
}

static GListStore *
collect_children (GPtrArray  *terms,
                  GHashTable *placed,
                  gint64      site_id,
                  gint64      parent,
                  guint       depth)
{
  g_autoptr(GListStore) children = g_list_store_new (BYLINE_TYPE_PLACE_ITEM);

  for (guint i = 0; i < terms->len && depth < MAX_DEPTH; i++)
    {
      const BylineTerm *term = g_ptr_array_index (terms, i);
      g_autoptr(BylinePlaceItem) item = NULL;

      if (term->parent != parent || !g_hash_table_add (placed, (gpointer) term))
        continue;

      item = new_category (site_id, term);
      item->children = collect_children (terms, placed, site_id, term->remote_id, depth + 1);
      if (term->count > 0 || item->children != NULL)
        g_list_store_append (children, item);
    }

  if (g_list_model_get_n_items (G_LIST_MODEL (children)) == 0)
    return NULL;
  return g_steal_pointer (&children);
}

/* Categories whose parent is unknown, part of a circle or too deep still have
 * to be reachable: they follow the others on the first level. */
static void
append_strays (GListStore **children,
               GPtrArray   *terms,
               GHashTable  *placed,
               gint64       site_id)
{
  for (guint i = 0; i < terms->len; i++)
    {
      const BylineTerm *term = g_ptr_array_index (terms, i);
      g_autoptr(BylinePlaceItem) item = NULL;

      if (term->count == 0 || !g_hash_table_add (placed, (gpointer) term))
        continue;

      item = new_category (site_id, term);
      if (*children == NULL)
        *children = g_list_store_new (BYLINE_TYPE_PLACE_ITEM);
      g_list_store_append (*children, item);
    }
}

/**
 * byline_place_item_new_site:
 * @place: a site as the library lists it
 *
 * Makes the site's row with its categories below it, sorted by name; empty
 * categories are left out.
 *
 * Returns: (transfer full): the place
 */
BylinePlaceItem *
byline_place_item_new_site (const BylinePlace *place)
{
  g_autoptr(GPtrArray) terms = g_ptr_array_new ();
  g_autoptr(GHashTable) placed = g_hash_table_new (NULL, NULL);
  g_autofree char *host = byline_site_dup_host (place->site);
  gboolean is_named = !byline_text_is_blank (place->site->name);
  BylinePlaceItem *self = byline_place_item_new (BYLINE_PLACE_SITE,
                                                 is_named ? place->site->name : host,
                                                 place->n_unread);

  self->filter->site_id = place->site->id;
  self->loads_pictures = place->site->loads_pictures;
  if (place->icon != NULL)
    self->icon_data = g_bytes_ref (place->icon);

  for (guint i = 0; place->categories != NULL && i < place->categories->len; i++)
    g_ptr_array_add (terms, g_ptr_array_index (place->categories, i));
  g_ptr_array_sort (terms, compare_terms);
  self->children = collect_children (terms, placed, place->site->id, 0, 0);
  append_strays (&self->children, terms, placed, place->site->id);
  return self;
}

BylinePlaceKind
byline_place_item_get_kind (BylinePlaceItem *self)
{
  g_return_val_if_fail (BYLINE_IS_PLACE_ITEM (self), BYLINE_PLACE_ALL);

  return self->kind;
}

const char *
byline_place_item_get_title (BylinePlaceItem *self)
{
  g_return_val_if_fail (BYLINE_IS_PLACE_ITEM (self), NULL);

  return self->title;
}

gint64
byline_place_item_get_n_unread (BylinePlaceItem *self)
{
  g_return_val_if_fail (BYLINE_IS_PLACE_ITEM (self), 0);

  return self->n_unread;
}

/**
 * byline_place_item_get_site_id:
 * @self: a place
 *
 * Returns: the site's local id, or 0 for the fixed places
 */
gint64
byline_place_item_get_site_id (BylinePlaceItem *self)
{
  g_return_val_if_fail (BYLINE_IS_PLACE_ITEM (self), 0);

  return self->filter->site_id;
}

/**
 * byline_place_item_get_loads_pictures:
 * @self: a place
 *
 * Returns: whether the person allowed the site pictures from any host
 */
gboolean
byline_place_item_get_loads_pictures (BylinePlaceItem *self)
{
  g_return_val_if_fail (BYLINE_IS_PLACE_ITEM (self), FALSE);

  return self->loads_pictures;
}

/**
 * byline_place_item_get_icon_data:
 * @self: a place
 *
 * Returns: (transfer none) (nullable): the encoded picture, from the network
 */
GBytes *
byline_place_item_get_icon_data (BylinePlaceItem *self)
{
  g_return_val_if_fail (BYLINE_IS_PLACE_ITEM (self), NULL);

  return self->icon_data;
}

GdkPaintable *
byline_place_item_get_icon (BylinePlaceItem *self)
{
  g_return_val_if_fail (BYLINE_IS_PLACE_ITEM (self), NULL);

  return self->icon;
}

void
byline_place_item_set_icon (BylinePlaceItem *self,
                            GdkPaintable    *icon)
{
  g_return_if_fail (BYLINE_IS_PLACE_ITEM (self));

  if (g_set_object (&self->icon, icon))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ICON]);
}

/**
 * byline_place_item_get_filter:
 * @self: a place
 *
 * Returns: (transfer none): which articles the place shows
 */
const BylineFilter *
byline_place_item_get_filter (BylinePlaceItem *self)
{
  g_return_val_if_fail (BYLINE_IS_PLACE_ITEM (self), NULL);

  return self->filter;
}

/**
 * byline_place_item_get_children:
 * @self: a place
 *
 * Returns: (transfer none) (nullable) (element-type BylinePlaceItem): the
 *   categories below, or %NULL where there are none
 */
GListStore *
byline_place_item_get_children (BylinePlaceItem *self)
{
  g_return_val_if_fail (BYLINE_IS_PLACE_ITEM (self), NULL);

  return self->children;
}

/**
 * byline_place_item_matches:
 * @self: a place
 * @filter: which articles somebody asked for
 *
 * Says whether the place is the one that shows exactly these articles. A
 * category may be named by its id or by its slug.
 */
gboolean
byline_place_item_matches (BylinePlaceItem    *self,
                           const BylineFilter *filter)
{
  g_autoptr(BylineFilter) own = NULL;

  g_return_val_if_fail (BYLINE_IS_PLACE_ITEM (self), FALSE);

  own = byline_filter_copy (self->filter);
  if (self->kind == BYLINE_PLACE_CATEGORY && filter->category_slug != NULL)
    byline_set_str (&own->category_slug, self->slug);
  if (self->kind == BYLINE_PLACE_CATEGORY && filter->category == 0)
    own->category = 0;
  return (self->kind != BYLINE_PLACE_CATEGORY || own->category != 0 ||
          own->category_slug != NULL) &&
         byline_filter_equal (own, filter);
}

/**
 * byline_place_item_leads_to:
 * @self: a place
 * @filter: which articles somebody asked for
 *
 * Says whether a place below this one, at any depth, matches.
 */
gboolean
byline_place_item_leads_to (BylinePlaceItem    *self,
                            const BylineFilter *filter)
{
  guint n_children;

  g_return_val_if_fail (BYLINE_IS_PLACE_ITEM (self), FALSE);

  if (self->children == NULL || self->filter->site_id != filter->site_id)
    return FALSE;

  n_children = g_list_model_get_n_items (G_LIST_MODEL (self->children));
  for (guint i = 0; i < n_children; i++)
    {
      g_autoptr(BylinePlaceItem) child =
        g_list_model_get_item (G_LIST_MODEL (self->children), i);

      if (byline_place_item_matches (child, filter) ||
          byline_place_item_leads_to (child, filter))
        return TRUE;
    }
  return FALSE;
}

/**
 * byline_place_item_is_same:
 * @self: a place
 * @other: another
 *
 * Says whether both stand for one place, so that one row can show either. A
 * place that got its first child, or lost its last, is another: a list row
 * learns only once whether it can be opened.
 */
gboolean
byline_place_item_is_same (BylinePlaceItem *self,
                           BylinePlaceItem *other)
{
  return self->kind == other->kind &&
         (self->children == NULL) == (other->children == NULL) &&
         byline_filter_equal (self->filter, other->filter);
}

static void
take_icon_data (BylinePlaceItem *self,
                GBytes          *icon_data)
{
  gboolean is_equal = self->icon_data == icon_data ||
                      (self->icon_data != NULL && icon_data != NULL &&
                       g_bytes_equal (self->icon_data, icon_data));

  if (is_equal)
    return;

  g_clear_pointer (&self->icon_data, g_bytes_unref);
  if (icon_data != NULL)
    self->icon_data = g_bytes_ref (icon_data);
  byline_place_item_set_icon (self, NULL);
}

/**
 * byline_place_item_update:
 * @self: a place that is shown
 * @newer: the same place as it is now
 *
 * Takes over what changed and notifies only that.
 */
void
byline_place_item_update (BylinePlaceItem *self,
                          BylinePlaceItem *newer)
{
  g_return_if_fail (byline_place_item_is_same (self, newer));

  byline_set_str (&self->slug, newer->slug);
  self->loads_pictures = newer->loads_pictures;
  if (byline_set_str (&self->title, newer->title))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  if (self->n_unread != newer->n_unread)
    {
      self->n_unread = newer->n_unread;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_UNREAD]);
    }
  take_icon_data (self, newer->icon_data);
  if (self->children != NULL)
    byline_place_list_merge (self->children, newer->children);
}
