"""Where the names of a picture stand: at its left or right, near their parts, no line over another name or part."""

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import Final, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize

# Up to so many names all ways to divide them between the two sides are tried; more go to the nearer side.
_FEW: Final = 7
# What is worse than a longer line, in lengths of the room: lines or names that cross, a line close to another's end, a
# name over what it or another names.
_CROSSED: Final = 6.0
_CLOSE: Final = 2.0
_COVERED: Final = 4.0
_NEAR: Final = 0.4
# What is within this share of the width from a side is in a corner there.
_CORNER: Final = 0.25
# A name may cover this share of a named part for nothing.
FREE: Final = 0.2


class TagPlace(NamedTuple):
    """Where a name stands, where its line leaves it, and where the line ends on the part."""

    box: QRect
    start: QPointF
    end: QPointF


class Spot(NamedTuple):
    """Where the line of a name ends, and the part around that which no name may cover; just there where it is large."""

    end: QPointF
    part: QRectF


class TagRoom(NamedTuple):
    """The room for names in pixels: its box, how far apart they stand, what else stands at its edges.

    What the picture is about (`shown`) they best leave free, though it has no name.
    """

    box: QRect
    apart: int
    taken: tuple[QRect, ...]
    shown: tuple[QRectF, ...] = ()


def spread(wanted: Sequence[int], heights: Sequence[int], apart: int, top: int, bottom: int) -> list[int]:
    """The top of each thing in a column: as near as can be to where it is wanted, in order, apart, inside."""
    tops: list[int] = []
    for want in wanted:
        above = tops[-1] + heights[len(tops) - 1] + apart if tops else top
        tops.append(max(want, above))
    limit = bottom
    for index in reversed(range(len(tops))):
        tops[index] = min(tops[index], limit - heights[index])
        limit = tops[index] - apart
    return tops


def least_height(sizes: Sequence[QSize], apart: int) -> int:
    """The height in pixels that the names need where they stand in two columns."""
    heights = [size.height() + apart for size in sizes]
    sides = product((True, False), repeat=min(len(heights), _FEW))
    columns = (sum(height for height, left in zip(heights, side, strict=False) if left) for side in sides)
    rest = sum(heights)
    return max(0, min((max(column, rest - column) for column in columns), default=0) - apart)


def arranged(spots: Sequence[Spot], sizes: Sequence[QSize], room: TagRoom) -> list[TagPlace]:
    """A place for each name, in their order; none at all where they have no room."""
    found = (_placed(spots, sizes, sides, room) for sides in _sides(spots, room.box))
    choices = [places for places in found if places]
    return min(choices, key=lambda places: _cost(places, spots, room), default=[])


def _sides(spots: Sequence[Spot], room: QRect) -> Iterator[tuple[bool, ...]]:
    """Ways to divide the names, left being True."""
    middle = room.center().x()
    if len(spots) > _FEW:
        yield tuple(spot.end.x() < middle for spot in spots)
    else:
        yield from product((False, True), repeat=len(spots))


def _placed(spots: Sequence[Spot], sizes: Sequence[QSize], sides: Sequence[bool], room: TagRoom) -> list[TagPlace]:
    boxes: dict[int, QRect] = {}
    for left in (True, False):
        column = sorted(
            (index for index, side in enumerate(sides) if side is left), key=lambda index: spots[index].end.y()
        )
        boxes |= _column(column, spots, sizes, room, left=left)
    if len(boxes) < len(spots):
        return []
    if any(too_close(one, other, room.apart) for one, other in combinations(boxes.values(), 2)):
        boxes = _staggered(boxes, room)
    return [_joined(boxes[index], spot.end, room.apart) for index, spot in enumerate(spots)]


def _column(
    column: Sequence[int], spots: Sequence[Spot], sizes: Sequence[QSize], room: TagRoom, *, left: bool
) -> dict[int, QRect]:
    """The boxes of the names at one side, from above; none where they do not fit."""
    box = _free(room, left=left)
    heights = [sizes[index].height() for index in column]
    if sum(heights) + room.apart * (len(heights) - 1) > box.height():
        return {}
    wanted = [round(_wanted(spots[index], sizes[index], box, room.apart, left=left)) for index in column]
    tops = spread(wanted, heights, room.apart, box.top(), box.bottom() + 1)
    found = {}
    for index, top in zip(column, tops, strict=True):
        width = sizes[index].width()
        found[index] = QRect(box.left() if left else box.right() + 1 - width, top, width, sizes[index].height())
    return found


def _staggered(boxes: dict[int, QRect], room: TagRoom) -> dict[int, QRect]:
    """The names of both sides all below one another, where those of one side reach to those of the other."""
    left, right = (_free(room, left=side) for side in (True, False))
    order = sorted(boxes, key=lambda index: boxes[index].top())
    heights = [boxes[index].height() for index in order]
    top, bottom = max(left.top(), right.top()), min(left.bottom(), right.bottom()) + 1
    if sum(heights) + room.apart * (len(heights) - 1) > bottom - top:
        return boxes
    tops = spread([boxes[index].top() for index in order], heights, room.apart, top, bottom)
    moved = {}
    for index, above in zip(order, tops, strict=True):
        moved[index] = QRect(boxes[index])
        moved[index].moveTop(above)
    return moved


