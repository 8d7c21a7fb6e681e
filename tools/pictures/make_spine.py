"""Draw the spine in a standing body, seen from its left side, from a table of measurements.

Run ``python tools/pictures/make_spine.py`` from anywhere; it rewrites ``resources/pictures/spine.svg``. One drawing
serves the overview and each close-up: its invisible rectangles ``view-…`` are the camera frames.

Lengths are millimetres of a standing adult of 1.75 m; angles are degrees. Three frames of reference are used:

* a bone's own frame: origin in the middle of its body, ``x`` to the back, ``y`` up along the column;
* the body: ``x`` to the back from the middle of the first sacral end plate, ``y`` down from the crown of the head;
* the picture: SVG units, the body scaled and shifted (``to_picture``).

Where the measurements come from (rounded; means of adults). "Seen" means that the number itself was read while this
table was checked, "from memory" that only the title or nothing of the source was at hand:

* neck bodies, deeper than high, C3 smallest and C7 largest: Gilad & Nissan, J Anat 143:115 (1985), abstract seen; least
  depth at C3, least height at C5, most of both at C7: Katz et al., Am J Phys Anthropol, "Mid-sagittal dimensions of
  cervical vertebral bodies", abstract seen; height 10.9, depth 14.8 above and 15.6 below, spinous process 15, canal 12:
  Eur J Anat 24:9 (2020), seen; single levels: Panjabi et al., Spine 16:861 (1991), from memory;
* neck disks, 4.1 in the middle: CT of 1000 young adults, PMC11225399, seen (5 on radiographs, from memory; between);
* chest bodies, 17 in front at T2 to 19 at T9, 1 to 1.5 higher behind: Egwu et al., J Anat Soc India 68:110 (2019),
  seen; single levels: Panjabi et al., Spine 16:888 (1991), from memory;
* chest disks, 2.7 in front at T4-5 growing to 5.4 at T10-11, T2-3 not lower than T4-5: Fletcher et al., Eur Spine J
  (2015, doi 10.1007/s00586-015-3925-y), seen;
* low-back bodies, 20-30 high and 30-35 deep: spinebase.org, seen; L3 the largest, L5 the smallest, depth much the same
  from L1 to L5: Gilad & Nissan, seen; L5 33.5 above and 33.3 below: Bhat et al. (L5, South India), seen; single levels:
  Panjabi et al., Spine 17:299 (1992), from memory;
* low-back disks, middles of the ranges 8.6, 9.5, 10.4, 11.2, 10.1: Zhang et al., J Orthop Surg Res 13:34 (2018), seen;
* low-back spinous processes, lowest and shortest at L5: PMC8664751 and PMC3337914, seen; pointing down the more the
  lower they are: Abbas et al. (2020), abstract seen;
* standing curves, chest T1-T12 40, low back T12-S1 60, none at T11-L1, most of it in the two lowest levels: AO Surgery
  Reference, "Sagittal spinal alignment", seen; low back 50 standing with 34 below L4: PMC6680033, seen; neck C2-C7 27:
  Harrison et al., Spine 29:2485 (2004), seen only as cited (34 in Spine 21:667 (1996), 13-19 in a meta-analysis,
  PMC6003173, both seen); sacral slope 40: Berthonnaud et al., J Spinal Disord Tech 18:40 (2005), from memory;
* lengths, neck 125, chest 280, low back 180, sacrum and coccyx 125, in all 710 (Gray's Anatomy) or 720-750 (Palastanga
  et al.), both seen as cited;
* where the column lies: C1 behind the hard palate (Mirjalili et al., Clin Anat 25:851 (2012), seen) between mastoid and
  angle of the jaw; jugular notch at T2-3, sternal angle at T4-5, lower end of the breastbone at T8-9, hip crest at L4:
  tables of vertebral levels, seen.

The shape of the arches and the direction of the processes are set by eye within those sources' ranges.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from shapes import (
    SOFT,
    Corner,
    Point,
    anchor,
    circle,
    curve,
    drawing,
    group,
    loop,
    number,
    path,
    polygon,
    rounded,
    write,
)
from shapes import frame as camera_frame


@dataclass(frozen=True)
class Level:
    """One vertebra and the disk below it.

    ``height`` and ``disk`` are measured in the middle, ``wedge`` and ``disk_wedge`` are degrees, positive where the
    front is higher than the back (so positive bends the column hollow behind). ``reach`` and ``drop`` say where the
    spinous process ends, behind the rear wall of the body and below its middle; ``tip`` is its height there.
    """

    name: str
    height: float
    depth_above: float
    depth_below: float
    wedge: float
    disk: float
    disk_wedge: float
    reach: float
    drop: float
    tip: float

    @property
    def region(self) -> str:
        """The region's element id."""
        return {"C": "cervical", "T": "thoracic", "L": "lumbar"}[self.name[0]]

    @property
    def half(self) -> float:
        """Half the depth: how far the rear wall lies behind the middle."""
        return (self.depth_above + self.depth_below) / 4


