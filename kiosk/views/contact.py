"""How to reach the clinic: its phone number, huge, and two codes for the camera of a phone."""

from functools import partial

from segno.helpers import make_vcard_data

from kiosk import tokens
from kiosk.content.model import Clinic, Code, Contact
from kiosk.navigation import Place
from kiosk.passage import Passage
from kiosk.theme import Theme
from kiosk.views.scene import Scene, lead
from kiosk.widgets.drawing import Icon
from kiosk.widgets.packing import Piece, Span
from kiosk.widgets.paged_view import CELL_CHARACTERS, PagedView
from kiosk.widgets.panels import Card
from kiosk.widgets.qr_code import QrCode, smallest_side
from kiosk.widgets.telling import Story
from kiosk.widgets.words import line_width

# The side of a code and of the phone's icon, in millimetres and reference pixels.
_CODE_MM = 55.0
_ICON = 120
# Wide screens are low, so there the codes stand side by side in cards this narrow, in characters.
_CODE_CHARACTERS = 24
_PHONE_ROLES = ("phone", "display", "title", "heading")


class ContactView(PagedView):
    """An introduction, the phone number, the codes, a closing word."""

    def __init__(self, section: Contact, scene: Scene) -> None:
        super().__init__(scene.theme, scene.say(section.title), section.icon)
        clinic = scene.content.clinic
        dial, card = dial_payload(clinic), card_payload(clinic, scene.language)
        side = max(scene.theme.metrics.mm(_CODE_MM), smallest_side(dial), smallest_side(card))
        pieces = [
            Piece(Place(0), partial(lead, scene, section.icon), scene.passage(section.intro), Span.ROW),
            Piece(Place(1), partial(_phone, scene, clinic), span=Span.STRETCH),
            Piece(Place(2), partial(_code, scene, section.call, dial, side), scene.passage(section.call.text)),
            Piece(Place(3), partial(_code, scene, section.card, card, side), scene.passage(section.card.text)),
        ]
        if section.closing is not None:
            pieces.append(Piece(Place(4), partial(lead, scene, section.icon), scene.passage(section.closing), Span.ROW))
        self.set_pieces(pieces, cell=CELL_CHARACTERS if scene.theme.metrics.portrait else _CODE_CHARACTERS)


def dial_payload(clinic: Clinic) -> str:
    """What a phone must read to dial the clinic (RFC 3966)."""
    return f"tel:{clinic.dial}"


def card_payload(clinic: Clinic, language: str) -> str:
    """The clinic's vCard 3.0 (RFC 2426)."""
    name = clinic.name.in_language(language)
    return make_vcard_data(name=name, displayname=name, phone=clinic.dial)


def _phone(scene: Scene, clinic: Clinic, passage: Passage) -> Card:
    theme = scene.theme
    story = Story(
        clinic.phone,
        place=scene.say(clinic.name),
        title_role=_phone_role(clinic.phone, theme),
        title_look="accent",
    )
    return Card(story, passage, theme, Icon("phone", theme.colours.accent, theme.metrics.px(_ICON), theme))


def _phone_role(phone: str, theme: Theme) -> str:
    """The largest type in which the number stands on one line of a card across the page."""
    room = theme.metrics.width - theme.metrics.px(2 * tokens.MARGIN + 3 * tokens.SPACE + _ICON)
    wide = [role for role in _PHONE_ROLES if line_width(phone, theme.font(role)) + 2 <= room]
    return wide[0] if wide else _PHONE_ROLES[-1]


def _code(scene: Scene, code: Code, payload: str, side: int, passage: Passage) -> Card:
    title = scene.say(code.title)
    visual = QrCode(payload, title, side) if passage.first else None
    return Card(Story(title), passage, scene.theme, visual)
