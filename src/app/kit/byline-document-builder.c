/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From blocks to widgets: which widget a block becomes, what it is to a
 * screen reader, the space above it, the direction it takes over. Quotes,
 * items and cells are columns within columns; tables have their own file.
 * Containers are made empty and filled later, block by block. */

#include "config.h"

#include "byline-document-builder.h"

#include "byline-accessible-text.h"
#include "byline-block-column.h"
#include "byline-block-style.h"
#include "byline-card.h"
#include "byline-document-picture.h"
#include "byline-edge-box.h"
#include "byline-gallery.h"
#include "byline-list-item.h"
#include "byline-overflow-box.h"
#include "byline-text-block.h"
#include "byline-wrap-row.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_DEPTH    100
/* Letters that can be set while a widget is made, and while one is that is
 * made of several. */
#define BLOCK_WORK   60
#define CARD_WORK    600
#define LONG_COLUMN  24
#define MAX_PICTURE  20000  /* pixels */
#define MAX_INDENT   8     /* em: deeper quotes and lists stand no further in */
#define QUOTE_INDENT 1.25  /* em: what the style sheet's bar and padding take */

static GtkWidget *build_block (BylineDocumentBuilder   *self,
                               const BylineBlock       *block,
                               const BylinePlaceInPage *place);

static BylinePlaceInPage
go_into (const BylineBlock       *block,
         const BylinePlaceInPage *place)
{
  BylinePlaceInPage inner = *place;

  inner.depth++;
  inner.is_in_item = inner.is_in_cell = FALSE;
  inner.direction = byline_block_is_right_to_left (block, place->direction == GTK_TEXT_DIR_RTL)
                    ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR;
  return inner;
}

/* ---- leaves ---- */

/* A cell takes the width its words want, up to a limit, and never less than a
 * few words need. */
static void
fit_into_cell (GtkWidget *text)
{
  byline_text_block_set_natural_em (BYLINE_TEXT_BLOCK (text), 5, 16);
}

/**
 * byline_document_builder_weigh:
 * @text: a leaf of a document
 *
 * Returns: about how much of a page it takes, in letters
 */
double
byline_document_builder_weigh (const BylineText *text)
{
  return 60 + (double) strlen (text->words);
}

/**
 * byline_document_builder_new_text:
 * @self: a builder
 * @text: a leaf of the document
 * @role: what it is for
 * @place: where it stands
 *
 * Returns: (transfer floating): a text block that the parts know of
 */
GtkWidget *
byline_document_builder_new_text (BylineDocumentBuilder   *self,
                                  const BylineText        *text,
                                  BylineTextRole           role,
                                  const BylinePlaceInPage *place)
{
  GtkWidget *block = byline_text_block_new (self->typography, role, self->document, text);

  gtk_widget_set_direction (block, place->direction);
  if (place->is_in_cell)
    fit_into_cell (block);
  self->letters += byline_document_builder_weigh (text);
  self->work += byline_document_builder_weigh (text);
  if (text->ordinal < self->parts->texts->len)
    g_ptr_array_index (self->parts->texts, text->ordinal) = block;
  for (GtkWidget *child = gtk_widget_get_first_child (block); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (BYLINE_IS_DOCUMENT_PICTURE (child))
      g_ptr_array_add (self->parts->pictures, child);
  return block;
}

static GtkWidget *
build_heading (BylineDocumentBuilder   *self,
               const BylineBlock       *block,
               const BylinePlaceInPage *place)
{
  BylineTextRole role = BYLINE_ROLE_HEADING_1 + CLAMP (block->level, 1, 6) - 1;
  GtkWidget *heading = byline_document_builder_new_text (self, block->text, role, place);

  gtk_widget_add_css_class (heading, "byline-document-heading");
  return heading;
}

/* Code, and whatever else stands in a fixed width: its lines are never wrapped. */
static GtkWidget *
build_code (BylineDocumentBuilder   *self,
            const BylineBlock       *block,
            const BylinePlaceInPage *place)
{
  BylinePlaceInPage inner = *place;
  GtkWidget *box;

  inner.direction = GTK_TEXT_DIR_LTR;
  box = byline_overflow_box_new (byline_document_builder_new_text (self, block->text,
                                                                   BYLINE_ROLE_CODE, &inner));
  gtk_widget_set_direction (box, GTK_TEXT_DIR_LTR);
  if (block->kind == BYLINE_BLOCK_CODE)
    gtk_widget_add_css_class (box, "byline-code");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  block->kind == BYLINE_BLOCK_CODE ? _("Code")
                                                                   : _("Preformatted text"), -1);
  return box;
}

