"""What sections of cards share: an introduction over the cards, or among them where it would else be alone."""

from collections.abc import Sequence
from functools import partial

from kiosk.content.model import Conditions, Risks
from kiosk.navigation import Place
from kiosk.views.scene import Scene, lead, lead_card
from kiosk.widgets.packing import Piece, Span
from kiosk.widgets.paged_view import CELL_CHARACTERS, PagedView


class CardsView(PagedView):
    """Base of the views of cards; in portrait they stand below one another."""

    def __init__(self, section: Conditions | Risks, scene: Scene) -> None:
        super().__init__(scene.theme, scene.say(section.title), section.icon)
        intro = scene.passage(section.intro)
        self._over = Piece(Place(0), partial(lead, scene, section.icon), intro, Span.ROW)
        self._among = Piece(Place(0), partial(lead_card, scene, section.icon), intro)

    def set_cards(self, cards: Sequence[Piece], columns: int, cell: int) -> None:
        """Shows the cards, in landscape at most that many side by side, each at least `cell` characters wide."""
        if self._theme.metrics.portrait:
            columns, cell = 1, CELL_CHARACTERS
        self.set_offers(
            self.offer([self._over, *cards], columns, cell), self.offer([self._among, *cards], columns, cell)
        )
