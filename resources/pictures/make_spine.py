"""Draw the spine pictures from a table of measurements.

Run ``python resources/pictures/make_spine.py`` from anywhere; it rewrites, beside itself, ``spine.svg`` (the whole
column in a standing body seen from its left side) and the three close-ups ``spine-cervical.svg``,
``spine-thoracic.svg`` and ``spine-lumbar.svg`` (the same drawing, another ``viewBox``).

Lengths are millimetres of a standing adult of 1.75 m; angles are degrees. Three frames of reference are used:

* a bone's own frame: origin in the middle of its body, ``x`` to the back, ``y`` up along the column;
* the body: ``x`` to the back from the middle of the first sacral end plate, ``y`` down from the crown of the head;
* the picture: SVG units, the body scaled and shifted (``to_picture``).

Where the measurements come from (rounded; means of adults):

* neck bodies, deeper than high, C3 smallest and C7 largest: Gilad & Nissan, J Anat 143:115 (1985); Panjabi et al.,
  Spine 16:861 (1991);
* chest bodies and processes: Panjabi et al., Spine 16:888 (1991); Egwu et al., J Anat Soc India 68:110 (2019);
* chest disks, 2.7 mm in front at T4-5 growing to 5.4 mm at T10-11: CT study, Eur Spine J (2015);
* low-back bodies, 20-30 mm high and 30-35 mm deep: Panjabi et al., Spine 17:299 (1992);
* low-back disks: Zhang et al., J Orthop Surg Res 13:34 (2018);
* standing curves (chest 40, low back 60, most of it in the two lowest levels; sacral slope 40): AO Surgery Reference,
  "Sagittal spinal alignment"; Berthonnaud et al., J Spinal Disord Tech 18:40 (2005); neck 34: Harrison et al., Spine
  29:2485 (2004).

The size and direction of the processes are set by eye within those sources' ranges.
"""

import math
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from kiosk.tokens import CALM  # noqa: E402  (the repository is not installed as a package)

Point = tuple[float, float]

# A corner rounded as far as its edges allow: a row of such corners makes a smooth curve.
SOFT: Final = 1e9


@dataclass(frozen=True)
class Corner:
    """A corner of an outline: where it is and how far (same unit) along its edges the rounding begins."""

    x: float
    y: float
    rounding: float = SOFT


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


# fmt: off
LEVELS: Final = (
    #      name  height depth: above below wedge  disk  its wedge reach drop  tip
    Level("C2",  20.0,         14.5, 15.6,  0.0,  5.0,  5.0,      38.0,  9.0, 11.0),
    Level("C3",  11.6,         15.0, 15.6, -0.5,  5.0,  5.5,      31.0,  8.0,  7.0),
    Level("C4",  11.6,         15.3, 15.9, -0.5,  5.0,  6.0,      31.0,  9.0,  7.0),
    Level("C5",  11.7,         15.6, 16.6, -0.5,  5.1,  6.0,      32.0, 11.5,  7.0),
    Level("C6",  11.9,         16.4, 17.6, -0.5,  5.3,  6.0,      37.0, 15.0,  7.5),
    Level("C7",  13.0,         17.6, 18.0, -1.0,  5.0,  4.5,      48.0, 21.5,  9.0),
    Level("T1",  14.2,         18.5, 19.7, -2.0,  4.0,  1.0,      48.0, 25.0,  9.0),
    Level("T2",  15.2,         19.6, 21.6, -3.0,  3.4,  0.0,      45.0, 28.5,  8.0),
    Level("T3",  15.4,         21.6, 23.3, -3.5,  3.0,  0.0,      42.0, 31.5,  7.5),
    Level("T4",  15.8,         23.0, 24.5, -4.0,  2.7,  0.0,      39.0, 34.0,  7.0),
    Level("T5",  16.2,         24.3, 25.8, -4.5,  2.9,  0.0,      36.0, 36.0,  7.0),
    Level("T6",  16.8,         26.0, 26.9, -4.5,  3.2,  0.0,      34.0, 37.5,  7.0),
    Level("T7",  17.5,         27.2, 28.5, -4.5,  3.6,  0.0,      34.0, 38.5,  7.0),
    Level("T8",  18.2,         27.9, 29.4, -4.5,  4.0,  0.0,      35.0, 37.5,  7.5),
    Level("T9",  18.9,         29.3, 30.8, -3.5,  4.5,  0.0,      37.0, 34.0,  8.5),
    Level("T10", 19.8,         30.5, 31.6, -3.0,  5.4,  0.0,      40.0, 28.0, 10.0),
    Level("T11", 20.8,         31.6, 32.2, -3.0,  6.0,  0.5,      41.0, 20.0, 13.0),
    Level("T12", 22.6,         32.6, 33.4, -2.5,  6.8,  3.0,      44.0, 14.0, 17.0),
    Level("L1",  24.6,         34.0, 34.6, -2.0,  8.4,  5.0,      51.0,  9.0, 20.0),
    Level("L2",  25.2,         34.6, 34.9, -1.0,  9.4,  6.5,      54.0,  8.0, 22.0),
    Level("L3",  25.4,         35.0, 35.0,  1.0, 10.3,  8.5,      54.0,  7.5, 22.5),
    Level("L4",  25.4,         35.0, 34.6,  3.0, 11.2, 11.0,      51.0,  7.0, 20.0),
    Level("L5",  25.4,         34.7, 33.6,  9.0, 10.2, 14.0,      43.0,  7.0, 15.0),
)
# fmt: on