# fmt: off
LEVELS: Final = (
    #      name  height depth: above below wedge  disk  its wedge reach drop  tip
    Level("C2",  20.0,         14.5, 15.4,  0.0,  4.6,  5.0,      38.0,  9.0, 11.0),
    Level("C3",  11.7,         15.0, 15.6, -0.5,  4.6,  5.5,      31.0,  8.0,  7.0),
    Level("C4",  11.6,         15.3, 15.9, -0.5,  4.7,  6.0,      31.0,  9.0,  7.0),
    Level("C5",  11.5,         15.6, 16.6, -0.5,  4.8,  6.0,      32.0, 11.0,  7.0),
    Level("C6",  11.8,         16.4, 17.6, -0.5,  5.0,  6.0,      37.0, 14.0,  7.5),
    Level("C7",  13.2,         17.6, 18.2, -1.0,  4.8,  4.5,      48.0, 20.0,  9.0),
    Level("T1",  15.0,         18.5, 19.7, -2.0,  4.0,  1.0,      48.0, 24.0,  9.0),
    Level("T2",  16.2,         19.6, 21.6, -3.0,  3.4,  0.0,      45.0, 28.5,  8.0),
    Level("T3",  16.5,         21.6, 23.3, -3.5,  3.0,  0.0,      42.0, 32.0,  7.5),
    Level("T4",  16.8,         23.0, 24.5, -4.0,  2.7,  0.0,      39.0, 35.0,  7.0),
    Level("T5",  17.2,         24.3, 25.8, -4.5,  2.9,  0.0,      36.5, 37.0,  7.0),
    Level("T6",  17.7,         26.0, 26.9, -4.5,  3.2,  0.0,      35.0, 38.5,  7.0),
    Level("T7",  18.3,         27.2, 28.5, -4.5,  3.6,  0.0,      35.0, 39.0,  7.0),
    Level("T8",  18.9,         27.9, 29.4, -4.5,  4.0,  0.0,      36.0, 38.0,  7.5),
    Level("T9",  19.6,         29.3, 30.8, -3.5,  4.5,  0.0,      38.0, 34.5,  8.5),
    Level("T10", 20.4,         30.5, 31.6, -3.0,  5.4,  0.0,      40.0, 28.0, 10.0),
    Level("T11", 21.2,         31.6, 32.2, -3.0,  6.0,  0.5,      37.5, 15.5, 13.0),
    Level("T12", 22.8,         32.6, 33.4, -2.5,  6.8,  3.0,      40.0,  8.0, 16.0),
    Level("L1",  24.6,         34.0, 34.6, -2.0,  8.4,  5.0,      50.0,  7.0, 20.0),
    Level("L2",  25.2,         34.6, 34.9, -1.0,  9.4,  6.5,      54.0,  8.0, 22.0),
    Level("L3",  25.4,         35.0, 35.0,  1.0, 10.3,  8.5,      54.0,  8.5, 22.5),
    Level("L4",  25.4,         35.0, 34.6,  3.0, 11.2, 11.0,      51.0, 10.5, 20.0),
    Level("L5",  25.0,         34.0, 33.3,  9.0, 10.2, 14.0,      42.0, 18.5, 14.0),
)
# fmt: on

# Sacrum and coccyx, from the top: height of each segment, its depth at the top, and how far it is bent against the
# one above (negative: hollow in front).
SACRAL_SLOPE: Final = 40.0
SACRUM: Final = ((30.0, 33.0, 0.0), (25.0, 23.5, -9.0), (20.0, 17.5, -13.0), (17.0, 13.5, -15.0), (14.0, 11.0, -13.0))
COCCYX: Final = ((10.0, 10.0, -12.0), (8.0, 8.5, -10.0), (6.5, 6.5, -12.0), (5.5, 5.0, -12.0))

# From where to where the light goes over the sacrum: from its hollow front to the crest of its second bone.
SACRAL_LIGHT: Final[tuple[Point, Point]] = ((4.0, 752.0), (62.0, 742.0))

# The curves the table must add up to, in degrees (positive: hollow behind), and how far it may miss them.
CURVES: Final = {"cervical": 30.0, "thoracic": -40.0, "lumbar": 57.0}
CURVE_TOLERANCE: Final = 5.0
COLUMN_LENGTH: Final = (700.0, 750.0)


@dataclass(frozen=True)
class Placed:
    """A place on the column in the body's frame: a middle and how far "up" leans to the front there."""

    x: float
    y: float
    lean: float

    def point(self, x: float, y: float) -> Point:
        """The point of the body at (x to the back, y up) of this place's own frame."""
        lean = math.radians(self.lean)
        return (
            self.x + x * math.cos(lean) - y * math.sin(lean),
            self.y - x * math.sin(lean) - y * math.cos(lean),
        )

    def along(self, length: float, bend: float) -> "Placed":
        """The place ``length`` further up (down if negative), "up" having turned ``bend`` to the back on the way."""
        middle = Placed(self.x, self.y, self.lean - bend / 2)
        x, y = middle.point(0.0, length)
        return Placed(x, y, self.lean - bend)

    def outline(self, corners: Iterable[Corner]) -> list[Corner]:
        """The corners moved from this place's own frame to the body's."""
        return [Corner(*self.point(corner.x, corner.y), corner.rounding) for corner in corners]

    def points(self, points: Iterable[Point]) -> list[Point]:
        """The points moved from this place's own frame to the body's."""
        return [self.point(x, y) for x, y in points]


def stack(crown_to_sacrum: float) -> tuple[dict[str, Placed], dict[str, Placed]]:
    """Pile the vertebrae on the sacrum; returns the middle of each body and of each disk, by vertebra's name."""
    bodies: dict[str, Placed] = {}
    disks: dict[str, Placed] = {}
    here = Placed(0.0, crown_to_sacrum, SACRAL_SLOPE)
    for level in reversed(LEVELS):
        disks[level.name] = here.along(level.disk / 2, level.disk_wedge / 2)
        here = here.along(level.disk, level.disk_wedge)
        bodies[level.name] = here.along(level.height / 2, level.wedge / 2)
        here = here.along(level.height, level.wedge)
    return bodies, disks


def check_table() -> None:
    """Refuse a table whose curves or length leave the published range."""
    for region, wanted in CURVES.items():
        found = sum(level.wedge + level.disk_wedge for level in LEVELS if level.region == region)
        if abs(found - wanted) > CURVE_TOLERANCE:
            raise ValueError(f"{region} curve is {found:.1f} degrees, should be about {wanted:.0f}")
    dens = 16.0
    length = dens + sum(level.height + level.disk for level in LEVELS)
    length += sum(height for height, _, _ in SACRUM + COCCYX)
    if not COLUMN_LENGTH[0] <= length <= COLUMN_LENGTH[1]:
        raise ValueError(f"the column is {length:.0f} mm long, should be {COLUMN_LENGTH[0]:.0f}-{COLUMN_LENGTH[1]:.0f}")


# ---------------------------------------------------------------------------------------------- bones, own frame


@dataclass(frozen=True)
class Bone:
    """A vertebra's drawing in its own frame, each over the one before.

    ``outlines`` are its pieces, ``waist`` is the hollow side of the body, ``shades`` lie along what faces down,
    ``seams`` are thin lines. ``knob`` is the end of a process that points at the viewer; only ``rim`` of it is drawn as
    a line, for it grows out of the bone.
    """

    outlines: list[list[Corner]]
    waist: list[Corner]
    shades: list[list[Corner]]
    seams: list[list[Point]]
    knob: list[Point]
    rim: list[Point]


