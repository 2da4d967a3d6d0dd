/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Footnotes: one that is asked for shows in a popover beside its reference, so
 * that nobody has to leave the line; who goes to the note all the same comes
 * back to the very reference and to the page as it was left. The popover holds
 * widgets of its own for the words of the note; its links are those of the
 * page. */

#include "config.h"

#include "byline-document-notes.h"

#include "byline-link-proxy.h"
#include "byline-popup.h"
#include "byline-scroller.h"
#include "byline-text-block.h"

#include <glib/gi18n.h>

#define WIDTH_EM  22
#define HEIGHT_EM 16

struct _BylineDocumentNotes
{
  GtkWidget           *view;         /* (unowned: parent) */
  BylineTypography    *typography;   /* (owned) */
  BylineDocument      *document;     /* (owned) (nullable) */
  BylineDocumentParts *parts;        /* (unowned) (nullable): the view's */

  GtkWidget           *popover;      /* (owned) (nullable): made when first needed */
  BylineDocumentParts *note_parts;   /* (owned) (nullable): in the popover */
  const BylineBlock   *note;         /* (nullable): shown there */
  GtkWidget           *reference;    /* (weak) (nullable): what asked for it, and takes the
                                        focus when the popover closes */

  const BylineBlock   *left_for;     /* (nullable): the note somebody went to */
  BylinePosition       left_at;      /* the reference */
  double               left_y;       /* its distance from the top of what was seen */
};

static void
drop_note (BylineDocumentNotes *self)
{
  if (self->popover != NULL)
    gtk_popover_set_child (GTK_POPOVER (self->popover), NULL);
  g_clear_pointer (&self->note_parts, byline_document_parts_free);
  g_clear_weak_pointer (&self->reference);
  self->note = NULL;
}

static const BylineBlock *
find_note_around (const BylineBlock *block)
{
  for (; block != NULL; block = block->parent)
    {
      if (block->kind == BYLINE_BLOCK_ITEM && block->parent != NULL
          && block->parent->kind == BYLINE_BLOCK_FOOTNOTES)
        return block;
    }
  return NULL;
}

/* ---- references ---- */

static GtkWidget *
get_focused_link (BylineDocumentNotes *self)
{
  GtkRoot *root = gtk_widget_get_root (self->view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && BYLINE_IS_LINK_PROXY (focus) && gtk_widget_is_ancestor (focus, self->view)
         ? focus : NULL;
}

static gboolean
is_in_popover (BylineDocumentNotes *self,
               GtkWidget           *widget)
{
  return self->popover != NULL && widget != NULL && gtk_widget_is_ancestor (widget, self->popover);
}

static const BylineText *
get_text (GtkWidget *link)
{
  GtkWidget *block = gtk_widget_get_parent (link);

  return BYLINE_IS_TEXT_BLOCK (block) ? byline_text_block_get_text (BYLINE_TEXT_BLOCK (block))
                                      : NULL;
}

static GtkWidget *
find_link (BylineDocumentNotes *self,
           BylinePosition       position)
{
  GtkWidget *block = NULL;
  GtkWidget *child = NULL;

  if (self->parts != NULL && position.ordinal < self->parts->texts->len)
    block = g_ptr_array_index (self->parts->texts, position.ordinal);
  if (block != NULL)
    child = gtk_widget_get_first_child (block);
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (BYLINE_IS_LINK_PROXY (child)
          && byline_link_proxy_get_end (BYLINE_LINK_PROXY (child)) > position.offset)
        return child;
    }
  return NULL;
}

