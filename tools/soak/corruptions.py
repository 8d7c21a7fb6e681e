"""Feeds a running kiosk damaged files: each is refused and what was good stays, or what it says is on the screen."""

import json
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, Final

from kiosk import parts, paths
from kiosk.content.edition import Edition
from kiosk.widgets.controls.label import Label
from tests.support.settle import settle
from tools.soak.clocks import Clocks
from tools.soak.oracles import all_words, texts_in
from tools.soak.room import Room

Damage = Callable[[bytes, Random], bytes]
_SCREEN: Final = (800, 600)
# Of a hundred damages so many are to what lies beside the content: versions, settings, choices, tries, PIN.
_BESIDE: Final = 4
_WAIT_S: Final = 20.0
_ENCODINGS: Final = ("utf-16", "utf-16-le", "utf-8-sig", "utf-32", "cp1252", "latin-1", "mac-roman", "cp437")


# --- damages ----------------------------------------------------------------------------------------------------------


def flipped(data: bytes, chance: Random) -> bytes:
    """Some bits are others."""
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 6)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def other_bytes(data: bytes, chance: Random) -> bytes:
    """Some bytes are any others."""
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 6)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(data: bytes, chance: Random) -> bytes:
    """The end is missing."""
    return data[: chance.randrange(len(data))]


def swapped_blocks(data: bytes, chance: Random) -> bytes:
    """Two blocks of the disk lie in each other's place."""
    size = chance.choice((16, 512, 4096))
    blocks = [data[start : start + size] for start in range(0, len(data), size)]
    one, other = chance.sample(range(len(blocks)), 2)
    blocks[one], blocks[other] = blocks[other], blocks[one]
    return b"".join(blocks)


def zeros(data: bytes, chance: Random) -> bytes:
    """A block was never written."""
    start, size = chance.randrange(len(data)), chance.choice((1, 16, 512, 4096))
    return data[:start] + bytes(min(size, len(data) - start)) + data[start + size :]


def encoded(data: bytes, chance: Random) -> bytes:
    """Saved in another encoding."""
    return data.decode().encode(chance.choice(_ENCODINGS), "replace")


def line_doubled(data: bytes, chance: Random) -> bytes:
    """A line is there twice."""
    lines = data.split(b"\n")
    lines.insert(chance.randrange(len(lines)), chance.choice(lines))
    return b"\n".join(lines)


def line_lost(data: bytes, chance: Random) -> bytes:
    """A line is gone."""
    lines = data.split(b"\n")
    del lines[chance.randrange(len(lines))]
    return b"\n".join(lines)


def lines_swapped(data: bytes, chance: Random) -> bytes:
    """Two lines lie in each other's place."""
    lines = data.split(b"\n")
    one, other = chance.sample(range(len(lines)), 2)
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def inserted(data: bytes, chance: Random) -> bytes:
    """Something got in."""
    place = chance.randrange(len(data))
    return data[:place] + chance.randbytes(chance.choice((1, 8, 300))) + data[place:]


DAMAGES: Final[tuple[Damage, ...]] = (
    flipped, other_bytes, cut, swapped_blocks, zeros, encoded, line_doubled, line_lost, lines_swapped, inserted,
)  # fmt: skip

# Those that a file of a line can suffer.
_TO_BYTES: Final = (flipped, other_bytes, cut, zeros, inserted)


# --- what is meant ----------------------------------------------------------------------------------------------------


def meant(data: bytes) -> Any:
    """What a valid file says, read by other means than the kiosk's; raises `ValueError`."""
    mark = data[:2]
    encoding = "utf-16" if mark in (b"\xff\xfe", b"\xfe\xff") else "utf-16-le" if mark[1:] == b"\0" else "utf-8-sig"
    return json.loads(data.decode(encoding))


# --- the run ----------------------------------------------------------------------------------------------------------