@dataclass(frozen=True)
class Frame:
    """Where things are in a level's own frame: rear wall, upper and lower edge behind, and the spinous process."""

    back: float
    top: float
    bottom: float
    end: float
    upper: float
    lower: float

    def at(self, x: float, y: float, rounding: float = SOFT) -> Corner:
        """A corner ``x`` behind the rear wall and ``y`` above the upper edge."""
        return Corner(self.back + x, self.top + y, rounding)

    def low(self, x: float, y: float, rounding: float = SOFT) -> Corner:
        """A corner ``x`` behind the rear wall and ``y`` above the lower edge."""
        return Corner(self.back + x, self.bottom + y, rounding)

    def between(self, share: float, x: float, y: float, ends: tuple[float, float]) -> Corner:
        """A corner of the spinous process at that share of the way from (x behind the wall, y) to (end, y)."""
        start = self.back + x
        return Corner(start + (self.end - start) * share, y + (ends[1] - y) * share)


@dataclass(frozen=True)
class Sides:
    """The four corners of a vertebral body."""

    front_above: Point
    back_above: Point
    back_below: Point
    front_below: Point


def sides(level: Level) -> Sides:
    """The corners of the level's body in its own frame."""
    slant = math.tan(math.radians(level.wedge) / 2)
    above, below, half = level.depth_above / 2, level.depth_below / 2, level.height / 2
    return Sides(
        (-above, half + above * slant),
        (above, half - above * slant),
        (below, -half + below * slant),
        (-below, -half - below * slant),
    )


def frame(level: Level) -> Frame:
    """Where the level's parts are."""
    s = sides(level)
    back = s.back_above[0]
    return Frame(
        back,
        s.back_above[1],
        s.back_below[1],
        back + level.reach,
        -level.drop + level.tip / 2,
        -level.drop - level.tip / 2,
    )


def body_front(level: Level, rounding: float, waist: float) -> list[Corner]:
    """The body's outline from the lower back corner round the front to the upper back corner."""
    s = sides(level)
    dish = level.height * 0.045
    return [
        Corner(*s.back_below, rounding * 0.7),
        Corner(level.depth_below * 0.2, -level.height / 2 + dish),
        Corner(-level.depth_below * 0.25, -level.height / 2 + dish),
        Corner(*s.front_below, rounding),
        Corner(s.front_below[0] + waist, -level.height * 0.18),
        Corner(s.front_above[0] + waist, level.height * 0.18),
        Corner(*s.front_above, rounding),
        Corner(-level.depth_above * 0.25, level.height / 2 - dish),
        Corner(level.depth_above * 0.2, level.height / 2 - dish),
        Corner(*s.back_above, rounding * 0.7),
    ]


def rims(level: Level, inset: float) -> list[list[Point]]:
    """The raised edges of the body: a line a little below its top and one a little above its bottom."""
    s = sides(level)
    above = [
        (s.front_above[0] + inset * 0.7, s.front_above[1] - inset),
        (-level.depth_above * 0.2, level.height / 2 - inset * 1.5),
        (level.depth_above * 0.18, level.height / 2 - inset * 1.6),
    ]
    below = [
        (s.front_below[0] + inset * 0.7, s.front_below[1] + inset),
        (-level.depth_below * 0.2, -level.height / 2 + inset * 1.5),
        (level.depth_below * 0.22, -level.height / 2 + inset * 1.5),
    ]
    return [above, below]


def hollow(level: Level, waist: float) -> list[Corner]:
    """The hollow side of the body, where the light does not reach; its shade is soft at the edge."""
    f, half = frame(level), level.height * 0.46
    front = -level.half + waist
    return [Corner(front, -half), Corner(front, half), Corner(f.back + 1.0, half), Corner(f.back + 1.0, -half)]


def lumbar(level: Level) -> Bone:
    """A low-back vertebra: thick pedicle, stout upright joints, broad level hatchet behind."""
    f = frame(level)
    waist, tip = 2.6, f.end
    middle = (f.upper + f.lower) / 2
    # A process that ends lower than those of the others begins no lower than they do.
    hang = max(0.0, -20.5 - f.lower)
    outline = [
        *body_front(level, 3.2, waist),
        f.at(0.6, -2.6, 1.8),
        f.at(7.6, -3.4),
        f.at(10.2, 0.6),
        f.at(11.4, 8.6, 2.6),
        f.at(16.8, 8.8, 2.6),
        f.at(19.0, 1.5),
        f.at(18.6, -4.8),
        Corner(f.back + 22.5, f.upper - 0.6 + hang),
        Corner(f.back + 29.0, f.upper - 1.8 + hang * 0.7),
        Corner(tip - 6.0, f.upper + 0.4),
        Corner(tip - 1.2, f.upper - 0.2, 3.0),
        Corner(tip + 0.6, middle + 1.0),
        Corner(tip + 0.2, f.lower + 0.6, 3.5),
        Corner(tip - 6.0, f.lower - 0.4),
        Corner(f.back + 34.5, f.lower + 4.6 + hang * 0.2),
        Corner(f.back + 27.6, f.lower + 5.6 + hang * 0.5),
        f.low(25.6, -4.0),
        f.low(24.4, -12.8, 3.2),
        f.low(18.6, -13.4, 3.0),
        f.low(16.4, -4.5),
        f.low(14.2, 5.0),
        f.low(9.6, 10.4),
        f.low(3.6, 10.4),
        f.low(0.1, 6.0, 3.0),
    ]
    under = [
        Corner(f.back + 26.5, f.lower + 8.6),
        Corner(f.back + 34.5, f.lower + 6.8),
        Corner(tip - 6.0, f.lower + 2.6),
        Corner(tip - 0.4, f.lower + 2.6, 2.0),
        Corner(tip - 1.0, f.lower + 0.8, 2.0),
        Corner(tip - 6.0, f.lower),
        Corner(f.back + 34.5, f.lower + 5.0),
        Corner(f.back + 27.6, f.lower + 6.0),
    ]
    joint = [f.low(18.8, -12.4, 2.0), f.low(17.0, -4.0), f.low(19.4, 3.0), f.low(21.4, -4.0), f.low(20.6, -12.4, 2.0)]
    ridge = [(f.back + 19.4, f.top - 4.5), (f.back + 21.6, f.bottom + 7.0), (f.back + 24.6, f.bottom + 0.5)]
    knob, rim = stub(f.back + 4.0, f.top - 9.0, 9.6, 4.9, 12.0)
    return Bone([outline], hollow(level, waist), [under, joint], [*rims(level, 2.2), ridge], knob, rim)


