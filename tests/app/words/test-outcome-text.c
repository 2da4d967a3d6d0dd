/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The sentences of commenting, as people read them. */

#include "byline-outcome-text.h"

#include <string.h>

static void
test_missing (void)
{
  const char *const texts[] = { "Comment is required.", "Name is required.", "Email is required.",
                                "Website is required." };

  for (BylineDraftField field = BYLINE_DRAFT_TEXT; field <= BYLINE_DRAFT_WEBSITE; field++)
    {
      g_autofree char *text = byline_draft_problem_text (field, BYLINE_DRAFT_MISSING);
      g_autofree char *fine = byline_draft_problem_text (field, BYLINE_DRAFT_OK);

      g_assert_cmpstr (text, ==, texts[field]);
      g_assert_cmpstr (fine, ==, "");
    }
}

static void
test_malformed (void)
{
  g_autofree char *email = byline_draft_problem_text (BYLINE_DRAFT_EMAIL, BYLINE_DRAFT_MALFORMED);
  g_autofree char *website = byline_draft_problem_text (BYLINE_DRAFT_WEBSITE,
                                                        BYLINE_DRAFT_MALFORMED);

  g_assert_cmpstr (email, ==, "That isn’t an email address.");
  g_assert_cmpstr (website, ==, "That isn’t a web address.");
}

static void
test_too_long (void)
{
  const char *const limits[] = { "65525", "245", "100", "200" };

  for (BylineDraftField field = BYLINE_DRAFT_TEXT; field <= BYLINE_DRAFT_WEBSITE; field++)
    {
      g_autofree char *text = byline_draft_problem_text (field, BYLINE_DRAFT_TOO_LONG);

      g_assert_nonnull (strstr (text, limits[field]));
    }
}

static void
test_outcomes (void)
{
  const struct { BylineOutcomeKind kind; const char *text; } cases[] = {
    { BYLINE_OUTCOME_PUBLISHED, "Posted." },
    { BYLINE_OUTCOME_HELD, "Sent. The site will show it once it is approved." },
    { BYLINE_OUTCOME_NOT_SHOWN,
      "Sent, but the site isn’t showing it. It may be waiting for approval." },
    { BYLINE_OUTCOME_UNKNOWN,
      "We don’t know whether it arrived. Look at the site before sending it again." },
    { BYLINE_OUTCOME_QUEUED,
      "The site can’t be reached. Your comment is kept and will be sent later." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BylineOutcome outcome = { cases[i].kind };
      g_autofree char *text = byline_outcome_text (&outcome);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_queued_until (void)
{
  BylineOutcome outcome = { .kind = BYLINE_OUTCOME_QUEUED, .retry_at = 10 * 3600 + 42 * 60 };
  g_autofree char *text = byline_outcome_text (&outcome);

  g_assert_cmpstr (text, ==,
                   "The site can’t be reached. Your comment is kept; trying again at 10:42.");
}

static char *
refuse (BylineRefusal  refusal,
        const char    *site_words)
{
  BylineOutcome outcome = { .kind = BYLINE_OUTCOME_REFUSED, .refusal = refusal,
                            .site_words = (char *) site_words };

  return byline_outcome_text (&outcome);
}

static void
test_refusals (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *duplicate = refuse (BYLINE_REFUSAL_DUPLICATE, "Duplicate comment detected");

  for (BylineRefusal refusal = BYLINE_REFUSAL_FIELD; refusal <= BYLINE_REFUSAL_OTHER; refusal++)
    g_assert_true (g_hash_table_add (seen, refuse (refusal, NULL)));
  g_assert_cmpstr (duplicate, ==, "You’ve already said that here.");
}

static void
test_site_words (void)
{
  g_autofree char *other = refuse (BYLINE_REFUSAL_OTHER, "Robots may not speak.");
  g_autofree char *blank = refuse (BYLINE_REFUSAL_OTHER, " ");

  g_assert_cmpstr (other, ==,
                   "The site refused the comment: \xe2\x81\xa8Robots may not speak.\xe2\x81\xa9");
  g_assert_cmpstr (blank, ==, "The site didn’t accept comments for this article.");
}

static void
test_field_refusal (void)
{
  BylineOutcome outcome = { .kind = BYLINE_OUTCOME_REFUSED, .refusal = BYLINE_REFUSAL_FIELD,
                            .field = BYLINE_DRAFT_EMAIL, .problem = BYLINE_DRAFT_MALFORMED };
  g_autofree char *text = byline_outcome_text (&outcome);

  g_assert_cmpstr (text, ==, "That isn’t an email address.");
}

static void
test_form_states (void)
{
  g_autofree char *open = byline_form_state_text (BYLINE_FORM_OPEN);
  g_autofree char *closed = byline_form_state_text (BYLINE_FORM_CLOSED);
  g_autofree char *browser = byline_form_state_text (BYLINE_FORM_BROWSER_ONLY);

  g_assert_cmpstr (open, ==, "");
  g_assert_cmpstr (closed, ==, "Comments are closed.");
  g_assert_cmpstr (browser, ==, "This site takes comments only in a browser.");
}

static void
test_outbox (void)
{
  BylineOutboxEntry held = { .state = BYLINE_OUTBOX_SENT, .is_held = TRUE };
  BylineOutboxEntry sent = { .state = BYLINE_OUTBOX_SENT };
  BylineOutboxEntry refused = { .state = BYLINE_OUTBOX_REJECTED, .refusal = BYLINE_REFUSAL_CLOSED };
  g_autofree char *held_text = byline_outbox_state_text (&held);
  g_autofree char *sent_text = byline_outbox_state_text (&sent);
  g_autofree char *refused_text = byline_outbox_state_text (&refused);

  g_assert_cmpstr (held_text, ==, "Waiting for approval");
  g_assert_cmpstr (sent_text, ==, "Posted");
  g_assert_cmpstr (refused_text, ==, "Comments have closed.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/outcome-text/missing", test_missing);
  g_test_add_func ("/words/outcome-text/malformed", test_malformed);
  g_test_add_func ("/words/outcome-text/too-long", test_too_long);
  g_test_add_func ("/words/outcome-text/outcomes", test_outcomes);
  g_test_add_func ("/words/outcome-text/queued-until", test_queued_until);
  g_test_add_func ("/words/outcome-text/refusals", test_refusals);
  g_test_add_func ("/words/outcome-text/site-words", test_site_words);
  g_test_add_func ("/words/outcome-text/field-refusal", test_field_refusal);
  g_test_add_func ("/words/outcome-text/form-states", test_form_states);
  g_test_add_func ("/words/outcome-text/outbox", test_outbox);
  return g_test_run ();
}
