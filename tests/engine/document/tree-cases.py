#!/usr/bin/python3
# SPDX-FileCopyrightText: The Byline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the trees of guard and parser with those HTML itself demands.

The cases are html5lib's tree construction tests, read where BYLINE_HTML5LIB
says that they lie, and skipped with a word where they are not. Elements and
words are compared; attributes, comments and doctypes are not, since the reader
sees none. What the guard takes away or renames on purpose is taken away or
renamed in the wanted tree too. Cases about what no article holds are left out;
how many, and why, is printed.
"""

import collections
import json
import os
import re
import subprocess
import sys

# What no post that a site renders holds, or the guard swallows with a rule of
# its own: a reason for each.
OUTSIDE = {
    "another language in HTML": "svg math",
    "templates": "template",
    "frames": "frameset frame noframes noembed",
    "choices in forms": "select option optgroup",
    "words only without scripts": "noscript",
    "given up by HTML": "plaintext isindex applet keygen menuitem nobr rb rtc marquee",
    "other programs": "object",
}
REASONS = {name: reason for reason, names in OUTSIDE.items() for name in names.split()}

LEAST_CASES = 900

# What the guard does to an element.
SWALLOWED = {"script", "style"}
HOLLOW = {"iframe"}
RENAMED = {"listing": "pre", "xmp": "pre", "search": "div", "dialog": "div"}


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


def is_element(content):
    return content.startswith("<") and content.endswith(">") and not content.startswith("<!--")


def tree_of(document):
    """The lines of head and of body, in the form of the probe."""
    head, body, where = [], [], None
    for entry in re.split(r"\n(?=\| )", document):
        entry = entry[2:]
        depth = (len(entry) - len(entry.lstrip(" "))) // 2
        content = entry.lstrip(" ")
        if depth <= 1:
            where = {"<head>": head, "<body>": body}.get(content) if depth == 1 else None
        elif where is not None and (is_element(content) or content.startswith('"')):
            where.append((depth - 2, content))
    return head, body


def as_guarded(lines):
    """What is wanted after the guard has taken its part."""
    kept, hidden_below = [], None
    for depth, content in lines:
        if hidden_below is not None and depth > hidden_below:
            continue
        hidden_below = None
        name = content[1:-1] if is_element(content) else None
        if name in SWALLOWED or name in HOLLOW:
            hidden_below = depth
        if name not in SWALLOWED:
            kept.append((depth, "<%s>" % RENAMED[name] if name in RENAMED else content))
    return kept


def is_quirk(lines):
    """A page without a doctype may have a table in a paragraph; a fragment never has."""
    path = []
    for depth, content in lines:
        del path[depth:]
        if content == "<table>":
            for outer in reversed(path):
                if outer in ("<td>", "<th>", "<caption>", "<button>"):
                    break
                if outer == "<p>":
                    return True
        path.append(content)
    return False


def why_outside(page, head, body):
    names = set(name.lower() for name in re.findall(r"</?([a-zA-Z][^\s/>]*)", page))
    names |= set(content[1:-1] for _, content in head + body if is_element(content))
    for name in sorted(names & set(REASONS)):
        return REASONS[name]
    if as_guarded(head):
        return "words or tags in the head"
    if is_quirk(body):
        return "only without a doctype"
    if "\0" in page or "<![CDATA[" in page:
        return "NULs and sections of XML"
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


def sort_out(folder):
    """Pages to ask about, what is wanted of each, and how many are left out."""
    left_out = collections.Counter()
    pages, wanted = [], []
    for case in cases(folder):
        parsed = parse(case)
        if parsed is None:
            left_out["not a whole page"] += 1
            continue
        head, body = tree_of(parsed[1])
        reason = why_outside(parsed[0], head, body)
        if reason is not None:
            left_out[reason] += 1
            continue
        pages.append(parsed[0])
        wanted.append(fold(as_guarded(body)))
    return pages, wanted, left_out


def main():
    probe, least = sys.argv[1], float(sys.argv[2])
    folder = os.environ.get("BYLINE_HTML5LIB", "")
    if not os.path.isdir(folder):
        print("1..0 # SKIP the cases are not here")
        return 0
    pages, wanted, left_out = sort_out(folder)
    answer = subprocess.run([probe, "tree"], input=json.dumps(pages), stdout=subprocess.PIPE,
                            encoding="utf-8", errors="replace", check=True).stdout
    n_right = 0
    for page, lines, seen in zip(pages, wanted, answer.split("\0")):
        if is_same(lines, fold(read_seen(seen))):
            n_right += 1
        elif os.environ.get("BYLINE_VERBOSE"):
            print("# %r\n# wanted %r\n# seen   %r" % (page, lines, fold(read_seen(seen))))
    share = 100 * n_right / max(1, len(pages))
    holds = share >= least and len(pages) >= LEAST_CASES
    for reason, n_cases in left_out.most_common():
        print("# left out: %d, %s" % (n_cases, reason))
    print("%s 1 html5lib: %d of %d cases right, %.2f %%, %.0f %% wanted" %
          ("ok" if holds else "not ok", n_right, len(pages), share, least))
    print("1..1")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
