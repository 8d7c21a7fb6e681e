"""The front page: a tile for each section."""

from functools import partial

from kiosk.content.model import Section
from kiosk.navigation import Place
from kiosk.passage import Paragraph, Passage
from kiosk.views.scene import Scene, lead
from kiosk.widgets.buttons import Tile
from kiosk.widgets.paged_view import PagedView
from kiosk.widgets.pager import Piece, Span
from kiosk.widgets.panels import Feature
from kiosk.widgets.telling import Story

# A tile is at least this many characters of running text wide, with its icon above its words and beside them.
_UPRIGHT_CHARACTERS = 17
_LYING_CHARACTERS = 26


class HomeView(PagedView):
    """Tiles emit `target_chosen` with the id of their section."""

    def __init__(self, scene: Scene) -> None:
        home = scene.content.home
        cell = _UPRIGHT_CHARACTERS if _upright(scene) else _LYING_CHARACTERS
        super().__init__(
            scene.theme, scene.say(home.title), columns=2 if scene.theme.metrics.portrait else 3, cell=cell
        )
        pieces = [Piece(Place(0), partial(lead, scene, "info"), scene.passage(home.intro), Span.ROW, optional=True)]
        for index, section in enumerate(scene.content.shown, start=1):
            pieces.append(Piece(Place(index), partial(_tile, scene, section)))
        note = scene.content.language(scene.language).note
        if note is not None:
            passage = Passage.of([Paragraph(note)])
            pieces.append(Piece(Place(len(pieces)), partial(_small, scene), passage, Span.ROW, optional=True))
        self.set_pieces(pieces)


def _tile(scene: Scene, section: Section, _passage: Passage) -> Tile:
    title, summary = scene.say(section.title), scene.say(section.summary)
    return Tile(section.id, title, summary, section.icon, scene.theme, upright=_upright(scene))


def _small(scene: Scene, passage: Passage) -> Feature:
    return Feature(Story(role="small"), passage, scene.theme, None)


def _upright(scene: Scene) -> bool:
    """Whether tiles have their icon above their words; for larger text there is no height for it."""
    return scene.theme.metrics.text_size <= (2 if scene.theme.metrics.portrait else 1)
