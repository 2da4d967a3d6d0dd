/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Two plain files beside personal.db from which it can be rebuilt:
 * recent-texts.jsonl gets a line for each version of a text, sites.jsonl is
 * the list of sites. A line is one JSON object made elsewhere; all that is
 * known of it here is that a line of texts starts with {"uuid":"…" and that
 * "gone" comes next once the text needs no keeping.
 * Nothing here is an error to the caller's work: the database is the truth. */

#include "config.h"

#include "byline-journal.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define MAX_FILE_BYTES   (64 * 1024 * 1024)
#define TIDY_FROM_BYTES  (1024 * 1024)
#define N_VERSIONS_KEPT  20
#define MAX_REOPENS      8

struct _BylineJournal
{
  char  *texts_path;
  char  *sites_path;
  gsize  tidy_size;    /* bytes at which the texts are thinned out next */
};

/**
 * byline_journal_new:
 * @data_dir: the folder of the databases
 *
 * Returns: (transfer full): the journal; nothing is touched yet
 */
BylineJournal *
byline_journal_new (const char *data_dir)
{
  BylineJournal *self = g_new0 (BylineJournal, 1);

  self->texts_path = g_build_filename (data_dir, "recent-texts.jsonl", NULL);
  self->sites_path = g_build_filename (data_dir, "sites.jsonl", NULL);
  self->tidy_size = TIDY_FROM_BYTES;

  return self;
}

/**
 * byline_journal_free:
 * @self: (nullable) (transfer full): a journal
 */
void
byline_journal_free (BylineJournal *self)
{
  if (self == NULL)
    return;

  g_free (self->texts_path);
  g_free (self->sites_path);
  g_free (self);
}

/* Whether @fd still is the file of that name: another process may have put a
 * thinned one in its place. */
static gboolean
is_current (int         fd,
            const char *path)
{
  struct stat opened;
  struct stat named;

  return fstat (fd, &opened) == 0 && stat (path, &named) == 0
         && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

static int
open_for_append (const char *path)
{
  for (int i = 0; i < MAX_REOPENS; i++) {
    int fd = g_open (path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);

    if (fd < 0)
      return -1;
    if (flock (fd, LOCK_SH) == 0 && is_current (fd, path))
      return fd;
    close (fd);
  }

  return -1;
}

static gboolean
write_all (int         fd,
           const char *data,
           gsize       size)
{
  while (size > 0) {
    gssize n = write (fd, data, size);

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return FALSE;
    data += n;
    size -= (gsize) n;
  }

  return TRUE;
}

static GPtrArray *
read_lines (const char *path)
{
  g_autofree char *data = NULL;
  g_auto(GStrv) lines = NULL;
  GPtrArray *good = g_ptr_array_new_with_free_func (g_free);
  struct stat info;

  if (stat (path, &info) != 0 || !S_ISREG (info.st_mode) || info.st_size > MAX_FILE_BYTES
      || !g_file_get_contents (path, &data, NULL, NULL))
    return good;

  /* A cut last line and lines of garbage are left out. */
  lines = g_strsplit (data, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    if (lines[i][0] == '{' && g_str_has_suffix (lines[i], "}")
        && g_utf8_validate (lines[i], -1, NULL))
      g_ptr_array_add (good, g_strdup (lines[i]));
  }

  return good;
}

static char *
dup_uuid (const char *line)
{
  static const char prefix[] = "{\"uuid\":\"";
  const char *end;

  if (!g_str_has_prefix (line, prefix))
    return NULL;
  line += strlen (prefix);
  end = strchr (line, '"');

  return end != NULL ? g_strndup (line, (gsize) (end - line)) : NULL;
}

static gboolean
is_gone (const char *line,
         const char *uuid)
{
  g_autofree char *prefix = g_strdup_printf ("{\"uuid\":\"%s\",\"gone\":", uuid);

  return g_str_has_prefix (line, prefix);
}

/* The lines worth keeping, oldest first: of each text that is not gone the
 * newest version, and any version among the last @n_versions lines. */
static GPtrArray *
select_lines (GPtrArray *lines,
              guint      n_versions)
{
  g_autoptr(GHashTable) gone_by_uuid = g_hash_table_new_full (g_str_hash, g_str_equal,
                                                              g_free, NULL);
  g_autoptr(GPtrArray) newest_first = g_ptr_array_new ();
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_free);

  for (guint i = lines->len; i-- > 0;) {
    const char *line = g_ptr_array_index (lines, i);
    g_autofree char *uuid = dup_uuid (line);
    gpointer was_gone = NULL;
    gboolean is_known;

    if (uuid == NULL)
      continue;
    is_known = g_hash_table_lookup_extended (gone_by_uuid, uuid, NULL, &was_gone);
    if (!is_known) {
      was_gone = GINT_TO_POINTER (is_gone (line, uuid));
      g_hash_table_insert (gone_by_uuid, g_steal_pointer (&uuid), was_gone);
    }
    if (!GPOINTER_TO_INT (was_gone) && (!is_known || newest_first->len < n_versions))
      g_ptr_array_add (newest_first, (gpointer) line);
  }
  for (guint i = newest_first->len; i-- > 0;)
    g_ptr_array_add (kept, g_strdup (g_ptr_array_index (newest_first, i)));

  return kept;
}

static gboolean
replace_file (const char *path,
              GPtrArray  *lines)
{
  g_autoptr(GString) data = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < lines->len; i++) {
    g_string_append (data, g_ptr_array_index (lines, i));
    g_string_append_c (data, '\n');
  }
  if (g_file_set_contents_full (path, data->str, (gssize) data->len,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0600, &error))
    return TRUE;
  g_debug ("journal not replaced: error %d", error->code);

  return FALSE;
}

