"""The kiosk's side of the sound: whatever the helper does, it plays, or it is told why there is no sound."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from kiosk import paths
from kiosk.speech.sound import player as player_module
from kiosk.speech.sound.headset import HeadsetWatch
from kiosk.speech.sound.player import SoundPlayer
from kiosk.speech.sound.protocol import Lost
from kiosk.speech.sound.speaking import gain_of
from tests.support.sounds import RATE, dominant, sound_file, tone

SUPPORT = paths.PROGRAM / "tests" / "support"
# A file of which the odd helpers do not look at anything.
ANY = (Path("any.opus"), "0" * 64)
Make = Callable[..., SoundPlayer]


@pytest.fixture
def make() -> Iterator[Make]:
    """Makes players, and ends their helpers."""
    made: list[SoundPlayer] = []

    def player(*command: str, **more: object) -> SoundPlayer:
        made.append(SoundPlayer(command, **more))  # type: ignore[arg-type]
        return made[-1]

    yield player
    for one in made:
        one.close()


def odd(kind: str) -> tuple[str, ...]:
    """The command of a helper that is not as it should be."""
    return sys.executable, "-I", "-S", str(SUPPORT / "odd_helper.py"), kind


def recording(file: Path, *more: str) -> tuple[str, ...]:
    """The command of the kiosk's own helper that plays into a file."""
    return sys.executable, "-m", "tests.support.sounds", str(file), *more


def children() -> set[int]:
    """The processes that this one started and that still run or wait to be buried."""
    return {
        int(number) for task in Path("/proc/self/task").iterdir() for number in (task / "children").read_text().split()
    }


def test_nothing_is_started_before_it_is_needed(make: Make) -> None:
    """The first frame does not wait for it, and a kiosk that is never listened to never pays."""
    before = children()
    player = make(*odd("hung"))
    player.set_volume(3)
    player.stop()
    assert children() == before
    assert player.available