def thoracic(level: Level) -> Bone:
    """A chest vertebra: thin upright joints and a long process that hangs like a roof tile over the one below."""
    f = frame(level)
    size = level.height / 17.0
    waist, tip = 1.5, f.end
    low_type = level.name in ("T11", "T12")
    outline = [
        *body_front(level, 2.2, waist),
        f.at(0.3, -0.8, 1.0),
        f.at(6.0, -1.2),
        f.at(8.0, 1.6),
        f.at(9.4, 7.4 * size, 1.6),
        f.at(12.6, 7.4 * size, 1.6),
        f.at(14.0, -0.5),
        f.at(16.4, -5.0 * size),
        Corner((f.back + 17.0 + tip) / 2, (f.top - 6.0 * size + f.upper) / 2 + 1.2),
        Corner(tip - 2.5, f.upper + 1.2),
        Corner(tip + 0.2, f.upper - 1.5, 2.5),
        Corner(tip - 0.4, f.lower + 1.0, 2.5),
        Corner(tip - 4.2, f.lower + 0.2, 3.0),
        Corner((f.back + 14.5 + tip) / 2 - 1.5, (f.bottom - 4.0 + f.lower) / 2 + 1.5),
        f.low(16.0, -3.0),
        f.low(14.6, -7.0 * size, 2.0),
        f.low(11.2, -7.0 * size, 1.8),
        f.low(10.2, 1.0),
        f.low(8.4, 6.0 * size),
        f.low(3.5, 7.4 * size),
        f.low(0.2, 5.8 * size, 2.0),
    ]
    under = [
        f.low(15.4, 2.0),
        Corner((f.back + 15.5 + tip) / 2, (f.bottom - 2.0 + f.lower) / 2 + 3.5),
        Corner(tip - 2.6, f.lower + 2.4, 1.5),
        Corner(tip - 3.8, f.lower + 0.8, 1.5),
        Corner((f.back + 14.5 + tip) / 2 - 1.1, (f.bottom - 4.0 + f.lower) / 2 + 1.7),
        f.low(16.2, -2.6),
        f.low(14.4, -6.2 * size, 1.5),
        f.low(12.6, -6.2 * size, 1.5),
    ]
    shrink = {"T10": 0.85, "T11": 0.62, "T12": 0.55}.get(level.name, 1.0)
    knob, rim = stub(f.back + 6.0, f.top - 6.2 * size, (14.0 if not low_type else 12.0) * shrink, 4.5 * shrink, 24.0)
    return Bone([outline], hollow(level, waist), [under], rims(level, 1.7), knob, rim)


def cervical(level: Level) -> Bone:
    """A neck vertebra: small body, joints stacked as a slanting pillar, short process pointing a little down."""
    f = frame(level)
    tip = f.end
    outline = [
        *body_front(level, 1.6, 0.9)[:-1],
        Corner(f.back - 4.0, level.height / 2 - 0.4),
        Corner(f.back - 0.4, f.top + 1.0, 1.4),
        f.at(0.8, -2.4, 1.0),
        f.at(3.0, -1.7),
        f.at(4.6, 4.2, 1.8),
        f.at(13.6, -2.7, 2.2),
        f.at(14.2, -6.0),
        Corner(f.back + 17.0, -1.5),
        Corner((f.back + 17.0 + tip) / 2, (f.upper - 2.0) / 2 - 0.6),
        Corner(tip - 2.5, f.upper + 0.4, 2.5),
        Corner(tip + 0.4, f.upper - 1.5, 2.0),
        Corner(tip - 0.2, f.lower + 0.8, 2.0),
        Corner(tip - 4.0, f.lower, 2.5),
        Corner((f.back + 17.0 + tip) / 2, (f.bottom + f.lower) / 2 + 1.0),
        f.low(16.0, -1.0),
        f.low(13.8, -5.6, 1.8),
        f.low(4.6, 1.6, 2.0),
        f.low(2.6, 3.6),
        f.low(0.6, 3.0, 1.0),
    ]
    under = [
        f.low(14.0, 1.5),
        Corner((f.back + 17.0 + tip) / 2, (f.bottom + f.lower) / 2 + 3.6),
        Corner(tip - 1.4, f.lower + 2.4, 1.5),
        Corner(tip - 4.0, f.lower + 0.6, 1.5),
        Corner((f.back + 17.0 + tip) / 2, (f.bottom + f.lower) / 2 + 1.4),
        f.low(15.6, -1.0),
        f.low(13.6, -5.0, 1.5),
        f.low(10.0, -2.0, 1.0),
    ]
    pillar = [(f.back + 5.4, f.top - 0.4), (f.back + 8.0, -0.6), (f.back + 7.4, f.bottom + 2.4)]
    rim = gutter(f, 1.0 if level.name == "C7" else 0.82)
    return Bone([outline], hollow(level, 0.9), [under], [*rims(level, 1.3), pillar], [], rim)


def gutter(f: Frame, size: float) -> list[Point]:
    """The edge of a neck vertebra's transverse process: a small trough at the side, in which the nerve lies."""
    x, y = f.back + 0.4, f.top - 3.6
    shape = ((4.9, -0.6), (4.0, -3.2), (1.0, -4.6), (-3.0, -4.5), (-6.0, -2.8), (-7.0, 0.0))
    return [(x + along * size, y + up * size) for along, up in shape]


def stub(x: float, y: float, length: float, radius: float, rise: float) -> tuple[list[Point], list[Point]]:
    """A process pointing back at the viewer from its root at (x, y): the whole shape, and the part drawn as a line."""
    turn = math.radians(rise)

    def place(along: float, across: float) -> Point:
        return (
            x + along * math.cos(turn) - across * math.sin(turn),
            y + along * math.sin(turn) + across * math.cos(turn),
        )

    neck = radius * 0.62
    rim = [
        place(length * 0.1, neck * 1.1),
        place(length - radius * 1.5, neck),
        place(length - radius * 0.2, radius),
        place(length + radius * 0.75, radius * 0.55),
        place(length + radius, -radius * 0.2),
        place(length + radius * 0.2, -radius),
        place(length - radius * 1.4, -neck),
        place(length * 0.2, -neck * 1.1),
    ]
    return [place(-length * 0.1, 0.0), *rim], rim


