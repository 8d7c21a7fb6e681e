"""The risks, a card each, and who must not have the injection."""

from functools import partial

from kiosk.content.model import Risks
from kiosk.navigation import Place
from kiosk.views.scene import Scene, item_card, lead, lead_card
from kiosk.widgets.paged_view import CELL_CHARACTERS, PagedView
from kiosk.widgets.pager import Piece, Span


class RisksView(PagedView):
    """An introduction, the risks, the warning, a closing word."""

    def __init__(self, section: Risks, scene: Scene) -> None:
        super().__init__(scene.theme, scene.say(section.title), section.icon)
        intro = scene.passage(section.intro)
        over = Piece(Place(0), partial(lead, scene, section.icon), intro, Span.ROW)
        among = Piece(Place(0), partial(lead_card, scene, section.icon), intro)
        pieces: list[Piece] = []
        for item in section.items:
            pieces.append(
                Piece(Place(len(pieces) + 1), partial(item_card, scene, item, "card"), scene.passage(item.text))
            )
        if (warning := section.warning) is not None:
            make = partial(item_card, scene, warning, "alarm-card")
            pieces.append(Piece(Place(len(pieces) + 1), make, scene.passage(warning.text), Span.STRETCH))
        if section.closing is not None:
            pieces.append(
                Piece(
                    Place(len(pieces) + 1), partial(lead, scene, section.icon), scene.passage(section.closing), Span.ROW
                )
            )
        columns, cell = (1, CELL_CHARACTERS) if scene.theme.metrics.portrait else (4, 22)
        self.set_offers(self.offer([over, *pieces], columns, cell), self.offer([among, *pieces], columns, cell))
