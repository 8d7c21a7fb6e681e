"""The number beside its code: on one line where it has room, and there in every width."""

from kiosk.widgets.controls.label import Label
from kiosk.widgets.paging.code_panel import CodePanel, CodeWords
from kiosk.widgets.pictures.qr_code import QrCode
from tests.conftest import MakeWindow
from tests.support.settle import settle


def test_a_number_without_room_is_still_there(make_window: MakeWindow) -> None:
    """At any width, again and again, with the event loop turning in between."""
    theme = make_window((1366, 768)).theme()
    words = CodeWords("+1 555 012 3456 789", "A clinic with a name", "Keep it", "Point a phone at it.")
    panel = CodePanel(words, QrCode("tel:+15550123456", "Code", 4), theme)
    panel.show()
    for width in (120, 1300, 60, 700, 120):
        panel.resize(width, 600)
        settle()
        (number,) = [label for label in panel.findChildren(Label) if label.text() == words.number]
        assert number.isVisible()
    panel.deleteLater()
