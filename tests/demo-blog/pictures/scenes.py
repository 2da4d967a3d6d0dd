# SPDX-FileCopyrightText: The Byline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of the demo blog, one function each: (definitions, drawing)."""

import math

from brushes import (
    W,
    birds,
    blur,
    circle,
    clouds,
    curve,
    glow,
    gradient,
    mix,
    path,
    rect,
    ridge,
    ridges,
    streaks,
    waves,
)


def lighthouse(rng):
    defs = (
        gradient("sky", [(0, "#20305e"), (0.38, "#6c5b93"), (0.6, "#e58a7b"), (0.72, "#ffd09a")])
        + gradient("sea", [(0, "#e8a285"), (0.25, "#8c6f93"), (1, "#1c2b52")])
        + gradient("tower", [(0, "#fff3e2"), (0.55, "#e9cdb9"), (1, "#8d7a8b")], 1, 0)
        + gradient("beam", [(0, "#fff6cf", 0.85), (1, "#fff6cf", 0)], 1, 0)
        + gradient("mound", [(0, "#3c3a55"), (1, "#151a30")])
        + glow("lamp", "#fff2bd")
        + glow("sun", "#ffe0a8", 0.9)
        + blur("soft", 9, 26)
        + blur("haze", 7)
    )
    art = rect("url(#sky)", h=560)
    art += circle(330, 548, 300, "url(#sun)")
    art += clouds(rng, 250, 8, "#f0a59b", 0.5) + clouds(rng, 395, 7, "#ffd7b0", 0.6)
    art += path(ridge(rng, 545, 34, bottom=560), "#7a6a90") + rect("url(#sea)", y=553, h=260)
    art += streaks(rng, 560, 790, "#ffdcae", 110, 330, 150, 0.75) + streaks(
        rng, 560, 800, "#c6a4b4", 70, None, W, 0.3
    )
    art += curve("M852,276 L120,180 L110,300 Z", "#fff4c9", 'opacity="0.16" filter="url(#haze)"')
    art += curve("M868,276 L1210,214 L1210,336 Z", "#fff4c9", 'opacity="0.32" filter="url(#haze)"')
    art += curve(
        (
            "M560,800 C640,640 700,610 790,590 C860,572 950,590 1010,630 C1080,676 1150,690"
            " 1210,700 L1210,800 Z"
        ),
        "url(#mound)",
    )
    art += path([(828, 592), (840, 310), (880, 310), (892, 592)], "url(#tower)")
    art += path([(834, 450), (837, 400), (883, 400), (886, 450)], "#b9483f")
    art += rect("#2d2a40", 830, 300, 60, 12) + rect("#ffedb0", 844, 258, 32, 42)
    art += path([(838, 258), (860, 228), (882, 258)], "#2d2a40") + circle(
        860, 276, 130, "url(#lamp)"
    )
    art += path([(905, 600), (905, 560), (935, 540), (965, 560), (965, 600)], "#54485f") + rect(
        "#ffd58a", 926, 572, 14, 14
    )
    return defs, art + birds(rng, 470, 330, 7, "#3a3558")


def estuary(rng):
    defs = (
        gradient("sky", [(0, "#8fb7cf"), (0.55, "#cfdfdd"), (1, "#f6ead0")])
        + gradient("sand", [(0, "#d9c79d"), (1, "#8d7f62")])
        + gradient("water", [(0, "#f4ead2"), (0.4, "#a9c6cf"), (1, "#5e8ea3")])
        + glow("sun", "#fffbe6", 0.95)
        + blur("soft", 10, 34)
    )
    art = (
        rect("url(#sky)", h=420)
        + circle(800, 300, 330, "url(#sun)")
        + clouds(rng, 140, 9, "#ffffff", 0.6, 150)
    )
    art += ridges(rng, 3, 360, 402, "#7d98a0", "#b4cad0", 34) + rect("url(#sand)", y=402, h=400)
    art += curve(
        (
            "M760,404 C700,430 940,450 860,490 C760,540 420,520 470,590 C510,640 900,650 940,720"
            " C960,760 900,790 860,810 L1230,810 L1230,600 C1130,560 1010,520 1040,480 C1070,440"
            " 880,430 860,404 Z"
        ),
        "url(#water)",
    )
    art += curve(
        (
            "M470,404 C440,420 520,436 430,452 C300,476 120,470 -10,520 L-10,640 C160,560 330,540"
            " 470,480 C560,440 560,420 540,404 Z"
        ),
        "url(#water)",
        'opacity="0.9"',
    )
    art += streaks(rng, 420, 780, "#fffaf0", 60, 940, 110, 0.5)
    for _ in range(260):
        t = rng.random()
        x, y = rng.uniform(-20, 430 * (0.3 + t)), 640 + 170 * t
        h = rng.uniform(20, 62) * (0.5 + t)
        art += (
            "<path"
            f' d="M{x:.0f},{y + 20:.0f} q{rng.uniform(-3, 6):.0f},{-h * 0.6:.0f}'
            f' {rng.uniform(-6, 18):.0f},{-h:.0f}"'
            f" fill=\"none\" stroke=\"{mix('#87905a', '#4d5a3c', rng.random())}\""
            f' stroke-width="{1.4 + t * 1.6:.1f}"/>'
        )
    return defs, art + birds(rng, 430, 260, 11, "#56666e", 8)


