"""What is on a screen: found from what is shown, so that nobody describes a screen a second time."""

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.widgets.reading.item import Readable, ScreenItem
from kiosk.widgets.reading.order import in_reading_order


def screen_items(root: QWidget) -> list[ScreenItem]:
    """All that is shown below the widget and says something, in reading order."""
    found = {item.widget: item for item in _below(root)}
    return [found[widget] for widget in in_reading_order(found)]


def _below(root: QWidget) -> Iterator[ScreenItem]:
    for child in root.children():
        if not isinstance(child, QWidget) or child.isHidden():
            continue
        reading = child.reading() if isinstance(child, Readable) else None
        if reading is not None:
            yield ScreenItem(reading, child)
        if not isinstance(child, QAbstractButton):  # its face says what the button says
            yield from _below(child)
