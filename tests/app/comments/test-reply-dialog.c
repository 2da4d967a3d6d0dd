/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The comment form: what it demands, how it says so to eye and screen reader,
 * what it keeps, and what each outcome of a post does to it. */

#include "byline-reply-dialog.h"

#include <string.h>

#include "byline-field.h"
#include "byline-kit.h"
#include "byline-outcome-text.h"
#include "byline-store-error.h"
#include "fake-library.h"
#include "widget-test.h"

typedef struct
{
  BylineLibrary *library;
  FakeLibrary   *fake;
  GtkWidget     *dialog;    /* (weak) */
  guint          n_done;
  BylineOutcomeKind done_kind;
  guint          n_kept;
} Fixture;

static void
done_cb (GtkWidget     *dialog,
         BylineOutcome *outcome,
         Fixture       *fixture)
{
  fixture->n_done++;
  fixture->done_kind = outcome->kind;
}

static void
kept_cb (GtkWidget *dialog,
         Fixture   *fixture)
{
  fixture->n_kept++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->library = fake_library_new ();
  fixture->fake = fake_library_get (fixture->library);
  fixture->fake->article = fake_article_new (1, "An article");
}

static gboolean
is_gone (gpointer data)
{
  return ((Fixture *) data)->dialog == NULL;
}

static void
close_dialog (Fixture *fixture)
{
  if (fixture->dialog != NULL)
    gtk_window_close (GTK_WINDOW (fixture->dialog));
  widget_test_wait (is_gone, fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  close_dialog (fixture);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (fixture->library);
}

static BylineField *
get_field (Fixture          *fixture,
           BylineDraftField  kind)
{
  for (GtkWidget *child =
         gtk_widget_get_first_child (widget_test_child (fixture->dialog, "fields"));
       child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (byline_field_get_kind (BYLINE_FIELD (child)) == kind)
      return BYLINE_FIELD (child);
  }

  g_assert_not_reached ();
}

static gboolean
can_write (gpointer data)
{
  Fixture *fixture = data;

  return gtk_widget_get_mapped (fixture->dialog) &&
         gtk_widget_is_sensitive (widget_test_child (fixture->dialog, "fields"));
}

static void
open_dialog (Fixture *fixture)
{
  fixture->dialog = byline_reply_dialog_new (fixture->library, NULL, 1, 0);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  g_signal_connect (fixture->dialog, "done", G_CALLBACK (done_cb), fixture);
  g_signal_connect (fixture->dialog, "kept", G_CALLBACK (kept_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  widget_test_wait (can_write, fixture);
}

/* As a person does: the field says that it changed. */
static void
type (Fixture          *fixture,
      BylineDraftField  kind,
      const char       *words)
{
  GtkWidget *input = byline_field_get_input (get_field (fixture, kind));

  if (GTK_IS_EDITABLE (input))
    gtk_editable_set_text (GTK_EDITABLE (input), words);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (input)), words, -1);
}

static void
fill (Fixture *fixture)
{
  type (fixture, BYLINE_DRAFT_TEXT, "Well said.");
  type (fixture, BYLINE_DRAFT_NAME, "Rita");
  type (fixture, BYLINE_DRAFT_EMAIL, "rita@example.org");
}

static void
press_post (Fixture *fixture)
{
  gtk_widget_activate_action (fixture->dialog, "dialog.post", NULL);
}

static gboolean
has_posted (gpointer data)
{
  return ((Fixture *) data)->fake->posted->len > 0;
}

static gboolean
shows_message (gpointer data)
{
  return gtk_widget_get_visible (widget_test_child (((Fixture *) data)->dialog, "message"));
}

static void
assert_wrong (Fixture            *fixture,
              BylineDraftField    kind,
              BylineDraftProblem  problem)
{
  BylineField *field = get_field (fixture, kind);
  GtkWidget *input = byline_field_get_input (field);
  g_autofree char *words = byline_draft_problem_text (kind, problem);

  g_assert_cmpstr (byline_field_get_problem (field), ==, words);
  g_assert_true (widget_test_has_focus (GTK_WINDOW (fixture->dialog), input));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (input),
                                                   GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE));
  g_assert_cmpuint (fixture->fake->posted->len, ==, 0);
}

