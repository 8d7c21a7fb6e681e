"""The one window: a stage for the present view, the bar below it, overlays above. It shows what navigation says.

Every wish of a patient ends in `go` with a new `Visit`; the window compares it with the one shown and rebuilds only
what differs. It knows no file and no settings.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from kiosk import tokens
from kiosk.content.language.bidi import is_right_to_left
from kiosk.content.model import Content
from kiosk.content.relocate import moves
from kiosk.navigation import Outline, Screen, Visit, next_language
from kiosk.theme.theme import Theme
from kiosk.views.attract import AttractView, Clock
from kiosk.views.context import ViewContext
from kiosk.views.home import HomeView
from kiosk.views.registry import landing, section_view
from kiosk.views.updating import UpdatingText, UpdatingView
from kiosk.widgets.controls.bar import Bar
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.overlay import Overlay
from kiosk.widgets.controls.touch_button import TouchButton, let_all_go
from kiosk.widgets.paging.paged_view import PagedView
from kiosk.window.bar_slot import BarSlot
from kiosk.window.focus import buttons_in_order, step_focus
from kiosk.window.page_transition import PageTransition
from kiosk.window.patient_layer import PatientLayer
from kiosk.window.staff_layer import StaffLayer, StaffScreenMaker
from kiosk.window.stage import Stage

log = logging.getLogger("kiosk")

ThemeMaker = Callable[[QSize, Visit, str | None], Theme]

_SMALLEST = QSize(800, 600)
# The arrow keys that step on to the next button and back to the one before, by the direction of the language.
_ONWARD: Final[Mapping[Qt.LayoutDirection, Mapping[int, int]]] = {
    Qt.LayoutDirection.LeftToRight: {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1},
    Qt.LayoutDirection.RightToLeft: {Qt.Key.Key_Left: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: -1, Qt.Key.Key_Up: -1},
}


@dataclass(frozen=True)
class ViewKey:
    """What the present view was built from; a view is built again when this changes."""

    content: Content | None
    size: QSize
    language: str
    text_size: int
    high_contrast: bool
    screen: Screen
    section: str


class KioskWindow(QWidget):
    """Shows a visit. `screen_shown` says how many words are to be read, `None` where there is nothing to forget.

    `failed` says that the content could not be shown and the calm screen took its place.
    """

    screen_shown = Signal(object)
    screen_changed = Signal()
    first_painted = Signal()
    stayed = Signal()
    failed = Signal()

    def __init__(
        self, visit: Visit, theme_maker: ThemeMaker, notices: Sequence[UpdatingText], clock: Clock | None = None
    ) -> None:
        """`notices` are the words of the calm screen that is shown until there is content.

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
        self._notices = tuple(notices)
        self._clock = clock
        self._content: Content | None = None
        self._shown: ViewKey | None = None
        self._painted = False
        self._stage = Stage()
        self._stage.swiped.connect(self._swiped)
        self._stage.tapped.connect(self._tapped)
        self._transition = PageTransition(self._stage, tokens.PAGE_CHANGE_MS)
        self._patient = PatientLayer(self)
        self._patient.word_closed.connect(self._close_word)
        self._patient.stayed.connect(self._stay)
        self._staff = StaffLayer(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stage, 1)
        self._bar = BarSlot(column, self._wire_bar)
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.timeout.connect(self._refresh)

    def _wire_bar(self, bar: Bar) -> None:
        bar.home_requested.connect(self._home)
        bar.back_requested.connect(self._back)
        bar.next_requested.connect(self._next)
        bar.text_size_requested.connect(self._text_size)
        bar.contrast_requested.connect(self._contrast)
        bar.language_requested.connect(self._other_language)

    # --- what may be asked of it ------------------------------------------------------------------------------------

    @property
    def visit(self) -> Visit:
        """The visit that is shown."""
        return self._visit

    @property
    def outline(self) -> Outline:
        """The sections and where the pages of this screen start."""
        sections = () if self._content is None else tuple(section.id for section in self._content.shown)
        view = self._stage.view
        starts = view.starts if isinstance(view, PagedView) else ()
        return Outline(sections, starts)

    def set_content(self, content: Content, first: Visit) -> None:
        """Shows this content from now on; `first` is the visit each patient begins with."""
        sections = [section.id for section in content.shown]
        moved = {} if self._content is None else moves(self._content, content)
        near = self._visit.within(sections, content.codes, [word.id for word in content.glossary], moved)
        visit = first if self._visit == self._first else near
        self._content, self._first = content, first
        self._shown = None  # even content that is the same may have other pictures by the same names
        self.hide_warning()
        self.setWindowTitle(content.clinic.name.in_language(first.language))
        self.go(visit)

    def reset(self) -> None:
        """Ends the visit: everything is as for the first patient of the day, the keyboard too."""
        self.hide_warning()
        self.go(self._first)
        if self._overlay() is None:  # staff who choose the start language go on with their panel
            self.setFocus()

    def recover(self) -> None:
        """After a fault: the visit goes home; should even that fail, to the calm screen, and `failed` tells.

        The second fault is logged here and not raised, or whoever answers `failed` would be answered by a third.
        """
        self.hide_warning()
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

    def show_warning(self) -> None:
        """Asks whether somebody is still there."""
        if self._content is not None and not self._patient.warns:
            self._patient.show_warning(self._context(self._content))
            self._staff.raise_()

    def show_seconds(self, seconds: int) -> None:
        """Counts the warning down."""
        self._patient.show_seconds(seconds)

    def hide_warning(self) -> None:
        """Takes the warning away; what was beneath is as it was."""
        self._patient.hide_warning()

    def start_in(self, language: str) -> None:
        """Begins each visit in that language from now on, this one too."""
        self._first = self._first.in_language(language)
        self.reset()

    @property
    def first_language(self) -> str:
        """The language that each visit begins in."""
        return self._first.language

    @property
    def untouched(self) -> bool:
        """Whether nobody has begun a visit and nothing of the staff's is open."""
        return self._content is not None and self._visit == self._first and self._staff.screen is None

    def show_staff_screen(self, make: StaffScreenMaker | None) -> None:
        """Lays a screen of the staff over everything, or takes it away; a press that is under way comes to nothing."""
        self._staff.make = make
        self._dress_staff()
        self._let_go()
        self.screen_changed.emit()

    def show_sign(self, *, shown: bool) -> None:
        """Shows staff the sign that the saved file is not what is on the screen, or takes it away."""
        self._staff.show_sign(shown=shown)

    def theme(self) -> Theme:
        """How everything looks now."""
        return self._theme()

    def context(self) -> ViewContext | None:
        """What anything over the present screen is made from; none while there is no content."""
        return None if self._content is None else self._context(self._content)

    def words_shown(self) -> int:
        """How many words are to be read on the screen."""
        return sum(len(words.text().split()) for words in self.findChildren(Label) if words.isVisibleTo(self))

    # --- wishes -----------------------------------------------------------------------------------------------------

    def _home(self) -> None:
        self.go(self._visit.home())

    def _back(self) -> None:
        self.go(self._visit.back(self.outline))

    def _next(self) -> None:
        self.go(self._visit.next(self.outline))

    def _text_size(self) -> None:
        self.go(self._visit.next_text_size())

    def _contrast(self) -> None:
        self.go(self._visit.other_contrast())

    def _other_language(self) -> None:
        if self._content is not None:
            self.go(self._visit.in_language(next_language(self._content.codes, self._visit.language)))

    def _begin(self, language: str) -> None:
        self.go(self._visit.in_language(language).home())

    def _follow(self, target: str) -> None:
        if self._content is not None:
            self.go(self._visit.open(*landing(self._content, target)))

    def _explain(self, word: str) -> None:
        self.go(self._visit.explain(word))

    def _close_word(self) -> None:
        self.go(self._visit.explain(None))

    def _swiped(self, direction: int) -> None:
        """Forward is Next; back turns pages and leaves sections, but never the front page by accident."""
        route = self._visit.route
        if direction > 0:
            self._next()
        elif route.screen is Screen.SECTION or self.outline.page_of(route.place) > 0:
            self._back()

    def _tapped(self) -> None:
        """A tap beside the buttons begins a visit and does nothing elsewhere."""
        if self._visit.route.screen is Screen.ATTRACT:
            self._home()

    def _stay(self) -> None:
        self.hide_warning()
        self.screen_changed.emit()
        self.stayed.emit()

    # --- showing ----------------------------------------------------------------------------------------------------

    def go(self, visit: Visit) -> None:
        """Shows that visit: every wish of a patient ends here."""
        shown, same = self._shown, visit == self._visit
        turns = visit.route != self._visit.route
        forward = len(visit.history) >= len(self._visit.history)
        glides = turns and self._theme().motion
        self._transition.take(self._stage.view if glides else None)
        self._visit = visit
        self._refresh()
        if glides and self._stage.view is not None:
            self._transition.start(self._stage.view, self._theme(), forward=forward)
        if not same or self._shown != shown:
            self.screen_changed.emit()
        self.screen_shown.emit(self._words_at_stake())

    def _theme(self) -> Theme:
        return self._theme_maker(self.size(), self._visit, None if self._content is None else self._content.accent)

    def _words_at_stake(self) -> int | None:
        untouched = self._visit == self._first or self._content is None
        return None if untouched else self.words_shown()

    def _refresh(self) -> None:
        focused, route = self.focusWidget(), self._visit.route
        on_page = focused is not None and self._stage.isAncestorOf(focused)
        wanted = ViewKey(
            self._content,
            self.size(),
            self._visit.language,
            self._visit.text_size,
            self._visit.high_contrast,
            route.screen,
            route.section,
        )
        if wanted != self._shown:
            self._rebuild(wanted)
            self._renew_warning()
            self._dress_staff()
        view = self._stage.view
        if isinstance(view, PagedView):
            view.show_place(route.place)
        self._show_bar_state()
        self._show_word()
        self._let_go()
        if on_page and not (isValid(focused) and focused.isVisibleTo(self)) and self._overlay() is None:
            self.setFocus()  # Qt would give the keyboard to the bar; so the next key comes to the new page first

    def _dress_staff(self) -> None:
        """The staff's screens in the present look; beneath one that fills everything nothing goes on moving."""
        self._staff.dress(self._theme())
        self._stage.setVisible(not self._staff.fills)
        self._bar.set_visible(visible=not self._staff.fills)

    def _let_go(self) -> None:
        """A press or stroke that is under way comes to nothing."""
        let_all_go(self)
        self._stage.forget()

    def _rebuild(self, wanted: ViewKey) -> None:
        bar_differs = self._shown is None or any(
            getattr(wanted, name) != getattr(self._shown, name)
            for name in ("content", "size", "language", "text_size", "high_contrast")
        )
        theme = self._theme()
        self.setLayoutDirection(self._direction())
        self._stage.set_stroke(theme.metrics.mm(tokens.SWIPE_MM))
        self._shown = wanted
        if self._content is None:
            self._bar.remove()
            self._stage.show_view(UpdatingView(self._notices, theme))
        else:
            context = ViewContext(self._content, self._visit.language, theme)
            if bar_differs:
                self._bar.renew(self._content, self._visit, theme)
            self._bar.quieten(self._visit)
            self._stage.show_view(self._new_view(self._content, context))
        self._settle()

    def _show_bar_state(self) -> None:
        if self._content is not None:
            self._bar.show_state(self._content, self._visit, self.outline)

    def _direction(self) -> Qt.LayoutDirection:
        """Where the visit's language begins its lines; everything on the screen follows it."""
        from_right = self._content is not None and is_right_to_left(self._visit.language)
        return Qt.LayoutDirection.RightToLeft if from_right else Qt.LayoutDirection.LeftToRight

    def _settle(self) -> None:
        """Lays everything out now, so that the view knows its pages before it is asked for one."""
        for widget in (self, self._stage, self._stage.view):
            layout = None if widget is None else widget.layout()
            if layout is not None:
                layout.activate()

    def _context(self, content: Content) -> ViewContext:
        return ViewContext(content, self._visit.language, self._theme())

    def _new_view(self, content: Content, context: ViewContext) -> QWidget:
        route = self._visit.route
        if route.screen is Screen.ATTRACT:
            attract = AttractView(context, self._clock)
            attract.language_chosen.connect(self._begin)
            attract.shifted.connect(self._bar.shift)
            self._bar.shift(attract.shift)
            return attract
        view = (
            HomeView(context) if route.screen is Screen.HOME else section_view(content.section(route.section), context)
        )
        view.target_chosen.connect(self._follow)
        view.word_chosen.connect(self._explain)
        view.repaged.connect(self._show_bar_state)
        return view

    # --- overlays ---------------------------------------------------------------------------------------------------

    def _show_word(self) -> None:
        self._patient.hide_word()
        if self._content is not None and self._visit.word is not None:
            self._patient.show_word(self._content.word(self._visit.word), self._context(self._content))
            self._staff.raise_()

    def _renew_warning(self) -> None:
        """Builds a warning that is up for the new size of the window."""
        if self._patient.warns:
            self.hide_warning()
            self.show_warning()

    def _overlay(self) -> Overlay | None:
        return self._staff.screen or self._patient.top

    # --- keyboard ---------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move through the buttons, Escape goes back, Page Up and Down turn pages, Home goes home."""
        key = event.key()
        arrows = _ONWARD[self.layoutDirection()]
        if (screen := self._staff.screen) is not None:
            if key not in arrows or not self._step_focus(arrows[key]):
                screen.key(key)
        elif self._patient.warns:
            self._stay()
        elif key in arrows:
            self._step_focus(arrows[key])
        elif self._visit.word is not None:
            self._close_word()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Back, Qt.Key.Key_PageUp):
            self._back()
        elif key == Qt.Key.Key_PageDown:
            self._next()
        elif key == Qt.Key.Key_Home:
            self._home()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._tapped()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt decides
        """Tab goes round the buttons of what is on top, in reading order."""
        return self._step_focus(1 if forward else -1)

    def buttons(self) -> list[TouchButton]:
        """The buttons that can be pressed now, in reading order."""
        return buttons_in_order(self._overlay() or self)

    def _step_focus(self, step: int) -> bool:
        return step_focus(self._overlay() or self, step)

    # --- the window itself ------------------------------------------------------------------------------------------

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
