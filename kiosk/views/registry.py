"""Which view shows which kind of section: a new kind is one new file and one line here."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from kiosk.content.model import Content, Section
from kiosk.navigation import Place
from kiosk.views.article import ArticleView
from kiosk.views.checks import check_pieces
from kiosk.views.conditions import ConditionsView
from kiosk.views.contact import ContactView
from kiosk.views.context import ViewContext
from kiosk.views.questions import QuestionsView
from kiosk.views.regions import RegionsView
from kiosk.views.risks import RisksView
from kiosk.views.steps import StepsView
from kiosk.widgets.paging.paged_view import PagedView

# Each class takes a section of its own kind, which the discriminator of the content model guarantees.
VIEWS: Final[Mapping[str, Callable[[Any, ViewContext], PagedView]]] = {
    "article": ArticleView,
    "conditions": ConditionsView,
    "regions": RegionsView,
    "steps": StepsView,
    "risks": RisksView,
    "contact": ContactView,
    "questions": QuestionsView,
}


def section_view(section: Section, context: ViewContext) -> PagedView:
    """The view of a section, with its questions that help to remember at the end."""
    view = VIEWS[section.kind](section, context)
    view.add(check_pieces(section, context))
    return view


def landing(content: Content, target: str) -> tuple[str, Place]:
    """The section and place a target such as `risks/warning` leads to; raises `KeyError` for a section not shown."""
    name, _, place = target.partition("/")
    return name, Place(content.section(name).places.get(place, 0))