/* ---- what is demanded ---- */

static void
test_names_and_stars (Fixture       *fixture,
                      gconstpointer  data)
{
  static const char *const names[] = { "Comment", "Name", "Email", "Website" };

  open_dialog (fixture);

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->dialog)), ==, "Leave a Reply");
  for (guint kind = 0; kind < BYLINE_DRAFT_N_FIELDS; kind++) {
    GtkWidget *input = byline_field_get_input (get_field (fixture, kind));

    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                         names[kind]);
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (input),
                                         GTK_ACCESSIBLE_PROPERTY_REQUIRED,
                                         kind != BYLINE_DRAFT_WEBSITE);
  }
  g_assert_true (widget_test_has_focus (GTK_WINDOW (fixture->dialog),
                                        byline_field_get_input (get_field (fixture, 0))));
}

static void
test_each_missing (Fixture       *fixture,
                   gconstpointer  data)
{
  BylineDraftField missing = GPOINTER_TO_UINT (data);

  open_dialog (fixture);
  fill (fixture);
  type (fixture, missing, " ");

  press_post (fixture);

  assert_wrong (fixture, missing, BYLINE_DRAFT_MISSING);
}

static void
test_first_of_all_missing (Fixture       *fixture,
                           gconstpointer  data)
{
  open_dialog (fixture);

  press_post (fixture);

  assert_wrong (fixture, BYLINE_DRAFT_TEXT, BYLINE_DRAFT_MISSING);
  g_assert_nonnull (byline_field_get_problem (get_field (fixture, BYLINE_DRAFT_NAME)));
  g_assert_nonnull (byline_field_get_problem (get_field (fixture, BYLINE_DRAFT_EMAIL)));
  g_assert_null (byline_field_get_problem (get_field (fixture, BYLINE_DRAFT_WEBSITE)));
}

static void
test_problem_goes_when_mended (Fixture       *fixture,
                               gconstpointer  data)
{
  GtkWidget *input;

  open_dialog (fixture);
  press_post (fixture);

  type (fixture, BYLINE_DRAFT_TEXT, "Now there is something.");

  input = byline_field_get_input (get_field (fixture, BYLINE_DRAFT_TEXT));
  g_assert_null (byline_field_get_problem (get_field (fixture, BYLINE_DRAFT_TEXT)));
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (input),
                                                    GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE));
}

static void
test_bad_email (Fixture       *fixture,
                gconstpointer  data)
{
  open_dialog (fixture);
  fill (fixture);
  type (fixture, BYLINE_DRAFT_EMAIL, "rita at home");

  press_post (fixture);

  assert_wrong (fixture, BYLINE_DRAFT_EMAIL, BYLINE_DRAFT_MALFORMED);
}

static void
test_too_long (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *name = g_strnfill (BYLINE_DRAFT_MAX_NAME_BYTES + 1, 'n');

  open_dialog (fixture);
  fill (fixture);

  type (fixture, BYLINE_DRAFT_NAME, name);
  g_assert_nonnull (byline_field_get_problem (get_field (fixture, BYLINE_DRAFT_NAME)));
  press_post (fixture);

  assert_wrong (fixture, BYLINE_DRAFT_NAME, BYLINE_DRAFT_TOO_LONG);
}

static void
test_optional_by_rules (Fixture       *fixture,
                        gconstpointer  data)
{
  fixture->fake->rules = (BylineDraftRules) { FALSE, FALSE };
  fixture->fake->outcome = byline_outcome_new (BYLINE_OUTCOME_PUBLISHED);
  open_dialog (fixture);
  g_assert_false (byline_field_get_required (get_field (fixture, BYLINE_DRAFT_NAME)));
  g_assert_false (byline_field_get_required (get_field (fixture, BYLINE_DRAFT_EMAIL)));
  g_assert_true (byline_field_get_required (get_field (fixture, BYLINE_DRAFT_TEXT)));

  type (fixture, BYLINE_DRAFT_TEXT, "Without a name.");
  press_post (fixture);

  widget_test_wait (has_posted, fixture);
}

