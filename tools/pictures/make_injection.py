"""Draw ``injection.svg``: a cut along the middle of the low back, seen from the left side, from a table of levels.

Run ``python tools/pictures/make_injection.py`` from anywhere; it rewrites ``resources/pictures/injection.svg``. The
colours are not here but in ``resources/theme/pictures.css``.

The column, its table of levels and its two frames of reference are in ``column.py``. The sac is drawn as
a clear tube, whole, since the roots leave it towards the viewer. The medicine is drawn in the epidural space alone: in
the two strips that the cut shows and along the sleeve of the sore root. On the sac it would look like a shot into it.
The needle and the sore root are at L4-5: the cord ends three levels above, so no frame of theirs shows it.
"""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from column import CANAL, LEVELS, PROCESS_END, SAC_BACK, SAC_FRONT, Column
from shapes import (
    Corner,
    Point,
    anchor,
    between,
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
    write,
)

SIZE: Final = (1500.0, 2150.0)

# The level whose nerve is sore, and how far down the picture the middle of its body lies.
SORE: Final = "L4"
COLUMN: Final = Column(SIZE, SORE, hero_at=1350.0, wall=462.0, apex=1300.0)


# --------------------------------------------------------------------------------------------------- sac, cord, nerves

# The cord ends at the disk between L1 and L2.
CORD_END: Final = COLUMN.centres["L1"] + 158.0

# (s, d) of the nerve strands that run on below the picture; those that leave the sac in it are roots.
STRANDS: Final = (
    ((CORD_END - 90, 92), (CORD_END + 110, 99), (1400, 104), (1700, 90), (1900, 74), (COLUMN.bottom, 66)),
    ((CORD_END - 130, 108), (CORD_END + 50, 113), (1400, 116), (1700, 106), (COLUMN.bottom, 82)),
    ((CORD_END - 190, 126), (CORD_END - 10, 127), (1400, 129), (1700, 121), (COLUMN.bottom, 100)),
    ((COLUMN.top, 145), (CORD_END - 350, 145), (1300, 143), (1700, 136), (COLUMN.bottom, 118)),
)


def strand(stops: Sequence[Point]) -> str:
    """Path data of a nerve strand along the column."""
    return curve(COLUMN.down(lambda s: mixed(stops, s), stops[0][0], stops[-1][0], 110))


