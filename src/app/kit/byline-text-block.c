/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One leaf of words on the page: paragraph, heading, caption, cell, code. It
 * lays its words out, paints what lies behind them (boxes, found words, the
 * selection) and keeps a child widget over each link. What is selected and
 * what is found is told to it; it never decides about either. */

#include "config.h"

#include "byline-text-block.h"

#include "byline-accessible-text.h"
#include "byline-document-picture.h"
#include "byline-link-proxy.h"
#include "byline-text-attributes.h"
#include "byline-text-layout.h"
#include "byline-text-window.h"

#include <glib/gi18n.h>

#define MAX_LINKS    500
#define IMPROVE_USEC 3000
#define CAP_LINES    3

struct _BylineTextBlock
{
  GtkWidget          parent_instance;

  BylineTypography  *typography;
  BylineTextRole     role;
  BylineDocument    *document;     /* (owned) (nullable): keeps the text alive */
  BylineText        *own_text;     /* (owned) (nullable) */
  const BylineText  *text;
  BylineAlign        align;
  double             minimum_em;
  double             natural_em;   /* 0: the column */

  BylineTextLayout  *layout;       /* (nullable): made when first needed */
  GdkRGBA            link_color;   /* as in the layout */
  double             ascent;       /* of the font, pixels */
  double             descent;
  guint              selection_start;
  guint              selection_end;
  GArray            *matches;      /* (nullable) (element-type BylineTextRange) */
  guint              current_match;

  BylineTextWindow  *window;       /* (nullable): what is drawn of a very long text */
  guint              drawn_start;  /* bytes that the last drawing covered */
  guint              drawn_end;
  guint              improve_id;   /* tick callback, 0 none */
};

G_DEFINE_FINAL_TYPE_WITH_CODE (BylineTextBlock, byline_text_block, GTK_TYPE_WIDGET,
                               byline_accessible_text_implement (g_define_type_id))

static void
lookup_color (BylineTextBlock *self,
              const char      *name,
              const char      *fallback,
              GdkRGBA         *color)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));

  if (!gtk_style_context_lookup_color (context, name, color))
    gdk_rgba_parse (color, fallback);
}

static void
measure_font (BylineTextBlock            *self,
              PangoContext               *context,
              const PangoFontDescription *font)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (context, font, NULL);

  self->ascent = (double) pango_font_metrics_get_ascent (metrics) / PANGO_SCALE;
  self->descent = (double) pango_font_metrics_get_descent (metrics) / PANGO_SCALE;
  pango_font_metrics_unref (metrics);
}

static PangoContext *
make_context (BylineTextBlock *self,
              BylineDirection  direction)
{
  PangoContext *context = gtk_widget_create_pango_context (GTK_WIDGET (self));

  if (direction != BYLINE_DIRECTION_AUTO)
    pango_context_set_base_dir (context, direction == BYLINE_DIRECTION_RTL ? PANGO_DIRECTION_RTL
                                                                            : PANGO_DIRECTION_LTR);
  return context;
}

static PangoAttrList *
make_attributes (BylineTextBlock *self)
{
  PangoColor color;

  lookup_color (self, "accent_color", "#1c71d8", &self->link_color);
  color.red = (guint16) (self->link_color.red * 65535);
  color.green = (guint16) (self->link_color.green * 65535);
  color.blue = (guint16) (self->link_color.blue * 65535);
  return byline_text_attributes_new (self->text, &color,
                                     byline_typography_get_pitch (self->typography, self->role));
}

/* A comment is no book page, and a cell no column. */
static gboolean
may_hang_a_letter (BylineTextBlock *self)
{
  return self->text->has_drop_cap && self->role == BYLINE_ROLE_BODY && self->natural_em == 0
         && !byline_typography_get_compact (self->typography)
         && (self->align == BYLINE_ALIGN_START || self->align == BYLINE_ALIGN_JUSTIFY)
         && self->text->direction != BYLINE_DIRECTION_RTL;
}

/* ---- very long texts ---- */

