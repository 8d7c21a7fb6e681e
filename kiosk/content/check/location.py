"""The place of a value in words that staff know, such as `section 'risks', item 2, title, Spanish`; no Qt."""

from typing import Any

from kiosk.content.json.document import Path
from kiosk.content.messages import message, shown, words_for


def place(path: Path, value: Any) -> str:
    """The place of a path in the whole value of a file, which need not be sound."""
    names: list[str] = []
    for index, step in enumerate(path):
        inner = _step_into(value, step)
        if isinstance(step, int):
            names[-1:] = [_item(path[index - 1] if index else "", step, inner)]
        else:
            names.append(_member(path[:index], step))
        value = inner
    return message("places", "separator").join(names) or message("places", "file")


def _step_into(value: Any, step: str | int) -> Any:
    if isinstance(value, dict):
        return value.get(step)
    return value[step] if isinstance(value, list) and isinstance(step, int) and step < len(value) else None


def _item(of: str | int, index: int, item: Any) -> str:
    kind = words_for("items", str(of)) or message("places", "item")
    name = (item.get("id") or item.get("code")) if isinstance(item, dict) else None
    if isinstance(name, str):
        return message("places", "named", name=kind, id=shown(name))
    return message("places", "numbered", name=kind, number=index + 1)


def _member(outer: Path, key: str) -> str:
    of = next((step for step in reversed(outer[1:]) if isinstance(step, str)), "")
    if words_for("texts", of):
        return language(key)
    groups = ("texts", "fields") if outer else ("fields",)
    return next(
        (words for group in groups if (words := words_for(group, key))), message("places", "unknown", key=shown(key))
    )


def language(code: str) -> str:
    """The name of the language with that code, or the code itself."""
    return words_for("languages", code) or message("places", "unknown", key=shown(code))
