/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "byline-url-policy.h"

G_BEGIN_DECLS

/* ---- text and its spans ---- */

typedef enum
{
  BYLINE_SPAN_STRONG,
  BYLINE_SPAN_EMPHASIS,
  BYLINE_SPAN_UNDERLINE,
  BYLINE_SPAN_STRIKE,
  BYLINE_SPAN_SMALL,
  BYLINE_SPAN_BIG,
  BYLINE_SPAN_SUB,
  BYLINE_SPAN_SUPER,
  BYLINE_SPAN_CODE,
  BYLINE_SPAN_KEY,
  BYLINE_SPAN_MARK,
  BYLINE_SPAN_LINK,           /* data: resolved URI or "#id"; title may be set */
  BYLINE_SPAN_ABBREVIATION,   /* data: expansion */
  BYLINE_SPAN_LANGUAGE,       /* data: BCP-47 tag */
} BylineSpanKind;

typedef struct
{
  BylineSpanKind  kind;
  guint           start;      /* byte offset into the text */
  guint           end;        /* byte offset, exclusive */
  BylineLinkKind  link_kind;  /* for links */
  char           *data;       /* (nullable) (owned) */
  char           *title;      /* (nullable) (owned) */
} BylineSpan;

typedef enum
{
  BYLINE_ALIGN_START,
  BYLINE_ALIGN_CENTER,
  BYLINE_ALIGN_END,
  BYLINE_ALIGN_JUSTIFY,
} BylineAlign;

typedef enum
{
  BYLINE_DIRECTION_AUTO,
  BYLINE_DIRECTION_LTR,
  BYLINE_DIRECTION_RTL,
} BylineDirection;

/* A target inside the words, for links to "#id". */
typedef struct
{
  char  *id;                  /* (owned) */
  guint  offset;              /* byte offset into the words */
} BylineAnchor;

/* A leaf of words. White space is folded; a line break is U+2028. */
typedef struct
{
  char            *words;      /* UTF-8, never NULL */
  GArray          *spans;      /* (element-type BylineSpan), sorted by start */
  GArray          *anchors;    /* (nullable) (element-type BylineAnchor) */
  guint            ordinal;    /* place in reading order, set by the document */
  BylineAlign      align;
  BylineDirection  direction;
} BylineText;

/* ---- blocks ---- */

typedef enum
{
  BYLINE_BLOCK_PARAGRAPH,   /* text */
  BYLINE_BLOCK_HEADING,     /* text, level */
  BYLINE_BLOCK_LIST,        /* children: items; is_ordered, start, is_reversed */
  BYLINE_BLOCK_ITEM,        /* children; number */
  BYLINE_BLOCK_QUOTE,       /* children; text: cite line or NULL */
  BYLINE_BLOCK_CODE,        /* text: white space kept, '\n' between lines */
  BYLINE_BLOCK_VERSE,       /* text: U+2028 between lines */
  BYLINE_BLOCK_FIGURE,      /* children: mostly one picture; text: caption or NULL */
  BYLINE_BLOCK_PICTURE,     /* picture */
  BYLINE_BLOCK_TABLE,       /* children: rows; text: caption or NULL */
  BYLINE_BLOCK_ROW,         /* children: cells; is_head */
  BYLINE_BLOCK_CELL,        /* children; is_head, column_span, row_span */
  BYLINE_BLOCK_RULE,
  BYLINE_BLOCK_DROPPED,     /* text: unset; reason */
} BylineBlockKind;

typedef enum
{
  BYLINE_DROPPED_FORM,
  BYLINE_DROPPED_EMBED,     /* an embed with no address to offer */
  BYLINE_DROPPED_MEDIA,
  BYLINE_DROPPED_OTHER,
} BylineDroppedReason;

typedef struct
{
  char  *uri;               /* resolved, http(s) only */
  char  *alt;               /* never NULL */
  char  *link_uri;          /* (nullable): where the picture leads */
  guint  width;             /* CSS pixels as declared; 0 unknown */
  guint  height;
} BylinePicture;

typedef struct _BylineBlock BylineBlock;

struct _BylineBlock
{
  BylineBlockKind      kind;
  BylineBlock         *parent;      /* (unowned: parent) (nullable) */
  GPtrArray           *children;    /* (nullable) (element-type BylineBlock) */
  BylineText          *text;        /* (nullable) (owned) */
  BylinePicture       *picture;     /* (nullable) (owned) */
  char                *id;          /* (nullable): anchor target */
  BylineDirection      direction;
  guint                level;       /* heading 1-6 */
  gboolean             is_ordered;
  gboolean             is_reversed;
  gboolean             is_head;
  int                  number;      /* list start; item value */
  guint                column_span;
  guint                row_span;
  BylineDroppedReason  reason;
};

BylineBlock *byline_block_new        (BylineBlockKind  kind);
void         byline_block_free       (BylineBlock     *self);
void         byline_block_append     (BylineBlock     *self,
                                      BylineBlock     *child);
BylineText  *byline_text_new         (const char      *words);
void         byline_text_free        (BylineText      *self);
void         byline_text_add_span    (BylineText      *self,
                                      BylineSpanKind   kind,
                                      guint            start,
                                      guint            end,
                                      BylineLinkKind   link_kind,
                                      const char      *data,
                                      const char      *title);
void         byline_text_add_anchor  (BylineText      *self,
                                      const char      *id,
                                      guint            offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineBlock, byline_block_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineText, byline_text_free)

/* ---- the document ---- */

/* A place in the document: a text block and a byte offset into its words. */
typedef struct
{
  guint ordinal;
  guint offset;
} BylinePosition;

int byline_position_compare (BylinePosition a,
                             BylinePosition b);

#define BYLINE_TYPE_DOCUMENT (byline_document_get_type ())
G_DECLARE_FINAL_TYPE (BylineDocument, byline_document, BYLINE, DOCUMENT, GObject)

BylineDocument    *byline_document_new           (GPtrArray      *blocks,
                                                  const char     *base_uri,
                                                  gboolean        truncated);

GPtrArray         *byline_document_get_blocks    (BylineDocument *self);
guint              byline_document_get_n_texts   (BylineDocument *self);
const BylineText  *byline_document_get_text      (BylineDocument *self,
                                                  guint           ordinal);
const BylineBlock *byline_document_get_owner     (BylineDocument *self,
                                                  guint           ordinal);
guint              byline_document_get_n_words   (BylineDocument *self);
guint              byline_document_get_n_dropped (BylineDocument *self);
gboolean           byline_document_get_truncated (BylineDocument *self);
const char        *byline_document_get_base_uri  (BylineDocument *self);
gboolean           byline_document_find_anchor   (BylineDocument *self,
                                                  const char     *id,
                                                  BylinePosition *position);

G_END_DECLS
