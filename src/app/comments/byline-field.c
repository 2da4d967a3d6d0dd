/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A field of the comment form as eye and screen reader see it: name, star,
 * input, what is wrong, and how much room is left. It shows what it is told
 * and tells what was typed; the rules live in the draft, never here. */

#include "config.h"

#include "byline-field.h"

#include <glib/gi18n.h>

#define MIN_TEXT_LINES  6
#define MAX_TEXT_LINES 14

struct _BylineField
{
  GtkWidget         parent_instance;

  BylineDraftField  kind;
  GtkWidget        *box;       /* (unowned: child) */
  GtkWidget        *star;
  GtkWidget        *input;     /* GtkEntry or GtkTextView */
  GtkWidget        *frame;     /* around the text view; NULL for entries */
  GtkWidget        *room;
  GtkWidget        *problem;
  gboolean          is_required;
  gboolean          is_filling; /* set_text is at work: nobody typed */
};

enum { SIGNAL_CHANGED, SIGNAL_LEFT, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BylineField, byline_field, GTK_TYPE_WIDGET)

static const char *
get_mnemonic_name (BylineDraftField kind)
{
  switch (kind) {
  case BYLINE_DRAFT_TEXT:
    return C_("comment form", "_Comment");
  case BYLINE_DRAFT_NAME:
    return C_("comment form", "_Name");
  case BYLINE_DRAFT_EMAIL:
    return C_("comment form", "_Email");
  case BYLINE_DRAFT_WEBSITE:
    return C_("comment form", "_Website");
  default:
    return "";
  }
}

static char *
strip_mnemonic (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv (NULL, parts);
}

/* GTK 4.8 takes one reference for this relation, later versions a list that
 * ends with NULL; each crashes on the other's form. The type GTK itself gives
 * to the value tells which one runs. */
static void
relate_error_message (GtkWidget *widget,
                      GtkWidget *message)
{
  g_auto (GValue) probe = G_VALUE_INIT;
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  gtk_accessible_relation_init_value (GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, &probe);

  if (G_VALUE_HOLDS_OBJECT (&probe) || G_TYPE_IS_INTERFACE (G_VALUE_TYPE (&probe))) {
    gtk_accessible_update_relation (accessible,
                                    GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, message,
                                    -1);
  } else {
    gtk_accessible_update_relation (accessible,
                                    GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, message, NULL,
                                    -1);
  }
}

static gsize
count_bytes (BylineField *self)
{
  g_autofree char *text = byline_field_dup_text (self);

  return strlen (text);
}

/* Silent until a tenth of the room is left: a form is not a ledger. */
static void
show_room (BylineField *self)
{
  gsize max = byline_draft_max_bytes (self->kind);
  gsize used = count_bytes (self);
  g_autofree char *words = NULL;

  if (used <= max) {
    guint left = (guint) (max - used);

    words = g_strdup_printf (ngettext ("Room for %u more byte", "Room for %u more bytes", left),
                             left);
  } else {
    guint over = (guint) (used - max);

    words = g_strdup_printf (ngettext ("%u byte too long", "%u bytes too long", over), over);
  }
  gtk_label_set_text (GTK_LABEL (self->room), words);
  gtk_widget_set_visible (self->room, used + max / 10 > max);
}

