/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables on paper, where nothing scrolls: columns as wide as their words
 * want, narrower where that is more than the page has, in smaller type where
 * even that is not enough. Rows stay whole unless they are very high; the
 * head stands again wherever the table goes on. */

#include "config.h"

#include "byline-page-setter-private.h"

#include "byline-block-style.h"

#define MAX_COLUMNS   50
#define MAX_ROWS      500
#define MAX_ROW_SPAN  200
#define NATURAL_EM    24    /* more than on a screen: what is wider is not pushed aside */
#define LEAST_EM      3
#define PICTURE_EM    10
#define ITEM_EM       1.8   /* what a marker or a bar takes */
#define LEAST_SCALE   0.66
#define ROOMY         1.3   /* of what columns need at least */
#define PAD_X         5.5
#define PAD_Y         3.5
#define LINE_GRAY     0.8
#define HEAD_GRAY     0.35
#define WHOLE_SHARE   0.34  /* of a page: rows up to this height are not cut */
#define CUT_LINES     4     /* body lines in each part of a row that is cut */
#define MAX_DEPTH     400

typedef struct
{
  const BylineBlock *block;
  guint              column;
  guint              width;     /* in columns */
  guint              height;    /* in rows */
  gboolean           is_head;
  double             least;     /* points, without padding */
  double             natural;
  BylinePageFlow    *flow;      /* (owned) (nullable): its content, once set */
} Cell;

typedef struct
{
  const BylineBlock *block;
  GArray            *cells;     /* (element-type Cell) */
  double             height;    /* points, once set */
  guint64            spanned;   /* a bit for each column in which a cell goes on below */
  gboolean           is_head;
} Row;

typedef struct
{
  BylinePageSetter      *setter;
  const BylinePagePlace *place;
  BylinePagePlace        room;      /* what it may take */
  GArray                *rows;      /* (element-type Row) */
  guint                  n_columns;
  guint                  n_heads;
  double                 scale;
  double                 widths[MAX_COLUMNS];   /* with padding; 0 not known */
} Table;

static void
clear_cell (gpointer data)
{
  Cell *cell = data;

  g_clear_pointer (&cell->flow, byline_page_flow_free);
}

static void
clear_row (gpointer data)
{
  g_array_unref (((Row *) data)->cells);
}

/* ---- the grid ---- */

static guint
next_free (const guint *taken,
           guint        column)
{
  while (column < MAX_COLUMNS && taken[column] > 0)
    column++;
  return column;
}

static void
add_cells (Table *self,
           Row   *row,
           guint *taken,
           guint  rows_left)
{
  guint column = 0;

  for (guint i = 0; row->block->children != NULL && i < row->block->children->len; i++)
    {
      Cell cell = { .block = g_ptr_array_index (row->block->children, i) };

      column = next_free (taken, column);
      if (column >= MAX_COLUMNS)
        break;
      cell.column = column;
      cell.width = CLAMP (cell.block->column_span, 1, MAX_COLUMNS - column);
      cell.height = CLAMP (cell.block->row_span, 1, MIN (MAX_ROW_SPAN, rows_left));
      cell.is_head = row->block->is_head || cell.block->is_head;
      for (guint k = 0; k < cell.width; k++)
        taken[column + k] = MAX (taken[column + k], cell.height);
      column += cell.width;
      self->n_columns = MAX (self->n_columns, column);
      g_array_append_val (row->cells, cell);
    }
}

static gboolean
is_head_row (const Row *row)
{
  if (row->block->is_head)
    return TRUE;
  for (guint i = 0; i < row->cells->len; i++)
    {
      if (!g_array_index (row->cells, Cell, i).is_head)
        return FALSE;
    }
  return row->cells->len > 1;
}

static void
make_grid (Table             *self,
           const BylineBlock *table)
{
  guint n_rows = MIN (table->children->len, MAX_ROWS);
  guint taken[MAX_COLUMNS] = { 0 };

  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->rows, clear_row);
  for (guint i = 0; i < n_rows; i++)
    {
      Row row = { .block = g_ptr_array_index (table->children, i) };

      row.cells = g_array_new (FALSE, FALSE, sizeof (Cell));
      g_array_set_clear_func (row.cells, clear_cell);
      add_cells (self, &row, taken, n_rows - i);
      row.is_head = is_head_row (&row);
      for (guint k = 0; k < MAX_COLUMNS; k++)
        {
          row.spanned |= taken[k] > 1 ? G_GUINT64_CONSTANT (1) << k : 0;
          taken[k] -= taken[k] > 0;
        }
      g_array_append_val (self->rows, row);
    }
  while (self->n_heads < n_rows && g_array_index (self->rows, Row, self->n_heads).is_head)
    self->n_heads++;
  if (self->n_heads == n_rows)
    self->n_heads = 0;
}