def cord() -> str:
    """The sac as a clear tube, in it the cord, its end and the strands below, and the nerves that leave it."""
    outline = (
        (COLUMN.top, 52, 1),
        (CORD_END - 270, 53),
        (CORD_END - 150, 58),
        (CORD_END - 70, 74),
        (CORD_END, 94, 3),
        (CORD_END, 99, 3),
        (CORD_END - 70, 119),
        (CORD_END - 150, 134),
        (CORD_END - 270, 138),
        (COLUMN.top, 138, 1),
    )
    strands = "".join(strand(stops) for stops in STRANDS)
    found = [
        path("sac", between(COLUMN.whole(SAC_FRONT), COLUMN.whole(SAC_BACK))),
        path("sac-shine", between(COLUMN.whole(SAC_BACK - 34), COLUMN.whole(SAC_BACK - 23))),
        path("strand", strands),
        path("strand-in", strands),
        path("sac-shade", between(COLUMN.whole(SAC_FRONT + 2), COLUMN.whole(SAC_FRONT + 14))),
        path("sac-shade", between(COLUMN.whole(SAC_BACK - 14), COLUMN.whole(SAC_BACK - 2))),
    ]
    leaving = [name for name in WAYS if COLUMN.seen(COLUMN.centres[name] - 100, 340)]
    # Each root first runs down among the strands; where it comes from lies under the cord.
    for name in reversed(leaving):
        found += tube(name, CALM_WIDTH, "root", 0, SPLIT + 4)
    found += [
        path("cord-cut", COLUMN.corners(outline)),
        path("cord-groove", strand(((COLUMN.top, 95), (CORD_END - 170, 96), (CORD_END - 60, 97)))),
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
    "T12": ((CORD_END - 840, 74), (CORD_END - 780, 44), (CORD_END - 650, 43), (CORD_END - 540, 44)),
    "L1": ((CORD_END - 500, 74), (CORD_END - 425, 50), (CORD_END - 340, 46), (COLUMN.centres["L1"] - 127, 47)),
    "L2": ((CORD_END - 170, 74), (CORD_END - 100, 58), (CORD_END - 10, 55), (COLUMN.centres["L2"] - 110, 52)),
    "L3": ((CORD_END - 90, 84), (CORD_END + 10, 72), (CORD_END + 210, 66), (COLUMN.centres["L3"] - 130, 54)),
    "L4": ((CORD_END - 60, 92), (CORD_END + 50, 83), (COLUMN.centres["L3"], 78), (COLUMN.centres["L4"] - 135, 54)),
    "L5": ((CORD_END - 50, 96), (CORD_END + 60, 91), (COLUMN.centres["L4"] - 60, 90), (COLUMN.centres["L5"] - 135, 55)),
}
# Half the width of a root by its place on the way (1: the end of the way inside): calm, and swollen. The bulge is its
# ganglion; the sore one is wider from its sleeve outwards.
CALM_WIDTH: Final = (
    (0.0, 4.4),
    (0.85, 5.0),
    (1.0, 7.0),
    (1.22, 10.5),
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
# Calmer, not as if nothing had been.
EASED_WIDTH: Final = tuple(
    (at, calm + (sore - calm) * 0.3) for (at, calm), (_, sore) in zip(CALM_WIDTH, SORE_WIDTH, strict=True)
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
    inside, outside = INSIDE_SAC[name], [(COLUMN.centres[name] + s, d) for s, d in OUTSIDE_SAC]
    half = STEPS // 2
    whole_way = sampled([*inside, *outside], 8 * (len(inside) + len(outside) - 1) + 1)
    split = 8 * len(inside)
    return COLUMN.all_at([*spaced(whole_way[: split + 1], half + 1), *spaced(whole_way[split:], half + 1)[1:]])


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
    c, wall = COLUMN.centres[name], SAC_FRONT - beyond
    loose = []
    for index, (calm, own) in enumerate(zip(breadth(CALM_WIDTH), breadth(widths), strict=True)):
        room = 7.0 - 5.0 * min(1.0, max(0, index - OUT) / (SLEEVE_END - OUT))
        loose.append(max(calm + room, own) + beyond)
    one, other = edges(name, loose, OUT, last + 1)
    above = [*COLUMN.all_at(((c - 132, wall), (c - 100, wall), (c - 72, wall - 2))), *one[2::2]]
    below = [*COLUMN.all_at(((c + 78, wall), (c + 52, wall), (c + 34, wall - 3))), *other[4::2]]
    return above, below


def sleeve(name: str) -> str:
    """The short sleeve in which the sac lets a root out."""
    above, below = sleeve_edges(name, CALM_WIDTH, SLEEVE_END)
    # Its skin hides the whole line of the wall where it opens.
    c, inner = COLUMN.centres[name], SAC_FRONT + 2.4
    mouth = COLUMN.all_at(((c + 56, inner), (c - 98, inner)))
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

HERO: Final = COLUMN.centres[SORE]

# The needle's tip, how steeply it comes up from the skin, and lengths along it from the tip.
TIP: Final = (HERO + 208, 183.0)
SLOPE: Final = 9.0
NEEDLE_HALF: Final = 8.0
HUB: Final = 512.0
BARREL: Final = (574.0, 690.0)
ROD_END: Final = 738.0
# How far out the needle is before it comes, so that its tip is off the skin.
OUTSIDE: Final = 530.0


def on_needle(along: float, across: float) -> Point:
    """The point of the picture so far from the tip outward, and across (positive: towards the feet)."""
    x, y = COLUMN.at(*TIP)
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
        path("syringe-barrel", plate((start, end), 30, 9)),
        path("syringe-fluid", plate((start + 4, fluid_end), 25, 5)),
        path("syringe-stopper", plate((fluid_end, fluid_end + 18), 25, 4)),
        path("syringe-mark", ticks),
        path("needle-hub", plate((HUB + 60, start + 4), 13, 2)),
        path("needle-hub", rounded([Corner(*on_needle(u, v), r) for u, v, r in hub])),
        path("needle-rib", ribs),
        path("needle-hub", plate((end - 4, end + 12), 46, 6)),
        path("needle-hub", plate((ROD_END - 4, ROD_END + 10), 30, 5)),
    ]
    x, y = on_needle(OUTSIDE, 0)
    base = COLUMN.at(*TIP)
    way_in = {"motion": "slide", "x": f"{x - base[0]:.0f}", "y": f"{y - base[1]:.0f}", "begin": 0.08, "end": 0.9}
    return group("needle", "option", parts, **way_in)


# ----------------------------------------------------------------------------------------------------------- medicine

# How far the medicine reaches in the two strips of the space that the cut shows: behind the sac up and down from the
# tip, and in front of it up and down from the sore level. It never lies on the sac.
FLOW_UP: Final = 380.0
FLOW_DOWN: Final = 200.0
FRONT_UP: Final = 215.0
FRONT_DOWN: Final = 310.0
# Room for the lines that bound a strip.
LINE: Final = 2.0
# One of many causes: the disk below the sore level bulges a little.
BULGE: Final = 20.0
BULGE_HALF: Final = 46.0
BULGE_AT: Final = COLUMN.disk_middles()[5]
# How far the soreness reaches in the space, up and down from the sore level.
ACHE_UP: Final = 250.0
ACHE_DOWN: Final = 330.0


def back_strip(kind: str, first: float, last: float) -> str:
    """What fills the space behind the sac from one place of the column to another, in tongues that hug the sac."""

    def back(s: float) -> float:
        share = (s - first) / (last - first)
        fill = math.sin(math.pi * min(1.0, share / 0.16, (1.0 - share) / 0.16) / 2)
        return SAC_BACK + LINE + (COLUMN.rear(s) - SAC_BACK - LINE - 1) * fill

    return path(
        kind, between(COLUMN.down(lambda _: SAC_BACK + LINE, first, last, 48), COLUMN.down(back, first, last, 18))
    )


def bulge(s: float) -> float:
    """How far the disk below the sore level bulges into the canal."""
    away = min(1.0, abs(s - BULGE_AT) / BULGE_HALF)
    return BULGE * math.cos(math.pi / 2 * away) ** 2


def front_strip(widths: Sequence[Point], kind: str, first: float, last: float) -> str:
    """What fills the space in front of the sac, above the sleeve that crosses it and below; the sleeve stays free."""
    data = ""
    for edge, end in zip(sleeve_edges(SORE, widths, STEPS - 3, LINE), (first, last), strict=True):

        def wall(s: float, end: float = end) -> float:
            """The front wall with the bulge; towards its end the strip hugs the sac."""
            fill = math.sin(math.pi * min(1.0, abs(s - end) / 90) / 2)
            deep = min(COLUMN.front(s) + bulge(s), SAC_FRONT - LINE)
            return SAC_FRONT - LINE + (deep - SAC_FRONT + LINE) * fill

        free = [place for place in map(COLUMN.place_of, sampled(edge, 100)) if place[1] > COLUMN.front(place[0])]
        sac_side = COLUMN.down(lambda _: SAC_FRONT - LINE, end, free[0][0], 40)
        wall_side = COLUMN.down(wall, free[-1][0], end, 12)
        data += curve([*sac_side[:-1], *COLUMN.all_at(free[::4]), COLUMN.at(*free[-1])]) + curve(wall_side, "L") + "Z"
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
        middle = (SAC_BACK + COLUMN.rear(TIP[0] + away)) / 2
        data += lines(
            COLUMN.all_at((TIP[0] + away + rise, middle + out) for rise, out in ((turn, -17), (0, 0), (turn, 17)))
        )
    return data


def medicine() -> str:
    """The medicine spreading from the needle's tip through the epidural space to the nerve."""
    x, y = COLUMN.at(*TIP)
    parts = [
        front_strip(SORE_WIDTH, "spread", HERO - FRONT_UP, HERO + FRONT_DOWN),
        back_strip("spread", TIP[0] - FLOW_UP, TIP[0] + FLOW_DOWN),
        coat(SORE_WIDTH, 13, "spread"),
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


def bulging_disk() -> str:
    """The rear of the disk below, a little out of its place; its fibres bend along."""
    first, last = BULGE_AT - BULGE_HALF, BULGE_AT + BULGE_HALF

    def rim(s: float) -> float:
        """The former rear edge of the disk, rounded at its ends, and the bulge on it."""
        return 4.0 - 6.0 * (abs(s - BULGE_AT) / BULGE_HALF) ** 2 + bulge(s)

    edge = COLUMN.down(rim, first, last, 8)
    inner = COLUMN.down(lambda s: min(-2.0, rim(s) - 12.0), first, last, 16)
    return path("cut-disk no-line", between(inner, edge)) + path("cut-disk no-fill", curve(edge))


def ache() -> list[str]:
    """The soreness in the space around the sac."""
    return [
        front_strip(SORE_WIDTH, "ache-front", HERO - ACHE_UP, HERO + ACHE_DOWN),
        back_strip("ache-back", HERO - ACHE_UP, HERO + ACHE_DOWN),
    ]


def layers() -> list[str]:
    """The optional layers, in the order in which they lie on one another.

    The plain shape of the nerve always lies below, so that while one layer goes and another comes it never vanishes.
    """
    middle = WAYS[SORE][SWELLING]
    x, y = f"{middle[0]:.0f}", f"{middle[1]:.0f}"
    sore = [
        bulging_disk(),
        *ache(),
        warm_spot(),
        *nerve(SORE, SORE_WIDTH, "root-sore"),
        path("heat", heat_marks()),
    ]
    soothed = [bulging_disk(), *nerve(SORE, EASED_WIDTH, "root-eased")]
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
    """Fading colours: flesh that runs out, the root that turns red, its warmth, the soreness in the space."""
    sore = stops(("ache-none", 0), ("ache-full", 0.3), ("ache-full", 0.7), ("ache-none", 1))
    back_ends = COLUMN.at(HERO - ACHE_UP, SAC_BACK), COLUMN.at(HERO + ACHE_DOWN, SAC_BACK)
    front_ends = COLUMN.at(HERO - ACHE_UP, SAC_FRONT), COLUMN.at(HERO + ACHE_DOWN, SAC_FRONT)
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
            linear("eased", *inflamed, stops(("inflamed-start", 0), ("eased-end", 1))),
            linear("back-ache", *back_ends, sore),
            linear("front-ache", *front_ends, sore),
            "</defs>",
        )
    )


