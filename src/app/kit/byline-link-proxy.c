/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A link inside a text block. The words are drawn by the block; this child
 * lies over them and gives what only a widget can: a place in the Tab order,
 * a focus ring, a tooltip, a pointer, a menu, and a link for assistive
 * technology. It never opens anything: it asks for the action
 * "document.open-link" or "document.browse-link" of whoever stands above it. */

#include "config.h"

#include "byline-link-proxy.h"

#include "byline-popup.h"
#include "byline-text-layout.h"
#include "byline-uri.h"

#include <glib/gi18n.h>
#include <string.h>

struct _BylineLinkProxy
{
  GtkWidget       parent_instance;

  char           *uri;
  char           *title;    /* (nullable) */
  BylineLinkKind  kind;
  guint           start;
  guint           end;
  GArray         *pieces;   /* (element-type BylineLinePiece), in the block's coordinates */
  GtkAllocation   bounds;   /* of all pieces, in the block's coordinates */
  GtkWidget      *menu;     /* (nullable): made when first asked for */
};

G_DEFINE_FINAL_TYPE (BylineLinkProxy, byline_link_proxy, GTK_TYPE_WIDGET)

static void
open_link (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  BylineLinkProxy *self = BYLINE_LINK_PROXY (widget);

  gtk_widget_activate_action (widget, "document.open-link", "s", self->uri);
}

static void
browse_link (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  BylineLinkProxy *self = BYLINE_LINK_PROXY (widget);

  gtk_widget_activate_action (widget, "document.browse-link", "s", self->uri);
}

/* What a person would write down: a mail address without its scheme. */
static char *
dup_address (BylineLinkProxy *self)
{
  const char *mail = self->uri + strlen ("mailto:");
  g_autofree char *address = NULL;

  if (self->kind != BYLINE_LINK_MAIL || !g_str_has_prefix (self->uri, "mailto:"))
    return g_strdup (self->uri);
  address = g_uri_unescape_segment (mail, mail + strcspn (mail, "?"), NULL);
  return address != NULL ? g_steal_pointer (&address) : g_strdup (self->uri);
}

static void
copy_address (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  g_autofree char *address = dup_address (BYLINE_LINK_PROXY (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), address);
}

static GMenuModel *
make_menu (BylineLinkProxy *self)
{
  GMenu *model = g_menu_new ();

  if (self->kind == BYLINE_LINK_ANCHOR)
    g_menu_append (model, _("_Go There"), "link.open");
  else if (self->kind == BYLINE_LINK_MAIL)
    g_menu_append (model, _("_Write a Message"), "link.open");
  else
    g_menu_append (model, _("_Open Link"), "link.open");
  if (self->kind == BYLINE_LINK_WEB)
    g_menu_append (model, _("Open in _Browser"), "link.browse");
  if (self->kind == BYLINE_LINK_MAIL)
    g_menu_append (model, _("_Copy Mail Address"), "link.copy");
  else if (self->kind != BYLINE_LINK_ANCHOR)
    g_menu_append (model, _("_Copy Link Address"), "link.copy");
  return G_MENU_MODEL (model);
}

static void
ensure_menu (BylineLinkProxy *self)
{
  g_autoptr (GMenuModel) model = NULL;

  if (self->menu != NULL)
    return;
  model = make_menu (self);
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}

static void
show_menu_at (BylineLinkProxy *self,
              double           x,
              double           y)
{
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  ensure_menu (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  byline_popup_show (GTK_POPOVER (self->menu));
}

static void
show_menu (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  BylineLinkProxy *self = BYLINE_LINK_PROXY (widget);
  const BylineLinePiece *first;

  if (self->pieces->len == 0)
    return;
  first = &g_array_index (self->pieces, BylineLinePiece, 0);
  show_menu_at (self, first->x - self->bounds.x, first->y + first->height - self->bounds.y);
}

static void
click_released_cb (GtkGestureClick *gesture,
                   int              n_press,
                   double           x,
                   double           y,
                   BylineLinkProxy *self)
{
  if (!gtk_widget_contains (GTK_WIDGET (self), x, y))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "link.open", NULL);
}

static void
menu_pressed_cb (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 BylineLinkProxy *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu_at (self, x, y);
}

