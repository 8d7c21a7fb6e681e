"""Which typeface draws which script, and how it comes to the machine; no Qt.

Atkinson Hyperlegible serves every letter that it has: it was made for low vision. The others have strokes as even and
open. A language some of whose letters of an alphabet Atkinson lacks is set wholly in Noto Sans, so that no word has
letters of two typefaces; Chinese, Japanese and Korean wholly in Noto Sans CJK. Only the first two typefaces come with
every kiosk; `make typefaces` installs the others. The table is `resources/typefaces.json`: the typefaces; scripts, by
the first word of the names that Unicode gives their letters; and languages that write Chinese characters, which have
other strokes in each of them.
"""

import json
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, NamedTuple
from unicodedata import category, name

from kiosk import paths

_DEBIAN: Final = Path("/usr/share/fonts")
_LATIN: Final = "latin"
_ALPHABETS: Final = "alphabets"
_CJK: Final = "cjk"
_CHINESE: Final = "cjk-sc"
# Signs of Chinese, Japanese and Korean, of which Unicode's names do not tell that.
_CJK_SIGNS: Final = (range(0x2E80, 0x3040), range(0x31C0, 0x3400), range(0xFE30, 0xFE50), range(0xFF00, 0xFFF0))


class Typeface(NamedTuple):
    """A family, and its files in a package for Python or one of Debian: a regular and a bold one, or one for both."""

    family: str
    files: tuple[str, ...]
    package: str = ""
    debian: str = ""

    @property
    def paths(self) -> list[Path]:
        """Where its files lie; none where it is not installed."""
        if self.debian:
            found = [_DEBIAN / file for file in self.files]
            return found if all(file.is_file() for file in found) else []
        spec = find_spec(self.package)
        folders = [] if spec is None else spec.submodule_search_locations or []
        return [file for folder in folders for pattern in self.files for file in Path(folder, "files").glob(pattern)]


def latin() -> Typeface:
    """The typeface that is asked first for every letter."""
    return _typeface(_LATIN)


def always() -> tuple[Typeface, ...]:
    """The typefaces that come with every kiosk."""
    return latin(), _typeface("arabic")


def installed() -> list[str]:
    """The families of all typefaces whose files are on this machine."""
    return [typeface.family for typeface in map(_typeface, _table()["typefaces"]) if typeface.paths]


def typefaces_for(scripts: frozenset[str], language: str) -> tuple[Typeface, ...]:
    """The typefaces, the first one first, of a text that has letters of those scripts, which the first one lacks.

    `language` is the code of the text's language; of Chinese characters it decides on the strokes.
    """
    return tuple(map(_typeface, _names(scripts, language)))


def scripts_of(chars: Iterable[str]) -> frozenset[str]:
    """The scripts of some characters, as far as they have a typeface; spaces and unseen signs have none."""
    scripts = frozenset(_script_of(char) for char in chars if category(char)[0] not in "CZ")
    return scripts.intersection(_table()["scripts"])


@cache
def _table() -> Any:
    return json.loads(paths.own_text(paths.TYPEFACES))


@cache
def _typeface(name: str) -> Typeface:
    spec = _table()["typefaces"][name]
    return Typeface(**spec | {"files": tuple(spec["files"])})


@lru_cache(maxsize=64)
def _names(scripts: frozenset[str], language: str) -> tuple[str, ...]:
    found = {_table()["scripts"][script] for script in scripts}
    chinese = {name for name in found if name.startswith(_CJK)}
    if chinese:
        # The language decides, else letters that only one of them has: those of Chinese itself are the last.
        by_language = next(filter(None, map(_table()["languages"].get, _codes(language))), "")
        found = found - chinese | {by_language or min(chinese - {_CHINESE} or chinese)}
    # Qt keeps what it found for a script by the first family alone, so that of two lists which begin with the same one
    # the second gets the strokes of the first (`QFontDatabasePrivate::load`; no report of that was found). Chinese also
    # needs its own quotation marks and dashes.
    first = [*(name for name in found if name.startswith(_CJK)), *({_ALPHABETS} & found), _LATIN]
    return (*first, *sorted(found - {*first}))


def _codes(language: str) -> list[str]:
    """The code of a language, then with less and less of it: `zh-hant-tw`, `zh-hant`, `zh`."""
    parts = language.lower().split("-")
    return ["-".join(parts[:count]) for count in range(len(parts), 0, -1)]


def _script_of(char: str) -> str:
    in_cjk = any(ord(char) in signs for signs in _CJK_SIGNS)
    return _CJK.upper() if in_cjk else name(char, "").partition(" ")[0]
