"""What every view is made from beside its section: the content's other words, the language, the look."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from kiosk.content.model import Content, Item, Link, PartLabel, Picture, Regions, Section
from kiosk.content.texts import Text
from kiosk.navigation import Place
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.icon import Icon
from kiosk.widgets.paging.feature import Feature
from kiosk.widgets.paging.packing import Piece, Span
from kiosk.widgets.paging.page_header import PageHeader
from kiosk.widgets.paging.panels import Card, Lead
from kiosk.widgets.paging.passage import Paragraph, Passage
from kiosk.widgets.paging.region_map import RegionTarget
from kiosk.widgets.paging.text_block import LinkSpec, Term, TextBlockSpec
from kiosk.widgets.pictures.animated_picture import AnimatedPicture
from kiosk.widgets.pictures.annotated_picture import AnnotatedPicture, PlaybackLabels
from kiosk.widgets.pictures.picture_button import PictureButton
from kiosk.widgets.pictures.picture_view import PictureView
from kiosk.widgets.pictures.switched_picture import SwitchedPicture
from kiosk.widgets.pictures.tagged_picture import TaggedPicture
from kiosk.widgets.pictures.tags import NamedPart

# The least height of a picture in a card, in reference pixels.
_CARD_PICTURE = 150
_FEATURE_PICTURE = 180
# The roles of a card's title: the first in which it stands on one line.
_CARD_TITLES: Final = ("heading", "menu")
# The side of the icon on a card, in reference pixels.
_CARD_ICON = 110

# The target of the story; no section has that id.
STORY: Final = "/story"


@dataclass(frozen=True)
class ViewContext:
    """The content, the language to say it in, and the theme to show it in."""

    content: Content
    language: str
    theme: Theme

    def say(self, text: Text | None) -> str:
        """The text in the language of the view; empty for none."""
        return "" if text is None else text.in_language(self.language)

    def theme_in(self, code: str) -> Theme:
        """The theme for words in that language."""
        return self.theme.speaking(code, self.content.letters(code))

    def passage(self, *texts: Text | None, points: Sequence[Text] = ()) -> Passage:
        """The texts as paragraphs, then the points of a list."""
        paragraphs = [Paragraph(self.say(text)) for text in texts if text is not None]
        return Passage.of([*paragraphs, *(Paragraph(self.say(point), point=True) for point in points)])

    def leading(self, link: Link | None) -> LinkSpec | None:
        """The link as a button; none where the section it leads to is hidden."""
        if link is None or link.to.partition("/")[0] not in {section.id for section in self.content.shown}:
            return None
        return LinkSpec(link.to, self.say(link.label))

    def terms(self, ids: Iterable[str], title: Text | None = None, picture: Picture | None = None) -> tuple[Term, ...]:
        """The glossary words of those ids, ready to tap; not those that the title says or the picture names."""
        states = () if picture is None else picture.states
        named = {label.word for state in states for label in state.labels}
        words = (self.content.word(name) for name in ids if name not in named)
        return tuple(
            Term(word.id, self.say(word.word), self.question(word.word))
            for word in words
            if not _says(title, word.word)
        )

    def question(self, word: Text) -> str:
        """What a button that explains the word says to the ear."""
        return self.say(self.content.interface.explain).format(word=self.say(word))

    def header(self, section: Section) -> PageHeader:
        """What stands over the pages of a section."""
        title = self.say(section.title)
        return PageHeader(self.theme, self.say(section.button) or title, title, section.icon)

    @property
    def progress(self) -> str:
        """Which page it is, for screen readers, with places for the numbers."""
        return self.say(self.content.interface.page)

    def picture_view(self, picture: Picture, least: int = _CARD_PICTURE, *, filling: bool = False) -> PictureView:
        """The picture; `least` is its smallest height in reference pixels. See `PictureView` for `filling`."""
        return PictureView(
            picture.spec, self.say(picture.description), self.theme, self.theme.metrics.px(least), filling=filling
        )

    def card_picture(self, picture: Picture, title: str) -> PictureView:
        """The picture of a card, in its last state; a touch shows it larger."""
        return self.picture_view(picture.states[-1]).enlargeable(self.enlarging(picture, title))

    def annotated(
        self,
        picture: Picture,
        before: Sequence[str] | None = None,
        name: str = "",
        *,
        controls: bool = True,
    ) -> AnnotatedPicture:
        """The picture, large, with the names of its parts; `before` as in `feature_piece`.

        `name` is that of the picture as a button, none where it is as large as can be.
        Without `controls` nothing of it can be touched, and whoever shows it says when it moves.
        """
        states, words = picture.states, self.content.interface
        where = None if picture.where is None else picture.where.spec
        groups = [[self._named(label, explains=controls) for label in state.labels] for state in states]
        tagged = TaggedPicture(self._moving(picture, before), groups, self.theme, enlarge=name, where=where)
        sides = [] if picture.switch is None else [self.say(side.name) for side in picture.switch]
        play = PlaybackLabels(self.say(words.replay), self.say(words.pause), self.say(words.play))
        return AnnotatedPicture(tagged, self.theme, play if controls else None, sides)

    def _moving(self, picture: Picture, before: Sequence[str] | None) -> PictureView:
        """The picture as it changes: between its two states, or out of the step before."""
        least, described = self.theme.metrics.px(_FEATURE_PICTURE), self.say(picture.description)
        if picture.switch is not None:
            states = [(state.spec, self.say(state.description)) for state in picture.states]
            return SwitchedPicture(states, self.theme, least)
        if before is None:
            return PictureView(picture.spec, described, self.theme, least, filling=True)
        names = [label.at for label in picture.labels]
        return AnimatedPicture(picture.spec, tuple(before), described, self.theme, least, names)

    def _named(self, label: PartLabel, *, explains: bool) -> NamedPart:
        word = label.word if explains else None
        question = "" if word is None else self.question(self.content.word(word).word)
        return NamedPart(label.at, self.say(label.text), label.part or label.at, word or "", question)

    def enlarging(self, picture: Picture, title: str = "") -> str:
        """The name of a picture as a button that shows it larger, by the title of what it stands with."""
        words, described = self.content.interface.enlarge, self.say(picture.description)
        return described if words is None else self.say(words).format(name=title or described)


def _says(title: Text | None, word: Text) -> bool:
    """Whether a title says the word in any language: what a page needs must not depend on the language."""
    if title is None:
        return False
    codes = {*title.root, *word.root}
    pairs = ((title.root.get(code, ""), word.root.get(code, "")) for code in codes)
    return any(said and said.casefold() in over.casefold() for over, said in pairs)


def lead_piece(context: ViewContext, block: int, text: Text) -> Piece:
    """Words over the cards of a section."""
    return Piece(Place(block), partial(Lead, theme=context.theme), context.passage(text), Span.ROW)


def opening_piece(context: ViewContext, section: Section, *texts: Text, words: Sequence[str] = ()) -> Piece:
    """The introduction of a section: a page with its cover where it has one, else words over what follows.

    The glossary `words` to tap stand on such a page alone.
    """
    picture = section.opening_picture
    if picture is None:
        return replace(lead_piece(context, 0, texts[0]), passage=context.passage(*texts))
    spec = TextBlockSpec(context.say(section.title), terms=context.terms(words), role="lead")
    # Its title is short: the room that longer ones of the section need would be blank over its picture.
    return replace(feature_piece(context, 0, spec, picture, context.passage(*texts)), steady=False)


def icon_piece(
    context: ViewContext,
    block: int,
    icon: str | None,
    spec: TextBlockSpec,
    passage: Passage,
    *,
    style: str = "card",
) -> Piece:
    """A card with an icon beside the first part of its text."""
    return Piece(Place(block), partial(_icon_card, context, icon, spec, style), passage)


def item_piece(context: ViewContext, block: int, item: Item) -> Piece:
    """A card for an item, its picture beside each part of its text."""
    return Piece(Place(block), partial(item_card, context, item), context.passage(item.text))


def feature_piece(
    context: ViewContext,
    block: int,
    spec: TextBlockSpec,
    picture: Picture | None,
    passage: Passage,
    before: Sequence[str] | None = None,
) -> Piece:
    """A page of a text with a large picture, the same beside each part of it; the title of the text is the page's.

    With `before`, the layers it had in the step before, the picture moves on from there when its page is turned to.
    """
    make = partial(_feature, context, spec, picture, before)
    return Piece(Place(block), make, passage, Span.PAGE, title=spec.title, steady=True)


def region_targets(context: ViewContext, regions: Regions) -> list[RegionTarget]:
    """Each region with its button."""
    found = []
    for item in regions.items:
        key, title = f"{regions.id}/{item.id}", context.say(item.title)
        button = PictureButton(key, context.say(item.button) or title, context.theme, name=title)
        found.append(RegionTarget(key, item.part, button))
    return found


def _icon_card(context: ViewContext, icon: str | None, spec: TextBlockSpec, style: str, passage: Passage) -> Card:
    theme = context.theme
    colour = theme.colours.alarm if style == "alarm-card" else theme.colours.accent
    visual = Icon(icon, colour, theme.metrics.px(_CARD_ICON), theme) if icon and passage.first else None
    return Card(spec, passage, theme, visual, style)


def item_card(context: ViewContext, item: Item, passage: Passage) -> Card:
    """A card for an item with (a part of) its text."""
    title, picture = context.say(item.title), None
    if item.picture is not None:
        picture = context.card_picture(item.picture, title)
    terms = context.terms(item.words, item.title, item.picture)
    # Names alone stand in one size, whatever their length.
    roles = _CARD_TITLES if passage.units else _CARD_TITLES[-1:]
    spec = TextBlockSpec(title, terms=terms, title_roles=roles)
    return Card(spec, passage, context.theme, picture)


def _feature(
    context: ViewContext,
    spec: TextBlockSpec,
    picture: Picture | None,
    before: Sequence[str] | None,
    passage: Passage,
) -> Feature:
    annotated = None
    if picture is not None:
        name = context.enlarging(picture, spec.title)
        annotated = context.annotated(picture, before if passage.first else None, name)
    return Feature(replace(spec, title=""), passage, context.theme, annotated)
