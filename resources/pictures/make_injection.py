"""Draw ``injection.svg``: a cut along the middle of the low back, seen from the left side, from a table of levels.

Run ``python resources/pictures/make_injection.py`` from anywhere; it rewrites the file beside itself. The colours are
not here but in ``resources/theme/pictures.css``.

Lengths in the table are millimetres of an adult; the picture has ``SCALE`` units to the millimetre. Two frames of
reference are used:

* the column: ``s`` along its curve downward and ``d`` to the back from the rear wall of the vertebral bodies;
* the picture: ``x`` to the back, ``y`` down (``at`` leads from the first to the second).

Bodies, disks and processes have the measures that ``make_spine.py`` names with their sources. The canal is
drawn a fifth too deep and the sac in it narrow, so that the cord and the epidural space are seen. The sac is drawn as
a clear tube, whole, since the medicine flows around it and the roots leave it towards the viewer.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from shapes import (
    SOFT,
    Corner,
    Point,
    anchor,
    between,
    circle,
    curve,
    drawing,
    frame,
    group,
    lines,
    loop,
    mixed,
    moved,
    oval,
    path,
    polygon,
    rounded,
    sampled,
    scattered,
)

HERE: Final = Path(__file__).resolve().parent

SIZE: Final = (1500.0, 1700.0)
SCALE: Final = 9.4


@dataclass(frozen=True)
class Level:
    """One vertebra and the disk below it: heights and depth in the middle; how far the process drops; its height."""

    name: str
    height: float
    depth: float
    disk: float
    drop: float
    tip: float


# fmt: off
LEVELS: Final = (
    #      name  height depth disk  drop  tip
    Level("T11", 20.8,  32.0,  6.0, 10.0, 14.0),
    Level("T12", 22.6,  33.0,  6.8,  8.0, 17.0),
    Level("L1",  24.6,  34.3,  8.4,  8.0, 19.0),
    Level("L2",  25.2,  34.7,  9.4,  8.0, 19.5),
    Level("L3",  25.4,  35.0, 10.3,  7.5, 20.0),
    Level("L4",  25.4,  35.0, 11.2,  7.0, 19.0),
    Level("L5",  25.4,  34.6, 10.2,  7.0, 15.0),
)
# fmt: on

# The level whose nerve is sore, and how far down the picture the middle of its body lies.
SORE: Final = "L2"
SORE_AT: Final = 850.0

# The curve, hollow behind: its radius, where it reaches furthest to the front, and the rear wall of the bodies there.
RADIUS: Final = 3800.0
APEX: Final = 1150.0
REAR_WALL: Final = 462.0

# Depths behind that wall, in picture units.
SAC_FRONT: Final = 32.0
SAC_BACK: Final = 156.0
CANAL: Final = 210.0
PROCESS_END: Final = 512.0
SUPRASPINOUS: Final = 535.0
SKIN_THICKNESS: Final = 30.0

# How far the drawing runs beyond the picture, so that no line ends inside it.
MARGIN: Final = 90.0


def at(s: float, d: float) -> Point:
    """The point of the picture at a place of the column."""
    turn = (s - APEX) / RADIUS
    return (REAR_WALL + RADIUS - (RADIUS - d) * math.cos(turn), APEX + (RADIUS - d) * math.sin(turn))


def all_at(places: Iterable[Point]) -> list[Point]:
    """The points of the picture at places of the column."""
    return [at(s, d) for s, d in places]


def down(depth: Callable[[float], float], first: float, last: float, step: float) -> list[Point]:
    """Points of the picture along a line that runs down the column at a depth that may change on the way."""
    count = max(2, round((last - first) / step) + 1)
    stops = [first + (last - first) * index / (count - 1) for index in range(count)]
    return all_at((s, depth(s)) for s in stops)


TOP: Final = -MARGIN - 120.0
BOTTOM: Final = SIZE[1] + MARGIN + 60.0


def whole(depth: float | Callable[[float], float], step: float = 90.0) -> list[Point]:
    """Such a line from above the picture to below it."""
    return down(depth if callable(depth) else lambda _: depth, TOP, BOTTOM, step)


def centres() -> dict[str, float]:
    """Where the middle of each body lies along the column, from the table."""
    found: dict[str, float] = {}
    here = 0.0
    for level in LEVELS:
        found[level.name] = here + level.height * SCALE / 2
        here += (level.height + level.disk) * SCALE
    shift = SORE_AT - found[SORE]
    return {name: place + shift for name, place in found.items()}


CENTRES: Final = centres()
LEVEL: Final = {level.name: level for level in LEVELS}


def corners(places: Iterable[tuple[float, ...]]) -> str:
    """Path data of a rounded outline given as (s, d) or (s, d, rounding)."""
    return rounded([Corner(*at(place[0], place[1]), place[2] if len(place) > 2 else SOFT) for place in places])  # noqa: PLR2004


# -------------------------------------------------------------------------------------------------------------- bones


def body_outline(level: Level, inset: float) -> str:
    """A vertebral body, or with an inset the marrow inside its hard shell."""
    c, half, depth = CENTRES[level.name], level.height * SCALE / 2 - inset, level.depth * SCALE
    dish, front, back = 11.0, -depth + inset, -inset
    return corners(
        (
            (c + half, back - 1, 16),
            (c + half - dish, -depth * 0.3),
            (c + half - dish, -depth * 0.7),
            (c + half + 3, front - 3, 20),
            (c + 42, front + 22),
            (c - 42, front + 22),
            (c - half - 3, front - 3, 20),
            (c - half + dish, -depth * 0.7),
            (c - half + dish, -depth * 0.3),
            (c - half, back - 1, 16),
            (c - 44, back - 12),
            (c + 44, back - 12),
        )
    )


TILT: Final = 0.12


def process_span(level: Level) -> tuple[float, float]:
    """The upper and lower end of the spinous process where it leaves the arch."""
    middle, half = CENTRES[level.name] + level.drop * SCALE * 0.55, level.tip * SCALE / 2
    return (middle - half, middle + half)


def process_outline(level: Level, inset: float) -> str:
    """The cut arch and spinous process: a broad hatchet that sinks a little to the back."""
    upper, lower = process_span(level)
    i = inset
    places = (
        (upper + 2 + i * 1.2, CANAL + 14 + i * 0.5, 12),
        (upper + 46, CANAL + 2 + i),
        (lower - 44, CANAL + 1 + i),
        (lower - 4 - i * 1.2, CANAL + 1 + i, 13),
        (lower + 2 - i, CANAL + 40),
        (lower - 24 - i, CANAL + 112),
        (lower - 16 - i, CANAL + 210),
        (lower + 3 - i, PROCESS_END - 62),
        (lower + 1 - i, PROCESS_END - 10 - i * 0.4, 30),
        (lower - 44, PROCESS_END + 2 - i),
        (upper + 66, PROCESS_END + 2 - i),
        (upper + 12 + i, PROCESS_END - 8 - i * 0.5, 30),
        (upper + 2 + i, PROCESS_END - 74),
        (upper + 22 + i, CANAL + 190),
        (upper + 26 + i, CANAL + 90),
        (upper + 6 + i, CANAL + 44),
    )
    return corners((s + TILT * (d - CANAL), d, *rest) for s, d, *rest in places)


def shown(point: Point) -> bool:
    """Whether a small thing at that point of the picture is seen."""
    return 0 < point[0] < SIZE[0] and 0 < point[1] < SIZE[1]


def holes(box: tuple[float, float, float, float], lean: float, size: Point, seed: int) -> list[str]:
    """The fine holes of spongy bone, strewn over a box of the column: first and last s, first and last d."""
    first, last, front, back = box
    data = ""
    for along, across in scattered(last - first, back - front, 21.0, seed):
        place = at(first + along + lean * (front + across - CANAL), front + across)
        # Bone is denser, its holes finer, towards the ends of the box.
        middle = math.sin(math.pi * along / (last - first))
        grow = 0.55 + 0.45 * middle * (0.6 + 0.4 * math.sin(along * 7.0 + across * 3.0))
        if shown(place):
            data += oval(place, size[0] * grow, size[1] * grow)
    return [path("pore", data)] if data else []


def seen(s: float, half: float) -> bool:
    """Whether something of that half height at that place of the column reaches into the picture."""
    return at(s + half, 0.0)[1] > -MARGIN and at(s - half, 0.0)[1] < SIZE[1] + MARGIN


def bone(level: Level, index: int) -> list[str]:
    """One vertebra, cut: its body in front of the canal and its spinous process behind."""
    c, half, depth = CENTRES[level.name], level.height * SCALE / 2, level.depth * SCALE
    upper, lower = process_span(level)
    found: list[str] = []
    if seen(c, half):
        box = (c - half + 26, c + half - 26, -depth + 38, -32.0)
        found += [
            path("cut-bone", body_outline(level, 0)),
            path("marrow", body_outline(level, 11)),
            *holes(box, 0.0, (4.4, 7.0), index),
        ]
    if seen((upper + lower) / 2, (lower - upper) / 2 + 60):
        box = (upper + 42, lower - 36, CANAL + 34, PROCESS_END - 26)
        found += [
            path("cut-bone", process_outline(level, 0)),
            path("marrow", process_outline(level, 11)),
            *holes(box, TILT, (5.6, 3.9), 40 + index),
        ]
    return found


# -------------------------------------------------------------------------------------------------------------- disks


def disk(upper: Level, lower: Level) -> list[str]:
    """The disk between two bodies: its ring in layers and the soft core."""
    depth = (upper.depth + lower.depth) / 2 * SCALE
    h = upper.disk * SCALE / 2
    c = CENTRES[upper.name] + upper.height * SCALE / 2 + h
    if not seen(c, h + 12):
        return []
    outline = (
        (c - h - 2, -3, 10),
        (c - h - 11, -depth * 0.3),
        (c - h - 11, -depth * 0.7),
        (c - h + 2, -depth - 1, 14),
        (c - 12, -depth - 12),
        (c + 12, -depth - 12),
        (c + h - 2, -depth - 1, 14),
        (c + h + 11, -depth * 0.7),
        (c + h + 11, -depth * 0.3),
        (c + h + 2, -3, 10),
        (c + 12, 4),
        (c - 12, 4),
    )
    rings = ""
    for share in (0.07, 0.135, 0.2):
        for d, bow in ((-depth * (1 - share), -16 + share * 40), (-depth * share, 13 - share * 30)):
            reach = h - 2 + share * 22
            rings += curve(all_at(((c - reach, d), (c, d + bow), (c + reach, d))))
    core = (
        (c - h * 0.66, -depth * 0.64),
        (c - h * 0.7, -depth * 0.4),
        (c - h * 0.4, -depth * 0.27),
        (c, -depth * 0.24),
        (c + h * 0.4, -depth * 0.27),
        (c + h * 0.7, -depth * 0.4),
        (c + h * 0.66, -depth * 0.64),
        (c + h * 0.34, -depth * 0.73),
        (c - h * 0.34, -depth * 0.73),
    )
    return [path("cut-disk", corners(outline)), path("disk-fibre", rings), path("cut-core", corners(core))]


# ------------------------------------------------------------------------------------------------------------- tissue


def skin_depth(s: float) -> float:
    """How far behind the bodies the skin lies: the small of the back is hollow."""
    return SUPRASPINOUS + 112 - 16 * math.cos((s - 760) / 420)


def rear(s: float) -> float:
    """The rear wall of the canal: it widens a little between two arches."""
    wide = 0.0
    for upper, lower in windows():
        middle = (upper + lower) / 2
        wide += math.exp(-(((s - middle) / 62) ** 2))
    return CANAL + 11 * wide


def windows() -> list[tuple[float, float]]:
    """The gaps between neighbouring arches, where the yellow ligament closes the canal."""
    spans = [process_span(level) for level in LEVELS]
    return [(above[1], below[0]) for above, below in pairwise(spans)]


def tissue() -> str:
    """The quiet rest: flesh, ligaments, fat, skin."""
    skin = whole(skin_depth)
    under = whole(lambda s: skin_depth(s) - SKIN_THICKNESS)
    depth = LEVEL["L2"].depth * SCALE
    found = [
        path("flesh", f"M{-MARGIN:.0f} {-MARGIN:.0f}" + curve(skin, "L") + f"L{-MARGIN:.0f} {SIZE[1] + MARGIN:.0f}Z"),
        path("fat", between(whole(-depth - 62), whole(-depth))),
        path("ligament", between(whole(CANAL), whole(SUPRASPINOUS))),
        path("fat", between(whole(SUPRASPINOUS), under)),
        path("skin-layer", between(under, skin)),
        path("ligament-strong", between(whole(front_ligament, 30), whole(-depth + 14))),
        path("ligament-strong", between(whole(PROCESS_END - 6), whole(SUPRASPINOUS))),
        path("fibre", interspinous_fibres()),
    ]
    return group("tissue", "", found)


def front_ligament(s: float) -> float:
    """The ligament in front of the bodies: it bulges over the disks."""
    near = min(abs(s - middle) for middle in disk_middles())
    return -LEVEL["L2"].depth * SCALE - 14 - 9 * math.exp(-((near / 70) ** 2))


def disk_middles() -> list[float]:
    """Where the disks lie along the column."""
    return [CENTRES[level.name] + (level.height + level.disk) * SCALE / 2 for level in LEVELS]


def interspinous_fibres() -> str:
    """Fibres that run from one spinous process to the next."""
    data = ""
    for upper, lower in windows():
        for share in (0.08, 0.36, 0.64, 0.92):
            s = upper + (lower - upper) * share
            line = ((s - 8, CANAL + 46), (s + 14, CANAL + 130), (s + 30, CANAL + 220), (s + 38, PROCESS_END - 12))
            data += curve(all_at(line))
    return data


def yellow_ligament() -> str:
    """The ligament that closes the canal between the arches: the last thing the needle passes."""
    found = []
    for upper, lower in windows():
        if not seen((upper + lower) / 2, 120):
            continue
        first, last = upper - 22, lower + 20
        inner = down(rear, first, last, 22)

        def outer(s: float, first: float = first, last: float = last) -> float:
            return rear(s) + 9 + 12 * math.sin((s - first) / (last - first) * math.pi)

        found.append(path("ligament-strong", between(inner, down(outer, first, last, 22))))
    return group("ligaments", "", found)


def epidural_space() -> str:
    """The space between the wall of the canal and the sac, in front of it and behind it."""
    return group("epidural-space", "part", [path("epidural", between(whole(-16), whole(rear, 24)))])


# --------------------------------------------------------------------------------------------------- sac, cord, nerves

CORD_END: Final = 650.0

# (s, d) of the long nerve strands below the end of the cord.
STRANDS: Final = (
    ((TOP, 43), (300, 44), (700, 47), (BOTTOM, 49)),
    ((440, 62), (600, 64), (900, 64), (BOTTOM, 64)),
    ((500, 80), (640, 80), (1000, 80), (BOTTOM, 80)),
    ((560, 96), (800, 96), (1100, 95), (BOTTOM, 95)),
    ((500, 116), (640, 114), (1000, 111), (BOTTOM, 111)),
    ((440, 132), (600, 129), (900, 127), (BOTTOM, 126)),
    ((TOP, 145), (300, 145), (700, 143), (BOTTOM, 142)),
)


def strand(stops: Sequence[Point]) -> str:
    """Path data of a nerve strand along the column."""
    return curve(down(lambda s: mixed(stops, s), stops[0][0], stops[-1][0], 110))


def cord() -> str:
    """The sac as a clear tube, in it the cord, its end and the strands below, and the nerves that leave it."""
    outline = (
        (TOP, 52, 1),
        (380, 53),
        (500, 58),
        (580, 74),
        (CORD_END, 94, 3),
        (CORD_END, 99, 3),
        (580, 119),
        (500, 134),
        (380, 138),
        (TOP, 138, 1),
    )
    strands = "".join(strand(stops) for stops in STRANDS)
    found = [
        path("sac", between(whole(SAC_FRONT), whole(SAC_BACK))),
        path("sac-shine", between(whole(SAC_BACK - 34), whole(SAC_BACK - 23))),
        path("strand", strands),
        path("strand-in", strands),
        path("cord-cut", corners(outline)),
        path("cord-groove", strand(((TOP, 95), (480, 96), (CORD_END - 60, 97)))),
        path("sac-shade", between(whole(SAC_FRONT + 2), whole(SAC_FRONT + 14))),
        path("sac-shade", between(whole(SAC_BACK - 14), whole(SAC_BACK - 2))),
    ]
    for level in LEVELS:
        if seen(CENTRES[level.name] + 40, 160):
            found.append(sleeve(CENTRES[level.name]))
            if level.name != SORE:
                found += nerve(CENTRES[level.name], CALM_WIDTH, "root")
    return group("cord", "part", found)


# The half width of a root on its way (share of the way, half width): calm, and swollen.
CALM_WIDTH: Final = ((0.0, 1.0), (0.25, 8.0), (0.42, 13.0), (0.52, 17.0), (0.7, 26.0), (0.86, 20.0), (1.0, 20.0))
SORE_WIDTH: Final = ((0.0, 1.0), (0.25, 10.0), (0.42, 19.0), (0.52, 30.0), (0.7, 43.0), (0.86, 34.0), (1.0, 31.0))
STEPS: Final = 19
# The step at which a root passes the wall of the sac, and the one at which its swelling is widest.
OUT: Final = 8
SWELLING: Final = 12


def way(c: float) -> list[Point]:
    """The middle of the nerve that leaves the sac at a level: down in it, then to the front past body and disk."""
    # Above the end of the cord a root comes from the cord's front, below it from the strands.
    inside = ((-168, 110), (-112, 98), (-58, 73)) if c - 168 > CORD_END else ((-150, 66), (-112, 66), (-58, 59))
    places = (*inside, (-8, 39), (42, 2), (84, -37), (120, -78), (152, -122))
    return sampled(all_at((c + s, d) for s, d in places), STEPS)


def breadth(widths: Sequence[Point]) -> list[float]:
    """The half widths at the points of a nerve's way, eased from stop to stop."""
    raw = [mixed(widths, index / (STEPS - 1)) for index in range(STEPS)]
    padded = [raw[0], *raw, raw[-1]]
    return [(a + 2 * b + c) / 4 for a, b, c in zip(padded, padded[1:], padded[2:], strict=False)]