/* All texts of a page share what a frame can spare. */
static gint64
get_frame_end (GdkFrameClock *clock)
{
  static gint64 frame = -1;
  static gint64 end;

  if (frame != gdk_frame_clock_get_frame_counter (clock))
    end = g_get_monotonic_time () + IMPROVE_USEC;
  frame = gdk_frame_clock_get_frame_counter (clock);
  return end;
}

static gboolean
improve_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       user_data)
{
  BylineTextBlock *self = BYLINE_TEXT_BLOCK (widget);
  gint64 end = get_frame_end (clock);

  if (g_get_monotonic_time () >= end)
    return G_SOURCE_CONTINUE;
  if (self->layout != NULL && byline_text_layout_improve (self->layout, end))
    gtk_widget_queue_resize (widget);
  /* Links stand where their words have been laid out since. */
  gtk_widget_queue_allocate (widget);
  if (self->layout != NULL && byline_text_layout_is_guessed (self->layout))
    return G_SOURCE_CONTINUE;
  self->improve_id = 0;
  return G_SOURCE_REMOVE;
}

static void
queue_improvement (BylineTextBlock *self)
{
  if (self->improve_id == 0 && self->window != NULL)
    self->improve_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), improve_cb, NULL, NULL);
}

static void
watch_length (BylineTextBlock *self)
{
  if (!byline_text_layout_is_long (self->layout))
    return;
  if (self->window == NULL)
    {
      self->window = byline_text_window_new (GTK_WIDGET (self));
      if (gtk_widget_get_mapped (GTK_WIDGET (self)))
        byline_text_window_open (self->window);
    }
  queue_improvement (self);
}

/* What is to be drawn, in pixels; in bytes it is kept for the painting. */
static void
get_drawn (BylineTextBlock *self,
           double          *top,
           double          *bottom)
{
  guint start = self->drawn_start;
  guint end = self->drawn_end;

  *top = 0;
  *bottom = G_MAXINT;
  self->drawn_start = 0;
  self->drawn_end = G_MAXUINT;
  if (self->window == NULL)
    return;
  byline_text_window_get_range (self->window, top, bottom);
  byline_text_layout_get_range (self->layout, *top, *bottom, &self->drawn_start, &self->drawn_end);
  if (start != self->drawn_start || end != self->drawn_end)
    queue_improvement (self);
}

static GArray *
get_drawn_pieces (BylineTextBlock *self,
                  guint            start,
                  guint            end)
{
  return byline_text_layout_get_pieces (self->layout, MAX (start, self->drawn_start),
                                        MIN (end, self->drawn_end));
}

static BylineTextLayout *
ensure_layout (BylineTextBlock *self)
{
  PangoContext *context;
  PangoFontDescription *font;
  PangoAttrList *attributes;
  BylineTextSetting setting;

  if (self->layout != NULL)
    return self->layout;
  setting.direction = self->role == BYLINE_ROLE_CODE ? BYLINE_DIRECTION_LTR : self->text->direction;
  setting.wraps = self->role != BYLINE_ROLE_CODE;
  setting.align = self->align;
  setting.pitch = byline_typography_get_pitch (self->typography, self->role);
  setting.hang = 0;
  setting.cap_lines = may_hang_a_letter (self) ? CAP_LINES : 0;
  setting.font = font = byline_typography_dup_font (self->typography, self->role);
  setting.context = context = make_context (self, setting.direction);
  setting.attributes = attributes = make_attributes (self);
  self->layout = byline_text_layout_new (self->text->words, &setting);
  watch_length (self);
  measure_font (self, context, font);
  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
  g_object_unref (context);
  return self->layout;
}

/* GTK may have measured at another width after the last allocation. */
static BylineTextLayout *
drawn_layout (BylineTextBlock *self)
{
  ensure_layout (self);
  byline_text_layout_set_width (self->layout, gtk_widget_get_width (GTK_WIDGET (self)));
  return self->layout;
}

static int
column_width (BylineTextBlock *self)
{
  return byline_typography_get_column_width (self->typography,
                                             gtk_widget_get_pango_context (GTK_WIDGET (self)));
}

