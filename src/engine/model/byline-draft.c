/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person writes, and the rules it must meet before it may leave. The
 * dialog and the command line both obey these; nothing here knows of either,
 * and nothing here sends. */

#include "byline-draft.h"

#include <string.h>

#include "byline-text.h"

G_DEFINE_BOXED_TYPE (BylineDraft, byline_draft, byline_draft_copy, byline_draft_free)

/**
 * byline_draft_new:
 * @article_id: local id of the article
 * @parent: remote id of the comment that is answered, or 0
 *
 * Returns: (transfer full): an empty draft with a name of its own
 */
BylineDraft *
byline_draft_new (gint64 article_id,
                  gint64 parent)
{
  BylineDraft *self = g_new0 (BylineDraft, 1);

  self->uuid = g_uuid_string_random ();
  self->article_id = article_id;
  self->parent = parent;
  self->text = g_strdup ("");
  self->name = g_strdup ("");
  self->email = g_strdup ("");
  self->website = g_strdup ("");
  return self;
}

/**
 * byline_draft_copy:
 * @self: a draft
 *
 * Returns: (transfer full): the same draft, same uuid, for another thread
 */
BylineDraft *
byline_draft_copy (const BylineDraft *self)
{
  BylineDraft *copy = g_new0 (BylineDraft, 1);

  *copy = *self;
  copy->uuid = g_strdup (self->uuid);
  copy->text = g_strdup (self->text);
  copy->name = g_strdup (self->name);
  copy->email = g_strdup (self->email);
  copy->website = g_strdup (self->website);
  return copy;
}

void
byline_draft_free (BylineDraft *self)
{
  if (self == NULL)
    return;

  g_free (self->uuid);
  g_free (self->text);
  g_free (self->name);
  g_free (self->email);
  g_free (self->website);
  g_free (self);
}

