"""A button of the front page: what it leads to as a small picture, and its name."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.buttons import ChoiceButton
from kiosk.widgets.controls.icon import Icon
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.placing import place
from kiosk.widgets.pictures.picture_view import PictureView

# Its height, the room around what stands on it and between picture and name, in reference pixels. The height holds two
# lines of the name at the largest text, so that it is the same at all.
_HEIGHT: Final = 152
_PAD: Final = 7
_SIDE: Final = 16  # clear of the round corners, beside the name
_GAP: Final = 20
# An icon's side as a share of the height.
_ICON: Final = 0.5
# The name stands below the picture in a button that is so many times that high, which it is where the name beside it
# would be narrower than this; the picture is at least so high then.
_UPRIGHT: Final = 1.4
_NARROWEST: Final = 220
_SEEN: Final = 80
# The roles of the name: the first in which it fits is taken.
_ROLES: Final = ("menu", "bar")
_LOUD: Final = ("front", "front-long", "bar")


class PictureButton(ChoiceButton):
    """A picture, or an icon, beside a name; above it where the button is high. Emits `chosen` with its key."""

    def __init__(
        self,
        key: str,
        label: str,
        theme: Theme,
        visual: PictureView | Icon | None = None,
        role: str = "tile",
        name: str = "",
    ) -> None:
        """`name` is what a screen reader says where that is more than the label."""
        super().__init__(key, name or label, role, theme, tokens.TARGET_MM)
        self._visual = visual
        self._centred = role == "primary"
        roles = _LOUD if self._centred else _ROLES
        style = {"primary": "primary-face", "alarm-tile": "alarm"}.get(role, "accent")
        beside = Qt.AlignmentFlag.AlignHCenter if self._centred else Qt.AlignmentFlag.AlignLeft
        self._labels = {
            upright: [
                Label(
                    label,
                    type_role,
                    theme,
                    style=style,
                    parent=self,
                    align=Qt.AlignmentFlag.AlignHCenter if upright else beside,
                )
                for type_role in roles
            ]
            for upright in (False, True)
        }
        parts: list[QWidget | None] = [visual, *self._labels[False], *self._labels[True]]
        for part in parts:
            if part is not None:
                part.setParent(self)
                part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @staticmethod
    def icon_side(theme: Theme) -> int:
        """The side in pixels of an icon on such a button."""
        return round(theme.metrics.px(_HEIGHT) * _ICON)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """The least: with the name beside the picture, or below it where there is no room for it at the side."""
        px = self._theme.metrics.px
        words = self._words_width(width, px(_HEIGHT))
        if self._is_narrow(words):
            name = self._labels[True][-1].heightForWidth(width - 2 * px(_SIDE))
            return max(name + px(_SEEN + 2 * _PAD + _GAP // 2), round(px(_HEIGHT) * _UPRIGHT) + 1)
        return max(px(_HEIGHT), self._labels[False][-1].heightForWidth(words) + 2 * px(_PAD))

    def least_height(self, width: int) -> int:
        """The height in pixels in which a finger meets it and the name still has room beside the picture."""
        px = self._theme.metrics.px
        words = self._words_width(width, px(_HEIGHT))
        name = self._labels[False][-1].heightForWidth(words) + 2 * px(_PAD)
        return max(name, self._theme.metrics.mm(tokens.TARGET_MM))

    def whole_at(self, width: int) -> bool:
        """Whether no word is divided when the button is that wide and as low as can be."""
        px = self._theme.metrics.px
        words = self._words_width(width, px(_HEIGHT))
        upright = self._is_narrow(words)
        return self._labels[upright][-1].longest_word() <= (width - 2 * px(_SIDE) if upright else words)

    @property
    def _can_stand(self) -> bool:
        """Whether the name may stand below what is seen."""
        return self._visual is not None and not self._centred

    def _is_narrow(self, words: int) -> bool:
        return self._can_stand and words < self._theme.metrics.px(_NARROWEST)

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.heightForWidth(self.width()))

    def _words_width(self, width: int, height: int) -> int:
        px = self._theme.metrics.px
        seen = px(_SIDE) if self._visual is None else px(_PAD) + self._seen_width(height) + px(_GAP)
        return max(1, width - seen - px(_SIDE))

    def _seen_width(self, height: int) -> int:
        if isinstance(self._visual, Icon):
            return self._visual.width()
        # No wider in a higher button: the name was measured with so much room.
        return min(height, self._theme.metrics.px(_HEIGHT)) - 2 * self._theme.metrics.px(_PAD)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width, height = self.width(), self.height()
        pad, gap = self._theme.metrics.px(_PAD), self._theme.metrics.px(_GAP)
        upright = self._can_stand and height >= _UPRIGHT * self._theme.metrics.px(_HEIGHT)
        side = self._theme.metrics.px(_SIDE)
        seen_high = height  # what is seen is as wide as high, unless the name needs the room
        if self._labels[upright][-1].longest_word() > self._words_width(width, height):
            seen_high = min(height, self._theme.metrics.px(_HEIGHT))
        room = QSize(width - 2 * side if upright else self._words_width(width, seen_high), height - 2 * pad)
        name = self._fitting(self._labels[upright], room)
        for label in (*self._labels[False], *self._labels[True]):
            label.setVisible(label is name)
        high = min(room.height(), name.heightForWidth(room.width()))
        if upright:
            seen = QRect(pad, pad, width - 2 * pad, height - 2 * pad - high - gap // 2)
            self._put(self._visual, _in_the_middle(self._visual, seen) if isinstance(self._visual, Icon) else seen)
            self._put(name, QRect(side, height - pad - high, room.width(), high))
            return
        wide = self._seen_width(seen_high) if self._visual is not None else 0
        if isinstance(self._visual, Icon) and self._centred:
            # Icon and name stand together in the middle.
            needed = min(room.width(), name.natural_width())
            left = max(pad, (width - wide - gap - needed) // 2)
            room.setWidth(min(room.width(), needed))
        else:
            left = pad if self._visual is not None else side
        tall = self._visual.height() if isinstance(self._visual, Icon) else height - 2 * pad
        self._put(self._visual, QRect(left, (height - tall) // 2, wide, tall))
        words = left + (wide + gap if self._visual is not None else 0)
        self._put(name, QRect(words, (height - high) // 2, room.width(), high))

    def _fitting(self, labels: list[Label], room: QSize) -> Label:
        fitting = (
            label
            for label in labels
            if label.longest_word() <= room.width() and label.heightForWidth(room.width()) <= room.height()
        )
        return next(fitting, labels[-1])

    def _put(self, part: QWidget | None, box: QRect) -> None:
        if part is not None:
            place(self, part, box)


def _in_the_middle(icon: Icon, room: QRect) -> QRect:
    box = QRect(QPoint(), icon.size())
    box.moveCenter(room.center())
    return box