/* A very long text keeps the width that it was laid out for: GTK asks for
 * several, and each would begin all over again. */
static int
height_for_width (BylineTextBlock *self,
                  int              width)
{
  int laid_out = byline_text_layout_get_width (self->layout);

  if (byline_text_layout_is_long (self->layout) && laid_out > 0 && laid_out != width
      && self->role != BYLINE_ROLE_CODE)
    return (int) ((double) byline_text_layout_get_height (self->layout) * laid_out
                  / MAX (width, 1)) + 1;
  byline_text_layout_set_width (self->layout, width);
  return byline_text_layout_get_height (self->layout);
}

static void
byline_text_block_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  BylineTextBlock *self = BYLINE_TEXT_BLOCK (widget);
  BylineTextLayout *layout = ensure_layout (self);
  double em = byline_typography_get_em (self->typography);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = height_for_width (self, for_size >= 0 ? for_size : column_width (self));
    }
  else if (self->role == BYLINE_ROLE_CODE)
    {
      *minimum = *natural = byline_text_layout_get_full_width (layout);
    }
  else if (self->natural_em > 0)
    {
      int full = byline_text_layout_get_full_width (layout);

      *minimum = MIN (full, (int) (self->minimum_em * em));
      *natural = MAX (*minimum, MIN (full, (int) (self->natural_em * em)));
    }
  else
    {
      /* Asks for no layout: there are many, and each would be laid out twice. */
      *minimum = 0;
      *natural = column_width (self);
    }
}

/* Where a link stands that nobody has looked at, so that focus finds it. */
static GArray *
guess_piece (double y)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (BylineLinePiece));
  BylineLinePiece piece = { .y = y, .width = 1, .height = 1, .baseline = y + 1 };

  g_array_append_val (pieces, piece);
  return pieces;
}

