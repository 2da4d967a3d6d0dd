/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* bylinectl comment: posts through the same draft rules, outbox and routes as
 * the dialog. With something missing it names the fields and sends nothing. */

#include "byline-cli.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

#include "byline-cli-json.h"
#include "byline-outcome-text.h"

#define USAGE "comment ARTICLE [--parent ID] [--name N] [--email E] [--website U] " \
              "[--text T | --text -]"
/* More than any site takes; the rules then say so in words. */
#define MAX_INPUT_BYTES (256 * 1024)

typedef struct
{
  gint64 parent;
  char  *name;
  char  *email;
  char  *website;
  char  *text;
} Given;

static void
given_clear (Given *given)
{
  g_free (given->name);
  g_free (given->email);
  g_free (given->website);
  g_free (given->text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Given, given_clear)

static char *
read_standard_input (void)
{
  GString *text = g_string_new (NULL);
  char chunk[4096];
  size_t n_read;

  while (text->len < MAX_INPUT_BYTES &&
         (n_read = fread (chunk, 1, sizeof chunk, stdin)) > 0)
    g_string_append_len (text, chunk, (gssize) n_read);

  return g_string_free (text, FALSE);
}

static const char *
outcome_name (BylineOutcomeKind kind)
{
  switch (kind)
    {
    case BYLINE_OUTCOME_PUBLISHED:
      return "published";
    case BYLINE_OUTCOME_HELD:
    case BYLINE_OUTCOME_NOT_SHOWN:
      return "held";
    case BYLINE_OUTCOME_QUEUED:
      return "queued";
    case BYLINE_OUTCOME_REFUSED:
      return "refused";
    case BYLINE_OUTCOME_UNKNOWN:
    default:
      return "unknown";
    }
}

static BylineCliStatus
status_of (BylineOutcome *outcome)
{
  switch (outcome->kind)
    {
    case BYLINE_OUTCOME_REFUSED:
      return BYLINE_CLI_REFUSED;
    case BYLINE_OUTCOME_UNKNOWN:
      return BYLINE_CLI_UNKNOWN;
    case BYLINE_OUTCOME_PUBLISHED:
    case BYLINE_OUTCOME_HELD:
    case BYLINE_OUTCOME_NOT_SHOWN:
    case BYLINE_OUTCOME_QUEUED:
    default:
      return BYLINE_CLI_DONE;
    }
}

static void
print_json (const char *outcome,
            gint64      comment_id,
            const char *reason)
{
  JsonNode *root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "outcome", outcome);
  if (comment_id != 0)
    json_object_set_int_member (object, "comment", comment_id);
  else
    json_object_set_null_member (object, "comment");
  byline_cli_json_set_string (object, "reason", reason);
  json_node_take_object (root, object);
  byline_cli_json_print (root);
}

/**
 * byline_cli_print_outcome:
 *
 * Shared with the outbox's "retry".
 */
BylineCliStatus
byline_cli_print_outcome (BylineCli     *cli,
                          BylineOutcome *outcome)
{
  g_autofree char *sentence = byline_outcome_text (outcome);
  gboolean is_refused = outcome->kind == BYLINE_OUTCOME_REFUSED;

  if (cli->as_json)
    print_json (outcome_name (outcome->kind), outcome->comment_id,
                is_refused ? sentence : NULL);
  else if (!is_refused)
    g_print ("%s\n", outcome_name (outcome->kind));
  byline_cli_say ("%s", sentence);
  return status_of (outcome);
}

