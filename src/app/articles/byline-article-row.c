/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in a row of the articles: unread mark, title, excerpt, author,
 * date, comments and picture. Rows are reused for other articles. All rows are
 * of one height, which the fonts decide, so that a list of any length knows
 * its own; and a row lays its words out only when it comes into view. */

#include "config.h"

#include "byline-article-row.h"

#include "byline-text.h"
#include "byline-thumbnail.h"
#include "byline-time-text.h"
#include "byline-time.h"
#include "byline-uri.h"
#include "byline-view-watch.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Title and excerpt share these lines: what a short title leaves, the excerpt
 * takes. */
#define N_LINES 4
#define N_TITLE_LINES 2

#define GUTTER_PIXELS 20      /* before the words; the unread mark stands in it */
#define EDGE_PIXELS 12        /* after them */
#define RISE_PIXELS 10        /* above and below */
#define GAP_PIXELS 4          /* between title, excerpt and the last line */
#define PART_PIXELS 10        /* between the parts of the last line */
#define DOT_PIXELS 8
#define ICON_PIXELS 12
#define NATURAL_WIDTH 340
#define MINIMUM_WIDTH 180

typedef enum
{
  PART_TITLE,
  PART_EXCERPT,
  PART_AUTHOR,
  PART_DATE,
  PART_COMMENTS,
  N_PARTS
} Part;

struct _BylineArticleRow
{
  GtkWidget          parent_instance;

  BylineThumbnail   *thumbnail;         /* (nullable): once an article has a picture */
  PangoLayout       *layouts[N_PARTS];  /* (owned) (nullable): while in view */

  BylineLibrary     *library;           /* (owned) (nullable) */
  BylineArticleItem *item;              /* (owned) (nullable) */
  GSignalGroup      *signals;           /* (owned) */
};

G_DEFINE_FINAL_TYPE (BylineArticleRow, byline_article_row, GTK_TYPE_WIDGET)

/* Nothing is asked of a host that is not the article's own. */
static const char *
choose_picture (const BylineArticle *article)
{
  g_autofree char *own_host = byline_uri_dup_authority (article->link);
  g_autofree char *picture_host = NULL;

  if (article->picture_uri == NULL || own_host == NULL)
    return NULL;

  picture_host = byline_uri_dup_authority (article->picture_uri);
  return g_strcmp0 (own_host, picture_host) == 0 ? article->picture_uri : NULL;
}

static void
append_part (GString    *name,
             const char *part)
{
  if (byline_text_is_blank (part))
    return;
  if (name->len > 0)
    g_string_append (name, ", ");
  g_string_append (name, part);
}

static void
show_accessible_name (BylineArticleRow    *self,
                      const BylineArticle *article)
{
  g_autoptr(GString) name = g_string_new (NULL);
  g_autofree char *heading = byline_article_dup_heading (article);
  g_autofree char *date = byline_time_text_relative (article->published_at, byline_time_now ());

  if (!article->is_read)
    append_part (name, C_("article", "Unread"));
  append_part (name, heading);
  append_part (name, article->author_name);
  append_part (name, date);
  if (article->n_comments > 0)
    {
      g_autofree char *comments =
        g_strdup_printf (ngettext ("%d comment", "%d comments", (gulong) article->n_comments),
                         article->n_comments);

      append_part (name, comments);
    }
  if (article->is_saved)
    append_part (name, C_("article", "Saved"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

static BylineArticle *
get_article (BylineArticleRow *self)
{
  return self->item != NULL ? byline_article_item_get_article (self->item) : NULL;
}

static gboolean
has_picture (BylineArticleRow *self)
{
  BylineArticle *article = get_article (self);

  return article != NULL && choose_picture (article) != NULL;
}

/* The picture itself is asked for when the row comes into view. */
static void
show_thumbnail (BylineArticleRow *self,
                gboolean          is_wanted)
{
  if (self->thumbnail == NULL && is_wanted)
    {
      self->thumbnail = BYLINE_THUMBNAIL (byline_thumbnail_new ());
      gtk_widget_set_parent (GTK_WIDGET (self->thumbnail), GTK_WIDGET (self));
    }
  if (self->thumbnail == NULL)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->thumbnail), is_wanted);
  if (!is_wanted)
    byline_thumbnail_show (self->thumbnail, NULL, NULL);
}

/* ---- the words ---- */

static double
get_scale (Part part)
{
  switch (part)
    {
    case PART_TITLE:
      return 1.05;
    case PART_EXCERPT:
      return 0.92;
    case PART_AUTHOR:
    case PART_DATE:
    case PART_COMMENTS:
    case N_PARTS:
    default:
      return 0.82;
    }
}

static PangoFontDescription *
dup_font (BylineArticleRow *self,
          Part              part)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontDescription *font =
    pango_font_description_copy (pango_context_get_font_description (context));
  int size = (int) (pango_font_description_get_size (font) * get_scale (part));

  if (pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (font, size);
  else
    pango_font_description_set_size (font, size);

  return font;
}

static int
get_line_height (BylineArticleRow *self,
                 Part              part)
{
  g_autoptr(PangoFontDescription) font = dup_font (self, part);
  PangoFontMetrics *metrics =
    pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), font, NULL);
  int height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));

  pango_font_metrics_unref (metrics);

  return height;
}