static void
place_link (BylineTextBlock  *self,
            BylineTextLayout *layout,
            BylineLinkProxy  *link)
{
  guint start = byline_link_proxy_get_start (link);
  guint end = byline_link_proxy_get_end (link);
  GtkAllocation bounds;
  int minimum;
  double y;

  if (byline_text_layout_is_laid_out (layout, start, &y))
    byline_link_proxy_set_pieces (link, byline_text_layout_get_pieces (layout, start, end));
  else
    byline_link_proxy_set_pieces (link, guess_piece (y));
  byline_link_proxy_get_bounds (link, &bounds);
  /* GTK wants to be asked before it is told. */
  gtk_widget_measure (GTK_WIDGET (link), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  gtk_widget_size_allocate (GTK_WIDGET (link), &bounds, -1);
}

/* On the line, where the words leave room for it. */
static void
place_picture (BylineTextLayout *layout,
               GtkWidget        *picture)
{
  const BylineSpan *span = g_object_get_data (G_OBJECT (picture), "span");
  g_autoptr (GArray) pieces = byline_text_layout_get_pieces (layout, span->start, span->end);
  GtkAllocation place = { 0, 0, (int) span->picture->width, (int) span->picture->height };

  if (pieces->len > 0)
    {
      const BylineLinePiece *piece = &g_array_index (pieces, BylineLinePiece, 0);

      place.x = (int) piece->x;
      place.y = (int) piece->baseline - place.height;
    }
  gtk_widget_measure (picture, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (picture, &place, -1);
}

static void
byline_text_block_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  BylineTextBlock *self = BYLINE_TEXT_BLOCK (widget);
  BylineTextLayout *layout = ensure_layout (self);
  GtkWidget *child;

  if (byline_text_layout_get_width (layout) != width)
    queue_improvement (self);
  byline_text_layout_set_width (layout, width);
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (BYLINE_IS_LINK_PROXY (child))
      place_link (self, layout, BYLINE_LINK_PROXY (child));
    else
      place_picture (layout, child);
}

static void
fill_box (GtkSnapshot           *snapshot,
          const graphene_rect_t *area,
          float                  radius,
          const GdkRGBA         *color)
{
  GskRoundedRect outline;

  if (radius <= 0)
    {
      gtk_snapshot_append_color (snapshot, color, area);
      return;
    }
  gsk_rounded_rect_init_from_rect (&outline, area, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, color, area);
  gtk_snapshot_pop (snapshot);
}

/* Boxes stand between ascent and descent: over the whole line they would
 * touch the lines above and below. */
static void
paint_boxes (BylineTextBlock *self,
             GtkSnapshot     *snapshot,
             guint            start,
             guint            end,
             const GdkRGBA   *color)
{
  g_autoptr (GArray) pieces = get_drawn_pieces (self, start, end);

  for (guint i = 0; i < pieces->len; i++)
    {
      const BylineLinePiece *piece = &g_array_index (pieces, BylineLinePiece, i);
      graphene_rect_t area = GRAPHENE_RECT_INIT (piece->x - 2, piece->baseline - self->ascent,
                                                 piece->width + 4, self->ascent + self->descent);

      fill_box (snapshot, &area, 4, color);
    }
}

static void
paint_underline (BylineTextBlock *self,
                 GtkSnapshot     *snapshot,
                 guint            start,
                 guint            end,
                 const GdkRGBA   *color)
{
  g_autoptr (GArray) pieces = get_drawn_pieces (self, start, end);

  for (guint i = 0; i < pieces->len; i++)
    {
      const BylineLinePiece *piece = &g_array_index (pieces, BylineLinePiece, i);

      for (double x = 0; x + 2 <= piece->width && x < 4000; x += 4)
        {
          graphene_rect_t dot = GRAPHENE_RECT_INIT (piece->x + x, piece->baseline + 3, 2, 1);

          gtk_snapshot_append_color (snapshot, color, &dot);
        }
    }
}

static void
paint_spans (BylineTextBlock *self,
             GtkSnapshot     *snapshot,
             const GdkRGBA   *ink)
{
  GdkRGBA faint = *ink;
  GdkRGBA mark;

  faint.alpha *= 0.1;
  lookup_color (self, "warning_bg_color", "#e5a50a", &mark);
  mark.alpha = 0.4;
  for (guint i = 0; i < self->text->spans->len; i++)
    {
      const BylineSpan *span = &g_array_index (self->text->spans, BylineSpan, i);

      if (span->kind == BYLINE_SPAN_CODE || span->kind == BYLINE_SPAN_KEY)
        paint_boxes (self, snapshot, span->start, span->end, &faint);
      else if (span->kind == BYLINE_SPAN_MARK)
        paint_boxes (self, snapshot, span->start, span->end, &mark);
      else if (span->kind == BYLINE_SPAN_ABBREVIATION)
        paint_underline (self, snapshot, span->start, span->end, ink);
    }
}

static void
paint_matches (BylineTextBlock *self,
               GtkSnapshot     *snapshot)
{
  GdkRGBA color;

  if (self->matches == NULL)
    return;
  lookup_color (self, "warning_bg_color", "#e5a50a", &color);
  for (guint i = 0; i < self->matches->len; i++)
    {
      const BylineTextRange *range = &g_array_index (self->matches, BylineTextRange, i);

      color.alpha = i == self->current_match ? 0.85 : 0.3;
      paint_boxes (self, snapshot, range->start, range->end, &color);
    }
}

static void
paint_selection (BylineTextBlock *self,
                 GtkSnapshot     *snapshot)
{
  g_autoptr (GArray) pieces = NULL;
  GdkRGBA color;

  if (self->selection_start >= self->selection_end)
    return;
  lookup_color (self, "accent_bg_color", "#3584e4", &color);
  color.alpha = 0.32;
  pieces = get_drawn_pieces (self, self->selection_start, self->selection_end);
  for (guint i = 0; i < pieces->len; i++)
    {
      const BylineLinePiece *piece = &g_array_index (pieces, BylineLinePiece, i);
      graphene_rect_t area = GRAPHENE_RECT_INIT (piece->x, piece->y, piece->width, piece->height);

      fill_box (snapshot, &area, 0, &color);
    }
}

typedef struct
{
  GtkSnapshot *snapshot;
  GdkRGBA      ink;
} Drawing;

static void
draw_part (PangoLayout *layout,
           double       x,
           double       y,
           gpointer     user_data)
{
  Drawing *drawing = user_data;

  gtk_snapshot_save (drawing->snapshot);
  gtk_snapshot_translate (drawing->snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (drawing->snapshot, layout, &drawing->ink);
  gtk_snapshot_restore (drawing->snapshot);
}

/* The theme may have gone from light to dark since the words were laid out. */
static void
follow_link_color (BylineTextBlock *self)
{
  GdkRGBA color;

  lookup_color (self, "accent_color", "#1c71d8", &color);
  if (!gdk_rgba_equal (&color, &self->link_color))
    g_clear_pointer (&self->layout, byline_text_layout_free);
}

static void
byline_text_block_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  BylineTextBlock *self = BYLINE_TEXT_BLOCK (widget);
  Drawing drawing = { snapshot };
  double top, bottom;

  follow_link_color (self);
  drawn_layout (self);
  get_drawn (self, &top, &bottom);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &drawing.ink);
  paint_spans (self, snapshot, &drawing.ink);
  paint_matches (self, snapshot);
  paint_selection (self, snapshot);
  byline_text_layout_foreach (self->layout, top, bottom, draw_part, &drawing);
  GTK_WIDGET_CLASS (byline_text_block_parent_class)->snapshot (widget, snapshot);
}

