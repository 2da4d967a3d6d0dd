#!/usr/bin/python3
# SPDX-FileCopyrightText: The Byline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""bylinectl from the outside: every command, its output and its exit status.

Takes the program and either the address of a site or, behind --serve, the
command of a server that prints its address; without arguments both come from
the environment that tests/wordpress/contract sets. Prints TAP. Knows nothing of the
site but that it has articles, one of them open for comments.
"""

import argparse
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import uuid

DONE, FAILED, USAGE, MISSING, REFUSED, UNREACHABLE = 0, 1, 2, 3, 4, 5


class Journey:
    """One data folder, one site, one step after the other."""

    def __init__(self, program, address, folder, held):
        self.program = program
        self.address = address
        self.folder = folder
        self.outcome = "held" if held else "published"
        self.count = 0
        self.failures = 0

    def call(self, *arguments, stdin=""):
        result = subprocess.run([self.program, "--data-dir", self.folder, *arguments],
                                input=stdin, text=True, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, timeout=120, check=False)
        return result.returncode, result.stdout, result.stderr

    def ask(self, *arguments, stdin=""):
        status, output, _ = self.call("--json", *arguments, stdin=stdin)
        try:
            return status, json.loads(output) if output else None
        except json.JSONDecodeError:
            return status, None

    def check(self, name, holds, saw=""):
        self.count += 1
        self.failures += 0 if holds else 1
        print("%s %d %s" % ("ok" if holds else "not ok", self.count, name), flush=True)
        if not holds:
            print("# saw: %r" % (saw,), flush=True)

    # ---- steps ----

    def usage(self):
        for arguments in ([], ["nonsense"], ["add"], ["mark", "1", "blue"], ["list", "--limit"],
                          ["show", "1", "--format", "odt"], ["outbox", "retry"]):
            status, _, error = self.call(*arguments)
            self.check("usage: %s" % " ".join(arguments), status == USAGE and error,
                       (status, error))
        status, output, _ = self.call("--version")
        self.check("version", status == DONE and output.startswith("bylinectl "), output)
        status, output, _ = self.call("--help")
        self.check("help names every command", status == DONE and all(
            word in output for word in ("add", "sites", "remove", "sync", "list", "show",
                                        "comments", "comment", "outbox", "mark")), output)

    def failures_of_add(self):
        with socket.socket() as unused:
            unused.bind(("127.0.0.1", 0))
            port = unused.getsockname()[1]
        status, _, error = self.call("add", "http://127.0.0.1:%d/" % port)
        self.check("add: nobody answers", status == UNREACHABLE and error, (status, error))
        status, _, error = self.call("add", "no-such-host.invalid")
        self.check("add: no such host", status == UNREACHABLE and error, (status, error))
        status, _, error = self.call("add", "file:///etc/passwd")
        self.check("add: not a web address", status == FAILED and error, (status, error))

    def add(self):
        status, site = self.ask("add", self.address)
        self.check("add", status == DONE and site and site["name"] and site["api"], site)
        self.site = site
        status, sites = self.ask("sites")
        self.check("sites", status == DONE and len(sites) == 1 and
                   sites[0]["unread"] > 0, sites)
        status, again = self.ask("add", self.address)
        self.check("add again is the same site",
                   status == DONE and again["id"] == site["id"], again)

    def read(self):
        status, articles = self.ask("list", "--limit", "100")
        times = [article["published"] for article in articles]
        self.check("list, newest first",
                   status == DONE and articles and times == sorted(times, reverse=True), times)
        self.articles = articles
        status, report = self.ask("sync", str(self.site["id"]), "--all")
        status_list, whole = self.ask("list", "--limit", "0")
        self.check("sync --all", status == status_list == DONE and
                   len(whole) == len(articles) + report[0]["new"] or len(whole) >= len(articles),
                   (len(articles), len(whole), report))
        ids = [article["post"] for article in whole]
        self.check("no article twice", len(ids) == len(set(ids)), len(ids))
        self.articles = whole
        first = next(article for article in whole if article["title"])
        status, shown = self.ask("show", str(first["id"]))
        self.check("show, by id", status == DONE and shown["title"] == first["title"] and
                   shown["breadcrumb"][-1] == first["title"] and shown["blocks"], shown)
        status, by_address = self.ask("show", first["link"], "--format", "json")
        self.check("show, by address", status == DONE and by_address["id"] == first["id"],
                   by_address and by_address["id"])
        status, text, _ = self.call("show", str(first["id"]))
        self.check("show, as text", status == DONE and first["title"] in text, text[:200])
        status, html, _ = self.call("show", str(first["id"]), "--format", "html")
        self.check("show, as HTML", status == DONE and html.startswith("<!DOCTYPE html>") and
                   "<script" not in html and html.rstrip().endswith("</html>"), html[:200])
        status, marks, _ = self.call("show", str(first["id"]), "--format", "markdown")
        self.check("show, as Markdown", status == DONE and
                   marks.startswith("# " + first["title"]), marks[:200])
        self._pdf(first)
        self._pictures()
        status, _, error = self.call("show", "99999999")
        self.check("show, none such", status == FAILED and error, (status, error))

    def _pdf(self, article):
        """A PDF goes to a file, with all words, and never to a terminal."""
        path = os.path.join(self.folder, "article.pdf")
        command = [self.program, "--data-dir", self.folder, "show", str(article["id"]),
                   "--format", "pdf"]
        with open(path, "wb") as file:
            result = subprocess.run(command, stdout=file, stderr=subprocess.PIPE, timeout=120,
                                    check=False)
        with open(path, "rb") as file:
            start = file.read(5)
        self.check("show, as PDF", result.returncode == DONE and start == b"%PDF-",
                   (result, start))
        words = subprocess.run(["pdftotext", "-raw", path, "-"], stdout=subprocess.PIPE, text=True,
                               check=False).stdout
        self.check("the PDF names the article and its pages",
                   article["title"].split()[0] in words and article["link"] in words
                   and re.search(r"\b1 / \d", words), words[:200])
        if os.path.exists("/dev/full"):
            with open("/dev/full", "wb") as full:
                result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=120,
                                        check=False)
            self.check("show, as PDF to a full disk", result.returncode == FAILED and
                       result.stderr, result)
        master, terminal = os.openpty()
        result = subprocess.run(command, stdout=terminal, stderr=subprocess.PIPE, text=True,
                                timeout=120, check=False)
        os.close(terminal)
        os.close(master)
        self.check("show, no PDF to a terminal",
                   result.returncode == USAGE and "> article.pdf" in result.stderr, result)

    def _pictures(self):
        """The site's own pictures are in the PDF."""
        def own(blocks):
            return any(block.get("uri", "").startswith(self.address.rstrip("/"))
                       and block["kind"] == "picture" or own(block.get("blocks", []))
                       for block in blocks)

        for article in self.articles[:40]:
            if not own(self.ask("show", str(article["id"]))[1]["blocks"]):
                continue
            result = subprocess.run([self.program, "--data-dir", self.folder, "show",
                                     str(article["id"]), "--format", "pdf"],
                                    stdout=subprocess.PIPE, timeout=120, check=False)
            self.check("the PDF holds pictures", b"/Subtype /Image" in result.stdout,
                       article["title"])
            return

    def lists(self):
        categories = {term["slug"] for article in self.articles[:20]
                      for term in self.ask("show", str(article["id"]))[1]["terms"]
                      if term["kind"] == "category"}
        slug = sorted(categories)[0]
        status, some = self.ask("list", "--category", slug, "--limit", "0")
        self.check("list --category", status == DONE and
                   0 < len(some) <= len(self.articles), (slug, len(some)))
        status, none = self.ask("list", "--saved")
        self.check("list --saved, none yet", status == DONE and none == [], none)
        first = str(self.articles[0]["id"])
        self.check("mark saved", self.call("mark", first, "saved")[0] == DONE)
        self.check("mark read", self.call("mark", first, "read")[0] == DONE)
        status, saved = self.ask("list", "--saved")
        self.check("list --saved", status == DONE and len(saved) == 1 and saved[0]["read"],
                   saved)
        _, unread = self.ask("list", "--unread", "--limit", "0")
        self.check("list --unread", len(unread) == len(self.articles) - 1, len(unread))
        word = next(article for article in self.articles if len(article["title"]) > 8)
        term = max(word["title"].split(), key=len).strip(".,:;!?“”‘’")
        _, found = self.ask("list", "--search", term, "--limit", "0")
        self.check("list --search", word["id"] in [article["id"] for article in found],
                   (term, len(found)))

    def _open_article(self):
        for article in self.articles:
            if article["comments_open"] and not article["protected"]:
                return article
        return None

    @staticmethod
    def _flatten(comments):
        for comment in comments:
            yield comment
            yield from Journey._flatten(comment["replies"])

    def _thread(self, article):
        status, comments = self.ask("comments", str(article["id"]))
        return status, list(self._flatten(comments or []))

    def _post(self, article, *arguments, stdin=""):
        """A site that finds us too quick is asked again, as it asks of people."""
        for _ in range(3):
            status, answer = self.ask("comment", str(article["id"]), *arguments, stdin=stdin)
            if not (status == REFUSED and "wait" in (answer["reason"] or "").lower()):
                break
            time.sleep(16)
        return status, answer

    def comment(self):
        article = self._open_article()
        status, before = self._thread(article)
        self.check("comments", status == DONE, status)
        full = {"--text": "A word of thanks", "--name": "Pat Reader",
                "--email": "pat@example.org"}
        for left_out in full:
            arguments = [part for option, value in full.items() if option != left_out
                         for part in (option, value)]
            status, answer = self.ask("comment", str(article["id"]), *arguments)
            self.check("comment without %s" % left_out,
                       status == MISSING and answer["outcome"] == "incomplete" and
                       answer["reason"], (status, answer))
        status, answer = self.ask("comment", str(article["id"]), "--text", "x", "--name", "P",
                                  "--email", "not an address")
        self.check("comment with a malformed email", status == MISSING, (status, answer))
        _, unchanged = self._thread(article)
        self.check("nothing was sent", len(unchanged) == len(before), len(unchanged))

        mark = uuid.uuid4().hex[:8]
        text = "5 < 6 & \u05e9\u05dc\u05d5\u05dd \U0001f600 > 3 " + mark
        status, answer = self._post(article, "--name", "Pat Reader", "--email",
                                    "pat@example.org", "--text", "-", stdin=text)
        self.check("comment, text on standard input", status == DONE and
                   answer["outcome"] == self.outcome, (status, answer))
        _, after = self._thread(article)
        mine = [comment for comment in after if mark in comment["text"]]
        if self.outcome == "held":
            self.check("a held comment is not shown", not mine, mine)
        else:
            self.check("the comment is in the thread, as typed",
                       len(mine) == 1 and mine[0]["text"].strip() == text, mine)
            self._reply(article, mine[0] if mine else None)
        status, answer = self._post(article, "--name", "Pat Reader", "--email",
                                    "pat@example.org", "--text", text)
        self.check("the same again is refused", status == REFUSED and
                   answer["outcome"] == "refused" and answer["reason"], (status, answer))
        self._clear_outbox()

    def _reply(self, article, parent):
        mark = uuid.uuid4().hex[:8]
        status, answer = self._post(article, "--parent", str(parent["id"]), "--name",
                                    "Jo Second", "--email", "jo@example.org", "--text",
                                    "I agree " + mark)
        _, thread = self._thread(article)
        reply = [comment for comment in thread if mark in comment["text"]]
        self.check("a reply stands below its comment", status == DONE and len(reply) == 1 and
                   reply[0]["parent"] == parent["id"], (status, answer, reply))

    def _clear_outbox(self):
        status, entries = self.ask("outbox")
        self.check("outbox lists what was refused", status == DONE and
                   [entry["state"] for entry in entries] == ["rejected"], entries)
        status, _, _ = self.call("outbox", "discard", str(entries[0]["id"]))
        _, left = self.ask("outbox")
        self.check("outbox discard", status == DONE and left == [], left)

    def closed(self):
        closed = [article for article in self.articles if not article["comments_open"]]
        if not closed:
            self.check("comment on a closed article # SKIP none here", True)
            return
        status, answer = self._post(closed[0], "--name", "Pat Reader", "--email",
                                    "pat@example.org", "--text", "Too late?")
        self.check("comment on a closed article", status == REFUSED and answer["reason"],
                   (status, answer))

    def remove(self):
        status, _, _ = self.call("remove", self.site["home"])
        _, sites = self.ask("sites")
        self.check("remove, by address", status == DONE and sites == [], sites)

    def run(self):
        for step in (self.usage, self.failures_of_add, self.add, self.read, self.lists,
                     self.comment, self.closed, self.remove):
            try:
                step()
            except (KeyError, IndexError, TypeError, StopIteration) as error:
                self.check("%s went through" % step.__name__, False, repr(error))
        print("1..%d" % self.count)
        return 1 if self.failures else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", action="store_true", help="the site holds comments")
    parser.add_argument("--serve", action="store_true", help="SITE is a command to run")
    parser.add_argument("program", nargs="?", default=os.environ.get("BYLINE_CTL"))
    parser.add_argument("site", nargs=argparse.REMAINDER)
    args = parser.parse_args()
    if not args.site:
        args.site = [os.environ["BYLINE_CONTRACT_URL"]]
        args.held = "moderated" in os.environ.get("BYLINE_CONTRACT_KIND", "")
    os.environ.update(LC_ALL="C.UTF-8", TZ="UTC")

    server, address = None, args.site[0]
    if args.serve:
        server = subprocess.Popen(args.site, stdout=subprocess.PIPE, text=True)
        address = server.stdout.readline().strip()
    try:
        with tempfile.TemporaryDirectory(prefix="byline-journey-") as folder:
            return Journey(args.program, address, folder, args.held).run()
    finally:
        if server is not None:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    sys.exit(main())
