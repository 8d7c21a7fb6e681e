"""What people and the house do to the kiosk: each action is a function, drawn by its weight."""

import errno
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from random import Random
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QCloseEvent, QContextMenuEvent, QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from kiosk import tokens
from kiosk.staff.controller import StaffMode
from kiosk.system.input.keys import OUR_KEYS
from kiosk.views.staff.pin_pad import PinPad
from tests.support.settle import settle
from tools.soak.office import Office
from tools.soak.oracles import blank, left_over
from tools.soak.room import PIN, Room

_T: Final = QEvent.Type
_K: Final = Qt.Key
_STRANGE: Final = (
    _K.Key_A, _K.Key_7, _K.Key_F1, _K.Key_F4, _K.Key_F11, _K.Key_F12, _K.Key_Menu, _K.Key_Print, _K.Key_Delete,
    _K.Key_Insert, _K.Key_Shift, _K.Key_Control, _K.Key_Alt, _K.Key_Meta, _K.Key_Super_L, _K.Key_CapsLock,
    _K.Key_NumLock, _K.Key_C, _K.Key_V, _K.Key_W, _K.Key_Q, _K.Key_O, _K.Key_P,
)  # fmt: skip
_MODIFIERS: Final = tuple(
    getattr(Qt.KeyboardModifier, f"{name}Modifier") for name in ("No", "Control", "Alt", "Meta", "Shift", "Keypad")
)
# Small and odd ones often, for they are quick; then what is sold.
_SCREENS: Final = (
    (800, 600), (600, 800), (640, 480), (480, 800), (800, 480), (1024, 600), (720, 1280), (1366, 768), (1080, 1920),
    (1920, 1080),
)  # fmt: skip
_SCREEN_WEIGHTS: Final = (8, 8, 4, 4, 4, 4, 2, 1, 1, 1)


class Scene(NamedTuple):
    """What an action happens to: the room, the office, and the chance that it is drawn with."""

    room: Room
    office: Office
    chance: Random

    def spot(self) -> QPoint:
        """Anywhere on the glass, now and then at its very edge."""
        window, chance = self.room.window, self.chance
        across = chance.choice((0, window.width() - 1)) if chance.random() < 0.1 else chance.randrange(window.width())
        return QPoint(across, chance.randrange(window.height()))


# What an action yields is wrong.
Action = Callable[[Scene], Iterable[str] | None]


# --- patients ---------------------------------------------------------------------------------------------------------


def visit(scene: Scene) -> None:
    """A person touches something that is there to be touched."""
    room, chance = scene.room, scene.chance
    room.pass_by(0.5)
    if buttons := room.window.buttons():
        room.tap(chance.choice(buttons), chance.randrange(3))


def touch(scene: Scene) -> None:
    """A touch anywhere."""
    scene.room.pass_by(0.35)
    scene.room.tap(scene.spot(), scene.chance.randrange(10))


def swipe(scene: Scene) -> None:
    """A stroke from anywhere to anywhere."""
    scene.room.pass_by(0.35)
    scene.room.stroke(scene.spot(), scene.spot())


