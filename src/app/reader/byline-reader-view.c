/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The pane that shows one article and its conversation. Opens what it is told
 * to, says what it cannot open, and starts the comment form. It chooses no
 * article itself: it says "next-unread" and waits to be told. */

#include "config.h"

#include "byline-reader-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "byline-article-head.h"
#include "byline-browser.h"
#include "byline-comments-view.h"
#include "byline-document-print.h"
#include "byline-document-view.h"
#include "byline-error-text.h"
#include "byline-find-bar.h"
#include "byline-outcome-text.h"
#include "byline-page-steps.h"
#include "byline-reading-place.h"
#include "byline-reply-dialog.h"
#include "byline-scroller.h"
#include "byline-uri.h"

#define LOADING_AFTER_MS 300
#define MIN_ZOOM         0.8
#define MAX_ZOOM         2.0
#define PAGE_MARGINS     36
/* How much of a page stays in sight when paging down. */
#define PAGE_OVERLAP     40
/* How long a page rests before its place is kept: each costs a wait for the disk. */
#define KEEP_AFTER_MS    3000
#define SHOW_COMMENT_USEC (10 * G_USEC_PER_SEC)

struct _BylineReaderView
{
  GtkWidget           parent_instance;

  BylineLibrary      *library;        /* (owned) (nullable) */
  GCancellable       *cancellable;    /* (owned) (nullable): of the opening */
  BylineReading      *reading;        /* (owned) (nullable) */
  char               *link;           /* (owned) (nullable): also without a reading */
  gint64              article_id;     /* 0 none */
  gboolean            is_saved;
  gboolean            loads_remote;   /* for every site */
  double              zoom;
  BylineReadingPlace *place;          /* (owned) */
  guint               loading_timeout;
  guint               keep_timeout;   /* 0: the place is kept as it is */
  GtkWidget          *dialog;         /* (weak) (nullable) */
  BylineDocumentPrint *print;         /* (owned) (nullable): until it is done */
  gint64              posted_comment; /* to be shown when its row stands; 0 none */
  gint64              show_until;     /* frame time at which that is given up */

  BylinePageSteps    *steps;          /* (owned) */

  GtkStack           *stack;          /* (unowned: child) */
  GtkSpinner         *spinner;
  AdwStatusPage      *error;
  GtkWidget          *error_browser;
  BylineFindBar      *find_bar;
  GtkScrolledWindow  *scroller;
  AdwClamp           *clamp;
  GtkWidget          *page;
  BylineArticleHead  *head;
  BylineDocumentView *words;
  BylineCommentsView *comments;
};

typedef enum
{
  PROP_ARTICLE_ID = 1,
  PROP_IS_SAVED,
  PROP_ZOOM,
} Property;
static GParamSpec *properties[PROP_ZOOM + 1];

enum { SIGNAL_PLACE_ACTIVATED, SIGNAL_ARTICLE_ACTIVATED, SIGNAL_TOAST, SIGNAL_NEXT_UNREAD,
       N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BylineReaderView, byline_reader_view, GTK_TYPE_WIDGET)

static void
toast (BylineReaderView *self,
       const char       *words)
{
  g_signal_emit (self, signals[SIGNAL_TOAST], 0, words);
}

static void
toast_error (BylineReaderView *self,
             const GError     *error)
{
  g_autofree char *words = byline_error_text (error, NULL);

  toast (self, words);
}

static gboolean
shows_article (BylineReaderView *self)
{
  return self->reading != NULL &&
         g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "article") == 0;
}

static void
set_is_saved (BylineReaderView *self,
              gboolean          is_saved)
{
  if (self->is_saved == is_saved)
    return;

  self->is_saved = is_saved;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_SAVED]);
}

/* ---- the page ---- */

static void
fit_column (BylineReaderView *self)
{
  int width = byline_document_view_get_column_width (self->words) + PAGE_MARGINS;

  adw_clamp_set_maximum_size (self->clamp, width);
  adw_clamp_set_tightening_threshold (self->clamp, width);
}

static void
show_page (BylineReaderView *self,
           const char       *name)
{
  g_clear_handle_id (&self->loading_timeout, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, name);
}

static gboolean
byline_reader_view_wait_is_long_cb (gpointer user_data)
{
  BylineReaderView *self = user_data;

  self->loading_timeout = 0;
  show_page (self, "loading");
  gtk_spinner_start (self->spinner);

  return G_SOURCE_REMOVE;
}

static GtkAdjustment *
get_adjustment (BylineReaderView *self)
{
  return gtk_scrolled_window_get_vadjustment (self->scroller);
}

/* ---- where one stopped ---- */

