/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Taking a comment, by the API or by the site's form: the same rules in the
 * two orders WordPress checks them, each with its own status, code and words.
 * A refusal stores nothing. */

#include "demo-writing.h"

#include "demo-json.h"
#include "demo-page.h"
#include "demo-rest.h"
#include "demo-text.h"

#include <string.h>

#define MAX_NAME_BYTES    245
#define MAX_EMAIL_BYTES   100
#define MAX_URL_BYTES     200
#define MAX_CONTENT_BYTES 65525
#define MAX_LINKS         2
#define FLOOD_SECONDS     15

typedef enum
{
  REFUSAL_NONE,
  REFUSAL_LOGIN,
  REFUSAL_PROTECTED_FIELD,
  REFUSAL_NO_POST,
  REFUSAL_LOCKED,
  REFUSAL_CLOSED,
  REFUSAL_PARENT,
  REFUSAL_AUTHOR_DATA,
  REFUSAL_EMAIL,
  REFUSAL_CONTENT,
  REFUSAL_LONG_NAME,
  REFUSAL_LONG_EMAIL,
  REFUSAL_LONG_URL,
  REFUSAL_LONG_CONTENT,
  REFUSAL_DUPLICATE,
  REFUSAL_FLOOD,
} Refusal;

/* A form status of 200 without words is the empty page. */
static const struct
{
  guint       rest_status;
  const char *rest_code;
  const char *rest_words;
  guint       form_status;
  const char *form_words;
} refusals[] = {
  [REFUSAL_NONE] = { 201, NULL, NULL, 302, NULL },
  [REFUSAL_LOGIN] = { 401, "rest_comment_login_required",
                      "Sorry, you must be logged in to comment.",
                      403, "Sorry, you must be logged in to comment." },
  [REFUSAL_PROTECTED_FIELD] = { 401, "rest_comment_invalid_status",
                                "Sorry, you are not allowed to edit this field for comments.",
                                200, NULL },
  [REFUSAL_NO_POST] = { 403, "rest_comment_invalid_post_id",
                        "Sorry, you are not allowed to create this comment without a post.",
                        200, NULL },
  [REFUSAL_LOCKED] = { 401, "rest_cannot_read_post",
                       "Sorry, you are not allowed to read the post for this comment.",
                       200, NULL },
  [REFUSAL_CLOSED] = { 403, "rest_comment_closed", "Sorry, comments are closed for this item.",
                       403, "Sorry, comments are closed for this item." },
  [REFUSAL_PARENT] = { 201, NULL, NULL,
                       403, "Sorry, replies to unapproved comments are not allowed." },
  [REFUSAL_AUTHOR_DATA] = { 400, "rest_comment_author_data_required",
                            "Creating a comment requires valid author name and email values.",
                            200, "<strong>Error:</strong> Please fill the required fields." },
  [REFUSAL_EMAIL] = { 400, "rest_invalid_param", "Invalid email address.",
                      200, "<strong>Error:</strong> Please enter a valid email address." },
  [REFUSAL_CONTENT] = { 400, "rest_comment_content_invalid", "Invalid comment content.",
                        200, "<strong>Error:</strong> Please type your comment text." },
  [REFUSAL_LONG_NAME] = { 400, "comment_author_column_length",
                          "Comment field exceeds maximum length allowed.",
                          200, "<strong>Error:</strong> Your name is too long." },
  [REFUSAL_LONG_EMAIL] = { 400, "comment_author_email_column_length",
                           "Comment field exceeds maximum length allowed.",
                           200, "<strong>Error:</strong> Your email address is too long." },
  [REFUSAL_LONG_URL] = { 400, "comment_author_url_column_length",
                         "Comment field exceeds maximum length allowed.",
                         200, "<strong>Error:</strong> Your URL is too long." },
  [REFUSAL_LONG_CONTENT] = { 400, "comment_content_column_length",
                             "Comment field exceeds maximum length allowed.",
                             200, "<strong>Error:</strong> Your comment is too long." },
  [REFUSAL_DUPLICATE] = { 409, "comment_duplicate",
                          "Duplicate comment detected; it looks as though you&#8217;ve already "
                          "said that!",
                          409, "Duplicate comment detected; it looks as though you&#8217;ve "
                               "already said that!" },
  [REFUSAL_FLOOD] = { 400, "comment_flood", "You are posting comments too quickly. Slow down.",
                      429, "You are posting comments too quickly. Slow down." },
};

/* What arrived, cleaned as far as the comparison with the rules needs. */
typedef struct
{
  DemoPost *post;         /* (nullable) (unowned) */
  gint64    parent;
  char     *name;
  char     *email;
  char     *url;
  char     *text;
  char     *password;     /* (nullable) */
} Submission;

