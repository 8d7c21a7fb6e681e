"""The two sheets over the questions: the chosen ones huge, to show to staff, and a code that takes them home."""

from collections.abc import Callable, Collection
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk import tokens
from kiosk.content.contact.card import vcard
from kiosk.content.model import Questions, Section
from kiosk.views.context import ViewContext
from kiosk.widgets.controls.buttons import LabelButton
from kiosk.widgets.controls.fitted_texts import FittedTexts
from kiosk.widgets.controls.label import Label
from kiosk.widgets.controls.overlay import Overlay
from kiosk.widgets.paging.choices import SHOW, TAKE
from kiosk.widgets.paging.code_panel import CodePanel, CodeWords
from kiosk.widgets.pictures.qr_code import QrCode, module_px

# The roles of the chosen questions: the largest in which all of them have room.
_SHOWN_ROLES: Final = ("poster", "display", "title", "heading", "lead")


class QuestionSheet(Overlay):
    """The whole screen; emits `closed` for its button, which has the width of the sheet."""

    closed = Signal()
    fills = True

    def __init__(self, section: Section, marks: Collection[str], context: ViewContext, parent: QWidget) -> None:
        """Raises `TypeError` for a section of another kind, which has no sheets."""
        if not isinstance(section, Questions):
            raise TypeError(section.kind)
        super().__init__(context.theme, parent, context.say(section.own))
        for part in (self, self._sheet):
            part.setProperty("role", "view")
        chosen = [one for one in section.questions if section.mark_of(one) in marks]
        self._fill(section, [context.say(one.text) for one in chosen], context)
        close = LabelButton(
            context.say(context.content.interface.close),
            "close",
            "primary",
            context.theme,
            target_mm=tokens.PRIMARY_MM,
            type_role="bar",
        )
        close.clicked.connect(self.closed)
        self.column.addWidget(close)

    def _fill(self, section: Questions, chosen: list[str], context: ViewContext) -> None:
        """Puts what it shows above the button."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sheet.setGeometry(self.rect())


class ShownQuestions(QuestionSheet):
    """The chosen questions for the eyes of the staff, with the clinic's name."""

    def _fill(self, section: Questions, chosen: list[str], context: ViewContext) -> None:
        theme = context.theme
        self.column.addWidget(Label(context.say(context.content.clinic.name), "kicker", theme, style="soft"))
        self.column.addWidget(Label(context.say(section.own), "title", theme, style="accent", level=1))
        self.column.addWidget(FittedTexts(chosen, _SHOWN_ROLES, theme, growing=True), 1)


class TakenQuestions(QuestionSheet):
    """One code: the clinic's name and number with the chosen questions, a card that phones keep with no network."""

    def _fill(self, section: Questions, chosen: list[str], context: ViewContext) -> None:
        clinic, say, metrics = context.content.clinic, context.say, context.theme.metrics
        note = "\n".join([say(section.own), *chosen]) if chosen else ""
        payload = vcard(say(clinic.name), clinic.dial, note)
        margin = metrics.px(tokens.MARGIN)
        room = min(
            metrics.width - 2 * margin,
            metrics.height - metrics.mm(tokens.PRIMARY_MM) - metrics.line_px("title") - 4 * margin,
        )
        title = say(section.take.title)
        code = QrCode(payload, f"{title}. {clinic.phone}", module_px(payload, metrics, room), context.language)
        words = CodeWords(clinic.phone, say(clinic.name), "", say(section.take.text))
        self.column.addWidget(Label(title, "title", context.theme, level=1))
        self.column.addWidget(CodePanel(words, code, context.theme, style="view"), 1)


_SHEETS: Final = {SHOW: ShownQuestions, TAKE: TakenQuestions}


def question_sheet(name: str) -> Callable[[Section, Collection[str], ViewContext, QWidget], QuestionSheet] | None:
    """What makes the sheet of that name; none where there is no such sheet."""
    return _SHEETS.get(name)