def storm(rng):
    defs = (
        gradient("sky", [(0, "#232b38"), (0.5, "#4f5d6d"), (0.8, "#a9b3ad"), (1, "#e2d8b8")])
        + gradient("sea", [(0, "#8d9a97"), (0.3, "#48606a"), (1, "#18262f")])
        + blur("soft", 16, 46)
        + blur("rain", 3)
    )
    art = rect("url(#sky)", h=500)
    art += (
        clouds(rng, 90, 11, "#171d28", 0.8, 220)
        + clouds(rng, 220, 9, "#39444f", 0.7, 200)
        + clouds(rng, 330, 7, "#66737c", 0.5, 170)
    )
    art += '<g filter="url(#rain)">'
    for _ in range(150):
        x, y = rng.uniform(380, 1150), rng.uniform(210, 430)
        art += (
            f'<path d="M{x:.0f},{y:.0f} l-26,{rng.uniform(60, 100):.0f}" stroke="#2f3a46"'
            f' stroke-width="2.4" opacity="{rng.uniform(0.1, 0.4):.2f}"/>'
        )
    art += "</g>" + rect("url(#sea)", y=490, h=320)
    for k in range(9):
        t = k / 8
        base = 505 + 300 * t**1.3
        art += path(
            ridge(rng, base, 8 + 30 * t, 5, 3.2 - 1.6 * t),
            mix("#6f8388", "#14222b", t),
            'opacity="0.85"',
        )
        art += streaks(rng, base - 14 * t, base + 12, "#e8eeea", 10, None, W, 0.35)
    art += (
        path([(180, 520), (206, 520), (222, 498), (164, 498)], "#1c242c")
        + '<path d="M190,498 L186,420 M190,430 L222,494" stroke="#1c242c" stroke-width="4"/>'
    )
    art += path([(187, 424), (222, 492), (190, 492)], "#d9d2bd")
    return defs, art + birds(rng, 760, 420, 6, "#dfe4df", 11)


def hills(rng):
    defs = (
        gradient("sky", [(0, "#f7c9a1"), (0.5, "#fbe3c3"), (1, "#fff4df")])
        + glow("sun", "#fff6dc")
        + blur("soft", 9, 30)
    )
    art = rect("url(#sky)") + circle(420, 250, 300, "url(#sun)") + circle(420, 250, 46, "#fffaf0")
    art += clouds(rng, 130, 5, "#fff6ea", 0.6)
    art += ridges(rng, 6, 370, 700, "#23395b", "#e9bfa7", 92)
    for _ in range(34):
        x = rng.uniform(0, W)
        y = 742 + 40 * math.sin(x / 190) + rng.uniform(0, 40)
        h = rng.uniform(34, 78)
        art += path(
            [(x - h * 0.22, y + h * 0.4), (x, y - h * 0.6), (x + h * 0.22, y + h * 0.4)], "#142440"
        )
    return defs, art + rect("#142440", y=772, h=40) + birds(rng, 760, 230, 6, "#7d5f63")