static int
get_words_height (BylineArticleRow *self)
{
  return N_TITLE_LINES * get_line_height (self, PART_TITLE) +
         (N_LINES - N_TITLE_LINES) * get_line_height (self, PART_EXCERPT) +
         get_line_height (self, PART_DATE) + 2 * GAP_PIXELS;
}

static void
lay_out (BylineArticleRow *self,
         Part              part,
         const char       *words,
         int               width,
         int               n_lines)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
  PangoFontDescription *font = dup_font (self, part);

  if (part == PART_TITLE && !get_article (self)->is_read)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  if (width >= 0)
    {
      pango_layout_set_width (layout, width * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  if (n_lines > 1)
    {
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_height (layout, -n_lines);
    }
  g_set_object (&self->layouts[part], layout);
  g_object_unref (layout);
}

static int
get_pixel_width (BylineArticleRow *self,
                 Part              part)
{
  int width = 0;

  if (self->layouts[part] != NULL)
    pango_layout_get_pixel_size (self->layouts[part], &width, NULL);

  return width;
}

/* The author gives way to what stands behind it. */
static void
lay_out_last_line (BylineArticleRow    *self,
                   const BylineArticle *article,
                   int                  width)
{
  g_autofree char *date = byline_time_text_relative (article->published_at, byline_time_now ());
  g_autofree char *n_comments = g_strdup_printf ("%d", article->n_comments);
  int rest;

  lay_out (self, PART_DATE, date, -1, 1);
  rest = get_pixel_width (self, PART_DATE);
  if (article->n_comments > 0)
    {
      lay_out (self, PART_COMMENTS, n_comments, -1, 1);
      rest += 2 * PART_PIXELS + ICON_PIXELS + get_pixel_width (self, PART_COMMENTS);
    }
  if (article->is_saved)
    rest += PART_PIXELS + ICON_PIXELS;
  if (!byline_text_is_blank (article->author_name) && width > rest + PART_PIXELS)
    lay_out (self, PART_AUTHOR, article->author_name, width - rest - PART_PIXELS, 1);
}

static void
lay_out_article (BylineArticleRow    *self,
                 const BylineArticle *article,
                 int                  width)
{
  g_autofree char *heading = byline_article_dup_heading (article);

  lay_out (self, PART_TITLE, heading, width, N_TITLE_LINES);
  if (!byline_text_is_blank (article->excerpt))
    lay_out (self, PART_EXCERPT, article->excerpt, width,
             N_LINES - pango_layout_get_line_count (self->layouts[PART_TITLE]));
  lay_out_last_line (self, article, width);
}

static void
forget_layouts (BylineArticleRow *self)
{
  for (guint part = 0; part < N_PARTS; part++)
    g_clear_object (&self->layouts[part]);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
show_item (BylineArticleRow *self)
{
  BylineArticle *article = get_article (self);

  forget_layouts (self);
  show_thumbnail (self, has_picture (self));
  if (article != NULL)
    show_accessible_name (self, article);
}

static void
article_notified_cb (BylineArticleItem *item,
                     GParamSpec        *pspec,
                     BylineArticleRow  *self)
{
  show_item (self);
}

/* ---- the widget ---- */

static int
get_words_width (BylineArticleRow *self)
{
  int picture = has_picture (self) ? BYLINE_THUMBNAIL_SIDE + EDGE_PIXELS : 0;

  return MAX (1, gtk_widget_get_width (GTK_WIDGET (self)) - GUTTER_PIXELS - EDGE_PIXELS - picture);
}

static void
byline_article_row_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }

  *minimum = 2 * RISE_PIXELS + MAX (BYLINE_THUMBNAIL_SIDE,
                                    get_words_height (BYLINE_ARTICLE_ROW (widget)));
  *natural = *minimum;
}

static gboolean
is_rtl (GtkWidget *widget)
{
  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
}

