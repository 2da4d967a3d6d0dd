/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define BYLINE_TYPE_ARTICLE (byline_article_get_type ())

typedef struct _BylineArticle BylineArticle;

/* A value: filled by its maker, read-only from the moment it is shared.
 * The wire fills the remote fields; the store adds the local ones. */
struct _BylineArticle
{
  /* from the site */
  gint64     remote_id;
  char      *link;               /* permalink */
  char      *slug;
  char      *title;              /* plain text; may be "" */
  char      *title_html;         /* inline HTML as sent */
  char      *excerpt;            /* plain text, at most 55 words; may be "" */
  char      *content_html;       /* (nullable): not fetched yet */
  gint64     published_at;       /* Unix seconds, UTC */
  gint64     modified_at;        /* Unix seconds, UTC */
  gint64     author_id;          /* the site's user id, 0 unknown */
  char      *author_name;        /* (nullable): plain text */
  gint64     picture_id;         /* the site's media id, 0 none */
  char      *picture_uri;        /* (nullable): featured picture, list size */
  GArray    *categories;         /* (element-type gint64): remote ids */
  GArray    *tags;               /* (element-type gint64): remote ids */
  gboolean   comments_open;      /* the stored flag; "open" is not a promise */
  gboolean   is_protected;       /* password post */
  gboolean   is_sticky;

  /* from the store */
  gint64     id;                 /* local id; 0 while not stored */
  gint64     site_id;
  int        n_comments;         /* -1 unknown */
  gboolean   is_read;
  gboolean   is_saved;
  gboolean   is_gone;            /* no longer on the site */
};

GType          byline_article_get_type      (void) G_GNUC_CONST;
BylineArticle *byline_article_new           (void);
BylineArticle *byline_article_ref           (BylineArticle       *self);
void           byline_article_unref         (BylineArticle       *self);

char          *byline_article_dup_heading   (const BylineArticle *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineArticle, byline_article_unref)

G_END_DECLS
