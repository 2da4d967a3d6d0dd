/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Hands a picture out: to a file, byte for byte as the site sent it, or to
 * the clipboard. Writes only where the person said. */

#include "config.h"

#include "byline-picture-export.h"

#include "byline-error-text.h"
#include "byline-image-kind.h"
#include "byline-text.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#define MAX_NAME_BYTES 100

/* One saving, from the wish to the file. */
typedef struct
{
  GtkWidget            *widget;    /* (weak) (nullable): where it was wished for */
  char                 *uri;
  GBytes               *bytes;     /* (nullable) */
  GtkFileChooserNative *chooser;   /* (nullable) */
} Saving;

static void
saving_free (Saving *self)
{
  g_clear_weak_pointer (&self->widget);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->chooser);
  g_free (self->uri);
  g_free (self);
}

static GtkWindow *
get_window (Saving *self)
{
  GtkRoot *root = self->widget != NULL ? gtk_widget_get_root (self->widget) : NULL;

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static const char *
get_ending (BylineImageKind kind)
{
  switch (kind)
    {
    case BYLINE_IMAGE_KIND_PNG:
      return ".png";
    case BYLINE_IMAGE_KIND_JPEG:
      return ".jpg";
    case BYLINE_IMAGE_KIND_GIF:
      return ".gif";
    case BYLINE_IMAGE_KIND_WEBP:
      return ".webp";
    case BYLINE_IMAGE_KIND_AVIF:
      return ".avif";
    case BYLINE_IMAGE_KIND_NONE:
    default:
      return "";
    }
}

static gboolean
has_ending (const char      *name,
            BylineImageKind  kind)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, get_ending (kind))
         || (kind == BYLINE_IMAGE_KIND_JPEG && g_str_has_suffix (lower, ".jpeg"));
}

/* The last part of the path, harmless on any file system. */
static char *
dup_stem (const char *uri)
{
  g_autoptr (GUri) parsed = g_uri_parse (uri, G_URI_FLAGS_ENCODED, NULL);
  g_autofree char *base = g_path_get_basename (parsed != NULL ? g_uri_get_path (parsed) : "");
  g_autofree char *plain = g_uri_unescape_string (base, NULL);
  g_autofree char *name = byline_text_clean_line (plain != NULL ? plain : base);

  g_strdelimit (name, "/\\:*?\"<>|", '-');
  while (*name == '.' || *name == '-')
    memmove (name, name + 1, strlen (name));
  if (strlen (name) > MAX_NAME_BYTES)
    {
      name[MAX_NAME_BYTES] = '\0';
      *(char *) g_utf8_find_prev_char (name, name + MAX_NAME_BYTES) = '\0';
    }
  return *name != '\0' ? g_steal_pointer (&name) : g_strdup (_("picture"));
}

/**
 * byline_picture_export_dup_name:
 * @uri: where the picture came from
 * @bytes: the picture, whose kind gives the ending
 *
 * Returns: (transfer full): a name for its file
 */
char *
byline_picture_export_dup_name (const char *uri,
                                GBytes     *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  BylineImageKind kind = byline_image_kind_sniff (data, length);
  g_autofree char *stem = dup_stem (uri);

  return has_ending (stem, kind) ? g_steal_pointer (&stem)
                                 : g_strconcat (stem, get_ending (kind), NULL);
}

static void
show_error (Saving       *self,
            const GError *error)
{
  g_autofree char *sentence = byline_error_text (error, NULL);
  GtkWindow *window = get_window (self);
  GtkWidget *dialog;

  if (window == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  dialog = adw_message_dialog_new (window, _("The Picture Was Not Saved"), sentence);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Saving *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    show_error (self, error);
  saving_free (self);
}

/**
 * byline_picture_export_write:
 * @widget: (nullable): where the person asked for it; hears when it fails
 * @bytes: the picture
 * @file: where to; what is there is replaced, and only by the whole picture
 */
void
byline_picture_export_write (GtkWidget *widget,
                             GBytes    *bytes,
                             GFile     *file)
{
  Saving *self = g_new0 (Saving, 1);

  g_set_weak_pointer (&self->widget, widget);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       written_cb, self);
}

static void
answered_cb (GtkNativeDialog *dialog,
             int              response,
             Saving          *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL)
    byline_picture_export_write (self->widget, self->bytes, file);
  saving_free (self);
}

static void
choose (Saving *self)
{
  g_autofree char *name = byline_picture_export_dup_name (self->uri, self->bytes);
  const char *pictures = g_get_user_special_dir (G_USER_DIRECTORY_PICTURES);
  g_autoptr (GFile) folder = pictures != NULL ? g_file_new_for_path (pictures) : NULL;

  self->chooser = gtk_file_chooser_native_new (_("Save Picture"), get_window (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"),
                                               _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect (self->chooser, "response", G_CALLBACK (answered_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Saving *self = user_data;
  g_autoptr (GError) error = NULL;

  self->bytes = byline_library_load_picture_finish (BYLINE_LIBRARY (source), result, &error);
  if (self->bytes != NULL && get_window (self) != NULL)
    {
      choose (self);
      return;
    }
  if (error != NULL)
    show_error (self, error);
  saving_free (self);
}

/**
 * byline_picture_export_save:
 * @widget: where the person asked for it
 * @library: where the picture comes from, mostly its cache
 * @uri: the picture's address
 * @reach: where it may be passed on to
 *
 * Asks for a place and writes the picture there as the site sent it.
 */
void
byline_picture_export_save (GtkWidget          *widget,
                            BylineLibrary      *library,
                            const char         *uri,
                            BylinePictureReach  reach)
{
  Saving *self = g_new0 (Saving, 1);

  g_set_weak_pointer (&self->widget, widget);
  self->uri = g_strdup (uri);
  byline_library_reach_picture_async (library, uri, reach, NULL, loaded_cb, self);
}

/**
 * byline_picture_export_copy:
 * @widget: where the person asked for it
 * @texture: what is copied, in the size in which it is shown
 */
void
byline_picture_export_copy (GtkWidget  *widget,
                            GdkTexture *texture)
{
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
}
