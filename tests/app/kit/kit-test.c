/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Shared by the tests of the kit: a window to stand in, documents made by
 * hand, and waiting for what GTK does in its own time. Nothing sleeps. */

#include "kit-test.h"

#include "byline-kit.h"

#include <adwaita.h>
#include <string.h>

#define LIMIT_SECONDS 20

/* Starts GTK and the style sheet for a test program. */
void
kit_test_init (int    *argc,
               char ***argv)
{
  g_test_init (argc, argv, NULL);
  gtk_init ();
  adw_init ();
  byline_kit_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

static gboolean
time_over_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Runs the main loop until the condition holds; fails after a limit. */
void
kit_test_wait (KitTestCondition condition,
               gpointer         data)
{
  gboolean is_over = FALSE;
  guint source = g_timeout_add_seconds (LIMIT_SECONDS, time_over_cb, &is_over);

  while (!condition (data) && !is_over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_over);
  g_source_remove (source);
}

static gboolean
frame_drawn_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       data)
{
  (*(guint *) data)++;
  return G_SOURCE_CONTINUE;
}

static gboolean
has_drawn (gpointer data)
{
  return *(guint *) data >= 3;
}

static GtkWidget *present_window;

/* Lets three frames pass in the window presented last. */
void
kit_test_settle (void)
{
  guint frames = 0;
  guint tick = gtk_widget_add_tick_callback (present_window, frame_drawn_cb, &frames, NULL);

  kit_test_wait (has_drawn, &frames);
  gtk_widget_remove_tick_callback (present_window, tick);
}

static gboolean
is_shown (gpointer data)
{
  return gtk_widget_get_mapped (data) && gtk_widget_get_width (data) > 0;
}

/* Puts a widget into a window of a given size and waits until it is there. */
GtkWidget *
kit_test_present (GtkWidget *child,
                  int        width,
                  int        height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  present_window = window;
  kit_test_wait (is_shown, child);
  kit_test_settle ();
  return window;
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* Closes a window and waits until nobody holds it. */
void
kit_test_close (GtkWidget *window)
{
  gpointer alive = window;

  g_object_add_weak_pointer (G_OBJECT (window), &alive);
  gtk_window_destroy (GTK_WINDOW (window));
  kit_test_wait (is_gone, &alive);
}

static GtkWidget *
find (GtkWidget *root,
      GType      type,
      guint     *index)
{
  GtkWidget *child;

  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && (*index)-- == 0)
    return root;
  for (child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, index);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The widget of a type with an index, in tree order; NULL if there is none. */
GtkWidget *
kit_test_find (GtkWidget *root,
               GType      type,
               guint      index)
{
  return find (root, type, &index);
}

/* How many widgets of a type there are. */
guint
kit_test_count (GtkWidget *root,
                GType      type)
{
  guint n = 0;

  while (kit_test_find (root, type, n) != NULL)
    n++;
  return n;
}

/* A block that holds words only. */
BylineBlock *
kit_test_leaf (BylineBlockKind  kind,
               const char      *words)
{
  BylineBlock *block = byline_block_new (kind);

  block->text = byline_text_new (words);
  return block;
}

/* A heading. */
BylineBlock *
kit_test_heading (guint       level,
                  const char *words)
{
  BylineBlock *block = kit_test_leaf (BYLINE_BLOCK_HEADING, words);

  block->level = level;
  return block;
}

/* A block with children; ends at NULL. */
BylineBlock *
kit_test_container (BylineBlockKind  kind,
                    BylineBlock     *first,
                    ...)
{
  BylineBlock *block = byline_block_new (kind);
  va_list children;

  va_start (children, first);
  for (BylineBlock *child = first; child != NULL; child = va_arg (children, BylineBlock *))
    byline_block_append (block, child);
  va_end (children);
  return block;
}

/* A picture with a declared size; 0 for none. */
BylineBlock *
kit_test_picture (const char *uri,
                  const char *alt,
                  guint       width,
                  guint       height)
{
  BylineBlock *block = byline_block_new (BYLINE_BLOCK_PICTURE);

  block->picture = byline_picture_new (uri, alt);
  block->picture->width = width;
  block->picture->height = height;
  return block;
}

/* Makes the first place where words stand in a block a link. */
void
kit_test_link (BylineBlock *block,
               const char  *words,
               const char  *uri)
{
  const char *place = strstr (block->text->words, words);
  BylineLinkKind kind = BYLINE_LINK_WEB;
  guint start;

  if (*uri == '#')
    kind = BYLINE_LINK_ANCHOR;
  else if (g_str_has_prefix (uri, "mailto:"))
    kind = BYLINE_LINK_MAIL;
  g_assert_nonnull (place);
  start = place - block->text->words;
  byline_text_add_span (block->text, BYLINE_SPAN_LINK, start, start + strlen (words), kind, uri,
                        NULL);
}

/* A document of the site blog.example; ends at NULL. */
BylineDocument *
kit_test_document (BylineBlock *first,
                   ...)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_block_free);
  va_list rest;

  va_start (rest, first);
  for (BylineBlock *block = first; block != NULL; block = va_arg (rest, BylineBlock *))
    g_ptr_array_add (blocks, block);
  va_end (rest);
  return byline_document_new (blocks, "https://blog.example/a-post/", FALSE);
}

/* A word without a place to break at. */
char *
kit_test_long_word (gsize length)
{
  char *word = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    word[i] = 'a' + i % 26;
  word[length] = '\0';
  return word;
}
