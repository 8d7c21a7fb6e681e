"""The risks, all on one page, and who must not have the injection."""

from dataclasses import replace
from functools import partial

from kiosk.content.model import Item, Risks
from kiosk.navigation import Place
from kiosk.views.context import ViewContext, feature_piece, item_card, item_piece, lead_piece
from kiosk.widgets.paging.packing import Piece, Span
from kiosk.widgets.paging.paged_view import PagedView
from kiosk.widgets.paging.panels import Panel
from kiosk.widgets.paging.passage import NOTHING, Passage
from kiosk.widgets.paging.picture_grid import PictureGrid
from kiosk.widgets.paging.text_block import TextBlockSpec

# A card of a risk is at least so many characters of running text wide.
_CELL = 15


class RisksView(PagedView):
    """All risks and their words on one page; where letters are too large for it their pictures, then a page each."""

    def __init__(self, section: Risks, context: ViewContext) -> None:
        super().__init__(context.theme, context.header(section), context.progress)
        cards = [item_piece(context, index, item) for index, item in enumerate(section.items, start=1)]
        together = [lead_piece(context, 0, section.intro), *cards]
        grid = Piece(Place(0), partial(_grid, context, section), context.passage(section.intro), Span.PAGE)
        apart = [grid, *(_feature(context, index, item) for index, item in enumerate(section.items, start=1))]
        after: list[Piece] = []
        if section.warning is not None:
            warning = _feature(context, len(section.items) + 1, section.warning, warning=True)
            after.append(warning if section.closing is None else replace(warning, span=Span.STRETCH))
        if section.closing is not None:
            after.append(lead_piece(context, len(section.items) + 1 + len(after), section.closing))
        columns = 2 if context.theme.metrics.portrait else 4
        self.set_offers(self.offer([*together, *after], columns, _CELL), self.offer([*apart, *after], columns, _CELL))


def _grid(context: ViewContext, section: Risks, passage: Passage) -> Panel:
    cards = [item_card(context, item, NOTHING) for item in section.items] if passage.last else []
    for card in cards:
        card.drop_buttons()  # they stand on the page of each
    return PictureGrid(passage, context.theme, cards)


def _feature(context: ViewContext, index: int, item: Item, *, warning: bool = False) -> Piece:
    style = "alarm" if warning else ""
    spec = TextBlockSpec(
        context.say(item.title),
        terms=context.terms(item.words, item.title, item.picture),
        role="lead",
        title_style=style,
    )
    return feature_piece(context, index, spec, item.picture, context.passage(item.text))
