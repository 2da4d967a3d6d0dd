/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the guard knows about each element: how the parser treats its tags,
 * and what the guard does with them itself. Only a table. */

#include "config.h"

#include "byline-guard-tag.h"

#include <stdlib.h>
#include <string.h>

/* Sorted by name. */
static const BylineTag tags[] = {
  { "a", BYLINE_TAG_FORMATTING },
  { "address", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL },
  { "annotation", 0, "x-annotation" },
  { "annotation-xml", 0, "datalist" },
  { "applet", BYLINE_TAG_DROPPED },
  { "area", BYLINE_TAG_VOID },
  { "article", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL },
  { "aside", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL },
  { "b", BYLINE_TAG_FORMATTING },
  { "base", BYLINE_TAG_VOID },
  { "basefont", BYLINE_TAG_VOID },
  { "bgsound", BYLINE_TAG_VOID },
  { "big", BYLINE_TAG_FORMATTING },
  { "blockquote", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL },
  { "body", BYLINE_TAG_DROPPED },
  { "br", BYLINE_TAG_VOID },
  { "button", BYLINE_TAG_SPECIAL },
  { "caption", BYLINE_TAG_SPECIAL | BYLINE_TAG_SCOPE | BYLINE_TAG_TABLE_PART },
  { "center", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL },
  { "code", BYLINE_TAG_FORMATTING },
  { "col", BYLINE_TAG_VOID | BYLINE_TAG_TABLE_PART },
  { "colgroup", BYLINE_TAG_VOID | BYLINE_TAG_TABLE_PART },
  { "command", 0, "x-other" },
  { "dd", BYLINE_TAG_SPECIAL },
  { "details", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL },
  { "dialog", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL, "div" },
  { "dir", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL },
  { "div", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL },
  { "dl", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL },
  { "dt", BYLINE_TAG_SPECIAL },
  { "em", BYLINE_TAG_FORMATTING },
  { "embed", BYLINE_TAG_VOID },
  { "fieldset", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL },
  { "figcaption", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL },
  { "figure", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL },
  { "font", BYLINE_TAG_FORMATTING },
  { "footer", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL },
  { "form", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL },
  { "frame", BYLINE_TAG_DROPPED },
  { "frameset", BYLINE_TAG_DROPPED },
  { "h1", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL | BYLINE_TAG_HEADING },
  { "h2", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL | BYLINE_TAG_HEADING },
  { "h3", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL | BYLINE_TAG_HEADING },
  { "h4", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL | BYLINE_TAG_HEADING },
  { "h5", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL | BYLINE_TAG_HEADING },
  { "h6", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL | BYLINE_TAG_HEADING },
  { "head", BYLINE_TAG_DROPPED },
  { "header", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL },
  { "hgroup", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL },
  { "hr", BYLINE_TAG_VOID | BYLINE_TAG_CLOSES_P },
  { "html", BYLINE_TAG_DROPPED },
  { "i", BYLINE_TAG_FORMATTING },
  { "iframe", BYLINE_TAG_HOLLOW },
  { "image", BYLINE_TAG_VOID, "img" },
  { "img", BYLINE_TAG_VOID },
  { "input", BYLINE_TAG_VOID },
  { "isindex", BYLINE_TAG_DROPPED },
  { "keygen", BYLINE_TAG_DROPPED },
  { "li", BYLINE_TAG_SPECIAL },
  { "link", BYLINE_TAG_VOID },
  { "listing", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL, "pre" },
  { "main", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL },
  { "marquee", BYLINE_TAG_DROPPED },
  { "math", 0, "x-math" },
  { "menu", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL },
  { "menuitem", BYLINE_TAG_DROPPED },
  { "meta", BYLINE_TAG_VOID },
  { "mprescripts", BYLINE_TAG_DROPPED },
  { "mspace", BYLINE_TAG_DROPPED },
  { "nav", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL },
  { "nobr", BYLINE_TAG_DROPPED },
  { "noembed", BYLINE_TAG_SWALLOWED },
  { "noframes", BYLINE_TAG_SWALLOWED },
  { "none", BYLINE_TAG_DROPPED },
  { "noscript", BYLINE_TAG_SPECIAL | BYLINE_TAG_LOOSE_END },
  { "object", BYLINE_TAG_SPECIAL | BYLINE_TAG_SCOPE },
  { "ol", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL },
  { "optgroup", BYLINE_TAG_DROPPED },
  { "option", BYLINE_TAG_DROPPED },
  { "p", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL },
  { "param", BYLINE_TAG_VOID },
  { "plaintext", BYLINE_TAG_DROPPED },
  { "pre", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL },
  { "rb", BYLINE_TAG_DROPPED },
  { "rtc", BYLINE_TAG_DROPPED },
  { "s", BYLINE_TAG_FORMATTING },
  { "script", BYLINE_TAG_SWALLOWED },
  { "search", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL, "div" },
  { "section", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL },
  { "select", 0, "datalist" },
  { "small", BYLINE_TAG_FORMATTING },
  { "source", BYLINE_TAG_VOID },
  { "strike", BYLINE_TAG_FORMATTING },
  { "strong", BYLINE_TAG_FORMATTING },
  { "style", BYLINE_TAG_SWALLOWED },
  { "summary", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL },
  { "svg", BYLINE_TAG_SWALLOWED },
  { "table", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL | BYLINE_TAG_SCOPE },
  { "tbody", BYLINE_TAG_SPECIAL | BYLINE_TAG_TABLE_PART },
  { "td", BYLINE_TAG_SPECIAL | BYLINE_TAG_SCOPE | BYLINE_TAG_TABLE_PART },
  { "template", 0, "datalist" },
  { "textarea", BYLINE_TAG_PLAIN_TEXT },
  { "tfoot", BYLINE_TAG_SPECIAL | BYLINE_TAG_TABLE_PART },
  { "th", BYLINE_TAG_SPECIAL | BYLINE_TAG_SCOPE | BYLINE_TAG_TABLE_PART },
  { "thead", BYLINE_TAG_SPECIAL | BYLINE_TAG_TABLE_PART },
  { "title", BYLINE_TAG_PLAIN_TEXT },
  { "tr", BYLINE_TAG_SPECIAL | BYLINE_TAG_TABLE_PART },
  { "track", BYLINE_TAG_VOID },
  { "tt", BYLINE_TAG_FORMATTING },
  { "u", BYLINE_TAG_FORMATTING },
  { "ul", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL },
  { "wbr", BYLINE_TAG_VOID },
  { "xmp", BYLINE_TAG_CLOSES_P | BYLINE_TAG_SPECIAL | BYLINE_TAG_PLAIN_TEXT, "pre" },
};

static int
compare_tag (const void *key,
             const void *element)
{
  return strcmp (key, ((const BylineTag *) element)->name);
}

/**
 * byline_tag_lookup:
 * @name: an element's name, lower case
 *
 * Returns: (nullable): what the guard knows about the element
 */
const BylineTag *
byline_tag_lookup (const char *name)
{
  return bsearch (name, tags, G_N_ELEMENTS (tags), sizeof tags[0], compare_tag);
}
