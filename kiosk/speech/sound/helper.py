"""The process that plays; no Qt.

`python -m kiosk.speech.sound.helper` reads commands from its standard input and tells what happens on its standard
output (`protocol.py`); `SoundPlayer` starts it. It ends when its input ends, as it does when the kiosk is killed.
"""

import json
import os
import sys
import threading
from queue import SimpleQueue
from typing import Any

from kiosk.speech.sound.protocol import Lost, Say


def main() -> None:
    """Obeys until the input ends."""
    say, inbox = telling(), listening()
    # More threads gain nothing for sounds of seconds, and each takes memory.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    try:
        from kiosk.speech.sound.device import Device
        from kiosk.speech.sound.speaking import Speaking
    except (ImportError, OSError):  # OSError: a package is there, its library is not
        say(event="lost", why=Lost.NO_PACKAGE)
    else:
        Speaking(Device(), inbox, say).serve()


def telling() -> Say:
    """Tells on the pipe; whatever libraries print goes where errors go."""
    pipe = os.dup(1)
    os.dup2(2, 1)

    def say(**event: object) -> None:
        os.write(pipe, json.dumps(event).encode() + b"\n")

    return say


def listening() -> SimpleQueue[dict[str, Any]]:
    """Commands as they come; the process ends with its input, even while a device holds it up."""
    inbox: SimpleQueue[dict[str, Any]] = SimpleQueue()

    def listen() -> None:
        for line in sys.stdin.buffer:
            inbox.put(json.loads(line))
        os._exit(0)

    threading.Thread(target=listen, daemon=True).start()
    return inbox


if __name__ == "__main__":
    main()