def tube(c: float, half: Sequence[float], first: int = 0, last: int = STEPS) -> tuple[list[Point], list[Point]]:
    """The two edges of a nerve."""
    middle = way(c)
    return moved(middle, half)[first:last], moved(middle, [-value for value in half])[first:last]


def sleeve(c: float) -> str:
    """The short sleeve in which the sac lets a root out: it opens the wall of the sac and closes around the root."""
    one, other = tube(c, [value - 2 + 3 * (index < OUT + 3) for index, value in enumerate(breadth(CALM_WIDTH))])
    wall = all_at(((c - 112, SAC_FRONT), (c - 76, SAC_FRONT - 1), (c - 44, SAC_FRONT - 12)))
    above = [*wall, *one[OUT + 3 : OUT + 5]]
    below = [*all_at(((c + 100, SAC_FRONT), (c + 74, SAC_FRONT - 3))), *other[OUT + 2 : OUT + 5]]
    return path("sleeve-skin", between(above, below)) + "\n" + path("sleeve-edge", curve(above) + curve(below))


def nerve(c: float, widths: Sequence[Point], kind: str) -> list[str]:
    """A nerve with its swelling (the ganglion) and its cut end; `kind` is how its classes begin."""
    half = breadth(widths)
    one, other = tube(c, half)
    middle = way(c)
    end, before = middle[-1], middle[-2]
    turn = math.atan2(end[1] - before[1], end[0] - before[0])
    wide, thick = half[-1], half[-1] * 0.62

    def on_end(along: float, across: float) -> Point:
        return (
            end[0] + along * thick * math.cos(turn) - across * wide * math.sin(turn),
            end[1] + along * thick * math.sin(turn) + across * wide * math.cos(turn),
        )

    rim = [on_end(math.cos(a), math.sin(a)) for a in (index * math.pi / 4 for index in range(8))]
    spots = ((0.0, 0.0), (0.48, 0.12), (-0.42, -0.2), (0.1, 0.55), (-0.05, -0.58), (0.42, -0.42), (-0.42, 0.42))
    light = tube(c, [-value * 0.42 for value in half], OUT - 3, STEPS - 3)[0]
    return [
        path(kind, curve(one) + curve(list(reversed(other)), "L") + "Z"),
        path(f"{kind}-light", curve(light)),
        path(f"{kind}-end", loop(rim)),
        path(f"{kind}-dot", "".join(oval(on_end(*spot), wide * 0.13, wide * 0.13) for spot in spots)),
    ]


