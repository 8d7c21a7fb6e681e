"""The recipes of `docs/editing.md`: what they say to change, and the file after it."""

import re
from dataclasses import dataclass
from typing import Final

from kiosk import paths

GUIDE: Final = paths.PROGRAM / "docs" / "editing.md"
_FENCE: Final = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Recipe:
    """A chapter of the guide, with its changes (before and after), lone excerpts of the file, and commands.

    A command comes with the lines it says.
    """

    title: str
    changes: tuple[tuple[str, str], ...]
    excerpts: tuple[str, ...]
    commands: tuple[tuple[str, str], ...]


def recipes() -> dict[str, Recipe]:
    """The chapters by their titles."""
    chapters = re.split(r"^## ", GUIDE.read_text("utf-8"), flags=re.MULTILINE)[1:]
    return {found.title: found for found in map(_recipe, chapters)}


def _recipe(chapter: str) -> Recipe:
    title, _, body = chapter.partition("\n")
    befores, afters, excerpts, commands = [], [], [], []
    end = 0
    for fence in _FENCE.finditer(body):
        lead = body[end : fence.start()].rstrip().lower()
        end = fence.end()
        kind, text = fence.groups()
        if kind == "console":
            command, _, said = text.partition("\n")
            commands.append((command.removeprefix("$ .venv/bin/python main.py "), said))
        elif lead.endswith("before:"):
            befores.append(text)
        elif lead.endswith("after:"):
            afters.append(text)
        else:
            excerpts.append(text)
    changes = tuple(zip(befores, afters, strict=True))
    return Recipe(title, changes, tuple(excerpts), tuple(commands))


def changed(text: str, before: str, after: str) -> str:
    """The text with those lines replaced, however deep each is indented; they must stand there exactly once."""
    lines, wanted = text.splitlines(), _bare(before)
    bare = _bare(text)
    found = [index for index in range(len(bare)) if bare[index : index + len(wanted)] == wanted]
    assert len(found) == 1, f"{len(found)} times in the file: {before}"
    start = found[0]
    indent = " " * (len(lines[start]) - len(bare[start]))
    new = [indent + line for line in after.splitlines()]
    return "\n".join([*lines[:start], *new, *lines[start + len(wanted) :]]) + "\n"


def _bare(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines()]
