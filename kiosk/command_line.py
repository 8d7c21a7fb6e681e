"""The command line: its options are stable, other tools rely on them."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Never

from kiosk import paths, tokens


class _OneLineParser(argparse.ArgumentParser):
    """Says a wrong use in one line and exits with 2."""

    def error(self, message: str) -> Never:
        sys.stderr.write(f"main.py: {message}; see `main.py --help`\n")
        raise SystemExit(2)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options given; exits with status 2 and one line for a wrong use."""
    return _parser().parse_args(arguments)


def _look() -> _OneLineParser:
    """The options of the kiosk and of the gallery; made anew for each, since a parser's defaults reach its parents."""
    look = _OneLineParser(add_help=False)
    look.add_argument("--content", type=Path, default=argparse.SUPPRESS, metavar="FILE", help="another content file")
    look.add_argument("--language", default=argparse.SUPPRESS, metavar="CODE", help="the language to start in")
    look.add_argument("--text-size", type=int, choices=tokens.TEXT_SIZES, default=argparse.SUPPRESS)
    look.add_argument("--high-contrast", action="store_true", default=argparse.SUPPRESS)
    look.add_argument("--reduced-motion", action="store_true", default=argparse.SUPPRESS)
    return look


def _parser() -> argparse.ArgumentParser:
    parser = _OneLineParser(prog="main.py", description="The waiting-room kiosk.", parents=[_look()])
    parser.set_defaults(
        content=paths.CONTENT, language=None, text_size=1, high_contrast=False, reduced_motion=False, command=None
    )
    parser.add_argument("--window", nargs="?", type=_size, const=(0, 0), metavar="WxH", help="in a window, for a demo")
    commands = parser.add_subparsers(dest="command", parser_class=_OneLineParser, metavar="COMMAND")
    check = commands.add_parser("check", help="every problem of a content file, one a line")
    check.add_argument("file", type=Path, nargs="?", default=paths.CONTENT, metavar="FILE")
    gallery = commands.add_parser("gallery", help="every screen as a PNG; needs no display", parents=[_look()])
    gallery.add_argument("folder", type=Path, metavar="FOLDER")
    gallery.add_argument("--size", type=_size, default=(1080, 1920), metavar="WxH")
    commands.add_parser("pin", help="asks twice for the staff PIN and stores its hash")
    commands.add_parser("schema", help="prints the schema of the content file")
    return parser


def _size(text: str) -> tuple[int, int]:
    """`WxH` in pixels."""
    width, _, height = text.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal() and 800 <= int(width) <= 16384 and 600 <= int(height) <= 16384):
        raise argparse.ArgumentTypeError(f"'{text}' is not a size such as 1366x768, at least 800x600")
    return int(width), int(height)
