"""How it works: a page for each step, then what brings relief."""

from collections.abc import Sequence
from functools import partial

from kiosk.content.model import Effect, Item, Picture, Relief, Steps
from kiosk.navigation import Place
from kiosk.views.context import ViewContext, feature, item_card, lead
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
            pieces.append(
                Piece(Place(0), partial(lead, context, section.icon), context.passage(section.intro), Span.ROW)
            )
        befores = ((), *(_layers(item.picture) for item in section.items))
        for index, (item, before) in enumerate(zip(section.items, befores, strict=False), start=1):
            pieces.append(_step(context, index, item, before))
        if section.relief is not None:
            pieces.extend(_relief(context, len(section.items) + 1, section.relief))
        self.set_pieces(pieces)


def _layers(picture: Picture | None) -> tuple[str, ...]:
    return () if picture is None else picture.show


def _step(context: ViewContext, index: int, item: Item, before: Sequence[str]) -> Piece:
    """A step; its picture moves on from the layers `before`, those of the step that leads to it.

    Steps without a picture share pages, a card each.
    """
    if item.picture is None:
        return Piece(Place(index), partial(item_card, context, item, "card"), context.passage(item.text))
    spec = TextBlockSpec(context.say(item.title), terms=context.terms(item.words), role="lead")
    make = partial(feature, context, spec, item.picture, before=before)
    return Piece(Place(index), make, context.passage(item.text), Span.PAGE)


def _relief(context: ViewContext, first: int, relief: Relief) -> list[Piece]:
    spec = TextBlockSpec(context.say(relief.title), terms=context.terms(relief.words), role="lead")
    passage = context.passage(relief.text)
    span = Span.ROW if relief.picture is None else Span.STRETCH
    pieces = [Piece(Place(first), partial(feature, context, spec, relief.picture, before=()), passage, span)]
    for index, effect in enumerate(relief.items, start=first + 1):
        pieces.append(Piece(Place(index), partial(_effect, context, effect), context.passage(effect.text)))
    return pieces


def _effect(context: ViewContext, effect: Effect, passage: Passage) -> Card:
    theme = context.theme
    icon = Icon(effect.icon, theme.colours.accent, theme.metrics.px(_ICON), theme)
    return Card(TextBlockSpec(context.say(effect.title)), passage, theme, icon if passage.first else None)
