/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "byline-document.h"
#include "byline-library.h"
#include "byline-typography.h"

G_BEGIN_DECLS

typedef enum
{
  BYLINE_PICTURE_WAITING,    /* its box is reserved */
  BYLINE_PICTURE_ASKING,     /* another host's: loads when the person says so */
  BYLINE_PICTURE_LOADING,
  BYLINE_PICTURE_SHOWN,
  BYLINE_PICTURE_FAILED,
} BylinePictureState;

/* What a viewer has to know of a picture. */
typedef struct
{
  BylineDocument      *document;   /* keeps the facts alive */
  const BylinePicture *picture;
  const char          *caption;    /* (nullable) */
  GdkTexture          *texture;    /* (nullable): what the page shows of it */
  GtkWidget           *origin;     /* where the focus goes back to */
  BylinePictureReach   reach;
} BylinePictureView;

/* A picture on the page. Its box stands before the picture comes. Signal
 * "view": the person wants to see it larger. */
#define BYLINE_TYPE_DOCUMENT_PICTURE (byline_document_picture_get_type ())
G_DECLARE_FINAL_TYPE (BylineDocumentPicture, byline_document_picture, BYLINE, DOCUMENT_PICTURE,
                      GtkWidget)

GtkWidget          *byline_document_picture_new         (BylineTypography      *typography,
                                                         BylineDocument        *document,
                                                         const BylinePicture   *picture);
void                byline_document_picture_set_caption (BylineDocumentPicture *self,
                                                         const char            *caption);
BylinePictureState  byline_document_picture_get_state   (BylineDocumentPicture *self);
const char         *byline_document_picture_get_host    (BylineDocumentPicture *self);
GdkTexture         *byline_document_picture_get_texture (BylineDocumentPicture *self);
gboolean            byline_document_picture_make_view   (BylineDocumentPicture *self,
                                                         BylinePictureView     *view);
void                byline_document_picture_ask         (BylineDocumentPicture *self);
void                byline_document_picture_allow       (BylineDocumentPicture *self,
                                                         BylinePictureReach     reach);
void                byline_document_picture_load        (BylineDocumentPicture *self,
                                                         BylineLibrary         *library,
                                                         BylinePictureReach     reach);
void                byline_document_picture_sharpen     (BylineDocumentPicture *self);
void                byline_document_picture_set_texture (BylineDocumentPicture *self,
                                                         GdkTexture            *texture);
void                byline_document_picture_fail        (BylineDocumentPicture *self,
                                                         const GError          *error);

G_END_DECLS
