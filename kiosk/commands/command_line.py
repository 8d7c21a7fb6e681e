"""The command line, read into frozen options; it is stable, other tools rely on it."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Never

from kiosk import paths, tokens
from kiosk.commands.options import (
    CheckOptions,
    GalleryOptions,
    HistoryOptions,
    Options,
    PinOptions,
    RestoreOptions,
    SchemaOptions,
    VoicesOptions,
)
from kiosk.system.options import KioskOptions, StartOptions


class _OneLineParser(argparse.ArgumentParser):
    """Says a wrong use in one line and exits with 2."""

    def error(self, message: str) -> Never:
        """Ends the program instead of printing the whole usage."""
        sys.stderr.write(f"main.py: {message}; see `main.py --help`\n")
        raise SystemExit(2)


def parse(arguments: Sequence[str]) -> Options:
    """The options given; exits with status 2 and one line for a wrong use."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.record is not None and not given.tour:
        parser.error("--record needs --tour")
    given.start = StartOptions(given.language, given.text_size, given.high_contrast, given.reduced_motion)
    if given.options is CheckOptions and given.settings and given.file is paths.CONTENT:
        given.file = paths.settings()
    given.demo = given.demo or given.tour
    if given.demo and given.window is None:
        given.window = (0, 0)
    options: Options = given.options(**{field.name: getattr(given, field.name) for field in fields(given.options)})
    return options


def _appearance() -> _OneLineParser:
    """The options of the kiosk and of the gallery; made anew for each, since a parser's defaults reach its parents."""
    appearance = _OneLineParser(add_help=False, argument_default=argparse.SUPPRESS)
    appearance.add_argument("--content", type=Path, metavar="FILE", help="another content file")
    appearance.add_argument("--language", metavar="CODE", help="the language to start in")
    appearance.add_argument("--text-size", type=int, choices=tokens.TEXT_SIZES)
    appearance.add_argument("--high-contrast", action="store_true")
    appearance.add_argument("--reduced-motion", action="store_true")
    return appearance


def _parser() -> argparse.ArgumentParser:
    parser = _OneLineParser(prog="main.py", description="The waiting-room kiosk.", parents=[_appearance()])
    parser.set_defaults(options=KioskOptions, content=paths.CONTENT, **vars(StartOptions()))
    parser.add_argument("--window", nargs="?", type=_size, const=(0, 0), metavar="WxH", help="in a window, for a demo")
    parser.add_argument("--demo", action="store_true", help="in a window that fits the screen; F1 lists its keys")
    parser.add_argument("--first-start", action="store_true", help="asks staff how to set up, where nothing is yet")
    parser.add_argument("--tour", action="store_true", help="a demo that runs by itself until someone touches")
    parser.add_argument(
        "--record", type=Path, metavar="FOLDER", help="the tour as PNG frames, ten a second, and a video; then ends"
    )
    commands = parser.add_subparsers(parser_class=_OneLineParser, metavar="COMMAND")
    _add_check(commands.add_parser("check", help="every problem of a content file, one a line, then warnings"))
    gallery = commands.add_parser("gallery", help="every screen as a PNG; needs no display", parents=[_appearance()])
    gallery.add_argument("folder", type=Path, metavar="FOLDER")
    gallery.add_argument("--size", type=_size, default=(1080, 1920), metavar="WxH")
    gallery.set_defaults(options=GalleryOptions)
    history = commands.add_parser("history", help="the kept versions of a content file and what changed with each")
    restore = commands.add_parser("restore", help="brings a kept version back, with its pictures")
    restore.add_argument("number", type=_number, metavar="N", help="as `history` tells it")
    for command, options in ((history, HistoryOptions), (restore, RestoreOptions)):
        command.add_argument("--content", type=Path, default=argparse.SUPPRESS, metavar="FILE")
        command.set_defaults(options=options)
    again = "the kiosk, started again whenever it ends by itself, hangs or is never ready; options as without it"
    commands.add_parser("supervise", help=again)  # read by `app`, for its options are the kiosk's
    commands.add_parser("pin", help="asks twice for the staff PIN and stores its hash").set_defaults(options=PinOptions)
    voices = commands.add_parser("voices", help="renders the speech that is missing; `make voices` sets its engine up")
    voices.add_argument("file", type=Path, nargs="?", default=paths.CONTENT, metavar="FILE")
    voices.add_argument("--script", type=Path, metavar="CSV", help="lists all sentences for a person to record instead")
    voices.add_argument("--prune", action="store_true", help="takes away the speech of what nobody says any more")
    voices.set_defaults(options=VoicesOptions)
    commands.add_parser("schema", help="prints the schema of the content file").set_defaults(options=SchemaOptions)
    return parser


def _add_check(check: argparse.ArgumentParser) -> None:
    check.set_defaults(options=CheckOptions)
    check.add_argument("file", type=Path, nargs="?", default=paths.CONTENT, metavar="FILE")
    how = check.add_mutually_exclusive_group()
    by_place = "by place, with the lines of the file; the rule on a terminal"
    how.add_argument("--explain", action=argparse.BooleanOptionalAction, help=by_place)
    how.add_argument("--json", action="store_true", help="one JSON document, for tools")
    check.add_argument("--no-warnings", dest="warnings", action="store_false", help="problems only")
    check.add_argument("--settings", action="store_true", help="of the settings: FILE, or those the kiosk uses")
    check.add_argument("--watch", action="store_true", help="checks again at each save, until Ctrl+C")


def _number(text: str) -> int:
    """The number of a version."""
    if not (text.isascii() and text.isdecimal()):
        raise argparse.ArgumentTypeError(f"'{text}' is not the number of a version")
    return int(text)


def _size(text: str) -> tuple[int, int]:
    """`WxH` in pixels."""
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal() and 800 <= int(width) <= 16384 and 600 <= int(height) <= 16384):
        raise argparse.ArgumentTypeError(f"'{text}' is not a size such as 1366x768, at least 800x600")
    return int(width), int(height)
