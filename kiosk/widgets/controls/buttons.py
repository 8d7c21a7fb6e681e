"""The faces of buttons: an icon above or beside words, a glossary word, a tile of the home screen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

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
_UPRIGHT_SIDE = 8
_LYING_SIDE = 22
_LYING_GAP = 14


def label_width(label: str, theme: Theme, *, upright: bool, type_role: str = "label") -> int:
    """The width in pixels that a button needs for its label on one line."""
    metrics = theme.metrics
    words = round(line_width(label, theme.font(type_role))) + 2
    if upright:
        return words + 2 * metrics.px(_UPRIGHT_SIDE)
    icon = round(metrics.line_px(type_role) * _ICON_LINES)
    return words + icon + metrics.px(_LYING_GAP) + 2 * metrics.px(_LYING_SIDE)


class LabelButton(ChoiceButton):
    """An icon and a word, the icon above (`upright`) or beside it, before or after."""

    def __init__(
        self,
        label: str,
        icon: str,
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
        line = theme.metrics.line_px(type_role)
        ink = self.ink()
        self._icon = Icon(icon, ink, round(line * _ICON_LINES), theme)
        middle, left = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignLeft
        align = left if role == "chip" else middle
        self._words = Label(label, type_role, theme, style=f"{role}-face", align=align)
        for part in (self._icon, self._words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._arrange(upright=upright, icon_last=icon_last)

    def _arrange(self, *, upright: bool, icon_last: bool) -> None:
        metrics = self._theme.metrics
        face: QBoxLayout = QVBoxLayout(self) if upright else QHBoxLayout(self)
        side = metrics.px(_UPRIGHT_SIDE if upright else _LYING_SIDE)
        face.setContentsMargins(side, metrics.px(12), side, metrics.px(12))
        face.setSpacing(metrics.px(4 if upright else _LYING_GAP))
        face.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter if upright else Qt.AlignmentFlag.AlignVCenter
        parts: list[QWidget] = [self._words, self._icon] if icon_last else [self._icon, self._words]
        for part in parts:
            if part is self._words and upright:
                face.addWidget(part)
            else:
                face.addWidget(part, 0, middle)
        face.addStretch(1)
        self._face = face

    def spread(self) -> None:
        """Puts the words at one edge and the icon at the other, as in a column of buttons."""
        self._face.takeAt(self._face.count() - 1)
        self._face.takeAt(0)
        self._face.setStretchFactor(self._words, 1)

    def set_icon(self, name: str) -> None:
        """Shows another icon."""
        self._icon.show_icon(name)

    def set_words(self, label: str, name: str = "") -> None:
        """Shows another word, and says another name."""
        self._words.setText(label)
        self.setAccessibleName(name or label)


# The room around what stands on a tile, in reference pixels.
_TILE_PAD = 26


class Tile(ChoiceButton):
    """A section on the home screen: icon, title, and a few words where there are any."""

    def __init__(self, key: str, title: str, summary: str, icon: str, theme: Theme, *, upright: bool) -> None:
        super().__init__(key, title, "tile", theme, tokens.PRIMARY_MM)
        self.setAccessibleDescription(summary)
        metrics = theme.metrics
        side = metrics.px(112 if upright else 84)
        align = Qt.AlignmentFlag.AlignHCenter if upright else Qt.AlignmentFlag.AlignLeft
        self._filler = QSpacerItem(0, 0)
        words = QVBoxLayout()
        words.setSpacing(metrics.px(6))
        picture = Icon(icon, theme.colours.accent, side, theme)
        self._texts = [Label(title, "heading", theme, style="accent", align=align)]
        if summary:
            self._texts.append(Label(summary, "small", theme, style="soft", align=align))
        for part in (picture, *self._texts):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        face: QBoxLayout = QVBoxLayout(self) if upright else QHBoxLayout(self)
        pad = metrics.px(_TILE_PAD)
        face.setContentsMargins(pad, pad, pad, pad)
        face.setSpacing(metrics.px(18))
        self._beside = 0 if upright else side + metrics.px(18)
        if upright:
            face.addStretch(1)
            face.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
            for text in self._texts:
                face.addWidget(text)
            face.addItem(self._filler)
            face.addStretch(1)
        else:
            words.addStretch(1)
            for text in self._texts:
                words.addWidget(text)
            words.addStretch(1)
            face.addWidget(picture, 0, Qt.AlignmentFlag.AlignVCenter)
            face.addLayout(words, 1)

    def words_height(self, width: int) -> int:
        """The height in pixels of its words when the tile is that wide."""
        pad = self._theme.metrics.px(_TILE_PAD)
        return sum(words.heightForWidth(width - 2 * pad) for words in self._texts)

    def whole_at(self, width: int) -> bool:
        """Whether no word is divided when the tile is that wide."""
        room = width - 2 * self._theme.metrics.px(_TILE_PAD) - self._beside
        return all(words.longest_word() <= room for words in self._texts)

    def level(self, words: int) -> None:
        """Leaves room below its words as if they had that height, so that the icons of a row are level."""
        face = self.layout()
        if face is not None:
            self._filler.changeSize(0, max(0, words - self.words_height(self.width())))
            face.invalidate()
