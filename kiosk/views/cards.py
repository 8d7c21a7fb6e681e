"""The sections of cards: the reasons for the injection, and its risks."""

from kiosk.content.model import Conditions, Risks
from kiosk.views.context import ViewContext, item_piece, lead_card_piece, lead_piece
from kiosk.widgets.paging.packing import Span
from kiosk.widgets.paging.paged_view import CELL_CHARACTERS, PagedView


class CardsView(PagedView):
    """The reasons or risks, a card each; of risks then who must not have the injection, and a closing text.

    An introduction stands over the cards, or among them where it would otherwise have a page to itself.
    """

    def __init__(self, section: Conditions | Risks, context: ViewContext) -> None:
        super().__init__(context.theme, context.say(section.title), section.icon)
        cards = [item_piece(context, index, item) for index, item in enumerate(section.items, start=1)]
        columns, cell = 3, 27  # side by side at most, and characters of text in each at least
        if isinstance(section, Risks):
            columns, cell = 4, 22
            if section.warning is not None:
                cards.append(item_piece(context, len(cards) + 1, section.warning, "alarm-card", Span.STRETCH))
            if section.closing is not None:
                cards.append(lead_piece(context, len(cards) + 1, section.icon, section.closing))
        if context.theme.metrics.portrait:
            columns, cell = 1, CELL_CHARACTERS
        over = lead_piece(context, 0, section.icon, section.intro)
        among = lead_card_piece(context, section.icon, section.intro)
        self.set_offers(*(self.offer([intro, *cards], columns, cell) for intro in (over, among)))
