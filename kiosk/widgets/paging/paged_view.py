"""What all paged screens share: a heading, then pages of pieces."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from kiosk import tokens
from kiosk.navigation import Place, Visit
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.view import View
from kiosk.widgets.paging.aside import Aside
from kiosk.widgets.paging.packing import Piece
from kiosk.widgets.paging.page_header import PageHeader
from kiosk.widgets.paging.pager import Offer, Pager
from kiosk.widgets.paging.panels import Panel

# Cells stand side by side where each still holds this many characters of running text, pictures included.
CELL_CHARACTERS = 40


class PagedView(View):
    """Base of every screen made of pages; requests come up as signals named for them."""

    word_chosen = Signal(str)
    target_chosen = Signal(str)
    marked = Signal(str, list)
    sheet_requested = Signal(str)
    picture_chosen = Signal(int)
    repaged = Signal()

    def __init__(self, theme: Theme, header: PageHeader, progress: str = "", aside: Panel | None = None) -> None:
        """The `aside` stands beside the pages; `progress` says which page it is, by `{page}` and `{pages}`."""
        super().__init__()
        metrics = theme.metrics
        self._theme = theme
        column = QVBoxLayout(self)
        margin = metrics.px(tokens.MARGIN)
        column.setContentsMargins(margin, metrics.px(tokens.MARGIN * 0.75), margin, metrics.px(tokens.MARGIN * 0.6))
        column.setSpacing(metrics.px(tokens.SPACE))
        self._pager = Pager(metrics.px(tokens.SPACE), header if aside is None else None, progress)
        self._pager.repaged.connect(self.repaged)
        self._pager.word_chosen.connect(self.word_chosen)
        self._pager.target_chosen.connect(self.target_chosen)
        self._pager.marked.connect(self.marked)
        self._pager.sheet_requested.connect(self.sheet_requested)
        self._pager.picture_chosen.connect(self.picture_chosen)
        if aside is None:
            column.addWidget(self._pager, 1)
        else:
            aside.target_chosen.connect(self.target_chosen)
            column.addWidget(header)
            column.addWidget(Aside(aside, self._pager, theme), 1)

    @property
    def starts(self) -> tuple[Place, ...]:
        """The place at which each page starts in the present layout."""
        return self._pager.starts

    def show_place(self, place: Place) -> None:
        """Turns to the page with that place."""
        self._pager.show_place(place)

    def show_visit(self, visit: Visit) -> None:
        """Turns to the page of the visit, and shows what is ticked."""
        self._pager.show_marks(visit.marks)
        super().show_visit(visit)

    def add(self, pieces: Sequence[Piece]) -> None:
        """Shows these pieces after all others."""
        self._pager.add(pieces)

    def set_pieces(self, pieces: Sequence[Piece], columns: int = 2, cell: int = CELL_CHARACTERS) -> None:
        """Shows these pieces; `columns` is the most cells side by side, each at least `cell` characters wide."""
        self._pager.set_offers(self.offer(pieces, columns, cell))

    def set_offers(self, *offers: Offer) -> None:
        """Shows what takes the fewest pages."""
        self._pager.set_offers(*offers)

    def offer(self, pieces: Sequence[Piece], columns: int, cell: int) -> Offer:
        """One way to show something: at most that many cells side by side, each at least `cell` characters wide."""
        return Offer(tuple(pieces), round(self._theme.metrics.text_px("body") * 0.5 * cell), columns)
