"""Pictures of staff are looked at in a process of its own, which no picture can make a burden."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk import paths
from kiosk.content.pictures import sandbox as module
from kiosk.content.pictures.answer_cache import AnswerCache
from kiosk.content.pictures.kinds import PictureRefused
from kiosk.content.pictures.sandbox import Sandbox
from kiosk.content.pictures.worker import DRAWING_BYTES, send
from tests.support.picture_files import drawing

PROVE = {"task": "prove", "kind": "svg"}
SOUND = drawing()
# Two thousand dashed lines, of hundreds of thousands of dashes each.
ENDLESS = drawing('<path d="M0 0C9 9 99 9 30 20" stroke="#000" stroke-dasharray=".0002"/>' * 2000)
# Each group that is partly transparent is drawn on a sheet of its own, eight million bytes large.
VAST = drawing('<g opacity=".9">' * 99 + '<path d="M0 0h40v30h-40z"/>' + "</g>" * 99)


@pytest.fixture
def cache(tmp_path: Path) -> AnswerCache:
    """An empty cache."""
    return AnswerCache(lambda: tmp_path / "answers")


@pytest.fixture
def sandbox(cache: AnswerCache) -> Iterator[Sandbox]:
    """A sandbox with that cache; its worker is ended."""
    made = Sandbox(cache)
    yield made
    made.close()


def worker_of(sandbox: Sandbox) -> subprocess.Popen[bytes]:
    """The process that answers."""
    worker = sandbox._worker
    assert worker is not None
    return worker


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
@pytest.mark.parametrize("data", [ENDLESS, VAST], ids=["time", "memory"])
def test_what_takes_too_much_is_refused_and_the_next_is_answered(data: bytes, sandbox: Sandbox) -> None:
    """The worker is ended by the system; another takes its place."""
    sandbox.ask(PROVE, SOUND, "drawing_takes_long")
    first = worker_of(sandbox)
    with pytest.raises(PictureRefused) as caught:
        sandbox.ask(PROVE, data, "drawing_takes_long")
    assert caught.value.kind == "drawing_takes_long"
    assert first.returncode not in (None, 0)
    head, pixels = sandbox.ask(PROVE, drawing("<g/>"), "drawing_takes_long")
    assert head["info"]["is_drawing"]
    assert pixels.startswith(b"\x89PNG")


def test_what_takes_long_by_the_clock_is_refused(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system has no limits the worker is ended from outside."""
    monkeypatch.setattr(module, "PATIENCE_S", 0.0)
    with pytest.raises(PictureRefused):
        sandbox.ask(PROVE, ENDLESS, "drawing_takes_long")


def test_a_refusal_is_remembered(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is polled twice a second is not tried again each time."""
    for _ in range(2):
        with pytest.raises(PictureRefused) as caught:
            sandbox.ask(PROVE, drawing("<script/>"), "drawing_takes_long")
        assert caught.value.kind == "drawing_with_script"
        assert caught.value.details == {"line": 2}
        monkeypatch.setattr(Sandbox, "_answered", None)


def test_an_answer_is_kept_for_the_next_start(sandbox: Sandbox, cache: AnswerCache) -> None:
    """Another process of the program need not ask."""
    answer = sandbox.ask(PROVE, SOUND, "drawing_takes_long")
    other = Sandbox(cache)
    assert other.ask(PROVE, SOUND, "drawing_takes_long") == answer
    assert other._worker is None


def test_a_worker_that_was_killed_is_started_again(sandbox: Sandbox) -> None:
    """By whomever."""
    sandbox.ask(PROVE, SOUND, "drawing_takes_long")
    worker = worker_of(sandbox)
    worker.kill()
    worker.wait()
    sandbox.ask(PROVE, drawing("<g/>"), "drawing_takes_long")
    assert worker_of(sandbox) is not worker


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_worker_killed_over_a_picture_is_no_fault_of_the_picture(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is asked of another."""
    killed: list[subprocess.Popen[bytes]] = []

    def killing(*message: Any) -> None:
        if not killed:
            killed.append(worker_of(sandbox))
            killed[0].kill()
        send(*message)

    monkeypatch.setattr(module, "send", killing)
    head, _ = sandbox.ask(PROVE, SOUND, "drawing_takes_long")
    assert head["info"]["is_drawing"]
    assert worker_of(sandbox) is not killed[0]


_PARENT = """
import sys, time
from kiosk.content.pictures.answer_cache import AnswerCache
from kiosk.content.pictures.sandbox import Sandbox
from pathlib import Path
sandbox = Sandbox(AnswerCache(lambda: Path(sys.argv[1])))
sandbox.ask({"task": "prove", "kind": "svg"}, sys.argv[2].encode(), "drawing_takes_long")
print(sandbox._worker.pid, flush=True)
time.sleep(600)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_worker_ends_with_the_program(tmp_path: Path) -> None:
    """However that ends: its input ends with it."""
    command = [sys.executable, "-c", _PARENT, str(tmp_path), SOUND.decode()]
    with subprocess.Popen(command, cwd=paths.PROGRAM, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
    for _ in range(1000):  # ten seconds at most
        if not is_running(worker):
            return
        time.sleep(0.01)
    pytest.fail("the worker outlives the program")


def is_running(process: int) -> bool:
    """Whether there is such a process, and it has not ended."""
    try:
        os.kill(process, 0)
        return "Z" not in Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False


def test_the_worker_loads_no_qt() -> None:
    """It starts in the time of a blink, and takes little memory."""
    script = (
        "import sys, kiosk.content.pictures.worker; print(sorted(name for name in sys.modules if 'PySide' in name))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=paths.PROGRAM, capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


def test_the_limit_leaves_room_for_usual_drawings() -> None:
    """Some ten sheets of the size that is drawn, at four bytes a pixel."""
    assert DRAWING_BYTES >= 20 * 1620 * 1620 * 4


# --- the cache --------------------------------------------------------------------------------------------------------


def test_an_answer_that_the_disk_changed_is_not_used(cache: AnswerCache, tmp_path: Path) -> None:
    """It is asked for again."""
    cache.put("a", b"answer")
    assert cache.get("a") == b"answer"
    file = tmp_path / "answers" / "a"
    file.write_bytes(file.read_bytes()[:-1])
    assert cache.get("a") is None


def test_what_was_used_last_stays(tmp_path: Path) -> None:
    """The others make room."""
    cache = AnswerCache(lambda: tmp_path, most_bytes=3 * (100 + 32))
    for moment, key in enumerate("abc"):
        cache.put(key, bytes(100))
        os.utime(tmp_path / key, (moment, moment))
    assert cache.get("a") == bytes(100)
    cache.put("d", bytes(100))
    assert [key for key in "abcd" if cache.get(key)] == ["a", "c", "d"]


def test_a_disk_that_takes_nothing_is_no_fault(tmp_path: Path) -> None:
    """Then each start takes its time."""
    (tmp_path / "file").write_bytes(b"")
    cache = AnswerCache(lambda: tmp_path / "file" / "folder")
    cache.put("a", b"answer")
    assert cache.get("a") is None
