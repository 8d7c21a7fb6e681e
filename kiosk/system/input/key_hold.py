"""Tells a key that is held from one that is tapped, though X11 lets a held key go and come again."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

# How long a key is held that means more than a tap, in milliseconds: longer than any tap of a shaking hand (a tenth of
# people with a tremor take over a second), shorter than anybody waits.
HOLD_MS: Final = 1500


class KeyHold(QObject):
    """Emits `held` with the key while it is still down, else `tapped` when it has come up."""

    held = Signal(int)
    tapped = Signal(int)

    def __init__(self, pause_s: float) -> None:
        """A key that comes again within `pause_s` was not let go; see `keys.py`."""
        super().__init__()
        self._key: int | None = None
        self._holding = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._holding.timeout.connect(self._hold)
        self._leaving = QTimer(self, singleShot=True, interval=round(pause_s * 1000) + 10)
        self._leaving.timeout.connect(self._leave)

    def press(self, key: int) -> None:
        """The key goes down, or the system says so."""
        if key == self._key:
            self._leaving.stop()
            return
        self._leave()
        self._key = key
        self._holding.start()

    def release(self, key: int) -> None:
        """The key comes up, or the system says so."""
        if key == self._key:
            self._leaving.start()

    def _hold(self) -> None:
        if self._key is not None:
            self.held.emit(self._key)

    def _leave(self) -> None:
        key, self._key = self._key, None
        self._leaving.stop()
        tapped = self._holding.isActive()
        self._holding.stop()
        if key is not None and tapped:
            self.tapped.emit(key)
