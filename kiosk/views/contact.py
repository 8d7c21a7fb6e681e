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

    def __init__(self, section: Contact, scene: Scene) -> None:
        super().__init__(scene.theme, scene.say(section.title), section.icon)
        clinic, metrics = scene.content.clinic, scene.theme.metrics
        intro = scene.passage(section.intro)
        dial, card = dial_payload(clinic), card_payload(clinic, scene.language)
        side = max(metrics.mm(_CODE_MM[not metrics.portrait]), smallest_side(dial), smallest_side(card))
        over = Piece(Place(0), partial(lead, scene, section.icon), intro, Span.ROW)
        beside = Piece(Place(0), partial(_lead_card, scene), intro)
        codes = [
            Piece(Place(2), partial(_code, scene, section.call, dial, side), scene.passage(section.call.text)),
            Piece(Place(3), partial(_code, scene, section.card, card, side), scene.passage(section.card.text)),
        ]
        if section.closing is not None:
            codes.append(Piece(Place(4), partial(lead, scene, section.icon), scene.passage(section.closing), Span.ROW))
        cell = CELL_CHARACTERS if metrics.portrait else _CARD_CHARACTERS
        half = Piece(Place(1), partial(_phone, scene, clinic, 2))
        self.set_offers(
            self.offer([over, Piece(Place(1), partial(_phone, scene, clinic, 1), span=Span.ROW), *codes], 2, cell),
            self.offer([over, half, *codes], 2, cell),
            self.offer([beside, half, *codes], 2, cell),
        )


def dial_payload(clinic: Clinic) -> str:
    """What a phone must read to dial the clinic (RFC 3966)."""
    return f"tel:{clinic.dial}"


def card_payload(clinic: Clinic, language: str) -> str:
    """The clinic's vCard 3.0 (RFC 2426)."""
    name = clinic.name.in_language(language)
    return make_vcard_data(name=name, displayname=name, phone=clinic.dial)


def _lead_card(scene: Scene, passage: Passage) -> Card:
    """The introduction beside the phone's card, which has the icon of both."""
    return Card(Story(role="lead"), passage, scene.theme, look="well")


def _phone(scene: Scene, clinic: Clinic, columns: int, passage: Passage) -> Card:
    theme = scene.theme
    story = Story(
        clinic.phone,
        place=scene.say(clinic.name),
        title_role=_phone_role(clinic.phone, theme, columns),
        title_look="accent",
    )
    return Card(story, passage, theme, Icon("phone", theme.colours.accent, theme.metrics.px(_ICON), theme))


def _phone_role(phone: str, theme: Theme, columns: int) -> str:
    """The largest type in which the number stands on one line of one of that many cards across the page."""
    across = theme.metrics.width - theme.metrics.px(2 * tokens.MARGIN + (columns - 1) * tokens.SPACE)
    room = across // columns - theme.metrics.px(3 * tokens.SPACE + _ICON)
    wide = [role for role in _PHONE_ROLES if line_width(phone, theme.font(role)) + 2 <= room]
    return wide[0] if wide else _PHONE_ROLES[-1]


def _code(scene: Scene, code: Code, payload: str, side: int, passage: Passage) -> Card:
    title = scene.say(code.title)
    visual = QrCode(payload, title, side) if passage.first else None
    return Card(Story(title), passage, scene.theme, visual)
