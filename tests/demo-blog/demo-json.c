/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The objects the API speaks of, member by member as WordPress 6 and 7 write
 * them, with PHP's habits kept: empty maps are [], dates carry no zone, names
 * of terms and guests are escaped HTML. Which members leave the house is
 * decided elsewhere (demo-fields). */

#include "demo-json.h"

#include "demo-content.h"
#include "demo-text.h"

static void
set_taken (JsonObject *object,
           const char *name,
           char       *value)
{
  g_autofree char *owned = value;

  json_object_set_string_member (object, name, owned);
}

static void
set_rendered (JsonObject *object,
              const char *name,
              char       *html)
{
  JsonObject *inner = json_object_new ();

  set_taken (inner, "rendered", html);
  json_object_set_object_member (object, name, inner);
}

static JsonObject *
add_link (JsonObject *links,
          const char *relation,
          char       *href,
          gboolean    is_embeddable)
{
  JsonObject *link = json_object_new ();
  JsonArray *list = NULL;

  if (is_embeddable)
    json_object_set_boolean_member (link, "embeddable", TRUE);
  set_taken (link, "href", href);
  if (json_object_has_member (links, relation)) {
    list = json_object_get_array_member (links, relation);
  } else {
    list = json_array_new ();
    json_object_set_array_member (links, relation, list);
  }
  json_array_add_object_element (list, link);

  return link;
}

static void
set_dates (JsonObject *object,
           const char *prefix,
           gint64      time)
{
  g_autofree char *gmt = g_strconcat (prefix, "_gmt", NULL);

  set_taken (object, prefix, demo_text_local (time));
  set_taken (object, gmt, demo_text_gmt (time));
}

static JsonArray *
list_strings (const char *const *values)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; values[i] != NULL; i++)
    json_array_add_string_element (list, values[i]);

  return list;
}

JsonObject *
demo_json_index (DemoBlog *blog)
{
  static const char *const namespaces[] = { "oembed/1.0", "wp/v2", NULL };
  JsonObject *object = json_object_new ();

  set_taken (object, "name", demo_text_escape (DEMO_NAME));
  set_taken (object, "description", demo_text_escape (DEMO_DESCRIPTION));
  json_object_set_string_member (object, "url", blog->home);
  json_object_set_string_member (object, "home", blog->home);
  json_object_set_int_member (object, "gmt_offset", DEMO_UTC_OFFSET / 3600);
  json_object_set_string_member (object, "timezone_string", "");
  json_object_set_array_member (object, "namespaces", list_strings (namespaces));
  json_object_set_array_member (object, "authentication", json_array_new ());
  json_object_set_int_member (object, "site_logo", 0);
  json_object_set_int_member (object, "site_icon", 390);
  set_taken (object, "site_icon_url", g_strconcat (blog->uploads, "/icon.png", NULL));

  return object;
}

static JsonArray *
list_ids (GPtrArray *terms)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < terms->len; i++)
    json_array_add_int_element (list, ((DemoTerm *) g_ptr_array_index (terms, i))->id);

  return list;
}

static void
set_post_text (JsonObject     *object,
               const DemoPost *post,
               const char     *password,
               gboolean        with_content)
{
  gboolean is_locked = post->password != NULL && g_strcmp0 (post->password, password) != 0;
  g_autofree char *body = is_locked ? g_strdup ("") : demo_post_dup_body (post);

  if (with_content) {
    set_rendered (object, "content", g_strdup (body));
    json_object_set_boolean_member (json_object_get_object_member (object, "content"),
                                    "protected", post->password != NULL);
  }
  set_rendered (object, "excerpt", demo_text_excerpt (body));
  json_object_set_boolean_member (json_object_get_object_member (object, "excerpt"),
                                  "protected", post->password != NULL);
}

static void
set_post_links (DemoBlog       *blog,
                JsonObject     *object,
                const DemoPost *post)
{
  JsonObject *links = json_object_new ();
  gint64 id = post->id;

  add_link (links, "self", demo_blog_dup_route (blog, "wp/v2/posts/%" G_GINT64_FORMAT, id), FALSE);
  add_link (links, "collection", demo_blog_dup_route (blog, "wp/v2/posts"), FALSE);
  add_link (links, "author",
            demo_blog_dup_route (blog, "wp/v2/users/%" G_GINT64_FORMAT, post->author->id), TRUE);
  add_link (links, "replies",
            demo_blog_dup_route (blog, "wp/v2/comments?post=%" G_GINT64_FORMAT, id), TRUE);
  if (post->picture != NULL)
    add_link (links, "wp:featuredmedia",
              demo_blog_dup_route (blog, "wp/v2/media/%" G_GINT64_FORMAT, post->picture->id), TRUE);
  json_object_set_string_member (add_link (links, "wp:term",
                                           demo_blog_dup_route (blog, "wp/v2/categories?post=%"
                                                                G_GINT64_FORMAT, id), TRUE),
                                 "taxonomy", "category");
  json_object_set_string_member (add_link (links, "wp:term",
                                           demo_blog_dup_route (blog, "wp/v2/tags?post=%"
                                                                G_GINT64_FORMAT, id), TRUE),
                                 "taxonomy", "post_tag");
  json_object_set_object_member (object, "_links", links);
}