static const BylineSpan *
find_abbreviation (BylineTextBlock *self,
                   guint            offset)
{
  for (guint i = 0; i < self->text->spans->len; i++)
    {
      const BylineSpan *span = &g_array_index (self->text->spans, BylineSpan, i);

      if (span->kind == BYLINE_SPAN_ABBREVIATION && span->data != NULL
          && offset >= span->start && offset < span->end)
        return span;
    }
  return NULL;
}

static gboolean
byline_text_block_query_tooltip (GtkWidget  *widget,
                                 int         x,
                                 int         y,
                                 gboolean    keyboard_tooltip,
                                 GtkTooltip *tooltip)
{
  BylineTextBlock *self = BYLINE_TEXT_BLOCK (widget);
  const BylineSpan *span = find_abbreviation (self, byline_text_block_hit (self, x, y));

  if (span == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, span->data);
  return TRUE;
}

/* Links follow each other in reading order; GTK would sort them by where
 * their boxes lie, and a link over two lines has a box as wide as the page. */
static gboolean
byline_text_block_focus (GtkWidget        *widget,
                         GtkDirectionType  direction)
{
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  gboolean forward = direction == GTK_DIR_TAB_FORWARD;

  if (!forward && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (byline_text_block_parent_class)->focus (widget, direction);
  if (child == NULL)
    child = forward ? gtk_widget_get_first_child (widget) : gtk_widget_get_last_child (widget);
  else
    child = forward ? gtk_widget_get_next_sibling (child) : gtk_widget_get_prev_sibling (child);
  return child != NULL && gtk_widget_child_focus (child, direction);
}

static void
byline_text_block_system_setting_changed (GtkWidget        *widget,
                                          GtkSystemSetting  setting)
{
  byline_text_block_restyle (BYLINE_TEXT_BLOCK (widget));
  GTK_WIDGET_CLASS (byline_text_block_parent_class)->system_setting_changed (widget, setting);
}

static void
byline_text_block_direction_changed (GtkWidget        *widget,
                                     GtkTextDirection  previous)
{
  byline_text_block_restyle (BYLINE_TEXT_BLOCK (widget));
  GTK_WIDGET_CLASS (byline_text_block_parent_class)->direction_changed (widget, previous);
}

static GtkSizeRequestMode
byline_text_block_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
byline_text_block_map (GtkWidget *widget)
{
  BylineTextBlock *self = BYLINE_TEXT_BLOCK (widget);

  GTK_WIDGET_CLASS (byline_text_block_parent_class)->map (widget);
  if (self->window != NULL)
    byline_text_window_open (self->window);
}

static void
byline_text_block_unmap (GtkWidget *widget)
{
  BylineTextBlock *self = BYLINE_TEXT_BLOCK (widget);

  if (self->window != NULL)
    byline_text_window_close (self->window);
  GTK_WIDGET_CLASS (byline_text_block_parent_class)->unmap (widget);
}

static void
byline_text_block_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (byline_text_block_parent_class)->dispose (object);
}

