"""How the system wishes all programs to look: with more contrast, with less motion."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kiosk.system.options import StartOptions


def as_wished(start: StartOptions, application: QApplication) -> StartOptions:
    """What a visit begins with, and what the system wishes; PySide6 before 6.12 knows nothing of motion."""
    style_hints = application.styleHints()  # the other hints live no longer than what stands for these
    hints = style_hints.accessibility()
    contrast = hints.contrastPreference() is Qt.ContrastPreference.HighContrast
    motion = getattr(hints, "motionPreference", None)
    still = motion is not None and motion().name == "ReducedMotion"
    return replace(start, high_contrast=start.high_contrast or contrast, reduced_motion=start.reduced_motion or still)
