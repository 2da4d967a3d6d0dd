/* SPDX-FileCopyrightText: The Byline authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The pane of articles: the list of a place, its search, and what to say when
 * there is none. Rows are made for what is in view only. A refresh never moves
 * the selection or what is looked at; only a person or a new place does. */

#include "config.h"

#include "byline-articles-view.h"

#include "byline-article-list.h"
#include "byline-article-row.h"
#include "byline-error-text.h"
#include "byline-text.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define PROGRESS_AFTER_MS 300
#define SECONDS_BETWEEN_TIMES 60
#define MAX_SEARCH_BYTES 512

typedef enum
{
  RETRY_REFRESH,
  RETRY_OLDER,
} Retry;

struct _BylineArticlesView
{
  GtkWidget           parent_instance;

  GtkSearchBar       *search_bar;
  GtkEditable        *search;
  GtkInfoBar         *error_bar;
  GtkLabel           *error;
  GtkStack           *states;
  GtkSpinner         *spinner;
  GtkScrolledWindow  *scroller;
  GtkListView        *list;
  GtkRevealer        *fetching;
  GtkSpinner         *fetching_spinner;
  AdwStatusPage      *empty;
  GtkWidget          *refresh;

  BylineLibrary      *library;      /* (owned) (nullable) */
  BylineArticleList  *articles;     /* (owned) (nullable) */
  GtkSingleSelection *selection;    /* (owned) (nullable) */
  BylineFilter       *place;        /* (owned): without the search */
  GHashTable         *rows;         /* (owned) (element-type BylineArticleRow): alive */
  BylineArticleItem  *awaited;      /* (owned) (nullable): the next unread may be this */
  gint64              selected_id;  /* what the person looks at, in the list or not */
  int                 awaited_step;
  Retry               retry;
  guint               progress_id;
  guint               times_id;
  gboolean            has_failed;   /* older articles are not asked for again by itself */
  gboolean            is_selecting; /* by the program, not by a person */
  gboolean            wants_focus;  /* once there is a row to take it */
  gboolean            is_new_place; /* not all there yet: stays at its top */
};

G_DEFINE_FINAL_TYPE (BylineArticlesView, byline_articles_view, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_SEARCH_MODE = 1,
} BylineArticlesViewProperty;

static GParamSpec *properties[PROP_SEARCH_MODE + 1];

enum
{
  SIGNAL_ARTICLE_SELECTED,
  SIGNAL_ARTICLE_ACTIVATED,
  SIGNAL_REFRESH,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
count_articles (BylineArticlesView *self)
{
  return self->articles != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->articles)) : 0;
}

/* ---- states ---- */

static void
show_empty (BylineArticlesView *self,
            const char         *icon,
            const char         *title,
            const char         *words,
            gboolean            can_refresh)
{
  adw_status_page_set_icon_name (self->empty, icon);
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, words);
  gtk_widget_set_visible (self->refresh, can_refresh);
  gtk_stack_set_visible_child_name (self->states, "empty");
}

static void
show_why_empty (BylineArticlesView *self)
{
  if (byline_articles_view_get_search_mode (self) &&
      !byline_text_is_blank (gtk_editable_get_text (self->search)))
    show_empty (self, "edit-find-symbolic", _("No Results"),
                _("No stored article here holds these words."), FALSE);
  else if (self->place->unread_only)
    show_empty (self, "mail-read-symbolic", _("Nothing Unread"),
                _("You have read everything there is."), TRUE);
  else if (self->place->saved_only)
    show_empty (self, "starred-symbolic", _("Nothing Saved"),
                _("Articles you save stay here, also without a network."), FALSE);
  else
    show_empty (self, "view-list-symbolic", _("No Articles"),
                _("Nothing has been fetched for this place yet."), TRUE);
}

static gboolean
progress_due_cb (gpointer data)
{
  BylineArticlesView *self = data;

  self->progress_id = 0;
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->states, "loading");
  return G_SOURCE_REMOVE;
}

static void
show_loading (BylineArticlesView *self)
{
  if (self->progress_id != 0)
    return;

  gtk_stack_set_visible_child_name (self->states, "blank");
  self->progress_id = g_timeout_add (PROGRESS_AFTER_MS, progress_due_cb, self);
}