# ------------------------------------------------------------------------------------------------- names and camera

# The sore nerve, the medicine and the calmer nerve are seen in one frame, so that the steps can be compared. Only the
# first frame shows the cord, and in it names point at what lies at heights of its own.
CLOSE: Final = (250.0, 1160.0, 700.0, 640.0)
VIEWS: Final = {
    "view-all": (60.0, 330.0, 1360.0, 1700.0),
    "view-needle": (80.0, 1000.0, 1330.0, 990.0),
    "view-nerve": CLOSE,
    "view-medicine": CLOSE,
}


def behind_sac(s: float) -> Point:
    """The middle of the space behind the sac."""
    return COLUMN.at(s, (SAC_BACK + COLUMN.rear(s)) / 2)


def outline(first: float, last: float, front: float, back: float) -> list[Point]:
    """The corners and sides of a piece of the column."""
    middle = (first + last) / 2
    return COLUMN.all_at(((first, front), (first, back), (middle, back), (last, back), (last, front), (middle, front)))


def needle_outline(first: float, last: float, half: float) -> list[Point]:
    """The corners of a piece of the needle."""
    return [on_needle(along, side) for along, side in ((first, -half), (last, -half), (last, half), (first, half))]


def root_outline(name: str, half: float) -> list[Point]:
    """The outline of a root where it is outside the sac."""
    middle = WAYS[name][OUT:]
    return [*moved(middle, [half] * len(middle))[::3], *moved(middle, [-half] * len(middle))[::-3]]


