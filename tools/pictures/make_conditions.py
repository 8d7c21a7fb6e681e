"""Draw the seven reasons for the injection, each healthy and with its problem, in one size and one style.

Run ``python tools/pictures/make_conditions.py`` from anywhere; it rewrites seven drawings in ``resources/pictures``.
The drawing itself shows the problem, so that a content that names no layer has it. Two layers lie on it in register, so
that a switch shows the change in place: ``healthy`` covers the problem, ``problem`` lights it up.

Four show the cut along the middle that ``make_injection.py`` draws, two the low back from outside, where the joints and
the openings of the nerves are, one the tunnel of the nerves from above. Each names places in its own table: where a
line to a name ends, and the box that answers a touch; they lie on their parts in both layers.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from column import LEVELS, SAC_BACK, SAC_FRONT, SCALE, Column, Level
from shapes import (
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
    sampled,
    write,
)

SIZE: Final = (780.0, 650.0)
# What the camera shows at least; where its room has another shape, it shows what lies around, which is drawn so far.
VIEW: Final = (30.0, 25.0, 720.0, 600.0)
AROUND: Final = 700.0

Places = dict[str, tuple[Point, tuple[float, float, float, float]]]

# ----------------------------------------------------------------------------------------------- the cut, from the side

# The bone below the disk in the middle stays where it is; what is above it moves with the problem.
FIXED: Final = "L5"
FIXED_AT: Final = 500.0
WALL: Final = 400.0
NAMES: Final = {level.name: level for level in LEVELS}

# Depths of the nerve strands in the sac; the first is the root that leaves below the disk.
STRANDS: Final = (72.0, 90.0, 107.0, 123.0, 139.0)
ROOT_HALF: Final = 9.0


def column() -> Column:
    """The column of these pictures."""
    return Column(SIZE, FIXED, FIXED_AT, WALL, apex=328.0)


def flesh(right: float) -> str:
    """The ground of flesh, as far to the right."""
    return path("flesh", box(-AROUND, right))


def box(left: float, right: float) -> str:
    """A box between two places across the picture, higher than the picture."""
    low = SIZE[1] + AROUND
    return polygon([(left, -AROUND), (right, -AROUND), (right, low), (left, low)])


def tissue(spine: Column) -> list[str]:
    """What lies behind all, the space of the canal, and the ligaments that close it."""
    return [flesh(WALL + 60), *spine.tissue()[1:], spine.epidural_space(), *spine.yellow_ligament()]


def bones(spine: Column) -> list[str]:
    """All vertebrae."""
    return [part for index, level in enumerate(spine.levels) for part in spine.bone(level, index)]


def disks(spine: Column, but: str = "") -> list[str]:
    """All disks but the one below the vertebra of that name."""
    return [
        part for upper, lower in pairwise(spine.levels[:-1]) if upper.name != but for part in spine.disk(upper, lower)
    ]


def nothing(_s: float) -> float:
    """No push at any place of the column."""
    return 0.0


def sac(spine: Column, push: Callable[[float], float] = nothing) -> list[str]:
    """The sac with its strands, pushed to the back by so much at a place of the column."""

    def pressed(depth: float) -> Callable[[float], float]:
        share = (SAC_BACK - depth) / (SAC_BACK - SAC_FRONT)
        return lambda s: depth + push(s) * share

    threads = "".join(curve(spine.whole(pressed(depth), 24)) for depth in STRANDS)
    edge = spine.whole(pressed(SAC_FRONT), 12)
    return [
        path("sac", between(edge, spine.whole(SAC_BACK, 12))),
        path("strand", threads),
        path("strand-in", threads),
        path("sac-shade", between(spine.whole(pressed(SAC_FRONT + 2), 12), spine.whole(pressed(SAC_FRONT + 14), 12))),
        path("sac-shade", between(spine.whole(SAC_BACK - 14), spine.whole(SAC_BACK - 2))),
    ]


def root_way(spine: Column, level: str, push: Callable[[float], float] = nothing) -> list[Point]:
    """The middle of the root that leaves at a vertebra: down the front of the sac, then out towards the viewer."""
    c = spine.centres[level]
    inside = [(s, 49.0 + push(s) * 0.88) for s in (c - 520 + 26 * step for step in range(16))]
    outside = [(c + s, d) for s, d in ((-76, 47), (-38, 36), (4, 17), (44, -13), (76, -47), (98, -86))]
    return sampled(spine.all_at([*inside, *outside]), 90)


def nerve(way: Sequence[Point], half: Callable[[float], float]) -> list[str]:
    """A nerve along its way, its half width by the share of the way."""
    widths = [half(index / (len(way) - 1)) for index in range(len(way))]
    one, other = moved(way, widths), moved(way, [-width for width in widths])
    found = [path("root", between(one, other)), path("root-edge", curve(one) + curve(other))]
    light = moved(way, [-width * 0.36 for width in widths])
    found.append(path("root-light", curve(light[2:-6])))
    return found


def cut_end(way: Sequence[Point], wide: float) -> list[str]:
    """The cut end of a nerve, with its bundles."""
    end, before = way[-1], way[-2]
    turn = math.atan2(end[1] - before[1], end[0] - before[0])

    def on_end(along: float, aside: float) -> Point:
        along, aside = along * wide * 0.66, aside * wide
        return (
            end[0] + along * math.cos(turn) - aside * math.sin(turn),
            end[1] + along * math.sin(turn) + aside * math.cos(turn),
        )

    rim = [on_end(math.cos(a), math.sin(a)) for a in (index * math.pi / 4 for index in range(8))]
    spots = ((0.0, 0.0), (0.45, 0.3), (-0.4, -0.3), (0.1, 0.6), (-0.05, -0.62))
    dots = "".join(oval(on_end(*spot), wide * 0.13, wide * 0.13) for spot in spots)
    return [path("root-end", loop(rim)), path("root-dot", dots)]


def sore_piece(way: Sequence[Point], half: Callable[[float], float], first: float, last: float) -> list[str]:
    """The sore part of a nerve, between two shares of its way; it fades into the rest (see `gradients`)."""
    count = len(way) - 1
    span = range(round(first * count), round(last * count) + 1)
    widths = [half(index / count) for index in span]
    piece = [way[index] for index in span]
    one, other = moved(piece, widths), moved(piece, [-width for width in widths])
    return [path("root-hurt", between(one, other)), path("root-hurt-edge", curve(one) + curve(other))]


def roots(spine: Column, push: Callable[[float], float] = nothing, levels: Sequence[str] = ("L4", "L5")) -> list[str]:
    """The roots that leave the canal at those vertebrae, each with its cut end."""
    found = []
    for level in levels:
        way = root_way(spine, level, push)
        found += [*spine.opening(level), *nerve(way, root_half), *cut_end(way, root_half(1.0))]
    return found


def root_half(share: float) -> float:
    """The half width of a root: as a strand, then with its sleeve and ganglion."""
    return mixed(((0.0, 5.5), (0.72, 6.5), (0.82, 11.0), (0.92, 15.5), (1.0, 12.0)), share)


def glow(middle: Point, radius: float) -> str:
    """The warmth around what is sore."""
    return circle("sore-glow", middle, radius)


def linear(name: str, first: float, last: float, kind: str) -> str:
    """A gradient down the picture that comes and goes."""
    stops = "".join(
        f'<stop class="{kind}-{part}" offset="{place}"/>'
        for part, place in (("none", 0), ("full", 0.3), ("full", 0.7), ("none", 1))
    )
    box = f'gradientUnits="userSpaceOnUse" x1="0" y1="{first:.0f}" x2="0" y2="{last:.0f}"'
    return f'<linearGradient id="{name}" {box}>{stops}</linearGradient>'


def gradients(first: float, last: float) -> str:
    """The colours that fade: the sore piece of a nerve between two heights of the picture, and the warmth."""
    warmth = "".join(
        f'<stop class="warm-{part}" offset="{place}"/>' for part, place in (("core", 0), ("mid", 0.5), ("rim", 1))
    )
    return "\n".join(
        (
            "<defs>",
            linear("hurt", first, last, "hurt"),
            linear("hurt-line", first, last, "hurt-line"),
            f'<radialGradient id="warmth">{warmth}</radialGradient>',
            "</defs>",
        )
    )


def picture(
    name: str,
    note: str,
    base: Sequence[str],
    healthy: list[str],
    spot: list[str],
    places: Places,
    aside: float = 0.0,
) -> None:
    """Writes a drawing: the problem, what covers it where all is well, what lights it up, and what has a name.

    The camera looks so far to the left of the usual: there names stand that would lie on what they name.
    """
    marks = [anchor(f"at-{what}", at) for what, (at, _) in places.items()]
    touched = [frame(f"part-{what}", box) for what, (_, box) in places.items() if box[2]]
    inner = [
        *base,
        group("healthy", "option", healthy, motion="fade"),
        group("problem", "option", spot, motion="fade"),
        group("anchors", "", [*marks, *touched, frame("view-all", (VIEW[0] - aside, *VIEW[1:]))]),
    ]
    write(f"{name}.svg", drawing(SIZE, f"{note} Made by make_conditions.py; change that, not this file.", inner))


# Where names point in the cut: the strands, the disk in the middle and the process of the lower bone.
CUT_PLACES: Final[Places] = {
    "nerve": ((WALL + 106, 180.0), (WALL + 34, 60.0, 122.0, 180.0)),
    "disk": ((WALL - 50, 366.0), (60.0, 280.0, 345.0, 100.0)),
    "bone": ((WALL + 290, 545.0), (WALL + 212, 465.0, 160.0, 160.0)),
}


def upper_lower(spine: Column) -> tuple[Level, Level]:
    """The two vertebrae around the disk in the middle."""
    return spine.level["L4"], spine.level["L5"]


def herniation() -> None:
    """The soft core of a disk pushes out to the back, against the sac and a nerve."""
    spine = column()
    upper, lower = upper_lower(spine)
    c, _ = spine.disk_span(upper)

    def push(s: float) -> float:
        return 66.0 * math.exp(-(((s - c) / 62) ** 2))

    # The core from its front to the neck in the ring, then what is out; the other half mirrors it.
    half = [(0, -226), (26, -214), (36, -180), (34, -140), (25, -100), (15, -55), (13, -22)]
    half += [(24, 4), (44, 24), (49, 48), (38, 68), (20, 78), (6, 80)]
    out = [*((c - s, d) for s, d in half), *((c + s * 0.92, d) for s, d in reversed(half[1:]))]
    way = root_way(spine, "L5", push)
    ring = [part for part in spine.disk(upper, lower) if "cut-core" not in part]
    spot = [
        path("core-out", loop(spine.all_at(out))),
        *sore_piece(way, lambda share: root_half(share) + 2.5, 0.3, 0.8),
    ]
    base = [
        *tissue(spine),
        *bones(spine),
        *disks(spine, but="L4"),
        *ring,
        *sac(spine, push),
        *roots(spine, push),
        *spot,
    ]
    canal = path("epidural no-line", between(spine.whole(5.0, 40), spine.whole(SAC_BACK, 40)))
    healthy = [canal, *spine.disk(upper, lower), *sac(spine), *roots(spine)]
    places = CUT_PLACES | {"problem": (spine.at(c, 52), (WALL - 40, 265.0, 150.0, 130.0))}
    note = "A disk in its place, and with its soft core pushed out against a nerve."
    picture(
        "herniation", note, [gradients(c - 120, c + 130), *base], healthy, [glow(spine.at(c, 96), 78), *spot], places
    )


def disk_wear() -> None:
    """A disk worn thin and dry; what is above has come down."""
    spine = column()
    thin = replace(spine.level["L4"], disk=4.0)
    worn = replace(spine, levels=tuple(thin if level.name == "L4" else level for level in LEVELS))
    upper, lower = upper_lower(worn)
    c, h = worn.disk_span(upper)
    cracks = "".join(
        curve(worn.all_at(((c + up, from_d), (c + up - 5, (from_d + to_d) / 2), (c + up + 4, to_d))))
        for up, from_d, to_d in (
            (-4.0, -286.0, -215.0),
            (6.0, -236.0, -150.0),
            (-6.0, -170.0, -88.0),
            (5.0, -112.0, -30.0),
        )
    )
    healthy = [*tissue(spine), *bones(spine), *disks(spine), *sac(spine), *roots(spine)]
    dry = path("disk-worn", worn.disk_outline(upper, lower))
    base = [*tissue(worn), *bones(worn), *disks(worn, but="L4"), dry, *sac(worn), *roots(worn)]
    low = c + h - 8
    places = CUT_PLACES | {
        "disk": (spine.at(c, -120), (60.0, low - 60, 345.0, 76.0)),
        "problem": (spine.at(c, -220), (60.0, low - 60, 345.0, 76.0)),
    }
    note = "A thick disk between two bones, and the same disk worn and thin."
    picture("disk-wear", note, base, healthy, [path("crack-line", cracks)], places)


def annular_tear() -> None:
    """A tear through the rear of a disk's ring."""
    spine = column()
    upper, lower = upper_lower(spine)
    c, _ = spine.disk_span(upper)
    # A jagged gap that opens to the back: its upper edge from the core outward, its lower edge back.
    rip = [(2, -104), (-12, -84), (2, -66), (-18, -46), (-4, -28), (-26, 5)]
    rip += [(16, 5), (24, -22), (4, -38), (16, -60), (0, -80), (8, -92)]
    shared = [*tissue(spine), *bones(spine), *disks(spine, but="L4"), *sac(spine), *roots(spine)]
    healthy = spine.disk(upper, lower)
    tear = path("tear", polygon(spine.all_at((c + s, d) for s, d in rip)))
    places = CUT_PLACES | {
        "disk": (spine.at(c + 24, -190), (60.0, 280.0, 260.0, 100.0)),
        "problem": (spine.at(c, -38), (WALL - 110, 265.0, 120.0, 125.0)),
    }
    note = "A disk with a whole ring, and with a tear through it."
    base = [gradients(0, 1), *shared, *healthy, tear]
    picture("annular-tear", note, base, healthy, [glow(spine.at(c, -46), 74), tear], places)


