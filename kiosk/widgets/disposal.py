"""The one way a part of a screen is taken away."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget
from shiboken6 import delete


def dispose(widget: QWidget) -> None:
    """Takes the widget off the screen and frees it once the event loop turns.

    Removing it from its layout alone would keep it forever (measured: 4,400 widgets after 400 pages). It keeps its
    parent until then: without one Qt would apply the style sheet to it and all within it once more.
    """
    _hide(widget)
    widget.deleteLater()


def dispose_all(widgets: Iterable[QWidget]) -> None:
    """`dispose` for each of them."""
    for widget in widgets:
        dispose(widget)


def dispose_at_once(widget: QWidget) -> None:
    """Frees the widget now, which nothing may do that a part of the widget has called."""
    _hide(widget)
    delete(widget)


def _hide(widget: QWidget) -> None:
    widget.blockSignals(True)
    widget.hide()
