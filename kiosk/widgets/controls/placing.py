"""The one way a child is put at its place in a widget that lays itself out."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QStyle, QWidget


def place(parent: QWidget, child: QWidget, box: QRect) -> None:
    """Puts the child in that box of the parent, in pixels, mirrored where the language runs from right to left."""
    child.setGeometry(QStyle.visualRect(parent.layoutDirection(), parent.rect(), box))
