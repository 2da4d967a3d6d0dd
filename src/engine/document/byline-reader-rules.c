/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The whitelist: which element and which class means what. All that is read
 * from an element but its address and words is read here, by exact match.
 * Never builds anything. */

#include "config.h"

#include "byline-reader-rules.h"

#include "byline-reader-text.h"

#include <stdlib.h>
#include <string.h>

#define MAX_LANGUAGE_BYTES 35

typedef struct
{
  const char     *name;
  BylineRule      rule;
  BylineSpanKind  span;   /* for spans */
} Element;

/* Sorted by name; what is missing here is its children. */
static const Element elements[] = {
  { "a", BYLINE_RULE_LINK, BYLINE_SPAN_STRONG },
  { "abbr", BYLINE_RULE_SPAN, BYLINE_SPAN_ABBREVIATION },
  { "acronym", BYLINE_RULE_SPAN, BYLINE_SPAN_ABBREVIATION },
  { "address", BYLINE_RULE_FLOW, BYLINE_SPAN_STRONG },
  { "area", BYLINE_RULE_HIDDEN, BYLINE_SPAN_STRONG },
  { "article", BYLINE_RULE_FLOW, BYLINE_SPAN_STRONG },
  { "aside", BYLINE_RULE_FLOW, BYLINE_SPAN_STRONG },
  { "audio", BYLINE_RULE_MEDIA, BYLINE_SPAN_STRONG },
  { "b", BYLINE_RULE_SPAN, BYLINE_SPAN_STRONG },
  { "base", BYLINE_RULE_HIDDEN, BYLINE_SPAN_STRONG },
  { "big", BYLINE_RULE_SPAN, BYLINE_SPAN_BIG },
  { "blockquote", BYLINE_RULE_QUOTE, BYLINE_SPAN_STRONG },
  { "body", BYLINE_RULE_FLOW, BYLINE_SPAN_STRONG },
  { "br", BYLINE_RULE_BREAK, BYLINE_SPAN_STRONG },
  { "button", BYLINE_RULE_BUTTON, BYLINE_SPAN_STRONG },
  { "canvas", BYLINE_RULE_SCRIPT, BYLINE_SPAN_STRONG },
  { "caption", BYLINE_RULE_FLOW, BYLINE_SPAN_STRONG },
  { "center", BYLINE_RULE_FLOW, BYLINE_SPAN_STRONG },
  { "cite", BYLINE_RULE_SPAN, BYLINE_SPAN_EMPHASIS },
  { "code", BYLINE_RULE_SPAN, BYLINE_SPAN_CODE },
  { "datalist", BYLINE_RULE_HIDDEN, BYLINE_SPAN_STRONG },
  { "dd", BYLINE_RULE_FLOW, BYLINE_SPAN_STRONG },
  { "del", BYLINE_RULE_SPAN, BYLINE_SPAN_STRIKE },
  { "details", BYLINE_RULE_DETAILS, BYLINE_SPAN_STRONG },
  { "dfn", BYLINE_RULE_SPAN, BYLINE_SPAN_EMPHASIS },
  { "dir", BYLINE_RULE_LIST, BYLINE_SPAN_STRONG },
  { "div", BYLINE_RULE_FLOW, BYLINE_SPAN_STRONG },
  { "dl", BYLINE_RULE_DEFINITIONS, BYLINE_SPAN_STRONG },
  { "dt", BYLINE_RULE_TERM, BYLINE_SPAN_STRONG },
  { "em", BYLINE_RULE_SPAN, BYLINE_SPAN_EMPHASIS },
  { "embed", BYLINE_RULE_EMBED, BYLINE_SPAN_STRONG },
  { "fieldset", BYLINE_RULE_FLOW, BYLINE_SPAN_STRONG },
  { "figcaption", BYLINE_RULE_CAPTION, BYLINE_SPAN_STRONG },
  { "figure", BYLINE_RULE_FIGURE, BYLINE_SPAN_STRONG },
  { "footer", BYLINE_RULE_FLOW, BYLINE_SPAN_STRONG },
  { "form", BYLINE_RULE_FORM, BYLINE_SPAN_STRONG },
  { "h1", BYLINE_RULE_HEADING, BYLINE_SPAN_STRONG },
  { "h2", BYLINE_RULE_HEADING, BYLINE_SPAN_STRONG },
  { "h3", BYLINE_RULE_HEADING, BYLINE_SPAN_STRONG },
  { "h4", BYLINE_RULE_HEADING, BYLINE_SPAN_STRONG },
  { "h5", BYLINE_RULE_HEADING, BYLINE_SPAN_STRONG },
  { "h6", BYLINE_RULE_HEADING, BYLINE_SPAN_STRONG },
  { "head", BYLINE_RULE_HIDDEN, BYLINE_SPAN_STRONG },
  { "header", BYLINE_RULE_FLOW, BYLINE_SPAN_STRONG },
  { "hgroup", BYLINE_RULE_FLOW, BYLINE_SPAN_STRONG },
  { "hr", BYLINE_RULE_LINE, BYLINE_SPAN_STRONG },
  { "i", BYLINE_RULE_SPAN, BYLINE_SPAN_EMPHASIS },
  { "iframe", BYLINE_RULE_EMBED, BYLINE_SPAN_STRONG },
  { "img", BYLINE_RULE_PICTURE, BYLINE_SPAN_STRONG },
  { "input", BYLINE_RULE_HIDDEN, BYLINE_SPAN_STRONG },
  { "ins", BYLINE_RULE_SPAN, BYLINE_SPAN_UNDERLINE },
  { "kbd", BYLINE_RULE_SPAN, BYLINE_SPAN_KEY },
  { "keygen", BYLINE_RULE_HIDDEN, BYLINE_SPAN_STRONG },
  { "legend", BYLINE_RULE_FLOW, BYLINE_SPAN_STRONG },
  { "li", BYLINE_RULE_FLOW, BYLINE_SPAN_STRONG },
  { "link", BYLINE_RULE_HIDDEN, BYLINE_SPAN_STRONG },
  { "listing", BYLINE_RULE_CODE, BYLINE_SPAN_STRONG },
  { "main", BYLINE_RULE_FLOW, BYLINE_SPAN_STRONG },
  { "map", BYLINE_RULE_HIDDEN, BYLINE_SPAN_STRONG },
  { "mark", BYLINE_RULE_SPAN, BYLINE_SPAN_MARK },
  { "menu", BYLINE_RULE_LIST, BYLINE_SPAN_STRONG },
  { "meta", BYLINE_RULE_HIDDEN, BYLINE_SPAN_STRONG },
  { "nav", BYLINE_RULE_HIDDEN, BYLINE_SPAN_STRONG },
  { "noframes", BYLINE_RULE_FLOW, BYLINE_SPAN_STRONG },
  { "noscript", BYLINE_RULE_NOSCRIPT, BYLINE_SPAN_STRONG },
  { "object", BYLINE_RULE_EMBED, BYLINE_SPAN_STRONG },
  { "ol", BYLINE_RULE_LIST, BYLINE_SPAN_STRONG },
  { "optgroup", BYLINE_RULE_FLOW, BYLINE_SPAN_STRONG },
  { "option", BYLINE_RULE_HIDDEN, BYLINE_SPAN_STRONG },
  { "p", BYLINE_RULE_FLOW, BYLINE_SPAN_STRONG },
  { "param", BYLINE_RULE_HIDDEN, BYLINE_SPAN_STRONG },
  { "pre", BYLINE_RULE_CODE, BYLINE_SPAN_STRONG },
  { "q", BYLINE_RULE_QUOTED, BYLINE_SPAN_STRONG },
  { "rt", BYLINE_RULE_SPAN, BYLINE_SPAN_SMALL },
  { "s", BYLINE_RULE_SPAN, BYLINE_SPAN_STRIKE },
  { "samp", BYLINE_RULE_SPAN, BYLINE_SPAN_CODE },
  { "script", BYLINE_RULE_SCRIPT, BYLINE_SPAN_STRONG },
  { "section", BYLINE_RULE_FLOW, BYLINE_SPAN_STRONG },
  { "select", BYLINE_RULE_HIDDEN, BYLINE_SPAN_STRONG },
  { "small", BYLINE_RULE_SPAN, BYLINE_SPAN_SMALL },
  { "source", BYLINE_RULE_HIDDEN, BYLINE_SPAN_STRONG },
  { "strike", BYLINE_RULE_SPAN, BYLINE_SPAN_STRIKE },
  { "strong", BYLINE_RULE_SPAN, BYLINE_SPAN_STRONG },
  { "style", BYLINE_RULE_SCRIPT, BYLINE_SPAN_STRONG },
  { "sub", BYLINE_RULE_SPAN, BYLINE_SPAN_SUB },
  { "summary", BYLINE_RULE_TERM, BYLINE_SPAN_STRONG },
  { "sup", BYLINE_RULE_SPAN, BYLINE_SPAN_SUPER },
  { "svg", BYLINE_RULE_SCRIPT, BYLINE_SPAN_STRONG },
  { "table", BYLINE_RULE_TABLE, BYLINE_SPAN_STRONG },
  { "tbody", BYLINE_RULE_FLOW, BYLINE_SPAN_STRONG },
  { "td", BYLINE_RULE_FLOW, BYLINE_SPAN_STRONG },
  { "template", BYLINE_RULE_SCRIPT, BYLINE_SPAN_STRONG },
  { "textarea", BYLINE_RULE_HIDDEN, BYLINE_SPAN_STRONG },
  { "tfoot", BYLINE_RULE_FLOW, BYLINE_SPAN_STRONG },
  { "th", BYLINE_RULE_FLOW, BYLINE_SPAN_STRONG },
  { "thead", BYLINE_RULE_FLOW, BYLINE_SPAN_STRONG },
  { "title", BYLINE_RULE_HIDDEN, BYLINE_SPAN_STRONG },
  { "tr", BYLINE_RULE_FLOW, BYLINE_SPAN_STRONG },
  { "track", BYLINE_RULE_HIDDEN, BYLINE_SPAN_STRONG },
  { "tt", BYLINE_RULE_SPAN, BYLINE_SPAN_CODE },
  { "u", BYLINE_RULE_SPAN, BYLINE_SPAN_UNDERLINE },
  { "ul", BYLINE_RULE_LIST, BYLINE_SPAN_STRONG },
  { "var", BYLINE_RULE_SPAN, BYLINE_SPAN_EMPHASIS },
  { "video", BYLINE_RULE_MEDIA, BYLINE_SPAN_STRONG },
  { "wbr", BYLINE_RULE_HIDDEN, BYLINE_SPAN_STRONG },
  { "x-annotation", BYLINE_RULE_HIDDEN, BYLINE_SPAN_STRONG },
  { "x-math", BYLINE_RULE_MATH, BYLINE_SPAN_STRONG },
  { "xmp", BYLINE_RULE_CODE, BYLINE_SPAN_STRONG },
};

