#!/usr/bin/python3
# SPDX-FileCopyrightText: The Byline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the trees of guard and parser with those HTML itself demands.

The cases are html5lib's tree construction tests, read where BYLINE_HTML5LIB
says that they lie, and skipped with a word where they are not. Elements and words are compared;
attributes, comments and doctypes are not, since the reader sees none. Cases
about what no article holds, or what the guard leaves out on purpose, are left
out; how many is printed.
"""

import json
import os
import re
import subprocess
import sys

# Outside an article: nothing of these is ever in a post that a site renders,
# or the guard swallows it whole.
OUTSIDE = ("script style template svg math head title base basefont bgsound link meta noscript "
           "frame frameset noframes noembed iframe form select option optgroup textarea input "
           "button keygen plaintext object applet html body").split()
# The guard writes these differently on purpose; their words stay.
REWRITTEN = ("nobr marquee menuitem listing xmp search image isindex rb rtc dialog col "
             "colgroup").split()


def cases(folder):
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".dat"):
            continue
        with open(os.path.join(folder, name), encoding="utf-8", newline="\n") as file:
            text = file.read()
        for case in re.split(r"(?:^|\n\n)#data\n", text)[1:]:
            yield case


def parse(case):
    """The page and its tree as lines, or nothing where it is not a whole page."""
    parts = re.split(r"\n?#(errors|new-errors|document-fragment|script-on|script-off|document)\n",
                     "\n" + case if case.startswith("#") else case)
    kinds = dict(zip(parts[1::2], parts[2::2]))
    if "document-fragment" in kinds or "script-on" in kinds or "document" not in kinds:
        return None
    return parts[0], kinds["document"].rstrip("\n")


def tree_of(document):
    """The body's lines, in the form of the probe."""
    entries = re.split(r"\n(?=\| )", document)
    lines, inside = [], False
    for entry in entries:
        entry = entry[2:]
        depth = (len(entry) - len(entry.lstrip(" "))) // 2
        content = entry.lstrip(" ")
        if depth <= 1:
            inside = depth == 1 and content == "<body>"
            continue
        if not inside or content.startswith("<!--"):
            continue
        if content.startswith(("<", '"')):
            lines.append((depth - 2, content))
    return lines


def is_kept(page, lines):
    names = set(name.lower() for name in re.findall(r"</?([a-zA-Z][^\s/>]*)", page))
    names |= set(content[1:-1] for _, content in lines if content.startswith("<"))
    if names & set(OUTSIDE):
        return "outside"
    if names & set(REWRITTEN):
        return "rewritten"
    if "p" in names and "table" in names and "<!doctype html>" not in page.lower():
        return "outside"  # a page without that doctype nests them differently
    if "\0" in page or "<![CDATA[" in page or "<!" in page.replace("<!DOCTYPE", "").replace(
            "<!doctype", ""):
        return "outside"
    return None


def fold(lines):
    """Neighbouring words as one, and white space folded, as the reader does both."""
    joined = []
    for depth, content in lines:
        if joined and content.startswith('"') and joined[-1][1].startswith('"') and \
                joined[-1][0] == depth:
            joined[-1] = (depth, joined[-1][1][:-1] + content[1:])
        else:
            joined.append((depth, content))
    folded = [(depth, " ".join(content.strip('"').split()) if content.startswith('"')
               else content) for depth, content in joined]
    return [line for line in folded if line[1]]


def read_seen(text):
    lines = []
    for entry in re.split(r"\n(?= *[<\"])", text.rstrip("\n")):
        content = entry.lstrip(" ")
        if content:
            lines.append(((len(entry) - len(content)) // 2, content))
    return lines


def is_same(wanted, seen):
    """Elements that are not HTML have no name on our side."""
    return len(wanted) == len(seen) and all(
        one[0] == other[0] and (one[1] == other[1] or
                                (other[1] == "<>" and one[1].startswith("<")))
        for one, other in zip(wanted, seen))


def main():
    probe, least = sys.argv[1], float(sys.argv[2])
    folder = os.environ.get("BYLINE_HTML5LIB", "")
    if not os.path.isdir(folder):
        print("1..0 # SKIP the cases are not here")
        return 0
    left_out = {"outside": 0, "rewritten": 0}
    pages, wanted = [], []
    for case in cases(folder):
        parsed = parse(case)
        if parsed is None:
            continue
        lines = tree_of(parsed[1])
        reason = is_kept(parsed[0], lines)
        if reason is not None:
            left_out[reason] += 1
            continue
        pages.append(parsed[0])
        wanted.append(lines)
    answer = subprocess.run([probe, "tree"], input=json.dumps(pages), stdout=subprocess.PIPE,
                            encoding="utf-8", errors="replace", check=True).stdout
    n_right = 0
    for page, lines, seen in zip(pages, wanted, answer.split("\0")):
        if is_same(fold(lines), fold(read_seen(seen))):
            n_right += 1
        elif os.environ.get("BYLINE_VERBOSE"):
            print("# %r\n# wanted %r\n# seen   %r" % (page, fold(lines), fold(read_seen(seen))))
    share = 100 * n_right / max(1, len(pages))
    holds = share >= least and len(pages) >= 400
    print("# %d cases; left out: %d outside an article, %d rewritten on purpose" %
          (len(pages), left_out["outside"], left_out["rewritten"]))
    print("%s 1 html5lib: %.1f %% right, %.0f %% wanted" % ("ok" if holds else "not ok", share,
                                                            least))
    print("1..1")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
