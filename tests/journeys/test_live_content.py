"""A real running kiosk while another program damages, replaces and mends its file, read from outside.

What the kiosk shows is read in the pixels of the screen: the words are looked for as other kiosks drew them, each
of which was started with that content alone.

`KIOSK_ROUNDS=1000 python -m pytest -p no:xdist -s tests/test_live_content.py` runs longer and prints how long it took
from the end of a save until the new words were on the screen.
"""

import json
import os
import queue
import random
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from types import TracebackType
from typing import Final, Self

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtGui import QImage

from kiosk import paths
from tests.journeys.test_real_window import DEADLINE_S, Program, picture, wait_until, x, x_display, xdotool
from tests.support.picture_files import photograph
from tests.support.saving import SAVES, in_place

__all__ = ["x", "x_display"]

Colours = npt.NDArray[np.uint32]

ROUNDS: Final = int(os.environ.get("KIOSK_ROUNDS", "26"))
SEED: Final = int(os.environ.get("KIOSK_SEED", "1"))
# The names that the clinic has in turn, and the one it has in files that must never be shown.
NAMES: Final = ("Alder", "Birch", "Cedar", "Maple")
WRONG: Final = "Poison"
SIZE: Final = (1000, 700)
PHOTO: Final = photograph("PNG", 400, 300)


class Titles:
    """Every name that the window has had, as the X server told it."""

    def __init__(self, window: str) -> None:
        self._spy = subprocess.Popen(
            ["xprop", "-id", window, "-spy", "-notype", "_NET_WM_NAME"], stdout=subprocess.PIPE, text=True
        )
        self._names: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        self.next()

    def _read(self) -> None:
        assert self._spy.stdout is not None
        for line in iter(self._spy.stdout.readline, ""):
            self._names.put(json.loads(line.partition(" = ")[2]))

    def __enter__(self) -> Self:
        """As it listens."""
        return self

    def __exit__(self, _kind: type[BaseException] | None, _e: BaseException | None, _t: TracebackType | None) -> None:
        """Listens no more."""
        self._spy.terminate()
        self._spy.wait(DEADLINE_S)
        self._reader.join(DEADLINE_S)
        assert self._spy.stdout is not None
        self._spy.stdout.close()

    def next(self) -> str:
        """The next name."""
        return self._names.get(timeout=DEADLINE_S)

    def silent(self) -> bool:
        """Whether none has come since the last."""
        return self._names.empty()