/* Parts of a page that are no part of the article in it. */
static const char * const hidden_classes[] = {
  "screen-reader-text",
  "social-links",
  "wp-block-social-links",
  "lightbox-trigger",
  "wp-block-search",
  "wp-block-loginout",
  "wp-block-calendar",
  "wp-block-navigation",
  "wp-block-comments",
  "wp-block-post-comments-form",
  "sharedaddy",
  "jp-relatedposts",
  NULL
};

static int
compare_element (const void *key,
                 const void *element)
{
  return strcmp (key, ((const Element *) element)->name);
}

/* A few blocks are told by class, whatever element carries them. Those for a
 * box hold for a list of definitions too, which classic galleries are. */
static const struct { BylineRule rule; const char *class_name; BylineRule becomes; } by_class[] = {
  { BYLINE_RULE_FLOW, "wp-caption", BYLINE_RULE_FIGURE },
  { BYLINE_RULE_FLOW, "gallery-item", BYLINE_RULE_FIGURE },
  { BYLINE_RULE_FLOW, "tiled-gallery-item", BYLINE_RULE_FIGURE },
  { BYLINE_RULE_FLOW, "wp-caption-text", BYLINE_RULE_CAPTION },
  { BYLINE_RULE_FLOW, "gallery-caption", BYLINE_RULE_CAPTION },
  { BYLINE_RULE_FLOW, "tiled-gallery-caption", BYLINE_RULE_CAPTION },
  { BYLINE_RULE_FLOW, "gallery", BYLINE_RULE_GALLERY },
  { BYLINE_RULE_FLOW, "tiled-gallery", BYLINE_RULE_GALLERY },
  { BYLINE_RULE_FLOW, "wp-block-jetpack-tiled-gallery", BYLINE_RULE_GALLERY },
  { BYLINE_RULE_FLOW, "wp-block-file", BYLINE_RULE_FILE },
  { BYLINE_RULE_FLOW, "wp-block-buttons", BYLINE_RULE_BUTTONS },
  { BYLINE_RULE_FLOW, "wp-block-button", BYLINE_RULE_BUTTONS },
  { BYLINE_RULE_DEFINITIONS, "gallery-item", BYLINE_RULE_FIGURE },
  { BYLINE_RULE_TERM, "gallery-icon", BYLINE_RULE_FLOW },
  { BYLINE_RULE_FIGURE, "wp-block-gallery", BYLINE_RULE_GALLERY },
  { BYLINE_RULE_LIST, "wp-block-gallery", BYLINE_RULE_GALLERY },
  { BYLINE_RULE_LIST, "blocks-gallery-grid", BYLINE_RULE_GALLERY },
};

