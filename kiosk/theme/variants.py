"""All variants of the staff's own drawings that the screens of a content show, drawn before they are shown; no Qt.

A drawing of the program is drawn when it is seen, in a few milliseconds. One from outside may take two seconds in
another process, which no screen may wait for.
"""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from pydantic import BaseModel

from kiosk.content.edition import Edition
from kiosk.content.model import Content, Picture, Region
from kiosk.content.pictures.staff_picture import StaffPicture
from kiosk.content.pictures.svg import Variant, filled_in, stacked
from kiosk.theme.accent import accented
from kiosk.theme.colours import Palettes

Kind = TypeVar("Kind", bound=BaseModel)


def prepare_pictures(edition: Edition, palettes: Palettes, style: str) -> None:
    """Draws them, and finds the parts that are named; `style` is the text of `pictures.css`."""
    if edition.own:
        from PIL import Image

        Image.preinit()  # here, and not when the first of them is shown
    calm = accented(palettes.calm, edition.content.accent)
    styles = [filled_in(style, colours.picture) for colours in (calm, palettes.high_contrast)]
    for name, variant in _variants(edition.content, edition.own):
        for filled in styles:
            edition.own[name].variant(variant._replace(style=filled))
    for name, parts in _parts(edition.content, edition.own):
        edition.own[name].find(parts)


def _variants(content: Content, own: Mapping[str, StaffPicture]) -> Iterator[tuple[str, Variant]]:
    """Every variant of every picture of the staff's, styles aside."""
    for part in (content.attract, *content.sections):
        before: tuple[str, ...] = ()
        for picture in _within(part, Picture):
            if picture.file in own:
                yield picture.file, Variant("", picture.show, picture.lit)
                # As `views/steps.py` has it: a step comes out of the one before it, the first out of nothing.
                for layers in {(), before}:
                    yield from _on_the_way(layers, picture, own[picture.file])
            before = picture.show
    waiting = content.attract.picture
    if waiting.file in own:
        yield from ((waiting.file, Variant("", (), (part,), part)) for part in content.attract.breathe)


def _on_the_way(before: tuple[str, ...], after: Picture, picture: StaffPicture) -> Iterator[tuple[str, Variant]]:
    """What is drawn while the layers of a picture come out of those before."""
    ground, above = stacked(picture.layers, before, after.show)
    yield after.file, Variant("", ground, after.lit)
    yield after.file, Variant("", before, after.lit)
    yield from ((after.file, Variant("", (), after.lit, layer.id)) for layer in above)


def _parts(content: Content, own: Mapping[str, StaffPicture]) -> Iterator[tuple[str, list[str]]]:
    """The parts of each picture whose place must be known."""
    for part in (content.attract, *content.sections):
        regions = [region.part for region in _within(part, Region)]
        for picture in _within(part, Picture):
            if picture.file in own:
                named = [label.at for label in picture.labels] + ([picture.focus] if picture.focus else [])
                yield picture.file, named + regions + [layer.id for layer in own[picture.file].layers]
    if content.attract.picture.file in own:
        yield content.attract.picture.file, list(content.attract.breathe)


def _within(value: object, kind: type[Kind]) -> Iterator[Kind]:
    """All models of a kind within a part of a content, in its order."""
    if isinstance(value, kind):
        yield value
    if isinstance(value, BaseModel):
        value = tuple(vars(value).values())
    if isinstance(value, tuple):
        for inner in value:
            yield from _within(inner, kind)
