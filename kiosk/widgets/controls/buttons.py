"""The faces of buttons: an icon above or beside words, a glossary word, a tile of the home screen."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.icon import Icon
from kiosk.widgets.controls.label import Label, line_width
from kiosk.widgets.controls.touch_button import TouchButton


class ChoiceButton(TouchButton):
    """A button that says which of several it is: emits `chosen` with its key."""

    chosen = Signal(str)

    def __init__(self, key: str, name: str, role: str, theme: Theme, target_mm: float = tokens.TARGET_MM) -> None:
        super().__init__(name, role, theme, target_mm)
        self.key = key
        self.clicked.connect(self._choose)

    def _choose(self) -> None:
        self.chosen.emit(self.key)


# The icon's height in lines of its label, and the room at the sides and beside the icon, in reference pixels.
_ICON_LINES = 1.18
UPRIGHT_SIDE = 12
_LYING_SIDE = 22
_LYING_GAP = 14


def label_width(label: str, theme: Theme, *, upright: bool, type_role: str = "label") -> int:
    """The width in pixels that a button needs for its label on one line."""
    metrics = theme.metrics
    words = round(line_width(label, theme.font(type_role, label))) + 2
    if upright:
        return words + 2 * metrics.px(UPRIGHT_SIDE)
    icon = round(metrics.line_px(type_role) * _ICON_LINES)
    return words + icon + metrics.px(_LYING_GAP) + 2 * metrics.px(_LYING_SIDE)


class LabelButton(ChoiceButton):
    """An icon and a word, the icon above (`upright`) or beside it, before or after."""

    def __init__(
        self,
        label: str,
        icon: str | QWidget,
        role: str,
        theme: Theme,
        *,
        key: str = "",
        name: str = "",
        upright: bool = False,
        icon_last: bool = False,
        target_mm: float = tokens.TARGET_MM,
        type_role: str = "label",
    ) -> None:
        super().__init__(key, name or label, role, theme, target_mm)
        side = round(theme.metrics.line_px(type_role) * _ICON_LINES)
        self._icon = Icon(icon, self.ink(), side, theme) if isinstance(icon, str) else icon
        align = Qt.AlignmentFlag.AlignLeft if role == "chip" else Qt.AlignmentFlag.AlignHCenter
        self._words = Label(label, type_role, theme, style=f"{role}-face", align=align)
        self._face: QBoxLayout = QVBoxLayout(self) if upright else QHBoxLayout(self)
        side, above = theme.metrics.px(UPRIGHT_SIDE if upright else _LYING_SIDE), theme.metrics.px(12)
        self._face.setContentsMargins(side, above, side, above)
        self._face.setSpacing(theme.metrics.px(4 if upright else _LYING_GAP))
        self._face.addStretch(1)
        across = Qt.AlignmentFlag.AlignHCenter if upright else Qt.AlignmentFlag.AlignVCenter
        parts: list[QWidget] = [self._icon, self._words]
        for part in reversed(parts) if icon_last else parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._face.addWidget(part, 0, across)
        if upright:
            self._face.setAlignment(self._words, Qt.AlignmentFlag(0))  # the words have the whole width
        self._face.addStretch(1)

    def changeEvent(self, event: QEvent) -> None:
        """The icon has the colour of the words, also where nothing can be pressed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and isinstance(self._icon, Icon):
            self._icon.show_colour(self.ink())

    def whole_at(self, width: int) -> bool:
        """Whether no word of an upright one is divided at that width in pixels."""
        margins = self._face.contentsMargins()
        return self._words.longest_word() <= width - margins.left() - margins.right()

    def least_width(self) -> int:
        """The width in pixels below which a word of a lying one is divided."""
        margins = self._face.contentsMargins()
        return self._words.longest_word() + self._icon.width() + self._face.spacing() + margins.left() + margins.right()

    def spread(self) -> None:
        """Puts the words at one edge and the icon at the other, as in a column of buttons."""
        self._face.takeAt(self._face.count() - 1)
        self._face.takeAt(0)
        self._face.setStretchFactor(self._words, 1)

    def set_words(self, label: str, icon: str = "", name: str = "") -> None:
        """Shows another word and says it, or a longer `name`; with another icon if one is given."""
        self._words.setText(label)
        self._face.activate()  # now, for a picture may be taken of it before the event loop turns
        self.setAccessibleName(name or label)
        if icon and isinstance(self._icon, Icon):
            self._icon.show_icon(icon)
