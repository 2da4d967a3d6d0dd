#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Byline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up what test runs said and prints the last line of `./dev test`.

Reads the testlog.json of each build folder named. A test that speaks TAP
counts line by line, any other counts as one; a run that broke off, timed out
or failed without a "not ok" is one failure more.
"""

import collections
import json
import os
import re
import sys

LINE = re.compile(r"^(ok|not ok)\b[^#\n]*(?:#\s*(skip|todo)\b\s*(.*))?", re.I | re.M)
EMPTY = re.compile(r"^1\.\.0\b\s*(?:#\s*skip\b\s*(.*))?", re.I | re.M)
GOOD = ("OK", "EXPECTEDFAIL")


def count(record):
    """Passed, failed, and the reasons of the skipped, of one test program."""
    said, result = record.get("stdout") or "", record["result"]
    passed = failed = 0
    skipped = []
    for word, directive, reason in LINE.findall(said):
        if directive:
            skipped.append(reason or directive)
        elif word.lower() == "ok":
            passed += 1
        else:
            failed += 1
    empty = EMPTY.search(said)
    if empty:
        skipped.append(empty.group(1) or "nothing to run")
    spoke = passed or failed or skipped
    if result not in GOOD + ("SKIP",) and not failed:
        failed += 1
    elif not spoke and result in GOOD:
        passed += 1
    elif not spoke:
        skipped.append("skipped")
    return passed, failed, skipped


def read(build):
    path = os.path.join(build, "meson-logs", "testlog.json")
    try:
        with open(path, encoding="utf-8") as file:
            return [json.loads(line) for line in file if line.strip()]
    except FileNotFoundError:
        return [{"name": build + " (no results)", "result": "ERROR"}]


def main():
    passed = failed = 0
    skipped = collections.Counter()
    for build in sys.argv[1:]:
        for record in read(build):
            good, bad, left = count(record)
            passed, failed = passed + good, failed + bad
            skipped.update(left)
            if bad:
                print("failed: %s in %s (%s)" % (record["name"], build, record["result"]))
    print("%d skipped%s" % (sum(skipped.values()), "".join(
        "; %d: %s" % (times, reason.strip()) for reason, times in skipped.most_common())))
    print("%d passed, %d failed" % (passed, failed), flush=True)
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
