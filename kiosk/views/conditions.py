"""The reasons for the injection, a page each."""

from kiosk.content.model import Conditions
from kiosk.views.context import ViewContext, feature_piece, item_piece, opening_piece
from kiosk.widgets.paging.paged_view import PagedView
from kiosk.widgets.paging.text_block import TextBlockSpec


class ConditionsView(PagedView):
    """An item with a picture has a page; others share pages, a card each."""

    def __init__(self, section: Conditions, context: ViewContext) -> None:
        super().__init__(context.theme, context.header(section), context.progress)
        pieces = [opening_piece(context, section, section.intro, words=section.words)]
        for index, item in enumerate(section.items, start=1):
            if item.picture is None:
                pieces.append(item_piece(context, index, item))
                continue
            spec = TextBlockSpec(
                context.say(item.title), terms=context.terms(item.words, item.title, item.picture), role="lead"
            )
            pieces.append(feature_piece(context, index, spec, item.picture, context.passage(item.text)))
        self.set_pieces(pieces)
