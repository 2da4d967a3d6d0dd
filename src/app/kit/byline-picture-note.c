/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A question, a failure or a wait in the box of a picture. The box never grows
 * for it: where it is too small, a button stands there that shows the same in
 * a popover, with its name if there is room for one, and in a box for a letter
 * nothing does. Its buttons ask actions
 * of whoever stands above: "picture.load", "picture.retry",
 * "page.always-load-pictures" and "document.open-link". */

#include "config.h"

#include "byline-picture-note.h"

#include "byline-picture-text.h"
#include "byline-popup.h"
#include "byline-text-block.h"
#include "byline-text.h"
#include "byline-wrap-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define SPINNER_PIXELS 24
#define POPOVER_PIXELS 320

struct _BylinePictureNote
{
  GtkWidget         parent_instance;

  BylineTypography *typography;   /* (nullable): of a wait */
  char             *title;        /* (nullable) */
  char             *sentence;     /* (nullable) */
  char             *alt;          /* (nullable) */
  char             *uri;          /* (nullable): to open outside */
  char             *words;        /* title and sentence, to be read aloud */
  gboolean          is_question;
  gboolean          can_retry;
  GtkWidget        *full;
  GtkWidget        *named;        /* (nullable): a button */
  GtkWidget        *small;        /* (nullable): a button without words */
};

G_DEFINE_FINAL_TYPE (BylinePictureNote, byline_picture_note, GTK_TYPE_WIDGET)

static int
get_height (GtkWidget *widget,
            int        width)
{
  int narrowest, height;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &narrowest, NULL, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, MAX (width, narrowest), NULL, &height,
                      NULL, NULL);
  return height;
}

static gboolean
fits (GtkWidget *widget,
      int        width,
      int        height)
{
  int narrowest;

  if (widget == NULL)
    return FALSE;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &narrowest, NULL, NULL, NULL);
  return narrowest <= width && get_height (widget, width) <= height;
}

static void
byline_picture_note_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  BylinePictureNote *self = BYLINE_PICTURE_NOTE (widget);

  *minimum = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    gtk_widget_measure (self->full, orientation, -1, NULL, natural, NULL, NULL);
  else
    *natural = get_height (self->full, for_size);
}

static void
place_child (GtkWidget *child,
             gboolean   is_shown,
             int        width,
             int        height)
{
  GtkAllocation place = { 0, 0, width, height };

  gtk_widget_set_child_visible (child, is_shown);
  gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN, !is_shown, -1);
  if (!is_shown)
    return;
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &place.height, NULL, NULL);
  place.y = (height - place.height) / 2;
  gtk_widget_size_allocate (child, &place, -1);
}

static void
byline_picture_note_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  BylinePictureNote *self = BYLINE_PICTURE_NOTE (widget);
  gboolean is_full = fits (self->full, width, height);
  gboolean is_named = !is_full && fits (self->named, width, height);

  place_child (self->full, is_full, width, height);
  if (self->small == NULL)
    return;
  place_child (self->named, is_named, width, height);
  place_child (self->small, !is_full && !is_named && fits (self->small, width, height), width,
               height);
}

static GtkSizeRequestMode
byline_picture_note_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
byline_picture_note_dispose (GObject *object)
{
  BylinePictureNote *self = BYLINE_PICTURE_NOTE (object);

  g_clear_pointer (&self->full, gtk_widget_unparent);
  g_clear_pointer (&self->named, gtk_widget_unparent);
  g_clear_pointer (&self->small, gtk_widget_unparent);
  G_OBJECT_CLASS (byline_picture_note_parent_class)->dispose (object);
}

static void
byline_picture_note_finalize (GObject *object)
{
  BylinePictureNote *self = BYLINE_PICTURE_NOTE (object);

  g_free (self->title);
  g_free (self->sentence);
  g_free (self->alt);
  g_free (self->uri);
  g_free (self->words);
  g_clear_pointer (&self->typography, byline_typography_unref);
  G_OBJECT_CLASS (byline_picture_note_parent_class)->finalize (object);
}

static void
byline_picture_note_class_init (BylinePictureNoteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_picture_note_dispose;
  object_class->finalize = byline_picture_note_finalize;
  widget_class->measure = byline_picture_note_measure;
  widget_class->size_allocate = byline_picture_note_size_allocate;
  widget_class->get_request_mode = byline_picture_note_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
byline_picture_note_init (BylinePictureNote *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/* ---- the content, once in the box and once more in the popover ---- */

static void
append_words (BylinePictureNote *self,
              GtkWidget         *box,
              const char        *words,
              const char        *css_class)
{
  GtkWidget *block;

  if (words == NULL)
    return;
  block = byline_text_block_new_for_words (self->typography, BYLINE_ROLE_NOTE, words);
  byline_text_block_set_align (BYLINE_TEXT_BLOCK (block), BYLINE_ALIGN_CENTER);
  gtk_widget_add_css_class (block, css_class);
  gtk_box_append (GTK_BOX (box), block);
}

static void
append_button (BylinePictureNote *self,
               GtkWidget         *row,
               const char        *label,
               const char        *action,
               const char        *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                           PANGO_ELLIPSIZE_END);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->words, -1);
  byline_wrap_row_append (BYLINE_WRAP_ROW (row), button);
}

static GtkWidget *
new_buttons (BylinePictureNote *self)
{
  GtkWidget *row = byline_wrap_row_new ();

  gtk_widget_set_halign (row, GTK_ALIGN_CENTER);
  if (self->is_question)
    {
      append_button (self, row, _("Load Picture"), "picture.load", NULL);
      append_button (self, row, _("Always for This Site"), "page.always-load-pictures", NULL);
    }
  if (self->can_retry)
    append_button (self, row, _("Try Again"), "picture.retry", NULL);
  if (self->uri != NULL)
    append_button (self, row, _("Open in Browser"), "document.open-link", self->uri);
  return row;
}

