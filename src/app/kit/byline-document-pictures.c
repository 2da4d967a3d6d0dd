/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which pictures of a document may load, and when: the site's own when they
 * come near to what is seen; those of other hosts only after the person
 * allowed that host, or all hosts. A permission ends with the document. Opens
 * the viewer with all pictures of the document that may load. */

#include "config.h"

#include "byline-document-pictures.h"

#include "byline-document-picture.h"
#include "byline-picture-viewer.h"
#include "byline-scroller.h"
#include "byline-uri.h"
#include "byline-url-policy.h"

struct _BylineDocumentPictures
{
  BylineLibrary       *library;        /* (owned) (nullable) */
  BylineDocumentParts *parts;          /* (unowned) (nullable): the view's */
  char                *site;           /* (nullable): host of the document */
  GHashTable          *allowed_hosts;  /* (element-type utf8) */
  gboolean             loads_remote;
  guint                n_settled;      /* of the parts' pictures, the first ones */
  guint                n_heard;        /* the same, to be viewed when they ask for it */
};

/**
 * byline_document_pictures_new:
 *
 * Returns: (transfer full): without a document; loads nothing
 */
BylineDocumentPictures *
byline_document_pictures_new (void)
{
  BylineDocumentPictures *self = g_new0 (BylineDocumentPictures, 1);

  self->allowed_hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * byline_document_pictures_free:
 * @self: (transfer full): the pictures
 */
void
byline_document_pictures_free (BylineDocumentPictures *self)
{
  g_clear_object (&self->library);
  g_hash_table_unref (self->allowed_hosts);
  g_free (self->site);
  g_free (self);
}

/**
 * byline_document_pictures_set_library:
 * @self: the pictures
 * @library: (nullable): where they come from
 */
void
byline_document_pictures_set_library (BylineDocumentPictures *self,
                                      BylineLibrary          *library)
{
  g_set_object (&self->library, library);
}

/**
 * byline_document_pictures_may_load:
 * @self: the pictures
 * @host: (nullable): host of a picture
 *
 * Returns: whether the site or the person allows it
 */
gboolean
byline_document_pictures_may_load (BylineDocumentPictures *self,
                                   const char             *host)
{
  if (host == NULL)
    return FALSE;
  if (self->loads_remote || g_hash_table_contains (self->allowed_hosts, host))
    return TRUE;
  return byline_url_policy_is_own (self->site, host);
}

static BylinePictureReach
get_reach (BylineDocumentPictures *self)
{
  return self->loads_remote ? BYLINE_PICTURE_ANYWHERE : BYLINE_PICTURE_NEAR;
}

static void
view_cb (BylineDocumentPicture  *picture,
         BylineDocumentPictures *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (picture));
  GtkWidget *viewer;
  guint index = 0;

  if (self->parts == NULL || self->library == NULL || !GTK_IS_WINDOW (root))
    return;
  viewer = byline_picture_viewer_new (GTK_WINDOW (root), self->library);
  for (guint i = 0; i < self->parts->pictures->len; i++)
    {
      BylineDocumentPicture *each = g_ptr_array_index (self->parts->pictures, i);
      BylinePictureView view;

      if (!byline_document_picture_make_view (each, &view))
        continue;
      if (each == picture)
        index = byline_picture_viewer_count (BYLINE_PICTURE_VIEWER (viewer));
      byline_picture_viewer_append (BYLINE_PICTURE_VIEWER (viewer), &view);
    }
  byline_picture_viewer_show (BYLINE_PICTURE_VIEWER (viewer), index);
  gtk_window_present (GTK_WINDOW (viewer));
}

static void
stop_listening (BylineDocumentPictures *self)
{
  for (guint i = 0; i < self->n_heard; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->parts->pictures, i), self);
  self->n_heard = 0;
}

/**
 * byline_document_pictures_settle:
 * @self: the pictures
 *
 * Lets those pictures know whether they may load that have been built since
 * the last time.
 */
