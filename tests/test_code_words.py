"""The code holds no words of a language: what a patient sees or hears stands in the content file alone."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk import paths

# A single word that ends like a sentence, or starts with a capital and is followed by more.
_SENTENCE = re.compile(r"[¿¡]?[A-ZÁÉÍÓÚÑ][^\W\d_]+([.!?…]|\s+\S.*)")
_PUNCTUATION = ".,:;!?…¿¡“”\"'()"

# Calls whose texts are for staff at a terminal, in the log or in an editor, never for the screen.
_FOR_STAFF = frozenset(
    {
        "log", "debug", "info", "warning", "error", "critical", "exception",  # logging
        "write",  # standard output and error of the commands
        "Field",  # descriptions in the schema, which the editor of the staff shows
        "compile",  # regular expressions
    }
)  # fmt: skip

# Files that speak to whoever sits at the terminal, before or without any screen.
_TERMINAL = {
    "kiosk/commands/command_line.py": "help and usage of the command line",
    "kiosk/commands/run.py": "another kiosk runs already",
    "kiosk/commands/pin.py": "asks for the PIN on the terminal",
    "kiosk/system/log/qt_messages.py": "there is no display",
    "kiosk/system/process/guard.py": "refuses to start; Qt and the content cannot be loaded yet",
}

# Texts that may stand where they do, by file and text, with the reason.
_ALLOWED = {
    ("kiosk/parts.py", "unknown, proportions of the reference screen"): "a value in a line of the log",
    ("kiosk/system/settings/quiet_hours.py", "all day"): "a value in settings.toml",
}


def suspicious(source: str) -> Iterator[tuple[int, str]]:
    """The line and text of each literal that has words of a language and is not for staff."""
    tree = ast.parse(source)
    free = set(_free(tree))
    for node in ast.walk(tree):
        if node not in free and _reads(text := _text_of(node)):
            yield getattr(node, "lineno", 0), text


def _text_of(node: ast.AST) -> str:
    """What a literal says; the values within a format string are left out."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_text_of(value) or "{}" for value in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _reads(text: str) -> bool:
    words = [word for word in (part.strip(_PUNCTUATION) for part in text.split()) if word.isalpha() and len(word) > 1]
    return len(words) > 1 or _SENTENCE.fullmatch(text.strip()) is not None


def _free(tree: ast.AST) -> Iterator[ast.AST]:
    """Everything within docstrings, exceptions that are raised, and calls for staff."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        elif (annotation := _annotation(node)) is not None:
            yield from ast.walk(annotation)
        elif isinstance(node, ast.Raise) or (isinstance(node, ast.Call) and _called(node.func) in _FOR_STAFF):
            yield from ast.walk(node)


def _annotation(node: ast.AST) -> ast.expr | None:
    """The type of an argument, a value or a result, which stands in quotes where it is not loaded."""
    if isinstance(node, ast.arg | ast.AnnAssign):
        return node.annotation
    return node.returns if isinstance(node, ast.FunctionDef) else None


def _called(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def files() -> list[Path]:
    """Every file of the program."""
    return [paths.PROGRAM / "main.py", *sorted((paths.PROGRAM / "kiosk").rglob("*.py"))]


def name_of(file: Path) -> str:
    """The path of a file from the top of the program."""
    return file.relative_to(paths.PROGRAM).as_posix()


def all_suspicious() -> Iterator[tuple[str, int, str]]:
    """File, line and text of every literal with words in the program."""
    for file in files():
        yield from ((name_of(file), line, text) for line, text in suspicious(file.read_text("utf-8")))


def test_no_words_in_code() -> None:
    """No literal outside docstrings, logging, exceptions and the command line's help has words of a language."""
    found = [(file, line, text) for file, line, text in all_suspicious() if (file, text) not in _ALLOWED]
    assert not [place for place in found if place[0] not in _TERMINAL]


def test_every_allowance_is_needed() -> None:
    """The allowances name nothing that is not there."""
    present = {(file, text) for file, _, text in all_suspicious()}
    assert set(_ALLOWED) <= present
    assert set(_TERMINAL) <= {file for file, _ in present}


@pytest.mark.parametrize(
    "planted",
    [
        'button = LabelButton("Touch to begin", "touch")',
        'name = f"Page {page} of {pages} shown"',
        'self.setAccessibleName("Close.")',
        'title = {"es": "¿Sigue usted ahí?"}',
        'say("Please ask " + who)',
    ],
)
def test_planted_words_are_found(planted: str) -> None:
    """The check finds words on a button, in a format string, in a name, in Spanish, and in a sum."""
    assert list(suspicious(planted))


@pytest.mark.parametrize(
    "harmless",
    [
        '"""A docstring of several words."""',
        'log.info("content loaded: %s", file)',
        'raise CannotStart("no such file or folder")',
        'role = "alarm-card"',
        'sheet.replace("{radius-small}", "4px")',
        'def film(self, folder: "Path | None") -> "Film | None": ...',
    ],
)
def test_other_texts_are_left_alone(harmless: str) -> None:
    """Docstrings, messages for staff, keys and names are no words of a language."""
    assert not list(suspicious(harmless))
