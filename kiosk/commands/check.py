"""The command `check`: tells every problem of a content file."""

from pathlib import Path
from typing import TextIO

from kiosk.content.messages import message
from kiosk.content.reading import ContentRefused, read


def check(file: Path, out: TextIO) -> int:
    """Writes each problem as one line `FILE:LINE:COLUMN: where: what to do`, or that all is well; returns 1 or 0."""
    try:
        content = read(file)
    except ContentRefused as refusal:
        for problem in refusal.problems:
            _write(problem.line_for(file), out)
        return 1
    _write(message("check", "all_well", file=file, sections=len(content.shown), languages=len(content.codes)), out)
    return 0


def _write(line: str, out: TextIO) -> None:
    """Writes a line even where the terminal or a file's name holds characters that do not fit."""
    encoding = out.encoding or "utf-8"
    out.write(" ".join(line.splitlines()).encode(encoding, errors="backslashreplace").decode(encoding) + "\n")