# Sacrum and coccyx, from the top: height of each segment, its depth at the top, and how far it is bent against the
# one above (negative: hollow in front).
SACRAL_SLOPE: Final = 40.0
SACRUM: Final = ((30.0, 33.0, 0.0), (25.0, 23.5, -9.0), (20.0, 17.5, -13.0), (17.0, 13.5, -15.0), (14.0, 11.0, -13.0))
COCCYX: Final = ((11.0, 10.0, -12.0), (8.5, 8.5, -10.0), (7.0, 6.5, -12.0), (6.0, 5.0, -12.0))

# The curves the table must add up to, in degrees (positive: hollow behind), and how far it may miss them.
CURVES: Final = {"cervical": 30.0, "thoracic": -43.0, "lumbar": 57.0}
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


def lumbar(level: Level) -> list[Corner]:
    """A low-back vertebra: thick pedicle, stout upright joints, broad level hatchet behind."""
    s = sides(level)
    x, top, bottom = s.back_above[0], s.back_above[1], s.back_below[1]
    end, upper, lower = x + level.reach, -level.drop + level.tip / 2, -level.drop - level.tip / 2
    return [
        *body_front(level, 3.2, 2.6),
        Corner(x + 0.4, top - 3.0, 2.0),
        Corner(x + 9.0, top - 3.4, 5.0),
        Corner(x + 12.5, top + 1.5),
        Corner(x + 13.2, top + 9.0, 2.2),
        Corner(x + 17.6, top + 8.6, 2.4),
        Corner(x + 19.6, top - 2.0),
        Corner(x + 23.0, upper - 1.5),
        Corner(x + 30.0, upper - 2.0),
        Corner(end - 5.0, upper + 0.5, 4.0),
        Corner(end - 0.5, upper - 2.5, 3.5),
        Corner(end, -level.drop - level.tip * 0.15),
        Corner(end - 0.5, lower + 1.0, 3.5),
        Corner(end - 6.0, lower - 0.6, 4.0),
        Corner(x + 34.0, lower + 5.5),
        Corner(x + 27.5, lower + 5.0),
        Corner(x + 26.0, bottom - 7.0),
        Corner(x + 24.0, bottom - 14.5, 3.4),
        Corner(x + 17.5, bottom - 13.0, 3.4),
        Corner(x + 15.0, bottom + 1.0),
        Corner(x + 11.5, bottom + 8.4),
        Corner(x + 5.0, bottom + 9.4),
        Corner(x + 0.2, bottom + 6.0, 4.0),
    ]


