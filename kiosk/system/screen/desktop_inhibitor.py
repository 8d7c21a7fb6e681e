"""Asks the desktop over D-Bus not to darken or lock the screen: GNOME, KDE, Xfce, MATE, on X and on Wayland; no Qt.

QtDBus would hold up the whole program at a bus that is there and silent: connecting took more than forty seconds, from
another thread too, for PySide6 6.11.3 keeps Python's lock meanwhile (no report known). All that is needed is written
into the socket at once, as the D-Bus specification allows, and no answer is waited for.
"""

import logging
import os
import re
import socket
import struct
from typing import Final
from urllib.parse import unquote_to_bytes

log = logging.getLogger("kiosk")

_CALL: Final = 1
# Without an answer, and without starting a service that is not there.
_NO_REPLY_NO_START: Final = 3
_IDLE: Final = 8  # what the portal is asked to inhibit


class DesktopInhibitor:
    """Holds the desktop awake by a connection to the session bus; when that is closed, the desktop is free again."""

    def __init__(self) -> None:
        self._bus: socket.socket | None = None

    def hold(self) -> None:
        """Asks anew; a desktop that was asked before is asked before that is given up."""
        former, self._bus = self._bus, None
        try:
            if address := os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
                self._bus = _connected(address)
                self._bus.sendall(_conversation())
        except OSError as error:
            log.debug("no desktop can be kept awake: %s", error)
        if former is not None:
            former.close()

    def let_go(self) -> None:
        """Gives the desktop free."""
        if self._bus is not None:
            self._bus.close()
            self._bus = None


def _connected(address: str) -> socket.socket:
    """The first local socket of an address such as `unix:path=/run/user/1000/bus,guid=…`; raises `OSError`."""
    found = re.search(r"unix:(?:[^;]*,)?(path|abstract)=([^,;]+)", address)
    if found is None:
        raise OSError(address)
    bus = socket.socket(socket.AF_UNIX)
    bus.setblocking(False)  # a bus that takes nothing is as good as none
    try:
        bus.connect((b"\0" if found[1] == "abstract" else b"") + unquote_to_bytes(found[2]))
    except OSError:
        bus.close()
        raise
    return bus


def _conversation() -> bytes:
    """Who we are, and what is asked of the portal and of the desktop's own service."""
    who = str(os.getuid()).encode().hex().encode()
    name, reason = _text("waiting-room-kiosk", 4), _text("kiosk")
    portal = _text("", 4) + struct.pack("<II", _IDLE, 0)  # for no window, and with an empty list
    return b"".join(
        (
            b"\0AUTH EXTERNAL " + who + b"\r\nBEGIN\r\n",
            _call(1, "org.freedesktop.DBus", "/org/freedesktop/DBus", "Hello"),
            _call(2, "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "Inhibit", "ss", name + reason),
            _call(
                3, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "Inhibit", "sua{sv}", portal,
                interface="org.freedesktop.portal.Inhibit",
            ),
        )
    )  # fmt: skip


def _call(
    serial: int, service: str, path: str, method: str, kinds: str = "", body: bytes = b"", interface: str = ""
) -> bytes:
    """A message of D-Bus that calls a method; the interface is called as the service unless it is given."""
    fields = b""
    for code, kind, value in ((1, "o", path), (2, "s", interface or service), (3, "s", method), (6, "s", service)):
        fields = _padded(fields, 8) + bytes([code, 1]) + kind.encode() + b"\0" + _text(value)
    if kinds:
        fields = _padded(fields, 8) + b"\x08\x01g\0" + bytes([len(kinds)]) + kinds.encode() + b"\0"
    head = struct.pack("<cBBBIII", b"l", _CALL, _NO_REPLY_NO_START, 1, len(body), serial, len(fields))
    return _padded(head + fields, 8) + body


def _text(text: str, multiple: int = 1) -> bytes:
    """A text as D-Bus writes it, filled up so that what follows begins at that multiple."""
    return _padded(struct.pack("<I", len(text)) + text.encode() + b"\0", multiple)


def _padded(data: bytes, multiple: int) -> bytes:
    return data + bytes(-len(data) % multiple)
