/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The window "Add Site": from an address to a site, and every way to fail. */

#include "byline-add-site-dialog.h"
#include "byline-error-text.h"
#include "byline-remote-error.h"
#include "pane-test.h"

typedef struct
{
  BylineLibrary *library;
  GtkWidget     *dialog;
  GtkStack      *pages;
  GtkWidget     *address;
  gint64         added;
} Fixture;

static GtkWidget *
child (Fixture    *fixture,
       const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (fixture->dialog,
                                                    BYLINE_TYPE_ADD_SITE_DIALOG, name));
}

/* The header bar's second button, after "Cancel". */
static gboolean
can_find (Fixture *fixture)
{
  GtkWidget *button = pane_test_find (fixture->dialog, GTK_TYPE_BUTTON, 1);

  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Find");
  return gtk_widget_get_sensitive (button);
}

static void
added_cb (BylineAddSiteDialog *dialog,
          gint64               site_id,
          Fixture             *fixture)
{
  fixture->added = site_id;
}

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

static void
set_up (Fixture    *fixture,
        const char *address)
{
  *fixture = (Fixture) { 0 };
  fixture->library = pane_test_library ((PaneTestAmount) { 0, 0, 0 });
  fixture->dialog = byline_add_site_dialog_new (fixture->library, NULL, address);
  fixture->pages = GTK_STACK (child (fixture, "pages"));
  fixture->address = child (fixture, "address");
  g_signal_connect (fixture->dialog, "added", G_CALLBACK (added_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  pane_test_wait (is_mapped, fixture->dialog);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
tear_down (Fixture *fixture)
{
  gpointer watched = fixture->dialog;

  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), &watched);
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  pane_test_wait (is_gone, &watched);
  pane_test_close (fixture->library);
}

static gboolean
is_at (Fixture    *fixture,
       const char *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (fixture->pages), page) == 0;
}

static gboolean
shows_error (gpointer data)
{
  return is_at (data, "error");
}

static gboolean
shows_found (gpointer data)
{
  return is_at (data, "found");
}

static gboolean
was_added (gpointer data)
{
  return ((Fixture *) data)->added != 0;
}

static void
test_accessible (void)
{
  Fixture fixture;

  set_up (&fixture, NULL);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture.dialog)), ==, "Add Site");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture.address),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Address");
  g_assert_false (can_find (&fixture));
  gtk_editable_set_text (GTK_EDITABLE (fixture.address), "example.org");
  g_assert_true (can_find (&fixture));
  tear_down (&fixture);
}

/* At no step may the window want more than the narrowest screen has. */
static void
check_narrow (Fixture *fixture)
{
  int minimum;

  gtk_widget_measure (adw_window_get_content (ADW_WINDOW (fixture->dialog)),
                      GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

static void
test_two_steps (void)
{
  Fixture fixture;
  BylineTestServer *server = pane_test_blog ();
  g_autofree char *uri = byline_test_server_dup_uri (server, "/");

  set_up (&fixture, uri);
  g_assert_cmpuint (byline_test_server_count (server), ==, 0);

  g_signal_emit_by_name (fixture.address, "activate");
  pane_test_wait (shows_found, &fixture);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (child (&fixture, "name"))), ==,
                   "The Small Blog");
  g_assert_cmpint (fixture.added, ==, 0);
  check_narrow (&fixture);

  gtk_widget_activate_action (fixture.dialog, "add-site.add", NULL);
  g_object_ref (fixture.dialog);
  pane_test_wait (was_added, &fixture);
  g_object_unref (fixture.dialog);
  pane_test_settle ();
  pane_test_close (fixture.library);
  byline_test_server_free (server);
}

