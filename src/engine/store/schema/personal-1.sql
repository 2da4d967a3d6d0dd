-- SPDX-FileCopyrightText: The Byline authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What the person made. Nothing here refers to a row number of archive.db,
-- so all of it outlives a lost archive.

CREATE TABLE fact (
  name  TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) WITHOUT ROWID;

INSERT INTO fact VALUES ('mark_serial', 0), ('archives_made', 0);

CREATE TABLE site (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  home       TEXT NOT NULL UNIQUE,
  api_root   TEXT NOT NULL,
  name       TEXT NOT NULL,
  is_removed INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE habit (
  site_id             INTEGER PRIMARY KEY,
  rest_refuses_guests INTEGER NOT NULL,
  rules_known         INTEGER NOT NULL,
  name_required       INTEGER NOT NULL,
  email_required      INTEGER NOT NULL
);

-- site_id 0: for every site without its own
CREATE TABLE identity (
  site_id INTEGER PRIMARY KEY,
  name    TEXT NOT NULL,
  email   TEXT NOT NULL,
  website TEXT NOT NULL
);

-- serial: the value of mark_serial when the mark was last set
CREATE TABLE mark (
  site_id  INTEGER NOT NULL,
  post     INTEGER NOT NULL,
  is_read  INTEGER NOT NULL,
  is_saved INTEGER NOT NULL,
  serial   INTEGER NOT NULL,
  PRIMARY KEY (site_id, post)
) WITHOUT ROWID;

CREATE INDEX mark_by_serial ON mark (serial);

CREATE TABLE draft (
  uuid       TEXT PRIMARY KEY,
  site_id    INTEGER NOT NULL,
  post       INTEGER NOT NULL,
  parent     INTEGER NOT NULL,
  text       TEXT NOT NULL,
  name       TEXT NOT NULL,
  email      TEXT NOT NULL,
  website    TEXT NOT NULL,
  cursor     INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
);

CREATE INDEX draft_by_place ON draft (site_id, post, parent, changed_at DESC);

CREATE TABLE outbox (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid         TEXT NOT NULL UNIQUE,
  site_id      INTEGER NOT NULL,
  post         INTEGER NOT NULL,
  parent       INTEGER NOT NULL,
  article_link TEXT NOT NULL,
  text         TEXT NOT NULL,
  name         TEXT NOT NULL,
  email        TEXT NOT NULL,
  website      TEXT NOT NULL,
  cursor       INTEGER NOT NULL,
  changed_at   INTEGER NOT NULL,
  state        INTEGER NOT NULL,
  is_held      INTEGER NOT NULL DEFAULT 0,
  n_attempts   INTEGER NOT NULL DEFAULT 0,
  queued_at    INTEGER NOT NULL,
  sent_at      INTEGER NOT NULL DEFAULT 0,
  next_try_at  INTEGER NOT NULL DEFAULT 0,
  comment_id   INTEGER NOT NULL DEFAULT 0,
  refusal      INTEGER NOT NULL DEFAULT 0,
  site_words   TEXT
);