def compression_fracture() -> None:
    """A bone that has lost height in front; the column above leans forward."""
    middle = 325.0
    spine = Column(SIZE, "L4", middle, WALL, apex=middle)
    bent = replace(spine, kink=middle + 10, kink_length=190.0, lean=0.25)
    c = spine.centres["L4"]
    crack = ((-24, -308), (-6, -290), (-30, -262), (6, -226), (-22, -184), (4, -150), (-14, -108))
    side = ((6, -226), (44, -204), (34, -176), (72, -150))
    cracks = lines(bent.all_at((c + s, d) for s, d in crack)) + lines(bent.all_at((c + s, d) for s, d in side))
    parts = [
        [*tissue(column_), *bones(column_), *disks(column_), *sac(column_), *roots(column_, levels=("L3", "L4"))]
        for column_ in (spine, bent)
    ]
    broken = path("break", cracks)
    places: Places = {
        "nerve": ((WALL + 106, 130.0), (WALL - 20, 20.0, 170.0, 170.0)),
        "bone": ((WALL - 120, middle - 46), (70.0, 240.0, 330.0, 195.0)),
        "disk": ((WALL - 150, middle + 171), (60.0, 450.0, 345.0, 100.0)),
        "problem": (bent.at(c + 4, -150), (70.0, 285.0, 250.0, 150.0)),
    }
    note = "A bone with its full height, and the same bone broken and flatter in front."
    base = [gradients(0, 1), *parts[1], broken]
    spot = [glow(bent.at(c + 8, -250), 92), broken]
    picture("compression-fracture", note, base, parts[0], spot, places, aside=60.0)


