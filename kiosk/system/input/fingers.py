"""What touches the glass, whatever it is, and what it came down on."""

from collections.abc import Callable, Iterator
from math import inf
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QEventPoint, QMouseEvent, QPointerEvent, QTabletEvent, QTouchEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from kiosk import tokens

_T: Final = QEvent.Type
_State: Final = QEventPoint.State
# Stand for the mouse and for a pen among the numbers of fingers.
_MOUSE: Final = -1
_PEN: Final = -2
_LEFT: Final = Qt.MouseButton.LeftButton
_STATE_OF: Final = {
    _T.MouseButtonPress: _State.Pressed,
    _T.MouseButtonDblClick: _State.Pressed,
    _T.MouseMove: _State.Updated,
    _T.MouseButtonRelease: _State.Released,
    _T.TabletPress: _State.Pressed,
    _T.TabletMove: _State.Updated,
    _T.TabletRelease: _State.Released,
}
_KIND_OF: Final = {
    _State.Pressed: _T.TouchBegin,
    _State.Updated: _T.TouchUpdate,
    _State.Released: _T.TouchEnd,
}


class Contact(NamedTuple):
    """A finger, the tip of a pen or the left button of a mouse: its number, what it does, its place on the screen."""

    finger: int
    state: QEventPoint.State
    place: QPointF

    @property
    def down_or_up(self) -> bool:
        """Whether it comes or goes: what only rests or trembles may be a drop of water on the glass."""
        return self.state in (_State.Pressed, _State.Released)


def contacts(event: QEvent) -> Iterator[Contact]:
    """What an event tells of fingers that move; nothing of other buttons, or of a pen or mouse that hovers."""
    if isinstance(event, QTouchEvent):
        for point in event.points():
            if point.state() in _KIND_OF:
                yield Contact(point.id(), point.state(), point.globalPosition())
    elif isinstance(event, QMouseEvent | QTabletEvent) and _LEFT in (event.button(), event.buttons()):
        finger = _PEN if isinstance(event, QTabletEvent) else _MOUSE
        yield Contact(finger, _STATE_OF[event.type()], event.globalPosition())


class Fingers:
    """Leads each finger to the widget it came down on, all by itself.

    Left to itself Qt gives a finger to the widget where another one already rests, if one of the two widgets holds the
    other: a palm on the ground of a page or of the bar blocked every button there (measured with PySide6 6.11.3;
    no report known). A pen is led as one more finger, for no widget of ours knows pens.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._on: dict[int, QWidget] = {}
        self._left: QWidget | None = None  # what a finger was last lifted from, and when
        self._left_at = -inf

    def lead(self, window: QWindow, event: QPointerEvent, *, held: bool) -> None:
        """Sends each finger of a window's event on as an event of its own; fingers that come down `held` go nowhere.

        Nor does one that comes down again at once where it was lifted: a hand that trembles. What is meant to be
        pressed so fast, such as the digits of a PIN, has the property `repeats`.
        """
        if event.type() is _T.TouchCancel:
            for finger in list(self._on):
                self._cancel(finger, event)
        for contact in contacts(event):
            if contact.state is _State.Pressed:
                self._cancel(contact.finger, event)  # the end of its former touch was lost
                taker = None if held else _taker(window, contact.place)
                if taker is not None and not self._trembles(taker):
                    self._on[contact.finger] = taker
            self._send(contact, window, event)

    def _trembles(self, taker: QWidget) -> bool:
        soon = self._clock() - self._left_at < tokens.REPEAT_GUARD_S
        return soon and taker is self._left and not taker.property("repeats")

    def _cancel(self, finger: int, event: QPointerEvent) -> None:
        widget = self._on.pop(finger, None)
        if widget is not None and isValid(widget):
            QCoreApplication.sendEvent(widget, QTouchEvent(_T.TouchCancel, event.pointingDevice()))

    def _send(self, contact: Contact, window: QWindow, event: QPointerEvent) -> None:
        finger, state, place = contact
        widget = self._on.pop(finger, None) if state is _State.Released else self._on.get(finger)
        if state is _State.Released and widget is not None:
            self._left, self._left_at = widget, self._clock()
        if widget is not None and isValid(widget):
            alone = QEventPoint(finger, state, window.mapFromGlobal(place), place)
            QCoreApplication.sendEvent(
                widget, QTouchEvent(_KIND_OF[state], event.pointingDevice(), event.modifiers(), [alone])
            )


def _taker(window: QWindow, place: QPointF) -> QWidget | None:
    """What takes touches at that place of the screen: a button, else the ground that holds it."""
    top = next((widget for widget in QApplication.topLevelWidgets() if widget.windowHandle() == window), None)
    if top is None:
        return None
    widget: QWidget | None = top.childAt(top.mapFromGlobal(place.toPoint())) or top
    while widget is not None and not widget.testAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents):
        widget = widget.parentWidget()
    return widget
