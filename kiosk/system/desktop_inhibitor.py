"""Asks the desktop over D-Bus not to darken or lock the screen: GNOME, KDE, Xfce, MATE, on X and on Wayland."""

import logging
import os
import threading
from typing import Final

log = logging.getLogger("kiosk")

# A bus that is there and silent would hold the thread for longer.
_PATIENCE_MS: Final = 3000
_SERVICE: Final = "org.freedesktop.ScreenSaver"
_FOLDER: Final = "/org/freedesktop/ScreenSaver"


class DesktopInhibitor:
    """Holds the desktop awake by a connection to the session bus; when that ends, the desktop is free again.

    The service of the portal does the same for programs in a sandbox, but wants an unsigned number, which QtDBus of
    PySide6 6.11.3 cannot send (no report known).
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked = 0
        self._kept = ""  # the name of the connection that holds the desktop

    def hold(self) -> None:
        """Asks anew, on a thread of its own; what holds the desktop already does so until there is an answer."""
        if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):  # else Qt would start a bus
            self._asked += 1
            threading.Thread(target=self._ask, args=(self._asked,), name="inhibit", daemon=True).start()

    def let_go(self) -> None:
        """Gives the desktop free."""
        self._asked += 1
        self._keep("", self._asked)

    def _ask(self, number: int) -> None:
        from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

        name = f"awake-{number}"
        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, name)
        message = QDBusMessage.createMethodCall(_SERVICE, _FOLDER, _SERVICE, "Inhibit")
        message.setArguments(["waiting-room-kiosk", "kiosk"])
        answer = bus.call(message, QDBus.CallMode.Block, _PATIENCE_MS)
        if answer.type() is not QDBusMessage.MessageType.ReplyMessage:
            log.debug("no desktop to keep awake: %s", answer.errorMessage() or bus.lastError().message())
        self._keep(name, number)

    def _keep(self, name: str, number: int) -> None:
        """Keeps that connection alone, unless something else was asked meanwhile."""
        with self._lock:
            former = name
            if number == self._asked:
                former, self._kept = self._kept, name
        if former:
            from PySide6.QtDBus import QDBusConnection

            QDBusConnection.disconnectFromBus(former)