# -------------------------------------------------------------------------------------------------------------- layers

HERO: Final = CENTRES[SORE]

# The needle's tip, how steeply it comes up from the skin, and lengths along it from the tip.
TIP: Final = (HERO + 172, 182.0)
SLOPE: Final = 11.0
NEEDLE_HALF: Final = 8.0
HUB: Final = 546.0
BARREL: Final = (618.0, 764.0)
ROD_END: Final = 1000.0
# How far out the needle is before it comes, so that its tip is off the skin.
OUTSIDE: Final = 530.0


def on_needle(along: float, across: float) -> Point:
    """The point of the picture so far from the tip outward, and across (positive: towards the feet)."""
    x, y = at(*TIP)
    slope = math.radians(SLOPE)
    return (
        x + along * math.cos(slope) - across * math.sin(slope),
        y + along * math.sin(slope) + across * math.cos(slope),
    )


def plate(along: Sequence[float], half: float, rounding: float = 0.0) -> str:
    """A box on the needle's axis."""
    first, last = along
    places = ((first, -half), (last, -half), (last, half), (first, half))
    return rounded([Corner(*on_needle(*place), rounding) for place in places])


def across(along: float, first: float, last: float) -> str:
    """Path data of a short line across the needle's axis."""
    return lines([on_needle(along, first), on_needle(along, last)])


