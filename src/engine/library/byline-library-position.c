/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The library's functions about where somebody stopped reading. */

#include "config.h"

#include "byline-document-recall.h"
#include "byline-library-private.h"

/**
 * byline_library_recall_position:
 * @self: a library
 * @reading: (inout): an article whose document has been read
 *
 * Fills in where reading stopped, if that is kept. Waits for the store.
 */
void
byline_library_recall_position (BylineLibrary *self,
                                BylineReading *reading)
{
  g_autoptr(BylineReadingPosition) kept =
    byline_store_load_position (self->store, reading->article->id, NULL);

  if (kept == NULL)
    return;
  reading->position.ordinal = kept->text_number;
  reading->position.offset = kept->byte;
  reading->was_begun = byline_document_recall (reading->document, &reading->position,
                                               kept->words);
}

static void
save_position (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  BylineLibrary *self = source_object;
  BylineRequest *request = task_data;
  GError *error = NULL;
  gboolean is_done =
    byline_store_save_position (self->store, request->id, request->position, &error);

  byline_library_return_done (task, is_done, error);
}

/**
 * byline_library_save_position_async:
 * @self: a library
 * @article_id: local id
 * @document: (nullable): what was read; NULL forgets where
 * @position: where reading stopped
 * @cancellable: (nullable): none is needed
 * @callback: (nullable): may be left out
 * @user_data: for @callback
 *
 * Keeps where reading stopped, for the next time that the article is opened.
 */
void
byline_library_save_position_async (BylineLibrary       *self,
                                    gint64               article_id,
                                    BylineDocument      *document,
                                    BylinePosition       position,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_return_if_fail (BYLINE_IS_LIBRARY (self));

  BylineRequest *request = byline_request_new ();
  request->id = article_id;
  if (document != NULL)
    {
      g_autofree char *words = byline_document_recall_words (document, position);

      request->position = byline_reading_position_new (position.ordinal, position.offset, words);
    }
  /* Without the library's cancellable: what was asked before it closes is kept. */
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, byline_library_save_position_async);
  g_task_set_name (task, "save a reading position");
  g_task_set_task_data (task, request, byline_request_free);
  byline_library_run (self, self->readers, task, save_position);
}

/**
 * byline_library_save_position_finish:
 *
 * Returns: whether it is kept
 */
gboolean
byline_library_save_position_finish (BylineLibrary  *self,
                                     GAsyncResult   *result,
                                     GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
