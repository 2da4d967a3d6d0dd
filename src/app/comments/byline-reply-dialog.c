/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The comment form. Starts from what the library composes, hands every change
 * to the keeper, asks the draft's rules before posting, and turns the outcome
 * into words. It decides no rule itself and never drops a text: closing keeps
 * it, a refusal keeps it, and what may have arrived is never sent again
 * unless the person says so. */

#include "config.h"

#include "byline-reply-dialog.h"

#include <glib/gi18n.h>

#include "byline-browser.h"
#include "byline-draft-keeper.h"
#include "byline-error-text.h"
#include "byline-field.h"
#include "byline-html-reader.h"
#include "byline-outcome-text.h"
#include "byline-text.h"
#include "byline-time.h"
#include "byline-uri.h"

#define SPINNER_AFTER_MS   300
#define QUOTE_MAX_WORDS     40

typedef enum
{
  STATE_COMPOSING,   /* the draft is being read */
  STATE_WRITING,
  STATE_POSTING,
  STATE_UNKNOWN,     /* it may have arrived: the person decides */
  STATE_DONE,
  STATE_CLOSED,
} State;

struct _BylineReplyDialog
{
  AdwWindow          parent_instance;

  BylineLibrary     *library;      /* (owned) */
  BylineDraftKeeper *keeper;       /* (owned) */
  BylineDraft       *draft;        /* (owned) (nullable): while composing */
  BylineOutcome     *outcome;      /* (owned) (nullable): to tell at the end */
  GCancellable      *cancellable;  /* (owned): what reads; posting goes on */
  char              *link;         /* (owned) (nullable): the article's address */
  gint64             article_id;
  gint64             parent_comment;
  BylineDraftRules   rules;
  State              state;
  gboolean           waits_for_disk;  /* the post follows the save under way */
  gboolean           save_failed;
  guint              spinner_timeout;

  BylineField       *inputs[BYLINE_DRAFT_N_FIELDS];
  GtkStack          *stack;        /* (unowned: child) */
  GtkScrolledWindow *scroller;
  GtkWidget         *message;
  GtkLabel          *message_words;
  GtkWidget         *message_buttons;
  GtkWidget         *send_again;
  GtkWidget         *keep;
  GtkWidget         *message_browser;
  GtkWidget         *facts;
  GtkLabel          *facts_words;
  GtkWidget         *unsaved;
  GtkLabel          *unsaved_words;
  GtkWidget         *quote;
  GtkLabel          *quote_name;
  GtkLabel          *quote_words;
  GtkWidget         *fields;
  GtkCheckButton    *remember;
  GtkWidget         *post;
  GtkSpinner        *spinner;
  AdwStatusPage     *result;
  GtkWidget         *close;
};

enum { SIGNAL_DONE, SIGNAL_KEPT, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BylineReplyDialog, byline_reply_dialog, ADW_TYPE_WINDOW)

/* ---- answers under way ---- */

/* They hold the window weakly: GTK 4.8 disposes a window with its last
 * reference, and a comment may be on its way when all windows are gone. */
static gpointer
hold_dialog (BylineReplyDialog *self)
{
  GWeakRef *hold = g_new0 (GWeakRef, 1);

  g_weak_ref_init (hold, self);
  return hold;
}

static BylineReplyDialog *
take_dialog (gpointer user_data)
{
  GWeakRef *hold = user_data;
  BylineReplyDialog *self = g_weak_ref_get (hold);

  g_weak_ref_clear (hold);
  g_free (hold);
  return self;
}

static gboolean
is_open (BylineReplyDialog *self)
{
  return self != NULL && self->state != STATE_CLOSED;
}

/* ---- the draft and its fields ---- */

static void
collect_draft (BylineReplyDialog *self)
{
  for (guint kind = 0; kind < BYLINE_DRAFT_N_FIELDS; kind++) {
    g_autofree char *text = byline_field_dup_text (self->inputs[kind]);

    byline_draft_set_field (self->draft, kind, text);
  }
  self->draft->cursor = byline_field_get_cursor (self->inputs[BYLINE_DRAFT_TEXT]);
  self->draft->changed_at = byline_time_now ();
}