class Office:
    """The content file on the office computer, and everything that can happen to it there."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder = folder
        self.file = folder / "content.json"
        self.chance = chance
        self._content = json.loads(paths.CONTENT.read_text("utf-8"))
        self._content["attract"]["picture"] = {"file": "door.png", "description": "A door."}
        self._content["attract"].pop("breathe", None)
        folder.mkdir()
        self.repair(NAMES[0])

    def content(self, name: str) -> bytes:
        """A valid content of a clinic of that name, which also stands on the waiting screen."""
        self._content["clinic"]["name"] = name
        self._content["attract"]["title"] = name
        return json.dumps(self._content, ensure_ascii=False, indent=2).encode()

    def repair(self, name: str, save: Callable[[Path, bytes], None] = in_place) -> None:
        """Everything is well again, the content saved last."""
        self.come_back()
        if self.file.is_dir() and not self.file.is_symlink():
            self.file.rmdir()
        if self.file.is_symlink() and not self.file.exists():
            self.file.unlink()
        door = self.folder / "door.png"
        if not door.exists() or door.read_bytes() != PHOTO:
            door.write_bytes(PHOTO)
        door.chmod(0o644)
        save(self.file, self.content(name))

    def come_back(self) -> None:
        """What was unmounted or forbidden is there again."""
        if os.path.ismount(self.folder):
            subprocess.run(["umount", "--lazy", str(self.folder)], check=True)
        away = self.folder.with_name("away")
        if away.exists():
            away.rename(self.folder)
        with suppress(OSError):
            self.file.chmod(0o644)

    # --- damage -----------------------------------------------------------------------------------------------------

    def cut_off(self) -> None:
        """A program stopped in the middle of writing."""
        data = self.content(WRONG)
        in_place(self.file, data[: self.chance.randrange(len(data))])

    def forgotten_comma(self) -> None:
        """The usual slip, saved in any way."""
        save = self.chance.choice(list(SAVES.values()))
        save(self.file, self.content(WRONG).replace(b'",', b'"', 1))

    def unknown_name(self) -> None:
        """Sound brackets, but a name that nobody knows."""
        save = self.chance.choice(list(SAVES.values()))
        save(self.file, self.content(WRONG).replace(b'"sections"', b'"sektions"', 1))

    def nonsense(self) -> None:
        """Nothing, zeros, anything, another encoding."""
        utf_32 = self.content(WRONG).decode().encode("utf-32")
        in_place(self.file, self.chance.choice([b"", bytes(5000), self.chance.randbytes(5000), utf_32]))

    def deleted(self) -> None:
        """The file is gone."""
        self.file.unlink()

    def folder_in_its_place(self) -> None:
        """A folder has its name."""
        self.file.unlink()
        self.file.mkdir()

    def dangling_link(self) -> None:
        """A link leads nowhere."""
        self.file.unlink()
        self.file.symlink_to(self.folder / "nowhere.json")

    def forbidden(self) -> None:
        """Nobody may read it."""
        self.file.chmod(0)

    def unmounted(self) -> None:
        """The whole folder is gone."""
        self.folder.rename(self.folder.with_name("away"))

    def mounted_over(self) -> None:
        """Another, empty disk is there instead."""
        mount = ["mount", "-t", "tmpfs", "none", str(self.folder)]
        if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
            self.unmounted()

    def broken_picture(self) -> None:
        """The picture that it names is cut off."""
        in_place(self.folder / "door.png", PHOTO[: self.chance.randrange(len(PHOTO))])

    def a_hundred_saves(self) -> None:
        """All in a moment and in all ways, the last is broken."""
        for _ in range(100):
            self.chance.choice(list(SAVES.values()))(self.file, self.content(WRONG).replace(b'",', b'"', 1))
        self.forgotten_comma()

    def old_date(self) -> None:
        """Broken, with a date of long ago: a clock was set back."""
        self.unknown_name()
        os.utime(self.file, (1, 1))


DAMAGES: Final = (
    Office.cut_off, Office.forgotten_comma, Office.unknown_name, Office.nonsense, Office.deleted,
    Office.folder_in_its_place, Office.dangling_link, Office.forbidden, Office.unmounted, Office.mounted_over,
    Office.broken_picture, Office.a_hundred_saves, Office.old_date,
)  # fmt: skip


def fates(chance: random.Random) -> Iterator[tuple[Callable[[Office], None], bool]]:
    """What happens to the file, and whether it is left so until the kiosk has refused it: all before any again."""
    every = [(damage, peace) for damage in DAMAGES for peace in (True, False)]
    while True:
        yield from chance.sample(every, len(every))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A good content with a picture."""
    office = Office(tmp_path / "office", random.Random(SEED))
    yield office
    office.come_back()


@contextmanager
def kiosk(office: Office) -> Iterator[tuple[Program, str]]:
    """The running program, which has no more rights than any other user, and its window."""
    before = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]
    wrapper = before if os.geteuid() == 0 and shutil.which("setpriv") else []
    with Program(
        "--window", "{}x{}".format(*SIZE), "--reduced-motion", "--content", str(office.file), wrapper=wrapper
    ) as program:
        program.wait_for("ready in")
        yield program, program.window()


def refusals(program: Program) -> int:
    """How often the log says that a file was refused."""
    return sum("content refused: " in line for line in program.lines)


# --- what is on the screen --------------------------------------------------------------------------------------------


def pixels(folder: Path) -> Colours:
    """The colour of each pixel of the kiosk's window."""
    image = picture(folder).copy(0, 0, *SIZE).convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint32).reshape(SIZE[::-1]).copy()


def resting(folder: Path) -> Colours:
    """The window when it no longer changes."""
    seen = pixels(folder)
    while not np.array_equal(seen, now := pixels(folder)):
        seen = now
    return seen


class Reader:
    """Finds the names of clinics on the screen, wherever they stand, by the pixels of their words."""

    def __init__(self, shown: Mapping[str, Colours], folder: Path) -> None:
        """`shown` are waiting screens, each with that name in its large words; they differ in nothing else."""
        self._folder = folder
        several = np.stack(list(shown.values()))
        other = (several != several[0]).any(axis=0)
        rows = other.any(axis=1)
        edges = np.flatnonzero(np.diff(np.concatenate(([0], rows.astype(int), [0]))))
        top, end = max(zip(edges[::2], edges[1::2], strict=True), key=lambda band: band[1] - band[0])
        columns = np.flatnonzero(other[top:end].any(axis=0))
        self._words = {
            name: Glyphs.of(seen[top:end, columns[0] : columns[-1] + 1], seen) for name, seen in shown.items()
        }

    def names(self) -> list[str]:
        """Those that are on the screen now."""
        return self.names_in(pixels(self._folder))

    def names_in(self, seen: Colours) -> list[str]:
        """Those in a picture of the window."""
        return [name for name, words in self._words.items() if words.are_in(seen)]


