"""The reasons for the injection, a card each."""

from functools import partial

from kiosk.content.model import Conditions
from kiosk.navigation import Place
from kiosk.views.cards import CardsView
from kiosk.views.scene import Scene, item_card
from kiosk.widgets.packing import Piece


class ConditionsView(CardsView):
    """An introduction, then the cards."""

    def __init__(self, section: Conditions, scene: Scene) -> None:
        super().__init__(section, scene)
        cards = [
            Piece(Place(index), partial(item_card, scene, item, "card"), scene.passage(item.text))
            for index, item in enumerate(section.items, start=1)
        ]
        self.set_cards(cards, columns=3, cell=27)