def places() -> dict[str, tuple[Point, list[Point]]]:
    """What has a name: where its line ends, and the outline that answers a touch.

    The outlines are pieces, not the whole length of a part, so that each can be seen in the frames it is named in.
    """
    shaft = 500.0
    process = COLUMN.process_span(COLUMN.level["L2"])
    last_disk = COLUMN.disk_middles()[6]
    return {
        "cord": (COLUMN.at(CORD_END - 40, 97), outline(CORD_END - 160, CORD_END, 50, 140)),
        "bone": (
            COLUMN.at(sum(process) / 2 + 20, CANAL + 210),
            outline(process[0] + 20, process[1] + 30, CANAL, PROCESS_END),
        ),
        "root": (WAYS["L3"][NAMED + 2], root_outline("L3", 26)),
        "epidural-space": (behind_sac(HERO - 40), outline(HERO - 190, HERO + 110, SAC_BACK, CANAL)),
        "disk": (COLUMN.at(last_disk, -60), outline(last_disk - 55, last_disk + 55, -320, 4)),
        "nerve": (WAYS[SORE][NAMED], root_outline(SORE, 36)),
        "bulge": (COLUMN.at(BULGE_AT, -30), outline(BULGE_AT - 55, BULGE_AT + 55, -140, 24)),
        "needle": (on_needle(HUB + 36, 0), needle_outline(HUB - 60, ROD_END, 46)),
        "shaft": (on_needle(shaft * 0.5, 0), needle_outline(30, shaft * 0.62, 30)),
        "medicine": (
            behind_sac(TIP[0] - 130),
            outline(TIP[0] - FLOW_UP + 40, TIP[0] + FLOW_DOWN - 30, SAC_BACK, CANAL),
        ),
    }


