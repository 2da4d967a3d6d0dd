/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes as an article, a comment, an excerpt and a page with a form, with
 * a NUL behind them and without. The readers must end, stay inside their
 * limits and give back valid text and sound documents; what they make of the
 * bytes is for the tests to judge. */

#include "byline-comment-form.h"
#include "byline-document-html.h"
#include "byline-document-markdown.h"
#include "byline-document-text.h"
#include "byline-html-reader.h"
#include "byline-page-links.h"
#include "document-dump.h"

#include <stdint.h>

static const char *base_uri = "https://blog.example/2026/11/a-page/";

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static void
read_document (const char    *html,
               gssize         length,
               BylineProfile  profile)
{
  g_autoptr(BylineDocument) document = byline_html_reader_read (html, length, base_uri, profile);

  document_check (document);
  for (guint i = 0; i < byline_document_get_n_texts (document); i++)
    g_assert_true (g_utf8_validate (byline_document_get_text (document, i)->words, -1, NULL));
}

/* What is written must be readable, for whoever pastes it. */
static void
write_document (const char *html,
                gssize      length)
{
  g_autoptr(BylineDocument) document =
    byline_html_reader_read (html, length, base_uri, BYLINE_PROFILE_ARTICLE);
  g_autofree char *written = byline_document_html_all (document);
  g_autofree char *markdown = byline_document_markdown_all (document);
  g_autofree char *text = byline_document_text_wrapped (document, 72);

  g_assert_true (g_utf8_validate (written, -1, NULL));
  g_assert_true (g_utf8_validate (markdown, -1, NULL));
  g_assert_true (g_utf8_validate (text, -1, NULL));
  read_document (written, -1, BYLINE_PROFILE_ARTICLE);
}

static void
read_form (const char *html,
           gssize      length)
{
  g_autoptr(BylineCommentForm) form = byline_comment_form_read (html, length, base_uri);
  g_autofree char *refusal = byline_comment_form_error (html, length);

  if (form != NULL && form->state == BYLINE_FORM_OPEN)
    g_assert_nonnull (form->action);
  if (refusal != NULL)
    g_assert_true (g_utf8_validate (refusal, -1, NULL));
}

static void
read_head (const char *html,
           gssize      length)
{
  g_autoptr(BylinePageLinks) links = byline_page_links_read (html, length, base_uri);

  if (links != NULL && links->title != NULL)
    g_assert_true (g_utf8_validate (links->title, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *terminated = g_strndup ((const char *) data, size);
  g_autofree char *exact = g_memdup2 (data, size);
  gssize length = (gssize) size;

  read_document (terminated, length, BYLINE_PROFILE_ARTICLE);
  read_document (terminated, -1, BYLINE_PROFILE_ARTICLE);
  read_document (exact, length, BYLINE_PROFILE_ARTICLE);
  read_document (exact, length, BYLINE_PROFILE_COMMENT);
  read_document (exact, length, BYLINE_PROFILE_INLINE);
  write_document (exact, length);

  g_autofree char *excerpt = byline_html_reader_excerpt (terminated, 30);
  g_assert_true (g_utf8_validate (excerpt, -1, NULL));

  read_form (exact, length);
  read_head (exact, length);
  return 0;
}
