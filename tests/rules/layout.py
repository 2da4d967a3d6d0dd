#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Byline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The house is in order: what lies where, how each file begins, how wide it is."""

import os
import re
import shutil
import sys

import tree
from tap import Tap

TOP = {
    ".ci", ".clang-tidy", ".editorconfig", ".gitignore", ".gitattributes", "CONTRIBUTING.md",
    "COPYING", "NEWS", "README.md", "data", "dev", "flatpak", "meson.build",
    "meson_options.txt", "po", "src", "tests",
}
# Code, scripts included: it bears the licence and keeps within the columns.
CODE = (".c", ".h", ".py", ".sh", ".sql", ".php", ".bash")
# All that people write, as against pictures, prose and generated lists.
WRITTEN = CODE + (".ui", ".css", ".build", ".xml", ".in", ".svg", ".1")
# Pages of the demo blog are one paragraph a line, as blogs are.
PROSE = ("tests/demo-blog/content/", "tests/data/")
SPDX = ("SPDX-FileCopyrightText: The Byline authors", "SPDX-License-Identifier: ")
# The homes of people and of build machines; put together so that this file
# does not break its own rule.
MACHINES = re.compile(r"(?<![\w.$}/])/(?:%s)/" % "|".join(("wo" "rk", "ho" "me", "ro" "ot")))
MAX_COLUMNS = 100
# Private parts that have no face of their own are tested through the file
# whose parts they are.
TESTED_BY = {
    r"store/byline-(?:site|site-fact)-table": "store/test-store-sites.c",
    r"store/byline-(?:article|term|mark)-table|store/byline-article-index":
        "store/test-store-articles.c",
    r"store/byline-(?:consent|kept)-table": "store/test-store-pictures.c",
    r"store/byline-comment-table": "store/test-store-comments.c",
    r"store/byline-(?:draft|identity|outbox)-table": "store/test-store-texts.c",
    r"store/byline-statement": "store/test-database.c",
    r"store/byline-store-(?:changes|error)": "store/test-store.c",
    r"document/byline-(?:reader-\w+|html-tree)": "document/test-html-reader.c",
    r"document/byline-guard-(?:stack|tag)": "document/test-html-guard.c",
    r"remote/byline-http-(?:exchange|pool)": "remote/test-http.c",
    r"remote/byline-picture-error": "remote/test-picture-fetch.c",
    r"remote/byline-wp-details": "remote/test-wp-client.c",
    r"library/byline-library-\w+": "library/test-library.c",
}


def is_script(root, name):
    with open(os.path.join(root, name), "rb") as file:
        return file.read(2) == b"#!"


def is_kind(root, name, endings):
    return name.endswith(endings) or is_script(root, name)


def check_top(names):
    for entry in sorted({name.split("/")[0] for name in names} - TOP):
        yield entry + " has no place at the top"


def check_heads(root, names):
    for name in names:
        head = "\n".join(tree.read(root, name).splitlines()[:8])
        for line in SPDX:
            if line not in head:
                yield "%s: no “%s” at its head" % (name, line)


def check_lines(root, names):
    for name in names:
        text = tree.read(root, name)
        if text and not text.endswith("\n"):
            yield name + ": no end of line at the end"
        for number, line in enumerate(text.split("\n"), 1):
            place = "%s:%d" % (name, number)
            if "\t" in line:
                yield place + ": a tab"
            if line != line.rstrip():
                yield place + ": white space at the end"



def check_columns(root, names):
    for name in names:
        for number, line in enumerate(tree.read(root, name).split("\n"), 1):
            if len(line) > MAX_COLUMNS and "://" not in line:
                yield "%s:%d: %d columns" % (name, number, len(line))


def check_roles(root, names):
    for name in names:
        text = tree.read(root, name)
        rest = text.split("*/", 1)[1].lstrip() if "*/" in text else ""
        if not rest.startswith("/*"):
            yield name + ": does not say what it is for"


def check_guards(root, names):
    for name in names:
        if "#pragma once" not in tree.read(root, name):
            yield name + ": no #pragma once"


def check_goto(root, names):
    for name in names:
        for number, line in enumerate(tree.read(root, name).split("\n"), 1):
            if re.match(r"\s*goto \w+;", line):
                yield "%s:%d: goto" % (name, number)


def check_machines(root, names):
    for name in names:
        for number, line in enumerate(tree.read(root, name).split("\n"), 1):
            if MACHINES.search(line):
                yield "%s:%d: a path of one machine" % (name, number)


def find_tests(name):
    """The tests that may answer for a source of the engine."""
    stem = name[len("src/engine/"):-len(".c")]
    yield "tests/engine/%s.c" % stem.replace("/byline-", "/test-")
    for pattern, test in TESTED_BY.items():
        if re.fullmatch(pattern, stem):
            yield "tests/engine/" + test


def check_mirror(names):
    have = set(names)
    for name in names:
        if re.fullmatch(r"src/engine/\w+/byline-[\w-]+\.c", name):
            if not have.intersection(find_tests(name)):
                yield "%s: %s is missing" % (name, next(find_tests(name)))


def check_listed(root, names):
    """A source that no meson.build names is never compiled."""
    for name in names:
        folder, base = os.path.split(name)
        stem = re.sub(r"^(test|fuzz|bench)-|\.[ch]$", "", base)
        build = os.path.join(folder, "meson.build")
        text = tree.read(root, build) if os.path.exists(os.path.join(root, build)) else ""
        if "'%s'" % base not in text and "'%s'" % stem not in text:
            yield name + " is in no meson.build"


def check_scripts(tap, root, names):
    shells = [name for name in names if is_script(root, name)
              and re.match(r"#!.*\b(?:ba|da)?sh\b", tree.read(root, name).split("\n")[0])]
    if shutil.which("shellcheck"):
        tap.command("scripts/shellcheck", ["shellcheck", "-S", "warning", *shells,
                                           "data/bylinectl.bash"], cwd=root)
    else:
        tap.skip("scripts/shellcheck", "shellcheck is not installed")
    tap.check("scripts/executable", [name + " cannot be run" for name in ("dev", ".ci/run")
                                     if not os.access(os.path.join(root, name), os.X_OK)])


def main():
    root = os.path.abspath(sys.argv[1])
    names = tree.files(root)
    ours = [name for name in names if not name.startswith(PROSE)]
    written = [name for name in ours if is_kind(root, name, WRITTEN)]
    code = [name for name in ours if is_kind(root, name, CODE)]
    sources = [name for name in names if name.endswith(".c")]
    tap = Tap()
    tap.check("layout/top", check_top(names))
    tap.check("layout/head", check_heads(root, code))
    tap.check("layout/lines", check_lines(root, written))
    tap.check("layout/columns", check_columns(root, [
        name for name in ours if name in code or name.endswith(".build")]))
    tap.check("layout/role", check_roles(root, [
        name for name in sources if not os.path.basename(name).startswith("test-")]))
    tap.check("layout/guard", check_guards(root, [n for n in names if n.endswith(".h")]))
    tap.check("layout/goto", check_goto(root, sources))
    tap.check("layout/machines", check_machines(root, [
        n for n in names if n.endswith((".md", ".json", "NEWS")) or n in written]))
    tap.check("layout/mirror", check_mirror(names))
    tap.check("layout/listed", check_listed(root, [n for n in names if n.endswith((".c", ".h"))]))
    check_scripts(tap, root, names)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
