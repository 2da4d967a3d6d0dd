/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads from an article's page how a guest may comment there: the site's own
 * form with all it wants sent back, or the reason why there is none. When in
 * doubt the answer is the browser, so that no text is lost in a trap.
 * Never sends anything. */

#include "config.h"

#include "byline-comment-form.h"

#include "byline-html-guard.h"
#include "byline-html-tree.h"
#include "byline-text.h"
#include "byline-url-policy.h"

#include <string.h>

#define MAX_HIDDEN_INPUTS 100
#define COMMENT_SCRIPT "wp-comments-post.php"

/* Everything the page shows on the way to a verdict. */
typedef struct
{
  const BylineHtmlNode *form;            /* posts comments */
  const BylineHtmlNode *odd_form;        /* looks like it, posts elsewhere */
  gboolean              has_stranger;    /* comments of another service */
  gboolean              must_log_in;
  gboolean              wants_password;
} Page;

/* One walk through the form. */
typedef struct
{
  BylineCommentForm *form;
  guint              n_hidden_around;    /* hidden elements open around */
  gboolean           has_comment;        /* a text area people can see */
  gboolean           has_trap;           /* one named so that they cannot */
  gboolean           has_demand;         /* wants what we cannot give */
} Fields;

static void
free_input (BylineFormInput *input)
{
  g_free (input->name);
  g_free (input->value);
  g_free (input);
}

static gboolean
attribute_is (const BylineHtmlNode *node,
              const char           *name,
              const char           *value)
{
  const char *given = byline_html_node_get_attribute (node, name);

  return given != NULL && g_ascii_strcasecmp (given, value) == 0;
}

static gboolean
has_attribute (const BylineHtmlNode *node,
               const char           *name)
{
  return byline_html_node_get_attribute (node, name) != NULL;
}

/* ---- the page ---- */

static gboolean
posts_comments (const BylineHtmlNode *node)
{
  const char *action = byline_html_node_get_attribute (node, "action");

  return action != NULL && strstr (action, COMMENT_SCRIPT) != NULL &&
         attribute_is (node, "method", "post");
}

static gboolean
looks_like_comments (const BylineHtmlNode *node)
{
  return attribute_is (node, "id", "commentform") ||
         byline_html_node_has_class (node, "comment-form") ||
         has_attribute (node, "action-xhr");
}

static gboolean
is_stranger (const BylineHtmlNode *node)
{
  return attribute_is (node, "id", "disqus_thread") ||
         attribute_is (node, "id", "jetpack_remote_comment") ||
         attribute_is (node, "name", "jetpack_remote_comment") ||
         byline_html_node_has_class (node, "fb-comments");
}

static gboolean
page_visited_cb (const BylineHtmlNode *node,
                 gpointer              data)
{
  Page *page = data;

  if (byline_html_node_get_name (node) == NULL)
    return TRUE;
  if (is_stranger (node))
    page->has_stranger = TRUE;
  if (byline_html_node_has_class (node, "must-log-in"))
    page->must_log_in = TRUE;
  if (!byline_html_node_is (node, "form"))
    return TRUE;

  if (posts_comments (node))
    page->form = page->form != NULL ? page->form : node;
  else if (byline_html_node_has_class (node, "post-password-form"))
    page->wants_password = TRUE;
  else if (looks_like_comments (node))
    page->odd_form = node;

  return TRUE;
}

/* ---- the form ---- */

