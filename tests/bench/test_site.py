"""The static pages that the browser shows: the same words and drawings as the kiosk."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bench.site import START, Site
from kiosk import paths
from kiosk.content.model import Content
from kiosk.theme.theme import Theme
from tests.conftest import MakeWindow


@pytest.fixture
def folder(tmp_path: Path, make_window: MakeWindow) -> Path:
    """The pages of the shipped content."""
    theme: Theme = make_window().theme()
    Site(json.loads(paths.CONTENT.read_text("utf-8")), theme.colours.picture, tmp_path).write()
    return tmp_path


def shown_texts(section: Any) -> Iterator[str]:
    """The English texts of a part of the content, but what is spoken alone."""
    if isinstance(section, dict):
        if "en" in section:
            yield section["en"]
        for key, value in section.items():
            if key not in ("description", "labels", "place", "link", "season"):
                yield from shown_texts(value)
    elif isinstance(section, list):
        for value in section:
            yield from shown_texts(value)


def test_every_word_of_the_sections_stands_on_a_page(folder: Path) -> None:
    """A peer with fewer words would have less to do."""
    pages = html.unescape("".join(file.read_text("utf-8") for file in folder.glob("*-en.html")))
    content = json.loads(paths.CONTENT.read_text("utf-8"))
    missing = [text for text in shown_texts([content["sections"], content["glossary"]]) if text not in pages]
    assert not missing


def test_every_drawing_of_the_content_is_there_in_its_colours(folder: Path, content: Content) -> None:
    """Filled in, as the kiosk shows them; no token is left."""
    files = list(folder.glob("picture-*.svg"))
    assert len(files) > len({section.icon for section in content.shown})
    assert not [file.name for file in files if re.search(r": \{[a-z-]+\}", file.read_text("utf-8"))]


def test_every_link_leads_to_a_page(folder: Path) -> None:
    """A touch that leads to an error page would be measured as one that leads on."""
    pages = list(folder.glob("*.html"))
    assert folder / START in pages
    for page in pages:
        for target in re.findall(r'(?:href|src)="([^"]*)"', page.read_text("utf-8")):
            assert (folder / target).is_file(), f"{page.name} leads to {target}"
