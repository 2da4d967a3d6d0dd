/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a browser would see: the front page, an article with its comments and
 * the comment form in the theme's markup, the feed, the RSD file and the page
 * that says why a comment failed. Plain on purpose; a client reads only the
 * heads, the links and the form. */

#include "demo-page.h"

#include "demo-json.h"
#include "demo-text.h"
#include "demo-writing.h"

#include <string.h>

#define HTML_TYPE    "text/html; charset=UTF-8"
#define N_FRONT_PAGE 10

static const char style[] =
  "body{max-width:42em;margin:2em auto;padding:0 1em;font:17px/1.6 serif;color:#222}"
  "img{max-width:100%;height:auto}a{color:#39506b}.children{margin-left:1.5em}"
  "figure{margin:1.5em 0}figcaption{font-size:.9em;color:#555}";

static void
append_head (DemoRequest *request,
             GString     *out,
             const char  *title,
             DemoPost    *post)
{
  DemoBlog *blog = request->blog;

  g_string_append_printf (out, "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n"
                          "<meta charset=\"UTF-8\" />\n<title>%s</title>\n"
                          "<link rel=\"alternate\" type=\"application/rss+xml\" "
                          "title=\"Feed\" href=\"%s/feed/\" />\n", title, blog->home);
  if (!blog->options->hide_links) {
    g_string_append_printf (out, "<link rel=\"https://api.w.org/\" href=\"%s\" />\n", blog->root);
    if (post != NULL) {
      g_autofree char *route =
        demo_blog_dup_route (blog, "wp/v2/posts/%" G_GINT64_FORMAT, post->id);

      g_string_append_printf (out, "<link rel=\"alternate\" title=\"JSON\" "
                              "type=\"application/json\" href=\"%s\" />\n", route);
    }
    g_string_append_printf (out, "<link rel=\"EditURI\" type=\"application/rsd+xml\" title=\"RSD\" "
                            "href=\"%s/xmlrpc.php?rsd\" />\n", blog->home);
  }
  g_string_append_printf (out, "<link rel=\"icon\" href=\"%s/icon.png\" sizes=\"192x192\" />\n"
                          "<style>%s</style>\n</head>\n", blog->uploads, style);
}

static void
add_link_headers (DemoRequest *request,
                  DemoPost    *post)
{
  DemoBlog *blog = request->blog;
  g_autofree char *route = NULL;

  if (blog->options->hide_links)
    return;
  demo_request_link (request, "<%s>; rel=\"https://api.w.org/\"", blog->root);
  if (post == NULL)
    return;
  route = demo_blog_dup_route (blog, "wp/v2/posts/%" G_GINT64_FORMAT, post->id);
  demo_request_link (request, "<%s>; rel=\"alternate\"; title=\"JSON\"; type=\"application/json\"",
                     route);
  demo_request_link (request, "<%s/?p=%" G_GINT64_FORMAT ">; rel=shortlink", blog->home, post->id);
}

static char *
dup_heading (const DemoPost *post)
{
  return *post->title != '\0' ? demo_text_title (post->title) : g_strdup ("(no title)");
}

static void
append_teaser (DemoRequest *request,
               GString     *out,
               DemoPost    *post)
{
  g_autofree char *link = demo_blog_dup_link (request->blog, post);
  g_autofree char *heading = dup_heading (post);
  g_autofree char *body = demo_post_dup_body (post);
  g_autofree char *excerpt = demo_text_excerpt (post->password == NULL ? body : "");

  g_string_append_printf (out, "<article class=\"post\"><h2><a href=\"%s\">%s</a></h2>\n%s"
                          "<p>%s</p></article>\n", link, heading, excerpt, post->author->name);
}

void
demo_page_send_front (DemoRequest *request)
{
  g_autoptr(GString) out = g_string_new (NULL);
  g_autofree char *name = demo_text_escape (DEMO_NAME);
  g_autofree char *description = demo_text_escape (DEMO_DESCRIPTION);
  GPtrArray *posts = request->blog->posts;

  append_head (request, out, name, NULL);
  g_string_append_printf (out, "<body class=\"home blog\">\n"
                          "<header><h1>%s</h1><p>%s</p></header>\n", name, description);
  for (guint i = 0; i < posts->len && i < N_FRONT_PAGE; i++)
    append_teaser (request, out, g_ptr_array_index (posts, i));
  g_string_append (out, "</body>\n</html>\n");
  add_link_headers (request, NULL);
  demo_request_send (request, 200, HTML_TYPE, out->str);
}

