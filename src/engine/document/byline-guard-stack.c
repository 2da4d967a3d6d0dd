/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the parser will hold open, estimated from tags alone. The guard asks
 * here whether one tag more may pass. The estimate errs on the high side, so
 * the tree stays shallow and no element is reopened without end.
 * Never sees text, attributes or the tree itself. */

#include "config.h"

#include "byline-guard-stack.h"

#include <string.h>

#define MAX_DEPTH 200
#define MAX_FORMATS 40
#define MAX_NAME_BYTES 32

/* Every tag may make the parser copy all formatting elements still open:
 * this many copies in one page are no page. */
#define MAX_COST 300000

/* A formatting element ended across blocks makes the parser move a subtree. */
#define MOVE_COST 200
#define MAX_MOVES_PER_END 8

typedef struct
{
  char           name[MAX_NAME_BYTES];
  BylineTagFlags flags;
  guint          format_id;   /* for formatting elements */
} Open;

/* An element the parser reopens until it meets its end tag. */
typedef struct
{
  char     name[MAX_NAME_BYTES];
  guint    id;
  guint    level;     /* number of scopes around it */
  guint    weight;
  gsize    n_bytes;   /* of a copy */
  gboolean is_open;   /* still on the stack itself */
} Format;

/* What the parser keeps, about: memory is bounded by counting it. */
#define NODE_BYTES 224
#define ATTRIBUTE_BYTES 160
#define MAX_TREE_BYTES (44 * 1024 * 1024)

struct _BylineGuardStack
{
  Open     open[MAX_DEPTH];
  guint    n_open;
  Format   formats[MAX_FORMATS];
  guint    n_formats;
  guint    last_id;
  guint    level;
  guint    weight;      /* of all formats */
  gint64   cost;
  gsize    n_tree_bytes;
  gboolean was_format;  /* the last start tag was one */
  gboolean has_form;    /* begun and not ended, though perhaps not on the stack */
};

static gboolean
is_named (const Open *open,
          const char *name)
{
  return strcmp (open->name, name) == 0;
}

static gboolean
is_any (const char         *name,
        const char * const *names)
{
  return g_strv_contains (names, name);
}

static void
remove_format (BylineGuardStack *self,
               guint             index)
{
  self->weight -= self->formats[index].weight;
  memmove (&self->formats[index], &self->formats[index + 1],
           (self->n_formats - index - 1) * sizeof (Format));
  self->n_formats--;
}

/* Cells and captions take the formats opened in them along; out of other
 * scopes they leak. */
static void
leave_scope (BylineGuardStack *self,
             const Open       *scope)
{
  gboolean forgets = (scope->flags & BYLINE_TAG_TABLE_PART) != 0;

  for (guint i = self->n_formats; i-- > 0;)
    {
      if (self->formats[i].level < self->level)
        continue;
      if (forgets)
        remove_format (self, i);
      else
        self->formats[i].level = self->level - 1;
    }
  self->level--;
}

static void
leave (BylineGuardStack *self,
       const Open       *open)
{
  if ((open->flags & BYLINE_TAG_SCOPE) != 0)
    leave_scope (self, open);
  for (guint i = 0; i < self->n_formats && open->format_id != 0; i++)
    if (self->formats[i].id == open->format_id)
      self->formats[i].is_open = FALSE;
}

static void
pop_to (BylineGuardStack *self,
        guint             n_open)
{
  while (self->n_open > n_open)
    {
      self->n_open--;
      leave (self, &self->open[self->n_open]);
    }
}

static void
remove_open (BylineGuardStack *self,
             guint             index)
{
  leave (self, &self->open[index]);
  memmove (&self->open[index], &self->open[index + 1],
           (self->n_open - index - 1) * sizeof (Open));
  self->n_open--;
}