/* The beginning and the end are no places to go on from. */
static gboolean
is_in_the_middle (BylineReaderView *self)
{
  graphene_rect_t bounds;

  return gtk_adjustment_get_value (get_adjustment (self)) > 0 &&
         gtk_widget_compute_bounds (GTK_WIDGET (self->words), GTK_WIDGET (self->scroller),
                                    &bounds) &&
         bounds.origin.y < 0 &&
         bounds.origin.y + bounds.size.height > gtk_widget_get_height (GTK_WIDGET (self->scroller));
}

static void
keep_position (BylineReaderView *self)
{
  BylinePosition position = { 0, 0 };
  BylineDocument *document = NULL;

  if (self->keep_timeout == 0 || self->reading == NULL || self->library == NULL)
    return;
  g_clear_handle_id (&self->keep_timeout, g_source_remove);
  if (is_in_the_middle (self) &&
      byline_document_view_get_top_position (self->words, &position))
    document = self->reading->document;
  byline_library_save_position_async (self->library, self->reading->article->id, document, position,
                                      NULL, NULL, NULL);
}

static gboolean
byline_reader_view_rested_cb (gpointer user_data)
{
  keep_position (user_data);

  return G_SOURCE_REMOVE;
}

static void
byline_reader_view_scrolled_cb (BylineReaderView *self)
{
  if (self->reading == NULL || byline_document_view_get_is_seeking (self->words))
    return;
  g_clear_handle_id (&self->keep_timeout, g_source_remove);
  self->keep_timeout = g_timeout_add (KEEP_AFTER_MS, byline_reader_view_rested_cb, self);
}

/* Nobody needs to see the beginning fly by. */
static void
byline_reader_view_seeking_cb (BylineReaderView *self)
{
  gtk_widget_set_opacity (self->page, byline_document_view_get_is_seeking (self->words) ? 0 : 1);
}

/* ---- pictures of other hosts ---- */

/* The permission of one site must never load a picture of another: the page
 * before goes first. */
static void
apply_permission (BylineReaderView *self,
                  gboolean          is_other)
{
  if (is_other)
    byline_document_view_set_document (self->words, NULL);
  byline_document_view_set_loads_remote_pictures (self->words,
                                                  self->loads_remote ||
                                                  (self->reading != NULL &&
                                                   self->reading->site->loads_pictures));
}

static void
byline_reader_view_site_read_cb (GObject      *source,
                                 GAsyncResult *result,
                                 gpointer      user_data)
{
  g_autoptr (BylineReaderView) self = user_data;
  g_autoptr (BylineSite) site = NULL;

  site = byline_library_get_site_finish (BYLINE_LIBRARY (source), result, NULL);
  if (site == NULL || self->reading == NULL || self->reading->site->id != site->id)
    return;

  byline_site_unref (self->reading->site);
  self->reading->site = g_steal_pointer (&site);
  apply_permission (self, FALSE);
}

static void
read_permission (BylineReaderView *self)
{
  byline_library_get_site_async (self->library, self->reading->site->id, self->cancellable,
                                 byline_reader_view_site_read_cb, g_object_ref (self));
}

static void
byline_reader_view_pictures_allowed_cb (GObject      *source,
                                        GAsyncResult *result,
                                        gpointer      user_data)
{
  g_autoptr (BylineReaderView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!byline_library_allow_pictures_finish (BYLINE_LIBRARY (source), result, &error))
    toast_error (self, error);
  else if (self->reading != NULL)
    read_permission (self);
}

static void
always_load_pictures (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  BylineReaderView *self = BYLINE_READER_VIEW (widget);

  if (self->library != NULL && self->reading != NULL)
    byline_library_allow_pictures_async (self->library, self->reading->site->id, TRUE, NULL,
                                         byline_reader_view_pictures_allowed_cb,
                                         g_object_ref (self));
}

/* ---- the article ---- */

static void
show_reading (BylineReaderView *self,
              gboolean          is_other)
{
  byline_article_head_set_reading (self->head, self->reading);
  if (is_other)
    byline_find_bar_stop (self->find_bar);
  apply_permission (self, is_other);
  byline_document_view_set_document (self->words, self->reading->document);
  fit_column (self);
  byline_comments_view_set_article (self->comments, self->reading->article);
  if (is_other)
    gtk_adjustment_set_value (get_adjustment (self), 0);
  g_clear_handle_id (&self->keep_timeout, g_source_remove);
  if (is_other && self->reading->was_begun)
    byline_document_view_continue_at (self->words, self->reading->position);
  show_page (self, "article");
}

/* ---- opening ---- */

static void
byline_reader_view_marked_read_cb (GObject      *source,
                                   GAsyncResult *result,
                                   gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!byline_library_mark_finish (BYLINE_LIBRARY (source), result, &error))
    g_debug ("an article was not marked read: %s", error->message);
}