static void
byline_text_block_finalize (GObject *object)
{
  BylineTextBlock *self = BYLINE_TEXT_BLOCK (object);

  g_clear_pointer (&self->window, byline_text_window_free);
  g_clear_pointer (&self->layout, byline_text_layout_free);
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_pointer (&self->own_text, byline_text_free);
  g_clear_object (&self->document);
  g_clear_pointer (&self->typography, byline_typography_unref);
  G_OBJECT_CLASS (byline_text_block_parent_class)->finalize (object);
}

static void
byline_text_block_class_init (BylineTextBlockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_text_block_dispose;
  object_class->finalize = byline_text_block_finalize;
  widget_class->map = byline_text_block_map;
  widget_class->unmap = byline_text_block_unmap;
  widget_class->measure = byline_text_block_measure;
  widget_class->size_allocate = byline_text_block_size_allocate;
  widget_class->snapshot = byline_text_block_snapshot;
  widget_class->query_tooltip = byline_text_block_query_tooltip;
  widget_class->focus = byline_text_block_focus;
  widget_class->system_setting_changed = byline_text_block_system_setting_changed;
  widget_class->direction_changed = byline_text_block_direction_changed;
  widget_class->get_request_mode = byline_text_block_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "byline-text");
}

static void
byline_text_block_init (BylineTextBlock *self)
{
  self->current_match = BYLINE_NO_MATCH;
}

/* Older GTK keeps the level to itself, so it is said as well. */
static void
describe_level (BylineTextBlock *self,
                int              level)
{
  /* Translators: how deep a heading stands, 1 to 6. */
  g_autofree char *words = g_strdup_printf (_("Level %d"), level);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LEVEL, level, -1);
  if (!byline_accessible_text_is_offered ())
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    words, -1);
}

static void
describe (BylineTextBlock *self)
{
  gboolean is_heading = self->role >= BYLINE_ROLE_HEADING_1 && self->role <= BYLINE_ROLE_HEADING_6;

  if (is_heading || !byline_accessible_text_is_offered ())
    gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, self->text->words,
                                    -1);
  if (is_heading)
    describe_level (self, self->role - BYLINE_ROLE_HEADING_1 + 1);
}

static void
add_pictures (BylineTextBlock *self)
{
  for (guint i = 0; i < self->text->spans->len; i++)
    {
      BylineSpan *span = &g_array_index (self->text->spans, BylineSpan, i);
      GtkWidget *picture;

      if (span->kind != BYLINE_SPAN_PICTURE || span->picture == NULL || self->document == NULL)
        continue;
      picture = byline_document_picture_new (self->typography, self->document, span->picture);
      g_object_set_data (G_OBJECT (picture), "span", span);
      gtk_widget_set_parent (picture, GTK_WIDGET (self));
    }
}

static void
add_links (BylineTextBlock *self)
{
  guint n_links = 0;

  for (guint i = 0; i < self->text->spans->len && n_links < MAX_LINKS; i++)
    {
      const BylineSpan *span = &g_array_index (self->text->spans, BylineSpan, i);

      if (span->kind == BYLINE_SPAN_ABBREVIATION)
        gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
      if (span->kind != BYLINE_SPAN_LINK || span->start >= span->end)
        continue;
      gtk_widget_set_parent (byline_link_proxy_new (span, self->text->words), GTK_WIDGET (self));
      n_links++;
    }
}