def islands(rng):
    defs = (
        gradient("sky", [(0, "#f3b79d"), (0.6, "#f9dcc0"), (1, "#fdeedd")])
        + gradient("sea", [(0, "#fbe4cd"), (0.35, "#d7a9a0"), (1, "#586a8d")])
        + glow("sun", "#fff3df")
        + blur("soft", 8, 40)
    )
    art = (
        rect("url(#sky)", h=470)
        + circle(620, 372, 300, "url(#sun)")
        + circle(620, 372, 52, "#fff8ee")
    )
    art += clouds(rng, 300, 6, "#fff1e2", 0.65, 160)
    for x, w, h, fill in (
        (240, 360, 110, "#b795a0"),
        (980, 420, 140, "#a4869a"),
        (560, 240, 46, "#c9a6a8"),
        (80, 300, 170, "#7a6d8e"),
        (1150, 300, 210, "#64608a"),
    ):
        art += curve(
            (
                f"M{x - w / 2},470"
                f" C{x - w * 0.3},{470 - h * 0.5} {x - w * 0.16},{470 - h} {x},{470 - h}"
                f" C{x + w * 0.2},{470 - h} {x + w * 0.26},{470 - h * 0.4} {x + w / 2},470 Z"
            ),
            fill,
        )
    art += (
        rect("url(#sea)", y=468, h=340)
        + streaks(rng, 480, 780, "#fff4e4", 120, 620, 90, 0.8)
        + streaks(rng, 480, 800, "#8d86a0", 60, None, W, 0.3)
    )
    art += (
        curve("M360,600 L520,600 L504,632 L384,632 Z", "#2f3a5c")
        + rect("#f6efe4", 396, 566, 92, 34)
        + rect("#b8503f", 440, 540, 16, 26)
    )
    for k in range(4):
        art += rect("#5b6a8c", 404 + k * 21, 576, 12, 12)
    art += (
        '<path d="M360,640 q-90,6 -170,26 M520,640 q60,8 120,26" stroke="#fff4e4" stroke-width="3"'
        ' fill="none" opacity="0.6"/>'
    )
    return defs, art + birds(rng, 520, 500, 5, "#5f5872")


def moon_owl(rng):
    defs = (
        gradient("sky", [(0, "#0d1630"), (0.6, "#22356a"), (1, "#5a6fa5")])
        + glow("moon", "#e9efff", 0.8)
        + blur("soft", 12, 40)
    )
    art = rect("url(#sky)")
    for _ in range(230):
        art += circle(
            rng.uniform(0, W),
            rng.uniform(0, 540),
            rng.uniform(0.6, 2.0),
            "#ffffff",
            f'opacity="{rng.uniform(0.3, 0.95):.2f}"',
        )
    art += circle(780, 300, 330, "url(#moon)") + circle(780, 300, 96, "#f4f4ea")
    for x, y, r in ((750, 280, 20), (806, 332, 15), (800, 262, 10), (764, 338, 9)):
        art += circle(x, y, r, "#d9dcd8", 'opacity="0.7"')
    art += clouds(rng, 420, 6, "#8fa3cf", 0.35, 170) + ridges(
        rng, 4, 560, 720, "#070d1d", "#2d4274", 60
    )
    wing = (
        "M430,330 C380,250 300,214 214,222 C262,246 290,268 306,296 C340,330 392,346 430,352"
        " C470,346 524,330 556,296 C574,268 602,244 650,220 C566,214 480,250 430,330 Z"
    )
    art += curve(wing, "#eef0ee") + curve(
        "M404,338 C404,300 456,300 456,338 C456,376 444,396 430,396 C416,396 404,376 404,338 Z",
        "#fbfaf4",
    )
    art += (
        circle(420, 330, 5, "#1a1f2e")
        + circle(440, 330, 5, "#1a1f2e")
        + path([(427, 340), (433, 340), (430, 349)], "#b99a5b")
    )
    for x in (90, 210, 1010, 1120):
        art += (
            f'<path d="M{x},800 L{x},{620 + (x % 7) * 9} M{x},{680} l-34,-34 M{x},{700} l38,-40'
            f' M{x},{650} l22,-26" stroke="#060a16" stroke-width="8" stroke-linecap="round"/>'
        )
    return defs, art