# ------------------------------------------------------------------------------------- the low back from outside, left

# From one vertebra to the next.
PITCH: Final = (25.4 + 11.2) * SCALE
# How far the upper bone comes down where its disk is thin.
DOWN: Final = 52.0

# The arch behind a body, from the upper rim of its pedicle: the upper joint, the process, the lower joint.
ARCH: Final = (
    (385, 70), (440, 62), (470, 44), (486, 4), (506, -36), (534, -42), (556, -14), (566, 30), (598, 58), (650, 66),
    (730, 84), (800, 90), (830, 150), (800, 226), (740, 236), (680, 214), (640, 204), (628, 250), (628, 318),
    (610, 366), (580, 372), (562, 330), (552, 268), (536, 214), (505, 178), (462, 160), (420, 156), (385, 154),
)  # fmt: skip
# The rim of the body seen from outside.
SHELL: Final = (
    (60, 26), (140, 34), (250, 36), (340, 32), (396, 22), (402, 60), (392, 120), (396, 200), (404, 236),
    (330, 226), (230, 224), (130, 226), (56, 236), (62, 200), (78, 130), (66, 64),
)  # fmt: skip


def below(points: Iterable[Point], by: float) -> list[Point]:
    """The points so far down."""
    return [(x, y + by) for x, y in points]


