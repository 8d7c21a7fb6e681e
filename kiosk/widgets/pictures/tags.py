"""The names of a picture's parts: a button where a touch explains the part, else a plain plate."""

from dataclasses import replace
from typing import Final, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.buttons import ChoiceButton
from kiosk.widgets.controls.label import Label

# The room around the words of a name, in reference pixels.
_SIDE: Final = 18
_ABOVE: Final = 8


class NamedPart(NamedTuple):
    """A part of the drawing: the id where its line ends, its name, the id that answers a touch.

    With a `word` of the glossary a touch explains it; `question` is what that says to the ear.
    """

    at: str
    name: str
    area: str
    word: str = ""
    question: str = ""


class _Words:
    """A name in the present text size, and in smaller ones for where there is little room."""

    def __init__(self, owner: QWidget, name: str, theme: Theme, style: str) -> None:
        self._owner = owner
        self._name, self._theme, self._style = name, theme, style
        self._faces: dict[int, Label] = {}
        self._side, self._above = theme.metrics.px(_SIDE), theme.metrics.px(_ABOVE)
        self._column = QVBoxLayout(owner)
        self._column.setContentsMargins(self._side, self._above, self._side, self._above)

    def face(self, size: int) -> Label:
        """The words at a text size."""
        if size not in self._faces:
            theme = replace(self._theme, metrics=replace(self._theme.metrics, text_size=size))
            face = Label(self._name, "label", theme, style=self._style, align=Qt.AlignmentFlag.AlignHCenter)
            face.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            face.hide()
            self._column.addWidget(face)
            self._faces[size] = face
        return self._faces[size]

    def fitting(self, most: int, size: int) -> QSize:
        """The size of its widget where that may be so wide, in pixels; empty where its longest word does not fit."""
        self._owner.ensurePolished()
        edges = self._owner.size() - self._owner.contentsRect().size()
        face, room = self.face(size), most - 2 * self._side - edges.width()
        if room < face.longest_word():
            return QSize()
        width = face.width_within(room)
        return QSize(width + 2 * self._side, face.heightForWidth(width) + 2 * self._above) + edges

    def show(self, size: int) -> None:
        """Shows the words at that text size."""
        self.face(size)
        for each, face in self._faces.items():
            face.setVisible(each == size)


class Plate(QFrame):
    """A name that explains itself, such as which side is the front."""

    def __init__(self, part: NamedPart, theme: Theme) -> None:
        super().__init__()
        self.part = part
        self.setProperty("role", "plate")
        self._words = _Words(self, part.name, theme, "plate-face")

    def fitting(self, most: int, size: int) -> QSize:
        """Its size in pixels at a text size, where it may be that wide; empty where a word does not fit."""
        return self._words.fitting(most, size)

    def show_words(self, size: int) -> None:
        """Shows its words at that text size."""
        self._words.show(size)


class Tag(ChoiceButton):
    """A name that a touch explains: emits `chosen` with the word; `held` while a finger is on it."""

    held = Signal(bool)

    def __init__(self, part: NamedPart, theme: Theme) -> None:
        super().__init__(part.word, part.name, "tag", theme)
        self.part = part
        self.setAccessibleDescription(part.question)
        self._words = _Words(self, part.name, theme, "tag-face")
        self._was_held = False
        finger = self._finger
        for told in (finger.pressed, finger.moved, finger.lifted, self.pressed, self.released):
            told.connect(self._tell)

    def fitting(self, most: int, size: int) -> QSize:
        """Its size in pixels at a text size, large enough for a finger; empty where a word does not fit."""
        found, least = self._words.fitting(most, size), self._theme.metrics.mm(tokens.TARGET_MM)
        return found.expandedTo(QSize(least, least)) if found.isValid() else found

    def show_words(self, size: int) -> None:
        """Shows its words at that text size."""
        self._words.show(size)

    def hold(self) -> None:
        """A finger is on the part that it names."""
        self.setDown(True)
        self._tell()

    def let_go(self) -> None:
        """Forgets the finger."""
        super().let_go()
        self._tell()

    def _tell(self) -> None:
        if self.isDown() != self._was_held:
            self._was_held = self.isDown()
            self.held.emit(self._was_held)
