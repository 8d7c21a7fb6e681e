"""What a clinic would use instead: the same content as static pages for a browser, one for each page of the kiosk.

The same words, drawings, letters and colours, large buttons, files on the disk, no script.
"""

import html
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import fontpkg_atkinson_hyperlegible as latin
import segno

from kiosk import paths
from kiosk.content.pictures.svg import Variant, filled_in, themed

_STYLE: Final = Path(__file__).parent / "site.css"
_INK: Final = "#094c50"
# Where the bar's buttons lie: the middle of each quarter of the screen's width, and above its lower edge.
_BAR_REM: Final = 8.0
_REM: Final = 108.0
START: Final = "start.html"

Say = Callable[[Any], str]


@dataclass(frozen=True)
class Page:
    """A page by its name, and what stands in its middle."""

    name: str
    main: str


def next_button(width: int, height: int) -> tuple[int, int]:
    """Where the button Next, on the waiting page that to begin, lies on a screen of that size."""
    return _bar_button(2, width, height)


def language_button(width: int, height: int) -> tuple[int, int]:
    """Where the button of the other language lies."""
    return _bar_button(3, width, height)


def _bar_button(index: int, width: int, height: int) -> tuple[int, int]:
    return round(width * (2 * index + 1) / 8), round(height - _BAR_REM * min(width, height) / _REM)


