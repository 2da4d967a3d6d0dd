/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-document-picture.h"

G_BEGIN_DECLS

struct _BylineDocumentPicture
{
  GtkWidget             parent_instance;

  BylineTypography     *typography;
  BylineDocument       *document;    /* (owned): keeps the picture's facts alive */
  const BylinePicture  *picture;
  char                 *host;        /* (nullable): with its port */
  char                 *caption;     /* (nullable) */
  BylinePictureState    state;
  int                   width;       /* CSS pixels: declared, else of the file, else 0 */
  int                   height;
  int                   next_height; /* what the next frame will give it; 0 as it is */
  GdkTexture           *texture;     /* (nullable) */
  GtkWidget            *note;        /* (nullable): what stands in the box instead */
  GtkWidget            *menu;        /* (nullable): made when first asked for */

  BylineLibrary        *library;     /* (owned) (nullable): of the last loading */
  GCancellable         *cancellable; /* (nullable): loading */
  const char           *uri;         /* (nullable): the copy that was asked for last */
  int                   asked_width; /* device pixels it was asked for */
  BylinePictureReach    reach;
  gboolean              reaches_anywhere;  /* by the person's wish for this picture */
  gboolean              is_elsewhere;      /* asks because its host sent us on */
  guint                 waiting_timeout;
  guint                 sharpen_timeout;
};

gboolean byline_document_picture_is_among_words  (BylineDocumentPicture *self);
gboolean byline_document_picture_leads_elsewhere (BylineDocumentPicture *self);
gboolean byline_document_picture_can_view        (BylineDocumentPicture *self);
void     byline_document_picture_retry           (BylineDocumentPicture *self);

void     byline_document_picture_install_actions (GtkWidgetClass        *widget_class);
void     byline_document_picture_add_gestures    (BylineDocumentPicture *self);

G_END_DECLS
