/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A comment on its way: its words, where it stands in a sentence, and what
 * can be done about it. It acts on nothing itself; the view above does. */

#include "config.h"

#include "byline-waiting-row.h"

#include <glib/gi18n.h>

#include "byline-outcome-text.h"

struct _BylineWaitingRow
{
  GtkWidget          parent_instance;

  BylineOutboxEntry *entry;      /* (owned) (nullable) */
  GtkWidget         *box;        /* (unowned: child) */
  GtkLabel          *name;
  GtkLabel          *text;
  GtkLabel          *state;
  GtkWidget         *retry;
  GtkWidget         *discard;
};

enum { SIGNAL_RETRY, SIGNAL_DISCARD, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BylineWaitingRow, byline_waiting_row, GTK_TYPE_WIDGET)

static void
byline_waiting_row_retry_clicked_cb (BylineWaitingRow *self)
{
  if (self->entry != NULL)
    g_signal_emit (self, signals[SIGNAL_RETRY], 0, self->entry->id);
}

static void
byline_waiting_row_discard_clicked_cb (BylineWaitingRow *self)
{
  if (self->entry != NULL)
    g_signal_emit (self, signals[SIGNAL_DISCARD], 0, self->entry->id);
}

static void
byline_waiting_row_copy_clicked_cb (BylineWaitingRow *self)
{
  if (self->entry != NULL) {
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                            self->entry->draft->text);
  }
}

static gboolean
can_act (const BylineOutboxEntry *entry)
{
  return entry->state == BYLINE_OUTBOX_QUEUED || entry->state == BYLINE_OUTBOX_UNKNOWN ||
         entry->state == BYLINE_OUTBOX_REJECTED;
}

static void
byline_waiting_row_dispose (GObject *object)
{
  BylineWaitingRow *self = BYLINE_WAITING_ROW (object);

  g_clear_pointer (&self->entry, byline_outbox_entry_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), BYLINE_TYPE_WAITING_ROW);

  G_OBJECT_CLASS (byline_waiting_row_parent_class)->dispose (object);
}

static void
byline_waiting_row_class_init (BylineWaitingRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_waiting_row_dispose;

  signals[SIGNAL_RETRY] = g_signal_new ("retry", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_DISCARD] = g_signal_new ("discard", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               BYLINE_RESOURCE_PREFIX
                                               "/comments/byline-waiting-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BylineWaitingRow, box);
  gtk_widget_class_bind_template_child (widget_class, BylineWaitingRow, name);
  gtk_widget_class_bind_template_child (widget_class, BylineWaitingRow, text);
  gtk_widget_class_bind_template_child (widget_class, BylineWaitingRow, state);
  gtk_widget_class_bind_template_child (widget_class, BylineWaitingRow, retry);
  gtk_widget_class_bind_template_child (widget_class, BylineWaitingRow, discard);
  gtk_widget_class_bind_template_callback (widget_class, byline_waiting_row_retry_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, byline_waiting_row_copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, byline_waiting_row_discard_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
byline_waiting_row_init (BylineWaitingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * byline_waiting_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
byline_waiting_row_new (void)
{
  return g_object_new (BYLINE_TYPE_WAITING_ROW, NULL);
}

/**
 * byline_waiting_row_get_entry:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
BylineOutboxEntry *
byline_waiting_row_get_entry (BylineWaitingRow *self)
{
  g_return_val_if_fail (BYLINE_IS_WAITING_ROW (self), NULL);

  return self->entry;
}

/**
 * byline_waiting_row_set_entry:
 * @self: a row
 * @entry: a text in the outbox
 *
 * Shows a text and where it stands. A text being sent can only be copied.
 */
void
byline_waiting_row_set_entry (BylineWaitingRow  *self,
                              BylineOutboxEntry *entry)
{
  g_autofree char *state = NULL;

  g_return_if_fail (BYLINE_IS_WAITING_ROW (self));
  g_return_if_fail (entry != NULL);

  byline_outbox_entry_ref (entry);
  g_clear_pointer (&self->entry, byline_outbox_entry_unref);
  self->entry = entry;

  state = byline_outbox_state_text (entry);
  gtk_label_set_text (self->name, *entry->draft->name != '\0' ? entry->draft->name : _("You"));
  gtk_label_set_text (self->text, entry->draft->text);
  gtk_label_set_text (self->state, state);
  gtk_widget_set_visible (self->retry, can_act (entry));
  gtk_button_set_label (GTK_BUTTON (self->retry),
                        entry->state == BYLINE_OUTBOX_REJECTED
                        ? C_("button on a refused comment", "Edit")
                        : _("Try Again"));
  gtk_widget_set_visible (self->discard, entry->state != BYLINE_OUTBOX_SENDING);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, state,
                                  -1);
}

/**
 * byline_waiting_row_set_busy:
 * @self: a row
 * @is_busy: whether something is being done about it
 *
 * Keeps a second press from doing it twice.
 */
void
byline_waiting_row_set_busy (BylineWaitingRow *self,
                             gboolean          is_busy)
{
  g_return_if_fail (BYLINE_IS_WAITING_ROW (self));

  gtk_widget_set_sensitive (self->retry, !is_busy);
  gtk_widget_set_sensitive (self->discard, !is_busy);
}
