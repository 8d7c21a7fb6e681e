"""The front page: the spine, each region one touch away, and a tile for each section."""

from functools import partial

from kiosk.content.model import Regions, Section
from kiosk.navigation import Place
from kiosk.passage import Paragraph, Passage
from kiosk.views.scene import Scene, lead, region_map
from kiosk.widgets.buttons import Tile
from kiosk.widgets.packing import Piece, Span
from kiosk.widgets.paged_view import PagedView
from kiosk.widgets.panels import Feature
from kiosk.widgets.telling import Story

# A tile is at least this many characters of running text wide, with its icon above its words and beside them.
_UPRIGHT_CHARACTERS = 17
_LYING_CHARACTERS = 25


class HomeView(PagedView):
    """Tiles emit `target_chosen` with the id of their section; they stand upright where all fit on one page so."""

    def __init__(self, scene: Scene) -> None:
        regions = next((section for section in scene.content.shown if isinstance(section, Regions)), None)
        aside = None if regions is None else region_map(scene, regions)
        super().__init__(scene.theme, scene.say(scene.content.home.title), aside=aside)
        columns = 2 if scene.theme.metrics.portrait else 3
        self.set_offers(
            self.offer(_pieces(scene, upright=True), columns, _UPRIGHT_CHARACTERS),
            self.offer(_pieces(scene, upright=False), columns, _LYING_CHARACTERS),
        )


def _pieces(scene: Scene, *, upright: bool) -> list[Piece]:
    intro = scene.passage(scene.content.home.intro)
    pieces = [Piece(Place(0), partial(lead, scene, "info"), intro, Span.ROW, optional=True)]
    for index, section in enumerate(scene.content.shown, start=1):
        pieces.append(Piece(Place(index), partial(_tile, scene, section, upright)))
    note = scene.content.language(scene.language).note
    if note is not None:
        passage = Passage.of([Paragraph(note)])
        pieces.append(Piece(Place(len(pieces)), partial(_small, scene), passage, Span.ROW))
    return pieces


def _tile(scene: Scene, section: Section, upright: bool, _passage: Passage) -> Tile:  # noqa: FBT001 - bound by partial
    title, summary = scene.say(section.title), scene.say(section.summary)
    return Tile(section.id, title, summary, section.icon, scene.theme, upright=upright)


def _small(scene: Scene, passage: Passage) -> Feature:
    return Feature(Story(role="small", look="soft"), passage, scene.theme, None)
