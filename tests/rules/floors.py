#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Byline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nobody climbs: each floor sees its own headers and those below, and no others.

The proof compiles. It takes a floor's own flags from compile_commands.json and
preprocesses one include: what lies below must be found, what lies above or
beside must not. Libraries that every compiler finds are checked by reading.
"""

import glob
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile

import tree
from tap import Tap

ENGINE = ["base", "model", "document", "remote", "store", "library"]
# Floor: the floors below it that it may see.
SEES = {
    "src/engine/base": [],
    "src/engine/model": ["base"],
    "src/engine/document": ["base"],
    "src/engine/remote": ["base", "model", "document"],
    "src/engine/store": ["base", "model"],
    "src/engine/library": ["base", "model", "document", "remote", "store"],
    "src/app/words": ENGINE + ["words"],
    "src/app/typeset": ENGINE + ["words", "typeset"],
    "src/app/kit": ENGINE + ["words", "typeset", "kit"],
    "src/app/sites": ENGINE + ["words", "typeset", "kit", "sites"],
    "src/app/articles": ENGINE + ["words", "typeset", "kit", "articles"],
    "src/app/comments": ENGINE + ["words", "typeset", "kit", "comments"],
    "src/app/reader": ENGINE + ["words", "typeset", "kit", "comments", "reader"],
    "src/app/shell": ENGINE + ["words", "typeset", "kit", "sites", "articles", "comments", "reader",
                               "shell"],
    "src/cli": ENGINE + ["words", "typeset"],
}
# One header that speaks for each floor.
HEADERS = {
    "base": "byline-text.h", "model": "byline-article.h", "document": "byline-document.h",
    "remote": "byline-http.h", "store": "byline-store.h", "library": "byline-library.h",
    "words": "byline-error-text.h", "typeset": "byline-text-attributes.h",
    "kit": "byline-document-view.h",
    "sites": "byline-places-view.h", "articles": "byline-articles-view.h",
    "comments": "byline-comments-view.h", "reader": "byline-reader-view.h",
    "shell": "byline-window.h",
}
WITHOUT_GTK = [floor for floor in SEES if not floor.startswith("src/app/")]
WITHOUT_GTK += ["src/app/words", "src/app/typeset"]
# Header of a library: where it may be named.
LIBRARIES = {
    r"gtk/|gdk/|adwaita": r"src/app/(?!words/|typeset/)",
    r"sqlite3": r"src/engine/store/",
    r"libsoup/": r"src/engine/remote/",
    r"json-glib/": r"src/(engine/remote|cli)/",
    r"gumbo": r"src/engine/document/byline-html-\w+\.c",
    r"glib/gi18n": r"src/(app|cli)/",
}


def find_flags(build, root, floor):
    """The compiler and the flags with which the floor's first source is built."""
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
        for entry in json.load(file):
            path = os.path.normpath(os.path.join(entry["directory"], entry["file"]))
            if os.path.dirname(os.path.relpath(path, root)) == floor:
                words = shlex.split(entry["command"])
                keep = [word for word in words if word.startswith(("-I", "-D", "-std", "-isystem"))]
                compiler = [word for word in words[:2] if not word.startswith("-")]
                return compiler, keep, entry["directory"]
    return None


def include(flags, header, folder):
    """None when the include is found, else what the compiler says."""
    compiler, keep, directory = flags
    source = os.path.join(folder, "climb.c")
    with open(source, "w", encoding="utf-8") as file:
        file.write("#include <%s>\nint found;\n" % header if "/" in header
                   else '#include "%s"\nint found;\n' % header)
    result = subprocess.run(compiler + keep + ["-E", "-o", os.devnull, source], cwd=directory,
                            stderr=subprocess.PIPE, text=True, check=False,
                            env={**os.environ, "LC_ALL": "C"})
    return None if result.returncode == 0 else result.stderr


def is_missing(header, said):
    """Whether that header was not found: gcc and clang each have their words.

    It does not count when it was found and what it includes was not.
    """
    return said is not None and ("fatal error: %s: No such file" % header in said
                                 or "fatal error: '%s' file not found" % header in said)


def check_floor(flags, floor, folder):
    own = os.path.basename(floor)
    sees = SEES[floor] + [own]
    for room, header in HEADERS.items():
        said = include(flags, header, folder)
        if room in sees and said is not None:
            yield "%s cannot include %s:\n%s" % (floor, header, said)
        if room not in sees and not is_missing(header, said):
            yield "%s can include %s of %s:\n%s" % (floor, header, room, said)


def check_gtk(flags, floor, folder):
    said = include(flags, "gtk/gtk.h", folder)
    if floor in WITHOUT_GTK and not is_missing("gtk/gtk.h", said):
        yield "%s can include gtk/gtk.h:\n%s" % (floor, said)
    if floor not in WITHOUT_GTK and said is not None:
        yield "%s cannot include gtk/gtk.h:\n%s" % (floor, said)


def check_library(root, names, header, place):
    line = re.compile(r'^\s*#\s*include\s*[<"](?:%s)' % header, re.M)
    for name in names:
        if line.search(tree.read(root, name)) and not re.match(place, name):
            yield name + " names a library that is not its own"


def check_relative(root, names):
    for name in names:
        if re.search(r'^\s*#\s*include\s*"[^"]*/', tree.read(root, name), re.M):
            yield name + " includes by path"


def main():
    root, build = (os.path.abspath(path) for path in sys.argv[1:3])
    names = [name for name in tree.files(root)
             if name.startswith("src/") and name.endswith((".c", ".h"))]
    tap = Tap()
    with tempfile.TemporaryDirectory(prefix="byline-floors-") as folder:
        for floor in SEES:
            flags = find_flags(build, root, floor)
            if flags is None:
                tap.check("floors/" + floor, ["nothing is compiled in " + floor])
                continue
            tap.check("floors/" + floor, check_floor(flags, floor, folder))
            tap.check("floors/%s/gtk" % floor, check_gtk(flags, floor, folder))
    for header, place in LIBRARIES.items():
        tap.check("libraries/" + header.strip("/").replace("/|", " "),
                  check_library(root, names, header, place))
    tap.check("floors/by-name", check_relative(root, names))
    folders = {os.path.dirname(name) for name in names}
    tap.check("floors/known", ["%s is in no table" % name for name in sorted(folders - set(SEES))
                               if glob.glob(os.path.join(root, name, "*.c"))])
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
