"""The one window: a stage for the present view, the bar below it, overlays above. It shows what navigation says.

`go` compares a visit with the one shown and rebuilds only what differs. The window knows no file and no settings.
"""

import logging
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from kiosk import tokens
from kiosk.content.language.bidi import is_right_to_left
from kiosk.content.model import Content
from kiosk.content.relocate import nearest
from kiosk.navigation import Outline, Screen, Visit
from kiosk.theme.theme import Theme
from kiosk.views.attract import Clock
from kiosk.views.context import ViewContext
from kiosk.views.updating import UpdatingText, UpdatingView
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.touch_button import TouchButton, let_all_go
from kiosk.widgets.controls.view import View
from kiosk.widgets.reading.item import ScreenItem
from kiosk.widgets.reading.screen_items import screen_items
from kiosk.window.bar_slot import BarSlot, Voice
from kiosk.window.focus import buttons_in_order, step_focus
from kiosk.window.layers import Layers
from kiosk.window.page_transition import PageTransition
from kiosk.window.patient_layer import PatientLayer
from kiosk.window.requests import PatientRequests
from kiosk.window.staff_layer import StaffLayer, StaffScreenMaker
from kiosk.window.stage import Stage
from kiosk.window.view_maker import ViewMaker

log = logging.getLogger("kiosk")

