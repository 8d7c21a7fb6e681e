"""What a content file may say: frozen pydantic models, the single description of `content.json`; no Qt.

The models check everything that can be checked from the file and its surroundings, each fault at its own place, so that
one pass finds them all. What lies outside the file (known icons, pictures on disk, ids defined elsewhere in the file)
comes in as `ValidationContext`, the validation context; without a context those checks are skipped.

Errors are raised as `PydanticCustomError` whose type is a key of `resources/messages.json`, which holds their words.
"""

from kiosk.content.model.clinic import Clinic, Language, Review
from kiosk.content.model.content import Attract, Content, Home, Look, Notice, Word
from kiosk.content.model.pieces import Block, Code, Effect, Item, Link, PartLabel, Picture, Region, Relief, StrictModel
from kiosk.content.model.sections import Article, Conditions, Contact, Regions, Risks, Section, SectionBase, Steps
from kiosk.content.model.words import DemoWords, IdleWords, Interface, Staff

__all__ = [
    "Article",
    "Attract",
    "Block",
    "Clinic",
    "Code",
    "Conditions",
    "Contact",
    "Content",
    "DemoWords",
    "Effect",
    "Home",
    "IdleWords",
    "Interface",
    "Item",
    "Language",
    "Link",
    "Look",
    "Notice",
    "PartLabel",
    "Picture",
    "Region",
    "Regions",
    "Relief",
    "Review",
    "Risks",
    "Section",
    "SectionBase",
    "Staff",
    "Steps",
    "StrictModel",
    "Word",
]