/* The host stands first, alone: the part that tells where a link leads. */
static char *
make_tooltip (BylineLinkProxy *self)
{
  g_autofree char *host = NULL;
  g_autofree char *shown = NULL;

  if (self->kind == BYLINE_LINK_ANCHOR)
    return g_strdup (_("Further on this page"));
  if (self->kind == BYLINE_LINK_WEB)
    {
      host = byline_uri_dup_host (self->uri);
      shown = byline_uri_dup_display (self->uri);
    }
  if (host == NULL)
    return g_strdup (self->uri);
  return g_strconcat (host, "\n", shown != NULL ? shown : self->uri, NULL);
}

static gboolean
byline_link_proxy_query_tooltip (GtkWidget  *widget,
                                 int         x,
                                 int         y,
                                 gboolean    keyboard_tooltip,
                                 GtkTooltip *tooltip)
{
  BylineLinkProxy *self = BYLINE_LINK_PROXY (widget);
  g_autofree char *address = make_tooltip (self);
  g_autofree char *text = NULL;

  if (self->title != NULL)
    text = g_strconcat (self->title, "\n", address, NULL);
  gtk_tooltip_set_text (tooltip, text != NULL ? text : address);
  return TRUE;
}

static void
byline_link_proxy_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  BylineLinkProxy *self = BYLINE_LINK_PROXY (widget);

  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? self->bounds.width : self->bounds.height;
}

static void
byline_link_proxy_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  BylineLinkProxy *self = BYLINE_LINK_PROXY (widget);

  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static gboolean
byline_link_proxy_contains (GtkWidget *widget,
                            double     x,
                            double     y)
{
  BylineLinkProxy *self = BYLINE_LINK_PROXY (widget);
  double block_x = x + self->bounds.x;
  double block_y = y + self->bounds.y;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const BylineLinePiece *piece = &g_array_index (self->pieces, BylineLinePiece, i);

      if (block_x >= piece->x && block_x < piece->x + piece->width
          && block_y >= piece->y && block_y < piece->y + piece->height)
        return TRUE;
    }
  return FALSE;
}

static void
draw_ring (GtkSnapshot           *snapshot,
           const graphene_rect_t *area,
           const GdkRGBA         *color)
{
  const float widths[4] = { 2, 2, 2, 2 };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, area, 5);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

static void
byline_link_proxy_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  BylineLinkProxy *self = BYLINE_LINK_PROXY (widget);
  GdkRGBA color;

  if (!(gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_VISIBLE)
      || !gtk_widget_has_focus (widget))
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const BylineLinePiece *piece = &g_array_index (self->pieces, BylineLinePiece, i);
      graphene_rect_t area;

      graphene_rect_init (&area, piece->x - self->bounds.x - 3, piece->y - self->bounds.y + 1,
                          piece->width + 6, piece->height - 2);
      draw_ring (snapshot, &area, &color);
    }
}

static void
byline_link_proxy_state_flags_changed (GtkWidget     *widget,
                                       GtkStateFlags  previous)
{
  gtk_widget_queue_draw (widget);
  GTK_WIDGET_CLASS (byline_link_proxy_parent_class)->state_flags_changed (widget, previous);
}

static void
byline_link_proxy_dispose (GObject *object)
{
  BylineLinkProxy *self = BYLINE_LINK_PROXY (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  G_OBJECT_CLASS (byline_link_proxy_parent_class)->dispose (object);
}

static void
byline_link_proxy_finalize (GObject *object)
{
  BylineLinkProxy *self = BYLINE_LINK_PROXY (object);

  g_free (self->uri);
  g_free (self->title);
  g_array_unref (self->pieces);
  G_OBJECT_CLASS (byline_link_proxy_parent_class)->finalize (object);
}

static void
byline_link_proxy_class_init (BylineLinkProxyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_link_proxy_dispose;
  object_class->finalize = byline_link_proxy_finalize;
  widget_class->query_tooltip = byline_link_proxy_query_tooltip;
  widget_class->measure = byline_link_proxy_measure;
  widget_class->size_allocate = byline_link_proxy_size_allocate;
  widget_class->contains = byline_link_proxy_contains;
  widget_class->snapshot = byline_link_proxy_snapshot;
  widget_class->state_flags_changed = byline_link_proxy_state_flags_changed;

  gtk_widget_class_set_css_name (widget_class, "link");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LINK);
  gtk_widget_class_install_action (widget_class, "link.open", NULL, open_link);
  gtk_widget_class_install_action (widget_class, "link.browse", NULL, browse_link);
  gtk_widget_class_install_action (widget_class, "link.copy", NULL, copy_address);
  gtk_widget_class_install_action (widget_class, "link.menu", NULL, show_menu);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "link.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "link.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_ISO_Enter, 0, "link.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "link.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "link.menu",
                                       NULL);
}

