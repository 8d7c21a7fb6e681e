"""The floor: the least that a PySide6 program can be, a full-screen window with one label."""

import sys

from PySide6.QtWidgets import QApplication, QLabel

application = QApplication(sys.argv)
label = QLabel(sys.argv[1])
label.showFullScreen()
sys.exit(application.exec())
