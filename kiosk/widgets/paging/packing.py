"""Packs pieces into pages that fit: plain arithmetic on heights, nothing is drawn here."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby, islice
from math import ceil
from typing import Final, NamedTuple

from PySide6.QtWidgets import QWidget

from kiosk.navigation import Place
from kiosk.widgets.paging.passage import NOTHING, Passage

# How much higher than needed a row of cards may grow to use an airy page.
_ROW_GROWTH: Final = 0.65


# How many times something can be left out of a piece for which there is no room.
LEANEST: Final = 3


class Span(Enum):
    """How much of a page a piece takes: a cell of a row, a row of its own, or the whole page."""

    CELL = "cell"
    ROW = "row"
    STRETCH = "stretch"
    PAGE = "page"


@dataclass(frozen=True, eq=False)
class Piece:
    """Something to put on a page: `make` builds its widget for (a part of) its text.

    Alone on its page it has a `title`, which stands over the page; `steady` ones have room for the longest of theirs,
    so that nothing moves from one to the next. An `optional` piece is left out where that saves a
    page. One that is `lean`, having no room, goes without something: the more, the higher the number. What
    `stands_alone` may have a page without a sentence of its text.
    """

    place: Place
    make: Callable[[Passage], QWidget]
    passage: Passage = NOTHING
    span: Span = Span.CELL
    optional: bool = False
    lean: int = 0
    stands_alone: bool = False
    title: str = ""
    steady: bool = False

    def breaks_sentence(self, count: int) -> bool:
        """Whether a cut after that many units is within a sentence."""
        return 0 < count < len(self.passage.units) and not self.passage.units[count - 1].ends

    def cut(self, count: int) -> "tuple[Piece, Piece]":
        """Cut after that many units of its text."""
        head, tail = self.passage.cut(count)
        start = Place(self.place.block, self.place.part + max(count, 1))
        return replace(self, passage=head), replace(self, passage=tail, place=start)


class Row(NamedTuple):
    """Pieces side by side, how high they must be, and how wide each is, in pixels."""

    pieces: tuple[Piece, ...]
    height: int
    width: int

    @property
    def span(self) -> Span:
        """The span of the row's pieces."""
        return self.pieces[0].span

    @property
    def whole(self) -> bool:
        """Whether no cell of it is a part of a longer text or goes without its picture."""
        uncut = (piece.passage.first and piece.passage.last and not piece.lean for piece in self.pieces)
        return self.span is not Span.CELL or all(uncut)


Page = tuple[Row, ...]
Measure = Callable[[Piece, int], int]


class PageRoom(NamedTuple):
    """The room of one page in pixels: its size, how many cells stand side by side, and the gap between pieces."""

    width: int
    height: int
    columns: int
    gap: int

    def cell_width(self, count: int) -> int:
        """The width of each of that many pieces side by side."""
        return (self.width - self.gap * (count - 1)) // count


def paginate(pieces: Sequence[Piece], room: PageRoom, measure: Measure, *, even: bool = True) -> tuple[Page, ...]:
    """All pieces in order on as few pages as they fit; `measure` gives a piece's height at a width.

    They are evenly filled, or else each as full as can be.
    """
    pages = _paginated(pieces, room, measure, even=even)
    needed = [piece for piece in pieces if not piece.optional]
    if len(pages) > 1 and 0 < len(needed) < len(pieces):
        return min(pages, _paginated(needed, room, measure, even=even), key=len)
    return pages


def _paginated(pieces: Sequence[Piece], room: PageRoom, measure: Measure, *, even: bool) -> tuple[Page, ...]:
    parts = [part for piece in pieces for part in _fitting(piece, room, measure)]
    rows = list(_rows(parts, room, measure))
    pages: list[Page] = []
    for alone, run in groupby(rows, lambda row: row.span is Span.PAGE):
        found = list(run)
        filled = _even(found, room) if even else _packed(found, room.height, room.gap)
        pages.extend([(row,) for row in found] if alone else filled)
    return tuple(pages)


