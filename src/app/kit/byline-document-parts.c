/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Holds the widgets of a document by what they are asked for: the words at a
 * position, the position at a point. Building them is the builder's work, and
 * goes on while they are shown. */

#include "config.h"

#include "byline-document-parts.h"

#include "byline-block-column.h"
#include "byline-document-builder.h"
#include "byline-overflow-box.h"
#include "byline-text-block.h"

#include <glib/gi18n.h>

static void
add_truncation_note (BylineDocumentParts *self)
{
  GtkWidget *note = byline_text_block_new_for_words (self->builder->typography, BYLINE_ROLE_NOTE,
                                                     _("This page is longer than Byline shows. The "
                                                       "rest is in the browser."));

  gtk_widget_add_css_class (note, "byline-note");
  byline_block_column_append (BYLINE_BLOCK_COLUMN (self->root), note, 1.25);
}

static double
weigh (BylineDocument *document)
{
  double letters = 0;

  for (guint i = 0; i < byline_document_get_n_texts (document); i++)
    letters += byline_document_builder_weigh (byline_document_get_text (document, i));
  return letters;
}

static BylineDocumentParts *
new_parts (BylineDocument   *document,
           BylineTypography *typography,
           GPtrArray        *blocks,
           BylineTextRole    role)
{
  BylineDocumentParts *self = g_new0 (BylineDocumentParts, 1);
  BylinePlaceInPage place = {
    .role = role, .direction = gtk_widget_get_default_direction (),
  };

  self->texts = g_ptr_array_new ();
  g_ptr_array_set_size (self->texts, (int) byline_document_get_n_texts (document));
  self->pictures = g_ptr_array_new ();
  self->columns = g_ptr_array_new ();
  self->details = g_hash_table_new (NULL, NULL);
  self->letters = weigh (document);
  self->root = g_object_ref_sink (byline_block_column_new (typography, GTK_ACCESSIBLE_ROLE_GROUP));
  self->builder = byline_document_builder_new (document, typography, self);
  byline_document_builder_fill (self->builder, self->root, blocks, &place);
  return self;
}

/**
 * byline_document_parts_new:
 * @document: what to show
 * @typography: how large
 *
 * Returns: (transfer full): a root with nothing in it; not yet in any window
 */
BylineDocumentParts *
byline_document_parts_new (BylineDocument   *document,
                           BylineTypography *typography)
{
  return new_parts (document, typography, byline_document_get_blocks (document), BYLINE_ROLE_BODY);
}

/**
 * byline_document_parts_new_for_note:
 * @document: what the note belongs to
 * @typography: how large
 * @note: an item of its footnotes
 *
 * Returns: (transfer full): the note alone, built, in the size of notes
 */
BylineDocumentParts *
byline_document_parts_new_for_note (BylineDocument    *document,
                                    BylineTypography  *typography,
                                    const BylineBlock *note)
{
  BylineDocumentParts *self = new_parts (document, typography, note->children, BYLINE_ROLE_CELL);

  byline_document_builder_run (self->builder, 0, G_MAXDOUBLE);
  g_clear_pointer (&self->builder, byline_document_builder_free);
  return self;
}

/**
 * byline_document_parts_build:
 * @self: the parts
 * @until: when to pause, in the time of g_get_monotonic_time()
 * @least: letters to build at least, however long that takes
 *
 * Makes widgets, in reading order.
 *
 * Returns: whether all are there
 */
gboolean
byline_document_parts_build (BylineDocumentParts *self,
                             gint64               until,
                             double               least)
{
  BylineBlockColumn *root = BYLINE_BLOCK_COLUMN (self->root);

  if (self->builder == NULL)
    return TRUE;
  if (!byline_document_builder_run (self->builder, until, least))
    {
      byline_block_column_set_progress (root, self->builder->letters, self->letters);
      return FALSE;
    }
  byline_block_column_set_progress (root, self->letters, self->letters);
  if (byline_document_get_truncated (self->builder->document))
    add_truncation_note (self);
  g_clear_pointer (&self->builder, byline_document_builder_free);
  return TRUE;
}

/**
 * byline_document_parts_free:
 * @self: (transfer full): parts whose root has left its parent
 */
void
byline_document_parts_free (BylineDocumentParts *self)
{
  g_clear_pointer (&self->builder, byline_document_builder_free);
  g_ptr_array_unref (self->texts);
  g_ptr_array_unref (self->pictures);
  g_ptr_array_unref (self->columns);
  g_hash_table_unref (self->details);
  g_object_unref (self->root);
  g_free (self);
}

static BylineTextBlock *
get_block (BylineDocumentParts *self,
           guint                ordinal)
{
  return ordinal < self->texts->len ? g_ptr_array_index (self->texts, ordinal) : NULL;
}

