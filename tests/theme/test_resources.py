"""Icons, pictures, style sheet, typeface: all that the content names is there, and all that is there can be shown."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

import numpy as np
import pytest
from defusedxml.ElementTree import parse
from fontpkg_atkinson_hyperlegible import FAMILY
from pydantic import BaseModel
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QFontInfo, QImage, QPixmap, QRawFont
from PySide6.QtWidgets import QApplication

from kiosk import parts, paths, tokens
from kiosk.content.model import Content, Picture, Regions
from kiosk.content.pictures.spec import PictureSpec
from kiosk.theme.colours import Colours
from kiosk.theme.metrics import Metrics
from kiosk.theme.theme import Theme
from kiosk.theme.theme_source import filled_in
from kiosk.theme.viewport import Viewport
from tests.support.colours import CALM, HIGH_CONTRAST
from tests.support.picture_files import looked_at, photograph
from tests.support.screens import Pixels, altered

PICTURES = sorted((paths.RESOURCES / "pictures").glob("*.svg"))
ICONS = sorted(paths.ICONS.glob("*.svg"))
THEMES = {"calm": CALM, "high": HIGH_CONTRAST}
# Classes that say what a shape is for, not how it looks.
_MEANINGS = {"option", "part"}
_TOKEN = re.compile(r"\{([\w-]+)\}")
_BOX = QSize(320, 320)

# What each script draws: how many drawings.
DRAWN: Final = (("make_spine", 1), ("make_injection", 1), ("make_conditions", 7), ("make_risks", 2))

every_picture = pytest.mark.parametrize("file", PICTURES, ids=lambda file: file.stem)
every_drawing = pytest.mark.parametrize("file", [*PICTURES, *ICONS], ids=lambda file: f"{file.parent.name}-{file.stem}")
every_theme = pytest.mark.parametrize("theme", THEMES)


def inside(value: Any) -> Iterator[BaseModel]:
    """A model and all models within it."""
    if isinstance(value, tuple):
        for item in value:
            yield from inside(item)
    elif isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from inside(getattr(value, name))


def pictures_of(content: Content) -> list[Picture]:
    """Every picture that the content shows."""
    return [part for part in inside(content) if isinstance(part, Picture)]


def elements(file: Path) -> list[ElementTree.Element]:
    """All elements of a drawing."""
    return list(parse(file).getroot().iter())


def ids(file: Path) -> set[str]:
    """The ids of a drawing's elements."""
    return {element.get("id", "") for element in elements(file)} - {""}


def classes(file: Path) -> set[str]:
    """The classes of a drawing's elements."""
    return {name for element in elements(file) for name in element.get("class", "").split()}


def options(file: Path) -> set[str]:
    """The ids of a drawing's optional layers."""
    return {element.get("id", "") for element in elements(file) if "option" in element.get("class", "").split()}


def whole(shape: QSizeF, box: QSize) -> Viewport:
    """All of a picture, as large as fits a box."""
    size = shape.scaled(QSizeF(box), Qt.AspectRatioMode.KeepAspectRatio).toSize()
    return Viewport(size, QRectF(QPointF(), shape), 1.0)


def drawn(file: Path, colours: Colours, show: tuple[str, ...] = (), lit: tuple[str, ...] = ()) -> Pixels:
    """A picture as it is painted: rows of pixels of red, green, blue, alpha."""
    artwork = parts.make_artwork()
    name = name_of(file)
    return pixels_of(artwork.picture(PictureSpec(name, show, lit), colours, whole(artwork.shape(name), _BOX)))


def pixels_of(pixmap: QPixmap) -> Pixels:
    """Rows of pixels of red, green, blue, alpha."""
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_RGBA8888)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4).copy()


def name_of(file: Path) -> str:
    """The name by which the content knows a picture."""
    return file.relative_to(paths.PROGRAM).as_posix()


# --- what the content names -------------------------------------------------------------------------------------------


def test_every_picture_of_the_content_is_there(content: Content) -> None:
    """Each picture's file exists beside the content or among the program's."""
    missing = [p.file for p in pictures_of(content) if paths.find_picture(p.file, paths.PROGRAM) is None]
    assert not missing


def test_every_icon_of_the_content_is_there(content: Content) -> None:
    """Each section and each effect has an icon that exists."""
    named = {getattr(part, "icon", None) for part in inside(content)} - {None}
    assert named
    assert named <= paths.icon_names()


def test_every_layer_and_part_of_the_content_is_there(content: Content) -> None:
    """What a picture shows is an optional layer of its drawing, what it lights or names is one of its parts."""
    missing = [
        f"{picture.file}: {name}"
        for picture in pictures_of(content)
        if picture.file.endswith(".svg")
        for found, names in ((options, picture.show), (ids, picture.lit), (ids, [name.at for name in picture.labels]))
        for name in names
        if name not in found(paths.PROGRAM / picture.file)
    ]
    assert not missing