static void
check_failure (const char        *address,
               BylineRemoteError  code)
{
  Fixture fixture;
  g_autoptr(GError) error = g_error_new_literal (BYLINE_REMOTE_ERROR, code, "as the wire says");
  g_autofree char *sentence = byline_error_text (error, NULL);

  set_up (&fixture, address);
  gtk_widget_activate_action (fixture.dialog, "add-site.find", NULL);
  pane_test_wait (shows_error, &fixture);

  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (child (&fixture, "error"))), ==, sentence);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture.address)), ==, address);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (fixture.address),
                                    GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);

  gtk_editable_set_text (GTK_EDITABLE (fixture.address), "other.example");
  g_assert_true (is_at (&fixture, "hint"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (fixture.address),
                                    GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);
  tear_down (&fixture);
}

static void
test_unreachable (void)
{
  g_autofree char *uri = g_strdup_printf ("http://127.0.0.1:%u/", byline_test_unused_port ());

  check_failure (uri, BYLINE_REMOTE_ERROR_OFFLINE);
}

static void
test_not_wordpress (void)
{
  BylineTestServer *server = pane_test_other_site ();
  g_autofree char *uri = byline_test_server_dup_uri (server, "/");

  check_failure (uri, BYLINE_REMOTE_ERROR_NOT_WORDPRESS);
  byline_test_server_free (server);
}

static void
test_members_only (void)
{
  BylineTestServer *server = pane_test_closed_blog ();
  g_autofree char *uri = byline_test_server_dup_uri (server, "/");

  check_failure (uri, BYLINE_REMOTE_ERROR_MEMBERS_ONLY);
  byline_test_server_free (server);
}

static void
test_bad_address (void)
{
  check_failure ("file:///etc/passwd", BYLINE_REMOTE_ERROR_BAD_ADDRESS);
}

static gboolean
wait_for_client (BylineTestConnection    *connection,
                 const BylineTestRequest *request,
                 gpointer                 data)
{
  byline_test_pause (connection, 20000);
  return FALSE;
}

static gboolean
shows_busy (gpointer data)
{
  return is_at (data, "busy");
}

static void
test_escape_gives_up (void)
{
  Fixture fixture;
  BylineTestServer *server = byline_test_server_new (wait_for_client, NULL);
  g_autofree char *uri = byline_test_server_dup_uri (server, "/");

  set_up (&fixture, uri);
  gtk_widget_activate_action (fixture.dialog, "add-site.find", NULL);
  pane_test_wait (shows_busy, &fixture);
  g_assert_false (can_find (&fixture));

  gtk_widget_activate_action (fixture.dialog, "add-site.escape", NULL);
  g_assert_true (is_at (&fixture, "hint"));
  g_assert_true (can_find (&fixture));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture.address)), ==, uri);
  tear_down (&fixture);
  byline_test_server_free (server);
}

static void
test_closing_while_busy (void)
{
  Fixture fixture;
  BylineTestServer *server = byline_test_server_new (wait_for_client, NULL);
  g_autofree char *uri = byline_test_server_dup_uri (server, "/");

  set_up (&fixture, uri);
  gtk_widget_activate_action (fixture.dialog, "add-site.find", NULL);
  pane_test_wait (shows_busy, &fixture);
  tear_down (&fixture);
  byline_test_server_free (server);
}

static void
test_is_narrow (void)
{
  Fixture fixture;

  set_up (&fixture, NULL);
  check_narrow (&fixture);
  tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  pane_test_init (&argc, &argv);

  g_test_add_func ("/sites/add-site-dialog/accessible", test_accessible);
  g_test_add_func ("/sites/add-site-dialog/two-steps", test_two_steps);
  g_test_add_func ("/sites/add-site-dialog/unreachable", test_unreachable);
  g_test_add_func ("/sites/add-site-dialog/not-wordpress", test_not_wordpress);
  g_test_add_func ("/sites/add-site-dialog/members-only", test_members_only);
  g_test_add_func ("/sites/add-site-dialog/bad-address", test_bad_address);
  g_test_add_func ("/sites/add-site-dialog/escape-gives-up", test_escape_gives_up);
  g_test_add_func ("/sites/add-site-dialog/closing-while-busy", test_closing_while_busy);
  g_test_add_func ("/sites/add-site-dialog/is-narrow", test_is_narrow);

  return g_test_run ();
}
