"""Packs pieces into pages that fit: no scrolling, nothing clipped.

`paginate` is plain arithmetic on heights; `Pager` is the widget that builds the pieces, asks them how high they are and
shows one page at a time.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.navigation import Outline, Place
from kiosk.passage import NOTHING, Passage
from kiosk.widgets.buttons import ChoiceButton, Tile
from kiosk.widgets.disposal import dispose
from kiosk.widgets.panels import Card, Feature, Panel

# How much higher than needed a row of cards may grow to use an airy page.
_ROW_GROWTH: Final = 0.45


class Span(Enum):
    """How much of a page a piece takes: a cell of a row, a row of its own, or the whole page."""

    CELL = "cell"
    ROW = "row"
    STRETCH = "stretch"
    PAGE = "page"


@dataclass(frozen=True, eq=False)
class Piece:
    """Something to put on a page: `make` builds its widget for (a part of) its text.

    An `optional` piece is left out where that saves a page.
    """

    place: Place
    make: Callable[[Passage], QWidget]
    passage: Passage = NOTHING
    span: Span = Span.CELL
    optional: bool = False

    def cut(self, count: int) -> "tuple[Piece, Piece]":
        """Cut after that many units of its text."""
        head, tail = self.passage.cut(count)
        start = Place(self.place.block, self.place.part + max(count, 1))
        return replace(self, passage=head), replace(self, passage=tail, place=start)


@dataclass(frozen=True)
class Row:
    """Pieces side by side, and how high they must be in pixels."""

    pieces: tuple[Piece, ...]
    height: int

    @property
    def span(self) -> Span:
        """The span of the row's pieces."""
        return self.pieces[0].span

    @property
    def whole(self) -> bool:
        """Whether no cell of it is a part of a longer text."""
        return self.span is not Span.CELL or all(piece.passage.first and piece.passage.last for piece in self.pieces)


Page = tuple[Row, ...]
Measure = Callable[[Piece, int], int]


@dataclass(frozen=True)
class Frame:
    """The room of one page in pixels: its size, how many cells stand side by side, and the gap between pieces."""

    width: int
    height: int
    columns: int
    gap: int

    def cell_width(self, count: int) -> int:
        """The width of each of that many pieces side by side."""
        return (self.width - self.gap * (count - 1)) // count

    def width_of(self, span: Span) -> int:
        """The width of a piece of that span in a full row."""
        return self.cell_width(self.columns) if span is Span.CELL else self.width


def paginate(pieces: Sequence[Piece], frame: Frame, measure: Measure) -> tuple[Page, ...]:
    """All pieces in order on as few pages as they fit, evenly filled; `measure` gives a piece's height at a width."""
    pages = _paginated(pieces, frame, measure)
    needed = [piece for piece in pieces if not piece.optional]
    if len(pages) > 1 and 0 < len(needed) < len(pieces):
        fewer = _paginated(needed, frame, measure)
        return fewer if len(fewer) < len(pages) else pages
    return pages


def _paginated(pieces: Sequence[Piece], frame: Frame, measure: Measure) -> tuple[Page, ...]:
    parts = [part for piece in pieces for part in _fitting(piece, frame, measure)]
    rows = list(_rows(parts, frame, measure))
    pages: list[Page] = []
    for alone, run in groupby(rows, lambda row: row.span is Span.PAGE):
        found = list(run)
        pages.extend([(row,) for row in found] if alone else _even(found, frame))
    return tuple(pages)


def _fitting(piece: Piece, frame: Frame, measure: Measure) -> Iterator[Piece]:
    """The piece, or its parts where it is higher than a page."""
    width = frame.width_of(piece.span)
    while measure(piece, width) > frame.height and piece.passage.units:
        low, high = 1, len(piece.passage.units)
        while low < high:
            middle = (low + high + 1) // 2
            if measure(piece.cut(middle)[0], width) <= frame.height:
                low = middle
            else:
                high = middle - 1
        # What stands after a text, such as glossary buttons, never gets a page without a sentence of it.
        head, piece = piece.cut(min(low, max(1, len(piece.passage.units) - 1)))
        yield head
    yield piece


def _rows(parts: Sequence[Piece], frame: Frame, measure: Measure) -> Iterator[Row]:
    waiting: list[Piece] = []
    for part in parts:
        if waiting and (part.span is not Span.CELL or len(waiting) == frame.columns):
            yield _row(waiting, frame, measure)
            waiting = []
        waiting.append(part)
        if part.span is not Span.CELL:
            yield _row(waiting, frame, measure)
            waiting = []
    if waiting:
        yield _row(waiting, frame, measure)


def _row(pieces: Sequence[Piece], frame: Frame, measure: Measure) -> Row:
    return Row(tuple(pieces), max(measure(piece, frame.cell_width(len(pieces))) for piece in pieces))


def _even(rows: Sequence[Row], frame: Frame) -> list[Page]:
    """As few pages as fit, the fullest of them as low as possible."""
    best = _packed(rows, frame.height, frame.gap)
    low, high = max(row.height for row in rows), frame.height
    while low < high:
        middle = (low + high) // 2
        candidate = _packed(rows, middle, frame.gap)
        if len(candidate) <= len(best):
            best, high = candidate, middle
        else:
            low = middle + 1
    return best


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