/* The last link of a note that stays on the page. */
static GtkWidget *
find_way_back (BylineDocumentNotes *self,
               const BylineBlock   *note,
               guint                ordinal)
{
  GtkWidget *found = NULL;

  for (; ordinal < self->parts->texts->len; ordinal++)
    {
      GtkWidget *block = g_ptr_array_index (self->parts->texts, ordinal);

      if (block == NULL
          || find_note_around (byline_document_get_owner (self->document, ordinal)) != note)
        break;
      for (GtkWidget *child = gtk_widget_get_first_child (block); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        {
          if (BYLINE_IS_LINK_PROXY (child)
              && *byline_link_proxy_get_uri (BYLINE_LINK_PROXY (child)) == '#')
            found = child;
        }
    }
  return found;
}

static gboolean
get_distance (BylineDocumentNotes *self,
              BylinePosition       position,
              double              *distance)
{
  GtkWidget *scroller = byline_scroller_find (self->view);
  double y, top, bottom;

  if (scroller == NULL || self->parts == NULL
      || !byline_document_parts_locate (self->parts, self->view, position, &y)
      || !byline_scroller_get_seen (scroller, self->view, &top, &bottom))
    return FALSE;
  *distance = y - top;
  return TRUE;
}

/* ---- the popover ---- */

static void
closed_cb (BylineDocumentNotes *self)
{
  GtkWidget *reference = self->reference;

  if (reference != NULL && gtk_widget_get_mapped (reference))
    gtk_widget_grab_focus (reference);
}

static void
ensure_popover (BylineDocumentNotes *self)
{
  if (self->popover != NULL)
    return;
  self->popover = gtk_popover_new ();
  gtk_widget_add_css_class (self->popover, "byline-footnote");
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Footnote"), -1);
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (closed_cb), self);
  gtk_widget_set_parent (self->popover, self->view);
}

/* The way back has nothing to lead to while nobody has left. */
static void
skip_ways_back (GtkWidget *block)
{
  for (GtkWidget *child = gtk_widget_get_first_child (block); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (BYLINE_IS_LINK_PROXY (child)
          && *byline_link_proxy_get_uri (BYLINE_LINK_PROXY (child)) == '#')
        gtk_widget_set_focusable (child, FALSE);
    }
}

/* A short note makes a small popover, a long one scrolls. */
static GtkWidget *
frame_note (BylineDocumentNotes *self)
{
  double em = byline_typography_get_em (self->typography);
  double width_em = MIN (WIDTH_EM, gtk_widget_get_width (self->view) / em - 2);
  GtkWidget *root = self->note_parts->root;
  GtkWidget *scroller;
  int width, height;

  for (guint i = 0; i < self->note_parts->texts->len; i++)
    {
      BylineTextBlock *block = g_ptr_array_index (self->note_parts->texts, i);

      if (block == NULL)
        continue;
      byline_text_block_set_natural_em (block, 0, MAX (width_em, 6));
      skip_ways_back (GTK_WIDGET (block));
    }
  gtk_widget_measure (root, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (root, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  if (height <= HEIGHT_EM * em)
    return root;
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, width, (int) (HEIGHT_EM * em));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), root);
  return scroller;
}

static void
fill_popover (BylineDocumentNotes *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = gtk_button_new_with_label (_("Go to Note"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "byline-footnote-button");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "document.go-to-note");
  gtk_box_append (GTK_BOX (box), frame_note (self));
  gtk_box_append (GTK_BOX (box), button);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
}

static void
show_note (BylineDocumentNotes *self,
           const BylineBlock   *note,
           GtkWidget           *reference)
{
  graphene_rect_t bounds;
  GdkRectangle area;

  if (!gtk_widget_compute_bounds (reference, self->view, &bounds))
    return;
  drop_note (self);
  ensure_popover (self);
  self->note = note;
  g_set_weak_pointer (&self->reference, reference);
  self->note_parts = byline_document_parts_new_for_note (self->document, self->typography, note);
  fill_popover (self);
  area = (GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                          (int) bounds.size.height };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &area);
  byline_popup_show (GTK_POPOVER (self->popover));
}

/* ---- there and back ---- */

/* Gives the reference the focus, and then, because the viewport scrolls to it
 * as it likes, scrolls so that it stands where it stood. */
