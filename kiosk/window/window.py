"""The one window: a stage for the present view, the bar below it, overlays above. It shows what navigation says.

`go` compares a visit with the one shown and rebuilds only what differs. The window knows no file and no settings.
"""

import logging
from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from kiosk import tokens
from kiosk.content.language.bidi import is_right_to_left
from kiosk.content.model import Content
from kiosk.content.relocate import nearest
from kiosk.navigation import Outline, Screen, Visit
from kiosk.theme.theme import Theme
from kiosk.views.attract import Clock
from kiosk.views.context import ViewContext
from kiosk.views.updating import UpdatingText
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.overlay import Overlay
from kiosk.widgets.controls.touch_button import TouchButton, let_all_go
from kiosk.widgets.controls.view import View
from kiosk.window.bar_slot import BarSlot
from kiosk.window.focus import buttons_in_order, step_focus
from kiosk.window.page_transition import PageTransition
from kiosk.window.patient_layer import PatientLayer
from kiosk.window.requests import PatientRequests
from kiosk.window.staff_layer import StaffLayer, StaffScreenMaker
from kiosk.window.stage import Stage
from kiosk.window.view_factory import ViewFactory
from kiosk.window.view_key import ViewKey

log = logging.getLogger("kiosk")

ThemeMaker = Callable[[QSize, Visit, str | None], Theme]

_SMALLEST = QSize(*tokens.SMALLEST_WINDOW_PX)


