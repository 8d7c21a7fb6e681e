"""Draw ``injection.svg``: a cut along the middle of the low back, seen from the left side, from a table of levels.

Run ``python tools/pictures/make_injection.py`` from anywhere; it rewrites ``resources/pictures/injection.svg``. The
colours are not here but in ``resources/theme/pictures.css``.

Lengths in the table are millimetres of an adult; the picture has ``SCALE`` units to the millimetre. Two frames of
reference are used:

* the column: ``s`` along its curve downward and ``d`` to the back from the rear wall of the vertebral bodies;
* the picture: ``x`` to the back, ``y`` down (``at`` leads from the first to the second).

Bodies, disks and processes have the measures that ``make_spine.py`` names with their sources. The canal is
drawn a fifth too deep and the sac in it narrow, so that the cord and the epidural space are seen. The sac is drawn as
a clear tube, whole, since the roots leave it towards the viewer. The medicine is drawn in the epidural space alone: in
the two strips that the cut shows and along the sleeve of the sore root. On the sac it would look like a shot into it.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
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
    write,
)

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
    return SUPRASPINOUS + 96 - 16 * math.cos((s - 760) / 420)


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
        path(
            "flesh-front",
            f"M{-MARGIN:.0f} {-MARGIN:.0f}" + curve(whole(0), "L") + f"L{-MARGIN:.0f} {SIZE[1] + MARGIN:.0f}Z",
        ),
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

# (s, d) of the nerve strands that run on below the picture; those that leave the sac in it are roots.
STRANDS: Final = (
    ((560, 92), (760, 99), (1160, 98), (1330, 84), (1600, 66), (BOTTOM, 62)),
    ((520, 108), (700, 113), (1160, 112), (1330, 102), (BOTTOM, 80)),
    ((460, 126), (640, 127), (1000, 126), (1330, 119), (BOTTOM, 99)),
    ((TOP, 145), (300, 145), (700, 141), (1330, 136), (BOTTOM, 118)),
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
        path("sac-shade", between(whole(SAC_FRONT + 2), whole(SAC_FRONT + 14))),
        path("sac-shade", between(whole(SAC_BACK - 14), whole(SAC_BACK - 2))),
    ]
    leaving = [name for name in WAYS if seen(CENTRES[name] - 100, 340)]
    # Each root first runs down among the strands; where it comes from lies under the cord.
    for name in reversed(leaving):
        found += tube(name, CALM_WIDTH, "root", 0, SPLIT + 4)
    found += [
        path("cord-cut", corners(outline)),
        path("cord-groove", strand(((TOP, 95), (480, 96), (CORD_END - 60, 97)))),
    ]
    for name in leaving:
        found.append(sleeve(name))
        if name != SORE:
            found += nerve(name, CALM_WIDTH, "root")
    return group("cord", "part", found)


# The way of a root outside the sac, from the middle of its body: into the foramen, which lies behind the lower half of
# the body, and to the body's lower rim.
OUTSIDE_SAC: Final = ((-38, 37), (4, 17), (44, -13), (76, -47), (98, -86))
# Where each root comes from (s, d) and its way down in the sac.
INSIDE_SAC: Final = {
    "T12": ((-190, 74), (-130, 44), (0, 43), (110, 44)),
    "L1": ((150, 74), (225, 50), (310, 46), (410, 47)),
    "L2": ((480, 74), (550, 58), (640, 55), (740, 52)),
    "L3": ((560, 84), (660, 72), (860, 68), (1050, 56)),
    "L4": ((590, 96), (700, 85), (1130, 83), (1370, 58)),
}
# Half the width of a root by its place on the way (1: the end of the way inside): calm, and swollen. The bulge is its
# ganglion; the sore one is wider from its sleeve outwards.
CALM_WIDTH: Final = (
    (0.0, 4.4),
    (0.85, 5.0),
    (1.0, 7.0),
    (1.2, 10.5),
    (1.48, 11.0),
    (1.62, 17.5),
    (1.76, 12.5),
    (2.0, 12.5),
)
SORE_WIDTH: Final = (
    (0.0, 4.4),
    (0.85, 5.0),
    (1.0, 7.0),
    (1.22, 16.5),
    (1.48, 18.5),
    (1.62, 28.0),
    (1.76, 20.0),
    (2.0, 20.0),
)
STEPS: Final = 49
# The step at which the layers of a root begin, inside the sac; the one at which it passes the wall; where its sleeve
# ends; where its ganglion is
# widest; and where its name points.
SPLIT: Final = 22
OUT: Final = 27
SLEEVE_END: Final = 37
SWELLING: Final = 40
NAMED: Final = 35


def root_way(name: str) -> list[Point]:
    """The middle of a root: as a strand down the sac, then out of it towards the viewer."""
    inside, outside = INSIDE_SAC[name], [(CENTRES[name] + s, d) for s, d in OUTSIDE_SAC]
    half = STEPS // 2
    whole_way = sampled([*inside, *outside], 8 * (len(inside) + len(outside) - 1) + 1)
    split = 8 * len(inside)
    return all_at([*spaced(whole_way[: split + 1], half + 1), *spaced(whole_way[split:], half + 1)[1:]])


def spaced(points: Sequence[Point], count: int) -> list[Point]:
    """That many points, evenly spaced by length, on the line of short straight pieces through the given ones."""
    reached = [0.0]
    for one, other in pairwise(points):
        reached.append(reached[-1] + math.dist(one, other))
    found = []
    for index in range(count):
        place = reached[-1] * index / (count - 1)
        found.append(
            (
                mixed(list(zip(reached, (x for x, _ in points), strict=True)), place),
                mixed(list(zip(reached, (y for _, y in points), strict=True)), place),
            )
        )
    return found


WAYS: Final = {name: root_way(name) for name in INSIDE_SAC}


def breadth(widths: Sequence[Point]) -> list[float]:
    """The half widths at the points of a nerve's way, eased from stop to stop."""
    found = [mixed(widths, 2 * index / (STEPS - 1)) for index in range(STEPS)]
    for _ in range(4):
        padded = [found[0], *found, found[-1]]
        found = [(a + 2 * b + c) / 4 for a, b, c in zip(padded, padded[1:], padded[2:], strict=False)]
    return found


