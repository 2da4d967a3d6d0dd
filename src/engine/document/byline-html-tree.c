/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The one file that knows the HTML parser. Sends every byte through the
 * guard first and offers the tree by name, attribute, child and word.
 * Never decides what anything means. */

#include "config.h"

#include "byline-html-tree.h"

#include "byline-html-guard.h"

#include <gumbo.h>
#include <string.h>

/* The guard keeps trees far below this; the stack of a thread must hold it. */
#define MAX_WALK_DEPTH 1000

struct _BylineHtmlTree
{
  GString     *source;      /* (owned): the tree points into it */
  GumboOutput *output;      /* (owned) */
  gboolean     truncated;
};

/* Nodes are the parser's own; the name hides the type. */
static const GumboNode *
to_gumbo (const BylineHtmlNode *node)
{
  return (const GumboNode *) node;
}

static const BylineHtmlNode *
from_gumbo (const GumboNode *node)
{
  return (const BylineHtmlNode *) node;
}

static gboolean
is_element (const BylineHtmlNode *node)
{
  return to_gumbo (node)->type == GUMBO_NODE_ELEMENT;
}

static GumboOptions
make_options (void)
{
  GumboOptions options = kGumboDefaultOptions;

  /* Error records copy the stack of open elements: none are wanted. */
  options.max_errors = 0;
  options.fragment_context = GUMBO_TAG_BODY;
  return options;
}

/**
 * byline_html_tree_new:
 * @html: (array length=length) (nullable): a fragment or a whole page; %NULL
 *   is the empty one
 * @length: bytes, or -1 if NUL-terminated
 * @max_bytes: the most bytes to read
 *
 * Parses HTML. Never fails: what is broken becomes what browsers make of it.
 *
 * Returns: (transfer full): the tree
 */
BylineHtmlTree *
byline_html_tree_new (const char *html,
                      gssize      length,
                      gsize       max_bytes)
{
  BylineHtmlTree *self = g_new0 (BylineHtmlTree, 1);
  GumboOptions options = make_options ();
  gsize n_bytes = html == NULL ? 0 : length < 0 ? strlen (html) : (gsize) length;

  self->source = byline_html_guard (html, n_bytes, max_bytes, &self->truncated);
  self->output = gumbo_parse_with_options (&options, self->source->str, self->source->len);

  return self;
}

/**
 * byline_html_tree_free:
 * @self: (transfer full): the tree, with all its nodes
 */
void
byline_html_tree_free (BylineHtmlTree *self)
{
  GumboOptions options = make_options ();

  gumbo_destroy_output (&options, self->output);
  g_string_free (self->source, TRUE);
  g_free (self);
}

/**
 * byline_html_tree_get_root:
 * @self: the tree
 *
 * Returns: (transfer none): the element around everything
 */
const BylineHtmlNode *
byline_html_tree_get_root (const BylineHtmlTree *self)
{
  return from_gumbo (self->output->root);
}

/**
 * byline_html_tree_get_truncated:
 * @self: the tree
 *
 * Returns: %TRUE if the source was too long or too costly to read whole
 */
gboolean
byline_html_tree_get_truncated (const BylineHtmlTree *self)
{
  return self->truncated;
}

/* The names that the guard gives to elements that are not HTML. */
static const char *
name_of_guard (const GumboStringPiece *tag)
{
  static const char * const names[] = { "x-annotation", "x-math" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length = strlen (names[i]);

      if (tag->length > length + 1 && strncmp (tag->data + 1, names[i], length) == 0 &&
          strchr (" \t\n\f\r/>", tag->data[length + 1]) != NULL)
        return names[i];
    }

  return "";
}

/**
 * byline_html_node_get_name:
 * @self: a node
 *
 * Returns: (nullable): the element's name in lower case; "x-math" and
 *   "x-annotation" for formulas and their sources, "" for others that are not
 *   HTML, %NULL if @self is no element
 */
const char *
byline_html_node_get_name (const BylineHtmlNode *self)
{
  if (!is_element (self))
    return NULL;
  if (to_gumbo (self)->v.element.tag == GUMBO_TAG_UNKNOWN)
    return name_of_guard (&to_gumbo (self)->v.element.original_tag);

  return gumbo_normalized_tagname (to_gumbo (self)->v.element.tag);
}

/**
 * byline_html_node_get_words:
 * @self: a node
 *
 * Returns: (nullable): decoded text, %NULL if @self is no text
 */
const char *
byline_html_node_get_words (const BylineHtmlNode *self)
{
  switch (to_gumbo (self)->type)
    {
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_CDATA:
    case GUMBO_NODE_WHITESPACE:
      return to_gumbo (self)->v.text.text;

    case GUMBO_NODE_DOCUMENT:
    case GUMBO_NODE_ELEMENT:
    case GUMBO_NODE_COMMENT:
    case GUMBO_NODE_TEMPLATE:
    default:
      return NULL;
    }
}