/* A writer who comes back from a held comment sees it, once, by its hash. */
static gboolean
is_visible (DemoRequest *request,
            DemoComment *comment)
{
  g_autofree char *hash = NULL;

  if (!comment->is_held)
    return TRUE;
  if (demo_request_get_int (request, "unapproved", 0) != comment->id)
    return FALSE;
  hash = demo_writing_dup_hash (comment);

  return g_strcmp0 (demo_request_get (request, "moderation-hash"), hash) == 0;
}

static void
append_comment (GString     *out,
                DemoComment *comment,
                const char  *link)
{
  g_autofree char *name = demo_text_escape (*comment->name != '\0' ? comment->name : "Anonymous");
  g_autofree char *text = demo_text_render_comment (comment->text);
  g_autofree char *when = demo_text_local (comment->written_at);

  g_string_append_printf (out, "<li id=\"comment-%" G_GINT64_FORMAT "\" class=\"comment\">"
                          "<article class=\"comment-body\"><footer class=\"comment-meta\">"
                          "<b class=\"fn\">%s</b> <time datetime=\"%s+01:00\">%s</time></footer>\n",
                          comment->id, name, when, when);
  if (comment->is_held)
    g_string_append (out, "<em class=\"comment-awaiting-moderation\">"
                          "Your comment is awaiting moderation.</em>\n");
  g_string_append_printf (out, "<div class=\"comment-content\">%s</div>", text);
  if (!comment->is_held)
    g_string_append_printf (out, "<div class=\"reply\"><a rel=\"nofollow\" "
                            "class=\"comment-reply-link\" href=\"%s#respond\" "
                            "data-commentid=\"%" G_GINT64_FORMAT "\">Reply</a></div>",
                            link, comment->id);
  g_string_append (out, "</article></li>\n");
}

static void
append_comments (DemoRequest *request,
                 GString     *out,
                 DemoPost    *post,
                 const char  *link)
{
  GPtrArray *comments = request->blog->comments;
  guint n_shown = 0;

  g_string_append (out, "<ol class=\"comment-list\">\n");
  for (guint i = 0; i < comments->len; i++) {
    DemoComment *comment = g_ptr_array_index (comments, i);

    if (comment->post != post->id || !is_visible (request, comment))
      continue;
    append_comment (out, comment, link);
    n_shown++;
  }
  g_string_append_printf (out, "</ol>\n<!-- %u shown -->\n", n_shown);
}

static void
append_inputs (GString  *out,
               gboolean  is_required)
{
  const char *mark = is_required ? " <span class=\"required\">*</span>" : "";
  const char *attribute = is_required ? " required" : "";

  g_string_append_printf (out, "<p class=\"comment-form-comment\"><label for=\"comment\">Comment "
                          "<span class=\"required\">*</span></label> <textarea id=\"comment\" "
                          "name=\"comment\" cols=\"45\" rows=\"8\" maxlength=\"65525\" required>"
                          "</textarea></p>\n"
                          "<p class=\"comment-form-author\"><label for=\"author\">Name%s</label> "
                          "<input id=\"author\" name=\"author\" type=\"text\" value=\"\" "
                          "size=\"30\" maxlength=\"245\" autocomplete=\"name\"%s /></p>\n"
                          "<p class=\"comment-form-email\"><label for=\"email\">Email%s</label> "
                          "<input id=\"email\" name=\"email\" type=\"email\" value=\"\" "
                          "size=\"30\" maxlength=\"100\" aria-describedby=\"email-notes\" "
                          "autocomplete=\"email\"%s /></p>\n", mark, attribute, mark, attribute);
  g_string_append (out, "<p class=\"comment-form-url\"><label for=\"url\">Website</label> "
                        "<input id=\"url\" name=\"url\" type=\"url\" value=\"\" size=\"30\" "
                        "maxlength=\"200\" autocomplete=\"url\" /></p>\n"
                        "<p class=\"comment-form-cookies-consent\">"
                        "<input id=\"wp-comment-cookies-consent\" "
                        "name=\"wp-comment-cookies-consent\" type=\"checkbox\" value=\"yes\" /> "
                        "<label for=\"wp-comment-cookies-consent\">"
                        "Save my name, email, and website in this browser for the next time I "
                        "comment.</label></p>\n");
}

