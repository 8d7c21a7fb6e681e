"""Parts of a drawing that touch can be told apart: 3:1 in every theme, or an outline between with 3:1 to both."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

import pytest
from defusedxml.ElementTree import parse

from kiosk import paths
from kiosk.content.contrast import contrast
from kiosk.theme.accent import accented
from kiosk.theme.colours import Colours
from tests.support.colours import CALM, HIGH_CONTRAST

LEAST: Final = 3.0
# For each drawing: what touches what, and where. Whoever draws adds to it; docs/drawings.md tells how.
TABLE: Final = tomllib.loads((paths.RESOURCES / "theme" / "neighbours.toml").read_text("utf-8"))
PICTURES: Final = sorted((paths.RESOURCES / "pictures").glob("*.svg"))
THEMES: Final = {
    "calm": CALM,
    "high": HIGH_CONTRAST,
    **{accent: accented(CALM, accent) for accent in ("#5b2a6e", "#1f3f77", "#6b3d12", "#333333", "#005a9c")},
}
# Surfaces of the screen on which a picture may stand.
GROUNDS: Final = ("ground", "surface", "tint")
_RULE: Final = re.compile(r"([^{}]+)\{((?:[^{}]|\{[^{}]*\})*)\}")
_STOP_SEEN: Final = 0.5

every_picture = pytest.mark.parametrize("file", PICTURES, ids=lambda file: file.stem)
every_theme = pytest.mark.parametrize("theme", THEMES)


@dataclass(frozen=True)
class Look:
    """How a part looks: the colours of its surface and of its outline, several where it is a gradient."""

    fills: tuple[str, ...]
    outline: tuple[str, ...] = ()


def told_apart(one: Look, other: Look) -> float:
    """The contrast by which one part is told from the other beneath it: of surfaces, or of its outline to both."""
    ways = [(one.fills, other.fills), (one.outline, (*one.fills, *other.fills))]
    return max(min(contrast(a, b) for a, b in product(*way)) for way in ways if all(way))


def rules() -> dict[str, dict[str, str]]:
    """What `pictures.css` says of each class, by its name without the first dot, as `cord-cut.lit`."""
    sheet = re.sub(r"/\*.*?\*/", " ", paths.PICTURE_STYLE.read_text("utf-8"), flags=re.DOTALL)
    found: dict[str, dict[str, str]] = {}
    for selectors, body in _RULE.findall(sheet):
        told = dict(part.split(":", 1) for part in body.split(";") if ":" in part)
        for selector in selectors.split(","):
            entry = found.setdefault(selector.strip().removeprefix("."), {})
            entry.update({key.strip(): value.strip() for key, value in told.items()})
    return found


RULES: Final = rules()


class Looks:
    """The looks of a drawing's parts in one theme."""

    def __init__(self, root: ElementTree.Element, colours: Colours) -> None:
        self._root = root
        self._colours = colours

    def of(self, name: str) -> Look:
        """The look of a class, `bone` or `bone.lit`; of a line on a wider one, `in+edge`; of a ground of the screen."""
        if "+" in name:
            inner, edge = map(self.of, name.split("+"))
            return Look(inner.fills, edge.fills)
        if name in GROUNDS:
            return Look((getattr(self._colours, name),))
        rule = RULES[name.partition(".")[0]] | RULES.get(name, {})
        assert float(rule.get("fill-opacity", 1)) == 1, f"{name} lets through what lies behind: name a solid part"
        fills = tuple(self._colours_of(rule["fill"]))
        lines = tuple(self._colours_of(rule.get("stroke", "none"))) if float(rule.get("stroke-opacity", 1)) == 1 else ()
        return Look(fills, lines) if fills else Look(lines)

    def _colours_of(self, value: str) -> Iterator[str]:
        """The colours that a fill or stroke stands for: none, one, or those of a gradient's solid stops."""
        if found := re.fullmatch(r"url\(#([\w-]+)\)", value):
            gradient = next(element for element in self._root.iter() if element.get("id") == found[1])
            for stop in gradient:
                rule = RULES[stop.get("class", "")]
                if float(rule.get("stop-opacity", 1)) > _STOP_SEEN:
                    yield from self._colours_of(rule["stop-color"])
        elif value != "none":
            yield self._colours.picture[value.strip("{}")]


def sides(pair: str) -> tuple[str, str]:
    """The two names of a pair of the table, `one | other`."""
    one, other = pair.split(" | ")
    return one, other


@every_picture
def test_every_drawing_says_what_touches_what(file: Path) -> None:
    """Each drawing has its pairs in the table, of classes that it has."""
    root = parse(file).getroot()
    classes = {name for element in root.iter() for name in element.get("class", "").split()}
    named = {name.partition(".")[0] for pair in TABLE[file.stem] for name in re.split(r" \| |\+", pair)}
    assert named - {*GROUNDS} <= classes
    assert len(TABLE[file.stem]) >= 2


def test_the_table_is_of_drawings_that_are_there() -> None:
    """No table of a drawing that is gone."""
    assert set(TABLE) == {file.stem for file in PICTURES}


@every_picture
@every_theme
def test_neighbours_can_be_told_apart(file: Path, theme: str) -> None:
    """What touches has 3:1, in both themes and around a clinic's own accent colour."""
    looks = Looks(parse(file).getroot(), THEMES[theme])
    found = {f"{pair} ({TABLE[file.stem][pair]})": told_apart(*map(looks.of, sides(pair))) for pair in TABLE[file.stem]}
    assert not {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < LEAST}


def test_skin_and_hair_are_the_same_in_both_themes() -> None:
    """Who somebody is, is no setting of a display."""
    people = [name for name in CALM.picture if re.match(r"(skin|person)(-(light|tan|brown|hair-\w+))?$", name)]
    assert len(people) >= 7
    assert not [n for n in people if "edge" not in n and CALM.picture[n] != HIGH_CONTRAST.picture[n]]


def test_measuring_knows_what_is_too_alike() -> None:
    """Teal on blue is too alike, and so is blue on blue; an outline that differs from both mends it."""
    space, cyst = Look(("#769ccd",)), Look(("#6fa3d6",))
    assert told_apart(Look(("#0b626c",)), space) == pytest.approx(2.49, abs=0.01)
    assert told_apart(cyst, space) < 1.1
    assert told_apart(Look(cyst.fills, ("#12304f",)), space) > LEAST
    assert told_apart(Look(cyst.fills, ("#769ccd",)), space) < LEAST
    assert told_apart(Look(("#ffffff", "#808080")), Look(("#000000",))) == pytest.approx(5.32, abs=0.01)
