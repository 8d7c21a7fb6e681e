"""Shows pieces a page at a time, packed so that each page fits: no scrolling, nothing clipped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStyle, QWidget

from kiosk.navigation import Outline, Place
from kiosk.widgets.controls.buttons import ChoiceButton, Tile
from kiosk.widgets.controls.view import ReadingGroup
from kiosk.widgets.disposal import dispose
from kiosk.widgets.paging.packing import Page, PageRoom, Piece, Row, Span, paginate, placed
from kiosk.widgets.paging.panels import Card, Feature, Panel


@dataclass(frozen=True, eq=False)
class Offer:
    """One way to show something: its pieces, the least width of a cell in pixels, the most cells side by side.

    A `brief` one says less than the others: it is for where that saves a page.
    """

    pieces: tuple[Piece, ...]
    cell: int
    columns: int
    brief: bool = False


class Fit(NamedTuple):
    """How many pages something takes in a room, and whether it says less than it could."""

    pages: int
    brief: bool


class Pager(ReadingGroup):
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
        """Shows from now on what leaves words whole in the fewest pages, of equals what leaves out least."""
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

    def fit_at(self, size: QSize) -> Fit:
        """How it would fit at that size in pixels."""
        offer, pages = self._chosen(size)
        return Fit(len(pages), offer.brief)

    def _chosen(self, size: QSize) -> tuple[Offer, tuple[Page, ...]]:
        """The offer that costs the reader least at that size, and its pages."""
        packed = [(offer, self._packed(offer, size)) for offer in self._offers]
        return min(packed, key=partial(self._effort, size.width()))

    def _packed(self, offer: Offer, size: QSize) -> tuple[Page, ...]:
        """The pages with as many columns as fit the width; with fewer where a cell would be cut or too high.

        Fewer also where that leaves every word whole.
        """
        fitting = (size.width() + self._gap) // (offer.cell + self._gap)
        best: tuple[Page, ...] = ()
        for columns in range(max(1, min(offer.columns, fitting)), 0, -1):
            frame = PageRoom(size.width(), size.height(), columns, self._gap)
            pages = paginate(offer.pieces, frame, self._measure)
            if all(row.height <= frame.height and row.whole for page in pages for row in page):
                if not self._divided(pages, size.width()):
                    return pages
                best = best or pages
        return best or pages

    def _divided(self, pages: Iterable[Page], width: int) -> int:
        """How many cells are so narrow that a word in them is divided."""
        rows = [row for page in pages for row in page if row.span is Span.CELL]
        cells = [(self._widget(piece), self._cell_width(row, width)) for row in rows for piece in row.pieces]
        return sum(isinstance(cell, Panel | Tile) and not cell.whole_at(wide) for cell, wide in cells)

    def _cell_width(self, row: Row, width: int) -> int:
        """The width of each piece of a row in a page that wide."""
        count = len(row.pieces)
        return (width - self._gap * (count - 1)) // count

    def _lay_out(self) -> None:
        """Packs the pieces once this widget has got its size; before that it would be for nothing."""
        if not self._sized or not self._offers:
            return
        _, self._pages = self._chosen(self.size())
        self._forget_unused()
        self._outline = Outline(starts=tuple(page[0].pieces[0].place for page in self._pages))
        self._show_page()
        self.repaged.emit()

    def _effort(self, width: int, packed: tuple[Offer, tuple[Page, ...]]) -> tuple[int, ...]:
        """What an offer costs the reader, the worst first.

        Words divided, pages to turn, pages that only lead in, saying less, pieces left out.
        """
        offer, pages = packed
        lonely = sum(all(row.span is Span.ROW for row in page) for page in pages)
        shown = sum(len(row.pieces) for page in pages for row in page)
        return self._divided(pages, width), len(pages), lonely, offer.brief, -shown

    def _widget(self, piece: Piece) -> QWidget:
        if piece not in self._widgets:
            widget = piece.make(piece.passage)
            widget.setParent(self)
            widget.ensurePolished()
            widget.hide()
            if piece.lean and isinstance(widget, Panel):
                widget.make_lean()
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

    def _show_page(self) -> None:
        if not self._pages:
            return
        shown: set[Piece] = set()
        page = self._pages[self._outline.page_of(self._place)]
        for row, top, height in placed(page, self.height(), self._gap, self._endless):
            shown.update(row.pieces)
            self._place_row(row, top, self._modest(row, height) if len(page) == 1 else height)
        for piece, widget in self._widgets.items():
            widget.setVisible(piece in shown)

    def _endless(self, row: Row) -> bool:
        """Whether all cells of a row have a picture, which is the better the larger it is."""
        cells = [self._widget(piece) for piece in row.pieces]
        return all(isinstance(cell, Card) and cell.pictured for cell in cells)

    def _modest(self, row: Row, height: int) -> int:
        """The height of the only row of a page: a card with little to say is not stretched over the whole of it."""
        only = self._widget(row.pieces[0])
        return min(height, only.tallest(self.width())) if len(row.pieces) == 1 and isinstance(only, Card) else height

    def _place_row(self, row: Row, top: int, height: int) -> None:
        width = self._cell_width(row, self.width())
        widgets = [self._widget(piece) for piece in row.pieces]
        for index, widget in enumerate(widgets):
            box = QRect(index * (width + self._gap), top, width, height)
            widget.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), box))
        self._level(row, widgets, width)

    def _level(self, row: Row, widgets: Sequence[QWidget], width: int) -> None:
        """Makes room for the longest words: of a row of cells, or of all features, whose pages then stand still."""
        kinds = Feature if row.span is Span.PAGE else Card | Tile
        peers = [
            peer for peer in (self._widgets.values() if row.span is Span.PAGE else widgets) if isinstance(peer, kinds)
        ]
        words = max((peer.words_height(width) for peer in peers), default=0)
        below = max((peer.words_below(width) for peer in peers if isinstance(peer, Panel)), default=0)
        for widget in widgets:
            if isinstance(widget, Tile):
                widget.level(words)
            elif isinstance(widget, kinds):
                widget.level(words, below)
