"""A mouse and a keyboard for an X screen: real events by XTEST, sent within microseconds."""

from ctypes import CDLL, c_char_p, c_int, c_uint, c_ulong, c_void_p
from typing import Final

_NOW: Final = c_ulong(0)
_LEFT: Final = 1


class Pointer:
    """Sends events to one X display; raises `OSError` where libX11 or libXtst is missing."""

    def __init__(self, display: str) -> None:
        self._x = CDLL("libX11.so.6")
        self._test = CDLL("libXtst.so.6")
        self._x.XOpenDisplay.argtypes, self._x.XOpenDisplay.restype = [c_char_p], c_void_p
        self._x.XFlush.argtypes = self._x.XCloseDisplay.argtypes = [c_void_p]
        self._x.XKeysymToKeycode.argtypes = [c_void_p, c_ulong]
        self._x.XMoveResizeWindow.argtypes = [c_void_p, c_ulong, c_int, c_int, c_uint, c_uint]
        self._test.XTestFakeMotionEvent.argtypes = [c_void_p, c_int, c_int, c_int, c_ulong]
        self._test.XTestFakeButtonEvent.argtypes = [c_void_p, c_uint, c_int, c_ulong]
        self._test.XTestFakeKeyEvent.argtypes = [c_void_p, c_uint, c_int, c_ulong]
        self._display = self._x.XOpenDisplay(display.encode())
        if not self._display:
            raise OSError(f"no X display {display}")

    def close(self) -> None:
        """Leaves the display."""
        self._x.XCloseDisplay(self._display)

    def move(self, spot: tuple[int, int]) -> None:
        """The mouse moves to that pixel."""
        self._test.XTestFakeMotionEvent(self._display, -1, *spot, _NOW)
        self._x.XFlush(self._display)

    def press(self) -> None:
        """The left button goes down."""
        self._button(down=True)

    def release(self) -> None:
        """The left button goes up."""
        self._button(down=False)

    def _button(self, *, down: bool) -> None:
        self._test.XTestFakeButtonEvent(self._display, _LEFT, int(down), _NOW)
        self._x.XFlush(self._display)

    def key(self, symbol: int) -> None:
        """A key goes down and up; the symbol is X's number for it, such as 0xff09 for Tab."""
        code = self._x.XKeysymToKeycode(self._display, symbol)
        for down in (1, 0):
            self._test.XTestFakeKeyEvent(self._display, code, down, _NOW)
        self._x.XFlush(self._display)

    def resize(self, window: int, width: int, height: int) -> None:
        """Asks for another size of a window, in the corner of the screen."""
        self._x.XMoveResizeWindow(self._display, window, 0, 0, width, height)
        self._x.XFlush(self._display)
