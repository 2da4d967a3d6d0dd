/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of a text block for assistive technology, where GTK can pass them
 * on: since 4.14 a widget may offer its text, and there are roles for
 * paragraphs, quotes and articles. Older GTK knows names only. This is the
 * one file that asks which GTK it is built with. */

#include "config.h"

#include "byline-accessible-text.h"

#include "byline-text-block.h"

#include <string.h>

#if GTK_CHECK_VERSION (4, 14, 0)

/* Words and sentences are looked for within this many bytes. */
#define MAX_CONTEXT 16384

/* The oldest GTK that will do is older than all of this. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static const char *
get_words (GtkAccessibleText *self)
{
  return byline_text_block_get_text (BYLINE_TEXT_BLOCK (self))->words;
}

/* Characters beyond the last are the end. */
static guint
to_bytes (const char *words,
          guint       n_chars)
{
  const char *place = words;

  for (; n_chars > 0 && *place != '\0'; n_chars--)
    place = g_utf8_next_char (place);
  return (guint) (place - words);
}

static guint
to_chars (const char *words,
          guint       n_bytes)
{
  return (guint) g_utf8_strlen (words, (gssize) n_bytes);
}

static GBytes *
get_contents (GtkAccessibleText *self,
              unsigned int       start,
              unsigned int       end)
{
  const char *words = get_words (self);
  guint first = to_bytes (words, start);
  guint last = MAX (first, to_bytes (words, end));

  return g_bytes_new (words + first, last - first);
}

/* ---- pieces ---- */

static gboolean
begins (const PangoLogAttr           *attribute,
        GtkAccessibleTextGranularity  granularity)
{
  return granularity == GTK_ACCESSIBLE_TEXT_GRANULARITY_WORD ? attribute->is_word_start
                                                             : attribute->is_sentence_start;
}

/* From the start of the word or sentence at @offset to the next start. */
static void
find_between_starts (const char                   *words,
                     guint                         offset,
                     GtkAccessibleTextGranularity  granularity,
                     guint                        *start,
                     guint                        *end)
{
  guint length = (guint) strlen (words);
  guint left = offset > MAX_CONTEXT ? offset - MAX_CONTEXT : 0;
  guint right = MIN (length, offset + MAX_CONTEXT);
  g_autofree PangoLogAttr *attributes = NULL;
  int n_chars, here, first, last;

  while (left > 0 && (words[left] & 0xc0) == 0x80)
    left--;
  while (right < length && (words[right] & 0xc0) == 0x80)
    right++;
  n_chars = (int) g_utf8_strlen (words + left, right - left);
  attributes = g_new0 (PangoLogAttr, n_chars + 1);
  pango_get_log_attrs (words + left, (int) (right - left), -1, NULL, attributes, n_chars + 1);
  here = (int) g_utf8_strlen (words + left, offset - left);
  for (first = MIN (here, n_chars); first > 0 && !begins (&attributes[first], granularity); first--)
    ;
  for (last = here + 1; last < n_chars && !begins (&attributes[last], granularity); last++)
    ;
  *start = left + to_bytes (words + left, (guint) first);
  *end = left + to_bytes (words + left, (guint) MIN (last, n_chars));
}

static void
find_line (BylineTextBlock *block,
           guint            offset,
           guint           *start,
           guint           *end)
{
  double y = byline_text_block_get_offset_y (block, offset) + 1;
  guint left = byline_text_block_hit (block, -G_MAXINT16, y);
  guint right = byline_text_block_hit (block, G_MAXINT16, y);

  *start = MIN (left, right);
  *end = MAX (left, right);
}

static GBytes *
get_contents_at (GtkAccessibleText            *self,
                 unsigned int                  offset,
                 GtkAccessibleTextGranularity  granularity,
                 unsigned int                 *start,
                 unsigned int                 *end)
{
  const char *words = get_words (self);
  guint place = to_bytes (words, offset);
  guint first = 0;
  guint last = (guint) strlen (words);

  switch (granularity)
    {
    case GTK_ACCESSIBLE_TEXT_GRANULARITY_CHARACTER:
      first = place;
      last = place + to_bytes (words + place, 1);
      break;
    case GTK_ACCESSIBLE_TEXT_GRANULARITY_WORD:
    case GTK_ACCESSIBLE_TEXT_GRANULARITY_SENTENCE:
      find_between_starts (words, place, granularity, &first, &last);
      break;
    case GTK_ACCESSIBLE_TEXT_GRANULARITY_LINE:
      find_line (BYLINE_TEXT_BLOCK (self), place, &first, &last);
      break;
    case GTK_ACCESSIBLE_TEXT_GRANULARITY_PARAGRAPH:
    default:
      break;
    }
  *start = to_chars (words, first);
  *end = to_chars (words, last);
  return g_bytes_new (words + first, last - first);
}

/* ---- selection ---- */

/* The page has no caret of its own: it is where the selection ends. */
static unsigned int
get_caret_position (GtkAccessibleText *self)
{
  guint start, end;

  byline_text_block_get_selection (BYLINE_TEXT_BLOCK (self), &start, &end);
  return to_chars (get_words (self), end);
}