def body(top: float) -> list[str]:
    """A vertebral body from outside."""
    shade = (
        (96, 60), (180, 74), (280, 74), (360, 58), (372, 120), (366, 196), (270, 188), (170, 190), (92, 200),
        (108, 130),
    )  # fmt: skip
    return [path("bone", loop(below(SHELL, top))), path("bone-rest", loop(below(shade, top)))]


def arch(top: float) -> list[str]:
    """The arch behind it, with the shade of the process that points at the viewer."""
    return [
        path("bone", loop(below(ARCH, top))),
        path("bone-rest", loop(below(((596, 88), (690, 104), (790, 116), (790, 196), (700, 190), (630, 176)), top))),
        path("bone-rest", loop(below(((470, 92), (510, 72), (548, 92), (556, 134), (520, 158), (482, 140)), top))),
    ]


def pad(top: float, high: float, bulge: float = 0.0, kind: str = "disk") -> list[str]:
    """The disk from outside, between two bodies, bulging to the back or not, with its slanted fibres."""
    low = top + high
    rim = (
        (66, top - 4), (200, top - 16), (330, top - 14), (398, top - 8), (408 + bulge, top + high * 0.3),
        (408 + bulge, top + high * 0.7), (398, low + 8), (330, low + 16), (200, low + 16), (66, low + 4),
        (50 - bulge * 0.3, top + high * 0.5),
    )  # fmt: skip
    strokes = "".join(
        lines([(x, top + high - 12), (x + high * 0.3, top + 10)])
        for x in range(84, 366, 34)
        if high > 40  # noqa: PLR2004
    )
    return [path(kind, loop(rim)), *([path("disk-ring", strokes)] if strokes else [])]