static GtkWidget *
put_at_edge (BylineDocumentBuilder   *self,
             GtkWidget               *widget,
             BylineFigurePlace        edge,
             const BylinePlaceInPage *place)
{
  GtkWidget *box;

  if (edge != BYLINE_FIGURE_START && edge != BYLINE_FIGURE_END)
    return widget;
  box = byline_edge_box_new (self->typography, widget, edge);
  gtk_widget_set_direction (box, place->direction);
  return box;
}

/* How wide the picture in a figure is; 1 where nobody said, so that it stays
 * in the column and need not move when it comes. */
static int
picture_width (const BylineBlock *block)
{
  const BylineBlock *first = block;

  if (block->kind == BYLINE_BLOCK_FIGURE && block->children != NULL && block->children->len > 0)
    first = g_ptr_array_index (block->children, 0);
  if (first->kind == BYLINE_BLOCK_GALLERY)
    return G_MAXINT;
  return first->picture != NULL ? (int) MIN (MAX (first->picture->width, 1), MAX_PICTURE) : 1;
}

/* Beyond the column goes only what stands in no other block. */
static GtkWidget *
put_in_place (BylineDocumentBuilder   *self,
              GtkWidget               *widget,
              const BylineBlock       *block,
              const BylinePlaceInPage *place)
{
  GtkWidget *box;

  if (block->place != BYLINE_FIGURE_WIDE && block->place != BYLINE_FIGURE_FULL)
    return put_at_edge (self, widget, block->place, place);
  if (place->depth > 0)
    return widget;
  box = byline_edge_box_new (self->typography, widget, block->place);
  byline_edge_box_set_wish (BYLINE_EDGE_BOX (box), picture_width (block));
  gtk_widget_set_direction (box, place->direction);
  return box;
}

static GtkWidget *
build_picture (BylineDocumentBuilder   *self,
               const BylineBlock       *block,
               const BylinePlaceInPage *place)
{
  GtkWidget *picture;

  if (block->picture == NULL)
    return NULL;
  picture = byline_document_picture_new (self->typography, self->document, block->picture);
  if (block->parent != NULL && block->parent->kind == BYLINE_BLOCK_FIGURE
      && block->parent->text != NULL)
    byline_document_picture_set_caption (BYLINE_DOCUMENT_PICTURE (picture),
                                         block->parent->text->words);
  g_ptr_array_add (self->parts->pictures, picture);
  return put_in_place (self, picture, block, place);
}

static GtkWidget *
build_dots (BylineDocumentBuilder   *self,
            const BylinePlaceInPage *place)
{
  GtkWidget *dots = byline_text_block_new_for_words (self->typography, place->role, "· · ·");

  byline_text_block_set_align (BYLINE_TEXT_BLOCK (dots), BYLINE_ALIGN_CENTER);
  gtk_widget_add_css_class (dots, "byline-marker");
  return dots;
}

