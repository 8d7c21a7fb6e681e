"""Whether a headset is plugged in: a pipe stands for the device, and each event makes the watch ask how it stands."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.speech.sound.headset import HeadsetWatch

pytestmark = pytest.mark.usefixtures("qapp")  # devices are watched by the application's event loop
HEADPHONES = 1 << 2
EVENT = bytes(24)


class Sockets:
    """Devices with switches, and one with none."""

    def __init__(self, folder: Path) -> None:
        self.known, self.devices = folder / "known", folder / "devices"
        self.devices.mkdir()
        self.switches: dict[str, int] = {}
        self._pipes: dict[str, int] = {}
        self.add("event1", "0")  # the lid of a laptop, or a keyboard

    def add(self, name: str, capabilities: str, state: int = 0) -> None:
        """A device with such switches, which stand so."""
        (self.known / name / "device" / "capabilities").mkdir(parents=True)
        (self.known / name / "device" / "capabilities" / "sw").write_text(f"{capabilities}\n")
        os.mkfifo(self.devices / name)
        self._pipes[name] = os.open(self.devices / name, os.O_RDWR)
        self.switches[name] = state

    def state(self, descriptor: int) -> int:
        """How those of an open device stand."""
        return self.switches[Path(f"/proc/self/fd/{descriptor}").readlink().name]

    def turn(self, name: str, state: int, events: int = 1) -> None:
        """Turns switches of a device."""
        self.switches[name] = state
        os.write(self._pipes[name], EVENT * events)

    def unplug(self, name: str) -> None:
        """The device itself goes away."""
        os.close(self._pipes.pop(name))

    def close(self) -> None:
        """Closes all."""
        for name in list(self._pipes):
            self.unplug(name)


@pytest.fixture
def sockets(tmp_path: Path) -> Iterator[Sockets]:
    """Sockets."""
    made = Sockets(tmp_path)
    yield made
    made.close()


@pytest.fixture
def watch(sockets: Sockets) -> Iterator[Callable[[], HeadsetWatch]]:
    """Makes watches of them."""
    made: list[HeadsetWatch] = []

    def make() -> HeadsetWatch:
        made.append(HeadsetWatch(known=sockets.known, devices=sockets.devices, state=sockets.state))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_where_no_socket_has_a_switch_it_is_not_known(watch: Callable[[], HeadsetWatch]) -> None:
    """Other devices have other switches, or none."""
    assert watch().plugged is None


def test_what_is_plugged_in_at_the_start_is_known(sockets: Sockets, watch: Callable[[], HeadsetWatch]) -> None:
    """By any of the sockets; capabilities may have several words, of which the last one counts."""
    sockets.add("event3", "4")
    assert watch().plugged is False
    sockets.add("event12", "1 14", HEADPHONES | 1 << 4)
    assert watch().plugged is True


def test_plugged_in_and_pulled_out_are_told(sockets: Sockets, watch: Callable[[], HeadsetWatch], qtbot: QtBot) -> None:
    """Once each."""
    sockets.add("event3", "14")
    seen = watch()
    with qtbot.waitSignal(seen.plugged_in):
        sockets.turn("event3", HEADPHONES, events=100)
    assert seen.plugged is True
    with qtbot.assertNotEmitted(seen.plugged_in, wait=0), qtbot.waitSignal(seen.pulled_out):
        sockets.turn("event3", 1 << 4)  # only a microphone is in it
    assert seen.plugged is False


def test_a_socket_that_goes_away_is_pulled_out(
    sockets: Sockets, watch: Callable[[], HeadsetWatch], qtbot: QtBot
) -> None:
    """A headset with a sound card of its own; nothing is open after it."""
    sockets.add("event3", "4", HEADPHONES)
    open_before = len(list(Path("/proc/self/fd").iterdir()))
    seen = watch()
    with qtbot.waitSignal(seen.pulled_out):
        sockets.unplug("event3")
    assert seen.plugged is None
    assert len(list(Path("/proc/self/fd").iterdir())) == open_before - 1


def test_a_device_that_may_not_be_opened_tells_nothing(sockets: Sockets, watch: Callable[[], HeadsetWatch]) -> None:
    """As where the kiosk's user is not in the group `input`."""
    sockets.add("event3", "4", HEADPHONES)
    (sockets.devices / "event3").unlink()
    assert watch().plugged is None