static void
byline_reader_view_marks_read_cb (GObject      *source,
                                  GAsyncResult *result,
                                  gpointer      user_data)
{
  g_autoptr (BylineReaderView) self = user_data;
  g_autoptr (GPtrArray) articles = NULL;
  BylineArticle *article;

  articles = byline_library_get_articles_finish (BYLINE_LIBRARY (source), result, NULL);
  if (articles == NULL || articles->len == 0)
    return;

  article = g_ptr_array_index (articles, 0);
  if (article == NULL || article->id != self->article_id || self->library == NULL)
    return;

  set_is_saved (self, article->is_saved);
  g_free (self->link);
  self->link = g_strdup (article->link);
  gtk_widget_set_visible (self->error_browser, byline_browser_can_open (self->link));
}

static void
read_marks (BylineReaderView *self)
{
  byline_library_get_articles_async (self->library, &self->article_id, 1, self->cancellable,
                                     byline_reader_view_marks_read_cb, g_object_ref (self));
}

static void
show_error (BylineReaderView *self,
            const GError     *error)
{
  g_autofree char *title = byline_error_text_title (error);
  g_autofree char *words = byline_error_text (error, NULL);
  g_autofree char *safe = g_markup_escape_text (words, -1);

  /* Not in the template: a drawing that is rarely seen need not be loaded at
   * every start. */
  adw_status_page_set_icon_name (self->error, "dialog-warning-symbolic");
  adw_status_page_set_title (self->error, title);
  adw_status_page_set_description (self->error, safe);
  gtk_widget_set_visible (self->error_browser, FALSE);
  show_page (self, "error");
  read_marks (self);
}

static void
take_reading (BylineReaderView *self,
              BylineReading    *reading)
{
  gint64 shown = self->reading != NULL ? self->reading->article->id : 0;

  g_clear_pointer (&self->reading, byline_reading_free);
  self->reading = reading;
  g_free (self->link);
  self->link = g_strdup (reading->article->link);
  set_is_saved (self, reading->article->is_saved);
  show_reading (self, shown != reading->article->id);
  if (!reading->article->is_read) {
    byline_library_mark_read_async (self->library, reading->article->id, TRUE, NULL,
                                    byline_reader_view_marked_read_cb, NULL);
  }
}

static void
byline_reader_view_opened_cb (GObject      *source,
                              GAsyncResult *result,
                              gpointer      user_data)
{
  g_autoptr (BylineReaderView) self = user_data;
  g_autoptr (GError) error = NULL;
  BylineReading *reading;

  reading = byline_library_open_article_finish (BYLINE_LIBRARY (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->library == NULL) {
    g_clear_pointer (&reading, byline_reading_free);
    return;
  }

  if (reading != NULL) {
    take_reading (self, reading);
    return;
  }
  g_clear_pointer (&self->reading, byline_reading_free);
  byline_comments_view_set_article (self->comments, NULL);
  show_error (self, error);
}

static void
start_opening (BylineReaderView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  g_clear_handle_id (&self->loading_timeout, g_source_remove);
  self->loading_timeout = g_timeout_add (LOADING_AFTER_MS,
                                         byline_reader_view_wait_is_long_cb, self);
  byline_library_open_article_async (self->library, self->article_id, self->cancellable,
                                     byline_reader_view_opened_cb, g_object_ref (self));
}

static void
close_article (BylineReaderView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->reading, byline_reading_free);
  g_clear_pointer (&self->link, g_free);
  byline_comments_view_set_article (self->comments, NULL);
  set_is_saved (self, FALSE);
  show_page (self, "empty");
}

static void
byline_reader_view_library_changed_cb (BylineReaderView *self,
                                       guint             flags,
                                       gint64            site_id,
                                       gint64            article_id)
{
  if (self->article_id != 0 && (flags & BYLINE_CHANGE_ARTICLE) != 0 &&
      (article_id == 0 || article_id == self->article_id))
    read_marks (self);
  if (self->reading != NULL && (flags & BYLINE_CHANGE_SITES) != 0 &&
      (site_id == 0 || site_id == self->reading->site->id))
    read_permission (self);
}

/* ---- what a person does on the page ---- */

static void
byline_reader_view_again_clicked_cb (BylineReaderView *self)
{
  if (self->article_id != 0)
    start_opening (self);
}

static void
byline_reader_view_place_activated_cb (BylineReaderView *self,
                                       BylineFilter     *filter,
                                       const char       *title)
{
  g_signal_emit (self, signals[SIGNAL_PLACE_ACTIVATED], 0, filter, title);
}

static void
byline_reader_view_browse_link_cb (BylineReaderView *self,
                                   const char       *uri)
{
  byline_browser_open (GTK_WIDGET (self), uri);
}

