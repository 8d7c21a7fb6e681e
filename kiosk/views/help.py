"""The sheet of help: whom to ask, in many languages too, and what makes the screen easier to reach and to bear."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from kiosk import tokens
from kiosk.content.model import HelpWords, LanguageLine
from kiosk.navigation import Visit
from kiosk.theme.fonts import are_installed
from kiosk.views.context import ViewContext
from kiosk.widgets.controls.buttons import LabelButton
from kiosk.widgets.controls.icon import Icon
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.overlay import Overlay
from kiosk.widgets.controls.placing import place

# The side of the icon beside whom to ask; and how wide a window is, in lines of the body text, for two columns.
_ICON: Final = 96
_TWO_COLUMNS: Final = 26


class HelpSheet(Overlay):
    """The whole screen, its buttons at the foot; a page after the other where it does not hold all."""

    closed = Signal()
    low_requested = Signal(bool)
    still_requested = Signal(bool)
    fills = True

    def __init__(self, words: HelpWords, context: ViewContext, visit: Visit, parent: QWidget) -> None:
        super().__init__(context.theme, parent, context.say(words.button))
        self.setProperty("role", "view")
        self._sheet.hide()
        self._visit = visit
        self._page, self.pages = 0, 1
        lines = [_line(line, context) for line in words.languages if are_installed(line.text, line.code)]
        lines.append(_row([Label(context.say(words.keys), "body", context.theme)], 0, style="fact"))
        self._parts = [[_ask(context.say(words.ask), context)], *self._in_columns(lines)]
        self._foot = self._buttons(words, context)
        for part in (*(part for row in self._parts for part in row), *self._foot):
            part.setParent(self)

    def _buttons(self, words: HelpWords, context: ViewContext) -> list[LabelButton]:
        """Those at the foot; the last two are Next and Close."""
        theme, visit, interface = context.theme, self._visit, context.content.interface
        found: list[LabelButton] = []
        if visit.low or theme.metrics.portrait:
            key, label = ("higher", words.higher) if visit.low else ("lower", words.lower)
            found.append(_button(key, context.say(label), context))
            found[-1].clicked.connect(self._bring)
        if theme.may_move:
            key, label = ("moving", words.moving) if visit.still else ("still", words.still)
            found.append(_button(key, context.say(label), context))
            found[-1].clicked.connect(self._hold_still)
        self._next = _button("next", context.say(interface.next), context)
        self._next.clicked.connect(self.turn)
        close = _button("close", context.say(interface.close), context, role="primary")
        close.clicked.connect(self.closed)
        return [*found, self._next, close]

    def _bring(self) -> None:
        self.low_requested.emit(not self._visit.low)

    def _hold_still(self) -> None:
        self.still_requested.emit(not self._visit.still)

    def turn(self) -> None:
        """The next page, after the last one the first."""
        self._page = (self._page + 1) % self.pages
        self._arrange()

    def _in_columns(self, lines: Sequence[QWidget]) -> list[list[QWidget]]:
        """The lines one below the other, in two columns where each has the width for it."""
        metrics = self._theme.metrics
        if metrics.width < _TWO_COLUMNS * metrics.line_px("body"):
            return [[line] for line in lines]
        half = -(-len(lines) // 2)
        return [list(lines[row::half]) for row in range(half)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The buttons at the foot, above them as much as there is room for."""
        metrics = self._theme.metrics
        margin, gap = metrics.px(tokens.MARGIN), metrics.mm(tokens.REPEATED_GAP_MM)
        room = self.rect().adjusted(margin, margin, -margin, -margin)
        for turns in (False, True):
            self._next.setVisible(turns)
            foot = self._foot_rows(room.width(), gap)
            high = _height(foot, room.width(), gap, gap)
            pages = self._pages(room.width(), room.height() - high - gap, gap)
            if len(pages) == 1:
                break
        self.pages = len(pages)
        self._place_rows(foot, room.adjusted(0, room.height() - high, 0, 0), gap, gap)
        shown = pages[min(self._page, self.pages - 1)]
        for row in self._parts:
            for part in row:
                part.setVisible(row in shown)
        self._place_rows(shown, room, self._between, gap)

    def _foot_rows(self, width: int, gap: int) -> list[list[LabelButton]]:
        """The buttons in as few rows as leave each word on one line."""
        there = [button for button in self._foot if not button.isHidden()]
        for each in range(len(there), 1, -1):
            rows = [there[start : start + each] for start in range(0, len(there), each)]
            if all(button.sizeHint().width() <= _width(row, width, gap) for row in rows for button in row):
                return rows
        return [[button] for button in there]

    @property
    def _between(self) -> int:
        return self._theme.metrics.px(tokens.SPACE_SMALL)

    def _pages(self, width: int, room: int, beside: int) -> list[list[list[QWidget]]]:
        """The rows that stand on each page of that height in pixels."""
        pages: list[list[list[QWidget]]] = [[]]
        for row in self._parts:
            if pages[-1] and _height([*pages[-1], row], width, beside, self._between) > room:
                pages.append([])
            pages[-1].append(row)
        return pages

    def _place_rows(self, rows: Sequence[Sequence[QWidget]], room: QRect, below: int, beside: int) -> None:
        top = room.top()
        for row in rows:
            width, height = _width(row, room.width(), beside), _height([row], room.width(), beside)
            for index, part in enumerate(row):
                place(self, part, QRect(room.left() + index * (width + beside), top, width, height))
            top += height + below


def _width(row: Sequence[QWidget], room: int, gap: int) -> int:
    """How wide each part of a row is, in pixels."""
    return (room - gap * (len(row) - 1)) // len(row)


def _height(rows: Sequence[Sequence[QWidget]], width: int, beside: int, below: int = 0) -> int:
    """How high rows are together, in pixels."""
    each = [max(part.heightForWidth(_width(row, width, beside)) for part in row) for row in rows]
    return sum(each) + below * (len(each) - 1)


def _button(key: str, label: str, context: ViewContext, role: str = "plain") -> LabelButton:
    target = tokens.PRIMARY_MM if role == "primary" else tokens.TARGET_MM
    return LabelButton(label, key, role, context.theme, key=key, target_mm=target, type_role="bar")


def _ask(text: str, context: ViewContext) -> QWidget:
    """Whom to ask, large."""
    theme = context.theme
    icon = Icon("desk", theme.colours.accent, theme.metrics.px(_ICON), theme)
    row = _row([icon, Label(text, "title", theme)], theme.metrics.px(tokens.SPACE), style="well")
    row.setContentsMargins(*[theme.metrics.px(tokens.SPACE)] * 4)
    return row


def _line(line: LanguageLine, context: ViewContext) -> QWidget:
    """A line in its own language, and at the other edge the language's name in English."""
    theme = context.theme
    text = Label(line.text, "body", theme.speaking(line.code, line.text))
    text.setProperty("language", line.code)
    name = Label(line.english, "body", theme.speaking("en", line.english), style="soft")
    name.setProperty("language", "en")
    name.setFixedWidth(name.natural_width())
    return _row([text, name], theme.metrics.px(tokens.SPACE_SMALL), style="fact")


def _row(parts: Sequence[QWidget], gap: int, style: str) -> QFrame:
    """Parts beside one another; words have the width that parts of a fixed one leave."""
    frame = QFrame()
    frame.setProperty("role", style)
    box = QHBoxLayout(frame)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(gap)
    for part in parts:
        fixed = part.minimumWidth() == part.maximumWidth()
        box.addWidget(part, 0 if fixed else 1, Qt.AlignmentFlag.AlignVCenter)
    return frame
