#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Byline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An installation holds exactly what tests/rules/installed-files.txt lists.

With --write the list is made anew, for a change that is meant.
"""

import json
import os
import subprocess
import sys
import tempfile

from tap import Tap

LIST = os.path.join(os.path.dirname(os.path.abspath(__file__)), "installed-files.txt")


def read_prefix(build):
    result = subprocess.run(["meson", "introspect", "--buildoptions", build],
                            stdout=subprocess.PIPE, text=True, check=True)
    options = {option["name"]: option["value"] for option in json.loads(result.stdout)}
    return options["prefix"].strip("/")


def install(build, folder):
    """Sorted paths below the prefix, or the words of the failure."""
    result = subprocess.run(["meson", "install", "-C", build, "--no-rebuild", "--quiet",
                             "--destdir", folder], text=True, check=False,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if result.returncode != 0:
        return None, result.stdout
    prefix = os.path.join(folder, read_prefix(build))
    return sorted(os.path.relpath(os.path.join(place, name), prefix)
                  for place, _, names in os.walk(folder) for name in names), None


def main():
    build = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="byline-install-") as folder:
        found, failure = install(build, folder)
    if "--write" in sys.argv:
        with open(LIST, "w", encoding="utf-8") as file:
            file.write("".join(name + "\n" for name in found))
        return 0
    with open(LIST, encoding="utf-8") as file:
        expected = file.read().split()
    tap = Tap()
    tap.check("install/works", [failure] if failure else [])
    if found is not None:
        tap.check("install/nothing-missing",
                  [name + " is not installed" for name in sorted(set(expected) - set(found))])
        tap.check("install/nothing-more",
                  [name + " is not in the list" for name in sorted(set(found) - set(expected))])
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
