"""Which picture shows what a word means."""

from typing import NamedTuple

from kiosk.content.model import Content, Picture
from kiosk.navigation import Visit


class Shown(NamedTuple):
    """A picture, and the part of it that is meant; empty where it shows just that."""

    picture: Picture
    part: str = ""


def picture_of(content: Content, visit: Visit) -> Shown | None:
    """That of the word that the visit explains; else the one of this page that names it; none where nothing does."""
    if visit.word is None:
        return None
    word = content.word(visit.word)
    if word.picture is not None:
        return Shown(word.picture.states[-1])
    for picture in _near(content, visit):
        for state in reversed(picture.states):
            for label in state.labels:
                if label.word == word.id:
                    return Shown(state, label.part or label.at)
    return None


def picture_shown_large(content: Content, visit: Visit) -> Picture | None:
    """The picture of the block that the visit shows large, if it has one."""
    if visit.enlarged is None or not visit.route.section:
        return None
    return dict(enumerate(content.section(visit.route.section).pictures)).get(visit.enlarged)


def _near(content: Content, visit: Visit) -> list[Picture]:
    """The pictures of the present section, that of the page first."""
    if not visit.route.section:
        return []
    pictures = dict(enumerate(content.section(visit.route.section).pictures))
    here = visit.route.place.block if visit.enlarged is None else visit.enlarged
    order = sorted(pictures, key=lambda block: block != here)
    return [picture for block in order if (picture := pictures[block]) is not None]
