"""Plain pages of words and pictures."""

from dataclasses import replace
from functools import partial

from kiosk.content.model import Article, Block
from kiosk.navigation import Place
from kiosk.passage import Passage
from kiosk.views.scene import Scene, feature
from kiosk.widgets.paged_view import PagedView
from kiosk.widgets.pager import Piece, Span
from kiosk.widgets.panels import Card
from kiosk.widgets.telling import Story


class ArticleView(PagedView):
    """A page for each idea with a picture; ideas without one share pages, a card each."""

    def __init__(self, section: Article, scene: Scene) -> None:
        super().__init__(scene.theme, scene.say(section.title), section.icon)
        self.set_pieces([_piece(scene, index, block) for index, block in enumerate(section.blocks)], columns=3, cell=27)


def _piece(scene: Scene, index: int, block: Block) -> Piece:
    story = Story(scene.say(block.heading), terms=scene.terms(block.words), link=scene.leading(block.link))
    passage = scene.passage(block.text, points=block.points)
    if block.picture is None:
        return Piece(Place(index), partial(_card, scene, story), passage)
    make = partial(feature, scene, replace(story, role="lead"), block.picture)
    return Piece(Place(index), make, passage, Span.PAGE)


def _card(scene: Scene, story: Story, passage: Passage) -> Card:
    return Card(story, passage, scene.theme)
