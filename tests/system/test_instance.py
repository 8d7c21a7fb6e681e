"""One kiosk for one content, as the kernel sees it."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from kiosk import paths
from kiosk.system.process.instance import claim

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="tries the locks and signals of Linux")

# A process that claims, says what came of it, and begins anew or sleeps until it is asked to come forward.
HOLDER: Final = """
import os, signal, sys
from pathlib import Path
from kiosk.system.process.instance import claim

# Before anybody can know that it is there: what is asked then is kept for it.
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
held = claim(map(Path, sys.argv[2:]))
signal.signal(signal.SIGUSR1, lambda *_: None)
print(held, flush=True)
if sys.argv[1] == "again":
    os.execv(sys.executable, [sys.executable, "-c", sys.orig_argv[2], "stay", *sys.argv[2:]])
print(signal.sigwait({signal.SIGUSR1}).name, flush=True)
"""


class Holder:
    """Another process that claims; what it says."""

    def __init__(self, *files: Path, how: str = "stay") -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", HOLDER, how, *map(str, files)], cwd=paths.PROGRAM, stdout=subprocess.PIPE, text=True
        )

    def said(self) -> str:
        """Its next line."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def end(self) -> None:
        """Ends it with no warning."""
        self.process.kill()
        with self.process:  # waits, and closes the pipe
            pass


MakeHolder = Callable[..., Holder]


@pytest.fixture
def hold() -> Iterator[MakeHolder]:
    """Starts other processes, and ends them in any case."""
    made: list[Holder] = []

    def make(*files: Path, how: str = "stay") -> Holder:
        made.append(Holder(*files, how=how))
        return made[-1]

    yield make
    for holder in made:
        holder.end()


@pytest.fixture(autouse=True)
def own_answer(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What this process does when it is asked to come forward is as before."""
    monkeypatch.setattr("kiosk.system.process.instance._held", [])
    former = signal.getsignal(signal.SIGUSR1)
    yield
    signal.signal(signal.SIGUSR1, former)


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    """The file of the lock, in a folder that is not there yet."""
    return tmp_path / "run" / "content.lock"


def test_the_second_is_refused_and_the_first_comes_forward(lock: Path, hold: MakeHolder) -> None:
    """The process that has the lock hears of it, whatever stands in the file."""
    first = hold(lock)
    assert first.said() == "True"
    lock.write_bytes(b"1\n")
    assert not claim([lock])
    assert first.said() == "SIGUSR1"


def test_a_first_that_was_killed_is_forgotten(lock: Path, hold: MakeHolder) -> None:
    """The kernel lets go of the lock, and nobody who is not there is asked."""
    first = hold(lock)
    assert first.said() == "True"
    first.end()
    assert claim([lock])


def test_a_process_that_begins_anew_in_its_own_place_claims_again(lock: Path, hold: MakeHolder) -> None:
    """As a restart does; then it has the lock as before."""
    first = hold(lock, how="again")
    assert [first.said(), first.said()] == ["True", "True"]
    assert not claim([lock])


def test_contents_have_locks_of_their_own(tmp_path: Path, hold: MakeHolder) -> None:
    """By their path, however it is written."""
    first = hold(*paths.instance_locks(tmp_path / "a" / "content.json"))
    assert first.said() == "True"
    assert claim(paths.instance_locks(tmp_path / "b" / "content.json"))
    assert not claim(paths.instance_locks(tmp_path / "b" / ".." / "a" / "content.json"))


def test_what_is_no_lock_file_hinders_no_start(tmp_path: Path, hold: MakeHolder) -> None:
    """A folder, a link or nothing that can be made in its place: the next file serves, or none."""
    folder, link, beneath = tmp_path / "folder.lock", tmp_path / "link.lock", tmp_path / "link.lock" / "x" / "y.lock"
    folder.mkdir()
    link.symlink_to(tmp_path / "elsewhere")
    good = tmp_path / "good.lock"
    first = hold(folder, link, beneath, good)
    assert first.said() == "True"
    assert not (tmp_path / "elsewhere").exists()
    assert not claim([folder, link, beneath, good])
    assert claim([folder, link, beneath])


def test_a_pipe_in_its_place_hangs_nothing(tmp_path: Path) -> None:
    """Nobody writes to it, and the kiosk starts."""
    pipe = tmp_path / "pipe.lock"
    os.mkfifo(pipe)
    assert claim([pipe])