static gboolean
come_back (BylineDocumentNotes *self)
{
  GtkWidget *scroller = byline_scroller_find (self->view);
  GtkWidget *link = find_link (self, self->left_at);
  GtkAdjustment *adjustment;
  double distance;

  self->left_for = NULL;
  if (link != NULL)
    gtk_widget_grab_focus (link);
  if (!get_distance (self, self->left_at, &distance))
    return FALSE;
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (scroller));
  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_value (adjustment) + distance - self->left_y);
  return TRUE;
}

/**
 * byline_document_notes_new:
 * @view: the widget that shows the document; has the action
 *   "document.go-to-note"
 * @typography: shared by the view
 *
 * Returns: (transfer full): no notes yet; to be freed with @view
 */
BylineDocumentNotes *
byline_document_notes_new (GtkWidget        *view,
                           BylineTypography *typography)
{
  BylineDocumentNotes *self = g_new0 (BylineDocumentNotes, 1);

  self->view = view;
  self->typography = byline_typography_ref (typography);
  return self;
}

/**
 * byline_document_notes_free:
 * @self: (transfer full): notes
 */
void
byline_document_notes_free (BylineDocumentNotes *self)
{
  drop_note (self);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->document);
  byline_typography_unref (self->typography);
  g_free (self);
}

/**
 * byline_document_notes_set_parts:
 * @self: notes
 * @document: (nullable): what is shown now
 * @parts: (nullable): its widgets, which must outlive the next call
 */
void
byline_document_notes_set_parts (BylineDocumentNotes *self,
                                 BylineDocument      *document,
                                 BylineDocumentParts *parts)
{
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  drop_note (self);
  self->left_for = NULL;
  self->parts = parts;
  g_set_object (&self->document, document);
}

/**
 * byline_document_notes_open:
 * @self: notes
 * @id: where a link inside the page leads
 * @position: where that is
 *
 * Shows a footnote beside the link that has the focus, or brings somebody
 * back who went from a reference to its note. When the link is not one of
 * those, @position is to be gone to; its link, if it has one, takes the focus.
 *
 * Returns: whether all is done
 */
gboolean
byline_document_notes_open (BylineDocumentNotes *self,
                            const char          *id,
                            BylinePosition      *position)
{
  GtkWidget *link = get_focused_link (self);
  const BylineBlock *target = find_note_around (byline_document_get_owner (self->document,
                                                                           position->ordinal));
  const BylineText *text = link != NULL ? get_text (link) : NULL;
  const BylineBlock *source =
    text != NULL ? find_note_around (byline_document_get_owner (self->document, text->ordinal))
                 : NULL;

  if (is_in_popover (self, link))
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return TRUE;
    }
  if (text != NULL && target != NULL && source == NULL)
    {
      show_note (self, target, link);
      return TRUE;
    }
  if (source != NULL && target == NULL && source == self->left_for)
    return come_back (self);
  if (source != NULL && target == NULL)
    {
      GtkWidget *reference = find_link (self, *position);

      if (reference != NULL)
        gtk_widget_grab_focus (reference);
    }
  return FALSE;
}

/**
 * byline_document_notes_leave:
 * @self: notes
 * @position: (out): the note that the popover shows
 *
 * Closes the popover for somebody who goes on to the note, and keeps in mind
 * where they were.
 *
 * Returns: whether there is a note to go to
 */
gboolean
byline_document_notes_leave (BylineDocumentNotes *self,
                             BylinePosition      *position)
{
  const BylineText *text = self->reference != NULL ? get_text (self->reference) : NULL;
  const BylineBlock *note = self->note;
  GtkWidget *way_back;

  if (note == NULL || text == NULL || note->id == NULL
      || !byline_document_find_anchor (self->document, note->id, position))
    return FALSE;
  self->left_at.ordinal = text->ordinal;
  self->left_at.offset = byline_link_proxy_get_start (BYLINE_LINK_PROXY (self->reference));
  if (get_distance (self, self->left_at, &self->left_y))
    self->left_for = note;
  way_back = find_way_back (self, note, position->ordinal);
  if (way_back != NULL)
    g_set_weak_pointer (&self->reference, way_back);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  return TRUE;
}