def mackerel_sky(rng):
    defs = (
        gradient("sky", [(0, "#2e5f9b"), (0.55, "#86b1d3"), (0.85, "#f3d3a8"), (1, "#f8b788")])
        + blur("soft", 3, 5)
        + glow("sun", "#fff0cd")
    )
    art = rect("url(#sky)") + circle(930, 690, 380, "url(#sun)") + '<g filter="url(#soft)">'
    for row in range(15):
        t = row / 14
        y = 40 + 560 * t**0.75
        size = 46 * (1 - t) + 9
        x = -60 + (row % 2) * size
        while x < W + 60:
            tint = mix("#ffffff", "#ffdcb4", min(1, t + max(0, (x - 500) / 1500)))
            art += (
                f'<ellipse cx="{x + rng.gauss(0, size * 0.2):.0f}"'
                f' cy="{y + rng.gauss(0, size * 0.14) + 26 * math.sin(x / 260 + row):.0f}"'
                f' rx="{size * rng.uniform(0.5, 0.85):.0f}"'
                f' ry="{size * rng.uniform(0.2, 0.36):.0f}" fill="{tint}"'
                f' opacity="{rng.uniform(0.45, 0.9):.2f}"/>'
            )
            x += size * 1.5
    art += "</g>" + ridges(rng, 3, 705, 760, "#1f3040", "#5d7484", 26)
    art += (
        '<path d="M240,770 L240,690 M340,770 L340,690 M240,692 L340,692" stroke="#f2efe6"'
        ' stroke-width="5" fill="none"/>'
    )
    return defs, art


def frost(rng):
    defs = (
        gradient("sky", [(0, "#a9c7e3"), (0.7, "#e7e3ef"), (1, "#fbe6d8")])
        + gradient("ground", [(0, "#dfe9f0"), (1, "#8fa6b8")])
        + glow("sun", "#fff6ea")
        + blur("soft", 9, 30)
    )
    art = (
        rect("url(#sky)", h=420)
        + circle(250, 370, 260, "url(#sun)")
        + ridges(rng, 3, 360, 410, "#8ba2b6", "#c6d3e0", 36)
        + rect("url(#ground)", y=410, h=400)
    )
    for k in range(11):
        t = k / 10
        x = -500 + 2200 * t
        art += path(
            [
                (600 + (x - 600) * 0.12, 412),
                (600 + (x + 90 - 600) * 0.12, 412),
                (x + 110, 800),
                (x, 800),
            ],
            "#6d8496",
            'opacity="0.45"',
        )
    for k in range(150):
        t = rng.random() ** 0.7
        row = rng.randrange(11)
        x = 600 + (-445 + 2200 * row / 10 + 60 - 600) * (0.12 + 0.88 * t)
        y = 414 + 386 * t
        r = 3 + 24 * t
        if -40 < x < W + 40:
            for leaf in range(7):
                a = leaf / 7 * 6.28 + rng.random()
                art += (
                    f'<ellipse cx="{x + math.cos(a) * r * 0.6:.1f}"'
                    f' cy="{y + math.sin(a) * r * 0.3:.1f}" rx="{r * 0.5:.1f}" ry="{r * 0.28:.1f}"'
                    f' fill="{mix("#4f7d67", "#dcebe6", rng.random())}" opacity="0.9"/>'
                )
    art += path([(850, 470), (850, 330), (930, 290), (1010, 330), (1010, 470)], "#51606f") + path(
        [(836, 338), (930, 284), (1024, 338), (1024, 326), (930, 270), (836, 326)], "#f4f7fa"
    )
    art += (
        rect("#2f3b47", 910, 390, 40, 80)
        + '<path d="M985,300 C990,270 970,250 984,214 C996,184 978,160 990,130" stroke="#ffffff"'
        ' stroke-width="14" fill="none" opacity="0.6" filter="url(#soft)"/>'
    )
    return defs, art


