"""The clinic's own accent colour: a theme around it that can be read, and what staff are told of one that cannot."""

import json
import re
from itertools import product
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from kiosk import parts, paths
from kiosk.content.contrast import contrast, darkened
from kiosk.content.model import Content
from kiosk.content.reading import ContentRefused, read
from kiosk.navigation import Visit
from kiosk.theme.accent import accented
from kiosk.theme.colours import Colours
from kiosk.theme.theme_source import Display
from tests.journeys.test_screens import edges_and_grounds
from tests.support.colours import CALM, HIGH_CONTRAST
from tests.support.rig import edited
from tests.support.screens import ratio_of

# Plum, navy, brown, forest, blue, wine, olive, grey, black, and colours that are just dark enough.
ACCENTS: Final = (
    "#094c50", "#5b2a6e", "#1f3f77", "#6b3d12", "#2e4f1d", "#0000ff", "#7a1f4b", "#4b5320", "#333333", "#000000",
    "#595959", "#005a9c", "#8a2a17",
)  # fmt: skip
COLOUR: Final = re.compile(r"#[0-9a-f]{6}")

every_accent = pytest.mark.parametrize("accent", ACCENTS)
dark_colours = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True).filter(lambda colour: contrast(colour, "#ffffff") >= 7.0)


def worst_text(colours: Colours) -> tuple[float, str]:
    """The least contrast of words in the accent's colour or on it, and where; of other words on a tinted ground."""
    grounds = ("ground", "surface", "tint", "alarm_tint", "pressed")
    pairs = [("accent", ground) for ground in grounds] + [("on_accent", "accent"), ("on_accent", "accent_down")]
    pairs += list(product(("ink", "ink_soft"), ("tint", "pressed")))
    return min((ratio_of(getattr(colours, one), getattr(colours, other)), f"{one} on {other}") for one, other in pairs)


# --- the theme around an accent ---------------------------------------------------------------------------------------


@every_accent
def test_texts_stand_out_around_every_accent(accent: str) -> None:
    """Words on and in the accent's colour have 7:1 on every ground, the pressed button included."""
    least, where = worst_text(accented(CALM, accent))
    assert least >= 7.0, where


@given(dark_colours)
def test_texts_stand_out_around_any_accent_that_is_let_in(accent: str) -> None:
    """So it is for every colour that the content check accepts."""
    least, where = worst_text(accented(CALM, accent))
    assert least >= 7.0, where


@every_accent
def test_edges_stand_out_around_every_accent(accent: str) -> None:
    """Borders of controls, icons and focus rings have at least 4.5:1, as in the calm theme."""
    found = {name: ratio_of(one, other) for name, one, other in edges_and_grounds(accented(CALM, accent))}
    assert not {name: round(ratio, 2) for name, ratio in found.items() if ratio < 4.5}


@every_accent
def test_pictures_keep_their_contrasts(accent: str) -> None:
    """What follows the accent in pictures is as light as in the calm theme, so it stands out as well."""
    colours = accented(CALM, accent)
    assert set(colours.picture) == set(CALM.picture)
    for name, calm in CALM.picture.items():
        found, wanted = contrast(colours.picture[name], "#000000"), contrast(calm, "#000000")
        assert name == "accent" or found == pytest.approx(wanted, rel=0.04), name
    for meant in ("sore", "alarm", "bone", "disk", "cord", "medicine", "needle"):
        assert colours.picture[meant] == CALM.picture[meant]


@every_accent
def test_a_pressed_button_looks_pressed(accent: str) -> None:
    """A primary button that is down differs from one that is up about as in the calm theme."""
    colours = accented(CALM, accent)
    assert contrast(colours.accent, colours.accent_down) > 1.2
    assert all(COLOUR.fullmatch(colour) for colour in (colours.accent, colours.accent_down, *colours.picture.values()))


def test_a_dark_accent_is_shown_as_it_is_given() -> None:
    """It is made darker only where its words could not be read on a tinted ground."""
    assert accented(CALM, "#5b2a6e").accent == accented(CALM, "#5B2A6E").accent == "#5b2a6e"
    assert contrast(accented(CALM, "#005a9c").accent, "#ffffff") > contrast("#005a9c", "#ffffff")


