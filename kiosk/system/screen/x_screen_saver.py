"""Tells the X server not to darken the screen, over a connection of its own; Qt has no way to."""

import logging
from ctypes import CDLL, c_char_p, c_int16, c_uint8, c_void_p
from typing import Final

log = logging.getLogger("kiosk")

# Of the requests SetScreenSaver and ForceScreenSaver of the X protocol.
_NEVER_S: Final = 0
_NO: Final = 0
_AS_STARTED_S: Final = -1
_AS_STARTED: Final = 2
_LIT: Final = 0


class XScreenSaver:
    """The X server of the display; where none answers, nothing happens."""

    def __init__(self) -> None:
        self._connection: c_void_p | None = None
        try:
            self._xcb, self._libc = CDLL("libxcb.so.1"), CDLL("libc.so.6")
        except OSError as error:
            log.debug("the X server cannot be told to stay lit: %s", error)
            return
        self._xcb.xcb_connect.restype = self._xcb.xcb_poll_for_event.restype = c_void_p
        self._xcb.xcb_connect.argtypes = c_char_p, c_void_p
        self._xcb.xcb_set_screen_saver.argtypes = c_void_p, c_int16, c_int16, c_uint8, c_uint8
        self._xcb.xcb_force_screen_saver.argtypes = c_void_p, c_uint8
        self._connection = c_void_p(self._xcb.xcb_connect(None, None))

    def keep_lit(self) -> None:
        """Sets no time after which it goes dark, and begins that of DPMS anew; a screen that is dark is lit."""
        if self._answers:
            self._xcb.xcb_set_screen_saver(self._connection, _NEVER_S, _NEVER_S, _NO, _NO)
            self._xcb.xcb_force_screen_saver(self._connection, _LIT)
            self._send()

    def let_go(self) -> None:
        """Sets what the server was started with."""
        if self._answers:
            self._xcb.xcb_set_screen_saver(self._connection, _AS_STARTED_S, _AS_STARTED_S, _AS_STARTED, _AS_STARTED)
            self._send()

    @property
    def _answers(self) -> bool:
        return self._connection is not None and not self._xcb.xcb_connection_has_error(self._connection)

    def _send(self) -> None:
        self._xcb.xcb_flush(self._connection)
        while event := self._xcb.xcb_poll_for_event(self._connection):  # X tells everybody of a new keyboard
            self._libc.free(c_void_p(event))
