"""Shows pieces a page at a time, packed so that each page fits: no scrolling, nothing clipped."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.navigation import Outline, Place
from kiosk.widgets.controls.buttons import ChoiceButton
from kiosk.widgets.controls.notices import NoticeStrip
from kiosk.widgets.controls.placing import place
from kiosk.widgets.controls.view import ReadingGroup
from kiosk.widgets.disposal import dispose, dispose_all
from kiosk.widgets.paging.choices import Markable, QuestionRow
from kiosk.widgets.paging.code_panel import CodePanel
from kiosk.widgets.paging.feature import Feature, grow_alike
from kiosk.widgets.paging.packing import Page, PageRoom, Piece, Row, Span, paginate, placed
from kiosk.widgets.paging.page_header import PageHeader
from kiosk.widgets.paging.panels import Card, Panel
from kiosk.widgets.pictures.picture_button import PictureButton

# So many cells belong together.
_SET: Final = 6
# Of so many pages one may be saved where nothing says which of them it is.
_FEW: Final = 2


class Offer(NamedTuple):
    """One way to show something: pieces, a cell's least width in pixels, most side by side, pages evenly filled."""

    pieces: tuple[Piece, ...]
    cell: int
    columns: int
    even: bool = True


class Pager(ReadingGroup):
    """Shows pieces a page at a time and says, after each new layout, where the pages start."""

    repaged = Signal()
    word_chosen = Signal(str)
    target_chosen = Signal(str)
    marked = Signal(str, list)
    sheet_requested = Signal(str)
    picture_chosen = Signal(int)

    def __init__(self, gap: int, header: PageHeader | None = None, progress: str = "") -> None:
        """`gap` pixels lie between pieces; `progress` says which page it is, by `{page}` and `{pages}`."""
        super().__init__()
        self._gap = gap
        self._header = header
        self._progress = progress
        if header is not None:
            header.setParent(self)
        self._offers: tuple[Offer, ...] = ()
        self._widgets: dict[Piece, QWidget] = {}
        self._pages: tuple[Page, ...] = ()
        self._outline = Outline()
        self._place = Place()
        self._marks: frozenset[str] = frozenset()
        self._sized = False

    @property
    def starts(self) -> tuple[Place, ...]:
        """The place at which each page starts."""
        return self._outline.starts

    def set_offers(self, *offers: Offer) -> None:
        """Shows the offer that divides no word on the fewest pages; of equal ones the one that leaves out least."""
        dispose_all(self._widgets.values())
        self._widgets = {}
        self._offers = offers
        if self._header is not None:
            pieces = [piece for offer in offers for piece in offer.pieces]
            # What has no title of its own shares its page, and the title of the section.
            steady = {piece.title for piece in pieces if piece.steady or not piece.title}
            self._header.set_titles((piece.title for piece in pieces), steady)
        self._lay_out()

    def show_place(self, place: Place) -> None:
        """Turns to the page with that place."""
        self._place = place
        self._show_page()

    def add(self, pieces: Sequence[Piece]) -> None:
        """Shows these pieces after all others."""
        if pieces:
            self.set_offers(*(offer._replace(pieces=(*offer.pieces, *pieces)) for offer in self._offers))

    def show_marks(self, marks: frozenset[str]) -> None:
        """Shows what the patient has ticked, by its names."""
        self._marks = marks
        for widget in self._widgets.values():
            if isinstance(widget, Markable):
                widget.show_marks(marks)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Packs anew; the reader stays at the same place."""
        super().resizeEvent(event)
        self._sized = True
        self._lay_out()

    def pages_at(self, size: QSize) -> int:
        """How many pages there would be at that size in pixels."""
        return len(self._packed_best(size))

    def _packed_best(self, size: QSize) -> tuple[Page, ...]:
        """The pages of the offer that costs the reader least at that size."""
        return min((self._packed(offer, size) for offer in self._offers), key=self._effort)

    def _packed_with_progress(self) -> tuple[Page, ...]:
        """The pages below a header with room for the progress, which a single page does not need."""
        if self._header is None:
            return self._packed_best(self.size())
        self._header.expect_pages(True)
        pages = self._packed_best(self.size())
        if len(pages) > _FEW:
            return pages
        self._header.expect_pages(False)
        alone = self._packed_best(self.size()) if len(pages) > 1 else pages
        self._header.expect_pages(len(alone) > 1)
        return pages if len(alone) > 1 else alone

    def _packed(self, offer: Offer, size: QSize) -> tuple[Page, ...]:
        """The pages with as many columns as fit; fewer where a cell would be cut or too high, or a word divided."""
        fitting = (size.width() + self._gap) // (offer.cell + self._gap)
        best: tuple[Page, ...] = ()
        for columns in range(max(1, min(offer.columns, fitting)), 0, -1):
            height = size.height() - self._above(size.width())
            frame = PageRoom(size.width(), height, columns, self._gap)
            pages = paginate(offer.pieces, frame, self._measure, even=offer.even)
            if all(row.height <= frame.height and row.whole for page in pages for row in page):
                if not self._divided(pages):
                    return pages
                best = best or pages
        return best or pages

    def _above(self, width: int) -> int:
        """How much room the header takes over pages that wide, with the gap below it."""
        return 0 if self._header is None else self._header.heightForWidth(width) + self._gap

    def _divided(self, pages: Iterable[Page]) -> int:
        """How many cells are so narrow that a word in them is divided."""
        rows = [row for page in pages for row in page if row.span is Span.CELL]
        cells = [(self._widget(piece), row.width) for row in rows for piece in row.pieces]
        kinds = Panel | PictureButton | QuestionRow
        return sum(isinstance(cell, kinds) and not cell.whole_at(width) for cell, width in cells)

    def _lay_out(self) -> None:
        """Packs the pieces once this widget has its size; before that it would be wasted work."""
        if not self._sized or not self._offers:
            return
        self._pages = self._packed_with_progress()
        used = {piece for page in self._pages for row in page for piece in row.pieces}
        for piece in self._widgets.keys() - used:
            dispose(self._widgets.pop(piece))
        self._level_features()
        self._outline = Outline(starts=tuple(page[0].pieces[0].place for page in self._pages))
        self._show_page()
        self.repaged.emit()

    def _level_features(self) -> None:
        """All pictures of a section are of one size, that of the smallest, and so are all letters beside them."""
        features = [widget for widget in self._widgets.values() if isinstance(widget, Feature)]
        if any(feature.shrunk for feature in features):
            for feature in features:
                feature.shrink()
        pieces = {widget: piece for piece, widget in self._widgets.items()}
        room = self.height() - self._above(self.width())
        grow_alike(features, room, lambda feature: self._measure(pieces[feature], self.width()))

    def _effort(self, pages: tuple[Page, ...]) -> tuple[int, ...]:
        """The worst for the reader first: words divided, sets broken apart, pages that only lead in, pages, left out.

        A set is a few cells that belong together, such as four risks.
        """
        lonely = sum(all(row.span is Span.ROW for row in page) for page in pages)
        shown = sum(len(row.pieces) for page in pages for row in page)
        rows = [[row for row in page if row.span is Span.CELL] for page in pages]
        blocks = [{piece.place.block for row in page for piece in row.pieces} for page in rows]
        broken = sum(map(bool, blocks)) > 1 and len(set().union(*blocks)) <= _SET
        return self._divided(pages), broken, lonely, len(pages), -shown

    def _widget(self, piece: Piece) -> QWidget:
        if piece not in self._widgets:
            widget = piece.make(piece.passage)
            widget.setParent(self)
            widget.ensurePolished()
            widget.hide()
            if isinstance(widget, Panel | NoticeStrip):
                for step in range(piece.lean):
                    widget.make_lean(step)
            if isinstance(widget, Panel):
                widget.word_chosen.connect(self.word_chosen)
                widget.target_chosen.connect(self.target_chosen)
                widget.enlarge_requested.connect(self._choose_picture)
            elif isinstance(widget, ChoiceButton):
                widget.chosen.connect(self.target_chosen)
            elif isinstance(widget, Markable):
                widget.marked.connect(self.marked)
                widget.sheet_requested.connect(self.sheet_requested)
                widget.show_marks(self._marks)
            self._widgets[piece] = widget
        return self._widgets[piece]

    def _choose_picture(self, after: int) -> None:
        """The picture of a piece, by the block it belongs to."""
        blocks = (piece.place.block for piece, widget in self._widgets.items() if widget is self.sender())
        self.picture_chosen.emit(next(blocks) + after)

    def _measure(self, piece: Piece, width: int) -> int:
        """The height that a piece needs below the header over the whole width."""
        widget = self._widget(piece)
        if isinstance(widget, Feature) and not widget.whole_at(width):
            widget.shrink()
        if self._header is not None and isinstance(widget, Feature | CodePanel) and widget.lies:
            beside = self._header.height_of(piece.title, widget.words_width(width)) + self._gap
            return widget.words_height(width) + beside - self._above(width)
        extra = 0
        if self._header is not None and piece.title and not piece.steady:
            # Its title may be higher or lower than the room that is kept for the others.
            extra = self._header.height_of(piece.title, width) - self._header.heightForWidth(width)
        return self._height_at(widget, width) + extra

    def _height_at(self, widget: QWidget, width: int) -> int:
        return widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.minimumSizeHint().height()

    def _show_page(self) -> None:
        if not self._pages:
            return
        shown: set[Piece] = set()
        page = self._pages[self._outline.page_of(self._place)]
        above = self._show_header(page)
        for row, top, height in placed(page, self.height() - above, self._gap, self._endless):
            shown.update(row.pieces)
            # Alone it was measured with what its title takes beyond the others.
            alone = min(self._modest(row, height), self.height() - above)
            self._place_row(row, top + above, alone if len(page) == 1 else height)
        for piece, widget in self._widgets.items():
            widget.setVisible(piece in shown)

    def _show_header(self, page: Page) -> int:
        """Shows the title over a page; where its picture fills one side, over the words at the other.

        How many pixels it takes above the pieces.
        """
        header, number = self._header, self._outline.page_of(self._place)
        if header is None:
            return 0
        pages = len(self._pages)
        spoken = self._progress.format(page=number + 1, pages=pages) if self._progress else ""
        title = page[0].pieces[0].title
        header.show_title(title, number, pages, spoken)
        header.raise_()
        only = self._widget(page[0].pieces[0])
        if len(page) == 1 and isinstance(only, Feature | CodePanel) and only.lies:
            words = only.words_width(self.width())
            high = header.height_of(title, words)
            only.words_top = high + self._gap
            box = QRect(self.width() - words, 0, words, high)
            place(self, header, box)
            return 0
        width, moves = self.width(), title and not page[0].pieces[0].steady
        high = header.height_of(title, width) if moves else header.heightForWidth(width)
        header.setGeometry(0, 0, width, high)
        return high + self._gap

    def _endless(self, row: Row) -> bool:
        """Whether all cells of a row have a picture, which is the better the larger it is."""
        cells = [self._widget(piece) for piece in row.pieces]
        return all(isinstance(cell, Card) and cell.pictured for cell in cells)

    def _modest(self, row: Row, height: int) -> int:
        """The height of the only row of a page: a card with little to say is not stretched over the whole of it."""
        only = self._widget(row.pieces[0])
        return min(height, only.tallest(self.width())) if len(row.pieces) == 1 and isinstance(only, Card) else height

    def _place_row(self, row: Row, top: int, height: int) -> None:
        widgets = [self._widget(piece) for piece in row.pieces]
        for index, widget in enumerate(widgets):
            box = QRect(index * (row.width + self._gap), top, row.width, height)
            place(self, widget, box)
        self._level(row, widgets)

    def _level(self, row: Row, widgets: Sequence[QWidget]) -> None:
        """Makes room for the longest words: of a row of cells, or of all features, whose pages then stand still."""
        kinds = Feature if row.span is Span.PAGE else Card
        among = self._widgets.values() if row.span is Span.PAGE else widgets
        peers = [peer for peer in among if isinstance(peer, kinds)]
        words = max((peer.words_height(row.width) for peer in peers), default=0)
        below = max((peer.words_below(row.width) for peer in peers), default=0)
        for widget in widgets:
            if isinstance(widget, kinds):
                widget.level(words, below)
