"""Every size and duration of the kiosk, named once; no Qt.

Lengths are millimetres on the configured screen, durations seconds unless the name says otherwise. Where a number has a
source it stands beside it: WCAG 2.2, EN 301 549 V3.2.1 and Section 508 are the standards, Colle & Hiszem 2004 and Chen
et al. 2013 the touch studies.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

# The screen all sizes are drawn for: a 21.5 inch portrait panel, read from this far.
REFERENCE_SHORT_PX: Final = 1080
REFERENCE_MM_PER_PX: Final = 0.248
REFERENCE_DISTANCE_MM: Final = 650.0
# The least room, in reference pixels, upright and lying (found by trying both languages in steps of 50): for letters of
# their full size, so that the front page is one page; and for targets, with less of which all is shown in small.
ROOM_FOR_LETTERS_PX: Final = ((1000, 1780), (1780, 1000))
LEAST_ROOM_PX: Final = ((800, 1300), (1360, 765))
# The same for letters where all stands in the lower half of a high screen, found in the same way: capitals of 5.9 mm on
# the reference screen; Section 508 402.4 asks for 4.8 mm. Targets keep their true size there.
ROOM_FOR_LOW_LETTERS_PX: Final = (1440, 700)

# Touch (standing kiosk: error plateau at 20 mm, Colle & Hiszem 2004; motor disability: better up to 30 mm, Chen 2013).
TARGET_MM: Final = 20.0
PRIMARY_MM: Final = 25.0
GAP_MM: Final = 3.2
REPEATED_GAP_MM: Final = 6.4
# The side of a code on high and on wide screens, and of each of its modules: a phone reads it from about ten times as
# far as it is wide, and a wheelchair stands 650 mm away.
CODE_MM: Final = (90.0, 80.0)
CODE_MODULE_MM: Final = 2.0
SMALLEST_WINDOW_PX: Final = (320, 240)

# A tap this soon after the screen changed was meant for what stood there before (shaky hands, double taps).
REPEAT_GUARD_S: Final = 0.3
# A finger that is lifted no farther than this from where it came down meant what it came down on, beside it too.
TREMOR_MM: Final = 10.0
# A key counts again when it has been up for so long, unless the settings say otherwise (EN 301 549 5.8: up to 0.5 s).
KEY_PAUSE_S: Final = 0.1
# A sideways stroke this long turns the page, if it is at least twice as long as it is high.
SWIPE_MM: Final = 18.0
PAGE_CHANGE_MS: Final = 220
# The story goes on by itself at the pace of a reader, and never sooner than this.
STORY_WORDS_PER_MINUTE: Final = 180.0
SCENE_SHORTEST_S: Final = 5.0
# How slowly one scene becomes the next, and how long its picture rests before that.
SCENE_CHANGE_MS: Final = 700
SCENE_REST_MS: Final = 1200
# A step of a picture story rests on the state before, then moves, and its names come; nothing may move for over 5 s on
# its own (WCAG 2.2.2).
STORY_REST_MS: Final = 1000
STORY_MS: Final = 4400
NAMES_MS: Final = 600
# How long a picture takes from one of its two states to the other, by itself and where somebody asks for it.
SWITCH_MS: Final = 1200
# The waiting screen's light: one breath, and how long it rests (the same rule); the first comes sooner.
BREATH_S: Final = 4.8
BREATH_REST_S: Final = 10.0
BREATH_FIRST_S: Final = 2.0
# How long the waiting screen keeps an arrangement (all of them pass within 15 minutes), and how slowly it changes.
ARRANGEMENT_S: Final = 105.0
ARRANGEMENT_CHANGE_MS: Final = 1000

# Idle (WCAG 2.2.1: at least 20 s to answer; twice the reading time at 100 words a minute is our design rate).
IDLE_SHORTEST_S: Final = 120.0
IDLE_WARNING_S: Final = 30.0
READING_WORDS_PER_MINUTE: Final = 100.0

# The way in for staff: squares in two corners, how long each is held, and how soon the second must follow.
STAFF_CORNER_MM: Final = 25.0
STAFF_HOLD_S: Final = 3.0
STAFF_NEXT_CORNER_S: Final = 5.0
# How long the PIN pad and the panel wait for a touch before they leave, and how long the glass may be cleaned.
STAFF_PAD_S: Final = 30.0
STAFF_PANEL_S: Final = 60.0
WIPE_S: Final = 30.0
# How long the questions of the first start wait for a touch before patients see the waiting screen; and those that
# staff opened on the panel, who hold a card against the glass meanwhile. How soon a turned picture turns back.
FIRST_START_S: Final = 600.0
SET_UP_S: Final = 120.0
TURN_BACK_S: Final = 15.0
# In quiet hours the waiting screen turns dark when nobody has touched it for so long.
QUIET_AFTER_S: Final = 60.0
# The dot that tells staff of a refused file.
STATUS_DOT_MM: Final = 3.0
STATUS_DOT_LEAST_PX: Final = 8
# The waiting screen shows the first ones of more notices, so that its button stays in sight; the front page shows all.
MOST_NOTICES: Final = 3
# How long the PIN pad shows that a key was felt.
FLASH_MS: Final = 120

# Type. Sizes are pixels of the reference screen for text sizes 1, 2, 3, which grow by about 1.35 and 1.8 where there is
# running text. Capitals of Atkinson Hyperlegible are 0.668 of the font size: 48 px gives 7.95 mm, 0.7 degrees at 650 mm
# (EN 301 549 5.1.4), so nothing that means something is smaller. What must keep its place at every size grows less.
CAPITAL_RATIO: Final = 0.668


class TypeRole(NamedTuple):
    """One kind of text: its size in reference pixels at the three text sizes, and its weight."""

    sizes: tuple[int, int, int]
    bold: bool = False
    line_height: float = 1.32


TYPE: Final[Mapping[str, TypeRole]] = {
    "poster": TypeRole((92, 94, 96), bold=True, line_height=1.08),
    "display": TypeRole((84, 88, 92), bold=True, line_height=1.12),
    "title": TypeRole((60, 74, 90), bold=True, line_height=1.14),
    "heading": TypeRole((54, 70, 90), bold=True, line_height=1.16),
    "lead": TypeRole((51, 69, 92), line_height=1.26),
    "body": TypeRole((48, 65, 86), line_height=1.28),
    "start": TypeRole((48, 52, 56), bold=True, line_height=1.16),
    "front": TypeRole((60, 60, 60), bold=True, line_height=1.14),
    "front-long": TypeRole((54, 54, 54), bold=True, line_height=1.14),
    "menu": TypeRole((48, 52, 56), bold=True, line_height=1.13),
    "bar": TypeRole((48, 48, 48), bold=True, line_height=1.16),
    "label": TypeRole((48, 60, 74), bold=True, line_height=1.16),
    "kicker": TypeRole((48, 50, 52), line_height=1.2),
    "small": TypeRole((48, 60, 74), line_height=1.28),
    "phone": TypeRole((98, 98, 98), bold=True, line_height=1.1),
    "countdown": TypeRole((520, 520, 520), bold=True, line_height=1.1),
}
TEXT_SIZES: Final = (1, 2, 3)

# Spacing and shape, in reference pixels.
MARGIN: Final = 56
SPACE: Final = 28
SPACE_SMALL: Final = 14
RADIUS: Final = 28
BORDER: Final = 3
FOCUS_RING: Final = 7

# How large the dot that shows a touch in a demo is before it is on the glass.
DOT_MM: Final = 36.0

# What words reach on every ground of the calm theme (WCAG 2.2 1.4.6).
TEXT_CONTRAST: Final = 7.0