static void
push (BylineGuardStack *self,
      const char       *name,
      BylineTagFlags    flags)
{
  Open *open = &self->open[self->n_open++];

  self->n_tree_bytes += NODE_BYTES;
  g_strlcpy (open->name, name, sizeof open->name);
  open->flags = flags;
  open->format_id = 0;
  if ((flags & BYLINE_TAG_SCOPE) != 0)
    self->level++;
}

/* The index of the innermost @name that no scope, nor one of @stops, hides. */
static int
find_in_scope (BylineGuardStack   *self,
               const char         *name,
               const char * const *stops)
{
  for (guint i = self->n_open; i-- > 0;)
    {
      if (is_named (&self->open[i], name))
        return (int) i;
      if ((self->open[i].flags & BYLINE_TAG_SCOPE) != 0 ||
          (stops != NULL && is_any (self->open[i].name, stops)))
        return -1;
    }

  return -1;
}

static int
find_in_table (BylineGuardStack *self,
               const char       *name)
{
  for (guint i = self->n_open; i-- > 0;)
    {
      if (is_named (&self->open[i], name))
        return (int) i;
      if (is_named (&self->open[i], "table"))
        return -1;
    }

  return -1;
}

static int
find_paragraph (BylineGuardStack *self)
{
  static const char * const stops[] = { "button", NULL };

  return find_in_scope (self, "p", stops);
}

static gboolean
pop_found (BylineGuardStack *self,
           int               index)
{
  if (index < 0)
    return FALSE;

  pop_to (self, (guint) index);
  return TRUE;
}

/* An item ends the one before it, through anything that is no container. */
static void
close_item (BylineGuardStack   *self,
            const char * const *items)
{
  static const char * const transparent[] = { "address", "div", "p", NULL };

  for (guint i = self->n_open; i-- > 0;)
    {
      if (is_any (self->open[i].name, items))
        {
          pop_to (self, i);
          return;
        }
      if ((self->open[i].flags & BYLINE_TAG_SPECIAL) != 0 &&
          !is_any (self->open[i].name, transparent))
        return;
    }
}

static void
pop_until (BylineGuardStack   *self,
           const char * const *names)
{
  while (self->n_open > 0 && !is_any (self->open[self->n_open - 1].name, names))
    pop_to (self, self->n_open - 1);
}

static gboolean
top_is (BylineGuardStack *self,
        const char       *name)
{
  return self->n_open > 0 && is_named (&self->open[self->n_open - 1], name);
}

/* Rows and cells end what is before them in their table and bring the row
 * and group they lack. */
static gboolean
start_table_part (BylineGuardStack *self,
                  const char       *name)
{
  static const char * const to_table[] = { "table", NULL };
  static const char * const to_group[] = { "tbody", "thead", "tfoot", "table", NULL };
  static const char * const to_row[] = { "tr", "tbody", "thead", "tfoot", "table", NULL };
  gboolean is_row = strcmp (name, "tr") == 0;
  gboolean is_cell = strcmp (name, "td") == 0 || strcmp (name, "th") == 0;

  if (!byline_guard_stack_is_open (self, "table") || self->n_open + 3 > MAX_DEPTH)
    return FALSE;

  pop_until (self, is_cell ? to_row : is_row ? to_group : to_table);
  if ((is_cell || is_row) && top_is (self, "table"))
    push (self, "tbody", BYLINE_TAG_SPECIAL | BYLINE_TAG_TABLE_PART);
  if (is_cell && !top_is (self, "tr"))
    push (self, "tr", BYLINE_TAG_SPECIAL | BYLINE_TAG_TABLE_PART);

  return TRUE;
}

/* A table right inside a table ends the outer one. */
static void
close_table (BylineGuardStack *self)
{
  static const char * const inner[] = { "td", "th", "caption", NULL };

  for (guint i = self->n_open; i-- > 0;)
    {
      if (is_any (self->open[i].name, inner))
        return;
      if (is_named (&self->open[i], "table"))
        {
          pop_to (self, i);
          return;
        }
    }
}

