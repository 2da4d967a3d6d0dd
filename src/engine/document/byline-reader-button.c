/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Builds the links that pages show as buttons: rows of them, and a file with
 * its name and the button beside it. */

#include "config.h"

#include "byline-reader-builder.h"

#define FILE_BUTTON "wp-block-file__button"

/* The link itself and not only what it holds. */
static BylineText *
capture_link (BylineReaderBuilder  *self,
              const BylineHtmlNode *link)
{
  gboolean was_flat = self->is_flat;

  byline_reader_builder_flush (self);
  self->is_flat = TRUE;
  byline_reader_builder_walk (self, link);
  self->is_flat = was_flat;
  return byline_reader_text_take (self->text);
}

static void
add_button (BylineReaderBuilder  *self,
            BylineBlock          *row,
            const BylineHtmlNode *link)
{
  BylineText *text = capture_link (self, link);

  self->container = row;
  byline_reader_builder_add_words (self, BYLINE_BLOCK_BUTTON, text);
}

typedef struct
{
  BylineReaderBuilder *builder;
  BylineBlock         *row;
} Row;

static gboolean
visit_button_cb (const BylineHtmlNode *node,
                 gpointer              data)
{
  Row *row = data;

  if (!byline_html_node_is (node, "a") && !byline_html_node_is (node, "button"))
    return TRUE;
  if (byline_html_node_is (node, "a"))
    add_button (row->builder, row->row, node);
  return FALSE;
}

void
byline_reader_build_buttons (BylineReaderBuilder  *self,
                             const BylineHtmlNode *node)
{
  BylineBlock *parent = self->container;
  BylineBlock *buttons = self->profile == BYLINE_PROFILE_ARTICLE
                           ? byline_reader_builder_enter (self, BYLINE_BLOCK_BUTTONS, node) : NULL;
  Row row = { self, buttons };

  if (buttons == NULL)
    {
      byline_reader_builder_walk_children (self, node);
      return;
    }

  byline_html_node_visit (node, visit_button_cb, &row);
  if (buttons->children == NULL)
    {
      self->container = parent;
      byline_reader_builder_walk_children (self, node);
      byline_reader_builder_flush (self);
    }
  byline_reader_builder_leave (self, buttons, parent);
}

static gboolean
is_link (const BylineHtmlNode *node)
{
  return byline_html_node_is (node, "a") &&
         byline_html_node_get_attribute (node, "href") != NULL;
}

/* The embedded view of the file says nothing that the link does not. */
void
byline_reader_build_file (BylineReaderBuilder  *self,
                          const BylineHtmlNode *node)
{
  BylineBlock *parent = self->container;
  BylineBlock *file = self->profile == BYLINE_PROFILE_ARTICLE
                        ? byline_reader_builder_enter (self, BYLINE_BLOCK_FILE, node) : NULL;

  if (file == NULL)
    {
      byline_reader_builder_walk_children (self, node);
      return;
    }

  for (guint i = 0; i < byline_html_node_get_n_children (node); i++)
    {
      const BylineHtmlNode *child = byline_html_node_get_child (node, i);

      if (is_link (child) && byline_html_node_has_class (child, FILE_BUTTON))
        add_button (self, file, child);
      else if (is_link (child) && file->text == NULL)
        file->text = capture_link (self, child);
    }
  self->block_depth--;
  self->container = parent;
  if (file->text != NULL)
    {
      byline_reader_builder_add (self, file);
      return;
    }

  byline_reader_builder_take_children (self, file);
  byline_block_free (file);
}
