"""What the tests of the staff's screens share: kiosks with staff, and PINs that are quick to check."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.content.check.problems import Problem
from kiosk.content.model import Content
from kiosk.staff import pin_hash as hashing
from kiosk.staff.pin_hash import hash_pin
from kiosk.staff.stored import StaffFiles
from kiosk.system.settings.settings import Settings
from tests.conftest import MakeWindow, Size
from tests.support.staff_rig import PIN, SIZE, NewStaffRig, StaffRig


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small cost of hashing, so that tests are quick."""
    monkeypatch.setattr(hashing, "_N", 2**4)


@pytest.fixture
def files(tmp_path: Path) -> StaffFiles:
    """What is kept for staff: nothing yet."""
    return StaffFiles(tmp_path / "config")


@pytest.fixture
def new_staff_rig(make_window: MakeWindow, files: StaffFiles, content: Content) -> Iterator[NewStaffRig]:
    """Makes a kiosk with its staff, on the waiting screen."""
    made: list[StaffRig] = []

    def make(size: Size = SIZE, problems: tuple[Problem, ...] = (), **known: Any) -> StaffRig:
        staff_rig = StaffRig(make_window, size, Settings(**known), files, content, problems)
        staff_rig.__enter__()
        made.append(staff_rig)
        staff_rig.wait_out()
        return staff_rig

    yield make
    for staff_rig in made:
        staff_rig.staff.close()
        staff_rig.__exit__(None, None, None)


@pytest.fixture
def staff_rig(new_staff_rig: NewStaffRig) -> StaffRig:
    """A kiosk without a PIN."""
    return new_staff_rig()


@pytest.fixture
def with_pin(files: StaffFiles, new_staff_rig: NewStaffRig) -> StaffRig:
    """A kiosk with a PIN."""
    files.store(hash_pin(PIN))
    return new_staff_rig()