static BylineComposition *
compose (BylineCli   *cli,
         gint64       article_id,
         gint64       parent,
         GError     **error)
{
  GAsyncResult *slot = NULL;

  byline_library_compose_async (cli->library, article_id, parent, NULL,
                                byline_cli_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = byline_cli_wait (&slot);

  return byline_library_compose_finish (cli->library, result, error);
}

/* Only a person who left something out needs to know whether the site minds. */
static BylineDraftRules
ask_rules (BylineCli        *cli,
           gint64            article_id,
           BylineDraftRules  rules)
{
  BylineFormFacts facts;
  GAsyncResult *slot = NULL;

  byline_library_fetch_form_async (cli->library, article_id, NULL,
                                   byline_cli_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = byline_cli_wait (&slot);
  if (!byline_library_fetch_form_finish (cli->library, result, &facts, NULL))
    return rules;

  return facts.state == BYLINE_FORM_OPEN ? facts.rules : rules;
}

static void
fill (BylineDraft *draft,
      const Given *given)
{
  const char *values[BYLINE_DRAFT_N_FIELDS] = {
    [BYLINE_DRAFT_TEXT] = given->text,
    [BYLINE_DRAFT_NAME] = given->name,
    [BYLINE_DRAFT_EMAIL] = given->email,
    [BYLINE_DRAFT_WEBSITE] = given->website,
  };

  for (guint field = 0; field < BYLINE_DRAFT_N_FIELDS; field++)
    if (values[field] != NULL)
      byline_draft_set_field (draft, field, values[field]);
}

static BylineCliStatus
name_problems (BylineCli         *cli,
               const BylineDraft *draft,
               BylineDraftRules   rules)
{
  GString *reason = g_string_new (NULL);

  for (guint field = 0; field < BYLINE_DRAFT_N_FIELDS; field++)
    {
      BylineDraftProblem problem = byline_draft_check (draft, field, rules);
      g_autofree char *sentence =
        problem != BYLINE_DRAFT_OK ? byline_draft_problem_text (field, problem) : NULL;

      if (sentence != NULL)
        g_string_append_printf (reason, "%s%s", reason->len > 0 ? " " : "", sentence);
    }

  if (cli->as_json)
    print_json ("incomplete", 0, reason->str);
  byline_cli_say ("%s", reason->str);
  g_string_free (reason, TRUE);
  return BYLINE_CLI_FIELD_MISSING;
}

static BylineCliStatus
post (BylineCli         *cli,
      BylineComposition *composition,
      gboolean           remembers)
{
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  byline_library_post_async (cli->library, composition->draft, remembers, NULL,
                             byline_cli_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = byline_cli_wait (&slot);
  g_autoptr(BylineOutcome) outcome =
    byline_library_post_finish (cli->library, result, &error);

  return outcome != NULL ? byline_cli_print_outcome (cli, outcome)
                         : byline_cli_failed (error, NULL);
}

BylineCliStatus
byline_cli_comment (BylineCli  *cli,
                    int         argc,
                    char      **argv)
{
  g_auto(Given) given = { 0 };
  const GOptionEntry entries[] = {
    { "parent", 0, 0, G_OPTION_ARG_INT64, &given.parent, NULL, NULL },
    { "name", 0, 0, G_OPTION_ARG_STRING, &given.name, NULL, NULL },
    { "email", 0, 0, G_OPTION_ARG_STRING, &given.email, NULL, NULL },
    { "website", 0, 0, G_OPTION_ARG_STRING, &given.website, NULL, NULL },
    { "text", 0, 0, G_OPTION_ARG_STRING, &given.text, NULL, NULL },
    { NULL }
  };
  g_autoptr(GError) error = NULL;

  if (!byline_cli_parse (entries, USAGE, &argc, &argv))
    return BYLINE_CLI_USAGE;
  if (argc != 2 || given.parent < 0)
    return byline_cli_misused (USAGE);

  if (g_strcmp0 (given.text, "-") == 0)
    {
      g_free (given.text);
      given.text = read_standard_input ();
    }
  gint64 article_id = byline_cli_find_article (cli, argv[1], &error);
  g_autoptr(BylineComposition) composition =
    article_id != 0 ? compose (cli, article_id, given.parent, &error) : NULL;
  if (composition == NULL)
    return byline_cli_failed (error, NULL);

  fill (composition->draft, &given);
  BylineDraftRules rules = composition->rules;
  if (!byline_draft_is_complete (composition->draft, rules, NULL))
    rules = ask_rules (cli, article_id, rules);
  if (!byline_draft_is_complete (composition->draft, rules, NULL))
    return name_problems (cli, composition->draft, rules);

  return post (cli, composition, composition->saves_identity);
}
