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