def test_whoever_touches_the_screen_finds_it_ready(make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often they do, there is one helper."""
    monkeypatch.setattr(player_module, "_SOON_MS", 0)
    player, before = make(*odd("good")), children()
    player.warm()
    player.warm()
    qtbot.waitUntil(lambda: children() != before)
    player.warm()
    with qtbot.waitSignal(player.ended):
        player.play(*ANY)
    assert len(children() - before) == 1


def test_a_file_is_heard(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    """By the real helper: the right tone, as loud and as fast as was chosen before it started."""
    player = make(*recording(tmp_path / "heard"))
    player.set_volume(8)
    player.set_speed(1.25)
    begun = list[int]()
    player.started.connect(begun.append)
    with qtbot.waitSignal(player.ended) as told:
        number = player.play(*sound_file(tmp_path, tone(1.0, 440), "sound.wav"))
    assert begun == told.args == [number]
    heard = np.fromfile(tmp_path / "heard", np.float32)
    assert dominant(heard) == pytest.approx(440, rel=0.01)
    assert len(heard) / RATE == pytest.approx(0.8, abs=0.05)
    assert np.abs(heard).max() == pytest.approx(0.4 * gain_of(8), rel=0.02)


def test_a_refused_file_is_told_and_the_next_one_is_heard(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    """One bad recording takes nothing else away."""
    file, digest = sound_file(tmp_path, tone(0.1))
    player = make(*recording(tmp_path / "heard"))
    with qtbot.waitSignal(player.refused) as told:
        number = player.play(file, "0" * 64)
    assert told.args == [number, "other"]
    with qtbot.waitSignal(player.ended):
        player.play(file, digest)
    assert player.available


def test_of_what_was_stopped_nothing_is_heard_any_more(make: Make, qtbot: QtBot) -> None:
    """Its start and its end, which were on their way, are not told; those of the next one are."""
    player, told = make(*odd("good")), list[int]()
    player.started.connect(told.append)
    player.ended.connect(told.append)
    player.play(*ANY)
    player.stop()
    with qtbot.waitSignal(player.ended):
        number = player.play(*ANY)
    assert told == [number, number]


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("crashing", Lost.FAILED),
        ("garbled", Lost.FAILED),
        ("endless", Lost.FAILED),
        ("dying", Lost.FAILED),
        ("lost no_package", Lost.NO_PACKAGE),
        ("lost no_device", Lost.NO_DEVICE),
        ("lost nonsense", Lost.FAILED),
    ],
)
def test_a_helper_that_cannot_play_is_told_with_its_reason(kind: str, why: Lost, make: Make, qtbot: QtBot) -> None:
    """Crashed at its start or over a sound, saying nonsense, or without what it needs."""
    player = make(*odd(kind))
    with qtbot.waitSignal(player.lost) as told:
        player.play(*ANY)
    assert told.args == [why]
    assert not player.available
    assert player.why is why


@pytest.mark.parametrize("kind", ["hung", "silent"])
def test_a_helper_that_does_not_answer_is_given_up(
    kind: str, make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After another one that did not either; both are killed."""
    monkeypatch.setattr(player_module, "PATIENCE_MS", 150)
    before = children()
    player = make(*odd(kind))
    with qtbot.waitSignal(player.lost) as told:
        player.play(*ANY)
    assert told.args == [Lost.NO_ANSWER]
    qtbot.waitUntil(lambda: children() == before)


def test_a_device_that_stands_still_is_given_up(
    make: Make, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with a wedged sound server: the helper answered, then no beat comes any more."""
    player = make(*recording(tmp_path / "heard", "stuck"))
    player.started.connect(lambda: monkeypatch.setattr(player_module, "PATIENCE_MS", 100))
    with qtbot.waitSignal(player.lost, timeout=15_000) as told:
        player.play(*sound_file(tmp_path, tone(1.0)))
    assert told.args == [Lost.NO_ANSWER]


def test_a_program_that_is_missing_is_told(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    """Python itself, say."""
    player = make(str(tmp_path / "none"))
    with qtbot.waitSignal(player.lost) as told:
        player.play(*ANY)
    assert told.args == [Lost.FAILED]


@pytest.mark.parametrize("package", ["sounddevice", "soundfile", "numpy"])
def test_a_package_that_is_missing_is_told(package: str, make: Make, qtbot: QtBot) -> None:
    """By the kiosk's own helper."""
    code = f"import sys; sys.modules[{package!r}] = None; from kiosk.speech.sound.helper import main; main()"
    player = make(sys.executable, "-c", code)
    with qtbot.waitSignal(player.lost) as told:
        player.look()
    assert told.args == [Lost.NO_PACKAGE]


def test_a_killed_helper_is_followed_by_another(make: Make, qtbot: QtBot) -> None:
    """What was playing begins anew, and nobody is told that there is no sound."""
    player, before = make(*odd("good")), children()
    player.look()
    qtbot.waitUntil(lambda: children() != before)
    lost = list[str]()
    player.lost.connect(lost.append)
    for _ in range(3):
        (helper,) = children() - before
        with qtbot.waitSignal(player.ended):
            player.play(*ANY)
            os.kill(helper, signal.SIGKILL)
    assert not lost


def test_while_sound_is_lost_nothing_is_started(make: Make, qtbot: QtBot) -> None:
    """Each wish is answered with the reason."""
    player, before = make(*odd("lost no_device")), children()
    with qtbot.waitSignal(player.lost):
        player.look()
    qtbot.waitUntil(lambda: children() == before)
    with qtbot.waitSignal(player.lost) as told:
        player.play(*ANY)
    assert told.args == [Lost.NO_DEVICE]
    assert children() == before


def test_what_was_lost_is_looked_for_again(
    make: Make, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until it is there: somebody plugs in a loudspeaker."""
    monkeypatch.setattr(player_module, "RETRY_MS", 1)
    player = make(*odd(f"lost no_device unless {tmp_path / 'plugged'}"))
    player.look()
    for _ in range(2):
        with qtbot.waitSignal(player.lost):
            pass
    with qtbot.waitSignal(player.regained):
        (tmp_path / "plugged").touch()
    with qtbot.waitSignal(player.ended):
        player.play(*ANY)


def test_a_thousand_sounds_leave_nothing_behind(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    """One helper plays them all, with as many files open, threads and hardly more memory at the end as at first."""
    files = [sound_file(tmp_path, tone(0.02, 200 + 20 * index), f"{index}.wav") for index in range(10)]
    before, player = children(), make(*recording(tmp_path / "heard"))
    used = [_used_after(100, files, player, qtbot, before) for _ in range(10)]
    (tmp_path / "heard").unlink()
    assert len({(descriptors, threads, own) for descriptors, threads, own, _ in used}) == 1
    assert used[-1][3] - used[1][3] < 4_000  # kB; one second of sound as it is kept is 96


def _used_after(
    plays: int, files: list[tuple[Path, str]], player: SoundPlayer, qtbot: QtBot, before: set[int]
) -> tuple[int, int, int, int]:
    """The helper's open files and threads, our open files, and the helper's memory in kB, after so many sounds."""
    for index in range(plays):
        with qtbot.waitSignal(player.ended):
            player.play(*files[index % len(files)])
    (helper,) = children() - before
    process = Path(f"/proc/{helper}")
    memory = next(line for line in (process / "status").read_text().splitlines() if line.startswith("VmRSS"))
    counts = [len(list((process / name).iterdir())) for name in ("fd", "task")]
    return counts[0], counts[1], len(list(Path("/proc/self/fd").iterdir())), int(memory.split()[1])


@pytest.mark.parametrize("more", [(), ("stuck",)])
def test_the_helper_ends_with_the_kiosk(more: tuple[str, ...], tmp_path: Path) -> None:
    """When its input ends, as it does however the kiosk ends; even while a device holds it up."""
    file, digest = sound_file(tmp_path, tone(60.0, level=0.2), "sound.wav")
    play = f'{{"do": "play", "sound": 1, "path": "{file}", "sha256": "{digest}"}}\n'
    helper = subprocess.Popen(
        recording(tmp_path / "heard", *more),
        cwd=paths.PROGRAM,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert helper.stdin is not None
    assert helper.stdout is not None
    helper.stdin.write(play)
    helper.stdin.flush()
    while "started" not in helper.stdout.readline():
        pass
    helper.stdin.close()
    assert helper.wait(30) == 0
    helper.stdout.close()


def test_the_player_ends_its_helper(make: Make, qtbot: QtBot) -> None:
    """At the program's end, at once."""
    player, before = make(*odd("hung")), children()
    player.look()
    qtbot.waitUntil(lambda: children() != before)
    player.close()
    assert children() == before


# --- headphones only --------------------------------------------------------------------------------------------------


class Headset(QObject):
    """A socket as a test wants it."""

    plugged_in = Signal()
    pulled_out = Signal()

    def __init__(self, plugged: bool | None) -> None:  # noqa: FBT001
        super().__init__()
        self.plugged = plugged


@pytest.mark.parametrize(("plugged", "why"), [(False, Lost.NO_HEADSET), (None, Lost.NO_SWITCH)])
def test_for_headphones_only_nothing_sounds_without_them(
    plugged: bool | None,  # noqa: FBT001
    why: Lost,
    make: Make,
    qtbot: QtBot,
) -> None:
    """Nor where the system does not tell: the whole room would hear it."""
    before = children()
    player = make(*odd("good"), headset=Headset(plugged))
    assert player.why is why
    with qtbot.waitSignal(player.lost) as told:
        player.play(*ANY)
    assert told.args == [why]
    assert children() == before


def test_pulled_out_headphones_end_the_sound(make: Make, qtbot: QtBot) -> None:
    """The loudspeaker does not go on; plugged in again there is sound again."""
    headset, before = Headset(plugged=True), children()
    player = make(*odd("silent"), headset=headset)
    player.play(*ANY)
    qtbot.waitUntil(lambda: children() != before)
    headset.plugged = False
    with qtbot.waitSignal(player.lost) as told:
        headset.pulled_out.emit()
    assert told.args == [Lost.NO_HEADSET]
    qtbot.waitUntil(lambda: children() == before)
    headset.plugged = True
    with qtbot.waitSignal(player.regained):
        headset.plugged_in.emit()
    assert player.available


def test_a_watch_without_sockets_cannot_tell(tmp_path: Path) -> None:
    """As on a machine whose sound card has no switch, or on another system than Linux."""
    assert HeadsetWatch(known=tmp_path / "none", devices=tmp_path).plugged is None