static GtkWidget *
new_block (BylineTypography *typography,
           BylineTextRole    role,
           BylineDocument   *document,
           const BylineText *text,
           BylineText       *own_text)
{
  BylineTextBlock *self = g_object_new (BYLINE_TYPE_TEXT_BLOCK,
                                        "accessible-role",
                                        byline_accessible_text_get_role (role),
                                        NULL);

  self->typography = byline_typography_ref (typography);
  self->role = role;
  self->document = document != NULL ? g_object_ref (document) : NULL;
  self->own_text = own_text;
  self->text = own_text != NULL ? own_text : text;
  self->align = self->text->align;
  describe (self);
  add_links (self);
  add_pictures (self);
  return GTK_WIDGET (self);
}

/**
 * byline_text_block_new:
 * @typography: shared by the view
 * @role: what the words are for
 * @document: what @text belongs to; kept alive
 * @text: a leaf of @document
 *
 * Returns: (transfer floating): a widget; its selectable words have the
 *   cursor of text
 */
GtkWidget *
byline_text_block_new (BylineTypography *typography,
                       BylineTextRole    role,
                       BylineDocument   *document,
                       const BylineText *text)
{
  GtkWidget *self = new_block (typography, role, document, text, NULL);

  gtk_widget_set_cursor_from_name (self, "text");
  return self;
}

/**
 * byline_text_block_new_for_words:
 * @typography: shared by the view
 * @role: what the words are for
 * @words: UTF-8 that no document holds: a list marker, a note
 *
 * Returns: (transfer floating): a widget that takes no part in selecting
 */
GtkWidget *
byline_text_block_new_for_words (BylineTypography *typography,
                                 BylineTextRole    role,
                                 const char       *words)
{
  return new_block (typography, role, NULL, NULL, byline_text_new (words));
}

/**
 * byline_text_block_get_text:
 * @self: a text block
 *
 * Returns: (transfer none): what it shows
 */
const BylineText *
byline_text_block_get_text (BylineTextBlock *self)
{
  return self->text;
}

/**
 * byline_text_block_set_natural_em:
 * @self: a text block
 * @minimum: least width in em, if the words need as much
 * @natural: wished width in em, at most what the words need; 0 for the column
 *
 * For words whose neighbours stand beside them, such as cells and markers.
 */
