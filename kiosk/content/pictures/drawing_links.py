"""What a drawing refers to: only parts of itself and small pictures within it; no Qt."""

import base64
import binascii
import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote

from kiosk.content.pictures.css import PROPERTIES, too_new
from kiosk.content.pictures.kinds import PictureRefused

# All pictures within one drawing together; they are decoded while the drawing is drawn, within its limit of memory.
MOST_INNER_PIXELS: Final = 4_000_000

_BASE: Final = "{http://www.w3.org/XML/1998/namespace}base"
_INNER: Final = re.compile(r"data:image/(png|jpe?g|webp);(?:[^,;]*;)*base64,(.*)", re.DOTALL | re.IGNORECASE)
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_ESCAPE: Final = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_URL: Final = re.compile(r"""(?:url|src|image|image-set)\(\s*["']?\s*([^"')]*)""", re.IGNORECASE)
_MOVES: Final = re.compile(r"@keyframes|\banimation(?:-[a-z]+)?\s*:", re.IGNORECASE)


class Links:
    """Judges every reference of a drawing, fed in the order of its elements."""

    def __init__(self) -> None:
        self._pixels = 0

    def judge(self, attributes: Mapping[str, str], line: int) -> None:
        """Judges the attributes of an element that begins; raises `PictureRefused`."""
        for name, value in attributes.items():
            if name == _BASE:
                raise PictureRefused("drawing_with_link", line=line)
            if name == "src" or name.rpartition("}")[2].lower() == "href":
                self._judge_target(value.strip(), line)
            elif name == "style":
                self.judge_style(value, line)
            elif name in PROPERTIES:
                self.judge_style(f"{name}: {value}", line)
            elif "(" in value and not name.lower().endswith("transform"):
                self._judge_links(value, line)

    def judge_style(self, words: str, line: int) -> None:
        """Judges a style sheet; raises `PictureRefused`."""
        if found := too_new(words):
            raise PictureRefused("drawing_too_new", line=line, words=found)
        self._judge_links(words, line)

    def _judge_links(self, words: str, line: int) -> None:
        plain = _ESCAPE.sub(_unescaped, _COMMENT.sub("", words))
        if "@import" in plain.lower():
            raise PictureRefused("drawing_with_link", line=line)
        if _MOVES.search(plain):
            raise PictureRefused("drawing_that_moves", line=line)
        for found in _URL.finditer(plain):
            self._judge_target(found[1].strip(), line)

    def _judge_target(self, target: str, line: int) -> None:
        if found := _INNER.fullmatch(target):
            self._look_inside(found, line)
        elif target and not target.startswith("#"):
            is_file = target.lower().startswith("data:")
            raise PictureRefused("drawing_with_inner_file" if is_file else "drawing_with_link", line=line)

    def _look_inside(self, found: re.Match[str], line: int) -> None:
        # Pillow takes 60 ms to load, and few drawings need it.
        from kiosk.content.pictures.photographs import prove_photograph

        try:
            data = base64.b64decode("".join(unquote(found[2]).split()), validate=True)
            kind = found[1].lower().replace("jpg", "jpeg")
            self._pixels += prove_photograph(data, kind, MOST_INNER_PIXELS)
        except (binascii.Error, PictureRefused) as error:
            raise PictureRefused("drawing_with_bad_picture", line=line) from error
        if self._pixels > MOST_INNER_PIXELS:
            raise PictureRefused("drawing_with_bad_picture", line=line)


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else 0
    return found[2] or (chr(code) if 0 < code < 0x110000 else "")