@dataclass(frozen=True)
class Glyphs:
    """The pixels of some words, and where among them (row, column) is one of a rare colour."""

    pixels: Colours
    rare: tuple[int, int]

    @classmethod
    def of(cls, words: Colours, screen: Colours) -> Self:
        """Words cut out of that screen."""
        colours, counts = np.unique(screen, return_counts=True)
        often = dict(zip(colours.tolist(), counts.tolist(), strict=True))
        rarest = min(words.ravel().tolist(), key=often.__getitem__)
        row, column = np.argwhere(words == rarest)[0].tolist()
        return cls(words, (row, column))

    def are_in(self, seen: Colours) -> bool:
        """Whether exactly these pixels are somewhere in the picture."""
        (row, column), (height, width) = self.rare, self.pixels.shape
        places = np.argwhere(seen == self.pixels[row, column]) - self.rare
        return any(
            np.array_equal(seen[top : top + height, left : left + width], self.pixels)
            for top, left in places[(places >= 0).all(axis=1)].tolist()
        )


@pytest.fixture
def reader(x: str, tmp_path: Path) -> Reader:
    """One that has seen how each name is drawn by a kiosk that was started with it."""
    assert x
    office = Office(tmp_path / "examples", random.Random(SEED))
    shown: dict[str, Colours] = {}
    for name in (*NAMES, WRONG):
        office.repair(name)
        with kiosk(office) as (program, window):
            assert xdotool("getwindowname", window) == name
            shown[name] = resting(tmp_path)
            assert program.end() == 0
    reader = Reader(shown, tmp_path)
    assert all(reader.names_in(seen) == [name] for name, seen in shown.items())  # it is not blind
    return reader


# --- tests ------------------------------------------------------------------------------------------------------------


def test_whatever_happens_to_the_file_the_screen_shows_what_was_good_last(
    reader: Reader, x: str, office: Office
) -> None:
    """Never a word of a refused file, never a blank, and the right words soon after each time it is mended."""
    assert x
    times: list[float] = []
    looks, good, fate = 0, NAMES[0], fates(office.chance)
    with kiosk(office) as (program, window), Titles(window) as titles:
        wait_until(lambda: reader.names() == [good], "the first words")
        for number in range(1, ROUNDS + 1):
            damage, in_peace = next(fate)
            refused = refusals(program)
            damage(office)
            if in_peace:
                wait_until(lambda refused=refused: refusals(program) > refused, f"a refusal after {damage.__name__}")  # type: ignore[misc]
                assert titles.silent(), damage.__name__
                assert reader.names() == [good], damage.__name__
                looks += 1
            name = office.chance.choice([name for name in NAMES if name != good])
            save = office.chance.choice(list(SAVES.values()))
            office.repair(name, save)
            saved_at = time.monotonic()
            while (shown := reader.names()) != [name]:
                assert shown == [good], f"{damage.__name__}, then {save.__name__}"
                assert time.monotonic() < saved_at + DEADLINE_S, f"{damage.__name__}, then {save.__name__}"
                looks += 1
            times.append(time.monotonic() - saved_at)
            assert titles.next() == name
            assert xdotool("getwindowname", window) == name
            good = name
            assert program.running
            if number % 100 == 0:
                print(f"{number} rounds: {median(times):.2f} s (median), {max(times):.2f} s (worst)", flush=True)
        assert titles.silent()
        assert WRONG not in program.log
        assert "Traceback" not in program.log
        assert program.end() == 0
        if ROUNDS >= 200:  # all of it has happened
            assert "may not be read" in program.log
    print(
        f"\n{ROUNDS} rounds, the screen read {looks + ROUNDS} times: drawn {median(times):.2f} s after the save",
        end=" ",
    )
    print(f"(median), {max(times):.2f} s (worst)")


def test_a_kiosk_that_was_killed_shows_what_was_good_last(x: str, office: Office, own_settings: Path) -> None:
    """Killed with no warning, and the file broken meanwhile, with its picture: the former words are there again."""
    assert x
    office.repair("Kept Clinic")
    with kiosk(office) as (program, window):
        assert xdotool("getwindowname", window) == "Kept Clinic"
        wait_until(lambda: list(own_settings.glob("data/*/kept/*/0*/manifest.json")), "the copy")
        program.kill()
    office.unknown_name()
    office.broken_picture()
    with kiosk(office) as (program, window):
        assert xdotool("getwindowname", window) == "Kept Clinic"
        assert refusals(program) == 1
        program.wait_for("content kept on .* is shown")
        office.repair("Mended Clinic")
        wait_until(lambda: xdotool("getwindowname", window) == "Mended Clinic", "the mended content")
        assert program.end() == 0
