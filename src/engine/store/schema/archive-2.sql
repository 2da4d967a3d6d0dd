-- SPDX-FileCopyrightText: The Byline authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Articles whose number of comments is not known yet: a site all comments of
-- which are here has few of them, however many articles it has.

CREATE INDEX article_uncounted ON article (site_id) WHERE n_comments < 0;

-- All that is asked of the articles of an author, or of the saved ones, stands
-- in the index, so that a list of them reads no article.

DROP INDEX article_by_author;
CREATE INDEX article_by_author
  ON article (author_key, published_at DESC, id DESC, is_gone, site_id, is_read)
  WHERE is_gone = 0;

DROP INDEX article_saved;
CREATE INDEX article_saved ON article (published_at DESC, id DESC, is_saved, site_id, is_read)
  WHERE is_saved = 1;