static gboolean
style_hides (const BylineHtmlNode *node)
{
  static const char * const signs[] = {
    "display:none", "visibility:hidden", "clip:rect(", "left:-", "top:-", "opacity:0;",
  };
  const char *style = byline_html_node_get_attribute (node, "style");
  GString *tight;
  gboolean hides = FALSE;

  if (style == NULL)
    return FALSE;

  tight = g_string_new (NULL);
  for (const char *p = style; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (tight, g_ascii_tolower (*p));
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    hides |= strstr (tight->str, signs[i]) != NULL;
  g_string_free (tight, TRUE);

  return hides;
}

static gboolean
is_hidden (const BylineHtmlNode *node)
{
  return has_attribute (node, "hidden") ||
         attribute_is (node, "aria-hidden", "true") ||
         attribute_is (node, "tabindex", "-1") ||
         style_hides (node);
}

static gboolean
is_required (const BylineHtmlNode *node)
{
  return has_attribute (node, "required") || attribute_is (node, "aria-required", "true");
}

static void
keep (Fields     *fields,
      const char *name,
      const char *value)
{
  if (name == NULL || *name == '\0' || fields->form->hidden->len == MAX_HIDDEN_INPUTS)
    return;

  BylineFormInput *input = g_new0 (BylineFormInput, 1);
  input->name = g_strdup (name);
  input->value = g_strdup (value != NULL ? value : "");
  g_ptr_array_add (fields->form->hidden, input);
}

static void
read_text_area (Fields               *fields,
                const BylineHtmlNode *node,
                gboolean              hidden)
{
  const char *name = byline_html_node_get_attribute (node, "name");
  gboolean is_comment = g_strcmp0 (name, "comment") == 0;

  if (is_comment && !hidden)
    fields->has_comment = TRUE;
  else if (is_comment)
    fields->has_trap = TRUE;
  else if (hidden)
    {
      g_autofree char *value = byline_html_node_dup_text (node);

      keep (fields, name, value);
    }
  else
    fields->has_trap = TRUE;   /* the comment's field under another name */
}

/* Returns %TRUE if the input is one of the three a person fills in. */
static gboolean
read_person (BylineCommentForm    *form,
             const BylineHtmlNode *node,
             const char           *name)
{
  if (strcmp (name, "author") == 0)
    {
      form->has_name = TRUE;
      form->name_required |= is_required (node);
    }
  else if (strcmp (name, "email") == 0)
    {
      form->has_email = TRUE;
      form->email_required |= is_required (node);
    }
  else if (strcmp (name, "url") == 0)
    form->has_website = TRUE;
  else
    return FALSE;

  return TRUE;
}

static gboolean
is_any_type (const char         *type,
             const char * const *types)
{
  for (guint i = 0; types[i] != NULL; i++)
    if (g_ascii_strcasecmp (type, types[i]) == 0)
      return TRUE;

  return FALSE;
}

static void
read_input (Fields               *fields,
            const BylineHtmlNode *node,
            gboolean              hidden)
{
  static const char * const buttons[] = { "submit", "button", "image", "reset", NULL };
  static const char * const choices[] = { "checkbox", "radio", "file", NULL };
  const char *name = byline_html_node_get_attribute (node, "name");
  const char *type = byline_html_node_get_attribute (node, "type");
  const char *value = byline_html_node_get_attribute (node, "value");

  if (type == NULL)
    type = "text";
  if (name == NULL || is_any_type (type, buttons))
    return;
  if (g_ascii_strcasecmp (type, "hidden") == 0)
    keep (fields, name, value);
  else if (is_any_type (type, choices))
    fields->has_demand |= !hidden && is_required (node);
  else if (hidden)
    keep (fields, name, value);
  else if (!read_person (fields->form, node, name))
    {
      fields->has_demand |= is_required (node);
      keep (fields, name, value);
    }
}

static gboolean
is_challenge (const BylineHtmlNode *node)
{
  return byline_html_node_has_class (node, "g-recaptcha") ||
         byline_html_node_has_class (node, "h-captcha") ||
         byline_html_node_has_class (node, "cf-turnstile");
}

/* A star beside the field, where themes do not say it on the field. */
static void
read_star (BylineCommentForm    *form,
           const BylineHtmlNode *node)
{
  gboolean for_name = attribute_is (node, "for", "author") ||
                      byline_html_node_has_class (node, "comment-form-author");
  gboolean for_email = attribute_is (node, "for", "email") ||
                       byline_html_node_has_class (node, "comment-form-email");

  if (!for_name && !for_email)
    return;
  if (!byline_html_node_has_class (node, "required") &&
      byline_html_node_find (node, NULL, "required") == NULL)
    return;

  form->name_required |= for_name;
  form->email_required |= for_email;
}

/* Not byline_html_node_visit(): what is hidden is known on the way down. */
static void
read_fields (Fields               *fields,
             const BylineHtmlNode *node)
{
  for (guint i = 0; i < byline_html_node_get_n_children (node); i++)
    {
      const BylineHtmlNode *child = byline_html_node_get_child (node, i);
      gboolean hides = byline_html_node_get_name (child) != NULL && is_hidden (child);
      gboolean hidden = hides || fields->n_hidden_around > 0;

      if (byline_html_node_is (child, "textarea"))
        read_text_area (fields, child, hidden);
      else if (byline_html_node_is (child, "input"))
        read_input (fields, child, hidden);
      else
        read_star (fields->form, child);
      fields->has_demand |= is_challenge (child);

      fields->n_hidden_around += hides;
      read_fields (fields, child);
      fields->n_hidden_around -= hides;
    }
}

static void
read_form (BylineCommentForm    *self,
           const BylineHtmlNode *node,
           const char           *page_uri)
{
  Fields fields = { .form = self };

  read_fields (&fields, node);
  if (!fields.has_comment || fields.has_trap || fields.has_demand)
    return;
  if (byline_url_policy_link (page_uri, byline_html_node_get_attribute (node, "action"),
                              &self->action) == BYLINE_LINK_WEB)
    self->state = BYLINE_FORM_OPEN;
  else
    g_clear_pointer (&self->action, g_free);
}

/**
 * byline_comment_form_read:
 * @html: (array length=length) (nullable): the article's page, at most 4 MiB
 *   are read
 * @length: bytes, or -1 if NUL-terminated
 * @page_uri: (nullable): the page's own address
 *
 * Finds out how to comment. %BYLINE_FORM_BROWSER_ONLY stands for every form
 * a plain post would fail on or vanish in: comments of another service, an
 * address that a script puts in, a trap in place of the comment's field,
 * demands beyond name, e-mail and website.
 *
 * `hidden` holds what must go back as it came, comment_post_ID and
 * comment_parent among it, traps that must stay empty too.
 *
 * Returns: (transfer full): what the page says
 */
BylineCommentForm *
byline_comment_form_read (const char *html,
                          gssize      length,
                          const char *page_uri)
{
  g_autoptr(BylineHtmlTree) tree =
    byline_html_tree_new (html, length, BYLINE_HTML_MAX_ARTICLE_BYTES);
  BylineCommentForm *self = g_new0 (BylineCommentForm, 1);
  Page page = { NULL };

  self->state = BYLINE_FORM_CLOSED;
  self->hidden = g_ptr_array_new_with_free_func ((GDestroyNotify) free_input);
  byline_html_node_visit (byline_html_tree_get_root (tree), page_visited_cb, &page);

  if (page.has_stranger || page.form != NULL || page.odd_form != NULL)
    self->state = BYLINE_FORM_BROWSER_ONLY;
  else if (page.wants_password)
    self->state = BYLINE_FORM_PASSWORD;
  else if (page.must_log_in)
    self->state = BYLINE_FORM_MUST_LOG_IN;
  if (page.form != NULL && !page.has_stranger)
    read_form (self, page.form, page_uri);

  return self;
}

static gboolean
leads_back (const BylineHtmlNode *node)
{
  const char *href = byline_html_node_get_attribute (node, "href");

  return byline_html_node_is (node, "a") && href != NULL &&
         g_str_has_prefix (href, "javascript:");
}

static gboolean
message_visited_cb (const BylineHtmlNode *node,
                    gpointer              data)
{
  const char *words = byline_html_node_get_words (node);

  if (words != NULL)
    g_string_append (data, words);
  else if (byline_html_node_is (node, "p") || byline_html_node_is (node, "br") ||
           byline_html_node_is (node, "li"))
    g_string_append_c (data, ' ');

  return !leads_back (node);
}

/**
 * byline_comment_form_error:
 * @html: (array length=length) (nullable): the page WordPress answers a
 *   refused comment with
 * @length: bytes, or -1 if NUL-terminated
 *
 * Finds the site's own words for the refusal, without the way back.
 *
 * Returns: (transfer full) (nullable): one plain line in the site's language,
 *   %NULL if the page holds none
 */
char *
byline_comment_form_error (const char *html,
                           gssize      length)
{
  g_autoptr(BylineHtmlTree) tree =
    byline_html_tree_new (html, length, BYLINE_HTML_MAX_ARTICLE_BYTES);
  const BylineHtmlNode *message =
    byline_html_node_find (byline_html_tree_get_root (tree), NULL, "wp-die-message");

  if (message == NULL)
    return NULL;

  g_autoptr(GString) text = g_string_new (NULL);
  byline_html_node_visit (message, message_visited_cb, text);
  g_autofree char *line = byline_text_clean_line (text->str);

  return *line != '\0' ? g_steal_pointer (&line) : NULL;
}

/**
 * byline_comment_form_free:
 * @self: (transfer full): the form
 */
void
byline_comment_form_free (BylineCommentForm *self)
{
  g_free (self->action);
  g_ptr_array_unref (self->hidden);
  g_free (self);
}