static void
tidy (BylineJournal *self,
      int            fd)
{
  struct stat info;

  if (fstat (fd, &info) != 0 || (gsize) info.st_size < self->tidy_size)
    return;

  /* Nobody may append while the file is being replaced. */
  if (flock (fd, LOCK_EX | LOCK_NB) == 0 && is_current (fd, self->texts_path)) {
    g_autoptr(GPtrArray) lines = read_lines (self->texts_path);
    g_autoptr(GPtrArray) kept = select_lines (lines, N_VERSIONS_KEPT);

    replace_file (self->texts_path, kept);
  }
  if (stat (self->texts_path, &info) == 0)
    self->tidy_size = MAX (TIDY_FROM_BYTES, 2 * (gsize) info.st_size);
}

/**
 * byline_journal_append:
 * @self: a journal
 * @line: a JSON object without line breaks that starts with "uuid"
 *
 * Puts a version of a text on the disk, safe beside other processes.
 *
 * The file is thinned out when it grows past 1 MiB: the newest version of
 * every text stays, and the last 20 lines.
 *
 * Returns: whether the line is on the disk
 */
gboolean
byline_journal_append (BylineJournal *self,
                       const char    *line)
{
  g_autofree char *data = g_strconcat ("\n", line, "\n", NULL);
  int fd = open_for_append (self->texts_path);
  gboolean is_good;

  if (fd < 0)
    return FALSE;

  /* The leading break parts it from a line that was cut by a full disk. */
  is_good = write_all (fd, data, strlen (data)) && fdatasync (fd) == 0;
  tidy (self, fd);
  close (fd);

  return is_good;
}

/**
 * byline_journal_read_latest:
 * @self: a journal
 *
 * Returns: (transfer full) (element-type utf8): the newest line of each text
 *   that is not gone, oldest first; empty without a file
 */
GPtrArray *
byline_journal_read_latest (BylineJournal *self)
{
  g_autoptr(GPtrArray) lines = read_lines (self->texts_path);

  return select_lines (lines, 0);
}

/**
 * byline_journal_replace_sites:
 * @self: a journal
 * @lines: (element-type utf8): a JSON object for each site
 *
 * Returns: whether the list is on the disk
 */
gboolean
byline_journal_replace_sites (BylineJournal *self,
                              GPtrArray     *lines)
{
  return replace_file (self->sites_path, lines);
}

/**
 * byline_journal_read_sites:
 * @self: a journal
 *
 * Returns: (transfer full) (element-type utf8): a JSON object for each site;
 *   empty without a file
 */
GPtrArray *
byline_journal_read_sites (BylineJournal *self)
{
  return read_lines (self->sites_path);
}
