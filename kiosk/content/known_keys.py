"""Which keys an object of the content file may have, and which kinds a section, told from the models; no Qt."""

from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from kiosk.content.model import Content


def known_keys(location: tuple[str | int, ...]) -> list[str]:
    """The keys of the object at a location as pydantic tells it: below a section its kind follows its number."""
    models: list[type[BaseModel]] = [Content]
    for index, step in enumerate(location):
        if isinstance(step, int):
            continue
        if index == 2 and location[0] == "sections":
            models = [model for model in models if step in get_args(model.model_fields["kind"].annotation)]
        else:
            models = [inner for model in models for inner in models_at(model, step)]
    return sorted({key for model in models for key in _keys(model)})


def known_kinds() -> list[str]:
    """The kinds a section can have."""
    models = models_at(Content, "sections")
    return [str(get_args(model.model_fields["kind"].annotation)[0]) for model in models]


@cache
def all_keys() -> frozenset[str]:
    """Every key that an object somewhere in the file may have."""
    found: set[str] = set()
    models: list[type[BaseModel]] = [Content]
    for model in models:
        found.update(_keys(model))
        models += [inner for key in _keys(model) for inner in models_at(model, key) if inner not in models]
    return frozenset(found)


def _keys(model: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def models_at(model: type[BaseModel], key: str) -> list[type[BaseModel]]:
    """The models that the value of a model's key can have, or the items of its value."""
    return _models_in(_keys(model).get(key))


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    """The models in an annotation such as `tuple[Item, ...]` or `Picture | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in get_args(annotation) for model in _models_in(argument)]