static int
find_format (BylineGuardStack *self,
             const char       *name)
{
  for (guint i = self->n_formats; i-- > 0;)
    if (self->formats[i].level == self->level &&
        strcmp (self->formats[i].name, name) == 0)
      return (int) i;

  return -1;
}

static gboolean
end_ordinary (BylineGuardStack *self,
              const char       *name)
{
  for (guint i = self->n_open; i-- > 0;)
    {
      if (is_named (&self->open[i], name))
        return pop_found (self, (int) i);
      if ((self->open[i].flags & BYLINE_TAG_SPECIAL) != 0)
        return FALSE;
    }

  return FALSE;
}

/* The parser gives up after some blocks: the element is open in the last. */
static void
move_inwards (BylineGuardStack *self,
              guint             index,
              guint             n_blocks)
{
  Open moved = self->open[index];

  for (; n_blocks > 0; index++)
    {
      self->open[index] = self->open[index + 1];
      n_blocks -= (self->open[index].flags & BYLINE_TAG_SPECIAL) != 0;
    }
  self->open[index] = moved;
}

/* Each block that is moved gets copies of the formats around it. */
static void
count_moves (BylineGuardStack *self,
             guint             n_moves)
{
  self->cost += (gint64) n_moves * MOVE_COST;
  for (guint i = 0; i < self->n_formats; i++)
    self->n_tree_bytes += n_moves * self->formats[i].n_bytes;
}

/* Ends an element that is on the stack, perhaps below blocks that stay. */
static gboolean
end_open_format (BylineGuardStack *self,
                 guint             format)
{
  guint n_moves = 0;
  guint i = self->n_open;

  while (i-- > 0 && self->open[i].format_id != self->formats[format].id)
    {
      if ((self->open[i].flags & BYLINE_TAG_SCOPE) != 0)
        return FALSE;
      if ((self->open[i].flags & BYLINE_TAG_SPECIAL) != 0)
        n_moves++;
    }

  count_moves (self, MIN (n_moves, MAX_MOVES_PER_END));
  if (n_moves >= MAX_MOVES_PER_END)
    {
      move_inwards (self, i, MAX_MOVES_PER_END);
      return TRUE;
    }

  remove_format (self, format);
  if (n_moves == 0)
    pop_to (self, i);
  else
    remove_open (self, i);

  return TRUE;
}

/* An end of what was never begun means nothing to the parser either. */
static gboolean
has_no_format (BylineGuardStack *self,
               const char       *name)
{
  for (guint i = 0; i < self->n_formats; i++)
    if (strcmp (self->formats[i].name, name) == 0)
      return FALSE;

  return TRUE;
}

static gboolean
end_format (BylineGuardStack *self,
            const char       *name)
{
  int format = find_format (self, name);

  if (format < 0)
    return end_ordinary (self, name) || has_no_format (self, name);
  if (self->formats[format].is_open)
    return end_open_format (self, (guint) format);

  remove_format (self, (guint) format);
  return TRUE;
}

static gboolean
start_format (BylineGuardStack *self,
              const char       *name,
              BylineTagFlags    flags,
              gsize             n_bytes)
{
  if (strcmp (name, "a") == 0 && find_format (self, name) >= 0)
    end_format (self, name);
  if (self->n_formats == MAX_FORMATS || self->n_open + 1 > MAX_DEPTH)
    return FALSE;

  Format *format = &self->formats[self->n_formats++];
  g_strlcpy (format->name, name, sizeof format->name);
  format->id = ++self->last_id;
  format->level = self->level;
  format->weight = 1 + (guint) (n_bytes / 64);
  format->n_bytes = NODE_BYTES;
  format->is_open = TRUE;
  self->weight += format->weight;
  self->was_format = TRUE;
  push (self, name, flags);
  self->open[self->n_open - 1].format_id = format->id;

  return TRUE;
}