/**
 * byline_html_node_get_attribute:
 * @self: a node
 * @name: the attribute's name
 *
 * Returns: (nullable): the decoded value, %NULL if there is none
 */
const char *
byline_html_node_get_attribute (const BylineHtmlNode *self,
                                const char           *name)
{
  if (!is_element (self))
    return NULL;

  GumboAttribute *attribute =
    gumbo_get_attribute (&to_gumbo (self)->v.element.attributes, name);
  return attribute != NULL ? attribute->value : NULL;
}

/**
 * byline_html_node_get_n_children:
 * @self: a node
 *
 * Returns: the number of children, 0 for text
 */
guint
byline_html_node_get_n_children (const BylineHtmlNode *self)
{
  return is_element (self) ? to_gumbo (self)->v.element.children.length : 0;
}

/**
 * byline_html_node_get_child:
 * @self: an element
 * @index: less than the number of children
 *
 * Returns: (transfer none): the child
 */
const BylineHtmlNode *
byline_html_node_get_child (const BylineHtmlNode *self,
                            guint                 index)
{
  return from_gumbo (to_gumbo (self)->v.element.children.data[index]);
}

/**
 * byline_html_node_is:
 * @self: a node
 * @name: an element's name
 *
 * Returns: %TRUE if @self is that element
 */
gboolean
byline_html_node_is (const BylineHtmlNode *self,
                     const char           *name)
{
  return g_strcmp0 (byline_html_node_get_name (self), name) == 0;
}

/**
 * byline_html_node_has_token:
 * @self: a node
 * @attribute: an attribute that holds words with white space between
 * @token: the word, compared without case
 *
 * Returns: %TRUE if the attribute holds the word
 */
gboolean
byline_html_node_has_token (const BylineHtmlNode *self,
                            const char           *attribute,
                            const char           *token)
{
  const char *value = byline_html_node_get_attribute (self, attribute);
  gsize length = strlen (token);

  while (value != NULL && *value != '\0')
    {
      gsize n_bytes = strcspn (value, " \t\n\f\r");

      if (n_bytes == length && g_ascii_strncasecmp (value, token, length) == 0)
        return TRUE;
      value += n_bytes;
      value += strspn (value, " \t\n\f\r");
    }

  return FALSE;
}

/**
 * byline_html_node_has_class:
 * @self: a node
 * @name: a class
 *
 * Returns: %TRUE if @self has the class
 */
gboolean
byline_html_node_has_class (const BylineHtmlNode *self,
                            const char           *name)
{
  return byline_html_node_has_token (self, "class", name);
}

static void
visit_below (const BylineHtmlNode *node,
             guint                 depth,
             BylineHtmlVisit       visit,
             gpointer              data)
{
  guint n_children = byline_html_node_get_n_children (node);

  for (guint i = 0; i < n_children && depth < MAX_WALK_DEPTH; i++)
    {
      const BylineHtmlNode *child = byline_html_node_get_child (node, i);

      if (visit (child, data))
        visit_below (child, depth + 1, visit, data);
    }
}

/**
 * byline_html_node_visit:
 * @self: a node
 * @visit: (scope call): called for every node below @self in reading order
 * @data: passed to @visit
 */
void
byline_html_node_visit (const BylineHtmlNode *self,
                        BylineHtmlVisit       visit,
                        gpointer              data)
{
  visit_below (self, 0, visit, data);
}

typedef struct
{
  const char           *name;
  const char           *class_name;
  const BylineHtmlNode *found;
} Search;

static gboolean
search_visited_cb (const BylineHtmlNode *node,
                   gpointer              data)
{
  Search *search = data;

  if (search->found == NULL && is_element (node) &&
      (search->name == NULL || byline_html_node_is (node, search->name)) &&
      (search->class_name == NULL || byline_html_node_has_class (node, search->class_name)))
    search->found = node;

  return search->found == NULL;
}

/**
 * byline_html_node_find:
 * @self: a node
 * @name: (nullable): an element's name, %NULL for any
 * @class_name: (nullable): a class, %NULL for any
 *
 * Returns: (transfer none) (nullable): the first such element below @self
 */
const BylineHtmlNode *
byline_html_node_find (const BylineHtmlNode *self,
                       const char           *name,
                       const char           *class_name)
{
  Search search = { name, class_name, NULL };

  byline_html_node_visit (self, search_visited_cb, &search);
  return search.found;
}

static gboolean
text_visited_cb (const BylineHtmlNode *node,
                 gpointer              data)
{
  const char *words = byline_html_node_get_words (node);

  if (words != NULL)
    g_string_append (data, words);

  return TRUE;
}

/**
 * byline_html_node_dup_text:
 * @self: a node
 *
 * Returns: (transfer full) (not nullable): all text below @self as it stands
 */
char *
byline_html_node_dup_text (const BylineHtmlNode *self)
{
  GString *text = g_string_new (NULL);

  byline_html_node_visit (self, text_visited_cb, text);
  return g_string_free (text, FALSE);
}