def _free(room: TagRoom, *, left: bool) -> QRect:
    """What of the room's height is free at that side, where something stands in a corner of it."""
    box, near = QRect(room.box), round(room.box.width() * _CORNER)
    for taken in room.taken:
        reaches = taken.left() < box.left() + near if left else taken.right() > box.right() - near
        if taken.isEmpty() or not reaches:
            continue
        if taken.center().y() < room.box.center().y():
            box.setTop(max(box.top(), taken.bottom() + 1 + room.apart))
        else:
            box.setBottom(min(box.bottom(), taken.top() - 1 - room.apart))
    return box


def _wanted(spot: Spot, size: QSize, box: QRect, apart: int, *, left: bool) -> float:
    """The top that a name would best have: beside its part; above or below one that would lie under it."""
    reach, beside = size.width() + 2 * apart, spot.end.y() - size.height() / 2
    under = spot.end.x() < box.left() + reach if left else spot.end.x() > box.right() - reach
    x = box.left() if left else box.right() + 1 - size.width()
    if not under and covered(QRectF(x, beside, size.width(), size.height()), spot.part) <= FREE:
        return beside
    above = spot.part.top() - size.height() - 1.5 * apart
    return above if above >= box.top() else spot.part.bottom() + 1.5 * apart


def _joined(box: QRect, spot: QPointF, apart: int) -> TagPlace:
    """The line leaves the box where that is nearest to the part, not at its round corners."""
    inner = QRectF(box)
    low, high = inner.top() + min(apart, inner.height() / 2), inner.bottom() - min(apart, inner.height() / 2)
    first, last = inner.left() + min(apart, inner.width() / 2), inner.right() - min(apart, inner.width() / 2)
    if inner.left() < spot.x() < inner.right():
        x = min(max(spot.x(), first), last)
        return TagPlace(box, QPointF(x, inner.bottom() if spot.y() > inner.center().y() else inner.top()), spot)
    x = inner.right() if spot.x() >= inner.right() else inner.left()
    return TagPlace(box, QPointF(x, min(max(spot.y(), low), high)), spot)


def crossing(one: TagPlace, other: TagPlace) -> bool:
    """Whether the lines of two names cross, or one crosses the other's name."""
    first, second = QLineF(one.start, one.end), QLineF(other.start, other.end)
    if first.intersects(second)[0] is QLineF.IntersectionType.BoundedIntersection:
        return True
    return crosses_box(first, QRectF(other.box)) or crosses_box(second, QRectF(one.box))


def too_close(one: QRect, other: QRect, apart: int) -> bool:
    """Whether two names are not that many pixels apart."""
    return one.adjusted(-apart, -apart, apart, apart).intersects(other)


def crosses_box(line: QLineF, box: QRectF) -> bool:
    """Whether a line goes through a box; never through an empty one."""
    if box.isEmpty():
        return False
    corners = (box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft())
    sides = (QLineF(corners[index], corners[index - 1]) for index in range(4))
    bounded = QLineF.IntersectionType.BoundedIntersection
    return box.contains(line.p1()) or box.contains(line.p2()) or any(line.intersects(s)[0] is bounded for s in sides)


def distance(line: QLineF, point: QPointF) -> float:
    """How far a point is from a line, in pixels."""
    length = line.length()
    if length < 1e-6:
        return QLineF(line.p1(), point).length()
    along = QPointF.dotProduct(point - line.p1(), line.p2() - line.p1()) / length**2
    return QLineF(point, line.pointAt(min(1.0, max(0.0, along)))).length()


def _length(place: TagPlace, room: TagRoom) -> float:
    """From the part to the side its name is at: a wide name is no nearer than a short one, and best leaves it free."""
    left = place.box.center().x() < room.box.center().x()
    across = place.end.x() - room.box.left() if left else room.box.right() - place.end.x()
    down = abs(place.end.y() - place.start.y())
    gap = place.end.x() - place.box.right() if left else place.box.left() - place.end.x()
    return across + 2 * down + (_NEAR * room.box.width() if gap < 2 * room.apart else 0.0)


def _cost(places: Sequence[TagPlace], spots: Sequence[Spot], room: TagRoom) -> float:
    """How bad an arrangement is: how far names are from their parts, and whatever is crossed or covered."""
    cost = sum(_length(place, room) for place in places) / max(1, room.box.width())
    for one, other in combinations(places, 2):
        cost += _CROSSED * (crossing(one, other) + 2 * too_close(one.box, other.box, room.apart))
        for line, spot in ((one, other.end), (other, one.end)):
            cost += _CLOSE * (distance(QLineF(line.start, line.end), spot) < 2.5 * room.apart)
    boxes = [QRectF(place.box) for place in places]
    cost += _COVERED * sum(max(0.0, covered(box, spot.part) - FREE) for box in boxes for spot in spots)
    cost += _COVERED * sum(max(0.0, covered(box, part) - FREE) for box in boxes for part in room.shown)
    around = [box.adjusted(-room.apart, -room.apart, room.apart, room.apart) for box in boxes]
    cost += _COVERED * sum(box.contains(spot.end) for box in around for spot in spots)
    for taken in map(QRectF, room.taken):
        cost += _COVERED * sum(crosses_box(QLineF(place.start, place.end), taken) for place in places)
        cost += _CROSSED * sum(box.intersects(taken) for box in boxes)
    return cost


def covered(box: QRectF, part: QRectF) -> float:
    """The share of a part that lies under a box."""
    common = box.intersected(part)
    return common.width() * common.height() / max(1.0, part.width() * part.height())
