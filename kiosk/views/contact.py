"""How to reach the clinic: its phone number, huge, and one code for the camera of a phone."""

from functools import partial

from kiosk.content.contact.card import vcard
from kiosk.content.model import Clinic, Code, Contact
from kiosk.navigation import Place
from kiosk.views.context import ViewContext, lead_piece, opening_piece
from kiosk.widgets.paging.code_panel import CodePanel, CodeWords
from kiosk.widgets.paging.packing import Piece, Span
from kiosk.widgets.paging.paged_view import PagedView
from kiosk.widgets.paging.passage import Passage
from kiosk.widgets.pictures.qr_code import QrCode, module_px


class ContactView(PagedView):
    """What the clinic can help with, then the number with its code; on a low screen that has a page of its own."""

    def __init__(self, section: Contact, context: ViewContext) -> None:
        super().__init__(context.theme, context.header(section), context.progress)
        texts = [section.intro] if section.closing is None else [section.intro, section.closing]
        if context.theme.metrics.portrait:
            words = [lead_piece(context, block, text) for block, text in enumerate(texts)]
        else:
            words = [opening_piece(context, section, *texts)]
        # In landscape the code has the whole height of a page.
        span = Span.STRETCH if context.theme.metrics.portrait else Span.PAGE
        self.set_pieces([*words, Piece(Place(2), partial(_panel, context, section.card), span=span)], columns=1)


def card_payload(clinic: Clinic, language: str) -> str:
    """The clinic's card for an address book."""
    return vcard(clinic.name.in_language(language), clinic.dial)


def _panel(context: ViewContext, code: Code, _passage: Passage) -> CodePanel:
    clinic, title = context.content.clinic, context.say(code.title)
    payload = card_payload(clinic, context.language)
    # A screen reader says the number too, for what a code holds is only seen.
    drawn = QrCode(payload, f"{title}. {clinic.phone}", module_px(payload, context.theme.metrics), context.language)
    words = CodeWords(clinic.phone, context.say(clinic.name), title, context.say(code.text))
    return CodePanel(words, drawn, context.theme, style="card" if context.theme.metrics.portrait else "view")