def anchors() -> list[str]:
    """Where names point, what answers a touch, and what the camera may show."""
    named = places()
    marks = [anchor(f"at-{name}", at) for name, (at, _) in named.items()]
    touched = [path("anchor", polygon(edge), f"part-{name}") for name, (_, edge) in named.items()]
    return [*marks, *touched, *(frame(name, box) for name, box in VIEWS.items())]


def main() -> None:
    """Write the file."""
    bones = [part for index, level in enumerate(LEVELS) for part in COLUMN.bone(level, index)]
    disks = [part for upper, lower in pairwise(LEVELS[:-1]) for part in COLUMN.disk(upper, lower)]
    openings = [part for name in WAYS for part in COLUMN.opening(name) if COLUMN.seen(COLUMN.centres[name], 200)]
    parts = [
        gradients(),
        group("tissue", "", COLUMN.tissue()),
        group("epidural-space", "part", [COLUMN.epidural_space()]),
        group("ligaments", "", COLUMN.yellow_ligament()),
        group("disks", "part", disks),
        group("bones", "part", [*bones, *openings]),
        cord(),
        group("nerve", "", nerve(SORE, CALM_WIDTH, "root")),
        *layers(),
        group("anchors", "", anchors()),
    ]
    note = "Made by make_injection.py; change its table, not this file."
    write("injection.svg", drawing(SIZE, note, parts))


if __name__ == "__main__":
    main()
