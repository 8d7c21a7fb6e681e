"""How it works: a page for each step, then what brings relief."""

from collections.abc import Sequence
from functools import partial

from kiosk.content.model import Effect, Item, Relief, Steps
from kiosk.navigation import Place
from kiosk.views.context import ViewContext, feature_piece, item_piece, lead_piece
from kiosk.widgets.controls.icon import Icon
from kiosk.widgets.paging.packing import Piece, Span
from kiosk.widgets.paging.paged_view import PagedView
from kiosk.widgets.paging.panels import Card
from kiosk.widgets.paging.passage import Passage
from kiosk.widgets.paging.text_block import TextBlockSpec

# The side of an effect's icon, in reference pixels.
_ICON = 110


class StepsView(PagedView):
    """An introduction, the steps, and the relief: a picture, then a card for each medicine."""

    def __init__(self, section: Steps, context: ViewContext) -> None:
        super().__init__(context.theme, context.say(section.title), section.icon)
        pieces: list[Piece] = []
        if section.intro is not None:
            pieces.append(lead_piece(context, 0, section.icon, section.intro))
        before: tuple[str, ...] = ()
        for index, item in enumerate(section.items, start=1):
            pieces.append(_step(context, index, item, before))
            before = () if item.picture is None else item.picture.show
        if section.relief is not None:
            pieces.extend(_relief(context, len(section.items) + 1, section.relief))
        self.set_pieces(pieces)


def _step(context: ViewContext, index: int, item: Item, before: Sequence[str]) -> Piece:
    """A step; its picture moves on from the layers `before`, those of the step that leads to it.

    Steps without a picture share pages, a card each.
    """
    if item.picture is None:
        return item_piece(context, index, item)
    spec = TextBlockSpec(context.say(item.title), terms=context.terms(item.words), role="lead")
    return feature_piece(context, index, spec, item.picture, context.passage(item.text), before=before)


def _relief(context: ViewContext, first: int, relief: Relief) -> list[Piece]:
    spec = TextBlockSpec(context.say(relief.title), terms=context.terms(relief.words), role="lead")
    span = Span.ROW if relief.picture is None else Span.STRETCH
    pieces = [feature_piece(context, first, spec, relief.picture, context.passage(relief.text), span, before=())]
    for index, effect in enumerate(relief.items, start=first + 1):
        pieces.append(Piece(Place(index), partial(_effect, context, effect), context.passage(effect.text)))
    return pieces


def _effect(context: ViewContext, effect: Effect, passage: Passage) -> Card:
    theme = context.theme
    icon = Icon(effect.icon, theme.colours.accent, theme.metrics.px(_ICON), theme)
    return Card(TextBlockSpec(context.say(effect.title)), passage, theme, icon if passage.first else None)