static void
append_form (DemoRequest *request,
             GString     *out,
             DemoPost    *post)
{
  DemoBlog *blog = request->blog;

  if (!demo_blog_takes_comments (blog, post)) {
    g_string_append (out, "<p class=\"no-comments\">Comments are closed.</p>\n");
    return;
  }
  g_string_append (out, "<div id=\"respond\" class=\"comment-respond\">\n"
                        "<h3 id=\"reply-title\" class=\"comment-reply-title\">"
                        "Leave a Reply</h3>\n");
  if (blog->options->registration) {
    g_string_append_printf (out, "<p class=\"must-log-in\">You must be <a href=\"%s/wp-login.php\">"
                            "logged in</a> to post a comment.</p>\n</div>\n", blog->home);
    return;
  }
  g_string_append_printf (out, "<form action=\"%s/wp-comments-post.php\" method=\"post\" "
                          "id=\"commentform\" class=\"comment-form\">"
                          "<p class=\"comment-notes\"><span id=\"email-notes\">Your email address "
                          "will not be published.</span> <span class=\"required-field-message\">"
                          "Required fields are marked <span class=\"required\">*</span>"
                          "</span></p>\n",
                          blog->home);
  append_inputs (out, !blog->options->name_optional);
  g_string_append_printf (out, "<p class=\"form-submit\"><input name=\"submit\" type=\"submit\" "
                          "id=\"submit\" class=\"submit\" value=\"Post Comment\" /> "
                          "<input type='hidden' name='comment_post_ID' "
                          "value='%" G_GINT64_FORMAT "' id='comment_post_ID' />\n"
                          "<input type='hidden' name='comment_parent' id='comment_parent' "
                          "value='0' />\n</p></form></div>\n", post->id);
}

static void
append_password_form (DemoRequest *request,
                      GString     *out)
{
  g_string_append_printf (out, "<form action=\"%s/wp-login.php?action=postpass\" "
                          "class=\"post-password-form\" method=\"post\"><p>This content is "
                          "password protected.</p><p><label>Password: "
                          "<input name=\"post_password\" "
                          "type=\"password\" /></label></p></form>\n", request->blog->home);
}

void
demo_page_send_article (DemoRequest *request,
                        DemoPost    *post)
{
  g_autoptr(GString) out = g_string_new (NULL);
  g_autofree char *link = demo_blog_dup_link (request->blog, post);
  g_autofree char *heading = dup_heading (post);
  g_autofree char *name = demo_text_escape (DEMO_NAME);
  g_autofree char *title = g_strdup_printf ("%s &#8211; %s", heading, name);
  g_autofree char *body = demo_post_dup_body (post);

  append_head (request, out, title, post);
  g_string_append_printf (out, "<body class=\"single single-post postid-%" G_GINT64_FORMAT "\">\n"
                          "<p><a href=\"%s/\">%s</a></p>\n<article>\n<h1>%s</h1>\n<p>%s</p>\n",
                          post->id, request->blog->home, name, heading, post->author->name);
  if (post->password != NULL) {
    append_password_form (request, out);
  } else {
    g_string_append_printf (out, "<div class=\"entry-content\">%s</div>\n</article>\n"
                            "<div id=\"comments\" class=\"comments-area\">\n", body);
    append_comments (request, out, post, link);
    append_form (request, out, post);
    g_string_append (out, "</div>\n");
  }
  g_string_append (out, "</body>\n</html>\n");
  add_link_headers (request, post);
  demo_request_send (request, 200, HTML_TYPE, out->str);
}

void
demo_page_send_missing (DemoRequest *request)
{
  g_autoptr(GString) out = g_string_new (NULL);

  append_head (request, out, "Page not found", NULL);
  g_string_append (out, "<body class=\"error404\">\n<h1>Nothing here</h1>\n</body>\n</html>\n");
  add_link_headers (request, NULL);
  demo_request_send (request, 404, HTML_TYPE, out->str);
}

