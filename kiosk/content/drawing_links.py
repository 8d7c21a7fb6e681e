"""What a drawing refers to: only parts of itself and small pictures within it, and not so that it multiplies; no Qt."""

import base64
import binascii
import re
from bisect import bisect_left
from typing import Final, NoReturn
from urllib.parse import unquote

from kiosk.content.picture_kinds import PictureRefused

# All pictures within one drawing together; each is kept whole in memory while the drawing is shown.
MOST_INNER_PIXELS: Final = 4_000_000
# So many elements may be drawn, counting each copy that `use` makes.
MOST_COPIES: Final = 50_000
# References that lead on to references, from one to the next.
_LONGEST_CHAIN: Final = 50

_LINKS: Final = frozenset({"href", "src", "{http://www.w3.org/1999/xlink}href"})
_BASE: Final = "{http://www.w3.org/XML/1998/namespace}base"
_INNER: Final = re.compile(r"data:image/(png|jpe?g);(?:[^,;]*;)*base64,(.*)", re.DOTALL | re.IGNORECASE)
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_ESCAPE: Final = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
_URL: Final = re.compile(r"""(?:url|src|image|image-set)\(\s*["']?\s*([^"')]*)""", re.IGNORECASE)
_MOVES: Final = re.compile(r"@keyframes|\banimation(?:-[a-z]+)?\s*:", re.IGNORECASE)


class Links:
    """Judges every reference of a drawing, fed in the order of its elements."""

    def __init__(self) -> None:
        self._elements = 0
        self._pixels = 0
        self._open: list[tuple[str | None, int]] = []
        self._spans: dict[str, tuple[int, int]] = {}  # the elements from, and before, that an id stands for
        self._at: list[int] = []  # which element refers
        self._to: list[str] = []  # to which id

    # --- as the drawing is parsed -------------------------------------------------------------------------------------

    def open(self, ident: str | None) -> None:
        """An element begins, perhaps one with an id."""
        self._open.append((ident, self._elements))
        self._elements += 1

    def close(self) -> None:
        """The innermost element ends."""
        ident, first = self._open.pop()
        if ident is not None:
            self._spans.setdefault(ident, (first, self._elements))

    def attribute(self, element: str, name: str, value: str, line: int) -> None:
        """Judges an attribute of the innermost element; raises `PictureRefused`."""
        if name == _BASE:
            _refuse("drawing_with_link", line)
        if name in _LINKS or name.rpartition("}")[2].lower() == "href":
            self._judge(value.strip(), line, copies=element != "a")
        elif name == "style" or ("(" in value and not name.lower().endswith("transform")):
            self.style(value, line, copies=True)

    def style(self, words: str, line: int, *, copies: bool = False) -> None:
        """Judges what a style says; raises `PictureRefused`."""
        plain = _ESCAPE.sub(_unescaped, _COMMENT.sub("", words))
        if "@import" in plain.lower():
            _refuse("drawing_with_link", line)
        if _MOVES.search(plain):
            _refuse("drawing_that_moves", line)
        for found in _URL.finditer(plain):
            self._judge(found[1].strip(), line, copies=copies)

    def _judge(self, target: str, line: int, *, copies: bool) -> None:
        if target.startswith("#"):
            if copies:
                self._at.append(self._elements - 1)
                self._to.append(target[1:])
        elif found := _INNER.fullmatch(target):
            self._look_inside(found, line)
        elif target.lower().startswith("data:"):
            _refuse("drawing_with_inner_file", line)
        elif target:
            _refuse("drawing_with_link", line)

    def _look_inside(self, found: re.Match[str], line: int) -> None:
        from kiosk.content.photographs import prove_photograph  # Pillow takes 60 ms to load, and few drawings need it

        try:
            data = base64.b64decode("".join(unquote(found[2]).split()), validate=True)
            kind = "png" if found[1].lower() == "png" else "jpeg"
            self._pixels += prove_photograph(data, kind, MOST_INNER_PIXELS)
        except (binascii.Error, PictureRefused) as error:
            raise PictureRefused("drawing_with_bad_picture", line=line) from error
        if self._pixels > MOST_INNER_PIXELS:
            _refuse("drawing_with_bad_picture", line)

    # --- when it is over ----------------------------------------------------------------------------------------------

    def prove_few_copies(self) -> None:
        """Raises `PictureRefused` when parts that show one another would be drawn without end, or very often."""
        known: dict[str, int] = {}
        drawn = self._elements + sum(self._drawn(target, known, ()) for target in self._to)
        if drawn > MOST_COPIES:
            raise PictureRefused("drawing_of_copies")

    def _drawn(self, ident: str, known: dict[str, int], above: tuple[str, ...]) -> int:
        """How many elements are drawn for a reference to that id."""
        if ident in above or len(above) > _LONGEST_CHAIN:
            raise PictureRefused("drawing_of_copies")
        if ident not in known and ident in self._spans:
            first, end = self._spans[ident]
            inner = self._to[bisect_left(self._at, first) : bisect_left(self._at, end)]
            known[ident] = end - first + sum(self._drawn(target, known, (*above, ident)) for target in inner)
        return known.get(ident, 0)


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else 0
    return found[2] or (chr(code) if 0 < code < 0x110000 else "")


def _refuse(kind: str, line: int) -> NoReturn:
    raise PictureRefused(kind, line=line)
