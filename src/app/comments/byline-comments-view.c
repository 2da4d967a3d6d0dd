/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The conversation of one article. What the store has is shown at once and
 * stays whatever the site answers; the site is asked once per article and on
 * demand. The reader's own texts that are still on their way stand below. It
 * never posts: that is the dialog's. */

#include "config.h"

#include "byline-comments-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "byline-comment-thread.h"
#include "byline-error-text.h"
#include "byline-uri.h"
#include "byline-waiting-row.h"

#define PROGRESS_AFTER_MS 300

struct _BylineCommentsView
{
  GtkWidget            parent_instance;

  BylineLibrary       *library;      /* (owned) (nullable) */
  BylineArticle       *article;      /* (owned) (nullable) */
  GCancellable        *cancellable;  /* (owned) (nullable): of this article */
  guint                n_comments;
  gboolean             is_fresh;     /* the site has answered */
  gboolean             is_listing;
  gboolean             list_again;
  gboolean             is_refreshing;
  guint                progress_timeout;

  GtkWidget           *box;          /* (unowned: child) */
  GtkLabel            *heading;
  BylineCommentThread *thread;
  GtkWidget           *waiting;
  GtkWidget           *progress;
  GtkSpinner          *spinner;
  GtkWidget           *trouble;
  GtkLabel            *trouble_words;
  GtkWidget           *closed;
  GtkWidget           *leave;
};

enum { SIGNAL_REPLY, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BylineCommentsView, byline_comments_view, GTK_TYPE_WIDGET)

/* ---- what is shown ---- */

static void
show_heading (BylineCommentsView *self)
{
  gint64 count = self->n_comments;
  g_autofree char *words = NULL;

  /* Until the thread is here the article knows better than an empty list. */
  if (!self->is_fresh && count == 0 && self->article != NULL && self->article->n_comments > 0)
    count = self->article->n_comments;

  if (count > 0) {
    words = g_strdup_printf (ngettext ("%u Comment", "%u Comments", (gulong) count),
                             (guint) count);
  } else if (self->is_fresh ||
             (self->article != NULL && self->article->n_comments == 0)) {
    words = g_strdup (_("No comments yet"));
  } else {
    words = g_strdup (_("Comments"));
  }
  gtk_label_set_text (self->heading, words);
}

static void
show_open (BylineCommentsView *self)
{
  gboolean is_open = self->article != NULL && self->article->comments_open &&
                     !self->article->is_gone;

  byline_comment_thread_set_open (self->thread, is_open);
  gtk_widget_set_visible (self->leave, is_open);
  gtk_widget_set_visible (self->closed, self->article != NULL && !is_open);
}

static void
show_trouble (BylineCommentsView *self,
              const GError       *error)
{
  g_autofree char *host = NULL, *words = NULL;

  if (error != NULL) {
    if (self->article != NULL && self->article->link != NULL)
      host = byline_uri_dup_host (self->article->link);
    words = byline_error_text (error, host);
    gtk_label_set_text (self->trouble_words, words);
  }
  gtk_widget_set_visible (self->trouble, error != NULL);
}

static gboolean
byline_comments_view_wait_is_long_cb (gpointer user_data)
{
  BylineCommentsView *self = user_data;

  self->progress_timeout = 0;
  gtk_widget_set_visible (self->progress, TRUE);
  gtk_spinner_start (self->spinner);

  return G_SOURCE_REMOVE;
}

static void
start_progress (BylineCommentsView *self)
{
  if (self->progress_timeout == 0) {
    self->progress_timeout = g_timeout_add (PROGRESS_AFTER_MS,
                                            byline_comments_view_wait_is_long_cb, self);
  }
}

static void
stop_progress (BylineCommentsView *self)
{
  g_clear_handle_id (&self->progress_timeout, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_visible (self->progress, FALSE);
}

/* ---- from the store ---- */

static void list_comments (BylineCommentsView *self);

static void
byline_comments_view_listed_cb (GObject      *source,
                                GAsyncResult *result,
                                gpointer      user_data)
{
  g_autoptr (BylineCommentsView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;

  items = byline_library_list_comments_finish (BYLINE_LIBRARY (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->article == NULL)
    return;

  self->is_listing = FALSE;
  if (items != NULL) {
    self->n_comments = items->len;
    byline_comment_thread_set_items (self->thread, items, self->article->author_id);
    show_heading (self);
  } else {
    show_trouble (self, error);
  }
  if (self->list_again)
    list_comments (self);
}

static void
list_comments (BylineCommentsView *self)
{
  self->list_again = self->is_listing;
  if (self->is_listing)
    return;

  self->is_listing = TRUE;
  byline_library_list_comments_async (self->library, self->article->id, self->cancellable,
                                      byline_comments_view_listed_cb, g_object_ref (self));
}

/* ---- the reader's own ---- */

static gboolean
is_waiting_here (BylineCommentsView *self,
                 BylineOutboxEntry  *entry)
{
  return entry->draft->article_id == self->article->id &&
         (entry->state != BYLINE_OUTBOX_SENT || entry->is_held);
}

static BylineWaitingRow *
find_waiting_row (BylineCommentsView *self,
                  gint64              outbox_id)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->waiting);
       row != NULL;
       row = gtk_widget_get_next_sibling (row)) {
    if (byline_waiting_row_get_entry (BYLINE_WAITING_ROW (row))->id == outbox_id)
      return BYLINE_WAITING_ROW (row);
  }

  return NULL;
}