static gboolean
name_is_optional (gpointer data)
{
  return !byline_field_get_required (get_field (data, BYLINE_DRAFT_NAME));
}

static void
test_page_refines_rules (Fixture       *fixture,
                         gconstpointer  data)
{
  fixture->fake->has_facts = TRUE;
  fixture->fake->facts = (BylineFormFacts) { BYLINE_FORM_OPEN, { FALSE, TRUE } };

  open_dialog (fixture);

  widget_test_wait (name_is_optional, fixture);
  g_assert_true (byline_field_get_required (get_field (fixture, BYLINE_DRAFT_EMAIL)));
}

static gboolean
shows_facts (gpointer data)
{
  return gtk_widget_get_visible (widget_test_child (((Fixture *) data)->dialog, "facts"));
}

static void
test_page_says_no (Fixture       *fixture,
                   gconstpointer  data)
{
  BylineFormState state = GPOINTER_TO_UINT (data);
  g_autofree char *words = byline_form_state_text (state);

  fixture->fake->has_facts = TRUE;
  fixture->fake->facts = (BylineFormFacts) { state, BYLINE_DRAFT_RULES_UNKNOWN };

  open_dialog (fixture);

  widget_test_wait (shows_facts, fixture);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (widget_test_child (fixture->dialog,
                                                                     "facts_words"))),
                   ==, words);
}

static void
test_control_return_posts (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (GListModel) controllers = NULL;
  gboolean is_bound = FALSE;

  open_dialog (fixture);
  controllers = gtk_widget_observe_controllers (fixture->dialog);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (!GTK_IS_SHORTCUT_CONTROLLER (controller) ||
        gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_CAPTURE)
      continue;
    for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++) {
      g_autoptr (GtkShortcut) shortcut =
        g_list_model_get_item (G_LIST_MODEL (controller), j);
      g_autofree char *keys =
        gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

      if (g_str_equal (keys, "<Control>Return")) {
        is_bound = TRUE;
        gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, fixture->dialog,
                                      NULL);
      }
    }
  }

  g_assert_true (is_bound);
  assert_wrong (fixture, BYLINE_DRAFT_TEXT, BYLINE_DRAFT_MISSING);
}

/* ---- what is kept ---- */

static gboolean
type_on_cb (gpointer data)
{
  Fixture *fixture = data;
  GtkTextView *view =
    GTK_TEXT_VIEW (byline_field_get_input (get_field (fixture, BYLINE_DRAFT_TEXT)));

  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (view), "x", 1);

  return G_SOURCE_CONTINUE;
}

static gboolean
has_saved (gpointer data)
{
  return ((Fixture *) data)->fake->saved->len > 0;
}

/* A timer that each key restarts would never come while somebody types. */
static void
test_saves_while_typing (Fixture       *fixture,
                         gconstpointer  data)
{
  guint typist;
  BylineDraft *saved;

  open_dialog (fixture);
  typist = g_timeout_add (30, type_on_cb, fixture);

  widget_test_wait (has_saved, fixture);

  g_source_remove (typist);
  saved = g_ptr_array_index (fixture->fake->saved, 0);
  g_assert_cmpuint (strlen (saved->text), >, 0);
}

static void
test_restores (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *text = NULL;

  fixture->fake->draft = byline_draft_new (1, 0);
  byline_draft_set_field (fixture->fake->draft, BYLINE_DRAFT_TEXT, "Half a\nthought — ä");
  byline_draft_set_field (fixture->fake->draft, BYLINE_DRAFT_NAME, "Rita");
  fixture->fake->draft->cursor = 4;

  open_dialog (fixture);

  text = byline_field_dup_text (get_field (fixture, BYLINE_DRAFT_TEXT));
  g_assert_cmpstr (text, ==, "Half a\nthought — ä");
  g_assert_cmpuint (byline_field_get_cursor (get_field (fixture, BYLINE_DRAFT_TEXT)), ==, 4);
  g_assert_cmpuint (fixture->fake->saved->len, ==, 0);
}

