"""What the scripts that draw pictures share: points, smooth outlines and SVG elements; no colours, no Qt."""

import math
import random
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

Point = tuple[float, float]

PICTURES: Final = Path(__file__).resolve().parents[2] / "resources" / "pictures"

# A corner rounded as far as its edges allow: a row of such corners makes a smooth curve.
SOFT: Final = 1e9


@dataclass(frozen=True)
class Corner:
    """A corner of an outline: where it is and how far (same unit) along its edges the rounding begins."""

    x: float
    y: float
    rounding: float = SOFT


def number(value: float) -> str:
    """A coordinate, to a tenth of a unit, without a needless zero."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def pair(point: Point) -> str:
    """A point as path data."""
    return f"{number(point[0])} {number(point[1])}"


def towards(corner: Corner, other: Corner) -> Point:
    """Where the rounding of a corner begins on the edge to another: at most half way."""
    length = math.dist((corner.x, corner.y), (other.x, other.y))
    share = min(0.5, corner.rounding / length) if length else 0.0
    return (corner.x + (other.x - corner.x) * share, corner.y + (other.y - corner.y) * share)


def rounded(corners: Sequence[Corner]) -> str:
    """Path data of a closed outline with its corners rounded."""
    commands: list[str] = []
    for index, corner in enumerate(corners):
        start = towards(corner, corners[index - 1])
        end = towards(corner, corners[(index + 1) % len(corners)])
        commands.append(f"{'L' if commands else 'M'}{pair(start)}Q{pair((corner.x, corner.y))} {pair(end)}")
    return "".join(commands) + "Z"


def curve(points: Sequence[Point], start: str = "M") -> str:
    """Path data of an open smooth line (Catmull-Rom) through the points."""
    return f"{start}{pair(points[0])}" + bends([points[0], *points, points[-1]])


def loop(points: Sequence[Point]) -> str:
    """Path data of a closed smooth line (Catmull-Rom) through the points."""
    return f"M{pair(points[0])}" + bends([points[-1], *points, *points[:2]]) + "Z"


def bends(points: Sequence[Point]) -> str:
    """The smooth curves (Catmull-Rom) from the second of the points to the last but one."""
    data = ""
    for a, b, c, d in zip(points, points[1:], points[2:], points[3:], strict=False):
        leave = (b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6)
        arrive = (c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6)
        data += f"C{pair(leave)} {pair(arrive)} {pair(c)}"
    return data


def between(one: Sequence[Point], other: Sequence[Point]) -> str:
    """Path data of the surface between two smooth lines that run the same way."""
    return curve(one) + curve(list(reversed(other)), "L") + "Z"


def lines(points: Sequence[Point]) -> str:
    """Path data of an open line with straight pieces."""
    return "M" + "L".join(pair(point) for point in points)


def polygon(points: Iterable[Point]) -> str:
    """Path data of a closed outline with straight pieces."""
    return lines(list(points)) + "Z"


def oval(middle: Point, wide: float, high: float) -> str:
    """Path data of a small upright oval, in few characters: a drawing may hold hundreds."""
    w, h = number(wide), number(high)
    return f"M{pair((middle[0], middle[1] - high))}q{w} 0 {w} {h}t-{w} {h}t-{w}-{h}t{w}-{h}"


def sampled(points: Sequence[Point], count: int) -> list[Point]:
    """That many points (at least two), evenly spaced by parameter, on the smooth line through the given ones."""
    padded = [points[0], *points, points[-1]]
    spans = len(points) - 1
    found: list[Point] = []
    for index in range(count):
        place = index / (count - 1) * spans
        span = min(int(place), spans - 1)
        found.append(_on_span(padded[span : span + 4], place - span))
    return found


def _on_span(around: Sequence[Point], share: float) -> Point:
    """A point of a Catmull-Rom span, given the four points around it."""
    a, b, c, d = around
    square, cube = share * share, share**3
    x, y = (
        0.5
        * (
            2 * b[axis]
            + (c[axis] - a[axis]) * share
            + (2 * a[axis] - 5 * b[axis] + 4 * c[axis] - d[axis]) * square
            + (3 * b[axis] - a[axis] - 3 * c[axis] + d[axis]) * cube
        )
        for axis in (0, 1)
    )
    return (x, y)


def normals(points: Sequence[Point]) -> list[Point]:
    """The unit vectors across a line at each of its points, to the right of its way on the screen's axes."""
    found: list[Point] = []
    for index in range(len(points)):
        before, after = points[max(0, index - 1)], points[min(len(points) - 1, index + 1)]
        length = math.dist(before, after)
        found.append(((before[1] - after[1]) / length, (after[0] - before[0]) / length))
    return found


def moved(points: Sequence[Point], by: Sequence[float]) -> list[Point]:
    """The points of a line moved across it, each by its own length."""
    return [
        (point[0] + normal[0] * length, point[1] + normal[1] * length)
        for point, normal, length in zip(points, normals(points), by, strict=True)
    ]


def mixed(stops: Sequence[Point], at: float) -> float:
    """The value at a place between stops (place, value), joined by straight lines."""
    for (start, low), (end, high) in pairwise(stops):
        if at <= end:
            return low + (high - low) * max(0.0, (at - start) / (end - start))
    return stops[-1][1]


def scattered(width: float, height: float, gap: float, seed: int) -> list[Point]:
    """Points strewn over a box, none nearer to another than the gap, the same each time."""
    chance = random.Random(seed)  # noqa: S311  (a pattern, not a secret)
    found: list[Point] = []
    for _ in range(round(14 * width * height / gap**2)):
        point = (chance.uniform(0.0, width), chance.uniform(0.0, height))
        if all(math.dist(point, other) >= gap for other in found):
            found.append(point)
    return found


# ------------------------------------------------------------------------------------------------------- SVG elements


def path(kind: str, data: str, name: str = "") -> str:
    """A path element of that class, with an id if it has a name."""
    identity = f'id="{name}" ' if name else ""
    return f'<path {identity}class="{kind}" d="{data}"/>'


def circle(kind: str, middle: Point, radius: float) -> str:
    """A circle of that class."""
    return f'<circle class="{kind}" cx="{number(middle[0])}" cy="{number(middle[1])}" r="{number(radius)}"/>'


def group(name: str, kind: str, children: Iterable[str], **data: object) -> str:
    """A group element; `data` are its data- attributes."""
    classes = f' class="{kind}"' if kind else ""
    extra = "".join(f' data-{key}="{value}"' for key, value in data.items())
    inner = "\n".join(children)
    return f'<g id="{name}"{classes}{extra}>\n{inner}\n</g>'


def anchor(name: str, at: Point) -> str:
    """The unseen mark where the leader line of a name ends."""
    x, y = at
    return f'<circle id="{name}" class="anchor" cx="{number(x)}" cy="{number(y)}" r="4"/>'


def frame(name: str, box: Sequence[float]) -> str:
    """The unseen rectangle (left, top, width, height) that a camera may show."""
    x, y, width, height = map(number, box)
    return f'<rect id="{name}" class="anchor" x="{x}" y="{y}" width="{width}" height="{height}"/>'


def drawing(size: Point, note: str, parts: Iterable[str]) -> str:
    """The whole SVG file; its look comes from the program's style sheet."""
    inner = "\n".join(parts)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {pair(size)}">'
    return f"{head}\n<style/>\n<!-- {note} -->\n{inner}\n</svg>\n"


def write(name: str, text: str) -> None:
    """Writes a drawing into the folder that the command line names, else among the program's pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES
    (folder / name).write_text(text, encoding="utf-8")
