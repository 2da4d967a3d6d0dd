/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

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
  BYLINE_SPAN_PICTURE,        /* over one U+FFFC; picture is set */
  BYLINE_SPAN_MATH,           /* data: TeX or MathML source; title: how it is said aloud */
} BylineSpanKind;

/* The same picture in another width. */
typedef struct
{
  char  *uri;               /* resolved, http(s) only */
  guint  width;             /* in pixels */
} BylineCandidate;

typedef struct
{
  char   *uri;              /* resolved, http(s) only */
  GArray *candidates;       /* (nullable) (element-type BylineCandidate), narrowest first */
  char   *alt;              /* never NULL */
  char   *title;            /* (nullable) */
  char   *link_uri;         /* (nullable): where the picture leads */
  guint   width;            /* CSS pixels as declared; 0 unknown */
  guint   height;
} BylinePicture;

typedef struct
{
  BylineSpanKind  kind;
  guint           start;      /* byte offset into the text */
  guint           end;        /* byte offset, exclusive */
  BylineLinkKind  link_kind;  /* for links */
  char           *data;       /* (nullable) (owned) */
  char           *title;      /* (nullable) (owned) */
  BylinePicture  *picture;    /* (nullable) (owned): for inline pictures */
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

typedef enum
{
  BYLINE_SIZE_NORMAL,
  BYLINE_SIZE_SMALL,
  BYLINE_SIZE_LARGE,
} BylineSize;

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
  BylineSize       size;
  gboolean         has_drop_cap;
} BylineText;

/* ---- blocks ---- */

typedef enum
{
  BYLINE_BLOCK_PARAGRAPH,   /* text */
  BYLINE_BLOCK_HEADING,     /* text, level */
  BYLINE_BLOCK_LIST,        /* children: items; is_ordered, number, is_reversed, list_style */
  BYLINE_BLOCK_ITEM,        /* children; number */
  BYLINE_BLOCK_DEFINITIONS, /* children: terms and descriptions in order */
  BYLINE_BLOCK_TERM,        /* text */
  BYLINE_BLOCK_DESCRIPTION, /* children */
  BYLINE_BLOCK_QUOTE,       /* children; text: cite line or NULL; quote_kind */
  BYLINE_BLOCK_CODE,        /* text: white space kept, '\n' between lines; language */
  BYLINE_BLOCK_VERSE,       /* text: U+2028 between lines; is_code: in a fixed width */
  BYLINE_BLOCK_DETAILS,     /* text: the summary; children; is_open */
  BYLINE_BLOCK_FIGURE,      /* children: mostly one picture; text: caption or NULL; place */
  BYLINE_BLOCK_PICTURE,     /* picture */
  BYLINE_BLOCK_GALLERY,     /* children: figures; text: caption or NULL; columns */
  BYLINE_BLOCK_MEDIA,       /* media */
  BYLINE_BLOCK_EMBED,       /* embed */
  BYLINE_BLOCK_FILE,        /* text: the name, a link; children: at most one button */
  BYLINE_BLOCK_BUTTONS,     /* children: buttons */
  BYLINE_BLOCK_BUTTON,      /* text: its words, mostly all one link */
  BYLINE_BLOCK_FOOTNOTES,   /* children: items, each with an id */
  BYLINE_BLOCK_TABLE,       /* children: rows; text: caption or NULL */
  BYLINE_BLOCK_ROW,         /* children: cells; is_head */
  BYLINE_BLOCK_CELL,        /* children; is_head, column_span, row_span */
  BYLINE_BLOCK_RULE,        /* line_style */
  BYLINE_BLOCK_PAGE_BREAK,
  BYLINE_BLOCK_MORE,        /* where the excerpt on the front page ends */
  BYLINE_BLOCK_DROPPED,     /* text: unset; reason */
} BylineBlockKind;

/* Why something is not there. All are counted; the first ones are told. */
typedef enum
{
  BYLINE_DROPPED_FORM,
  BYLINE_DROPPED_EMBED,     /* an embed with no address to offer */
  BYLINE_DROPPED_MEDIA,
  BYLINE_DROPPED_OTHER,
  BYLINE_DROPPED_HIDDEN,    /* not meant for readers: hidden, navigation, search, share buttons */
  BYLINE_DROPPED_SCRIPT,    /* script, style, template, drawings in markup */
  BYLINE_DROPPED_TRACKER,   /* pictures of one pixel, avatars */
  BYLINE_DROPPED_ADDRESS,   /* links and pictures of a scheme that is not followed */
  BYLINE_DROPPED_LIMIT,     /* beyond what a document may hold */
  BYLINE_N_DROPPED_REASONS
} BylineDroppedReason;

