"""Which presses of a key count: one, however long the key is held, and none of what a barcode scanner types."""

from collections.abc import Callable
from math import inf
from typing import Final

from PySide6.QtCore import Qt

OUR_KEYS: Final = {
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down,
    Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Select, Qt.Key.Key_Escape, Qt.Key.Key_Back,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_Help,
}  # fmt: skip
# Held together with another key, or by themselves: they neither act nor type anything.
_SILENT: Final = {
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock, Qt.Key.Key_unknown,
}  # fmt: skip
# A scanner types a character each 0 to 50 ms, and Enter or Tab after the last.
_TYPED_S: Final = 0.2


class Keys:
    """Follows the keys of all keyboards as one."""

    def __init__(self, clock: Callable[[], float], pause_s: float) -> None:
        """A key counts again when it has been up for `pause_s`: longer for a hand that trembles.

        X11 repeats a held key as pairs of release and press, which Qt cannot always tell from a finger's (measured:
        Space, held for 3 s, counted 8 times), but no time lies between the two. So a worn key that bounces counts once
        too (EN 301 549 5.8).
        """
        self._clock = clock
        self._pause_s = pause_s
        self._released: dict[int, float] = {}
        self._typed_at = -inf

    def press(self, key: int, *, ours: bool, repeated: bool) -> bool:
        """Whether this press counts: of `ours`, the kiosk's own keys, and not `repeated`, as the system says."""
        now = self._clock()
        typing = now - self._typed_at < _TYPED_S
        if (typing or not ours) and key not in _SILENT:
            self._typed_at = now
        bounced = now - self._released.get(key, -inf) < self._pause_s
        return ours and not (repeated or bounced or typing)

    def release(self, key: int) -> None:
        """The key comes up, or the system says so."""
        self._released[key] = self._clock()
