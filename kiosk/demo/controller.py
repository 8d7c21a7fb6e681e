"""What the demo's keys do to the window: the whole of `--demo` beside the tour."""

import logging
from collections.abc import Callable, Sequence
from enum import Enum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication

from kiosk.demo.key_list import KeyList
from kiosk.demo.keys import DemoAction, DemoKeyFilter, InputLock
from kiosk.demo.tour import Tour
from kiosk.navigation import next_language
from kiosk.widgets.disposal import dispose
from kiosk.window.window import KioskWindow

# The window before a shape is chosen, on a screen that is wide and on one that is tall.
_WIDE: Final = QSize(1366, 768)
_TALL: Final = QSize(1080, 1920)
# A usual title bar and borders, until the window is on the screen and its own are known.
_FRAME: Final = QSize(16, 48)

log = logging.getLogger("kiosk")


def files_to_show(content: Path, samples: Path, own: Path) -> tuple[Path, ...]:
    """The content and the sample clinics; the kiosk's own content where the only sample is the content itself."""
    others = [file for file in sorted(samples.glob("*.json")) if file.resolve() != content.resolve()]
    return (content, *(others or [own]))


class Shape(Enum):
    """A kind of screen: its width and height as whole numbers."""

    PORTRAIT = (9, 16)
    LANDSCAPE = (16, 9)
    LAPTOP = (16, 10)

    @property
    def following(self) -> "Shape":
        """The next shape, round and round."""
        shapes = list(Shape)
        return shapes[(shapes.index(self) + 1) % len(shapes)]

    def largest(self, room: QSize) -> QSize:
        """The largest such shape in that room."""
        across, down = self.value
        if room.width() * down <= room.height() * across:
            return QSize(room.width(), room.width() * down // across)
        return QSize(room.height() * across // down, room.height())


class Demo(QObject):
    """Emits `content_requested` with the file to show next."""

    content_requested = Signal(Path)

    def __init__(self, window: KioskWindow, tour: Tour, files: Sequence[Path], *, on_screen: bool) -> None:
        """The sample key goes through the `files`, the present one first; the window must fit a screen it is on."""
        super().__init__(window)
        self._window = window
        self._tour = tour
        self._files = files
        self._on_screen = on_screen
        self._file = 0
        self._languages: dict[Path, str] = {}
        self._wanted = _WIDE
        self._shape = Shape.LAPTOP
        self._list: KeyList | None = None
        self._keys = DemoKeyFilter(self._guard, self)
        self._keys.requested.connect(self._act)
        self._keys.interrupted.connect(self._interrupt)
        window.first_painted.connect(self._take_place)
        window.screen_shown.connect(self._renew_list)
        window.installEventFilter(self)

    def install(self, application: QApplication) -> None:
        """Makes the keys work; to be called when the input filter is on, for the last filter is asked first."""
        application.installEventFilter(self._keys)

    def open_window(self, size: QSize) -> None:
        """Shows the window in that size, or if it is empty in one that suits the screen; smaller where it must be."""
        usual = _TALL if self._on_screen and self._room().height() > self._room().width() else _WIDE
        self._wanted = usual if size.isEmpty() else size
        self._shape = Shape.PORTRAIT if self._wanted.height() > self._wanted.width() else Shape.LAPTOP
        self._window.resize(self._fitting(self._wanted))
        self._window.show()

    def start_tour(self) -> None:
        """Begins the tour."""
        self._close_list()
        self._tour.start()

    def _act(self, action: DemoAction) -> None:
        was_open = self._list is not None
        self._interrupt()
        actions: dict[DemoAction, Callable[[], None]] = {
            DemoAction.THIS_LIST: self._open_list,
            DemoAction.NEXT_SECTION: self._next_section,
            DemoAction.NEXT_SHAPE: self._next_shape,
            DemoAction.NEXT_LANGUAGE: self._next_language,
            DemoAction.NEXT_CONTRAST: self._next_contrast,
            DemoAction.CLEAN_START: self._window.reset,
            DemoAction.NEXT_SAMPLE: self._next_sample,
            DemoAction.TOUR: self.start_tour,
        }
        if not (action is DemoAction.THIS_LIST and was_open):
            actions[action]()

    def _interrupt(self) -> None:
        """Somebody takes over: the tour stops, the list of keys closes."""
        if self._tour.playing:
            self._tour.stop()
        self._close_list()

    def _guard(self) -> InputLock:
        if self._tour.playing:
            return InputLock.EVERYTHING
        return InputLock.NOTHING if self._list is None else InputLock.KEYS

    def _next_section(self) -> None:
        """The section after the present one; after the last the front page, from the front page the first."""
        visit, sections = self._window.visit, self._window.outline.sections
        index = sections.index(visit.route.section) + 1 if visit.route.section in sections else 0
        if index < len(sections):
            self._window.go(visit.home().open(sections[index]))
        elif sections:
            self._window.go(visit.home())

    def _next_language(self) -> None:
        if (context := self._window.context()) is not None:
            self._window.go(self._window.visit.in_language(next_language(context.content.codes, context.language)))

    def _next_contrast(self) -> None:
        self._window.go(self._window.visit.other_contrast())

    def _next_sample(self) -> None:
        """The next content file, in the language it was left in."""
        self._languages[self._files[self._file]] = self._window.visit.language
        self._file = (self._file + 1) % len(self._files)
        file = self._files[self._file]
        self.content_requested.emit(file)
        context, language = self._window.context(), self._languages.get(file)
        if context is not None and language in context.content.codes:
            self._window.go(self._window.visit.in_language(language))

    def _next_shape(self) -> None:
        self._shape = self._shape.following
        room = self._room()
        self._window.showNormal()
        self._window.resize(self._shape.largest(room))
        self._centre()

    def _frame(self) -> QSize:
        """What the window's frame adds to its size; a usual one before it is shown."""
        return self._window.frameGeometry().size() - self._window.size() if self._window.isVisible() else _FRAME

    def _room(self) -> QSize:
        """The largest size of the window with which its frame is on the screen."""
        return self._window.screen().availableGeometry().size() - self._frame()

    def _fitting(self, size: QSize) -> QSize:
        """That size, or what looks like it in small where the screen has no room for it."""
        room = self._room()
        if not self._on_screen or size.boundedTo(room) == size:
            return size
        return size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)

    def _take_place(self) -> None:
        """Fits the window now that its frame is known, and asks for the keyboard, which nothing else may give it."""
        if self._on_screen:
            self._window.resize(self._fitting(self._wanted))
            self._centre()
            self._window.activateWindow()

    def _centre(self) -> None:
        """Moves the window, frame and all, to the middle of the screen."""
        frame = QRect(QPoint(), self._window.size() + self._frame())
        frame.moveCenter(self._window.screen().availableGeometry().center())
        self._window.move(frame.topLeft())

    def _open_list(self) -> None:
        context = self._window.context()
        if context is None or (words := context.content.interface.demo) is None:
            log.warning("the content has no words for the list of keys")
            return
        self._list = KeyList(words, context, self._window)
        self._list.closed.connect(self._close_list)
        self._list.show()
        self._list.raise_()

    def _close_list(self) -> None:
        if self._list is not None:
            dispose(self._list)
            self._list = None

    def _renew_list(self) -> None:
        """In the look of the screen that is shown now."""
        if self._list is not None:
            self._close_list()
            self._open_list()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() is QEvent.Type.Resize:
            self._renew_list()
        return False
