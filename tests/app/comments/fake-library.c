/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Stands in for the library in the tests of panes: the same face, answers
 * that a test sets, a record of what was asked. No disk, no net, and every
 * outcome of a post at will. It holds only what the panes call. */

#include "fake-library.h"

struct _BylineLibrary
{
  GObject     parent_instance;

  FakeLibrary fake;
};

G_DEFINE_FINAL_TYPE (BylineLibrary, byline_library, G_TYPE_OBJECT)

static guint changed_signal;

static void
byline_library_finalize (GObject *object)
{
  FakeLibrary *fake = &BYLINE_LIBRARY (object)->fake;

  g_clear_pointer (&fake->draft, byline_draft_free);
  g_clear_pointer (&fake->parent, byline_comment_unref);
  g_clear_pointer (&fake->outcome, byline_outcome_unref);
  g_clear_pointer (&fake->retry_outcome, byline_outcome_unref);
  g_clear_error (&fake->post_error);
  g_clear_error (&fake->save_error);
  g_clear_error (&fake->refresh_error);
  g_clear_error (&fake->open_error);
  g_clear_pointer (&fake->comments, g_ptr_array_unref);
  g_clear_pointer (&fake->outbox, g_ptr_array_unref);
  g_clear_pointer (&fake->article, byline_article_unref);
  g_clear_pointer (&fake->site, byline_site_unref);
  g_clear_pointer (&fake->terms, g_ptr_array_unref);
  g_clear_object (&fake->document);
  g_clear_pointer (&fake->saved, g_ptr_array_unref);
  g_clear_pointer (&fake->posted, g_ptr_array_unref);

  G_OBJECT_CLASS (byline_library_parent_class)->finalize (object);
}

static void
byline_library_class_init (BylineLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_library_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL,
                                 G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_INT64, G_TYPE_INT64);
}

static void
byline_library_init (BylineLibrary *self)
{
  self->fake.rules = BYLINE_DRAFT_RULES_UNKNOWN;
  self->fake.comments = g_ptr_array_new_with_free_func (g_object_unref);
  self->fake.outbox =
    g_ptr_array_new_with_free_func ((GDestroyNotify) byline_outbox_entry_unref);
  self->fake.terms = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_term_unref);
  self->fake.saved = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_draft_free);
  self->fake.posted = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_draft_free);
}

BylineLibrary *
fake_library_new (void)
{
  return g_object_new (BYLINE_TYPE_LIBRARY, NULL);
}

FakeLibrary *
fake_library_get (BylineLibrary *self)
{
  return &self->fake;
}

void
fake_library_changed (BylineLibrary *self,
                      BylineChange   flags)
{
  g_signal_emit (self, changed_signal, 0, (guint) flags, (gint64) 0, (gint64) 0);
}

/* ---- values ---- */

BylineArticle *
fake_article_new (gint64      id,
                  const char *title)
{
  BylineArticle *article = byline_article_new ();

  article->id = id;
  article->site_id = 1;
  article->remote_id = 100 + id;
  article->link = g_strdup_printf ("https://blog.example/%d", (int) id);
  article->title = g_strdup (title);
  article->title_html = g_strdup (title);
  article->excerpt = g_strdup ("");
  article->content_html = g_strdup ("<p>Words.</p>");
  article->author_name = g_strdup ("Ada Writer");
  article->author_id = 7;
  article->published_at = 1700000000;
  article->comments_open = TRUE;
  article->n_comments = -1;
  return article;
}

static BylineDocument *
document_new (const char *words)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_block_free);
  BylineBlock *paragraph = byline_block_new (BYLINE_BLOCK_PARAGRAPH);

  paragraph->text = byline_text_new (words);
  g_ptr_array_add (blocks, paragraph);
  return byline_document_new (blocks, "https://blog.example/", FALSE);
}

