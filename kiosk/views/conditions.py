"""The reasons for the injection, a card each."""

from functools import partial

from kiosk.content.model import Conditions
from kiosk.navigation import Place
from kiosk.views.scene import Scene, item_card, lead
from kiosk.widgets.paged_view import CELL_CHARACTERS, PagedView
from kiosk.widgets.pager import Piece, Span


class ConditionsView(PagedView):
    """An introduction, then the cards."""

    def __init__(self, section: Conditions, scene: Scene) -> None:
        super().__init__(scene.theme, scene.say(section.title), section.icon)
        pieces = [Piece(Place(0), partial(lead, scene, section.icon), scene.passage(section.intro), Span.ROW)]
        for index, item in enumerate(section.items, start=1):
            pieces.append(Piece(Place(index), partial(item_card, scene, item, "card"), scene.passage(item.text)))
        columns, cell = (1, CELL_CHARACTERS) if scene.theme.metrics.portrait else (3, 27)
        self.set_pieces(pieces, columns, cell)