def axis(level: Level) -> Bone:
    """C2: its tooth stands up from the body, its process is the stoutest of the upper neck."""
    f, s = frame(level), sides(level)
    tip = f.end
    outline = [
        Corner(*s.back_below, 1.2),
        Corner(0.0, f.bottom + 0.6),
        Corner(s.front_below[0] - 0.6, s.front_below[1] - 1.6, 1.8),
        Corner(s.front_below[0] + 1.2, -3.0),
        Corner(-5.6, f.top - 2.0),
        Corner(-5.0, f.top + 5.0),
        Corner(-5.4, f.top + 13.0),
        Corner(-1.0, f.top + 17.0, 4.0),
        Corner(4.2, f.top + 13.0),
        Corner(4.6, f.top + 1.5, 2.0),
        f.at(5.0, -1.5, 2.5),
        f.at(9.0, -6.0),
        f.at(14.0, -9.0),
        Corner(f.back + 18.0, 1.5),
        Corner((f.back + 18.0 + tip) / 2, 0.6),
        Corner(tip - 3.0, f.upper + 0.6, 3.0),
        Corner(tip + 0.4, f.upper - 2.0, 2.5),
        Corner(tip - 0.4, f.lower + 1.0, 2.5),
        Corner(tip - 5.0, f.lower + 0.6, 3.0),
        Corner((f.back + 17.0 + tip) / 2, (f.bottom + f.lower) / 2 + 2.0),
        f.low(15.0, 0.5),
        f.low(13.4, -5.0, 1.8),
        f.low(4.6, 2.0, 2.0),
        f.low(2.6, 4.5),
        f.low(0.4, 4.0, 1.0),
    ]
    under = [
        f.low(14.0, 3.0),
        Corner((f.back + 17.0 + tip) / 2, (f.bottom + f.lower) / 2 + 5.0),
        Corner(tip - 1.6, f.lower + 3.2, 1.5),
        Corner(tip - 5.0, f.lower + 1.2, 1.5),
        Corner((f.back + 17.0 + tip) / 2, (f.bottom + f.lower) / 2 + 2.4),
        f.low(14.6, 0.5),
        f.low(13.2, -4.4, 1.5),
        f.low(9.0, -1.0, 1.0),
    ]
    shoulder = [(-6.6, f.top - 6.5), (-2.0, f.top - 3.4), (4.0, f.top - 3.8), (f.back + 5.0, f.top - 6.5)]
    rim = gutter(replace(f, top=1.0), 0.82)
    return Bone([outline], [], [under], [rims(level, 1.3)[1], shoulder], [], rim)


def atlas() -> Bone:
    """C1, in the frame of C2: a ring round the tooth, a knob in front, a thin arch behind, no body."""
    arch = [
        Corner(4.0, 21.0),
        Corner(13.0, 19.6),
        Corner(20.0, 19.6),
        Corner(27.0, 19.8),
        Corner(31.6, 20.2, 2.6),
        Corner(34.4, 16.6, 2.4),
        Corner(32.4, 12.6, 2.6),
        Corner(27.0, 13.6),
        Corner(20.0, 14.4),
        Corner(13.0, 14.4),
        Corner(4.0, 13.0),
    ]
    front = [
        Corner(-4.0, 23.0),
        Corner(-9.0, 23.4, 3.0),
        Corner(-12.4, 20.0, 3.0),
        Corner(-12.6, 15.6, 2.4),
        Corner(-9.4, 12.6, 2.4),
        Corner(-4.0, 14.4),
    ]
    mass = [
        Corner(-8.0, 19.0),
        Corner(-7.8, 25.0, 2.6),
        Corner(-3.0, 24.6),
        Corner(2.6, 23.2),
        Corner(8.0, 24.2),
        Corner(13.0, 24.6, 2.6),
        Corner(13.8, 19.4),
        Corner(12.6, 13.6),
        Corner(9.6, 9.4, 2.8),
        Corner(2.0, 11.6),
        Corner(-6.4, 12.2, 2.6),
    ]
    under = [
        Corner(13.4, 16.4),
        Corner(21.0, 16.2),
        Corner(28.6, 15.4),
        Corner(33.2, 15.2, 1.5),
        Corner(31.8, 13.2, 1.5),
        Corner(26.4, 14.0),
        Corner(19.0, 14.8),
    ]
    rim = [(-4.2, 18.6), (-3.0, 15.6), (1.0, 14.0), (6.0, 13.8), (9.6, 15.8), (10.0, 18.8)]
    return Bone([front, arch, mass], [], [under], [], [], rim)


BONES: Final[dict[str, Callable[[Level], Bone]]] = {"cervical": cervical, "thoracic": thoracic, "lumbar": lumbar}


def canal(level: Level, lower: Level | None) -> list[Corner]:
    """The dark of the canal seen through the gap below a vertebra, in the vertebra's own frame."""
    f = frame(level)
    deep = 15.0 if level.region == "lumbar" else 11.0
    below = f.bottom - level.disk - (lower.height * 0.5 if lower else 4.0)
    return [
        Corner(f.back - 2.0, 0.0, 1.0),
        Corner(f.back + deep, 0.0, 1.0),
        Corner(f.back + deep, below, 1.0),
        Corner(f.back - 2.0, below, 1.0),
    ]


def disk(upper: Level, lower: Level | None) -> list[Corner]:
    """The disk below ``upper``, in the disk's own frame: it bulges a little past the bones in front."""
    below_depth = lower.depth_above if lower else SACRUM[0][1]
    half = upper.disk / 2
    slant = math.tan(math.radians(upper.disk_wedge) / 2)
    overlap = 0.9
    bulge = 0.8 + upper.disk * 0.09
    front_u, front_l = -upper.depth_below / 2, -below_depth / 2
    back_u, back_l = upper.depth_below / 2, below_depth / 2
    return [
        Corner(front_u + 1.0, half - front_u * slant + overlap, 0.6),
        Corner((front_u + front_l) / 2 - bulge, 0.0),
        Corner(front_l + 1.0, -half + front_l * slant - overlap, 0.6),
        Corner(back_l - 0.6, -half + back_l * slant - overlap, 0.6),
        Corner((back_u + back_l) / 2 + bulge * 0.5, 0.0),
        Corner(back_u - 0.6, half - back_u * slant + overlap, 0.6),
    ]


