"""The words on the buttons of the bar, and the room that they need."""

from collections.abc import Mapping, Sequence
from typing import Final

from kiosk import tokens
from kiosk.content.model import Interface
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.bar_layout import BarLayout, Need
from kiosk.widgets.controls.buttons import label_width
from kiosk.widgets.controls.size_steps import steps_width

ROLE: Final = "bar"
# What the letters may give way by, of those that are shown in small anyway.
_SMALLER: Final = (0.92, 0.78)
# The buttons that turn pages, which are larger.
TURNS: Final = frozenset({"back", "next"})
# Which button stands in whose cell while the screen is read aloud.
VOICE: Final[Mapping[str, str]] = {
    "home": "again",
    "help": "slower",
    "size": "faster",
    "contrast": "softer",
    "language": "louder",
}


def bar_labels(words: Interface, language: str) -> dict[str, str]:
    """What stands on each button, by its key; `pause` stands on Listen, the button of the language has another each."""
    named = {"home": words.home, "back": words.back, "next": words.next}
    named |= {"size": words.text_size, "contrast": words.contrast, "pause": words.pause}
    if words.help is not None:
        named["help"] = words.help.button
    if (voice := words.listen) is not None:
        named |= {"listen": voice.button, "again": voice.again, "slower": voice.slower, "faster": voice.faster}
        named |= {"softer": voice.softer, "louder": voice.louder}
    return {key: text.in_language(language) for key, text in named.items()}


def bar_layout(labels: Mapping[str, str], languages: Sequence[str], theme: Theme) -> tuple[BarLayout, Theme]:
    """Where each button stands, and what it is drawn with.

    In a wide window without room for letters of their full size those of the bar give way before the page does.
    """
    metrics = theme.metrics
    layout = BarLayout(_needs(labels, languages, theme), metrics)
    for share in () if metrics.portrait or metrics.letters >= 1 or len(layout.rows) == 1 else _SMALLER:
        smaller = theme.magnified(share)
        one_row = BarLayout(_needs(labels, languages, smaller), metrics)
        if len(one_row.rows) == 1:
            return one_row, smaller
    return layout, theme


def _needs(labels: Mapping[str, str], languages: Sequence[str], theme: Theme) -> dict[str, Need]:
    """Each cell that there is, with the room for all the words that the buttons in it may ever show."""
    said = {
        key: [labels[key]] for key in ("back", "home", "listen", "next", "help", "size", "contrast") if key in labels
    }
    if len(languages) > 1:
        said["language"] = list(languages)
    if "listen" in labels:
        said["listen"].append(labels["pause"])
        for key, voice in VOICE.items():  # which has a place of its own where the content has no help or one language
            said.setdefault(key, []).append(labels[voice])
    return {key: _need(key, words, theme) for key, words in said.items()}


def icon_height(theme: Theme) -> int:
    """How high the icons are, in pixels."""
    return theme.metrics.line_px(ROLE)


def _need(key: str, words: Sequence[str], theme: Theme) -> Need:
    least = theme.metrics.mm(tokens.PRIMARY_MM if key in TURNS else tokens.TARGET_MM)
    icon = steps_width(icon_height(theme)) if key == "size" else None
    upright, lying = (
        max(label_width(word, theme, upright=upright, type_role=ROLE, icon=icon) for word in words)
        for upright in (True, False)
    )
    return Need(max(least, upright), max(least, lying))