static char **
field_of (BylineDraft      *self,
          BylineDraftField  field)
{
  switch (field)
    {
    case BYLINE_DRAFT_TEXT:
      return &self->text;
    case BYLINE_DRAFT_NAME:
      return &self->name;
    case BYLINE_DRAFT_EMAIL:
      return &self->email;
    case BYLINE_DRAFT_WEBSITE:
      return &self->website;
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * byline_draft_get_field:
 * @self: a draft
 * @field: which of its four fields
 *
 * Returns: (transfer none) (not nullable): as typed
 */
const char *
byline_draft_get_field (const BylineDraft *self,
                        BylineDraftField   field)
{
  return *field_of ((BylineDraft *) self, field);
}

/**
 * byline_draft_set_field:
 * @self: a draft
 * @field: which of its four fields
 * @value: (nullable): as typed; %NULL means empty
 */
void
byline_draft_set_field (BylineDraft      *self,
                        BylineDraftField  field,
                        const char       *value)
{
  byline_set_str (field_of (self, field), value != NULL ? value : "");
}

/**
 * byline_draft_max_bytes:
 * @field: a field
 *
 * Source: the widths of WordPress's columns, which it counts in bytes of
 * UTF-8.
 *
 * Returns: the most bytes a site takes
 */
gsize
byline_draft_max_bytes (BylineDraftField field)
{
  switch (field)
    {
    case BYLINE_DRAFT_TEXT:
      return BYLINE_DRAFT_MAX_TEXT_BYTES;
    case BYLINE_DRAFT_NAME:
      return BYLINE_DRAFT_MAX_NAME_BYTES;
    case BYLINE_DRAFT_EMAIL:
      return BYLINE_DRAFT_MAX_EMAIL_BYTES;
    case BYLINE_DRAFT_WEBSITE:
      return BYLINE_DRAFT_MAX_WEBSITE_BYTES;
    default:
      g_return_val_if_reached (0);
    }
}

/**
 * byline_draft_count_bytes:
 * @self: a draft
 * @field: a field
 *
 * Returns: how many bytes would leave: the text counts as it is sent, with
 *   `&`, `<` and `>` escaped
 */
gsize
byline_draft_count_bytes (const BylineDraft *self,
                          BylineDraftField   field)
{
  if (field != BYLINE_DRAFT_TEXT)
    {
      g_autofree char *value = g_strstrip (g_strdup (byline_draft_get_field (self, field)));
      return strlen (value);
    }

  g_autofree char *content = byline_draft_dup_content (self);
  return strlen (content);
}

static gboolean
is_email_char (char c)
{
  return g_ascii_isalnum (c) || strchr ("!#$%&'*+/=?^_`{|}~.-", c) != NULL;
}

static gboolean
is_label_well_formed (const char *label)
{
  gsize length = strlen (label);

  if (length == 0 || label[0] == '-' || label[length - 1] == '-')
    return FALSE;
  for (const char *p = label; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-')
      return FALSE;

  return TRUE;
}

/* The shape that WordPress's is_email() accepts: at least six characters, one
 * "@", a plain local part, and a domain of two labels or more. */
static gboolean
is_email_well_formed (const char *email)
{
  const char *at = strchr (email, '@');

  if (strlen (email) < 6 || at == NULL || at == email || strchr (at + 1, '@') != NULL)
    return FALSE;
  for (const char *p = email; p < at; p++)
    if (*p == '\0' || !is_email_char (*p))
      return FALSE;

  g_auto(GStrv) labels = g_strsplit (at + 1, ".", -1);
  if (g_strv_length (labels) < 2)
    return FALSE;
  for (guint i = 0; labels[i] != NULL; i++)
    if (!is_label_well_formed (labels[i]))
      return FALSE;

  return TRUE;
}

static gboolean
is_required (BylineDraftField field,
             BylineDraftRules rules)
{
  switch (field)
    {
    case BYLINE_DRAFT_TEXT:
      return TRUE;
    case BYLINE_DRAFT_NAME:
      return rules.name_required;
    case BYLINE_DRAFT_EMAIL:
      return rules.email_required;
    case BYLINE_DRAFT_WEBSITE:
    default:
      return FALSE;
    }
}

/**
 * byline_draft_check:
 * @self: a draft
 * @field: which field
 * @rules: what the site demands
 *
 * Pure; asks nobody. The email's shape is checked even where it may be left
 * out, because sites refuse a malformed one in either case.
 *
 * Returns: what stands in the way of sending, or %BYLINE_DRAFT_OK
 */
BylineDraftProblem
byline_draft_check (const BylineDraft *self,
                    BylineDraftField   field,
                    BylineDraftRules   rules)
{
  const char *value = byline_draft_get_field (self, field);

  if (byline_text_is_blank (value))
    return is_required (field, rules) ? BYLINE_DRAFT_MISSING : BYLINE_DRAFT_OK;
  if (byline_draft_count_bytes (self, field) > byline_draft_max_bytes (field))
    return BYLINE_DRAFT_TOO_LONG;
  if (field == BYLINE_DRAFT_EMAIL)
    {
      g_autofree char *email = g_strstrip (g_strdup (value));

      if (!is_email_well_formed (email))
        return BYLINE_DRAFT_MALFORMED;
    }

  return BYLINE_DRAFT_OK;
}

/**
 * byline_draft_is_complete:
 * @self: a draft
 * @rules: what the site demands
 * @first_bad: (out) (optional): the first field that stands in the way
 *
 * Returns: %TRUE if the draft may leave
 */
gboolean
byline_draft_is_complete (const BylineDraft *self,
                          BylineDraftRules   rules,
                          BylineDraftField  *first_bad)
{
  for (guint field = 0; field < BYLINE_DRAFT_N_FIELDS; field++)
    {
      if (byline_draft_check (self, field, rules) == BYLINE_DRAFT_OK)
        continue;
      if (first_bad != NULL)
        *first_bad = field;
      return FALSE;
    }

  return TRUE;
}

/**
 * byline_draft_dup_content:
 * @self: a draft
 *
 * The text as it is sent: plain words, so `&`, `<` and `>` are escaped; a NUL
 * cannot occur, and the site turns line ends into paragraphs itself.
 *
 * Returns: (transfer full) (not nullable): UTF-8
 */
char *
byline_draft_dup_content (const BylineDraft *self)
{
  g_autofree char *valid = g_utf8_make_valid (self->text, -1);

  return byline_text_escape_html (valid);
}