static BylineDraftProblem
check_field (BylineReplyDialog *self,
             BylineDraftField   kind)
{
  BylineDraftProblem problem = byline_draft_check (self->draft, kind, self->rules);
  g_autofree char *words = NULL;

  if (problem != BYLINE_DRAFT_OK)
    words = byline_draft_problem_text (kind, problem);
  byline_field_set_problem (self->inputs[kind], words);

  return problem;
}

/* What was found wrong is looked at again at each change; what was not is
 * left alone until the person wants to post, unless it can only get worse. */
static void
recheck_field (BylineReplyDialog *self,
               BylineDraftField   kind)
{
  BylineDraftProblem problem = byline_draft_check (self->draft, kind, self->rules);

  if (byline_field_get_problem (self->inputs[kind]) != NULL ||
      problem == BYLINE_DRAFT_TOO_LONG)
    check_field (self, kind);
}

static void
byline_reply_dialog_field_changed_cb (BylineReplyDialog *self,
                                      BylineField       *field)
{
  if (self->state != STATE_WRITING)
    return;

  collect_draft (self);
  recheck_field (self, byline_field_get_kind (field));
  byline_draft_keeper_update (self->keeper, self->draft);
}

static void
byline_reply_dialog_field_left_cb (BylineReplyDialog *self)
{
  /* The focus leaves once more while the window is taken down. */
  if (self->keeper != NULL)
    byline_draft_keeper_flush (self->keeper);
}

static void
byline_reply_dialog_activity_changed_cb (BylineReplyDialog *self)
{
  if (!gtk_window_is_active (GTK_WINDOW (self)) && self->keeper != NULL)
    byline_draft_keeper_flush (self->keeper);
}

static void
set_rules (BylineReplyDialog *self,
           BylineDraftRules   rules)
{
  self->rules = rules;
  byline_field_set_required (self->inputs[BYLINE_DRAFT_TEXT], TRUE);
  byline_field_set_required (self->inputs[BYLINE_DRAFT_NAME], rules.name_required);
  byline_field_set_required (self->inputs[BYLINE_DRAFT_EMAIL], rules.email_required);
  if (self->state != STATE_WRITING)
    return;

  collect_draft (self);
  for (guint kind = 0; kind < BYLINE_DRAFT_N_FIELDS; kind++)
    recheck_field (self, kind);
}

/* ---- what is said on top ---- */

static char *
dup_host (BylineReplyDialog *self)
{
  return self->link != NULL ? byline_uri_dup_host (self->link) : NULL;
}

static void
hide_message (BylineReplyDialog *self)
{
  gtk_widget_set_visible (self->message, FALSE);
}

static void
show_message (BylineReplyDialog *self,
              const char        *words,
              gboolean           offers_browser,
              gboolean           offers_again)
{
  gtk_label_set_text (self->message_words, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->message),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_widget_set_visible (self->send_again, offers_again);
  gtk_widget_set_visible (self->keep, offers_again);
  gtk_widget_set_visible (self->message_browser, offers_browser && self->link != NULL);
  gtk_widget_set_visible (self->message_buttons,
                          offers_again || (offers_browser && self->link != NULL));
  gtk_widget_set_visible (self->message, TRUE);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_widget_grab_focus (self->message);
}

static void
show_error (BylineReplyDialog *self,
            const GError      *error)
{
  g_autofree char *host = dup_host (self);
  g_autofree char *words = byline_error_text (error, host);

  show_message (self, words, FALSE, FALSE);
}

static void
show_save_failure (BylineReplyDialog *self,
                   const GError      *error)
{
  g_autofree char *reason = byline_error_text (error, NULL);
  /* Translators: %s is a sentence that says why. */
  g_autofree char *words = g_strdup_printf (_("Your text is not saved. %s"), reason);

  self->save_failed = TRUE;
  gtk_label_set_text (self->unsaved_words, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->unsaved),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_widget_set_visible (self->unsaved, TRUE);
}

/* ---- while something goes on ---- */

