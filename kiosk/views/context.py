"""What every view is made from beside its section: the content's other words, the language, the look."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kiosk.content.model import Content, Item, Link, Picture, Regions
from kiosk.content.texts import Text
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.icon import Icon
from kiosk.widgets.paging.panels import Card, Feature, Lead
from kiosk.widgets.paging.passage import NOTHING, Paragraph, Passage
from kiosk.widgets.paging.region_map import RegionMap, Spot
from kiosk.widgets.paging.text_block import Leading, Story, Term
from kiosk.widgets.pictures.animated_picture import MovingDrawing
from kiosk.widgets.pictures.annotated_picture import Exhibit, PartName, PlayWords
from kiosk.widgets.pictures.picture_view import Drawing

# The least height of a picture in a card, in reference pixels.
_CARD_PICTURE = 150
_FEATURE_PICTURE = 180
# The side of the icon on an introduction's own card, in reference pixels.
_LEAD_ICON = 120


@dataclass(frozen=True)
class Scene:
    """The content, the language to say it in, and the theme to show it in."""

    content: Content
    language: str
    theme: Theme

    def say(self, text: Text | None) -> str:
        """The text in the scene's language; nothing for none."""
        return "" if text is None else text.in_language(self.language)

    def passage(self, *texts: Text | None, points: Sequence[Text] = ()) -> Passage:
        """The texts as paragraphs, then the points of a list."""
        paragraphs = [Paragraph(self.say(text)) for text in texts if text is not None]
        return Passage.of([*paragraphs, *(Paragraph(self.say(point), point=True) for point in points)])

    def leading(self, link: Link | None) -> Leading | None:
        """The link as a button; none where the section it leads to is hidden."""
        if link is None or link.to.partition("/")[0] not in {section.id for section in self.content.shown}:
            return None
        return Leading(link.to, self.say(link.label))

    def terms(self, ids: Iterable[str]) -> tuple[Term, ...]:
        """The glossary words of those ids, ready to tap."""
        words = [(name, self.say(self.content.word(name).word)) for name in ids]
        question = self.say(self.content.interface.explain)
        return tuple(Term(name, word, question.format(word=word)) for name, word in words)

    def drawing(self, picture: Picture, least: int = _CARD_PICTURE, *, filling: bool = False) -> Drawing:
        """The picture; `least` is its smallest height in reference pixels. See `Drawing` for `filling`."""
        return Drawing(picture, self.language, self.theme, self.theme.metrics.px(least), filling=filling)

    def exhibit(self, picture: Picture, before: Sequence[str] | None = None) -> Exhibit:
        """The picture, large, with the names of its parts.

        With `before`, the layers it had in the step before, it moves on from there when its page is turned to.
        """
        least = self.theme.metrics.px(_FEATURE_PICTURE)
        drawing = (
            Drawing(picture, self.language, self.theme, least, filling=True)
            if before is None
            else MovingDrawing(picture, tuple(before), self.language, self.theme, least)
        )
        names = [PartName(label.at, self.say(label.text)) for label in picture.labels]
        words = self.content.interface
        play = PlayWords(self.say(words.replay), self.say(words.pause), self.say(words.play))
        return Exhibit(drawing, names, self.theme, play)


def item_card(scene: Scene, item: Item, look: str, passage: Passage) -> Card:
    """A card for (a part of) an item, its picture beside each part."""
    picture = scene.drawing(item.picture) if item.picture is not None else None
    title_look = "alarm" if look == "alarm-card" else ""
    story = Story(scene.say(item.title), terms=scene.terms(item.words), title_look=title_look)
    return Card(story, passage, scene.theme, picture, look)


def feature(
    scene: Scene, story: Story, picture: Picture | None, passage: Passage, before: Sequence[str] | None = None
) -> Feature:
    """A page of (a part of) a story with a large picture, the same beside each part; see `Scene.exhibit`."""
    exhibit = None if picture is None else scene.exhibit(picture, before if passage.first else None)
    return Feature(story, passage, scene.theme, exhibit)


def region_map(scene: Scene, section: Regions, passage: Passage = NOTHING) -> RegionMap:
    """The section's picture with a button for each region, and (a part of) its introduction."""
    spots = [Spot(f"{section.id}/{item.id}", scene.say(item.title), item.part) for item in section.items]
    return RegionMap(Story(role="lead"), passage, scene.theme, scene.drawing(section.picture, filling=True), spots)


def lead_card(scene: Scene, icon: str, passage: Passage) -> Card:
    """The same words as a cell among the cards, for windows where they would else have a page to themselves.

    They stand beside that icon if it has a name.
    """
    theme = scene.theme
    visual = Icon(icon, theme.colours.accent, theme.metrics.px(_LEAD_ICON), theme) if icon and passage.first else None
    return Card(Story(role="lead"), passage, theme, visual, "well")


def lead(scene: Scene, icon: str, passage: Passage) -> Lead:
    """Words over the cards of a section, somewhat larger than running text."""
    return Lead(passage, scene.theme, icon)
