/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes the number of a list's item in letters or Roman numerals, as pages
 * ask for them. What a style cannot say is said in digits. */

#include "config.h"

#include "byline-list-number.h"

#define MAX_ROMAN 3999

static char *
in_letters (int  number,
            char first)
{
  char letters[16];
  int at = sizeof letters - 1;

  letters[at] = '\0';
  for (; number > 0 && at > 0; number = (number - 1) / 26)
    letters[--at] = (char) (first + (number - 1) % 26);
  return g_strdup_printf ("%s.", letters + at);
}

static char *
in_roman (int number)
{
  static const struct { int value; const char *sign; } signs[] = {
    { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" }, { 90, "XC" },
    { 50, "L" }, { 40, "XL" }, { 10, "X" }, { 9, "IX" }, { 5, "V" }, { 4, "IV" }, { 1, "I" },
  };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    for (; number >= signs[i].value; number -= signs[i].value)
      g_string_append (words, signs[i].sign);
  g_string_append_c (words, '.');
  return g_string_free (words, FALSE);
}

/**
 * byline_list_number_words:
 * @number: an item's number
 * @style: letters or Roman numerals; any other is digits
 *
 * Returns: (transfer full): the number with a full stop
 */
char *
byline_list_number_words (int             number,
                          BylineListStyle style)
{
  g_autofree char *roman = NULL;

  if (number > 0 && style == BYLINE_LIST_LOWER_ALPHA)
    return in_letters (number, 'a');
  if (number > 0 && style == BYLINE_LIST_UPPER_ALPHA)
    return in_letters (number, 'A');
  if (number < 1 || number > MAX_ROMAN ||
      (style != BYLINE_LIST_LOWER_ROMAN && style != BYLINE_LIST_UPPER_ROMAN))
    return g_strdup_printf ("%d.", number);

  roman = in_roman (number);
  return style == BYLINE_LIST_LOWER_ROMAN ? g_ascii_strdown (roman, -1) : g_steal_pointer (&roman);
}
