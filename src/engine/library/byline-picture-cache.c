/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures as they came from the site, one file each in the cache folder,
 * the longest unused given up when the quota is reached. Those of saved
 * articles lie in a folder of their own, outside the quota, until they are
 * released. Never decodes. A folder that cannot be written costs only the
 * second fetch. */

#include "byline-picture-cache.h"

#include <utime.h>

#include <glib/gstdio.h>

#include "byline-picture-fetch.h"

/* Looking through the folder is dear; so is a quota that is never checked. */
#define BYTES_BETWEEN_SWEEPS (8 * 1024 * 1024)

struct _BylinePictureCache
{
  GObject  parent_instance;

  char    *folder;          /* (owned) */
  char    *kept_folder;     /* (owned) */
  goffset  quota_bytes;
  GMutex   mutex;           /* guards the two below */
  goffset  unswept_bytes;
  gboolean is_sweeping;
};

G_DEFINE_FINAL_TYPE (BylinePictureCache, byline_picture_cache, G_TYPE_OBJECT)

typedef struct
{
  char    *path;
  goffset  size;
  gint64   used_at;
} CachedFile;

static void
cached_file_clear (gpointer data)
{
  g_free (((CachedFile *) data)->path);
}

static int
compare_by_use (gconstpointer a,
                gconstpointer b)
{
  gint64 first = ((const CachedFile *) a)->used_at;
  gint64 second = ((const CachedFile *) b)->used_at;

  return (first > second) - (first < second);
}

static GArray *
list_files (BylinePictureCache *self,
            goffset            *total)
{
  GArray *files = g_array_new (FALSE, FALSE, sizeof (CachedFile));
  g_autoptr(GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  g_array_set_clear_func (files, cached_file_clear);
  *total = 0;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      GStatBuf status;

      if (g_stat (path, &status) != 0)
        continue;
      CachedFile file = { g_steal_pointer (&path), status.st_size, status.st_mtime };
      g_array_append_val (files, file);
      *total += status.st_size;
    }

  return files;
}

static void
sweep (BylinePictureCache *self)
{
  goffset total;
  g_autoptr(GArray) files = list_files (self, &total);

  if (total <= self->quota_bytes)
    return;

  g_array_sort (files, compare_by_use);
  for (guint i = 0; i < files->len && total > self->quota_bytes / 10 * 9; i++)
    {
      CachedFile *file = &g_array_index (files, CachedFile, i);

      if (g_unlink (file->path) == 0)
        total -= file->size;
    }
}

static void
sweep_when_due (BylinePictureCache *self,
                goffset             n_bytes)
{
  g_mutex_lock (&self->mutex);
  self->unswept_bytes += n_bytes;
  gboolean is_due = !self->is_sweeping &&
                    self->unswept_bytes > MIN (BYTES_BETWEEN_SWEEPS, self->quota_bytes / 4);
  if (is_due)
    {
      self->is_sweeping = TRUE;
      self->unswept_bytes = 0;
    }
  g_mutex_unlock (&self->mutex);

  if (!is_due)
    return;
  sweep (self);
  g_mutex_lock (&self->mutex);
  self->is_sweeping = FALSE;
  g_mutex_unlock (&self->mutex);
}

static char *
path_for (const char *folder,
          const char *uri)
{
  g_autofree char *name = byline_picture_cache_dup_name (uri);

  return g_build_filename (folder, name, NULL);
}

static GBytes *
read_cached (const char *path)
{
  g_autofree char *data = NULL;
  gsize length;
  GStatBuf status;

  if (g_stat (path, &status) != 0 || status.st_size > BYLINE_HTTP_MAX_PICTURE_BYTES ||
      !g_file_get_contents (path, &data, &length, NULL))
    return NULL;

  g_autoptr(GBytes) bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  if (!byline_picture_is_supported (bytes))
    return NULL;

  g_utime (path, NULL);
  return g_steal_pointer (&bytes);
}

static gboolean
write_file (const char  *folder,
            const char  *path,
            GBytes      *bytes,
            GError     **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_mkdir_with_parents (folder, 0700);
  return g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT,
                                   0600, error);
}

static void
write_cached (BylinePictureCache *self,
              const char         *path,
              GBytes             *bytes)
{
  if (write_file (self->folder, path, bytes, NULL))
    sweep_when_due (self, (goffset) g_bytes_get_size (bytes));
}

static GBytes *
read_both (BylinePictureCache *self,
           const char         *uri)
{
  g_autofree char *path = path_for (self->folder, uri);
  g_autofree char *kept = path_for (self->kept_folder, uri);
  GBytes *bytes = read_cached (path);

  return bytes != NULL ? bytes : read_cached (kept);
}

static void
byline_picture_cache_finalize (GObject *object)
{
  BylinePictureCache *self = BYLINE_PICTURE_CACHE (object);

  g_free (self->folder);
  g_free (self->kept_folder);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (byline_picture_cache_parent_class)->finalize (object);
}

