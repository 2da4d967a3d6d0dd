/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* bylinectl show: one article as text, JSON, HTML, Markdown or PDF, from the
 * same document that the window draws. */

#include "byline-cli.h"

#include <unistd.h>

#include <glib/gi18n.h>

#include "byline-cli-json.h"
#include "byline-document-html.h"
#include "byline-document-markdown.h"
#include "byline-document-text.h"
#include "byline-time-text.h"

#define USAGE "show ARTICLE [--format text|json|html|markdown|pdf]"
#define COLUMNS 78

static const char *
first_category (GPtrArray *terms)
{
  for (guint i = 0; i < terms->len; i++)
    {
      BylineTerm *term = g_ptr_array_index (terms, i);

      if (term->kind == BYLINE_TERM_CATEGORY)
        return term->name;
    }

  return NULL;
}

static BylineCliStatus
print_json (BylineCli     *cli,
            BylineReading *reading)
{
  JsonNode *root = byline_cli_json_article (reading->article);
  JsonObject *object = json_node_get_object (root);
  JsonArray *breadcrumb = json_array_new ();
  const char *category = first_category (reading->terms);
  g_autofree char *heading = byline_article_dup_heading (reading->article);

  json_array_add_string_element (breadcrumb, reading->site->name);
  if (category != NULL)
    json_array_add_string_element (breadcrumb, category);
  json_array_add_string_element (breadcrumb, heading);
  json_object_set_array_member (object, "breadcrumb", breadcrumb);
  json_object_set_member (object, "terms", byline_cli_json_terms (reading->terms));
  json_object_set_member (object, "blocks",
                          byline_cli_json_blocks (byline_document_get_blocks (reading->document)));
  byline_cli_json_print (root);
  return BYLINE_CLI_DONE;
}

static BylineCliStatus
print_text (BylineCli     *cli,
            BylineReading *reading)
{
  BylineArticle *article = reading->article;
  const char *category = first_category (reading->terms);
  g_autofree char *heading = byline_article_dup_heading (article);
  g_autofree char *date = byline_time_text_full (article->published_at);
  g_autofree char *text = byline_document_text_wrapped (reading->document, COLUMNS);

  g_print ("%s » ", reading->site->name);
  if (category != NULL)
    g_print ("%s » ", category);
  g_print ("%s\n\n%s\n", heading, heading);
  if (article->author_name != NULL)
    g_print ("%s · ", article->author_name);
  g_print ("%s\n%s\n\n", date, article->link);
  if (article->is_protected)
    g_print ("%s\n", _("This article is protected by a password."));
  g_print ("%s\n", text);
  return BYLINE_CLI_DONE;
}

/* A page of its own, with what names the article on top. */
static BylineCliStatus
print_html (BylineCli     *cli,
            BylineReading *reading)
{
  BylineArticle *article = reading->article;
  g_autofree char *heading = byline_article_dup_heading (article);
  g_autofree char *title = g_markup_escape_text (heading, -1);
  g_autofree char *link = g_markup_escape_text (article->link, -1);
  g_autofree char *author =
    g_markup_escape_text (article->author_name != NULL ? article->author_name : "", -1);
  g_autofree char *date = byline_time_text_full (article->published_at);
  g_autofree char *body = byline_document_html_all (reading->document);

  g_print ("<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width\">\n<title>%s</title>\n"
           "<link rel=\"canonical\" href=\"%s\">\n</head>\n<body>\n<article>\n"
           "<h1>%s</h1>\n<p>%s%s%s</p>\n%s</article>\n</body>\n</html>\n",
           title, link, title, author, *author != '\0' ? " · " : "", date, body);
  return BYLINE_CLI_DONE;
}

static BylineCliStatus
print_markdown (BylineCli     *cli,
                BylineReading *reading)
{
  BylineArticle *article = reading->article;
  g_autofree char *heading = byline_article_dup_heading (article);
  g_autofree char *date = byline_time_text_full (article->published_at);
  g_autofree char *body = byline_document_markdown_all (reading->document);

  g_print ("# %s\n\n%s%s%s  \n<%s>\n\n%s", heading,
           article->author_name != NULL ? article->author_name : "",
           article->author_name != NULL ? " · " : "", date, article->link, body);
  return BYLINE_CLI_DONE;
}

typedef struct
{
  const char       *name;
  BylineCliStatus (*print) (BylineCli     *cli,
                            BylineReading *reading);
} Format;

static const Format formats[] = {
  { "text", print_text },
  { "json", print_json },
  { "html", print_html },
  { "markdown", print_markdown },
  { "pdf", byline_cli_print_pdf },
};

static const Format *
find_format (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].name, name))
      return &formats[i];

  return NULL;
}

BylineCliStatus
byline_cli_show (BylineCli  *cli,
                 int         argc,
                 char      **argv)
{
  g_autofree char *name = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &name, NULL, NULL },
    { NULL }
  };
  g_autoptr(GError) error = NULL;

  if (!byline_cli_parse (entries, USAGE, &argc, &argv))
    return BYLINE_CLI_USAGE;
  const Format *format = find_format (cli->as_json ? "json" : name != NULL ? name : "text");
  if (argc != 2 || format == NULL)
    return byline_cli_misused (USAGE);
  if (format->print == byline_cli_print_pdf && isatty (STDOUT_FILENO))
    {
      byline_cli_say (_("A PDF would only confuse the terminal. Send it to a file: "
                        "bylinectl show %s --format pdf > article.pdf"), argv[1]);
      return BYLINE_CLI_USAGE;
    }

  g_autoptr(BylineReading) reading = byline_cli_open_article (cli, argv[1], &error);
  if (reading == NULL)
    return byline_cli_failed (error, NULL);

  return format->print (cli, reading);
}
