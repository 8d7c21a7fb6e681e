"""What all screens of the staff share: they lie over everything, say staff words, and have keys of their own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk import tokens
from kiosk.content.language.bidi import is_right_to_left
from kiosk.content.model import Content, Staff
from kiosk.content.texts import Text
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.icon import Icon
from kiosk.widgets.controls.overlay import Overlay
from kiosk.widgets.controls.touch_button import TouchButton

_LEAVING: Final = (Qt.Key.Key_Escape, Qt.Key.Key_Back)


@dataclass(frozen=True)
class Wording:
    """The words of the staff's screens and the language to say them in."""

    words: Staff
    language: str

    @classmethod
    def of(cls, content: Content | None, language: str, own: Callable[[], Staff]) -> "Wording":
        """The content's words for staff, else the program's own; in that language if they have it."""
        if content is not None and content.staff is not None:
            words, codes = content.staff, content.codes
        else:
            words = own()
            codes = tuple(words.title.root)
        return cls(words, language if language in codes else codes[0])

    def say(self, text: Text) -> str:
        """The text in that language."""
        return text.in_language(self.language)


class StaffScreen(Overlay):
    """A sheet in the middle of the screen; emits `left` when it is to go."""

    left = Signal()
    # Whether the status dot is seen over it.
    shows_dot: ClassVar[bool] = True

    def __init__(self, theme: Theme, parent: QWidget, name: str, language: str) -> None:
        """`language` tells which way it runs, whatever way what lies beneath runs."""
        super().__init__(theme, parent, name)
        from_right = is_right_to_left(language)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if from_right else Qt.LayoutDirection.LeftToRight)

    def key(self, key: int) -> None:
        """Takes a key that moves no focus: Escape leaves."""
        if key in _LEAVING:
            self.left.emit()


class FullStaffScreen(StaffScreen):
    """The whole screen, in a style-sheet role of its own."""

    fills = True

    def __init__(self, theme: Theme, parent: QWidget, name: str, language: str, role: str) -> None:
        super().__init__(theme, parent, name, language)
        self.setProperty("role", role)
        self._sheet.setProperty("role", role)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sheet.setGeometry(self.rect())


class IconButton(TouchButton):
    """A button with nothing but an icon on it."""

    def __init__(self, icon: str, name: str, role: str, theme: Theme, target_mm: float = tokens.TARGET_MM) -> None:
        super().__init__(name, role, theme, target_mm)
        face = QHBoxLayout(self)
        face.setContentsMargins(0, 0, 0, 0)
        picture = Icon(icon, self.ink(), round(theme.metrics.mm(target_mm) * 0.5), theme)
        picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        face.addWidget(picture, 0, Qt.AlignmentFlag.AlignCenter)
