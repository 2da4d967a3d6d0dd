-- SPDX-FileCopyrightText: The Byline authors
-- SPDX-License-Identifier: GPL-3.0-or-later

ALTER TABLE word ADD COLUMN length INTEGER NOT NULL DEFAULT 0;
UPDATE word SET length = length (text);
