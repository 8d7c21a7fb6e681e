"""The regions of the spine: an overview to touch, then a page each."""

from functools import partial

from kiosk.content.model import Region, Regions
from kiosk.navigation import Place
from kiosk.views.context import ViewContext, feature_piece, region_targets
from kiosk.widgets.paging.packing import Piece, Span
from kiosk.widgets.paging.paged_view import PagedView
from kiosk.widgets.paging.panels import Lead, Panel
from kiosk.widgets.paging.passage import Passage
from kiosk.widgets.paging.region_map import RegionMap
from kiosk.widgets.paging.text_block import TextBlockSpec


class RegionsView(PagedView):
    """The overview is block 0, the regions follow in order."""

    def __init__(self, section: Regions, context: ViewContext) -> None:
        super().__init__(context.theme, context.header(section), context.progress)
        intro = context.passage(section.intro)
        overview = Piece(Place(0), partial(_overview, context, section), intro, Span.PAGE, stands_alone=True)
        regions = [_region(context, index, item) for index, item in enumerate(section.items, start=1)]
        self.set_pieces([overview, *regions])


def _overview(context: ViewContext, section: Regions, passage: Passage) -> Panel:
    if not passage.last:
        return Lead(passage, context.theme)
    picture = context.picture_view(section.picture, filling=True)
    return RegionMap(TextBlockSpec(role="lead"), passage, context.theme, picture, region_targets(context, section))


def _region(context: ViewContext, index: int, item: Region) -> Piece:
    spec = TextBlockSpec(
        context.say(item.title),
        context.say(item.place),
        context.terms(item.words, item.title, item.picture),
        role="lead",
    )
    return feature_piece(context, index, spec, item.picture, context.passage(item.text))
