"""The house: every module stands on a floor, the maps tell the same floors, files are short, few touch the disk."""

import ast
import re
import tomllib
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, Final

import pytest

from kiosk import paths

KIOSK: Final = paths.PROGRAM / "kiosk"
LONGEST_FILE: Final = 300
MOST_LOOSE_MODULES: Final = 8
NUMBERS: Final = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen")

# Who opens, lists or writes files, and what it is given for that. Others are given bytes or texts.
TOUCH_THE_DISK: Final = {
    "paths": "the program's own files, and where a name leads",
    "app": "the null device, for output that nobody reads any more",
    "commands/run": "the picture that the photograph shows",
    "commands/check": "none of it: asks shutil how wide the terminal is",
    "commands/gallery": "the folder named on the command line",
    "commands/voices": "the folder of voices, and the list named on the command line",
    "commands/restore": "the content file and the versions of the archive",
    "content/pictures/file_names": "the folder of the content file, for names that look the same",
    "content/pictures/picture_store": "pictures beside the content file it is given",
    "content/pictures/answer_cache": "the folder of answers it is given",
    "content/lint/picture_files": "pictures of the same folder, for names that nearly fit",
    "content/language/typefaces": "the typefaces, which are packages",
    "demo/controller": "the list of sample contents it is given",
    "demo/film": "the folder of the recording it is given",
    "demo/video": "the same",
    "first_frame/snapshot": "the file of the photograph and the content file it is given",
    "health/crash_report": "the file of the stack it is given",
    "health/run_log": "the file it is given",
    "publishing/archive": "the folder of kept versions it is given",
    "publishing/poller": "the content file it is given",
    "speech/voices/engines": "none of it: asks shutil for a program",
    "speech/voices/kokoro": "the folder of the engine it is given",
    "speech/voices/recordings": "the folder of recordings it is given",
    "speech/voices/rendering": "the folder of clips it is given",
    "staff/stored": "the folder of the staff's files it is given",
    "speech/sound/headset": "which input devices there are, and those that have a socket's switch",
    "system/files/atomic_files": "the files it is given",
    "system/files/bounded_files": "the file it is given",
    "system/process/instance": "the lock files it is given",
    "system/log/log_files": "the file it is given",
    "system/log/logs": "the age of its own process",
}
# Calls that can only mean the disk, by the name of the method, and by the module of the function.
_METHODS: Final = {
    "read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "glob", "rglob", "stat", "lstat", "is_file",
    "is_dir", "mkdir", "unlink", "samefile",
}  # fmt: skip
_MODULES: Final = {"os": {"open", "stat", "link", "scandir", "listdir", "replace", "fdopen"}, "shutil": None}


def contracts() -> dict[str, Any]:
    """The contracts of layers, by the package whose children they order."""
    project = tomllib.loads((paths.PROGRAM / "pyproject.toml").read_text("utf-8"))
    found = project["tool"]["importlinter"]["contracts"]
    return {contract["containers"][0]: contract for contract in found if contract["type"] == "layers"}


def floors(package: str) -> list[list[str]]:
    """The modules on each floor, the top floor first."""
    return [line.split(" | ") for line in contracts()[package]["layers"]]


def children(folder: Path) -> set[str]:
    """The modules and packages in a package."""
    files = {file.stem for file in folder.glob("*.py") if file.stem != "__init__"}
    return files | {file.parent.name for file in folder.glob("*/__init__.py")}


def modules() -> Iterator[tuple[str, str]]:
    """Every module of the program, by its path below `kiosk/` without its ending, and its text."""
    for file in sorted(KIOSK.rglob("*.py")):
        yield file.relative_to(KIOSK).with_suffix("").as_posix(), file.read_text("utf-8")


@pytest.mark.parametrize("package", ["kiosk", "kiosk.content", "kiosk.widgets"])
def test_every_module_stands_on_one_floor(package: str) -> None:
    """A new file outside the contracts fails, and so does a floor of something that is gone."""
    assert contracts()[package]["exhaustive"]
    listed = [module for floor in floors(package) for module in floor]
    assert len(listed) == len(set(listed))
    assert set(listed) == children(paths.PROGRAM / package.replace(".", "/"))


def map_in(text: str) -> Iterator[tuple[int, list[str]]]:
    """The floors of the table in a document: their number and their modules."""
    for number, names in re.findall(r"^\| (\d+) \| ((?:`\w+`(?:, )?)+) \|", text, re.MULTILINE):
        yield int(number), re.findall(r"\w+", names)


def test_the_map_tells_the_floors_of_the_contract() -> None:
    """`docs/architecture.md` numbers them from the ground."""
    wanted = [(len(floors("kiosk")) - index, sorted(floor)) for index, floor in enumerate(floors("kiosk"))]
    told = map_in((paths.PROGRAM / "docs" / "architecture.md").read_text("utf-8"))
    assert [(number, sorted(names)) for number, names in told] == wanted


