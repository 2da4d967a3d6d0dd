#!/usr/bin/python3
# SPDX-FileCopyrightText: The Byline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page as a screen reader meets it, compared with what it met before.

Shows a document, or an article of the demo blog in the program itself, on a
private desktop, reads its accessible tree over the bus and compares it with
the golden file of this GTK; --write makes that file anew. Each line is one
accessible: role, name, level, description, its own text. Then keys walk over
the document, and what has the focus has to be what was stepped to. Read a new
golden file aloud before it is committed.
"""

import argparse
import difflib
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
# pylint: disable-next=wrong-import-position
from desktop import Desktop, Gone, Screen, wait_for  # noqa: E402

CLASS_NAME = re.compile(r"^(Gtk|Adw|Byline)[A-Z]\w+$")
STILL_READINGS = 3
# Dates of the demo blog count from here, long ago: they do not change.
NOW = "2024-05-01T12:00:00Z"
ARTICLE = "What the barometer knew on Thursday"

# What is pressed on tests/data/every-block.html, and what is spoken then.
WALK = (
    ("ctrl+Down", "The old pier"), ("ctrl+Down", "Centred words"), ("h", "Opening hours"),
    ("Down", "nets"), ("Down", "3. green"), ("ctrl+Up", "nets"), ("shift+h", "Opening hours"),
    ("Escape", ""), ("h", "The old pier"),
)


def quote(words):
    return "“%s”" % words.replace("\n", "⏎").replace("\u2028", "↵")


class Listener:
    """Reads one tree; what vanishes meanwhile is asked for again."""

    def __init__(self, screen):
        self.screen = screen

    def line(self, node):
        name = node.get_name() or ""
        text = self.screen.text_of(node)
        words = [node.get_role_name()]
        if name:
            words.append(quote(name))
        level = node.get_attributes().get("level")
        if level:
            words.append("level " + level)
        if node.get_description():
            words.append("— " + quote(node.get_description()))
        if text:
            words.append("says it" if text == name else "says " + quote(text))
        return " ".join(words)

    def lines(self, node, depth=0):
        yield "  " * depth + self.line(node)
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child is not None:
                yield from self.lines(child, depth + 1)

    def read(self, find):
        """The tree below what find gives, once several readings are equal."""
        last, n_equal = None, 0

        def is_still():
            nonlocal last, n_equal
            try:
                now = list(self.lines(find()))
            except self.screen.glib_error:
                now = None
            n_equal = n_equal + 1 if now is not None and now == last else 0
            last = now
            return n_equal >= STILL_READINGS

        wait_for("the tree to settle", is_still)
        return last

    def heard(self):
        """What has the focus, as far as it has words."""
        for node in self.screen.walk():
            try:
                if node.get_state_set().contains(self.screen.atspi.StateType.FOCUSED):
                    return node.get_name() or self.screen.text_of(node)
            except self.screen.glib_error:
                continue
        return None


class Page:
    """A document in a window of its own."""

    def __init__(self, options):
        self.program, self.page = options.program, options.page
        self.golden = os.path.splitext(self.page)[0]

    def open(self, desktop):
        process = desktop.run([self.program, "--width", "800", self.page])
        screen = Screen(process)
        screen.find_window("Document")
        return screen

    @staticmethod
    def find(screen):
        return screen.find_window("Document")

    @staticmethod
    def walk(desktop, listener):
        """Steps over the page; the first wrong word ends it."""
        # The page begins with a link, which has the focus.
        wait_for("the first link to have the focus", lambda: listener.heard() == "the timetable")
        for key, words in WALK:
            desktop.keys(key)
            wait_for("“%s” after %s" % (words, key),
                     lambda w=words: (listener.heard() or "").startswith(w)
                     if w else listener.heard() == "")


class Article:
    """An article of the demo blog in the program: head, page, comments."""

    def __init__(self, options):
        self.program, self.demo, self.ctl = options.program, options.demo, options.ctl
        self.golden = options.golden

    def open(self, desktop):
        address = desktop.serve([self.demo, "--port", "0", "--now", NOW])
        data = os.path.join(desktop.env["XDG_DATA_HOME"], "byline")
        subprocess.run([self.ctl, "--data-dir", data, "add", address], env=desktop.env,
                       check=True, stdout=subprocess.DEVNULL)
        screen = Screen(desktop.run([self.program, "--data-dir", data]))
        screen.find_window("Byline")
        screen.wait_text(ARTICLE)
        screen.select("Articles", 2)
        screen.find(ARTICLE, ["heading"])
        screen.find("Reply")
        return screen

    @staticmethod
    def find(screen):
        return screen.find("Article")

    walk = None


def compare(golden, lines):
    """The differences as one text, "" for none."""
    with open(golden, encoding="utf-8") as file:
        wanted = file.read().splitlines()
    return "\n".join(difflib.unified_diff(wanted, lines, golden, "now", lineterm="", n=4))


def report(number, passed, what, why=""):
    for line in why.splitlines():
        print("# " + line)
    print("%s %d %s" % ("ok" if passed else "not ok", number, what), flush=True)
    return passed


def check(golden, lines):
    unnamed = [line for line in lines
               if any(CLASS_NAME.match(name) for name in re.findall("“([^”]*)”", line))]
    passed = report(1, not unnamed, "nothing is called by the name of its class",
                    "\n".join(unnamed))
    if not os.path.exists(golden):
        print("ok 2 the tree is as it was # SKIP no %s yet" % os.path.basename(golden))
        return passed
    difference = compare(golden, lines)
    return report(2, not difference, "the tree is as it was", difference) and passed


def check_walk(subject, desktop, listener):
    try:
        subject.walk(desktop, listener)
    except Gone as gone:
        return report(3, False, "keys walk over the page",
                      "waited in vain for %s; heard “%s”" % (gone, listener.heard()))
    return report(3, True, "keys walk over the page")


def listen(subject, golden, write):
    with Desktop(size="1200x900") as desktop:
        screen = subject.open(desktop)
        listener = Listener(screen)
        lines = listener.read(lambda: subject.find(screen))
        if write:
            with open(golden, "w", encoding="utf-8") as file:
                file.write("\n".join(lines) + "\n")
            print("wrote %s" % golden)
            return True
        print("1..%d" % (3 if subject.walk else 2))
        passed = check(golden, lines)
        if subject.walk:
            passed = check_walk(subject, desktop, listener) and passed
        return passed


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True, help="what shows the document or article")
    parser.add_argument("--page", help="the document")
    parser.add_argument("--demo", help="the demo blog, for the program itself")
    parser.add_argument("--ctl", help="its command line twin, for the same")
    parser.add_argument("--golden", help="where that golden file is, without its ending")
    parser.add_argument("--schemas", help="folder of the compiled settings schema")
    parser.add_argument("--version", required=True, help="of GTK: 4.8.3")
    parser.add_argument("--write", action="store_true", help="make the golden file anew")
    options = parser.parse_args()

    if options.schemas:
        os.environ["GSETTINGS_SCHEMA_DIR"] = options.schemas
    subject = Page(options) if options.page else Article(options)
    version = ".".join(options.version.split(".")[:2])
    try:
        passed = listen(subject, "%s-gtk-%s.tree" % (subject.golden, version), options.write)
    except Gone as gone:
        print("Bail out! waited in vain for %s" % gone)
        return 1
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
