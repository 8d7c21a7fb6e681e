"""The list of the demo's keys, over the page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from kiosk import tokens
from kiosk.content.model import DemoWords
from kiosk.demo.keys import KEYS
from kiosk.theme.theme import Theme
from kiosk.views.context import ViewContext
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.overlay import Overlay

# The room in a key cap beside its name, in reference pixels.
_CAP_SIDE = 18
_CAP_ABOVE = 5


class KeyList(Overlay):
    """Emits `closed` for a tap anywhere."""

    closed = Signal()
    whole_glass = True

    def __init__(self, words: DemoWords, context: ViewContext, parent: QWidget) -> None:
        theme = context.theme.for_staff()
        super().__init__(theme, parent, context.say(words.title))
        lines = [(QKeySequence(key).toString(), getattr(words, action.value)) for key, action in KEYS.items()]
        lines.append((QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Q).toString(), words.quit))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.metrics.px(tokens.SPACE))
        grid.setVerticalSpacing(theme.metrics.px(tokens.SPACE_SMALL * 0.7))
        grid.setColumnStretch(1, 1)
        for row, (key, text) in enumerate(lines):
            grid.addWidget(_cap(key, theme), row, 0)
            grid.addWidget(Label(context.say(text), "label", theme), row, 1, Qt.AlignmentFlag.AlignVCenter)
        self.column.addWidget(Label(context.say(words.title), "heading", theme))
        self.column.addLayout(grid)
        self.tapped.connect(self.closed)


def _cap(name: str, theme: Theme) -> QFrame:
    """A key's cap with its name."""
    cap = QFrame()
    cap.setProperty("role", "chip")
    row = QHBoxLayout(cap)
    side, above = theme.metrics.px(_CAP_SIDE), theme.metrics.px(_CAP_ABOVE)
    row.setContentsMargins(side, above, side, above)
    row.addWidget(Label(name, "label", theme, style="chip-face", align=Qt.AlignmentFlag.AlignHCenter))
    return cap