void
demo_page_send_rsd (DemoRequest *request)
{
  DemoBlog *blog = request->blog;
  g_autofree char *text =
    g_strdup_printf ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><rsd version=\"1.0\" "
                     "xmlns=\"http://archipelago.phrasewise.com/rsd\">\n<service>\n"
                     "<engineName>WordPress</engineName>\n<homePageLink>%s</homePageLink>\n<apis>\n"
                     "<api name=\"WordPress\" blogID=\"1\" preferred=\"true\" "
                     "apiLink=\"%s/xmlrpc.php\" />\n"
                     "<api name=\"WP-API\" blogID=\"1\" preferred=\"false\" apiLink=\"%s\" />\n"
                     "</apis>\n</service>\n</rsd>\n", blog->home, blog->home, blog->root);

  demo_request_send (request, 200, "text/xml; charset=UTF-8", text);
}

static void
append_feed_item (DemoRequest *request,
                  GString     *out,
                  DemoPost    *post)
{
  g_autoptr(GDateTime) moment = g_date_time_new_from_unix_utc (post->published_at);
  g_autofree char *link = demo_blog_dup_link (request->blog, post);
  g_autofree char *title = demo_text_title (post->title);
  g_autofree char *body = demo_post_dup_body (post);
  g_autofree char *excerpt = demo_text_excerpt (post->password == NULL ? body : "");
  g_autofree char *date = soup_date_time_to_string (moment, SOUP_DATE_HTTP);

  g_string_append_printf (out, "<item><title>%s</title><link>%s</link>"
                          "<dc:creator><![CDATA[%s]]></dc:creator><pubDate>%s</pubDate>"
                          "<guid isPermaLink=\"false\">%s/?p=%" G_GINT64_FORMAT "</guid>"
                          "<description><![CDATA[%s]]></description></item>\n",
                          title, link, post->author->name, date, request->blog->home, post->id,
                          excerpt);
}

void
demo_page_send_feed (DemoRequest *request)
{
  g_autoptr(GString) out = g_string_new (NULL);
  g_autofree char *name = demo_text_escape (DEMO_NAME);
  g_autofree char *description = demo_text_escape (DEMO_DESCRIPTION);
  GPtrArray *posts = request->blog->posts;

  g_string_append_printf (out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\" "
                          "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel>"
                          "<title>%s</title><link>%s</link><description>%s</description>\n",
                          name, request->blog->home, description);
  for (guint i = 0; i < posts->len && i < N_FRONT_PAGE; i++)
    append_feed_item (request, out, g_ptr_array_index (posts, i));
  g_string_append (out, "</channel></rss>\n");
  demo_request_send (request, 200, "application/rss+xml; charset=UTF-8", out->str);
}

static char *
dup_failure_json (guint       status,
                  const char *words)
{
  JsonObject *object = json_object_new ();
  JsonObject *data = json_object_new ();
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *message = g_strdup_printf ("<p>%s</p>", words);

  json_object_set_string_member (object, "code", "wp_die");
  json_object_set_string_member (object, "message", message);
  json_object_set_int_member (data, "status", status);
  json_object_set_object_member (object, "data", data);
  json_object_set_array_member (object, "additional_errors", json_array_new ());
  json_node_take_object (node, object);

  return json_to_string (node, FALSE);
}

/* The page a browser gets when the form was refused; JSON for who asks. */
void
demo_page_send_failure (DemoRequest *request,
                        guint        status,
                        const char  *words)
{
  g_autofree char *text = NULL;

  demo_request_header (request, "Cache-Control",
                       "no-cache, must-revalidate, max-age=0, no-store, private");
  if (demo_request_wants_json (request)) {
    text = dup_failure_json (status, words);
    demo_request_send (request, status, "application/json; charset=UTF-8", text);
    return;
  }
  text = g_strdup_printf ("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n"
                          "<meta http-equiv=\"Content-Type\" "
                          "content=\"text/html; charset=UTF-8\" />\n"
                          "<title>Comment Submission Failure</title>\n</head>\n"
                          "<body id=\"error-page\">\n"
                          "<div class=\"wp-die-message\"><p>%s</p></div>\n"
                          "<p><a href='javascript:history.back()'>&laquo; Back</a></p></body>\n"
                          "</html>\n", words);
  demo_request_send (request, status, HTML_TYPE, text);
}
