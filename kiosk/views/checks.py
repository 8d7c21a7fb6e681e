"""The questions at the end of a section that help to remember: a page each."""

from functools import partial

from kiosk.content.model import Check, Section
from kiosk.navigation import Place
from kiosk.views.context import ViewContext
from kiosk.widgets.paging.choices import AnswerSpec, CheckPanel
from kiosk.widgets.paging.packing import Piece, Span
from kiosk.widgets.paging.passage import Passage


def check_pieces(section: Section, context: ViewContext) -> list[Piece]:
    """A page for each check of the section, after its blocks."""
    first = len(section.block_keys) - len(section.checks)
    return [
        Piece(
            Place(first + index),
            partial(_panel, context, f"{section.id}/{index}", check),
            span=Span.PAGE,
            title=context.say(check.question),
        )
        for index, check in enumerate(section.checks)
    ]


def _panel(context: ViewContext, name: str, check: Check, _passage: Passage) -> CheckPanel:
    say = context.say
    answers = [
        AnswerSpec(f"{name}/{index}", say(answer.text), say(answer.reply)) for index, answer in enumerate(check.answers)
    ]
    return CheckPanel(answers, context.theme)
