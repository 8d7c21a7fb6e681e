"""What is said of a screen, sentence by sentence, from the one list of what is on it."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from kiosk.speech.voices.script import sentences
from kiosk.widgets.reading.item import Kind, ScreenItem
from kiosk.widgets.reading.order import is_read_last

# What is spoken to whoever sees the screen; the rest has a name for those alone who do not.
_SEEN: Final = frozenset(Kind) - {Kind.ENLARGE, Kind.PROGRESS}


class Utterance(NamedTuple):
    """A sentence, and what is lit while it is spoken: characters of what an item says; none for what is only heard."""

    text: str
    language: str
    item: ScreenItem | None = None
    begin: int = 0
    end: int = 0


def said_of(item: ScreenItem) -> Iterator[Utterance]:
    """The sentences of an item."""
    for cut in sentences(item.reading.text):
        yield Utterance(cut.text, item.reading.language, item, cut.begin, cut.end)


def said_of_page(items: Iterable[ScreenItem]) -> list[Utterance]:
    """All that is seen above the bar, which is the same on every screen."""
    seen = (item for item in items if item.reading.kind in _SEEN and not is_read_last(item.widget))
    return [utterance for item in seen for utterance in said_of(item)]


def heard(text: str, language: str) -> list[Utterance]:
    """The sentences of what stands on no screen."""
    return [Utterance(cut.text, language) for cut in sentences(text)]