void
byline_text_block_set_natural_em (BylineTextBlock *self,
                                  double           minimum,
                                  double           natural)
{
  self->minimum_em = minimum;
  self->natural_em = natural;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * byline_text_block_set_align:
 * @self: a text block
 * @align: instead of what the document says
 */
void
byline_text_block_set_align (BylineTextBlock *self,
                             BylineAlign      align)
{
  self->align = align;
  byline_text_block_restyle (self);
}

/**
 * byline_text_block_restyle:
 * @self: a text block
 *
 * Lays the words out anew; to be called when the typography has changed.
 */
void
byline_text_block_restyle (BylineTextBlock *self)
{
  g_clear_pointer (&self->layout, byline_text_layout_free);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * byline_text_block_get_full_width:
 * @self: a text block
 *
 * Returns: pixels that its longest line takes when nothing is wrapped
 */
int
byline_text_block_get_full_width (BylineTextBlock *self)
{
  return byline_text_layout_get_full_width (ensure_layout (self));
}

/**
 * byline_text_block_get_longest_run:
 * @self: a text block
 *
 * Returns: the most characters in a row that offer no place to break at
 */
guint
byline_text_block_get_longest_run (BylineTextBlock *self)
{
  return byline_text_layout_get_longest_run (ensure_layout (self));
}

/**
 * byline_text_block_hit:
 * @self: a text block
 * @x: pixels in its coordinates
 * @y: pixels in its coordinates
 *
 * Returns: the byte offset nearest to a point
 */
guint
byline_text_block_hit (BylineTextBlock *self,
                       double           x,
                       double           y)
{
  return byline_text_layout_hit (drawn_layout (self), x, y);
}

/**
 * byline_text_block_get_offset_y:
 * @self: a text block
 * @offset: byte offset
 *
 * Returns: the top of the line that holds the offset, in its coordinates
 */
double
byline_text_block_get_offset_y (BylineTextBlock *self,
                                guint            offset)
{
  BylineTextLayout *layout = drawn_layout (self);
  const char *next = self->text->words + offset;
  g_autoptr (GArray) pieces = NULL;

  if (*next == '\0')
    return offset == 0 ? 0 : byline_text_layout_get_height (layout)
                             - byline_typography_get_pitch (self->typography, self->role);
  pieces = byline_text_layout_get_pieces (layout, offset,
                                          g_utf8_next_char (next) - self->text->words);
  return pieces->len > 0 ? g_array_index (pieces, BylineLinePiece, 0).y : 0;
}

/**
 * byline_text_block_get_area:
 * @self: a text block
 * @start: byte offset
 * @end: byte offset, exclusive
 * @area: (out): around the first line of the range, in its coordinates
 *
 * Returns: whether any of the range is drawn
 */
gboolean
byline_text_block_get_area (BylineTextBlock *self,
                            guint            start,
                            guint            end,
                            GdkRectangle    *area)
{
  g_autoptr (GArray) pieces = byline_text_layout_get_pieces (drawn_layout (self), start, end);
  const BylineLinePiece *first;

  if (pieces->len == 0)
    return FALSE;
  first = &g_array_index (pieces, BylineLinePiece, 0);
  *area = (GdkRectangle) { (int) first->x, (int) first->y, (int) (first->width + 0.999),
                           (int) (first->height + 0.999) };
  return TRUE;
}

/**
 * byline_text_block_get_word:
 * @self: a text block
 * @offset: byte offset
 * @start: (out): start of the word there
 * @end: (out): its end, exclusive
 */
void
byline_text_block_get_word (BylineTextBlock *self,
                            guint            offset,
                            guint           *start,
                            guint           *end)
{
  byline_text_layout_get_word (ensure_layout (self), offset, start, end);
}

/**
 * byline_text_block_set_selection:
 * @self: a text block
 * @start: byte offset
 * @end: byte offset, exclusive; not above @start for nothing
 */
void
byline_text_block_set_selection (BylineTextBlock *self,
                                 guint            start,
                                 guint            end)
{
  if (start >= end)
    start = end = 0;
  if (start == self->selection_start && end == self->selection_end)
    return;
  self->selection_start = start;
  self->selection_end = end;
  byline_accessible_text_selection_changed (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * byline_text_block_get_selection:
 * @self: a text block
 * @start: (out): byte offset
 * @end: (out): byte offset, exclusive; both 0 for nothing
 */
void
byline_text_block_get_selection (BylineTextBlock *self,
                                 guint           *start,
                                 guint           *end)
{
  *start = self->selection_start;
  *end = self->selection_end;
}

/**
 * byline_text_block_get_extents:
 * @self: a text block
 * @start: byte offset
 * @end: byte offset, exclusive
 * @extents: (out caller-allocates): around the words, in its coordinates
 *
 * Returns: whether any words stand there
 */
gboolean
byline_text_block_get_extents (BylineTextBlock *self,
                               guint            start,
                               guint            end,
                               graphene_rect_t *extents)
{
  g_autoptr (GArray) pieces = byline_text_layout_get_pieces (drawn_layout (self), start, end);

  for (guint i = 0; i < pieces->len; i++)
    {
      const BylineLinePiece *piece = &g_array_index (pieces, BylineLinePiece, i);
      graphene_rect_t area = GRAPHENE_RECT_INIT (piece->x, piece->y, piece->width, piece->height);

      if (i == 0)
        *extents = area;
      else
        graphene_rect_union (extents, &area, extents);
    }
  return pieces->len > 0;
}

/**
 * byline_text_block_set_matches:
 * @self: a text block
 * @ranges: (nullable) (element-type BylineTextRange): found words; copied by
 *   reference
 * @current: index of the one in focus, or %BYLINE_NO_MATCH
 */
void
byline_text_block_set_matches (BylineTextBlock *self,
                               GArray          *ranges,
                               guint            current)
{
  if (ranges == NULL && self->matches == NULL)
    return;
  if (ranges != NULL)
    g_array_ref (ranges);
  g_clear_pointer (&self->matches, g_array_unref);
  self->matches = ranges;
  self->current_match = current;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
