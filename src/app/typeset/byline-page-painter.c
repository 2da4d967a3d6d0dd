/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Paints a page with cairo: panels, boxes, pictures, then words, so that they
 * can be selected, and over them where links lead. A surface without links
 * ignores those. Loads nothing: a picture whose pixels are not there leaves
 * its room white. */

#include "config.h"

#include "byline-page-painter.h"

#include "byline-pages-private.h"

#include <pango/pangocairo.h>
#include <string.h>

#define FOOT_SIZE     7.5
#define FOOT_PITCH    11
#define FOOT_GAP      26      /* from the body to the line above the foot */
#define FOOT_GRAY     0.4
#define LINE_GRAY     0.75
#define HAIRLINE      0.5
#define PANEL_GRAY    0.945
#define BAR_GRAY      0.72
#define BAR_WIDTH     2
#define PANEL_RADIUS  3
#define NUMBER_ROOM   70
#define MAX_LINK      2000    /* bytes of an address */

typedef struct
{
  BylinePages *pages;
  cairo_t     *cr;
  gboolean     links_inside;
} Painter;

static void
set_gray (cairo_t *cr,
          double   gray)
{
  cairo_set_source_rgb (cr, gray, gray, gray);
}

static void
trace_box (cairo_t *cr,
           double   x,
           double   y,
           double   width,
           double   height,
           double   radius)
{
  double r = MIN (radius, MIN (width, height) / 2);

  if (r <= 0)
    {
      cairo_rectangle (cr, x, y, width, height);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI_2, 0);
  cairo_arc (cr, x + width - r, y + height - r, r, 0, G_PI_2);
  cairo_arc (cr, x + r, y + height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
fill (cairo_t *cr,
      double   x,
      double   y,
      double   width,
      double   height,
      double   radius,
      double   gray)
{
  set_gray (cr, gray);
  trace_box (cr, x, y, width, height, radius);
  cairo_fill (cr);
}

static void
outline (cairo_t *cr,
         double   x,
         double   y,
         double   width,
         double   height,
         double   radius,
         double   gray)
{
  set_gray (cr, gray);
  cairo_set_line_width (cr, HAIRLINE);
  trace_box (cr, x, y, width, height, radius);
  cairo_stroke (cr);
}

/* ---- links ---- */

/* Tags are read in the units of the sheet, whatever the context is turned to. */
static char *
describe_area (cairo_t *cr,
               double   x,
               double   y,
               double   width,
               double   height)
{
  double right = x + width;
  double bottom = y + height;
  char numbers[4][G_ASCII_DTOSTR_BUF_SIZE];

  cairo_user_to_device (cr, &x, &y);
  cairo_user_to_device (cr, &right, &bottom);
  g_ascii_formatd (numbers[0], sizeof numbers[0], "%.2f", x);
  g_ascii_formatd (numbers[1], sizeof numbers[1], "%.2f", y);
  g_ascii_formatd (numbers[2], sizeof numbers[2], "%.2f", right - x);
  g_ascii_formatd (numbers[3], sizeof numbers[3], "%.2f", bottom - y);
  return g_strdup_printf ("rect=[%s %s %s %s]", numbers[0], numbers[1], numbers[2], numbers[3]);
}

/* Only letters a tag can hold: an address has other ways to say the others. */
static char *
escape_uri (const char *uri)
{
  g_autofree char *ascii = g_uri_escape_string (uri, "%:/?#[]@!$&()*+,;=-._~", FALSE);

  return g_strdup_printf ("uri='%s'", ascii);
}

static void
add_link (const Painter *self,
          const char    *where,
          double         x,
          double         y,
          double         width,
          double         height)
{
  g_autofree char *area = describe_area (self->cr, x, y, width, height);
  g_autofree char *tag = g_strdup_printf ("%s %s", area, where);

  cairo_tag_begin (self->cr, CAIRO_TAG_LINK, tag);
  cairo_tag_end (self->cr, CAIRO_TAG_LINK);
}

static guint
find_target (const Painter *self,
             const char    *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->pages->targets, id));
}

static void
paint_link (const Painter         *self,
            const BylinePagePiece *piece,
            double                 x,
            double                 y)
{
  g_autofree char *where = NULL;

  if (piece->data[0] == '#')
    {
      guint target = find_target (self, piece->data + 1);

      if (target > 0 && self->links_inside)
        where = g_strdup_printf ("dest='target-%u'", target);
    }
  else if (strlen (piece->data) <= MAX_LINK)
    where = escape_uri (piece->data);
  if (where != NULL)
    add_link (self, where, x, y, piece->width, piece->height);
}

