"""The bar at the bottom of every screen: Home, Back, Next, which page, text size, contrast, language."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from kiosk import tokens
from kiosk.content.model import Interface
from kiosk.theme import Theme
from kiosk.widgets.buttons import LabelButton
from kiosk.widgets.words import Words


@dataclass(frozen=True)
class BarState:
    """What the bar shows of the visit."""

    page: int = 0
    pages: int = 1
    can_go_back: bool = True
    other_language: str = ""


class Bar(QFrame):
    """Emits the wish of each button; which buttons stand where never depends on the screen."""

    home_wished = Signal()
    back_wished = Signal()
    next_wished = Signal()
    text_size_wished = Signal()
    contrast_wished = Signal()
    language_wished = Signal()

    def __init__(self, words: Interface, language: str, theme: Theme, *, high_contrast: bool, several: bool) -> None:
        """`several` says whether there is more than one language to choose from."""
        super().__init__()
        self.setProperty("role", "bar")
        self.setAccessibleName(words.controls.in_language(language))
        self._words = words
        self._language = language
        self._theme = theme
        self._one_row = self._one_row_fits(6 if several else 5)
        contrast = words.contrast_on if high_contrast else words.contrast_off
        self._home = self._button(words.home.in_language(language), "home")
        self._back = self._wide(words.back.in_language(language), "back", "plain")
        self._next = self._wide(words.next.in_language(language), "next", "primary")
        self._size = self._button(words.text_size.in_language(language), "text-size")
        self._contrast = self._button(words.contrast.in_language(language), "contrast", contrast.in_language(language))
        self._other = self._button(language, "language")
        self._other.setVisible(several)
        keeps_its_place = self._back.sizePolicy()
        keeps_its_place.setRetainSizeWhenHidden(True)
        self._back.setSizePolicy(keeps_its_place)
        self._page = Words("", "label", theme, look="soft", align=Qt.AlignmentFlag.AlignHCenter)
        self._connect()
        self._arrange(several=several)

    def _connect(self) -> None:
        self._home.clicked.connect(self.home_wished)
        self._back.clicked.connect(self.back_wished)
        self._next.clicked.connect(self.next_wished)
        self._size.clicked.connect(self.text_size_wished)
        self._contrast.clicked.connect(self.contrast_wished)
        self._other.clicked.connect(self.language_wished)

    def _button(self, label: str, icon: str, name: str = "") -> LabelButton:
        return LabelButton(label, icon, "plain", self._theme, name=name, upright=True)

    def _wide(self, label: str, icon: str, role: str) -> LabelButton:
        upright = self._one_row
        return LabelButton(
            label,
            icon,
            role,
            self._theme,
            upright=upright,
            icon_last=icon == "next" and not upright,
            target_mm=tokens.PRIMARY_MM,
        )

    def _buttons(self) -> tuple[LabelButton, ...]:
        return (self._home, self._back, self._next, self._size, self._contrast, self._other)

    def focused(self) -> int | None:
        """Which button has the keyboard, for `focus` of the bar that takes this one's place."""
        return next((index for index, button in enumerate(self._buttons()) if button.hasFocus()), None)

    def focus(self, index: int | None) -> None:
        """Gives the keyboard to that button."""
        if index is not None:
            self._buttons()[index].setFocus(Qt.FocusReason.TabFocusReason)

    # --- arrangement ------------------------------------------------------------------------------------------------

    def _arrange(self, *, several: bool) -> None:
        """One row where all fit side by side, else turning pages above and choices below."""
        metrics = self._theme.metrics
        grid = QGridLayout(self)
        side = metrics.px(tokens.MARGIN * 0.6)
        grid.setContentsMargins(side, metrics.px(18), side, metrics.px(20))
        grid.setHorizontalSpacing(metrics.mm(tokens.REPEATED_GAP_MM))
        grid.setVerticalSpacing(metrics.mm(tokens.GAP_MM))
        choices: list[QWidget] = [self._home, self._size, self._contrast]
        if several:
            choices.append(self._other)
        if self._one_row:
            row: list[QWidget] = [self._home, self._back, self._page, self._next, *choices[1:]]
            for column, widget in enumerate(row):
                grid.addWidget(widget, 0, column)
                grid.setColumnStretch(column, 14 if widget in (self._page, self._next, self._back) else 10)
            return
        columns = 12
        for index, (widget, span) in enumerate(((self._back, 4), (self._page, 4), (self._next, 4))):
            grid.addWidget(widget, 0, index * 4, 1, span)
        share = columns // len(choices)
        for index, widget in enumerate(choices):
            grid.addWidget(widget, 1, index * share, 1, share)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 1)

    def _one_row_fits(self, buttons: int) -> bool:
        """Whether that many buttons and the page number fit side by side, each as wide as the widest."""
        metrics = self._theme.metrics
        if metrics.portrait:
            return False
        words = self._words
        labels = (words.home, words.back, words.next, words.text_size, words.contrast)
        fonts = QFontMetricsF(self._theme.font("label"))
        widest = max(fonts.horizontalAdvance(label.in_language(self._language)) for label in labels)
        button = max(widest + metrics.px(32), metrics.target(tokens.PRIMARY_MM))
        page = fonts.horizontalAdvance(self._page_text(88, 88))
        gaps = metrics.mm(tokens.REPEATED_GAP_MM) * buttons + metrics.px(tokens.MARGIN * 1.2)
        return button * buttons + page + gaps <= metrics.width

    # --- state ------------------------------------------------------------------------------------------------------

    def show_state(self, state: BarState) -> None:
        """Shows which page this is, whether there is a way back, and the language to change to."""
        text = self._page_text(state.page + 1, state.pages) if state.pages > 1 else ""
        self._page.setText(text)
        self._back.setVisible(state.can_go_back)
        self._other.set_words(state.other_language)
        size = self._theme.metrics.text_size
        now = self._words.text_size_now.in_language(self._language)
        label = self._words.text_size.in_language(self._language)
        self._size.set_words(label, now.format(size=size, sizes=len(tokens.TEXT_SIZES)))

    def _page_text(self, page: int, pages: int) -> str:
        return self._words.page.in_language(self._language).format(page=page, pages=pages)
