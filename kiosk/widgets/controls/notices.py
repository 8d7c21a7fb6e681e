"""Lines of news, each with its icon: plain words for the waiting screen, a calm strip for the home screen."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.column import Column
from kiosk.widgets.controls.icon import Icon
from kiosk.widgets.controls.label import Label
from kiosk.widgets.disposal import dispose


class NoticeLine(NamedTuple):
    """A notice: its icon, and its words with the theme of their language, below one another where there are several."""

    icon: str
    texts: tuple[tuple[str, Theme], ...]


class Notices(Column):
    """One notice below the other, the icon of each beside its first line."""

    def __init__(self, lines: Sequence[NoticeLine], theme: Theme, role: str = "body") -> None:
        super().__init__(theme.metrics.px(tokens.SPACE * 0.8))
        for line in lines:
            texts = [Label(text, role, of_language) for text, of_language in line.texts]
            row, words = QHBoxLayout(), QVBoxLayout()
            row.setSpacing(theme.metrics.px(tokens.SPACE_SMALL))
            words.setSpacing(theme.metrics.px(tokens.SPACE_SMALL * 0.6))
            side = texts[0].first_line()
            row.addWidget(Icon(line.icon, theme.colours.accent, side, theme), 0, Qt.AlignmentFlag.AlignTop)
            row.addLayout(words, 1)
            for text in texts:
                words.addWidget(text)
            self._column.addLayout(row)
            self._least = max(self._least, side + row.spacing() + max(text.longest_word() for text in texts))


class NoticeStrip(Column):
    """The notices on a quiet ground, which is no higher than they are; in a higher room it lies in the middle."""

    def __init__(self, lines: Sequence[NoticeLine], theme: Theme) -> None:
        super().__init__()
        self._lines, self._size = tuple(lines), theme.metrics.text_size
        ground = QFrame()
        # Where there are no tints the edge of a card shows what belongs together.
        ground.setProperty("role", "well" if theme.colours.tint != theme.colours.ground else "card")
        self._theme = theme
        self._inside = inside = QVBoxLayout(ground)
        side, above = theme.metrics.px(tokens.SPACE * 0.8), theme.metrics.px(tokens.SPACE * 0.65)
        inside.setContentsMargins(side, above, side, above)
        self._notices = Notices(lines, theme)
        inside.addWidget(self._notices)
        self._column.addStretch(1)
        self._column.addWidget(ground)
        self._column.addStretch(1)

    def make_lean(self, _step: int) -> None:
        """There is no room for a whole sentence: has the letters of the next smaller text size."""
        self._size = max(1, self._size - 1)
        smaller = [
            line._replace(texts=tuple((text, _in_size(theme, self._size)) for text, theme in line.texts))
            for line in self._lines
        ]
        former, self._notices = self._notices, Notices(smaller, self._theme)
        self._inside.replaceWidget(former, self._notices)
        dispose(former)


def _in_size(theme: Theme, text_size: int) -> Theme:
    return replace(theme, metrics=replace(theme.metrics, text_size=text_size))
