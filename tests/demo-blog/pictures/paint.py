#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Byline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Paints the demo blog's pictures.

Each scene is drawn as SVG with a fixed seed, rendered with rsvg-convert and
kept as JPEG in the three sizes WordPress would make. The results are part of
the sources; this script is run by hand when a picture is to change. Needs
rsvg-convert and Pillow.
"""

import io
import random
import subprocess
import sys
from pathlib import Path

from PIL import Image

from brushes import H, W
from scenes import SCENES

SIZES = ((1200, 800, 76), (768, 512, 78), (300, 200, 76))
HERE = Path(__file__).parent


def icon():
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 256" width="256"'
        ' height="256"><defs><linearGradient id="a" x2="0" y2="1"><stop'
        ' stop-color="#39506b"/><stop offset="1"'
        ' stop-color="#1f3047"/></linearGradient></defs><rect width="256" height="256" rx="48"'
        ' fill="url(#a)"/><path d="M64,116 L128,48 L192,116 L176,132 L128,84 L80,132 Z"'
        ' fill="#e9c46a"/><path d="M36,164 q23,-26 46,0 t46,0 t46,0 t46,0" fill="none"'
        ' stroke="#f4efe4" stroke-width="15" stroke-linecap="round"/><path d="M36,202 q23,-26 46,0'
        ' t46,0 t46,0 t46,0" fill="none" stroke="#8fc1c9" stroke-width="15"'
        ' stroke-linecap="round"/></svg>'
    )


def render(svg):
    png = subprocess.run(
        ["rsvg-convert"], input=svg.encode(), capture_output=True, check=True
    ).stdout
    return Image.open(io.BytesIO(png))


def main():
    wanted = sys.argv[1:]
    for scene in SCENES:
        name = scene.__name__.replace("_", "-")
        if wanted and name not in wanted:
            continue
        defs, art = scene(random.Random(name))
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{W}" height="{H}" viewBox="0 0'
            f' {W} {H}"><defs>{defs}</defs>{art}</svg>'
        )
        picture = render(svg).convert("RGB")
        for width, height, quality in SIZES:
            small = picture if width == W else picture.resize((width, height), Image.LANCZOS)
            suffix = "" if width == W else f"-{width}x{height}"
            small.save(
                HERE / f"{name}{suffix}.jpg", quality=quality, optimize=True, progressive=True
            )
    if not wanted or "icon" in wanted:
        render(icon()).save(HERE / "icon.png", optimize=True)


if __name__ == "__main__":
    main()