static void
update_state (BylineArticlesView *self)
{
  gboolean is_loading = self->articles != NULL &&
                        byline_article_list_get_is_loading (self->articles);

  if (count_articles (self) == 0 && is_loading)
    {
      show_loading (self);
      return;
    }

  g_clear_handle_id (&self->progress_id, g_source_remove);
  gtk_spinner_stop (self->spinner);
  if (count_articles (self) == 0)
    {
      show_why_empty (self);
      return;
    }

  gtk_stack_set_visible_child_name (self->states, "list");
  if (self->wants_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
show_error (BylineArticlesView *self,
            const char         *sentence,
            Retry               retry)
{
  self->retry = retry;
  gtk_label_set_text (self->error, sentence != NULL ? sentence : "");
  gtk_info_bar_set_revealed (self->error_bar, sentence != NULL);
}

/* ---- older articles ---- */

/* Saved and found articles are what is stored: there is no older page of them
 * to ask for, and fetching until something unread turns up has no end. */
static gboolean
can_fetch_older (BylineArticlesView *self)
{
  return self->articles != NULL && !self->has_failed && count_articles (self) > 0 &&
         !self->place->saved_only && !self->place->unread_only &&
         byline_article_list_get_filter (self->articles)->search == NULL &&
         !byline_article_list_get_is_loading (self->articles) &&
         !byline_article_list_get_is_fetching (self->articles);
}

static void
fetch_near_end (BylineArticlesView *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double page = gtk_adjustment_get_page_size (adjustment);
  double left = gtk_adjustment_get_upper (adjustment) - page -
                gtk_adjustment_get_value (adjustment);

  if (page > 0 && left < 2 * page && gtk_widget_get_mapped (GTK_WIDGET (self->list)) &&
      can_fetch_older (self))
    byline_article_list_fetch_older (self->articles);
}

static void
adjustment_changed_cb (GtkAdjustment      *adjustment,
                       BylineArticlesView *self)
{
  fetch_near_end (self);
}

static void
fetching_notified_cb (BylineArticleList  *articles,
                      GParamSpec         *pspec,
                      BylineArticlesView *self)
{
  gboolean is_fetching = byline_article_list_get_is_fetching (articles);

  gtk_revealer_set_reveal_child (self->fetching, is_fetching);
  gtk_spinner_set_spinning (self->fetching_spinner, is_fetching);
}

static void
fetching_failed_cb (BylineArticleList  *articles,
                    GError             *error,
                    BylineArticlesView *self)
{
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  sentence = byline_error_text (error, NULL);
  self->has_failed = TRUE;
  show_error (self, sentence, RETRY_OLDER);
}

/* ---- selecting ---- */

static void
scroll_to (BylineArticlesView *self,
           guint               position)
{
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static void
forget_awaited (BylineArticlesView *self)
{
  if (self->awaited != NULL)
    g_signal_handlers_disconnect_by_data (self->awaited, self);
  g_clear_object (&self->awaited);
}

/* A list that was read anew may have dropped the selected row for a moment. */
static void
restore_selection (BylineArticlesView *self)
{
  guint position;

  if (self->selected_id == 0 ||
      gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION ||
      !byline_article_list_find (self->articles, self->selected_id, &position))
    return;

  self->is_selecting = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->is_selecting = FALSE;
}

static void
selection_notified_cb (GtkSingleSelection *selection,
                       GParamSpec         *pspec,
                       BylineArticlesView *self)
{
  BylineArticleItem *item = gtk_single_selection_get_selected_item (selection);
  gint64 article_id = item != NULL ? byline_article_item_get_id (item) : 0;

  if (item == NULL || self->is_selecting || article_id == self->selected_id)
    return;

  forget_awaited (self);
  self->selected_id = article_id;
  g_signal_emit (self, signals[SIGNAL_ARTICLE_SELECTED], 0, article_id);
}

static void
activate_position (BylineArticlesView *self,
                   guint               position)
{
  BylineArticleItem *item;

  gtk_single_selection_set_selected (self->selection, position);
  item = gtk_single_selection_get_selected_item (self->selection);
  if (item != NULL)
    g_signal_emit (self, signals[SIGNAL_ARTICLE_ACTIVATED], 0, byline_article_item_get_id (item));
}

static void
list_activated_cb (GtkListView        *list,
                   guint               position,
                   BylineArticlesView *self)
{
  activate_position (self, position);
}

static void
articles_changed_cb (GListModel         *model,
                     guint               position,
                     guint               n_removed,
                     guint               n_added,
                     BylineArticlesView *self)
{
  restore_selection (self);
  update_state (self);
  if (self->is_new_place && count_articles (self) > 0)
    scroll_to (self, 0);
}

static void
loading_notified_cb (BylineArticleList  *articles,
                     GParamSpec         *pspec,
                     BylineArticlesView *self)
{
  self->is_new_place &= byline_article_list_get_is_loading (articles);
  update_state (self);
}

/* ---- moving ---- */

static gboolean find_unread (BylineArticlesView *self,
                             guint               start,
                             int                 step);

static void
awaited_notified_cb (BylineArticleItem  *item,
                     GParamSpec         *pspec,
                     BylineArticlesView *self)
{
  gint64 article_id = byline_article_item_get_id (item);
  guint position;

  forget_awaited (self);
  if (byline_article_list_find (self->articles, article_id, &position))
    find_unread (self, position, self->awaited_step);
}

/* Articles beyond the rows in view are not read from the disk yet: the search
 * rests at the first such and goes on when it has come. */
static void
await_item (BylineArticlesView *self,
            BylineArticleItem  *item,
            int                 step)
{
  self->awaited = g_object_ref (item);
  self->awaited_step = step;
  g_signal_connect (item, "notify::article", G_CALLBACK (awaited_notified_cb), self);
}

static gboolean
find_unread (BylineArticlesView *self,
             guint               start,
             int                 step)
{
  guint n_articles = count_articles (self);

  /* Position wraps below zero to a number that is no position: the end. */
  for (guint i = start; i < n_articles; i += (guint) step)
    {
      g_autoptr(BylineArticleItem) item =
        g_list_model_get_item (G_LIST_MODEL (self->articles), i);
      BylineArticle *article = byline_article_item_get_article (item);

      if (article == NULL)
        {
          await_item (self, item, step);
          return TRUE;
        }
      if (!article->is_read)
        {
          activate_position (self, i);
          scroll_to (self, i);
          return TRUE;
        }
    }
  return FALSE;
}

/* ---- searching ---- */

static char *
dup_search (BylineArticlesView *self)
{
  g_autofree char *line = NULL;

  if (!byline_articles_view_get_search_mode (self))
    return NULL;

  line = byline_text_clean_line (gtk_editable_get_text (self->search));
  if (byline_text_is_blank (line) || strlen (line) > MAX_SEARCH_BYTES)
    return NULL;
  return g_steal_pointer (&line);
}

static void
apply_filter (BylineArticlesView *self)
{
  g_autoptr(BylineFilter) filter = byline_filter_copy (self->place);
  g_autofree char *search = dup_search (self);

  if (self->articles == NULL)
    return;

  byline_set_str (&filter->search, search);
  if (byline_filter_equal (filter, byline_article_list_get_filter (self->articles)))
    {
      byline_article_list_refilter (self->articles);
      return;
    }

  forget_awaited (self);
  self->has_failed = FALSE;
  self->is_new_place = TRUE;
  self->is_selecting = TRUE;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  byline_article_list_set_filter (self->articles, filter);
  self->is_selecting = FALSE;
  update_state (self);
}

static void
search_changed_cb (GtkSearchEntry     *entry,
                   BylineArticlesView *self)
{
  apply_filter (self);
}

static void
search_activated_cb (GtkSearchEntry     *entry,
                     BylineArticlesView *self)
{
  apply_filter (self);
  if (count_articles (self) > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
search_mode_notified_cb (GtkSearchBar       *bar,
                         GParamSpec         *pspec,
                         BylineArticlesView *self)
{
  apply_filter (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH_MODE]);
}

/* ---- what a person does ---- */

static void
refresh_clicked_cb (GtkButton          *button,
                    BylineArticlesView *self)
{
  g_signal_emit (self, signals[SIGNAL_REFRESH], 0);
}

static void
error_answered_cb (GtkInfoBar         *bar,
                   int                 response,
                   BylineArticlesView *self)
{
  gtk_info_bar_set_revealed (bar, FALSE);
  if (response == GTK_RESPONSE_CLOSE)
    return;

  self->has_failed = FALSE;
  if (self->retry == RETRY_REFRESH)
    g_signal_emit (self, signals[SIGNAL_REFRESH], 0);
  else if (self->articles != NULL)
    byline_article_list_fetch_older (self->articles);
}

static void
row_released_cb (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 GtkListItem     *list_item)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *view = gtk_widget_get_ancestor (row, BYLINE_TYPE_ARTICLES_VIEW);

  activate_position (BYLINE_ARTICLES_VIEW (view), gtk_list_item_get_position (list_item));
}

/* ---- rows ---- */

static void
row_set_up_cb (GtkListItemFactory *factory,
               GtkListItem        *list_item,
               BylineArticlesView *self)
{
  GtkWidget *row = byline_article_row_new ();
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_PRIMARY);
  g_signal_connect (gesture, "released", G_CALLBACK (row_released_cb), list_item);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (gesture));
  gtk_list_item_set_child (list_item, row);
}

static void
row_bound_cb (GtkListItemFactory *factory,
              GtkListItem        *list_item,
              BylineArticlesView *self)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);

  byline_article_row_set_item (BYLINE_ARTICLE_ROW (row), self->library,
                               gtk_list_item_get_item (list_item));
  g_hash_table_add (self->rows, row);
}

