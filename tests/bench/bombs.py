# SPDX-FileCopyrightText: The Byline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What pages made to hurt take: time and memory of reading each in a process
of its own, over one that reads nothing, and how long a window that opens it
does not answer.
"""

import os
import subprocess
import sys

MAX_CPU_MS, MAX_MIB, MAX_STALL_MS = 2000, 64, 100
LIMITS = "each: %d ms, %d MiB, %d ms" % (MAX_CPU_MS, MAX_MIB, MAX_STALL_MS)


MAX_WAIT_S = 60


def ask(command, env=None):
    result = subprocess.run(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            text=True, timeout=MAX_WAIT_S, check=False)
    if result.returncode != 0:
        sys.exit("%s ended with %d:\n%s" % (" ".join(command), result.returncode, result.stderr))
    return result.stdout


def read(command, env=None):
    return {name: float(value) for name, value in
            (line.split() for line in ask(command, env).splitlines())}


def find_stall(command, env):
    """In CPU, since others may be at work on the machine; the whole wait if it never ends."""
    try:
        return read(command, env)["stall-cpu-ms"]
    except subprocess.TimeoutExpired:
        return MAX_WAIT_S * 1000


def report(build, env):
    """One line a page, and how many are over a limit."""
    reader = os.path.join(build, "tests/bench/byline-bench-bombs")
    window = os.path.join(build, "tests/bench/byline-bench-stall")
    empty = read([reader, "empty"])
    over = []
    print("%-26s %10s %10s %10s" % ("pages made to hurt", "read, ms", "more MiB", "stall, ms"))
    for name in ask([reader]).split():
        reading = read([reader, name])
        cpu_ms = reading["cpu-ms"] - empty["cpu-ms"]
        mib = (reading["peak-kib"] - empty["peak-kib"]) / 1024
        stall_ms = find_stall([window, name], env)
        is_over = cpu_ms > MAX_CPU_MS or mib > MAX_MIB or stall_ms > MAX_STALL_MS
        over += [name] if is_over else []
        print("%-26s %10.0f %10.1f %10.0f%s" %
              (name, cpu_ms, mib, stall_ms, "  over" if is_over else ""))
    print("%d over the limits (%s)%s" %
          (len(over), LIMITS, ": " + " ".join(over) if over else ""))
