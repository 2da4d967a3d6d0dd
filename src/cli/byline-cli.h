/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "byline-library.h"

G_BEGIN_DECLS

typedef enum
{
  BYLINE_CLI_DONE          = 0,
  BYLINE_CLI_FAILED        = 1,
  BYLINE_CLI_USAGE         = 2,
  BYLINE_CLI_FIELD_MISSING = 3,
  BYLINE_CLI_REFUSED       = 4,
  BYLINE_CLI_UNREACHABLE   = 5,
  BYLINE_CLI_UNKNOWN       = 6,
} BylineCliStatus;

/* What every sub-command works with. */
typedef struct
{
  BylineLibrary *library;   /* (owned) */
  gboolean       as_json;
} BylineCli;

typedef BylineCliStatus (*BylineCliRun) (BylineCli  *cli,
                                         int         argc,
                                         char      **argv);

GAsyncResult    *byline_cli_wait          (GAsyncResult       **slot);
void             byline_cli_answered_cb   (GObject             *source,
                                           GAsyncResult        *result,
                                           gpointer             slot);

gboolean         byline_cli_parse         (const GOptionEntry  *entries,
                                           const char          *usage,
                                           int                 *argc,
                                           char              ***argv);
BylineCliStatus  byline_cli_misused       (const char          *usage);
BylineCliStatus  byline_cli_failed        (const GError        *error,
                                           const char          *host);
void             byline_cli_say           (const char          *format,
                                           ...) G_GNUC_PRINTF (1, 2);

BylineSite      *byline_cli_find_site     (BylineCli           *cli,
                                           const char          *name,
                                           GError             **error);
gint64           byline_cli_find_article  (BylineCli           *cli,
                                           const char          *name,
                                           GError             **error);
BylineReading   *byline_cli_open_article  (BylineCli           *cli,
                                           const char          *name,
                                           GError             **error);

BylineCliStatus  byline_cli_print_pdf     (BylineCli           *cli,
                                           BylineReading       *reading);
BylineCliStatus  byline_cli_print_outcome (BylineCli           *cli,
                                           BylineOutcome       *outcome);

BylineCliStatus  byline_cli_add           (BylineCli *cli, int argc, char **argv);
BylineCliStatus  byline_cli_sites         (BylineCli *cli, int argc, char **argv);
BylineCliStatus  byline_cli_remove        (BylineCli *cli, int argc, char **argv);
BylineCliStatus  byline_cli_sync          (BylineCli *cli, int argc, char **argv);
BylineCliStatus  byline_cli_list          (BylineCli *cli, int argc, char **argv);
BylineCliStatus  byline_cli_show          (BylineCli *cli, int argc, char **argv);
BylineCliStatus  byline_cli_comments      (BylineCli *cli, int argc, char **argv);
BylineCliStatus  byline_cli_comment       (BylineCli *cli, int argc, char **argv);
BylineCliStatus  byline_cli_outbox        (BylineCli *cli, int argc, char **argv);
BylineCliStatus  byline_cli_mark          (BylineCli *cli, int argc, char **argv);

G_END_DECLS
