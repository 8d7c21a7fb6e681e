"""Shows pieces a page at a time, packed so that each page fits: no scrolling, nothing clipped."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.navigation import Outline, Place
from kiosk.widgets.buttons import ChoiceButton, Tile
from kiosk.widgets.disposal import dispose
from kiosk.widgets.packing import Frame, Page, Piece, Row, Span, paginate, placed
from kiosk.widgets.panels import Card, Feature, Panel


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

    def pages_at(self, size: QSize) -> int:
        """How many pages it would have at that size in pixels."""
        return min((len(self._packed(offer, size)) for offer in self._offers), default=0)

    def _packed(self, offer: Offer, size: QSize) -> tuple[Page, ...]:
        """The pages with as many columns as fit the width; with fewer where a cell would be cut or too high."""
        fitting = (size.width() + self._gap) // (offer.cell + self._gap)
        for columns in range(max(1, min(offer.columns, fitting)), 0, -1):
            frame = Frame(size.width(), size.height(), columns, self._gap)
            pages = paginate(offer.pieces, frame, self._measure)
            rows = [row for page in pages for row in page]
            if all(row.height <= frame.height and row.whole for row in rows):
                break
        return pages

    def _lay_out(self) -> None:
        """Packs the pieces once this widget has got its size; before that it would be for nothing."""
        if not self._sized or not self._offers:
            return
        self._pages = min((self._packed(offer, self.size()) for offer in self._offers), key=_effort)
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
        for row, top, height in placed(page, self.height(), self._gap):
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
        self._level(row, widgets, width)

    def _level(self, row: Row, widgets: Sequence[QWidget], width: int) -> None:
        """Makes room for the longest words: of a row of cells, or of all features, whose pages then stand still."""
        kinds = Feature if row.span is Span.PAGE else Card | Tile
        peers = self._widgets.values() if row.span is Span.PAGE else widgets
        words = max((peer.words_height(width) for peer in peers if isinstance(peer, kinds)), default=0)
        for widget in widgets:
            if isinstance(widget, kinds):
                widget.level(words)


def _effort(pages: tuple[Page, ...]) -> tuple[int, int]:
    """What an offer costs the reader: pages to turn, then pieces left out (counted by those that are shown)."""
    return len(pages), -sum(len(row.pieces) for page in pages for row in page)