/* How far a point is from a box; up and down counts before sideways, so that
 * a drag through a margin stays in the line it left. */
static double
distance (const graphene_rect_t *box,
          double                 x,
          double                 y)
{
  double below = y - (box->origin.y + box->size.height);
  double right = x - (box->origin.x + box->size.width);
  double vertical = MAX (0, MAX (box->origin.y - y, below));
  double sideways = MAX (0, MAX (box->origin.x - x, right));

  return vertical * 10000 + sideways;
}

static guint
find_nearest (BylineDocumentParts *self,
              GtkWidget           *view,
              double               x,
              double               y)
{
  double least = G_MAXDOUBLE;
  guint nearest = G_MAXUINT;

  for (guint i = 0; i < self->texts->len; i++)
    {
      BylineTextBlock *block = get_block (self, i);
      graphene_rect_t box;
      double away;

      if (block == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (block), view, &box))
        continue;
      away = distance (&box, x, y);
      if (away >= least)
        continue;
      least = away;
      nearest = i;
    }
  return nearest;
}

/**
 * byline_document_parts_hit:
 * @self: the parts
 * @view: an ancestor of the root
 * @x: pixels in the coordinates of @view
 * @y: pixels in the coordinates of @view
 * @position: (out): the place between two characters nearest to the point
 *
 * Returns: %FALSE for a document without words
 */
gboolean
byline_document_parts_hit (BylineDocumentParts *self,
                           GtkWidget           *view,
                           double               x,
                           double               y,
                           BylinePosition      *position)
{
  guint ordinal = find_nearest (self, view, x, y);
  BylineTextBlock *block = get_block (self, ordinal);
  double block_x, block_y;

  if (block == NULL || !gtk_widget_translate_coordinates (view, GTK_WIDGET (block), x, y, &block_x,
                                                          &block_y))
    return FALSE;
  position->ordinal = ordinal;
  position->offset = byline_text_block_hit (block, block_x, block_y);
  return TRUE;
}

/**
 * byline_document_parts_locate:
 * @self: the parts
 * @view: an ancestor of the root
 * @position: a place in the document
 * @y: (out): the top of its line, in the coordinates of @view
 *
 * Returns: whether there are words at the position
 */
gboolean
byline_document_parts_locate (BylineDocumentParts *self,
                              GtkWidget           *view,
                              BylinePosition       position,
                              double              *y)
{
  BylineTextBlock *block = get_block (self, position.ordinal);
  double x, line;

  if (block == NULL)
    return FALSE;
  line = byline_text_block_get_offset_y (block, position.offset);
  return gtk_widget_translate_coordinates (GTK_WIDGET (block), view, 0, line, &x, y);
}

/**
 * byline_document_parts_show:
 * @self: the parts
 * @ordinal: a text
 * @start: byte offset
 * @end: byte offset, exclusive
 *
 * Scrolls the table or the code around the text sideways until the words are
 * seen; the page is not moved.
 */
void
byline_document_parts_show (BylineDocumentParts *self,
                            guint                ordinal,
                            guint                start,
                            guint                end)
{
  BylineTextBlock *block = get_block (self, ordinal);
  GdkRectangle area;
  GtkWidget *box, *child;
  double x, y;

  if (block == NULL || !byline_text_block_get_area (block, start, end, &area))
    return;
  box = gtk_widget_get_ancestor (GTK_WIDGET (block), BYLINE_TYPE_OVERFLOW_BOX);
  if (box == NULL || !byline_overflow_box_get_overflows (BYLINE_OVERFLOW_BOX (box)))
    return;
  child = byline_overflow_box_get_child (BYLINE_OVERFLOW_BOX (box));
  if (gtk_widget_translate_coordinates (GTK_WIDGET (block), child, area.x, area.y, &x, &y))
    byline_overflow_box_show (BYLINE_OVERFLOW_BOX (box), (int) x, area.width);
}

/**
 * byline_document_parts_uncover:
 * @self: the parts
 * @document: what they show
 * @ordinal: a text of it
 *
 * Opens the details around the text. GTK takes what is in closed ones out of
 * the tree of widgets, so the document is asked for the way.
 *
 * Returns: whether any were closed; the text has its place one frame later
 */
gboolean
byline_document_parts_uncover (BylineDocumentParts *self,
                               BylineDocument      *document,
                               guint                ordinal)
{
  const BylineBlock *block = byline_document_get_owner (document, ordinal);
  gboolean was_covered = FALSE;

  for (block = block != NULL ? block->parent : NULL; block != NULL; block = block->parent)
    {
      GtkExpander *details = g_hash_table_lookup (self->details, block);

      if (details == NULL || gtk_expander_get_expanded (details))
        continue;
      gtk_expander_set_expanded (details, TRUE);
      was_covered = TRUE;
    }
  return was_covered;
}