static void
test_close_keeps (Fixture       *fixture,
                  gconstpointer  data)
{
  BylineDraft *saved;

  open_dialog (fixture);
  type (fixture, BYLINE_DRAFT_TEXT, "Not lost.");

  gtk_widget_activate_action (fixture->dialog, "dialog.cancel", NULL);
  widget_test_wait (is_gone, fixture);

  g_assert_cmpuint (fixture->n_kept, ==, 1);
  g_assert_cmpuint (fixture->fake->saved->len, ==, 1);
  saved = g_ptr_array_index (fixture->fake->saved, 0);
  g_assert_cmpstr (saved->text, ==, "Not lost.");
}

static void
test_close_without_words (Fixture       *fixture,
                          gconstpointer  data)
{
  open_dialog (fixture);

  close_dialog (fixture);

  g_assert_cmpuint (fixture->n_kept, ==, 0);
  g_assert_cmpuint (fixture->fake->saved->len, ==, 0);
}

static void
test_destroy_keeps (Fixture       *fixture,
                    gconstpointer  data)
{
  open_dialog (fixture);
  type (fixture, BYLINE_DRAFT_TEXT, "Not lost either.");

  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  widget_test_wait (is_gone, fixture);

  g_assert_cmpuint (fixture->fake->saved->len, ==, 1);
}

static gboolean
shows_unsaved (gpointer data)
{
  return gtk_widget_get_visible (widget_test_child (((Fixture *) data)->dialog, "unsaved"));
}

static void
test_full_disk (Fixture       *fixture,
                gconstpointer  data)
{
  fixture->fake->save_error = g_error_new_literal (BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_FULL,
                                                   "no space");
  open_dialog (fixture);
  type (fixture, BYLINE_DRAFT_TEXT, "Where to put it?");

  widget_test_wait (shows_unsaved, fixture);

  g_assert_nonnull (widget_test_find_button (fixture->dialog, "Copy Text"));
  g_clear_error (&fixture->fake->save_error);
  close_dialog (fixture);
  g_assert_cmpuint (fixture->fake->saved->len, ==, 1);
}

/* ---- what becomes of it ---- */

static void
post_for (Fixture           *fixture,
          BylineOutcomeKind  kind)
{
  fixture->fake->outcome = byline_outcome_new (kind);
  open_dialog (fixture);
  fill (fixture);
  press_post (fixture);
  widget_test_wait (has_posted, fixture);
}

static void
test_published (Fixture       *fixture,
                gconstpointer  data)
{
  BylineDraft *posted;
  guint n_saved;

  post_for (fixture, BYLINE_OUTCOME_PUBLISHED);
  n_saved = fixture->fake->saved->len;
  posted = g_ptr_array_index (fixture->fake->posted, 0);

  widget_test_wait (is_gone, fixture);

  g_assert_cmpuint (fixture->n_done, ==, 1);
  g_assert_cmpuint (fixture->n_kept, ==, 0);
  g_assert_cmpuint (fixture->fake->posted->len, ==, 1);
  g_assert_cmpstr (posted->text, ==, "Well said.");
  g_assert_cmpstr (posted->email, ==, "rita@example.org");
  g_assert_true (fixture->fake->remembered);
  /* On disk before it left, and not once more after. */
  g_assert_cmpuint (n_saved, ==, 1);
  g_assert_cmpuint (fixture->fake->saved->len, ==, 1);
}

static gboolean
shows_result (gpointer data)
{
  GtkWidget *stack = widget_test_child (((Fixture *) data)->dialog, "stack");

  return g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "result");
}