/* A reading aid ends what has an end of its own left out before it. */
static void
close_before_ruby (BylineGuardStack *self)
{
  static const char * const implied[] = { "dd", "dt", "li", "p", NULL };

  if (find_in_scope (self, "ruby", NULL) < 0)
    return;
  while (self->n_open > 0 && is_any (self->open[self->n_open - 1].name, implied))
    pop_to (self, self->n_open - 1);
}

static void
close_implied (BylineGuardStack *self,
               const char       *name,
               BylineTagFlags    flags)
{
  static const char * const items[] = { "li", NULL };
  static const char * const terms[] = { "dd", "dt", NULL };
  gboolean is_item = strcmp (name, "li") == 0;
  gboolean is_term = is_any (name, terms);

  if (is_item)
    close_item (self, items);
  if (is_term)
    close_item (self, terms);
  if (is_item || is_term || (flags & BYLINE_TAG_CLOSES_P) != 0)
    pop_found (self, find_paragraph (self));
  if ((flags & BYLINE_TAG_HEADING) != 0 && self->n_open > 0 &&
      (self->open[self->n_open - 1].flags & BYLINE_TAG_HEADING) != 0)
    pop_to (self, self->n_open - 1);
  if (strcmp (name, "button") == 0)
    pop_found (self, find_in_scope (self, name, NULL));
  if (strcmp (name, "table") == 0)
    close_table (self);
  if (strcmp (name, "rt") == 0 || strcmp (name, "rp") == 0)
    close_before_ruby (self);
}

/* Words behind any tag may bring back every format that lost its element. */
static void
count_copies (BylineGuardStack *self)
{
  self->was_format = FALSE;
  self->cost += self->weight;
  for (guint i = 0; i < self->n_formats; i++)
    if (!self->formats[i].is_open)
      self->n_tree_bytes += self->formats[i].n_bytes;
}

/**
 * byline_guard_stack_start:
 * @self: the stack
 * @name: the element's name, lower case, at most 31 bytes
 * @tag: (nullable): what is known about it
 * @n_bytes: length of the whole start tag
 *
 * Takes note of a start tag.
 *
 * Returns: %TRUE if the tag may pass, %FALSE if it must be left out
 */
gboolean
byline_guard_stack_start (BylineGuardStack *self,
                          const char       *name,
                          const BylineTag  *tag,
                          gsize             n_bytes)
{
  BylineTagFlags flags = tag != NULL ? tag->flags : 0;

  count_copies (self);
  if ((flags & BYLINE_TAG_FORMATTING) != 0)
    return start_format (self, name, flags, n_bytes);
  if (strcmp (name, "form") == 0)
    {
      if (self->has_form)
        return FALSE;
      self->has_form = TRUE;
    }
  if ((flags & BYLINE_TAG_TABLE_PART) != 0)
    {
      if (!start_table_part (self, name))
        return FALSE;
    }
  else
    close_implied (self, name, flags);

  if ((flags & BYLINE_TAG_VOID) != 0)
    {
      self->n_tree_bytes += NODE_BYTES;
      return TRUE;
    }
  if (self->n_open + 1 > MAX_DEPTH)
    return FALSE;

  push (self, name, flags);
  return TRUE;
}

static gboolean
end_heading (BylineGuardStack *self)
{
  for (guint i = self->n_open; i-- > 0;)
    {
      if ((self->open[i].flags & BYLINE_TAG_HEADING) != 0)
        return pop_found (self, (int) i);
      if ((self->open[i].flags & BYLINE_TAG_SCOPE) != 0)
        return FALSE;
    }

  return FALSE;
}

/* The end of a form leaves open what was opened in it. One that is out of
 * reach still lets the next form begin. */
static gboolean
end_form (BylineGuardStack *self)
{
  int index = find_in_scope (self, "form", NULL);

  if (!self->has_form)
    return FALSE;

  self->has_form = FALSE;
  if (index >= 0)
    remove_open (self, (guint) index);
  return TRUE;
}

