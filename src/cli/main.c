/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* bylinectl: the command line on the same engine and the same databases as
 * the window. Reads the global options and hands over to a sub-command. */

#include "config.h"

#include <locale.h>
#include <string.h>

#include <glib/gi18n.h>

#include "byline-cli.h"

typedef struct
{
  const char   *name;
  const char   *usage;
  const char   *summary;
  BylineCliRun  run;
} Command;

static const Command commands[] = {
  { "add", "ADDRESS", N_("Find a site and add it"), byline_cli_add },
  { "sites", "", N_("List the sites"), byline_cli_sites },
  { "remove", "SITE", N_("Remove a site"), byline_cli_remove },
  { "sync", "[SITE] [--all]", N_("Ask sites for what changed"), byline_cli_sync },
  { "list", "[SITE] [OPTION…]", N_("List articles, newest first"), byline_cli_list },
  { "show", "ARTICLE [--format text|json|html|markdown|pdf]", N_("Show an article"),
    byline_cli_show },
  { "comments", "ARTICLE", N_("Show the conversation below an article"), byline_cli_comments },
  { "comment", "ARTICLE [OPTION…]", N_("Post a comment"), byline_cli_comment },
  { "outbox", "[retry ID | discard ID]", N_("Show what waits to be sent"), byline_cli_outbox },
  { "mark", "ARTICLE read|unread|saved|unsaved", N_("Mark an article"), byline_cli_mark },
};

static const Command *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];

  return NULL;
}

static char *
describe_commands (void)
{
  GString *text = g_string_new (_("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *call = g_strjoin (" ", commands[i].name, commands[i].usage, NULL);

      g_string_append_printf (text, "\n  %-49s %s", call, _(commands[i].summary));
    }
  g_string_append (text, "\n\n");
  g_string_append (text, _("SITE is an id, a host or a home address; "
                           "ARTICLE an id or a web address."));
  return g_string_free (text, FALSE);
}

/* Global options stand before or behind the sub-command's name; the rest is
 * the sub-command's own. */
static BylineCliStatus
run_command (const char *data_dir,
             gboolean    as_json,
             char      **rest)
{
  const Command *command = rest != NULL ? find_command (rest[0]) : NULL;
  g_autoptr(GError) error = NULL;

  if (command == NULL)
    return byline_cli_misused (_("[OPTION…] COMMAND …; see bylinectl --help"));

  g_autofree char *folder = data_dir != NULL
    ? g_strdup (data_dir) : g_build_filename (g_get_user_data_dir (), "byline", NULL);
  g_autofree char *cache = data_dir != NULL
    ? g_build_filename (data_dir, "cache", NULL)
    : g_build_filename (g_get_user_cache_dir (), "byline", NULL);
  BylineCli cli = { byline_library_new (folder, cache, &error), as_json };
  if (cli.library == NULL)
    return byline_cli_failed (error, NULL);
  byline_library_wait (cli.library);
  if (byline_library_get_mode (cli.library) != BYLINE_STORE_WRITABLE)
    byline_cli_say (_("The folder cannot be written: nothing of this will be kept."));

  BylineCliStatus status = command->run (&cli, (int) g_strv_length (rest), rest);

  byline_library_close (cli.library);
  g_clear_object (&cli.library);
  return status;
}

/* The sub-command's own options must reach it unparsed, and stand behind its
 * name in any order with the global ones. */
static char **
take_globals (char     **argv,
              char     **data_dir,
              gboolean  *as_json,
              gboolean  *wants_help,
              gboolean  *wants_version)
{
  g_autoptr(GStrvBuilder) rest = g_strv_builder_new ();
  gboolean is_verbatim = FALSE;

  for (guint i = 1; argv[i] != NULL; i++)
    {
      if (is_verbatim)
        g_strv_builder_add (rest, argv[i]);
      else if (g_str_equal (argv[i], "--json"))
        *as_json = TRUE;
      else if (g_str_equal (argv[i], "--help") || g_str_equal (argv[i], "-h"))
        *wants_help = TRUE;
      else if (g_str_equal (argv[i], "--version"))
        *wants_version = TRUE;
      else if (g_str_has_prefix (argv[i], "--data-dir="))
        *data_dir = argv[i] + strlen ("--data-dir=");
      else if (g_str_equal (argv[i], "--data-dir") && argv[i + 1] != NULL)
        *data_dir = argv[++i];
      else if (g_str_equal (argv[i], "--text") && argv[i + 1] != NULL)
        {
          /* "--text --json" is a text, however odd. */
          g_strv_builder_add (rest, argv[i]);
          g_strv_builder_add (rest, argv[++i]);
        }
      else
        {
          is_verbatim = g_str_equal (argv[i], "--");
          g_strv_builder_add (rest, argv[i]);
        }
    }

  return g_strv_builder_end (rest);
}

static void
print_help (void)
{
  g_autofree char *text = describe_commands ();

  g_print ("%s\n\n%s\n\n%s\n  --data-dir DIR  %s\n  --json          %s\n"
           "  --help          %s\n  --version       %s\n",
           _("Usage: bylinectl [OPTION…] COMMAND …"), text, _("Options:"),
           _("Where the articles are kept"), _("One JSON document on standard output"),
           _("Show this text"), _("Show the version"));
}

int
main (int   argc,
      char *argv[])
{
  char *data_dir = NULL;
  gboolean as_json = FALSE, wants_help = FALSE, wants_version = FALSE;

  setlocale (LC_ALL, "");
  bindtextdomain (BYLINE_GETTEXT_DOMAIN, BYLINE_LOCALEDIR);
  bind_textdomain_codeset (BYLINE_GETTEXT_DOMAIN, "UTF-8");
  textdomain (BYLINE_GETTEXT_DOMAIN);

  g_auto(GStrv) rest = take_globals (argv, &data_dir, &as_json, &wants_help, &wants_version);
  if (wants_help)
    {
      print_help ();
      return BYLINE_CLI_DONE;
    }
  if (wants_version)
    {
      g_print ("bylinectl %s\n", BYLINE_VERSION);
      return BYLINE_CLI_DONE;
    }

  return (int) run_command (data_dir, as_json, rest[0] != NULL ? rest : NULL);
}
