"""What changed from one content to the next, in words that staff understand; no Qt."""

from collections.abc import Iterator
from typing import Any, Final

from pydantic import BaseModel

from kiosk.content.edition import Edition
from kiosk.content.messages import message, shown
from kiosk.content.model import Content, Section
from kiosk.content.texts import Text

_Path = tuple[str | int, ...]
# Told in words of their own.
_PHONE: Final = ("clinic", "phone")
_OF_SECTIONS: Final = ("title", "hidden")


def changes(before: Edition, after: Edition) -> list[str]:
    """Each change in a few words; at least one."""
    told = [*_sections(before.content, after.content), *_values(before.content, after.content)]
    changed = (name for name, data in after.pictures.items() if before.pictures.get(name, data) != data)
    told += [message("history", "picture", name=shown(name)) for name in changed]
    return told or [message("history", "same")]


def _sections(before: Content, after: Content) -> Iterator[str]:
    old, new = _by_id(before), _by_id(after)
    yield from (_told("added", after, section) for name, section in new.items() if name not in old)
    yield from (_told("removed", before, section) for name, section in old.items() if name not in new)
    for name in (name for name in old if name in new):
        former, title = _title(before, old[name]), _title(after, new[name])
        if former != title:
            yield message("history", "renamed", old=former, new=title)
        if old[name].hidden != new[name].hidden:
            yield _told("hidden" if new[name].hidden else "unhidden", after, new[name])
    if [name for name in old if name in new] != [name for name in new if name in old]:
        yield message("history", "order")


def _values(before: Content, after: Content) -> Iterator[str]:
    """The phone number, which text changed or how many did, and how many other values beside those of sections."""
    if before.clinic.phone != after.clinic.phone:
        yield message("history", "phone", old=before.clinic.phone, new=after.clinic.phone)
    both = set(_by_id(before)) & set(_by_id(after))
    old, new = dict(_leaves(before)), dict(_leaves(after))
    others = [path for path in {**old, **new} if path != _PHONE and not _told_of_a_section(path, both)]
    values = [(old.get(path), new.get(path)) for path in others if old.get(path) != new.get(path)]
    texts = [(was, now) for was, now in values if isinstance(was, Text) or isinstance(now, Text)]
    rewritten = [wording for was, now in texts if (wording := _rewritten(was, now))]
    if rewritten:
        was, now = rewritten[0]
        yield _counted("texts", "texts_one", len(rewritten), old=shown(was), new=shown(now))
    if count := len(texts) - len(rewritten):
        yield _counted("texts_all_gone", "texts_gone", count)
    if count := len(values) - len(texts):
        yield _counted("details", "details_one", count)


def _rewritten(was: Any, now: Any) -> tuple[str, str] | None:
    """The former and the present words of a text, in the first language in which they differ."""
    if not (isinstance(was, Text) and isinstance(now, Text)):
        return None
    pairs = ((words, now.root.get(code, "")) for code, words in was.root.items())
    return next(((old, new) for old, new in pairs if old != new), None)


def _counted(several: str, one: str, count: int, **details: Any) -> str:
    return message("history", several if count > 1 else one, count=count, **details)


def _told_of_a_section(path: _Path, both: set[str]) -> bool:
    return path[0] == "sections" and (path[1] not in both or (len(path) == 3 and path[2] in _OF_SECTIONS))


def _leaves(value: Any, path: _Path = ()) -> Iterator[tuple[_Path, Any]]:
    """Every text and every other value with where it stands; items are known by their id where they have one."""
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _leaves(item, (*path, getattr(item, "id", None) or getattr(item, "code", None) or index))
    elif isinstance(value, BaseModel) and not isinstance(value, Text):
        for name in type(value).model_fields:
            yield from _leaves(getattr(value, name), (*path, name))
    elif value is not None:
        yield path, value


def _by_id(content: Content) -> dict[str, Section]:
    return {section.id: section for section in content.sections}


def _title(content: Content, section: Section) -> str:
    return shown(section.title.in_language(content.codes[0]))


def _told(kind: str, content: Content, section: Section) -> str:
    return message("history", kind, title=_title(content, section))