class Corrupter:
    """A kiosk that shows a good content, and everything that becomes of damaged ones."""

    def __init__(self, home: Path, clocks: Clocks) -> None:
        self._clocks = clocks
        self._file = home / "office" / "content.json"
        self._file.parent.mkdir()
        self._shipped = paths.CONTENT.read_bytes()
        self._former = self._shipped + b" "
        self._file.write_bytes(self._shipped)
        self._shown = self._shipped
        self._application = parts.make_application()
        self.figures: Counter[str] = Counter()
        self.wrong: list[str] = []
        self._start()

    def _start(self) -> None:
        self._room = Room(self._application, self._clocks, self._file, _SCREEN)
        self._told: list[Edition | None] = []
        watcher = self._room.kiosk.publisher._watcher
        if watcher is not None:
            watcher.changed.connect(self._told.append)
            watcher.rejected.connect(self._refused)

    def _refused(self, _problems: object) -> None:
        self._told.append(None)

    def damage_content(self, number: int, chance: Random) -> None:
        """Damages the content file, and looks what becomes of it."""
        damage = chance.choice(DAMAGES)
        data = damage(self._shipped, chance)
        if data in (self._shipped, self._shown, self._file.read_bytes()):  # no news, which nobody tells
            self.figures["no damage"] += 1
            return
        answer = self._answer(data)
        self.figures[f"{damage.__name__}: {'refused' if answer is None else 'valid'}"] += 1
        if answer is not None:
            self._shown = data
        self._prove(f"{number} {damage.__name__}", thoroughly=answer is not None)

    def _answer(self, data: bytes) -> Edition | None:
        """What the kiosk says to a file; raises `AssertionError` if it says nothing."""
        self._told.clear()
        self._file.write_bytes(data)
        until = time.perf_counter() + _WAIT_S
        while not self._told:
            if time.perf_counter() > until:
                raise AssertionError("the content file was not judged")
            self._clocks.advance(0.5)
            self._room.kiosk.publisher.poll_now()
            time.sleep(0.002)
            settle()
        return self._told[-1]

    def _prove(self, what: str, *, thoroughly: bool) -> None:
        """The screen says what the content that is meant says; `thoroughly` on its pages too."""
        window, publisher = self._room.window, self._room.kiosk.publisher
        if window.content is None or publisher.edition is None:
            self.wrong.append(f"{what}: the calm screen")
            return
        if publisher.edition.data != self._shown:
            self.wrong.append(f"{what}: another content is shown")
            return
        said = meant(self._shown)
        words = all_words(texts_in(said))
        title = said["attract"]["title"]
        title = title if isinstance(title, str) else title[window.visit.language]
        if title not in self._texts():
            self.wrong.append(f"{what}: the waiting screen does not say {title!r}")
        visit = window.visit
        for section in (None, *(window.content.shown if thoroughly else ())):
            if section is not None:
                window.go(visit.home().open(section.id))
                settle()
            for text in self._texts():
                if not all_words([text]) <= words:
                    self.wrong.append(f"{what}: wrong words {text!r}")
        window.reset()
        settle()
        self.wrong += [f"{what}: {fault}" for fault in self._room.watch.faults]
        self._room.watch.faults.clear()

    def _texts(self) -> list[str]:
        return [label.text() for label in self._room.window.findChildren(Label) if label.isVisible()]

    def damage_beside(self, number: int, chance: Random) -> None:
        """Damages what lies beside the content, and starts the kiosk anew with a content file that is refused."""
        self._answer_well()
        damage = chance.choice(_TO_BYTES)
        newest = max(paths.kept(self._file).glob("[0-9]*"))
        self._room.close()
        self._file.write_bytes(b"{")
        victim = chance.choice([file for file in (*newest.rglob("*"), *_staff_files()) if file.is_file()])
        before = victim.read_bytes()
        _damaged(victim, before, damage, chance)
        self.figures[f"{victim.name} damaged, started anew"] += 1
        self._start()
        edition = self._room.kiosk.publisher.edition
        former = victim.is_relative_to(newest) and edition is not None and edition.data == self._former
        self._shown = self._former if former else self._shipped
        self._prove(f"{number} {damage.__name__} to {victim.name}", thoroughly=False)
        if victim.is_dir():
            victim.rmdir()
        victim.parent.mkdir(parents=True, exist_ok=True)
        victim.write_bytes(before)

    def _answer_well(self) -> None:
        """The shipped content is on the screen for long enough to be kept twice, once with a space at its end."""
        for data in (self._former, self._shipped):
            if self._shown != data:
                self._answer(data)
                self._shown = data
            self._room.pass_by(4)
            self._wait_for_disk()

    def _wait_for_disk(self) -> None:
        archiver = self._room.kiosk.publisher._archiver
        if archiver is not None:
            archiver._writer.submit(lambda: None).result()

    def close(self) -> None:
        """The kiosk ends."""
        self._room.close()


def _staff_files() -> list[Path]:
    """What lies beside the settings."""
    return [file for file in paths.settings().parent.iterdir() if file.suffix != ".new"]


def _damaged(victim: Path, before: bytes, damage: Damage, chance: Random) -> None:
    match chance.randrange(8):
        case 0:
            victim.unlink()
        case 1:
            victim.unlink()
            victim.mkdir()
        case 2:
            victim.write_bytes(b"")
        case _:
            victim.write_bytes(damage(before, chance) if len(before) > 64 else chance.randbytes(64))


def run_corruptions(home: Path, clocks: Clocks, seed: int, times: int) -> int:
    """Damages files that many times; the exit status: 1 where something wrong was shown."""
    corrupter = Corrupter(home, clocks)
    began = time.process_time()
    for number in range(times):
        chance = Random(f"{seed}:corruption:{number}")
        beside = chance.randrange(100) < _BESIDE
        (corrupter.damage_beside if beside else corrupter.damage_content)(number, chance)
    for name, count in sorted(corrupter.figures.items()):
        print(f"{name:<48} {count:>7,}")
    print(f"{'corruptions':<48} {times:>7,} in {time.process_time() - began:.0f} s")
    print(f"{'wrong words, wrong contents, calm screens':<48} {len(corrupter.wrong):>7,}")
    for fault in corrupter.wrong[:20]:
        print(f"WRONG: {fault}")
    corrupter.close()
    return 1 if corrupter.wrong else 0