def test_every_region_is_a_part_of_the_overview(content: Content) -> None:
    """Each region of the spine is an element of the picture that leads to it, and lies inside that picture."""
    artwork = parts.make_artwork()
    overviews = [section for section in content.sections if isinstance(section, Regions)]
    assert overviews
    for section in overviews:
        for region in section.items:
            part, shape = artwork.part(section.picture.file, region.part), artwork.shape(section.picture.file)
            assert not part.isEmpty(), region.part
            assert 0 <= part.left() < part.right() <= 1.001 * shape.width()
            assert 0 <= part.top() < part.bottom() <= 1.001 * shape.height()


def test_every_shown_layer_and_lit_part_is_seen(qapp: QApplication, content: Content) -> None:
    """Each optional layer and each lit part changes its picture: none is hidden behind the rest or too faint."""
    assert qapp
    unseen = [name for picture in pictures_of(content) for name in unseen_parts(picture)]
    assert not unseen


def unseen_parts(picture: Picture) -> Iterator[str]:
    """The layers and lit parts without which the picture looks the same."""
    file = paths.PROGRAM / picture.file
    whole = drawn(file, CALM, picture.show, picture.lit)
    for name in picture.show:
        if np.array_equal(whole, drawn(file, CALM, tuple({*picture.show} - {name}), picture.lit)):
            yield f"{picture.file}: layer {name}"
    if picture.lit and np.array_equal(whole, drawn(file, CALM, picture.show)):
        yield f"{picture.file}: lit {picture.lit}"


# --- drawings ---------------------------------------------------------------------------------------------------------


@every_picture
@every_theme
def test_every_picture_shows_something(qapp: QApplication, file: Path, theme: str) -> None:
    """A drawing covers some of its room, in more than one colour, with all of its layers shown."""
    assert qapp
    seen = drawn(file, THEMES[theme], tuple(options(file)))
    assert (seen[..., 3] > 128).mean() > 0.05
    assert len(np.unique(seen[seen[..., 3] == 255][:, :3], axis=0)) > 2


@every_picture
def test_every_picture_follows_the_theme(qapp: QApplication, file: Path) -> None:
    """A drawing looks different in high contrast."""
    assert qapp
    assert not np.array_equal(drawn(file, CALM), drawn(file, HIGH_CONTRAST))


@pytest.mark.parametrize("file", ICONS, ids=lambda file: file.stem)
def test_every_icon_has_the_colour_it_is_given(qapp: QApplication, file: Path) -> None:
    """An icon is drawn in the asked colour alone, and covers some of its square."""
    assert qapp
    seen = pixels_of(parts.make_artwork().icon(file.stem, "#ff0000", 96, 1.0))
    solid = seen[seen[..., 3] == 255]
    assert len(solid) > 96 * 96 * 0.02
    assert (solid[:, :3] == (255, 0, 0)).all()


@every_picture
def test_every_class_has_a_look(file: Path) -> None:
    """Each class of a drawing has a rule in `resources/theme/pictures.css`."""
    known = set(re.findall(r"\.([\w-]+)", re.sub(r"\{[^{}]*(\{[^{}]*\}[^{}]*)*\}", " ", picture_style())))
    assert classes(file) - _MEANINGS <= known


def test_every_look_is_of_something() -> None:
    """Each class of `pictures.css` is one of a drawing, and each colour of the drawings is used."""
    used = set().union(*map(classes, PICTURES)) | {"lit", "dim"}
    assert set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"\{([^{}]|\{[^{}]*\})*\}", " ", picture_style()))) <= used
    by_code = {"accent", "alarm", "lit"}
    assert set(CALM.picture) <= set(_TOKEN.findall(picture_style())) | by_code


@pytest.mark.parametrize(("script", "count"), DRAWN)
def test_a_drawing_is_what_its_script_draws(script: str, count: int, tmp_path: Path) -> None:
    """Nobody mended by hand what the next run of the script would undo."""
    made_by = paths.PROGRAM / "tools" / "pictures" / f"{script}.py"
    subprocess.run([sys.executable, str(made_by), str(tmp_path)], check=True)
    made = sorted(tmp_path.glob("*.svg"))
    assert len(made) == count
    for file in made:
        assert file.read_text("utf-8") == (paths.RESOURCES / "pictures" / file.name).read_text("utf-8"), file.name


@every_drawing
def test_drawings_hold_no_words_and_nothing_from_outside(file: Path) -> None:
    """A drawing has no text, for words come from the content; no script, no other file, and a size."""
    found = elements(file)
    names = {element.tag.rpartition("}")[2] for element in found}
    assert not names & {"text", "tspan", "textPath", "script", "image", "foreignObject", "a"}
    links = [value for element in found for key, value in element.attrib.items() if key.endswith("href")]
    assert all(link.startswith("#") for link in links)
    assert found[0].get("viewBox")


