"""The end: what matters most in a few drawn sentences, then the patient's own questions, to show and to take home."""

from functools import partial
from typing import Final

from kiosk.content.model import Question, Questions, Recap
from kiosk.navigation import Place
from kiosk.views.context import ViewContext, lead_piece
from kiosk.widgets.paging.choices import SHOW, TAKE, QuestionRow, SheetButtons, SheetSpec
from kiosk.widgets.paging.packing import Piece, Span
from kiosk.widgets.paging.paged_view import PagedView
from kiosk.widgets.paging.passage import Passage
from kiosk.widgets.paging.sentences_drawn import DrawnSentence, DrawnSentences

# In the largest text a page has one thought.
_ONE_A_PAGE: Final = 3
# How many questions stand side by side, and how many characters each has at least.
_COLUMNS: Final = 2
_CHARACTERS: Final = 26


class QuestionsView(PagedView):
    """The sentences on a page of their own, then an introduction, the questions, and buttons for the two sheets."""

    def __init__(self, section: Questions, context: ViewContext) -> None:
        super().__init__(context.theme, context.header(section), context.progress)
        pieces = _recap(section, context)
        first = len(section.recap)
        pieces.append(lead_piece(context, first, section.intro))
        for part, question in enumerate(section.questions, start=1):
            make = partial(_row, context, section.mark_of(question), question)
            pieces.append(Piece(Place(first, 100 + part), make))
        pieces.append(Piece(Place(first, 200), partial(_buttons, context, section), span=Span.ROW))
        portrait = context.theme.metrics.portrait
        self.set_pieces(pieces, 1 if portrait else _COLUMNS, _CHARACTERS)


def _recap(section: Questions, context: ViewContext) -> list[Piece]:
    """All on one page, or a page each."""
    one_each = context.theme.metrics.text_size == _ONE_A_PAGE
    runs = [(index, (one,)) for index, one in enumerate(section.recap)] if one_each else [(0, section.recap)]
    title = context.say(section.recap_title)
    return [
        Piece(Place(index), partial(_sentences, context, run), span=Span.PAGE, title=title)
        for index, run in runs
        if run
    ]


def _sentences(context: ViewContext, recap: tuple[Recap, ...], _passage: Passage) -> DrawnSentences:
    drawn = []
    for one in recap:
        picture = None if one.picture is None else partial(context.picture_view, one.picture, filling=True)
        drawn.append(DrawnSentence(context.say(one.text), picture))
    return DrawnSentences(drawn, context.theme)


def _row(context: ViewContext, name: str, question: Question, _passage: Passage) -> QuestionRow:
    return QuestionRow(name, context.say(question.text), context.theme)


def _buttons(context: ViewContext, section: Questions, _passage: Passage) -> SheetButtons:
    names = [section.mark_of(question) for question in section.questions]
    show = SheetSpec(SHOW, context.say(section.show), "list")
    return SheetButtons((show, SheetSpec(TAKE, context.say(section.take.title), "card")), names, context.theme)