static void
test_told_then_done (Fixture       *fixture,
                     gconstpointer  data)
{
  BylineOutcomeKind kind = GPOINTER_TO_UINT (data);

  post_for (fixture, kind);
  widget_test_wait (shows_result, fixture);
  g_assert_cmpuint (fixture->n_done, ==, 0);

  gtk_widget_activate_action (fixture->dialog, "dialog.cancel", NULL);
  widget_test_wait (is_gone, fixture);

  g_assert_cmpuint (fixture->n_done, ==, 1);
  g_assert_cmpint (fixture->done_kind, ==, kind);
  g_assert_cmpuint (fixture->fake->saved->len, ==, 1);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autofree char *words = NULL;

  fixture->fake->outcome = byline_outcome_new_refused (BYLINE_REFUSAL_DUPLICATE, NULL);
  words = byline_outcome_text (fixture->fake->outcome);
  open_dialog (fixture);
  fill (fixture);
  press_post (fixture);

  widget_test_wait (shows_message, fixture);

  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (widget_test_child (fixture->dialog,
                                                                     "message_words"))),
                   ==, words);
  g_assert_true (widget_test_has_focus (GTK_WINDOW (fixture->dialog),
                                        widget_test_child (fixture->dialog, "message")));
  text = byline_field_dup_text (get_field (fixture, BYLINE_DRAFT_TEXT));
  g_assert_cmpstr (text, ==, "Well said.");
  g_assert_true (can_write (fixture));
  g_assert_cmpuint (fixture->n_done, ==, 0);
}

static gboolean
email_is_wrong (gpointer data)
{
  return byline_field_get_problem (get_field (data, BYLINE_DRAFT_EMAIL)) != NULL;
}

static void
test_refused_field (Fixture       *fixture,
                    gconstpointer  data)
{
  fixture->fake->outcome = byline_outcome_new_refused (BYLINE_REFUSAL_FIELD, "Use another one.");
  fixture->fake->outcome->field = BYLINE_DRAFT_EMAIL;
  fixture->fake->outcome->problem = BYLINE_DRAFT_MALFORMED;
  open_dialog (fixture);
  fill (fixture);
  press_post (fixture);

  widget_test_wait (email_is_wrong, fixture);

  g_assert_true (widget_test_has_focus (GTK_WINDOW (fixture->dialog),
                                        byline_field_get_input (get_field (fixture,
                                                                           BYLINE_DRAFT_EMAIL))));
  g_assert_false (shows_message (fixture));
}

static void
test_store_fails (Fixture       *fixture,
                  gconstpointer  data)
{
  fixture->fake->post_error = g_error_new_literal (BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_FULL,
                                                   "no space");
  open_dialog (fixture);
  fill (fixture);
  press_post (fixture);

  widget_test_wait (shows_message, fixture);

  g_assert_true (can_write (fixture));
}

static gboolean
has_retried (gpointer data)
{
  return ((Fixture *) data)->fake->n_retries > 0;
}

static void
test_unknown_asks (Fixture       *fixture,
                   gconstpointer  data)
{
  BylineDraft *posted;
  BylineOutboxEntry *entry;

  post_for (fixture, BYLINE_OUTCOME_UNKNOWN);
  widget_test_wait (shows_message, fixture);
  g_assert_cmpuint (fixture->fake->n_retries, ==, 0);
  g_assert_false (gtk_widget_is_sensitive (widget_test_child (fixture->dialog, "fields")));
  g_assert_nonnull (widget_test_find_button (fixture->dialog, "Keep"));

  posted = g_ptr_array_index (fixture->fake->posted, 0);
  entry = fake_outbox_entry_new (31, 1, BYLINE_OUTBOX_UNKNOWN, "Well said.");
  g_free (entry->draft->uuid);
  entry->draft->uuid = g_strdup (posted->uuid);
  g_ptr_array_add (fixture->fake->outbox,
                   fake_outbox_entry_new (30, 1, BYLINE_OUTBOX_UNKNOWN, "Another"));
  g_ptr_array_add (fixture->fake->outbox, entry);
  fixture->fake->retry_outcome = byline_outcome_new (BYLINE_OUTCOME_PUBLISHED);
  g_signal_emit_by_name (widget_test_find_button (fixture->dialog, "Send Again"), "clicked");
  widget_test_wait (has_retried, fixture);
  widget_test_wait (is_gone, fixture);

  g_assert_cmpint (fixture->fake->retried, ==, 31);
  g_assert_cmpuint (fixture->fake->posted->len, ==, 1);
  g_assert_cmpuint (fixture->n_done, ==, 1);
}

static void
test_unknown_keeps (Fixture       *fixture,
                    gconstpointer  data)
{
  post_for (fixture, BYLINE_OUTCOME_UNKNOWN);
  widget_test_wait (shows_message, fixture);

  close_dialog (fixture);

  g_assert_cmpuint (fixture->fake->n_retries, ==, 0);
  g_assert_cmpuint (fixture->n_done, ==, 0);
  /* It waits in the outbox; a draft of it would be a second one. */
  g_assert_cmpuint (fixture->fake->saved->len, ==, 1);
}

