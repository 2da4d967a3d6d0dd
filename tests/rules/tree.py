# SPDX-FileCopyrightText: The Byline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The project's own files: what git knows or would add, else what lies there."""

import os
import subprocess


def is_build_folder(path):
    return os.path.exists(os.path.join(path, "meson-private"))


def walk(root):
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in (".git", "__pycache__")
                      and not name.startswith("_")
                      and not is_build_folder(os.path.join(folder, name))]
        for name in names:
            yield os.path.relpath(os.path.join(folder, name), root)


def files(root):
    """Sorted paths, relative to the root."""
    try:
        result = subprocess.run(
            ["git", "-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
        names = set(result.stdout.decode().split("\0")) - {""}
    except (OSError, subprocess.CalledProcessError):
        names = set(walk(root))
    return sorted(name for name in names if os.path.isfile(os.path.join(root, name)))


def read(root, name):
    with open(os.path.join(root, name), encoding="utf-8") as file:
        return file.read()
