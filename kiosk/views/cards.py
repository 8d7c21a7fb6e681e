"""The sections of cards: the reasons for the injection, and its risks.

An introduction stands over the cards, or among them where it would otherwise have a page to itself.
"""

from collections.abc import Sequence
from functools import partial

from kiosk.content.model import Conditions, Item, Risks
from kiosk.navigation import Place
from kiosk.views.context import ViewContext, item_card, lead, lead_card
from kiosk.widgets.paging.packing import Piece, Span
from kiosk.widgets.paging.paged_view import CELL_CHARACTERS, PagedView


class _CardsView(PagedView):
    """Base of both; in portrait the cards stand below one another."""

    def __init__(self, section: Conditions | Risks, context: ViewContext) -> None:
        super().__init__(context.theme, context.say(section.title), section.icon)
        intro = context.passage(section.intro)
        self._over = Piece(Place(0), partial(lead, context, section.icon), intro, Span.ROW)
        self._among = Piece(Place(0), partial(lead_card, context, section.icon), intro)

    def _set_cards(self, cards: Sequence[Piece], columns: int, cell: int) -> None:
        """Shows the cards, in landscape at most that many side by side, each at least `cell` characters wide."""
        if self._theme.metrics.portrait:
            columns, cell = 1, CELL_CHARACTERS
        self.set_offers(
            self.offer([self._over, *cards], columns, cell), self.offer([self._among, *cards], columns, cell)
        )


class ConditionsView(_CardsView):
    """The reasons, a card each."""

    def __init__(self, section: Conditions, context: ViewContext) -> None:
        super().__init__(section, context)
        self._set_cards(_cards(context, section.items), columns=3, cell=27)


class RisksView(_CardsView):
    """The risks, a card each, then who must not have the injection, and a closing text."""

    def __init__(self, section: Risks, context: ViewContext) -> None:
        super().__init__(section, context)
        cards = _cards(context, section.items)
        if (warning := section.warning) is not None:
            make = partial(item_card, context, warning, "alarm-card")
            cards.append(Piece(Place(len(cards) + 1), make, context.passage(warning.text), Span.STRETCH))
        if section.closing is not None:
            make_lead = partial(lead, context, section.icon)
            cards.append(Piece(Place(len(cards) + 1), make_lead, context.passage(section.closing), Span.ROW))
        self._set_cards(cards, columns=4, cell=22)


def _cards(context: ViewContext, items: Sequence[Item]) -> list[Piece]:
    """A card for each item; the introduction is block 0."""
    return [
        Piece(Place(index), partial(item_card, context, item, "card"), context.passage(item.text))
        for index, item in enumerate(items, start=1)
    ]
