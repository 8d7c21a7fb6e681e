"""What the waiting screen and the bar need of a content, as plain values; no Qt and no model.

The first frame is made from it alone, before the model of a content is loaded. It is kept beside each version in the
archive, so that content which was checked and shown before needs no second check to be on the screen at once.
"""

import json
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Self

from kiosk.content.days import shown_on
from kiosk.content.language.by_language import Texts
from kiosk.content.pictures.spec import PictureSpec


@dataclass(frozen=True)
class BarTexts:
    """The words on the bar and for the ear; `page` and `text_size_now` hold places to fill in."""

    home: Texts
    back: Texts
    next: Texts
    page: Texts
    text_size: Texts
    text_size_now: Texts
    contrast: Texts
    contrast_on: Texts
    contrast_off: Texts
    controls: Texts


@dataclass(frozen=True)
class FrontNotice:
    """A notice and the days on which it is shown."""

    icon: str
    text: Texts
    first: date | None
    last: date | None
    weekdays: tuple[str, ...]


@dataclass(frozen=True)
class Front:
    """The languages by code and by their own names, the clinic's name and colour, the waiting screen, the bar."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    accent: str | None
    clinic: Texts
    title: Texts
    touch: Texts
    picture: PictureSpec
    description: Texts
    breathe: tuple[str, ...]
    notices: tuple[FrontNotice, ...]
    bar: BarTexts

    def on(self, day: date) -> Self:
        """What of it is shown on that day: notices come and go."""
        return replace(self, notices=tuple(n for n in self.notices if shown_on(day, n.first, n.last, n.weekdays)))

    def dump(self) -> bytes:
        """As JSON."""
        return json.dumps(asdict(self), default=date.isoformat).encode()

    @classmethod
    def load(cls, data: bytes) -> "Front":
        """From what `dump` gave; raises `ValueError` for anything else."""
        try:
            return _front(json.loads(data))
        except (KeyError, TypeError) as error:
            raise ValueError(error) from error


def _front(value: dict[str, Any]) -> Front:
    picture = value["picture"]
    notices = tuple(
        FrontNotice(n["icon"], n["text"], _day(n["first"]), _day(n["last"]), tuple(n["weekdays"]))
        for n in value["notices"]
    )
    spec = PictureSpec(picture["file"], tuple(picture["show"]), tuple(picture["lit"]), picture["focus"])
    made = {name: tuple(value[name]) for name in ("codes", "names", "breathe")}
    return Front(**value | made | {"picture": spec, "notices": notices, "bar": BarTexts(**value["bar"])})


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
