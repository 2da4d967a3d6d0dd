/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes as an article, a comment, an excerpt and a page with a form. The
 * readers must end, stay inside their limits and give back valid text; what
 * they make of the bytes is for the tests to judge. */

#include "byline-comment-form.h"
#include "byline-document.h"
#include "byline-html-reader.h"
#include "byline-page-links.h"

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

  for (guint i = 0; i < byline_document_get_n_texts (document); i++)
    g_assert_true (g_utf8_validate (byline_document_get_text (document, i)->words, -1, NULL));
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
  g_autofree char *html = g_strndup ((const char *) data, size);
  gssize length = (gssize) size;

  read_document (html, length, BYLINE_PROFILE_ARTICLE);
  read_document (html, length, BYLINE_PROFILE_COMMENT);
  read_document (html, length, BYLINE_PROFILE_INLINE);

  g_autofree char *excerpt = byline_html_reader_excerpt (html, 30);
  g_assert_true (g_utf8_validate (excerpt, -1, NULL));

  read_form (html, length);
  read_head (html, length);
  return 0;
}
