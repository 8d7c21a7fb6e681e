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
    versions = Archive(paths.kept(file)).versions()
    lines = []
    before: Edition | None = None
    for version in reversed(versions):
        told, edition = _told(version, before)
        lines.append(
            message("history", "line", number=version.number, kept=f"{version.kept:%Y-%m-%d %H:%M}", told=told)
        )
        before = edition or before
    for line in reversed(lines) if lines else [message("history", "none", file=file)]:
        out.write(f"{line}\n".encode(out.encoding or "utf-8", "replace").decode(out.encoding or "utf-8"))
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