def needle() -> str:
    """The needle with its bevelled tip, its hub, and the syringe that goes on beyond the picture."""
    h = NEEDLE_HALF
    shaft = ((0, h * 0.55), (10, -h * 0.35), (34, -h), (HUB + 12, -h), (HUB + 12, h), (8, h))
    near_side = ((HUB, -13, 5), (HUB + 26, -15, 6), (HUB + 44, -24, 8), (HUB + 66, -24, 4))
    hub = (*near_side, *((u, -v, r) for u, v, r in reversed(near_side)))
    start, end = BARREL
    fluid_end = start + (end - start) * 0.62
    ticks = "".join(across(start + 24 + step * 17, -30, -14) for step in range(6))
    ribs = "".join(across(HUB + 34 + step * 11, -9, 9) for step in range(3))
    parts = [
        path("needle-shaft", polygon([on_needle(*place) for place in shaft])),
        path("needle-shine", lines([on_needle(44, -h * 0.3), on_needle(HUB - 8, -h * 0.3)])),
        path("needle-bevel", lines([on_needle(12, h * 0.3), on_needle(34, -h * 0.45)])),
        path("needle-rod", plate((fluid_end + 12, ROD_END), 9)),
        path("syringe-fluid", plate((start + 4, fluid_end), 30, 6)),
        path("syringe-stopper", plate((fluid_end, fluid_end + 22), 30, 5)),
        path("syringe-barrel", plate((start, end), 33, 9)),
        path("syringe-mark", ticks),
        path("needle-hub", plate((HUB + 60, start + 4), 13, 2)),
        path("needle-hub", rounded([Corner(*on_needle(u, v), r) for u, v, r in hub])),
        path("needle-rib", ribs),
        path("needle-hub", plate((end - 4, end + 14), 50, 6)),
    ]
    x, y = on_needle(OUTSIDE, 0)
    base = at(*TIP)
    way_in = {"motion": "slide", "x": f"{x - base[0]:.0f}", "y": f"{y - base[1]:.0f}", "begin": 0.08, "end": 0.9}
    return group("needle", "option", parts, **way_in)


