#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Byline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop reads is valid: entry, metainfo, settings, icons, pages, manifest."""

import glob
import json
import os
import re
import shutil
import sys
import tempfile

import tree
from tap import Tap

PERMISSIONS = {
    "--share=network", "--share=ipc", "--socket=wayland", "--socket=fallback-x11", "--device=dri",
}
# The places that must spell the application's id out; all others ask the build.
SPELL_ID = re.compile(r"meson\.build$|flatpak/|data/screenshots/|\.gresource\.xml$|po/|.*\.md$"
                      r"|src/.*\.(?:ui|css|c|h)$|tests/")


def read_id(root):
    return re.search(r"^app_id = '([\w.]+)'", tree.read(root, "meson.build"), re.M).group(1)


def check_manifest(root, app_id):
    path = os.path.join(root, "flatpak", app_id + ".json")
    if not os.path.exists(path):
        return ["no manifest named after " + app_id]
    with open(path, encoding="utf-8") as file:
        manifest = json.load(file)
    complaints = []
    if manifest["id"] != app_id or manifest["command"] != "byline":
        complaints.append("the manifest is of another program")
    for argument in set(manifest["finish-args"]) ^ PERMISSIONS:
        complaints.append("permission " + argument)
    if "build-options" in manifest or not manifest["runtime-version"].isdigit():
        complaints.append("the manifest asks for more than a stable runtime")
    return complaints


def check_summary(text):
    summary = re.search(r"<summary>(.*?)</summary>", text).group(1)
    if len(summary) > 35 or summary.endswith("."):
        yield "the summary is too long or ends with a full stop"
    for caption in re.findall(r"<caption>(.*?)</caption>", text):
        if caption.endswith("."):
            yield "a caption ends with a full stop: " + caption


def check_pictures(root, text):
    for name in re.findall(r"<image>[^<]*/([\w.-]+)</image>", text):
        if not os.path.exists(os.path.join(root, "data/screenshots", name)):
            yield "data/screenshots/%s is missing: ./dev shot makes it" % name


def check_version(root, text):
    version = re.search(r"version: '([\d.]+)'", tree.read(root, "meson.build")).group(1)
    if 'version="%s"' % version not in text:
        yield "no release notes for " + version


def check_icons(tap, root):
    for name in ("byline", "byline-symbolic"):
        path = os.path.join(root, "data/icons", name + ".svg")
        with tempfile.NamedTemporaryFile(suffix=".png") as picture:
            tap.command("icons/" + name, ["rsvg-convert", "-w", "16", "-o", picture.name, path])


def check_schema(tap, build, app_id):
    with tempfile.TemporaryDirectory(prefix="byline-schema-") as folder:
        shutil.copy(os.path.join(build, "data", app_id + ".gschema.xml"), folder)
        tap.command("settings/schema",
                    ["glib-compile-schemas", "--strict", "--dry-run", folder])


def main():
    root, build = (os.path.abspath(path) for path in sys.argv[1:3])
    app_id = read_id(root)
    names = tree.files(root)
    data = os.path.join(build, "data")
    metainfo = os.path.join(data, app_id + ".metainfo.xml")
    text = tree.read(root, "data/byline.metainfo.xml.in.in")
    tap = Tap()
    tap.command("entry/valid",
                ["desktop-file-validate", os.path.join(data, app_id + ".desktop")])
    tap.command("metainfo/valid",
                ["appstreamcli", "validate", "--no-net", "--pedantic", metainfo])
    tap.check("metainfo/words", check_summary(text))
    tap.check("metainfo/pictures", check_pictures(root, text))
    tap.check("metainfo/version", check_version(root, text))
    check_schema(tap, build, app_id)
    tap.command("xml/well-formed", ["xmllint", "--noout", *(
        name for name in names if name.endswith((".ui", ".svg", ".gresource.xml")))], cwd=root)
    check_icons(tap, root)
    tap.command("pages/mandoc", ["mandoc", "-T", "lint", "-W", "warning",
                                 *sorted(glob.glob(os.path.join(root, "data/*.1")))])
    tap.check("manifest/permissions", check_manifest(root, app_id))
    tap.check("id/once", [name + " spells the id out" for name in names
                          if not SPELL_ID.match(name) and name.endswith((".in", ".c", ".h"))
                          and app_id in tree.read(root, name)])
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