static void
byline_comments_view_retried_cb (GObject      *source,
                                 GAsyncResult *result,
                                 gpointer      user_data)
{
  g_autoptr (BylineCommentsView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineOutcome) outcome = NULL;

  outcome = byline_library_retry_finish (BYLINE_LIBRARY (source), result, &error);
  if (outcome == NULL && self->article != NULL)
    show_trouble (self, error);
}

/* A text the site refused goes back to the form, where it can be changed. */
static void
byline_comments_view_retry_cb (BylineCommentsView *self,
                               gint64              outbox_id)
{
  BylineWaitingRow *row = find_waiting_row (self, outbox_id);
  BylineOutboxEntry *entry = row != NULL ? byline_waiting_row_get_entry (row) : NULL;

  if (entry == NULL)
    return;

  if (entry->state == BYLINE_OUTBOX_REJECTED) {
    g_signal_emit (self, signals[SIGNAL_REPLY], 0, entry->draft->parent);
    return;
  }
  byline_waiting_row_set_busy (row, TRUE);
  byline_library_retry_async (self->library, outbox_id, NULL,
                              byline_comments_view_retried_cb, g_object_ref (self));
}

static void
byline_comments_view_discarded_cb (GObject      *source,
                                   GAsyncResult *result,
                                   gpointer      user_data)
{
  g_autoptr (BylineCommentsView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!byline_library_discard_finish (BYLINE_LIBRARY (source), result, &error) &&
      self->article != NULL)
    show_trouble (self, error);
}

static void
byline_comments_view_discard_answered_cb (AdwMessageDialog   *dialog,
                                          const char         *response,
                                          BylineCommentsView *self)
{
  gint64 *outbox_id = g_object_get_data (G_OBJECT (dialog), "outbox-id");
  BylineWaitingRow *row = find_waiting_row (self, *outbox_id);

  if (g_strcmp0 (response, "discard") != 0 || self->library == NULL)
    return;

  if (row != NULL)
    byline_waiting_row_set_busy (row, TRUE);
  byline_library_discard_async (self->library, *outbox_id, NULL,
                                byline_comments_view_discarded_cb, g_object_ref (self));
}