def thoracic(level: Level) -> list[Corner]:
    """A chest vertebra: thin upright joints and a long process that hangs like a roof tile over the one below."""
    s = sides(level)
    x, top, bottom = s.back_above[0], s.back_above[1], s.back_below[1]
    size = level.height / 17.0
    end, upper, lower = x + level.reach, -level.drop + level.tip / 2, -level.drop - level.tip / 2
    return [
        *body_front(level, 2.2, 1.5),
        Corner(x + 0.3, top - 0.8, 1.0),
        Corner(x + 6.0, top - 1.0),
        Corner(x + 8.5, top + 2.0),
        Corner(x + 9.8, top + 7.5 * size, 1.6),
        Corner(x + 13.0, top + 7.5 * size, 1.6),
        Corner(x + 14.2, top - 1.0),
        Corner(x + 16.5, top - 5.0 * size),
        Corner((x + 17.0 + end) / 2, (top - 6.0 * size + upper) / 2 + 1.2),
        Corner(end - 2.5, upper + 1.2, 3.0),
        Corner(end, upper - 1.5, 2.5),
        Corner(end - 0.6, lower + 1.2, 2.5),
        Corner(end - 4.0, lower + 0.2, 3.0),
        Corner((x + 14.5 + end) / 2 - 1.5, (bottom - 4.0 + lower) / 2 + 1.5),
        Corner(x + 16.0, bottom - 3.0),
        Corner(x + 14.5, bottom - 7.0 * size, 2.0),
        Corner(x + 11.2, bottom - 7.0 * size, 1.8),
        Corner(x + 10.4, bottom + 1.0),
        Corner(x + 8.5, bottom + 5.4 * size),
        Corner(x + 3.5, bottom + 6.4 * size),
        Corner(x + 0.3, bottom + 5.4 * size, 2.0),
    ]


def cervical(level: Level) -> list[Corner]:
    """A neck vertebra: small body, joints stacked as a slanting pillar, short process pointing a little down."""
    s = sides(level)
    x, top, bottom = s.back_above[0], s.back_above[1], s.back_below[1]
    end, upper, lower = x + level.reach, -level.drop + level.tip / 2, -level.drop - level.tip / 2
    return [
        *body_front(level, 1.6, 0.9),
        Corner(x + 0.6, top - 2.2, 1.0),
        Corner(x + 3.0, top - 1.5),
        Corner(x + 4.6, top + 3.8, 1.8),
        Corner(x + 13.6, top - 3.6, 2.2),
        Corner(x + 14.0, top - 6.0),
        Corner(x + 17.0, -1.5),
        Corner((x + 17.0 + end) / 2, (upper - 2.0) / 2 - 0.6),
        Corner(end - 2.5, upper + 0.4, 2.5),
        Corner(end + 0.4, upper - 1.5, 2.0),
        Corner(end - 0.2, lower + 0.8, 2.0),
        Corner(end - 4.0, lower, 2.5),
        Corner((x + 17.0 + end) / 2, (bottom + lower) / 2 + 1.0),
        Corner(x + 16.0, bottom - 1.0),
        Corner(x + 13.8, bottom - 5.6, 1.8),
        Corner(x + 4.6, bottom + 1.8, 2.0),
        Corner(x + 2.6, bottom + 3.6),
        Corner(x + 0.6, bottom + 3.0, 1.0),
    ]


def axis(level: Level) -> list[Corner]:
    """C2: its tooth stands up from the body, its process is the stoutest of the upper neck."""
    s = sides(level)
    x, top, bottom = s.back_above[0], s.back_above[1], s.back_below[1]
    end, upper, lower = x + level.reach, -level.drop + level.tip / 2, -level.drop - level.tip / 2
    return [
        Corner(*s.back_below, 1.2),
        Corner(0.0, bottom + 0.6),
        Corner(s.front_below[0] - 0.6, s.front_below[1] - 1.6, 1.8),
        Corner(s.front_below[0] + 1.2, -3.0),
        Corner(-5.6, top - 2.0),
        Corner(-5.0, top + 5.0),
        Corner(-5.2, top + 14.0, 3.4),
        Corner(0.0, top + 17.6, 3.4),
        Corner(4.6, top + 12.0, 3.0),
        Corner(4.6, top + 1.5, 2.0),
        Corner(x + 5.0, top - 1.5, 2.5),
        Corner(x + 9.0, top - 6.0),
        Corner(x + 14.0, top - 9.0),
        Corner(x + 18.0, 1.5),
        Corner((x + 18.0 + end) / 2, 0.6),
        Corner(end - 3.0, upper + 0.6, 3.0),
        Corner(end + 0.4, upper - 2.0, 2.5),
        Corner(end - 0.4, lower + 1.0, 2.5),
        Corner(end - 5.0, lower + 0.6, 3.0),
        Corner((x + 17.0 + end) / 2, (bottom + lower) / 2 + 2.0),
        Corner(x + 15.0, bottom + 0.5),
        Corner(x + 13.4, bottom - 5.0, 1.8),
        Corner(x + 4.6, bottom + 2.0, 2.0),
        Corner(x + 2.6, bottom + 4.5),
        Corner(x + 0.4, bottom + 4.0, 1.0),
    ]


