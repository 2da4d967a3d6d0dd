# SPDX-FileCopyrightText: The Byline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of TAP for the rules: one rule, one line, and what broke it below."""

import subprocess
import sys

# So many lines of what is wrong, then a count: enough to begin.
MOST = 40


class Tap:
    """Counts what is said; finish() gives the exit status."""

    def __init__(self):
        self.count = 0
        self.failures = 0

    def check(self, name, complaints):
        """A rule holds when nobody complains."""
        lines = [line for complaint in complaints for line in str(complaint).splitlines()]
        self.count += 1
        self.failures += bool(lines)
        print("%s %d %s" % ("not ok" if lines else "ok", self.count, name))
        for line in lines[:MOST]:
            print("# " + line)
        if len(lines) > MOST:
            print("# … and %d more" % (len(lines) - MOST))
        sys.stdout.flush()

    def skip(self, name, reason):
        self.count += 1
        print("ok %d %s # SKIP %s" % (self.count, name, reason), flush=True)

    def command(self, name, command, **options):
        """A rule that a program checks: it must end with 0."""
        try:
            result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                    text=True, check=False, **options)
        except FileNotFoundError:
            self.skip(name, command[0] + " is not installed")
            return
        self.check(name, [result.stdout.strip() or "no word"] if result.returncode else [])

    def finish(self):
        print("1..%d" % self.count)
        return 1 if self.failures else 0
