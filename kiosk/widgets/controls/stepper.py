"""A value between a button for less and one for more."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.icon import Icon
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.touch_button import TouchButton


class Stepper(QWidget):
    """Emits `stepped` with -1 or 1; the words between the buttons are its owner's."""

    stepped = Signal(int)

    def __init__(self, less: str, more: str, theme: Theme) -> None:
        """`less` and `more` are what a screen reader calls the buttons."""
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.metrics.mm(tokens.REPEATED_GAP_MM))
        self._words = Label("", "label", theme, align=Qt.AlignmentFlag.AlignHCenter)
        self._less, self._more = _button(less, "minus", theme), _button(more, "plus", theme)
        self._less.clicked.connect(self._step_down)
        self._more.clicked.connect(self._step_up)
        line.addWidget(self._less)
        line.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._more)

    def show_words(self, words: str) -> None:
        """Shows the value."""
        self._words.setText(words)

    def _step_down(self) -> None:
        self.stepped.emit(-1)

    def _step_up(self) -> None:
        self.stepped.emit(1)


def _button(name: str, icon: str, theme: Theme) -> TouchButton:
    button = TouchButton(name, "plain", theme, tokens.PRIMARY_MM)
    button.setProperty("repeats", True)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    face = QHBoxLayout(button)
    face.setContentsMargins(0, 0, 0, 0)
    picture = Icon(icon, button.ink(), round(theme.metrics.mm(tokens.PRIMARY_MM) * 0.5), theme)
    picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    face.addWidget(picture, 0, Qt.AlignmentFlag.AlignCenter)
    return button
