/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What of a page is still to be built. A long page is built a few blocks at a
 * time, so what would be a recursion is kept as a stack that can be left at
 * any block and taken up again in the next frame. Knows no kind of block. */

#include "config.h"

#include "byline-filling.h"

struct _BylineFillings
{
  GPtrArray *stack;     /* (element-type BylineFilling): the last is worked on */
  guint      base;      /* where the next pushed one goes */
  guint      n_whole;   /* in the stack */
};

static void
free_filling (gpointer data)
{
  BylineFilling *filling = data;

  g_free (filling->state);
  g_free (filling);
}

/**
 * byline_fillings_new:
 *
 * Returns: (transfer full): with nothing to do
 */
BylineFillings *
byline_fillings_new (void)
{
  BylineFillings *self = g_new0 (BylineFillings, 1);

  self->stack = g_ptr_array_new_with_free_func (free_filling);
  return self;
}

/**
 * byline_fillings_free:
 * @self: (transfer full): fillings, finished or not
 */
void
byline_fillings_free (BylineFillings *self)
{
  g_ptr_array_unref (self->stack);
  g_free (self);
}

/**
 * byline_fillings_push:
 * @self: fillings
 * @filling: copied; its state is taken over
 *
 * Adds a container to be filled. Those pushed while one block is built are
 * filled in the order in which they were pushed, before the next block.
 */
void
byline_fillings_push (BylineFillings      *self,
                      const BylineFilling *filling)
{
  self->n_whole += filling->is_whole;
  g_ptr_array_insert (self->stack, (int) self->base, g_memdup2 (filling, sizeof *filling));
}

static void
end_last (BylineFillings *self,
          gpointer        builder)
{
  BylineFilling *last = g_ptr_array_steal_index (self->stack, self->stack->len - 1);

  self->n_whole -= last->is_whole;
  self->base = self->stack->len;
  if (last->finish != NULL)
    last->finish (builder, last);
  free_filling (last);
}

/**
 * byline_fillings_step:
 * @self: fillings
 * @builder: handed to their functions
 *
 * Builds one block, or ends one container.
 *
 * Returns: whether anything is left to do
 */
gboolean
byline_fillings_step (BylineFillings *self,
                      gpointer        builder)
{
  BylineFilling *last;

  if (self->stack->len == 0)
    return FALSE;
  last = g_ptr_array_index (self->stack, self->stack->len - 1);
  self->base = self->stack->len;
  if (last->next >= last->blocks->len)
    {
      end_last (self, builder);
    }
  else
    {
      last->append (builder, last);
      last->next++;
    }
  return self->stack->len > 0;
}

/**
 * byline_fillings_may_pause:
 * @self: fillings
 *
 * Returns: whether what is built so far may be shown
 */
gboolean
byline_fillings_may_pause (BylineFillings *self)
{
  return self->n_whole == 0;
}
