-- SPDX-FileCopyrightText: The Byline authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What sites gave and can give again. Site numbers come from personal.db.

CREATE TABLE fact (
  name  TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) WITHOUT ROWID;

INSERT INTO fact VALUES ('mark_serial', 0);

-- home, api_root and name repeat personal.db, which can be rebuilt from here
CREATE TABLE site (
  id          INTEGER PRIMARY KEY,
  home        TEXT NOT NULL,
  api_root    TEXT NOT NULL,
  name        TEXT NOT NULL,
  description TEXT NOT NULL,
  icon_uri    TEXT,
  sign_in_uri TEXT,
  gmt_offset  REAL NOT NULL,
  icon        BLOB,
  synced_at   INTEGER NOT NULL DEFAULT 0
);

-- category 0: the whole site
CREATE TABLE cursor (
  site_id     INTEGER NOT NULL,
  category    INTEGER NOT NULL,
  oldest_at   INTEGER NOT NULL,
  is_complete INTEGER NOT NULL,
  PRIMARY KEY (site_id, category)
) WITHOUT ROWID;

CREATE TABLE term (
  site_id INTEGER NOT NULL,
  kind    INTEGER NOT NULL,
  remote_id INTEGER NOT NULL,
  parent  INTEGER NOT NULL,
  name    TEXT NOT NULL,
  slug    TEXT NOT NULL COLLATE NOCASE,
  count   INTEGER NOT NULL,
  PRIMARY KEY (site_id, kind, remote_id)
) WITHOUT ROWID;

CREATE INDEX term_by_slug ON term (kind, slug, site_id);

CREATE TABLE author (
  site_id   INTEGER NOT NULL,
  remote_id INTEGER NOT NULL,
  name      TEXT NOT NULL,
  PRIMARY KEY (site_id, remote_id)
) WITHOUT ROWID;

-- author_key: author_name without case; link_key: link without scheme;
-- term_names: the names as they are in article_index; digest: of all remote
-- fields but the content; categories, tags: remote ids with commas between;
-- is_read, is_saved: copies of personal.db's marks
CREATE TABLE article (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  site_id       INTEGER NOT NULL,
  remote_id     INTEGER NOT NULL,
  digest        INTEGER NOT NULL,
  link          TEXT NOT NULL,
  link_key      TEXT NOT NULL,
  slug          TEXT NOT NULL,
  title         TEXT NOT NULL,
  title_html    TEXT NOT NULL,
  excerpt       TEXT NOT NULL,
  published_at  INTEGER NOT NULL,
  modified_at   INTEGER NOT NULL,
  author_id     INTEGER NOT NULL,
  author_name   TEXT,
  author_key    TEXT,
  picture_id    INTEGER NOT NULL,
  picture_uri   TEXT,
  categories    TEXT NOT NULL,
  tags          TEXT NOT NULL,
  term_names    TEXT NOT NULL DEFAULT '',
  comments_open INTEGER NOT NULL,
  is_protected  INTEGER NOT NULL,
  is_sticky     INTEGER NOT NULL,
  n_comments    INTEGER NOT NULL DEFAULT -1,
  is_read       INTEGER NOT NULL DEFAULT 0,
  is_saved      INTEGER NOT NULL DEFAULT 0,
  is_gone       INTEGER NOT NULL DEFAULT 0,
  UNIQUE (site_id, remote_id)
);

-- is_gone and is_read at the end let SQLite answer from the index alone
CREATE INDEX article_by_date ON article (published_at DESC, id DESC, is_gone)
  WHERE is_gone = 0;
CREATE INDEX article_by_site ON article (site_id, published_at DESC, id DESC, is_gone)
  WHERE is_gone = 0;
CREATE INDEX article_unread ON article (published_at DESC, id DESC, is_gone, is_read)
  WHERE is_gone = 0 AND is_read = 0;
CREATE INDEX article_unread_by_site
  ON article (site_id, published_at DESC, id DESC, is_gone, is_read)
  WHERE is_gone = 0 AND is_read = 0;
CREATE INDEX article_saved ON article (published_at DESC, id DESC, is_saved)
  WHERE is_saved = 1;
CREATE INDEX article_by_author ON article (author_key, published_at DESC, id DESC)
  WHERE is_gone = 0;
CREATE INDEX article_by_link ON article (link_key);

-- apart from the article, so that lists read small rows
CREATE TABLE content (
  article_id INTEGER PRIMARY KEY,
  html       TEXT NOT NULL
);

-- articles that are gone are not in here
CREATE TABLE article_term (
  site_id      INTEGER NOT NULL,
  kind         INTEGER NOT NULL,
  term_id      INTEGER NOT NULL,
  published_at INTEGER NOT NULL,
  article_id   INTEGER NOT NULL,
  PRIMARY KEY (site_id, kind, term_id, published_at DESC, article_id DESC)
) WITHOUT ROWID;

CREATE INDEX article_term_by_article ON article_term (article_id);

CREATE VIRTUAL TABLE article_index USING fts5 (
  title, body, author, terms,
  content = '',
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '2 3'
);

CREATE TABLE comment (
  site_id      INTEGER NOT NULL,
  remote_id    INTEGER NOT NULL,
  post         INTEGER NOT NULL,
  parent       INTEGER NOT NULL,
  author_id    INTEGER NOT NULL,
  author_name  TEXT NOT NULL,
  author_uri   TEXT,
  published_at INTEGER NOT NULL,
  content_html TEXT NOT NULL,
  link         TEXT NOT NULL,
  UNIQUE (site_id, remote_id)
);

CREATE INDEX comment_by_post ON comment (site_id, post, published_at, remote_id);