def edges(name: str, half: Sequence[float], first: int = 0, last: int = STEPS) -> tuple[list[Point], list[Point]]:
    """The two edges of a nerve, the upper one (towards the front) first."""
    middle = WAYS[name]
    return moved(middle, half)[first:last], moved(middle, [-value for value in half])[first:last]


def tube(name: str, widths: Sequence[Point], kind: str, first: int, last: int) -> list[str]:
    """A piece of a nerve: its body and its two edges, open at both ends."""
    one, other = edges(name, breadth(widths), first, last)
    return [path(kind, between(one, other)), path(f"{kind}-edge", curve(one) + curve(other))]


def sleeve_edges(name: str, widths: Sequence[Point], last: int, beyond: float = 0.0) -> tuple[list[Point], list[Point]]:
    """The lines of the wall of the sac above and below a root: it opens into a sleeve that closes around the root.

    They end at that step of the root's way; `beyond` is how far outside the wall they lie.
    """
    c, wall = CENTRES[name], SAC_FRONT - beyond
    loose = []
    for index, (calm, own) in enumerate(zip(breadth(CALM_WIDTH), breadth(widths), strict=True)):
        room = 7.0 - 5.0 * min(1.0, max(0, index - OUT) / (SLEEVE_END - OUT))
        loose.append(max(calm + room, own) + beyond)
    one, other = edges(name, loose, OUT, last + 1)
    above = [*all_at(((c - 132, wall), (c - 100, wall), (c - 72, wall - 2))), *one[2::2]]
    below = [*all_at(((c + 78, wall), (c + 52, wall), (c + 34, wall - 3))), *other[4::2]]
    return above, below


