/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-draft.h"

#include <string.h>

static const BylineDraftRules all = { TRUE, TRUE };
static const BylineDraftRules none = { FALSE, FALSE };

static BylineDraft *
complete_draft (void)
{
  BylineDraft *draft = byline_draft_new (1, 0);

  byline_draft_set_field (draft, BYLINE_DRAFT_TEXT, "Thank you for this.");
  byline_draft_set_field (draft, BYLINE_DRAFT_NAME, "Ada Quill");
  byline_draft_set_field (draft, BYLINE_DRAFT_EMAIL, "ada@quill.example");
  return draft;
}

static void
test_complete (void)
{
  g_autoptr(BylineDraft) draft = complete_draft ();

  g_assert_true (byline_draft_is_complete (draft, all, NULL));
}

static void
test_each_required_field (void)
{
  static const BylineDraftField required[] = {
    BYLINE_DRAFT_TEXT, BYLINE_DRAFT_NAME, BYLINE_DRAFT_EMAIL,
  };

  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    {
      g_autoptr(BylineDraft) draft = complete_draft ();
      BylineDraftField bad = BYLINE_DRAFT_WEBSITE;

      byline_draft_set_field (draft, required[i], " \302\240\n");

      g_assert_false (byline_draft_is_complete (draft, all, &bad));
      g_assert_cmpint (bad, ==, required[i]);
      g_assert_cmpint (byline_draft_check (draft, required[i], all), ==, BYLINE_DRAFT_MISSING);
    }
}

static void
test_optional_name_and_email (void)
{
  g_autoptr(BylineDraft) draft = byline_draft_new (1, 0);

  byline_draft_set_field (draft, BYLINE_DRAFT_TEXT, "0");

  g_assert_true (byline_draft_is_complete (draft, none, NULL));
  g_assert_false (byline_draft_is_complete (draft, BYLINE_DRAFT_RULES_UNKNOWN, NULL));
}

static void
test_email_shape (void)
{
  static const char * const good[] = {
    "a@b.io", "first.last+tag@sub.example.org", " padded@example.org ", "o'hara@example.ie",
  };
  static const char * const bad[] = {
    "a", "a@", "@b.io", "a@b", "a@@b.io", "a b@c.io", "a@b..io", "a@-b.io", "a@b.io-",
    "a@b_c.io", "\303\244@example.org", "a@example.org\nBcc: x",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr(BylineDraft) draft = complete_draft ();

      byline_draft_set_field (draft, BYLINE_DRAFT_EMAIL, good[i]);
      g_assert_cmpint (byline_draft_check (draft, BYLINE_DRAFT_EMAIL, all), ==, BYLINE_DRAFT_OK);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(BylineDraft) draft = complete_draft ();

      byline_draft_set_field (draft, BYLINE_DRAFT_EMAIL, bad[i]);
      g_assert_cmpint (byline_draft_check (draft, BYLINE_DRAFT_EMAIL, none), ==,
                       BYLINE_DRAFT_MALFORMED);
    }
}

static void
test_lengths_count_bytes (void)
{
  static const BylineDraftField fields[] = {
    BYLINE_DRAFT_TEXT, BYLINE_DRAFT_NAME, BYLINE_DRAFT_WEBSITE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr(BylineDraft) draft = complete_draft ();
      gsize max = byline_draft_max_bytes (fields[i]);
      g_autofree char *just = g_strnfill (max, 'x');
      g_autofree char *over = g_strconcat (just, "x", NULL);

      byline_draft_set_field (draft, fields[i], just);
      g_assert_cmpint (byline_draft_check (draft, fields[i], all), ==, BYLINE_DRAFT_OK);
      byline_draft_set_field (draft, fields[i], over);
      g_assert_cmpint (byline_draft_check (draft, fields[i], all), ==, BYLINE_DRAFT_TOO_LONG);
    }
}

static void
test_escapes_count (void)
{
  g_autoptr(BylineDraft) draft = complete_draft ();
  g_autofree char *brackets = g_strnfill (BYLINE_DRAFT_MAX_TEXT_BYTES / 2, '<');

  byline_draft_set_field (draft, BYLINE_DRAFT_TEXT, brackets);

  g_assert_cmpint (byline_draft_check (draft, BYLINE_DRAFT_TEXT, all), ==,
                   BYLINE_DRAFT_TOO_LONG);
}

static void
test_limits (void)
{
  g_assert_cmpuint (byline_draft_max_bytes (BYLINE_DRAFT_NAME), ==, 245);
  g_assert_cmpuint (byline_draft_max_bytes (BYLINE_DRAFT_EMAIL), ==, 100);
  g_assert_cmpuint (byline_draft_max_bytes (BYLINE_DRAFT_WEBSITE), ==, 200);
  g_assert_cmpuint (byline_draft_max_bytes (BYLINE_DRAFT_TEXT), ==, 65525);
}

static void
test_content_is_escaped (void)
{
  g_autoptr(BylineDraft) draft = complete_draft ();
  byline_draft_set_field (draft, BYLINE_DRAFT_TEXT, "5 < 6 & \360\237\230\200 > \"x\"");

  g_autofree char *content = byline_draft_dup_content (draft);

  g_assert_cmpstr (content, ==, "5 &lt; 6 &amp; \360\237\230\200 &gt; \"x\"");
}

static void
test_copy (void)
{
  g_autoptr(BylineDraft) draft = complete_draft ();
  draft->cursor = 5;

  g_autoptr(BylineDraft) copy = byline_draft_copy (draft);

  g_assert_cmpstr (copy->uuid, ==, draft->uuid);
  g_assert_cmpstr (copy->text, ==, draft->text);
  g_assert_cmpuint (copy->cursor, ==, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/draft/complete", test_complete);
  g_test_add_func ("/model/draft/each-required-field", test_each_required_field);
  g_test_add_func ("/model/draft/optional-name-and-email", test_optional_name_and_email);
  g_test_add_func ("/model/draft/email-shape", test_email_shape);
  g_test_add_func ("/model/draft/lengths-count-bytes", test_lengths_count_bytes);
  g_test_add_func ("/model/draft/escapes-count", test_escapes_count);
  g_test_add_func ("/model/draft/limits", test_limits);
  g_test_add_func ("/model/draft/content-is-escaped", test_content_is_escaped);
  g_test_add_func ("/model/draft/copy", test_copy);
  return g_test_run ();
}
