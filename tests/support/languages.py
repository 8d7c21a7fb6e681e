"""Small content in many languages: the words of each are a file of `contents/languages`, put onto one skeleton here.

Nobody has reviewed the translations. What they say of medicine is what the shipped content says.
"""

import json
from pathlib import Path
from typing import Any

from kiosk import paths

FOLDER = paths.PROGRAM / "tests" / "support" / "contents" / "languages"
CODES = tuple(sorted(file.stem for file in FOLDER.glob("*.json")))
PHONE = "(214) 555-0142"


def words_of(code: str) -> dict[str, str]:
    """The words of a language by their names in the skeleton."""
    words: dict[str, str] = json.loads((FOLDER / f"{code}.json").read_text("utf-8"))
    return words


def content_in(*codes: str) -> dict[str, Any]:
    """A content in those languages with a section of each of four kinds, as JSON has it."""
    words = {code: words_of(code) for code in codes}

    def text(name: str) -> dict[str, str]:
        return {code: of[name] for code, of in words.items()}

    def picture(file: str, **more: Any) -> dict[str, Any]:
        return {"file": f"resources/pictures/{file}.svg", "description": text("summary"), **more}

    labels = [{"at": "at-short", "text": text("label_1")}, {"at": "at-long", "text": text("label_2")}]
    curves = picture("relief", show=["anesthetic", "steroid"], labels=labels)
    needle = picture("injection", focus="view-all", show=["sore-nerve", "needle"])
    blocks = [
        {"heading": text("heading_1"), "text": text("text_1"), "picture": picture("shot"), "words": ["word"]},
        {
            "heading": text("heading_2"),
            "text": text("text_2"),
            "points": [text("point_1"), text("point_2")],
            "picture": curves,
            "link": {"to": "steps", "label": text("touch")},
        },
        {"heading": text("heading_3"), "text": text("text_3"), "warning": True, "icon": "warning"},
    ]
    items = [{"title": text(f"heading_{n}"), "text": text(f"text_{n}"), "words": ["word"]} for n in (1, 2, 3)]
    steps = [item | {"picture": needle} for item in items]
    call = {"title": text("touch"), "text": text("text_2")}
    plain = ("home", "back", "next", "page", "text_size", "text_size_now", "contrast", "contrast_on", "contrast_off")
    spoken = ("close", "replay", "pause", "play", "explain", "controls")
    shared = {"summary": text("summary"), "icon": "info"}
    return {
        "languages": [{"code": code, "name": of["name"], "reviewed_by": None} for code, of in words.items()],
        "review": {},
        "clinic": {"name": "Sample", "phone": PHONE, "country_code": "1"},
        "interface": {name: text(name) for name in plain + spoken}
        | {"idle": {name: text(f"idle_{name}") for name in ("title", "text", "seconds", "stay")}},
        "attract": {"title": text("welcome"), "touch": text("touch"), "picture": picture("spine", focus="view-torso")},
        "home": {"title": text("question"), "intro": text("choose")},
        "sections": [
            {"id": "what", "kind": "article", "title": text("title"), "blocks": blocks, **shared},
            {"id": "cards", "kind": "risks", "title": text("heading_2"), "items": items, "intro": text("text_1")}
            | {"closing": text("text_3"), **shared},
            {"id": "steps", "kind": "steps", "title": text("heading_3"), "items": steps, **shared},
            {"id": "call", "kind": "contact", "title": text("touch"), "intro": text("text_2"), "call": call}
            | {"card": call, **shared},
        ],
        "glossary": [{"id": "word", "word": text("word"), "meaning": text("meaning")}],
    }


def saved_in(folder: Path, *codes: str) -> Path:
    """The content in those languages as a file in that folder."""
    file = folder / "content.json"
    file.write_text(json.dumps(content_in(*codes), ensure_ascii=False, indent=1), "utf-8")
    return file
