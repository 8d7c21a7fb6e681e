"""The staff panel: what is on the screen and since when, what is wrong with the saved file, and what staff can do."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk import tokens
from kiosk.content.messages import message
from kiosk.content.texts import Text
from kiosk.navigation import Outline, Place
from kiosk.theme.theme import Theme
from kiosk.theme.true_size import shortfall
from kiosk.views.staff.report import StaffReport
from kiosk.views.staff.screen import FullStaffScreen, IconButton, Wording
from kiosk.widgets.controls.buttons import LabelButton
from kiosk.widgets.controls.icon import Icon
from kiosk.widgets.controls.label import Label
from kiosk.widgets.paging.packing import Piece, Span
from kiosk.widgets.paging.pager import Offer, Pager
from kiosk.widgets.paging.panels import Card
from kiosk.widgets.paging.passage import Paragraph, Passage
from kiosk.widgets.paging.text_block import TextBlockSpec

# The icon of the first card, in reference pixels, and the shares of a wide window that the buttons may take.
_STATE_ICON: Final = 72
_BUTTONS_SHARES: Final = (0.37, 0.44, 0.5)
# Whoever reads on this screen mends what stands first; `check` lists all.
MOST_PROBLEMS: Final = 50


class StaffPanel(FullStaffScreen):
    """Emits the request of each button, `left` for Done, and `turned` with the place of the page turned to."""

    reload_requested = Signal()
    wipe_requested = Signal()
    start_requested = Signal()
    quiet_requested = Signal()
    set_up_requested = Signal()
    restart_requested = Signal()
    end_requested = Signal()
    turned = Signal(Place)

    def __init__(self, report: StaffReport, wording: Wording, place: Place, theme: Theme, parent: QWidget) -> None:
        """Shows the page with that place first."""
        super().__init__(theme, parent, wording.say(wording.words.title), wording.language, "view")
        self._words = wording.words
        self._wording = wording
        self._place = place
        self._page = Label("", "label", theme, style="soft", align=Qt.AlignmentFlag.AlignHCenter)
        self._back = self._turning("back", wording.words.back, self._turn_back)
        self._next = self._turning("next", wording.words.next, self._turn_on)
        self._pager = Pager(theme.metrics.px(tokens.SPACE * 0.75))
        self._pager.repaged.connect(self._show_page)
        self._pager.set_offers(Offer(tuple(pieces(report, wording, theme)), theme.metrics.width, 1))
        self._pager.show_place(place)
        self._arrange(list(self._buttons(report)))

    def _turning(self, icon: str, text: Text, turn: Callable[[], None]) -> IconButton:
        button = IconButton(icon, self._wording.say(text), "plain", self._theme)
        policy = button.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        button.setSizePolicy(policy)
        button.clicked.connect(turn)
        return button

    def _arrange(self, buttons: list[LabelButton]) -> None:
        """The buttons below the report, in a wide window beside it; there the page is turned below them."""
        metrics = self._theme.metrics
        side, main, turning = QWidget(), QVBoxLayout(), self._turning_line()
        actions = QVBoxLayout(side)
        actions.setContentsMargins(0, 0, 0, 0)
        both: QBoxLayout = QVBoxLayout() if metrics.portrait else QHBoxLayout()
        both.setSpacing(metrics.px(tokens.SPACE * 1.5))
        both.addLayout(main, 1)
        both.addWidget(side)
        main.setSpacing(metrics.px(tokens.SPACE))
        main.addLayout(self._heading())
        main.addWidget(self._pager, 1)
        columns = 2 if metrics.portrait else self._columns(len(buttons))
        actions.addLayout(self._in_columns(buttons, columns))
        if metrics.portrait:
            main.addLayout(turning)
        else:
            actions.addStretch(1)
            actions.addSpacing(metrics.mm(tokens.GAP_MM) + 1)
            actions.addLayout(turning)
            whole = columns * (max(button.least_width() for button in buttons) + metrics.mm(tokens.GAP_MM) + 1)
            side.setFixedWidth(max(self._narrowest(actions), whole))
        self.column.addLayout(both)

    def _columns(self, buttons: int) -> int:
        """Of the buttons beside the report: one where there is room for so many and the line that turns the page."""
        margins, metrics = self.column.contentsMargins(), self._theme.metrics
        room = metrics.height - margins.top() - margins.bottom()
        return 1 if (buttons + 1) * (metrics.mm(tokens.TARGET_MM) + metrics.mm(tokens.GAP_MM) + 1) <= room else 2

    def _narrowest(self, actions: QVBoxLayout) -> int:
        """The least of the widths at which the words on the buttons fit the height of the window."""
        margins, metrics = self.column.contentsMargins(), self._theme.metrics
        room = metrics.height - margins.top() - margins.bottom()
        widths = [round(share * metrics.width) for share in _BUTTONS_SHARES]
        return next((width for width in widths if actions.totalHeightForWidth(width) <= room), widths[-1])

    def _heading(self) -> QHBoxLayout:
        metrics = self._theme.metrics
        line = QHBoxLayout()
        line.setSpacing(metrics.px(tokens.SPACE_SMALL))
        line.addWidget(Icon("desk", self._theme.colours.accent, metrics.line_px("title"), self._theme))
        line.addWidget(Label(self._wording.say(self._words.title), "title", self._theme), 1)
        return line

    def _turning_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self._theme.metrics.px(tokens.SPACE))
        line.addWidget(self._back)
        line.addWidget(self._page, 1)
        line.addWidget(self._next)
        return line

    def _in_columns(self, buttons: list[LabelButton], columns: int) -> QGridLayout:
        metrics = self._theme.metrics
        grid = QGridLayout()
        grid.setSpacing(metrics.mm(tokens.GAP_MM) + 1)
        for index, button in enumerate(buttons):
            row, column = divmod(index, columns)
            grid.addWidget(button, row, column, 1, columns - column if button is buttons[-1] else 1)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        return grid

    def _buttons(self, report: StaffReport) -> Iterator[LabelButton]:
        words, say = self._words, self._wording.say
        yield self._button(say(words.reload), "reload", self.reload_requested)
        yield self._button(say(words.wipe), "squeegee", self.wipe_requested)
        if report.start_language:
            yield self._button(say(words.start).format(name=report.start_language), "language", self.start_requested)
        if report.quiet_hours:
            text = say(words.quiet_on if report.quiet else words.quiet_off)
            yield self._button(text.format(name=report.quiet_hours), "moon", self.quiet_requested)
        if report.set_up:
            yield self._button(report.set_up, "sliders", self.set_up_requested)
        restart = words.sure if report.sure == "restart" else words.restart
        end = words.sure if report.sure == "end" else words.end
        yield self._button(say(restart), "replay", self.restart_requested)
        yield self._button(say(end), "power", self.end_requested)
        yield self._button(say(words.done), "check", self.left, role="primary")

    def _button(self, label: str, icon: str, request: SignalInstance, role: str = "plain") -> LabelButton:
        button = LabelButton(label, icon, role, self._theme)
        button.clicked.connect(request)
        return button

    @property
    def _outline(self) -> Outline:
        return Outline(starts=self._pager.starts)

    def _turn_on(self) -> None:
        self._turn(1)

    def _turn_back(self) -> None:
        self._turn(-1)

    def _turn(self, pages: int) -> None:
        outline = self._outline
        self._place = outline.start_of(outline.page_of(self._place) + pages)
        self._pager.show_place(self._place)
        self._show_page()
        self.turned.emit(self._place)

    def _show_page(self) -> None:
        page, pages = self._outline.page_of(self._place), self._outline.pages
        self._page.setText(self._wording.say(self._words.page).format(page=page + 1, pages=pages))
        self._page.setVisible(pages > 1)
        self._back.setVisible(page > 0)
        self._next.setVisible(page + 1 < pages)

    def key(self, key: int) -> None:
        """Page Up and Down turn pages, Escape leaves."""
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._turn(1 if key == Qt.Key.Key_PageDown else -1)
        else:
            super().key(key)


def pieces(report: StaffReport, wording: Wording, theme: Theme) -> Iterator[Piece]:
    """Everything in the report: the state of the file, its problems or notes, the facts, the log."""
    words, say = wording.words, wording.say
    refused = bool(report.problems)
    title = say(words.refused if refused else words.up_to_date)
    kept = refused and report.loaded is not None
    made: list[tuple[Callable[[Passage], QWidget], Sequence[str]]] = [
        (partial(_state, title, theme, refused=refused), [say(words.refused_text)] if kept else [])
    ]
    for problem in report.problems[:MOST_PROBLEMS]:
        place = message("panel", "at", line=problem.line, column=problem.column)
        made.append((partial(_card, place, theme, look="accent"), [f"{problem.place}: {problem.message}"]))
    if more := len(report.problems[MOST_PROBLEMS:]):
        made.append((partial(_card, say(words.more).format(count=more), theme, style="well"), []))
    for problem in report.settings_problems:
        place = message("settings", "where", line=problem.line, column=problem.column)
        made.append((partial(_card, place, theme, look="accent"), [f"{problem.place}: {problem.message}"]))
    if (small := shortfall(theme.metrics)) is not None:
        made.append((partial(_card, message("screen", "title"), theme, style="well"), [small]))
    if report.silence is not None:
        no_sound, why = report.silence.said(wording.language)
        made.append((partial(_card, no_sound, theme, look="accent"), [why]))
    if report.notes:
        made.append((partial(_card, message("panel", "notes"), theme), [note.message for note in report.notes]))
    made += [(partial(_table, rows, theme), []) for rows in facts(report, wording)]
    if report.log:
        made.append((partial(_card, say(words.log), theme, style="well"), report.log))
    for index, (make, texts) in enumerate(made):
        yield Piece(Place(index), make, Passage.of(map(Paragraph, texts)), Span.ROW)


def facts(report: StaffReport, wording: Wording) -> Iterator[tuple[tuple[str, str], ...]]:
    """Name and value of each line of the tables: of the file, of its medical review, of the program."""
    words, say = wording.words, wording.say
    not_yet = say(words.not_yet)
    hours, minutes = divmod(int(report.running_s) // 60, 60)
    yield (
        (say(words.content_file), str(report.file)),
        (say(words.loaded), f"{report.loaded:%Y-%m-%d %H:%M:%S}" if report.loaded else not_yet),
        (say(words.looked), f"{report.looked:%Y-%m-%d %H:%M:%S}"),
    )
    yield (
        (say(words.checked), str(report.reviewed_on or not_yet)),
        (say(words.checked_by), report.reviewed_by or not_yet),
        (say(words.due), str(report.due_on or not_yet)),
    )
    yield (say(words.version), report.version), (say(words.running), f"{hours}:{minutes:02}")


def _state(title: str, theme: Theme, passage: Passage, *, refused: bool) -> Card:
    colour = theme.colours.alarm if refused else theme.colours.accent
    icon = Icon("warning" if refused else "check", colour, theme.metrics.px(_STATE_ICON), theme)
    look, style = ("alarm", "alarm-card") if refused else ("accent", "well")
    return _card(title, theme, passage, look=look, style=style, icon=icon if passage.first else None)


def _card(
    title: str, theme: Theme, passage: Passage, *, look: str = "", style: str = "card", icon: Icon | None = None
) -> Card:
    spec = TextBlockSpec(title, role="small", title_roles=("label",), title_style=look)
    return Card(spec, passage, theme, icon, style)


def _table(rows: Sequence[tuple[str, str]], theme: Theme, _passage: Passage) -> QFrame:
    """Names and values, a line below each row."""
    frame = QFrame()
    grid = QVBoxLayout(frame)
    gap = theme.metrics.px(tokens.SPACE_SMALL / 2)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(gap)
    for name, value in rows:
        row = QFrame()
        row.setProperty("role", "fact")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, gap)
        line.setSpacing(theme.metrics.px(tokens.SPACE))
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(Label(name, "small", theme, style="soft"), 2, top)
        line.addWidget(Label(value, "small", theme), 3, top)
        grid.addWidget(row)
    return frame