static void
paint_target (const Painter         *self,
              const BylinePagePiece *piece,
              double                 x,
              double                 y)
{
  g_autofree char *tag = NULL;
  char left[G_ASCII_DTOSTR_BUF_SIZE];
  char top[G_ASCII_DTOSTR_BUF_SIZE];

  if (!self->links_inside)
    return;
  cairo_user_to_device (self->cr, &x, &y);
  g_ascii_formatd (left, sizeof left, "%.2f", x);
  g_ascii_formatd (top, sizeof top, "%.2f", y);
  tag = g_strdup_printf ("name='target-%u' x=%s y=%s", find_target (self, piece->data), left, top);
  cairo_tag_begin (self->cr, CAIRO_TAG_DEST, tag);
  cairo_tag_end (self->cr, CAIRO_TAG_DEST);
}

/* ---- pieces ---- */

static void
paint_picture (const Painter         *self,
               const BylinePagePiece *piece,
               double                 x,
               double                 y,
               double                 width,
               double                 height)
{
  cairo_surface_t *surface = byline_page_pictures_get (self->pages->pictures, piece->picture);
  int pixel_width = surface != NULL ? cairo_image_surface_get_width (surface) : 0;
  int pixel_height = surface != NULL ? cairo_image_surface_get_height (surface) : 0;

  if (pixel_width <= 0 || pixel_height <= 0 || width <= 0 || height <= 0)
    return;
  cairo_save (self->cr);
  cairo_translate (self->cr, x, y);
  cairo_scale (self->cr, width / pixel_width, height / pixel_height);
  cairo_set_source_surface (self->cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (self->cr), CAIRO_FILTER_GOOD);
  cairo_rectangle (self->cr, 0, 0, pixel_width, pixel_height);
  cairo_fill (self->cr);
  cairo_restore (self->cr);
}

static void
paint_line (const Painter         *self,
            const BylinePagePiece *piece,
            double                 x,
            double                 y)
{
  set_gray (self->cr, piece->gray);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout_line (self->cr, piece->line);
}

static void
paint_piece (const Painter         *self,
             const BylinePagePiece *piece,
             double                 y,
             double                 share)
{
  double x = self->pages->x + piece->x;

  switch (piece->kind)
    {
    case BYLINE_PIECE_LINE:
      paint_line (self, piece, x, y + piece->y);
      break;
    case BYLINE_PIECE_FILL:
      fill (self->cr, x, y + piece->y, piece->width, piece->height, piece->radius, piece->gray);
      break;
    case BYLINE_PIECE_OUTLINE:
      outline (self->cr, x, y + piece->y, piece->width, piece->height, piece->radius, piece->gray);
      break;
    case BYLINE_PIECE_PICTURE:
      paint_picture (self, piece, x + piece->width * (1 - share) / 2, y + piece->y * share,
                     piece->width * share, piece->height * share);
      break;
    case BYLINE_PIECE_LINK:
      paint_link (self, piece, x + piece->width * (1 - share) / 2, y + piece->y);
      break;
    case BYLINE_PIECE_TARGET:
      paint_target (self, piece, x, y);
      break;
    case BYLINE_PIECE_HEADING:
    default:
      break;
    }
}

static gboolean
is_ground (const BylinePagePiece *piece)
{
  return piece->kind == BYLINE_PIECE_FILL || piece->kind == BYLINE_PIECE_OUTLINE
         || piece->kind == BYLINE_PIECE_PICTURE;
}

/* What lies below words first. */
static void
paint_spot (const Painter        *self,
            const BylinePageSpot *spot)
{
  const BylinePageStrip *strip = byline_page_flow_get (self->pages->flow, spot->strip);
  double y = self->pages->format.margin_top + spot->y;
  double share = strip->height > 0 ? spot->height / strip->height : 1;

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < strip->pieces->len; i++)
      {
        const BylinePagePiece *piece = &g_array_index (strip->pieces, BylinePagePiece, i);

        if (is_ground (piece) != (pass == 0))
          continue;
        /* A head that stands again is not led to again. */
        if (!spot->is_again || piece->kind != BYLINE_PIECE_TARGET)
          paint_piece (self, piece, y, share);
      }
}

/* ---- panels ---- */

static void
paint_panel (const Painter         *self,
             const BylinePagePanel *panel,
             double                 top,
             double                 bottom,
             gboolean               is_begun,
             gboolean               is_ended)
{
  cairo_t *cr = self->cr;
  double x = self->pages->x + panel->x;

  switch (panel->kind)
    {
    case BYLINE_PANEL_BAR:
      fill (cr, panel->is_right ? x + panel->width - BAR_WIDTH : x, top, BAR_WIDTH, bottom - top,
            0, BAR_GRAY);
      break;
    case BYLINE_PANEL_GROUND:
      fill (cr, x, top, panel->width, bottom - top, PANEL_RADIUS, PANEL_GRAY);
      break;
    case BYLINE_PANEL_BOX:
      outline (cr, x, top, panel->width, bottom - top, PANEL_RADIUS, BAR_GRAY);
      break;
    case BYLINE_PANEL_RULES:
    default:
      if (is_begun)
        fill (cr, x, top, panel->width, 2 * HAIRLINE, 0, BAR_GRAY);
      if (is_ended)
        fill (cr, x, bottom - 2 * HAIRLINE, panel->width, 2 * HAIRLINE, 0, BAR_GRAY);
      break;
    }
}