static void
byline_comments_view_discard_cb (BylineCommentsView *self,
                                 gint64              outbox_id)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWindow *parent = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
  GtkWidget *dialog = adw_message_dialog_new (parent, _("Discard this comment?"),
                                              _("Its text will be gone for good."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog),
                                    "keep", _("_Keep"),
                                    "discard", _("_Discard"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_object_set_data_full (G_OBJECT (dialog), "outbox-id",
                          g_memdup2 (&outbox_id, sizeof outbox_id), g_free);
  g_signal_connect_object (dialog, "response",
                           G_CALLBACK (byline_comments_view_discard_answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_waiting_row (BylineCommentsView *self,
                 BylineOutboxEntry  *entry)
{
  GtkWidget *row = byline_waiting_row_new ();

  byline_waiting_row_set_entry (BYLINE_WAITING_ROW (row), entry);
  g_signal_connect_object (row, "retry", G_CALLBACK (byline_comments_view_retry_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "discard", G_CALLBACK (byline_comments_view_discard_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->waiting), row);
}

static gboolean
holds_entry (GPtrArray *entries,
             gint64     outbox_id)
{
  for (guint i = 0; entries != NULL && i < entries->len; i++) {
    if (((BylineOutboxEntry *) g_ptr_array_index (entries, i))->id == outbox_id)
      return TRUE;
  }

  return FALSE;
}

static void
remove_waiting_rows (BylineCommentsView *self,
                     GPtrArray          *kept)
{
  GtkWidget *row = gtk_widget_get_first_child (self->waiting);

  while (row != NULL) {
    GtkWidget *next = gtk_widget_get_next_sibling (row);

    if (!holds_entry (kept, byline_waiting_row_get_entry (BYLINE_WAITING_ROW (row))->id))
      gtk_box_remove (GTK_BOX (self->waiting), row);
    row = next;
  }
}

static void
show_waiting (BylineCommentsView *self,
              GPtrArray          *entries)
{
  g_autoptr (GPtrArray) here = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++) {
    if (is_waiting_here (self, g_ptr_array_index (entries, i)))
      g_ptr_array_add (here, g_ptr_array_index (entries, i));
  }

  remove_waiting_rows (self, here);
  for (guint i = 0; i < here->len; i++) {
    BylineOutboxEntry *entry = g_ptr_array_index (here, i);
    BylineWaitingRow *row = find_waiting_row (self, entry->id);

    if (row == NULL) {
      add_waiting_row (self, entry);
    } else {
      byline_waiting_row_set_entry (row, entry);
      byline_waiting_row_set_busy (row, FALSE);
    }
  }
  gtk_widget_set_visible (self->waiting, here->len > 0);
}

static void
byline_comments_view_outbox_listed_cb (GObject      *source,
                                       GAsyncResult *result,
                                       gpointer      user_data)
{
  g_autoptr (BylineCommentsView) self = user_data;
  g_autoptr (GPtrArray) entries = NULL;

  entries = byline_library_list_outbox_finish (BYLINE_LIBRARY (source), result, NULL);
  if (entries != NULL && self->article != NULL)
    show_waiting (self, entries);
}

static void
list_outbox (BylineCommentsView *self)
{
  byline_library_list_outbox_async (self->library, self->cancellable,
                                    byline_comments_view_outbox_listed_cb,
                                    g_object_ref (self));
}

/* ---- from the site ---- */

static void
byline_comments_view_refreshed_cb (GObject      *source,
                                   GAsyncResult *result,
                                   gpointer      user_data)
{
  g_autoptr (BylineCommentsView) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  is_done = byline_library_refresh_comments_finish (BYLINE_LIBRARY (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->article == NULL)
    return;

  self->is_refreshing = FALSE;
  stop_progress (self);
  if (is_done) {
    self->is_fresh = TRUE;
    list_comments (self);
  }
  show_trouble (self, error);
}

static void
byline_comments_view_store_changed_cb (BylineCommentsView *self,
                                       guint               flags,
                                       gint64              site_id,
                                       gint64              article_id)
{
  if (self->article == NULL || (article_id != 0 && article_id != self->article->id))
    return;

  if ((flags & BYLINE_CHANGE_COMMENTS) != 0)
    list_comments (self);
  if ((flags & BYLINE_CHANGE_OUTBOX) != 0)
    list_outbox (self);
}

static void
byline_comments_view_reply_cb (BylineCommentsView *self,
                               gint64              comment_id)
{
  g_signal_emit (self, signals[SIGNAL_REPLY], 0, comment_id);
}

static void
byline_comments_view_leave_clicked_cb (BylineCommentsView *self)
{
  g_signal_emit (self, signals[SIGNAL_REPLY], 0, (gint64) 0);
}

static void
forget_article (BylineCommentsView *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->article, byline_article_unref);
  self->is_fresh = FALSE;
  self->is_listing = self->list_again = self->is_refreshing = FALSE;
  self->n_comments = 0;
  stop_progress (self);
  show_trouble (self, NULL);
  byline_comment_thread_set_items (self->thread, none, 0);
  remove_waiting_rows (self, NULL);
  gtk_widget_set_visible (self->waiting, FALSE);
}

static void
byline_comments_view_dispose (GObject *object)
{
  BylineCommentsView *self = BYLINE_COMMENTS_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->progress_timeout, g_source_remove);
  g_clear_pointer (&self->article, byline_article_unref);
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (self->library, self);
  g_clear_object (&self->library);
  gtk_widget_dispose_template (GTK_WIDGET (self), BYLINE_TYPE_COMMENTS_VIEW);

  G_OBJECT_CLASS (byline_comments_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BylineCommentsView, box);
  gtk_widget_class_bind_template_child (widget_class, BylineCommentsView, heading);
  gtk_widget_class_bind_template_child (widget_class, BylineCommentsView, thread);
  gtk_widget_class_bind_template_child (widget_class, BylineCommentsView, waiting);
  gtk_widget_class_bind_template_child (widget_class, BylineCommentsView, progress);
  gtk_widget_class_bind_template_child (widget_class, BylineCommentsView, spinner);
  gtk_widget_class_bind_template_child (widget_class, BylineCommentsView, trouble);
  gtk_widget_class_bind_template_child (widget_class, BylineCommentsView, trouble_words);
  gtk_widget_class_bind_template_child (widget_class, BylineCommentsView, closed);
  gtk_widget_class_bind_template_child (widget_class, BylineCommentsView, leave);
  gtk_widget_class_bind_template_callback (widget_class, byline_comments_view_refresh);
  gtk_widget_class_bind_template_callback (widget_class, byline_comments_view_reply_cb);
  gtk_widget_class_bind_template_callback (widget_class, byline_comments_view_leave_clicked_cb);
}

static void
byline_comments_view_class_init (BylineCommentsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_comments_view_dispose;

  signals[SIGNAL_REPLY] = g_signal_new ("reply", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (BYLINE_TYPE_COMMENT_THREAD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BYLINE_RESOURCE_PREFIX
                                               "/comments/byline-comments-view.ui");
  bind_children (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
byline_comments_view_init (BylineCommentsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_heading (self);
  show_open (self);
}

/**
 * byline_comments_view_new:
 *
 * Returns: (transfer floating): a view without an article
 */
GtkWidget *
byline_comments_view_new (void)
{
  return g_object_new (BYLINE_TYPE_COMMENTS_VIEW, NULL);
}

/**
 * byline_comments_view_set_library:
 * @self: a view
 * @library: where comments come from
 *
 * Set once, before the first article.
 */
void
byline_comments_view_set_library (BylineCommentsView *self,
                                  BylineLibrary      *library)
{
  g_return_if_fail (BYLINE_IS_COMMENTS_VIEW (self));
  g_return_if_fail (BYLINE_IS_LIBRARY (library));

  if (!g_set_object (&self->library, library))
    return;

  byline_comment_thread_set_library (self->thread, library);
  g_signal_connect_object (library, "changed",
                           G_CALLBACK (byline_comments_view_store_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * byline_comments_view_set_article:
 * @self: a view
 * @article: (nullable): a stored article; %NULL for none
 *
 * Shows an article's conversation: what is stored at once, then what the site
 * says. The article that is shown already keeps its rows and is not asked for
 * again.
 */
void
byline_comments_view_set_article (BylineCommentsView *self,
                                  BylineArticle      *article)
{
  gboolean is_same;

  g_return_if_fail (BYLINE_IS_COMMENTS_VIEW (self));
  g_return_if_fail (article == NULL || self->library != NULL);

  is_same = self->article != NULL && article != NULL && self->article->id == article->id;
  if (article != NULL)
    byline_article_ref (article);
  if (!is_same)
    forget_article (self);
  g_clear_pointer (&self->article, byline_article_unref);
  self->article = article;

  show_heading (self);
  show_open (self);
  if (is_same || article == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  list_comments (self);
  list_outbox (self);
  if (!article->is_gone)
    byline_comments_view_refresh (self);
}

/**
 * byline_comments_view_refresh:
 * @self: a view
 *
 * Asks the site for the conversation. Rows that stay are kept; on failure all
 * do, with a sentence below.
 */
void
byline_comments_view_refresh (BylineCommentsView *self)
{
  g_return_if_fail (BYLINE_IS_COMMENTS_VIEW (self));

  if (self->article == NULL || self->is_refreshing)
    return;

  self->is_refreshing = TRUE;
  show_trouble (self, NULL);
  start_progress (self);
  byline_library_refresh_comments_async (self->library, self->article->id, self->cancellable,
                                         byline_comments_view_refreshed_cb,
                                         g_object_ref (self));
}

/**
 * byline_comments_view_set_zoom:
 * @self: a view
 * @zoom: 0.8-2.0
 *
 * Sets the size of the words.
 */
void
byline_comments_view_set_zoom (BylineCommentsView *self,
                               double              zoom)
{
  g_return_if_fail (BYLINE_IS_COMMENTS_VIEW (self));

  byline_comment_thread_set_zoom (self->thread, zoom);
}

/**
 * byline_comments_view_set_text_style:
 * @self: a view
 * @style: how text is set
 *
 * Sets how the words are set.
 */
void
byline_comments_view_set_text_style (BylineCommentsView    *self,
                                     const BylineTextStyle *style)
{
  g_return_if_fail (BYLINE_IS_COMMENTS_VIEW (self));

  byline_comment_thread_set_text_style (self->thread, style);
}

/**
 * byline_comments_view_get_row:
 * @self: a view
 * @comment_id: the site's id of a comment
 *
 * Returns: (transfer none) (nullable): its row, when it stands already
 */
GtkWidget *
byline_comments_view_get_row (BylineCommentsView *self,
                              gint64              comment_id)
{
  g_return_val_if_fail (BYLINE_IS_COMMENTS_VIEW (self), NULL);

  return byline_comment_thread_get_row (self->thread, comment_id);
}