# ----------------------------------------------------------------------------------------------------------- medicine

# Where the flow along the nerve ends, as a step of the nerve's way.
FLOW_END: Final = 16
# The front wall of the canal, where the medicine stops.
WALL: Final = 4.0
FLOW_UP: Final = 330.0
FLOW_DOWN: Final = 250.0


def column_flow(kind: str) -> str:
    """The medicine behind the sac: up and down from the tip, in tongues that hug the sac at their ends."""
    first, last = TIP[0] - FLOW_UP, TIP[0] + FLOW_DOWN

    def back(s: float) -> float:
        share = (s - first) / (last - first)
        fill = math.sin(math.pi * min(1.0, share / 0.16, (1.0 - share) / 0.16) / 2)
        return SAC_BACK + 2 + (rear(s) - SAC_BACK - 3) * fill

    return path(kind, between(down(lambda _: SAC_BACK + 2, first, last, 48), down(back, first, last, 36)))


def flow_around(widths: Sequence[Point], reach: float, kind: str) -> str:
    """The medicine on the near side: around the sac, into the front of the space, along the nerve, which stays free."""
    half = breadth(widths)
    one, other = tube(HERO, half, 0, FLOW_END + 1)
    wide = [value + reach * ease(index) for index, value in enumerate(half)]
    far_one, far_other = tube(HERO, wide, 0, FLOW_END + 1)
    up, low = HERO - 330, HERO + 420
    above = [*down(lambda _: SAC_BACK, HERO, up, 60), *down(lambda _: WALL, up, HERO - 60, 50)]
    below = [*down(lambda _: WALL, HERO + 130, low, 50), *down(lambda _: SAC_BACK, low, HERO, 60)]
    data = (
        curve([*above, *far_one[OUT + 3 :]])
        + curve(list(reversed(one)), "L")
        + curve(other, "L")
        + curve([*reversed(far_other[OUT + 4 :]), *below], "L")
    )
    return path(kind, data + "Z")


