"""A word and what it means, over the page it was tapped on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kiosk import tokens
from kiosk.content.model import Word
from kiosk.views.context import ViewContext
from kiosk.widgets.controls.buttons import LabelButton
from kiosk.widgets.controls.icon import Icon
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.overlay import Overlay


class GlossaryOverlay(Overlay):
    """Emits `closed` for the button and for a tap beside the sheet."""

    closed = Signal()

    def __init__(self, word: Word, context: ViewContext, parent: QWidget) -> None:
        super().__init__(context.theme, parent, context.say(word.word))
        theme, label = context.theme, context.say(context.content.interface.close)
        close = LabelButton(label, "close", "primary", theme, target_mm=tokens.PRIMARY_MM)
        self.column.addWidget(Icon("book", theme.colours.accent, theme.metrics.line_px("title"), theme))
        self.column.addWidget(Label(context.say(word.word), "title", theme))
        self.column.addWidget(Label(context.say(word.meaning), "lead", theme))
        self.column.addSpacing(theme.metrics.px(tokens.SPACE_SMALL))
        self.column.addWidget(close, 0, Qt.AlignmentFlag.AlignHCenter)
        close.clicked.connect(self.closed)
        self.tapped.connect(self.closed)