static gboolean
get_selection (GtkAccessibleText       *self,
               gsize                   *n_ranges,
               GtkAccessibleTextRange **ranges)
{
  const char *words = get_words (self);
  guint start, end;

  byline_text_block_get_selection (BYLINE_TEXT_BLOCK (self), &start, &end);
  *n_ranges = 0;
  if (start >= end)
    return FALSE;
  *n_ranges = 1;
  if (ranges != NULL)
    {
      *ranges = g_new0 (GtkAccessibleTextRange, 1);
      (*ranges)->start = to_chars (words, start);
      (*ranges)->length = to_chars (words + start, end - start);
    }
  return TRUE;
}

/* ---- places ---- */

#if GTK_CHECK_VERSION (4, 16, 0)

static gboolean
get_extents (GtkAccessibleText *self,
             unsigned int       start,
             unsigned int       end,
             graphene_rect_t   *extents)
{
  const char *words = get_words (self);

  return byline_text_block_get_extents (BYLINE_TEXT_BLOCK (self), to_bytes (words, start),
                                        to_bytes (words, end), extents);
}

static gboolean
get_offset (GtkAccessibleText      *self,
            const graphene_point_t *point,
            unsigned int           *offset)
{
  guint place = byline_text_block_hit (BYLINE_TEXT_BLOCK (self), point->x, point->y);

  *offset = to_chars (get_words (self), place);
  return TRUE;
}

#endif

static void
init_interface (gpointer klass,
                gpointer data)
{
  GtkAccessibleTextInterface *iface = klass;

  iface->get_contents = get_contents;
  iface->get_contents_at = get_contents_at;
  iface->get_caret_position = get_caret_position;
  iface->get_selection = get_selection;
#if GTK_CHECK_VERSION (4, 16, 0)
  iface->get_extents = get_extents;
  iface->get_offset = get_offset;
#endif
}

static void
implement (GType type)
{
  const GInterfaceInfo info = { init_interface, NULL, NULL };

  g_type_add_interface_static (type, GTK_TYPE_ACCESSIBLE_TEXT, &info);
}

static void
tell_selection (GtkWidget *block)
{
  gtk_accessible_text_update_caret_position (GTK_ACCESSIBLE_TEXT (block));
  gtk_accessible_text_update_selection_bound (GTK_ACCESSIBLE_TEXT (block));
}

#define IS_OFFERED     TRUE
#define ROLE_PARAGRAPH GTK_ACCESSIBLE_ROLE_PARAGRAPH
#define ROLE_CAPTION   GTK_ACCESSIBLE_ROLE_CAPTION
#define ROLE_QUOTE     GTK_ACCESSIBLE_ROLE_BLOCK_QUOTE
#define ROLE_ARTICLE   GTK_ACCESSIBLE_ROLE_ARTICLE

#else

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static void
implement (GType type)
{
}

static void
tell_selection (GtkWidget *block)
{
}

/* From 4.10 on a caption may have no name, and without one it would be mute:
 * what is built with an older GTK may run with a newer one. */
#define IS_OFFERED     FALSE
#define ROLE_PARAGRAPH GTK_ACCESSIBLE_ROLE_LABEL
#define ROLE_CAPTION   (gtk_check_version (4, 9, 0) != NULL ? GTK_ACCESSIBLE_ROLE_CAPTION \
                                                            : GTK_ACCESSIBLE_ROLE_LABEL)
#define ROLE_QUOTE     GTK_ACCESSIBLE_ROLE_GROUP
#define ROLE_ARTICLE   GTK_ACCESSIBLE_ROLE_GROUP

#endif

/**
 * byline_accessible_text_implement:
 * @type: the type of text blocks, while it is being registered
 *
 * Makes text blocks offer their words, where this GTK has an interface for it.
 */
void
byline_accessible_text_implement (GType type)
{
  implement (type);
}

/**
 * byline_accessible_text_is_offered:
 *
 * Returns: whether the words reach assistive technology as text; if not, they
 *   have to be the name of the block
 */
gboolean
byline_accessible_text_is_offered (void)
{
  return IS_OFFERED;
}

/**
 * byline_accessible_text_get_role:
 * @role: what the words of a block are for
 *
 * Returns: what the block is to assistive technology
 */
GtkAccessibleRole
byline_accessible_text_get_role (BylineTextRole role)
{
  if (role >= BYLINE_ROLE_HEADING_1 && role <= BYLINE_ROLE_HEADING_6)
    return GTK_ACCESSIBLE_ROLE_HEADING;
  return role == BYLINE_ROLE_CAPTION ? ROLE_CAPTION : ROLE_PARAGRAPH;
}

/**
 * byline_accessible_text_get_quote_role:
 *
 * Returns: what a quotation is to assistive technology
 */
GtkAccessibleRole
byline_accessible_text_get_quote_role (void)
{
  return ROLE_QUOTE;
}

/**
 * byline_accessible_text_get_article_role:
 *
 * Returns: what a whole document is to assistive technology
 */
GtkAccessibleRole
byline_accessible_text_get_article_role (void)
{
  return ROLE_ARTICLE;
}

/**
 * byline_accessible_text_selection_changed:
 * @block: a text block
 *
 * Tells assistive technology that other words are selected.
 */
void
byline_accessible_text_selection_changed (GtkWidget *block)
{
  tell_selection (block);
}

G_GNUC_END_IGNORE_DEPRECATIONS