def sleeve(name: str) -> str:
    """The short sleeve in which the sac lets a root out."""
    above, below = sleeve_edges(name, CALM_WIDTH, SLEEVE_END)
    # Its skin hides the whole line of the wall where it opens.
    c, inner = CENTRES[name], SAC_FRONT + 2.4
    mouth = all_at(((c + 56, inner), (c - 98, inner)))
    skin = curve(above[1:]) + curve(below[:0:-1], "L") + curve(mouth, "L") + "Z"
    return path("sleeve-skin", skin) + "\n" + path("sleeve-edge", curve(above) + curve(below))


def end_of(name: str, wide: float) -> Callable[[float, float], Point]:
    """Leads from a place on the cut end of a nerve (outward, across; both from -1 to 1) to the point of the picture."""
    end, before = WAYS[name][-1], WAYS[name][-2]
    turn = math.atan2(end[1] - before[1], end[0] - before[0])
    thick = wide * 0.66

    def point(along: float, across: float) -> Point:
        return (
            end[0] + along * thick * math.cos(turn) - across * wide * math.sin(turn),
            end[1] + along * thick * math.sin(turn) + across * wide * math.cos(turn),
        )

    return point


def nerve(name: str, widths: Sequence[Point], kind: str) -> list[str]:
    """A root from inside the sac outwards, with its ganglion and its cut end; `kind` is how its classes begin."""
    half = breadth(widths)
    wide = half[-1]
    on_end = end_of(name, wide)
    rim = [on_end(math.cos(a), math.sin(a)) for a in (index * math.pi / 4 for index in range(8))]
    spots = ((0.0, 0.0), (0.48, 0.12), (-0.42, -0.2), (0.1, 0.55), (-0.05, -0.58), (0.42, -0.42), (-0.42, 0.42))
    light = edges(name, [value * 0.36 for value in half], OUT + 5, STEPS - 4)[1]
    return [
        *tube(name, widths, kind, SPLIT, STEPS),
        path(f"{kind}-light", curve(light[::3])),
        path(f"{kind}-end", loop(rim)),
        path(f"{kind}-dot", "".join(oval(on_end(*spot), wide * 0.13, wide * 0.13) for spot in spots)),
    ]


# -------------------------------------------------------------------------------------------------------------- layers

HERO: Final = CENTRES[SORE]

# The needle's tip, how steeply it comes up from the skin, and lengths along it from the tip.
TIP: Final = (HERO + 172, 182.0)
SLOPE: Final = 15.5
NEEDLE_HALF: Final = 8.0
HUB: Final = 512.0
BARREL: Final = (574.0, 690.0)
ROD_END: Final = 738.0
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
    """The needle with its bevelled tip, its hub, and the whole syringe, a short one."""
    h = NEEDLE_HALF
    shaft = ((0, h * 0.55), (10, -h * 0.35), (34, -h), (HUB + 12, -h), (HUB + 12, h), (8, h))
    near_side = ((HUB, -13, 5), (HUB + 26, -15, 6), (HUB + 44, -24, 8), (HUB + 66, -24, 4))
    hub = (*near_side, *((u, -v, r) for u, v, r in reversed(near_side)))
    start, end = BARREL
    fluid_end = start + (end - start) * 0.6
    ticks = "".join(across(start + 20 + step * 15, -28, -13) for step in range(5))
    ribs = "".join(across(HUB + 34 + step * 11, -9, 9) for step in range(3))
    parts = [
        path("needle-shaft", polygon([on_needle(*place) for place in shaft])),
        path("needle-shine", lines([on_needle(44, -h * 0.3), on_needle(HUB - 8, -h * 0.3)])),
        path("needle-bevel", lines([on_needle(12, h * 0.3), on_needle(34, -h * 0.45)])),
        path("needle-rod", plate((fluid_end + 12, ROD_END), 8)),
        path("syringe-fluid", plate((start + 4, fluid_end), 28, 6)),
        path("syringe-stopper", plate((fluid_end, fluid_end + 18), 28, 5)),
        path("syringe-barrel", plate((start, end), 30, 9)),
        path("syringe-mark", ticks),
        path("needle-hub", plate((HUB + 60, start + 4), 13, 2)),
        path("needle-hub", rounded([Corner(*on_needle(u, v), r) for u, v, r in hub])),
        path("needle-rib", ribs),
        path("needle-hub", plate((end - 4, end + 12), 46, 6)),
        path("needle-hub", plate((ROD_END - 4, ROD_END + 10), 30, 5)),
    ]
    x, y = on_needle(OUTSIDE, 0)
    base = at(*TIP)
    way_in = {"motion": "slide", "x": f"{x - base[0]:.0f}", "y": f"{y - base[1]:.0f}", "begin": 0.08, "end": 0.9}
    return group("needle", "option", parts, **way_in)


