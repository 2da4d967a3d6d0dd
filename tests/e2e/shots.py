#!/usr/bin/python3
# SPDX-FileCopyrightText: The Byline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the pictures of README and software centres: the window wide and
narrow, light and dark, and the reply dialog empty, with errors, and posted.
"""

import argparse
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desktop import Desktop, Screen, wait_for  # noqa: E402  pylint: disable=wrong-import-position

# Fixed, so that "two hours ago" is in every picture the same.
SETTINGS = """[io/github/bylineapp/Byline]
window-width={width}
window-height={height}
color-scheme='{scheme}'
"""
WORDS = "My grandfather kept such a log, too. Thank you for printing it."


class Session:
    """The program on a desktop of its own, with the demo blog in it."""

    def __init__(self, desktop, build, size, scheme):
        self.desktop = desktop
        width, height = size
        folder = os.path.join(desktop.env["XDG_CONFIG_HOME"], "glib-2.0", "settings")
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "keyfile"), "w", encoding="utf-8") as file:
            file.write(SETTINGS.format(width=width, height=height, scheme=scheme))
        desktop.env["GSETTINGS_SCHEMA_DIR"] = os.path.abspath(os.path.join(build, "data"))
        address = desktop.serve([os.path.join(build, "tests/demo-blog/byline-demo-blog"),
                                 "--port", "0"])
        subprocess.run([os.path.join(build, "src/cli/bylinectl"), "add", address],
                       env=desktop.env, stdout=subprocess.DEVNULL, check=True)
        self.process = desktop.run([os.path.join(build, "src/app/shell/byline")])
        self.screen = Screen(self.process)
        self.screen.find("Byline", ["frame", "window"], "ACTIVE")
        self.screen.wait_text("hours ago")

    def read(self, index):
        self.screen.select("Articles", index)
        self.screen.wait_text("to read")

    def crop(self, path):
        """Cuts a picture of the display to the active window, shadows off."""
        run = self.desktop._output  # pylint: disable=protected-access
        window = run(["xdotool", "getactivewindow"]).strip()
        place = dict(line.split("=") for line in
                     run(["xdotool", "getwindowgeometry", "--shell", window]).split())
        found = re.search(r"= (\d+), (\d+), (\d+), (\d+)",
                          run(["xprop", "-id", window, "_GTK_FRAME_EXTENTS"]))
        left, right, top, bottom = (int(number) for number in found.groups())
        geometry = "%dx%d+%d+%d" % (int(place["WIDTH"]) - left - right,
                                    int(place["HEIGHT"]) - top - bottom,
                                    int(place["X"]) + left, int(place["Y"]) + top)
        self.desktop.picture(path)
        subprocess.run(["convert", path, "-crop", geometry, "+repage", "-strip",
                        "-define", "png:compression-level=9", path], check=True)


def main_window(args, name, size, scheme):
    with Desktop("1600x1000", "mutter") as desktop:
        session = Session(desktop, args.build, size, scheme)
        if size[0] > 600:
            session.read(2)
            session.crop(os.path.join(args.folder, name + ".png"))
            return
        session.crop(os.path.join(args.folder, name + "-list.png"))
        desktop.keys("j", "j", "j", "Return")
        session.screen.wait_text("to read")
        session.crop(os.path.join(args.folder, name + ".png"))


def reply_dialog(args, scheme, suffix):
    with Desktop("1600x1000", "mutter") as desktop:
        session = Session(desktop, args.build, (1200, 800), scheme)
        screen = session.screen
        session.read(2)
        screen.press("Leave a Reply")
        screen.wait_focus("Comment")
        session.crop(os.path.join(args.folder, "reply%s.png" % suffix))
        screen.fill("Email", "pat at example.org")
        screen.press("Post Comment")
        screen.wait_text("Name is required.")
        session.crop(os.path.join(args.folder, "reply-errors%s.png" % suffix))
        screen.fill("Comment", WORDS)
        screen.fill("Name", "Pat Reader")
        screen.fill("Email", "pat@example.org")
        screen.press("Post Comment")
        screen.wait_gone("Post Comment")
        screen.wait_text(WORDS)
        wait_for("the window to be active again",
                 lambda: screen.look("Byline", ["frame", "window"], "ACTIVE"))
        session.crop(os.path.join(args.folder, "posted%s.png" % suffix))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", default="build")
    parser.add_argument("--folder", default="data/screenshots")
    parser.add_argument("--only", help="just this one")
    args = parser.parse_args()
    os.makedirs(args.folder, exist_ok=True)

    pictures = {
        "main": lambda: main_window(args, "main", (1200, 800), "light"),
        "dark": lambda: main_window(args, "dark", (1200, 800), "dark"),
        "narrow": lambda: main_window(args, "narrow", (360, 640), "light"),
        "narrow-dark": lambda: main_window(args, "narrow-dark", (360, 640), "dark"),
        "reply": lambda: reply_dialog(args, "light", ""),
        "reply-dark": lambda: reply_dialog(args, "dark", "-dark"),
    }
    if args.only:
        pictures[args.only]()
        return 0
    # The accessibility library serves one bus for the life of a process.
    return max(subprocess.call([sys.executable, *sys.argv, "--only", name])
               for name in pictures)


if __name__ == "__main__":
    sys.exit(main())