static GtkWidget *
build_rule (BylineDocumentBuilder   *self,
            const BylineBlock       *block,
            const BylinePlaceInPage *place)
{
  GtkWidget *rule;

  if (block->line_style == BYLINE_LINE_DOTS)
    return build_dots (self, place);
  rule = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
  if (block->line_style == BYLINE_LINE_PLAIN)
    gtk_widget_set_halign (rule, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (rule, "byline-rule");
  gtk_accessible_update_property (GTK_ACCESSIBLE (rule), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Break"),
                                  -1);
  return rule;
}

static GtkWidget *
build_dropped (BylineDocumentBuilder   *self,
               const BylineBlock       *block,
               const BylinePlaceInPage *place)
{
  GtkWidget *note = byline_text_block_new_for_words (self->typography, BYLINE_ROLE_NOTE,
                                                     byline_block_dropped_words (block->reason));

  gtk_widget_set_direction (note, place->direction);
  gtk_widget_add_css_class (note, "byline-note");
  return note;
}

/* ---- containers ---- */

static GtkWidget *
build_next (BylineDocumentBuilder *self,
            BylineFilling         *filling)
{
  return build_block (self, g_ptr_array_index (filling->blocks, filling->next), &filling->place);
}

static void
append_to_column (gpointer       data,
                  BylineFilling *filling)
{
  const BylineBlock *block = g_ptr_array_index (filling->blocks, filling->next);
  const BylineBlock *above =
    filling->next > 0 ? g_ptr_array_index (filling->blocks, filling->next - 1) : NULL;

  byline_block_column_append (BYLINE_BLOCK_COLUMN (filling->container),
                              build_next (data, filling),
                              byline_block_gap (above, block, filling->place.is_in_item));
}

static void
push (BylineDocumentBuilder   *self,
      GtkWidget               *container,
      const BylineBlock       *owner,
      GPtrArray               *blocks,
      const BylinePlaceInPage *place,
      BylineFillFunc           append)
{
  BylineFilling filling = {
    .append = append, .container = container, .owner = owner, .blocks = blocks, .place = *place,
  };

  if (blocks != NULL)
    byline_fillings_push (self->fillings, &filling);
}

/* Puts the children of @block into a column, and then what @finish adds. */
static void
fill_then (BylineDocumentBuilder   *self,
           GtkWidget               *column,
           const BylineBlock       *block,
           const BylinePlaceInPage *place,
           BylineFillFunc           finish)
{
  BylineFilling filling = {
    .append = append_to_column, .finish = finish, .container = column, .owner = block,
    .blocks = block->children, .place = *place,
  };

  if (filling.blocks == NULL)
    finish (self, &filling);
  else
    byline_fillings_push (self->fillings, &filling);
  if (filling.blocks != NULL && filling.blocks->len > LONG_COLUMN)
    g_ptr_array_add (self->parts->columns, column);
}

static GtkWidget *
new_column (BylineDocumentBuilder   *self,
            GtkAccessibleRole        role,
            const BylinePlaceInPage *place)
{
  GtkWidget *column = byline_block_column_new (self->typography, role);

  gtk_widget_set_direction (column, place->direction);
  return column;
}

static void
append_caption (BylineDocumentBuilder   *self,
                GtkWidget               *column,
                const BylineText        *text,
                BylineAlign              align,
                const BylinePlaceInPage *place)
{
  GtkWidget *caption;

  if (text == NULL)
    return;
  caption = byline_document_builder_new_text (self, text, BYLINE_ROLE_CAPTION, place);
  gtk_widget_add_css_class (caption, "byline-caption");
  if (text->align == BYLINE_ALIGN_START)
    byline_text_block_set_align (BYLINE_TEXT_BLOCK (caption), align);
  byline_block_column_append (BYLINE_BLOCK_COLUMN (column), caption, 0.45);
}

static const char *
quote_class (BylineQuoteKind kind)
{
  switch (kind)
    {
    case BYLINE_QUOTE_PULL:
      return "byline-pull-quote";
    case BYLINE_QUOTE_POST:
      return "byline-post";
    case BYLINE_QUOTE_PLAIN:
    default:
      return "byline-quote";
    }
}

static void
append_cite (gpointer       data,
             BylineFilling *filling)
{
  BylineDocumentBuilder *self = data;
  GtkWidget *cite;

  if (filling->owner->text == NULL)
    return;
  cite = byline_document_builder_new_text (self, filling->owner->text, BYLINE_ROLE_CITE,
                                           &filling->place);
  gtk_widget_add_css_class (cite, "byline-caption");
  byline_block_column_append (BYLINE_BLOCK_COLUMN (filling->container), cite, 0.4);
}

static GtkWidget *
build_quote (BylineDocumentBuilder   *self,
             const BylineBlock       *block,
             const BylinePlaceInPage *place)
{
  BylinePlaceInPage inner = go_into (block, place);
  GtkWidget *quote = new_column (self, byline_accessible_text_get_quote_role (), &inner);

  if (place->indent_em + QUOTE_INDENT <= MAX_INDENT)
    {
      gtk_widget_add_css_class (quote, quote_class (block->quote_kind));
      inner.indent_em += QUOTE_INDENT;
    }
  if (block->quote_kind == BYLINE_QUOTE_PULL && place->role == BYLINE_ROLE_BODY)
    inner.role = BYLINE_ROLE_PULL_QUOTE;
  if (!byline_accessible_text_is_offered ())
    gtk_accessible_update_property (GTK_ACCESSIBLE (quote), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _("Quote"), -1);
  fill_then (self, quote, block, &inner, append_cite);
  return quote;
}

static void
append_figure_caption (gpointer       data,
                       BylineFilling *filling)
{
  append_caption (data, filling->container, filling->owner->text, BYLINE_ALIGN_CENTER,
                  &filling->place);
}

static GtkWidget *
build_figure (BylineDocumentBuilder   *self,
              const BylineBlock       *block,
              const BylinePlaceInPage *place)
{
  BylinePlaceInPage inner = go_into (block, place);
  GtkWidget *figure = new_column (self, GTK_ACCESSIBLE_ROLE_GROUP, &inner);

  gtk_accessible_update_property (GTK_ACCESSIBLE (figure), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Figure"), -1);
  fill_then (self, figure, block, &inner, append_figure_caption);
  return put_in_place (self, figure, block, place);
}

static void
append_to_gallery (gpointer       data,
                   BylineFilling *filling)
{
  byline_gallery_append (BYLINE_GALLERY (filling->container), build_next (data, filling));
}

static GtkWidget *
build_gallery (BylineDocumentBuilder   *self,
               const BylineBlock       *block,
               const BylinePlaceInPage *place)
{
  BylinePlaceInPage inner = go_into (block, place);
  GtkWidget *column = new_column (self, GTK_ACCESSIBLE_ROLE_GROUP, &inner);
  GtkWidget *gallery = byline_gallery_new (self->typography, block->columns);

  gtk_accessible_update_property (GTK_ACCESSIBLE (column), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Gallery"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gallery), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Pictures"), -1);
  gtk_widget_set_direction (gallery, inner.direction);
  push (self, gallery, block, block->children, &inner, append_to_gallery);
  byline_block_column_append (BYLINE_BLOCK_COLUMN (column), gallery, 0);
  append_caption (self, column, block->text, BYLINE_ALIGN_CENTER, &inner);
  return put_in_place (self, column, block, place);
}

/* ---- details, definitions, buttons ---- */

static void
append_words (BylineDocumentBuilder   *self,
              GtkWidget               *column,
              const BylineText        *text,
              const BylinePlaceInPage *place)
{
  if (text != NULL)
    byline_block_column_append (BYLINE_BLOCK_COLUMN (column),
                                byline_document_builder_new_text (self, text, place->role, place),
                                1.0);
}

/* The details are called by their summary; said again, together with the
 * arrow beside it, it would only be in the way. A link in it has to be met. */
static void
hush_title (GtkWidget *summary)
{
  GtkWidget *arrow = gtk_widget_get_prev_sibling (summary);

  if (arrow != NULL)
    g_object_set (arrow, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  if (gtk_widget_get_first_child (summary) == NULL)
    g_object_set (summary, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

/* The arrow stands on the side where the words begin, and points to them. */
static void
turn_title (GtkWidget        *summary,
            GtkWidget        *details,
            GtkTextDirection  direction)
{
  GtkWidget *arrow = gtk_widget_get_prev_sibling (summary);
  GtkWidget *box = gtk_widget_get_parent (summary);

  if (arrow != NULL)
    gtk_widget_set_direction (arrow, direction);
  for (; box != NULL && box != details; box = gtk_widget_get_parent (box))
    gtk_widget_set_direction (box, direction);
}

static GtkWidget *
build_details (BylineDocumentBuilder   *self,
               const BylineBlock       *block,
               const BylinePlaceInPage *place)
{
  BylinePlaceInPage inner = go_into (block, place);
  GtkWidget *details = gtk_expander_new (NULL);
  GtkWidget *content = new_column (self, GTK_ACCESSIBLE_ROLE_GROUP, &inner);
  const char *name = block->text != NULL ? block->text->words : _("Details");
  GtkWidget *summary =
    block->text != NULL
      ? byline_document_builder_new_text (self, block->text, place->role, &inner)
      : byline_text_block_new_for_words (self->typography, place->role, name);

  gtk_widget_add_css_class (details, "byline-details");
  gtk_widget_set_direction (details, inner.direction);
  gtk_widget_set_hexpand (summary, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (details), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (content), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  byline_document_builder_fill (self, content, block->children, &inner);
  gtk_widget_add_css_class (content, "byline-details-content");
  gtk_expander_set_label_widget (GTK_EXPANDER (details), summary);
  hush_title (summary);
  turn_title (summary, details, inner.direction);
  gtk_expander_set_child (GTK_EXPANDER (details), content);
  gtk_expander_set_expanded (GTK_EXPANDER (details), block->is_open);
  g_hash_table_insert (self->parts->details, (gpointer) block, details);
  return details;
}

static GtkWidget *
build_term (BylineDocumentBuilder   *self,
            const BylineBlock       *block,
            const BylinePlaceInPage *place)
{
  return byline_document_builder_new_text (self, block->text, BYLINE_ROLE_TERM, place);
}

static GtkWidget *
build_description (BylineDocumentBuilder   *self,
                   const BylineBlock       *block,
                   const BylinePlaceInPage *place)
{
  BylinePlaceInPage inner = go_into (block, place);
  GtkWidget *column = new_column (self, GTK_ACCESSIBLE_ROLE_GROUP, &inner);

  inner.is_in_item = TRUE;
  if (place->indent_em + QUOTE_INDENT <= MAX_INDENT)
    {
      gtk_widget_add_css_class (column, "byline-description");
      inner.indent_em += QUOTE_INDENT;
    }
  byline_document_builder_fill (self, column, block->children, &inner);
  return column;
}

/* A pill of words; the link in it is what opens. */
static GtkWidget *
build_button (BylineDocumentBuilder   *self,
              const BylineBlock       *block,
              const BylinePlaceInPage *place)
{
  GtkWidget *button = byline_document_builder_new_text (self, block->text, BYLINE_ROLE_CELL, place);

  byline_text_block_set_natural_em (BYLINE_TEXT_BLOCK (button), 4, 30);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "byline-button");
  return button;
}

static void
append_to_row (gpointer       data,
               BylineFilling *filling)
{
  byline_wrap_row_append (BYLINE_WRAP_ROW (filling->container), build_next (data, filling));
}

static GtkWidget *
build_buttons (BylineDocumentBuilder   *self,
               const BylineBlock       *block,
               const BylinePlaceInPage *place)
{
  BylinePlaceInPage inner = go_into (block, place);
  GtkWidget *row = byline_wrap_row_new ();

  gtk_widget_set_direction (row, inner.direction);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Buttons"), -1);
  push (self, row, block, block->children, &inner, append_to_row);
  return row;
}

static GtkWidget *
build_file (BylineDocumentBuilder   *self,
            const BylineBlock       *block,
            const BylinePlaceInPage *place)
{
  BylinePlaceInPage inner = go_into (block, place);
  GtkWidget *column = new_column (self, GTK_ACCESSIBLE_ROLE_GROUP, &inner);

  inner.is_in_item = TRUE;
  gtk_widget_add_css_class (column, "byline-file");
  gtk_accessible_update_property (GTK_ACCESSIBLE (column), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("File"), -1);
  append_words (self, column, block->text, &inner);
  byline_document_builder_fill (self, column, block->children, &inner);
  return column;
}

/* A table that would have to be scrolled in the column takes from the pane
 * what it needs, as a wide figure does. */
static GtkWidget *
give_room (BylineDocumentBuilder   *self,
           GtkWidget               *column,
           GtkWidget               *grid,
           const BylinePlaceInPage *place)
{
  GtkWidget *box = byline_edge_box_new (self->typography, column, BYLINE_FIGURE_WIDE);

  byline_edge_box_set_needy (BYLINE_EDGE_BOX (box), grid);
  gtk_widget_set_direction (box, place->direction);
  return box;
}

static GtkWidget *
build_table (BylineDocumentBuilder   *self,
             const BylineBlock       *block,
             const BylinePlaceInPage *place)
{
  BylinePlaceInPage inner = go_into (block, place);
  GtkWidget *column = new_column (self, GTK_ACCESSIBLE_ROLE_GROUP, &inner);
  GtkWidget *grid = byline_document_builder_table (self, block, &inner);
  GtkWidget *box = byline_overflow_box_new (grid);
  gboolean has_name = block->text != NULL && *block->text->words != '\0';
  const char *name = has_name ? block->text->words : _("Table");

  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  byline_overflow_box_set_name (BYLINE_OVERFLOW_BOX (box), _("Table"));
  gtk_widget_set_direction (box, inner.direction);
  byline_block_column_append (BYLINE_BLOCK_COLUMN (column), box, 0);
  append_caption (self, column, block->text, BYLINE_ALIGN_START, &inner);
  return place->depth > 0 ? column : give_room (self, column, grid, &inner);
}

/* ---- lists ---- */

static int
number_of (const BylineBlock *item,
           int                running)
{
  return item->number != 0 ? item->number : running;
}

static guint
count_digits (const BylineBlock *list)
{
  int running = list->number;
  guint most = 1;

  for (guint i = 0; i < list->children->len && list->is_ordered; i++)
    {
      g_autofree char *words = NULL;

      running = number_of (g_ptr_array_index (list->children, i), running);
      words = byline_block_marker (list, running, 0);
      most = MAX (most, (guint) g_utf8_strlen (words, -1));
      running += list->is_reversed ? -1 : 1;
    }
  return most;
}

/* An item is called by its number and its first words; its marker is for the
 * eye only. */
static void
name_item (GtkWidget         *widget,
           const BylineBlock *item,
           const char        *marker)
{
  const char *words = byline_block_first_words (item);
  g_autofree char *numbered = NULL;

  if (*marker != '\0' && g_unichar_isalnum (g_utf8_get_char (marker)))
    numbered = g_strdup_printf ("%s %s", marker, words != NULL ? words : "");
  else
    numbered = g_strdup (words != NULL ? words : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, numbered,
                                  -1);
}

static GtkWidget *
build_item (BylineDocumentBuilder   *self,
            const BylineBlock       *item,
            const char              *words,
            guint                    marker_chars,
            const BylinePlaceInPage *place)
{
  BylinePlaceInPage inner = *place;
  GtkWidget *marker = byline_text_block_new_for_words (self->typography, place->role, words);
  GtkWidget *content = new_column (self, GTK_ACCESSIBLE_ROLE_GROUP, place);
  GtkWidget *widget = byline_list_item_new (self->typography, marker, content, marker_chars);

  inner.depth++;
  inner.is_in_item = TRUE;
  g_object_set (marker, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (marker, "byline-marker");
  gtk_widget_set_direction (marker, place->direction);
  gtk_widget_set_direction (widget, place->direction);
  name_item (widget, item, words);
  if (item->kind == BYLINE_BLOCK_ITEM)
    byline_document_builder_fill (self, content, item->children, &inner);
  else
    byline_block_column_append (BYLINE_BLOCK_COLUMN (content), build_block (self, item, &inner), 0);
  return widget;
}

/* Older GTK would call it by the name of its class. */
static void
name_list (GtkWidget         *column,
           const BylineBlock *list)
{
  guint n_items = list->children->len;
  g_autofree char *name = g_strdup_printf (ngettext ("%u item", "%u items", n_items), n_items);

  if (!byline_accessible_text_is_offered ())
    gtk_accessible_update_property (GTK_ACCESSIBLE (column), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

/* A list that would stand too far in: its items, one below the other. */
static GtkWidget *
build_flat_list (BylineDocumentBuilder   *self,
                 const BylineBlock       *list,
                 const BylinePlaceInPage *place)
{
  BylinePlaceInPage inner = go_into (list, place);
  GtkWidget *column = new_column (self, GTK_ACCESSIBLE_ROLE_GROUP, &inner);

  gtk_accessible_update_property (GTK_ACCESSIBLE (column), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("List"), -1);
  byline_document_builder_fill (self, column, list->children, &inner);
  return column;
}

static void
append_item (gpointer       data,
             BylineFilling *filling)
{
  const BylineBlock *list = filling->owner;
  const BylineBlock *item = g_ptr_array_index (filling->blocks, filling->next);
  g_autofree char *words = NULL;

  filling->running = number_of (item, filling->running);
  words = byline_block_marker (list, filling->running, filling->place.list_depth - 1);
  filling->running += list->is_reversed ? -1 : 1;
  byline_block_column_append (BYLINE_BLOCK_COLUMN (filling->container),
                              build_item (data, item, words, filling->marker_chars,
                                          &filling->place), 0.35);
}

static GtkWidget *
build_list (BylineDocumentBuilder   *self,
            const BylineBlock       *list,
            const BylinePlaceInPage *place)
{
  BylinePlaceInPage inner = go_into (list, place);
  GtkWidget *column = new_column (self, GTK_ACCESSIBLE_ROLE_LIST, &inner);
  BylineFilling filling = {
    .append = append_item, .container = column, .owner = list, .blocks = list->children,
    .marker_chars = count_digits (list), .running = list->number,
  };

  inner.list_depth++;
  inner.indent_em += byline_list_item_get_indent (filling.marker_chars);
  filling.place = inner;
  name_list (column, list);
  byline_fillings_push (self->fillings, &filling);
  if (list->children->len > LONG_COLUMN)
    g_ptr_array_add (self->parts->columns, column);
  return column;
}

/* The notes below a line of their own, numbered as the page refers to them. */
static GtkWidget *
build_footnotes (BylineDocumentBuilder   *self,
                 const BylineBlock       *block,
                 const BylinePlaceInPage *place)
{
  BylinePlaceInPage inner = go_into (block, place);
  GtkWidget *column = new_column (self, GTK_ACCESSIBLE_ROLE_GROUP, &inner);
  GtkWidget *rule = g_object_new (GTK_TYPE_SEPARATOR,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  NULL);

  gtk_widget_set_direction (rule, inner.direction);
  gtk_widget_set_halign (rule, GTK_ALIGN_START);
  gtk_widget_add_css_class (rule, "byline-rule");
  gtk_accessible_update_property (GTK_ACCESSIBLE (column), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Footnotes"), -1);
  inner.role = BYLINE_ROLE_CELL;
  byline_block_column_append (BYLINE_BLOCK_COLUMN (column), rule, 0);
  byline_block_column_append (BYLINE_BLOCK_COLUMN (column), build_list (self, block, &inner), 0.6);
  return column;
}

/* ---- all ---- */

static void
append_own_words (gpointer       data,
                  BylineFilling *filling)
{
  append_words (data, filling->container, filling->owner->text, &filling->place);
}

/* Rows and cells outside a table, items outside a list, and whatever has no
 * look of its own: the words and the content. */
static GtkWidget *
build_loose (BylineDocumentBuilder   *self,
             const BylineBlock       *block,
             const BylinePlaceInPage *place)
{
  BylinePlaceInPage inner = go_into (block, place);
  GtkWidget *column = new_column (self, GTK_ACCESSIBLE_ROLE_GROUP, &inner);
  gboolean words_first = byline_block_has_words_first (block->kind);

  if (words_first)
    append_words (self, column, block->text, &inner);
  if (words_first)
    byline_document_builder_fill (self, column, block->children, &inner);
  else
    fill_then (self, column, block, &inner, append_own_words);
  return column;
}

static GtkWidget *
build_whole (BylineDocumentBuilder   *self,
             const BylineBlock       *block,
             const BylinePlaceInPage *place)
{
  switch (block->kind)
    {
    case BYLINE_BLOCK_VERSE:
      if (block->is_code)
        return build_code (self, block, place);
      return byline_document_builder_new_text (self, block->text, place->role, place);
    case BYLINE_BLOCK_PARAGRAPH:
      return byline_document_builder_new_text (self, block->text, place->role, place);
    case BYLINE_BLOCK_HEADING:
      return build_heading (self, block, place);
    case BYLINE_BLOCK_LIST:
      if (place->indent_em + byline_list_item_get_indent (count_digits (block)) > MAX_INDENT)
        return build_flat_list (self, block, place);
      return build_list (self, block, place);
    case BYLINE_BLOCK_QUOTE:
      return build_quote (self, block, place);
    case BYLINE_BLOCK_CODE:
      return build_code (self, block, place);
    case BYLINE_BLOCK_FIGURE:
      return build_figure (self, block, place);
    case BYLINE_BLOCK_PICTURE:
      return build_picture (self, block, place);
    case BYLINE_BLOCK_TABLE:
      return build_table (self, block, place);
    case BYLINE_BLOCK_RULE:
    case BYLINE_BLOCK_PAGE_BREAK:
      return build_rule (self, block, place);
    case BYLINE_BLOCK_DROPPED:
      return build_dropped (self, block, place);
    case BYLINE_BLOCK_TERM:
      return build_term (self, block, place);
    case BYLINE_BLOCK_DESCRIPTION:
      return build_description (self, block, place);
    case BYLINE_BLOCK_DETAILS:
      return build_details (self, block, place);
    case BYLINE_BLOCK_GALLERY:
      return build_gallery (self, block, place);
    case BYLINE_BLOCK_MEDIA:
      return byline_card_new_for_media (block->media);
    case BYLINE_BLOCK_EMBED:
      return byline_card_new_for_embed (block->embed);
    case BYLINE_BLOCK_FILE:
      return build_file (self, block, place);
    case BYLINE_BLOCK_BUTTON:
      return build_button (self, block, place);
    case BYLINE_BLOCK_BUTTONS:
      return build_buttons (self, block, place);
    case BYLINE_BLOCK_FOOTNOTES:
      return build_footnotes (self, block, place);
    case BYLINE_BLOCK_ITEM:
    case BYLINE_BLOCK_DEFINITIONS:
    case BYLINE_BLOCK_MORE:
    case BYLINE_BLOCK_ROW:
    case BYLINE_BLOCK_CELL:
    default:
      return build_loose (self, block, place);
    }
}

static GtkWidget *
build_block (BylineDocumentBuilder   *self,
             const BylineBlock       *block,
             const BylinePlaceInPage *place)
{
  self->work += block->embed != NULL || block->media != NULL ? CARD_WORK : BLOCK_WORK;
  if (!byline_block_is_whole (block) || place->depth >= MAX_DEPTH)
    return new_column (self, GTK_ACCESSIBLE_ROLE_GROUP, place);
  return build_whole (self, block, place);
}

/**
 * byline_document_builder_new:
 * @document: what to build
 * @typography: how large
 * @parts: where the widgets are noted; must outlive the builder
 *
 * Returns: (transfer full): a builder that has built nothing
 */
BylineDocumentBuilder *
byline_document_builder_new (BylineDocument      *document,
                             BylineTypography    *typography,
                             BylineDocumentParts *parts)
{
  BylineDocumentBuilder *self = g_new0 (BylineDocumentBuilder, 1);

  self->document = g_object_ref (document);
  self->typography = byline_typography_ref (typography);
  self->parts = parts;
  self->fillings = byline_fillings_new ();
  return self;
}

/**
 * byline_document_builder_free:
 * @self: (transfer full): a builder, at its end or not
 */
void
byline_document_builder_free (BylineDocumentBuilder *self)
{
  byline_fillings_free (self->fillings);
  byline_typography_unref (self->typography);
  g_object_unref (self->document);
  g_free (self);
}

/**
 * byline_document_builder_run:
 * @self: a builder
 * @until: when to pause, in the time of g_get_monotonic_time()
 * @least: letters to build at least, however long that takes
 *
 * Builds what was asked for with byline_document_builder_fill(), in reading
 * order. Pauses only where what is built may be shown.
 *
 * Returns: whether all is built
 */
gboolean
byline_document_builder_run (BylineDocumentBuilder *self,
                             gint64                 until,
                             double                 least)
{
  const double enough = self->work + least;

  while (byline_fillings_step (self->fillings, self))
    if (self->work >= enough && byline_fillings_may_pause (self->fillings)
        && g_get_monotonic_time () >= until)
      return FALSE;
  return TRUE;
}

/**
 * byline_document_builder_fill:
 * @self: a builder
 * @column: where the widgets go
 * @blocks: (nullable) (element-type BylineBlock): what to build
 * @place: where @column stands
 *
 * Notes that the column is to be filled; byline_document_builder_run() does.
 */
void
byline_document_builder_fill (BylineDocumentBuilder   *self,
                              GtkWidget               *column,
                              GPtrArray               *blocks,
                              const BylinePlaceInPage *place)
{
  push (self, column, NULL, blocks, place, append_to_column);
  if (blocks != NULL && blocks->len > LONG_COLUMN)
    g_ptr_array_add (self->parts->columns, column);
}
