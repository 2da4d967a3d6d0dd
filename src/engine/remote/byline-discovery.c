/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From what a person typed to a site that can be read: asks the page, its
 * headers and its head, and at last guesses. Takes the interface's address
 * as the site gives it and believes it only when an index is found there.
 * Stores nothing, and sends no word that was not typed. */

#include "byline-discovery.h"

#include <string.h>

#include "byline-json.h"
#include "byline-link-header.h"
#include "byline-page-links.h"
#include "byline-picture-fetch.h"
#include "byline-remote-error.h"
#include "byline-text.h"
#include "byline-uri.h"
#include "byline-wp-answer.h"
#include "byline-wp-decode.h"

#define API_RELATION "https://api.w.org/"
#define INDEX_FIELDS \
  "name,description,url,home,gmt_offset,timezone_string,namespaces,authentication,site_icon_url"
#define ACCEPT_PAGE "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"
#define MAX_ADDRESS_BYTES 2048
#define MAX_RSD_BYTES (256 * 1024)
#define MAX_GUESSED_FOLDERS 5

/* One search: what is known so far. */
typedef struct
{
  BylineHttp       *http;         /* (unowned) */
  GCancellable     *cancellable;  /* (unowned) (nullable) */
  char             *page_uri;     /* (owned): where the typed address led */
  guint             page_status;
  char             *post_route;   /* (owned) (nullable) */
  BylinePageLinks  *links;        /* (owned) (nullable) */
  GHashTable       *tried;        /* (element-type utf8): roots */
  BylineDiscovered *found;        /* (owned) (nullable) */
  gboolean          has_hint;     /* the page itself named an interface */
  GError           *worst;        /* (owned) (nullable): the failure most worth telling */
} Search;

