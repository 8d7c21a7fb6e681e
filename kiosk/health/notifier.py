"""Tells whoever supervises this process how it does; no Qt.

systemd listens on a socket that it names in the environment (`man 3 sd_notify`), the kiosk's own supervisor on the
standard output, on which the kiosk writes nothing else: sockets of that kind are not to be had on Windows.
"""

import os
from collections.abc import MutableMapping
from contextlib import suppress
from typing import Final

READY: Final = "READY=1"
ALIVE: Final = "WATCHDOG=1"
STOPPING: Final = "STOPPING=1"
# The name in the environment by which a process knows that the kiosk's own supervisor reads its standard output.
SUPERVISED: Final = "WAITING_ROOM_KIOSK_SUPERVISED"
_SOCKET: Final = "NOTIFY_SOCKET"


class Notifier:
    """Says what it is told to; nothing where nobody supervises."""

    def __init__(self, environment: MutableMapping[str, str] = os.environ) -> None:
        address = environment.get(_SOCKET, "")
        self._address = "\0" + address[1:] if address.startswith("@") else address
        self._on_output = SUPERVISED in environment

    @property
    def supervised(self) -> bool:
        """Whether somebody listens who starts this process again when it ends."""
        return bool(self._address) or self._on_output

    def say(self, message: str) -> None:
        """Passes the message on. A supervisor of ours that is gone supervises no more."""
        if self._address:
            import socket  # it takes 2 ms to load, and nothing is said before the first frame

            with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as line:
                line.setblocking(False)
                line.sendto(message.encode(), self._address)
        elif self._on_output:
            try:
                os.write(1, f"{message}\n".encode())
            except OSError:
                self._on_output = False