typedef enum
{
  BYLINE_LIST_DISC,
  BYLINE_LIST_CIRCLE,
  BYLINE_LIST_SQUARE,
  BYLINE_LIST_NONE,
  BYLINE_LIST_DECIMAL,
  BYLINE_LIST_LOWER_ALPHA,
  BYLINE_LIST_UPPER_ALPHA,
  BYLINE_LIST_LOWER_ROMAN,
  BYLINE_LIST_UPPER_ROMAN,
} BylineListStyle;

typedef enum
{
  BYLINE_QUOTE_PLAIN,
  BYLINE_QUOTE_PULL,
  BYLINE_QUOTE_POST,        /* a post of another site, quoted whole */
} BylineQuoteKind;

typedef enum
{
  BYLINE_FIGURE_NONE,
  BYLINE_FIGURE_START,
  BYLINE_FIGURE_CENTER,
  BYLINE_FIGURE_END,
  BYLINE_FIGURE_WIDE,
  BYLINE_FIGURE_FULL,
} BylineFigurePlace;

typedef enum
{
  BYLINE_LINE_PLAIN,
  BYLINE_LINE_WIDE,
  BYLINE_LINE_DOTS,
} BylineLineStyle;

/* Sound or film. Nothing of it is asked for before the person opens it. */
typedef struct
{
  gboolean  is_video;
  char     *uri;            /* (nullable): the first source that may be opened */
  char     *type;           /* (nullable): its media type */
  char     *title;          /* (nullable) */
  char     *poster;         /* (nullable): address of a still picture */
  guint     width;
  guint     height;
} BylineMedia;

/* A part of another site. Never loaded: it stands as a card that opens it. */
typedef struct
{
  char  *provider;          /* never NULL: "YouTube", or the host */
  char  *title;             /* (nullable) */
  char  *uri;               /* resolved, https or http */
  guint  width;
  guint  height;
} BylineEmbed;

typedef struct _BylineBlock BylineBlock;

struct _BylineBlock
{
  BylineBlockKind      kind;
  BylineBlock         *parent;      /* (unowned: parent) (nullable) */
  GPtrArray           *children;    /* (nullable) (element-type BylineBlock) */
  BylineText          *text;        /* (nullable) (owned) */
  BylinePicture       *picture;     /* (nullable) (owned) */
  BylineMedia         *media;       /* (nullable) (owned) */
  BylineEmbed         *embed;       /* (nullable) (owned) */
  char                *language;    /* (nullable): of code */
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
  BylineListStyle      list_style;
  BylineQuoteKind      quote_kind;
  BylineFigurePlace    place;
  BylineLineStyle      line_style;
  guint                columns;     /* of a gallery, 1-8 */
  gboolean             is_open;
  gboolean             is_code;
  gboolean             is_foot;     /* a row of a table's foot */
};

const char  *byline_block_get_name   (BylineBlockKind  kind);
gboolean     byline_block_has_words_first (BylineBlockKind kind);
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
void         byline_text_add_picture (BylineText      *self,
                                      guint            start,
                                      guint            end,
                                      BylinePicture   *picture);
void         byline_text_add_anchor  (BylineText      *self,
                                      const char      *id,
                                      guint            offset);
BylineText  *byline_text_split       (BylineText      *self,
                                      guint            max_bytes);

BylinePicture *byline_picture_new  (const char    *uri,
                                    const char    *alt);
void           byline_picture_free (BylinePicture *self);
const char    *byline_picture_get_uri (const BylinePicture *self,
                                       guint                width);
gboolean       byline_picture_links_to_file (const BylinePicture *self);
BylineMedia   *byline_media_new    (gboolean       is_video);
void           byline_media_free   (BylineMedia   *self);
BylineEmbed   *byline_embed_new    (const char    *provider,
                                    const char    *uri);
void           byline_embed_free   (BylineEmbed   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineBlock, byline_block_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BylineText, byline_text_free)

G_END_DECLS
