/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The comments collection for readers: only what is approved, flat, paged,
 * and with the refusals a guest meets. Writing is demo-writing's. */

#include "demo-comments.h"

#include "demo-json.h"
#include "demo-rest.h"

#include <string.h>

static int
compare_newest (gconstpointer a,
                gconstpointer b)
{
  const DemoComment *first = *(DemoComment *const *) a;
  const DemoComment *second = *(DemoComment *const *) b;

  if (first->written_at != second->written_at)
    return first->written_at > second->written_at ? -1 : 1;

  return first->id > second->id ? -1 : 1;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const DemoComment *first = *(DemoComment *const *) a;
  const DemoComment *second = *(DemoComment *const *) b;

  return first->id < second->id ? -1 : 1;
}

static gboolean
refuse_private (DemoRequest *request)
{
  static const struct
  {
    const char *param;
    const char *allowed;
  } params[] = {
    { "author", NULL }, { "author_email", NULL }, { "author_exclude", NULL },
    { "status", "approve" }, { "type", "comment" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (params); i++) {
    const char *value = demo_request_get (request, params[i].param);
    g_autofree char *message = NULL;

    if (value == NULL || g_strcmp0 (value, params[i].allowed) == 0)
      continue;
    message = g_strconcat ("Query parameter not permitted: ", params[i].param, NULL);
    demo_rest_error (request, 401, "rest_forbidden_param", message);
    return TRUE;
  }

  return FALSE;
}

static gboolean
refuse_locked (DemoRequest *request,
               GArray      *posts)
{
  for (guint i = 0; posts != NULL && i < posts->len; i++) {
    DemoPost *post = demo_blog_find_post (request->blog, g_array_index (posts, gint64, i));

    if (post == NULL || post->password == NULL
        || g_strcmp0 (demo_request_get (request, "password"), post->password) == 0)
      continue;
    demo_rest_error (request, 401, "rest_cannot_read_post",
                     "Sorry, you are not allowed to read the post for this comment.");
    return TRUE;
  }

  return FALSE;
}

static GPtrArray *
select_comments (DemoRequest *request,
                 GArray      *posts)
{
  g_autoptr(GArray) parents = demo_request_dup_ids (request, "parent");
  g_autoptr(GArray) include = demo_request_dup_ids (request, "include");
  GPtrArray *found = g_ptr_array_new ();
  gint64 after = 0, before = 0;

  demo_request_get_time (request, "after", &after);
  demo_request_get_time (request, "before", &before);
  for (guint i = 0; i < request->blog->comments->len; i++) {
    DemoComment *comment = g_ptr_array_index (request->blog->comments, i);

    if (comment->is_held
        || (posts != NULL && !demo_ids_hold (posts, comment->post))
        || (parents != NULL && !demo_ids_hold (parents, comment->parent))
        || (include != NULL && !demo_ids_hold (include, comment->id))
        || (after != 0 && comment->written_at <= after)
        || (before != 0 && comment->written_at >= before))
      continue;
    g_ptr_array_add (found, comment);
  }

  return found;
}

static void
order_comments (DemoRequest *request,
                GPtrArray   *found)
{
  gboolean is_ascending = g_strcmp0 (demo_request_get (request, "order"), "asc") == 0;

  if (g_strcmp0 (demo_request_get (request, "orderby"), "id") == 0) {
    g_ptr_array_sort (found, compare_ids);
    for (guint i = 0; !is_ascending && i < found->len / 2; i++) {
      gpointer low = found->pdata[i];

      found->pdata[i] = found->pdata[found->len - 1 - i];
      found->pdata[found->len - 1 - i] = low;
    }
  } else if (!is_ascending) {
    g_ptr_array_sort (found, compare_newest);
  }
}

void
demo_comments_list (DemoRequest *request)
{
  g_autoptr(GArray) posts = demo_request_dup_ids (request, "post");
  g_autoptr(GPtrArray) found = NULL;
  guint per_page = 0, page = 0;
  gint64 start = 0;
  JsonArray *list = NULL;

  if (!demo_rest_read_page (request, &per_page, &page)
      || refuse_private (request) || refuse_locked (request, posts))
    return;
  found = select_comments (request, posts);
  order_comments (request, found);
  start = MAX (0, demo_request_get_int (request, "offset", (gint64) (page - 1) * per_page));
  list = json_array_new ();
  for (gint64 i = start; i < found->len && i < start + per_page; i++)
    json_array_add_object_element (list, demo_json_comment (request->blog,
                                                            g_ptr_array_index (found, i)));
  demo_rest_send_list (request, "comments", list, found->len, per_page, page);
}

void
demo_comments_show (DemoRequest *request,
                    gint64       id)
{
  DemoComment *comment = demo_blog_find_comment (request->blog, id);

  if (comment == NULL)
    demo_rest_error (request, 404, "rest_comment_invalid_id", "Invalid comment ID.");
  else if (comment->is_held)
    demo_rest_error (request, 401, "rest_cannot_read",
                     "Sorry, you are not allowed to read this comment.");
  else
    demo_rest_send (request, 200, demo_json_comment (request->blog, comment));
}