def tail(first: Placed) -> tuple[list[Placed], list[Placed]]:
    """The tops of the sacral and coccygeal segments and, last, the lower end, from the sacral end plate down."""
    places: list[Placed] = []
    here = first
    for height, _, bend in SACRUM + COCCYX:
        here = Placed(here.x, here.y, here.lean + bend)
        places.append(here)
        here = here.along(-height, 0.0)
    places.append(here)
    cut = len(SACRUM)
    return places[: cut + 1], places[cut:]


def sacrum_outline(places: Sequence[Placed]) -> list[Corner]:
    """The sacrum: promontory above in front, hollow front, a row of fused spinous knobs behind."""
    front: list[Corner] = []
    back: list[Corner] = []
    crest = (26.0, 23.5, 18.5, 12.0, 5.5)
    for index, ((height, depth, _), place) in enumerate(zip(SACRUM, places, strict=False)):
        first = index == 0
        front.append(Corner(*place.point(-depth / 2, 0.0), 3.0 if first else SOFT))
        front.append(Corner(*place.point(-depth / 2 + (3.4 if first else 1.9), -height * 0.5)))
        behind = depth / 2 + crest[index]
        if first:
            # Below L5 a gap is open behind the canal before the crest begins.
            back.append(Corner(*place.point(depth / 2 + 12.5, -height * 0.40)))
            back.append(Corner(*place.point(behind - 6.0, -height * 0.50)))
            back.append(Corner(*place.point(behind - 1.5, -height * 0.62), 3.0))
        else:
            back.append(Corner(*place.point(behind - 3.0, -height * 0.1)))
            back.append(Corner(*place.point(behind + 0.5, -height * 0.36), 3.5))
        back.append(Corner(*place.point(behind - 0.5, -height * 0.72), 3.5))
        back.append(Corner(*place.point(behind - 5.5, -height * 0.98), SOFT))
    last = places[len(SACRUM)]
    depth = COCCYX[0][1]
    top = places[0]
    half = SACRUM[0][1] / 2
    joint = [
        Corner(half + 17.0, -3.0),
        Corner(half + 17.5, 7.0, 3.0),
        Corner(half + 14.5, 8.5, 2.4),
        Corner(half + 12.0, 0.0),
        Corner(half + 6.0, -4.0),
        Corner(half, 0.0, 2.0),
        Corner(half * 0.3, -1.4),
        Corner(-half * 0.4, -1.4),
    ]
    end = [
        Corner(*last.point(-depth / 2, 0.6), 2.0),
        Corner(*last.point(depth / 2 + 1.0, 0.6), 2.0),
    ]
    return [*front, *end, *reversed(back), *top.outline(joint)]


def sacrum_seams(places: Sequence[Placed]) -> list[list[Point]]:
    """The lines where the sacral bones have grown together."""
    seams: list[list[Point]] = []
    for (_, depth, _), place in list(zip(SACRUM, places, strict=False))[1:]:
        seams.append([place.point(-depth / 2 + 0.8, 0.0), place.point(0.0, -0.7), place.point(depth * 0.42, 0.0)])
    return seams


def coccyx_outlines(places: Sequence[Placed]) -> list[list[Corner]]:
    """The four small bones of the coccyx."""
    bones: list[list[Corner]] = []
    for (height, depth, _), place in zip(COCCYX, places, strict=False):
        corners = [
            Corner(-depth / 2, -0.5, 2.2),
            Corner(-depth / 2 + 0.9, -height / 2),
            Corner(-depth / 2 + 0.8, -height + 0.2, 2.2),
            Corner(depth / 2 - 1.4, -height + 0.2, 2.2),
            Corner(depth / 2 - 0.9, -height / 2),
            Corner(depth / 2, -0.5, 2.2),
        ]
        bones.append(place.outline(corners))
    return bones


# --------------------------------------------------------------------------------------------------- the body around

CROWN_TO_SACRUM: Final = 706.0

