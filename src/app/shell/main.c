/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the program starts: the language first, then the application. */

#include "config.h"

#include "byline-application.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int    argc,
      char **argv)
{
  g_autoptr(BylineApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (BYLINE_GETTEXT_DOMAIN, BYLINE_LOCALEDIR);
  bind_textdomain_codeset (BYLINE_GETTEXT_DOMAIN, "UTF-8");
  textdomain (BYLINE_GETTEXT_DOMAIN);
  g_set_application_name ("Byline");

  application = byline_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