@every_drawing
def test_drawings_name_no_colour(file: Path) -> None:
    """The theme alone says what colour a shape has: no fill or stroke in a drawing but none, a gradient, or its own."""
    free = re.compile(r"none|currentColor|url\(#[\w-]+\)|inherit")
    named = [
        f"{element.tag.rpartition('}')[2]} {key}={value}"
        for element in elements(file)
        for key, value in element.attrib.items()
        if key in ("fill", "stroke", "stop-color", "color", "style") and not free.fullmatch(value)
    ]
    assert not named


@every_drawing
def test_ids_of_a_drawing_are_its_own(file: Path) -> None:
    """No id stands twice in a drawing, for the second could never be shown or lit."""
    found = [element.get("id") for element in elements(file) if element.get("id")]
    assert len(found) == len(set(found))


# --- themes -----------------------------------------------------------------------------------------------------------


def without_comments(sheet: str) -> str:
    """A style sheet's rules alone."""
    return re.sub(r"/\*.*?\*/", " ", sheet, flags=re.DOTALL)


def picture_style() -> str:
    """The rules for drawings."""
    return without_comments(paths.PICTURE_STYLE.read_text("utf-8"))


@every_theme
def test_every_colour_of_the_drawings_is_in_the_theme(theme: str) -> None:
    """Each `{token}` of `pictures.css` is a colour of the theme."""
    assert set(_TOKEN.findall(picture_style())) <= set(THEMES[theme].picture)


def test_both_themes_name_the_same_colours() -> None:
    """No colour of drawings is missing in one of the themes, and each one is a colour."""
    assert set(CALM.picture) == set(HIGH_CONTRAST.picture)
    for colours in THEMES.values():
        assert all(re.fullmatch(r"#[0-9a-f]{6}", colour) for colour in colours.picture.values())


@every_theme
def test_the_style_sheet_is_filled_in(theme: str) -> None:
    """No `{token}` of `kiosk.qss` is left in the style sheet that Qt is given."""
    look = Theme(THEMES[theme], Metrics(1080, 1920, 1.0, 1), parts.make_artwork())
    sheet = without_comments(filled_in(paths.STYLE_SHEET.read_text("utf-8"), look))
    assert not _TOKEN.findall(sheet)
    assert sheet.count("{") == sheet.count("}") > 0


# --- typeface ---------------------------------------------------------------------------------------------------------


def test_the_typeface_is_the_one_meant(qapp: QApplication) -> None:
    """Qt uses the font made for low vision, in both weights, and no other in its place."""
    assert qapp
    for bold in (False, True):
        font = QFont(FAMILY)
        font.setBold(bold)
        assert QFontInfo(font).family() == FAMILY
        assert QFontInfo(font).bold() is bold


def test_the_typeface_has_every_letter(qapp: QApplication, content: Content) -> None:
    """Each character of the content, and each of Spanish, is in the typeface in both weights."""
    assert qapp
    letters = set("áéíóúüñÁÉÍÓÚÜÑ¿¡“”«»–—…’0123456789()-")

    def gather(_code: str, text: str, _limit: int) -> str:
        letters.update(text)
        return text

    altered(content, gather)
    for bold in (False, True):
        font = QFont(FAMILY)
        font.setBold(bold)
        raw = QRawFont.fromFont(font)
        assert not {letter for letter in letters if not letter.isspace() and not raw.supportsCharacter(ord(letter))}
        assert not raw.supportsCharacter(ord("ж"))


def test_capitals_are_as_high_as_the_tokens_say(qapp: QApplication) -> None:
    """The share of capitals in the font size, which the sizes were chosen by, is the typeface's own."""
    assert qapp
    font = QFont(FAMILY)
    font.setPixelSize(1000)
    assert QRawFont.fromFont(font).capHeight() / 1000 == pytest.approx(tokens.CAPITAL_RATIO, abs=0.002)


# --- photographs ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("held", [1, 3, 6, 8])
def test_a_photograph_stands_upright_however_the_camera_was_held(qapp: QApplication, held: int) -> None:
    """A phone writes the pixels as its chip lies, and which way is up beside them; the picture fills its room."""
    assert qapp
    artwork = parts.make_artwork(looked_at(door_jpg=photograph("JPEG", 120, 90, held=held)))
    upright = QSize(120, 90) if held in (1, 3) else QSize(90, 120)
    assert artwork.shape("door.jpg") == QSizeF(upright)
    shown = artwork.picture(PictureSpec("door.jpg"), CALM, whole(artwork.shape("door.jpg"), upright / 3))
    assert shown.size() == upright / 3