static void
test_answers_a_comment (Fixture       *fixture,
                        gconstpointer  data)
{
  fixture->fake->parent = byline_comment_new ();
  fixture->fake->parent->remote_id = 9;
  fixture->fake->parent->author_name = g_strdup ("Tom & Co <b>");
  fixture->fake->parent->content_html = g_strdup ("<p>What do <b>you</b> think?</p>");

  open_dialog (fixture);

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->dialog)), ==,
                   "Reply to Tom & Co <b>");
  g_assert_true (gtk_widget_get_visible (widget_test_child (fixture->dialog, "quote")));
}

static void
test_fits_a_telephone (Fixture       *fixture,
                       gconstpointer  data)
{
  int minimum;

  fixture->dialog = byline_reply_dialog_new (fixture->library, NULL, 1, 0);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  gtk_window_set_default_size (GTK_WINDOW (fixture->dialog), 360, 640);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  widget_test_wait (can_write, fixture);

  gtk_widget_measure (fixture->dialog, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);

  g_assert_cmpint (minimum, <=, 360);
}

#define add(path, data, func) \
  g_test_add ("/comments/reply-dialog/" path, Fixture, data, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  byline_kit_init ();

  add ("names-and-stars", NULL, test_names_and_stars);
  add ("missing/comment", GUINT_TO_POINTER (BYLINE_DRAFT_TEXT), test_each_missing);
  add ("missing/name", GUINT_TO_POINTER (BYLINE_DRAFT_NAME), test_each_missing);
  add ("missing/email", GUINT_TO_POINTER (BYLINE_DRAFT_EMAIL), test_each_missing);
  add ("missing/all", NULL, test_first_of_all_missing);
  add ("problem-goes-when-mended", NULL, test_problem_goes_when_mended);
  add ("bad-email", NULL, test_bad_email);
  add ("too-long", NULL, test_too_long);
  add ("rules/optional", NULL, test_optional_by_rules);
  add ("rules/refined-by-page", NULL, test_page_refines_rules);
  add ("page-says/sign-in", GUINT_TO_POINTER (BYLINE_FORM_MUST_LOG_IN), test_page_says_no);
  add ("page-says/password", GUINT_TO_POINTER (BYLINE_FORM_PASSWORD), test_page_says_no);
  add ("page-says/browser", GUINT_TO_POINTER (BYLINE_FORM_BROWSER_ONLY), test_page_says_no);
  add ("page-says/closed", GUINT_TO_POINTER (BYLINE_FORM_CLOSED), test_page_says_no);
  add ("control-return", NULL, test_control_return_posts);
  add ("keeps/while-typing", NULL, test_saves_while_typing);
  add ("keeps/restores", NULL, test_restores);
  add ("keeps/close", NULL, test_close_keeps);
  add ("keeps/nothing", NULL, test_close_without_words);
  add ("keeps/destroy", NULL, test_destroy_keeps);
  add ("keeps/full-disk", NULL, test_full_disk);
  add ("outcome/published", NULL, test_published);
  add ("outcome/held", GUINT_TO_POINTER (BYLINE_OUTCOME_HELD), test_told_then_done);
  add ("outcome/not-shown", GUINT_TO_POINTER (BYLINE_OUTCOME_NOT_SHOWN), test_told_then_done);
  add ("outcome/queued", GUINT_TO_POINTER (BYLINE_OUTCOME_QUEUED), test_told_then_done);
  add ("outcome/refused", NULL, test_refused);
  add ("outcome/refused-field", NULL, test_refused_field);
  add ("outcome/store-fails", NULL, test_store_fails);
  add ("outcome/unknown-send-again", NULL, test_unknown_asks);
  add ("outcome/unknown-keep", NULL, test_unknown_keeps);
  add ("answers-a-comment", NULL, test_answers_a_comment);
  add ("fits-a-telephone", NULL, test_fits_a_telephone);

  return g_test_run ();
}
