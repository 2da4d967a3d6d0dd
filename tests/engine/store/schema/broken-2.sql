-- SPDX-FileCopyrightText: The Byline authors
-- SPDX-License-Identifier: GPL-3.0-or-later

DELETE FROM word;
ALTER TABLE nothing ADD COLUMN never;