static void
search_clear (Search *search)
{
  g_clear_pointer (&search->page_uri, g_free);
  g_clear_pointer (&search->post_route, g_free);
  g_clear_pointer (&search->links, byline_page_links_free);
  g_clear_pointer (&search->tried, g_hash_table_unref);
  g_clear_pointer (&search->found, byline_discovered_free);
  g_clear_error (&search->worst);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* Of several failures, the one that says most about this site. */
static int
weight (const GError *error)
{
  if (error == NULL)
    return 0;
  if (error->domain != BYLINE_REMOTE_ERROR)
    return 10;

  switch ((BylineRemoteError) error->code)
    {
    case BYLINE_REMOTE_ERROR_MEMBERS_ONLY:
      return 9;
    case BYLINE_REMOTE_ERROR_RATE_LIMITED:
      return 8;
    case BYLINE_REMOTE_ERROR_SERVER:
      return 7;
    case BYLINE_REMOTE_ERROR_TLS:
    case BYLINE_REMOTE_ERROR_TIMEOUT:
    case BYLINE_REMOTE_ERROR_OFFLINE:
    case BYLINE_REMOTE_ERROR_NO_HOST:
    case BYLINE_REMOTE_ERROR_INCOMPLETE:
    case BYLINE_REMOTE_ERROR_TOO_LARGE:
      return 6;
    case BYLINE_REMOTE_ERROR_NOT_JSON:
    case BYLINE_REMOTE_ERROR_MALFORMED:
      return 5;
    case BYLINE_REMOTE_ERROR_REDIRECT:
    case BYLINE_REMOTE_ERROR_ELSEWHERE:
    case BYLINE_REMOTE_ERROR_BAD_ADDRESS:
    case BYLINE_REMOTE_ERROR_GONE:
    case BYLINE_REMOTE_ERROR_REFUSED:
    case BYLINE_REMOTE_ERROR_NOT_WORDPRESS:
    default:
      return 1;
    }
}

static void
keep_worst (Search *search,
            GError *error)
{
  if (weight (error) > weight (search->worst))
    {
      g_clear_error (&search->worst);
      search->worst = error;
    }
  else
    g_clear_error (&error);
}

/* "https" only if the page was: sites behind a proxy often name themselves
 * by http. Nothing on the network may name this machine. */
static char *
dup_as_secure_as (const char *uri,
                  const char *page_uri)
{
  if (!byline_uri_is_web (uri) ||
      (byline_uri_is_loopback (uri) && !byline_uri_is_loopback (page_uri)))
    return NULL;
  if (byline_uri_is_secure (page_uri) && !byline_uri_is_secure (uri))
    return byline_uri_with_scheme (uri, "https");

  return g_strdup (uri);
}

/* The interface's final address, when the index was reached by a redirect:
 * comments can only be posted there. */
static char *
dup_final_root (const char *asked_root,
                const char *asked_uri,
                const char *final_uri)
{
  const char *fields = strstr (final_uri, "_fields=");

  if (g_str_equal (asked_uri, final_uri) || fields == NULL || fields == final_uri)
    return g_strdup (asked_root);

  return g_strndup (final_uri, (gsize) (fields - final_uri - 1));
}

static void
settle_home (BylineSite *site,
             const char *page_uri)
{
  g_autofree char *home = dup_as_secure_as (site->home, site->api_root);
  g_autofree char *origin = NULL;

  if (home == NULL)
    {
      origin = byline_uri_resolve (page_uri, "/");
      home = g_steal_pointer (&origin);
    }
  while (g_str_has_suffix (home, "/"))
    home[strlen (home) - 1] = '\0';

  byline_set_str (&site->home, home);
}

static gboolean
is_same_host (const char *a,
              const char *b)
{
  g_autofree char *first = byline_uri_dup_host (a);
  g_autofree char *second = byline_uri_dup_host (b);

  return first != NULL && g_strcmp0 (first, second) == 0;
}

/* Passwords are offered only where they would travel safely. */
static void
settle_links (BylineSite *site)
{
  gboolean is_safe = site->sign_in_uri != NULL &&
                     (byline_uri_is_secure (site->sign_in_uri) ||
                      byline_uri_is_loopback (site->sign_in_uri)) &&
                     is_same_host (site->sign_in_uri, site->api_root);
  g_autofree char *icon = dup_as_secure_as (site->icon_uri, site->api_root);

  if (!is_safe)
    byline_set_str (&site->sign_in_uri, NULL);
  byline_set_str (&site->icon_uri, icon);
}

/* Whether WordPress itself says that its interface is for members. A server
 * that forbids a guessed address says nothing about the site. */
static gboolean
is_shut_by_wordpress (const BylineHttpResponse *response)
{
  g_autoptr(BylineWpProblem) problem = byline_wp_problem_read (response);

  return problem->code != NULL;
}

static BylineSite *
read_index (const BylineHttpResponse  *response,
            const char                *root,
            const char                *asked_uri,
            GError                   **error)
{
  if ((response->status == 401 || response->status == 403) && !is_shut_by_wordpress (response))
    {
      g_set_error (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_REFUSED,
                   "the server answered %u", response->status);
      return NULL;
    }

  g_autoptr(JsonNode) json = byline_wp_answer_read (response, BYLINE_WP_LIST, error);
  JsonObject *index = json != NULL ? byline_json_root_object (json, error) : NULL;
  if (index == NULL)
    return NULL;

  g_autofree char *final_root = dup_final_root (root, asked_uri, response->uri);
  return byline_wp_decode_site (index, final_root, error);
}

static BylineSite *
fetch_index (Search      *search,
             const char  *root,
             GError     **error)
{
  g_autofree char *uri = byline_uri_add_query (root, "_fields", INDEX_FIELDS);
  BylineHttpRequest request = BYLINE_HTTP_REQUEST_INIT;
  request.uri = uri;
  request.accept = "application/json";
  request.max_bytes = BYLINE_HTTP_MAX_JSON_BYTES;

  g_autoptr(BylineHttpResponse) response =
    byline_http_send (search->http, &request, NULL, search->cancellable, error);
  return response != NULL ? read_index (response, root, uri, error) : NULL;
}

static gboolean
is_cancelled (const Search *search)
{
  return g_cancellable_is_cancelled (search->cancellable);
}

/* Looks for an index at @root; a hint is a root the site itself named. */
static void
try_root (Search     *search,
          const char *root,
          gboolean    is_hint)
{
  g_autofree char *wished = dup_as_secure_as (root, search->page_uri);
  GError *error = NULL;

  if (search->found != NULL || is_cancelled (search) || wished == NULL)
    return;
  search->has_hint |= is_hint;
  if (!g_hash_table_add (search->tried, g_strdup (wished)))
    return;

  BylineSite *site = fetch_index (search, wished, &error);
  if (site == NULL)
    {
      /* A guess that meets a page has met no interface, that is all. */
      gboolean is_noise = !is_hint &&
        (g_error_matches (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_NOT_JSON) ||
         g_error_matches (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_MALFORMED));

      if (is_noise)
        g_clear_error (&error);
      keep_worst (search, error);
      return;
    }

  settle_home (site, search->page_uri);
  settle_links (site);
  search->found = g_new0 (BylineDiscovered, 1);
  search->found->site = site;
}

static gboolean
is_post_route (const char *route)
{
  const char *posts = route != NULL ? strstr (route, "wp/v2/posts/") : NULL;

  return posts != NULL && g_ascii_isdigit (posts[strlen ("wp/v2/posts/")]);
}

static void
read_page (Search                   *search,
           const BylineHttpResponse *response)
{
  gsize size;
  const char *data = g_bytes_get_data (response->body, &size);
  g_autofree char *post_route =
    byline_link_header_find (response->links, response->uri, "alternate", "application/json");

  search->page_uri = g_strdup (response->uri);
  search->page_status = response->status;
  if (size > 0)
    search->links = byline_page_links_read (data, (gssize) size, response->uri);
  if (is_post_route (post_route))
    search->post_route = g_steal_pointer (&post_route);
  else if (search->links != NULL && is_post_route (search->links->post_route))
    search->post_route = g_strdup (search->links->post_route);
}

static BylineHttpResponse *
get_page (Search      *search,
          const char  *uri,
          GError     **error)
{
  BylineHttpRequest request = BYLINE_HTTP_REQUEST_INIT;
  request.uri = uri;
  request.accept = ACCEPT_PAGE;

  return byline_http_send (search->http, &request, NULL, search->cancellable, error);
}

/* The root in an RSD file: <api name="WP-API" … apiLink="ROOT">. The file is
 * ten lines that WordPress prints itself, so a search will do. */
static char *
find_rsd_root (const char *text)
{
  const char *api = strstr (text, "name=\"WP-API\"");
  const char *end = api != NULL ? strchr (api, '>') : NULL;
  const char *link = api != NULL ? strstr (api, "apiLink=\"") : NULL;

  if (link == NULL || end == NULL || link > end)
    return NULL;

  link += strlen ("apiLink=\"");
  g_autofree char *raw = g_strndup (link, strcspn (link, "\""));
  g_auto(GStrv) parts = g_strsplit (raw, "&amp;", -1);
  return g_strjoinv ("&", parts);
}

static void
try_rsd (Search     *search,
         const char *rsd)
{
  BylineHttpRequest request = BYLINE_HTTP_REQUEST_INIT;
  request.uri = rsd;
  request.max_bytes = MAX_RSD_BYTES;

  g_autoptr(BylineHttpResponse) response =
    byline_http_send (search->http, &request, NULL, search->cancellable, NULL);
  if (response == NULL || response->status != 200)
    return;

  gsize size;
  const char *data = g_bytes_get_data (response->body, &size);
  g_autofree char *text = g_strndup (data, size);
  g_autofree char *root = find_rsd_root (text);
  if (root != NULL)
    try_root (search, root, TRUE);
}

static gboolean
has_rsd_to_try (const Search *search)
{
  return search->found == NULL && search->links != NULL && search->links->rsd != NULL &&
         is_same_host (search->links->rsd, search->page_uri) && !is_cancelled (search);
}

static void
try_hints (Search                   *search,
           const BylineHttpResponse *response)
{
  g_autofree char *header =
    byline_link_header_find (response->links, response->uri, API_RELATION, NULL);

  if (header != NULL)
    try_root (search, header, TRUE);
  if (search->links != NULL && search->links->api_root != NULL)
    try_root (search, search->links->api_root, TRUE);
  if (has_rsd_to_try (search))
    try_rsd (search, search->links->rsd);
}

static void
try_guess (Search     *search,
           const char *folder,
           const char *suffix)
{
  g_autofree char *root = g_strconcat (folder, suffix, NULL);

  try_root (search, root, FALSE);
}

/* The folder of an address, with its slash: "…/a/b" is in "…/a/". */
static char *
dup_folder (const char *uri)
{
  g_autofree char *plain = g_strndup (uri, strcspn (uri, "?#"));
  const char *path = strstr (plain, "://");
  char *last = strrchr (plain, '/');

  if (path == NULL || last == NULL || last <= path + 2)
    return g_strconcat (plain, "/", NULL);

  last[1] = '\0';
  return g_steal_pointer (&plain);
}

static char *
dup_parent (const char *folder)
{
  g_autofree char *shorter = g_strndup (folder, strlen (folder) - 1);
  g_autofree char *parent = dup_folder (shorter);

  return strlen (parent) < strlen (folder) ? g_steal_pointer (&parent) : NULL;
}

/* A folder may be typed without its slash: "example.org/blog". */
static void
try_guesses (Search *search)
{
  g_autofree char *plain = g_strndup (search->page_uri, strcspn (search->page_uri, "?#"));
  gboolean is_file = g_str_has_suffix (plain, ".php") || g_str_has_suffix (plain, ".html");
  g_autofree char *folder = is_file || g_str_has_suffix (plain, "/")
    ? dup_folder (plain) : g_strconcat (plain, "/", NULL);
  g_autofree char *first = g_strdup (folder);
  g_autofree char *origin = byline_uri_resolve (search->page_uri, "/");

  for (guint i = 0; folder != NULL && i < MAX_GUESSED_FOLDERS; i++)
    {
      try_guess (search, folder, "wp-json/");

      char *parent = dup_parent (folder);
      g_free (folder);
      folder = parent;
    }
  try_guess (search, first, "?rest_route=/");
  if (origin != NULL)
    {
      try_guess (search, origin, "wp-json/");
      try_guess (search, origin, "?rest_route=/");
    }
}

static GError *
final_error (Search *search)
{
  if (search->worst != NULL && weight (search->worst) > 1)
    return g_steal_pointer (&search->worst);
  if (search->page_status == 429 || search->page_status == 503)
    return g_error_new (BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_RATE_LIMITED,
                        "page answered %u", search->page_status);
  if (search->page_status >= 500)
    return g_error_new (BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_SERVER,
                        "page answered %u", search->page_status);
  if (search->page_status == 401)
    return g_error_new_literal (BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_MEMBERS_ONLY,
                                "page answered 401");
  if (search->page_status == 403)
    return g_error_new_literal (BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_REFUSED,
                                "page answered 403");
  if (search->has_hint)
    return g_error_new_literal (BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_NOT_JSON,
                                "the interface that the page names does not answer");

  return g_error_new_literal (BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_NOT_WORDPRESS,
                              "no interface found");
}

static void
fetch_icon (Search *search)
{
  BylineSite *site = search->found->site;

  if (site->icon_uri != NULL && is_same_host (site->icon_uri, site->home))
    search->found->icon = byline_picture_fetch (search->http, site->icon_uri,
                                                BYLINE_PICTURE_NEAR, search->cancellable, NULL);
}

/* Everything for one address with a scheme. */
static BylineDiscovered *
search_at (BylineHttp    *http,
           const char    *uri,
           GCancellable  *cancellable,
           GError       **error)
{
  g_auto(Search) search = {
    .http = http,
    .cancellable = cancellable,
    .tried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };
  g_autoptr(BylineHttpResponse) response = get_page (&search, uri, error);
  if (response == NULL)
    return NULL;

  read_page (&search, response);
  try_hints (&search, response);
  if (search.found == NULL)
    try_guesses (&search);
  if (search.found != NULL)
    fetch_icon (&search);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (search.found == NULL)
    {
      g_propagate_error (error, final_error (&search));
      return NULL;
    }

  search.found->post_route = g_steal_pointer (&search.post_route);
  return g_steal_pointer (&search.found);
}

/* Nobody home on the secure port; a certificate that is wrong is another
 * matter and must not be got round. */
static gboolean
is_unserved (const GError *error)
{
  return g_error_matches (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_OFFLINE) ||
         g_error_matches (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_TIMEOUT);
}

/* No scheme was typed: https, and http only if nothing serves https. */
static BylineDiscovered *
search_both (BylineHttp    *http,
             const char    *address,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autofree char *plain = byline_uri_with_scheme (address, "http");
  g_autofree char *secure = byline_uri_with_scheme (address, "https");
  g_autoptr(GError) secure_error = NULL;
  g_autoptr(GError) plain_error = NULL;

  if (byline_uri_is_loopback (plain))
    return search_at (http, plain, cancellable, error);

  BylineDiscovered *found = search_at (http, secure, cancellable, &secure_error);
  if (found == NULL && is_unserved (secure_error))
    found = search_at (http, plain, cancellable, &plain_error);
  if (found != NULL)
    return found;

  gboolean has_plain_answer = plain_error != NULL && !is_unserved (plain_error);
  g_propagate_error (error, has_plain_answer ? g_steal_pointer (&plain_error)
                                             : g_steal_pointer (&secure_error));
  return NULL;
}

/**
 * byline_discovery_run:
 * @http: the door
 * @address: (not nullable): as typed or pasted: a site, one of its pages, an
 *   article, with or without scheme; a host and port on this machine
 * @cancellable: (nullable): ends it
 * @error: %BYLINE_REMOTE_ERROR: BAD_ADDRESS, NO_HOST, OFFLINE, TIMEOUT, TLS,
 *   NOT_WORDPRESS, MEMBERS_ONLY, NOT_JSON (a WordPress whose interface is
 *   shut), RATE_LIMITED, SERVER, REFUSED, REDIRECT
 *
 * In this order: the page's Link headers, the links in its head, its RSD
 * file, and guesses at the folder typed and those above it. Without a scheme
 * https is tried, then http only if nothing answers there; on this machine
 * http. The icon is fetched if it is on the site's own host; its failure is
 * none of the site's. `post_route` is set when the address was an article
 * that says so itself.
 *
 * Thread: blocks the calling one.
 *
 * Returns: (transfer full) (nullable): the site
 */
BylineDiscovered *
byline_discovery_run (BylineHttp    *http,
                      const char    *address,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autofree char *cleaned = byline_uri_clean_address (address);
  gboolean has_scheme = byline_uri_has_scheme (cleaned);
  g_autofree char *sample = has_scheme ? g_strdup (cleaned)
                                       : byline_uri_with_scheme (cleaned, "https");

  if (strlen (cleaned) > MAX_ADDRESS_BYTES || !byline_uri_is_web (sample))
    {
      g_set_error_literal (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_BAD_ADDRESS,
                           "not a web address");
      return NULL;
    }

  return has_scheme ? search_at (http, cleaned, cancellable, error)
                    : search_both (http, cleaned, cancellable, error);
}

/**
 * byline_discovered_free:
 * @self: (transfer full): what was found
 */
void
byline_discovered_free (BylineDiscovered *self)
{
  byline_site_unref (self->site);
  g_clear_pointer (&self->icon, g_bytes_unref);
  g_free (self->post_route);
  g_free (self);
}