# ----------------------------------------------------------------------------------------------------------- medicine

# How far the medicine reaches in the two strips of the space that the cut shows: behind the sac up and down from the
# tip, and in front of it up and down from the sore level. It never lies on the sac.
FLOW_UP: Final = 330.0
FLOW_DOWN: Final = 250.0
FRONT_UP: Final = 205.0
FRONT_DOWN: Final = 215.0
# Room for the lines that bound a strip.
LINE: Final = 2.0


def front(s: float) -> float:
    """The front wall of the canal: the waisted rear of the bodies and the disks, which bulge a little."""
    for level in LEVELS:
        away, half = abs(s - CENTRES[level.name]), level.height * SCALE / 2
        if away <= half:
            return mixed(((0.0, -10.0), (48.0, -9.2), (half, 1.0)), away)
    return mixed(((12.0, 7.4), (50.0, 1.5)), min(abs(s - middle) for middle in disk_middles()))


def back_strip(kind: str) -> str:
    """The medicine behind the sac: up and down from the tip, in tongues that hug the sac at their ends."""
    first, last = TIP[0] - FLOW_UP, TIP[0] + FLOW_DOWN

    def back(s: float) -> float:
        share = (s - first) / (last - first)
        fill = math.sin(math.pi * min(1.0, share / 0.16, (1.0 - share) / 0.16) / 2)
        return SAC_BACK + LINE + (rear(s) - SAC_BACK - LINE - 1) * fill

    return path(kind, between(down(lambda _: SAC_BACK + LINE, first, last, 48), down(back, first, last, 18)))


def place_of(point: Point) -> Point:
    """The place of the column (s, d) of a point of the picture: the way back from `at`."""
    x, y = REAR_WALL + RADIUS - point[0], point[1] - APEX
    return (APEX + RADIUS * math.atan2(y, x), RADIUS - math.hypot(x, y))


def front_strip(widths: Sequence[Point], kind: str) -> str:
    """The medicine in front of the sac, above the sleeve that crosses the strip and below it; the sleeve stays free."""
    data = ""
    for edge, end in zip(
        sleeve_edges(SORE, widths, STEPS - 3, LINE), (HERO - FRONT_UP, HERO + FRONT_DOWN), strict=True
    ):
        free = [place for place in map(place_of, sampled(edge, 100)) if place[1] > front(place[0])]
        sac_side = down(lambda _: SAC_FRONT - LINE, end, free[0][0], 40)
        wall_side = down(front, free[-1][0], end, 12)
        data += curve([*sac_side[:-1], *all_at(free[::4]), at(*free[-1])]) + curve(wall_side, "L") + "Z"
    return path(kind, data)


