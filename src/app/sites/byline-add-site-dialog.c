/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The window "Add Site": an address is typed, the site behind it is found and
 * shown, and only then added. A failure is a sentence below the address, which
 * stays as typed. Nothing is added without the person's second press. */

#include "config.h"

#include "byline-add-site-dialog.h"

#include "byline-error-text.h"
#include "byline-image.h"
#include "byline-text.h"
#include "byline-uri.h"

#include <glib/gi18n.h>

#define PROGRESS_AFTER_MS 300
#define ICON_PIXELS 128

struct _BylineAddSiteDialog
{
  AdwWindow         parent_instance;

  GtkStack         *buttons;
  GtkWidget        *add;
  GtkEditable      *address;
  GtkStack         *pages;
  GtkSpinner       *spinner;
  GtkLabel         *busy_words;
  GtkLabel         *error;
  AdwAvatar        *icon;
  GtkLabel         *name;
  GtkLabel         *host;
  GtkLabel         *description;
  GtkWidget        *insecure;

  BylineLibrary    *library;      /* (owned) */
  GCancellable     *cancellable;  /* (owned) (nullable): of what is under way */
  BylineDiscovered *found;        /* (owned) (nullable) */
  guint             progress_id;
};

G_DEFINE_FINAL_TYPE (BylineAddSiteDialog, byline_add_site_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- what is shown ---- */

static void
enable_actions (BylineAddSiteDialog *self)
{
  gboolean is_busy = self->cancellable != NULL;
  gboolean is_blank = byline_text_is_blank (gtk_editable_get_text (self->address));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "add-site.find", !is_busy && !is_blank);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "add-site.add",
                                 !is_busy && self->found != NULL);
  gtk_stack_set_visible_child_name (self->buttons, self->found != NULL ? "add" : "find");
}

static void
show_page (BylineAddSiteDialog *self,
           const char          *page)
{
  gboolean is_error = g_str_equal (page, "error");

  gtk_stack_set_visible_child_name (self->pages, page);
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self->address), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->address), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->address), GTK_ACCESSIBLE_STATE_INVALID,
                               is_error ? GTK_ACCESSIBLE_INVALID_TRUE
                                        : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static gboolean
progress_due_cb (gpointer data)
{
  BylineAddSiteDialog *self = data;

  self->progress_id = 0;
  show_page (self, "busy");
  gtk_spinner_start (self->spinner);
  return G_SOURCE_REMOVE;
}

static void
begin_wait (BylineAddSiteDialog *self,
            const char          *words)
{
  self->cancellable = g_cancellable_new ();
  gtk_editable_set_editable (self->address, FALSE);
  gtk_label_set_text (self->busy_words, words);
  self->progress_id = g_timeout_add (PROGRESS_AFTER_MS, progress_due_cb, self);
  enable_actions (self);
}

static void
end_wait (BylineAddSiteDialog *self)
{
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_object (&self->cancellable);
  gtk_spinner_stop (self->spinner);
  gtk_editable_set_editable (self->address, TRUE);
}

static void
show_error (BylineAddSiteDialog *self,
            const GError        *error)
{
  g_autofree char *host = NULL;
  g_autofree char *sentence = NULL;

  if (self->found != NULL)
    host = byline_site_dup_host (self->found->site);
  sentence = byline_error_text (error, host);

  gtk_label_set_text (self->error, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->address),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
  show_page (self, "error");
  enable_actions (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->address));
}

static void
icon_decoded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(BylineAddSiteDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GdkTexture) texture = byline_image_decode_finish (result, &error);

  if (texture != NULL && self->found != NULL)
    adw_avatar_set_custom_image (self->icon, GDK_PAINTABLE (texture));
}

static void
show_found (BylineAddSiteDialog *self)
{
  const BylineSite *site = self->found->site;
  g_autofree char *host = byline_uri_dup_display (site->home);
  gboolean is_named = !byline_text_is_blank (site->name);

  gtk_label_set_text (self->name, is_named ? site->name : host);
  gtk_label_set_text (self->host, host);
  gtk_label_set_text (self->description, site->description);
  gtk_widget_set_visible (GTK_WIDGET (self->description),
                          !byline_text_is_blank (site->description));
  gtk_widget_set_visible (self->insecure, !byline_uri_is_secure (site->home) &&
                                          !byline_uri_is_loopback (site->home));
  adw_avatar_set_text (self->icon, is_named ? site->name : host);
  adw_avatar_set_custom_image (self->icon, NULL);
  if (self->found->icon != NULL)
    byline_image_decode_async (self->found->icon, ICON_PIXELS, NULL,
                               icon_decoded_cb, g_object_ref (self));

  show_page (self, "found");
  enable_actions (self);
  gtk_widget_grab_focus (self->add);
}

static void
forget_found (BylineAddSiteDialog *self)
{
  g_clear_pointer (&self->found, byline_discovered_free);
  show_page (self, "hint");
}

/* ---- finding ---- */

static void
discovered_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(BylineAddSiteDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  BylineDiscovered *found;

  found = byline_library_discover_finish (BYLINE_LIBRARY (source), result, &error);
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      g_clear_pointer (&found, byline_discovered_free);
      return;
    }

  end_wait (self);
  self->found = found;
  if (found != NULL)
    show_found (self);
  else
    show_error (self, error);
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  BylineAddSiteDialog *self = BYLINE_ADD_SITE_DIALOG (widget);
  const char *address = gtk_editable_get_text (self->address);

  if (self->cancellable != NULL || byline_text_is_blank (address))
    return;

  forget_found (self);
  begin_wait (self, _("Looking for the site…"));
  byline_library_discover_async (self->library, address, self->cancellable,
                                 discovered_cb, g_object_ref (self));
}

