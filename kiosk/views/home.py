"""The front page: the body is the menu, and what has no place on it stands below or beside it.

A content without a figure has a large tile with a picture for each topic, in the same order.
"""

from collections.abc import Sequence
from functools import partial
from typing import Final

from kiosk import tokens
from kiosk.content.model import Glimpse, HomeWarning, Picture, Regions, Section
from kiosk.navigation import Place
from kiosk.views.context import STORY, ViewContext, region_targets
from kiosk.widgets.controls.icon import Icon
from kiosk.widgets.controls.notices import NoticeLine, NoticeStrip
from kiosk.widgets.paging.packing import Piece, Span
from kiosk.widgets.paging.page_header import PageHeader
from kiosk.widgets.paging.paged_view import PagedView
from kiosk.widgets.paging.pager import Offer
from kiosk.widgets.paging.passage import Passage
from kiosk.widgets.paging.region_map import RegionMap, RegionTarget
from kiosk.widgets.paging.text_block import TextBlockSpec
from kiosk.widgets.pictures.picture_button import PictureButton
from kiosk.widgets.pictures.picture_view import PictureView

# A tile is at least this wide, in reference pixels.
_TILE: Final = 225
# So many buttons stand beside the figure on a wide screen at most.
_MOST_LOW: Final = 4
# One fewer on a screen that is not so many buttons high.
_LOW: Final = 11
_THUMB: Final = 60  # the least height of its picture, in reference pixels


class HomeView(PagedView):
    """Emits `target_chosen` with the id of a section, `section/region`, or `STORY`."""

    def __init__(self, context: ViewContext) -> None:
        content, home = context.content, context.content.home
        regions = next((section for section in content.shown if isinstance(section, Regions)), None)
        figure = home.picture or (None if regions is None else regions.picture)
        note = content.language(context.language).note or ""
        header = PageHeader(context.theme, note, context.say(home.title), one_line=True)
        beside = [] if figure is None else _beside(context, regions)
        aside = None if figure is None else _figure(context, figure, regions, beside)
        super().__init__(context.theme, header, aside=aside)
        self.setAccessibleDescription(context.say(home.intro))  # the page shows by itself what is to be touched
        pieces = tuple(_pieces(context, beside, has_figure=figure is not None))
        columns = 2 if figure is None and context.theme.metrics.portrait else 4
        self.set_offers(Offer(pieces, context.theme.metrics.px(_TILE), columns, even=False))


def _beside(context: ViewContext, regions: Regions | None) -> list[str]:
    """The ids of the topics whose buttons stand beside the figure: on a wide screen there is less room for them."""
    placed = [section.id for section in context.content.shown if section.at is not None]
    metrics = context.theme.metrics
    if metrics.portrait:
        return placed
    most = _MOST_LOW - (metrics.height < _LOW * metrics.mm(tokens.TARGET_MM))
    return placed[: max(0, most - (0 if regions is None else len(regions.items)))]


def _figure(context: ViewContext, figure: Picture, regions: Regions | None, beside: Sequence[str]) -> RegionMap:
    """The figure with the regions as bands across it, and the topics that have a place on it."""
    targets = [] if regions is None else region_targets(context, regions)
    for section in context.content.shown:
        if section.at is not None:
            button = _button(context, section) if section.id in beside else None
            targets.append(RegionTarget(section.id, section.at, button, band=False))
    warning = context.content.home.warning
    if warning is not None and warning.at is not None:
        button = _warning(context, warning) if context.theme.metrics.portrait else None
        targets.append(RegionTarget(warning.to or "", warning.at, button, band=False))
    picture = context.picture_view(figure, filling=True)
    return RegionMap(TextBlockSpec(role="lead"), Passage(), context.theme, picture, targets)


def _pieces(context: ViewContext, beside: Sequence[str], *, has_figure: bool) -> list[Piece]:
    content, portrait = context.content, context.theme.metrics.portrait
    pieces: list[Piece] = []
    if notices := content.notices:
        news = context.passage(*(notice.text for notice in notices))
        pieces.append(Piece(Place(0), partial(_notices, context), news, Span.ROW))
    if content.story is not None:
        pieces.append(Piece(Place(len(pieces)), partial(_watch, context), span=Span.ROW))
    for section in content.shown:
        # The figure itself is the way to the regions.
        if section.id not in beside and not (has_figure and isinstance(section, Regions)):
            pieces.append(Piece(Place(len(pieces)), partial(_tile, context, section)))
    if (warning := content.home.warning) is not None and not (has_figure and portrait and warning.at):
        pieces.append(Piece(Place(len(pieces)), lambda _passage: _warning(context, warning)))
    return pieces


def _notices(context: ViewContext, passage: Passage) -> NoticeStrip:
    """(A part of) all notices: each is a paragraph."""
    numbers = dict.fromkeys(unit.paragraph for unit in passage.units)
    parts = zip(numbers, passage.paragraphs(), strict=True)
    lines = [NoticeLine(context.content.notices[number].icon, ((part.text, context.theme),)) for number, part in parts]
    return NoticeStrip(lines, context.theme)


def _watch(context: ViewContext, _passage: Passage) -> PictureButton:
    story, theme = context.content.story, context.theme
    icon = Icon("play", theme.colours.on_accent, PictureButton.icon_side(theme), theme)
    return PictureButton(STORY, context.say(None if story is None else story.title), theme, icon, "primary")


def _warning(context: ViewContext, warning: HomeWarning) -> PictureButton:
    visual = _glimpse(context, warning.cover, "pregnancy", context.theme.colours.alarm)
    return PictureButton(warning.to or "", context.say(warning.text), context.theme, visual, "alarm-tile")


def _tile(context: ViewContext, section: Section, _passage: Passage) -> PictureButton:
    return _button(context, section)


def _button(context: ViewContext, section: Section) -> PictureButton:
    theme, title = context.theme, context.say(section.title)
    visual = _glimpse(context, section.first_picture, section.icon, theme.colours.accent)
    button = PictureButton(section.id, context.say(section.button) or title, theme, visual, name=title)
    button.setAccessibleDescription(context.say(section.summary))
    return button


def _glimpse(context: ViewContext, glimpse: Glimpse | None, icon: str, colour: str) -> PictureView | Icon:
    """The picture, or else the icon in that colour. Decorative: the button says what it is."""
    if glimpse is None:
        return Icon(icon, colour, PictureButton.icon_side(context.theme), context.theme)
    return PictureView(glimpse.spec, "", context.theme, context.theme.metrics.px(_THUMB), on_button=True)