static void
submission_clear (Submission *self)
{
  g_free (self->name);
  g_free (self->email);
  g_free (self->url);
  g_free (self->text);
  g_free (self->password);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Submission, submission_clear)

static Refusal
check_post (DemoBlog         *blog,
            const Submission *sent)
{
  if (sent->post == NULL)
    return REFUSAL_NO_POST;
  if (sent->post->password != NULL && g_strcmp0 (sent->password, sent->post->password) != 0)
    return REFUSAL_LOCKED;

  return demo_blog_takes_comments (blog, sent->post) ? REFUSAL_NONE : REFUSAL_CLOSED;
}

static Refusal
check_lengths (const Submission *sent)
{
  if (strlen (sent->name) > MAX_NAME_BYTES)
    return REFUSAL_LONG_NAME;
  if (strlen (sent->email) > MAX_EMAIL_BYTES)
    return REFUSAL_LONG_EMAIL;
  if (strlen (sent->url) > MAX_URL_BYTES)
    return REFUSAL_LONG_URL;

  return strlen (sent->text) > MAX_CONTENT_BYTES ? REFUSAL_LONG_CONTENT : REFUSAL_NONE;
}

/* A name is stored escaped. The form escapes it before this comparison, the
 * API after it: there a name with signs in it is never met again. */
static gboolean
is_same (const DemoComment *comment,
         const Submission  *sent,
         gboolean           by_rest)
{
  if (by_rest && strpbrk (sent->name, "&<>\"") != NULL)
    return FALSE;

  return comment->post == sent->post->id
         && comment->parent == sent->parent
         && strcmp (comment->text, sent->text) == 0
         && strcmp (comment->name, sent->name) == 0
         && (*sent->email == '\0' || strcmp (comment->email, sent->email) == 0);
}

/* Everybody comes from one address here, so the flood rule knows one writer. */
static Refusal
check_history (DemoBlog         *blog,
               const Submission *sent,
               gboolean          by_rest)
{
  gint64 now = demo_blog_now (blog);

  for (guint i = 0; i < blog->comments->len; i++)
    if (is_same (g_ptr_array_index (blog->comments, i), sent, by_rest))
      return REFUSAL_DUPLICATE;
  for (guint i = 0; blog->options->flood && i < blog->comments->len; i++) {
    DemoComment *comment = g_ptr_array_index (blog->comments, i);

    if (comment->id >= DEMO_FIRST_NEW_COMMENT && now - comment->written_at < FLOOD_SECONDS)
      return REFUSAL_FLOOD;
  }

  return REFUSAL_NONE;
}

static Refusal
check_by_rest (DemoBlog         *blog,
               const Submission *sent)
{
  gboolean lacks_name = demo_text_is_blank (sent->name) || demo_text_is_blank (sent->email);
  Refusal refusal = REFUSAL_NONE;

  if (!demo_text_is_blank (sent->email) && !demo_text_is_email (sent->email)
      && strlen (sent->email) <= MAX_EMAIL_BYTES)
    return REFUSAL_EMAIL;
  if (!blog->options->rest_guests || blog->options->registration)
    return REFUSAL_LOGIN;
  refusal = check_post (blog, sent);
  if (refusal == REFUSAL_NONE && demo_text_is_blank (sent->text))
    refusal = REFUSAL_CONTENT;
  if (refusal == REFUSAL_NONE && lacks_name && !blog->options->name_optional)
    refusal = REFUSAL_AUTHOR_DATA;
  if (refusal == REFUSAL_NONE)
    refusal = check_lengths (sent);

  return refusal != REFUSAL_NONE ? refusal : check_history (blog, sent, TRUE);
}

static Refusal
check_parent (DemoBlog         *blog,
              const Submission *sent)
{
  DemoComment *parent = NULL;

  if (sent->parent == 0)
    return REFUSAL_NONE;
  parent = demo_blog_find_comment (blog, sent->parent);

  return parent == NULL || parent->is_held || parent->post != sent->post->id ? REFUSAL_PARENT
                                                                             : REFUSAL_NONE;
}

static Refusal
check_author (DemoBlog         *blog,
              const Submission *sent)
{
  if (blog->options->name_optional)
    return REFUSAL_NONE;
  if (demo_text_is_blank (sent->name) || strlen (sent->email) < 6)
    return REFUSAL_AUTHOR_DATA;

  return demo_text_is_email (sent->email) ? REFUSAL_NONE : REFUSAL_EMAIL;
}

