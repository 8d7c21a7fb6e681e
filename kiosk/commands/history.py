"""The command `history`: lists the kept versions of a content file, and what changed with each."""

from pathlib import Path
from typing import TextIO

from kiosk import paths
from kiosk.content.compare import changes
from kiosk.content.edition import Edition
from kiosk.content.messages import message
from kiosk.content.reading import ContentRefused
from kiosk.publishing.archive import Archive, Damaged, Version


def history(file: Path, out: TextIO) -> int:
    """Writes a line for each version, the newest first; returns 0."""
    lines = []
    before: Edition | None = None
    for version in reversed(Archive(paths.kept(file)).versions()):
        told, edition = _told(version, before)
        kept = f"{version.kept:%Y-%m-%d %H:%M}"
        lines.append(message("history", "line", number=version.number, kept=kept, told=told))
        before = edition or before
    encoding = out.encoding or "utf-8"
    for line in reversed(lines or [message("history", "none", file=file)]):
        out.write(f"{line}\n".encode(encoding, "replace").decode(encoding))
    return 0


def _told(version: Version, before: Edition | None) -> tuple[str, Edition | None]:
    """What is to be said of a version, and the version itself where it can be used."""
    try:
        edition = version.edition()
    except Damaged:
        return message("history", "damaged"), None
    except ContentRefused as refusal:
        return message("history", "refused", problem=refusal.problems[0].message), None
    if before is None:
        return message("history", "first" if version.number == 1 else "oldest"), edition
    return message("history", "separator").join(changes(before, edition)), edition