def coat(widths: Sequence[Point], reach: float, kind: str) -> str:
    """The medicine that lies close to the root on both sides, outside the sac, thinner towards its end."""
    half = breadth(widths)
    first, last = OUT + 2, STEPS - 3
    data = ""
    for sign in (1, -1):
        inner = moved(WAYS[SORE], [sign * value for value in half])
        stops = ((0.0, 0.0), (0.3, 0.9), (0.65, 1.0), (1.0, 0.0))
        thick = [reach * mixed(stops, (index - first) / (last - first)) for index in range(STEPS)]
        outer = moved(WAYS[SORE], [sign * (a + b) for a, b in zip(half, thick, strict=True)])
        data += between(inner[first : last + 1], outer[first : last + 1])
    return path(kind, data)


# The arrow heads up and down the column, from the tip.
ARROWS: Final = (-168.0, -92.0, 78.0, 148.0)


def arrows() -> str:
    """Arrow heads that point up and down behind the sac."""
    data = ""
    for away in ARROWS:
        turn = 17 if away < 0 else -17
        middle = (SAC_BACK + rear(TIP[0] + away)) / 2
        data += lines(all_at((TIP[0] + away + rise, middle + out) for rise, out in ((turn, -17), (0, 0), (turn, 17))))
    return data


def medicine() -> str:
    """The medicine spreading from the needle's tip through the epidural space to the nerve."""
    x, y = at(*TIP)
    parts = [
        front_strip(SORE_WIDTH, "spread-front"),
        back_strip("spread-back"),
        coat(SORE_WIDTH, 13, "spread-close"),
        circle("spread-tip", at(TIP[0], (SAC_BACK + rear(TIP[0])) / 2), 26),
        path("spread-way", arrows()),
    ]
    return group("medicine", "option", parts, motion="spread", x=f"{x:.0f}", y=f"{y:.0f}", begin=0.05, end=1)


def heat_marks() -> str:
    """Short strokes that point away from the swollen nerve, where no medicine will lie."""
    half = breadth(SORE_WIDTH)
    data = ""
    for sign, places in ((1, (34, 38, 42, 46)), (-1, (43, 47))):
        near = moved(WAYS[SORE], [sign * (value + 22) for value in half])
        far = moved(WAYS[SORE], [sign * (value + 46) for value in half])
        for place in places:
            data += lines([near[place], far[place]])
    return data


def warm_spot() -> str:
    """The warmth around the sore nerve: a long spot that lies along it."""
    middle, ahead = WAYS[SORE][SWELLING + 3], WAYS[SORE][SWELLING + 4]
    turn = math.degrees(math.atan2(ahead[1] - middle[1], ahead[0] - middle[0]))
    x, y = middle
    return (
        f'<ellipse class="sore-glow" cx="{x:.0f}" cy="{y:.0f}" rx="100" ry="82" '
        f'transform="rotate({turn:.0f} {x:.0f} {y:.0f})"/>'
    )


def former_swelling() -> str:
    """The outline that the nerve had while it was swollen."""
    half = breadth(SORE_WIDTH)
    one, other = edges(SORE, half, OUT + 6, STEPS - 1)
    on_end = end_of(SORE, half[-1])
    cap = [on_end(math.cos(a), math.sin(a)) for a in (index * math.pi / 6 for index in range(-2, 3))]
    upper_first = math.dist(one[-1], cap[0]) < math.dist(one[-1], cap[-1])
    return path("before", curve([*one[::3], *(cap if upper_first else cap[::-1]), *other[::-3]]))


def layers() -> list[str]:
    """The optional layers, in the order in which they lie on one another.

    The plain shape of the nerve always lies below, so that while one layer goes and another comes it never vanishes.
    """
    middle = WAYS[SORE][SWELLING]
    x, y = f"{middle[0]:.0f}", f"{middle[1]:.0f}"
    sore = [warm_spot(), *nerve(SORE, SORE_WIDTH, "root-sore"), path("heat", heat_marks())]
    soothed = [
        front_strip(CALM_WIDTH, "soothed-front"),
        back_strip("soothed-back"),
        former_swelling(),
        *nerve(SORE, CALM_WIDTH, "root"),
    ]
    return [
        group("calm-nerve", "option", nerve(SORE, CALM_WIDTH, "root"), motion="fade", begin=0, end=0.5),
        group("sore-nerve", "option", sore, motion="swell", x=x, y=y, begin=0.1, end=0.8),
        group("soothed", "option", soothed, motion="fade", begin=0.15, end=0.9),
        medicine(),
        needle(),
    ]


