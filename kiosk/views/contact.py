"""How to reach the clinic: its phone number, huge, and two codes for the camera of a phone."""

from functools import partial

from kiosk.content.contact.card import vcard
from kiosk.content.model import Clinic, Code, Contact
from kiosk.navigation import Place
from kiosk.views.context import ViewContext, icon_piece, lead_piece
from kiosk.widgets.paging.packing import Piece, Span
from kiosk.widgets.paging.paged_view import CELL_CHARACTERS, PagedView
from kiosk.widgets.paging.panels import Card
from kiosk.widgets.paging.passage import NOTHING, Passage
from kiosk.widgets.paging.text_block import TextBlockSpec
from kiosk.widgets.pictures.qr_code import QrCode, smallest_side

# The side of a code on high and on wide screens in millimetres, and of the phone's icon in reference pixels.
_CODE_MM = (72.0, 55.0)
_ICON = 120
# Wide screens are low, so there the cards stand side by side and are this narrow, in characters.
_CARD_CHARACTERS = 24
_PHONE_ROLES = ("phone", "display", "title", "heading")


class ContactView(PagedView):
    """An introduction, the phone number, the codes, a closing word.

    Where not all of it fits on one page below one another, the number's card stands beside the introduction or a code.
    """

    def __init__(self, section: Contact, context: ViewContext) -> None:
        super().__init__(context.theme, context.header(section), context.progress)
        clinic, metrics = context.content.clinic, context.theme.metrics
        dial, card = dial_payload(clinic), card_payload(clinic, context.language)
        side = max(metrics.mm(_CODE_MM[not metrics.portrait]), smallest_side(dial), smallest_side(card))
        over = lead_piece(context, 0, section.intro)
        codes = [
            Piece(Place(2), partial(_code, context, section.call, dial, side), context.passage(section.call.text)),
            Piece(Place(3), partial(_code, context, section.card, card, side), context.passage(section.card.text)),
        ]
        if section.closing is not None:
            codes.append(lead_piece(context, 4, section.closing))
        cell = CELL_CHARACTERS if metrics.portrait else _CARD_CHARACTERS
        whole = _phone(context, clinic, Span.ROW)
        # Beside another card; on a high screen it fills what is left of a page without the codes.
        part = _phone(context, clinic, Span.STRETCH if metrics.portrait else Span.CELL)
        pieces = ([over, whole, *codes], [over, part, *codes])
        self.set_offers(*(self.offer(offered, 2, cell) for offered in pieces))


def dial_payload(clinic: Clinic) -> str:
    """What a phone must read to dial the clinic (RFC 3966)."""
    return f"tel:{clinic.dial}"


def card_payload(clinic: Clinic, language: str) -> str:
    """The clinic's card for an address book, with the same number as `dial_payload`."""
    return vcard(clinic.name.in_language(language), clinic.dial)


def _phone(context: ViewContext, clinic: Clinic, span: Span) -> Piece:
    spec = TextBlockSpec(clinic.phone, place=context.say(clinic.name), title_roles=_PHONE_ROLES, title_style="accent")
    return icon_piece(context, 1, "phone", spec, NOTHING, span=span, side=_ICON)


def _code(context: ViewContext, code: Code, payload: str, side: int, passage: Passage) -> Card:
    title = context.say(code.title)
    visual = QrCode(payload, title, side) if passage.first else None
    return Card(TextBlockSpec(title), passage, context.theme, visual)