typedef struct
{
  BylineReaderView *self;         /* (owned) */
  GCancellable     *cancellable;  /* (owned) */
  char             *uri;          /* (owned) */
} LinkCall;

static void
byline_reader_view_link_found_cb (GObject      *source,
                                  GAsyncResult *result,
                                  gpointer      user_data)
{
  LinkCall *call = user_data;
  g_autoptr (BylineReaderView) self = call->self;
  g_autoptr (GCancellable) cancellable = call->cancellable;
  g_autofree char *uri = call->uri;
  gint64 article_id;

  g_free (call);
  article_id = byline_library_find_article_finish (BYLINE_LIBRARY (source), result, NULL);
  if (self->library == NULL || g_cancellable_is_cancelled (cancellable))
    return;

  if (article_id > 0)
    g_signal_emit (self, signals[SIGNAL_ARTICLE_ACTIVATED], 0, article_id);
  else
    byline_browser_open (GTK_WIDGET (self), uri);
}

static gboolean
leads_to_own_site (BylineReaderView *self,
                   const char       *uri)
{
  g_autofree char *host = byline_uri_dup_host (uri);
  g_autofree char *own = byline_uri_dup_host (self->link);

  return self->reading != NULL && host != NULL && g_strcmp0 (host, own) == 0;
}

/* Other articles of the site open here; everything else opens outside. */
static void
byline_reader_view_link_activated_cb (BylineReaderView *self,
                                      const char       *uri)
{
  LinkCall *call;

  if (!leads_to_own_site (self, uri)) {
    byline_browser_open (GTK_WIDGET (self), uri);
    return;
  }

  call = g_new0 (LinkCall, 1);
  call->self = g_object_ref (self);
  call->cancellable = self->cancellable != NULL ? g_object_ref (self->cancellable) : NULL;
  call->uri = g_strdup (uri);
  byline_library_find_article_async (self->library, uri, self->cancellable,
                                     byline_reader_view_link_found_cb, call);
}

static void
byline_reader_view_find_closed_cb (BylineReaderView *self)
{
  if (shows_article (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
}

static void
byline_reader_view_saved_cb (GObject      *source,
                             GAsyncResult *result,
                             gpointer      user_data)
{
  g_autoptr (BylineReaderView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->library == NULL)
    return;

  if (!byline_library_mark_finish (BYLINE_LIBRARY (source), result, &error))
    toast_error (self, error);
  if (self->article_id != 0)
    read_marks (self);
}

/* ---- replying ---- */

/* The row stands once the thread was read again, and has its place a frame
 * after that; a person who scrolled away meanwhile is not called back. */
static gboolean
show_comment_cb (GtkWidget     *widget,
                 GdkFrameClock *clock,
                 gpointer       user_data)
{
  BylineReaderView *self = BYLINE_READER_VIEW (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  GtkWidget *row = byline_comments_view_get_row (self->comments, self->posted_comment);
  GtkAdjustment *adjustment = get_adjustment (self);
  graphene_rect_t bounds;

  if (self->show_until == 0)
    self->show_until = now + SHOW_COMMENT_USEC;
  if (self->posted_comment == 0 || now > self->show_until)
    return G_SOURCE_REMOVE;
  if (row == NULL || gtk_widget_get_height (row) == 0 ||
      !gtk_widget_compute_bounds (row, GTK_WIDGET (self->clamp), &bounds))
    return G_SOURCE_CONTINUE;

  self->posted_comment = 0;
  gtk_adjustment_set_value (adjustment, bounds.origin.y -
                                        gtk_adjustment_get_page_size (adjustment) / 3);
  return G_SOURCE_REMOVE;
}

static void
show_comment (BylineReaderView *self,
              gint64            comment_id)
{
  self->posted_comment = comment_id;
  self->show_until = 0;
  if (comment_id != 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), show_comment_cb, NULL, NULL);
}

static void
byline_reader_view_reply_done_cb (BylineReaderView *self,
                                  BylineOutcome    *outcome)
{
  g_autofree char *words = NULL;

  /* The other outcomes were read in the dialog. */
  if (outcome->kind != BYLINE_OUTCOME_PUBLISHED)
    return;

  words = byline_outcome_text (outcome);
  toast (self, words);
  show_comment (self, outcome->comment_id);
}

static void
byline_reader_view_draft_kept_cb (BylineReaderView *self)
{
  toast (self, _("Draft kept"));
}

static void
open_dialog (BylineReaderView *self,
             gint64            parent)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = byline_reply_dialog_new (self->library,
                                               GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               self->article_id, parent);

  g_signal_connect_object (dialog, "done", G_CALLBACK (byline_reader_view_reply_done_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "kept", G_CALLBACK (byline_reader_view_draft_kept_cb), self,
                           G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->dialog, dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- printing ---- */

static void
byline_reader_view_print_done_cb (BylineReaderView *self,
                                  const char       *words)
{
  if (words != NULL)
    toast (self, words);
  g_clear_object (&self->print);
}

/* One at a time: the dialog that is open stays the one. */
static BylineDocumentPrint *
new_print (BylineReaderView *self)
{
  if (!shows_article (self) || self->library == NULL || self->print != NULL)
    return NULL;

  self->print = byline_document_print_new (self->words, self->library, self->reading);
  g_signal_connect_object (self->print, "done", G_CALLBACK (byline_reader_view_print_done_cb),
                           self, G_CONNECT_SWAPPED);
  return self->print;
}

static GtkWindow *
get_window (BylineReaderView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* ---- keys ---- */

static gboolean
page_up (BylineReaderView *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);

  if (!shows_article (self))
    return FALSE;

  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_value (adjustment) -
                            MAX (gtk_adjustment_get_page_size (adjustment) - PAGE_OVERLAP, 1));
  return TRUE;
}

static gboolean
page_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  BylineReaderView *self = BYLINE_READER_VIEW (widget);

  if (!shows_article (self))
    return FALSE;
  if (g_variant_get_boolean (arguments))
    byline_reader_view_page_down (self);
  else
    page_up (self);

  return TRUE;
}

static gboolean
line_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  BylineReaderView *self = BYLINE_READER_VIEW (widget);
  GtkAdjustment *adjustment = get_adjustment (self);

  if (!shows_article (self))
    return FALSE;

  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_value (adjustment) +
                            g_variant_get_int32 (arguments) *
                            gtk_adjustment_get_step_increment (adjustment));
  return TRUE;
}