# The standing body's outline in its own frame: up the front of the leg, over the head and down the back. It is
# anybody's: no face, no hair, neither thin nor clearly man or woman. The two runs follow each other.
# fmt: off
FRONT: Final[tuple[Point, ...]] = (
    (-80, 1240), (-93, 1180), (-107, 1110), (-118, 1040), (-126, 985), (-129, 940), (-128, 900), (-130, 862),
    (-136, 820), (-143.5, 775), (-148.5, 735), (-150, 698), (-149, 660), (-146, 625), (-142.5, 590), (-141, 556),
    (-142, 522), (-143.5, 490), (-141.5, 460), (-134, 428), (-120.5, 395), (-103.5, 363), (-86, 338),
    (-71, 318), (-63, 302), (-59.5, 286), (-60, 270), (-65, 257), (-76, 250), (-90, 246), (-104, 240.5),
    (-114, 231), (-119, 218), (-121, 203), (-122.5, 188), (-125.5, 174), (-129, 163), (-130, 153), (-127.5, 141),
    (-123.5, 127), (-121, 112), (-121.5, 98), (-121, 82), (-117, 58), (-110, 40), (-98, 22), (-79, 7), (-54, -3),
    (-24, -6), (8, -1),
)
BACK: Final[tuple[Point, ...]] = (
    (36, 14), (57, 38), (68, 70), (69.5, 102), (63, 130), (53, 152), (46.5, 172), (44, 190), (45, 207), (50, 226),
    (59, 244), (71, 263), (83, 285), (91, 310), (96.5, 340), (99, 375), (98.5, 415), (96, 455), (93, 495), (89, 535),
    (84.5, 575), (81, 610), (79, 640), (79.5, 668), (83, 696), (91, 725), (102, 757), (112, 792), (118, 828),
    (117.5, 862), (111, 892), (102, 914), (95, 936), (91, 970), (87, 1020), (81, 1080), (74, 1150), (64, 1240),
)
EAR: Final[tuple[Point, ...]] = (
    (-36, 122), (-37.5, 110), (-34, 99), (-25, 93.5), (-14.5, 95), (-8, 104), (-8.5, 117), (-15, 129), (-21, 140),
    (-26.5, 148.5), (-32, 150), (-35.5, 144), (-35, 134),
)
# The jaw, and where the shoulder begins.
FOLDS: Final[tuple[tuple[Point, ...], ...]] = (
    ((-66, 254), (-54, 240), (-45, 220), (-42, 198)),
    ((-78, 334), (-64, 335), (-50, 331)),
)
# The near arm, hanging a little to the front, the fingers half curled as in someone at ease. Lengths of the segments
# (upper arm 0.186, forearm 0.146, hand 0.108 of the height): Winter, Biomechanics and Motor Control, from memory.
ARM: Final[tuple[tuple[Point, ...], ...]] = (
    (
        (-12, 690), (-16, 730), (-22, 768), (-28.5, 808), (-33, 842), (-33.5, 868), (-35, 900), (-39.5, 930),
        (-45, 957), (-51, 977), (-58, 988), (-66, 996), (-74, 1001.5), (-83, 1002), (-91, 997), (-97, 987),
        (-99, 973), (-97.5, 955), (-94, 934), (-92.5, 918), (-96, 930), (-100, 944), (-106, 950), (-111, 944),
        (-111, 926), (-107.5, 904), (-100, 884), (-92.5, 866), (-90, 848), (-89.5, 815), (-88, 775), (-84.5, 735),
        (-80, 700), (-75, 668), (-72.5, 640), (-73.5, 610), (-76.5, 570), (-78, 530), (-77, 490), (-75, 460),
        (-74, 432), (-78, 405), (-76, 375), (-65, 347), (-45, 328), (-21, 320), (-6, 321),
    ),
)
FINGERS: Final[tuple[tuple[Point, ...], ...]] = (
    ((-83.5, 944), (-86, 970), (-87.5, 994)),
    ((-71.5, 946), (-74.5, 972), (-76, 997)),
    ((-59.5, 943), (-62.5, 964), (-64, 985)),
)
# A phone in the hand, its corners: fingers lie over it.
PHONE: Final[tuple[Point, ...]] = ((-91, 900), (-126, 908), (-108, 982), (-73, 974))
SCREEN: Final[tuple[Point, ...]] = ((-93.5, 906.5), (-119.5, 912.5), (-104.5, 974), (-78.5, 968))
GRIP: Final[tuple[tuple[Point, ...], ...]] = (
    ((-70, 930), (-92, 928), (-97, 933), (-94, 940), (-72, 945)),
    ((-66, 944), (-88, 943), (-93.5, 948), (-90, 955), (-66, 959)),
    ((-61, 958), (-83, 958), (-88, 963), (-84.5, 969), (-60, 973)),
)
# Where it aches, and how far the warmth reaches.
ACHE: Final[Point] = (58, 572)
ACHE_REACH: Final = 92.0
# Places on the body, for names and buttons: where it aches, where the needle goes (the skin of the low back between the
# fourth and the fifth bone), the belly, the phone in the hand, the middle of the spine.
PLACES: Final[dict[str, Point]] = {
    "ache": (80, 545), "needle": (79.5, 668), "belly": (-128, 700), "phone": (-100, 940), "spine": (62, 420),
}
# fmt: on

# ------------------------------------------------------------------------------------------------------- the picture

SCALE: Final = 1.5
SHIFT: Final[Point] = (618.0, 36.0)
PICTURE: Final = (1200.0, 1830.0)
# Where the legs begin and end to fade, in the body's frame: below every camera frame.
FADE: Final = (1060.0, 1180.0)

# The spine is drawn this much larger than the body around it, about this point, so that it reads from a distance.
ENLARGED: Final = 1.07
ENLARGED_ABOUT: Final[Point] = (30.0, 270.0)

# The camera frames: left, top, width, height in the body's frame.
VIEWS: Final = {
    "all": (-176.0, -24.0, 330.0, 1052.0),
    "spine": (-176.0, -24.0, 330.0, 900.0),
    "torso": (-176.0, -24.0, 330.0, 1040.0),
    "close": (-160.0, 90.0, 290.0, 800.0),
    "cervical": (-143.0, 84.0, 230.0, 230.0),
    "thoracic": (-152.0, 250.0, 342.0, 342.0),
    "lumbar": (-138.0, 510.0, 276.0, 276.0),
}


def enlarged(point: Point) -> Point:
    """Where a point of the spine is drawn in the body's frame."""
    x, y = ENLARGED_ABOUT
    return (x + (point[0] - x) * ENLARGED, y + (point[1] - y) * ENLARGED)


def to_picture(point: Point) -> Point:
    """A point of the body in the picture."""
    return (SHIFT[0] + point[0] * SCALE, SHIFT[1] + point[1] * SCALE)


def bone_outline(corners: Iterable[Corner]) -> str:
    """Path data of a bone's closed outline, given in the body's frame, with its corners rounded."""
    size = SCALE * ENLARGED
    return rounded([Corner(*to_picture(enlarged((c.x, c.y))), c.rounding * size) for c in corners])


def line(points: Iterable[Point]) -> str:
    """Path data of an open smooth line through points of the body's frame."""
    return curve([to_picture(point) for point in points])


def shape(points: Iterable[Point]) -> str:
    """Path data of a closed smooth line through points of the body's frame."""
    return loop([to_picture(point) for point in points])


def bone_line(points: Iterable[Point]) -> str:
    """Path data of a smooth line on the spine."""
    return line(map(enlarged, points))


def vertebra(name: str, bone: Bone, place: Placed) -> str:
    """One vertebra: its pieces, shades and lines, and the process that points at the viewer."""
    parts = [path("vertebra", bone_outline(place.outline(outline))) for outline in bone.outlines]
    if bone.waist:
        parts.append(path("vertebra-waist", bone_outline(place.outline(bone.waist))))
    parts += [path("vertebra-shade", bone_outline(place.outline(shade))) for shade in bone.shades]
    parts += [path("vertebra-seam", bone_line(place.points(seam))) for seam in bone.seams]
    if bone.knob:
        parts.append(path("vertebra-knob", shape(map(enlarged, place.points(bone.knob)))))
    parts.append(path("vertebra-rim", bone_line(place.points(bone.rim))))
    return group(name, "", parts)


