"""What staff may like to know of a content that is good: what is not shown, a number nobody knows; no Qt."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from kiosk.content.check.problems import Problem, described
from kiosk.content.json.document import Document, Finding, JsonPath
from kiosk.content.model import Contact, Content, Questions, Regions, Risks
from kiosk.content.seasons import Seasonal
from kiosk.content.texts import Text

# Where the file is not at hand.
_NOWHERE: Final = Document("{}", {})


def notes_of(content: Content, today: date, document: Document = _NOWHERE) -> tuple[Problem, ...]:
    """What to know of a content on that day, at its place in the document that it was read from, in its order."""
    findings = sorted(_found(content, today, document), key=lambda finding: finding.offset)
    return tuple(described(finding, document, "notes") for finding in findings)


def _found(content: Content, today: date, document: Document) -> Iterator[Finding]:
    if country := content.clinic.doubtful_country:
        yield document.finding("phone_not_known", ("clinic", "phone"), given=content.clinic.phone, country=country)
    for index, section in enumerate(content.sections):
        if isinstance(section, Contact) and section.call is not None:
            yield document.finding("code_not_shown", ("sections", index, "call"))
    if document is not _NOWHERE:  # the staff panel tells what needs somebody; this is for who edits the file
        yield from _may_be_added(content, document)
    for path, season, words in _seasonal(content):
        if not season.in_season(today):
            kind, day = _when(season, today)
            yield document.finding(kind, path, words=words.in_language(content.codes[0]), day=str(day))


def _may_be_added(content: Content, document: Document) -> Iterator[Finding]:
    """What a content may have since version 0.3.0, where it has none of it yet."""
    if content.story is None:
        yield document.finding("may_have_story", ())
    if not any(isinstance(section, Questions) for section in content.sections):
        yield document.finding("may_have_questions", ("sections",))
    if content.home.picture is None and any(isinstance(section, Regions) for section in content.sections):
        yield document.finding("may_have_figure", ("home",))
    if content.home.warning is None and any(
        isinstance(section, Risks) and section.warning for section in content.sections
    ):
        yield document.finding("may_have_warning", ("home",))
    pictures = [picture for section in content.sections for picture in section.pictures if picture is not None]
    labels = [label for picture in pictures for state in picture.states for label in state.labels]
    if labels and content.glossary and not any(label.word for label in labels):
        yield document.finding("may_name_words", ("glossary",))


def _seasonal(content: Content) -> Iterator[tuple[JsonPath, Seasonal, Text]]:
    """What comes and goes: its path, its days, and the words to know it by."""
    yield from ((("notices", index), notice, notice.text) for index, notice in enumerate(content.notices))
    for index, section in enumerate(content.sections):
        if not section.hidden:
            yield ("sections", index), section, section.title


def _when(season: Seasonal, today: date) -> tuple[str, date | None]:
    """When something that is not shown today will be, or was for the last time."""
    if (day := season.next_day(today)) is None:
        return "season_over", season.show_until
    return ("shown_next" if season.weekdays else "shown_from"), day
