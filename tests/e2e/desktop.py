# SPDX-FileCopyrightText: The Byline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A private desktop for one program: display, bus, window manager, home.

Nothing of the caller's session is touched, and everything that was started is
ended again. Programs are driven by accessible names (as a screen reader finds
them) and by real keys; every wait is for a condition.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

WAIT_SECONDS = 20
STEP_SECONDS = 0.02
# A window manager that fades a window in pauses between its frames.
STILL_PICTURES = 6

BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{folder}/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

FONT_SETTINGS = """[Settings]
gtk-font-name=Cantarell 11
gtk-enable-animations=0
gtk-cursor-blink=0
gtk-xft-antialias=1
gtk-xft-hinting=1
gtk-xft-hintstyle=hintslight
gtk-xft-rgba=none
"""


class Gone(Exception):
    """What was waited for did not come."""


def wait_for(what, condition, seconds=WAIT_SECONDS):
    """Calls condition until it gives something; its answer is returned."""
    end = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > end:
            raise Gone(what)
        time.sleep(STEP_SECONDS)


class Desktop:
    """Starts on entering, ends on leaving."""

    def __init__(self, size="1280x800", manager="openbox"):
        self.size = size
        self.manager = manager
        self.processes = []
        self.env = {}

    def __enter__(self):
        try:
            self._start()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(self, *_):
        self._stop()

    def _start(self):
        self.folder = tempfile.mkdtemp(prefix="byline-desktop-")
        for name in ("home", "config/gtk-4.0", "cache", "data", "run", "services"):
            os.makedirs(os.path.join(self.folder, name), mode=0o700)
        with open(self._path("config/gtk-4.0/settings.ini"), "w", encoding="utf-8") as file:
            file.write(FONT_SETTINGS)
        self.env = {
            **os.environ,
            "HOME": self._path("home"),
            "XDG_CONFIG_HOME": self._path("config"),
            "XDG_CACHE_HOME": self._path("cache"),
            "XDG_DATA_HOME": self._path("data"),
            "XDG_RUNTIME_DIR": self._path("run"),
            "GDK_BACKEND": "x11", "GDK_DEBUG": "gl-disable", "GDK_DISABLE": "gl,vulkan",
            "GIO_USE_VFS": "local", "GTK_USE_PORTAL": "0", "GSETTINGS_BACKEND": "keyfile",
            "LC_ALL": "C.UTF-8", "TZ": "UTC", "NO_AT_BRIDGE": "0", "GTK_A11Y": "atspi",
        }
        self.env.pop("WAYLAND_DISPLAY", None)
        self._start_display()
        self._start_bus()
        if self.manager:
            self._start_manager()
        os.environ.update(self.env)

    def _path(self, name):
        return os.path.join(self.folder, name)

    def _spawn(self, command, **options):
        process = subprocess.Popen(command, env=self.env, start_new_session=True,
                                   stdin=subprocess.DEVNULL, **options)
        self.processes.append(process)
        return process

    def _start_display(self):
        read, write = os.pipe()
        self._spawn(["Xvfb", "-displayfd", str(write), "-screen", "0", self.size + "x24",
                     "-nolisten", "tcp", "-noreset", "-dpi", "96"],
                    pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise Gone("a display; is Xvfb installed?")
        self.env["DISPLAY"] = ":" + number

    def _start_bus(self):
        config = self._path("bus.conf")
        with open(config, "w", encoding="utf-8") as file:
            file.write(BUS_CONFIG.format(folder=self.folder))
        shutil.copy("/usr/share/dbus-1/services/org.a11y.Bus.service", self._path("services"))
        bus = self._spawn(["dbus-daemon", "--config-file=" + config, "--nofork",
                           "--print-address"], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True)
        self.env["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()

    def _start_manager(self):
        command = {"openbox": ["openbox"], "mutter": ["mutter", "--x11", "--sm-disable"]}
        self._spawn(command[self.manager], stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL)
        wait_for("a window manager", lambda: "window id" in self._output(
            ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"]))

    def _output(self, command):
        return subprocess.run(command, env=self.env, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True, check=False).stdout

    def _stop(self):
        for process in reversed(self.processes):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
        for process in reversed(self.processes):
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, command, **extra):
        """Starts a program that is ended with the desktop."""
        self.env.update(extra)
        return self._spawn(command)

    def serve(self, command):
        """Starts a server and returns the address it prints."""
        server = self._spawn(command, stdout=subprocess.PIPE, text=True)
        address = server.stdout.readline().strip()
        if not address.startswith("http"):
            raise Gone("an address from " + command[0])
        return address

    def keys(self, *names):
        """Presses keys, one after the other, as a person would."""
        for name in names:
            subprocess.run(["xdotool", "key", "--clearmodifiers", name], env=self.env,
                           check=True)

    def type(self, text):
        """Types ASCII text."""
        subprocess.run(["xdotool", "type", "--delay", "5", text], env=self.env, check=True)

    def park_pointer(self):
        """Moves the pointer where it hovers over nothing."""
        width, height = self.size.split("x")
        subprocess.run(["xdotool", "mousemove", str(int(width) - 1), str(int(height) - 1)],
                       env=self.env, check=True)

    def picture(self, path):
        """Saves the display once several pictures in a row are equal."""
        last, n_equal = b"", 0

        def is_still():
            nonlocal last, n_equal
            now = subprocess.run(["import", "-window", "root", "rgb:-"], env=self.env,
                                 stdout=subprocess.PIPE, check=True).stdout
            n_equal = n_equal + 1 if now == last else 0
            last = now
            return n_equal >= STILL_PICTURES

        self.park_pointer()
        with contextlib.suppress(Gone):
            wait_for("a still picture", is_still, 8)
        subprocess.run(["import", "-window", "root", path], env=self.env, check=True)


class Screen:
    """What an assistive technology sees of one program."""

    def __init__(self, process, application="byline"):
        import gi
        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi, GLib
        self.atspi = Atspi
        self.glib_error = GLib.Error
        self.process = process
        self.application = application
        Atspi.init()

    def _roots(self):
        desktop = self.atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and child.get_process_id() == self.process.pid:
                yield child

    def walk(self, node=None):
        """Every accessible, in reading order; what vanishes meanwhile is skipped."""
        nodes = [node] if node is not None else list(self._roots())
        while nodes:
            node = nodes.pop(0)
            try:
                yield node
                count = node.get_child_count()
                nodes[0:0] = [child for child in (node.get_child_at_index(i)
                                                  for i in range(count)) if child is not None]
            except self.glib_error:
                continue

    @staticmethod
    def _is_named(node, name):
        own = (node.get_name() or "")
        return own == name or own.replace("_", "") == name or own.endswith(" " + name) \
            and own.startswith("_")

    def look(self, name, role=None, state=None):
        """The first accessible of a name and role, or None."""
        for node in self.walk():
            try:
                if not self._is_named(node, name):
                    continue
                if role and node.get_role_name() not in role:
                    continue
                if state and not node.get_state_set().contains(
                        getattr(self.atspi.StateType, state)):
                    continue
                return node
            except self.glib_error:
                continue
        return None

    def find(self, name, role=None, state=None, seconds=WAIT_SECONDS):
        """The same, waited for."""
        if self.process.poll() is not None:
            raise Gone("the program: it ended with %d" % self.process.returncode)
        return wait_for("%s named “%s”" % ("/".join(role or ["something"]), name),
                        lambda: self.look(name, role, state), seconds)

    def find_window(self, name, seconds=WAIT_SECONDS):
        """A window or dialog of the program by its title, waited for."""
        def look():
            for root in self._roots():
                for i in range(root.get_child_count()):
                    child = root.get_child_at_index(i)
                    if child is not None and self._is_named(child, name):
                        return child
            return None
        return wait_for("a window named “%s”" % name, look, seconds)

    def has_text(self, words):
        """Whether any name or text on screen holds the words."""
        for node in self.walk():
            try:
                if words in (node.get_name() or "") or words in self.text_of(node):
                    return True
            except self.glib_error:
                continue
        return False

    def wait_text(self, words, seconds=WAIT_SECONDS):
        wait_for("the words “%s”" % words, lambda: self.has_text(words), seconds)

    def wait_gone(self, name, role=None, seconds=WAIT_SECONDS):
        wait_for("“%s” to go" % name, lambda: self.look(name, role) is None, seconds)

    def text_of(self, node):
        """The text of an entry or text view, "" of anything else.

        Asked through the interface: newer bindings find another function of
        the same name on the accessible itself.
        """
        if node.get_text_iface() is None:
            return ""
        text = self.atspi.Text
        return text.get_text(node, 0, text.get_character_count(node))

    def press(self, name, role=None):
        """Presses a button, menu item or link by its accessible action."""
        node = self.find(name, role or ["push button", "button", "toggle button", "link",
                                        "menu item", "check box"], "SENSITIVE")
        self.atspi.Action.do_action(node, 0)

    def fill(self, name, text):
        """Puts text into the entry or text view of that name."""
        node = self.find(name, ["entry", "text"])
        self.atspi.EditableText.set_text_contents(node, text)
        wait_for("“%s” to hold its text" % name, lambda: self.text_of(node) == text)

    def select(self, name, index):
        """Selects a row of a list."""
        self.atspi.Selection.select_child(self.find(name, ["list", "table"]), index)

    def focused(self):
        """The name of what has the keyboard focus, or None."""
        for node in self.walk():
            try:
                if node.get_state_set().contains(self.atspi.StateType.FOCUSED):
                    return node.get_name() or node.get_role_name()
            except self.glib_error:
                continue
        return None

    def wait_focus(self, name):
        wait_for("focus on “%s”" % name,
                 lambda: self.look(name, None, "FOCUSED") is not None)

    def dump(self, file=sys.stderr):
        """The tree, for whoever must find out why a wait ran out."""
        for node in self.walk():
            with contextlib.suppress(self.glib_error):
                print(node.get_role_name(), "|", node.get_name(), "|",
                      self.text_of(node)[:60], file=file)
