"""The bar at the bottom of every screen: Back, Home, Listen, Next, Help, text size, contrast, language.

While the screen is read aloud, five others stand in the cells of those that would change it: Again, Slower, Faster,
Softer, Louder. Nothing moves for that.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QStyle, QWidget

from kiosk import tokens
from kiosk.content.model import Interface
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.bar_words import ROLE, TURNS, VOICE, bar_labels, bar_layout, icon_height
from kiosk.widgets.controls.buttons import LabelButton, label_width
from kiosk.widgets.controls.size_steps import SizeSteps
from kiosk.widgets.reading.order import ReadLast

_ABOVE: Final = 24  # the room above and below the buttons, in reference pixels

# What the waiting screen has no use for.
_MOVES: Final = TURNS | {"home"}
# The icons that have another name than the key of their button.
_ICONS: Final[Mapping[str, str]] = {"again": "replay"}


class BarState(NamedTuple):
    """What the bar shows of the visit.

    `next_name` is where Next leads when that is another topic or the front page (`ends`); it is empty within a topic.
    `can_listen` is whether there is sound, `speaking` whether the screen is being read aloud.
    """

    can_go_back: bool = True
    can_go_on: bool = True
    next_name: str = ""
    ends: bool = False
    other_language: str = ""
    other_code: str = ""
    at_home: bool = False
    can_listen: bool = True
    speaking: bool = False


class Bar(ReadLast, QFrame):
    """Emits what each button asks for; which button stands where never depends on the screen.

    Listen is Pause while it speaks and asks for the same. What the content has no words for is not there.
    """

    home_requested = Signal()
    back_requested = Signal()
    next_requested = Signal()
    listen_requested = Signal()
    help_requested = Signal()
    text_size_requested = Signal()
    contrast_requested = Signal()
    language_requested = Signal()
    again_requested = Signal()
    slower_requested = Signal()
    faster_requested = Signal()
    softer_requested = Signal()
    louder_requested = Signal()

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
        self._gap = theme.metrics.mm(tokens.REPEATED_GAP_MM)
        self._labels = bar_labels(words, language)
        self._layout, self._theme = bar_layout(self._labels, languages, theme)
        self._quiet = False
        self._state = BarState()
        self._shift = QPoint()
        self._voice: dict[str, LabelButton] = {}  # made when it speaks for the first time
        asks = {
            "home": self.home_requested,
            "back": self.back_requested,
            "next": self.next_requested,
            "listen": self.listen_requested,
            "help": self.help_requested,
            "size": self.text_size_requested,
            "contrast": self.contrast_requested,
            "language": self.language_requested,
        }
        self._buttons = {key: self._button(key, asks[key]) for row in self._layout.rows for key in row}
        self._missing = {"help"} - self._labels.keys() | ({"language"} if len(languages) < 2 else set())
        contrast = words.contrast_on if high_contrast else words.contrast_off
        self._buttons["contrast"].setAccessibleName(contrast.in_language(language))
        self._highest = max(map(self._height_with, ahead), default=0)
        self._buttons["next"].set_words(self._labels["next"], "next")

    def _width(self, label: str, *, upright: bool) -> int:
        return label_width(label, self._theme, upright=upright, type_role=ROLE)

    def _button(self, key: str, signal: SignalInstance, cell: str = "") -> LabelButton:
        """The button of that key, in its own cell or that of another."""
        lying = (cell or key) in self._layout.lying
        button = LabelButton(
            self._labels.get(key, ""),
            self._letters() if key == "size" else _ICONS.get(key, key),
            "primary" if key == "next" else "plain",
            self._theme,
            key=key,
            upright=not lying,
            icon_last=key == "next" and lying,
            target_mm=tokens.PRIMARY_MM if key in TURNS else tokens.TARGET_MM,
            type_role=ROLE,
        )
        button.setParent(self)
        button.clicked.connect(signal)
        return button

    def _letters(self) -> SizeSteps:
        colours = self._theme.colours
        return SizeSteps(colours.accent, colours.surface, icon_height(self._theme), self._theme)

    def _boxes(self) -> Iterator[tuple[QWidget, QRect]]:
        """Each button with its place in the bar; what the voice has stands where another would."""
        metrics = self._theme.metrics
        widths, top = self._widths(), metrics.px(_ABOVE)
        for row in self._rows_shown():
            cells = [key for key in row if key in widths]
            height = max(self._buttons[key].heightForWidth(widths[key]) for key in cells)
            if "next" in cells:
                height = max(height, self._highest)
            left = metrics.px(tokens.MARGIN)
            for key in cells:
                box = QRect(left, top, widths[key], height)
                yield self._buttons[key], box
                if VOICE.get(key) in self._voice:
                    yield self._voice[VOICE[key]], box
                left += widths[key] + self._gap
            top += height + self._gap

    def _widths(self) -> Mapping[str, int]:
        """Where there is no sound, the others have the room of Listen."""
        return self._layout.widths(without=() if self._state.can_listen else ("listen",))

    def _rows_shown(self) -> Sequence[Sequence[str]]:
        """All rows; a quiet bar begins with the first that has something to show, and stays as far down as ever."""
        widths, rows = self._widths(), self._layout.rows
        empty = [not any(key in widths and key not in _MOVES for key in row) for row in rows]
        return rows[empty.index(False) :] if self._quiet else rows

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
        for button, box in self._boxes():
            button.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), box).translated(self._shift))

    def focused(self) -> str | None:
        """The key of the button that has the keyboard, for `focus` of the bar that takes this one's place."""
        return next((key for key, button in self._buttons.items() if button.hasFocus()), None)

    def focus(self, key: str | None) -> None:
        """Gives the keyboard to that button."""
        if key is not None:
            self._buttons[key].setFocus(Qt.FocusReason.TabFocusReason)

    def set_quiet(self, *, quiet: bool) -> None:
        """Shows only what the waiting screen needs, as lines on the plain ground."""
        if quiet == self._quiet:
            return
        self._quiet = quiet
        for letters in self.findChildren(SizeSteps):
            letters.set_hollow(hollow=quiet)
        self.shift(QPoint())
        self.setProperty("role", "quiet-bar" if quiet else "bar")
        for part in (self, *self.findChildren(LabelButton)):
            part.style().unpolish(part)
            part.style().polish(part)
        self._show_buttons()
        self.updateGeometry()
        self._place()

    def shift(self, shift: QPoint) -> None:
        """Moves all buttons that many pixels from their places."""
        self._shift = shift
        self._place()

    def show_state(self, state: BarState) -> None:
        """Shows whether there is a way back and on, where Next leads, the other language, what the voice does."""
        former, self._state = self._state, state
        if former.can_listen != state.can_listen:
            self.updateGeometry()
            self._place()
        self._show_voice()
        self._show_buttons()
        self._show_next(state)
        if "language" in self._buttons:
            self._buttons["language"].set_words(state.other_language)
            self._buttons["language"].language = state.other_code or self._language
        self._show_home(at_home=state.at_home)
        now = self._words.text_size_now.in_language(self._language)
        spoken = now.format(size=self._theme.metrics.text_size, sizes=len(tokens.TEXT_SIZES))
        self._buttons["size"].setAccessibleName(spoken)

    def _show_buttons(self) -> None:
        """Hides what cannot be asked for now; the keyboard stays in its cell."""
        state = self._state
        can = {"back": state.can_go_back, "next": state.can_go_on, "listen": state.can_listen}
        for key, button in self._buttons.items():
            shown = can.get(key, key not in self._missing) and not (self._quiet and key in _MOVES)
            voice = self._voice.get(VOICE.get(key, ""))
            if voice is None:
                button.setVisible(shown)
                continue
            one, other = (voice, button) if state.speaking else (button, voice)
            one.setVisible(state.speaking or shown)
            if other.hasFocus():
                one.setFocus(Qt.FocusReason.TabFocusReason)
            other.hide()

    def _show_voice(self) -> None:
        """Listen is Pause while it speaks, and the buttons of the voice are there."""
        if "listen" not in self._buttons:
            return
        listen = "pause" if self._state.speaking else "listen"
        self._buttons["listen"].set_words(self._labels[listen], listen)
        if self._state.speaking and not self._voice:
            asks = {
                "again": self.again_requested,
                "slower": self.slower_requested,
                "faster": self.faster_requested,
                "softer": self.softer_requested,
                "louder": self.louder_requested,
            }
            self._voice = {key: self._button(key, asks[key], cell) for cell, key in VOICE.items()}
            self._place()

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
        room, upright = self._widths()["next"], "next" not in self._layout.lying
        texts = (self._leading_to(name), name)
        return next((text for text in texts if self._width(text, upright=upright) <= room), self._labels["next"])

    def _height_with(self, name: str) -> int:
        """The height in pixels of Next where it leads there."""
        self._buttons["next"].set_words(self._fitting(name), "next")
        return self._buttons["next"].heightForWidth(self._widths()["next"])