/* ---- adding ---- */

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(BylineAddSiteDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(BylineSite) site = NULL;

  site = byline_library_add_site_finish (BYLINE_LIBRARY (source), result, &error);
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  end_wait (self);
  if (site == NULL)
    {
      show_error (self, error);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_ADDED], 0, site->id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  BylineAddSiteDialog *self = BYLINE_ADD_SITE_DIALOG (widget);

  if (self->cancellable != NULL || self->found == NULL)
    return;

  begin_wait (self, _("Fetching the first articles…"));
  byline_library_add_site_async (self->library, self->found, self->cancellable,
                                 added_cb, g_object_ref (self));
}

/* ---- what a person does ---- */

static void
address_activated_cb (GtkEntry            *entry,
                      BylineAddSiteDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self),
                              self->found != NULL ? "add-site.add" : "add-site.find", NULL);
}

static void
address_changed_cb (GtkEditable         *editable,
                    BylineAddSiteDialog *self)
{
  if (self->address == NULL || self->cancellable != NULL)
    return;

  forget_found (self);
  enable_actions (self);
}

static void
cancel_wait (BylineAddSiteDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  end_wait (self);
}

/* The first Escape gives up the wait, the next one the dialog. */
static void
escape_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  BylineAddSiteDialog *self = BYLINE_ADD_SITE_DIALOG (widget);

  if (self->cancellable == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  cancel_wait (self);
  show_page (self, self->found != NULL ? "found" : "hint");
  enable_actions (self);
}

/* ---- the object ---- */

static void
byline_add_site_dialog_dispose (GObject *object)
{
  BylineAddSiteDialog *self = BYLINE_ADD_SITE_DIALOG (object);

  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->library);
  self->address = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), BYLINE_TYPE_ADD_SITE_DIALOG);

  G_OBJECT_CLASS (byline_add_site_dialog_parent_class)->dispose (object);
}

static void
byline_add_site_dialog_finalize (GObject *object)
{
  BylineAddSiteDialog *self = BYLINE_ADD_SITE_DIALOG (object);

  g_clear_pointer (&self->found, byline_discovered_free);

  G_OBJECT_CLASS (byline_add_site_dialog_parent_class)->finalize (object);
}

/* Closing while a wait is under way ends that wait; its answer is ignored. */
static gboolean
byline_add_site_dialog_close_request (GtkWindow *window)
{
  BylineAddSiteDialog *self = BYLINE_ADD_SITE_DIALOG (window);

  if (self->cancellable != NULL)
    cancel_wait (self);
  return GTK_WINDOW_CLASS (byline_add_site_dialog_parent_class)->close_request (window);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BYLINE_RESOURCE_PREFIX
                                               "/sites/byline-add-site-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, BylineAddSiteDialog, buttons);
  gtk_widget_class_bind_template_child (widget_class, BylineAddSiteDialog, add);
  gtk_widget_class_bind_template_child (widget_class, BylineAddSiteDialog, address);
  gtk_widget_class_bind_template_child (widget_class, BylineAddSiteDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, BylineAddSiteDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, BylineAddSiteDialog, busy_words);
  gtk_widget_class_bind_template_child (widget_class, BylineAddSiteDialog, error);
  gtk_widget_class_bind_template_child (widget_class, BylineAddSiteDialog, icon);
  gtk_widget_class_bind_template_child (widget_class, BylineAddSiteDialog, name);
  gtk_widget_class_bind_template_child (widget_class, BylineAddSiteDialog, host);
  gtk_widget_class_bind_template_child (widget_class, BylineAddSiteDialog, description);
  gtk_widget_class_bind_template_child (widget_class, BylineAddSiteDialog, insecure);
  gtk_widget_class_bind_template_callback (widget_class, address_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, address_changed_cb);
}

static void
byline_add_site_dialog_class_init (BylineAddSiteDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_add_site_dialog_dispose;
  object_class->finalize = byline_add_site_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = byline_add_site_dialog_close_request;

  signals[SIGNAL_ADDED] =
    g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "add-site.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "add-site.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "add-site.escape", NULL, escape_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "add-site.escape", NULL);
}

static void
byline_add_site_dialog_init (BylineAddSiteDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_page (self, "hint");
  enable_actions (self);
}

/* A window manager does not make a window narrower because the screen is. */
static void
fit_into (GtkWindow *self,
          GtkWindow *parent)
{
  int parent_width = gtk_widget_get_width (GTK_WIDGET (parent));
  int width;
  int height;

  gtk_window_get_default_size (self, &width, &height);
  if (parent_width > 0 && parent_width < width)
    gtk_window_set_default_size (self, parent_width, height);
}

/**
 * byline_add_site_dialog_new:
 * @library: what finds and adds the site
 * @parent: (nullable): the window this one belongs to
 * @address: (nullable): fills the entry; looked up only when the person says so
 *
 * Returns: (transfer none): a window that is not presented yet
 */
GtkWidget *
byline_add_site_dialog_new (BylineLibrary *library,
                            GtkWindow     *parent,
                            const char    *address)
{
  BylineAddSiteDialog *self = g_object_new (BYLINE_TYPE_ADD_SITE_DIALOG,
                                            "transient-for", parent, NULL);

  self->library = g_object_ref (library);
  if (parent != NULL)
    fit_into (GTK_WINDOW (self), parent);
  if (address != NULL)
    gtk_editable_set_text (self->address, address);
  gtk_widget_grab_focus (GTK_WIDGET (self->address));
  return GTK_WIDGET (self);
}