def canal_outside(tops: Sequence[float]) -> str:
    """The space behind the bodies, seen through the openings; its rear edge lies under the arches with those tops."""
    edge: list[Point] = [(566, -20)]
    for top in tops:
        edge += [(566, top - 36), (530, top - 36), (530, top + 150), (566, top + 150)]
    return polygon([(392, -20), *edge, (566, SIZE[1] + 20), (392, SIZE[1] + 20)])


def outside(down: float, disk: list[str], nerve_: list[str]) -> list[str]:
    """The low back from outside, the upper bones so far down: the disk in the middle and the nerve are given.

    The nerve comes from under the upper arch; the upper joint of a bone lies before the lower joint of the one above.
    """
    first, second, third, last = (PITCH * step + 22 for step in (-1, 0, 1, 2))
    high = PITCH - 210
    return [
        flesh(530),
        path("tissue", box(530, SIZE[0] + AROUND)),
        path("canal-fill", canal_outside((second + down, third, last))),
        *pad(first + 236 + down, high),
        *disk,
        *pad(third + 236, high),
        *body(first + down),
        *arch(first + down),
        *body(second + down),
        *body(third),
        *body(last),
        *nerve_,
        *arch(second + down),
        *arch(third),
        *arch(last),
    ]


# The nerve from outside: out of its opening below the pedicle, then down before the body.
OUT_WAY: Final = ((474, 140), (470, 190), (456, 250), (420, 318), (374, 394), (344, 470), (324, 560), (308, 690))
OUT_HALF: Final = 20.0

