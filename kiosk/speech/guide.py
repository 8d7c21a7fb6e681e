"""Without looking: each screen and each move is spoken, and five keys do everything."""

from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractButton
from shiboken6 import isValid

from kiosk.content.model import GuideWords
from kiosk.content.texts import Text
from kiosk.speech.listener import Listener
from kiosk.speech.utterances import Utterance, heard, said_of
from kiosk.widgets.reading.item import Kind, ScreenItem
from kiosk.widgets.reading.order import is_read_last
from kiosk.window.window import KioskWindow

_K: Final = Qt.Key
_ENTER: Final = (_K.Key_Return, _K.Key_Enter, _K.Key_Space, _K.Key_Select)
_CHOICES: Final = (Kind.BUTTON, Kind.TOGGLE, Kind.ENLARGE)
# What switches the guidance on and off at once, on pads that have such a key.
_SWITCH: Final = _K.Key_Help


class Guide(QObject):
    """On from a held Enter, the key for help or a headset that is plugged in, until the visit ends.

    What is being spoken is what Enter chooses. `ended` when it is off again.
    """

    ended = Signal()

    def __init__(self, window: KioskWindow, listener: Listener) -> None:
        super().__init__()
        self._window, self._listener = window, listener
        self.on = False
        self._item: ScreenItem | None = None
        listener.narrator.began.connect(self._follow)
        listener.shown.connect(self._read_screen)
        listener.over.connect(self.end)
        self._screen: tuple[object, ...] = ()

    @property
    def _words(self) -> GuideWords | None:
        content = self._window.content
        return None if content is None else content.interface.guide

    def begin(self) -> None:
        """Speaks from now on, beginning with how it is used."""
        if self.on or self._words is None or not self._listener.can_speak or self._window.staff.screen is not None:
            return
        self.on = True
        self._screen = ()
        if self._window.untouched:
            self._window.requests.home()
        else:
            self._listener.look_soon()

    def end(self) -> None:
        """Speaks no more by itself."""
        if self.on:
            self.on = False
            self._item = None
            self._listener.hush()
            self.ended.emit()

    def hold(self, key: int) -> None:
        """A key is held: Enter begins the guidance, and once it is on starts over."""
        if key not in _ENTER:
            return
        if not self.on:
            self.begin()
        elif self._window.patient.warns:
            self._window.patient.stay()
        else:
            self._window.requests.home()

    def take(self, key: int) -> bool:
        """Whether the guidance is on and has a meaning for the key, which then is carried out."""
        if key == _SWITCH:
            if self.on:
                self.end()
            else:
                self.begin()
            return True
        if not self.on or self._window.staff.screen is not None:
            return False
        if self._window.patient.warns:
            self._window.patient.stay()
            return True
        return self._move(key)

    def _move(self, key: int) -> bool:
        mirrored = self._window.layoutDirection() is Qt.LayoutDirection.RightToLeft
        if key in (_K.Key_Up, _K.Key_Down):
            self._step(1 if key == _K.Key_Down else -1)
        elif key == (_K.Key_Left if mirrored else _K.Key_Right):
            self._window.requests.next()
        elif key == (_K.Key_Right if mirrored else _K.Key_Left):
            self._window.requests.press(_K.Key_Escape)
        else:
            return key in _ENTER  # what it does depends on how long it is held
        return True

    def tap(self, key: int) -> None:
        """Enter, when it has come up: chooses what is spoken, or reads on from the next."""
        if not self.on or key not in _ENTER or self._window.patient.warns:
            return
        item = self._item
        if item is not None and item.reading.kind in _CHOICES and isinstance(item.widget, QAbstractButton):
            if isValid(item.widget) and item.widget.isEnabled():
                item.widget.click()
                self._listener.look_soon()
        else:
            self._read_on()

    # --- what is said -------------------------------------------------------------------------------------------------

    def _read_screen(self) -> None:
        """All of a screen that is new, then what can be done."""
        if not self.on or self._window.staff.screen is not None:
            return
        visit = self._window.visit
        screen = (visit.route, visit.word, visit.enlarged, visit.sheet, visit.help, self._window.patient.warns)
        first, new = self._screen == (), screen != self._screen
        self._screen = screen
        if new and self._listener.tells_story:
            self._item = None  # it speaks by itself
        elif new:
            self._item = None
            page = [said for item in self._items() if not is_read_last(item.widget) for said in self._said(item)]
            words = self._words
            welcome = self._heard(words.welcome) if first and words is not None else []
            self._listener.say([*welcome, *page, *([] if words is None else self._heard(words.keys))])
        elif self._item is not None and isValid(self._item.widget):
            self._speak_item(self._item.widget)  # its state may be another

    def _items(self) -> list[ScreenItem]:
        return [item for item in self._window.items() if item.reading.kind is not Kind.ENLARGE]

    def _said(self, item: ScreenItem) -> list[Utterance]:
        return list(said_of(item))

    def _heard(self, text: Text) -> list[Utterance]:
        language = self._window.visit.language
        return heard(text.in_language(language), language)

    def _step(self, step: int) -> None:
        """To the next thing on the screen, or the one before, round and round; it is said."""
        items = self._items()
        if not items:
            return
        widgets = [item.widget for item in items]
        at = widgets.index(self._item.widget) if self._item is not None and self._item.widget in widgets else None
        following = (0 if step > 0 else -1) if at is None else (at + step) % len(items)
        self._speak(items[following])

    def _read_on(self) -> None:
        """From the thing after this one to the end."""
        items = self._items()
        widgets = [item.widget for item in items]
        at = widgets.index(self._item.widget) + 1 if self._item is not None and self._item.widget in widgets else 0
        rest = [said for item in items[at:] if not is_read_last(item.widget) for said in self._said(item)]
        words = self._words
        self._listener.say(rest or ([] if words is None else self._heard(words.end)))

    def _speak_item(self, widget: object) -> None:
        found = next((item for item in self._items() if item.widget is widget), None)
        if found is not None:
            self._speak(found)

    def _speak(self, item: ScreenItem) -> None:
        """A thing, and what can be done with it; the keyboard is there too."""
        self._item = item
        words, said = self._words, self._said(item)
        if words is not None and item.reading.kind is Kind.TOGGLE:
            said += self._heard(words.chosen if item.reading.on else words.not_chosen)
        elif words is not None and item.reading.kind in _CHOICES:
            said += self._heard(words.button)
        if isinstance(item.widget, QAbstractButton) and item.widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            item.widget.setFocus(Qt.FocusReason.TabFocusReason)
        self._listener.say(said)

    def _follow(self, said: Utterance) -> None:
        """What is spoken is where it is."""
        if self.on and said.item is not None:
            self._item = said.item