def ease(index: int) -> float:
    """How far, as a share, the medicine along the nerve reaches from it at a step of its way."""
    return mixed(((0.0, 1.0), (0.6, 1.0), (0.86, 0.55), (1.0, 0.0)), index / FLOW_END)


def flow_along(widths: Sequence[Point], reach: float, kind: str) -> str:
    """The medicine that lies close to the nerve on both sides, outside the sac, thinner towards its end."""
    half = breadth(widths)
    first, last = OUT - 1, FLOW_END + 1
    data = ""
    for sign in (1, -1):
        inner = moved(way(HERO), [sign * value for value in half])
        stops = ((0.0, 0.0), (0.3, 1.0), (0.6, 0.9), (1.0, 0.0))
        thick = [reach * mixed(stops, (index - first) / (FLOW_END - first)) for index in range(STEPS)]
        outer = moved(way(HERO), [sign * (a + b) for a, b in zip(half, thick, strict=True)])
        data += between(inner[first:last], outer[first:last])
    return path(kind, data)


# The arrow heads up and down the column, from the tip, and how far dots keep from them.
ARROWS: Final = (-224.0, -160.0, -96.0, 84.0, 148.0)
CLEAR: Final = 18.0
# The share of the way up or down from which the medicine is only dots.
FADED: Final = 0.72