static GtkWidget *
new_content (BylinePictureNote *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                 "orientation", GTK_ORIENTATION_VERTICAL,
                                 "spacing", 6,
                                 NULL);

  gtk_widget_add_css_class (box, "byline-picture-question");
  append_words (self, box, self->title, "byline-picture-title");
  append_words (self, box, self->alt, "byline-picture-alt");
  append_words (self, box, self->sentence, "byline-picture-note");
  gtk_box_append (GTK_BOX (box), new_buttons (self));
  return box;
}

static void
popover_wanted_cb (GtkMenuButton *button,
                   gpointer       user_data)
{
  BylinePictureNote *self = user_data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *clamp = adw_clamp_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), POPOVER_PIXELS);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), POPOVER_PIXELS);
  adw_clamp_set_child (ADW_CLAMP (clamp), new_content (self));
  gtk_popover_set_child (GTK_POPOVER (popover), clamp);
  gtk_menu_button_set_popover (button, popover);
  byline_popup_hold (GTK_POPOVER (popover));
}

static GtkWidget *
new_button_child (const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("image-missing-symbolic"));
  if (name != NULL)
    gtk_box_append (GTK_BOX (box), gtk_label_new (name));
  return box;
}

static GtkWidget *
new_button (BylinePictureNote *self,
            gboolean           is_named)
{
  GtkWidget *button = gtk_menu_button_new ();
  const char *name = self->title != NULL ? self->title : _("Load Picture");

  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), new_button_child (is_named ? name : NULL));
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), popover_wanted_cb, self, NULL);
  gtk_widget_set_tooltip_text (button, self->words);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "byline-picture-small");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->words, -1);
  return button;
}

static void
fill (BylinePictureNote *self)
{
  self->words = self->title != NULL ? g_strdup_printf ("%s. %s", self->title, self->sentence)
                                    : g_strdup (self->sentence);
  self->full = new_content (self);
  self->named = new_button (self, TRUE);
  self->small = new_button (self, FALSE);
  gtk_widget_set_parent (self->full, GTK_WIDGET (self));
  gtk_widget_set_parent (self->named, GTK_WIDGET (self));
  gtk_widget_set_parent (self->small, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->words, -1);
}

/**
 * byline_picture_note_new_question:
 * @typography: shared by the view
 * @host: (nullable): who has the picture; %NULL for one that was sent on to a
 *   host that is not named
 *
 * Asks whether to load a picture that is not the site's own.
 *
 * Returns: (transfer floating): the question
 */
GtkWidget *
byline_picture_note_new_question (BylineTypography *typography,
                                  const char       *host)
{
  BylinePictureNote *self = g_object_new (BYLINE_TYPE_PICTURE_NOTE, NULL);
  g_autofree char *isolated = host != NULL ? byline_text_isolate (host) : NULL;

  self->typography = byline_typography_ref (typography);
  self->is_question = TRUE;
  if (host != NULL)
    /* Translators: %s is a host name such as images.example.org. */
    self->sentence = g_strdup_printf (_("This picture is at %s."), isolated);
  else
    self->sentence = g_strdup (_("The site passes this picture on to another host."));
  fill (self);
  return GTK_WIDGET (self);
}

/**
 * byline_picture_note_new_failure:
 * @typography: shared by the view
 * @error: why the picture did not come
 * @host: (nullable): who has it
 * @alt: (nullable): what it shows, in words
 * @uri: (nullable): where a browser finds it
 *
 * Says what stands in the way and what can be done.
 *
 * Returns: (transfer floating): the note
 */
GtkWidget *
byline_picture_note_new_failure (BylineTypography *typography,
                                 const GError     *error,
                                 const char       *host,
                                 const char       *alt,
                                 const char       *uri)
{
  BylinePictureNote *self = g_object_new (BYLINE_TYPE_PICTURE_NOTE, NULL);

  self->typography = byline_typography_ref (typography);
  self->title = g_strdup (byline_picture_text_title (error));
  self->sentence = byline_picture_text (error, host);
  self->alt = alt != NULL && *alt != '\0' ? g_strdup (alt) : NULL;
  self->uri = g_strdup (uri);
  self->can_retry = byline_picture_text_can_retry (error);
  fill (self);
  return GTK_WIDGET (self);
}

/**
 * byline_picture_note_new_waiting:
 *
 * Returns: (transfer floating): a spinner
 */
GtkWidget *
byline_picture_note_new_waiting (void)
{
  BylinePictureNote *self = g_object_new (BYLINE_TYPE_PICTURE_NOTE, NULL);

  self->words = g_strdup (_("Loading the picture…"));
  self->full = gtk_spinner_new ();
  gtk_widget_set_size_request (self->full, SPINNER_PIXELS, SPINNER_PIXELS);
  gtk_widget_set_halign (self->full, GTK_ALIGN_CENTER);
  gtk_spinner_start (GTK_SPINNER (self->full));
  gtk_widget_set_parent (self->full, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->full), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->words, -1);
  return GTK_WIDGET (self);
}

/**
 * byline_picture_note_get_words:
 * @self: a note
 *
 * Returns: (transfer none): what it says, without the picture's description
 */
const char *
byline_picture_note_get_words (BylinePictureNote *self)
{
  return self->words;
}

/**
 * byline_picture_note_is_small:
 * @self: a note that has been allocated
 *
 * Returns: whether the box had no room for the words
 */
gboolean
byline_picture_note_is_small (BylinePictureNote *self)
{
  return !gtk_widget_get_child_visible (self->full);
}