static void
byline_field_input_changed_cb (BylineField *self)
{
  show_room (self);
  if (!self->is_filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
byline_field_focus_left_cb (BylineField *self)
{
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static GtkWidget *
create_text_view (BylineField *self)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkTextView *text_view = GTK_TEXT_VIEW (view);

  gtk_text_view_set_wrap_mode (text_view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (text_view, FALSE);
  gtk_text_view_set_input_hints (text_view, GTK_INPUT_HINT_SPELLCHECK);
  gtk_text_view_set_top_margin (text_view, 8);
  gtk_text_view_set_bottom_margin (text_view, 8);
  gtk_text_view_set_left_margin (text_view, 10);
  gtk_text_view_set_right_margin (text_view, 10);
  g_signal_connect_object (gtk_text_view_get_buffer (text_view), "changed",
                           G_CALLBACK (byline_field_input_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return view;
}

static GtkWidget *
create_entry (BylineField *self)
{
  static const GtkInputPurpose purposes[BYLINE_DRAFT_N_FIELDS] = {
    [BYLINE_DRAFT_TEXT] = GTK_INPUT_PURPOSE_FREE_FORM,
    [BYLINE_DRAFT_NAME] = GTK_INPUT_PURPOSE_NAME,
    [BYLINE_DRAFT_EMAIL] = GTK_INPUT_PURPOSE_EMAIL,
    [BYLINE_DRAFT_WEBSITE] = GTK_INPUT_PURPOSE_URL,
  };
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_input_purpose (GTK_ENTRY (entry), purposes[self->kind]);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), FALSE);
  g_signal_connect_object (entry, "changed",
                           G_CALLBACK (byline_field_input_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return entry;
}

static int
get_line_height (GtkWidget *view)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (view, "X");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/* The text view grows with its words, and scrolls by itself before it would
 * fill a small window: the cursor stays in sight. */
static GtkWidget *
wrap_text_view (BylineField *self)
{
  GtkWidget *frame = gtk_scrolled_window_new ();
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (frame);
  int line = get_line_height (self->input);

  gtk_scrolled_window_set_policy (scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (scroller, MIN_TEXT_LINES * line + 16);
  gtk_scrolled_window_set_max_content_height (scroller, MAX_TEXT_LINES * line + 16);
  gtk_scrolled_window_set_propagate_natural_height (scroller, TRUE);
  gtk_scrolled_window_set_child (scroller, self->input);
  gtk_widget_add_css_class (frame, "byline-field");
  self->frame = frame;

  return frame;
}

static GtkWidget *
create_name_line (BylineField *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *name = gtk_label_new_with_mnemonic (get_mnemonic_name (self->kind));

  gtk_label_set_mnemonic_widget (GTK_LABEL (name), self->input);
  gtk_box_append (GTK_BOX (line), name);

  self->star = g_object_new (GTK_TYPE_LABEL,
                             "label", "*",
                             "visible", FALSE,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                             NULL);
  gtk_widget_add_css_class (self->star, "error");
  gtk_box_append (GTK_BOX (line), self->star);

  self->room = gtk_label_new (NULL);
  gtk_widget_set_visible (self->room, FALSE);
  gtk_widget_set_hexpand (self->room, TRUE);
  gtk_widget_set_halign (self->room, GTK_ALIGN_END);
  gtk_label_set_ellipsize (GTK_LABEL (self->room), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->room, "dim-label");
  gtk_widget_add_css_class (self->room, "caption");
  gtk_box_append (GTK_BOX (line), self->room);

  return line;
}

static GtkWidget *
create_problem_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_visible (label, FALSE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "byline-error");

  return label;
}

static void
watch_focus (BylineField *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (byline_field_focus_left_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->input, focus);
}

static void
build (BylineField *self)
{
  gboolean is_text = self->kind == BYLINE_DRAFT_TEXT;
  g_autofree char *name = strip_mnemonic (get_mnemonic_name (self->kind));

  self->input = is_text ? create_text_view (self) : create_entry (self);
  self->problem = create_problem_label ();
  gtk_box_append (GTK_BOX (self->box), create_name_line (self));
  gtk_box_append (GTK_BOX (self->box), is_text ? wrap_text_view (self) : self->input);
  gtk_box_append (GTK_BOX (self->box), self->problem);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->input),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_REQUIRED, FALSE,
                                  -1);
  /* The mnemonic relates the visible name as well: it would be read twice. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->input),
                                 GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  watch_focus (self);
}

static gboolean
byline_field_grab_focus (GtkWidget *widget)
{
  BylineField *self = BYLINE_FIELD (widget);

  /* An entry would select all of its words: a fix is rarely a rewrite. */
  if (GTK_IS_ENTRY (self->input))
    return gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->input));

  return gtk_widget_grab_focus (self->input);
}

static void
byline_field_dispose (GObject *object)
{
  BylineField *self = BYLINE_FIELD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (byline_field_parent_class)->dispose (object);
}

static void
byline_field_class_init (BylineFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_field_dispose;
  widget_class->grab_focus = byline_field_grab_focus;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
byline_field_init (BylineField *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * byline_field_new:
 * @kind: which field of the form
 *
 * Makes an empty field, not required.
 *
 * Returns: (transfer floating): the field
 */
GtkWidget *
byline_field_new (BylineDraftField kind)
{
  BylineField *self = g_object_new (BYLINE_TYPE_FIELD, NULL);

  self->kind = kind;
  build (self);

  return GTK_WIDGET (self);
}

/**
 * byline_field_get_kind:
 * @self: a field
 *
 * Tells which field of the form this is.
 *
 * Returns: the kind
 */
BylineDraftField
byline_field_get_kind (BylineField *self)
{
  g_return_val_if_fail (BYLINE_IS_FIELD (self), BYLINE_DRAFT_TEXT);

  return self->kind;
}

/**
 * byline_field_get_input:
 * @self: a field
 *
 * Gets the widget a person types into, the one that bears the accessible
 * name, the required property and the invalid state.
 *
 * Returns: (transfer none): a #GtkTextView for the comment, else a #GtkEntry
 */
GtkWidget *
byline_field_get_input (BylineField *self)
{
  g_return_val_if_fail (BYLINE_IS_FIELD (self), NULL);

  return self->input;
}

/**
 * byline_field_dup_text:
 * @self: a field
 *
 * Returns: (transfer full): the words as typed
 */
char *
byline_field_dup_text (BylineField *self)
{
  GtkTextIter start, end;
  GtkTextBuffer *buffer;

  g_return_val_if_fail (BYLINE_IS_FIELD (self), NULL);

  if (GTK_IS_ENTRY (self->input))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->input)));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->input));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/**
 * byline_field_set_text:
 * @self: a field
 * @text: (nullable): UTF-8; %NULL empties the field
 *
 * Puts words into the field without "changed": nobody typed them.
 */