static void
byline_article_row_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  BylineArticleRow *self = BYLINE_ARTICLE_ROW (widget);
  GtkAllocation place = { 0, RISE_PIXELS, BYLINE_THUMBNAIL_SIDE, BYLINE_THUMBNAIL_SIDE };

  forget_layouts (self);
  if (self->thumbnail == NULL || !gtk_widget_should_layout (GTK_WIDGET (self->thumbnail)))
    return;

  place.x = is_rtl (widget) ? EDGE_PIXELS : width - EDGE_PIXELS - BYLINE_THUMBNAIL_SIDE;
  gtk_widget_size_allocate (GTK_WIDGET (self->thumbnail), &place, -1);
}

/* Another font, or another size of it. */
static void
byline_article_row_css_changed (GtkWidget         *widget,
                                GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (byline_article_row_parent_class)->css_changed (widget, change);

  forget_layouts (BYLINE_ARTICLE_ROW (widget));
}

/* ---- drawing ---- */

static GdkRGBA
get_color (GtkWidget *widget,
           double     strength)
{
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  if (!adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    color.alpha *= (float) strength;

  return color;
}

/* Places are given from the start of the row; where that is, the direction
 * decides. */
static void
draw_words (BylineArticleRow *self,
            GtkSnapshot      *snapshot,
            Part              part,
            int               start,
            int               y,
            int               width,
            double            strength)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA color = get_color (widget, strength);
  int x = is_rtl (widget) ? gtk_widget_get_width (widget) - start - width : start;

  if (self->layouts[part] == NULL)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, self->layouts[part], &color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_icon (BylineArticleRow *self,
           GtkSnapshot      *snapshot,
           const char       *name,
           int               start,
           int               y,
           double            strength)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA color = get_color (widget, strength);
  int x = is_rtl (widget) ? gtk_widget_get_width (widget) - start - ICON_PIXELS : start;
  g_autoptr(GtkIconPaintable) icon =
    gtk_icon_theme_lookup_icon (gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)),
                                name, NULL, ICON_PIXELS, gtk_widget_get_scale_factor (widget),
                                gtk_widget_get_direction (widget), GTK_ICON_LOOKUP_FORCE_SYMBOLIC);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, ICON_PIXELS,
                                            ICON_PIXELS, &color, 1);
  gtk_snapshot_restore (snapshot);
}

static void
draw_dot (BylineArticleRow *self,
          GtkSnapshot      *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int y = RISE_PIXELS + (get_line_height (self, PART_TITLE) - DOT_PIXELS) / 2;
  int start = (GUTTER_PIXELS - DOT_PIXELS) / 2;
  int x = is_rtl (widget) ? gtk_widget_get_width (widget) - start - DOT_PIXELS : start;
  GskRoundedRect circle;
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "accent_color",
                                       &color))
    color = get_color (widget, 1);
  gsk_rounded_rect_init_from_rect (&circle,
                                   &GRAPHENE_RECT_INIT ((float) x, (float) y,
                                                        DOT_PIXELS, DOT_PIXELS),
                                   DOT_PIXELS / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &circle);
  gtk_snapshot_append_color (snapshot, &color, &circle.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
draw_last_line (BylineArticleRow    *self,
                GtkSnapshot         *snapshot,
                const BylineArticle *article)
{
  const double strength = 0.72;
  int line = get_line_height (self, PART_DATE);
  int y = gtk_widget_get_height (GTK_WIDGET (self)) - RISE_PIXELS - line;
  int icon_y = y + (line - ICON_PIXELS) / 2;
  int start = GUTTER_PIXELS;

  for (Part part = PART_AUTHOR; part <= PART_DATE; part++)
    if (self->layouts[part] != NULL)
      {
        int width = get_pixel_width (self, part);

        pango_layout_set_width (self->layouts[part], width * PANGO_SCALE);
        draw_words (self, snapshot, part, start, y, width, strength);
        start += width + PART_PIXELS;
      }
  if (article->n_comments > 0)
    {
      draw_icon (self, snapshot, "byline-comments-symbolic", start, icon_y, strength);
      start += ICON_PIXELS + PART_PIXELS / 2;
      draw_words (self, snapshot, PART_COMMENTS, start, y,
                  get_pixel_width (self, PART_COMMENTS), strength);
      start += get_pixel_width (self, PART_COMMENTS) + PART_PIXELS;
    }
  if (article->is_saved)
    draw_icon (self, snapshot, "byline-star-symbolic", start, icon_y, strength);
}

static void
draw_article (BylineArticleRow    *self,
              GtkSnapshot         *snapshot,
              const BylineArticle *article)
{
  int width = get_words_width (self);
  int y = RISE_PIXELS;
  int title_height;

  if (!article->is_read)
    draw_dot (self, snapshot);
  draw_words (self, snapshot, PART_TITLE, GUTTER_PIXELS, y, width, 1);
  pango_layout_get_pixel_size (self->layouts[PART_TITLE], NULL, &title_height);
  y += title_height + GAP_PIXELS;
  draw_words (self, snapshot, PART_EXCERPT, GUTTER_PIXELS, y, width, 0.8);
  draw_last_line (self, snapshot, article);
}

static void
ask_for_picture (BylineArticleRow    *self,
                 const BylineArticle *article)
{
  const char *picture = choose_picture (article);

  if (self->thumbnail != NULL && picture != NULL)
    byline_thumbnail_show (self->thumbnail, self->library, picture);
}

static void
byline_article_row_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  BylineArticleRow *self = BYLINE_ARTICLE_ROW (widget);
  BylineArticle *article = get_article (self);

  if (article == NULL || !byline_view_watch_is_in_view (widget))
    return;

  if (self->layouts[PART_TITLE] == NULL)
    lay_out_article (self, article, get_words_width (self));
  draw_article (self, snapshot, article);
  ask_for_picture (self, article);
  if (self->thumbnail != NULL)
    gtk_widget_snapshot_child (widget, GTK_WIDGET (self->thumbnail), snapshot);
}

