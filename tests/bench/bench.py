#!/usr/bin/python3
# SPDX-FileCopyrightText: The Byline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints Byline's figures beside an empty libadwaita window's.

Both are measured in turn in the same run, because machines are noisy: trust
the ratios, not the milliseconds.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "e2e"))
import bombs  # noqa: E402  pylint: disable=wrong-import-position
from desktop import Desktop  # noqa: E402  pylint: disable=wrong-import-position

SIZES = (100, 10_000, 100_000)


def measure(desktop, command):
    """Runs one program and returns the figures it prints."""
    env = {**desktop.env, "BYLINE_BENCH_START_MS": "%.3f" % (time.monotonic() * 1000)}
    result = subprocess.run(command, env=env, stdout=subprocess.PIPE, text=True,
                            stderr=subprocess.PIPE, timeout=180, check=False)
    if result.returncode != 0:
        sys.exit("%s ended with %d:\n%s" % (command[0], result.returncode, result.stderr))
    return {name: float(value) for name, value in
            (line.split() for line in result.stdout.splitlines() if line.count(" ") == 1)}


def medians(runs):
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def fill(build, folder, size):
    subprocess.run([os.path.join(build, "tests/bench/byline-bench-fill"), folder, str(size)],
                   check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", default="build")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--bombs", action="store_true", help="pages made to hurt, nothing else")
    args = parser.parse_args()
    empty_program = os.path.join(args.build, "tests/bench/byline-bench-empty")
    window_program = os.path.join(args.build, "tests/bench/byline-bench-window")

    with tempfile.TemporaryDirectory(prefix="byline-bench-") as folder, \
            Desktop("1280x800", manager=None) as desktop:
        desktop.env["GSETTINGS_SCHEMA_DIR"] = os.path.abspath(os.path.join(args.build, "data"))
        desktop.env["GSETTINGS_BACKEND"] = "memory"
        if args.bombs:
            bombs.report(args.build, desktop.env)
            return
        data = {size: os.path.join(folder, str(size)) for size in SIZES}
        for size in SIZES:
            fill(args.build, data[size], size)
        empty_runs, runs = [], {size: [] for size in SIZES}
        for _ in range(args.runs):
            for size in SIZES:
                empty_runs.append(measure(desktop, [empty_program]))
                runs[size].append(measure(desktop, [window_program, "--data-dir", data[size]]))
        report(medians(empty_runs), {size: medians(runs[size]) for size in SIZES})
        print()
        bombs.report(args.build, desktop.env)
    report_paper(args.build)


def report_paper(build):
    """What articles of so many words cost on their way to paper."""
    sizes = (500, 5_000, 100_000)
    figures = {size: measure_paper(build, size) for size in sizes}
    print("\n%-18s %10s %s" % ("on paper, words", "", "".join("%12s" % f"{size:,}"
                                                             for size in sizes)))
    for name in figures[sizes[0]]:
        print("%-18s %10s %s" % (name, "", "".join("%12.1f" % figures[size][name]
                                                   for size in sizes)))


def measure_paper(build, size):
    result = subprocess.run([os.path.join(build, "tests/bench/byline-bench-pages"), str(size)],
                            stdout=subprocess.PIPE, text=True, timeout=180, check=True)
    return {name: float(value) for name, value in
            (line.split() for line in result.stdout.splitlines())}


def report(empty, byline):
    """One line for each figure: the empty window, then Byline by size."""
    print("%-18s %10s %s   100,000 ÷ 100   100 ÷ empty" %
          ("median of runs", "empty", "".join("%12s" % f"{size:,}" for size in SIZES)))
    for name in byline[SIZES[0]]:
        figures = [byline[size][name] for size in SIZES]
        growth = "%.2f" % (figures[-1] / figures[0]) if figures[0] else "-"
        ratio = "%.2f" % (figures[0] / empty[name]) if empty.get(name) else "-"
        print("%-18s %10s %s %15s %13s" %
              (name, "%.1f" % empty[name] if name in empty else "-",
               "".join("%12.1f" % figure for figure in figures), growth, ratio))


if __name__ == "__main__":
    main()
