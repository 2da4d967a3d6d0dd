/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* document-probe tree|words|html: reads a JSON array of pages from standard input
 * and writes, for each, what the parser or the reader made of it and a NUL, so
 * that another parser can be asked the same. Never installed. */

#include "byline-document-html.h"
#include "byline-html-reader.h"
#include "byline-html-tree.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

#define MAX_BYTES (64 * 1024 * 1024)

static void
write_node (GString              *out,
            const BylineHtmlNode *node,
            guint                 depth)
{
  const char *words = byline_html_node_get_words (node);
  const char *name = byline_html_node_get_name (node);

  if (words != NULL)
    {
      g_autofree char *line = g_strdelimit (g_strdup (words), "\n", ' ');

      g_string_append_printf (out, "%*s\"%s\"\n", (int) depth * 2, "", line);
    }
  else if (name != NULL)
    g_string_append_printf (out, "%*s<%s>\n", (int) depth * 2, "", name);
  for (guint i = 0; i < byline_html_node_get_n_children (node); i++)
    write_node (out, byline_html_node_get_child (node, i), depth + 1);
}

static char *
dup_tree (const char *html)
{
  g_autoptr(BylineHtmlTree) tree = byline_html_tree_new (html, -1, MAX_BYTES);
  const BylineHtmlNode *root = byline_html_tree_get_root (tree);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < byline_html_node_get_n_children (root); i++)
    write_node (out, byline_html_node_get_child (root, i), 0);
  return g_string_free (out, FALSE);
}

static char *
dup_words (const char *html)
{
  g_autoptr(BylineDocument) document =
    byline_html_reader_read (html, -1, "https://site.example/", BYLINE_PROFILE_ARTICLE);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < byline_document_get_n_texts (document); i++)
    g_string_append_printf (out, "%s\n", byline_document_get_text (document, i)->words);
  return g_string_free (out, FALSE);
}

static char *
dup_html (const char *html)
{
  g_autoptr(BylineDocument) document =
    byline_html_reader_read (html, -1, "https://site.example/", BYLINE_PROFILE_ARTICLE);

  return byline_document_html_all (document);
}

static char *
read_all (void)
{
  GString *text = g_string_new (NULL);
  char chunk[65536];
  gsize n_bytes;

  while (text->len < MAX_BYTES && (n_bytes = fread (chunk, 1, sizeof chunk, stdin)) > 0)
    g_string_append_len (text, chunk, (gssize) n_bytes);
  return g_string_free (text, FALSE);
}

int
main (int   argc,
      char *argv[])
{
  const char *wanted = argc == 2 ? argv[1] : "";
  g_autofree char *input = read_all ();
  g_autoptr(JsonNode) pages = json_from_string (input, NULL);

  if (pages == NULL || *wanted == '\0')
    return 2;

  for (guint i = 0; i < json_array_get_length (json_node_get_array (pages)); i++)
    {
      const char *html = json_array_get_string_element (json_node_get_array (pages), i);
      g_autofree char *text = g_str_equal (wanted, "tree") ? dup_tree (html)
                              : g_str_equal (wanted, "html") ? dup_html (html)
                                                             : dup_words (html);

      fwrite (text, 1, strlen (text) + 1, stdout);
    }
  return 0;
}
