"""Whether a headset is plugged in, where the system tells: the switch of a socket is a device of Linux's evdev."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSocketNotifier, Signal

# SW_HEADPHONE_INSERT of linux/input-event-codes.h, and EVIOCGSW(4) of linux/input.h: all switches in four bytes.
_HEADPHONES: Final = 2
_QUERY: Final = 0x8004451B
# An event has 24 bytes.
_MANY_EVENTS: Final = 64 * 24


def switches(descriptor: int) -> int:
    """The switches of a device as bits, as they are now; raises `OSError`."""
    import fcntl  # which Windows has not

    state = fcntl.ioctl(descriptor, _QUERY, bytes(4))
    return int.from_bytes(state, "little")


class HeadsetWatch(QObject):
    """Emits `plugged_in` for the first headset and `pulled_out` for the last; sockets that come later are not seen."""

    plugged_in = Signal()
    pulled_out = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        known: Path = Path("/sys/class/input"),
        devices: Path = Path("/dev/input"),
        state: Callable[[int], int] = switches,
    ) -> None:
        """`known` says which of the `devices` have such a switch, `state` how it stands."""
        super().__init__(parent)
        self._state = state
        self._sockets: dict[int, bool] = {}  # by descriptor, whether something is in it
        self._notifiers: dict[int, QSocketNotifier] = {}
        for name in _with_switch(known):
            with suppress(OSError):
                self._watch(os.open(devices / name, os.O_RDONLY | os.O_NONBLOCK))

    @property
    def plugged(self) -> bool | None:
        """Whether one is; None where the system does not tell."""
        return any(self._sockets.values()) if self._sockets else None

    def close(self) -> None:
        """Lets go of the devices."""
        for descriptor in list(self._sockets):
            self._forget(descriptor)

    def _watch(self, descriptor: int) -> None:
        try:
            self._sockets[descriptor] = self._is_on(descriptor)
        except OSError:
            os.close(descriptor)
            raise
        notifier = QSocketNotifier(descriptor, QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._look)
        self._notifiers[descriptor] = notifier

    def _is_on(self, descriptor: int) -> bool:
        return bool(self._state(descriptor) >> _HEADPHONES & 1)

    def _look(self) -> None:
        """Empties what the devices say, and asks each how it stands: an event may have been lost."""
        before = self.plugged
        for descriptor in list(self._sockets):
            try:
                self._empty(descriptor)
                self._sockets[descriptor] = self._is_on(descriptor)
            except OSError:  # the device is gone
                self._forget(descriptor)
        if bool(before) != bool(self.plugged):
            (self.plugged_in if self.plugged else self.pulled_out).emit()

    def _empty(self, descriptor: int) -> None:
        with suppress(BlockingIOError):
            if not os.read(descriptor, _MANY_EVENTS):
                raise OSError

    def _forget(self, descriptor: int) -> None:
        self._notifiers.pop(descriptor).setEnabled(False)
        del self._sockets[descriptor]
        os.close(descriptor)


def _with_switch(known: Path) -> Iterator[str]:
    """The names of the devices with a switch for headphones; none where there is no such folder."""
    for folder in sorted(known.glob("event*")):
        with suppress(OSError, ValueError):
            # Words of 64 or 32 bits, the last one first.
            lowest = (folder / "device" / "capabilities" / "sw").read_text("ascii").split()[-1]
            if int(lowest, 16) >> _HEADPHONES & 1:
                yield folder.name
