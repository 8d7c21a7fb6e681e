"""The office behind the waiting room: it edits the content file well and badly, and its disk fails and mends."""

import errno
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

from kiosk import paths
from kiosk.publishing import archive
from kiosk.staff import stored
from kiosk.system.files import atomic_files
from tests.support.picture_files import photograph
from tests.support.samples import minimal_content
from tests.support.saving import SAVES, in_place

if TYPE_CHECKING:
    from tools.soak.room import Room

# The names that good contents have in turn, and one that stands all over those that must never be shown.
NAMES: Final = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gum", "Hazel", "Ivy", "Juniper", "Larch", "Maple")
WRONG: Final = "Poison"
PHOTO: Final = photograph("PNG", 400, 300)
_WAIT_S: Final = 20.0


class Disk:
    """Stands before all that the kiosk writes; `fails` is how, by the system's number, none while it is well."""

    def __init__(self) -> None:
        self.fails: int | None = None
        self._write = atomic_files.write_synced
        for module in (archive, stored):
            module.write_synced = self.write  # type: ignore[attr-defined]

    def write(self, file: Path, data: bytes, mode: int = 0o666) -> None:
        """Writes a file; raises `OSError` while the disk fails, with a part of it written where it is full."""
        if self.fails == errno.ENOSPC:
            file.write_bytes(data[: len(data) // 2])
        if self.fails is not None:
            raise OSError(self.fails, os.strerror(self.fails), str(file))
        self._write(file, data, mode)

    def do_well(self, write: Callable[[], None]) -> None:
        """Has something written before the disk fails."""
        fails, self.fails = self.fails, None
        write()
        self.fails = fails


class Office:
    """The content file; `good` are the bytes of what was saved last and was good."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "content.json"
        self.disk = Disk()
        shipped, *samples = (json.loads(file.read_text("utf-8")) for file in (paths.CONTENT, *_samples()))
        # Three of five are tiny: their pages are made in a tenth of the time, so that more can happen.
        self._contents = [shipped, *samples, *[minimal_content()] * 3]
        folder.mkdir(parents=True)
        (folder / "door.png").write_bytes(PHOTO)
        self.good = b""
        self.ever_good: set[bytes] = set()
        self.save(NAMES[0], Random(0))

    def content(self, name: str, chance: Random) -> bytes:
        """A valid content of a clinic of that name, which stands in large words."""
        content = json.loads(json.dumps(chance.choice(self._contents)))
        content["clinic"]["name"] = content["attract"]["title"] = name
        if name == WRONG:
            for section in content["sections"]:
                section["title"] = name
        elif chance.random() < 0.3:
            content["attract"]["picture"] = {"file": "door.png", "description": "A door."}
            content["attract"].pop("breathe", None)
        return json.dumps(content, ensure_ascii=False, indent=2).encode()

    def save(self, name: str, chance: Random, how: Callable[[Path, bytes], None] = in_place) -> None:
        """Everything is well again, the content saved last."""
        self._clear()
        if (self.folder / "door.png").read_bytes() != PHOTO:
            (self.folder / "door.png").write_bytes(PHOTO)
        self.good = self.content(name, chance)
        self.ever_good.add(self.good)
        how(self.file, self.good)

    def _clear(self) -> None:
        if self.file.is_dir() and not self.file.is_symlink():
            self.file.rmdir()
        if self.file.is_symlink():
            self.file.unlink()

    # --- edits ------------------------------------------------------------------------------------------------------

    def edit_well(self, room: "Room", chance: Random) -> str:
        """A good save in any way, which is shown, or waits until nobody reads."""
        save = chance.choice(list(SAVES.values()))
        self.save(chance.choice(NAMES), chance, save)
        self._await(room, lambda: self.taken(room))
        return save.__name__

    def edit_badly(self, room: "Room", chance: Random) -> str:
        """Any damage, which is refused."""
        damage = chance.choice(DAMAGES)
        self._clear()
        damage(self, chance)
        self._await(room, lambda: room.kiosk.publisher.saved is None)
        return damage.__name__

    def taken(self, room: "Room") -> bool:
        """Whether what was saved last is on the screen or waits for it."""
        waiting = room.kiosk.publisher.pending.waiting or room.kiosk.publisher.saved
        return waiting is not None and waiting.data == self.good

    def _await(self, room: "Room", done: Callable[[], bool]) -> None:
        """Has the file polled until that is so; the time that a file must rest passes meanwhile."""
        until = time.perf_counter() + _WAIT_S
        while not done():
            if time.perf_counter() > until:
                raise AssertionError("the content file was not judged")
            room.clocks.advance(0.5)
            room.kiosk.publisher.poll_now()
            time.sleep(0.005)
            room.kiosk.application.processEvents()

    # --- damage -----------------------------------------------------------------------------------------------------

    def cut_off(self, chance: Random) -> None:
        """A program stopped in the middle of writing."""
        data = self.content(WRONG, chance)
        in_place(self.file, data[: chance.randrange(len(data) - 2)])

    def forgotten_comma(self, chance: Random) -> None:
        """The usual slip."""
        chance.choice(list(SAVES.values()))(self.file, self.content(WRONG, chance).replace(b'",', b'"', 1))

    def unknown_key(self, chance: Random) -> None:
        """A key that nobody knows."""
        chance.choice(list(SAVES.values()))(
            self.file, self.content(WRONG, chance).replace(b'"sections"', b'"sektions"', 1)
        )

    def nonsense(self, chance: Random) -> None:
        """Nothing, zeros, anything, another encoding."""
        utf_32 = self.content(WRONG, chance).decode().encode("utf-32")
        in_place(self.file, chance.choice([b"", bytes(5000), chance.randbytes(5000), utf_32]))

    def no_such_picture(self, chance: Random) -> None:
        """It names a picture that is not there."""
        in_place(self.file, self.content(WRONG, chance).replace(b"resources/pictures/", b"resources/nowhere/", 1))

    def broken_picture(self, chance: Random) -> None:
        """The picture that it names is cut off."""
        in_place(self.folder / "door.png", PHOTO[: chance.randrange(len(PHOTO) // 2)])
        content = json.loads(self.content(WRONG, chance))
        content["attract"]["picture"] = {"file": "door.png", "description": WRONG}
        in_place(self.file, json.dumps(content).encode())

    def deleted(self, _chance: Random) -> None:
        """The file is gone."""
        self.file.unlink(missing_ok=True)

    def folder_in_its_place(self, _chance: Random) -> None:
        """A folder has its name."""
        self.file.unlink(missing_ok=True)
        self.file.mkdir()

    def dangling_link(self, _chance: Random) -> None:
        """A link leads nowhere."""
        self.file.unlink(missing_ok=True)
        self.file.symlink_to(self.folder / "nowhere.json")


DAMAGES: Final = (
    Office.cut_off, Office.forgotten_comma, Office.unknown_key, Office.nonsense, Office.no_such_picture,
    Office.broken_picture, Office.deleted, Office.folder_in_its_place, Office.dangling_link,
)  # fmt: skip


def _samples() -> list[Path]:
    return sorted(paths.SAMPLES.glob("*.json"))