static gboolean
byline_article_row_query_tooltip (GtkWidget  *widget,
                                  int         x,
                                  int         y,
                                  gboolean    by_keyboard,
                                  GtkTooltip *tooltip)
{
  BylineArticleRow *self = BYLINE_ARTICLE_ROW (widget);
  BylineArticle *article = get_article (self);
  int last_line = gtk_widget_get_height (widget) - RISE_PIXELS -
                  get_line_height (self, PART_DATE);

  if (article == NULL || (y < last_line && !by_keyboard))
    return FALSE;

  g_autofree char *full = byline_time_text_full (article->published_at);
  gtk_tooltip_set_text (tooltip, full);
  return TRUE;
}

static void
byline_article_row_dispose (GObject *object)
{
  BylineArticleRow *self = BYLINE_ARTICLE_ROW (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->item);
  g_clear_object (&self->library);
  for (guint part = 0; part < N_PARTS; part++)
    g_clear_object (&self->layouts[part]);
  if (self->thumbnail != NULL)
    {
      gtk_widget_unparent (GTK_WIDGET (self->thumbnail));
      self->thumbnail = NULL;
    }

  G_OBJECT_CLASS (byline_article_row_parent_class)->dispose (object);
}

static void
byline_article_row_class_init (BylineArticleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = byline_article_row_dispose;

  widget_class->measure = byline_article_row_measure;
  widget_class->size_allocate = byline_article_row_size_allocate;
  widget_class->css_changed = byline_article_row_css_changed;
  widget_class->snapshot = byline_article_row_snapshot;
  widget_class->query_tooltip = byline_article_row_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "articlerow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
byline_article_row_init (BylineArticleRow *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  self->signals = g_signal_group_new (BYLINE_TYPE_ARTICLE_ITEM);
  g_signal_group_connect_object (self->signals, "notify::article",
                                 G_CALLBACK (article_notified_cb), self, 0);
}

GtkWidget *
byline_article_row_new (void)
{
  return g_object_new (BYLINE_TYPE_ARTICLE_ROW, NULL);
}

/**
 * byline_article_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the article shown at the moment
 */
BylineArticleItem *
byline_article_row_get_item (BylineArticleRow *self)
{
  g_return_val_if_fail (BYLINE_IS_ARTICLE_ROW (self), NULL);

  return self->item;
}

/**
 * byline_article_row_set_item:
 * @self: a row
 * @library: (nullable): where its picture comes from
 * @item: (nullable): the article to show, or %NULL when the row is put aside
 */
void
byline_article_row_set_item (BylineArticleRow  *self,
                             BylineLibrary     *library,
                             BylineArticleItem *item)
{
  g_return_if_fail (BYLINE_IS_ARTICLE_ROW (self));

  g_set_object (&self->library, library);
  if (!g_set_object (&self->item, item))
    return;

  g_signal_group_set_target (self->signals, item);
  if (self->thumbnail != NULL)
    byline_thumbnail_show (self->thumbnail, NULL, NULL);
  show_item (self);
}

/**
 * byline_article_row_update_time:
 * @self: a row
 *
 * Says anew how long ago the article was published.
 */
void
byline_article_row_update_time (BylineArticleRow *self)
{
  g_return_if_fail (BYLINE_IS_ARTICLE_ROW (self));

  if (get_article (self) != NULL)
    {
      show_accessible_name (self, get_article (self));
      forget_layouts (self);
    }
}
