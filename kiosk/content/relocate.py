"""What stands at each place of a section, and where it is found again when staff have changed the section; no Qt."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from kiosk.content.model import Content, Story
from kiosk.navigation import STORY, Moves, Visit


def moves(before: Content, after: Content) -> Moves:
    """Where the blocks of the sections and of the front page are, that both contents have."""
    later = {section.id: section for section in after.shown}
    kept = [section for section in before.shown if section.id in later]
    front_page = _moves(_front_page(before), _front_page(after))
    found = {section.id: _moves(section.block_keys, later[section.id].block_keys) for section in kept}
    return {"": (0, *front_page[1:]), **_story(before.story, after.story), **found}


def nearest(visit: Visit, before: Content | None, after: Content) -> Visit:
    """The visit as far as another content has it; the reader stays at the same block."""
    sections, words = [section.id for section in after.shown], [word.id for word in after.glossary]
    return visit.within(sections, after.codes, words, {} if before is None else moves(before, after))


def _front_page(content: Content) -> tuple[str, ...]:
    """No id holds a space."""
    notices = (" notices",) if content.notices else ()
    return (*notices, " intro", *(section.id for section in content.shown), " note")


def _story(before: Story | None, after: Story | None) -> Moves:
    """Where the scenes are; for one that is gone, the nearest."""
    if before is None or after is None:
        return {}
    keys = [[scene.model_dump_json() for scene in story.scenes] for story in (before, after)]
    found, last = _moves(*keys), len(after.scenes) - 1
    return {STORY: tuple(min(index, last) if now is None else now for index, now in enumerate(found))}


def _moves(before: Sequence[str], after: Sequence[str]) -> tuple[int | None, ...]:
    """Where each block is found again: the same words, else what was put in its place."""
    found = [after.index(block) if after.count(block) == 1 else None for block in before]
    for how, start, end, later_start, later_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        for index in range(start, end):
            stays = later_start + index - start
            if found[index] is None and how in ("equal", "replace") and stays < later_end:
                found[index] = stays
    return tuple(found)