def atlas() -> list[Corner]:
    """C1, in the frame of C2: a ring round the tooth, a knob in front, a thin arch behind, no body."""
    return [
        Corner(-12.6, 23.5, 2.5),
        Corner(-8.6, 24.5, 2.5),
        Corner(-6.5, 21.5),
        Corner(-3.5, 25.5, 2.5),
        Corner(3.0, 23.0),
        Corner(10.0, 26.0, 2.5),
        Corner(13.0, 21.0),
        Corner(22.0, 20.6),
        Corner(32.0, 20.0),
        Corner(38.5, 19.4, 3.0),
        Corner(39.6, 14.0, 3.0),
        Corner(34.0, 11.8, 3.0),
        Corner(24.0, 14.0),
        Corner(15.0, 14.6),
        Corner(11.5, 11.0, 2.5),
        Corner(3.0, 12.4),
        Corner(-4.0, 13.2, 2.5),
        Corner(-6.8, 16.0),
        Corner(-9.0, 13.0, 2.5),
        Corner(-12.8, 14.5, 2.5),
    ]


OUTLINES: Final = {"cervical": cervical, "thoracic": thoracic, "lumbar": lumbar}

# Where the transverse process, which points at the viewer, is seen end on: behind the rear wall, below the top, and
# its half width and half height.
TRANSVERSE: Final = {
    "cervical": (-3.0, 6.4, 2.6, 2.1),
    "thoracic": (15.6, 4.6, 3.9, 4.6),
    "lumbar": (10.5, 8.4, 3.4, 4.6),
}


def transverse(level: Level) -> list[Corner]:
    """The end of the transverse process."""
    back, below, wide, high = TRANSVERSE[level.region]
    if level.name in ("T11", "T12"):
        wide, high = wide * 0.75, high * 0.75
    x, y = level.depth_above / 2 + back, level.height / 2 - below
    return ring(x, y, wide, high)