/**
 * demo_json_post:
 * @password: (nullable): as given in the request
 * @with_content: whether the body is wanted at all; it is the costly part
 *
 * Returns: (transfer full): the post
 */
JsonObject *
demo_json_post (DemoBlog       *blog,
                const DemoPost *post,
                const char     *password,
                gboolean        with_content)
{
  JsonObject *object = json_object_new ();
  g_autofree char *link = demo_blog_dup_link (blog, post);

  json_object_set_int_member (object, "id", post->id);
  set_dates (object, "date", post->published_at);
  set_rendered (object, "guid", g_strdup_printf ("%s/?p=%" G_GINT64_FORMAT, blog->home, post->id));
  set_dates (object, "modified", post->modified_at);
  json_object_set_string_member (object, "slug", post->slug);
  json_object_set_string_member (object, "status", "publish");
  json_object_set_string_member (object, "type", "post");
  json_object_set_string_member (object, "link", link);
  set_rendered (object, "title", demo_text_title (post->title));
  set_post_text (object, post, password, with_content);
  json_object_set_int_member (object, "author", post->author->id);
  json_object_set_int_member (object, "featured_media",
                              post->picture != NULL ? post->picture->id : 0);
  json_object_set_string_member (object, "comment_status", post->is_closed ? "closed" : "open");
  json_object_set_string_member (object, "ping_status", "closed");
  json_object_set_boolean_member (object, "sticky", post->is_sticky);
  json_object_set_string_member (object, "template", "");
  json_object_set_string_member (object, "format", "standard");
  json_object_set_array_member (object, "meta", json_array_new ());
  json_object_set_array_member (object, "categories", list_ids (post->categories));
  json_object_set_array_member (object, "tags", list_ids (post->tags));
  set_post_links (blog, object, post);

  return object;
}

/* The demo blog draws no people; the addresses answer 404. */
static void
set_avatars (DemoBlog   *blog,
             JsonObject *object,
             const char *member,
             const char *who)
{
  static const int sizes[] = { 24, 48, 96 };
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, who, -1);
  JsonObject *avatars = json_object_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_autofree char *size = g_strdup_printf ("%d", sizes[i]);

    set_taken (avatars, size,
               g_strdup_printf ("%s/avatar/%s?s=%s&d=mm&r=g", blog->home, hash, size));
  }
  json_object_set_object_member (object, member, avatars);
}

static void
set_comment_links (DemoBlog          *blog,
                   JsonObject        *object,
                   const DemoComment *comment)
{
  JsonObject *links = json_object_new ();

  add_link (links, "self",
            demo_blog_dup_route (blog, "wp/v2/comments/%" G_GINT64_FORMAT, comment->id), FALSE);
  add_link (links, "collection", demo_blog_dup_route (blog, "wp/v2/comments"), FALSE);
  add_link (links, "up",
            demo_blog_dup_route (blog, "wp/v2/posts/%" G_GINT64_FORMAT, comment->post), TRUE);
  if (comment->parent != 0)
    add_link (links, "in-reply-to",
              demo_blog_dup_route (blog, "wp/v2/comments/%" G_GINT64_FORMAT, comment->parent),
              TRUE);
  json_object_set_object_member (object, "_links", links);
}

JsonObject *
demo_json_comment (DemoBlog          *blog,
                   const DemoComment *comment)
{
  JsonObject *object = json_object_new ();
  g_autofree char *link = demo_blog_dup_link (blog, demo_blog_find_post (blog, comment->post));

  json_object_set_int_member (object, "id", comment->id);
  json_object_set_int_member (object, "post", comment->post);
  json_object_set_int_member (object, "parent", comment->parent);
  json_object_set_int_member (object, "author", comment->user);
  set_taken (object, "author_name", demo_text_escape (comment->name));
  json_object_set_string_member (object, "author_url", comment->url);
  set_dates (object, "date", comment->written_at);
  set_rendered (object, "content", demo_text_render_comment (comment->text));
  set_taken (object, "link",
             g_strdup_printf ("%s#comment-%" G_GINT64_FORMAT, link, comment->id));
  json_object_set_string_member (object, "status", comment->is_held ? "hold" : "approved");
  json_object_set_string_member (object, "type", "comment");
  set_avatars (blog, object, "author_avatar_urls", comment->email);
  json_object_set_array_member (object, "meta", json_array_new ());
  set_comment_links (blog, object, comment);

  return object;
}

