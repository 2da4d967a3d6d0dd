#!/usr/bin/python3
# SPDX-FileCopyrightText: The Byline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks the main job as a person does: add a site, read, try to post with each
required field missing, post, see the comment.

Once by accessible names, as a screen reader drives the program, and once by
the keyboard alone; a third walk leaves in the middle of a sentence. Prints
TAP; with --pictures it saves what it saw.
"""

import argparse
import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import urllib.request

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
# pylint: disable-next=wrong-import-position
from desktop import Desktop, Gone, Screen, wait_for  # noqa: E402

NAME, EMAIL = "Pat Reader", "pat@example.org"


class Site:
    """What the demo blog itself says, to hold the window against."""

    def __init__(self, address):
        self.address = address

    def _get(self, route):
        # This form of a route is understood with every kind of permalinks.
        address = self.address.rstrip("/") + "/?rest_route=/wp/v2/" + route.replace("?", "&")
        with urllib.request.urlopen(address, timeout=20) as answer:
            return json.load(answer), answer.headers

    def newest_open(self):
        """Place in the list, id and title of the newest article to answer."""
        posts, _ = self._get("posts?per_page=20&_fields=id,title,comment_status")
        for index, post in enumerate(posts):
            title = post["title"]["rendered"]
            if post["comment_status"] == "open" and title and "&" not in title \
                    and title.isascii():
                return index, post["id"], title
        raise Gone("an article that is open for comments")

    def count_comments(self, post):
        _, headers = self._get("comments?per_page=1&post=%d" % post)
        return int(headers["X-WP-Total"])

    def has_comment(self, post, words):
        comments, _ = self._get("comments?per_page=100&post=%d" % post)
        return any(words in comment["content"]["rendered"] for comment in comments)


class Walk:
    """One journey; each step is a TAP line, the first failure ends it."""

    def __init__(self, desktop, program, site, pictures):
        self.desktop = desktop
        self.site = site
        self.pictures = pictures
        self.words = "A word of thanks from the road"
        self.index, self.post, self.title = site.newest_open()
        self.before = site.count_comments(self.post)
        self.program = program
        self.process = desktop.run([program], G_DEBUG="fatal-criticals")
        self.screen = Screen(self.process)

    def picture(self, name):
        if self.pictures:
            self.desktop.picture(os.path.join(self.pictures, name + ".png"))

    def nothing_was_sent(self):
        if self.site.count_comments(self.post) != self.before:
            raise Gone("a site without the incomplete comment")

    def see_comment(self):
        self.screen.wait_gone("Post Comment")
        self.screen.wait_text(self.words)
        wait_for("the comment on the site",
                 lambda: self.site.has_comment(self.post, self.words))
        self.picture("posted")

    def quit(self):
        self.desktop.keys("ctrl+q")
        wait_for("the program to end", lambda: self.process.poll() is not None)
        if self.process.returncode != 0:
            raise Gone("a clean end, not %d" % self.process.returncode)


class WalkByNames(Walk):
    """As an assistive technology does it."""

    def steps(self):
        yield "the window opens", lambda: self.screen.find_window("Byline")
        yield "a site is found and added", self.add
        yield "its articles are listed", lambda: self.screen.wait_text(self.title)
        yield "an article is read", self.read
        yield "each required field is asked for", self.miss_each
        yield "the comment is posted", self.post_comment
        yield "the comment is seen", self.see_comment
        yield "the program ends cleanly", self.quit

    def add(self):
        self.screen.press("Add Site")
        self.screen.find_window("Add Site")
        self.screen.fill("Address", self.site.address)
        self.screen.press("Find")
        self.screen.press("Add")
        self.screen.wait_gone("Address")

    def read(self):
        self.screen.select("Articles", self.index)
        self.screen.find(self.title, ["heading"])
        self.picture("article")

    def miss_each(self):
        self.screen.press("Leave a Reply")
        self.screen.find_window("Leave a Reply")
        values = {"Comment": self.words, "Name": NAME, "Email": EMAIL}
        self.picture("reply")
        for missing in values:
            for label, value in values.items():
                self.screen.fill(label, "" if label == missing else value)
            self.screen.press("Post Comment")
            self.screen.wait_text("%s is required." % missing)
            self.screen.wait_focus(missing)
            self.picture("missing-" + missing.lower())
            self.nothing_was_sent()
        self.screen.fill("Email", EMAIL)

    def post_comment(self):
        self.screen.press("Post Comment")


class WalkByKeys(Walk):
    """With the keyboard alone; names are only looked at, never acted on."""

    def steps(self):
        yield "the window opens", self.open
        yield "a site is found and added", self.add
        yield "an article is read", self.read
        yield "each required field is asked for", self.miss_each
        yield "the comment is seen", self.see_comment
        yield "the program ends cleanly", self.quit

    def open(self):
        self.screen.find("Byline", ["frame", "window"], "ACTIVE")

    def add(self):
        self.desktop.keys("ctrl+n")
        self.screen.find("Address", ["entry", "text"], "FOCUSED")
        self.desktop.type(self.site.address)
        wait_for("the address to be typed", lambda: self.screen.text_of(
            self.screen.find("Address", ["entry", "text"])) == self.site.address)
        self.desktop.keys("Return")
        self.screen.find("Add", ["push button", "button"], "FOCUSED")
        self.desktop.keys("Return")
        self.screen.wait_gone("Address")
        self.screen.wait_text(self.title)

    def read(self):
        self.screen.find("Byline", ["frame", "window"], "ACTIVE")
        for _ in range(self.index + 1):
            self.desktop.keys("j")
        self.screen.find(self.title, ["heading"])

    def _type(self, label, text):
        self.screen.wait_focus(label)
        self.desktop.type(text)
        wait_for("“%s” to be typed" % label, lambda: self.screen.text_of(
            self.screen.find(label, ["entry", "text"])) == text)

    def miss_each(self):
        self.desktop.keys("r")
        self.screen.wait_focus("Comment")
        for label, text in (("Comment", self.words), ("Name", NAME), ("Email", EMAIL)):
            self.desktop.keys("ctrl+Return")
            self.screen.wait_text("%s is required." % label)
            self.nothing_was_sent()
            self._type(label, text)
        self.desktop.keys("ctrl+Return")


class WalkAway(WalkByNames):
    """Leaves in the middle of a sentence, politely and not."""

    half = "Half a thought, \u05e9\u05dc\u05d5\u05dd \U0001f600"

    def steps(self):
        yield "a site is found and added", self.add
        yield "half a thought is written", self.write
        yield "it is on disk", self.reach_disk
        yield "the program is asked to end", lambda: self.end(signal.SIGTERM, 0)
        yield "the thought is there again", self.come_back
        yield "more of it reaches the disk", self.write_more
        yield "the program is killed", lambda: self.end(signal.SIGKILL, -signal.SIGKILL)
        yield "all of it is there again", self.come_back
        yield "the program ends at last", lambda: self.end(signal.SIGTERM, 0)

    def write(self):
        self.read()
        self.screen.press("Leave a Reply")
        self.screen.wait_focus("Comment")
        self.screen.fill("Comment", self.half)

    def write_more(self):
        self.half += " and the rest of it"
        self.screen.fill("Comment", self.half)
        self.reach_disk()

    def _texts_on_disk(self):
        path = os.path.join(self.desktop.env["XDG_DATA_HOME"], "byline", "personal.db")
        with contextlib.closing(sqlite3.connect(path)) as database:
            return [row[0] for row in database.execute("SELECT text FROM draft")]

    def reach_disk(self):
        wait_for("the text on disk", lambda: self.half in self._texts_on_disk())

    def end(self, number, status):
        self.process.send_signal(number)
        wait_for("the program to end", lambda: self.process.poll() is not None)
        if self.process.returncode != status:
            raise Gone("status %d, not %d" % (status, self.process.returncode))

    def come_back(self):
        self.process = self.desktop.run([self.program], G_DEBUG="fatal-criticals")
        self.screen = Screen(self.process)
        self.screen.wait_text(self.title)
        self.read()
        self.screen.press("Leave a Reply")
        self.screen.wait_focus("Comment")
        field = self.screen.find("Comment", ["text"])
        wait_for("the text, letter for letter",
                 lambda: self.screen.text_of(field) == self.half)


def walk(kind, args):
    """Walks one journey on a desktop of its own; tells what went wrong."""
    lines, failures = [], 0
    with Desktop(args.size, args.manager) as desktop:
        site = Site(desktop.serve(args.demo + ["--port", "0"]) if args.demo
                    else os.environ["BYLINE_CONTRACT_URL"])
        desktop.env["GSETTINGS_SCHEMA_DIR"] = os.path.abspath(args.schemas)
        journey = kind(desktop, args.program, site, args.pictures)
        for name, step in journey.steps():
            try:
                step()
                lines.append("ok %%d %s: %s" % (kind.__name__, name))
            except (Gone, journey.screen.glib_error) as error:
                failures += 1
                lines.append("not ok %%d %s: %s\n# waited for: %s" %
                             (kind.__name__, name, str(error).replace("%", "%%")))
                journey.picture("failed")
                journey.screen.dump()
                break
    return lines, failures


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default=os.environ.get("BYLINE_PROGRAM"))
    parser.add_argument("--demo", type=lambda value: [value], help="the demo blog's program; "
                        "without it the site is BYLINE_CONTRACT_URL")
    parser.add_argument("--schemas", default=os.environ.get("GSETTINGS_SCHEMA_DIR"),
                        help="folder of compiled settings")
    parser.add_argument("--by", choices=["names", "keys", "away", "both"], default="names")
    parser.add_argument("--pictures", help="folder to save pictures in")
    parser.add_argument("--size", default="1280x900")
    parser.add_argument("--manager", default="openbox")
    args = parser.parse_args()
    if args.pictures:
        os.makedirs(args.pictures, exist_ok=True)

    if args.by == "both":
        # The accessibility library serves one bus for the life of a process.
        return max(subprocess.call([sys.executable, *sys.argv, "--by", kind])
                   for kind in ("names", "keys"))

    lines, failures = walk({"names": WalkByNames, "keys": WalkByKeys, "away": WalkAway}[args.by],
                           args)
    for number, line in enumerate(lines, 1):
        print(line % number, flush=True)
    print("1..%d" % len(lines))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
