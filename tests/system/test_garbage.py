"""Garbage is collected on the window's thread alone."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.system.process.garbage import Collector, set_aside


class Ring(QObject):
    """An object of Qt with a running timer that only the collector can free, for it holds itself."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self
        self.timer = QTimer()
        self.timer.start(1_000_000)


@pytest.fixture
def ring(qapp: QApplication) -> "weakref.ref[Ring]":
    """One that nobody else holds."""
    assert qapp
    gc.collect()
    return weakref.ref(Ring())


def test_no_other_thread_collects(ring: "weakref.ref[Ring]") -> None:
    """However much another thread makes, the window's objects stay."""
    kept: list[object] = []

    def make() -> None:
        kept.extend([[] for _ in range(200_000)])

    thread = threading.Thread(target=make)
    thread.start()
    thread.join()
    assert len(kept) == 200_000
    assert ring() is not None


def test_the_windows_thread_collects_by_itself(ring: "weakref.ref[Ring]", qtbot: QtBot) -> None:
    """When there is enough to collect."""
    kept = [[number] for number in range(10_000)]
    qtbot.waitUntil(lambda: ring() is None, timeout=30_000)
    assert len(kept) == 10_000


def test_nothing_is_done_where_nothing_is_due(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """A still screen costs nothing."""
    collector = Collector(qapp)
    gc.collect()

    def never(_generation: int = 2) -> int:
        pytest.fail("collected with nothing due")

    monkeypatch.setattr(gc, "collect", never)
    collector.collect_due()
    collector.deleteLater()


@pytest.mark.parametrize("counts", [(701, 0, 0), (0, 11, 0), (701, 11, 11)])
def test_the_oldest_generation_that_is_due_is_collected(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, counts: tuple[int, int, int]
) -> None:
    """The younger ones go with it."""
    collected: list[int] = []
    monkeypatch.setattr(gc, "get_count", lambda: counts)
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
    monkeypatch.setattr(gc, "collect", collected.append)
    collector = Collector(qapp)
    collector.collect_due()
    collector.deleteLater()
    assert collected == [max(index for index, count in enumerate(counts) if count > 10)]


def test_what_there_is_can_be_set_aside(ring: "weakref.ref[Ring]") -> None:
    """Garbage goes; the rest is not looked through again, so that a collection takes no longer than a picture."""
    kept = [[]]  # type: ignore[var-annotated]
    set_aside()
    assert ring() is None
    assert not any(thing is kept for thing in gc.get_objects())
