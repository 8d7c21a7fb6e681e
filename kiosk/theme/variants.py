"""All variants of the staff's own drawings that the screens of a content show, drawn before they are shown; no Qt.

A drawing of the program is drawn when it is seen, in a few milliseconds. One from outside may take two seconds in
another process, which no screen may wait for.
"""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from pydantic import BaseModel

from kiosk.content.edition import Edition
from kiosk.content.model import Content, Glimpse, Picture, Region
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
    for part in _parts_of(content):
        before: tuple[str, ...] = ()
        for glimpse in _within(part, Glimpse):
            for picture in glimpse.states if isinstance(glimpse, Picture) else (glimpse,):
                if picture.file in own:
                    yield picture.file, Variant("", picture.show, picture.lit)
                    # As `views/steps.py` has it: a step comes out of the one before it, the first out of nothing.
                    for layers in {(), before}:
                        yield from _on_the_way(layers, picture, own[picture.file])
                before = picture.show
    waiting = content.attract.picture
    if waiting.file in own and (breathing := content.attract.breathe):
        yield from ((waiting.file, Variant("", (), (part,), part)) for part in breathing)
        # As `BreathingPicture` has it: all parts dim, each as it is beside a lit one.
        yield waiting.file, Variant("", waiting.show, (breathing[-1],))
        yield waiting.file, Variant("", (), (breathing[0],), breathing[-1])


def _on_the_way(before: tuple[str, ...], after: Glimpse, picture: StaffPicture) -> Iterator[tuple[str, Variant]]:
    """What is drawn while the layers of a picture come out of those before."""
    ground, above = stacked(picture.layers, before, after.show)
    yield after.file, Variant("", ground, after.lit)
    yield after.file, Variant("", before, after.lit)
    yield from ((after.file, Variant("", (), after.lit, layer.id)) for layer in above)


def _parts(content: Content, own: Mapping[str, StaffPicture]) -> Iterator[tuple[str, list[str]]]:
    """The parts of each picture whose place must be known."""
    # The regions are shown in the overview of their section, and with the places of the topics on the front page.
    figure = [
        *(region.part for region in _within(content.sections, Region)),
        *(one.at for one in content.sections if one.at),
    ]
    for part in _parts_of(content):
        for glimpse in _within(part, Glimpse):
            if glimpse.file in own:
                states = glimpse.states if isinstance(glimpse, Picture) else ()
                labels = [label for state in states for label in state.labels]
                named = [name for label in labels for name in (label.at, label.part) if name]
                layers = [layer.id for layer in own[glimpse.file].layers]
                yield glimpse.file, [*named, *([glimpse.focus] if glimpse.focus else []), *figure, *layers]
    if content.attract.picture.file in own:
        yield content.attract.picture.file, list(content.attract.breathe)


def _parts_of(content: Content) -> tuple[BaseModel, ...]:
    """The parts of a content that have pictures, each with its own order of them."""
    story = () if content.story is None else (content.story,)
    return (content.attract, content.home, *story, *content.sections, *content.glossary)


def _within(value: object, kind: type[Kind]) -> Iterator[Kind]:
    """All models of a kind within a part of a content, in its order."""
    if isinstance(value, kind):
        yield value
    if isinstance(value, BaseModel):
        value = tuple(vars(value).values())
    if isinstance(value, tuple):
        for inner in value:
            yield from _within(inner, kind)