static gboolean
byline_reply_dialog_wait_is_long_cb (gpointer user_data)
{
  BylineReplyDialog *self = user_data;

  self->spinner_timeout = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), TRUE);
  gtk_spinner_start (self->spinner);

  return G_SOURCE_REMOVE;
}

static void
set_state (BylineReplyDialog *self,
           State              state)
{
  gboolean is_busy = state == STATE_COMPOSING || state == STATE_POSTING;
  gboolean is_writing = state == STATE_WRITING;

  self->state = state;
  gtk_widget_set_sensitive (self->fields, is_writing);
  gtk_widget_set_sensitive (GTK_WIDGET (self->remember), is_writing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.post", is_writing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.send-again",
                                 state == STATE_UNKNOWN);

  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
  if (is_busy) {
    self->spinner_timeout = g_timeout_add (SPINNER_AFTER_MS,
                                           byline_reply_dialog_wait_is_long_cb, self);
  }
}

/* ---- what became of it ---- */

static void
finish_with_words (BylineReplyDialog *self,
                   const char        *icon,
                   const char        *title,
                   BylineOutcome     *outcome)
{
  g_autofree char *words = byline_outcome_text (outcome);
  g_autofree char *safe = g_markup_escape_text (words, -1);

  adw_status_page_set_icon_name (self->result, icon);
  adw_status_page_set_title (self->result, title);
  adw_status_page_set_description (self->result, safe);
  gtk_stack_set_visible_child_name (self->stack, "result");
  gtk_widget_grab_focus (self->close);
}

static void
show_refusal (BylineReplyDialog *self,
              BylineOutcome     *outcome)
{
  g_autofree char *words = byline_outcome_text (outcome);
  g_autofree char *problem = NULL;
  gboolean offers_browser = outcome->refusal == BYLINE_REFUSAL_BROWSER_ONLY ||
                            outcome->refusal == BYLINE_REFUSAL_SIGN_IN ||
                            outcome->refusal == BYLINE_REFUSAL_PASSWORD ||
                            outcome->refusal == BYLINE_REFUSAL_FIREWALL ||
                            outcome->refusal == BYLINE_REFUSAL_MOVED ||
                            outcome->refusal == BYLINE_REFUSAL_OTHER;

  set_state (self, STATE_WRITING);
  if (outcome->refusal != BYLINE_REFUSAL_FIELD ||
      (guint) outcome->field >= BYLINE_DRAFT_N_FIELDS) {
    show_message (self, words, offers_browser, FALSE);
    return;
  }

  if (outcome->problem != BYLINE_DRAFT_OK)
    problem = byline_draft_problem_text (outcome->field, outcome->problem);
  byline_field_set_problem (self->inputs[outcome->field], problem != NULL ? problem : words);
  gtk_widget_grab_focus (GTK_WIDGET (self->inputs[outcome->field]));
}

static void
end_with (BylineReplyDialog *self,
          BylineOutcome     *outcome)
{
  self->outcome = byline_outcome_ref (outcome);
  byline_draft_keeper_forget (self->keeper);
  set_state (self, STATE_DONE);
}

static void
show_outcome (BylineReplyDialog *self,
              BylineOutcome     *outcome)
{
  g_autofree char *words = NULL;

  switch (outcome->kind) {
  case BYLINE_OUTCOME_PUBLISHED:
    end_with (self, outcome);
    gtk_window_close (GTK_WINDOW (self));
    break;
  case BYLINE_OUTCOME_HELD:
    end_with (self, outcome);
    finish_with_words (self, "emblem-ok-symbolic", _("Waiting for Approval"), outcome);
    break;
  case BYLINE_OUTCOME_NOT_SHOWN:
    end_with (self, outcome);
    finish_with_words (self, "emblem-ok-symbolic", _("Sent"), outcome);
    break;
  case BYLINE_OUTCOME_QUEUED:
    end_with (self, outcome);
    finish_with_words (self, "document-send-symbolic", _("Not Sent Yet"), outcome);
    break;
  case BYLINE_OUTCOME_REFUSED:
    show_refusal (self, outcome);
    break;
  case BYLINE_OUTCOME_UNKNOWN:
  default:
    words = byline_outcome_text (outcome);
    byline_draft_keeper_forget (self->keeper);
    set_state (self, STATE_UNKNOWN);
    show_message (self, words, TRUE, TRUE);
    break;
  }
}

