"""The front page: the spine, each region one touch away, and a tile for each section."""

from dataclasses import replace
from functools import partial

from kiosk.content.model import Regions, Section
from kiosk.navigation import Place
from kiosk.views.context import ViewContext, lead_piece, region_map
from kiosk.widgets.controls.buttons import Tile
from kiosk.widgets.controls.notices import NoticeLine, NoticeStrip
from kiosk.widgets.paging.packing import Piece, Span
from kiosk.widgets.paging.paged_view import PagedView
from kiosk.widgets.paging.panels import Feature
from kiosk.widgets.paging.passage import Paragraph, Passage
from kiosk.widgets.paging.text_block import TextBlockSpec

# A tile is at least this many characters of running text wide, with its icon above its words and beside them.
_UPRIGHT_CHARACTERS = 17
_LYING_CHARACTERS = 25


class HomeView(PagedView):
    """Tiles emit `target_chosen` with the id of their section.

    They are upright if all fit on one page that way; otherwise the icon stands beside the words.
    """

    def __init__(self, context: ViewContext) -> None:
        regions = next((section for section in context.content.shown if isinstance(section, Regions)), None)
        aside = None if regions is None else region_map(context, regions)
        super().__init__(context.theme, context.say(context.content.home.title), aside=aside)
        columns = 2 if context.theme.metrics.portrait else 3
        self.set_offers(
            self.offer(_pieces(context, upright=True), columns, _UPRIGHT_CHARACTERS),
            self.offer(_pieces(context, upright=False), columns, _LYING_CHARACTERS),
        )


def _pieces(context: ViewContext, *, upright: bool) -> list[Piece]:
    pieces: list[Piece] = []
    if notices := context.content.notices:
        news = context.passage(*(notice.text for notice in notices))
        pieces.append(Piece(Place(0), partial(_notices, context), news, Span.ROW))
    pieces.append(replace(lead_piece(context, len(pieces), "info", context.content.home.intro), optional=True))
    for section in context.content.shown:
        pieces.append(Piece(Place(len(pieces)), partial(_tile, context, section, upright=upright)))
    note = context.content.language(context.language).note
    if note is not None:
        make = partial(Feature, TextBlockSpec(role="small", style="soft"), theme=context.theme)
        pieces.append(Piece(Place(len(pieces)), make, Passage.of([Paragraph(note)]), Span.ROW))
    return pieces


def _notices(context: ViewContext, passage: Passage) -> NoticeStrip:
    """(A part of) all notices: each is a paragraph."""
    numbers = dict.fromkeys(unit.paragraph for unit in passage.units)
    parts = zip(numbers, passage.paragraphs(), strict=True)
    lines = [NoticeLine(context.content.notices[number].icon, ((part.text, context.theme),)) for number, part in parts]
    return NoticeStrip(lines, context.theme)


def _tile(context: ViewContext, section: Section, _passage: Passage, *, upright: bool) -> Tile:
    title, summary = context.say(section.title), context.say(section.summary)
    return Tile(section.id, title, summary, section.icon, context.theme, upright=upright)
