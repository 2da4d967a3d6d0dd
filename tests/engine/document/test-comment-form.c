/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "byline-comment-form.h"

#define PAGE "https://site.example/post/"
#define START "<form action='/wp-comments-post.php' method=post id=commentform class=comment-form>"
#define COMMENT "<textarea id=comment name=comment required></textarea>"
#define IDS "<input type=hidden name=comment_post_ID value=7>" \
            "<input type=hidden name=comment_parent value=0>"
#define GUEST "<p class=comment-form-author><label for=author>Name</label>" \
              "<input id=author name=author></p>" \
              "<p class=comment-form-email><label for=email>Mail</label>" \
              "<input id=email name=email type=email></p>" \
              "<input id=url name=url type=url>"
#define SUBMIT "<input type=checkbox name=wp-comment-cookies-consent value=yes>" \
               "<input type=submit name=submit value=Send>"
#define END "</form>"

static void
test_states (void)
{
  static const struct { const char *html; BylineFormState state; } rows[] = {
    { START COMMENT GUEST SUBMIT IDS END, BYLINE_FORM_OPEN },
    { START COMMENT IDS END, BYLINE_FORM_OPEN },
    { "", BYLINE_FORM_CLOSED },
    { NULL, BYLINE_FORM_CLOSED },
    { "<p class=no-comments>Closed.</p>", BYLINE_FORM_CLOSED },
    { "<form role=search action=/><input name=s></form>", BYLINE_FORM_CLOSED },
    { "<p class='must-log-in'>Log in</p>", BYLINE_FORM_MUST_LOG_IN },
    { "<form class=post-password-form action='/wp-login.php?action=postpass' method=post></form>",
      BYLINE_FORM_PASSWORD },
    { "<div id=respond><iframe id=jetpack_remote_comment src=x></iframe></div>",
      BYLINE_FORM_BROWSER_ONLY },
    { "<div id=disqus_thread></div>" START COMMENT IDS END, BYLINE_FORM_BROWSER_ONLY },
    { "<form id=commentform class=comment-form method=post>" COMMENT END,
      BYLINE_FORM_BROWSER_ONLY },
    { "<form id=commentform action='#' method=post>" COMMENT END, BYLINE_FORM_BROWSER_ONLY },
    { "<form id=commentform action=/wp-comments-post.php>" COMMENT END, BYLINE_FORM_BROWSER_ONLY },
    { "<form action='javascript:wp-comments-post.php' method=post>" COMMENT END,
      BYLINE_FORM_BROWSER_ONLY },
    { START "<textarea name=comment aria-hidden=true></textarea>"
      "<textarea name=x7f id=comment></textarea>" IDS END, BYLINE_FORM_BROWSER_ONLY },
    { START "<textarea name=x7f id=comment></textarea>" IDS END, BYLINE_FORM_BROWSER_ONLY },
    { START COMMENT "<textarea name=x7f></textarea>" IDS END, BYLINE_FORM_BROWSER_ONLY },
    { START "<p style='display: none'>" COMMENT "</p>" IDS END, BYLINE_FORM_BROWSER_ONLY },
    { START "<textarea name=comment style='position:absolute;clip: rect(1px,1px,1px,1px)'>"
      "</textarea>" IDS END, BYLINE_FORM_BROWSER_ONLY },
    { START COMMENT "<input name=sum required>" IDS END, BYLINE_FORM_BROWSER_ONLY },
    { START COMMENT "<input type=checkbox name=terms required>" IDS END,
      BYLINE_FORM_BROWSER_ONLY },
    { START COMMENT "<div class=g-recaptcha></div>" IDS END, BYLINE_FORM_BROWSER_ONLY },
    { START IDS END, BYLINE_FORM_BROWSER_ONLY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(BylineCommentForm) form = byline_comment_form_read (rows[i].html, -1, PAGE);

      g_test_message ("%s", rows[i].html);
      g_assert_cmpint (form->state, ==, rows[i].state);
      g_assert_cmpint (form->action != NULL, ==, rows[i].state == BYLINE_FORM_OPEN);
    }
}

static void
test_required (void)
{
  static const struct { const char *fields; gboolean name; gboolean email; } rows[] = {
    { GUEST, FALSE, FALSE },
    { "<input name=author required><input name=email required>", TRUE, TRUE },
    { "<input name=author aria-required=true><input name=email aria-required=false>", TRUE, FALSE },
    { "<label for=author>Name <span class=required>*</span></label><input name=author id=author>"
      "<label for=email>Mail</label><input name=email>", TRUE, FALSE },
    { "<p class=comment-form-email><label for=email>Mail</label> <span class=required>*</span>"
      "<input name=email></p><input name=author>", FALSE, TRUE },
    { "<p class=comment-notes>Marked <span class=required>*</span></p><input name=author>"
      "<input name=email>", FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *html = g_strconcat (START COMMENT, rows[i].fields, IDS END, NULL);
      g_autoptr(BylineCommentForm) form = byline_comment_form_read (html, -1, PAGE);

      g_test_message ("%s", rows[i].fields);
      g_assert_cmpint (form->state, ==, BYLINE_FORM_OPEN);
      g_assert_true (form->has_name);
      g_assert_true (form->has_email);
      g_assert_cmpint (form->name_required, ==, rows[i].name);
      g_assert_cmpint (form->email_required, ==, rows[i].email);
    }
}

static void
test_fields (void)
{
  g_autoptr(BylineCommentForm) open =
    byline_comment_form_read (START COMMENT GUEST IDS END, -1, PAGE);
  g_autoptr(BylineCommentForm) bare = byline_comment_form_read (START COMMENT IDS END, -1, PAGE);

  g_assert_cmpstr (open->action, ==, "https://site.example/wp-comments-post.php");
  g_assert_true (open->has_name && open->has_email && open->has_website);
  g_assert_false (bare->has_name || bare->has_email || bare->has_website);
}

/* Traps stay empty but are sent, the rest goes back as it came. */
static void
test_hidden (void)
{
  static const struct { const char *name; const char *value; } kept[] = {
    { "comment_post_ID", "7" },
    { "comment_parent", "0" },
    { "akismet_comment_nonce", "a&b" },
    { "ak_hp_textarea", "" },
    { "ak_js", "61" },
    { "honey", "" },
    { "nickname", "" },
  };
  g_autoptr(BylineCommentForm) form = byline_comment_form_read (
    START COMMENT GUEST SUBMIT IDS
    "<p style='display: none;'>"
    "<input type='hidden' name='akismet_comment_nonce' value='a&amp;b'></p>"
    "<p style='display: none !important;'>"
    "<label>&#916;<textarea name=ak_hp_textarea></textarea></label>"
    "<input type=hidden name=ak_js value=61></p>"
    "<div aria-hidden=true><input name=honey></div><input name=nickname>"
    "<input type=hidden value=nameless>" END, -1, PAGE);

  g_assert_cmpint (form->state, ==, BYLINE_FORM_OPEN);
  g_assert_cmpuint (form->hidden->len, ==, G_N_ELEMENTS (kept));
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      const BylineFormInput *input = g_ptr_array_index (form->hidden, i);

      g_assert_cmpstr (input->name, ==, kept[i].name);
      g_assert_cmpstr (input->value, ==, kept[i].value);
    }
}

static void
test_hidden_is_bounded (void)
{
  GString *html = g_string_new (START COMMENT);

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (html, "<input type=hidden name=x%u>", i);
  g_autoptr(BylineCommentForm) form =
    byline_comment_form_read (html->str, (gssize) html->len, PAGE);

  g_assert_cmpuint (form->hidden->len, ==, 100);
  g_string_free (html, TRUE);
}

static void
test_error (void)
{
  static const struct { const char *html; const char *words; } rows[] = {
    { "<div class=wp-die-message><p><strong>Error:</strong> Too &lt;fast&gt;.</p>"
      "<p><a href='javascript:history.back()'>&laquo; Back</a></p></div>", "Error: Too <fast>." },
    { "<body id=error-page><div class='wp-die-message'>One<br>two</div>"
      "<p><a href='javascript:history.back()'>Back</a></p></body>", "One two" },
    { "<div class=wp-die-message><p>See <a href=/help>help</a>.</p></div>", "See help." },
    { "<div class=wp-die-message> </div>", NULL },
    { "<h1>Not Acceptable</h1>", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = byline_comment_form_error (rows[i].html, -1);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/comment-form/states", test_states);
  g_test_add_func ("/document/comment-form/required", test_required);
  g_test_add_func ("/document/comment-form/fields", test_fields);
  g_test_add_func ("/document/comment-form/hidden", test_hidden);
  g_test_add_func ("/document/comment-form/hidden-is-bounded", test_hidden_is_bounded);
  g_test_add_func ("/document/comment-form/error", test_error);

  return g_test_run ();
}
