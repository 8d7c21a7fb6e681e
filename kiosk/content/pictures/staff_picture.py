"""A picture of the staff's own that was looked at: its bytes, and the pixels that the screen shows of it; no Qt."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any, Final

from kiosk.content.pictures.kinds import PictureInfo, PictureRefused, info_of
from kiosk.content.pictures.sandbox import SANDBOX
from kiosk.content.pictures.svg import Layer, Variant, layers

# Where a part lies: left, top, width, height, in the drawing's own units from its top left corner.
Box = tuple[float, float, float, float]

_PLAIN: Final = Variant()


@dataclass(frozen=True, eq=False)
class StaffPicture:
    """`data` are the bytes of the file, `pixels` a PNG or JPEG of it as it is shown with no layers and nothing lit.

    Other variants of a drawing, and the places of its parts, are asked of a child process and remembered. That may take
    `worker.DRAWING_S`, so `kiosk/theme/variants.py` asks for all that will be shown before it is.
    """

    data: bytes
    info: PictureInfo
    pixels: bytes
    _variants: dict[Variant, bytes] = field(default_factory=dict)
    _boxes: dict[str, Box | None] = field(default_factory=dict)

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of its bytes."""
        return sha256(self.data).hexdigest()

    @cached_property
    def layers(self) -> tuple[Layer, ...]:
        """The optional layers of a drawing, in the order they are drawn; none for a photograph."""
        return layers(self.data.decode("utf-8-sig")) if self.info.is_drawing else ()

    def variant(self, variant: Variant) -> bytes:
        """The pixels in that variant; those without any where that takes too much."""
        variant = self._seen(variant)
        if variant == _PLAIN:
            return self.pixels
        if variant not in self._variants:
            try:
                _, self._variants[variant] = self._ask({"task": "draw", "variant": variant})
            except PictureRefused:
                self._variants[variant] = self.pixels
        return self._variants[variant]

    def box(self, part: str) -> Box | None:
        """Where a part of a drawing lies; none for one that it does not have, or that covers nothing."""
        self.find((part,))
        return self._boxes[part]

    def find(self, parts: Iterable[str]) -> None:
        """Asks where these parts lie, all at once."""
        asked = {part: None for part in parts if part not in self._boxes}
        self._boxes.update(asked)
        if known := [part for part in asked if part in self.info.ids]:
            try:
                head, _ = self._ask({"task": "find", "ids": known})
            except PictureRefused:
                return
            self._boxes.update({part: tuple(box) for part, box in head["boxes"].items()})

    def _seen(self, variant: Variant) -> Variant:
        """What of a variant can be seen in this picture."""
        if not self.info.is_drawing:
            return _PLAIN
        lights = self.info.themed or b".lit" in self.data or b".dim" in self.data
        return variant._replace(style=variant.style if self.info.themed else "", lit=variant.lit if lights else ())

    def _ask(self, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        info = asdict(self.info) | {"ids": (), "parts": (), "letters": ""}
        return SANDBOX.ask({**request, "info": info}, self.data, "drawing_takes_long")


def proven(data: bytes, kind: str) -> StaffPicture:
    """The picture in the bytes of a file of that kind (`png`, `jpeg`, `webp`, `svg`); raises `PictureRefused`."""
    too_much = "drawing_takes_long" if kind == "svg" else "picture_odd"
    head, pixels = SANDBOX.ask({"task": "prove", "kind": kind}, data, too_much)
    return StaffPicture(data, info_of(head["info"]), pixels)
