"""How it works: a page for each step, then what brings relief."""

from collections.abc import Sequence

from kiosk.content.model import Item, Relief, Steps
from kiosk.views.context import ViewContext, feature_piece, item_piece, lead_piece
from kiosk.widgets.paging.packing import Piece
from kiosk.widgets.paging.paged_view import PagedView
from kiosk.widgets.paging.text_block import TextBlockSpec


class StepsView(PagedView):
    """An introduction, the steps, and the relief: a picture, and what each medicine does."""

    def __init__(self, section: Steps, context: ViewContext) -> None:
        super().__init__(context.theme, context.header(section), context.progress)
        pieces: list[Piece] = []
        if section.intro is not None:
            pieces.append(lead_piece(context, 0, section.intro))
        before: tuple[str, ...] = ()
        for index, item in enumerate(section.items, start=1):
            pieces.append(_step(context, index, item, before))
            before = () if item.picture is None else item.picture.show
        if section.relief is not None:
            pieces.append(_relief(context, len(section.items) + 1, section.relief))
        self.set_pieces(pieces)


def _step(context: ViewContext, index: int, item: Item, before: Sequence[str]) -> Piece:
    """A page whose picture moves on from the last one's layers, `before`; without a picture a card among others."""
    if item.picture is None:
        return item_piece(context, index, item)
    spec = TextBlockSpec(
        context.say(item.title), terms=context.terms(item.words, item.title, item.picture), role="lead"
    )
    return feature_piece(context, index, spec, item.picture, context.passage(item.text), before=before)


def _relief(context: ViewContext, block: int, relief: Relief) -> Piece:
    spec = TextBlockSpec(
        context.say(relief.title), terms=context.terms(relief.words, relief.title, relief.picture), role="lead"
    )
    effects = [effect.text for effect in relief.items]
    passage = context.passage(relief.text, points=effects)
    return feature_piece(context, block, spec, relief.picture, passage, before=())
