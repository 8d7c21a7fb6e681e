"""Plain pages of words and pictures."""

from dataclasses import replace

from kiosk.content.model import Article, Block
from kiosk.views.context import ViewContext, feature_piece, icon_piece
from kiosk.widgets.paging.packing import Piece
from kiosk.widgets.paging.paged_view import PagedView
from kiosk.widgets.paging.text_block import TextBlockSpec


class ArticleView(PagedView):
    """A page for each idea with a picture; ideas without one share pages, a card each."""

    def __init__(self, section: Article, context: ViewContext) -> None:
        super().__init__(context.theme, context.header(section), context.progress)
        pieces = [_piece(context, index, block) for index, block in enumerate(section.blocks)]
        self.set_pieces(pieces, columns=3, cell=27)


def _piece(context: ViewContext, index: int, block: Block) -> Piece:
    terms = context.terms(block.words, block.heading, block.picture)
    spec = TextBlockSpec(context.say(block.heading), terms=terms, link=context.leading(block.link))
    passage = context.passage(block.text, points=block.points)
    if block.picture is not None:
        return feature_piece(context, index, replace(spec, role="lead"), block.picture, passage)
    if block.warning:
        return icon_piece(context, index, block.icon, replace(spec, title_style="alarm"), passage, style="alarm-card")
    return icon_piece(context, index, block.icon, spec, passage)