/* ---- posting ---- */

static void
byline_reply_dialog_posted_cb (GObject      *source,
                               GAsyncResult *result,
                               gpointer      user_data)
{
  g_autoptr (BylineReplyDialog) self = take_dialog (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineOutcome) outcome = NULL;

  outcome = byline_library_post_finish (BYLINE_LIBRARY (source), result, &error);
  if (!is_open (self))
    return;

  if (outcome != NULL) {
    show_outcome (self, outcome);
    return;
  }
  set_state (self, STATE_WRITING);
  show_error (self, error);
}

static void
start_post (BylineReplyDialog *self)
{
  self->waits_for_disk = FALSE;
  byline_draft_keeper_forget (self->keeper);
  byline_library_post_async (self->library, self->draft,
                             gtk_check_button_get_active (self->remember), NULL,
                             byline_reply_dialog_posted_cb, hold_dialog (self));
}

/* The disk has answered, one way or the other. A post of its own writes the
 * text once more before anything leaves. */
static void
byline_reply_dialog_settled_cb (BylineReplyDialog *self)
{
  self->save_failed = FALSE;
  gtk_widget_set_visible (self->unsaved, FALSE);
  if (self->waits_for_disk)
    start_post (self);
}

static void
byline_reply_dialog_failed_cb (BylineReplyDialog *self,
                               const GError      *error)
{
  if (self->state == STATE_CLOSED)
    return;

  show_save_failure (self, error);
  if (self->waits_for_disk)
    start_post (self);
}

static gboolean
check_all (BylineReplyDialog *self)
{
  BylineDraftField first_bad = BYLINE_DRAFT_TEXT;

  for (guint kind = 0; kind < BYLINE_DRAFT_N_FIELDS; kind++)
    check_field (self, kind);
  if (byline_draft_is_complete (self->draft, self->rules, &first_bad))
    return TRUE;

  gtk_widget_grab_focus (GTK_WIDGET (self->inputs[first_bad]));
  return FALSE;
}

static void
post_comment (BylineReplyDialog *self)
{
  if (self->state != STATE_WRITING)
    return;

  hide_message (self);
  collect_draft (self);
  if (!check_all (self))
    return;

  set_state (self, STATE_POSTING);
  byline_draft_keeper_update (self->keeper, self->draft);
  byline_draft_keeper_flush (self->keeper);
  self->waits_for_disk = TRUE;
}

static void
byline_reply_dialog_retried_cb (GObject      *source,
                                GAsyncResult *result,
                                gpointer      user_data)
{
  g_autoptr (BylineReplyDialog) self = take_dialog (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineOutcome) outcome = NULL;

  outcome = byline_library_retry_finish (BYLINE_LIBRARY (source), result, &error);
  if (!is_open (self))
    return;

  if (outcome != NULL) {
    show_outcome (self, outcome);
    return;
  }
  set_state (self, STATE_UNKNOWN);
  show_error (self, error);
}

