/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The library's face, third part: the thread below an article, the draft of a
 * reply, and the outbox. */

#include "byline-library-private.h"

#include "byline-comment-item.h"
#include "byline-html-reader.h"
#include "byline-sync.h"
#include "byline-text.h"
#include "byline-thread.h"
#include "byline-time.h"
#include "byline-wp-form.h"

void
byline_composition_free (BylineComposition *self)
{
  g_clear_pointer (&self->draft, byline_draft_free);
  g_clear_pointer (&self->parent, byline_comment_unref);
  g_free (self);
}

/* ---- the thread ---- */

static BylineCommentItem *
make_item (BylineThreadEntry *entry,
           const char        *base_uri)
{
  g_autoptr(BylineDocument) document =
    byline_html_reader_read (entry->comment->content_html, -1, base_uri,
                             BYLINE_PROFILE_COMMENT);

  return byline_comment_item_new (entry->comment, entry->depth, document);
}

static void
list_comments (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  BylineLibrary *self = source_object;
  BylineRequest *request = task_data;
  GError *error = NULL;
  g_autoptr(GPtrArray) comments =
    byline_store_list_comments (self->store, request->id, &error);
  g_autoptr(BylineArticle) article =
    comments != NULL ? byline_store_get_article (self->store, request->id, &error) : NULL;
  GPtrArray *items = NULL;

  if (article != NULL)
    {
      g_autoptr(GPtrArray) entries = byline_thread_arrange (comments);

      items = g_ptr_array_new_with_free_func (g_object_unref);
      for (guint i = 0; i < entries->len; i++)
        g_ptr_array_add (items, make_item (g_ptr_array_index (entries, i), article->link));
    }

  byline_library_return (task, items, (GDestroyNotify) g_ptr_array_unref, error);
}

static void
begin_with_id (BylineLibrary       *self,
               BylineWorker        *worker,
               gint64               id,
               GTaskThreadFunc      func,
               GCancellable        *cancellable,
               GAsyncReadyCallback  callback,
               gpointer             user_data,
               gpointer             source_tag,
               const char          *name)
{
  BylineRequest *request = byline_request_new ();
  request->id = id;
  g_autoptr(GTask) task = byline_library_new_task (self, request, cancellable, callback,
                                                   user_data, source_tag, name);

  byline_library_run (self, worker, task, func);
}

/**
 * byline_library_list_comments_async:
 * @self: a library
 * @article_id: local id
 *
 * Lists the stored conversation of an article.
 */
void
byline_library_list_comments_async (BylineLibrary       *self,
                                    gint64               article_id,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  begin_with_id (self, self->readers, article_id, list_comments, cancellable, callback,
                 user_data, byline_library_list_comments_async, G_STRFUNC);
}

/**
 * byline_library_list_comments_finish:
 *
 * Returns: (transfer full) (element-type BylineCommentItem) (nullable): each
 *   comment once, replies behind what they answer, words parsed
 */