def stops(*pairs: tuple[str, float]) -> str:
    """The stops of a gradient, each with its class."""
    return "".join(f'<stop class="{kind}" offset="{offset}"/>' for kind, offset in pairs)


def linear(name: str, start: Point, end: Point, inner: str) -> str:
    """A gradient from one point of the picture to another."""
    ends = f'x1="{start[0]:.0f}" y1="{start[1]:.0f}" x2="{end[0]:.0f}" y2="{end[1]:.0f}"'
    return f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" {ends}>{inner}</linearGradient>'


def gradients() -> str:
    """Fading colours: flesh that runs out, the root that turns red, its warmth, medicine thinning in the space."""
    flow = stops(("flow-none", 0), ("flow-some", 0.24), ("flow-full", 0.45), ("flow-full", 0.7), ("flow-none", 1))
    front_flow = stops(("flow-none", 0), ("flow-full", 0.36), ("flow-full", 0.7), ("flow-none", 1))
    rest = stops(("rest-none", 0), ("rest-full", 0.25), ("rest-full", 0.75), ("rest-none", 1))
    back_ends = at(TIP[0] - FLOW_UP, SAC_BACK), at(TIP[0] + FLOW_DOWN, SAC_BACK)
    front_ends = at(HERO - FRONT_UP, SAC_FRONT), at(HERO + FRONT_DOWN, SAC_FRONT)
    inflamed = WAYS[SORE][SPLIT + 1], WAYS[SORE][OUT + 4]
    return "\n".join(
        (
            "<defs>",
            linear("flesh-fade", (210, 0), (-70, 0), stops(("flesh-full", 0), ("flesh-none", 1))),
            linear("inflamed", *inflamed, stops(("inflamed-start", 0), ("inflamed-end", 1))),
            linear("inflamed-line", *inflamed, stops(("inflamed-line-start", 0), ("inflamed-line-end", 1))),
            '<radialGradient id="warmth">',
            stops(("warm-core", 0), ("warm-mid", 0.5), ("warm-rim", 1)),
            "</radialGradient>",
            '<radialGradient id="tip-flow">',
            stops(("tip-core", 0), ("tip-rim", 1)),
            "</radialGradient>",
            linear("back-flow", *back_ends, flow),
            linear("front-flow", *front_ends, front_flow),
            linear("back-rest", *back_ends, rest),
            linear("front-rest", *front_ends, rest),
            "</defs>",
        )
    )


# ------------------------------------------------------------------------------------------------- names and camera

# The sore nerve, the medicine and the calm nerve are seen in one frame, so that the steps can be compared.
CLOSE: Final = (250.0, 610.0, 700.0, 640.0)
VIEWS: Final = {"view-all": (75.0, 350.0, 1350.0, 1000.0), "view-nerve": CLOSE, "view-medicine": CLOSE}


def anchors() -> list[str]:
    """Where names point, and what the camera may show."""
    places = {
        "at-cord": at(430, 108),
        "at-epidural-space": at(TIP[0] - 96, (SAC_BACK + rear(TIP[0] - 96)) / 2),
        "at-nerve": WAYS[SORE][NAMED],
        "at-disk": at(disk_middles()[2], -70),
        "at-bone": at(CENTRES["L3"] + 80, CANAL + 190),
        "at-needle": on_needle(62, 0),
        "at-medicine": at(TIP[0] - 130, 186),
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
        group("nerve", "", nerve(SORE, CALM_WIDTH, "root")),
        *layers(),
        group("anchors", "", anchors()),
    ]
    note = "Made by make_injection.py; change its table, not this file."
    write("injection.svg", drawing(SIZE, note, parts))


if __name__ == "__main__":
    main()