static void
byline_reply_dialog_outbox_listed_cb (GObject      *source,
                                      GAsyncResult *result,
                                      gpointer      user_data)
{
  g_autoptr (BylineReplyDialog) self = take_dialog (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  entries = byline_library_list_outbox_finish (BYLINE_LIBRARY (source), result, &error);
  if (!is_open (self))
    return;

  for (guint i = 0; entries != NULL && i < entries->len; i++) {
    BylineOutboxEntry *entry = g_ptr_array_index (entries, i);

    if (g_strcmp0 (entry->draft->uuid, self->draft->uuid) == 0) {
      byline_library_retry_async (self->library, entry->id, NULL,
                                  byline_reply_dialog_retried_cb, hold_dialog (self));
      return;
    }
  }
  set_state (self, STATE_UNKNOWN);
  if (error != NULL)
    show_error (self, error);
}

static void
send_again (BylineReplyDialog *self)
{
  if (self->state != STATE_UNKNOWN)
    return;

  hide_message (self);
  set_state (self, STATE_POSTING);
  byline_library_list_outbox_async (self->library, NULL,
                                    byline_reply_dialog_outbox_listed_cb,
                                    hold_dialog (self));
}

/* ---- where it starts ---- */

static void
show_parent (BylineReplyDialog *self,
             BylineComment     *parent)
{
  const char *name = parent->author_name;
  g_autofree char *words = byline_html_reader_excerpt (parent->content_html, QUOTE_MAX_WORDS);
  g_autofree char *title = NULL;

  if (name == NULL || *name == '\0')
    name = C_("comment without a name", "Anonymous");
  /* Translators: title of a window; %s is the name of a commenter. */
  title = g_strdup_printf (_("Reply to %s"), name);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_text (self->quote_name, name);
  gtk_label_set_text (self->quote_words, words);
  gtk_widget_set_visible (self->quote, TRUE);
}

static void
start_writing (BylineReplyDialog *self)
{
  BylineField *text = self->inputs[BYLINE_DRAFT_TEXT];

  for (guint kind = 0; kind < BYLINE_DRAFT_N_FIELDS; kind++)
    byline_field_set_text (self->inputs[kind], byline_draft_get_field (self->draft, kind));
  byline_field_set_cursor (text, self->draft->cursor);
  set_state (self, STATE_WRITING);
  set_rules (self, self->rules);
  gtk_widget_grab_focus (GTK_WIDGET (text));
}

static void
byline_reply_dialog_composed_cb (GObject      *source,
                                 GAsyncResult *result,
                                 gpointer      user_data)
{
  g_autoptr (BylineReplyDialog) self = take_dialog (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineComposition) composition = NULL;

  composition = byline_library_compose_finish (BYLINE_LIBRARY (source), result, &error);
  if (!is_open (self))
    return;

  if (composition != NULL) {
    self->draft = byline_draft_copy (composition->draft);
    self->rules = composition->rules;
    gtk_check_button_set_active (self->remember, composition->saves_identity);
    if (composition->parent != NULL)
      show_parent (self, composition->parent);
  } else {
    self->draft = byline_draft_new (self->article_id, self->parent_comment);
  }
  start_writing (self);
  if (error != NULL)
    show_error (self, error);
}

static void
byline_reply_dialog_form_fetched_cb (GObject      *source,
                                     GAsyncResult *result,
                                     gpointer      user_data)
{
  g_autoptr (BylineReplyDialog) self = take_dialog (user_data);
  g_autofree char *words = NULL;
  BylineFormFacts facts = { BYLINE_FORM_OPEN, BYLINE_DRAFT_RULES_UNKNOWN };

  /* A page that cannot be read tells nothing: the careful rules stay. */
  if (!byline_library_fetch_form_finish (BYLINE_LIBRARY (source), result, &facts, NULL) ||
      !is_open (self))
    return;

  if (facts.state == BYLINE_FORM_OPEN) {
    set_rules (self, facts.rules);
    return;
  }
  words = byline_form_state_text (facts.state);
  gtk_label_set_text (self->facts_words, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->facts),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_widget_set_visible (self->facts, TRUE);
}

static void
byline_reply_dialog_article_read_cb (GObject      *source,
                                     GAsyncResult *result,
                                     gpointer      user_data)
{
  g_autoptr (BylineReplyDialog) self = take_dialog (user_data);
  g_autoptr (GPtrArray) articles = NULL;

  articles = byline_library_get_articles_finish (BYLINE_LIBRARY (source), result, NULL);
  if (articles == NULL || articles->len == 0 || g_ptr_array_index (articles, 0) == NULL ||
      !is_open (self))
    return;

  self->link = g_strdup (((BylineArticle *) g_ptr_array_index (articles, 0))->link);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.open-in-browser",
                                 byline_browser_can_open (self->link));
}