class Site:
    """Writes the pages of a content file into a folder."""

    def __init__(self, content: Mapping[str, Any], colours: Mapping[str, str], folder: Path) -> None:
        """`colours` are those of the drawings, by their token."""
        self._content = content
        self._colours = colours
        self._folder = folder
        self._pictures: dict[str, str] = {}

    def write(self) -> None:
        """Writes every page."""
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / "site.css").write_bytes(_STYLE.read_bytes())
        for weight in ("Regular", "Bold"):
            file = Path(latin.ROOT) / "files" / f"AtkinsonHyperlegible-{weight}.ttf"
            shutil.copy(file, self._folder / f"{weight.lower()}.ttf")
        self._write(START, self._codes()[0], self._start(), self._start_bar(), "waiting")
        for code in self._codes():
            pages = list(self._pages(code))
            names = [page.name for page in pages]
            for index, page in enumerate(pages):
                following = names[(index + 1) % len(names)]
                before = names[index - 1] if index else START
                self._write(page.name, code, page.main, self._bar(code, page.name, before, following))

    @property
    def pages(self) -> int:
        """How many pages there are in one language, the waiting page not counted."""
        return len(list(self._pages(self._codes()[0])))

    def _codes(self) -> list[str]:
        return [language["code"] for language in self._content["languages"]]

    def _write(self, name: str, code: str, main: str, bar: str, style: str = "") -> None:
        page = (
            f'<!doctype html><html lang="{code}"><meta charset="utf-8"><title>{name}</title>'
            f'<link rel="stylesheet" href="site.css"><body class="{style}"><main>{main}</main><nav>{bar}</nav>'
        )
        (self._folder / name).write_text(page, "utf-8")

    # --- pages --------------------------------------------------------------------------------------------------------

    def _start(self) -> str:
        attract, clinic = self._content["attract"], self._content["clinic"]["name"]
        titles = [_say(code)(attract["title"]) for code in self._codes()]
        return (
            f'<p class="clinic">{_say(self._codes()[0])(clinic)}</p>'
            + "".join(f'<h1 class="poster">{title}</h1>' for title in titles)
            + self._picture(attract["picture"], self._codes()[0])
        )

    def _start_bar(self) -> str:
        """To begin, in each language: the last of them where the other pages have Next."""
        touch = self._content["attract"]["touch"]
        buttons = [
            f'<a class="primary" style="grid-column: span 2" href="home-{code}.html">{self._icon("touch", "#ffffff")}'
            f"{_say(code)(touch)}</a>"
            for code in reversed(self._codes())
        ]
        return "".join(buttons)

    def _bar(self, code: str, name: str, before: str, following: str) -> str:
        words, say = self._content["interface"], _say(code)
        codes = self._codes()
        other = codes[(codes.index(code) + 1) % len(codes)]
        there = re.sub(rf"-{code}\.html$", f"-{other}.html", name)
        other_name = next(entry["name"] for entry in self._content["languages"] if entry["code"] == other)
        return (
            f'<a href="home-{code}.html">{self._icon("home")}{say(words["home"])}</a>'
            f'<a href="{before}">{self._icon("back")}{say(words["back"])}</a>'
            f'<a class="primary" href="{following}">{self._icon("next", "#ffffff")}{say(words["next"])}</a>'
            f'<a href="{there}">{self._icon("language")}{html.escape(other_name)}</a>'
        )

    def _pages(self, code: str) -> Iterator[Page]:
        say = _say(code)
        home, sections = self._content["home"], self._content["sections"]
        tiles = "".join(
            f'<a href="{section["id"]}-1-{code}.html">{self._icon(section["icon"])}'
            f"{say(section.get('button', section['title']))}<small>{say(section['summary'])}</small></a>"
            for section in sections
        )
        places = [item for section in sections for item in section.get("items", ()) if "button" in item]
        tiles += "".join(f"<b>{say(place['button'])}</b>" for place in places)
        regions = next((section["picture"] for section in sections if section["kind"] == "regions"), None)
        picture = "" if regions is None else self._picture(regions, code)
        yield Page(f"home-{code}.html", f'<h1>{say(home["title"])}</h1>{picture}<div class="tiles">{tiles}</div>')
        for section in sections:
            for number, parts in enumerate(self._parts(section, code), start=1):
                yield Page(f"{section['id']}-{number}-{code}.html", f"<h1>{say(section['title'])}</h1>{parts}")
        for word in self._content["glossary"]:
            yield Page(f"word-{word['id']}-{code}.html", f"<h1>{say(word['word'])}</h1><p>{say(word['meaning'])}</p>")

    def _parts(self, section: Mapping[str, Any], code: str) -> Iterator[str]:
        """The pages of a section: its introduction, then one for each idea."""
        say = _say(code)
        if section["kind"] == "contact":
            yield self._contact(section, code)
            return
        for one in section.get("recap", ()):
            yield f"<h2>{say(section['recap_title'])}</h2><p>{say(one['text'])}</p>" + self._picture(
                one["picture"], code
            )
        if "intro" in section:
            yield f"<p>{say(section['intro'])}</p>" + self._picture(section.get("picture"), code)
        for item in (*section.get("blocks", ()), *section.get("items", ())):
            yield self._item(item, code)
        for name in ("relief", "warning"):
            if name in section:
                yield self._item(section[name] | {"warning": name == "warning"}, code)
        if "closing" in section:
            yield f"<p>{say(section['closing'])}</p>"
        if section["kind"] == "questions":
            yield self._questions(section, code)
        for check in section.get("checks", ()):
            answers = "".join(f"<li><b>{say(one['text'])}</b> {say(one['reply'])}</li>" for one in check["answers"])
            yield f"<h2>{say(check['question'])}</h2><ul>{answers}</ul>"

    def _questions(self, section: Mapping[str, Any], code: str) -> str:
        say, take = _say(code), section["take"]
        listed = "".join(f"<li>{say(one['text'])}</li>" for one in section["questions"])
        buttons = "".join(f"<b>{say(text)}</b>" for text in (section["show"], section["own"], take["title"]))
        return f'<ul>{listed}</ul><div class="row">{buttons}</div><p>{say(take["text"])}</p>'

    def _item(self, item: Mapping[str, Any], code: str) -> str:
        say = _say(code)
        title = item.get("heading", item.get("title"))
        style = ' class="warning"' if item.get("warning") else ""
        points = [say(point) for point in item.get("points", ())]
        points += [f"<b>{say(effect['title'])}</b> {say(effect['text'])}" for effect in item.get("items", ())]
        words = [word for word in self._content["glossary"] if word["id"] in item.get("words", ())]
        return (
            ("" if title is None else f"<h2>{say(title)}</h2>")
            + f"<p{style}>{say(item['text'])}</p>"
            + ("<ul>" + "".join(f"<li>{point}</li>" for point in points) + "</ul>" if points else "")
            + self._picture(item.get("picture"), code)
            + '<div class="row">'
            + "".join(f"<b>{say(side['name'])}</b>" for side in item.get("picture", {}).get("switch", ()))
            + "".join(f'<a href="word-{word["id"]}-{code}.html">{say(word["word"])}</a>' for word in words)
            + "</div>"
        )

    def _contact(self, section: Mapping[str, Any], code: str) -> str:
        say, phone = _say(code), self._content["clinic"]["phone"]
        file = self._folder / "call.svg"
        segno.make(f"tel:{phone}").save(str(file), scale=8)
        codes = "".join(
            f'<div><h2>{say(code["title"])}</h2><img src="call.svg" alt=""><p>{say(code["text"])}</p></div>'
            for code in (section[name] for name in ("call", "card") if name in section)
        )
        closing = f"<p>{say(section['closing'])}</p>" if "closing" in section else ""
        return f'<p>{say(section["intro"])}</p><p class="phone">{phone}</p><div class="row">{codes}</div>{closing}'

    # --- pictures -----------------------------------------------------------------------------------------------------

    def _icon(self, name: str, ink: str = _INK) -> str:
        source = (paths.ICONS / f"{name}.svg").read_text("utf-8").replace("currentColor", ink)
        return f'<img src="{self._kept(source)}" alt="">'

    def _picture(self, picture: Mapping[str, Any] | None, code: str) -> str:
        """The drawing as the kiosk shows it: its layers, its lit parts, cut to the frame it focuses on."""
        if picture is None:
            return ""
        source = (paths.PROGRAM / picture["file"]).read_text("utf-8-sig")
        style = paths.PICTURE_STYLE.read_text("utf-8")
        filled = filled_in(style, self._colours)
        drawing = themed(source, Variant(filled, tuple(picture.get("show", ())), tuple(picture.get("lit", ()))))
        if "focus" in picture:
            drawing = re.sub(r'viewBox="[^"]*"', f'viewBox="{_frame(source, picture["focus"])}"', drawing, count=1)
        return f'<img src="{self._kept(drawing)}" alt="{_say(code)(picture["description"])}">'

    def _kept(self, drawing: str) -> str:
        if drawing not in self._pictures:
            self._pictures[drawing] = f"picture-{len(self._pictures)}.svg"
            (self._folder / self._pictures[drawing]).write_text(drawing, "utf-8")
        return self._pictures[drawing]


def _say(code: str) -> Say:
    """What gives the words of a text in that language."""
    return lambda text: html.escape(text[code] if isinstance(text, dict) else text)


def _frame(source: str, name: str) -> str:
    """The box of a frame in a drawing, as a viewBox."""
    found = re.search(rf'<rect id="{name}"[^>]*>', source)
    if found is None:
        raise ValueError(name)
    return " ".join(re.findall(rf'\b{key}="([^"]*)"', found[0])[0] for key in ("x", "y", "width", "height"))
