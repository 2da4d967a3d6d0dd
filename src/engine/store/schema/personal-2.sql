-- SPDX-FileCopyrightText: The Byline authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Where the person stopped reading. text_number and byte name a place in the
-- document; words are the ones that stood there, to find it again in an
-- article that was edited.

CREATE TABLE reading_position (
  site_id     INTEGER NOT NULL,
  post        INTEGER NOT NULL,
  text_number INTEGER NOT NULL,
  byte        INTEGER NOT NULL,
  words       TEXT NOT NULL,
  PRIMARY KEY (site_id, post)
) WITHOUT ROWID;

-- A site stands here while its articles may load pictures from any host.
CREATE TABLE picture_consent (
  site_id INTEGER PRIMARY KEY
);

-- A saved article whose pictures are kept, or shall be.
CREATE TABLE kept_article (
  site_id  INTEGER NOT NULL,
  post     INTEGER NOT NULL,
  is_whole INTEGER NOT NULL,
  PRIMARY KEY (site_id, post)
) WITHOUT ROWID;

-- name: of the file; several articles may keep the same one
CREATE TABLE kept_picture (
  site_id INTEGER NOT NULL,
  post    INTEGER NOT NULL,
  name    TEXT NOT NULL,
  PRIMARY KEY (site_id, post, name)
) WITHOUT ROWID;