static BylineRule
rule_by_class (const BylineHtmlNode *node,
               BylineRule            rule)
{
  if (byline_html_node_get_attribute (node, "class") == NULL)
    return rule;

  for (guint i = 0; i < G_N_ELEMENTS (by_class); i++)
    if (by_class[i].rule == rule && byline_html_node_has_class (node, by_class[i].class_name))
      return by_class[i].becomes;

  return rule;
}

/* WordPress writes some dates right behind a title; its style sheet gives
 * them a line of their own. */
static gboolean
is_line_of_date (const BylineHtmlNode *node)
{
  return byline_html_node_is (node, "time") &&
         (byline_html_node_has_class (node, "wp-block-latest-posts__post-date") ||
          byline_html_node_has_class (node, "wp-block-latest-comments__comment-date"));
}

/**
 * byline_reader_rule:
 * @node: an element
 * @span: (out): the span, for %BYLINE_RULE_SPAN
 *
 * Returns: what to make of the element
 */
BylineRule
byline_reader_rule (const BylineHtmlNode *node,
                    BylineSpanKind       *span)
{
  const Element *element = bsearch (byline_html_node_get_name (node), elements,
                                    G_N_ELEMENTS (elements), sizeof elements[0],
                                    compare_element);

  *span = element != NULL ? element->span : BYLINE_SPAN_STRONG;
  if (element == NULL)
    return is_line_of_date (node) ? BYLINE_RULE_FLOW : BYLINE_RULE_CHILDREN;

  return byline_reader_rule_is_block (element->rule) ? rule_by_class (node, element->rule)
                                                     : element->rule;
}