void
byline_document_pictures_settle (BylineDocumentPictures *self)
{
  for (; self->parts != NULL && self->n_settled < self->parts->pictures->len; self->n_settled++)
    {
      BylineDocumentPicture *picture = g_ptr_array_index (self->parts->pictures, self->n_settled);

      if (self->n_settled == self->n_heard)
        {
          g_signal_connect (picture, "view", G_CALLBACK (view_cb), self);
          self->n_heard++;
        }
      if (byline_document_pictures_may_load (self, byline_document_picture_get_host (picture)))
        byline_document_picture_allow (picture, get_reach (self));
      else
        byline_document_picture_ask (picture);
    }
}

static void
settle_all (BylineDocumentPictures *self)
{
  self->n_settled = 0;
  byline_document_pictures_settle (self);
}

/**
 * byline_document_pictures_set_parts:
 * @self: the pictures
 * @document: (nullable): what is shown now
 * @parts: (nullable): its widgets, which must outlive the next call
 *
 * Starts over on another document; permissions for single hosts end.
 */
void
byline_document_pictures_set_parts (BylineDocumentPictures *self,
                                    BylineDocument         *document,
                                    BylineDocumentParts    *parts)
{
  const char *base_uri = document != NULL ? byline_document_get_base_uri (document) : NULL;

  g_hash_table_remove_all (self->allowed_hosts);
  g_free (self->site);
  self->site = base_uri != NULL ? byline_uri_dup_authority (base_uri) : NULL;
  stop_listening (self);
  self->parts = parts;
  settle_all (self);
}

/**
 * byline_document_pictures_get_loads_remote:
 * @self: the pictures
 *
 * Returns: whether all hosts are allowed
 */
gboolean
byline_document_pictures_get_loads_remote (BylineDocumentPictures *self)
{
  return self->loads_remote;
}

/**
 * byline_document_pictures_set_loads_remote:
 * @self: the pictures
 * @loads_remote: whether all hosts are allowed
 *
 * Returns: whether that is new
 */
gboolean
byline_document_pictures_set_loads_remote (BylineDocumentPictures *self,
                                           gboolean                loads_remote)
{
  if (self->loads_remote == !!loads_remote)
    return FALSE;
  self->loads_remote = !!loads_remote;
  settle_all (self);
  return TRUE;
}

/**
 * byline_document_pictures_allow_host:
 * @self: the pictures
 * @host: whose pictures may load, until another document is shown
 */
void
byline_document_pictures_allow_host (BylineDocumentPictures *self,
                                     const char             *host)
{
  g_hash_table_add (self->allowed_hosts, g_strdup (host));
  settle_all (self);
}

/* Near: no further than one screen above or below what is seen. */
static gboolean
is_near (GtkWidget *widget,
         GtkWidget *scroller)
{
  double top, bottom, screen;

  if (scroller == NULL)
    return gtk_widget_get_mapped (widget);
  if (!byline_scroller_get_seen (scroller, widget, &top, &bottom))
    return FALSE;
  screen = bottom - top;
  return bottom + screen > 0 && top - screen < gtk_widget_get_height (widget);
}

static void
load_or_sharpen (BylineDocumentPictures *self,
                 BylineDocumentPicture  *picture,
                 BylinePictureState      state)
{
  if (state == BYLINE_PICTURE_WAITING)
    byline_document_picture_load (picture, self->library, get_reach (self));
  else
    byline_document_picture_sharpen (picture);
}

/**
 * byline_document_pictures_load_near:
 * @self: the pictures
 * @scroller: (nullable): what shows a part of the page; %NULL when all is seen
 *
 * Starts loading the pictures that are near and may load, and sharper copies of
 * those whose box has grown.
 */
void
byline_document_pictures_load_near (BylineDocumentPictures *self,
                                    GtkWidget              *scroller)
{
  for (guint i = 0; self->parts != NULL && self->library != NULL
       && i < self->parts->pictures->len; i++)
    {
      BylineDocumentPicture *picture = g_ptr_array_index (self->parts->pictures, i);

      BylinePictureState state = byline_document_picture_get_state (picture);

      if ((state == BYLINE_PICTURE_WAITING || state == BYLINE_PICTURE_SHOWN)
          && is_near (GTK_WIDGET (picture), scroller))
        load_or_sharpen (self, picture, state);
    }
}
