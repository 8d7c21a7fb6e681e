"""A real running kiosk while another program damages, replaces and mends its file, read from outside.

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
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median
from types import TracebackType
from typing import Final, Self

import numpy as np
import pytest

from kiosk import paths
from tests.picture_files import photograph
from tests.saving import SAVES, in_place
from tests.test_real_window import DEADLINE_S, Program, picture, wait_until, x, x_display, xdotool

__all__ = ["x", "x_display"]

ROUNDS: Final = int(os.environ.get("KIOSK_ROUNDS", "24"))
SEED: Final = int(os.environ.get("KIOSK_SEED", "1"))
WRONG: Final = "WRONG"
PHOTO: Final = photograph("PNG", 400, 300)


class Titles:
    """Every name that the window has had, as the X server told it."""

    def __init__(self, window: str) -> None:
        self._spy = subprocess.Popen(
            ["xprop", "-id", window, "-spy", "-notype", "_NET_WM_NAME"], stdout=subprocess.PIPE, text=True
        )
        self._names: queue.SimpleQueue[tuple[str, float]] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        self.next()

    def _read(self) -> None:
        assert self._spy.stdout is not None
        for line in iter(self._spy.stdout.readline, ""):
            self._names.put((json.loads(line.partition(" = ")[2]), time.monotonic()))

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

    def next(self) -> tuple[str, float]:
        """The next name and when it came."""
        return self._names.get(timeout=DEADLINE_S)

    def silent(self) -> bool:
        """Whether none has come since the last."""
        return self._names.empty()


class Desk:
    """The content file on the office computer, and everything that can happen to it there."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder = folder
        self.file = folder / "content.json"
        self.chance = chance
        self._content = json.loads(paths.CONTENT.read_text("utf-8"))
        self._content["attract"]["picture"] = {"file": "door.png", "description": "A door."}
        self._content["attract"].pop("breathe", None)
        folder.mkdir()
        self.repair("Clinic 0")

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
    Desk.cut_off, Desk.forgotten_comma, Desk.unknown_name, Desk.nonsense, Desk.deleted, Desk.folder_in_its_place,
    Desk.dangling_link, Desk.forbidden, Desk.unmounted, Desk.mounted_over, Desk.broken_picture, Desk.a_hundred_saves,
    Desk.old_date,
)  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A good content with a picture."""
    desk = Desk(tmp_path / "desk", random.Random(SEED))
    yield desk
    desk.come_back()


@contextmanager
def kiosk(desk: Desk) -> Iterator[tuple[Program, str]]:
    """The running program, which has no more rights than any other user, and its window."""
    before = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]
    wrapper = before if os.geteuid() == 0 and shutil.which("setpriv") else []
    with Program("--window", "1000x700", "--reduced-motion", "--content", str(desk.file), wrapper=wrapper) as program:
        program.wait_for("ready in")
        yield program, program.window()


def refusals(program: Program) -> int:
    """How often the log says that a file was refused."""
    return sum("content refused: " in line for line in program.lines)


def is_blank(folder: Path) -> bool:
    """Whether there is next to nothing on the screen."""
    image = picture(folder).copy(0, 0, 1000, 700)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(-1, 4)[:, :3]
    return len(np.unique(pixels, axis=0)) < 50 or float(pixels.std()) < 5


def test_whatever_happens_to_the_file_the_screen_shows_what_was_good_last(x: str, tmp_path: Path, desk: Desk) -> None:
    """Never a word of a refused file, never a blank, and the right words soon after each time it is mended."""
    assert x
    times: list[float] = []
    with kiosk(desk) as (program, window), Titles(window) as titles:
        for number in range(1, ROUNDS + 1):
            damage = desk.chance.choice(DAMAGES)
            refused = refusals(program)
            damage(desk)
            if desk.chance.random() < 0.5:
                wait_until(lambda refused=refused: refusals(program) > refused, f"a refusal after {damage.__name__}")  # type: ignore[misc]
                assert titles.silent(), damage.__name__
            if number % 10 == 0:
                assert not is_blank(tmp_path), damage.__name__
            name, save = f"Clinic {number}", desk.chance.choice(list(SAVES.values()))
            desk.repair(name, save)
            saved_at = time.monotonic()
            shown, shown_at = titles.next()
            assert shown == name, f"{damage.__name__}, then {save.__name__}"
            assert xdotool("getwindowname", window) == name
            times.append(shown_at - saved_at)
            assert program.running
            if number % 100 == 0:
                print(f"{number} rounds: {median(times):.2f} s (median), {max(times):.2f} s (worst)", flush=True)
        assert not is_blank(tmp_path)
        assert WRONG not in program.log
        assert "Traceback" not in program.log
        assert program.end() == 0
        if ROUNDS >= 200:  # all of it has happened
            assert "may not be read" in program.log
    print(f"\n{ROUNDS} rounds: shown {median(times):.2f} s after the save (median), {max(times):.2f} s (worst)")


def test_a_kiosk_that_was_killed_shows_what_was_good_last(x: str, desk: Desk, own_settings: Path) -> None:
    """Killed with no warning, and the file broken meanwhile, with its picture: the former words are there again."""
    assert x
    desk.repair("Kept Clinic")
    with kiosk(desk) as (program, window):
        assert xdotool("getwindowname", window) == "Kept Clinic"
        wait_until(lambda: list(own_settings.glob("data/*/kept/*/0*/manifest.json")), "the copy")
        program.kill()
    desk.unknown_name()
    desk.broken_picture()
    with kiosk(desk) as (program, window):
        assert xdotool("getwindowname", window) == "Kept Clinic"
        assert refusals(program) == 1
        program.wait_for("content kept on .* is shown")
        desk.repair("Mended Clinic")
        wait_until(lambda: xdotool("getwindowname", window) == "Mended Clinic", "the mended content")
        assert program.end() == 0