void
byline_field_set_text (BylineField *self,
                       const char  *text)
{
  const char *words = text != NULL ? text : "";

  g_return_if_fail (BYLINE_IS_FIELD (self));

  self->is_filling = TRUE;
  if (GTK_IS_ENTRY (self->input))
    gtk_editable_set_text (GTK_EDITABLE (self->input), words);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->input)), words, -1);
  self->is_filling = FALSE;
}

/**
 * byline_field_get_cursor:
 * @self: a field
 *
 * Returns: the cursor's place in characters
 */
guint
byline_field_get_cursor (BylineField *self)
{
  GtkTextBuffer *buffer;
  int cursor;

  g_return_val_if_fail (BYLINE_IS_FIELD (self), 0);

  if (GTK_IS_ENTRY (self->input))
    return (guint) gtk_editable_get_position (GTK_EDITABLE (self->input));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->input));
  g_object_get (buffer, "cursor-position", &cursor, NULL);
  return (guint) cursor;
}

/**
 * byline_field_set_cursor:
 * @self: a field
 * @cursor: characters from the start; beyond the end means the end
 *
 * Moves the cursor.
 */
void
byline_field_set_cursor (BylineField *self,
                         guint        cursor)
{
  GtkTextBuffer *buffer;
  GtkTextIter iter;
  int place = cursor > G_MAXINT ? -1 : (int) cursor;

  g_return_if_fail (BYLINE_IS_FIELD (self));

  if (GTK_IS_ENTRY (self->input)) {
    gtk_editable_set_position (GTK_EDITABLE (self->input), place);
    return;
  }

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->input));
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, place);
  gtk_text_buffer_place_cursor (buffer, &iter);
}

/**
 * byline_field_get_required:
 * @self: a field
 *
 * Returns: whether the field bears a star
 */
gboolean
byline_field_get_required (BylineField *self)
{
  g_return_val_if_fail (BYLINE_IS_FIELD (self), FALSE);

  return self->is_required;
}

/**
 * byline_field_set_required:
 * @self: a field
 * @is_required: whether the form demands words here
 *
 * Shows or hides the star, and tells assistive technologies.
 */
void
byline_field_set_required (BylineField *self,
                           gboolean     is_required)
{
  g_return_if_fail (BYLINE_IS_FIELD (self));

  self->is_required = is_required;
  gtk_widget_set_visible (self->star, is_required);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->input),
                                  GTK_ACCESSIBLE_PROPERTY_REQUIRED, is_required,
                                  -1);
}

/**
 * byline_field_get_problem:
 * @self: a field
 *
 * Returns: (transfer none) (nullable): the sentence shown beside the field
 */
const char *
byline_field_get_problem (BylineField *self)
{
  g_return_val_if_fail (BYLINE_IS_FIELD (self), NULL);

  if (!gtk_widget_get_visible (self->problem))
    return NULL;

  return gtk_label_get_text (GTK_LABEL (self->problem));
}

/**
 * byline_field_set_problem:
 * @self: a field
 * @sentence: (nullable): what is wrong, for a person; %NULL when nothing is
 *
 * Says beside the field what is wrong, to eye and to screen reader.
 */
void
byline_field_set_problem (BylineField *self,
                          const char  *sentence)
{
  GtkWidget *framed;

  g_return_if_fail (BYLINE_IS_FIELD (self));

  framed = self->frame != NULL ? self->frame : self->input;
  gtk_label_set_text (GTK_LABEL (self->problem), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->problem, sentence != NULL);

  if (sentence != NULL) {
    gtk_widget_add_css_class (framed, self->frame != NULL ? "byline-invalid" : "error");
    gtk_accessible_update_state (GTK_ACCESSIBLE (self->input),
                                 GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE,
                                 -1);
    relate_error_message (self->input, self->problem);
  } else {
    gtk_widget_remove_css_class (framed, self->frame != NULL ? "byline-invalid" : "error");
    gtk_accessible_reset_state (GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_STATE_INVALID);
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->input),
                                   GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE);
  }
}
