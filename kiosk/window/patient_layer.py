"""What lies over the page for patients: a word or their questions, and above it the question whether they are there."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kiosk import tokens
from kiosk.navigation import Visit
from kiosk.views.context import ViewContext
from kiosk.views.glossary import GlossaryOverlay
from kiosk.views.idle_warning import IdleOverlay
from kiosk.views.large_picture import LargePicture
from kiosk.views.question_sheets import question_sheet
from kiosk.views.word_pictures import picture_of, picture_shown_large
from kiosk.widgets.controls.overlay import Overlay
from kiosk.widgets.controls.touch_button import TouchButton, let_all_go
from kiosk.widgets.disposal import dispose
from kiosk.window.focus import step_focus


class PatientLayer(QObject):
    """At most one sheet and one warning; `changed` when another is topmost, the other signals for answers."""

    changed = Signal()
    word_chosen = Signal(str)
    word_closed = Signal()
    picture_closed = Signal()
    sheet_closed = Signal()
    stayed = Signal()
    warning_gone = Signal()

    def __init__(self, window: QWidget, context: Callable[[], ViewContext | None]) -> None:
        """`context` tells what the overlays are made from; without one, nothing is shown."""
        super().__init__(window)
        self._window = window
        self._context = context
        self._large: LargePicture | None = None
        self._large_shows: tuple[object, ...] = ()
        self._sheet: Overlay | None = None
        self._warning: IdleOverlay | None = None
        self._seconds_left = round(tokens.IDLE_WARNING_S)
        # Which button had the keyboard when each was opened.
        self._before: dict[Overlay, TouchButton] = {}

    @property
    def overlays(self) -> list[Overlay]:
        """What lies over the page, the topmost last."""
        return [overlay for overlay in (self._large, self._sheet, self._warning) if overlay is not None]

    @property
    def warns(self) -> bool:
        """Whether the warning is up."""
        return self._warning is not None

    def show(self, visit: Visit) -> None:
        """Shows what the visit has open over the page, if anything. A warning that is up is made anew above it."""
        warning, self._warning = self._warning, None
        self._take_away(warning)
        sheet, self._sheet = self._sheet, None
        self._take_away(sheet)
        self._show_large(visit)
        if (context := self._context()) is not None and (made := self._made(visit, context)) is not None:
            self._sheet = made
            self._open(made)
        if warning is not None:
            self.show_warning()

    def _show_large(self, visit: Visit) -> None:
        """Shows the picture that the visit has large; the same one stays as it is, with what was switched on it."""
        context = self._context()
        picture = None if context is None else picture_shown_large(context.content, visit)
        shows: tuple[object, ...] = () if picture is None else (context, picture)
        if shows == self._large_shows:
            return
        large, self._large, self._large_shows = self._large, None, shows
        self._take_away(large)
        if context is not None and picture is not None:
            self._large = LargePicture(picture, context, self._window)
            self._large.word_chosen.connect(self.word_chosen)
            self._large.closed.connect(self.picture_closed)
            self._open(self._large)

    def _made(self, visit: Visit, context: ViewContext) -> Overlay | None:
        """The word or the sheet that is open; none where there is none."""
        if visit.word is not None:
            picture, part = picture_of(context.content, visit) or (None, "")
            word = GlossaryOverlay(context.content.word(visit.word), picture, part, context, self._window)
            word.closed.connect(self.word_closed)
            return word
        if visit.sheet is not None and (make := question_sheet(visit.sheet)) is not None:
            sheet = make(context.content.section(visit.route.section), visit.marks, context, self._window)
            sheet.closed.connect(self.sheet_closed)
            return sheet
        return None

    def show_warning(self) -> None:
        """Asks whether somebody is still there."""
        if self._warning is None and (context := self._context()) is not None:
            self._warning = IdleOverlay(context, self._window)
            self._warning.stayed.connect(self.stay)
            self._warning.show_seconds(self._seconds_left)
            self._open(self._warning)

    def show_seconds(self, seconds: int) -> None:
        """Counts the warning down."""
        self._seconds_left = seconds
        if self._warning is not None:
            self._warning.show_seconds(seconds)

    def hide_warning(self) -> None:
        """Takes the warning away; what was beneath is as it was."""
        warning, self._warning = self._warning, None
        self._take_away(warning)
        if warning is not None:
            self.warning_gone.emit()

    def stay(self) -> None:
        """The warning is answered."""
        self.hide_warning()
        self.stayed.emit()

    def _open(self, overlay: Overlay) -> None:
        """Shows it, with the keyboard where a button beneath had it."""
        let_all_go(self._window)
        if isinstance(focused := self._window.focusWidget(), TouchButton):
            self._before[overlay] = focused
        self.changed.emit()
        if overlay in self._before and not overlay.isAncestorOf(self._window.focusWidget()):
            step_focus(overlay, 1)

    def _take_away(self, overlay: Overlay | None) -> None:
        """Disposes of an overlay and gives the keyboard back to the button that had it."""
        if overlay is None:
            return
        dispose(overlay)
        self.changed.emit()
        if (before := self._before.pop(overlay, None)) is not None and isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