def _fitting(piece: Piece, room: PageRoom, measure: Measure) -> Iterator[Piece]:
    """The piece, or its parts where it is higher than a page; leaner where not one unit of its text fits."""
    width = room.cell_width(room.columns if piece.span is Span.CELL else 1)

    def height_cut(count: int) -> int:
        return measure(piece.cut(count)[0], width)

    while measure(piece, width) > room.height:
        units = len(piece.passage.units)
        fitting = 1 + bisect_right(range(2, units + 1), room.height, key=height_cut)
        # What stands after a text, such as glossary buttons, seldom says anything without a sentence of it.
        together = not piece.stands_alone and piece.lean < LEANEST
        count = piece.passage.well_cut(min(fitting, units - together)) if units else 0
        whole = replace(piece, lean=1)
        if piece.span is Span.PAGE and piece.breaks_sentence(count) and measure(whole, width) <= room.height:
            piece = whole  # a sentence is not broken for the buttons that would stand below it
            break
        head, rest = piece.cut(count)
        if not head.passage.units or measure(head, width) > room.height:
            if piece.lean == LEANEST:
                break
            piece = replace(piece, lean=piece.lean + 1)
            continue
        yield head
        piece = replace(rest, lean=0)
    yield piece


def _rows(parts: Sequence[Piece], room: PageRoom, measure: Measure) -> Iterator[Row]:
    """Cells side by side, as many in one row as in the next: seven in three columns are three, two and two."""
    for cells, run in groupby(parts, lambda part: part.span is Span.CELL):
        found = list(run)
        if not cells:
            yield from (_row([part], room, measure) for part in found)
            continue
        count = ceil(len(found) / room.columns)
        each, longer = divmod(len(found), count)
        rest = iter(found)
        for index in range(count):
            yield _row(list(islice(rest, each + (index < longer))), room, measure)


def _row(pieces: Sequence[Piece], room: PageRoom, measure: Measure) -> Row:
    width = room.cell_width(len(pieces))
    return Row(tuple(pieces), max(measure(piece, width) for piece in pieces), width)


def _even(rows: Sequence[Row], room: PageRoom) -> list[Page]:
    """As few pages as fit, the fullest of them as low as possible."""
    fewest = len(_packed(rows, room.height, room.gap))
    least = min(max(row.height for row in rows), room.height)
    heights = range(least, room.height)
    more = bisect_left(heights, True, key=lambda limit: len(_packed(rows, limit, room.gap)) <= fewest)
    return _packed(rows, least + more, room.gap)


def _packed(rows: Sequence[Row], limit: int, gap: int) -> list[Page]:
    pages: list[list[Row]] = []
    used = 0
    for row in rows:
        if pages and used + gap + row.height <= limit:
            pages[-1].append(row)
            used += gap + row.height
        else:
            pages.append([row])
            used = row.height
    return [tuple(page) for page in pages]


def heights_alike(needs: Sequence[int], room: int, most: int) -> list[int]:
    """The height of each thing in a column without its gaps: all alike, but for one that needs more than its share.

    None is higher than `most` where it need not be. Where there is no room each has what it needs.
    """
    for high in range(min(room // max(1, len(needs)), most), 0, -1):
        heights = [max(high, need) for need in needs]
        if sum(heights) <= room:
            return heights
    return list(needs)


def placed(
    page: Page, height: int, gap: int, endless: Callable[[Row], bool] = lambda _: False
) -> Iterator[tuple[Row, int, int]]:
    """Each row with its top and height: room left over goes to rows that stretch, else to the cells, made level.

    The only cells of a page take all of it if they are `endless`: of use at any height. Several rows of such take equal
    shares of the room beyond what their words need, so that the pictures in all of them are of one size.
    """
    spare = max(0, height - sum(row.height for row in page) - gap * (len(page) - 1))
    heights = {id(row): row.height for row in page}
    stretching = [row for row in page if row.span in (Span.PAGE, Span.STRETCH)] or ([page[0]] if len(page) == 1 else [])
    cells = [row for row in page if row.span is Span.CELL]
    if len(cells) == 1 and not stretching and endless(cells[0]):
        stretching = cells
    if stretching:
        heights |= {id(row): row.height + spare // len(stretching) for row in stretching}
    elif len(cells) > 1 and all(map(endless, cells)):
        heights |= {id(row): row.height + spare // len(cells) for row in cells}
    elif cells:
        highest = max(row.height for row in cells)
        even = (sum(row.height for row in cells) + spare) // len(cells)
        level = min(even, round(highest * (1 + _ROW_GROWTH)))
        if level >= highest:
            heights |= {id(row): level for row in cells}
    top = 0
    for row in page:
        yield row, top, heights[id(row)]
        top += heights[id(row)] + gap