static Cell *
get_cell (const Table *self,
          guint        row,
          guint        index)
{
  return &g_array_index (g_array_index (self->rows, Row, row).cells, Cell, index);
}

static guint
count_cells (const Table *self,
             guint        row)
{
  return g_array_index (self->rows, Row, row).cells->len;
}

/* ---- widths ---- */

static BylinePageType
cell_type (const Cell *cell)
{
  return byline_page_type (cell->is_head ? BYLINE_ROLE_CELL_HEAD : BYLINE_ROLE_CELL);
}

/* How much of the words their longest one is, roughly. */
static double
longest_share (const BylineBlock *block)
{
  guint longest = 0;
  guint run = 0;
  guint n_chars = 0;

  for (const char *c = block->text != NULL ? block->text->words : ""; *c != '\0';
       c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      run = g_unichar_isspace (character) || g_unichar_iswide (character) ? 0 : run + 1;
      longest = MAX (longest, run);
      n_chars++;
    }
  return n_chars > 0 ? MIN (1, 1.1 * longest / n_chars) : 1;
}

static void
measure_block (Table             *self,
               Cell              *cell,
               const BylineBlock *block,
               double             inset,
               guint              depth)
{
  BylinePageType type = cell_type (cell);
  double em = self->setter->em;
  double full = 0;

  if (depth > MAX_DEPTH)
    return;
  if (block->text != NULL)
    full = byline_page_text_width (self->setter, block->text, &type, self->place) + 1;
  else if (block->kind == BYLINE_BLOCK_PICTURE)
    full = PICTURE_EM * em;
  else if (block->kind == BYLINE_BLOCK_MEDIA || block->kind == BYLINE_BLOCK_EMBED)
    full = NATURAL_EM * em;
  full = MIN (full, NATURAL_EM * em);
  cell->natural = MAX (cell->natural, full + inset);
  cell->least = MAX (cell->least,
                     MIN (MAX (LEAST_EM * em, full * longest_share (block)), full) + inset);
  if (block->kind == BYLINE_BLOCK_ITEM || block->kind == BYLINE_BLOCK_QUOTE)
    inset += ITEM_EM * em;
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    measure_block (self, cell, g_ptr_array_index (block->children, i), inset, depth + 1);
}

static void
spread (double *widths,
        guint   n,
        double  wanted)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += widths[i];
  for (guint i = 0; i < n && sum < wanted; i++)
    widths[i] += (wanted - sum) / n;
}

/* Cells of one column first: they say most about it. */
static void
measure_columns (Table  *self,
                 double *least,
                 double *natural)
{
  for (int pass = 0; pass < 2; pass++)
    for (guint row = 0; row < self->rows->len; row++)
      for (guint i = 0; i < count_cells (self, row); i++)
        {
          Cell *cell = get_cell (self, row, i);
          double pads = 2 * PAD_X;

          if ((cell->width > 1) != (pass == 1))
            continue;
          measure_block (self, cell, cell->block, 0, 0);
          spread (least + cell->column, cell->width, cell->least + pads);
          spread (natural + cell->column, cell->width, cell->natural + pads);
        }
}

static double
sum (const double *widths,
     guint         n)
{
  double all = 0;

  for (guint i = 0; i < n; i++)
    all += widths[i];
  return all;
}

/* Between what each column needs and what it wants: narrow ones get all they
 * want, the others the same share of the rest. */
static void
share_room (Table        *self,
            const double *least,
            const double *natural)
{
  double room = self->room.width;
  guint n_open = self->n_columns;
  gboolean is_settled = FALSE;

  while (n_open > 0 && !is_settled)
    {
      double share = room / n_open;

      is_settled = TRUE;
      for (guint i = 0; i < self->n_columns && is_settled; i++)
        {
          if (self->widths[i] > 0 || (natural[i] > share && least[i] < share))
            continue;
          self->widths[i] = MAX (least[i], MIN (natural[i], share));
          room -= self->widths[i];
          n_open--;
          is_settled = FALSE;
        }
    }
  for (guint i = 0; i < self->n_columns; i++)
    if (self->widths[i] <= 0)
      self->widths[i] = room / n_open;
}

