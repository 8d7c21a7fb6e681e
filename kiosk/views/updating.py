"""The calm screen of a kiosk that has no usable content yet; its words come from a file of the program's own."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.widgets.controls.icon import Icon
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.view import View


@dataclass(frozen=True)
class UpdatingText:
    """What it says in one language."""

    title: str
    text: str


class UpdatingView(View):
    """Says in each language that the screen is being updated and whom to ask."""

    def __init__(self, notices: Sequence[UpdatingText], theme: Theme) -> None:
        super().__init__()
        metrics = theme.metrics
        margin = metrics.px(tokens.MARGIN)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(metrics.px(tokens.SPACE))
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(1)
        column.addWidget(Icon("calm", theme.colours.accent, metrics.px(200), theme), 0, centre)
        for notice in notices:
            column.addSpacing(metrics.px(tokens.SPACE))
            column.addWidget(Label(notice.title, "title", theme, align=centre))
            column.addWidget(Label(notice.text, "lead", theme, align=centre))
        column.addStretch(1)
