#!/usr/bin/python3
# SPDX-FileCopyrightText: The Byline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""No word of an article is lost, joined to another or out of place.

words.py PROBE FOLDER: the words of every article in the folder, read by
another parser and by the reader, are compared; so are those of the recorded
answers that BYLINE_CAPTURES names, where they are. What the reader leaves out
on purpose is left out by name here, and counted.
words.py PROBE FOLDER FRESH: the reader's words of the same articles in two
folders are compared.
"""

import collections
import difflib
import glob
import json
import os
import re
import subprocess
import sys

try:
    import html5lib
except ImportError:
    html5lib = None

# Left out with all they hold: a name for each reason.
ELEMENTS = {
    "scripts and styles": "script style template",
    "forms": "form select textarea button input option datalist",
    "drawings": "svg canvas",
    "menus of the site": "nav",
    "words for other programs": "noscript iframe object embed audio video noembed noframes",
}
CLASSES = {
    "words for screen readers on the web page": "screen-reader-text",
    "links to other networks": "wp-block-social-links",
    "logging in": "wp-block-loginout",
    "searching the site": "wp-block-search",
    "a frame's address that becomes a card": "wp-block-embed__wrapper",
}
REASON_OF_ELEMENT = {name: why for why, names in ELEMENTS.items() for name in names.split()}
REASON_OF_CLASS = {name: why for why, name in CLASSES.items()}
BLOCKS = set("""address article aside blockquote br caption center dd details dialog dir div dl
dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main
menu ol p pre section summary table tbody td tfoot th thead tr ul xmp""".split())
# Inline elements that the style sheet of WordPress sets apart.
APART = {"wp-block-file__button", "wp-block-latest-posts__post-date",
         "wp-block-latest-comments__comment-date"}
MATH = "{http://www.w3.org/1998/Math/MathML}"
SVG = "{http://www.w3.org/2000/svg}"
# Signs without a width, and those that could turn what follows around.
SIGNS = re.compile("[\u200b\u00ad\u2060\ufeff\ufffc\u202a-\u202e\u2066-\u2069]")


class Reader:
    """HTML to text by another parser."""

    def __init__(self):
        self.parts = []
        self.left_out = collections.Counter()
        self.n_quotes = 0
        self.in_heading = self.in_playlist = False

    def leave_out(self, why, element):
        words = " ".join(element.itertext()).split()
        self.left_out[why] += len(words)

    def reason(self, element):
        classes = element.get("class", "").split()
        if element.tag == "noscript" and self.in_playlist:
            return None
        for name in classes:
            if name in REASON_OF_CLASS:
                return REASON_OF_CLASS[name]
        if element.get("hidden") is not None:
            return "hidden"
        # The title of an accordion is a button.
        if element.tag == "button" and "heading" in " ".join(classes):
            return None
        if element.get("aria-hidden") == "true" and self.in_heading:
            return "signs beside headings"
        return REASON_OF_ELEMENT.get(element.tag.replace(SVG, ""))

    def formula(self, element):
        """The source that comes with a formula, else its letters."""
        source = element.find(".//%sannotation" % MATH)
        self.parts.append(source.text if source is not None else "".join(element.itertext()))

    def picture(self, element):
        classes = element.get("class", "").split()
        if "wp-smiley" in classes or "latex" in classes:
            self.parts.append(element.get("alt", ""))

    def quoted(self, element):
        marks = "‘’" if self.n_quotes % 2 else "“”"
        self.n_quotes += 1
        self.parts.append(marks[0])
        self.inside(element)
        self.parts.append(marks[1])
        self.n_quotes -= 1

    def inside(self, element):
        self.parts.append(element.text or "")
        # The reader has the caption of a table behind it.
        for child in sorted(element, key=lambda child: child.tag == "caption"):
            if isinstance(child.tag, str):
                self.element(child)
            self.parts.append(child.tail or "")

    def element(self, element):
        why = self.reason(element)
        classes = element.get("class", "").split()
        apart = element.tag in BLOCKS or any(name in APART for name in classes)
        if why is not None:
            self.leave_out(why, element)
            self.parts.append(" ")
            return
        self.parts.append(" " if apart else "")
        was = self.in_heading, self.in_playlist
        self.in_heading |= bool(re.fullmatch("h[1-6]", element.tag))
        self.in_playlist |= "wp-playlist" in classes
        if element.tag == "img":
            self.picture(element)
        elif element.tag == MATH + "math":
            self.formula(element)
        elif element.tag == "q":
            self.quoted(element)
        else:
            self.inside(element)
        self.in_heading, self.in_playlist = was
        self.parts.append(" " if apart else "")

    def read(self, html):
        self.inside(html5lib.parseFragment(html, treebuilder="etree",
                                           namespaceHTMLElements=False))
        return split("".join(self.parts))


def split(text):
    return SIGNS.sub("", text.replace("\u2028", " ")).split()


def ask(probe, pages):
    answer = subprocess.run([probe, "words"], input=json.dumps(pages), stdout=subprocess.PIPE,
                            encoding="utf-8", check=True).stdout
    return [split(text) for text in answer.split("\0")[:-1]]


def differences(wanted, seen):
    """Runs of words that are not the same on both sides."""
    matcher = difflib.SequenceMatcher(None, wanted, seen, autojunk=False)
    for kind, i, j, k, l in matcher.get_opcodes():
        if kind != "equal":
            yield wanted[i:j], seen[k:l]


def load(folder, names):
    pages = []
    for name in names:
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            pages.append(file.read())
    return pages


def rendered_in(node):
    """The rendered articles and comments in an answer, at any depth."""
    if isinstance(node, list):
        for child in node:
            yield from rendered_in(child)
    elif isinstance(node, dict):
        content = node.get("content")
        if isinstance(content, dict) and isinstance(content.get("rendered"), str):
            yield content["rendered"]
        for child in node.values():
            yield from rendered_in(child)


def recorded():
    """Each rendered text of the recordings, once."""
    found = {}
    folder = os.environ.get("BYLINE_CAPTURES", "")
    for path in sorted(glob.glob(os.path.join(folder, "*", "*.json")) if folder else []):
        with open(path, encoding="utf-8", errors="replace") as file:
            try:
                answer = json.load(file)
            except ValueError:
                continue  # some are broken on purpose
        for html in rendered_in(answer):
            found.setdefault(html, "recorded/%s/%s" % tuple(path.split(os.sep)[-2:]))
    return [(name, html) for html, name in found.items()]


def compare(number, name, wanted, seen):
    found = list(differences(wanted, seen))
    for lost, other in found[:20]:
        print("# %s: wanted %r, seen %r" % (name, " ".join(lost)[:200], " ".join(other)[:200]))
    n_lost = sum(len(lost) for lost, _ in found)
    print("%s %d words/%s: %d of %d" % ("not ok" if found else "ok", number, name,
                                        len(wanted) - n_lost, len(wanted)))
    return not found


def main():
    probe, folder = sys.argv[1:3]
    fresh = sys.argv[3] if len(sys.argv) > 3 else None
    if html5lib is None and fresh is None:
        print("1..0 # SKIP html5lib is not here")
        return 0
    names = sorted(os.path.basename(path) for path in glob.glob(os.path.join(fresh or folder,
                                                                             "*.html")))
    pages = load(folder, names)
    if not fresh:
        for name, html in recorded():
            names.append(name)
            pages.append(html)
    seen = ask(probe, load(fresh, names) if fresh else pages)
    left_out = collections.Counter()
    n_words, holds = 0, bool(names)
    for i, name in enumerate(names):
        if fresh:
            wanted = ask(probe, [pages[i]])[0]
        else:
            reader = Reader()
            wanted = reader.read(pages[i])
            left_out += reader.left_out
        n_words += len(wanted)
        holds &= compare(i + 1, name, wanted, seen[i])
    print("# %d articles, %d words" % (len(names), n_words))
    for why, count in left_out.most_common():
        print("# left out: %d words, %s" % (count, why))
    print("1..%d" % len(names))
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