static void
share_out (Table        *self,
           const double *least,
           const double *natural)
{
  double room = self->room.width;
  double all_least = sum (least, self->n_columns);

  self->scale = self->place->scale;
  if (all_least <= room)
    share_room (self, least, natural);
  else
    {
      /* Tables in tables must not shrink to nothing. */
      self->scale = MAX (LEAST_SCALE, self->scale * room / all_least);
      for (guint i = 0; i < self->n_columns; i++)
        self->widths[i] = least[i] * room / all_least;
    }
}

/* Beyond the column only where it stands in the page's own, and words would
 * be crowded there. */
static void
choose_room (Table        *self,
             const double *least,
             const double *natural)
{
  double bleed = self->setter->bleed;
  double excess = MIN (sum (natural, self->n_columns), ROOMY * sum (least, self->n_columns))
                  - self->place->width;

  self->room = *self->place;
  if (excess <= 0 || self->place->width < self->setter->column)
    return;
  self->room.width += MIN (excess, 2 * bleed);
  self->room.x -= MIN (excess, 2 * bleed) / 2;
}

/* ---- cells ---- */

static double
cell_x (const Table *self,
        const Cell  *cell)
{
  double before = sum (self->widths, cell->column);

  return self->room.is_rtl
         ? self->room.x + self->room.width - before - sum (self->widths + cell->column, cell->width)
         : self->room.x + before;
}

static void
set_cell (Table *self,
          Cell  *cell)
{
  BylinePagePlace inner = *self->place;

  cell->flow = byline_page_flow_new ();
  inner.flow = cell->flow;
  inner.x = 0;
  inner.width = MAX (1, sum (self->widths + cell->column, cell->width) - 2 * PAD_X);
  inner.scale = self->scale;
  inner.role = cell_type (cell).role;
  inner.depth += 2;
  inner.is_in_item = TRUE;
  inner.is_rtl = self->room.is_rtl;
  byline_page_set_blocks (self->setter, cell->block->children, &inner);
}

static double
cell_height (const Cell *cell)
{
  return byline_page_flow_get_height (cell->flow) + 2 * PAD_Y;
}

/* Cells over several rows make the last of them higher where need be. */
static void
set_cells (Table *self)
{
  for (guint row = 0; row < self->rows->len; row++)
    {
      Row *it = &g_array_index (self->rows, Row, row);

      it->height = 2 * PAD_Y;
      for (guint i = 0; i < it->cells->len; i++)
        {
          Cell *cell = get_cell (self, row, i);

          set_cell (self, cell);
          if (cell->height == 1)
            it->height = MAX (it->height, cell_height (cell));
        }
    }
  for (guint row = 0; row < self->rows->len; row++)
    for (guint i = 0; i < count_cells (self, row); i++)
      {
        Cell *cell = get_cell (self, row, i);
        double height = cell_height (cell);

        for (guint k = 0; k < cell->height; k++)
          height -= g_array_index (self->rows, Row, row + k).height;
        if (height > 0)
          g_array_index (self->rows, Row, row + cell->height - 1).height += height;
      }
}

/* ---- rows ---- */

static void
draw_line (const Table     *self,
           BylinePageStrip *strip,
           guint            row,
           double           y,
           double           gray)
{
  guint64 spanned = g_array_index (self->rows, Row, row).spanned;

  for (guint column = 0; column < self->n_columns; column++)
    {
      Cell at = { .column = column, .width = 1 };

      if ((spanned >> column & 1) == 0)
        byline_page_strip_add (strip, BYLINE_PIECE_FILL, cell_x (self, &at), y,
                               self->widths[column], BYLINE_HAIRLINE)->gray = gray;
    }
}

/* Where the rows end that cells hold together with @row. */
static guint
find_group (const Table *self,
            guint        row)
{
  guint end = row + 1;

  for (; row < end; row++)
    for (guint i = 0; i < count_cells (self, row); i++)
      end = MAX (end, row + get_cell (self, row, i)->height);
  return MIN (end, self->rows->len);
}

static BylinePageStrip *
add_strip (const Table *self,
           guint        row,
           double       height,
           guint        table)
{
  BylinePageStrip *strip = byline_page_flow_add (self->place->flow, height);

  strip->table = row >= self->n_heads ? table : 0;
  return strip;
}

static void
finish_row (const Table     *self,
            BylinePageStrip *strip,
            guint            row,
            guint            end)
{
  const Row *it = &g_array_index (self->rows, Row, row);
  gboolean is_next_foot =
    row + 1 < end && g_array_index (self->rows, Row, row + 1).block->is_foot;

  draw_line (self, strip, row, strip->height - BYLINE_HAIRLINE,
             it->is_head || is_next_foot ? HEAD_GRAY : LINE_GRAY);
}

