/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes as an address somebody typed and as a link on a page. What comes
 * out is a web address or nothing: no other scheme may pass as one. */

#include "byline-uri.h"
#include "byline-url-policy.h"

#include <stdint.h>

static const char *base_uri = "https://blog.example/2026/";

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static void
follow_link (const char *href)
{
  g_autofree char *resolved = NULL;

  if (byline_url_policy_link (base_uri, href, &resolved) == BYLINE_LINK_WEB)
    g_assert_true (byline_uri_is_web (resolved));
}

static void
follow_resource (const char *src)
{
  g_autofree char *resolved = NULL;

  if (byline_url_policy_resource (base_uri, src, &resolved))
    g_assert_true (byline_uri_is_web (resolved));
}

static void
clean (const char *text)
{
  g_autofree char *address = byline_uri_clean_address (text);
  g_autofree char *display = byline_uri_dup_display (text);
  g_autofree char *redacted = byline_uri_redact (text);

  g_assert_true (address == NULL || g_utf8_validate (address, -1, NULL));
  g_assert_true (display == NULL || g_utf8_validate (display, -1, NULL));
  g_assert_true (redacted == NULL || g_utf8_validate (redacted, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *bytes = g_strndup ((const char *) data, size);
  g_autofree char *text = g_utf8_make_valid (bytes, -1);

  clean (text);
  follow_link (text);
  follow_resource (text);
  return 0;
}