def wipe(scene: Scene) -> None:
    """A sleeve goes over the glass, there and back."""
    room = scene.room
    y = scene.chance.randrange(room.window.height())
    room.press(QPoint(2, y))
    for x in range(2, room.window.width(), max(1, room.window.width() // 5)):
        room.move(QPoint(x, y))
    room.lift(QPoint(2, y))


def palm(scene: Scene) -> None:
    """Many contacts at once, of which some end, some are lost and some rest."""
    room, chance = scene.room, scene.chance
    fingers = range(chance.randrange(2, 11))
    for finger in fingers:
        room.press(scene.spot(), finger)
    match chance.randrange(4):
        case 0:
            room.cancel()
        case 1:  # the ends are lost: the same fingers come down again
            room.lose()
        case 2:
            room.pass_by(chance.uniform(1, 70))
            room.lift_all()
        case _:
            for finger in fingers:
                room.lift(scene.spot(), finger)


def children(scene: Scene) -> None:
    """Fast taps of several fingers, and drags among them."""
    room, chance = scene.room, scene.chance
    for _ in range(chance.randrange(2, 7)):
        if chance.random() < 0.8:
            room.tap(scene.spot(), chance.randrange(5))
        else:
            room.stroke(scene.spot(), scene.spot(), chance.randrange(5))
        room.clocks.advance(chance.uniform(0, 0.3))


# --- other devices ----------------------------------------------------------------------------------------------------


def pen(scene: Scene) -> None:
    """A pen taps, or is dragged."""
    room = scene.room
    room.pass_by(0.35)
    spot = scene.spot()
    room.pen(_T.TabletPress, spot)
    if scene.chance.random() < 0.3:
        room.pen(_T.TabletMove, spot := scene.spot())
    room.pen(_T.TabletRelease, spot)


def mouse(scene: Scene) -> None:
    """Any button of a mouse, a drag, a move."""
    room, chance = scene.room, scene.chance
    room.pass_by(0.35)
    match chance.randrange(3):
        case 0:
            room.click(scene.spot(), chance.choice(list(Qt.MouseButton)[1:6]))
        case 1:
            room.drag(scene.spot(), scene.spot())
        case _:
            room.pass_over(scene.spot())


def our_key(scene: Scene) -> None:
    """A key that the kiosk uses."""
    scene.room.pass_by(0.35)
    scene.room.key(scene.chance.choice(sorted(OUR_KEYS)))


def strange_key(scene: Scene) -> None:
    """Any key with any modifier."""
    scene.room.key(scene.chance.choice(_STRANGE), scene.chance.choice(_MODIFIERS))


def scanner(scene: Scene) -> None:
    """A barcode scanner types a number and Enter."""
    for digit in scene.chance.choices("0123456789", k=12):
        scene.room.key_at_once(_K(ord(digit)))
    scene.room.key_at_once(_K.Key_Return)


def stray(scene: Scene) -> None:
    """An event that a window manager, a help system or another program may send to any widget."""
    room, chance = scene.room, scene.chance
    widget = chance.choice([child for child in room.window.findChildren(QWidget) if child.isVisible()] or [room.window])
    spot = widget.rect().center()
    place = QPointF(spot)
    event = chance.choice(
        (
            QCloseEvent,
            lambda: QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, widget.mapToGlobal(spot)),
            lambda: QHelpEvent(_T.ToolTip, spot, widget.mapToGlobal(spot)),
            lambda: QHelpEvent(_T.WhatsThis, spot, widget.mapToGlobal(spot)),
            lambda: QWheelEvent(
                place, widget.mapToGlobal(place), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
            ),
        )
    )()  # fmt: skip
    QCoreApplication.sendEvent(room.window if isinstance(event, QCloseEvent) else widget, event)


# --- time -------------------------------------------------------------------------------------------------------------


def wait(scene: Scene) -> None:
    """Nobody does anything for a while, a reader's pace."""
    for _ in range(scene.chance.randrange(1, 4)):
        scene.room.pass_by(scene.chance.uniform(0.1, 8))


def leave(scene: Scene) -> Iterator[str]:
    """Everybody goes, and the visit is over: nothing of it may be left."""
    room = scene.room
    room.lift_all()
    room.pass_by(3600)
    if room.kiosk.idle_timer.warning and scene.chance.random() < 0.3 and (buttons := room.window.buttons()):
        room.pass_by(1)
        room.tap(buttons[0])
        room.pass_by(3600)
    room.pass_by(tokens.IDLE_WARNING_S + 1)
    room.pass_by(tokens.STAFF_PANEL_S + 1)
    room.forget_lost()
    if room.kiosk.staff.mode in (StaffMode.NOTHING, StaffMode.QUIET):
        yield from left_over(room) if room.kiosk.staff.mode is StaffMode.NOTHING else ()
    else:
        yield f"nobody is there, and {room.kiosk.staff.mode} is still open"


def night(scene: Scene) -> None:
    """Evening comes, and perhaps the next morning."""
    room = scene.room
    list(leave(scene))
    evening = room.clocks.now().replace(hour=21, minute=0)
    room.clocks.set_wall(evening if evening > room.clocks.now() else evening + timedelta(days=1))
    room.pass_by(70)
    room.pass_by(70)
    if scene.chance.random() < 0.5:
        room.tap(scene.spot())
        return
    room.pass_by(11 * 3600)
    room.pass_by(70)


def set_clock(scene: Scene) -> None:
    """Somebody, or the network, sets the clock on the wall."""
    days = scene.chance.choice((-3650, -365, -1, -0.04, 0.04, 1, 365, 3650))
    now = scene.room.clocks.now()
    if 2000 < now.year + days // 365 < 2060:
        scene.room.clocks.set_wall(now + timedelta(days=days))
    scene.room.pass_by(61)


# --- the house --------------------------------------------------------------------------------------------------------


def plug(scene: Scene) -> None:
    """Another screen, or the same one turned."""
    screen = scene.room.screen
    if scene.chance.random() < 0.5:
        scene.room.plug(screen.height(), screen.width())
    else:
        scene.room.plug(*scene.chance.choices(_SCREENS, _SCREEN_WEIGHTS)[0])


def edit_well(scene: Scene) -> None:
    """The office saves a good content."""
    scene.office.edit_well(scene.room, scene.chance)


def edit_badly(scene: Scene) -> None:
    """The office, or its disk, breaks the file."""
    scene.office.edit_badly(scene.room, scene.chance)


def disk(scene: Scene) -> None:
    """The disk of the kiosk is full or read-only, or well again."""
    scene.office.disk.fails = scene.chance.choice((None, None, errno.ENOSPC, errno.EROFS, errno.EIO))


def look(scene: Scene) -> Iterator[str]:
    """Somebody looks at the screen."""
    return blank(scene.room)


# --- staff ------------------------------------------------------------------------------------------------------------


def staff(scene: Scene) -> Iterator[str]:
    """Staff come in by the corners, type the right PIN or a wrong one, and touch what is on their panel."""
    room, chance = scene.room, scene.chance
    room.lift_all()
    scene.office.disk.do_well(room.store_pin)  # whoever was here before may have chosen another
    room.pass_by(4000)  # whatever locked the pad is over
    room.pass_by(100)
    for corner in (QPoint(6, 6), QPoint(room.window.width() - 8, room.window.height() - 8)):
        room.press(corner)
        room.pass_by(3.1)
        room.lift(corner)
        room.pass_by(0.5)
    if room.kiosk.staff.mode is not StaffMode.PAD:
        yield f"the corners were held, and {room.kiosk.staff.mode} is there"
        return
    right = chance.random() < 0.7
    _type(room, PIN if right else "".join(chance.choices("0123456789", k=chance.randrange(4, 9))))
    while room.kiosk.staff._login._checking:  # on a thread of its own
        time.sleep(0.001)
        settle()
    room.pass_by(0.5)
    if (mode := room.kiosk.staff.mode) is not (StaffMode.PANEL if right else StaffMode.PAD):
        yield f"the PIN was {'right' if right else 'wrong'}, and {mode} is there"
    for _ in range(chance.randrange(1, 8)):
        visit(scene)


def _type(room: Room, digits: str) -> None:
    if not isinstance(pad := room.window.staff.screen, PinPad):
        return  # which the mode tells
    for digit in digits:
        room.tap(next(key for key in pad._keys if key.key == digit))
        room.clocks.advance(0.4)
    pad._enter()


WEIGHTS: Final[dict[Action, float]] = {
    visit: 9, touch: 9, swipe: 6, wipe: 9, palm: 9, children: 4, pen: 7, mouse: 10, our_key: 7, strange_key: 8,
    scanner: 1.5, stray: 10, wait: 7, leave: 1, night: 0.1, set_clock: 0.3, plug: 0.25, edit_well: 0.4,
    edit_badly: 0.6, disk: 0.3, look: 0.5, staff: 0.3,
}  # fmt: skip
# Sound has its place here when there is some: a device that comes and goes, and words that are spoken meanwhile.


def draw(chance: Random) -> Action:
    """The next action."""
    return chance.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
