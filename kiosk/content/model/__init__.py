"""What a content file may say: frozen pydantic models, the single description of `content.json`; no Qt.

The models check all that can be checked from the file and what surrounds it, each fault at its own place, so that
one pass finds them all. What lies outside the file (known icons, pictures on disk, ids defined elsewhere in the file)
comes in as `ValidationContext`; without one those checks are skipped.

Errors are raised as `PydanticCustomError` whose type is a key of `resources/messages.json`, which holds their words.
"""

from kiosk.content.model.clinic import Clinic, Language
from kiosk.content.model.content import Content, HomeWarning, Word
from kiosk.content.model.pieces import (
    Block,
    Code,
    Effect,
    Glimpse,
    Item,
    Link,
    PartLabel,
    Picture,
    Region,
    Relief,
    Side,
)
from kiosk.content.model.questions import Answer, Check, Question, Recap
from kiosk.content.model.sections import (
    WARNING,
    Article,
    Conditions,
    Contact,
    Questions,
    Regions,
    Risks,
    Section,
    Steps,
)
from kiosk.content.model.story import Scene, Story
from kiosk.content.model.words import DemoWords, Interface, Staff

__all__ = [
    "WARNING", "Answer", "Article", "Block", "Check", "Clinic", "Code", "Conditions", "Contact", "Content", "DemoWords",
    "Effect", "Glimpse", "HomeWarning", "Interface", "Item", "Language", "Link", "PartLabel", "Picture", "Question",
    "Questions", "Recap", "Region", "Regions", "Relief", "Risks", "Scene", "Section", "Side", "Staff", "Steps", "Story",
    "Word",
]  # fmt: skip
