"""What the demo's keys do to the window: the whole of `--demo` beside the tour."""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication

from kiosk import paths
from kiosk.demo.key_list import KeyList
from kiosk.demo.keys import DemoAction, DemoKeyFilter, InputLock
from kiosk.demo.shapes import Shape
from kiosk.demo.tour import Tour
from kiosk.navigation import next_language
from kiosk.widgets.disposal import dispose
from kiosk.window.window import KioskWindow

# The window before a shape is chosen, on a screen that is wide and on one that is tall, and the least it may be.
_WIDE: Final = QSize(1366, 768)
_TALL: Final = QSize(1080, 1920)
_SMALLEST: Final = QSize(320, 320)
# A usual title bar and borders, until the window is on the screen and its own are known.
_FRAME: Final = QSize(16, 48)

log = logging.getLogger("kiosk")


def files_to_show(content: Path) -> tuple[Path, ...]:
    """The content and the sample clinics; the kiosk's own content where the only sample is the content itself."""
    others = [file for file in sorted(paths.SAMPLES.glob("*.json")) if file.resolve() != content.resolve()]
    return (content, *(others or [paths.CONTENT]))


class Demo(QObject):
    """Emits `content_requested` with the file to show next."""

    content_requested = Signal(Path)

    def __init__(self, window: KioskWindow, tour: Tour, files: Sequence[Path], *, on_screen: bool) -> None:
        """`files` are the content files that the sample key goes through, the present one first.

        `on_screen` says whether there is a real screen, which the window must fit.
        """
        super().__init__(window)
        self._window = window
        self._tour = tour
        self._files = tuple(files)
        self._on_screen = on_screen
        self._file = 0
        self._languages: dict[Path, str] = {}
        self._wanted = _WIDE
        self._shape = Shape.LAPTOP
        self._list: KeyList | None = None
        self._keys = DemoKeyFilter(self)
        self._keys.wished.connect(self._grant)
        self._keys.interrupted.connect(self._interrupt)
        window.setMinimumSize(_SMALLEST)
        window.first_painted.connect(self._take_place)
        window.screen_shown.connect(self._renew_list)
        window.installEventFilter(self)

    def install(self, application: QApplication) -> None:
        """Makes the keys work; to be called when the input shield is on."""
        self._keys.install(application)

    def open_window(self, size: QSize) -> None:
        """Shows the window in that size, or if it is empty in one that suits the screen; smaller where it must be."""
        self._wanted = self._usual() if size.isEmpty() else size
        self._shape = Shape.PORTRAIT if self._wanted.height() > self._wanted.width() else Shape.LAPTOP
        self._window.resize(self._fitting(self._wanted))
        self._window.show()

    def start_tour(self) -> None:
        """Begins the tour."""
        self._close_list()
        self._tour.start()
        self._set_guard()

    def _grant(self, wish: DemoAction) -> None:
        was_open = self._list is not None
        self._interrupt()
        deeds: dict[DemoAction, Callable[[], None]] = {
            DemoAction.NEXT_SECTION: self._next_section,
            DemoAction.NEXT_SHAPE: self._next_shape,
            DemoAction.NEXT_LANGUAGE: self._next_language,
            DemoAction.NEXT_CONTRAST: self._next_contrast,
            DemoAction.CLEAN_START: self._window.reset,
            DemoAction.NEXT_SAMPLE: self._next_sample,
            DemoAction.TOUR: self.start_tour,
        }
        if wish is not DemoAction.THIS_LIST:
            deeds[wish]()
        elif not was_open:
            self._open_list()

    def _interrupt(self) -> None:
        """Somebody takes over: the tour stops, the list of keys closes."""
        if self._tour.playing:
            self._tour.stop()
        self._close_list()

    def _set_guard(self) -> None:
        if self._tour.playing:
            self._keys.guard = InputLock.EVERYTHING
        else:
            self._keys.guard = InputLock.NOTHING if self._list is None else InputLock.KEYS

    def _next_section(self) -> None:
        """The section after the present one; after the last the front page, from the front page the first."""
        visit, sections = self._window.visit, self._window.outline.sections
        index = sections.index(visit.route.section) + 1 if visit.route.section in sections else 0
        if index < len(sections):
            self._window.go(visit.home().open(sections[index]))
        elif sections:
            self._window.go(visit.home())

    def _next_language(self) -> None:
        context = self._window.context()
        if context is not None:
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
        self._window.resize(*self._shape.largest(room.width(), room.height()))
        self._centre()

    def _frame(self) -> QSize:
        """What the window's frame adds to its size; a usual one before it is shown."""
        return self._window.frameGeometry().size() - self._window.size() if self._window.isVisible() else _FRAME

    def _room(self) -> QSize:
        """The largest size of the window with which its frame is on the screen."""
        return self._window.screen().availableGeometry().size() - self._frame()

    def _usual(self) -> QSize:
        """The size of a window that nobody asked for in another."""
        room = self._room()
        return _TALL if self._on_screen and room.height() > room.width() else _WIDE

    def _fitting(self, size: QSize) -> QSize:
        """That size, or what looks like it in small where the screen has no room for it."""
        room = self._room()
        if not self._on_screen or size.boundedTo(room) == size:
            return size
        return size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)

    def _take_place(self) -> None:
        """Fits the window anew now that its frame is known, and asks for the keys, which nobody else may give it."""
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
        words = None if context is None else context.content.interface.demo
        if context is None or words is None:
            log.warning("the content has no words for the list of keys")
            return
        self._list = KeyList(words, context, self._window)
        self._list.closed.connect(self._close_list)
        self._list.show()
        self._list.raise_()
        self._set_guard()

    def _close_list(self) -> None:
        if self._list is not None:
            dispose(self._list)
            self._list = None
        self._set_guard()

    def _renew_list(self) -> None:
        """In the look of the screen that is shown now."""
        if self._list is not None:
            self._close_list()
            self._open_list()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() is QEvent.Type.Resize:
            self._renew_list()
        return False