OUT_PLACES: Final[Places] = {
    "nerve": ((345.0, 500.0), (300.0, 420.0, 120.0, 230.0)),
    "disk": ((200.0, 352.0), (50.0, 262.0, 355.0, 110.0)),
    "bone": ((690.0, 180.0), (600.0, 100.0, 180.0, 170.0)),
}


def nerve_from(way: Sequence[Point], half: Callable[[float], float]) -> list[str]:
    """The nerve from outside along a way."""
    return nerve(sampled(way, 60), half)


def pinched_nerve() -> None:
    """A thin disk and a narrow opening press on the nerve."""
    squeezed = (
        (478, 190), (476, 232), (478, 282), (466, 316), (422, 352), (372, 404), (344, 476), (324, 560),
        (308, 690),
    )  # fmt: skip

    def thin(share: float) -> float:
        return mixed(
            ((0.0, 20.0), (0.12, 15.0), (0.21, 8.0), (0.29, 9.0), (0.45, 22.0), (0.6, 20.0), (1.0, OUT_HALF)), share
        )

    high = PITCH - 210
    healthy = outside(0.0, pad(258, high), nerve_from(OUT_WAY, lambda _: OUT_HALF))
    way = sampled(squeezed, 60)
    sore = sore_piece(way, lambda share: thin(share) + 1.5, 0.0, 0.95)
    hurt = [*nerve_from(squeezed, thin), *sore]
    base = outside(DOWN, pad(258 + DOWN, high - DOWN, bulge=52), hurt)
    places = OUT_PLACES | {
        "disk": ((200.0, 346.0), (50.0, 308.0, 340.0, 74.0)),
        "problem": ((470.0, 280.0), (410.0, 210.0, 120.0, 160.0)),
    }
    note = "From outside: a nerve with room in its opening, and pressed by the disk and the bones."
    picture("pinched-nerve", note, [gradients(90, 520), *base], healthy, [glow((474, 286), 66)], places)


def cyst() -> None:
    """A pouch of fluid grows from a small joint and presses on a nerve."""
    pressed = (
        (474, 140), (466, 190), (436, 236), (402, 286), (380, 340), (366, 394), (344, 470), (324, 560),
        (308, 690),
    )  # fmt: skip
    pouch = (
        (556, 268), (538, 246), (506, 232), (470, 240), (444, 268), (440, 306), (458, 340), (492, 356), (526, 346),
        (548, 322), (562, 304),
    )  # fmt: skip
    water = ((452, 300), (486, 322), (530, 316), (545, 318), (524, 338), (492, 346), (464, 330))
    disk = pad(258, PITCH - 210)
    healthy = outside(0.0, disk, nerve_from(OUT_WAY, lambda _: OUT_HALF))
    way = sampled(pressed, 60)

    def flat(share: float) -> float:
        return mixed(((0.0, OUT_HALF), (0.12, 16.0), (0.24, 13.0), (0.34, 15.0), (0.5, 22.0), (1.0, OUT_HALF)), share)

    sore = sore_piece(way, lambda share: flat(share) + 1.5, 0.0, 0.95)
    fluid = [
        path("pouch", loop(pouch)),
        path("pouch-water", loop(water)),
        path("pouch-shine", curve([(466, 282), (478, 262), (500, 252)])),
    ]
    base = [*outside(0.0, disk, [*nerve_from(pressed, flat), *sore]), *fluid]
    places = OUT_PLACES | {
        "disk": ((200.0, 368.0), OUT_PLACES["disk"][1]),
        "problem": ((498.0, 296.0), (430.0, 226.0, 135.0, 135.0)),
    }
    note = "From outside: a joint and a nerve, and a pouch of fluid that grows from the joint against the nerve."
    picture("cyst", note, [gradients(110, 520), *base], healthy, [glow((420, 290), 74), *fluid], places)