def harbour(rng):
    defs = (
        gradient("sky", [(0, "#6fb1dc"), (1, "#e4f1f2")])
        + gradient("sea", [(0, "#7fb6c4"), (1, "#2a6180")])
        + blur("soft", 9, 34)
        + blur("mirror", 3, 2)
    )
    art = (
        rect("url(#sky)", h=430)
        + clouds(rng, 140, 7, "#ffffff", 0.8, 130)
        + path(ridge(rng, 300, 60, bottom=460), "#86a68a")
        + rect("url(#sea)", y=470, h=340)
    )
    houses, x = "", 60
    shades = (
        "#f4ead6",
        "#d9836b",
        "#8fb2ba",
        "#e9c46a",
        "#f7f3ea",
        "#6e93a8",
        "#c9d6c0",
        "#e6b8a2",
    )
    k = 0
    while x < 1120:
        w, h = rng.randrange(66, 104), rng.randrange(90, 164)
        y = 452 - h
        houses += rect(shades[k % 8], x, y, w, h) + path(
            [(x - 4, y), (x + w / 2, y - 38), (x + w + 4, y)], "#59636d"
        )
        for wx in range(2):
            for wy in range(2):
                houses += rect(
                    "#3d5260",
                    x + w * (0.2 + 0.38 * wx),
                    y + h * (0.18 + 0.36 * wy),
                    w * 0.2,
                    h * 0.18,
                )
        x += w + 2
        k += 1
    art += houses + rect("#8b8274", 0, 448, W, 26)
    art += (
        '<g transform="matrix(1 0 0 -0.7 0 790)" opacity="0.38"'
        f' filter="url(#mirror)">{houses}</g>'
    )
    art += streaks(rng, 490, 800, "#e9f6f6", 90, None, W, 0.45)
    for bx, by, s, hull, sail in (
        (300, 600, 1.3, "#b5443a", "#fbf6ea"),
        (760, 566, 1.0, "#26516e", "#f7e7c6"),
        (980, 668, 1.6, "#2f6b57", "#ffffff"),
    ):
        art += (
            f'<g transform="translate({bx},{by}) scale({s})"><path d="M-70,0 L70,0 L48,26 L-52,26'
            f' Z" fill="{hull}"/><path d="M-4,-4 L-4,-130 M-4,-120 L-4,-4" stroke="#4a3f36"'
            f' stroke-width="4"/><path d="M2,-124 L60,-12 L2,-12 Z" fill="{sail}"/><path'
            f' d="M-10,-110 L-48,-12 L-10,-12 Z" fill="{sail}" opacity="0.85"/></g>'
        )
    return defs, art + birds(rng, 640, 110, 8, "#ffffff")


def buoys(rng):
    defs = (
        gradient("wall", [(0, "#dfe3df"), (1, "#a7b0b2")])
        + gradient("floor", [(0, "#8d8a84"), (1, "#5a5854")])
        + gradient("light", [(0, "#ffffff", 0.75), (1, "#ffffff", 0)], 0.6, 1)
        + gradient(
            "shade", [(0, "#000000", 0), (0.5, "#ffffff", 0.18), (1, "#000000", 0.42)], 1, 0
        )
        + blur("soft", 12, 16)
    )
    art = rect("url(#wall)", h=560) + rect("url(#floor)", y=560, h=250)
    for x in range(0, W, 150):
        art += rect("#99a3a5", x, 0, 3, 560, 'opacity="0.6"')
    for x in (110, 330):
        art += (
            rect("#f7fbff", x, 70, 180, 210)
            + rect("#8b9496", x + 87, 70, 6, 210)
            + rect("#8b9496", x, 172, 180, 6)
        )
    art += curve("M110,70 L510,70 L1100,800 L420,800 Z", "url(#light)", 'opacity="0.5"')
    for x, s, c, shape in (
        (250, 1.0, "#c8392e", 0),
        (520, 1.25, "#2f8a57", 1),
        (800, 1.1, "#c8392e", 0),
        (1040, 0.9, "#e8b923", 2),
    ):
        base = 690
        art += (
            f'<ellipse cx="{x + 26}" cy="{base + 4}" rx="{112 * s:.0f}" ry="22" fill="#26241f"'
            ' opacity="0.55" filter="url(#soft)"/>'
        )
        body = (
            f"M{x - 90 * s},{base - 60 * s} C{x - 90 * s},{base + 14 * s}"
            f" {x + 90 * s},{base + 14 * s} {x + 90 * s},{base - 60 * s} "
            f"L{x + 40 * s},{base - 150 * s} L{x + 22 * s},{base - 330 * s}"
            f" L{x - 22 * s},{base - 330 * s} L{x - 40 * s},{base - 150 * s} Z"
        )
        art += curve(body, c) + curve(body, "url(#shade)")
        top = base - 330 * s
        if shape == 0:
            art += rect(c, x - 26 * s, top - 56 * s, 52 * s, 48 * s)
        elif shape == 1:
            art += path([(x - 34 * s, top - 8), (x, top - 72 * s), (x + 34 * s, top - 8)], c)
        else:
            art += (
                "<path"
                f' d="M{x - 26},{top - 58} L{x + 26},{top - 8} M{x + 26},{top - 58}'
                f' L{x - 26},{top - 8}"'
                f' stroke="{c}" stroke-width="13"/>'
            )
        art += rect("#f5f1e6", x - 31 * s, base - 226 * s, 62 * s, 30 * s, 'opacity="0.9"')
    return defs, art