static void
row_unbound_cb (GtkListItemFactory *factory,
                GtkListItem        *list_item,
                BylineArticlesView *self)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);

  byline_article_row_set_item (BYLINE_ARTICLE_ROW (row), self->library, NULL);
  g_hash_table_remove (self->rows, row);
}

static gboolean
times_due_cb (gpointer data)
{
  BylineArticlesView *self = data;
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    byline_article_row_update_time (row);
  return G_SOURCE_CONTINUE;
}

/* ---- the object ---- */

static void
byline_articles_view_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  BylineArticlesView *self = BYLINE_ARTICLES_VIEW (object);

  switch ((BylineArticlesViewProperty) property_id)
    {
    case PROP_SEARCH_MODE:
      g_value_set_boolean (value, byline_articles_view_get_search_mode (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
byline_articles_view_set_property (GObject      *object,
                                   guint         property_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  BylineArticlesView *self = BYLINE_ARTICLES_VIEW (object);

  switch ((BylineArticlesViewProperty) property_id)
    {
    case PROP_SEARCH_MODE:
      byline_articles_view_set_search_mode (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static gboolean
byline_articles_view_grab_focus (GtkWidget *widget)
{
  BylineArticlesView *self = BYLINE_ARTICLES_VIEW (widget);

  self->wants_focus = count_articles (self) == 0;
  return !self->wants_focus && gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
byline_articles_view_dispose (GObject *object)
{
  BylineArticlesView *self = BYLINE_ARTICLES_VIEW (object);

  forget_awaited (self);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_handle_id (&self->times_id, g_source_remove);
  if (self->articles != NULL)
    g_signal_handlers_disconnect_by_data (self->articles, self);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->articles);
  g_clear_object (&self->library);
  gtk_widget_dispose_template (GTK_WIDGET (self), BYLINE_TYPE_ARTICLES_VIEW);

  G_OBJECT_CLASS (byline_articles_view_parent_class)->dispose (object);
}

static void
byline_articles_view_finalize (GObject *object)
{
  BylineArticlesView *self = BYLINE_ARTICLES_VIEW (object);

  g_clear_pointer (&self->place, byline_filter_free);
  g_clear_pointer (&self->rows, g_hash_table_unref);

  G_OBJECT_CLASS (byline_articles_view_parent_class)->finalize (object);
}

static void
install_signals (BylineArticlesViewClass *klass)
{
  signals[SIGNAL_ARTICLE_SELECTED] =
    g_signal_new ("article-selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_ARTICLE_ACTIVATED] =
    g_signal_new ("article-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_REFRESH] =
    g_signal_new ("refresh", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               BYLINE_RESOURCE_PREFIX
                                               "/articles/byline-articles-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BylineArticlesView, search_bar);
  gtk_widget_class_bind_template_child (widget_class, BylineArticlesView, search);
  gtk_widget_class_bind_template_child (widget_class, BylineArticlesView, error_bar);
  gtk_widget_class_bind_template_child (widget_class, BylineArticlesView, error);
  gtk_widget_class_bind_template_child (widget_class, BylineArticlesView, states);
  gtk_widget_class_bind_template_child (widget_class, BylineArticlesView, spinner);
  gtk_widget_class_bind_template_child (widget_class, BylineArticlesView, scroller);
  gtk_widget_class_bind_template_child (widget_class, BylineArticlesView, list);
  gtk_widget_class_bind_template_child (widget_class, BylineArticlesView, fetching);
  gtk_widget_class_bind_template_child (widget_class, BylineArticlesView, fetching_spinner);
  gtk_widget_class_bind_template_child (widget_class, BylineArticlesView, empty);
  gtk_widget_class_bind_template_child (widget_class, BylineArticlesView, refresh);
  gtk_widget_class_bind_template_callback (widget_class, list_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_notified_cb);
  gtk_widget_class_bind_template_callback (widget_class, refresh_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, error_answered_cb);
}

static void
byline_articles_view_class_init (BylineArticlesViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = byline_articles_view_get_property;
  object_class->set_property = byline_articles_view_set_property;
  object_class->dispose = byline_articles_view_dispose;
  object_class->finalize = byline_articles_view_finalize;
  widget_class->grab_focus = byline_articles_view_grab_focus;

  properties[PROP_SEARCH_MODE] =
    g_param_spec_boolean ("search-mode", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS |
                          G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  install_signals (klass);
  bind_template (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
byline_articles_view_init (BylineArticlesView *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkAdjustment *adjustment;

  self->place = byline_filter_new ();
  self->rows = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_search_bar_connect_entry (self->search_bar, self->search);
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (adjustment_changed_cb),
                           self, 0);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (adjustment_changed_cb), self, 0);

  g_signal_connect_object (factory, "setup", G_CALLBACK (row_set_up_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bound_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (row_unbound_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  self->times_id = g_timeout_add_seconds (SECONDS_BETWEEN_TIMES, times_due_cb, self);
}

GtkWidget *
byline_articles_view_new (void)
{
  return g_object_new (BYLINE_TYPE_ARTICLES_VIEW, NULL);
}

/**
 * byline_articles_view_set_library:
 * @self: the articles
 * @library: where they come from
 *
 * To be called once, before anything else. Shows all articles.
 */
void
byline_articles_view_set_library (BylineArticlesView *self,
                                  BylineLibrary      *library)
{
  g_return_if_fail (BYLINE_IS_ARTICLES_VIEW (self));
  g_return_if_fail (BYLINE_IS_LIBRARY (library) && self->library == NULL);

  self->library = g_object_ref (library);
  self->articles = byline_article_list_new (library);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->articles)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);

  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (selection_notified_cb), self, 0);
  g_signal_connect_object (self->articles, "items-changed",
                           G_CALLBACK (articles_changed_cb), self, G_CONNECT_AFTER);
  g_signal_connect_object (self->articles, "notify::is-loading",
                           G_CALLBACK (loading_notified_cb), self, 0);
  g_signal_connect_object (self->articles, "notify::is-fetching",
                           G_CALLBACK (fetching_notified_cb), self, 0);
  g_signal_connect_object (self->articles, "failed",
                           G_CALLBACK (fetching_failed_cb), self, 0);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  byline_article_list_set_filter (self->articles, self->place);
  update_state (self);
}

/**
 * byline_articles_view_set_filter:
 * @self: the articles
 * @filter: the place to show; its search is what the entry holds while open
 *
 * Shows another place from its top, or, asked for the place that is shown,
 * drops what no longer belongs there.
 */
void
byline_articles_view_set_filter (BylineArticlesView *self,
                                 const BylineFilter *filter)
{
  g_return_if_fail (BYLINE_IS_ARTICLES_VIEW (self));

  g_clear_pointer (&self->place, byline_filter_free);
  self->place = byline_filter_copy (filter);
  if (filter->search != NULL)
    {
      gtk_editable_set_text (self->search, filter->search);
      gtk_search_bar_set_search_mode (self->search_bar, TRUE);
    }
  g_clear_pointer (&self->place->search, g_free);
  apply_filter (self);
}

/**
 * byline_articles_view_select:
 * @self: the articles
 * @article_id: local id, or 0 for none
 *
 * Marks an article as the one looked at, now or as soon as it is in the list.
 * Emits nothing.
 */
void
byline_articles_view_select (BylineArticlesView *self,
                             gint64              article_id)
{
  guint position;

  g_return_if_fail (BYLINE_IS_ARTICLES_VIEW (self));

  self->selected_id = article_id;
  if (self->articles == NULL)
    return;

  forget_awaited (self);
  self->is_selecting = TRUE;
  if (article_id != 0 && byline_article_list_find (self->articles, article_id, &position))
    {
      gtk_single_selection_set_selected (self->selection, position);
      scroll_to (self, position);
    }
  else
    {
      gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
    }
  self->is_selecting = FALSE;
}

/**
 * byline_articles_view_get_selected:
 * @self: the articles
 *
 * Returns: the local id of the article looked at, or 0
 */
gint64
byline_articles_view_get_selected (BylineArticlesView *self)
{
  g_return_val_if_fail (BYLINE_IS_ARTICLES_VIEW (self), 0);

  return self->selected_id;
}

/**
 * byline_articles_view_move:
 * @self: the articles
 * @step: 1 for the next row down, -1 for the one above
 * @unread_only: to pass over what was read
 *
 * Selects and activates another article, as a click on it would.
 *
 * Returns: %FALSE if there is none in that direction
 */
gboolean
byline_articles_view_move (BylineArticlesView *self,
                           int                 step,
                           gboolean            unread_only)
{
  guint n_articles = count_articles (self);
  guint position;

  g_return_val_if_fail (BYLINE_IS_ARTICLES_VIEW (self), FALSE);
  g_return_val_if_fail (step == 1 || step == -1, FALSE);

  forget_awaited (self);
  if (n_articles == 0)
    return FALSE;

  position = gtk_single_selection_get_selected (self->selection);
  if (position == GTK_INVALID_LIST_POSITION)
    position = step > 0 ? 0 : n_articles - 1;
  else
    position += (guint) step;

  if (unread_only)
    return find_unread (self, position, step);
  if (position >= n_articles)
    return FALSE;

  activate_position (self, position);
  scroll_to (self, position);
  return TRUE;
}

gboolean
byline_articles_view_get_search_mode (BylineArticlesView *self)
{
  g_return_val_if_fail (BYLINE_IS_ARTICLES_VIEW (self), FALSE);

  return self->search_bar != NULL && gtk_search_bar_get_search_mode (self->search_bar);
}

/**
 * byline_articles_view_set_search_mode:
 * @self: the articles
 * @is_searching: whether the search entry is shown
 *
 * Closing the search shows the whole place again.
 */
void
byline_articles_view_set_search_mode (BylineArticlesView *self,
                                      gboolean            is_searching)
{
  g_return_if_fail (BYLINE_IS_ARTICLES_VIEW (self));

  gtk_search_bar_set_search_mode (self->search_bar, is_searching);
}

/**
 * byline_articles_view_start_search:
 * @self: the articles
 *
 * Shows the search entry and puts the cursor there.
 */
void
byline_articles_view_start_search (BylineArticlesView *self)
{
  g_return_if_fail (BYLINE_IS_ARTICLES_VIEW (self));

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * byline_articles_view_set_error:
 * @self: the articles
 * @sentence: (nullable): why a refresh did not work, or %NULL when it did
 *
 * Shows or takes away the bar with the button "Try Again", which emits
 * "refresh". The list stays as it is.
 */
void
byline_articles_view_set_error (BylineArticlesView *self,
                                const char         *sentence)
{
  g_return_if_fail (BYLINE_IS_ARTICLES_VIEW (self));

  show_error (self, sentence, RETRY_REFRESH);
}
