/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A page as a row of stops, in reading order: which widgets are one, and what
 * comes after another. It looks at the tree of widgets as it is, so that
 * pages in the making, opened details and comments need no list of their own. */

#include "config.h"

#include "byline-page-tree.h"

#include "byline-document-picture.h"
#include "byline-list-item.h"
#include "byline-text-block.h"

static GtkAccessibleRole
get_role (GtkWidget *widget)
{
  return gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));
}

static gboolean
is_silent (GtkWidget *widget)
{
  GtkAccessibleRole role = get_role (widget);

  return role == GTK_ACCESSIBLE_ROLE_PRESENTATION || role == GTK_ACCESSIBLE_ROLE_NONE;
}

static gboolean
is_cell (GtkWidget *widget)
{
  GtkAccessibleRole role = get_role (widget);

  return role == GTK_ACCESSIBLE_ROLE_CELL || role == GTK_ACCESSIBLE_ROLE_COLUMN_HEADER
         || role == GTK_ACCESSIBLE_ROLE_ROW_HEADER;
}

/* ---- what is a stop ---- */

static gboolean
begins_with_words (GtkWidget *column)
{
  GtkWidget *first = column != NULL ? gtk_widget_get_first_child (column) : NULL;

  return first != NULL && BYLINE_IS_TEXT_BLOCK (first);
}

/* Items and cells are called by their first words: one stop, not two. */
static gboolean
is_said_by_parent (GtkWidget *text)
{
  GtkWidget *column = gtk_widget_get_parent (text);

  if (column == NULL || gtk_widget_get_prev_sibling (text) != NULL)
    return FALSE;
  return is_cell (column) || BYLINE_IS_LIST_ITEM (gtk_widget_get_parent (column));
}

static gboolean
is_summary (GtkWidget *text)
{
  GtkWidget *details = gtk_widget_get_ancestor (text, GTK_TYPE_EXPANDER);

  return details != NULL && gtk_expander_get_label_widget (GTK_EXPANDER (details)) == text;
}

static gboolean
is_text_stop (GtkWidget *text)
{
  return *byline_text_block_get_text (BYLINE_TEXT_BLOCK (text))->words != '\0'
         && !gtk_widget_has_css_class (text, "byline-marker")
         && !is_said_by_parent (text) && !is_summary (text);
}

/* Of other items, such as comments, the item is always a stop. */
static gboolean
is_item_stop (GtkWidget *item)
{
  if (BYLINE_IS_LIST_ITEM (item))
    return begins_with_words (gtk_widget_get_last_child (item));
  return get_role (item) == GTK_ACCESSIBLE_ROLE_LIST_ITEM;
}

/**
 * byline_page_tree_is_table:
 * @widget: a widget of a page
 *
 * Returns: whether it is a table
 */
gboolean
byline_page_tree_is_table (GtkWidget *widget)
{
  return get_role (widget) == GTK_ACCESSIBLE_ROLE_TABLE;
}

/**
 * byline_page_tree_find_table:
 * @widget: a widget of a page
 *
 * Returns: (transfer none) (nullable): the outermost table that it is in
 */
GtkWidget *
byline_page_tree_find_table (GtkWidget *widget)
{
  GtkWidget *table = NULL;

  while ((widget = gtk_widget_get_parent (widget)) != NULL)
    if (byline_page_tree_is_table (widget))
      table = widget;
  return table;
}

/**
 * byline_page_tree_is_heading:
 * @widget: a widget of a page
 *
 * Returns: whether it is a heading
 */
gboolean
byline_page_tree_is_heading (GtkWidget *widget)
{
  return get_role (widget) == GTK_ACCESSIBLE_ROLE_HEADING;
}

/**
 * byline_page_tree_is_stop:
 * @widget: a widget of a page
 *
 * Returns: whether a person who walks over the page stops at it
 */
gboolean
byline_page_tree_is_stop (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (BYLINE_IS_TEXT_BLOCK (widget))
    return is_text_stop (widget);
  if (GTK_IS_LABEL (widget))
    return *gtk_label_get_text (GTK_LABEL (widget)) != '\0' && !is_silent (widget);
  if (GTK_IS_BUTTON (widget))
    return gtk_widget_has_css_class (widget, "byline-card");
  return BYLINE_IS_DOCUMENT_PICTURE (widget) || GTK_IS_EXPANDER (widget) || is_item_stop (widget)
         || byline_page_tree_is_table (widget)
         || (is_cell (widget) && (begins_with_words (widget)
                                  || gtk_widget_get_first_child (widget) == NULL));
}

/* ---- order ---- */

/* What is within these belongs to them, or is nothing to a listener. */
static gboolean
may_enter (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && !is_silent (widget) && !BYLINE_IS_TEXT_BLOCK (widget)
         && !BYLINE_IS_DOCUMENT_PICTURE (widget) && !GTK_IS_BUTTON (widget)
         && !GTK_IS_LABEL (widget) && !GTK_IS_NATIVE (widget);
}

/**
 * byline_page_tree_next:
 * @top: the widget that holds the page
 * @from: a widget in it, or @top
 * @enters: whether to look into @from
 *
 * Returns: (transfer none) (nullable): what comes after it in the tree
 */
GtkWidget *
byline_page_tree_next (GtkWidget *top,
                       GtkWidget *from,
                       gboolean   enters)
{
  GtkWidget *next = enters && may_enter (from) ? gtk_widget_get_first_child (from) : NULL;

  for (; next == NULL && from != NULL && from != top; from = gtk_widget_get_parent (from))
    next = gtk_widget_get_next_sibling (from);
  return next;
}

static GtkWidget *
find_deepest (GtkWidget *widget,
              gboolean   enters_tables)
{
  while (may_enter (widget) && gtk_widget_get_last_child (widget) != NULL
         && (enters_tables || !byline_page_tree_is_table (widget)))
    widget = gtk_widget_get_last_child (widget);
  return widget;
}

/**
 * byline_page_tree_previous:
 * @top: the widget that holds the page
 * @from: a widget in it
 * @enters_tables: whether to look into tables
 *
 * Returns: (transfer none) (nullable): what comes before it in the tree
 */
GtkWidget *
byline_page_tree_previous (GtkWidget *top,
                           GtkWidget *from,
                           gboolean   enters_tables)
{
  GtkWidget *sibling;

  if (from == top)
    return NULL;
  sibling = gtk_widget_get_prev_sibling (from);
  if (sibling != NULL)
    return find_deepest (sibling, enters_tables);
  from = gtk_widget_get_parent (from);
  return from != top ? from : NULL;
}
