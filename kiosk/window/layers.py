"""The layers of the window, of which one is there: what lies beneath it is to be seen on a picture only.

A touch, a key or the mouse would stop at an overlay; the action of a screen reader would not. What is hidden it does
not find, and what it found before is disabled, for Qt lets an action press what is hidden.
"""

from PySide6.QtWidgets import QWidget

from kiosk.widgets.controls.overlay import Overlay
from kiosk.window.bar_slot import BarSlot
from kiosk.window.patient_layer import PatientLayer
from kiosk.window.staff_layer import StaffLayer


class Layers:
    """The page, what lies over it for patients, and a screen of the staff: shows the topmost alone."""

    def __init__(self, window: QWidget, stage: QWidget, bar: BarSlot, patient: PatientLayer, staff: StaffLayer) -> None:
        """Stage and bar are the page, the lowest layer."""
        self._window = window
        self._stage = stage
        self._bar = bar
        self._patient = patient
        self._staff = staff
        patient.changed.connect(self.show_topmost)
        staff.changed.connect(self.show_topmost)

    @property
    def overlays(self) -> list[Overlay]:
        """What lies over the page, the topmost last."""
        return [*self._patient.overlays, *([] if self._staff.screen is None else [self._staff.screen])]

    @property
    def top(self) -> QWidget:
        """What can be touched now: the topmost overlay, else the window."""
        return next(reversed(self.overlays), self._window)

    def show_topmost(self) -> None:
        """Hides all but the topmost, which has a picture of the one beneath it, unless it fills everything."""
        overlays = self.overlays
        for beneath, overlay in zip((None, *overlays), overlays, strict=False):
            if not (overlay.fills or overlay.laid):
                self._show_alone(beneath)
                overlay.lay(self._window.grab())
        self._show_alone(overlays[-1] if overlays else None)
        self._staff.raise_dot()

    def _show_alone(self, layer: Overlay | None) -> None:
        # What is shown comes first, so that the keyboard finds a place there when what it was in is hidden.
        for overlay in sorted(self.overlays, key=lambda overlay: overlay is not layer):
            _show(overlay, shown=overlay is layer)
            overlay.raise_()
        for part in (self._stage, self._bar.bar):
            if part is not None:
                _show(part, shown=layer is None)


def _show(part: QWidget, *, shown: bool) -> None:
    """Shows what can be reached, or hides what is covered."""
    part.setEnabled(shown)
    part.setVisible(shown)