/**
 * byline_reader_rule_is_block:
 * @rule: a rule
 *
 * Returns: %TRUE if the element stands apart from the words around it
 */
gboolean
byline_reader_rule_is_block (BylineRule rule)
{
  return rule >= BYLINE_RULE_FLOW;
}

/**
 * byline_reader_is_hidden:
 * @node: an element
 *
 * Returns: %TRUE if readers are not meant to see it
 */
gboolean
byline_reader_is_hidden (const BylineHtmlNode *node)
{
  if (byline_html_node_get_attribute (node, "hidden") != NULL)
    return TRUE;
  if (byline_html_node_get_attribute (node, "class") == NULL)
    return FALSE;

  for (guint i = 0; hidden_classes[i] != NULL; i++)
    if (byline_html_node_has_class (node, hidden_classes[i]))
      return TRUE;

  return FALSE;
}

static gboolean
style_is (const BylineHtmlNode *node,
          const char           *property,
          const char           *value)
{
  const char *style = byline_html_node_get_attribute (node, "style");

  if (style == NULL)
    return FALSE;

  g_auto(GStrv) rules = g_strsplit (style, ";", 32);
  for (guint i = 0; rules[i] != NULL; i++)
    {
      char *colon = strchr (rules[i], ':');

      if (colon == NULL)
        continue;
      *colon = '\0';
      if (g_ascii_strcasecmp (g_strstrip (rules[i]), property) == 0 &&
          g_ascii_strcasecmp (g_strstrip (colon + 1), value) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * byline_reader_get_align:
 * @node: a block element
 * @inherited: the alignment around it
 *
 * Returns: the alignment of its words
 */
BylineAlign
byline_reader_get_align (const BylineHtmlNode *node,
                         BylineAlign           inherited)
{
  static const struct { const char *word; const char *class_name; BylineAlign align; } words[] = {
    { "left", "has-text-align-left", BYLINE_ALIGN_START },
    { "center", "has-text-align-center", BYLINE_ALIGN_CENTER },
    { "right", "has-text-align-right", BYLINE_ALIGN_END },
    { "justify", "has-text-align-justify", BYLINE_ALIGN_JUSTIFY },
  };

  if (byline_html_node_is (node, "center"))
    return BYLINE_ALIGN_CENTER;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (byline_html_node_has_class (node, words[i].class_name) ||
        byline_html_node_has_token (node, "align", words[i].word) ||
        style_is (node, "text-align", words[i].word))
      return words[i].align;

  return inherited;
}

/**
 * byline_reader_get_direction:
 * @node: an element
 * @inherited: the direction around it
 *
 * Returns: the direction of its words
 */
BylineDirection
byline_reader_get_direction (const BylineHtmlNode *node,
                             BylineDirection       inherited)
{
  if (byline_html_node_has_token (node, "dir", "ltr"))
    return BYLINE_DIRECTION_LTR;
  if (byline_html_node_has_token (node, "dir", "rtl"))
    return BYLINE_DIRECTION_RTL;
  if (byline_html_node_has_token (node, "dir", "auto"))
    return BYLINE_DIRECTION_AUTO;

  return inherited;
}

/**
 * byline_reader_get_size:
 * @node: a block element
 * @inherited: the size around it
 *
 * Returns: the size of its words
 */
BylineSize
byline_reader_get_size (const BylineHtmlNode *node,
                        BylineSize            inherited)
{
  if (byline_html_node_has_class (node, "has-small-font-size"))
    return BYLINE_SIZE_SMALL;
  if (byline_html_node_has_class (node, "has-large-font-size") ||
      byline_html_node_has_class (node, "has-x-large-font-size") ||
      byline_html_node_has_class (node, "has-xx-large-font-size"))
    return BYLINE_SIZE_LARGE;
  if (byline_html_node_has_class (node, "has-medium-font-size"))
    return BYLINE_SIZE_NORMAL;

  return inherited;
}

/**
 * byline_reader_get_list_style:
 * @node: a list
 *
 * Returns: the marks before its items
 */
BylineListStyle
byline_reader_get_list_style (const BylineHtmlNode *node)
{
  static const struct { const char *type; const char *name; BylineListStyle style; } styles[] = {
    { "a", "lower-alpha", BYLINE_LIST_LOWER_ALPHA },
    { "a", "lower-latin", BYLINE_LIST_LOWER_ALPHA },
    { "A", "upper-alpha", BYLINE_LIST_UPPER_ALPHA },
    { "A", "upper-latin", BYLINE_LIST_UPPER_ALPHA },
    { "i", "lower-roman", BYLINE_LIST_LOWER_ROMAN },
    { "I", "upper-roman", BYLINE_LIST_UPPER_ROMAN },
    { "1", "decimal", BYLINE_LIST_DECIMAL },
    { "disc", "disc", BYLINE_LIST_DISC },
    { "circle", "circle", BYLINE_LIST_CIRCLE },
    { "square", "square", BYLINE_LIST_SQUARE },
    { "none", "none", BYLINE_LIST_NONE },
  };
  const char *type = byline_html_node_get_attribute (node, "type");

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (style_is (node, "list-style-type", styles[i].name) ||
        (type != NULL && strcmp (type, styles[i].type) == 0))
      return styles[i].style;

  return byline_html_node_is (node, "ol") ? BYLINE_LIST_DECIMAL : BYLINE_LIST_DISC;
}

/**
 * byline_reader_get_place:
 * @node: a figure or a picture
 *
 * Returns: where it stands in the column
 */
BylineFigurePlace
byline_reader_get_place (const BylineHtmlNode *node)
{
  static const struct { const char *class_name; BylineFigurePlace place; } places[] = {
    { "alignleft", BYLINE_FIGURE_START },
    { "alignright", BYLINE_FIGURE_END },
    { "aligncenter", BYLINE_FIGURE_CENTER },
    { "alignwide", BYLINE_FIGURE_WIDE },
    { "alignfull", BYLINE_FIGURE_FULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (byline_html_node_has_class (node, places[i].class_name))
      return places[i].place;

  return BYLINE_FIGURE_NONE;
}

static gboolean
is_language (const char *word,
             gsize       length)
{
  if (length == 0 || length > MAX_LANGUAGE_BYTES || !g_ascii_isalpha (*word))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (word[i]) && strchr ("+#-_.", word[i]) == NULL)
      return FALSE;

  return TRUE;
}

static char *
language_in_class (const BylineHtmlNode *node)
{
  static const char * const prefixes[] = { "language-", "lang-", "brush:" };
  const char *classes = byline_html_node_get_attribute (node, "class");

  for (guint i = 0; classes != NULL && i < G_N_ELEMENTS (prefixes); i++)
    {
      const char *found = strstr (classes, prefixes[i]);

      if (found == NULL || (found > classes && !g_ascii_isspace (found[-1])))
        continue;
      found += strlen (prefixes[i]);
      found += strspn (found, " ");
      gsize length = strcspn (found, " \t\n;");
      if (is_language (found, length))
        return g_strndup (found, length);
    }

  return NULL;
}

/**
 * byline_reader_dup_code_language:
 * @node: an element that holds code
 *
 * Returns: (transfer full) (nullable): the programming language that the page
 *   names, as it does
 */
char *
byline_reader_dup_code_language (const BylineHtmlNode *node)
{
  const BylineHtmlNode *code = byline_html_node_find (node, "code", NULL);
  char *language = language_in_class (node);

  return language != NULL || code == NULL ? language : language_in_class (code);
}

/**
 * byline_reader_dup_language:
 * @node: an element
 *
 * Returns: (transfer full) (nullable): its language as a BCP-47 tag
 */
char *
byline_reader_dup_language (const BylineHtmlNode *node)
{
  const char *language = byline_html_node_get_attribute (node, "lang");

  if (language == NULL || !g_ascii_isalpha (*language) ||
      strlen (language) > MAX_LANGUAGE_BYTES)
    return NULL;
  for (const char *p = language; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-')
      return NULL;

  return g_strdup (language);
}

/**
 * byline_reader_get_int:
 * @node: an element
 * @attribute: an attribute that holds a number
 * @minimum: the least value
 * @maximum: the greatest value
 * @fallback: the value when there is none, or a percentage
 *
 * Returns: the number within the bounds
 */
int
byline_reader_get_int (const BylineHtmlNode *node,
                       const char           *attribute,
                       int                   minimum,
                       int                   maximum,
                       int                   fallback)
{
  const char *value = byline_html_node_get_attribute (node, attribute);
  char *end = NULL;

  if (value == NULL)
    return fallback;

  gint64 number = g_ascii_strtoll (value, &end, 10);
  if (end == value || *end == '%')
    return fallback;

  return (int) CLAMP (number, minimum, maximum);
}

/**
 * byline_reader_fold_line:
 * @words: (nullable): words with any white space
 *
 * Returns: (transfer full): the words as one clean line; "" without any
 */
char *
byline_reader_fold_line (const char *words)
{
  g_autoptr(BylineReaderText) line = byline_reader_text_new ();

  byline_reader_text_append (line, words != NULL ? words : "");
  g_autoptr(BylineText) text = byline_reader_text_take (line);
  return g_strdup (text != NULL ? text->words : "");
}

/**
 * byline_reader_dup_line:
 * @node: an element
 * @attribute: an attribute that holds words
 *
 * Returns: (transfer full): the words as one clean line; "" without any
 */
char *
byline_reader_dup_line (const BylineHtmlNode *node,
                        const char           *attribute)
{
  return byline_reader_fold_line (byline_html_node_get_attribute (node, attribute));
}