GPtrArray *
byline_library_list_comments_finish (BylineLibrary  *self,
                                     GAsyncResult   *result,
                                     GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
refresh_comments (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  BylineLibrary *self = source_object;
  BylineRequest *request = task_data;
  GError *error = NULL;
  gboolean is_done =
    byline_sync_comments (self->http, self->store, request->id, cancellable, &error);

  byline_library_return_done (task, is_done, error);
}

/**
 * byline_library_refresh_comments_async:
 * @self: a library
 * @article_id: local id
 *
 * Asks the site for the whole conversation of an article.
 */
void
byline_library_refresh_comments_async (BylineLibrary       *self,
                                       gint64               article_id,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  begin_with_id (self, self->callers, article_id, refresh_comments, cancellable, callback,
                 user_data, byline_library_refresh_comments_async, G_STRFUNC);
}

gboolean
byline_library_refresh_comments_finish (BylineLibrary  *self,
                                        GAsyncResult   *result,
                                        GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- writing ---- */

static BylineDraftRules
known_rules (BylineLibrary *self,
             gint64         site_id)
{
  BylineSiteHabits habits = { 0 };

  if (byline_store_get_habits (self->store, site_id, &habits, NULL) && habits.rules_known)
    return habits.rules;
  return BYLINE_DRAFT_RULES_UNKNOWN;
}

static void
fill_identity (BylineLibrary     *self,
               BylineComposition *composition,
               gint64             site_id)
{
  g_autoptr(BylineIdentity) identity = byline_store_load_identity (self->store, site_id, NULL);

  composition->saves_identity = identity != NULL;
  if (identity == NULL)
    return;

  byline_draft_set_field (composition->draft, BYLINE_DRAFT_NAME, identity->name);
  byline_draft_set_field (composition->draft, BYLINE_DRAFT_EMAIL, identity->email);
  byline_draft_set_field (composition->draft, BYLINE_DRAFT_WEBSITE, identity->website);
}

static BylineComment *
find_parent (BylineLibrary *self,
             gint64         article_id,
             gint64         parent)
{
  g_autoptr(GPtrArray) comments =
    parent != 0 ? byline_store_list_comments (self->store, article_id, NULL) : NULL;

  for (guint i = 0; comments != NULL && i < comments->len; i++)
    {
      BylineComment *comment = g_ptr_array_index (comments, i);

      if (comment->remote_id == parent)
        return byline_comment_ref (comment);
    }

  return NULL;
}

static void
compose (GTask        *task,
         gpointer      source_object,
         gpointer      task_data,
         GCancellable *cancellable)
{
  BylineLibrary *self = source_object;
  BylineRequest *request = task_data;
  GError *error = NULL;
  g_autoptr(BylineArticle) article =
    byline_store_get_article (self->store, request->id, &error);
  BylineComposition *composition = NULL;

  if (article != NULL)
    {
      composition = g_new0 (BylineComposition, 1);
      composition->draft =
        byline_store_load_draft (self->store, request->id, request->other, NULL);
      composition->was_kept = composition->draft != NULL;
      if (composition->draft == NULL)
        {
          composition->draft = byline_draft_new (request->id, request->other);
          fill_identity (self, composition, article->site_id);
        }
      composition->rules = known_rules (self, article->site_id);
      composition->parent = find_parent (self, request->id, request->other);
    }

  byline_library_return (task, composition, (GDestroyNotify) byline_composition_free, error);
}

/**
 * byline_library_compose_async:
 * @self: a library
 * @article_id: local id
 * @parent: remote id of the comment to answer, or 0
 *
 * Gives the draft of a reply as it was left, or a new one that bears the
 * identity used on the site before.
 */
void
byline_library_compose_async (BylineLibrary       *self,
                              gint64               article_id,
                              gint64               parent,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  BylineRequest *request = byline_request_new ();
  request->id = article_id;
  request->other = parent;
  g_autoptr(GTask) task = byline_library_begin (self, request, byline_library_compose_async);

  byline_library_run (self, self->readers, task, compose);
}

/**
 * byline_library_compose_finish:
 *
 * Returns: (transfer full) (nullable): what the dialog starts from
 */
BylineComposition *
byline_library_compose_finish (BylineLibrary  *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
remember_rules (BylineLibrary    *self,
                gint64            site_id,
                BylineDraftRules  rules)
{
  BylineSiteHabits habits = { 0 };

  byline_store_get_habits (self->store, site_id, &habits, NULL);
  habits.rules_known = TRUE;
  habits.rules = rules;
  byline_store_set_habits (self->store, site_id, &habits, NULL);
}

static void
fetch_form (GTask        *task,
            gpointer      source_object,
            gpointer      task_data,
            GCancellable *cancellable)
{
  BylineLibrary *self = source_object;
  BylineRequest *request = task_data;
  GError *error = NULL;
  g_autoptr(BylineArticle) article =
    byline_store_get_article (self->store, request->id, &error);
  g_autoptr(BylineCommentForm) form = NULL;
  BylineFormFacts *facts = NULL;

  if (article != NULL)
    form = byline_wp_form_fetch (self->http, article->link, cancellable, &error);
  if (form != NULL)
    {
      facts = g_new0 (BylineFormFacts, 1);
      facts->state = form->state;
      facts->rules = BYLINE_DRAFT_RULES_UNKNOWN;
      if (form->state == BYLINE_FORM_OPEN)
        {
          facts->rules.name_required = form->name_required;
          facts->rules.email_required = form->email_required;
          remember_rules (self, article->site_id, facts->rules);
        }
    }

  byline_library_return (task, facts, g_free, error);
}

/**
 * byline_library_fetch_form_async:
 * @self: a library
 * @article_id: local id
 *
 * Reads the comment form of an article's page: what it demands, and whether
 * one can comment there at all. What it demands is remembered for the site.
 */
void
byline_library_fetch_form_async (BylineLibrary       *self,
                                 gint64               article_id,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  begin_with_id (self, self->callers, article_id, fetch_form, cancellable, callback,
                 user_data, byline_library_fetch_form_async, G_STRFUNC);
}

/**
 * byline_library_fetch_form_finish:
 * @facts: (out caller-allocates): what the page says
 *
 * Returns: %TRUE if the page came
 */
gboolean
byline_library_fetch_form_finish (BylineLibrary    *self,
                                  GAsyncResult     *result,
                                  BylineFormFacts  *facts,
                                  GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  g_autofree BylineFormFacts *found = g_task_propagate_pointer (G_TASK (result), error);
  if (found == NULL)
    return FALSE;

  *facts = *found;
  return TRUE;
}

static void
save_draft (GTask        *task,
            gpointer      source_object,
            gpointer      task_data,
            GCancellable *cancellable)
{
  BylineLibrary *self = source_object;
  BylineRequest *request = task_data;
  GError *error = NULL;
  gboolean is_done;

  if (byline_text_is_blank (request->draft->text))
    is_done = byline_store_discard_draft (self->store, request->draft->uuid, &error);
  else
    is_done = byline_store_save_draft (self->store, request->draft, &error);

  byline_library_return_done (task, is_done, error);
}

/**
 * byline_library_save_draft_async:
 * @self: a library
 * @draft: (transfer none): copied
 *
 * Puts a draft on disk; one without a word in it is given up. Drafts are
 * written in the order of the calls and are not cancelled by closing.
 */
void
byline_library_save_draft_async (BylineLibrary       *self,
                                 const BylineDraft   *draft,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  BylineRequest *request = byline_request_new ();
  request->draft = byline_draft_copy (draft);
  request->draft->changed_at = byline_time_now ();
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, byline_library_save_draft_async);
  g_task_set_task_data (task, request, byline_request_free);

  byline_library_run (self, byline_store_get_worker (self->store), task, save_draft);
}

gboolean
byline_library_save_draft_finish (BylineLibrary  *self,
                                  GAsyncResult   *result,
                                  GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- posting ---- */

static BylineOutcome *
refuse_field (const BylineDraft *draft,
              BylineDraftField   field,
              BylineDraftRules   rules)
{
  BylineOutcome *outcome = byline_outcome_new_refused (BYLINE_REFUSAL_FIELD, NULL);

  outcome->field = field;
  outcome->problem = byline_draft_check (draft, field, rules);
  return outcome;
}

static void
remember_identity (BylineLibrary     *self,
                   gint64             site_id,
                   const BylineDraft *draft,
                   gboolean           remember)
{
  BylineIdentity identity = { draft->name, draft->email, draft->website };

  byline_store_save_identity (self->store, site_id, remember ? &identity : NULL, NULL);
}

static void
post (GTask        *task,
      gpointer      source_object,
      gpointer      task_data,
      GCancellable *cancellable)
{
  BylineLibrary *self = source_object;
  BylineRequest *request = task_data;
  GError *error = NULL;
  g_autoptr(BylineArticle) article =
    byline_store_get_article (self->store, request->draft->article_id, &error);
  BylineOutcome *outcome = NULL;

  if (article != NULL)
    {
      BylineDraftRules rules = known_rules (self, article->site_id);
      BylineDraftField bad;

      if (!byline_draft_is_complete (request->draft, rules, &bad))
        {
          outcome = refuse_field (request->draft, bad, rules);
        }
      else
        {
          remember_identity (self, article->site_id, request->draft, request->flag);
          outcome = byline_outbox_post (self->outbox, request->draft, cancellable, &error);
        }
    }

  byline_library_return (task, outcome, (GDestroyNotify) byline_outcome_unref, error);
}

/**
 * byline_library_post_async:
 * @self: a library
 * @draft: (transfer none): copied
 * @remember_identity_too: keep name, email and website for the site, or forget
 *   them
 *
 * Posts a comment: checks the draft by the site's rules, writes it to the
 * outbox, sends it. A draft with something missing is refused without a byte
 * written or sent.
 */
void
byline_library_post_async (BylineLibrary       *self,
                           const BylineDraft   *draft,
                           gboolean             remember_identity_too,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  BylineRequest *request = byline_request_new ();
  request->draft = byline_draft_copy (draft);
  request->flag = remember_identity_too;
  g_autoptr(GTask) task = byline_library_begin (self, request, byline_library_post_async);

  byline_library_run (self, self->callers, task, post);
}

/**
 * byline_library_post_finish:
 *
 * Returns: (transfer full) (nullable): what became of it; errors are the
 *   store's, and then nothing was sent
 */
BylineOutcome *
byline_library_post_finish (BylineLibrary  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- the outbox ---- */

static void
list_outbox (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  BylineLibrary *self = source_object;
  GError *error = NULL;
  GPtrArray *entries = byline_store_list_outbox (self->store, &error);

  byline_library_return (task, entries, (GDestroyNotify) g_ptr_array_unref, error);
}

/**
 * byline_library_list_outbox_async:
 * @self: a library
 *
 * Lists every text that was handed over, sent ones too, newest first.
 */
void
byline_library_list_outbox_async (BylineLibrary       *self,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  begin_with_id (self, self->readers, 0, list_outbox, cancellable, callback,
                 user_data, byline_library_list_outbox_async, G_STRFUNC);
}

/**
 * byline_library_list_outbox_finish:
 *
 * Returns: (transfer full) (element-type BylineOutboxEntry) (nullable): entries
 */
GPtrArray *
byline_library_list_outbox_finish (BylineLibrary  *self,
                                   GAsyncResult   *result,
                                   GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
retry (GTask        *task,
       gpointer      source_object,
       gpointer      task_data,
       GCancellable *cancellable)
{
  BylineLibrary *self = source_object;
  BylineRequest *request = task_data;
  GError *error = NULL;
  BylineOutcome *outcome =
    byline_outbox_retry (self->outbox, request->id, cancellable, &error);

  byline_library_return (task, outcome, (GDestroyNotify) byline_outcome_unref, error);
}

/**
 * byline_library_retry_async:
 * @self: a library
 * @outbox_id: an entry
 *
 * Sends an entry again at the person's wish.
 */
void
byline_library_retry_async (BylineLibrary       *self,
                            gint64               outbox_id,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  begin_with_id (self, self->callers, outbox_id, retry, cancellable, callback,
                 user_data, byline_library_retry_async, G_STRFUNC);
}

BylineOutcome *
byline_library_retry_finish (BylineLibrary  *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
send_due (GTask        *task,
          gpointer      source_object,
          gpointer      task_data,
          GCancellable *cancellable)
{
  BylineLibrary *self = source_object;
  BylineRequest *request = task_data;
  GError *error = NULL;

  request->other = byline_outbox_send_due (self->outbox, cancellable, &error);
  byline_library_return_done (task, request->other >= 0, error);
}

/**
 * byline_library_send_due_async:
 * @self: a library
 *
 * Sends what waits and is due. Called at start and whenever the time that the
 * last call gave has come.
 */
void
byline_library_send_due_async (BylineLibrary       *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  begin_with_id (self, self->callers, 0, send_due, cancellable, callback,
                 user_data, byline_library_send_due_async, G_STRFUNC);
}

/**
 * byline_library_send_due_finish:
 *
 * Returns: Unix seconds when something is due next, 0 if nothing waits, -1 on
 *   error
 */
gint64
byline_library_send_due_finish (BylineLibrary  *self,
                                GAsyncResult   *result,
                                GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  BylineRequest *request = g_task_get_task_data (G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), error) ? request->other : -1;
}

static void
discard (GTask        *task,
         gpointer      source_object,
         gpointer      task_data,
         GCancellable *cancellable)
{
  BylineLibrary *self = source_object;
  BylineRequest *request = task_data;
  GError *error = NULL;
  gboolean is_done = byline_outbox_discard (self->outbox, request->id, &error);

  byline_library_return_done (task, is_done, error);
}

/**
 * byline_library_discard_async:
 * @self: a library
 * @outbox_id: an entry
 *
 * Gives up a text at the person's wish.
 */
void
byline_library_discard_async (BylineLibrary       *self,
                              gint64               outbox_id,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  begin_with_id (self, self->callers, outbox_id, discard, cancellable, callback,
                 user_data, byline_library_discard_async, G_STRFUNC);
}

gboolean
byline_library_discard_finish (BylineLibrary  *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