/* What of a panel is on this page, heads that stand again left out. */
static void
paint_panels (const Painter *self,
              const GArray  *spots)
{
  const GArray *panels = self->pages->flow->panels;

  for (guint i = 0; i < panels->len; i++)
    {
      const BylinePagePanel *panel = &g_array_index (panels, BylinePagePanel, i);
      const BylinePageSpot *first = NULL;
      const BylinePageSpot *last = NULL;

      for (guint k = 0; k < spots->len; k++)
        {
          const BylinePageSpot *spot = &g_array_index (spots, BylinePageSpot, k);

          if (spot->strip < panel->first || spot->strip >= panel->end)
            continue;
          first = first != NULL ? first : spot;
          last = spot;
        }
      if (first != NULL)
        paint_panel (self, panel, self->pages->format.margin_top + first->y - panel->pad,
                     self->pages->format.margin_top + last->y + last->height + panel->pad,
                     first->strip == panel->first, last->strip + 1 == panel->end);
    }
}

/* ---- the foot ---- */

static PangoLayout *
new_foot_layout (const Painter *self,
                 const char    *words,
                 double         width)
{
  PangoLayout *layout = pango_layout_new (self->pages->context);
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, "sans-serif");
  pango_font_description_set_absolute_size (font, FOOT_SIZE * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, words, -1);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (width > 0)
    {
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_auto_dir (layout, FALSE);
      pango_layout_set_alignment (layout, self->pages->is_rtl ? PANGO_ALIGN_RIGHT
                                                              : PANGO_ALIGN_LEFT);
    }
  pango_font_description_free (font);
  return layout;
}

/* By the baseline: a foreign font must not push its line down. */
static void
show_foot_layout (const Painter *self,
                  PangoLayout   *layout,
                  double         x,
                  double         y)
{
  double baseline = (double) pango_layout_get_baseline (layout) / PANGO_SCALE;

  cairo_move_to (self->cr, x, y + FOOT_SIZE - baseline);
  pango_cairo_show_layout (self->cr, layout);
}

static void
paint_foot_line (const Painter *self,
                 const char    *words,
                 double         y,
                 const char    *uri)
{
  double width = MAX (1, self->pages->column - NUMBER_ROOM);
  double x = self->pages->is_rtl ? self->pages->x + self->pages->column - width : self->pages->x;
  PangoLayout *layout = new_foot_layout (self, words, width);

  show_foot_layout (self, layout, x, y);
  g_object_unref (layout);
  if (uri != NULL)
    {
      g_autofree char *where = escape_uri (uri);

      add_link (self, where, x, y, width, FOOT_PITCH);
    }
}

static void
paint_number (const Painter *self,
              guint          page,
              double         y)
{
  g_autofree char *words = g_strdup_printf ("%u / %u", page + 1, self->pages->pages->len);
  PangoLayout *layout = new_foot_layout (self, words, 0);
  double x = self->pages->x;
  int width;

  pango_layout_get_size (layout, &width, NULL);
  if (!self->pages->is_rtl)
    x += self->pages->column - (double) width / PANGO_SCALE;
  show_foot_layout (self, layout, x, y);
  g_object_unref (layout);
}

static void
paint_foot (const Painter *self,
            guint          page)
{
  const BylinePageFormat *format = &self->pages->format;
  double y = format->height - format->margin_bottom + MIN (FOOT_GAP, format->margin_bottom / 3);
  const char *uri = self->pages->uri;

  fill (self->cr, self->pages->x, y, self->pages->column, HAIRLINE, 0, LINE_GRAY);
  y += 6;
  set_gray (self->cr, FOOT_GRAY);
  paint_number (self, page, y);
  paint_foot_line (self, self->pages->title, y, NULL);
  if (uri != NULL && *uri != '\0' && strlen (uri) <= MAX_LINK)
    paint_foot_line (self, uri, y + FOOT_PITCH, uri);
}

/**
 * byline_page_painter_paint:
 * @pages: the pages
 * @page: from 0
 * @cr: a context in points, its origin the top left corner of the sheet
 * @links_inside: whether links within the article are painted; they need all
 *   pages to come to the same surface
 *
 * Paints one page. Its pictures are those that were loaded last.
 */
void
byline_page_painter_paint (BylinePages *pages,
                           guint        page,
                           cairo_t     *cr,
                           gboolean     links_inside)
{
  Painter self = { pages, cr, links_inside };
  const GArray *spots = g_ptr_array_index (pages->pages, page);

  cairo_save (cr);
  paint_panels (&self, spots);
  for (guint i = 0; i < spots->len; i++)
    paint_spot (&self, &g_array_index (spots, BylinePageSpot, i));
  paint_foot (&self, page);
  cairo_restore (cr);
}