static Refusal
check_by_form (DemoBlog         *blog,
               const Submission *sent)
{
  Refusal refusal = check_post (blog, sent);

  if (refusal == REFUSAL_NONE)
    refusal = check_parent (blog, sent);
  if (refusal == REFUSAL_NONE && blog->options->registration)
    refusal = REFUSAL_LOGIN;
  if (refusal == REFUSAL_NONE)
    refusal = check_author (blog, sent);
  if (refusal == REFUSAL_NONE && demo_text_is_blank (sent->text))
    refusal = REFUSAL_CONTENT;
  if (refusal == REFUSAL_NONE)
    refusal = check_lengths (sent);

  return refusal != REFUSAL_NONE ? refusal : check_history (blog, sent, FALSE);
}

static gboolean
has_many_links (const char *text)
{
  guint n_links = 0;

  for (const char *p = strstr (text, "<a "); p != NULL; p = strstr (p + 1, "<a "))
    n_links++;

  return n_links >= MAX_LINKS;
}

static DemoComment *
keep (DemoBlog         *blog,
      const Submission *sent)
{
  DemoComment *comment = g_new0 (DemoComment, 1);

  comment->post = sent->post->id;
  comment->parent = sent->parent;
  comment->name = demo_text_clean_name (sent->name);
  comment->email = g_strdup (sent->email);
  comment->url = demo_text_clean_url (sent->url);
  comment->text = g_strdup (sent->text);
  comment->is_held = blog->options->moderate || has_many_links (sent->text);

  return demo_blog_add_comment (blog, comment);
}

static char *
dup_member (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    node = json_object_get_member (json_node_get_object (node), "raw");
  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return g_strdup ("");

  return json_node_dup_string (node);
}

static gint64
read_id (JsonObject *object,
         const char *name,
         gboolean   *is_number)
{
  JsonNode *node = json_object_get_member (object, name);
  const char *text = NULL;
  char *end = NULL;
  gint64 id = 0;

  *is_number = TRUE;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return 0;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    return json_node_get_int (node);
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    text = json_node_get_string (node);
  id = text != NULL ? g_ascii_strtoll (text, &end, 10) : 0;
  *is_number = text != NULL && *text != '\0' && *end == '\0';

  return id;
}

/* Text in another encoding is not refused, its letters vanish. */
static void
drop_invalid (char *text)
{
  char *to = text;

  if (g_utf8_validate (text, -1, NULL))
    return;
  for (const char *from = text; *from != '\0'; from++)
    if (g_ascii_isprint (*from) || g_ascii_isspace (*from))
      *to++ = *from;
  *to = '\0';
}

/* A form-encoded body is taken as well; everything else counts as no body. */
static JsonObject *
read_body (DemoRequest *request)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (request->message);
  const char *type = soup_message_headers_get_content_type (headers, NULL);
  SoupMessageBody *body = soup_server_message_get_request_body (request->message);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GHashTable) form = NULL;
  GHashTableIter iter;
  gpointer key = NULL, value = NULL;
  JsonObject *object = NULL;

  if (g_strcmp0 (type, "application/json") == 0) {
    g_autoptr(GBytes) bytes = soup_message_body_flatten (body);
    gsize size = 0;
    const char *data = g_bytes_get_data (bytes, &size);

    if (size == 0 || !g_utf8_validate (data, (gssize) size, NULL)
        || !json_parser_load_from_data (parser, data, (gssize) size, NULL)
        || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
      return NULL;
    return json_object_ref (json_node_get_object (json_parser_get_root (parser)));
  }

  object = json_object_new ();
  if (g_strcmp0 (type, "application/x-www-form-urlencoded") != 0)
    return object;
  form = demo_request_dup_form (request);
  g_hash_table_iter_init (&iter, form);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    drop_invalid (value);
    json_object_set_string_member (object, key, value);
  }

  return object;
}

static void
refuse_by_rest (DemoRequest *request,
                Refusal      refusal)
{
  if (refusal == REFUSAL_EMAIL)
    demo_rest_param_error (request, "author_email", "rest_invalid_email",
                           refusals[refusal].rest_words);
  else
    demo_rest_error (request, refusals[refusal].rest_status, refusals[refusal].rest_code,
                     refusals[refusal].rest_words);
}

static void
answer_by_rest (DemoRequest      *request,
                const Submission *sent)
{
  DemoBlog *blog = request->blog;
  Refusal refusal = check_by_rest (blog, sent);
  DemoComment *comment = NULL;
  g_autofree char *location = NULL;

  if (refusal != REFUSAL_NONE) {
    refuse_by_rest (request, refusal);
    return;
  }
  comment = keep (blog, sent);
  location = demo_blog_dup_route (blog, "wp/v2/comments/%" G_GINT64_FORMAT, comment->id);
  demo_request_header (request, "Location", location);
  demo_rest_send (request, 201, demo_json_comment (blog, comment));
}