def dots() -> tuple[str, str]:
    """Light dots in the medicine, fewer away from the tip, and dark ones where it fades into the space."""
    light, dark = "", ""
    first, last = TIP[0] - FLOW_UP - 50, TIP[0] + FLOW_DOWN + 50
    for index, (along, across) in enumerate(scattered(last - first, 36.0, 16.0, 3)):
        s = first + along
        away = (TIP[0] - s) / FLOW_UP if s < TIP[0] else (s - TIP[0]) / FLOW_DOWN
        place = at(s, SAC_BACK + 8 + across / 36.0 * (rear(s) - SAC_BACK - 16))
        if away > FADED:
            dark += oval(place, 6 - away * 3, 6 - away * 3)
        elif index % 2 and min(abs(s - TIP[0] - arrow) for arrow in ARROWS) > CLEAR:
            light += oval(place, 4.6 - away * 2.6, 4.6 - away * 2.6)
    return light, dark


def streams() -> str:
    """Lines that show which way the medicine flows around the sac to the nerve."""
    found: list[Sequence[Point]] = [
        ((222, 149), (218, 132), (206, 100), (186, 56), (172, 18), (166, -18)),
        ((142, 149), (136, 138), (126, 108), (118, 70), (114, 34), (134, -12)),
        ((72, 149), (30, 132), (-22, 104), (-56, 68), (-66, 32), (-44, 0), (-6, -40), (36, -78)),
        ((-10, 149), (-44, 142), (-106, 112), (-130, 68), (-110, 24)),
    ]
    return "".join(curve(all_at((HERO + s, d) for s, d in line)) for line in found)


def arrows() -> str:
    """Small arrow heads that point up and down behind the sac."""
    data = ""
    for away in ARROWS:
        turn = 13 if away < 0 else -13
        middle = (SAC_BACK + rear(TIP[0] + away)) / 2
        data += lines(all_at((TIP[0] + away + rise, middle + out) for rise, out in ((turn, -14), (0, 0), (turn, 14))))
    return data


def medicine() -> str:
    """The medicine spreading from the needle's tip through the epidural space to the nerve."""
    light, dark = dots()
    x, y = at(*TIP)
    parts = [
        flow_around(SORE_WIDTH, 36, "spread-around"),
        column_flow("spread-column"),
        flow_along(SORE_WIDTH, 15, "spread-close"),
        path("spread-drop", dark),
        path("spread-line", streams()),
        path("spread-way", arrows()),
        path("spread-dot", light),
    ]
    return group("medicine", "option", parts, motion="spread", x=f"{x:.0f}", y=f"{y:.0f}", begin=0.05, end=1)


def heat_marks() -> str:
    """Short strokes that point away from the swollen nerve."""
    half = breadth(SORE_WIDTH)
    data = ""
    for sign, places in ((1, (8, 10, 12, 14, 16)), (-1, (13, 15))):
        near = moved(way(HERO), [sign * (value + 24) for value in half])
        far = moved(way(HERO), [sign * (value + 56) for value in half])
        for place in places:
            data += lines([near[place], far[place]])
    return data