JsonObject *
demo_json_term (DemoBlog       *blog,
                const DemoTerm *term)
{
  JsonObject *object = json_object_new ();
  JsonObject *links = json_object_new ();
  gboolean is_category = term->taxonomy == DEMO_CATEGORY;
  const char *plural = is_category ? "categories" : "tags";

  json_object_set_int_member (object, "id", term->id);
  json_object_set_int_member (object, "count", term->count);
  set_taken (object, "description", demo_text_escape (term->description));
  set_taken (object, "link", g_strdup_printf ("%s/%s/%s/", blog->home,
                                              is_category ? "category" : "tag", term->slug));
  set_taken (object, "name", demo_text_escape (term->name));
  json_object_set_string_member (object, "slug", term->slug);
  json_object_set_string_member (object, "taxonomy", is_category ? "category" : "post_tag");
  if (is_category)
    json_object_set_int_member (object, "parent", term->parent);
  json_object_set_array_member (object, "meta", json_array_new ());
  add_link (links, "self",
            demo_blog_dup_route (blog, "wp/v2/%s/%" G_GINT64_FORMAT, plural, term->id), FALSE);
  add_link (links, "collection", demo_blog_dup_route (blog, "wp/v2/%s", plural), FALSE);
  json_object_set_object_member (object, "_links", links);

  return object;
}

JsonObject *
demo_json_user (DemoBlog       *blog,
                const DemoUser *user)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "id", user->id);
  json_object_set_string_member (object, "name", user->name);
  json_object_set_string_member (object, "url", "");
  json_object_set_string_member (object, "description", user->description);
  set_taken (object, "link", g_strdup_printf ("%s/author/%s/", blog->home, user->slug));
  json_object_set_string_member (object, "slug", user->slug);
  set_avatars (blog, object, "avatar_urls", user->slug);
  json_object_set_array_member (object, "meta", json_array_new ());

  return object;
}

static void
add_size (JsonObject        *sizes,
          DemoBlog          *blog,
          const DemoPicture *picture,
          const char        *name,
          int                width,
          int                height)
{
  JsonObject *size = json_object_new ();
  g_autofree char *file =
    width == 1200 ? g_strconcat (picture->name, ".jpg", NULL)
                  : g_strdup_printf ("%s-%dx%d.jpg", picture->name, width, height);

  json_object_set_string_member (size, "file", file);
  json_object_set_int_member (size, "width", width);
  json_object_set_int_member (size, "height", height);
  json_object_set_string_member (size, "mime_type", "image/jpeg");
  set_taken (size, "source_url", g_strconcat (blog->uploads, "/", file, NULL));
  json_object_set_object_member (sizes, name, size);
}

JsonObject *
demo_json_picture (DemoBlog          *blog,
                   const DemoPicture *picture)
{
  JsonObject *object = json_object_new ();
  JsonObject *details = json_object_new ();
  JsonObject *sizes = json_object_new ();

  json_object_set_int_member (object, "id", picture->id);
  json_object_set_string_member (object, "slug", picture->name);
  json_object_set_string_member (object, "type", "attachment");
  set_rendered (object, "title", g_strdup (picture->name));
  set_rendered (object, "caption", g_strdup (""));
  json_object_set_string_member (object, "alt_text", picture->alt);
  json_object_set_string_member (object, "media_type", "image");
  json_object_set_string_member (object, "mime_type", "image/jpeg");
  json_object_set_int_member (details, "width", 1200);
  json_object_set_int_member (details, "height", 800);
  add_size (sizes, blog, picture, "medium", 300, 200);
  add_size (sizes, blog, picture, "medium_large", 768, 512);
  add_size (sizes, blog, picture, "full", 1200, 800);
  json_object_set_object_member (details, "sizes", sizes);
  json_object_set_object_member (object, "media_details", details);
  set_taken (object, "source_url", g_strdup_printf ("%s/%s.jpg", blog->uploads, picture->name));

  return object;
}

static JsonArray *
embed_terms (DemoBlog  *blog,
             GPtrArray *terms)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < terms->len; i++)
    json_array_add_object_element (list, demo_json_term (blog, g_ptr_array_index (terms, i)));

  return list;
}

static gboolean
is_wanted (const char *relations,
           const char *relation)
{
  g_auto(GStrv) list = g_strsplit (relations, ",", -1);

  return g_strv_contains ((const char *const *) list, relation)
         || *relations == '\0' || g_str_equal (relations, "1");
}

/**
 * demo_json_embed:
 * @relations: the value of `_embed`; empty for everything
 *
 * Adds `_embedded` to a post. Replies are left out.
 */
void
demo_json_embed (DemoBlog       *blog,
                 JsonObject     *object,
                 const DemoPost *post,
                 const char     *relations)
{
  JsonObject *embedded = json_object_new ();
  JsonArray *list = NULL;

  if (is_wanted (relations, "author")) {
    list = json_array_new ();
    json_array_add_object_element (list, demo_json_user (blog, post->author));
    json_object_set_array_member (embedded, "author", list);
  }
  if (is_wanted (relations, "wp:featuredmedia") && post->picture != NULL) {
    list = json_array_new ();
    json_array_add_object_element (list, demo_json_picture (blog, post->picture));
    json_object_set_array_member (embedded, "wp:featuredmedia", list);
  }
  if (is_wanted (relations, "wp:term")) {
    list = json_array_new ();
    json_array_add_array_element (list, embed_terms (blog, post->categories));
    json_array_add_array_element (list, embed_terms (blog, post->tags));
    json_object_set_array_member (embedded, "wp:term", list);
  }
  json_object_set_object_member (object, "_embedded", embedded);
}
