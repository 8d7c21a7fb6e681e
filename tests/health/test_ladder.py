"""Whatever goes wrong with the real program, it comes back, never twice in the same way, and never stays dark."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import pytest

from kiosk import paths
from kiosk.system.files.atomic_files import replace_whole
from kiosk.system.process.exits import Exit
from tests.support.samples import minimal_content

# Nothing here takes this long; a slow machine that also runs other tests may need some of it.
DEADLINE_S: Final = 60.0
# A heartbeat comes each two seconds; on a busy machine it may be late.
SILENCE_S: Final = 8.0
SUPERVISE: Final = f"""
import sys
from kiosk.health.supervisor import Supervisor
from kiosk.system.log import logs
logs.set_up()
sys.exit(Supervisor(sys.argv[1:], {SILENCE_S}, pause_s=0.1).run())
"""


def wait_until(true: Callable[[], object], what: Callable[[], str]) -> None:
    """Waits for a condition outside this process; fails when it never holds."""
    end = time.monotonic() + DEADLINE_S
    while not true():
        assert time.monotonic() < end, what()
        time.sleep(0.05)


class Unattended:
    """The real program with a fault in it, with no screen, supervised by our own supervisor on a thread."""

    def __init__(self, folder: Path) -> None:
        self.content = folder / "content.json"
        self.log = folder / "log"
        self._process: subprocess.Popen[bytes] | None = None
        self.save("First")

    def save(self, name: str) -> None:
        """The clinic is called that from now on."""
        content = minimal_content()
        content["clinic"]["name"] = name
        self.content.touch()
        replace_whole(self.content, json.dumps(content).encode())

    def start(self, fault: str, *, alone: bool = False) -> None:
        """Supervised, or as somebody starts it by hand."""
        kiosk = [sys.executable, "-m", "tests.support.faulty_kiosk", fault, "--content", str(self.content)]
        command = kiosk if alone else [sys.executable, "-c", SUPERVISE, *kiosk]
        with self.log.open("ab") as stream:
            self._process = subprocess.Popen(command, cwd=paths.PROGRAM, stderr=stream, start_new_session=True)

    @property
    def said(self) -> str:
        """The log so far."""
        return self.log.read_text("utf-8", "replace")

    def wait_for(self, *lines: str) -> None:
        """Until the log has these, one after the other."""
        pattern = re.compile(".*".join(map(re.escape, lines)), re.DOTALL)
        wait_until(lambda: pattern.search(self.said), lambda: f"{lines} in vain:\n{self.said}")

    def end(self) -> int:
        """Somebody ends it; the status of the supervisor."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        return self._process.wait(DEADLINE_S)

    def send(self, number: signal.Signals) -> None:
        """A signal of the system."""
        assert self._process is not None
        self._process.send_signal(number)

    @property
    def runs(self) -> bool:
        """Whether it has not ended."""
        return self._process is not None and self._process.poll() is None

    def kill(self) -> None:
        """Takes away what is left."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def kept(self) -> int:
        """How many versions are in the archive."""
        return len(list(paths.kept(self.content).glob("[0-9]*")))


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Unattended]:
    """A content file, and a place for a kiosk that nobody watches."""
    clinic = Unattended(tmp_path)
    yield clinic
    clinic.kill()


def keep(clinic: Unattended) -> None:
    """A run without a fault keeps the content."""
    clinic.start("none")
    wait_until(lambda: clinic.kept() == 1, lambda: clinic.said)
    assert clinic.end() == Exit.DONE


@pytest.mark.parametrize(
    ("fault", "sign"),
    [("exceptions:Second", "too many faults in a row"), ("crash:Second", "Fatal Python error: Segmentation fault")],
)
def test_a_content_that_ends_the_program_gives_way_to_the_one_before(clinic: Unattended, fault: str, sign: str) -> None:
    """The next start is careful; the same content is not tried again, and staff are told."""
    keep(clinic)
    clinic.save("Second")
    clinic.start(fault)
    clinic.wait_for("content loaded", "ready in", sign, "(safe)", "is shown", "content refused: 1", "ready in")
    assert clinic.end() == Exit.DONE
    assert "careful start (calm)" not in clinic.said


@pytest.mark.parametrize("live", [True, False])
def test_a_fault_while_painting_every_label_never_crashes_it(clinic: Unattended, *, live: bool) -> None:
    """The former content comes back without a new process, whether the file is saved while it runs or was before."""
    keep(clinic)
    if not live:
        clinic.save("Second")
    clinic.start("paint:Second")
    clinic.wait_for("content loaded", "content loaded", " in ")
    clinic.save("Second")
    clinic.wait_for("BOOM", "is shown")
    clinic.wait_for("BOOM", "content refused: 1")
    assert clinic.end() == Exit.DONE
    assert "it starts again" not in clinic.said


def test_a_fault_while_a_page_is_laid_out_never_crashes_it(clinic: Unattended) -> None:
    """Qt itself calls what fails there; an exception that it went on with ended the process."""
    clinic.start("layout", alone=True)
    clinic.wait_for("ready in", "BOOM")
    wait_until(lambda: "former" in clinic.said or "too many faults" in clinic.said, lambda: clinic.said)
    assert "Segmentation fault" not in clinic.said
    assert clinic.end() == Exit.DONE


@pytest.mark.parametrize("fault", ["exceptions", "crash", "start", "import"])
def test_a_fault_with_any_content_ends_at_the_calm_screen(clinic: Unattended, fault: str) -> None:
    """Three starts, each more careful; it waits there, and tries again when the file is another."""
    clinic.start(fault)
    clinic.wait_for("it starts again", "careful start (safe)", "it starts again", "careful start (calm)", "ready in")
    clinic.save("Second")
    clinic.wait_for("careful start (calm)", "careful start (safe)")
    assert clinic.end() == Exit.DONE


def test_a_hang_is_noticed_and_leaves_its_stack(clinic: Unattended) -> None:
    """In the log, with the line of code."""
    clinic.start("hang:First")
    clinic.wait_for("ready in", "does not answer", "careful start", "ready in")
    assert "in hang" in clinic.said
    assert clinic.end() == Exit.DONE


def test_a_kiosk_that_is_killed_comes_back_as_it_was(clinic: Unattended) -> None:
    """Nothing is blamed; only when it is killed again and again it starts with care, and still shows its content."""
    clinic.start("killed")
    clinic.wait_for(*["ready in", "ended with -9"] * 3, "(safe)", "ready in")
    assert clinic.said.count("content loaded") >= 4
    assert clinic.end() == Exit.DONE


# --- with nobody to start it again ------------------------------------------------------------------------------------


def test_with_no_supervisor_it_starts_itself_again(clinic: Unattended) -> None:
    """In the same process, after faults."""
    clinic.start("exceptions", alone=True)
    clinic.wait_for("ready in", "too many faults", "(safe)", "too many faults", "(calm)", "ready in")
    assert clinic.runs
    assert clinic.end() == Exit.DONE


def test_a_hang_does_not_hold_up_an_end(clinic: Unattended) -> None:
    """SIGTERM is an order."""
    clinic.start("hang", alone=True)
    clinic.wait_for("ready in", "it hangs")
    assert clinic.end() == Exit.DONE


def test_the_end_of_a_terminal_is_no_end_of_the_kiosk(clinic: Unattended) -> None:
    """SIGHUP is ignored."""
    clinic.start("none", alone=True)
    clinic.wait_for("ready in")
    clinic.send(signal.SIGHUP)
    clinic.save("Second")
    clinic.wait_for("ready in", "content loaded")
    assert clinic.runs
    assert clinic.end() == Exit.DONE