def layers() -> list[str]:
    """The optional layers, in the order in which they lie on one another.

    The plain shape of the nerve always lies below, so that while one layer goes and another comes it never vanishes.
    """
    middle = way(HERO)[SWELLING]
    x, y = f"{middle[0]:.0f}", f"{middle[1]:.0f}"
    sore = [
        circle("sore-glow", middle, 200),
        *nerve(HERO, SORE_WIDTH, "root-sore"),
        path("heat", heat_marks()),
    ]
    soothed = [
        circle("soothed-glow", middle, 120),
        flow_around(CALM_WIDTH, 26, "soothed-flow"),
        column_flow("soothed-column"),
        *nerve(HERO, CALM_WIDTH, "root"),
    ]
    return [
        group("calm-nerve", "option", nerve(HERO, CALM_WIDTH, "root"), motion="fade", begin=0, end=0.5),
        group("sore-nerve", "option", sore, motion="swell", x=x, y=y, begin=0.1, end=0.8),
        group("soothed", "option", soothed, motion="fade", begin=0.15, end=0.9),
        medicine(),
        needle(),
    ]


def gradients() -> str:
    """Fading colours: warmth around the sore nerve, medicine behind the sac and around it."""
    middle = way(HERO)[OUT]
    top, bottom = at(TIP[0] - FLOW_UP, 150)[1], at(TIP[0] + FLOW_DOWN, 150)[1]
    column = f'x1="0" y1="{top:.0f}" x2="0" y2="{bottom:.0f}"'
    around = f'cx="{middle[0] + 20:.0f}" cy="{middle[1] + 30:.0f}" r="268"'

    def stops(*pairs: tuple[str, float]) -> str:
        return "".join(f'<stop class="{kind}" offset="{offset}"/>' for kind, offset in pairs)

    return "\n".join(
        (
            "<defs>",
            '<radialGradient id="warmth">',
            stops(("warm-core", 0), ("warm-mid", 0.5), ("warm-rim", 1)),
            "</radialGradient>",
            f'<linearGradient id="column-flow" gradientUnits="userSpaceOnUse" {column}>',
            stops(("flow-none", 0), ("flow-some", 0.22), ("flow-full", 0.45), ("flow-full", 0.7), ("flow-none", 1)),
            "</linearGradient>",
            f'<radialGradient id="around-flow" gradientUnits="userSpaceOnUse" {around}>',
            stops(("veil-full", 0), ("veil-full", 0.4), ("veil-some", 0.7), ("veil-none", 1)),
            "</radialGradient>",
            "</defs>",
        )
    )


# ------------------------------------------------------------------------------------------------- names and camera

VIEWS: Final = {
    "view-all": (75.0, 350.0, 1350.0, 1000.0),
    "view-nerve": (100.0, 580.0, 800.0, 640.0),
    "view-medicine": (115.0, 560.0, 950.0, 740.0),
}


def anchors() -> list[str]:
    """Where names point, and what the camera may show."""
    nerve_way = way(HERO)
    places = {
        "at-cord": at(430, 108),
        "at-epidural-space": at(690, 180),
        "at-nerve": nerve_way[SWELLING - 1],
        "at-disk": at(HERO + 190, -40),
        "at-bone": at(CENTRES["L3"] + 80, CANAL + 190),
        "at-needle": on_needle(330, 0),
        "at-medicine": at(TIP[0] - 130, 182),
    }
    marks = [anchor(name, place) for name, place in places.items()]
    return marks + [frame(name, box) for name, box in VIEWS.items()]


def main() -> None:
    """Write the file."""
    bones = [part for index, level in enumerate(LEVELS) for part in bone(level, index)]
    disks = [part for upper, lower in pairwise(LEVELS) for part in disk(upper, lower)]
    parts = [
        gradients(),
        tissue(),
        epidural_space(),
        yellow_ligament(),
        group("disks", "part", disks),
        group("bones", "part", bones),
        cord(),
        group("nerve", "", nerve(HERO, CALM_WIDTH, "root")[::2]),
        *layers(),
        group("anchors", "", anchors()),
    ]
    note = "Made by make_injection.py; change its table, not this file."
    (HERE / "injection.svg").write_text(drawing(SIZE, note, parts), encoding="utf-8")


if __name__ == "__main__":
    main()
