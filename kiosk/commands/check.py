"""The command `check`: tells every problem of a content file or of settings, and what is allowed but wants a look."""

import shutil
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Final, TextIO

from kiosk import paths
from kiosk.commands.check_reports import explained, in_json, in_lines
from kiosk.commands.options import CheckOptions
from kiosk.commands.unspoken import unspoken
from kiosk.content.inspection import Inspection, inspect
from kiosk.content.messages import message
from kiosk.content.pictures.picture_store import PictureStore
from kiosk.publishing.poller import Poller
from kiosk.staff.settings_problems import settings_problems
from kiosk.system.settings.settings import read_settings

# How often the file is looked at while it is watched.
LOOK_S: Final = 0.5

Report = Callable[[Path, Inspection], Iterable[str]]


def run_check(options: CheckOptions, out: TextIO) -> int:
    """Checks the file as the options say; the exit status: 1 when the kiosk would refuse it, else 0."""
    if options.settings:
        return check_settings(options.file, out, in_json if options.json else in_lines)
    explain = out.isatty() if options.explain is None else options.explain
    report: Report = in_json if options.json else _for_people if explain else in_lines
    if options.watch:
        return watch(Poller(options.file), _timed_json if options.json else _timed(report), out, warn=options.warnings)
    return check(options.file, out, report, warn=options.warnings)


def check_settings(file: Path, out: TextIO, report: Report = in_lines) -> int:
    """Writes what is wrong with a file of settings; returns 1 when there are problems, else 0."""
    read = read_settings(file)
    problems = settings_problems(read.slips)
    _write(report(file, Inspection(problems=problems)), out)
    if not problems and report is in_lines:
        _write([message("settings", "all_well" if read.is_there else "missing", file=file)], out)
        if read.settings.mounting_height_mm is not None:
            from kiosk.commands.reach import told_reach  # which shows every screen

            _write(told_reach(read.settings.content or paths.CONTENT, read.settings), out)
    return 1 if problems else 0


def check(file: Path, out: TextIO, report: Report = in_lines, today: date | None = None, *, warn: bool = True) -> int:
    """Writes what is to be told of a file on that day (else today); returns 1 when there are problems, else 0."""
    found = _inspected(file, today or date.today(), None, warn=warn)
    _write(report(file, found), out)
    return 1 if found.problems else 0


def watch(
    poller: Poller, report: Report, out: TextIO, rest: Callable[[float], None] = time.sleep, *, warn: bool = True
) -> int:
    """Checks a file at once and whenever it or a picture has changed and come to rest, until Ctrl+C; returns 0."""
    try:
        poller.first()
        while True:
            _write(report(poller.file, _inspected(poller.file, date.today(), poller.store, warn=warn)), out)
            rest(LOOK_S)
            while poller.poll() is None:
                rest(LOOK_S)
    except KeyboardInterrupt:
        return 0


def _inspected(file: Path, today: date, store: PictureStore | None, *, warn: bool) -> Inspection:
    """All that is to be told of a file, what nobody says among it."""
    found = inspect(file, today, store, warn=warn)
    if not warn or found.content is None or found.document is None:
        return found
    notes = (*found.notes, *unspoken(found.content, found.document, file))
    return replace(found, notes=tuple(sorted(notes, key=lambda note: (note.line, note.column))))


def _for_people(file: Path, found: Inspection) -> Iterable[str]:
    return explained(file, found, shutil.get_terminal_size().columns)


def _timed_json(file: Path, found: Inspection) -> Iterable[str]:
    return in_json(file, found, time=datetime.now().astimezone().isoformat(timespec="seconds"))


def _timed(report: Report) -> Report:
    """The same report below a line with the time."""

    def timed(file: Path, found: Inspection) -> Iterable[str]:
        yield message("check", "at_time", time=f"{datetime.now().astimezone():%H:%M:%S}", file=file)
        yield from report(file, found)

    return timed


def _write(lines: Iterable[str], out: TextIO) -> None:
    """Writes lines even where the terminal or a file's name holds characters that do not fit."""
    encoding = out.encoding or "utf-8"
    for line in lines:
        out.write(" ".join(line.splitlines()).encode(encoding, errors="backslashreplace").decode(encoding) + "\n")
    out.flush()
