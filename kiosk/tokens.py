"""Every colour, size and duration of the kiosk, named once; no Qt.

Lengths are millimetres on the configured screen, durations seconds unless the name says otherwise. Where a number has a
source it stands beside it: WCAG 2.2, EN 301 549 V3.2.1 and Section 508 are the standards, Colle & Hiszem 2004 and Chen
et al. 2013 the touch studies.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

# The screen all sizes are drawn for: a 21.5 inch portrait panel.
REFERENCE_SHORT_PX: Final = 1080
REFERENCE_MM_PER_PX: Final = 0.248

# Touch (standing kiosk: error plateau at 20 mm, Colle & Hiszem 2004; motor disability: better up to 30 mm, Chen 2013).
TARGET_MM: Final = 20.0
PRIMARY_MM: Final = 25.0
GAP_MM: Final = 3.2
REPEATED_GAP_MM: Final = 6.4
SMALLEST_TARGET_PX: Final = 44
SMALLEST_TEXT_PX: Final = 16
SMALLEST_WINDOW_PX: Final = (800, 600)

# A tap this soon after the screen changed was meant for what stood there before (shaky hands, double taps).
REPEAT_GUARD_S: Final = 0.3
# A sideways stroke this long turns the page, if it is at least twice as long as it is high.
SWIPE_MM: Final = 18.0
PAGE_CHANGE_MS: Final = 220
# How long a step of a picture story moves before it rests (nothing may move for over 5 s on its own, WCAG 2.2.2).
STORY_MS: Final = 2600
# The waiting screen's light: one breath, and how long it rests (the same rule); the first comes sooner. A frame takes
# long, for the breath is slow and the processor is to rest too.
BREATH_S: Final = 4.8
BREATH_REST_S: Final = 10.0
BREATH_FIRST_S: Final = 2.0
BREATH_FRAME_MS: Final = 50
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
# In quiet hours the waiting screen turns dark when nobody has touched it for so long.
QUIET_AFTER_S: Final = 60.0
# The dot that tells staff of a refused file.
SIGN_MM: Final = 3.0
SIGN_LEAST_PX: Final = 8
# How long the PIN pad shows that a key was felt.
FLASH_MS: Final = 120

# Type. Sizes are pixels of the reference screen for text sizes 1, 2, 3. Capitals of Atkinson Hyperlegible are 0.668 of
# the font size: 30 px gives 5.0 mm (Section 508 402.4 asks for 4.8 mm), 46 px 7.6 mm (EN 301 549 5.1.4: 0.7 degrees at
# 600 mm is 7.33 mm).
CAPITAL_RATIO: Final = 0.668
LINE_HEIGHT: Final = 1.42


@dataclass(frozen=True)
class TypeRole:
    """One kind of text: its size in reference pixels at the three text sizes, and its weight."""

    sizes: tuple[int, int, int]
    bold: bool = False
    line_height: float = LINE_HEIGHT


TYPE: Final[Mapping[str, TypeRole]] = MappingProxyType(
    {
        "poster": TypeRole((92, 94, 96), bold=True, line_height=1.08),
        "display": TypeRole((84, 88, 92), bold=True, line_height=1.12),
        "title": TypeRole((60, 64, 68), bold=True, line_height=1.16),
        "heading": TypeRole((46, 51, 56), bold=True, line_height=1.2),
        "lead": TypeRole((41, 46, 51)),
        "body": TypeRole((36, 42, 48)),
        "start": TypeRole((42, 44, 46), bold=True, line_height=1.16),
        "label": TypeRole((32, 38, 46), bold=True, line_height=1.16),
        "small": TypeRole((31, 37, 46), line_height=1.3),
        "phone": TypeRole((98, 98, 98), bold=True, line_height=1.1),
        "countdown": TypeRole((520, 520, 520), bold=True, line_height=1.1),
    }
)
TEXT_SIZES: Final = (1, 2, 3)

# Spacing and shape, in reference pixels.
MARGIN: Final = 56
SPACE: Final = 28
SPACE_SMALL: Final = 14
RADIUS: Final = 28
BORDER: Final = 3
FOCUS_RING: Final = 7


# The soft dot that shows a touch in a demo, `#aarrggbb`, and how large it is before it is on the glass.
DOT: Final = "#6617282b"
DOT_RING: Final = "#f2ffffff"
DOT_SHADOW: Final = "#b317282b"
DOT_MM: Final = 36.0

# What words reach on every ground of the calm theme (WCAG 2.2 1.4.6).
TEXT_CONTRAST: Final = 7.0


@dataclass(frozen=True)
class Colours:
    """The colours of one theme, each a `#rrggbb`; text pairs reach 7:1 (calm) and 15:1 (high contrast)."""

    ground: str
    surface: str
    tint: str
    ink: str
    ink_soft: str
    edge: str
    line_soft: str
    pressed: str
    accent: str
    accent_down: str
    on_accent: str
    alarm: str
    alarm_tint: str
    on_alarm: str
    focus: str
    scrim: str
    night: str
    on_night: str
    picture: Mapping[str, str]


CALM: Final = Colours(
    ground="#faf6ef",
    surface="#ffffff",
    tint="#e4efec",
    ink="#17282b",
    ink_soft="#37494c",
    edge="#4c6462",
    line_soft="#d9d0c0",
    pressed="#d3e7e3",
    accent="#094c50",
    accent_down="#06393d",
    on_accent="#ffffff",
    alarm="#8a2a17",
    alarm_tint="#fcebe5",
    on_alarm="#ffffff",
    focus="#17282b",
    scrim="rgba(14, 34, 36, 0.62)",
    night="#07100f",
    on_night="#9db4b1",
    picture=MappingProxyType(
        {
            "body": "#eadfd0",
            "skin": "#f2d9c6",
            "hair": "#b4b6b0",
            "bone": "#f7ecd3",
            "bone-deep": "#e2cfa6",
            "bone-edge": "#7d6238",
            "disk": "#a8cfca",
            "disk-core": "#dcefec",
            "disk-edge": "#2c6967",
            "space": "#dfe9f3",
            "space-edge": "#4a6a8c",
            "cord": "#f2bf4f",
            "sore": "#e0674a",
            "sore-edge": "#96301c",
            "needle": "#a9b9bd",
            "needle-edge": "#3c4e52",
            "medicine": "#57aeb4",
            "medicine-edge": "#094c50",
            "line": "#17282b",
            "paper": "#ffffff",
            "accent": "#094c50",
            "accent-edge": "#06393d",
            "alarm": "#96301c",
            "lit": "#2f9aa0",
            "lit-edge": "#06393d",
            "silhouette": "#e9dcc8",
            "silhouette-edge": "#726048",
            "spine-bone": "#fbf2de",
            "spine-bone-deep": "#e8d6b0",
            "spine-bone-light": "#fffcf4",
            "spine-bone-line": "#5f4822",
            "spine-disk": "#a8cfca",
            "spine-disk-line": "#1e5452",
            "spine-dim-edge": "#97876d",
            "spine-lit-shade": "#053a3e",
            "silhouette-strand": "#bba686",
            "spine-dim-canal": "#e2d6c2",
            "spine-lit-canal": "#0c5256",
            "spine-lit-deep": "#1f858b",
            "spine-lit-light": "#5cbcc0",
            "spine-lit": "#2f9aa0",
            "spine-canal": "#dac9ab",
            "silhouette-hair": "#d3c1a5",
            "silhouette-hint": "#a3906f",
            "silhouette-near": "#f1e7d8",
            "bone-light": "#fdf8ea",
            "bone-line": "#5f4822",
            "disk-line": "#1e5452",
            "skin-line": "#7d5238",
            "lit-line": "#03272a",
            "nerve-line": "#7a560b",
            "nerve-dot": "#7a560b",
            "sore-dot": "#96301c",
            "disk-lit": "#74b5ad",
            "epidural-lit": "#4f86d2",
            "spread": "#0b626c",
            "lit-soft": "#d3f1ee",
            "dim": "#f4ecdf",
            "dim-edge": "#97876d",
            "flesh": "#f3dfd2",
            "fat": "#fbeecb",
            "ligament": "#f4e6dc",
            "ligament-strong": "#e3d3cd",
            "ligament-edge": "#94786e",
            "epidural": "#769ccd",
            "fluid": "#f3f8fb",
            "dura": "#35557a",
            "cord-light": "#fdeab8",
            "sore-light": "#f6b39f",
            "medicine-light": "#d9f3f2",
            "needle-light": "#ffffff",
            "needle-hub": "#7fb9bd",
            "tile": "#edf4f1",
            "tile-edge": "#b4cbc5",
            "disk-worn": "#cdbf9c",
            "pouch": "#6fa3d6",
            "pouch-water": "#4d84bb",
            "shirt": "#8fc2bd",
            "trousers": "#8fa7c2",
            "glow": "#f3b8a4",
            "calm-spot": "#cdeceb",
            "hump-short": "#7cc4c8",
            "hump-long": "#22686c",
            "sore-shine": "#f29a82",
            "nerve-shine": "#fdeab8",
            "sac-shine": "#ffffff",
            "pore": "#dcc596",
            "marrow-lit": "#e4cd9c",
            "marrow": "#f3e6c8",
            "cut-disk": "#92bfb9",
            "shine": "#ffffff",
            "needle-rim": "#3c4e52",
            "window": "#fff6dd",
            "pouch-line": "#12304f",
            "glove": "#b9d6ec",
            "glove-line": "#35557a",
            "coat": "#ffffff",
        }
    ),
)

HIGH_CONTRAST: Final = Colours(
    ground="#000000",
    surface="#000000",
    tint="#000000",
    ink="#ffffff",
    ink_soft="#ffffff",
    edge="#ffffff",
    line_soft="#8a8a8a",
    pressed="#0f0e00",
    accent="#ffe566",
    accent_down="#ffffff",
    on_accent="#000000",
    alarm="#ffd6cc",
    alarm_tint="#000000",
    on_alarm="#000000",
    focus="#ffffff",
    scrim="rgba(40, 40, 40, 0.86)",
    night="#000000",
    on_night="#ffffff",
    picture=MappingProxyType(
        {
            "body": "#1c1c1c",
            "skin": "#b98f73",
            "hair": "#333333",
            "bone": "#2b2b2b",
            "bone-deep": "#1d1d1d",
            "bone-edge": "#ffffff",
            "disk": "#0f4a4a",
            "disk-core": "#1b6a6a",
            "disk-edge": "#7fe3e0",
            "space": "#101c2e",
            "space-edge": "#9cc3f0",
            "cord": "#ffe566",
            "sore": "#ff7a5c",
            "sore-edge": "#ffd0c4",
            "needle": "#e8e8e8",
            "needle-edge": "#ffffff",
            "medicine": "#35d0d8",
            "medicine-edge": "#c9fbfd",
            "line": "#ffffff",
            "paper": "#000000",
            "accent": "#ffe566",
            "accent-edge": "#ffffff",
            "alarm": "#ffb3a1",
            "lit": "#ffe566",
            "lit-edge": "#ffffff",
            "silhouette": "#161616",
            "silhouette-edge": "#a8a8a8",
            "spine-bone": "#e6e6e6",
            "spine-bone-deep": "#bdbdbd",
            "spine-bone-light": "#ffffff",
            "spine-bone-line": "#000000",
            "spine-disk": "#3fb3ae",
            "spine-disk-line": "#000000",
            "spine-dim-edge": "#9a9a9a",
            "spine-lit-shade": "#a87f00",
            "silhouette-strand": "#5c5c5c",
            "spine-dim-canal": "#000000",
            "spine-lit-canal": "#000000",
            "spine-lit-deep": "#f0cc3a",
            "spine-lit-light": "#fff3a8",
            "spine-lit": "#ffe566",
            "spine-canal": "#000000",
            "silhouette-hair": "#2c2c2c",
            "silhouette-hint": "#5c5c5c",
            "silhouette-near": "#1f1f1f",
            "bone-light": "#3d3d3d",
            "bone-line": "#ffffff",
            "disk-line": "#7fe3e0",
            "skin-line": "#24150b",
            "lit-line": "#000000",
            "nerve-line": "#6b5400",
            "nerve-dot": "#ffe566",
            "sore-dot": "#ff9f88",
            "disk-lit": "#126060",
            "epidural-lit": "#3f8ae0",
            "spread": "#35d0d8",
            "lit-soft": "#fff9d6",
            "dim": "#101010",
            "dim-edge": "#707070",
            "flesh": "#0d0d0d",
            "fat": "#1a1a1a",
            "ligament": "#141414",
            "ligament-strong": "#2a2a2a",
            "ligament-edge": "#8a8a8a",
            "epidural": "#265c9e",
            "fluid": "#000000",
            "dura": "#9cc3f0",
            "cord-light": "#3a2f00",
            "sore-light": "#4a140a",
            "medicine-light": "#00191c",
            "needle-light": "#ffffff",
            "needle-hub": "#8a8a8a",
            "tile": "#0d0d0d",
            "tile-edge": "#8a8a8a",
            "disk-worn": "#6b5f2a",
            "pouch": "#8cc3f7",
            "pouch-water": "#5b9bdc",
            "shirt": "#123a3a",
            "trousers": "#16283f",
            "glow": "#6e2a1a",
            "calm-spot": "#0c6066",
            "hump-short": "#0f5257",
            "hump-long": "#a98c00",
            "sore-shine": "#ffd0c4",
            "nerve-shine": "#fff6c7",
            "sac-shine": "#1b2f47",
            "pore": "#4a4a4a",
            "marrow-lit": "#333333",
            "marrow": "#1d1d1d",
            "cut-disk": "#0f4a4a",
            "shine": "#ffffff",
            "needle-rim": "#6a6a6a",
            "window": "#1c1700",
            "pouch-line": "#ffffff",
            "glove": "#2d5680",
            "glove-line": "#d4e8ff",
            "coat": "#e8e8e8",
        }
    ),
)
