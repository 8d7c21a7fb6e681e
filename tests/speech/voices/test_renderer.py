"""While the kiosk runs, what staff have written gets its voice, one process at a time."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk import paths
from kiosk.speech.voices import renderer as module
from kiosk.speech.voices.renderer import Renderer

# Writes down that it began, waits for leave to end, and writes down for which file it was.
_RENDERS = """
import sys, time
from pathlib import Path
folder, file = map(Path, sys.argv[1:])
with open(folder / "log", "a") as log: print("begins", file.name, file=log)
while not (folder / "leave").exists(): time.sleep(0.01)
with open(folder / "log", "a") as log: print("ends", file.name, file=log)
"""


@pytest.fixture
def renderer(tmp_path: Path, qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Renderer]:
    """With something that can speak, and no rest before it begins."""
    assert qapp
    monkeypatch.setattr(module, "can_render", lambda _engine: True)
    monkeypatch.setattr(module, "_REST_MS", 0)
    made = Renderer((sys.executable, "-c", _RENDERS, str(tmp_path)))
    yield made
    made.close()


def log(folder: Path) -> list[str]:
    """What was written down."""
    file = folder / "log"
    return file.read_text().splitlines() if file.exists() else []


def test_it_renders_and_says_so(renderer: Renderer, tmp_path: Path, qtbot: QtBot) -> None:
    """The kiosk waits for nothing."""
    (tmp_path / "leave").touch()
    with qtbot.waitSignal(renderer.rendered):
        renderer.render(tmp_path / "one.json")
    assert log(tmp_path) == ["begins one.json", "ends one.json"]


def test_one_process_at_a_time_and_the_last_save_counts(renderer: Renderer, tmp_path: Path, qtbot: QtBot) -> None:
    """What is saved meanwhile is rendered afterwards, once."""
    renderer.render(tmp_path / "one.json")
    qtbot.waitUntil(lambda: bool(log(tmp_path)))
    for name in ("two.json", "three.json"):
        renderer.render(tmp_path / name)
    with qtbot.waitSignals([renderer.rendered, renderer.rendered]):
        (tmp_path / "leave").touch()
    assert log(tmp_path) == ["begins one.json", "ends one.json", "begins three.json", "ends three.json"]


def test_an_end_of_the_kiosk_ends_it(renderer: Renderer, tmp_path: Path, qtbot: QtBot) -> None:
    """At once; nothing is said of it."""
    renderer.render(tmp_path / "one.json")
    qtbot.waitUntil(lambda: bool(log(tmp_path)))
    with qtbot.assertNotEmitted(renderer.rendered):
        renderer.close()
    assert log(tmp_path) == ["begins one.json"]


def test_a_program_that_cannot_be_started_is_no_fault(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kiosk goes on without a voice for it."""
    monkeypatch.setattr(module, "can_render", lambda _engine: True)
    made = Renderer((str(tmp_path / "none"),))
    with qtbot.waitSignal(made.rendered):
        made.render(tmp_path / "one.json")


def test_where_nothing_can_speak_nothing_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless somebody has recorded something."""
    started: list[object] = []
    monkeypatch.setattr(module, "can_render", lambda _engine: False)
    made = Renderer()
    monkeypatch.setattr(made, "_soon", type("Timer", (), {"start": lambda _self: started.append(0)})())
    made.render(tmp_path / "one.json")
    assert not started
    paths.recordings(tmp_path / "one.json").mkdir()
    made.render(tmp_path / "one.json")
    assert started