@dataclass(frozen=True, eq=False)
class Offer:
    """One way to show something: its pieces, the least width of a cell in pixels, the most cells side by side."""

    pieces: tuple[Piece, ...]
    cell: int
    columns: int


class Pager(QWidget):
    """Shows pieces a page at a time and says, after each new layout, where the pages start."""

    repaged = Signal()
    word_chosen = Signal(str)
    target_chosen = Signal(str)

    def __init__(self, gap: int) -> None:
        """`gap` pixels lie between pieces."""
        super().__init__()
        self._gap = gap
        self._offers: tuple[Offer, ...] = ()
        self._widgets: dict[Piece, QWidget] = {}
        self._pages: tuple[Page, ...] = ()
        self._outline = Outline()
        self._place = Place()
        self._sized = False

    @property
    def starts(self) -> tuple[Place, ...]:
        """The place at which each page starts."""
        return self._outline.starts

    def set_offers(self, *offers: Offer) -> None:
        """Shows from now on what takes the fewest pages, of equals what leaves out least, of equals the first."""
        for widget in self._widgets.values():
            dispose(widget)
        self._widgets = {}
        self._offers = offers
        self._lay_out()

    def show_place(self, place: Place) -> None:
        """Turns to the page with that place."""
        self._place = place
        self._show_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Packs anew; the reader stays at the same place."""
        super().resizeEvent(event)
        self._sized = True
        self._lay_out()

    # --- packing ----------------------------------------------------------------------------------------------------

    def _packed(self, offer: Offer) -> tuple[Page, ...]:
        """The pages with as many columns as fit the width; with fewer where a cell would be cut or too high."""
        fitting = (self.width() + self._gap) // (offer.cell + self._gap)
        for columns in range(max(1, min(offer.columns, fitting)), 0, -1):
            frame = Frame(self.width(), self.height(), columns, self._gap)
            pages = paginate(offer.pieces, frame, self._measure)
            rows = [row for page in pages for row in page]
            if all(row.height <= frame.height and row.whole for row in rows):
                break
        return pages

    def _lay_out(self) -> None:
        """Packs the pieces once this widget has got its size; before that it would be for nothing."""
        if not self._sized or not self._offers:
            return
        self._pages = min(map(self._packed, self._offers), key=_effort)
        self._forget_unused()
        self._outline = Outline(starts=tuple(page[0].pieces[0].place for page in self._pages))
        self._show_page()
        self.repaged.emit()

    def _widget(self, piece: Piece) -> QWidget:
        if piece not in self._widgets:
            widget = piece.make(piece.passage)
            widget.setParent(self)
            widget.ensurePolished()
            widget.hide()
            self._connect(widget)
            self._widgets[piece] = widget
        return self._widgets[piece]

    def _connect(self, widget: QWidget) -> None:
        if isinstance(widget, Panel):
            widget.word_chosen.connect(self.word_chosen)
            widget.target_chosen.connect(self.target_chosen)
        elif isinstance(widget, ChoiceButton):
            widget.chosen.connect(self.target_chosen)

    def _measure(self, piece: Piece, width: int) -> int:
        widget = self._widget(piece)
        return widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.minimumSizeHint().height()

    def _forget_unused(self) -> None:
        used = {piece for page in self._pages for row in page for piece in row.pieces}
        for piece in [piece for piece in self._widgets if piece not in used]:
            dispose(self._widgets.pop(piece))

    # --- showing ----------------------------------------------------------------------------------------------------

    def _show_page(self) -> None:
        if not self._pages:
            return
        shown: set[Piece] = set()
        page = self._pages[self._outline.page_of(self._place)]
        for row, top, height in _placed(page, self.height(), self._gap):
            shown.update(row.pieces)
            self._place_row(row, top, height)
        for piece, widget in self._widgets.items():
            widget.setVisible(piece in shown)

    def _place_row(self, row: Row, top: int, height: int) -> None:
        count = len(row.pieces)
        width = (self.width() - self._gap * (count - 1)) // count
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        widgets = [self._widget(piece) for piece in row.pieces]
        for index, widget in enumerate(widgets):
            left = index * (width + self._gap)
            if mirrored:
                left = self.width() - left - width
            widget.setGeometry(QRect(left, top, width, height))
        levelled: list[Card | Tile | Feature] = [widget for widget in widgets if isinstance(widget, Card | Tile)]
        if row.span is Span.PAGE:
            levelled = [widget for widget in self._widgets.values() if isinstance(widget, Feature)]
        for widget in levelled:
            widget.level(max(other.words_height(width) for other in levelled))


def _effort(pages: tuple[Page, ...]) -> tuple[int, int]:
    """What an offer costs the reader: pages to turn, then pieces left out (counted by those that are shown)."""
    return len(pages), -sum(len(row.pieces) for page in pages for row in page)


def _placed(page: Page, height: int, gap: int) -> Iterator[tuple[Row, int, int]]:
    """Each row with its top and height: room left over goes to rows that stretch, else to the cells, made level."""
    spare = max(0, height - sum(row.height for row in page) - gap * (len(page) - 1))
    heights = {id(row): row.height for row in page}
    stretching = [row for row in page if row.span in (Span.PAGE, Span.STRETCH)] or ([page[0]] if len(page) == 1 else [])
    cells = [row for row in page if row.span is Span.CELL]
    if stretching:
        heights |= {id(row): row.height + spare // len(stretching) for row in stretching}
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