def test_the_calm_theme_is_what_it_was_without_an_accent() -> None:
    """No colour changes where the content names none."""
    assert accented(CALM, None) is CALM


def test_the_contrast_is_that_of_the_standard() -> None:
    """Ratios agree with published ones, and a darkened colour reaches what was asked and no more."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert 7.0 <= contrast(darkened("#ff8800", "#ffffff", 7.0), "#ffffff") < 7.3


# --- from the content to the screen -----------------------------------------------------------------------------------


def test_the_accent_reaches_the_calm_theme_alone(qapp: QApplication, tmp_path: Path) -> None:
    """High contrast has its own colours whatever the clinic's are."""
    source = parts.make_theme_source(qapp, parts.make_artwork(), Display())
    size, content = QSize(1080, 1920), with_accent(tmp_path, "#5b2a6e")
    assert source(size, Visit("en"), content).colours.accent == "#5b2a6e"
    assert source(size, Visit("en", high_contrast=True), content).colours.ground == HIGH_CONTRAST.ground
    assert source(size, Visit("en"), None).colours.accent == CALM.accent


def with_accent(folder: Path, accent: object) -> Content:
    """The shipped content with that accent."""
    return edited(folder, lambda data: data.update(look={"accent": accent}))


def test_the_content_names_the_accent(tmp_path: Path, content: Content) -> None:
    """A colour that is dark enough is taken as it is; the shipped content has none."""
    assert content.accent is None
    assert with_accent(tmp_path, "#5B2a6E").accent == "#5B2a6E"


@pytest.mark.parametrize("given_accent", ["purple", "#5b2a6", "5b2a6e", "#5b2a6e80", "", "#gggggg", "rgb(0,0,0)"])
def test_what_is_no_colour_is_refused(tmp_path: Path, given_accent: str) -> None:
    """Staff are told how a colour is written."""
    with pytest.raises(ContentRefused) as refusal:
        with_accent(tmp_path, given_accent)
    (problem,) = refusal.value.problems
    assert problem.place == "look, accent colour"
    assert "#094c50" in problem.message


def test_a_pale_accent_is_refused_with_a_darker_one(tmp_path: Path) -> None:
    """Staff are told the contrast it has, the one it needs, and a colour of that kind that will do."""
    with pytest.raises(ContentRefused) as refusal:
        with_accent(tmp_path, "#e07b39")
    (problem,) = refusal.value.problems
    assert "2.9 to 1" in problem.message
    assert "7 to 1" in problem.message
    darker = re.findall(r"#[0-9a-f]{6}", problem.message)[-1]
    assert with_accent(tmp_path, darker).accent == darker


# --- the samples ------------------------------------------------------------------------------------------------------

SAMPLES: Final = sorted(paths.SAMPLES.glob("*.json"))
every_sample = pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)


def test_there_is_a_sample() -> None:
    """The demo has something to change to."""
    assert SAMPLES


@every_sample
def test_a_sample_is_all_its_own(file: Path, content: Content) -> None:
    """It passes the check, and name, accent, phone, languages, sections, titles and words differ from the shipped."""
    sample = read(file)
    assert sample.clinic.name != content.clinic.name
    assert sample.clinic.phone != content.clinic.phone
    assert sample.accent is not None
    assert sample.codes != content.codes
    assert [section.kind for section in sample.shown] != [section.kind for section in content.shown]
    titles = {section.title.in_language("en") for section in content.shown}
    assert not titles & {section.title.in_language("en") for section in sample.shown}
    assert sample.interface.next != content.interface.next


@every_sample
def test_a_sample_says_that_it_is_one(file: Path) -> None:
    """Its name and its front page say so in each language; its number is of the kind kept for made-up ones."""
    sample = read(file)
    assert re.search(r"555-01\d\d$", sample.clinic.phone)
    assert "not a real place" in sample.clinic.name.in_language("en")
    assert all(language.note for language in sample.languages)
    assert json.loads(file.read_text("utf-8"))["$schema"] == "../content.schema.json"