class KioskWindow(QWidget):
    """Shows a visit. `screen_shown` says how many words are to be read, `None` where there is nothing to forget.

    `failed` says that the content could not be shown and the calm screen took its place.
    """

    screen_shown = Signal(object)
    screen_changed = Signal()
    first_painted = Signal()
    failed = Signal()

    def __init__(
        self, visit: Visit, theme_maker: ThemeMaker, texts: Sequence[UpdatingText], clock: Clock | None = None
    ) -> None:
        """`texts` are those of the calm screen, which is shown until there is content.

        The waiting screen rearranges itself by the clock; without one it stays as it is.
        """
        super().__init__()
        self.setProperty("role", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setMinimumSize(_SMALLEST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        self._first = self._visit = visit
        self._theme_maker = theme_maker
        self._content: Content | None = None
        self._shown: ViewKey | None = None
        self._painted = False
        self.requests = PatientRequests(self)
        self._views = ViewFactory(self.requests, texts, clock)
        self._stage = Stage()
        self._stage.swiped.connect(self.requests.swipe)
        self._stage.tapped.connect(self.requests.tap)
        self._transition = PageTransition(self._stage)
        self.patient = PatientLayer(self, self.context)
        self.patient.word_closed.connect(self.requests.close_word)
        self.staff = StaffLayer(self)
        self.patient.opened.connect(self.staff.raise_)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stage, 1)
        self._bar = BarSlot(column, self.requests.wire_bar)
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.timeout.connect(self._refresh)

    @property
    def visit(self) -> Visit:
        """The visit that is shown."""
        return self._visit

    @property
    def content(self) -> Content | None:
        """The content that is shown; none while there is none."""
        return self._content

    @property
    def outline(self) -> Outline:
        """The sections and where the pages of this screen start."""
        sections = () if self._content is None else tuple(section.id for section in self._content.shown)
        return Outline(sections, () if self._stage.view is None else self._stage.view.starts)

    @property
    def first_language(self) -> str:
        """The language that each visit begins in."""
        return self._first.language

    @property
    def untouched(self) -> bool:
        """Whether nobody has begun a visit and nothing of the staff's is open."""
        return self._content is not None and self._visit == self._first and self.staff.screen is None

    def theme(self) -> Theme:
        """How everything looks now."""
        return self._theme_maker(self.size(), self._visit, None if self._content is None else self._content.accent)

    def context(self) -> ViewContext | None:
        """What the view is made from, and anything over it; none while there is no content."""
        return None if self._content is None else ViewContext(self._content, self._visit.language, self.theme())

    def words_shown(self) -> int:
        """How many words are to be read on the screen."""
        return sum(len(label.text().split()) for label in self.findChildren(Label) if label.isVisibleTo(self))

    def set_content(self, content: Content, first: Visit) -> None:
        """Shows this content from now on; `first` is the visit each patient begins with."""
        visit = first if self._visit == self._first else nearest(self._visit, self._content, content)
        self._shown = None  # even content that is the same may have other pictures by the same names
        self._content, self._first = content, first
        self.patient.hide_warning()
        self.setWindowTitle(content.clinic.name.in_language(first.language))
        self.go(visit)

    def reset(self) -> None:
        """Ends the visit: everything is as for the first patient of the day, the keyboard too."""
        self.patient.hide_warning()
        self.go(self._first)
        if self._overlay() is None:  # staff who choose the start language go on with their panel
            self.setFocus()

    def start_in(self, language: str) -> None:
        """Begins each visit in that language from now on, this one too."""
        self._first = self._first.in_language(language)
        self.reset()

    def recover(self) -> None:
        """After a fault: the visit goes home; should even that fail, to the calm screen, and `failed` tells.

        The second fault is logged here and not raised, or whoever answers `failed` would be answered by a third.
        """
        self.patient.hide_warning()
        self._shown = None
        try:
            self.go(self._visit.home())
        except Exception:
            log.exception("fault on the way home")
            self.show_updating()
            self.failed.emit()

    def show_updating(self) -> None:
        """Shows the calm screen."""
        self._content = self._shown = None
        self.go(self._first)

    def show_staff_screen(self, make: StaffScreenMaker | None) -> None:
        """Lays a screen of the staff over everything, or takes it away; a press in progress is cancelled."""
        self.staff.make = make
        self._dress_staff()
        self._let_go()
        self.screen_changed.emit()

    def show_status_dot(self, *, shown: bool) -> None:
        """Shows staff the dot that says that the saved file is not what is on the screen, or takes it away."""
        self.staff.show_dot(shown=shown)

    def go(self, visit: Visit) -> None:
        """Shows that visit."""
        shown, same = self._shown, visit == self._visit
        forward = len(visit.history) >= len(self._visit.history)
        glides = visit.route != self._visit.route and self.theme().motion is not None
        self._transition.take(self._stage.view if glides else None)
        self._visit = visit
        self._refresh()
        if glides and self._stage.view is not None:
            self._transition.start(self._stage.view, self.theme(), forward=forward)
        if not same or self._shown != shown:
            self.screen_changed.emit()
        untouched = self._visit == self._first or self._content is None
        self.screen_shown.emit(None if untouched else self.words_shown())

    def _refresh(self) -> None:
        focused = self.focusWidget()
        on_page = focused is not None and self._stage.isAncestorOf(focused)
        wanted = ViewKey.of(self._content, self.size(), self._visit)
        if wanted != self._shown:
            self._rebuild(wanted)
            self.patient.renew_warning()
            self._dress_staff()
        if self._stage.view is not None:
            self._stage.view.show_place(self._visit.route.place)
        self._show_bar_state()
        self.patient.show_word(self._visit.word)
        self._let_go()
        if on_page and not (isValid(focused) and focused.isVisibleTo(self)) and self._overlay() is None:
            self.setFocus()  # Qt would give the keyboard to the bar; so the next key comes to the new page first

    def _rebuild(self, wanted: ViewKey) -> None:
        bar_differs = self._shown is None or wanted.bar != self._shown.bar
        theme = self.theme()
        from_right = self._content is not None and is_right_to_left(self._visit.language)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if from_right else Qt.LayoutDirection.LeftToRight)
        self._stage.set_stroke(theme.metrics.mm(tokens.SWIPE_MM))
        self._shown = wanted
        if self._content is None:
            self._bar.remove()
            self._stage.show_view(self._views.updating(theme))
        else:
            if bar_differs:
                self._bar.renew(self._content, self._visit, theme)
            self._bar.set_quiet(quiet=wanted.screen is Screen.ATTRACT)
            self._stage.show_view(self._new_view(ViewContext(self._content, self._visit.language, theme)))
        self._lay_out()

    def _new_view(self, context: ViewContext) -> View:
        if self._visit.route.screen is not Screen.ATTRACT:
            pages = self._views.pages(self._visit, context)
            pages.repaged.connect(self._show_bar_state)
            return pages
        attract = self._views.attract(context)
        attract.shifted.connect(self._bar.shift)
        self._bar.shift(attract.shift)
        return attract

    def _show_bar_state(self) -> None:
        if self._content is not None:
            self._bar.show_state(self._content, self._visit, self.outline)

    def _lay_out(self) -> None:
        """Lays everything out now, so that the view knows its pages before it is asked for one."""
        for widget in (self, self._stage, self._stage.view):
            layout = None if widget is None else widget.layout()
            if layout is not None:
                layout.activate()

    def _let_go(self) -> None:
        """Cancels a press or a stroke in progress."""
        let_all_go(self)
        self._stage.forget()

    def _overlay(self) -> Overlay | None:
        return self.staff.screen or self.patient.top

    def _dress_staff(self) -> None:
        """The staff's screens in the present look; beneath one that fills everything nothing moves."""
        self.staff.dress(self.theme())
        self._stage.setVisible(not self.staff.fills)
        self._bar.set_visible(visible=not self.staff.fills)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no button takes."""
        self.requests.press(event.key())

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt decides
        """Tab goes round the buttons of what is on top, in reading order."""
        return self.step_focus(1 if forward else -1)

    def buttons(self) -> list[TouchButton]:
        """The buttons that can be pressed now, in reading order."""
        return buttons_in_order(self._overlay() or self)

    def step_focus(self, step: int) -> bool:
        """Gives the keyboard to the button that many places on; whether there is one."""
        return step_focus(self._overlay() or self, step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Builds the view anew for the new size once the event loop turns, so that a drag of the edge stays smooth."""
        super().resizeEvent(event)
        overlay = self._overlay()
        if overlay is not None:
            overlay.setGeometry(self.rect())
        self._resized.start(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Says once that the first frame was drawn."""
        super().paintEvent(event)
        if not self._painted and self._shown is not None:
            self._painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)
