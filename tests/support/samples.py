"""Small valid content for tests that need to break it, and ways to walk over it."""

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, cast

Steps = tuple[str | int, ...]


def _text(english: str, spanish: str) -> dict[str, str]:
    return {"en": english, "es": spanish}


def _picture() -> dict[str, Any]:
    return {"file": "resources/icons/spine.svg", "description": _text("A spine.", "Una columna.")}


def _section(kind: str, **own: Any) -> dict[str, Any]:
    shared = {"id": f"the-{kind}", "kind": kind, "title": _text("Title", "Título"), "summary": _text("Few", "Pocas")}
    return shared | {"icon": "book"} | own


def minimal_content() -> dict[str, Any]:
    """A fresh, small, valid content in English and Spanish with one section of each of the six kinds."""
    item = {"title": _text("One", "Uno"), "text": _text("A text.", "Un texto."), "words": ["nerve"]}
    effect = {"icon": "clock", "title": "Both", "text": _text("It helps.", "Ayuda.")}
    region = item | {"id": "neck", "part": "cervical", "place": _text("In the neck", "En el cuello")}
    block = {
        "heading": _text("Heading", "Encabezado"),
        "text": _text("A text.", "Un texto."),
        "points": [_text("A point.", "Un punto.")],
        "link": {"to": "the-regions/neck", "label": _text("The neck", "El cuello")},
    }
    relief = {"title": _text("Relief", "Alivio"), "text": _text("A text.", "Un texto."), "items": [effect]}
    intro = {"intro": _text("Some words.", "Unas palabras.")}
    code = {"title": _text("Call", "Llamar"), "text": _text("Point a phone here.", "Apunte un teléfono.")}
    sections = [
        _section("article", blocks=[block]),
        _section("conditions", items=[item | {"picture": _picture()}], **intro),
        _section("regions", items=[region], picture=_picture() | {"file": "resources/pictures/spine.svg"}, **intro),
        _section("steps", items=[item], relief=relief),
        _section("risks", items=[item], warning=item, closing=_text("The end.", "El fin."), **intro),
        _section("contact", card=code, **intro),
    ]
    content: dict[str, Any] = {
        "languages": [
            {"code": "en", "name": "English", "reviewed_by": "A. Smith", "reviewed_on": "2026-11-30"},
            {"code": "es", "name": "Español", "note": "Pendiente."},
        ],
        "review": {"reviewed_by": None, "reviewed_on": None, "due_on": "2027-11-30"},
        "clinic": {"name": "The Clinic", "phone": "(214) 702-5855", "country_code": "1"},
        "interface": _interface(),
        "attract": {"title": _text("Learn", "Aprenda"), "touch": _text("Touch", "Toque"), "picture": _picture()},
        "home": {"title": _text("Home", "Inicio"), "intro": _text("Choose.", "Elija.")},
        "sections": sections,
        "glossary": [{"id": "nerve", "word": _text("nerve", "nervio"), "meaning": _text("A wire.", "Un cable.")}],
    }
    return cast("dict[str, Any]", json.loads(json.dumps(content)))  # no two places share an object


def _interface() -> dict[str, Any]:
    labels = (
        *("home", "back", "next", "text_size", "contrast", "contrast_on", "contrast_off", "close", "controls"),
        *("replay", "pause", "play"),
    )
    return {name: _text(name.title(), f"Es {name}") for name in labels} | {
        "page": "{page} / {pages}",
        "text_size_now": _text("Size {size} of {sizes}", "Letra {size} de {sizes}"),
        "explain": _text("What is {word}?", "¿Qué es {word}?"),
        "idle": {
            "title": _text("Still there?", "¿Sigue ahí?"),
            "text": _text("It starts over soon.", "Pronto vuelve al inicio."),
            "seconds": _text("{seconds} seconds", "{seconds} segundos"),
            "stay": _text("I am here", "Aquí estoy"),
        },
    }


def as_text(content: object) -> str:
    """The content as a file that staff would edit: indented, characters as they are."""
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def saved(folder: Path, content: object) -> Path:
    """A content file in that folder: of bytes, of text, or of a value to be written as JSON."""
    file = folder / "content.json"
    if not isinstance(content, bytes):
        content = (content if isinstance(content, str) else as_text(content)).encode()
    file.write_bytes(content)
    return file


def all_paths(value: object, above: Steps = ()) -> Iterator[Steps]:
    """The path of every value inside a value, outer ones first."""
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in members:
        yield (*above, step)
        yield from all_paths(inner, (*above, step))


def at(value: Any, path: Steps) -> Any:
    """The value at a path."""
    for step in path:
        value = value[step]
    return value


def with_value(content: Any, path: Steps, value: object) -> Any:
    """A copy with another value at a path."""
    changed = deepcopy(content)
    at(changed, path[:-1])[path[-1]] = value
    return changed


def without(content: Any, path: Steps) -> Any:
    """A copy with nothing at a path."""
    changed = deepcopy(content)
    del at(changed, path[:-1])[path[-1]]
    return changed