static gboolean
comments_key_cb (GtkWidget *widget,
                 GVariant  *arguments,
                 gpointer   user_data)
{
  if (!shows_article (BYLINE_READER_VIEW (widget)))
    return FALSE;

  byline_reader_view_go_to_comments (BYLINE_READER_VIEW (widget));
  return TRUE;
}

static gboolean
copy_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  if (!shows_article (BYLINE_READER_VIEW (widget)))
    return FALSE;

  byline_reader_view_copy (BYLINE_READER_VIEW (widget));
  return TRUE;
}

static gboolean
select_all_key_cb (GtkWidget *widget,
                   GVariant  *arguments,
                   gpointer   user_data)
{
  if (!shows_article (BYLINE_READER_VIEW (widget)))
    return FALSE;

  byline_document_view_select_all (BYLINE_READER_VIEW (widget)->words);
  return TRUE;
}

/* Ends a search before it means "back". */
static gboolean
escape_key_cb (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   user_data)
{
  BylineReaderView *self = BYLINE_READER_VIEW (widget);

  if (!shows_article (self) || !byline_find_bar_get_is_open (self->find_bar))
    return FALSE;

  byline_find_bar_stop (self->find_bar);
  return TRUE;
}

/* ---- life ---- */

static void
byline_reader_view_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  BylineReaderView *self = BYLINE_READER_VIEW (object);

  switch ((Property) id) {
  case PROP_ARTICLE_ID:
    g_value_set_int64 (value, self->article_id);
    break;
  case PROP_IS_SAVED:
    g_value_set_boolean (value, self->is_saved);
    break;
  case PROP_ZOOM:
    g_value_set_double (value, self->zoom);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
byline_reader_view_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  BylineReaderView *self = BYLINE_READER_VIEW (object);

  switch ((Property) id) {
  case PROP_ZOOM:
    byline_reader_view_set_zoom (self, g_value_get_double (value));
    break;
  case PROP_ARTICLE_ID:
  case PROP_IS_SAVED:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
byline_reader_view_unmap (GtkWidget *widget)
{
  keep_position (BYLINE_READER_VIEW (widget));

  GTK_WIDGET_CLASS (byline_reader_view_parent_class)->unmap (widget);
}

static void
byline_reader_view_dispose (GObject *object)
{
  BylineReaderView *self = BYLINE_READER_VIEW (object);

  g_clear_handle_id (&self->keep_timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->loading_timeout, g_source_remove);
  g_clear_weak_pointer (&self->dialog);
  if (self->print != NULL)
    byline_document_print_cancel (self->print);
  g_clear_object (&self->print);
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (self->library, self);
  g_clear_object (&self->library);
  g_clear_pointer (&self->steps, byline_page_steps_free);
  g_clear_pointer (&self->place, byline_reading_place_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), BYLINE_TYPE_READER_VIEW);

  G_OBJECT_CLASS (byline_reader_view_parent_class)->dispose (object);
}

static void
byline_reader_view_finalize (GObject *object)
{
  BylineReaderView *self = BYLINE_READER_VIEW (object);

  g_clear_pointer (&self->reading, byline_reading_free);
  g_clear_pointer (&self->link, g_free);

  G_OBJECT_CLASS (byline_reader_view_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  properties[PROP_ARTICLE_ID] =
    g_param_spec_int64 ("article-id", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_IS_SAVED] =
    g_param_spec_boolean ("is-saved", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ZOOM] =
    g_param_spec_double ("zoom", NULL, NULL, MIN_ZOOM, MAX_ZOOM, 1.0,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS |
                         G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
install_signals (GType type)
{
  signals[SIGNAL_PLACE_ACTIVATED] =
    g_signal_new ("place-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
  signals[SIGNAL_ARTICLE_ACTIVATED] =
    g_signal_new ("article-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_TOAST] =
    g_signal_new ("toast", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_NEXT_UNREAD] =
    g_signal_new ("next-unread", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, page_key_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, GDK_SHIFT_MASK, page_key_cb,
                                "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, line_key_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, line_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, 0, comments_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, copy_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, select_all_key_cb,
                                NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_key_cb, NULL);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BylineReaderView, stack);
  gtk_widget_class_bind_template_child (widget_class, BylineReaderView, spinner);
  gtk_widget_class_bind_template_child (widget_class, BylineReaderView, error);
  gtk_widget_class_bind_template_child (widget_class, BylineReaderView, error_browser);
  gtk_widget_class_bind_template_child (widget_class, BylineReaderView, find_bar);
  gtk_widget_class_bind_template_child (widget_class, BylineReaderView, scroller);
  gtk_widget_class_bind_template_child (widget_class, BylineReaderView, clamp);
  gtk_widget_class_bind_template_child (widget_class, BylineReaderView, page);
  gtk_widget_class_bind_template_child (widget_class, BylineReaderView, head);
  gtk_widget_class_bind_template_child (widget_class, BylineReaderView, words);
  gtk_widget_class_bind_template_child (widget_class, BylineReaderView, comments);
  gtk_widget_class_bind_template_callback (widget_class, byline_reader_view_again_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, byline_reader_view_open_in_browser);
  gtk_widget_class_bind_template_callback (widget_class, byline_reader_view_find_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, byline_reader_view_place_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, byline_reader_view_link_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, byline_reader_view_browse_link_cb);
  gtk_widget_class_bind_template_callback (widget_class, byline_reader_view_reply);
}

static void
byline_reader_view_class_init (BylineReaderViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = byline_reader_view_get_property;
  object_class->set_property = byline_reader_view_set_property;
  object_class->dispose = byline_reader_view_dispose;
  object_class->finalize = byline_reader_view_finalize;
  widget_class->unmap = byline_reader_view_unmap;
  install_properties (object_class);
  install_signals (G_TYPE_FROM_CLASS (klass));

  g_type_ensure (BYLINE_TYPE_FIND_BAR);
  g_type_ensure (BYLINE_TYPE_ARTICLE_HEAD);
  g_type_ensure (BYLINE_TYPE_DOCUMENT_VIEW);
  g_type_ensure (BYLINE_TYPE_COMMENTS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BYLINE_RESOURCE_PREFIX
                                               "/reader/byline-reader-view.ui");
  bind_children (widget_class);
  add_bindings (widget_class);
  gtk_widget_class_install_action (widget_class, "page.always-load-pictures", NULL,
                                   always_load_pictures);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
byline_reader_view_init (BylineReaderView *self)
{
  self->zoom = 1.0;
  gtk_widget_init_template (GTK_WIDGET (self));
  byline_scroller_hush (self->scroller);
  self->steps = byline_page_steps_new (self->scroller);
  self->place = byline_reading_place_new (self->scroller);
  byline_find_bar_set_view (self->find_bar, self->words);
  g_signal_connect_object (get_adjustment (self), "value-changed",
                           G_CALLBACK (byline_reader_view_scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->words, "notify::is-seeking",
                           G_CALLBACK (byline_reader_view_seeking_cb), self, G_CONNECT_SWAPPED);
  fit_column (self);
}

/**
 * byline_reader_view_new:
 *
 * Returns: (transfer floating): a pane with nothing open
 */
GtkWidget *
byline_reader_view_new (void)
{
  return g_object_new (BYLINE_TYPE_READER_VIEW, NULL);
}

/**
 * byline_reader_view_set_library:
 * @self: a pane
 * @library: where articles come from
 *
 * Set once, before the first article.
 */
void
byline_reader_view_set_library (BylineReaderView *self,
                                BylineLibrary    *library)
{
  g_return_if_fail (BYLINE_IS_READER_VIEW (self));
  g_return_if_fail (BYLINE_IS_LIBRARY (library));

  if (!g_set_object (&self->library, library))
    return;

  byline_document_view_set_library (self->words, library);
  byline_comments_view_set_library (self->comments, library);
  g_signal_connect_object (library, "changed",
                           G_CALLBACK (byline_reader_view_library_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * byline_reader_view_get_article_id:
 * @self: a pane
 *
 * Returns: local id of the article that was asked for last; 0 none
 */
gint64
byline_reader_view_get_article_id (BylineReaderView *self)
{
  g_return_val_if_fail (BYLINE_IS_READER_VIEW (self), 0);

  return self->article_id;
}

/**
 * byline_reader_view_open:
 * @self: a pane
 * @article_id: local id of an article; 0 closes
 *
 * Opens an article, where it was left or at its top, and marks it read. What is shown stays for
 * 300 ms while the next one is read. The article that is open already stays
 * where it is.
 */
void
byline_reader_view_open (BylineReaderView *self,
                         gint64            article_id)
{
  g_return_if_fail (BYLINE_IS_READER_VIEW (self));
  g_return_if_fail (article_id == 0 || self->library != NULL);

  if (article_id == self->article_id && (article_id == 0 || self->reading != NULL))
    return;

  keep_position (self);
  self->article_id = article_id;
  self->posted_comment = 0;
  if (article_id == 0)
    close_article (self);
  else
    start_opening (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARTICLE_ID]);
}

/**
 * byline_reader_view_refresh:
 * @self: a pane
 *
 * Asks the site for the conversation again, or for the article when it could
 * not be opened.
 */
void
byline_reader_view_refresh (BylineReaderView *self)
{
  g_return_if_fail (BYLINE_IS_READER_VIEW (self));

  if (self->reading != NULL)
    byline_comments_view_refresh (self->comments);
  else if (self->article_id != 0)
    start_opening (self);
}

/**
 * byline_reader_view_reply:
 * @self: a pane
 * @parent: the site's id of a comment, or 0 for the article
 *
 * Opens the comment form, unless the article takes no comments.
 */
void
byline_reader_view_reply (BylineReaderView *self,
                          gint64            parent)
{
  g_return_if_fail (BYLINE_IS_READER_VIEW (self));

  if (self->reading == NULL || self->reading->article->id != self->article_id)
    return;

  if (!self->reading->article->comments_open) {
    toast (self, _("Comments are closed."));
    return;
  }
  if (self->dialog != NULL && gtk_widget_get_visible (self->dialog))
    gtk_window_present (GTK_WINDOW (self->dialog));
  else
    open_dialog (self, parent);
}

/**
 * byline_reader_view_go_to_comments:
 * @self: a pane
 *
 * Scrolls to the conversation and puts the keyboard on the page.
 */
void
byline_reader_view_go_to_comments (BylineReaderView *self)
{
  graphene_rect_t bounds;

  g_return_if_fail (BYLINE_IS_READER_VIEW (self));

  if (!shows_article (self) ||
      !gtk_widget_compute_bounds (GTK_WIDGET (self->comments), GTK_WIDGET (self->clamp), &bounds))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
  gtk_adjustment_set_value (get_adjustment (self), bounds.origin.y);
}

/* Whoever turns the page of an article that is not there yet wants to read
 * it, not to skip it. */
static gboolean
is_opening (BylineReaderView *self)
{
  const char *page = gtk_stack_get_visible_child_name (self->stack);

  if (self->article_id == 0 || g_strcmp0 (page, "error") == 0)
    return FALSE;

  return self->reading == NULL || self->reading->article->id != self->article_id;
}

/**
 * byline_reader_view_page_down:
 * @self: a pane
 *
 * Scrolls a page down; at the end says "next-unread". While an article is
 * being opened it does neither.
 *
 * Returns: whether the page moved
 */
gboolean
byline_reader_view_page_down (BylineReaderView *self)
{
  GtkAdjustment *adjustment;
  double value, page, end;

  g_return_val_if_fail (BYLINE_IS_READER_VIEW (self), FALSE);

  if (is_opening (self))
    return TRUE;
  adjustment = get_adjustment (self);
  value = gtk_adjustment_get_value (adjustment);
  page = gtk_adjustment_get_page_size (adjustment);
  end = gtk_adjustment_get_upper (adjustment) - page;
  if (!shows_article (self) || value >= end - 1) {
    g_signal_emit (self, signals[SIGNAL_NEXT_UNREAD], 0);
    return FALSE;
  }

  gtk_adjustment_set_value (adjustment, MIN (value + MAX (page - PAGE_OVERLAP, 1), end));
  return TRUE;
}

/**
 * byline_reader_view_toggle_saved:
 * @self: a pane
 *
 * Saves the article for later, or no longer; "is-saved" follows once it is on
 * disk.
 */
void
byline_reader_view_toggle_saved (BylineReaderView *self)
{
  g_return_if_fail (BYLINE_IS_READER_VIEW (self));

  if (self->article_id == 0 || self->library == NULL)
    return;

  byline_library_mark_saved_async (self->library, self->article_id, !self->is_saved, NULL,
                                   byline_reader_view_saved_cb, g_object_ref (self));
}

/**
 * byline_reader_view_open_in_browser:
 * @self: a pane
 *
 * Opens the article's page on its site.
 */
void
byline_reader_view_open_in_browser (BylineReaderView *self)
{
  g_return_if_fail (BYLINE_IS_READER_VIEW (self));

  byline_browser_open (GTK_WIDGET (self), self->link);
}

/**
 * byline_reader_view_print:
 * @self: a pane
 *
 * Asks for a printer and prints the article.
 */
void
byline_reader_view_print (BylineReaderView *self)
{
  BylineDocumentPrint *print;

  g_return_if_fail (BYLINE_IS_READER_VIEW (self));

  print = new_print (self);
  if (print != NULL)
    byline_document_print_run (print, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, NULL,
                               get_window (self));
}

/**
 * byline_reader_view_export:
 * @self: a pane
 *
 * Asks for a file and writes the article to it as PDF.
 */
void
byline_reader_view_export (BylineReaderView *self)
{
  BylineDocumentPrint *print;

  g_return_if_fail (BYLINE_IS_READER_VIEW (self));

  print = new_print (self);
  if (print != NULL)
    byline_document_print_export (print, get_window (self));
}

/**
 * byline_reader_view_start_find:
 * @self: a pane
 *
 * Opens the bar that finds words in the article.
 */
void
byline_reader_view_start_find (BylineReaderView *self)
{
  g_return_if_fail (BYLINE_IS_READER_VIEW (self));

  if (shows_article (self))
    byline_find_bar_start (self->find_bar);
}

/**
 * byline_reader_view_find_again:
 * @self: a pane
 * @is_forward: to the next match, else to the one before
 *
 * Goes to another match; opens the bar when there is no search.
 */
void
byline_reader_view_find_again (BylineReaderView *self,
                               gboolean          is_forward)
{
  g_return_if_fail (BYLINE_IS_READER_VIEW (self));

  if (shows_article (self))
    byline_find_bar_go (self->find_bar, is_forward);
}

/**
 * byline_reader_view_get_zoom:
 * @self: a pane
 *
 * Returns: the text size, 0.8-2.0
 */
double
byline_reader_view_get_zoom (BylineReaderView *self)
{
  g_return_val_if_fail (BYLINE_IS_READER_VIEW (self), 1.0);

  return self->zoom;
}

/**
 * byline_reader_view_set_zoom:
 * @self: a pane
 * @zoom: the text size; held within 0.8-2.0
 *
 * Sets the size of all that is read; the column grows with it. The line at
 * the top stays there.
 */
void
byline_reader_view_set_zoom (BylineReaderView *self,
                             double            zoom)
{
  double held = CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);

  g_return_if_fail (BYLINE_IS_READER_VIEW (self));

  if (ABS (self->zoom - held) < 0.001)
    return;

  self->zoom = held;
  byline_reading_place_hold (self->place);
  byline_article_head_set_zoom (self->head, held);
  byline_document_view_set_zoom (self->words, held);
  byline_comments_view_set_zoom (self->comments, held);
  fit_column (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

/**
 * byline_reader_view_set_text_style:
 * @self: a pane
 * @style: face, width and pitch
 *
 * Sets how all that is read is set. The line at the top stays there.
 */
void
byline_reader_view_set_text_style (BylineReaderView      *self,
                                   const BylineTextStyle *style)
{
  g_return_if_fail (BYLINE_IS_READER_VIEW (self));
  g_return_if_fail (style != NULL);

  byline_reading_place_hold (self->place);
  byline_document_view_set_text_style (self->words, style);
  byline_comments_view_set_text_style (self->comments, style);
  fit_column (self);
}

/**
 * byline_reader_view_set_loads_remote_pictures:
 * @self: a pane
 * @loads_remote_pictures: whether pictures of other hosts load unasked, for
 *   every site
 *
 * A site that the person allowed it for loads them in any case.
 */
void
byline_reader_view_set_loads_remote_pictures (BylineReaderView *self,
                                              gboolean          loads_remote_pictures)
{
  g_return_if_fail (BYLINE_IS_READER_VIEW (self));

  self->loads_remote = loads_remote_pictures;
  apply_permission (self, FALSE);
}

/**
 * byline_reader_view_copy:
 * @self: a pane
 *
 * Copies what is selected in the article or in a comment.
 */
void
byline_reader_view_copy (BylineReaderView *self)
{
  g_return_if_fail (BYLINE_IS_READER_VIEW (self));

  byline_document_view_copy_within (GTK_WIDGET (self));
}
