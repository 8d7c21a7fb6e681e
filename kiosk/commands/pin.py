"""Asks twice for the staff PIN on the terminal and stores its hash."""

import hashlib
import hmac
import secrets
import sys
from collections.abc import Callable
from getpass import getpass
from typing import Final

from kiosk.settings import PinHash, store_pin

_LENGTHS: Final = range(4, 13)
# The cost OWASP's password storage guidance gives for scrypt: 2^17 blocks of 8, one lane; 128 MiB.
_N: Final = 2**17
_R: Final = 8
_P: Final = 1
_MAX_MEMORY: Final = 2**28


def pin(ask: Callable[[str], str] = getpass) -> int:
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
        file = store_pin(hash_pin(first))
    except OSError as error:
        return _refuse(f"cannot be stored: {error}")
    sys.stdout.write(f"stored in {file}\n")
    return 0


def hash_pin(digits: str) -> PinHash:
    """The PIN as scrypt leaves it, with a salt of its own."""
    salt = secrets.token_bytes(16)
    return PinHash(salt.hex(), _scrypt(digits, salt, _N, _R, _P).hex(), _N, _R, _P)


def matches(digits: str, stored: PinHash) -> bool:
    """Whether the digits are the stored PIN; takes the same time for every wrong one."""
    key = _scrypt(digits, bytes.fromhex(stored.salt), stored.n, stored.r, stored.p)
    return hmac.compare_digest(key, bytes.fromhex(stored.key))


def _scrypt(digits: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    return hashlib.scrypt(digits.encode(), salt=salt, n=n, r=r, p=p, maxmem=_MAX_MEMORY)


def _refuse(why: str) -> int:
    sys.stderr.write(f"main.py: {why}; nothing was changed\n")
    return 2
