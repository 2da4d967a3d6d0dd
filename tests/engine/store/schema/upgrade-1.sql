-- SPDX-FileCopyrightText: The Byline authors
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE word (text TEXT NOT NULL);