BylineCommentItem *
fake_comment_item_new (gint64      id,
                       guint       depth,
                       const char *name,
                       const char *words)
{
  g_autoptr (BylineComment) comment = byline_comment_new ();
  g_autoptr (BylineDocument) document = document_new (words);

  comment->remote_id = id;
  comment->post = 101;
  comment->author_name = g_strdup (name);
  comment->published_at = 1700000000 + id;
  comment->content_html = g_strdup (words);
  comment->link = g_strdup ("https://blog.example/1#comment");
  return byline_comment_item_new (comment, depth, document);
}

BylineOutboxEntry *
fake_outbox_entry_new (gint64             id,
                       gint64             article_id,
                       BylineOutboxState  state,
                       const char        *text)
{
  BylineOutboxEntry *entry = byline_outbox_entry_new ();

  entry->id = id;
  entry->site_id = 1;
  entry->post = 100 + article_id;
  entry->article_link = g_strdup ("https://blog.example/1");
  entry->draft = byline_draft_new (article_id, 0);
  byline_draft_set_field (entry->draft, BYLINE_DRAFT_TEXT, text);
  entry->state = state;
  return entry;
}

/* ---- the face ---- */

static GTask *
begin (BylineLibrary       *self,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  return g_task_new (self, cancellable, callback, user_data);
}

static void
give_pointer (GTask          *task,
              gpointer        result,
              GDestroyNotify  free_result,
              const GError   *error)
{
  if (result != NULL)
    g_task_return_pointer (task, result, free_result);
  else if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "nothing set");
  g_object_unref (task);
}

