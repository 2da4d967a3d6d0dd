/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Builds the links that pages show as buttons: rows of them, and a file with
 * its name and the button beside it. */

#include "config.h"

#include "byline-reader-builder.h"

#include "byline-url-policy.h"

#include <string.h>

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

static gboolean
is_blank (const BylineHtmlNode *node)
{
  const char *words = byline_html_node_get_words (node);

  return words != NULL && words[strspn (words, " \t\n\f\r")] == '\0';
}

/* A row has no place for words beside its buttons. */
static gboolean
visit_words_cb (const BylineHtmlNode *node,
                gpointer              has_words)
{
  if (byline_html_node_is (node, "a") || byline_html_node_is (node, "button"))
    return FALSE;
  if (byline_html_node_get_words (node) != NULL && !is_blank (node))
    *(gboolean *) has_words = TRUE;
  return TRUE;
}

static gboolean
has_words_outside (const BylineHtmlNode *node)
{
  gboolean has_words = FALSE;

  byline_html_node_visit (node, visit_words_cb, &has_words);
  return has_words;
}

void
byline_reader_build_buttons (BylineReaderBuilder  *self,
                             const BylineHtmlNode *node)
{
  BylineBlock *parent = self->container;
  BylineBlock *buttons = self->profile == BYLINE_PROFILE_ARTICLE && !has_words_outside (node)
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
is_link (BylineReaderBuilder  *self,
         const BylineHtmlNode *node)
{
  g_autofree char *uri = NULL;

  return byline_html_node_is (node, "a") &&
         byline_url_policy_link (self->base_uri, byline_html_node_get_attribute (node, "href"),
                                 &uri) != BYLINE_LINK_NONE;
}

static gboolean
is_view (const BylineHtmlNode *node)
{
  return byline_html_node_is (node, "object") || byline_html_node_is (node, "embed") ||
         byline_html_node_is (node, "iframe");
}

/* Links and nothing else: the file's name, then perhaps its button. */
static gboolean
is_file (BylineReaderBuilder  *self,
         const BylineHtmlNode *node)
{
  guint n_names = 0;

  for (guint i = 0; i < byline_html_node_get_n_children (node); i++)
    {
      const BylineHtmlNode *child = byline_html_node_get_child (node, i);

      if (is_link (self, child))
        n_names += !byline_html_node_has_class (child, FILE_BUTTON);
      else if (!is_blank (child) && !is_view (child))
        return FALSE;
    }

  return n_names == 1;
}

/* The embedded view of the file says nothing that the link does not. */
void
byline_reader_build_file (BylineReaderBuilder  *self,
                          const BylineHtmlNode *node)
{
  BylineBlock *parent = self->container;
  BylineBlock *file = self->profile == BYLINE_PROFILE_ARTICLE && is_file (self, node)
                        ? byline_reader_builder_enter (self, BYLINE_BLOCK_FILE, node) : NULL;

  if (file == NULL)
    {
      byline_reader_builder_walk_children (self, node);
      return;
    }

  for (guint i = 0; i < byline_html_node_get_n_children (node); i++)
    {
      const BylineHtmlNode *child = byline_html_node_get_child (node, i);

      if (!byline_html_node_is (child, "a"))
        continue;
      if (byline_html_node_has_class (child, FILE_BUTTON))
        add_button (self, file, child);
      else
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