static void
byline_link_proxy_init (BylineLinkProxy *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();

  self->pieces = g_array_new (FALSE, FALSE, sizeof (BylineLinePiece));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "released", G_CALLBACK (click_released_cb), self);
  g_signal_connect (menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
  gtk_widget_add_css_class (GTK_WIDGET (self), "byline-link");
}

static gboolean
has_any (const char *words,
         gboolean  (*is_of_kind) (gunichar character))
{
  for (const char *c = words; *c != '\0'; c = g_utf8_next_char (c))
    if (is_of_kind (g_utf8_get_char (c)))
      return TRUE;
  return FALSE;
}

/* Said aloud, a bare number or a bent arrow tells nothing. */
static char *
make_name (BylineLinkProxy *self,
           const char      *words)
{
  if (*words == '\0')
    return g_strdup (self->uri);
  if (self->kind != BYLINE_LINK_ANCHOR || has_any (words, g_unichar_isalpha))
    return g_strdup (words);
  if (!has_any (words, g_unichar_isdigit))
    return g_strdup (_("Back to the text"));
  /* Translators: a link to a footnote; %s is its number. */
  return g_strdup_printf (_("Note %s"), words);
}

/**
 * byline_link_proxy_new:
 * @span: a link span; read here, not kept
 * @words: the words of the text it belongs to
 *
 * Returns: (transfer floating): a widget named by the words of the link, or by
 *   what it is for where they are only a number or a sign
 */
GtkWidget *
byline_link_proxy_new (const BylineSpan *span,
                       const char       *words)
{
  BylineLinkProxy *self = g_object_new (BYLINE_TYPE_LINK_PROXY, NULL);
  g_autofree char *own = g_strndup (words + span->start, span->end - span->start);
  g_autofree char *name = NULL;

  self->uri = g_strdup (span->data != NULL ? span->data : "");
  self->title = g_strdup (span->title);
  self->kind = span->link_kind;
  self->start = span->start;
  self->end = span->end;
  name = make_name (self, own);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

/**
 * byline_link_proxy_get_uri:
 * @self: a link
 *
 * Returns: (transfer none): the resolved address, or "#id" inside the page
 */
const char *
byline_link_proxy_get_uri (BylineLinkProxy *self)
{
  return self->uri;
}

/**
 * byline_link_proxy_get_start:
 * @self: a link
 *
 * Returns: byte offset of its first word in the text
 */
guint
byline_link_proxy_get_start (BylineLinkProxy *self)
{
  return self->start;
}

/**
 * byline_link_proxy_get_end:
 * @self: a link
 *
 * Returns: byte offset behind its last word in the text
 */
guint
byline_link_proxy_get_end (BylineLinkProxy *self)
{
  return self->end;
}

/**
 * byline_link_proxy_set_pieces:
 * @self: a link
 * @pieces: (transfer full) (element-type BylineLinePiece): where the words
 *   stand now, in the coordinates of the text block
 */
void
byline_link_proxy_set_pieces (BylineLinkProxy *self,
                              GArray          *pieces)
{
  double left = G_MAXINT, top = G_MAXINT, right = 0, bottom = 0;

  g_array_unref (self->pieces);
  self->pieces = pieces;
  for (guint i = 0; i < pieces->len; i++)
    {
      const BylineLinePiece *piece = &g_array_index (pieces, BylineLinePiece, i);

      left = MIN (left, piece->x);
      top = MIN (top, piece->y);
      right = MAX (right, piece->x + piece->width);
      bottom = MAX (bottom, piece->y + piece->height);
    }
  self->bounds = (GtkAllocation) { 0, 0, 0, 0 };
  if (pieces->len > 0)
    self->bounds = (GtkAllocation) { (int) left, (int) top, (int) (right - (int) left + 0.999),
                                     (int) (bottom - (int) top + 0.999) };
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * byline_link_proxy_get_bounds:
 * @self: a link
 * @bounds: (out): around all its pieces, in the text block's coordinates
 *
 * Returns: whether the link stands anywhere
 */
gboolean
byline_link_proxy_get_bounds (BylineLinkProxy *self,
                              GtkAllocation   *bounds)
{
  *bounds = self->bounds;
  return self->bounds.width > 0;
}
