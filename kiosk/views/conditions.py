"""The reasons for the injection, a card each."""

from functools import partial

from kiosk.content.model import Conditions
from kiosk.navigation import Place
from kiosk.views.scene import Scene, item_card, lead, lead_card
from kiosk.widgets.paged_view import CELL_CHARACTERS, PagedView
from kiosk.widgets.pager import Piece, Span


class ConditionsView(PagedView):
    """An introduction, then the cards."""

    def __init__(self, section: Conditions, scene: Scene) -> None:
        super().__init__(scene.theme, scene.say(section.title), section.icon)
        intro = scene.passage(section.intro)
        over = Piece(Place(0), partial(lead, scene, section.icon), intro, Span.ROW)
        among = Piece(Place(0), partial(lead_card, scene, section.icon), intro)
        pieces: list[Piece] = []
        for index, item in enumerate(section.items, start=1):
            pieces.append(Piece(Place(index), partial(item_card, scene, item, "card"), scene.passage(item.text)))
        columns, cell = (1, CELL_CHARACTERS) if scene.theme.metrics.portrait else (3, 27)
        self.set_offers(self.offer([over, *pieces], columns, cell), self.offer([among, *pieces], columns, cell))
