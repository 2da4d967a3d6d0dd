/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "byline-document-parts.h"
#include "byline-library.h"

G_BEGIN_DECLS

typedef struct _BylineDocumentPictures BylineDocumentPictures;

BylineDocumentPictures *byline_document_pictures_new         (void);
void                    byline_document_pictures_free        (BylineDocumentPictures *self);
void                    byline_document_pictures_set_library (BylineDocumentPictures *self,
                                                              BylineLibrary          *library);
void                    byline_document_pictures_set_parts   (BylineDocumentPictures *self,
                                                              BylineDocument         *document,
                                                              BylineDocumentParts    *parts);
void                    byline_document_pictures_settle      (BylineDocumentPictures *self);

gboolean byline_document_pictures_get_loads_remote (BylineDocumentPictures *self);
gboolean byline_document_pictures_set_loads_remote (BylineDocumentPictures *self,
                                                    gboolean                loads_remote);
void     byline_document_pictures_allow_host       (BylineDocumentPictures *self,
                                                    const char             *host);
void     byline_document_pictures_load_near        (BylineDocumentPictures *self,
                                                    GtkWidget              *scroller);

gboolean byline_document_pictures_may_load         (BylineDocumentPictures *self,
                                                    const char             *host);
G_END_DECLS