static void
start_reading (BylineReplyDialog *self)
{
  byline_library_compose_async (self->library, self->article_id, self->parent_comment,
                                self->cancellable, byline_reply_dialog_composed_cb,
                                hold_dialog (self));
  byline_library_get_articles_async (self->library, &self->article_id, 1, self->cancellable,
                                     byline_reply_dialog_article_read_cb,
                                     hold_dialog (self));
  byline_library_fetch_form_async (self->library, self->article_id, self->cancellable,
                                   byline_reply_dialog_form_fetched_cb, hold_dialog (self));
}

/* ---- actions ---- */

static void
post_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  post_comment (BYLINE_REPLY_DIALOG (widget));
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
send_again_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  send_again (BYLINE_REPLY_DIALOG (widget));
}

static void
copy_text_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  BylineReplyDialog *self = BYLINE_REPLY_DIALOG (widget);
  g_autofree char *text = byline_field_dup_text (self->inputs[BYLINE_DRAFT_TEXT]);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
open_in_browser_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  BylineReplyDialog *self = BYLINE_REPLY_DIALOG (widget);
  g_autofree char *text = byline_field_dup_text (self->inputs[BYLINE_DRAFT_TEXT]);

  /* An empty text would only wipe out what the person had copied. */
  if (!byline_text_is_blank (text))
    copy_text_action (widget, NULL, NULL);
  byline_browser_open (widget, self->link);
}

/* ---- life ---- */

static void
keep_draft (BylineReplyDialog *self)
{
  if (self->save_failed) {
    collect_draft (self);
    byline_draft_keeper_update (self->keeper, self->draft);
  }
  byline_draft_keeper_flush (self->keeper);
}

static gboolean
byline_reply_dialog_close_request (GtkWindow *window)
{
  BylineReplyDialog *self = BYLINE_REPLY_DIALOG (window);
  State state = self->state;

  if (state == STATE_WRITING)
    keep_draft (self);
  self->state = STATE_CLOSED;
  g_cancellable_cancel (self->cancellable);

  if (self->outcome != NULL)
    g_signal_emit (self, signals[SIGNAL_DONE], 0, self->outcome);
  else if (state == STATE_WRITING && !byline_text_is_blank (self->draft->text))
    g_signal_emit (self, signals[SIGNAL_KEPT], 0);

  return GTK_WINDOW_CLASS (byline_reply_dialog_parent_class)->close_request (window);
}

static void
byline_reply_dialog_dispose (GObject *object)
{
  BylineReplyDialog *self = BYLINE_REPLY_DIALOG (object);

  self->state = STATE_CLOSED;
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  if (self->keeper != NULL) {
    byline_draft_keeper_flush (self->keeper);
    g_signal_handlers_disconnect_by_data (self->keeper, self);
  }
  g_clear_object (&self->keeper);
  gtk_widget_dispose_template (GTK_WIDGET (self), BYLINE_TYPE_REPLY_DIALOG);

  G_OBJECT_CLASS (byline_reply_dialog_parent_class)->dispose (object);
}

static void
byline_reply_dialog_finalize (GObject *object)
{
  BylineReplyDialog *self = BYLINE_REPLY_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->library);
  g_clear_pointer (&self->draft, byline_draft_free);
  g_clear_pointer (&self->outcome, byline_outcome_unref);
  g_clear_pointer (&self->link, g_free);

  G_OBJECT_CLASS (byline_reply_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BylineReplyDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, BylineReplyDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, BylineReplyDialog, message);
  gtk_widget_class_bind_template_child (widget_class, BylineReplyDialog, message_words);
  gtk_widget_class_bind_template_child (widget_class, BylineReplyDialog, message_buttons);
  gtk_widget_class_bind_template_child (widget_class, BylineReplyDialog, send_again);
  gtk_widget_class_bind_template_child (widget_class, BylineReplyDialog, keep);
  gtk_widget_class_bind_template_child (widget_class, BylineReplyDialog, message_browser);
  gtk_widget_class_bind_template_child (widget_class, BylineReplyDialog, facts);
  gtk_widget_class_bind_template_child (widget_class, BylineReplyDialog, facts_words);
  gtk_widget_class_bind_template_child (widget_class, BylineReplyDialog, unsaved);
  gtk_widget_class_bind_template_child (widget_class, BylineReplyDialog, unsaved_words);
  gtk_widget_class_bind_template_child (widget_class, BylineReplyDialog, quote);
  gtk_widget_class_bind_template_child (widget_class, BylineReplyDialog, quote_name);
  gtk_widget_class_bind_template_child (widget_class, BylineReplyDialog, quote_words);
  gtk_widget_class_bind_template_child (widget_class, BylineReplyDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, BylineReplyDialog, remember);
  gtk_widget_class_bind_template_child (widget_class, BylineReplyDialog, post);
  gtk_widget_class_bind_template_child (widget_class, BylineReplyDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, BylineReplyDialog, result);
  gtk_widget_class_bind_template_child (widget_class, BylineReplyDialog, close);
}

