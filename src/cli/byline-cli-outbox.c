/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* bylinectl outbox: what waits, what was refused, what may have arrived. */

#include "byline-cli.h"

#include "byline-cli-json.h"
#include "byline-outcome-text.h"

#define USAGE "outbox [retry ID | discard ID]"

static const char *
state_name (BylineOutboxState state)
{
  switch (state)
    {
    case BYLINE_OUTBOX_QUEUED:
      return "queued";
    case BYLINE_OUTBOX_SENDING:
      return "sending";
    case BYLINE_OUTBOX_SENT:
      return "sent";
    case BYLINE_OUTBOX_REJECTED:
      return "rejected";
    case BYLINE_OUTBOX_UNKNOWN:
    default:
      return "unknown";
    }
}

static JsonObject *
entry_object (BylineOutboxEntry *entry)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "id", entry->id);
  json_object_set_int_member (object, "site", entry->site_id);
  json_object_set_string_member (object, "state", state_name (entry->state));
  byline_cli_json_set_string (object, "article", entry->article_link);
  json_object_set_int_member (object, "parent", entry->draft->parent);
  byline_cli_json_set_string (object, "name", entry->draft->name);
  byline_cli_json_set_string (object, "text", entry->draft->text);
  json_object_set_int_member (object, "attempts", entry->n_attempts);
  byline_cli_json_set_time (object, "queued", entry->queued_at);
  byline_cli_json_set_string (object, "reason", entry->site_words);
  return object;
}

static void
print_entry (BylineOutboxEntry *entry)
{
  g_autofree char *state = byline_outbox_state_text (entry);

  g_print ("%" G_GINT64_FORMAT "\t%s\t%s\n\t%s\n", entry->id, state_name (entry->state),
           entry->article_link, state);
}

static BylineCliStatus
list (BylineCli *cli)
{
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  byline_library_list_outbox_async (cli->library, NULL, byline_cli_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = byline_cli_wait (&slot);
  g_autoptr(GPtrArray) entries =
    byline_library_list_outbox_finish (cli->library, result, &error);
  if (entries == NULL)
    return byline_cli_failed (error, NULL);

  JsonArray *array = json_array_new ();
  for (guint i = 0; i < entries->len; i++)
    {
      BylineOutboxEntry *entry = g_ptr_array_index (entries, i);

      if (entry->state == BYLINE_OUTBOX_SENT)
        continue;
      if (cli->as_json)
        json_array_add_object_element (array, entry_object (entry));
      else
        print_entry (entry);
    }
  JsonNode *root = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (root, array);
  if (cli->as_json)
    byline_cli_json_print (root);
  else
    json_node_unref (root);
  return BYLINE_CLI_DONE;
}

static BylineCliStatus
retry (BylineCli *cli,
       gint64     outbox_id)
{
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  byline_library_retry_async (cli->library, outbox_id, NULL, byline_cli_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = byline_cli_wait (&slot);
  g_autoptr(BylineOutcome) outcome =
    byline_library_retry_finish (cli->library, result, &error);

  return outcome != NULL ? byline_cli_print_outcome (cli, outcome)
                         : byline_cli_failed (error, NULL);
}

static BylineCliStatus
discard (BylineCli *cli,
         gint64     outbox_id)
{
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  byline_library_discard_async (cli->library, outbox_id, NULL, byline_cli_answered_cb, &slot);
  g_autoptr(GAsyncResult) result = byline_cli_wait (&slot);

  return byline_library_discard_finish (cli->library, result, &error)
         ? BYLINE_CLI_DONE : byline_cli_failed (error, NULL);
}

BylineCliStatus
byline_cli_outbox (BylineCli  *cli,
                   int         argc,
                   char      **argv)
{
  if (!byline_cli_parse (NULL, USAGE, &argc, &argv))
    return BYLINE_CLI_USAGE;
  if (argc == 1)
    return list (cli);

  gint64 outbox_id = argc == 3 ? g_ascii_strtoll (argv[2], NULL, 10) : 0;
  if (outbox_id > 0 && g_str_equal (argv[1], "retry"))
    return retry (cli, outbox_id);
  if (outbox_id > 0 && g_str_equal (argv[1], "discard"))
    return discard (cli, outbox_id);
  return byline_cli_misused (USAGE);
}