ThemeMaker = Callable[[QSize, Visit, Content | None], Theme]


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
        """`texts` are the calm screen's, shown until there is content; the waiting screen goes by the clock if any."""
        super().__init__()
        self.setProperty("role", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setMinimumSize(*tokens.SMALLEST_WINDOW_PX)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        self._first = self._visit = visit
        self._theme_maker = theme_maker
        self._texts = texts
        self._content: Content | None = None
        self._shown: tuple[object, ...] = ()  # what the view was built from, first what the bar was built from
        self._dress: tuple[object, ...] = ()
        self._painted = False
        self.requests = PatientRequests(self)
        self._stage = Stage()
        self._stage.swiped.connect(self.requests.swipe)
        self._stage.tapped.connect(self.requests.tap)
        self._transition = PageTransition(self._stage)
        self.patient = PatientLayer(self, self.context)
        self.patient.word_chosen.connect(self.requests.explain)
        self.patient.word_closed.connect(self.requests.explain)
        self.patient.picture_closed.connect(self.requests.enlarge)
        self.patient.sheet_closed.connect(self.requests.show_sheet)
        self.requests.wire_help(self.patient)
        self.staff = StaffLayer(self)
        self._above = QFrame(self)
        self._above.setProperty("role", "above")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stage, 1)
        self._bar = BarSlot(column, self.requests.wire_bar)
        self._views = ViewMaker(self, self._bar, clock)
        self._layers = Layers(self, self._stage, self._bar, self.patient, self.staff)
        self._resized = QTimer(self, singleShot=True)
        self._resized.timeout.connect(self._refresh)

    @property
    def visit(self) -> Visit:
        """The visit that is shown."""
        return self._visit

    @property
    def view(self) -> View | None:
        """The present view."""
        return self._stage.view

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
        return self._theme_maker(self.size(), self._visit, self._content)

    def context(self) -> ViewContext | None:
        """What the view is made from, and anything over it; none while there is no content."""
        return None if self._content is None else ViewContext(self._content, self._visit.language, self.theme())

    def words_shown(self) -> int:
        """How many words are to be read on the screen."""
        return sum(label.words for label in self.findChildren(Label) if label.isVisibleTo(self))

    def items(self) -> list[ScreenItem]:
        """What is on the screen, in reading order."""
        return screen_items(self._layers.top)

    def show_voice(self, *, can_listen: bool, speaking: bool) -> None:
        """Shows in the bar whether there is anything to hear, and whether it is heard."""
        self._bar.voice = Voice(can_listen, speaking)
        self.show_bar_state()

    def set_content(self, content: Content, first: Visit) -> None:
        """Shows this content from now on; `first` is the visit each patient begins with."""
        visit = first if self._visit == self._first else nearest(self._visit, self._content, content)
        self._shown = ()  # even content that is the same may have other pictures by the same names
        self._content, self._first = content, first
        self.patient.hide_warning()
        self.setWindowTitle(content.clinic.name.in_language(first.language))
        self.go(visit)

    def reset(self) -> None:
        """Ends the visit: everything is as for the first patient of the day, the keyboard too."""
        self.patient.hide_warning()
        self.go(self._first)
        if not self._layers.overlays:  # staff who choose the start language go on with their panel
            self.setFocus()

    def start_in(self, language: str) -> None:
        """Begins each visit in that language from now on, this one too."""
        self._first = self._first.in_language(language)
        self.reset()

    def recover(self) -> None:
        """After a fault: the visit goes home; should even that fail, to the calm screen, and `failed` tells."""
        self.patient.hide_warning()
        self._shown = ()
        try:
            self.go(self._visit.home())
        except Exception:
            log.exception("fault on the way home")  # raised, it would be answered by another
            self.show_updating()
            self.failed.emit()

    def show_updating(self) -> None:
        """Shows the calm screen."""
        self._content, self._shown = None, ()
        self.go(self._first)

    def show_staff_screen(self, make: StaffScreenMaker | None) -> None:
        """Lays a screen of the staff over everything, or takes it away; a press in progress is cancelled."""
        self.staff.make = make
        self.staff.dress(self.theme())
        self._let_go()
        self.screen_changed.emit()

    def go(self, visit: Visit, *, by_itself: bool = False) -> None:
        """Shows that visit. What goes on `by_itself` is no change that a finger must be held back after."""
        shown, same = self._shown, visit == self._visit
        forward = len(visit.history) >= len(self._visit.history)
        glides = visit.route != self._visit.route and self.theme().motion is not None
        self._transition.take(self._stage.view if glides else None)
        self._visit = visit
        self._refresh(by_itself=by_itself)
        if glides and self._stage.view is not None:
            self._transition.start(self._stage.view, self.theme(), forward=forward)
        if (not same and not by_itself) or self._shown != shown:
            self.screen_changed.emit()
        untouched = self._visit == self._first or self._content is None
        self.screen_shown.emit(None if untouched else self.words_shown())

    def _refresh(self, *, by_itself: bool = False) -> None:
        focused, visit, route = self.focusWidget(), self._visit, self._visit.route
        on_page = focused is not None and self._stage.isAncestorOf(focused)
        look = (self._content, self.size(), self.devicePixelRatioF(), *visit.look)
        wanted = (look, route.screen, route.section)
        if rebuilt := wanted != self._shown:
            self._rebuild(wanted)
        if self._stage.view is not None:
            self._stage.view.show_visit(visit)
        self.show_bar_state()
        self.patient.show(visit)
        if rebuilt:
            self.staff.dress(self.theme())
        if rebuilt or not by_itself:
            self._let_go()
        if on_page and not (isValid(focused) and focused.isVisibleTo(self)) and not self._layers.overlays:
            self.setFocus()  # Qt would give the keyboard to the bar; so the next key comes to the new page first

    def _rebuild(self, wanted: tuple[object, ...]) -> None:
        bar_differs = wanted[:1] != self._shown[:1]
        dress = (self.size(), self._visit.high_contrast, self._visit.low, self._content and self._content.accent)
        if dress != self._dress and not self._resized.isActive():
            # Another style sheet comes, which Qt would apply to the whole former view; a touch may wait for a new size.
            self._stage.clear()
        self._dress = dress
        theme = self.theme()
        above = self.height() - theme.metrics.height  # of what was brought down
        self.setContentsMargins(0, above, 0, 0)
        self._above.setGeometry(0, 0, self.width(), above)
        self._above.setVisible(above > 0)
        from_right = self._content is not None and is_right_to_left(self._visit.language)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if from_right else Qt.LayoutDirection.LeftToRight)
        self._stage.stroke, self._stage.tremor = theme.metrics.mm(tokens.SWIPE_MM), theme.metrics.mm(tokens.TREMOR_MM)
        self._shown = wanted
        if self._content is None:
            self._bar.remove()
            self._stage.show_view(UpdatingView(self._texts, theme))
        else:
            if bar_differs:
                self._bar.renew(self._content, self._visit, theme)
            self._bar.set_quiet(quiet=self._visit.route.screen is Screen.ATTRACT)
            self._stage.show_view(self._views.make(ViewContext(self._content, self._visit.language, theme)))
        self._lay_out()

    def show_bar_state(self) -> None:
        """Shows in the bar where the visit is."""
        if self._content is not None:
            self._bar.show_state(self._content, self._visit, self.outline)

    def _lay_out(self) -> None:
        """Lays everything out now, so that the view knows its pages before it is asked for one."""
        for widget in (self, self._stage, self._stage.view):
            if widget is not None and (layout := widget.layout()) is not None:
                layout.activate()

    def _let_go(self) -> None:
        """Cancels a press or a stroke in progress."""
        let_all_go(self)
        self._stage.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no button takes."""
        self.requests.press(event.key())

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt decides
        """Tab goes round the buttons of what is on top, in reading order."""
        return self.step_focus(1 if forward else -1)

    def buttons(self) -> list[TouchButton]:
        """The buttons that can be pressed now, in reading order."""
        return buttons_in_order(self._layers.top)

    def step_focus(self, step: int) -> bool:
        """Gives the keyboard to the button that many places on; whether there is one."""
        return step_focus(self._layers.top, step)

    def event(self, event: QEvent) -> bool:
        """Draws anew with the pixels of another screen."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._resized.start(0)
        return super().event(event)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Builds the view anew for the new size once the event loop turns, so that a drag of the edge stays smooth."""
        for overlay in self._layers.overlays:
            overlay.setGeometry(self.contentsRect())
        self._resized.start(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Says once that the first frame was drawn."""
        super().paintEvent(event)
        if not self._painted and self._shown:
            self._painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)
