/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Shows the article pane with a made-up article, to look at it. Arguments:
 * "reply" or "answer" open the comment form, "refused" makes it fail,
 * "narrow" starts as wide as a telephone. Not a test and not installed. */

#include <adwaita.h>
#include <string.h>

#include "byline-kit.h"
#include "byline-reader-view.h"
#include "byline-remote-error.h"
#include "fake-library.h"

static BylineBlock *
block_new (BylineBlockKind  kind,
           const char      *words)
{
  BylineBlock *block = byline_block_new (kind);

  block->text = byline_text_new (words);
  return block;
}

static BylineDocument *
create_document (void)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_block_free);
  BylineBlock *heading = block_new (BYLINE_BLOCK_HEADING, "What the second winter taught");
  BylineBlock *quote = byline_block_new (BYLINE_BLOCK_QUOTE);

  heading->level = 2;
  byline_block_append (quote, block_new (BYLINE_BLOCK_PARAGRAPH,
                                         "A hedge is a slow fence that sings."));
  g_ptr_array_add (blocks, block_new (BYLINE_BLOCK_PARAGRAPH,
    "The old fence came down in the storm, and nobody missed it. We planted hawthorn and "
    "hazel along the same line, forty whips in a morning, each no thicker than a pencil."));
  g_ptr_array_add (blocks, block_new (BYLINE_BLOCK_PARAGRAPH,
    "Neighbours asked when it would be finished. That is the wrong question for a hedge."));
  g_ptr_array_add (blocks, heading);
  g_ptr_array_add (blocks, block_new (BYLINE_BLOCK_PARAGRAPH,
    "Mulch early, cut late, and leave the berries where they are until the thrushes have "
    "been. The rest is waiting, which turned out to be most of gardening."));
  g_ptr_array_add (blocks, quote);
  return byline_document_new (blocks, "https://hedges.example/", FALSE);
}

static void
add_term (FakeLibrary    *fake,
          BylineTermKind  kind,
          const char     *name)
{
  BylineTerm *term = byline_term_new (kind);

  term->remote_id = (gint64) fake->terms->len + 1;
  term->name = g_strdup (name);
  term->slug = g_ascii_strdown (name, -1);
  g_ptr_array_add (fake->terms, term);
}

static void
add_comments (FakeLibrary *fake)
{
  static const struct { guint depth; const char *name, *words; } comments[] = {
    { 0, "Marta Lindqvist", "Ours took four years, and then all at once there were wrens." },
    { 1, "Ada Writer", "Four! That gives me courage. Did you water in the first summer?" },
    { 2, "Marta Lindqvist", "Twice, in the drought. Otherwise never." },
    { 3, "Tom", "Never watering is underrated." },
    { 4, "Marta Lindqvist", "It is also cheaper." },
    { 5, "Tom", "Exactly." },
    { 6, "Someone with a rather long name that goes on", "Late to this, but agreed." },
    { 0, "", "Hazel or hawthorn, if only one?" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (comments); i++) {
    BylineCommentItem *item = fake_comment_item_new (i + 1, comments[i].depth,
                                                     comments[i].name, comments[i].words);

    if (g_strcmp0 (comments[i].name, "Ada Writer") == 0)
      byline_comment_item_get_comment (item)->author_id = 7;
    g_ptr_array_add (fake->comments, item);
  }
}

static void
fill (FakeLibrary *fake)
{
  BylineOutboxEntry *entry;

  fake->article = fake_article_new (1, "Planting a hedge, one winter at a time");
  fake->site = byline_site_new ();
  fake->site->id = 1;
  fake->site->name = g_strdup ("Hedge Notes");
  fake->site->home = g_strdup ("https://hedges.example");
  fake->document = create_document ();
  add_term (fake, BYLINE_TERM_CATEGORY, "Garden");
  add_term (fake, BYLINE_TERM_TAG, "Hawthorn");
  add_term (fake, BYLINE_TERM_TAG, "Hazel");
  add_term (fake, BYLINE_TERM_TAG, "Winter work");
  add_comments (fake);

  entry = fake_outbox_entry_new (1, 1, BYLINE_OUTBOX_UNKNOWN, "Hazel, for the nuts.");
  byline_draft_set_field (entry->draft, BYLINE_DRAFT_NAME, "Rita Reader");
  g_ptr_array_add (fake->outbox, entry);
}

static gboolean
reply_cb (gpointer view)
{
  byline_reader_view_reply (view, 0);

  return G_SOURCE_REMOVE;
}

static gboolean
has_argument (char       **argv,
              const char  *word)
{
  return g_strv_contains ((const char *const *) argv, word);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (BylineLibrary) library = NULL;
  FakeLibrary *fake;
  GtkWidget *window, *view;

  adw_init ();
  byline_kit_init ();
  library = fake_library_new ();
  fake = fake_library_get (library);
  fill (fake);
  if (has_argument (argv, "answer")) {
    fake->parent = byline_comment_ref (
      byline_comment_item_get_comment (g_ptr_array_index (fake->comments, 0)));
  }
  if (has_argument (argv, "offline")) {
    fake->refresh_error = g_error_new_literal (BYLINE_REMOTE_ERROR,
                                               BYLINE_REMOTE_ERROR_OFFLINE, "no net");
  }
  if (has_argument (argv, "gone"))
    fake->article->is_gone = TRUE;
  if (has_argument (argv, "error")) {
    fake->open_error = g_error_new_literal (BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_TIMEOUT,
                                            "too slow");
  }
  if (has_argument (argv, "browser")) {
    fake->has_facts = TRUE;
    fake->facts = (BylineFormFacts) { BYLINE_FORM_BROWSER_ONLY, BYLINE_DRAFT_RULES_UNKNOWN };
  }
  if (has_argument (argv, "held"))
    fake->outcome = byline_outcome_new (BYLINE_OUTCOME_HELD);
  else if (has_argument (argv, "unknown"))
    fake->outcome = byline_outcome_new (BYLINE_OUTCOME_UNKNOWN);
  else
    fake->outcome = byline_outcome_new_refused (BYLINE_REFUSAL_DUPLICATE, NULL);

  window = adw_window_new ();
  view = byline_reader_view_new ();
  byline_reader_view_set_library (BYLINE_READER_VIEW (view), library);
  gtk_window_set_title (GTK_WINDOW (window), "Byline");
  gtk_window_set_default_size (GTK_WINDOW (window), has_argument (argv, "narrow") ? 360 : 820,
                               has_argument (argv, "narrow") ? 640 : 1150);
  adw_window_set_content (ADW_WINDOW (window), view);
  if (!has_argument (argv, "empty"))
    byline_reader_view_open (BYLINE_READER_VIEW (view), 1);
  gtk_window_present (GTK_WINDOW (window));
  if (has_argument (argv, "reply") || has_argument (argv, "answer"))
    g_timeout_add (300, reply_cb, view);

  while (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0)
    g_main_context_iteration (NULL, TRUE);

  return 0;
}
