"""When two names of files are the same to a reader, and which file of a folder is meant by one; no Qt."""

from collections.abc import Callable, Collection
from contextlib import suppress
from itertools import islice
from pathlib import Path, PurePath
from typing import Final
from unicodedata import category, normalize
from urllib.parse import unquote

from kiosk import paths
from kiosk.content.characters.plain import plain as plain_code

# How many files of a folder are looked at: it may be one in which everything lies.
MOST_FILES: Final = 2_000

# Dashes and quotation marks that word processors and telephones put in place of the typed ones.
_TYPED: Final = {ord(char): "-" for char in "‐‑‒–—―−"} | {ord(char): "'" for char in "‘’ʼ′`´"}


def plain(name: str) -> str:
    """A name without what a reader cannot see or tell apart, accents aside.

    Letters with accents are one character or two, by the system they were typed on; spaces may be unbreakable, letters
    full-width, or of another alphabet; marks of direction and joiners are not seen; a browser writes a space as `%20`.
    """
    seen = "".join(char for char in unquote(name) if category(char) != "Cf" and not "︀" <= char <= "️")
    return plain_code(" ".join(normalize("NFKC", seen.translate(_TYPED)).translate(_TYPED).split()))


def folded(name: str) -> str:
    """A plain name without regard to capitals, as Windows and macOS compare names."""
    return plain(name.replace("\\", "/").removeprefix("./")).casefold()


def meant(name: str, folder: Path, endings: Collection[str]) -> str | None:
    """The name of the one picture below a folder that was probably meant by a name that none has.

    Its capitals differ, a path or an address stands before it, or it has another ending: Windows hides endings.
    """

    def stem(of: str) -> str:
        file = PurePath(folded(of))
        return file.stem if file.suffix in endings else file.name

    last = name.rpartition("/")[2]
    return spelled(name, folder, folded) or spelled(last, folder, folded) or spelled(last, folder, stem)


def spelled(name: str, folder: Path, alike: Callable[[str], str] = plain) -> str | None:
    """The name of the one file below a folder that is the same but for what `alike` takes away, as the disk has it.

    None where there is none or more than one, or where the name leads out of the folder.
    """
    found = folder
    with suppress(OSError, ValueError):  # no folder of that name, a NUL in it
        for part in () if paths.leads_out(name) else PurePath(name).parts:
            entries = [entry.name for entry in islice(found.iterdir(), MOST_FILES)]
            same = [part] if part in entries else [other for other in entries if alike(other) == alike(part)]
            if len(same) != 1:
                return None
            found /= same[0]
        return None if found == folder else found.relative_to(folder).as_posix()
    return None
