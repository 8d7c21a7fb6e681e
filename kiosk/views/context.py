"""What every view is made from beside its section: the content's other words, the language, the look."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from kiosk.content.model import Content, Item, Link, Picture, Regions
from kiosk.content.texts import Text
from kiosk.navigation import Place
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.icon import Icon
from kiosk.widgets.paging.packing import Piece, Span
from kiosk.widgets.paging.panels import Card, Feature, Lead
from kiosk.widgets.paging.passage import NOTHING, Paragraph, Passage
from kiosk.widgets.paging.region_map import RegionMap, RegionTarget
from kiosk.widgets.paging.text_block import LinkSpec, Term, TextBlockSpec
from kiosk.widgets.pictures.animated_picture import AnimatedPicture
from kiosk.widgets.pictures.annotated_picture import AnnotatedPicture, PartName, PlaybackLabels
from kiosk.widgets.pictures.picture_view import PictureView

# The least height of a picture in a card, in reference pixels.
_CARD_PICTURE = 150
_FEATURE_PICTURE = 180
# The side of the icon on a card, and on an introduction's own card, in reference pixels.
_CARD_ICON = 110
_LEAD_ICON = 120


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

    def terms(self, ids: Iterable[str]) -> tuple[Term, ...]:
        """The glossary words of those ids, ready to tap."""
        words = [(name, self.say(self.content.word(name).word)) for name in ids]
        question = self.say(self.content.interface.explain)
        return tuple(Term(name, word, question.format(word=word)) for name, word in words)

    def picture_view(self, picture: Picture, least: int = _CARD_PICTURE, *, filling: bool = False) -> PictureView:
        """The picture; `least` is its smallest height in reference pixels. See `PictureView` for `filling`."""
        return PictureView(
            picture.spec, self.say(picture.description), self.theme, self.theme.metrics.px(least), filling=filling
        )

    def annotated(self, picture: Picture, before: Sequence[str] | None, *, controls: bool = True) -> AnnotatedPicture:
        """The picture, large, with the names of its parts; `before` as in `feature_piece`.

        Without `controls` whoever shows it says when it moves.
        """
        if before is None:
            picture_view = self.picture_view(picture, _FEATURE_PICTURE, filling=True)
        else:
            least, described = self.theme.metrics.px(_FEATURE_PICTURE), self.say(picture.description)
            picture_view = AnimatedPicture(picture.spec, tuple(before), described, self.theme, least)
        names = [PartName(label.at, self.say(label.text)) for label in picture.labels]
        words = self.content.interface
        play = PlaybackLabels(self.say(words.replay), self.say(words.pause), self.say(words.play))
        return AnnotatedPicture(picture_view, names, self.theme, play if controls else None)


def lead_piece(context: ViewContext, block: int, icon: str, text: Text) -> Piece:
    """Words over the cards of a section, somewhat larger than running text."""
    make = partial(Lead, theme=context.theme, icon=icon)
    return Piece(Place(block), make, context.passage(text), Span.ROW)


def lead_card_piece(context: ViewContext, icon: str, text: Text) -> Piece:
    """The same words as the first card, where they would else have a page to themselves; `icon` may be empty."""
    spec = TextBlockSpec(role="lead")
    return icon_piece(context, 0, icon, spec, context.passage(text), style="well", side=_LEAD_ICON)


def icon_piece(
    context: ViewContext,
    block: int,
    icon: str | None,
    spec: TextBlockSpec,
    passage: Passage,
    *,
    style: str = "card",
    span: Span = Span.CELL,
    side: int = _CARD_ICON,
) -> Piece:
    """A card with an icon, `side` reference pixels wide, beside the first part of its text."""
    return Piece(Place(block), partial(_icon_card, context, icon, spec, style, side), passage, span)


def item_piece(context: ViewContext, block: int, item: Item, style: str = "card", span: Span = Span.CELL) -> Piece:
    """A card for an item, its picture beside each part of its text."""
    return Piece(Place(block), partial(_item_card, context, item, style), context.passage(item.text), span)


def feature_piece(
    context: ViewContext,
    block: int,
    spec: TextBlockSpec,
    picture: Picture | None,
    passage: Passage,
    span: Span = Span.PAGE,
    before: Sequence[str] | None = None,
) -> Piece:
    """A page of a text with a large picture, the same beside each part of it.

    With `before`, the layers it had in the step before, the picture moves on from there when its page is turned to.
    """
    return Piece(Place(block), partial(_feature, context, spec, picture, before), passage, span)


def region_map(context: ViewContext, section: Regions, passage: Passage = NOTHING) -> RegionMap:
    """The section's picture with a button for each region, and (a part of) its introduction."""
    targets = [RegionTarget(f"{section.id}/{item.id}", context.say(item.title), item.part) for item in section.items]
    picture = context.picture_view(section.picture, filling=True)
    return RegionMap(TextBlockSpec(role="lead"), passage, context.theme, picture, targets)


def _icon_card(
    context: ViewContext, icon: str | None, spec: TextBlockSpec, style: str, side: int, passage: Passage
) -> Card:
    theme = context.theme
    colour = theme.colours.alarm if style == "alarm-card" else theme.colours.accent
    visual = Icon(icon, colour, theme.metrics.px(side), theme) if icon and passage.first else None
    return Card(spec, passage, theme, visual, style)


def _item_card(context: ViewContext, item: Item, style: str, passage: Passage) -> Card:
    picture = None if item.picture is None else context.picture_view(item.picture)
    title_style = "alarm" if style == "alarm-card" else ""
    spec = TextBlockSpec(context.say(item.title), terms=context.terms(item.words), title_style=title_style)
    return Card(spec, passage, context.theme, picture, style)


def _feature(
    context: ViewContext, spec: TextBlockSpec, picture: Picture | None, before: Sequence[str] | None, passage: Passage
) -> Feature:
    annotated = None if picture is None else context.annotated(picture, before if passage.first else None)
    return Feature(spec, passage, context.theme, annotated)