def test_the_readme_counts_the_floors_of_the_contract() -> None:
    """In words."""
    readme = (paths.PROGRAM / "README.md").read_text("utf-8")
    counted = re.search(r"on (\w+) floors", readme)
    assert counted is not None
    assert NUMBERS.index(counted[1]) + 10 == len(floors("kiosk"))


def test_a_planted_disagreement_is_seen() -> None:
    """A map with a floor more, less, or with another module is not the contract's."""
    text = (paths.PROGRAM / "docs" / "architecture.md").read_text("utf-8")
    told = list(map_in(text))
    assert list(map_in(text.replace("| 7 | `window` |", ""))) != told
    assert list(map_in(text.replace("`window`", "`pane`"))) != told


def named_files(text: str) -> list[str]:
    """The paths of files and folders in backticks in a document."""
    return re.findall(r"`((?:\w[\w.-]*/)+(?:[\w-]+\.\w+)?)`", text)


def test_what_the_documents_name_is_there() -> None:
    """From the top, or from within `kiosk/`."""
    documents = [paths.PROGRAM / "CONTRIBUTING.md", *(paths.PROGRAM / "docs").glob("*.md")]
    named = {name for document in documents for name in named_files(document.read_text("utf-8"))}
    assert "kiosk/views/registry.py" in named
    assert not [name for name in named if not any((base / name).exists() for base in (paths.PROGRAM, KIOSK))]


def test_few_modules_are_loose() -> None:
    """What belongs together has a folder."""
    assert len(list(KIOSK.glob("*.py"))) <= MOST_LOOSE_MODULES


def test_no_file_is_long() -> None:
    """Trouble lives in the longest file."""
    long = {name: text.count("\n") for name, text in modules() if text.count("\n") > LONGEST_FILE}
    assert not long


def test_no_effect_of_qt_is_used() -> None:
    """One shadow of `QGraphicsEffect` takes longer than a frame has; Qt forgets one that has no parent."""
    assert not [name for name, text in modules() if "QGraphics" in text]


def bare_painters(code: str) -> list[int]:
    """The lines in which a painter begins that does not end with its block."""
    tree = ast.parse(code)
    ended = {id(item.context_expr) for node in ast.walk(tree) if isinstance(node, ast.With) for item in node.items}
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "QPainter")
    return [call.lineno for call in calls if id(call) not in ended]


def test_every_painter_ends_with_its_block() -> None:
    """One that a fault leaves active keeps its widget from ever being painted again."""
    assert not {name: lines for name, text in modules() if (lines := bare_painters(text))}
    assert bare_painters("with QPainter(a) as b:\n    c = QPainter(d)") == [2]


def without_docstring(code: str, called_by_qt: Sequence[str]) -> Iterator[str]:
    """The public classes, functions and methods of that code that say nothing; what Qt calls is told in Qt's manual."""
    owners = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Module | ast.ClassDef))
    for node in (node for owner in owners for node in owner.body if isinstance(node, ast.FunctionDef | ast.ClassDef)):
        told = node.name.startswith("_") or any(fnmatch(node.name, name) for name in called_by_qt)
        if not told and not ast.get_docstring(node):
            yield node.name


def test_what_is_public_says_what_it_does() -> None:
    """The linter cannot tell Qt's names from ours; the names that Qt calls stand once, where it is told of them."""
    project = tomllib.loads((paths.PROGRAM / "pyproject.toml").read_text("utf-8"))
    called_by_qt = project["tool"]["ruff"]["lint"]["pep8-naming"]["extend-ignore-names"]
    assert not [(name, silent) for name, text in modules() for silent in without_docstring(text, called_by_qt)]
    planted = "class Part:\n    'A part.'\n    def sizeHint(self): ...\n    def show(self): ..."
    assert list(without_docstring(planted, called_by_qt)) == ["show"]


def touches_the_disk(code: str) -> bool:
    """Whether the code opens, lists or writes files."""
    return any(_is_of_the_disk(node) for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call))


def _is_of_the_disk(call: ast.Call) -> bool:
    function = call.func
    if isinstance(function, ast.Name):
        return function.id == "open"
    if not isinstance(function, ast.Attribute):
        return False
    if isinstance(function.value, ast.Name) and function.value.id in _MODULES:
        names = _MODULES[function.value.id]
        return names is None or function.attr in names
    modes = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
    return function.attr in _METHODS or (
        function.attr == "open" and modes[:1] in (["rb"], ["wb"], ["ab"], ["r"], ["w"])
    )


def touching() -> set[str]:
    """The modules that touch the disk."""
    return {name for name, text in modules() if touches_the_disk(text)}


def test_only_these_modules_touch_the_disk() -> None:
    """Everything else is handed what it needs; and none is listed that no longer does."""
    assert touching() == set(TOUCH_THE_DISK)


@pytest.mark.parametrize(
    "code", ["file.read_text('utf-8')", "open(name)", "folder.glob('*.svg')", "os.scandir(top)", "file.open('rb')"]
)
def test_a_planted_look_at_the_disk_is_seen(code: str) -> None:
    """Whatever way it goes."""
    assert touches_the_disk(code)
    assert not touches_the_disk("text.replace('a', 'b'); visit.open('risks'); watch.touch()")
