"""The place of the bar below the stage: one bar after the other, each made for the look of the visit."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout

from kiosk.content.model import Content
from kiosk.navigation import Outline, Screen, Visit, next_language
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.bar import Bar, BarState
from kiosk.widgets.disposal import dispose


class Voice(NamedTuple):
    """Whether there is anything to hear, and whether it is heard."""

    can_listen: bool = False
    speaking: bool = False


class BarSlot:
    """Holds at most one bar, the last in a column."""

    def __init__(self, column: QVBoxLayout, wire: Callable[[Bar], None]) -> None:
        """`wire` connects the requests of each new bar."""
        self._column = column
        self._wire = wire
        self._bar: Bar | None = None
        self.voice = Voice()

    @property
    def bar(self) -> Bar | None:
        """The present bar."""
        return self._bar

    def renew(self, content: Content, visit: Visit, theme: Theme) -> None:
        """Puts a new bar in the place of the present one; the keyboard stays on its button."""
        names = [language.name for language in content.languages]
        places = [content.interface.home, *(section.button or section.title for section in content.shown)]
        bar = Bar(
            content.interface,
            visit.language,
            theme,
            high_contrast=visit.high_contrast,
            languages=names,
            ahead=[place.in_language(visit.language) for place in places],
        )
        self._wire(bar)
        # Now, for the height of the bar is that of its words, and the view is made for the room it leaves.
        bar.show_state(BarState(other_language=_other_name(content, visit)))
        self._replace(bar)

    def remove(self) -> None:
        """Takes the bar away."""
        self._replace(None)

    def set_quiet(self, *, quiet: bool) -> None:
        """The waiting screen needs a quiet bar, and a lower one: before the view is made for the room it leaves."""
        if self._bar is not None:
            self._bar.set_quiet(quiet=quiet)
            self._column.activate()

    def shift(self, shift: QPoint) -> None:
        """Moves all buttons that many pixels from their places."""
        if self._bar is not None:
            self._bar.shift(shift)

    def show_state(self, content: Content, visit: Visit, outline: Outline) -> None:
        """Shows where the visit is, and where Next leads."""
        if self._bar is None:
            return
        screen, name = visit.route.screen, ""
        within = outline.page_of(visit.route.place) + 1 < outline.pages
        after = visit.after(outline)
        if not within:
            name = content.interface.home.in_language(visit.language)
            if after is not None:
                section = content.section(after)
                name = (section.button or section.title).in_language(visit.language)
        self._bar.show_state(
            BarState(
                can_go_back=screen is not Screen.ATTRACT,
                # The front page leads on by what is to be touched there; the pages it may have are another matter.
                can_go_on=within or screen is not Screen.HOME,
                next_name=name,
                ends=not within and after is None,
                other_language=_other_name(content, visit),
                other_code=next_language(content.codes, visit.language),
                at_home=screen is Screen.HOME,
                can_listen=self.voice.can_listen,
                speaking=self.voice.speaking,
            )
        )

    def _replace(self, bar: Bar | None) -> None:
        former, self._bar = self._bar, bar
        focused = None if former is None else former.focused()
        if former is not None:
            self._column.removeWidget(former)
            dispose(former)
        if bar is not None:
            self._column.addWidget(bar)
            bar.show()
            bar.focus(focused)
        self._column.activate()


def _other_name(content: Content, visit: Visit) -> str:
    """The name of the language to change to."""
    return content.language(next_language(content.codes, visit.language)).name
