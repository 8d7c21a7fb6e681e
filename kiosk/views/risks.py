"""The risks, a card each, and who must not have the injection."""

from functools import partial

from kiosk.content.model import Risks
from kiosk.navigation import Place
from kiosk.views.cards import CardsView
from kiosk.views.scene import Scene, item_card, lead
from kiosk.widgets.packing import Piece, Span


class RisksView(CardsView):
    """An introduction, the risks, the warning, a closing word."""

    def __init__(self, section: Risks, scene: Scene) -> None:
        super().__init__(section, scene)
        cards = [
            Piece(Place(index), partial(item_card, scene, item, "card"), scene.passage(item.text))
            for index, item in enumerate(section.items, start=1)
        ]
        if (warning := section.warning) is not None:
            make = partial(item_card, scene, warning, "alarm-card")
            cards.append(Piece(Place(len(cards) + 1), make, scene.passage(warning.text), Span.STRETCH))
        if section.closing is not None:
            make_lead = partial(lead, scene, section.icon)
            cards.append(Piece(Place(len(cards) + 1), make_lead, scene.passage(section.closing), Span.ROW))
        self.set_cards(cards, columns=4, cell=22)