static void
add_row (const Table *self,
         guint        row,
         guint        table)
{
  const Row *it = &g_array_index (self->rows, Row, row);
  BylinePageStrip *strip = add_strip (self, row, it->height, table);

  for (guint i = 0; i < it->cells->len; i++)
    {
      const Cell *cell = get_cell (self, row, i);
      guint next = 0;

      byline_page_strip_compose (strip, cell->flow, &next, G_MAXDOUBLE,
                                 cell_x (self, cell) + PAD_X, PAD_Y);
    }
  finish_row (self, strip, row, self->rows->len);
}

static gboolean
has_more (const Table *self,
          guint        row,
          const guint *next)
{
  for (guint i = 0; i < count_cells (self, row); i++)
    {
      if (next[i] < get_cell (self, row, i)->flow->strips->len)
        return TRUE;
    }
  return FALSE;
}

/* A row too high to stay whole: a few lines of each cell at a time. */
static void
add_cut_row (const Table *self,
             guint        row,
             guint        table)
{
  double limit = CUT_LINES * byline_typography_get_pitch (self->setter->typography,
                                                          BYLINE_ROLE_CELL) * self->scale;
  g_autofree guint *next = g_new0 (guint, count_cells (self, row) + 1);
  double top = PAD_Y;

  do
    {
      BylinePageStrip *strip = add_strip (self, row, 0, table);
      double height = 0;

      for (guint i = 0; i < count_cells (self, row); i++)
        {
          const Cell *cell = get_cell (self, row, i);
          double taken;

          if (next[i] >= cell->flow->strips->len)
            continue;
          taken = byline_page_strip_compose (strip, cell->flow, &next[i], limit,
                                             cell_x (self, cell) + PAD_X, top);
          height = MAX (height, taken);
        }
      strip->height = top + height;
      strip->head_gap = top > 0 ? 0 : PAD_Y;
      top = 0;
    }
  while (has_more (self, row, next));
  byline_page_flow_get (self->place->flow, self->place->flow->strips->len - 1)->height += PAD_Y;
  finish_row (self, byline_page_flow_get (self->place->flow, self->place->flow->strips->len - 1),
              row, self->rows->len);
}

/* Rows that belong together stay so, if a page can hold them. */
static void
add_group (Table *self,
           guint  first,
           guint  end,
           guint  table)
{
  double height = 0;

  for (guint row = first; row < end; row++)
    height += g_array_index (self->rows, Row, row).height;
  for (guint row = first; row < end; row++)
    {
      if (row > first && height <= self->setter->body_height)
        self->place->flow->is_tied = TRUE;
      if ((end - first == 1 && height > WHOLE_SHARE * self->setter->body_height)
          || height > self->setter->body_height)
        add_cut_row (self, row, table);
      else
        add_row (self, row, table);
    }
}

static void
add_rows (Table *self)
{
  BylinePageHeadRows head = { self->place->flow->strips->len, 0 };
  guint table = 0;
  guint row = 0;

  while (row < self->rows->len)
    {
      guint end = find_group (self, row);

      if (row < self->n_heads)
        end = MAX (end, self->n_heads);
      else if (row > 0 && end == self->rows->len && self->rows->len > 3)
        self->place->flow->is_tied = TRUE;
      add_group (self, row, end, table);
      if (row < self->n_heads && end >= self->n_heads)
        {
          head.end = self->place->flow->strips->len;
          g_array_append_val (self->place->flow->heads, head);
          table = self->place->flow->heads->len;
          self->place->flow->is_tied = TRUE;
        }
      row = end;
    }
}

/**
 * byline_page_set_table:
 * @self: a setter
 * @table: a block of that kind
 * @place: where
 *
 * Sets at most 500 rows of 50 columns, and the caption below them.
 */
void
byline_page_set_table (BylinePageSetter      *self,
                       const BylineBlock     *table,
                       const BylinePagePlace *place)
{
  BylinePagePlace inner = *place;
  Table it = { .setter = self, .place = &inner };
  double least[MAX_COLUMNS] = { 0 };
  double natural[MAX_COLUMNS] = { 0 };

  inner.is_rtl = byline_block_is_right_to_left (table, place->is_rtl);
  inner.depth++;
  make_grid (&it, table);
  if (it.n_columns > 0)
    {
      measure_columns (&it, least, natural);
      choose_room (&it, least, natural);
      share_out (&it, least, natural);
      set_cells (&it);
      add_rows (&it);
    }
  byline_page_set_caption (self, table->text, BYLINE_ALIGN_START, &inner);
  g_array_unref (it.rows);
}
