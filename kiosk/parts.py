"""Makes the parts that the kiosk, the gallery and the tests share, from the program's own files."""

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cache, partial
from types import MappingProxyType

from PySide6.QtWidgets import QApplication

from kiosk import paths
from kiosk.content.check.problems import Problem
from kiosk.content.edition import Edition
from kiosk.content.messages import message
from kiosk.content.model import Staff
from kiosk.content.pictures.staff_picture import StaffPicture
from kiosk.first_frame.snapshot import Sources
from kiosk.navigation import Visit
from kiosk.staff.first_start import FirstStartSetup
from kiosk.staff.settings_problems import settings_problems
from kiosk.staff.stored import StaffFiles
from kiosk.system.clocks.motion_clock import MotionClock
from kiosk.system.options import KioskOptions, StartOptions
from kiosk.system.process.garbage import Collector
from kiosk.system.process.guard import CannotStart
from kiosk.system.screen.rotation import turn_screen
from kiosk.system.settings.settings import Settings, SettingsRead
from kiosk.theme.artwork import Artwork
from kiosk.theme.colours import Palettes, read_colours
from kiosk.theme.fonts import load_fonts
from kiosk.theme.theme_source import Display, ThemeSource
from kiosk.theme.variants import prepare_pictures
from kiosk.views.staff.first_start import Words
from kiosk.views.updating import UpdatingText
from kiosk.window.window import KioskWindow

log = logging.getLogger("kiosk")


def make_application() -> QApplication:
    """A Qt application with the kiosk's typeface and limits; raises `FontMissing`."""
    application = QApplication(["kiosk"])
    prepare(application)
    return application


def prepare(application: QApplication) -> None:
    """Gives a Qt application the kiosk's typeface and limits; raises `FontMissing`."""
    application.setStyle("Fusion")
    Collector(application)
    load_fonts()


def make_window(
    application: QApplication,
    artwork: Artwork,
    settings: Settings,
    visit: Visit,
    *,
    motion: MotionClock | None = None,
    clock: Callable[[], float] | None = None,
) -> KioskWindow:
    """The window, with nothing in it yet; its waiting screen rearranges itself by the clock."""
    display = Display(settings.mm_per_px, settings.viewing_distance_mm, motion, settings.diagonal_in)
    texts = [UpdatingText(**words) for words in json.loads(paths.own_text(paths.UPDATING)).values()]
    return KioskWindow(visit, make_theme_source(application, artwork, display), texts, clock)


def make_artwork(pictures: Mapping[str, StaffPicture] = MappingProxyType({})) -> Artwork:
    """What renders pictures: the program's own, and the staff's by the names that the content has for them."""
    return Artwork(paths.own_file, paths.own_text(paths.PICTURE_STYLE), pictures)


def prepare_variants(edition: Edition) -> None:
    """Draws all that the screens will show of the staff's own pictures in both themes; see `theme/variants.py`."""
    prepare_pictures(edition, _palettes(), paths.own_text(paths.PICTURE_STYLE))


@cache
def _palettes() -> Palettes:
    return read_colours(paths.own_text(paths.COLOURS))


def make_theme_source(application: QApplication, artwork: Artwork, display: Display) -> ThemeSource:
    """What makes themes, with the colours and the style sheet of the program."""
    return ThemeSource(application, artwork, _palettes(), paths.own_text(paths.STYLE_SHEET), display)


@cache
def staff_words() -> Staff:
    """The words for staff that came with the program."""
    return Staff.model_validate(json.loads(paths.own_text(paths.STAFF_WORDS)))


def told_problems(read: SettingsRead) -> tuple[Problem, ...]:
    """What of the settings cannot be used, in words; the log has each."""
    problems = settings_problems(read.slips)
    for problem in problems:
        log.warning("%s", message("settings", "log", problem=problem.line_for(paths.settings())))
    return problems


def say_how(application: QApplication, options: KioskOptions, settings: Settings, *, locked: bool) -> None:
    """Says in the log on which screen the kiosk runs, and how it can be ended."""
    screen = application.primaryScreen().size()
    pitch = Display(settings.mm_per_px, diagonal_in=settings.diagonal_in).pitch(screen.width(), screen.height())
    known = "unknown, proportions of the reference screen" if pitch is None else f"{pitch:.4g} mm/px"
    log.info("screen %d x %d, pitch %s", screen.width(), screen.height(), known)
    if options.demo:
        log.info("a demo in a window: F1 lists its keys, Ctrl+Q quits")
    elif options.window is not None:
        log.info("in a window: it closes like any window")
    elif locked:
        log.info("staff PIN stored: the staff panel and SIGTERM end the kiosk")
    else:
        log.warning("no staff PIN stored: Ctrl+Q quits, the staff panel asks for none; `main.py pin` stores one")


@cache
def first_start_words() -> Words:
    """The words of the first start."""
    words: Words = json.loads(paths.own_text(paths.FIRST_START_WORDS))
    return words


def first_start_setup(settings: Settings, files: StaffFiles) -> FirstStartSetup:
    """What the questions of the first start are made from, with the words that came with the program."""
    template, turn = paths.own_text(paths.SETTINGS_TEMPLATE), partial(turn_screen, output=settings.screen)
    return FirstStartSetup(settings, files, template, first_start_words(), turn)


def prove_language(start: StartOptions, codes: Sequence[str]) -> None:
    """Raises `CannotStart` for a language that the content does not have."""
    if start.language not in (None, *codes):
        raise CannotStart(f"--language {start.language}: the content has {', '.join(codes)}")


def prefers_stillness(application: QApplication) -> bool:
    """Whether the desktop asks for less motion; PySide6 before 6.12 cannot tell."""
    preference = getattr(application.styleHints().accessibility(), "motionPreference", None)
    return preference is not None and preference().name == "ReducedMotion"


def sources_of(edition: Edition, now: datetime) -> Sources:
    """What the waiting screen of a content is made from."""
    name = edition.content.attract.picture.file
    picture = edition.pictures.get(name) or paths.own_file(name) or b""
    seasonal = any(notice.seasonal for notice in edition.content.notices)
    return Sources(edition.data, name, picture, now.date().isoformat() if seasonal else None)
