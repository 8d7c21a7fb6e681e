"""What the tests of the staff's screens share: kiosks with staff, and PINs that are quick to check."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.content.model import Content
from kiosk.staff import pin as hashing
from kiosk.staff import stored
from kiosk.staff.pin import hash_pin
from kiosk.system.settings import Settings
from tests.conftest import MakeWindow, Size
from tests.support.desk import PIN, SIZE, Desk, NewDesk


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small cost of hashing, so that tests are quick."""
    monkeypatch.setattr(hashing, "_N", 2**4)


@pytest.fixture
def new_desk(make_window: MakeWindow, content: Content) -> Iterator[NewDesk]:
    """Makes a kiosk with its staff, on the waiting screen."""
    made: list[Desk] = []

    def make(size: Size = SIZE, **known: Any) -> Desk:
        desk = Desk(make_window, size, Settings(**known), content)
        desk.__enter__()
        made.append(desk)
        desk.wait_out()
        return desk

    yield make
    for desk in made:
        desk.staffing.close()
        desk.__exit__(None, None, None)


@pytest.fixture
def desk(new_desk: NewDesk) -> Desk:
    """A kiosk without a PIN."""
    return new_desk()


@pytest.fixture
def with_pin(own_settings: Path, new_desk: NewDesk) -> Desk:
    """A kiosk with a PIN."""
    assert own_settings.is_dir()
    stored.store_pin(hash_pin(PIN))
    return new_desk()