def ring(x: float, y: float, wide: float, high: float) -> list[Corner]:
    """A soft oval."""
    steps = 8
    swell = 1.08
    angles = [2 * math.pi * step / steps for step in range(steps)]
    return [Corner(x + wide * swell * math.cos(a), y + high * swell * math.sin(a)) for a in angles]


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
        back.append(Corner(*place.point(behind - 3.0, -height * 0.1), SOFT))
        back.append(Corner(*place.point(behind + 0.5, -height * 0.36), 3.5))
        back.append(Corner(*place.point(behind - 0.5, -height * 0.72), 3.5))
        back.append(Corner(*place.point(behind - 5.5, -height * 0.98), SOFT))
    last = places[len(SACRUM)]
    depth = COCCYX[0][1]
    top = places[0]
    half = SACRUM[0][1] / 2
    joint = [
        Corner(half + 23.0, -3.0),
        Corner(half + 19.5, 7.0, 3.0),
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


def ear(places: Sequence[Placed]) -> list[Corner]:
    """The ear-shaped face at the side of the sacrum, where the hip bone is joined."""
    first, second, third = places[:3]
    corners = [
        first.point(-2.0, -3.5),
        first.point(11.0, -2.5),
        first.point(22.0, -8.0),
        first.point(22.0, -20.0),
        second.point(17.0, -6.0),
        second.point(16.0, -20.0),
        third.point(12.0, -12.0),
        third.point(4.0, -15.0),
        third.point(0.5, -4.0),
        second.point(1.0, -10.0),
        first.point(0.5, -22.0),
        first.point(-6.0, -11.0),
    ]
    return [Corner(*corner) for corner in corners]


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

# The standing body's outline in its own frame, from where the front of the thigh leaves the picture, up over the
# face and the crown and down the back to the rear of the thigh.
# fmt: off
SILHOUETTE: Final[tuple[Point, ...]] = (
    (-99, 922), (-103, 890), (-104, 855), (-107, 825), (-116, 785), (-126, 740), (-131, 700),
    (-129, 660), (-123, 620), (-120, 585), (-122, 555), (-130, 515), (-137, 478), (-139, 445), (-133, 408),
    (-119, 368), (-99, 334), (-80, 311), (-67, 296), (-62, 280), (-63, 264), (-68, 252), (-79, 246),
    (-98, 243), (-111, 238), (-118, 229), (-119, 219), (-116, 209), (-121, 202), (-122, 196), (-118, 191),
    (-123, 185), (-122, 177), (-119, 171), (-130, 165), (-135, 157), (-128, 144), (-121, 129), (-117, 117),
    (-121, 106), (-123, 90), (-118, 64), (-105, 39), (-82, 20), (-51, 10), (-17, 11), (16, 24),
    (43, 49), (56, 82), (57, 113), (49, 142), (39, 165), (35, 188), (42, 215), (57, 242),
    (77, 270), (90, 303), (96, 345), (98, 395), (97, 445), (91, 500), (82, 550), (74, 595),
    (70, 632), (73, 668), (86, 710), (103, 755), (113, 800), (113, 840), (103, 876), (88, 905),
    (81, 922),
)
# fmt: on

# ------------------------------------------------------------------------------------------------------- the picture

PICTURE: Final = (700.0, 1400.0)
SCALE: Final = 1.5
SHIFT: Final[Point] = (370.0, 16.0)

# The spine is drawn this much larger than the body around it, about this point, so that it reads from a distance.
ENLARGED: Final = 1.07
ENLARGED_ABOUT: Final[Point] = (30.0, 440.0)

CLOSE_UPS: Final = {
    "cervical": (180.0, 175.0, 420.0, 315.0),
    "thoracic": (135.0, 395.0, 580.0, 500.0),
    "lumbar": (145.0, 805.0, 480.0, 360.0),
}


def enlarged(point: Point) -> Point:
    """Where a point of the spine is drawn in the body's frame."""
    x, y = ENLARGED_ABOUT
    return (x + (point[0] - x) * ENLARGED, y + (point[1] - y) * ENLARGED)


def to_picture(point: Point) -> Point:
    """A point of the body in the picture."""
    return (SHIFT[0] + point[0] * SCALE, SHIFT[1] + point[1] * SCALE)


def number(value: float) -> str:
    """A coordinate, to a tenth of a unit, without a needless zero."""
    return f"{value:.1f}".removesuffix(".0")


def pair(point: Point) -> str:
    """A point as path data."""
    return f"{number(point[0])} {number(point[1])}"


def rounded(corners: Sequence[Corner]) -> str:
    """Path data of a bone's closed outline, given in the body's frame, with its corners rounded."""
    commands: list[str] = []
    count = len(corners)
    for index, corner in enumerate(corners):
        before, after = corners[index - 1], corners[(index + 1) % count]
        start = to_picture(enlarged(towards(corner, before)))
        end = to_picture(enlarged(towards(corner, after)))
        middle = to_picture(enlarged((corner.x, corner.y)))
        commands.append(f"{'L' if commands else 'M'}{pair(start)}")
        commands.append(f"Q{pair(middle)} {pair(end)}")
    return "".join(commands) + "Z"


def towards(corner: Corner, other: Corner) -> Point:
    """Where the rounding of a corner begins on the edge to another: at most half way."""
    length = math.dist((corner.x, corner.y), (other.x, other.y))
    share = min(0.5, corner.rounding / length) if length else 0.0
    return (corner.x + (other.x - corner.x) * share, corner.y + (other.y - corner.y) * share)


def curve(points: Sequence[Point]) -> str:
    """Path data of an open smooth line (Catmull-Rom) through points of the body's frame."""
    flat = [to_picture(point) for point in points]
    padded = [flat[0], *flat, flat[-1]]
    data = f"M{pair(flat[0])}"
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        leave = (b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6)
        arrive = (c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6)
        data += f"C{pair(leave)} {pair(arrive)} {pair(c)}"
    return data


def path(kind: str, data: str, name: str = "") -> str:
    """A path element."""
    identity = f'id="{name}" ' if name else ""
    return f'<path {identity}class="{kind}" d="{data}"/>'


def group(name: str, kind: str, children: Iterable[str]) -> str:
    """A group element."""
    classes = f' class="{kind}"' if kind else ""
    inner = "\n".join(children)
    return f'<g id="{name}"{classes}>\n{inner}\n</g>'


def vertebra(level: Level, place: Placed) -> str:
    """One vertebra with its shading."""
    shape = axis(level) if level.name == "C2" else OUTLINES[level.region](level)
    parts = [path("vertebra", rounded(place.outline(shape)))]
    if level.name != "C2":
        parts.append(path("vertebra-knob", rounded(place.outline(transverse(level)))))
    return group(level.name, "", parts)


def spine() -> list[str]:
    """The groups of the spine, from the neck down."""
    bodies, disks = stack(CROWN_TO_SACRUM)
    following: dict[str, Level | None] = {
        upper.name: lower for upper, lower in zip(LEVELS, (*LEVELS[1:], None), strict=True)
    }
    groups: list[str] = []
    for region in CURVES:
        members = [level for level in LEVELS if level.region == region]
        parts: list[str] = []
        for level in members:
            lower = following[level.name]
            name = f"disk-{level.name}-{lower.name if lower else 'S1'}"
            parts.append(path("spine-disk", rounded(disks[level.name].outline(disk(level, lower))), name))
        parts += [vertebra(level, bodies[level.name]) for level in members]
        if region == "cervical":
            parts.append(
                group("C1", "", [path("vertebra", rounded(bodies["C2"].outline(atlas())))]),
            )
        groups.append(group(region, "part", parts))
    sacral, coccygeal = tail(Placed(0.0, CROWN_TO_SACRUM, SACRAL_SLOPE))
    sacrum = [path("vertebra", rounded(sacrum_outline(sacral)))]
    sacrum.append(path("vertebra-shade", rounded(ear(sacral))))
    sacrum += [path("vertebra-seam", curve([enlarged(point) for point in seam])) for seam in sacrum_seams(sacral)]
    coccyx = group("coccyx", "", [path("vertebra", rounded(bone)) for bone in coccyx_outlines(coccygeal)])
    groups.append(group("sacrum", "part", [*sacrum, coccyx]))
    return groups


def body() -> str:
    """The quiet outline of the body: a fill that ends with the picture and a line that is open below."""
    line = curve(SILHOUETTE)
    return group("body", "", [path("silhouette", line + "Z"), path("silhouette-line", line)])


def style() -> str:
    """The style sheet in the calm theme's colours, so that a browser shows the file; the kiosk refills it."""
    sheet = (ROOT / "resources" / "theme" / "pictures.css").read_text(encoding="utf-8")
    return escape(re.sub(r"\{([a-z-]+)\}", lambda found: CALM.picture.get(found[1], found[0]), sheet))


# Bone is lightest on the body's front, darkest where the arch begins, lighter again behind; the figure fades out low.
SHADING: Final = """<defs>
<linearGradient id="bone-shading" x1="0" y1="0" x2="1" y2="0">
<stop class="bone-stop-light" offset="0"/>
<stop class="bone-stop" offset="0.2"/>
<stop class="bone-stop-deep" offset="0.44"/>
<stop class="bone-stop" offset="0.66"/>
<stop class="bone-stop-light" offset="1"/>
</linearGradient>
<linearGradient id="silhouette-fade" gradientUnits="userSpaceOnUse" x1="0" y1="1220" x2="0" y2="1395">
<stop class="silhouette-stop" offset="0"/>
<stop class="silhouette-end" offset="1"/>
</linearGradient>
<linearGradient id="silhouette-line-fade" gradientUnits="userSpaceOnUse" x1="0" y1="1220" x2="0" y2="1385">
<stop class="silhouette-line-stop" offset="0"/>
<stop class="silhouette-line-end" offset="1"/>
</linearGradient>
</defs>"""


def drawing(view: Sequence[float], parts: Iterable[str]) -> str:
    """The whole SVG file; a close-up leaves it to whoever shows it to cut off what lies outside its view."""
    box = " ".join(number(value) for value in view)
    inner = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">\n<style>\n{style()}</style>\n'
        f"<!-- Made by make_spine.py; change its table, not this file. -->\n{SHADING}\n{inner}\n</svg>\n"
    )


def main() -> None:
    """Write the four files."""
    check_table()
    parts = [body(), *spine()]
    (HERE / "spine.svg").write_text(drawing((0.0, 0.0, *PICTURE), parts), encoding="utf-8")
    for region, view in CLOSE_UPS.items():
        (HERE / f"spine-{region}.svg").write_text(drawing(view, parts), encoding="utf-8")


if __name__ == "__main__":
    main()
