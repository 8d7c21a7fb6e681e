"""What tells the keyboard in which order a screen is read."""

from PySide6.QtWidgets import QWidget


class ReadingGroup(QWidget):
    """Base of what holds pieces side by side: a reader finishes with one piece before going on to the next."""