def boat(rng):
    defs = (
        gradient("wall", [(0, "#5c4a3b"), (1, "#3a2e25")])
        + gradient("floor", [(0, "#8b7152"), (1, "#57442f")])
        + gradient("plank", [(0, "#efcf9d"), (1, "#b98850")])
        + glow("lamp", "#ffe2a6", 0.8)
        + blur("soft", 12, 20)
    )
    art = rect("url(#wall)", h=580) + rect("url(#floor)", y=580, h=230)
    for x in range(0, W, 86):
        art += rect("#2a211a", x, 0, 3, 580, 'opacity="0.5"')
    art += circle(600, 120, 520, "url(#lamp)")
    art += (
        rect("#31261d", 598, 0, 4, 84)
        + path([(560, 120), (600, 76), (640, 120)], "#20303a")
        + circle(600, 124, 17, "#fff2ca")
    )
    art += (
        '<ellipse cx="600" cy="700" rx="470" ry="34" fill="#1d150e" opacity="0.6"'
        ' filter="url(#soft)"/>'
    )
    for k in range(6):
        t = k / 6
        u = (k + 1) / 6
        ay, by = 640 - 214 * t, 640 - 214 * u
        ax, bx = 300 + 125 * t, 300 + 125 * u
        ends_a, ends_b = 610 - 290 * t, 610 - 290 * u
        art += curve(
            (
                f"M{600 - ax},{ends_a} C{600 - ax * 0.5},{ay + 40}"
                f" {600 + ax * 0.5},{ay + 40} {600 + ax},{ends_a} L{600 + bx},{ends_b}"
                f" C{600 + bx * 0.5},{by + 40} {600 - bx * 0.5},{by + 40} {600 - bx},{ends_b} Z"
            ),
            mix("#a8743f", "#f0d3a2", u),
            'stroke="#6b4726" stroke-width="3"',
        )
        for n in range(15):
            px = 600 + (n - 7) / 7 * bx * 0.86
            q = (n - 7) / 7 * 0.86
            py = by + 36 - (by + 40 - ends_b) * q * q * 0.94
            art += circle(px, py, 2.8, "#a5562e")
    art += curve(
        "M176,322 C164,300 150,286 138,262 L160,258 C176,284 196,314 206,340 Z", "#7a4f29"
    ) + curve(
        "M1024,322 C1036,300 1050,286 1062,262 L1040,258 C1024,284 1004,314 994,340 Z", "#7a4f29"
    )
    for x in (380, 820):
        art += path(
            [
                (x - 56, 760),
                (x - 20, 640),
                (x + 20, 640),
                (x + 56, 760),
                (x + 38, 760),
                (x, 668),
                (x - 38, 760),
            ],
            "#4a3724",
        )
    for _ in range(60):
        x, y = rng.uniform(60, 1140), rng.uniform(690, 790)
        art += (
            f'<path d="M{x:.0f},{y:.0f} q8,-14 18,-2 q4,10 -6,8" fill="none" stroke="#e9cf9f"'
            f' stroke-width="3" opacity="{rng.uniform(0.4, 0.9):.2f}"/>'
        )
    return defs, art