static void
give_done (GTask        *task,
           const GError *error)
{
  if (error != NULL)
    g_task_return_error (task, g_error_copy (error));
  else
    g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static gpointer
take_pointer (GAsyncResult  *result,
              GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
take_done (GAsyncResult  *result,
           GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
byline_reading_free (BylineReading *self)
{
  byline_article_unref (self->article);
  byline_site_unref (self->site);
  g_ptr_array_unref (self->terms);
  g_object_unref (self->document);
  g_free (self);
}

void
byline_composition_free (BylineComposition *self)
{
  byline_draft_free (self->draft);
  g_clear_pointer (&self->parent, byline_comment_unref);
  g_free (self);
}

void
byline_library_open_article_async (BylineLibrary       *self,
                                   gint64               article_id,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  BylineReading *reading = NULL;

  if (self->fake.open_error == NULL) {
    reading = g_new0 (BylineReading, 1);
    reading->article = byline_article_ref (self->fake.article);
    reading->site = byline_site_ref (self->fake.site);
    reading->terms = g_ptr_array_ref (self->fake.terms);
    reading->document = self->fake.document != NULL ? g_object_ref (self->fake.document)
                                                    : document_new ("Words.");
    reading->position = self->fake.position;
    reading->was_begun = self->fake.position.ordinal > 0;
  }
  give_pointer (begin (self, cancellable, callback, user_data), reading,
                (GDestroyNotify) byline_reading_free, self->fake.open_error);
}

BylineReading *
byline_library_open_article_finish (BylineLibrary  *self,
                                    GAsyncResult   *result,
                                    GError        **error)
{
  return take_pointer (result, error);
}

void
byline_library_save_position_async (BylineLibrary       *self,
                                    gint64               article_id,
                                    BylineDocument      *document,
                                    BylinePosition       position,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  self->fake.n_kept_positions++;
  self->fake.has_kept = document != NULL;
  self->fake.kept_position = position;
}

void
byline_library_find_article_async (BylineLibrary       *self,
                                   const char          *id_or_address,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  gint64 *found = self->fake.found_id != 0 ? g_memdup2 (&self->fake.found_id, sizeof (gint64))
                                           : NULL;

  give_pointer (begin (self, cancellable, callback, user_data), found, g_free, NULL);
}

gint64
byline_library_find_article_finish (BylineLibrary  *self,
                                    GAsyncResult   *result,
                                    GError        **error)
{
  g_autofree gint64 *found = take_pointer (result, error);

  return found != NULL ? *found : 0;
}

void
byline_library_get_articles_async (BylineLibrary       *self,
                                   const gint64        *ids,
                                   guint                n_ids,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  GPtrArray *articles =
    g_ptr_array_new_with_free_func ((GDestroyNotify) byline_article_unref);

  if (self->fake.article != NULL)
    g_ptr_array_add (articles, byline_article_ref (self->fake.article));
  give_pointer (begin (self, cancellable, callback, user_data), articles,
                (GDestroyNotify) g_ptr_array_unref, NULL);
}

GPtrArray *
byline_library_get_articles_finish (BylineLibrary  *self,
                                    GAsyncResult   *result,
                                    GError        **error)
{
  return take_pointer (result, error);
}

void
byline_library_mark_read_async (BylineLibrary       *self,
                                gint64               article_id,
                                gboolean             is_read,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  self->fake.n_marked_read++;
  give_done (begin (self, cancellable, callback, user_data), NULL);
}

void
byline_library_mark_saved_async (BylineLibrary       *self,
                                 gint64               article_id,
                                 gboolean             is_saved,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  self->fake.n_marked_saved++;
  self->fake.article->is_saved = is_saved;
  give_done (begin (self, cancellable, callback, user_data), NULL);
}

gboolean
byline_library_mark_finish (BylineLibrary  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  return take_done (result, error);
}

void
byline_library_load_picture_async (BylineLibrary       *self,
                                   const char          *uri,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  give_pointer (begin (self, cancellable, callback, user_data), NULL, NULL, NULL);
}

void
byline_library_reach_picture_async (BylineLibrary       *self,
                                    const char          *uri,
                                    BylinePictureReach   reach,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  byline_library_load_picture_async (self, uri, cancellable, callback, user_data);
}

void
byline_library_allow_pictures_async (BylineLibrary       *self,
                                     gint64               site_id,
                                     gboolean             is_allowed,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  self->fake.allowed_site = is_allowed ? site_id : 0;
  give_done (begin (self, cancellable, callback, user_data), NULL);
}

gboolean
byline_library_allow_pictures_finish (BylineLibrary  *self,
                                      GAsyncResult   *result,
                                      GError        **error)
{
  return take_done (result, error);
}

static void
unref_site (gpointer site)
{
  byline_site_unref (site);
}

void
byline_library_get_site_async (BylineLibrary       *self,
                               gint64               site_id,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  BylineSite *site = byline_site_new ();

  site->id = site_id;
  site->home = g_strdup ("https://blog.example");
  site->loads_pictures = self->fake.allowed_site == site_id;
  give_pointer (begin (self, cancellable, callback, user_data), site, unref_site, NULL);
}

BylineSite *
byline_library_get_site_finish (BylineLibrary  *self,
                                GAsyncResult   *result,
                                GError        **error)
{
  return take_pointer (result, error);
}

GBytes *
byline_library_load_picture_finish (BylineLibrary  *self,
                                    GAsyncResult   *result,
                                    GError        **error)
{
  return take_pointer (result, error);
}

void
byline_library_list_comments_async (BylineLibrary       *self,
                                    gint64               article_id,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->fake.comments->len; i++)
    g_ptr_array_add (copy, g_object_ref (g_ptr_array_index (self->fake.comments, i)));
  give_pointer (begin (self, cancellable, callback, user_data), copy,
                (GDestroyNotify) g_ptr_array_unref, NULL);
}

GPtrArray *
byline_library_list_comments_finish (BylineLibrary  *self,
                                     GAsyncResult   *result,
                                     GError        **error)
{
  return take_pointer (result, error);
}

void
byline_library_refresh_comments_async (BylineLibrary       *self,
                                       gint64               article_id,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  self->fake.n_refreshes++;
  give_done (begin (self, cancellable, callback, user_data), self->fake.refresh_error);
}

gboolean
byline_library_refresh_comments_finish (BylineLibrary  *self,
                                        GAsyncResult   *result,
                                        GError        **error)
{
  return take_done (result, error);
}

void
byline_library_compose_async (BylineLibrary       *self,
                              gint64               article_id,
                              gint64               parent,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  BylineComposition *composition = g_new0 (BylineComposition, 1);

  composition->draft = self->fake.draft != NULL ? byline_draft_copy (self->fake.draft)
                                                : byline_draft_new (article_id, parent);
  composition->was_kept = self->fake.draft != NULL;
  composition->saves_identity = TRUE;
  composition->rules = self->fake.rules;
  if (self->fake.parent != NULL)
    composition->parent = byline_comment_ref (self->fake.parent);
  give_pointer (begin (self, cancellable, callback, user_data), composition,
                (GDestroyNotify) byline_composition_free, NULL);
}

BylineComposition *
byline_library_compose_finish (BylineLibrary  *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  return take_pointer (result, error);
}

void
byline_library_fetch_form_async (BylineLibrary       *self,
                                 gint64               article_id,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GError) error = NULL;

  if (!self->fake.has_facts)
    error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "no page");
  give_done (begin (self, cancellable, callback, user_data), error);
}

