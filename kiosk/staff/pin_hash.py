"""The hash of the staff PIN; no Qt."""

import hashlib
import hmac
import secrets
from typing import Final

from kiosk.staff.stored import PinHash

# The cost OWASP's password storage guidance gives for scrypt: 2^17 blocks of 8, one lane; 128 MiB. Measured 0.4 s of a
# core, seconds on a busy one, so never on the thread that draws.
_N: Final = 2**17
_R: Final = 8
_P: Final = 1
_MAX_MEMORY: Final = 2**28


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
