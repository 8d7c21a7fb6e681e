"""The one way a part of a screen is taken away."""

from PySide6.QtWidgets import QWidget


def dispose(widget: QWidget) -> None:
    """Takes the widget off the screen and frees it once the event loop turns.

    Removing it from its layout alone would keep it forever (measured: 4,400 widgets after 400 pages). It keeps its
    parent until then: without one Qt would apply the style sheet to it and all within it once more.
    """
    widget.blockSignals(True)
    widget.hide()
    widget.deleteLater()
