"""Asks twice for the staff PIN on the terminal and stores its hash."""

import sys
from collections.abc import Callable
from getpass import getpass
from typing import Final

from kiosk.staff.pin_hash import hash_pin
from kiosk.staff.stored import StaffFiles

_LENGTHS: Final = range(4, 13)


def pin(files: StaffFiles, ask: Callable[[str], str] = getpass) -> int:
    """Stores the PIN typed twice alike; exit status 0, or 2 when it was not."""
    try:
        first = ask("New staff PIN (4 to 12 digits): ")
        second = ask("The same again: ")
    except (EOFError, KeyboardInterrupt):
        return _refuse("no PIN was typed")
    if len(first) not in _LENGTHS or not (first.isascii() and first.isdigit()):
        return _refuse("a PIN has 4 to 12 digits")
    if first != second:
        return _refuse("the two were not the same")
    try:
        file = files.store(hash_pin(first))
    except OSError as error:
        return _refuse(f"cannot be stored: {error}")
    sys.stdout.write(f"stored in {file}\n")
    return 0


def _refuse(why: str) -> int:
    sys.stderr.write(f"main.py: {why}; nothing was changed\n")
    return 2
