/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Why a picture does not stand in its place, for people: first what it is,
 * then what can be done. Knows every error that fetching and decoding end
 * with. */

#include "config.h"

#include "byline-picture-text.h"

#include "byline-error-text.h"
#include "byline-picture-error.h"
#include "byline-remote-error.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

static const char *
kind_title (BylinePictureError code)
{
  switch (code)
    {
    case BYLINE_PICTURE_ERROR_SVG:
      return _("SVG Picture");
    case BYLINE_PICTURE_ERROR_ICON:
      return _("Icon File");
    case BYLINE_PICTURE_ERROR_BMP:
      return _("BMP Picture");
    case BYLINE_PICTURE_ERROR_TIFF:
      return _("TIFF Picture");
    case BYLINE_PICTURE_ERROR_HEIC:
      return _("HEIC Picture");
    case BYLINE_PICTURE_ERROR_JPEG_XL:
      return _("JPEG XL Picture");
    case BYLINE_PICTURE_ERROR_WEBP_LOADER:
      return _("WebP Picture");
    case BYLINE_PICTURE_ERROR_AVIF_LOADER:
      return _("AVIF Picture");
    case BYLINE_PICTURE_ERROR_PAGE:
      return _("Not a Picture");
    case BYLINE_PICTURE_ERROR_UNKNOWN:
    default:
      return _("Unknown Kind of Picture");
    }
}

static const char *
kind_sentence (BylinePictureError code)
{
  switch (code)
    {
    case BYLINE_PICTURE_ERROR_WEBP_LOADER:
      return _("This computer has no loader for WebP pictures. The package is often called "
               "webp-pixbuf-loader.");
    case BYLINE_PICTURE_ERROR_AVIF_LOADER:
      return _("This computer has no loader for AVIF pictures. The package is often called "
               "libavif-gdk-pixbuf.");
    case BYLINE_PICTURE_ERROR_PAGE:
      return _("The site sent a page where the picture should be.");
    case BYLINE_PICTURE_ERROR_SVG:
    case BYLINE_PICTURE_ERROR_ICON:
    case BYLINE_PICTURE_ERROR_BMP:
    case BYLINE_PICTURE_ERROR_TIFF:
    case BYLINE_PICTURE_ERROR_HEIC:
    case BYLINE_PICTURE_ERROR_JPEG_XL:
    case BYLINE_PICTURE_ERROR_UNKNOWN:
    default:
      return _("Byline doesn’t show pictures of this kind. A browser may.");
    }
}

static gboolean
is_too_large (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE)
         || g_error_matches (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_TOO_LARGE);
}

static gboolean
is_gone (const GError *error)
{
  return g_error_matches (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_GONE);
}

static gboolean
is_elsewhere (const GError *error)
{
  return g_error_matches (error, BYLINE_REMOTE_ERROR, BYLINE_REMOTE_ERROR_ELSEWHERE);
}

/**
 * byline_picture_text_title:
 * @error: why the picture did not come
 *
 * Makes the heading of byline_picture_text(): what the picture is. Translated.
 *
 * Returns: two to four words
 */
const char *
byline_picture_text_title (const GError *error)
{
  if (error->domain == BYLINE_PICTURE_ERROR)
    return kind_title ((BylinePictureError) error->code);
  if (is_too_large (error))
    return _("Picture Too Large");
  if (is_gone (error))
    return _("Picture Not Found");
  if (is_elsewhere (error))
    return _("Picture on Another Host");
  return error->domain == BYLINE_REMOTE_ERROR ? _("Picture Not Loaded") : _("Damaged Picture");
}

/**
 * byline_picture_text:
 * @error: why the picture did not come
 * @host: (nullable): who has it
 *
 * Makes a sentence for a person: why the picture is not shown, and what to do.
 * Translated.
 *
 * Returns: (transfer full): the sentence
 */
char *
byline_picture_text (const GError *error,
                     const char   *host)
{
  if (error->domain == BYLINE_PICTURE_ERROR)
    return g_strdup (kind_sentence ((BylinePictureError) error->code));
  if (is_too_large (error))
    return g_strdup (_("It has more than 10 megabytes or 40 megapixels. A browser may show it."));
  if (is_gone (error))
    return g_strdup (_("The site doesn’t have it any more."));
  if (is_elsewhere (error))
    return g_strdup (_("The site passes it on to another host, which wasn’t asked."));
  if (error->domain == BYLINE_REMOTE_ERROR)
    return byline_error_text (error, host);
  return g_strdup (_("What came isn’t a whole picture. Trying again may help."));
}

/**
 * byline_picture_text_can_retry:
 * @error: why the picture did not come
 *
 * Returns: whether it may come if it is asked for again
 */
gboolean
byline_picture_text_can_retry (const GError *error)
{
  if (error->domain == BYLINE_PICTURE_ERROR)
    return error->code == BYLINE_PICTURE_ERROR_PAGE;
  return !is_too_large (error) && !is_elsewhere (error);
}