# --------------------------------------------------------------------------------------------- the tunnel, from above

ABOVE_SCALE: Final = 1.9


def above(points: Iterable[Point]) -> list[Point]:
    """Points of the view from above, whose middle line is x = 0 and whose process ends at y = 0, in the picture."""
    return [(SIZE[0] / 2 + x * ABOVE_SCALE, SIZE[1] - 20 + y * ABOVE_SCALE) for x, y in points]


def both(half: Sequence[Point]) -> str:
    """A closed smooth shape, given its right half from front to back."""
    return loop(above([*half, *((-x, y) for x, y in reversed(half) if x)]))


def twice(half: Sequence[Point]) -> str:
    """A closed smooth shape at the right and its mirror image."""
    return loop(above(half)) + loop(above([(-x, y) for x, y in half]))


def ring(half: Sequence[Point], share: float) -> str:
    """A layer of the disk's ring, drawn in from its edge."""
    return both([(x * share, -285 + (y + 285) * share) for x, y in half])


DISK_ABOVE: Final = ((0, -400), (90, -388), (142, -330), (146, -270), (122, -215), (80, -196), (40, -198), (0, -206))
DISK_WIDE: Final = ((0, -400), (90, -388), (142, -330), (146, -270), (122, -212), (80, -189), (40, -182), (0, -181))
CORE_ABOVE: Final = ((0, -340), (46, -330), (64, -296), (50, -262), (20, -250), (0, -253))
CANAL_ABOVE: Final = (
    (0, -214), (60, -214), (112, -216), (150, -204), (142, -170), (104, -156), (70, -140), (36, -114),
    (0, -104),
)  # fmt: skip
JOINT: Final = (
    (72, -158), (84, -174), (110, -172), (131, -148), (129, -112), (112, -88), (101, -112), (92, -132),
    (74, -143),
)  # fmt: skip
JOINT_LARGE: Final = (
    (46, -160), (60, -174), (84, -176), (112, -174), (133, -148), (129, -112), (112, -88), (101, -112),
    (90, -130), (66, -134), (46, -144),
)  # fmt: skip
LIGAMENT: Final = ((0, -117), (24, -125), (44, -141), (58, -148), (69, -141), (42, -118), (0, -103))
LIGAMENT_THICK: Final = ((0, -122), (10, -136), (17, -152), (30, -164), (50, -162), (69, -141), (42, -118), (0, -103))
ARCH_ABOVE: Final = (
    (0, -103), (30, -110), (64, -137), (84, -128), (94, -104), (88, -83), (56, -72), (28, -58), (16, -34),
    (12, -14), (0, 0),
)  # fmt: skip
SAC_ABOVE: Final = ((0, -197), (28, -193), (49, -178), (53, -158), (40, -138), (20, -128), (0, -125))
SAC_TIGHT: Final = (
    (0, -177), (20, -178), (37, -176), (41, -169), (33, -163), (18, -160), (10, -150), (6, -138), (0, -133),
)  # fmt: skip
BUNDLES: Final = (
    (-30, -168), (-15, -181), (2, -183), (20, -179), (33, -166), (-18, -156), (0, -163), (17, -156),
    (-7, -141), (11, -141),
)  # fmt: skip
BUNDLES_TIGHT: Final = (
    (-32, -170), (-21, -170), (-10, -170), (1, -170), (12, -170), (23, -170), (32.5, -169), (-5.5, -159),
    (5.5, -159), (0, -148),
)  # fmt: skip


