"""What the system wishes of all programs is what a visit begins with."""

from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kiosk.system.options import StartOptions
from kiosk.system.screen.wishes import as_wished


@pytest.mark.parametrize("motion", ["NoPreference", "ReducedMotion"])
@pytest.mark.parametrize("contrast", list(Qt.ContrastPreference))
def test_more_contrast_and_less_motion_are_followed(contrast: Qt.ContrastPreference, motion: str) -> None:
    """Each by itself."""
    hints = SimpleNamespace(contrastPreference=lambda: contrast, motionPreference=lambda: SimpleNamespace(name=motion))
    application: Any = SimpleNamespace(styleHints=lambda: SimpleNamespace(accessibility=lambda: hints))
    start = as_wished(StartOptions("es", 2), application)
    assert start.high_contrast == (contrast is Qt.ContrastPreference.HighContrast)
    assert start.reduced_motion == (motion == "ReducedMotion")
    assert (start.language, start.text_size) == ("es", 2)


def test_without_a_wish_the_command_line_counts(qapp: QApplication) -> None:
    """As on a screen without a desktop."""
    start = StartOptions(high_contrast=True, reduced_motion=True)
    assert as_wished(start, qapp) == start
    assert as_wished(StartOptions(), qapp) == StartOptions()
