#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Byline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for people: all of them can be translated, and all of them are."""

import os
import re
import subprocess
import sys
import tempfile

import tree
from tap import Tap

XGETTEXT = [
    "xgettext", "--from-code=UTF-8", "--add-comments", "--keyword=_", "--keyword=N_",
    "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=g_dcgettext:2",
    "--keyword=g_dngettext:2,3", "--keyword=g_dpgettext2:2c,3",
    "--flag=N_:1:pass-c-format", "--flag=C_:2:pass-c-format", "--flag=NC_:2:pass-c-format",
    "--flag=g_dngettext:2:pass-c-format", "--flag=g_strdup_printf:1:c-format",
    "--flag=g_string_printf:2:c-format", "--flag=g_string_append_printf:2:c-format",
    "--flag=g_print:1:c-format", "--flag=g_printerr:1:c-format",
]
IN_C = re.compile(r'\b(?:N?C?_|ngettext|g_dngettext|g_dpgettext2) ?\(\s*"')
IN_UI = re.compile(r'translatable="(?:yes|true)"')
MARKUP = re.compile(r"set_markup\b|set_tooltip_markup\b|parse_markup\b"
                    r'|"use-markup", TRUE|name="use-markup">(?:True|true|1|yes)')
# The one place: the tags below a title are links inside a label, and there is
# no other way to put links into one. Each name is escaped where it is added.
MARKUP_ALLOWED = "src/app/reader/byline-article-head.c"


def listed(root, name):
    lines = tree.read(root, name).splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def has_words(root, name):
    return bool((IN_UI if name.endswith(".ui") else IN_C).search(tree.read(root, name)))


def check_potfiles(root, names):
    potfiles = listed(root, "po/POTFILES")
    sources = [name for name in names if re.match(r"src/(app|cli)/.*\.(c|h|ui)$", name)]
    for name in sources:
        if has_words(root, name) and name not in potfiles:
            yield name + " has words and is not in po/POTFILES"
    for name in potfiles:
        if name not in names:
            yield name + " is in po/POTFILES and does not exist"
        elif name in sources and not has_words(root, name):
            yield name + " is in po/POTFILES and has no words"
    if potfiles != sorted(potfiles):
        yield "po/POTFILES is not sorted"


def check_engine(root, names):
    """The engine speaks to programs; only they speak to people."""
    for name in names:
        if name.startswith("src/engine/") and name.endswith((".c", ".h")):
            if "gettext" in tree.read(root, name) or has_words(root, name):
                yield name + " has words for people"


def check_markup(root, names):
    """Text from the network is never read as markup: no one may set any."""
    for name in names:
        if name.startswith("src/") and name.endswith((".c", ".ui")) and name != MARKUP_ALLOWED:
            for number, line in enumerate(tree.read(root, name).split("\n"), 1):
                if MARKUP.search(line):
                    yield "%s:%d: markup" % (name, number)


def check_buttons(root, names):
    """What a person reads in a .ui can be translated, but for the program's name."""
    line = re.compile(r'<property name="(?:label|title|subtitle|description|tooltip-text'
                      r'|placeholder-text)">(?!Byline<)[^<]*\w')
    for name in names:
        if name.startswith("src/") and name.endswith(".ui"):
            for number, text in enumerate(tree.read(root, name).split("\n"), 1):
                if line.search(text):
                    yield "%s:%d: words that cannot be translated" % (name, number)


def check_translation(tap, root, language, template):
    path = os.path.join(root, "po", language + ".po")
    tap.command("po/%s/format" % language, ["msgfmt", "-c", "-o", os.devnull, path])
    tap.command("po/%s/complete" % language, ["msgcmp", path, template])
    text = tree.read(root, "po/%s.po" % language)
    tap.check("po/%s/settled" % language,
              ["a translation is fuzzy"] if re.search(r"^#,.*\bfuzzy", text, re.M) else [])


def main():
    root = os.path.abspath(sys.argv[1])
    names = tree.files(root)
    tap = Tap()
    tap.check("words/potfiles", check_potfiles(root, names))
    tap.check("words/engine", check_engine(root, names))
    tap.check("words/markup", check_markup(root, names))
    tap.check("words/templates", check_buttons(root, names))
    with tempfile.TemporaryDirectory(prefix="byline-words-") as folder:
        template = os.path.join(folder, "byline.pot")
        potfiles = [name for name in listed(root, "po/POTFILES") if name in names]
        made = subprocess.run(XGETTEXT + ["-o", template] + potfiles, cwd=root, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        complaints = [made.stdout] if made.returncode or "warning" in made.stdout else []
        tap.check("po/extract", complaints)
        for language in listed(root, "po/LINGUAS"):
            check_translation(tap, root, language, template)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