def region_group(region: str, bodies: dict[str, Placed], disks: dict[str, Placed]) -> str:
    """The canal, disks and vertebrae of one region."""
    lower_of: dict[str, Level | None] = {
        upper.name: lower for upper, lower in zip(LEVELS, (*LEVELS[1:], None), strict=True)
    }
    members = [level for level in LEVELS if level.region == region]
    dark = [path("spine-canal", bone_outline(bodies[m.name].outline(canal(m, lower_of[m.name])))) for m in members]
    soft = []
    for level in members:
        lower = lower_of[level.name]
        name = f"disk-{level.name}-{lower.name if lower else 'S1'}"
        soft.append(path("spine-disk", bone_outline(disks[level.name].outline(disk(level, lower))), name))
    bones = [vertebra(m.name, (axis if m.name == "C2" else BONES[region])(m), bodies[m.name]) for m in members]
    if region == "cervical":
        bones.append(vertebra("C1", atlas(), bodies["C2"]))
    return group(region, "part", [*dark, *soft, *bones])


def spine() -> list[str]:
    """The groups of the spine, from the neck down."""
    bodies, disks = stack(CROWN_TO_SACRUM)
    sacral, coccygeal = tail(Placed(0.0, CROWN_TO_SACRUM, SACRAL_SLOPE))
    sacrum = [path("sacrum", bone_outline(sacrum_outline(sacral)))]
    sacrum += [path("vertebra-seam", bone_line(seam)) for seam in sacrum_seams(sacral)]
    coccyx = group("coccyx", "", [path("vertebra", bone_outline(bone)) for bone in coccyx_outlines(coccygeal)])
    regions = [region_group(region, bodies, disks) for region in CURVES]
    return [*regions, group("sacrum", "part", [*sacrum, coccyx])]


def body() -> str:
    """The quiet body: its surface, an ear, the near arm, and the outline, which is open below."""
    edge = line([*FRONT, *BACK])
    return group(
        "body",
        "",
        [
            path("silhouette", edge + "Z", "figure"),
            path("silhouette-ear", shape(EAR)),
            *[path("silhouette-hint", line(hint)) for hint in (*ARM, *FINGERS, *FOLDS)],
            path("silhouette-line", edge),
        ],
    )


def extras() -> list[str]:
    """What is shown at choice: the warm ache, beneath the bones, and the phone."""
    fingers = [path("silhouette-finger", shape(finger)) for finger in GRIP]
    phone = [
        path("phone-case", polygon(map(to_picture, PHONE))),
        path("phone-screen", polygon(map(to_picture, SCREEN))),
    ]
    return [
        group("ache", "option", [circle("pain-glow", to_picture(ACHE), ACHE_REACH * SCALE)]),
        group("phone", "option", [*phone, *fingers]),
    ]


def places() -> list[str]:
    """The unseen marks on the body."""
    return [anchor(f"at-{name}", to_picture(point)) for name, point in PLACES.items()]


def views() -> list[str]:
    """The camera frames."""
    return [
        camera_frame(f"view-{name}", (*to_picture((left, top)), width * SCALE, height * SCALE))
        for name, (left, top, width, height) in VIEWS.items()
    ]


def stops(name: str, shading: Sequence[tuple[str, float]]) -> str:
    """The stops of a gradient: what each is called and where it is."""
    return "".join(f'<stop class="{name}-{kind}" offset="{place:g}"/>' for kind, place in shading)


def gradients() -> str:
    """The light on bone and body.

    Bone is lightest on the body's front, darkest where the arch begins, lighter again behind. The waist of a body is
    in its own shade. A process that points at the viewer grows out of the bone. The legs end softly.
    """
    across = 'x1="0" y1="0" x2="1" y2="0"'
    bone = (("light", 0.0), ("stop", 0.2), ("deep-stop", 0.44), ("stop", 0.66), ("light", 1.0))
    parts = []
    front, behind = (to_picture(enlarged(point)) for point in SACRAL_LIGHT)
    ends = f'x1="{number(front[0])}" y1="{number(front[1])}" x2="{number(behind[0])}" y2="{number(behind[1])}"'
    sides = stops("bone", (("light", 0.0), ("stop", 0.35), ("stop", 0.7), ("light", 1.0)))
    parts.append(f'<linearGradient id="sacrum-shading" gradientUnits="userSpaceOnUse" {ends}>{sides}</linearGradient>')
    for name in ("bone", "lit"):
        parts.append(f'<linearGradient id="{name}-shading" {across}>{stops(name, bone)}</linearGradient>')
        waist = stops(name, (("waist", 0.0), ("waist", 0.35), ("rim", 1.0)))
        parts.append(f'<radialGradient id="{name}-waist-shading" cx="0.55" cy="0.5" r="0.5">{waist}</radialGradient>')
        knob = stops(name, (("root", 0.0), ("end", 0.35), ("light", 0.8)))
        parts.append(f'<linearGradient id="{name}-knob-shading" {across}>{knob}</linearGradient>')
    fade = (("stop", 0.0), ("end", 1.0))
    start, end = (number(to_picture((0.0, y))[1]) for y in FADE)
    span = f'gradientUnits="userSpaceOnUse" x1="0" y1="{start}" x2="0" y2="{end}"'
    parts += [
        f'<linearGradient id="{name}-fade" {span}>{stops(name, fade)}</linearGradient>'
        for name in ("silhouette", "silhouette-line")
    ]
    warm = stops("pain", (("core", 0.0), ("mid", 0.45), ("rim", 1.0)))
    parts.append(f'<radialGradient id="ache-warmth">{warm}</radialGradient>')
    return "\n".join(["<defs>", *parts, "</defs>"])


def main() -> None:
    """Write the file."""
    check_table()
    parts = [gradients(), body(), *extras(), *spine(), *places(), *views()]
    picture = drawing(PICTURE, "Made by make_spine.py; change its table, not this file.", parts)
    write("spine.svg", picture)


if __name__ == "__main__":
    main()