def workshop(rng):
    defs = (
        gradient("wall", [(0, "#e9e2d3"), (1, "#c9bda6")])
        + gradient("bench", [(0, "#c79a63"), (1, "#7d5731")])
        + gradient("light", [(0, "#fff8e0", 0.9), (1, "#fff8e0", 0)], 0.8, 1)
        + gradient("iron", [(0, "#dfe6ea"), (0.5, "#7d8b94"), (1, "#4e5a62")])
        + blur("soft", 10, 18)
    )
    art = rect("url(#wall)", h=520) + rect("url(#bench)", y=520, h=290)
    for _ in range(60):
        y = rng.uniform(530, 800)
        art += (
            "<path"
            f' d="M-10,{y:.0f} C300,{y + rng.gauss(0, 8):.0f}'
            f' 800,{y + rng.gauss(0, 8):.0f} 1210,{y + rng.gauss(0, 4):.0f}"'
            f' stroke="#5d3d20" stroke-width="{rng.uniform(0.8, 2.6):.1f}" fill="none"'
            f' opacity="{rng.uniform(0.12, 0.4):.2f}"/>'
        )
    art += (
        rect("#f8fcff", 90, 60, 300, 300)
        + rect("#a58f70", 234, 60, 12, 300)
        + rect("#a58f70", 90, 204, 300, 12)
    )
    art += (
        '<rect x="84" y="54" width="312" height="312" fill="none" stroke="#a58f70"'
        ' stroke-width="14"/>'
    )
    art += rect("#8a6c48", 520, 150, 600, 14)
    for k in range(9):
        x, h = 556 + k * 64, rng.randrange(110, 190)
        art += rect("#6b4a2b", x - 8, 164, 16, h * 0.45) + path(
            [
                (x - 6, 164 + h * 0.45),
                (x + 6, 164 + h * 0.45),
                (x + 9, 164 + h),
                (x - 9, 164 + h - 12),
            ],
            "url(#iron)",
        )
    art += (
        '<ellipse cx="650" cy="690" rx="330" ry="24" fill="#2c1c0d" opacity="0.5"'
        ' filter="url(#soft)"/>'
    )
    art += curve(
        (
            "M330,676 L960,676 C974,676 980,664 980,650 L980,606 C980,590 968,580 950,580 L360,580"
            " C336,580 326,600 326,630 Z"
        ),
        "#8d5a2c",
    )
    art += curve("M330,650 L980,650 L980,676 L330,676 Z", "#a9713c")
    art += curve("M620,580 L700,580 L600,430 C590,416 560,424 566,444 Z", "url(#iron)") + curve(
        "M560,580 L640,580 L600,500 Z", "#6d4320"
    )
    art += curve(
        "M760,582 C758,520 800,470 850,470 C880,470 884,496 866,506 C836,520 830,552 836,582 Z",
        "#6d4320",
    ) + circle(412, 556, 34, "#6d4320")
    for k in range(16):
        x, y, r = rng.uniform(140, 620), rng.uniform(690, 780), rng.uniform(16, 34)
        art += (
            "<path"
            f' d="M{x:.0f},{y:.0f} c{r:.0f},{-r:.0f} {2 * r:.0f},{-r * 0.3:.0f}'
            f' {1.6 * r:.0f},{r * 0.5:.0f} c{-r * 0.3:.0f},{r * 0.7:.0f}'
            f' {-r:.0f},{r * 0.3:.0f} {-r * 0.7:.0f},{-r * 0.3:.0f}"'
            ' fill="none" stroke="#f1d7a6" stroke-width="7" stroke-linecap="round"/>'
        )
    return defs, art + curve(
        "M90,60 L390,60 L1210,720 L1210,800 L500,800 Z", "url(#light)", 'opacity="0.42"'
    )


def loaf(rng):
    defs = (
        gradient("wall", [(0, "#4b5d66"), (1, "#2f3d45")])
        + gradient("board", [(0, "#b98b58"), (1, "#7c5731")])
        + gradient("crust", [(0, "#e0a45c"), (0.5, "#b56a2b"), (1, "#6f3a14")])
        + glow("window", "#ffe8bf", 0.7)
        + blur("soft", 12, 18)
        + blur("steam", 10, 6)
    )
    art = (
        rect("url(#wall)", h=540)
        + circle(240, 180, 520, "url(#window)")
        + rect("url(#board)", y=540, h=270)
    )
    for _ in range(34):
        y = rng.uniform(550, 800)
        art += (
            "<path"
            f' d="M-10,{y:.0f} C400,{y + rng.gauss(0, 9):.0f}'
            f' 800,{y + rng.gauss(0, 9):.0f} 1210,{y:.0f}"'
            ' stroke="#5c3c1e" stroke-width="2" fill="none"'
            f' opacity="{rng.uniform(0.15, 0.4):.2f}"/>'
        )
    art += (
        '<ellipse cx="620" cy="668" rx="370" ry="34" fill="#21150a" opacity="0.6"'
        ' filter="url(#soft)"/>'
    )
    art += curve(
        (
            "M270,650 C236,520 300,440 380,420 C470,370 780,366 870,424 C950,450 1000,540 966,650"
            " C960,676 280,676 270,650 Z"
        ),
        "url(#crust)",
    )
    for x in (410, 560, 710):
        art += curve(
            (
                f"M{x},{600} C{x + 20},{520} {x + 80},{440} {x + 150},{416}"
                f" C{x + 130},{470} {x + 80},{540} {x + 44},{606} Z"
            ),
            "#f3d6a2",
        ) + curve(
            f"M{x + 8},{596} C{x + 30},{520} {x + 84},{452} {x + 140},{424}",
            "none",
            'stroke="#c98a46" stroke-width="5"',
        )
    for _ in range(240):
        a, r = rng.uniform(0, 3.14), rng.random() ** 0.5
        art += circle(
            620 + math.cos(a) * 330 * r,
            600 - math.sin(a) * 190 * r,
            rng.uniform(1, 3),
            "#fff4dc",
            f'opacity="{rng.uniform(0.25, 0.8):.2f}"',
        )
    for x in (480, 620, 760):
        art += (
            f'<path d="M{x},390 C{x - 40},330 {x + 46},290 {x},220 C{x - 30},170 {x + 30},130'
            f' {x + 6},80" stroke="#ffffff" stroke-width="20" fill="none" opacity="0.3"'
            ' filter="url(#steam)"/>'
        )
    return defs, art


