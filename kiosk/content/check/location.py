"""The place of a value in words that staff know, such as `section 'risks', item 2, title, Spanish`; no Qt."""

from typing import Any

from kiosk.content.json.document import Document, JsonPath
from kiosk.content.messages import message, shown, words_for


def place(path: JsonPath, document: Document) -> str:
    """The place of a path in a document, which need not be sound."""
    names: list[str] = []
    for index, step in enumerate(path):
        if isinstance(step, int):
            names[-1:] = [_item(path[index - 1] if index else "", step, document.at(path[: index + 1]))]
        else:
            names.append(_member(path[:index], step))
    return message("places", "separator").join(names) or message("places", "file")


def _item(of: str | int, index: int, item: Any) -> str:
    kind = words_for("items", str(of)) or message("places", "item")
    name = (item.get("id") or item.get("code")) if isinstance(item, dict) else None
    if isinstance(name, str):
        return message("places", "named", name=kind, id=shown(name))
    return message("places", "numbered", name=kind, number=index + 1)


def _member(outer: JsonPath, key: str) -> str:
    of = next((step for step in reversed(outer[1:]) if isinstance(step, str)), "")
    if words_for("texts", of):
        return language(key)
    words = (words_for("texts", key) if outer else None) or words_for("fields", key)
    return words or message("places", "unknown", key=shown(key))


def language(code: str) -> str:
    """The name of the language with that code, or of the language it is a kind of, or the code itself."""
    name = words_for("languages", code) or words_for("languages", code.partition("-")[0])
    return name or message("places", "unknown", key=shown(code))


def country(code: str) -> str:
    """The name of the country with that code for calls, such as `the United Kingdom (+44)`."""
    return words_for("countries", code) or message("countries", "other", code=shown(code))
