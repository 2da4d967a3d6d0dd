/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One row of an article list: an id that stays, and the article behind it,
 * which comes later and may be replaced. */

#include "byline-article-item.h"

struct _BylineArticleItem
{
  GObject        parent_instance;

  gint64         id;
  BylineArticle *article;  /* (owned) (nullable): not loaded yet */
};

G_DEFINE_FINAL_TYPE (BylineArticleItem, byline_article_item, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_ARTICLE,
} BylineArticleItemProperty;

static GParamSpec *properties[PROP_ARTICLE + 1];

static void
byline_article_item_finalize (GObject *object)
{
  BylineArticleItem *self = BYLINE_ARTICLE_ITEM (object);

  g_clear_pointer (&self->article, byline_article_unref);

  G_OBJECT_CLASS (byline_article_item_parent_class)->finalize (object);
}

static void
byline_article_item_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  BylineArticleItem *self = BYLINE_ARTICLE_ITEM (object);

  switch ((BylineArticleItemProperty) property_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_ARTICLE:
      g_value_set_boxed (value, self->article);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
byline_article_item_class_init (BylineArticleItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = byline_article_item_finalize;
  object_class->get_property = byline_article_item_get_property;

  properties[PROP_ID] =
    g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ARTICLE] =
    g_param_spec_boxed ("article", NULL, NULL, BYLINE_TYPE_ARTICLE,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
byline_article_item_init (BylineArticleItem *self)
{
}

/**
 * byline_article_item_new:
 * @article_id: local id
 *
 * Returns: (transfer full): a row whose article is not loaded yet
 */
BylineArticleItem *
byline_article_item_new (gint64 article_id)
{
  BylineArticleItem *self = g_object_new (BYLINE_TYPE_ARTICLE_ITEM, NULL);

  self->id = article_id;
  return self;
}

gint64
byline_article_item_get_id (BylineArticleItem *self)
{
  g_return_val_if_fail (BYLINE_IS_ARTICLE_ITEM (self), 0);

  return self->id;
}

/**
 * byline_article_item_get_article:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the article without its content, or
 *   %NULL until it is loaded
 */
BylineArticle *
byline_article_item_get_article (BylineArticleItem *self)
{
  g_return_val_if_fail (BYLINE_IS_ARTICLE_ITEM (self), NULL);

  return self->article;
}

/**
 * byline_article_item_set_article:
 * @self: a row
 * @article: (transfer none): the article with the row's id
 *
 * Replaces the article and notifies. Called by the list.
 */
void
byline_article_item_set_article (BylineArticleItem *self,
                                 BylineArticle     *article)
{
  g_return_if_fail (BYLINE_IS_ARTICLE_ITEM (self));
  g_return_if_fail (article->id == self->id);

  if (self->article == article)
    return;

  g_clear_pointer (&self->article, byline_article_unref);
  self->article = byline_article_ref (article);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARTICLE]);
}