def contours(rng):
    defs = gradient("paper", [(0, "#f4ecd8"), (1, "#e6d9bb")], 1, 1) + gradient(
        "tarn", [(0, "#a9cdd8"), (1, "#6fa3b8")]
    )
    art = rect("url(#paper)")
    hillsides = [(380, 330, 330, 1.0), (900, 480, 300, 1.2), (660, 120, 190, 0.9)]
    for cx, cy, size, squash in hillsides:
        parts = waves(rng, 4)
        for ring in range(13):
            t = 1 - ring / 13
            points = []
            for step in range(120):
                a = step / 120 * 6.283
                wob = (
                    sum(amp * math.sin(round(f) * a + p + 0.06 * ring) for f, p, amp in parts)
                    * 0.13
                )
                r = size * t * (1 + wob)
                points.append((cx + math.cos(a) * r * 1.25, cy + math.sin(a) * r / squash))
            colour = mix("#d7a671", "#7d4a24", 1 - t)
            art += path(
                points,
                mix("#eadfbf", "#c7b27f", 1 - t),
                (
                    f'fill-opacity="0.55" stroke="{colour}"'
                    f' stroke-width="{3.0 if ring % 5 == 0 else 1.4}"'
                ),
            )
    art += curve(
        "M560,520 C600,470 680,500 690,550 C700,610 620,640 570,610 C530,590 530,550 560,520 Z",
        "url(#tarn)",
        'stroke="#3f7f99" stroke-width="3"',
    )
    art += (
        '<path d="M600,620 C580,690 640,720 610,810 M-10,640 C160,600 200,700 330,690 C420,684'
        ' 500,600 545,580" stroke="#4d8ba5" stroke-width="6" fill="none"/>'
    )
    art += (
        '<path d="M-10,210 C120,240 190,480 330,560 C470,640 760,700 1210,690" stroke="#fffdf5"'
        ' stroke-width="11" fill="none"/><path d="M-10,210 C120,240 190,480 330,560 C470,640'
        ' 760,700 1210,690" stroke="#c9583c" stroke-width="5" fill="none"/>'
    )
    art += (
        '<path d="M250,500 C420,420 560,380 660,300 C740,236 860,240 1010,180" stroke="#2f5a3d"'
        ' stroke-width="5" stroke-dasharray="16 11" fill="none"/>'
    )
    for _ in range(120):
        x, y = rng.gauss(1040, 90), rng.gauss(150, 60)
        art += (
            f'<path d="M{x - 7:.0f},{y + 8:.0f} L{x:.0f},{y - 10:.0f} L{x + 7:.0f},{y + 8:.0f} Z"'
            ' fill="#7fa07a" stroke="#3f6647" stroke-width="1.5"/>'
        )
    art += (
        rect("#2b2b2b", 640, 566 - 260, 12, 12)
        + '<path d="M640,306 l6,-18 l6,18 Z" fill="#2b2b2b"/>'
    )
    for n in range(1, 4):
        art += rect("#8a7a5c", n * 300, 0, 1, 800, 'opacity="0.5"') + rect(
            "#8a7a5c", 0, n * 200, 1200, 1, 'opacity="0.5"'
        )
    return defs, art


SCENES = (
    lighthouse,
    estuary,
    storm,
    hills,
    islands,
    moon_owl,
    mackerel_sky,
    frost,
    harbour,
    buoys,
    boat,
    workshop,
    loaf,
    contours,
)
