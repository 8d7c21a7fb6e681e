"""A kiosk with everything for staff, and what staff do and see on it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from kiosk import parts, paths
from kiosk.content.check.problems import Problem
from kiosk.content.model import Content
from kiosk.content.reading import ContentRefused
from kiosk.staff.controller import StaffController, StaffMode, StaffSetup
from kiosk.staff.preferences import Preferences
from kiosk.staff.stored import StaffFiles
from kiosk.system.settings.settings import Settings
from kiosk.views.staff.pin_pad import PinPad
from kiosk.views.staff.screen import StaffScreen
from kiosk.widgets.controls.label import Label
from tests.conftest import MakeWindow, Size
from tests.support.rig import Rig, edited
from tests.support.settle import settle

SIZE: Size = (1366, 768)
PIN = "4711"
MORNING = datetime(2026, 11, 23, 10, 0)
EVENING = datetime(2026, 11, 23, 20, 0)
_StaffScreen = TypeVar("_StaffScreen", bound=StaffScreen)


class StaffRig(Rig):
    """A rig with everything for staff."""

    def __init__(
        self,
        make_window: MakeWindow,
        size: Size,
        settings: Settings,
        files: StaffFiles,
        content: Content,
        problems: tuple[Problem, ...] = (),
    ) -> None:
        """`problems` are those of the settings."""
        super().__init__(make_window(size))
        self.content = content
        self.now = MORNING
        self.files = files
        self.preferences = Preferences(files)
        self.turns: list[int] = []
        first_start = parts.first_start_setup(settings, files)._replace(turn=self._turn)
        setup = StaffSetup(paths.CONTENT, settings, files, self.preferences, parts.staff_words, first_start, problems)
        self.staff = StaffController(self.window, self.input_filter, setup, clock=self.clock, now=lambda: self.now)
        self.staff.content_shown(content, paths.CONTENT)

    def _turn(self, degrees: int) -> bool:
        """Stands for what turns the picture."""
        self.turns.append(degrees)
        return True

    # --- what staff do ----------------------------------------------------------------------------------------------

    @property
    def first(self) -> QPoint:
        """A spot in the first corner."""
        return QPoint(6, 6)

    @property
    def second(self) -> QPoint:
        """A spot in the second corner."""
        return QPoint(self.window.width() - 40, self.window.height() - 40)

    def hold(self, spot: QPoint, seconds: float = 3.0) -> None:
        """Holds a finger there."""
        self.press(spot)
        self.pass_by(seconds)
        self.lift(spot)

    def pass_by(self, seconds: float) -> None:
        """Lets time pass, all timers included."""
        self.clock.advance(seconds)
        self.staff._entry.check()
        self.staff._countdown.check()
        settle()

    def come_in(self) -> None:
        """Holds both corners."""
        self.wait_out()
        self.hold(self.first)
        self.pass_by(1)
        self.hold(self.second)
        self.wait_out()

    def enter(self, digits: str) -> None:
        """Types a PIN."""
        pad = self.staff_screen(PinPad)
        for digit in digits:
            self.tap(next(key for key in pad._keys if key.key == digit))
        self.tap(self.button(self.say("enter")))

    def refuse(self, folder: Path, change: Callable[[Any], None]) -> tuple[Problem, ...]:
        """A saved file that is refused; its problems."""
        with pytest.raises(ContentRefused) as refusal:
            edited(folder, change)
        self.staff.content_refused(refusal.value.problems, folder / "content.json")
        return refusal.value.problems

    def mode(self) -> StaffMode:
        """What of the staff's is on the screen."""
        return self.staff.mode

    # --- what they see ----------------------------------------------------------------------------------------------

    def staff_screen(self, kind: type[_StaffScreen]) -> _StaffScreen:
        """The screen of the staff that is open."""
        staff_screen = self.window.staff.screen
        assert isinstance(staff_screen, kind)
        return staff_screen

    def texts(self) -> list[str]:
        """The words on that screen."""
        return [words.text() for words in self.staff_screen(StaffScreen).findChildren(Label) if words.isVisible()]

    def all_pages(self) -> list[str]:
        """The words of all its pages, one after the other."""
        found: list[str] = []
        while True:
            found += self.texts()
            following = [button for button in self.window.buttons() if button.accessibleName() == self.say("next")]
            if not following:
                return found
            self.tap(following[0])
            self.wait_out()

    def say(self, name: str) -> str:
        """A word for staff."""
        assert self.content.staff is not None
        text: str = getattr(self.content.staff, name).in_language("en")
        return text


NewStaffRig = Callable[..., StaffRig]


def misspell(data: Any) -> None:
    """Very many problems."""
    for section in data["sections"]:
        section["sumary"] = section.pop("summary")
        for item in section.get("items", ()):
            item["titel"] = item.pop("title")


def try_pin(staff_rig: StaffRig, digits: str, qtbot: QtBot) -> None:
    """Types a PIN and waits for the answer."""
    with qtbot.waitSignal(staff_rig.staff._login.compared):
        staff_rig.enter(digits)
    staff_rig.wait_out()
