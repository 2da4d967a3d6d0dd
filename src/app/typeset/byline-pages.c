/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An article on pages, ready to be painted, and what there is to say of them:
 * how many, their size, where its parts begin. Nothing here changes once it
 * is set, but for the pixels of pictures. One thread at a time. */

#include "config.h"

#include "byline-pages-private.h"

/**
 * byline_pages_free:
 * @self: (transfer full): the pages
 */
void
byline_pages_free (BylinePages *self)
{
  g_clear_pointer (&self->flow, byline_page_flow_free);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->layouts, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->targets, g_hash_table_unref);
  g_clear_object (&self->context);
  g_clear_object (&self->document);
  g_free (self->title);
  g_free (self->author);
  g_free (self->uri);
  g_free (self);
}

/**
 * byline_pages_get_n:
 * @self: the pages
 *
 * Returns: how many, at least 1
 */
guint
byline_pages_get_n (BylinePages *self)
{
  return self->pages->len;
}

/**
 * byline_pages_get_format:
 * @self: the pages
 *
 * Returns: (transfer none): the sheet they are for
 */
const BylinePageFormat *
byline_pages_get_format (BylinePages *self)
{
  return &self->format;
}

/**
 * byline_pages_get_title:
 * @self: the pages
 *
 * Returns: (transfer none): the article's title
 */
const char *
byline_pages_get_title (BylinePages *self)
{
  return self->title;
}

/**
 * byline_pages_get_author:
 * @self: the pages
 *
 * Returns: (transfer none) (nullable): who wrote it
 */
const char *
byline_pages_get_author (BylinePages *self)
{
  return self->author;
}

/**
 * byline_pages_dup_contents:
 * @self: the pages
 *
 * Returns: (transfer full) (element-type BylinePageEntry): the headings, in
 *   order
 */
GArray *
byline_pages_dup_contents (BylinePages *self)
{
  GArray *contents = g_array_new (FALSE, FALSE, sizeof (BylinePageEntry));

  for (guint i = 0; i < self->pages->len; i++)
    {
      const GArray *page = g_ptr_array_index (self->pages, i);

      for (guint k = 0; k < page->len; k++)
        {
          const BylinePageSpot *spot = &g_array_index (page, BylinePageSpot, k);
          const GArray *pieces = byline_page_flow_get (self->flow, spot->strip)->pieces;

          for (guint p = 0; p < pieces->len; p++)
            {
              const BylinePagePiece *piece = &g_array_index (pieces, BylinePagePiece, p);
              BylinePageEntry entry = { piece->level, piece->data, i + 1,
                                        self->format.margin_top + spot->y };

              if (piece->kind == BYLINE_PIECE_HEADING && !spot->is_again)
                g_array_append_val (contents, entry);
            }
        }
    }
  return contents;
}

typedef void (*PictureFunc) (BylinePages           *self,
                             const BylinePagePiece *piece,
                             gpointer               user_data);

static void
foreach_picture (BylinePages *self,
                 guint        page,
                 PictureFunc  func,
                 gpointer     user_data)
{
  const GArray *spots = g_ptr_array_index (self->pages, page);

  for (guint i = 0; i < spots->len; i++)
    {
      guint strip = g_array_index (spots, BylinePageSpot, i).strip;
      const GArray *pieces = byline_page_flow_get (self->flow, strip)->pieces;

      for (guint k = 0; k < pieces->len; k++)
        {
          const BylinePagePiece *piece = &g_array_index (pieces, BylinePagePiece, k);

          if (piece->kind == BYLINE_PIECE_PICTURE)
            func (self, piece, user_data);
        }
    }
}

static void
count_picture (BylinePages           *self,
               const BylinePagePiece *piece,
               gpointer               user_data)
{
  (*(guint *) user_data)++;
}

static void
load_picture (BylinePages           *self,
              const BylinePagePiece *piece,
              gpointer               user_data)
{
  byline_page_pictures_load (self->pictures, piece->picture, user_data);
}

/**
 * byline_pages_has_pictures:
 * @self: the pages
 * @page: from 0
 *
 * Returns: whether pictures stand on that page
 */
gboolean
byline_pages_has_pictures (BylinePages *self,
                           guint        page)
{
  guint n_pictures = 0;

  foreach_picture (self, page, count_picture, &n_pictures);
  return n_pictures > 0;
}

/**
 * byline_pages_load:
 * @self: the pages
 * @page: from 0
 * @cancellable: (nullable): ends the decoding early
 *
 * Decodes the pictures of a page, so that painting it takes no time. Those of
 * other pages are forgotten.
 */
void
byline_pages_load (BylinePages  *self,
                   guint         page,
                   GCancellable *cancellable)
{
  byline_page_pictures_release (self->pictures);
  foreach_picture (self, page, load_picture, cancellable);
}
