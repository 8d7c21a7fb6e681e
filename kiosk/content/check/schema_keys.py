"""Which keys an object of the content file may have, and which kinds a section, told from the models; no Qt."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, Final, get_args, get_origin

from pydantic import BaseModel, RootModel
from pydantic.fields import FieldInfo

from kiosk.content.model import Content
from kiosk.content.texts import Words

# A place as pydantic tells it: below a section its kind follows its number.
Location = tuple[str | int, ...]

# Files are found by the very name they have.
_FILE: Final = "file"
# What stands for words in an example, and for how many languages it shows them.
_WORDS: Final = "…"
_MOST_CODES: Final = 2


def known_keys(location: Location) -> list[str]:
    """The keys of the object at a location as pydantic tells it: below a section its kind follows its number."""
    return sorted({key for model in models_of(location) for key in _keys(model)})


def example_of(location: Location, codes: Sequence[str]) -> str:
    """How the member at a location is written, such as `"title": { "en": "…", "es": "…" }`."""
    key = str(location[-1])
    annotation = next((_keys(model)[key] for model in models_of(location[:-1]) if key in _keys(model)), str)
    models = _models_in(annotation)
    by_code = ", ".join(f'"{code}": "{_WORDS}"' for code in codes[:_MOST_CODES])
    if get_origin(annotation) is tuple:
        value = f"[ {_WORDS} ]"
    elif models:
        value = f"{{ {by_code if by_code and issubclass(models[0], RootModel) else _WORDS} }}"
    else:
        value = f'"{_WORDS}"'
    return f'"{key}": {value}'


def models_of(location: Location) -> list[type[BaseModel]]:
    """The models that the value at a location can have, or the items of its value."""
    models: list[type[BaseModel]] = [Content]
    for index, step in enumerate(location):
        if isinstance(step, int):
            continue
        if index == 2 and location[0] == "sections":
            models = [model for model in models if step in get_args(model.model_fields["kind"].annotation)]
        else:
            models = [inner for model in models for inner in _models_in(_keys(model).get(step))]
    return models


@lru_cache(maxsize=1024)
def is_code(location: Location) -> bool:
    """Whether a string there is neither words nor a file, but a code, a date, a colour, or the name of something."""
    place = location
    while place and isinstance(place[-1], int):
        place = place[:-1]
    if not place or place[-1] == _FILE:
        return False
    fields = [model.model_fields.items() for model in models_of(place[:-1])]
    found = [field for of in fields for name, field in of if (field.alias or name) == place[-1]]
    return bool(found) and not any(_of_words(field.annotation) or _of_words(field) for field in found)


def known_kinds() -> list[str]:
    """The kinds a section can have."""
    return [get_args(model.model_fields["kind"].annotation)[0] for model in models_of(("sections",))]


@cache
def all_keys() -> frozenset[str]:
    """Every key that an object somewhere in the file may have."""
    schema = Content.model_json_schema()
    return frozenset(key for model in (schema, *schema["$defs"].values()) for key in model.get("properties", ()))


def _keys(model: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    """The models in an annotation such as `tuple[Item, ...]` or `Picture | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in get_args(annotation) for model in _models_in(argument)]


def _of_words(annotation: Any) -> bool:
    """Whether strings of that annotation are words that people read."""
    if isinstance(annotation, Words) or (isinstance(annotation, type) and issubclass(annotation, RootModel)):
        return True
    metadata = annotation.metadata if isinstance(annotation, FieldInfo) else ()
    return any(map(_of_words, (*get_args(annotation), *metadata)))
