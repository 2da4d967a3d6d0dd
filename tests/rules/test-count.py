#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Byline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The last line of `./dev test` tells the truth."""

import sys

from count import count
from tap import Tap

CASES = [
    ("tap", {"result": "OK", "stdout": "1..2\nok 1 /a\nok 2 /b\n"}, (2, 0, 0)),
    ("not-ok", {"result": "FAIL", "stdout": "ok 1 /a\nnot ok 2 /b\n1..2\n"}, (1, 1, 0)),
    ("broke-off", {"result": "ERROR", "stdout": "1..3\nok 1 /a\n"}, (1, 1, 0)),
    ("timed-out", {"result": "TIMEOUT", "stdout": ""}, (0, 1, 0)),
    ("bad-exit", {"result": "FAIL", "stdout": None}, (0, 1, 0)),
    ("skip-line", {"result": "OK", "stdout": "ok 1 /a # SKIP no captures\nok 2 /b\n"}, (1, 0, 1)),
    ("skip-all", {"result": "SKIP", "stdout": "1..0 # SKIP no server\n"}, (0, 0, 1)),
    ("todo", {"result": "OK", "stdout": "not ok 1 /a # TODO later\nok 2 /b\n"}, (1, 0, 1)),
    ("plain", {"result": "OK", "stdout": "all fine\n"}, (1, 0, 0)),
    ("plain-skip", {"result": "SKIP"}, (0, 0, 1)),
]


def main():
    tap = Tap()
    for name, record, expected in CASES:
        passed, failed, skipped = count(record)
        found = (passed, failed, len(skipped))
        tap.check("count/" + name,
                  [] if found == expected else ["%s instead of %s" % (found, expected)])
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
