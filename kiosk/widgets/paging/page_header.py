"""What stands over every page: small, where in the kiosk this is and how far along; large, what the page says."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.icon import Icon
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.placing import place

# The height of a segment, its least and greatest width, and the gap between two, in reference pixels.
_SEGMENT: Final = 14
_NARROWEST: Final = 10
_WIDEST: Final = 64
_APART: Final = 8
# How much of the line over the title the segments may take.
_SHARE: Final = 0.45
_LEAST_SHARE: Final = 0.2
# The roles of the title: the first in which no word of it is divided.
_TITLE_ROLES: Final = ("title", "heading", "menu")
# The same where it has to stand on one line: it keeps its size, for what is below keeps its own.
_ONE_LINE_ROLES: Final = ("front", "front-long")


class ProgressMap(QWidget):
    """A row of segments, one a page, filled as far as the reader has come; `name` says it to screen readers."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._page, self._pages = 0, 1

    def show_page(self, page: int, pages: int, name: str) -> None:
        """Shows that page, counted from 0, of so many; nothing for a single one."""
        self._page, self._pages = page, pages
        self.setAccessibleName(name if pages > 1 else "")
        self.setVisible(pages > 1)
        self.update()

    def wanted_width(self, most: int) -> int:
        """The width in pixels that it takes of so many."""
        px = self._theme.metrics.px
        each = min(px(_WIDEST), max(px(_NARROWEST), (most + px(_APART)) // self._pages - px(_APART)))
        return min(most, self._pages * (each + px(_APART)) - px(_APART))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The pages seen and the present one in the accent, the others pale with an edge."""
        px, colours = self._theme.metrics.px, self._theme.colours
        each = (self.width() + px(_APART)) / self._pages
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for page in range(self._pages):
                place = self._pages - 1 - page if mirrored else page
                box = QRectF(place * each, 0, max(2.0, each - px(_APART)), self.height())
                painter.setPen(QColor(colours.accent if page <= self._page else colours.edge))
                painter.setBrush(QColor(colours.accent if page <= self._page else colours.ground))
                inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
                painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)


class PageHeader(QWidget):
    """As high as the longest of some titles needs, so that nothing moves when their pages are turned."""

    def __init__(self, theme: Theme, kicker: str, title: str, icon: str = "", *, one_line: bool = False) -> None:
        """`kicker` is the small line over the title; pages without a title of their own have that `title`.

        With `one_line` a title stands on one line, in a size that is the same at all text sizes.
        """
        super().__init__()
        self._one_line = one_line
        self._theme = theme
        self._default = title
        self._gap = theme.metrics.px(tokens.SPACE_SMALL)
        side = theme.metrics.line_px("kicker")
        self._icon = Icon(icon, theme.colours.accent, side, theme) if icon else None
        self._kicker = Label(kicker, "kicker", theme, style="soft")
        self.progress = ProgressMap(theme)
        self._titles = {title: self._label(title)}
        self._steady: set[str] = set()
        self._has_pages = False
        for child in (self._icon, self._kicker, self.progress):
            if child is not None:
                child.setParent(self)
        self.show_title("", 0, 1, "")

    def _label(self, title: str) -> list[Label]:
        """The title in each role; none for no words."""
        roles = _ONE_LINE_ROLES if self._one_line else _TITLE_ROLES
        return [Label(title, role, self._theme, style="title", parent=self) for role in roles if title]

    def set_titles(self, titles: Iterable[str], steady: Iterable[str]) -> None:
        """Makes ready for these titles, with room for the `steady` ones."""
        self._steady = {title or self._default for title in steady}
        for title in titles:
            if title and title not in self._titles:
                self._titles[title] = self._label(title)
                for label in self._titles[title]:
                    label.hide()

    def expect_pages(self, several: bool) -> None:  # noqa: FBT001 - what it is told is its name
        """Leaves room for the progress beside the small line, or none."""
        self._has_pages = several

    def show_title(self, title: str, page: int, pages: int, progress: str) -> None:
        """Shows the title of that page, counted from 0; `progress` is for screen readers."""
        self._shown = title or self._default
        self.progress.show_page(page, pages, progress)
        self._arrange()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self.height_of(title, width) for title in self._steady or {self._default})

    def height_of(self, title: str, width: int) -> int:
        """Its height in pixels at a width with that title, or with the one of pages without."""
        labels = self._titles[title or self._default]
        return self._line_height(width) + (self._fitting(labels, width).heightForWidth(width) if labels else 0)

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.heightForWidth(self.width()))

    def _fitting(self, labels: list[Label], width: int) -> Label:
        def needed(label: Label) -> int:
            return label.natural_width() if self._one_line else label.longest_word()

        return next((label for label in labels if needed(label) <= width), labels[-1])

    def _line_height(self, width: int) -> int:
        """The height of the small line, with the gap below it; nothing where it says nothing."""
        if not self._kicker.text():
            return 0
        return self._kicker.heightForWidth(self._kicker_width(width)) + self._gap

    def _kicker_width(self, width: int) -> int:
        beside = 0 if self._icon is None else self._icon.width() + self._gap
        progress = round(width * _SHARE) + self._gap if self._has_pages else 0
        # A long word takes from the progress what it needs.
        least = min(self._kicker.longest_word(), width - beside - round(width * _LEAST_SHARE) - self._gap)
        return max(1, width - beside - progress, least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        width, high = self.width(), self._line_height(self.width())
        left = 0
        if self._icon is not None:
            place(self, self._icon, QRect(0, 0, self._icon.width(), self._icon.height()))
            left = self._icon.width() + self._gap
        line = max(0, high - self._gap)
        place(self, self._kicker, QRect(left, 0, self._kicker_width(width), line))
        across = self.progress.wanted_width(
            min(round(width * _SHARE), width - left - self._kicker_width(width) - self._gap)
        )
        segment = self._theme.metrics.px(_SEGMENT)
        middle = min(line, self._theme.metrics.line_px("kicker")) // 2
        place(self, self.progress, QRect(width - across, middle - segment // 2, across, segment))
        for title, labels in self._titles.items():
            fitting = self._fitting(labels, width) if labels else None
            for label in labels:
                label.setVisible(title == self._shown and label is fitting)
            if fitting is not None:
                place(self, fitting, QRect(0, high, width, fitting.heightForWidth(width)))
