"""In which order a reader comes to the parts of a screen: the title, piece by piece and row by row, at last the bar."""

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

Part = TypeVar("Part", bound=QWidget)


class ReadingGroup(QWidget):
    """Base of what holds pieces side by side: a reader finishes with one piece before going on to the next."""


class ReadFirst:
    """Mixed into what is read before the rest of its screen, such as a page's title."""

    reading_rank: ClassVar[int] = 0


class ReadLast:
    """Mixed into what is read when the rest of the screen has been, such as the bar."""

    reading_rank: ClassVar[int] = 2


_RANKED = (ReadFirst, ReadLast)
_USUAL = 1


def in_reading_order(parts: Iterable[Part]) -> list[Part]:
    """The parts of one window as a reader comes to them."""
    rows: list[list[Part]] = []
    for part in sorted(parts, key=_reading_order):
        if rows and any(_level(before, part) for before in rows[-1]):
            rows[-1].append(part)
        else:
            rows.append([part])
    return [part for row in rows for part in sorted(row, key=_along)]


def is_read_last(part: QWidget) -> bool:
    """Whether it is read when the rest of its screen has been."""
    return _rank(part) == ReadLast.reading_rank


def _reading_order(part: QWidget) -> tuple[int, ...]:
    return (_rank(part), *_begins(_piece(part) or part), *_begins(part))


def _holder(part: QWidget) -> tuple[QWidget, QWidget | None]:
    """What the part belongs to, at most the part itself, and what holds that; None where nothing does."""
    child = part
    while (parent := child.parentWidget()) is not None and child is not part.window():
        if isinstance(parent, (ReadingGroup, *_RANKED)):
            return child, parent
        child = parent
    return part, None


def _rank(part: QWidget) -> int:
    holder = _holder(part)[1]
    return holder.reading_rank if isinstance(holder, _RANKED) else _USUAL


def _piece(part: QWidget) -> QWidget | None:
    """The piece of a page on which the part stands, if it does."""
    child, holder = _holder(part)
    return child if isinstance(holder, ReadingGroup) else None


def _level(before: QWidget, after: QWidget) -> bool:
    """Whether both stand beside one another in one piece: they share more than half the height of the smaller one."""
    if _piece(before) is not _piece(after) or _rank(before) != _rank(after) or _beneath(before, after):
        return False
    one, other = _begins(before)[0], _begins(after)[0]
    shared = min(one + before.height(), other + after.height()) - max(one, other)
    return shared > min(before.height(), after.height()) // 2


def _beneath(before: QWidget, after: QWidget) -> bool:
    """Whether the second lies on the first, such as a name on its picture."""
    window = before.window()
    one, other = (QRect(part.mapTo(window, QPoint()), part.size()) for part in (before, after))
    return one.contains(other)


def _along(part: QWidget) -> tuple[int, int]:
    down, along = _begins(part)
    return along, down


def _begins(part: QWidget) -> tuple[int, int]:
    """Where a reader comes to the part: how far down the window, then how far along the line."""
    window = part.window()
    corner = part.mapTo(window, QPoint())
    mirrored = part.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return corner.y(), window.width() - corner.x() - part.width() if mirrored else corner.x()