void
demo_writing_by_rest (DemoRequest *request)
{
  g_autoptr(JsonObject) body = read_body (request);
  g_auto(Submission) sent = { 0 };
  gboolean is_number = TRUE;
  gint64 post = 0;

  if (body == NULL) {
    demo_rest_error (request, 400, "rest_invalid_json", "Invalid JSON body passed.");
    return;
  }
  post = read_id (body, "post", &is_number);
  if (!is_number) {
    demo_rest_param_error (request, "post", "rest_invalid_type", "post is not of type integer.");
    return;
  }
  sent.post = demo_blog_find_post (request->blog, post);
  sent.parent = read_id (body, "parent", &is_number);
  sent.name = dup_member (body, "author_name");
  sent.email = dup_member (body, "author_email");
  sent.url = dup_member (body, "author_url");
  sent.text = dup_member (body, "content");
  sent.password = g_strdup (demo_request_get (request, "password"));
  if (json_object_has_member (body, "status") || json_object_has_member (body, "author"))
    refuse_by_rest (request, request->blog->options->rest_guests ? REFUSAL_PROTECTED_FIELD
                                                                 : REFUSAL_LOGIN);
  else
    answer_by_rest (request, &sent);
}

char *
demo_writing_dup_hash (const DemoComment *comment)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT " %s", comment->id, comment->email);

  return g_compute_checksum_for_string (G_CHECKSUM_MD5, text, -1);
}

/* Browsers are told to forget the writer unless they agreed to a cookie. */
static void
forget_cookies (DemoRequest *request)
{
  static const char *const kinds[] = { "", "_email", "_url" };
  g_autofree char *hash =
    g_compute_checksum_for_string (G_CHECKSUM_MD5, request->blog->home, -1);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autofree char *cookie =
      g_strdup_printf ("comment_author%s_%s=%%20; Max-Age=0; path=/", kinds[i], hash);

    demo_request_header (request, "Set-Cookie", cookie);
  }
}

static void
accept_by_form (DemoRequest *request,
                DemoComment *comment,
                gboolean     has_consent)
{
  DemoBlog *blog = request->blog;
  g_autofree char *link = demo_blog_dup_link (blog, demo_blog_find_post (blog, comment->post));
  g_autofree char *hash = demo_writing_dup_hash (comment);
  g_autofree char *location = NULL;

  if (!has_consent)
    forget_cookies (request);
  if (comment->is_held && !has_consent && *comment->email != '\0')
    location = g_strdup_printf ("%s%cunapproved=%" G_GINT64_FORMAT "&moderation-hash=%s#comment-%"
                                G_GINT64_FORMAT, link, strchr (link, '?') != NULL ? '&' : '?',
                                comment->id, hash, comment->id);
  else
    location = g_strdup_printf ("%s#comment-%" G_GINT64_FORMAT, link, comment->id);
  demo_request_redirect (request, 302, location);
}

static char *
dup_field (GHashTable *form,
           const char *name)
{
  const char *value = g_hash_table_lookup (form, name);
  char *text = g_strstrip (g_strdup (value != NULL ? value : ""));

  drop_invalid (text);

  return text;
}

void
demo_writing_by_form (DemoRequest *request)
{
  g_autoptr(GHashTable) form = NULL;
  g_auto(Submission) sent = { 0 };
  const char *post = NULL, *parent = NULL;
  Refusal refusal = REFUSAL_NONE;

  if (!demo_request_is (request, "POST")) {
    demo_request_header (request, "Allow", "POST");
    demo_request_send (request, 405, "text/plain; charset=UTF-8", "");
    return;
  }
  form = demo_request_dup_form (request);
  post = g_hash_table_lookup (form, "comment_post_ID");
  parent = g_hash_table_lookup (form, "comment_parent");
  sent.post = demo_blog_find_post (request->blog,
                                   post != NULL ? g_ascii_strtoll (post, NULL, 10) : 0);
  sent.parent = parent != NULL ? g_ascii_strtoll (parent, NULL, 10) : 0;
  sent.name = dup_field (form, "author");
  sent.email = dup_field (form, "email");
  sent.url = dup_field (form, "url");
  sent.text = dup_field (form, "comment");

  refusal = check_by_form (request->blog, &sent);
  if (refusal == REFUSAL_NONE)
    accept_by_form (request, keep (request->blog, &sent),
                    g_hash_table_contains (form, "wp-comment-cookies-consent"));
  else if (refusals[refusal].form_words == NULL)
    demo_request_send (request, 200, "text/html; charset=UTF-8", "");
  else
    demo_page_send_failure (request, refusals[refusal].form_status, refusals[refusal].form_words);
}