static void
byline_picture_cache_class_init (BylinePictureCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_picture_cache_finalize;
}

static void
byline_picture_cache_init (BylinePictureCache *self)
{
  g_mutex_init (&self->mutex);
}

/**
 * byline_picture_cache_new:
 * @folder: (not nullable): made when the first picture comes
 * @kept_folder: (not nullable): made when the first picture is kept
 * @quota_bytes: how much may lie in @folder
 *
 * Returns: (transfer full): a cache
 */
BylinePictureCache *
byline_picture_cache_new (const char *folder,
                          const char *kept_folder,
                          goffset     quota_bytes)
{
  BylinePictureCache *self = g_object_new (BYLINE_TYPE_PICTURE_CACHE, NULL);

  self->folder = g_strdup (folder);
  self->kept_folder = g_strdup (kept_folder);
  self->quota_bytes = quota_bytes;
  return self;
}

/**
 * byline_picture_cache_dup_name:
 * @uri: an absolute web address
 *
 * Returns: (transfer full): the name of its file
 */
char *
byline_picture_cache_dup_name (const char *uri)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
}

/**
 * byline_picture_cache_has:
 * @self: a cache
 * @uri: an absolute web address
 *
 * Thread: any but the UI's; asks the disk.
 *
 * Returns: whether the picture is here and need not be fetched
 */
gboolean
byline_picture_cache_has (BylinePictureCache *self,
                          const char         *uri)
{
  g_return_val_if_fail (BYLINE_IS_PICTURE_CACHE (self), FALSE);

  g_autofree char *path = path_for (self->folder, uri);
  g_autofree char *kept = path_for (self->kept_folder, uri);

  return g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (kept, G_FILE_TEST_EXISTS);
}

/**
 * byline_picture_cache_load:
 * @self: a cache
 * @http: what fetches
 * @uri: an absolute web address
 * @reach: where a fetch may be sent on to
 * @cancellable: (nullable): ends the fetch
 * @error: return location
 *
 * Thread: any but the UI's; waits for disk and net.
 *
 * Returns: (transfer full) (nullable): the encoded picture, known by its
 *   first bytes to be of a kind that is shown
 */
GBytes *
byline_picture_cache_load (BylinePictureCache   *self,
                           BylineHttp           *http,
                           const char           *uri,
                           BylinePictureReach    reach,
                           GCancellable         *cancellable,
                           GError              **error)
{
  g_return_val_if_fail (BYLINE_IS_PICTURE_CACHE (self), NULL);

  g_autoptr(GBytes) bytes = read_both (self, uri);

  if (bytes == NULL)
    {
      g_autofree char *path = path_for (self->folder, uri);

      bytes = byline_picture_fetch (http, uri, reach, cancellable, error);
      if (bytes != NULL)
        write_cached (self, path, bytes);
    }

  return g_steal_pointer (&bytes);
}

/**
 * byline_picture_cache_keep:
 * @self: a cache
 * @http: what fetches
 * @uri: an absolute web address
 * @reach: where a fetch may be sent on to
 * @cancellable: (nullable): ends the fetch
 * @error: return location
 *
 * Puts a picture out of reach of the quota, fetching it if it is not here.
 *
 * Thread: any but the UI's; waits for disk and net.
 *
 * Returns: whether it is kept; byline_picture_cache_dup_name() names it
 */
gboolean
byline_picture_cache_keep (BylinePictureCache   *self,
                           BylineHttp           *http,
                           const char           *uri,
                           BylinePictureReach    reach,
                           GCancellable         *cancellable,
                           GError              **error)
{
  g_return_val_if_fail (BYLINE_IS_PICTURE_CACHE (self), FALSE);

  g_autofree char *path = path_for (self->folder, uri);
  g_autofree char *kept = path_for (self->kept_folder, uri);
  g_autoptr(GBytes) bytes = read_cached (kept);

  if (bytes != NULL)
    return TRUE;
  bytes = byline_picture_cache_load (self, http, uri, reach, cancellable, error);
  if (bytes == NULL || !write_file (self->kept_folder, kept, bytes, error))
    return FALSE;

  g_unlink (path);
  return TRUE;
}

/**
 * byline_picture_cache_release:
 * @self: a cache
 * @wanted: (element-type utf8 utf8): the set of names that stay
 *
 * Gives up all other kept pictures.
 *
 * Thread: any but the UI's; works on the disk.
 */
void
byline_picture_cache_release (BylinePictureCache *self,
                              GHashTable         *wanted)
{
  g_return_if_fail (BYLINE_IS_PICTURE_CACHE (self));

  g_autoptr(GDir) dir = g_dir_open (self->kept_folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->kept_folder, name, NULL);

      if (!g_hash_table_contains (wanted, name))
        g_unlink (path);
    }
}
