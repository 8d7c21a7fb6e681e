"""The bar at the bottom of every screen: Home, Back, Next, text size, contrast, language.

Between Back and Next there is room for one more button.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QStyle, QWidget

from kiosk import tokens
from kiosk.content.model import Interface
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.buttons import UPRIGHT_SIDE, LabelButton, label_width
from kiosk.widgets.controls.size_steps import SizeSteps, steps_width

_ABOVE: Final = 24  # the room above and below the buttons, in reference pixels
_ROLE: Final = "bar"

# The buttons that change how everything looks, which alone stay on the waiting screen.
_APPEARANCE: Final = frozenset({"size", "contrast", "language"})
# The buttons that turn pages, which are larger.
_TURNS: Final = ("back", "next")
# How high the three letters of the text sizes are, as a share of the icons.
_LETTERS: Final = 1.18

# How the bar may be arranged, each row a list of cells with their share of the width; the first that fits is taken.
_Rows = tuple[tuple[tuple[str, int], ...], ...]
_TURNING: Final = (("back", 2), ("next", 3))
_CHOICES: Final = (("home", 1), ("size", 1), ("contrast", 1), ("language", 1))
_ONE_ROW: _Rows = ((("home", 4), ("back", 5), ("size", 5), ("contrast", 5), ("language", 5), ("next", 12)),)
_TWO_ROWS: _Rows = (_TURNING, _CHOICES)
_TWO_LOW_ROWS: _Rows = (
    (("home", 2), ("back", 3), ("next", 5)),
    (("size", 1), ("contrast", 1), ("language", 1)),
)
_THREE_ROWS: _Rows = (_TURNING, (("home", 1), ("size", 1)), (("contrast", 1), ("language", 1)))


class BarState(NamedTuple):
    """What the bar shows of the visit.

    `next_name` is where Next leads when that is another topic or the front page (`ends`); it is empty within a topic.
    """

    can_go_back: bool = True
    can_go_on: bool = True
    next_name: str = ""
    ends: bool = False
    other_language: str = ""
    at_home: bool = False


class Bar(QFrame):
    """Emits what each button asks for; which button stands where never depends on the screen."""

    home_requested = Signal()
    back_requested = Signal()
    next_requested = Signal()
    text_size_requested = Signal()
    contrast_requested = Signal()
    language_requested = Signal()

    def __init__(
        self,
        words: Interface,
        language: str,
        theme: Theme,
        *,
        high_contrast: bool,
        languages: Sequence[str],
        ahead: Sequence[str] = (),
    ) -> None:
        """`languages` are the names of all languages; with a single one there is nothing to choose.

        `ahead` is all that Next may lead to: it has the height for the letters of each, so that nothing moves.
        """
        super().__init__()
        self.setProperty("role", "bar")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)  # laid out beneath a screen of the staff too
        self.setSizePolicy(policy)
        self.setAccessibleName(words.controls.in_language(language))
        self._words = words
        self._language = language
        self._theme = theme
        self._languages = tuple(languages)
        self._gap = theme.metrics.mm(tokens.REPEATED_GAP_MM)
        named = {"home": words.home, "back": words.back, "next": words.next}
        named |= {"size": words.text_size, "contrast": words.contrast}
        self._labels = {key: text.in_language(language) for key, text in named.items()}
        self._rows = self._arrangement()
        self._quiet = False
        self._shift = QPoint()
        contrast = words.contrast_on if high_contrast else words.contrast_off
        self._buttons = {
            "home": self._button("home", "home", self.home_requested),
            "back": self._button("back", "back", self.back_requested),
            "next": self._button("next", "next", self.next_requested),
            "size": self._button("size", "text-size", self.text_size_requested),
            "contrast": self._button("contrast", "contrast", self.contrast_requested, contrast.in_language(language)),
            "language": self._button("language", "language", self.language_requested),
        }
        self._buttons["language"].setVisible(len(self._languages) > 1)
        self._highest = max(map(self._height_with, ahead), default=0)
        self._buttons["next"].set_words(self._labels["next"], "next")

    def _button(self, key: str, icon: str, signal: SignalInstance, name: str = "") -> LabelButton:
        label, role = self._labels.get(key, ""), "primary" if key == "next" else "plain"
        upright = key not in _TURNS or not self._turns_lie()
        last = key == "next" and not upright
        target = tokens.PRIMARY_MM if key in _TURNS else tokens.TARGET_MM
        button = LabelButton(
            label,
            self._letters() if key == "size" else icon,
            role,
            self._theme,
            key=key,
            name=name,
            upright=upright,
            icon_last=last,
            target_mm=target,
            type_role=_ROLE,
        )
        button.setParent(self)
        button.clicked.connect(signal)
        return button

    def _letters(self) -> SizeSteps:
        colours = self._theme.colours
        return SizeSteps(colours.accent, colours.surface, self._letters_height(), self._theme)

    def _letters_height(self) -> int:
        return round(self._theme.metrics.line_px(_ROLE) * _LETTERS)

    def _turns_lie(self) -> bool:
        """Whether Back and Next have the arrow beside the word: a row of their own gives both the width for it."""
        if self._rows[0] != _TURNING:
            return False
        widths = dict(self._widths(_TURNING))
        needs = (label_width(self._labels[key], self._theme, upright=False, type_role=_ROLE) for key in _TURNS)
        return all(need <= widths[key] for key, need in zip(_TURNS, needs, strict=True))

    def _arrangement(self) -> _Rows:
        """The first arrangement in which every word stands on one line."""
        candidates = [_TWO_ROWS] if self._theme.metrics.portrait else [_ONE_ROW, _TWO_ROWS, _TWO_LOW_ROWS]
        for rows in map(self._without_choice, candidates):
            if all(sum(self._needed(key) for key, _ in row) <= self._room(row) for row in rows):
                return rows
        return self._without_choice(_THREE_ROWS)

    def _without_choice(self, rows: _Rows) -> _Rows:
        """Without a language button where there is one language only."""
        alone = len(self._languages) <= 1
        return tuple(tuple(cell for cell in row if not (alone and cell[0] == "language")) for row in rows)

    def _needed(self, key: str) -> int:
        names = self._languages if key == "language" else (self._labels[key],)
        least = self._theme.metrics.mm(tokens.PRIMARY_MM if key in _TURNS else tokens.TARGET_MM)
        if key == "size":
            least = max(least, steps_width(self._letters_height()) + 2 * self._theme.metrics.px(UPRIGHT_SIDE))
        return max(least, *(label_width(name, self._theme, upright=True, type_role=_ROLE) for name in names))

    def _room(self, row: Sequence[tuple[str, int]]) -> int:
        """The width in pixels that the cells of a row share."""
        metrics = self._theme.metrics
        return metrics.width - 2 * metrics.px(tokens.MARGIN) - self._gap * (len(row) - 1)

    def _widths(self, row: Sequence[tuple[str, int]]) -> Iterator[tuple[str, int]]:
        """Each cell of a row with its width in pixels: its share, or where a word needs more, the need."""
        room, shares = self._room(row), sum(share for _, share in row)
        needs = {key: self._needed(key) for key, _ in row}
        if all(needs[key] <= room * share // shares for key, share in row):
            yield from ((key, room * share // shares) for key, share in row)
            return
        # What is left over goes to the buttons alike, for their words stand between borders.
        spare = max(0, room - sum(needs.values())) // len(needs)
        yield from ((key, need + spare) for key, need in needs.items())

    def _boxes(self) -> Iterator[tuple[QWidget, QRect]]:
        """Each cell with its place in the bar."""
        metrics = self._theme.metrics
        top = metrics.px(_ABOVE)
        for row in self._rows_shown():
            cells = [(self._buttons[key], width) for key, width in self._widths(row)]
            height = max(cell.heightForWidth(width) for cell, width in cells)
            if "next" in dict(row):
                height = max(height, self._highest)
            left = metrics.px(tokens.MARGIN)
            for cell, width in cells:
                yield cell, QRect(left, top, width, height)
                left += width + self._gap
            top += height + self._gap

    def _rows_shown(self) -> _Rows:
        """All rows; a quiet bar begins with the first that has something to show, and stays as far down as ever."""
        empty = [not any(key in _APPEARANCE for key, _ in row) for row in self._rows]
        return self._rows[empty.index(False) :] if self._quiet else self._rows

    def sizeHint(self) -> QSize:
        metrics = self._theme.metrics
        bottom = max(box.bottom() for _, box in self._boxes())
        return QSize(metrics.width, bottom + 1 + metrics.px(_ABOVE))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        for cell, box in self._boxes():
            cell.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), box).translated(self._shift))

    def focused(self) -> str | None:
        """The key of the button that has the keyboard, for `focus` of the bar that takes this one's place."""
        return next((key for key, button in self._buttons.items() if button.hasFocus()), None)

    def focus(self, key: str | None) -> None:
        """Gives the keyboard to that button."""
        if key is not None:
            self._buttons[key].setFocus(Qt.FocusReason.TabFocusReason)

    def set_quiet(self, *, quiet: bool) -> None:
        """Shows only what changes the look, lines on the plain ground, as the waiting screen needs it."""
        if quiet == self._quiet:
            return
        self._quiet = quiet
        for letters in self.findChildren(SizeSteps):
            letters.set_hollow(hollow=quiet)
        self.shift(QPoint())
        self.setProperty("role", "quiet-bar" if quiet else "bar")
        for part in (self, *self._buttons.values()):
            part.style().unpolish(part)
            part.style().polish(part)
        for key in self._buttons.keys() - _APPEARANCE:
            self._buttons[key].setVisible(not quiet)
        self.updateGeometry()
        self._place()

    def shift(self, shift: QPoint) -> None:
        """Moves all buttons that many pixels from their places."""
        self._shift = shift
        self._place()

    def show_state(self, state: BarState) -> None:
        """Shows whether there is a way back and on, where Next leads, and the language to change to."""
        self._buttons["back"].setVisible(state.can_go_back and not self._quiet)
        self._buttons["next"].setVisible(state.can_go_on and not self._quiet)
        self._show_next(state)
        self._buttons["language"].set_words(state.other_language)
        self._show_home(at_home=state.at_home)
        now = self._words.text_size_now.in_language(self._language)
        spoken = now.format(size=self._theme.metrics.text_size, sizes=len(tokens.TEXT_SIZES))
        self._buttons["size"].setAccessibleName(spoken)

    def _show_home(self, *, at_home: bool) -> None:
        """Home has another ground where it is what is seen."""
        home = self._buttons["home"]
        if bool(home.property("here")) != at_home:
            home.setProperty("here", at_home)
            home.style().unpolish(home)
            home.style().polish(home)

    def _show_next(self, state: BarState) -> None:
        """Says where Next leads: in full where that stands on one line, else the name of the place alone."""
        button = self._buttons["next"]
        if not state.next_name:
            button.set_words(self._labels["next"], "next")
            return
        name = self._leading_to(state.next_name)
        button.set_words(self._fitting(state.next_name), "home" if state.ends else "next", name)

    def _leading_to(self, name: str) -> str:
        leads_to = self._words.next_to
        return name if leads_to is None else leads_to.in_language(self._language).format(name=name)

    def _fitting(self, name: str) -> str:
        """What Next says when it leads there: the most that has room on one line."""
        room, upright = self._next_width(), not self._turns_lie()
        texts = (self._leading_to(name), name)
        fitting = (text for text in texts if label_width(text, self._theme, upright=upright, type_role=_ROLE) <= room)
        return next(fitting, self._labels["next"])

    def _next_width(self) -> int:
        return dict(width for row in self._rows for width in self._widths(row))["next"]

    def _height_with(self, name: str) -> int:
        """The height in pixels of Next where it leads there."""
        self._buttons["next"].set_words(self._fitting(name), "next")
        return self._buttons["next"].heightForWidth(self._next_width())
