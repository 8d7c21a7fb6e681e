"""The lumbar column cut along its middle, seen from the left side, for the scripts that draw it.

Lengths in the table are millimetres of an adult; the picture has ``SCALE`` units to the millimetre. Two frames of
reference are used:

* the column: ``s`` along its curve downward and ``d`` to the back from the rear wall of the vertebral bodies;
* the picture: ``x`` to the back, ``y`` down (``Column.at`` leads from the first to the second).

Bodies, disks and processes have the measures that ``make_spine.py`` names with their sources. The canal is
drawn a fifth too deep and the sac in it narrow, so that the cord and the epidural space are seen.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from shapes import SOFT, Corner, Point, between, curve, mixed, oval, path, rounded, scattered

SCALE: Final = 9.4


@dataclass(frozen=True)
class Level:
    """One vertebra and the disk below it.

    Heights and depth of the body and the disk in its middle; how far the spinous process drops, its height, and which
    share of the usual length it has.
    """

    name: str
    height: float
    depth: float
    disk: float
    drop: float
    tip: float
    reach: float = 1.0


# fmt: off
LEVELS: Final = (
    #      name  height depth disk  drop  tip  reach
    Level("T11", 20.8,  32.0,  6.0, 10.0, 14.0),
    Level("T12", 22.6,  33.0,  6.8,  8.0, 17.0),
    Level("L1",  24.6,  34.3,  8.4,  8.0, 19.0),
    Level("L2",  25.2,  34.7,  9.4,  8.0, 19.5),
    Level("L3",  25.4,  35.0, 10.3,  7.5, 20.0),
    Level("L4",  25.4,  35.0, 11.2,  7.0, 19.0),
    Level("L5",  25.4,  34.6, 10.2,  7.0, 15.0, 0.86),
    Level("S1",  30.0,  31.0,  1.6,  9.0, 24.0, 0.8),
    Level("S2",  26.0,  24.0,  1.6,  9.0, 22.0, 0.7),
)
# fmt: on

# The curve, hollow behind: its radius above the place where it reaches furthest to the front, and below.
RADIUS_ABOVE: Final = 3800.0
RADIUS_BELOW: Final = 2300.0

# Depths behind the rear wall of the bodies, in picture units.
SAC_FRONT: Final = 32.0
SAC_BACK: Final = 156.0
CANAL: Final = 210.0
PROCESS_END: Final = 512.0
SUPRASPINOUS: Final = 535.0
SKIN_THICKNESS: Final = 30.0
TILT: Final = 0.12

# How far the drawing runs beyond the picture, so that no line ends inside it.
MARGIN: Final = 90.0


@dataclass(frozen=True)
class Column:
    """The column in a picture of that size (units): which vertebra is where, and how it curves.

    The middle of the body of `hero` lies `hero_at` down the column; the curve reaches furthest to the front at `apex`,
    where the rear wall of the bodies lies at `wall` across the picture. Above `kink` the column leans forward by `lean`
    radians, as over a bone that has lost height in front; the lean is spread over `kink_length`.
    """

    size: Point
    hero: str
    hero_at: float
    wall: float
    apex: float
    levels: tuple[Level, ...] = LEVELS
    kink: float = 0.0
    kink_length: float = 1.0
    lean: float = 0.0

    @property
    def top(self) -> float:
        """Where lines down the whole column begin, above the picture."""
        return -MARGIN - 220.0

    @property
    def bottom(self) -> float:
        """Where they end, below it."""
        return self.size[1] + MARGIN + 160.0

    @cached_property
    def level(self) -> dict[str, Level]:
        """The levels by name."""
        return {level.name: level for level in self.levels}

    def at(self, s: float, d: float) -> Point:
        """The point of the picture at a place of the column."""
        x, y = self._upright(s, d)
        share = min(1.0, max(0.0, (self.kink + self.kink_length / 2 - s) / self.kink_length))
        turn = -self.lean * share * share * (3 - 2 * share)
        pivot = self._upright(self.kink, 0.0)
        away, down = x - pivot[0], y - pivot[1]
        return (
            pivot[0] + away * math.cos(turn) - down * math.sin(turn),
            pivot[1] + away * math.sin(turn) + down * math.cos(turn),
        )

    def _upright(self, s: float, d: float) -> Point:
        """The same without the lean."""
        radius = self._radius(s)
        turn = (s - self.apex) / radius
        return (self.wall + radius - (radius - d) * math.cos(turn), self.apex + (radius - d) * math.sin(turn))

    def _radius(self, s: float) -> float:
        return RADIUS_ABOVE if s < self.apex else RADIUS_BELOW

    def all_at(self, places: Iterable[Point]) -> list[Point]:
        """The points of the picture at places of the column."""
        return [self.at(s, d) for s, d in places]

    def down(self, depth: Callable[[float], float], first: float, last: float, step: float) -> list[Point]:
        """Points of the picture along a line that runs down the column at a depth that may change on the way."""
        count = max(2, round((last - first) / step) + 1)
        stops = [first + (last - first) * index / (count - 1) for index in range(count)]
        return self.all_at((s, depth(s)) for s in stops)

    def whole(self, depth: float | Callable[[float], float], step: float = 90.0) -> list[Point]:
        """Such a line from above the picture to below it."""
        return self.down(depth if callable(depth) else lambda _: depth, self.top, self.bottom, step)

    @cached_property
    def centres(self) -> dict[str, float]:
        """Where the middle of each body lies along the column, from the table."""
        found: dict[str, float] = {}
        here = 0.0
        for level in self.levels:
            found[level.name] = here + level.height * SCALE / 2
            here += (level.height + level.disk) * SCALE
        shift = self.hero_at - found[self.hero]
        return {name: place + shift for name, place in found.items()}

    def corners(self, places: Iterable[tuple[float, ...]]) -> str:
        """Path data of a rounded outline given as (s, d) or (s, d, rounding)."""
        return rounded([Corner(*self.at(place[0], place[1]), place[2] if len(place) > 2 else SOFT) for place in places])  # noqa: PLR2004

    def body_outline(self, level: Level, inset: float) -> str:
        """A vertebral body, or with an inset the marrow inside its hard shell."""
        c, half, depth = self.centres[level.name], level.height * SCALE / 2 - inset, level.depth * SCALE
        dish, front, back = 11.0, -depth + inset, -inset
        return self.corners(
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

    def process_span(self, level: Level) -> tuple[float, float]:
        """The upper and lower end of the spinous process where it leaves the arch."""
        middle, half = self.centres[level.name] + level.drop * SCALE * 0.55, level.tip * SCALE / 2
        return (middle - half, middle + half)

    def process_outline(self, level: Level, inset: float) -> str:
        """The cut arch and spinous process: a broad hatchet that sinks a little to the back."""
        upper, lower = self.process_span(level)
        i, end = inset, CANAL + (PROCESS_END - CANAL) * level.reach
        places = (
            (upper + 2 + i * 1.2, CANAL + 14 + i * 0.5, 12),
            (upper + 46, CANAL + 2 + i),
            (lower - 44, CANAL + 1 + i),
            (lower - 4 - i * 1.2, CANAL + 1 + i, 13),
            (lower + 2 - i, CANAL + 40),
            (lower - 24 - i, CANAL + 112 * level.reach),
            (lower - 16 - i, CANAL + 210 * level.reach),
            (lower + 3 - i, end - 62),
            (lower + 1 - i, end - 10 - i * 0.4, 30),
            (lower - 44, end + 2 - i),
            (upper + 66, end + 2 - i),
            (upper + 12 + i, end - 8 - i * 0.5, 30),
            (upper + 2 + i, end - 74),
            (upper + 22 + i, CANAL + 190 * level.reach),
            (upper + 26 + i, CANAL + 90 * level.reach),
            (upper + 6 + i, CANAL + 44),
        )
        return self.corners((s + TILT * (d - CANAL), d, *rest) for s, d, *rest in places)

    def shown(self, point: Point) -> bool:
        """Whether a small thing at that point of the picture is seen."""
        return 0 < point[0] < self.size[0] and 0 < point[1] < self.size[1]

    def holes(self, box: tuple[float, float, float, float], lean: float, size: Point, seed: int) -> list[str]:
        """The fine holes of spongy bone, strewn over a box of the column: first and last s, first and last d."""
        first, last, front, back = box
        data = ""
        for along, across in scattered(last - first, back - front, 21.0, seed):
            place = self.at(first + along + lean * (front + across - CANAL), front + across)
            # Bone is denser, its holes finer, towards the ends of the box.
            middle = math.sin(math.pi * along / (last - first))
            grow = 0.55 + 0.45 * middle * (0.6 + 0.4 * math.sin(along * 7.0 + across * 3.0))
            if self.shown(place):
                data += oval(place, size[0] * grow, size[1] * grow)
        return [path("pore", data)] if data else []

    def seen(self, s: float, half: float) -> bool:
        """Whether something of that half height at that place of the column reaches into the picture."""
        return self.at(s + half, 0.0)[1] > -MARGIN and self.at(s - half, 0.0)[1] < self.size[1] + MARGIN

    def bone(self, level: Level, index: int) -> list[str]:
        """One vertebra, cut: its body in front of the canal and its spinous process behind."""
        c, half, depth = self.centres[level.name], level.height * SCALE / 2, level.depth * SCALE
        upper, lower = self.process_span(level)
        found: list[str] = []
        if self.seen(c, half):
            box = (c - half + 26, c + half - 26, -depth + 38, -32.0)
            found += [
                path("cut-bone", self.body_outline(level, 0)),
                path("marrow", self.body_outline(level, 11)),
                *self.holes(box, 0.0, (4.4, 7.0), index),
            ]
        if self.seen((upper + lower) / 2, (lower - upper) / 2 + 60):
            end = CANAL + (PROCESS_END - CANAL) * level.reach
            box = (upper + 42, lower - 36, CANAL + 34, end - 26)
            found += [
                path("cut-bone", self.process_outline(level, 0)),
                path("marrow", self.process_outline(level, 11)),
                *self.holes(box, TILT, (5.6, 3.9), 40 + index),
            ]
        return found

    def disk_span(self, upper: Level) -> tuple[float, float]:
        """Where the middle of the disk below a vertebra lies along the column, and half its height."""
        half = upper.disk * SCALE / 2
        return (self.centres[upper.name] + upper.height * SCALE / 2 + half, half)

    def disk_outline(self, upper: Level, lower: Level) -> str:
        """The edge of the disk between two bodies."""
        depth = (upper.depth + lower.depth) / 2 * SCALE
        c, h = self.disk_span(upper)
        return self.corners(
            (
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
        )

    def core_places(self, upper: Level, lower: Level) -> list[Point]:
        """Corners of the soft core of a disk, as (s, d), from its upper front to its lower front."""
        depth = (upper.depth + lower.depth) / 2 * SCALE
        c, h = self.disk_span(upper)
        return [
            (c - h * 0.34, -depth * 0.73),
            (c - h * 0.66, -depth * 0.64),
            (c - h * 0.7, -depth * 0.4),
            (c - h * 0.4, -depth * 0.27),
            (c, -depth * 0.24),
            (c + h * 0.4, -depth * 0.27),
            (c + h * 0.7, -depth * 0.4),
            (c + h * 0.66, -depth * 0.64),
            (c + h * 0.34, -depth * 0.73),
        ]

    def disk(self, upper: Level, lower: Level) -> list[str]:
        """The disk between two bodies: its ring in layers and the soft core."""
        depth = (upper.depth + lower.depth) / 2 * SCALE
        c, h = self.disk_span(upper)
        if not self.seen(c, h + 12):
            return []
        rings = ""
        for share in (0.07, 0.135, 0.2):
            for d, bow in ((-depth * (1 - share), -16 + share * 40), (-depth * share, 13 - share * 30)):
                reach = h - 2 + share * 22
                rings += curve(self.all_at(((c - reach, d), (c, d + bow), (c + reach, d))))
        return [
            path("cut-disk", self.disk_outline(upper, lower)),
            path("disk-fibre", rings),
            path("cut-core", self.corners(self.core_places(upper, lower))),
        ]

    def skin_depth(self, s: float) -> float:
        """How far behind the bodies the skin lies: the small of the back is hollow."""
        return SUPRASPINOUS + 96 - 16 * math.cos((s - self.apex + 120) / 480)

    def rear(self, s: float) -> float:
        """The rear wall of the canal: it widens a little between two arches."""
        wide = 0.0
        for upper, lower in self.windows():
            middle = (upper + lower) / 2
            wide += math.exp(-(((s - middle) / 62) ** 2))
        return CANAL + 11 * wide

    def windows(self) -> list[tuple[float, float]]:
        """The gaps between neighbouring arches, where the yellow ligament closes the canal."""
        spans = [self.process_span(level) for level in self.levels]
        return [(above[1], below[0]) for above, below in pairwise(spans)]

    def tissue(self) -> list[str]:
        """The quiet rest: flesh, ligaments, fat, skin."""
        skin = self.whole(self.skin_depth)
        under = self.whole(lambda s: self.skin_depth(s) - SKIN_THICKNESS)
        depth = self.level["L2"].depth * SCALE
        return [
            path(
                "flesh-front",
                f"M{-MARGIN:.0f} {-MARGIN:.0f}"
                + curve(self.whole(0), "L")
                + f"L{-MARGIN:.0f} {self.size[1] + MARGIN:.0f}Z",
            ),
            path("ligament", between(self.whole(CANAL), self.whole(SUPRASPINOUS))),
            path("fat", between(self.whole(SUPRASPINOUS), under)),
            path("skin-layer", between(under, skin)),
            path("ligament-strong", between(self.whole(self.front_ligament, 30), self.whole(-depth + 14))),
            path("ligament-strong", between(self.whole(PROCESS_END - 6), self.whole(SUPRASPINOUS))),
            path("fibre", self.interspinous_fibres()),
        ]

    def front_ligament(self, s: float) -> float:
        """The ligament in front of the bodies: it bulges over the disks."""
        near = min(abs(s - middle) for middle in self.disk_middles())
        return -self.level["L2"].depth * SCALE - 14 - 9 * math.exp(-((near / 70) ** 2))

    def disk_middles(self) -> list[float]:
        """Where the disks lie along the column."""
        return [self.centres[level.name] + (level.height + level.disk) * SCALE / 2 for level in self.levels]

    def interspinous_fibres(self) -> str:
        """Fibres that run from one spinous process to the next."""
        data = ""
        for upper, lower in self.windows():
            for share in (0.08, 0.36, 0.64, 0.92):
                s = upper + (lower - upper) * share
                line = ((s - 8, CANAL + 46), (s + 14, CANAL + 130), (s + 30, CANAL + 220), (s + 38, PROCESS_END - 12))
                data += curve(self.all_at(line))
        return data

    def yellow_ligament(self) -> list[str]:
        """The ligament that closes the canal between the arches: the last thing the needle passes."""
        found = []
        for upper, lower in self.windows():
            if not self.seen((upper + lower) / 2, 120):
                continue
            first, last = upper - 22, lower + 20
            inner = self.down(self.rear, first, last, 22)

            def outer(s: float, first: float = first, last: float = last) -> float:
                return self.rear(s) + 9 + 12 * math.sin((s - first) / (last - first) * math.pi)

            found.append(path("ligament-strong", between(inner, self.down(outer, first, last, 22))))
        return found

    def epidural_space(self) -> str:
        """The space between the wall of the canal and the sac, in front of it and behind it."""
        return path("epidural", between(self.whole(-16), self.whole(self.rear, 24)))

    def opening(self, name: str) -> list[str]:
        """A hint of the opening that the root leaves through, below the pedicle that the cut has taken away."""
        c = self.centres[name]
        hollow = ((14, -7), (26, -62), (52, -104), (84, -118), (108, -104), (114, -66), (112, -5))
        rim = curve(self.all_at((c + s, d) for s, d in hollow))
        return [path("opening no-line", rim + "Z"), path("opening no-fill", rim)]

    def front(self, s: float) -> float:
        """The front wall of the canal: the waisted rear of the bodies and the disks, which bulge a little."""
        for level in self.levels:
            away, half = abs(s - self.centres[level.name]), level.height * SCALE / 2
            if away <= half:
                return mixed(((0.0, -10.0), (48.0, -9.2), (half, 1.0)), away)
        return mixed(((12.0, 7.4), (50.0, 1.5)), min(abs(s - middle) for middle in self.disk_middles()))

    def place_of(self, point: Point) -> Point:
        """The place of the column (s, d) of a point of the picture: the way back from `at` (without a lean)."""
        radius = RADIUS_ABOVE if point[1] < self.apex else RADIUS_BELOW
        x, y = self.wall + radius - point[0], point[1] - self.apex
        return (self.apex + radius * math.atan2(y, x), radius - math.hypot(x, y))
