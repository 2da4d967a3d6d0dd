/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DEMO_NAME        "Marram & Slate"
#define DEMO_DESCRIPTION "Walks, weather & workshop notes from a small coast"
#define DEMO_UTC_OFFSET  3600
#define DEMO_FIRST_NEW_COMMENT 5001

/* How the blog behaves; filled from the command line. */
typedef struct
{
  int       port;
  char     *base;            /* "" or "/folder" */
  char     *prefix;          /* of the pretty REST root */
  char     *now;             /* (nullable): ISO 8601, fixes all dates */
  gboolean  plain_permalinks;
  gboolean  rest_guests;
  gboolean  moderate;
  gboolean  name_optional;
  gboolean  registration;
  gboolean  flood;
  gboolean  hide_links;
  gboolean  members_only;
  gboolean  json_as_html;
  gboolean  verbose;
  int       closed_after;    /* days; 0 never */
  int       n_padding;       /* generated articles */
  int       delay_ms;
} DemoOptions;

typedef enum
{
  DEMO_CATEGORY,
  DEMO_TAG,
} DemoTaxonomy;

typedef struct
{
  DemoTaxonomy  taxonomy;
  gint64        id;
  gint64        parent;
  char         *name;
  char         *slug;
  char         *description;
  guint         count;
} DemoTerm;

typedef struct
{
  gint64      id;
  const char *slug;
  const char *name;
  const char *description;
} DemoUser;

typedef struct
{
  gint64      id;
  const char *name;
  const char *alt;
} DemoPicture;

typedef struct
{
  gint64             id;
  char              *title;
  char              *slug;
  char              *body;          /* (nullable): made on demand for padding */
  char              *password;      /* (nullable) */
  const DemoUser    *author;
  const DemoPicture *picture;       /* (nullable) */
  GPtrArray         *categories;    /* (element-type DemoTerm) (unowned items) */
  GPtrArray         *tags;          /* (element-type DemoTerm) (unowned items) */
  gint64             published_at;
  gint64             modified_at;
  gboolean           is_closed;
  gboolean           is_sticky;
} DemoPost;

typedef struct
{
  gint64    id;
  gint64    post;
  gint64    parent;
  gint64    written_at;
  gint64    user;            /* 0 for guests */
  char     *name;
  char     *email;
  char     *url;
  char     *text;            /* as received */
  gboolean  is_held;
} DemoComment;

typedef struct
{
  DemoOptions *options;      /* (unowned) */
  char        *home;         /* no trailing slash */
  char        *root;         /* of the REST API; holds a query when plain */
  char        *uploads;
  GPtrArray   *posts;        /* (element-type DemoPost), newest first */
  GHashTable  *posts_by_id;
  GPtrArray   *comments;     /* (element-type DemoComment), oldest first */
  GPtrArray   *terms;        /* (element-type DemoTerm) */
  gint64       started_at;
  gint64       started_monotonic;
  gint64       next_comment;
} DemoBlog;

DemoBlog    *demo_blog_new            (DemoOptions        *options,
                                       int                 port);
void         demo_blog_free           (DemoBlog           *self);
gint64       demo_blog_now            (DemoBlog           *self);

DemoPost    *demo_blog_find_post      (DemoBlog           *self,
                                       gint64              id);
DemoPost    *demo_blog_find_slug      (DemoBlog           *self,
                                       const char         *slug);
DemoComment *demo_blog_find_comment   (DemoBlog           *self,
                                       gint64              id);
DemoTerm    *demo_blog_find_term      (DemoBlog           *self,
                                       DemoTaxonomy        taxonomy,
                                       gint64              id);
DemoComment *demo_blog_add_comment    (DemoBlog           *self,
                                       DemoComment        *comment);
void         demo_blog_add_post       (DemoBlog           *self,
                                       DemoPost           *post);
void         demo_blog_sort           (DemoBlog           *self);

gboolean     demo_blog_takes_comments (DemoBlog           *self,
                                       const DemoPost     *post);
char        *demo_blog_dup_link       (DemoBlog           *self,
                                       const DemoPost     *post);
char        *demo_blog_dup_route      (DemoBlog           *self,
                                       const char         *format,
                                       ...) G_GNUC_PRINTF (2, 3);
char        *demo_post_dup_body       (const DemoPost     *post);

void         demo_comment_free        (DemoComment        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoBlog, demo_blog_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoComment, demo_comment_free)

G_END_DECLS