def roots_above(mouth: Point) -> list[str]:
    """The two nerves that leave the tunnel to the sides, from their mouth at the sac."""
    found = []
    for side in (-1, 1):
        way = sampled(
            above(
                [
                    (side * x, y)
                    for x, y in (mouth, (84, -170), (118, -184), (160, -206), (230, -250), (330, -318), (520, -450))
                ]
            ),
            40,
        )
        found += nerve(
            way,
            lambda share: mixed(((0.0, 12.0), (0.16, 17.0), (0.24, 21.0), (0.34, 18.0), (1.0, 18.0)), share),
        )
    return found


def shrunk(half: Sequence[Point], by: float) -> list[Point]:
    """An outline drawn in by so much, for the marrow of a bone."""
    points = [*half]
    middle = (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))
    found = []
    for x, y in points:
        away = math.dist((x, y), middle)
        share = max(0.0, 1 - by / away)
        found.append((middle[0] + (x - middle[0]) * share, middle[1] + (y - middle[1]) * share))
    return found


def from_above(*, narrow: bool) -> list[str]:
    """The tunnel of the nerves from above, front at the top: wide, or narrow."""
    disk = DISK_WIDE if narrow else DISK_ABOVE
    joint = JOINT_LARGE if narrow else JOINT
    inner_arch = [
        (0, -94),
        (32, -100),
        (64, -124),
        (78, -118),
        (84, -102),
        (78, -90),
        (50, -80),
        (22, -64),
        (9, -36),
        (5, -14),
        (0, -10),
    ]
    return [
        path("canal-fill", both(CANAL_ABOVE)),
        *roots_above((30, -168) if narrow else (46, -166)),
        path("cut-bone", twice(joint)),
        path("marrow", twice(shrunk(joint, 7))),
        path("gristle", both(LIGAMENT_THICK if narrow else LIGAMENT)),
        path("cut-bone", both(ARCH_ABOVE)),
        path("marrow", both(inner_arch)),
        *sac_above(narrow=narrow),
        path("cut-disk", both(disk)),
        path("disk-fibre", "".join(ring(disk, share) for share in (0.9, 0.78, 0.66))),
        path("cut-core", both(CORE_ABOVE)),
    ]


def sac_above(*, narrow: bool) -> list[str]:
    """The sac from above with its bundles of nerves: with room, or squeezed."""
    bundles, size, kind = (BUNDLES_TIGHT, 8.6, "nerve-dot-sore") if narrow else (BUNDLES, 13.0, "nerve-dot")
    outline = path("sac", both(SAC_TIGHT if narrow else SAC_ABOVE))
    return [outline, *(circle(kind, above([spot])[0], size) for spot in bundles)]


def stenosis() -> None:
    """The tunnel of the nerves from above: wide, and narrowed by disk, ligament and joints."""
    ground = flesh(SIZE[0] + AROUND)
    x, y = above([(0, -165)])[0]
    places: Places = {
        "nerve": (above([(1, -170)])[0], (x - 100, y - 70, 200.0, 130.0)),
        "disk": (above([(60, -236)])[0], (x - 280, 0.0, 560.0, y - 80)),
        "bone": (above([(72, -103)])[0], (x - 180, y + 55, 360.0, 255.0)),
        "problem": (above([(0, -159)])[0], (x - 100, y - 70, 200.0, 130.0)),
        "front": ((x, 60.0), (0.0, 0.0, 0.0, 0.0)),
        "back": ((x - 225, SIZE[1] - 60), (0.0, 0.0, 0.0, 0.0)),  # beside the process, not on it
    }
    note = "From above, front at the top: the tunnel of the nerves, wide, and narrowed by disk, ligament and joints."
    base = [gradients(0, 1), ground, *from_above(narrow=True)]
    warm = [glow(above([(0, -158)])[0], 92), *sac_above(narrow=True)]
    picture("stenosis", note, base, [ground, *from_above(narrow=False)], warm, places)


def main() -> None:
    """Write the files."""
    herniation()
    disk_wear()
    annular_tear()
    compression_fracture()
    pinched_nerve()
    cyst()
    stenosis()


if __name__ == "__main__":
    main()