static void
byline_reply_dialog_class_init (BylineReplyDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_reply_dialog_dispose;
  object_class->finalize = byline_reply_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = byline_reply_dialog_close_request;

  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, BYLINE_TYPE_OUTCOME);
  signals[SIGNAL_KEPT] = g_signal_new ("kept", G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BYLINE_RESOURCE_PREFIX
                                               "/comments/byline-reply-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "dialog.post", NULL, post_action);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "dialog.send-again", NULL, send_again_action);
  gtk_widget_class_install_action (widget_class, "dialog.copy-text", NULL, copy_text_action);
  gtk_widget_class_install_action (widget_class, "dialog.open-in-browser", NULL,
                                   open_in_browser_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "dialog.cancel", NULL);
}

/* A text view takes Ctrl+Return for a new line before any binding of the
 * window is asked; the capture phase is asked first. */
static void
add_post_keys (BylineReplyDialog *self)
{
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    GtkShortcut *shortcut =
      gtk_shortcut_new (gtk_keyval_trigger_new (keys[i], GDK_CONTROL_MASK),
                        gtk_named_action_new ("dialog.post"));

    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
  }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
add_fields (BylineReplyDialog *self)
{
  for (guint kind = 0; kind < BYLINE_DRAFT_N_FIELDS; kind++) {
    GtkWidget *field = byline_field_new (kind);

    self->inputs[kind] = BYLINE_FIELD (field);
    g_signal_connect_object (field, "changed",
                             G_CALLBACK (byline_reply_dialog_field_changed_cb), self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (field, "left",
                             G_CALLBACK (byline_reply_dialog_field_left_cb), self,
                             G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (self->fields), field);
  }
}

static void
byline_reply_dialog_init (BylineReplyDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->rules = BYLINE_DRAFT_RULES_UNKNOWN;
  add_fields (self);
  add_post_keys (self);
  set_state (self, STATE_COMPOSING);
  set_rules (self, self->rules);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.open-in-browser", FALSE);
  g_signal_connect (self, "notify::is-active",
                    G_CALLBACK (byline_reply_dialog_activity_changed_cb), NULL);
}

/**
 * byline_reply_dialog_new:
 * @library: where the draft is kept and the comment goes through
 * @parent: (nullable): the window it stands over
 * @article_id: local id of the article
 * @parent_comment: the site's id of the comment that is answered, or 0
 *
 * Makes the form and begins to fill it. Present it with gtk_window_present().
 *
 * Returns: (transfer none): the window; GTK owns it until it is closed
 */
GtkWidget *
byline_reply_dialog_new (BylineLibrary *library,
                         GtkWindow     *parent,
                         gint64         article_id,
                         gint64         parent_comment)
{
  BylineReplyDialog *self;

  g_return_val_if_fail (BYLINE_IS_LIBRARY (library), NULL);

  self = g_object_new (BYLINE_TYPE_REPLY_DIALOG, "transient-for", parent, NULL);
  self->library = g_object_ref (library);
  self->article_id = article_id;
  self->parent_comment = parent_comment;
  self->keeper = byline_draft_keeper_new (library);
  g_signal_connect_object (self->keeper, "settled",
                           G_CALLBACK (byline_reply_dialog_settled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "failed",
                           G_CALLBACK (byline_reply_dialog_failed_cb), self,
                           G_CONNECT_SWAPPED);
  start_reading (self);

  return GTK_WIDGET (self);
}
