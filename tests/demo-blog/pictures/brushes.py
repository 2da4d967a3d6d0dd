# SPDX-FileCopyrightText: The Byline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the scenes are painted with: shapes, light, ridges, streaks, clouds, birds.

Each returns a piece of SVG. What is random comes from the generator given, so
that a scene looks the same each time.
"""

import math

W, H = 1200, 800


def gradient(name, stops, x2=0, y2=1):
    body = "".join(
        f'<stop offset="{o}" stop-color="{c}" stop-opacity="{a}"/>'
        for o, c, a in [(s + (1,))[:3] for s in stops]
    )
    return f'<linearGradient id="{name}" x1="0" y1="0" x2="{x2}" y2="{y2}">{body}</linearGradient>'


def glow(name, colour, strength=1):
    return (
        f'<radialGradient id="{name}"><stop offset="0" stop-color="{colour}" '
        f'stop-opacity="{strength}"/><stop offset="0.4" stop-color="{colour}" '
        f'stop-opacity="{strength * 0.35}"/><stop offset="1" stop-color="{colour}" '
        'stop-opacity="0"/></radialGradient>'
    )


def blur(name, amount, wide=None):
    return (
        f'<filter id="{name}" x="-50%" y="-50%" width="200%" height="200%">'
        f'<feGaussianBlur stdDeviation="{wide or amount} {amount}"/></filter>'
    )


def rect(fill, x=0, y=0, w=W, h=H, extra=""):
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" fill="{fill}" {extra}/>'


def circle(x, y, r, fill, extra=""):
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{fill}" {extra}/>'


def path(points, fill, extra=""):
    data = "M" + " L".join(f"{x:.1f},{y:.1f}" for x, y in points) + " Z"
    return f'<path d="{data}" fill="{fill}" {extra}/>'


def curve(data, fill, extra=""):
    return f'<path d="{data}" fill="{fill}" {extra}/>'


def waves(rng, count):
    return [
        (rng.uniform(0.6, 1.4) * 2**k, rng.uniform(0, 6.28), 1.0 / 1.75**k)
        for k in range(count)
    ]


def ridge(rng, base, height, detail=6, scale=1.0, bottom=H):
    parts = waves(rng, detail)
    norm = sum(a for _, _, a in parts)
    points = []
    for x in range(-4, W + 9, 4):
        t = x / W * 6.28 * 0.55 * scale
        y = sum(a * math.sin(f * t + p) for f, p, a in parts) / norm
        points.append((x, base - height * (y + 0.15)))
    return points + [(W + 8, bottom), (-4, bottom)]


def ridges(rng, count, top, bottom, near, far, height=70):
    out = ""
    for k in range(count):
        t = k / max(1, count - 1)
        fill = mix(far, near, t)
        out += path(
            ridge(rng, top + (bottom - top) * t, height * (0.75 + 0.5 * t), scale=1.5 - 0.7 * t),
            fill,
        )
    return out


def mix(a, b, t):
    pa = [int(a[i : i + 2], 16) for i in (1, 3, 5)]
    pb = [int(b[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(x + (y - x) * t):02x}" for x, y in zip(pa, pb))


def streaks(rng, top, bottom, colour, count, centre=None, spread=W, strength=0.5):
    out = ""
    for _ in range(count):
        t = rng.random() ** 1.4
        y = top + (bottom - top) * t
        x = rng.uniform(0, W) if centre is None else rng.gauss(centre, spread * (0.25 + t))
        length = rng.uniform(20, 90) * (0.4 + 1.8 * t)
        out += (
            f'<ellipse cx="{x:.0f}" cy="{y:.0f}" rx="{length:.0f}" '
            f'ry="{1 + 2.6 * t:.1f}" fill="{colour}" '
            f'opacity="{strength * rng.uniform(0.25, 1):.2f}"/>'
        )
    return out


def birds(rng, x, y, count, colour="#22303c", size=9):
    out = ""
    for _ in range(count):
        bx, by, s = x + rng.gauss(0, 70), y + rng.gauss(0, 28), size * rng.uniform(0.6, 1.2)
        out += (
            f'<path d="M{bx - s:.1f},{by:.1f} q{s * 0.5:.1f},{-s * 0.7:.1f} {s:.1f},0 '
            f'q{s * 0.5:.1f},{-s * 0.7:.1f} {s:.1f},0" fill="none" stroke="{colour}" '
            'stroke-width="2" stroke-linecap="round"/>'
        )
    return out


def clouds(rng, y, count, colour, strength=0.5, size=120):
    out = '<g filter="url(#soft)">'
    for _ in range(count):
        x, cy = rng.uniform(-100, W + 100), y + rng.gauss(0, 36)
        for _ in range(6):
            out += (
                f'<ellipse cx="{x + rng.gauss(0, size):.0f}" cy="{cy + rng.gauss(0, 9):.0f}" '
                f'rx="{rng.uniform(0.4, 1.1) * size:.0f}" ry="{rng.uniform(7, 20):.0f}" '
                f'fill="{colour}" opacity="{strength * rng.uniform(0.3, 1):.2f}"/>'
            )
    return out + "</g>"
