"""Plain pages of words and pictures."""

from dataclasses import replace
from functools import partial

from kiosk.content.model import Article, Block
from kiosk.navigation import Place
from kiosk.views.context import ViewContext, feature_piece
from kiosk.widgets.controls.icon import Icon
from kiosk.widgets.paging.packing import Piece
from kiosk.widgets.paging.paged_view import PagedView
from kiosk.widgets.paging.panels import Card
from kiosk.widgets.paging.passage import Passage
from kiosk.widgets.paging.text_block import TextBlockSpec

# The side of a block's icon, in reference pixels.
_ICON = 110


class ArticleView(PagedView):
    """A page for each idea with a picture; ideas without one share pages, a card each."""

    def __init__(self, section: Article, context: ViewContext) -> None:
        super().__init__(context.theme, context.say(section.title), section.icon)
        pieces = [_piece(context, index, block) for index, block in enumerate(section.blocks)]
        self.set_pieces(pieces, columns=3, cell=27)


def _piece(context: ViewContext, index: int, block: Block) -> Piece:
    spec = TextBlockSpec(context.say(block.heading), terms=context.terms(block.words), link=context.leading(block.link))
    passage = context.passage(block.text, points=block.points)
    if block.picture is None:
        return Piece(Place(index), partial(_card, context, block, spec), passage)
    return feature_piece(context, index, replace(spec, role="lead"), block.picture, passage)


def _card(context: ViewContext, block: Block, spec: TextBlockSpec, passage: Passage) -> Card:
    theme = context.theme
    colour = theme.colours.alarm if block.warning else theme.colours.accent
    icon = Icon(block.icon, colour, theme.metrics.px(_ICON), theme) if block.icon and passage.first else None
    if block.warning:
        return Card(replace(spec, title_style="alarm"), passage, theme, icon, "alarm-card")
    return Card(spec, passage, theme, icon)