/**
 * byline_guard_stack_end:
 * @self: the stack
 * @name: the element's name, lower case, at most 31 bytes
 * @tag: (nullable): what is known about it
 *
 * Takes note of an end tag.
 *
 * Returns: %TRUE if the tag means something and may pass
 */
gboolean
byline_guard_stack_end (BylineGuardStack *self,
                        const char       *name,
                        const BylineTag  *tag)
{
  static const char * const lists[] = { "ol", "ul", NULL };
  BylineTagFlags flags = tag != NULL ? tag->flags : 0;

  count_copies (self);
  if ((flags & BYLINE_TAG_FORMATTING) != 0)
    return end_format (self, name);
  if ((flags & BYLINE_TAG_HEADING) != 0)
    return end_heading (self);
  if ((flags & BYLINE_TAG_TABLE_PART) != 0 || strcmp (name, "table") == 0)
    return pop_found (self, find_in_table (self, name));
  if (strcmp (name, "form") == 0)
    return end_form (self);
  if (strcmp (name, "p") == 0)
    {
      if (pop_found (self, find_paragraph (self)))
        return TRUE;
      /* Without a beginning it is an empty paragraph. */
      self->n_tree_bytes += NODE_BYTES;
      return byline_guard_stack_has_room (self);
    }
  if (strcmp (name, "li") == 0)
    return pop_found (self, find_in_scope (self, name, lists));
  if ((flags & BYLINE_TAG_SPECIAL) != 0 && (flags & BYLINE_TAG_LOOSE_END) == 0)
    return pop_found (self, find_in_scope (self, name, NULL));

  return end_ordinary (self, name);
}

/**
 * byline_guard_stack_is_open:
 * @self: the stack
 * @name: an element's name
 *
 * Returns: %TRUE if such an element is open at any depth
 */
gboolean
byline_guard_stack_is_open (BylineGuardStack *self,
                            const char       *name)
{
  for (guint i = 0; i < self->n_open; i++)
    if (is_named (&self->open[i], name))
      return TRUE;

  return FALSE;
}

/**
 * byline_guard_stack_add_leaf:
 * @self: the stack
 *
 * Takes note of words between tags, or of an element that never holds any.
 */
void
byline_guard_stack_add_leaf (BylineGuardStack *self)
{
  self->was_format = FALSE;
  self->n_tree_bytes += NODE_BYTES;
}

/**
 * byline_guard_stack_add_attribute:
 * @self: the stack
 * @n_bytes: the length of its value
 *
 * Takes note of an attribute of the last start tag.
 */
void
byline_guard_stack_add_attribute (BylineGuardStack *self,
                                  gsize             n_bytes)
{
  self->n_tree_bytes += ATTRIBUTE_BYTES + n_bytes;
  if (self->was_format)
    self->formats[self->n_formats - 1].n_bytes += ATTRIBUTE_BYTES + n_bytes;
}

/**
 * byline_guard_stack_has_room:
 * @self: the stack
 *
 * Returns: %TRUE while the tree is not larger than that of any page
 */
gboolean
byline_guard_stack_has_room (BylineGuardStack *self)
{
  return self->n_tree_bytes < MAX_TREE_BYTES;
}

/**
 * byline_guard_stack_is_exhausted:
 * @self: the stack
 *
 * Returns: %TRUE if formatting elements cost more than any page may
 */
gboolean
byline_guard_stack_is_exhausted (BylineGuardStack *self)
{
  return self->cost > MAX_COST;
}

/**
 * byline_guard_stack_new:
 *
 * Returns: (transfer full): a stack with nothing open
 */
BylineGuardStack *
byline_guard_stack_new (void)
{
  return g_new0 (BylineGuardStack, 1);
}

/**
 * byline_guard_stack_free:
 * @self: (transfer full): the stack
 */
void
byline_guard_stack_free (BylineGuardStack *self)
{
  g_free (self);
}