gboolean
byline_library_fetch_form_finish (BylineLibrary    *self,
                                  GAsyncResult     *result,
                                  BylineFormFacts  *facts,
                                  GError          **error)
{
  if (!take_done (result, error))
    return FALSE;

  *facts = self->fake.facts;
  return TRUE;
}

void
byline_library_save_draft_async (BylineLibrary       *self,
                                 const BylineDraft   *draft,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  if (self->fake.save_error == NULL)
    g_ptr_array_add (self->fake.saved, byline_draft_copy (draft));
  give_done (begin (self, cancellable, callback, user_data), self->fake.save_error);
}

gboolean
byline_library_save_draft_finish (BylineLibrary  *self,
                                  GAsyncResult   *result,
                                  GError        **error)
{
  return take_done (result, error);
}

void
byline_library_post_async (BylineLibrary       *self,
                           const BylineDraft   *draft,
                           gboolean             remember_identity,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  BylineOutcome *outcome = self->fake.outcome;

  g_ptr_array_add (self->fake.posted, byline_draft_copy (draft));
  self->fake.remembered = remember_identity;
  give_pointer (begin (self, cancellable, callback, user_data),
                outcome != NULL ? byline_outcome_ref (outcome) : NULL,
                (GDestroyNotify) byline_outcome_unref, self->fake.post_error);
}

BylineOutcome *
byline_library_post_finish (BylineLibrary  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  return take_pointer (result, error);
}

void
byline_library_list_outbox_async (BylineLibrary       *self,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  GPtrArray *copy =
    g_ptr_array_new_with_free_func ((GDestroyNotify) byline_outbox_entry_unref);

  for (guint i = 0; i < self->fake.outbox->len; i++)
    g_ptr_array_add (copy, byline_outbox_entry_ref (g_ptr_array_index (self->fake.outbox, i)));
  give_pointer (begin (self, cancellable, callback, user_data), copy,
                (GDestroyNotify) g_ptr_array_unref, NULL);
}

GPtrArray *
byline_library_list_outbox_finish (BylineLibrary  *self,
                                   GAsyncResult   *result,
                                   GError        **error)
{
  return take_pointer (result, error);
}

void
byline_library_retry_async (BylineLibrary       *self,
                            gint64               outbox_id,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  BylineOutcome *outcome = self->fake.retry_outcome;

  self->fake.n_retries++;
  self->fake.retried = outbox_id;
  give_pointer (begin (self, cancellable, callback, user_data),
                outcome != NULL ? byline_outcome_ref (outcome) : NULL,
                (GDestroyNotify) byline_outcome_unref, NULL);
}

BylineOutcome *
byline_library_retry_finish (BylineLibrary  *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  return take_pointer (result, error);
}

void
byline_library_discard_async (BylineLibrary       *self,
                              gint64               outbox_id,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  self->fake.discarded = outbox_id;
  give_done (begin (self, cancellable, callback, user_data), NULL);
}

gboolean
byline_library_discard_finish (BylineLibrary  *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  return take_done (result, error);
}
