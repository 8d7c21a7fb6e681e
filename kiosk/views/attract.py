"""The screen that waits for the next person; everything on it changes its place, so that nothing burns in."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout

from kiosk import tokens
from kiosk.theme.theme import Theme
from kiosk.views.attract_layout import Arrangement, AttractLayout
from kiosk.views.context import ViewContext
from kiosk.widgets.controls.buttons import LabelButton
from kiosk.widgets.controls.notices import NoticeLine, Notices
from kiosk.widgets.controls.touch_button import TouchButton, let_all_go
from kiosk.widgets.controls.view import View
from kiosk.widgets.pictures.breathing import BreathingPicture
from kiosk.widgets.pictures.cross_fade import CrossFade

# Seconds that only grow.
Clock = Callable[[], float]

# The least height of the picture, in reference pixels.
_PICTURE: Final = 200
# How far everything is moved in each phase, in reference pixels: a few millimetres, found by trying so that no line or
# letter of the bar stays on a pixel through all phases at any text size. Even phases have the first arrangement of the
# arrangement, odd ones the second.
_SHIFTS: Final = ((0, 0), (13, 9), (8, 6), (-26, 4), (5, -4), (-9, 9), (-1, -8), (26, -1))
PHASES: Final = len(_SHIFTS)
# How soon it looks again when a phase is over while somebody touches a button.
_BUSY_MS: Final = 1000
# After so many such looks the end of the touch was lost, or a hand rests there: no pixel may stay lit for it.
_MOST_BUSY: Final = 60


class AttractView(View):
    """Emits `language_chosen` with the code of the language to begin in, `shifted` when all moves by some pixels."""

    language_chosen = Signal(str)
    shifted = Signal(QPoint)

    def __init__(self, context: ViewContext, clock: Clock | None = None) -> None:
        """Without a clock it stays in the first phase."""
        super().__init__()
        theme, attract, codes = context.theme, context.content.attract, context.content.codes
        self._metrics = theme.metrics
        self._clock = clock
        self._phase = self._present()
        self._busy = 0
        description = context.say(attract.picture.description)
        figure = BreathingPicture(attract.picture.spec, attract.breathe, description, theme, theme.metrics.px(_PICTURE))
        name, notices = context.say(context.content.clinic.name), _notices(context)
        titles = [(attract.title.in_language(code), context.theme_in(code)) for code in codes]
        buttons = [self._button(code, attract.touch.in_language(code), context.theme_in(code)) for code in codes]
        self._layout = AttractLayout(name, titles, buttons, figure, theme, self._arrangement(), notices)
        room = QVBoxLayout(self)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self._layout)
        self._cross_fade = CrossFade(self._layout, tokens.ARRANGEMENT_CHANGE_MS, theme.motion)
        self._over = QTimer(self, singleShot=True)
        self._over.timeout.connect(self.check_clock)
        self._wait()

    def _button(self, code: str, label: str, theme: Theme) -> LabelButton:
        button = LabelButton(
            label, "touch", "primary", theme, key=code, upright=True, target_mm=tokens.PRIMARY_MM, type_role="start"
        )
        button.chosen.connect(self.language_chosen)
        return button

    def language_at(self, place: QPointF) -> str:
        """The code of the language whose words or button are nearest to a place of this screen."""
        return self._layout.language_at(QPointF(self._layout.mapFrom(self, place.toPoint())))

    @property
    def shift(self) -> QPoint:
        """How far everything is moved in this phase, in pixels."""
        across, down = _SHIFTS[self._phase]
        return QPoint(round(across * self._metrics.scale), round(down * self._metrics.scale))

    def check_clock(self) -> None:
        """Changes to the present phase, unless somebody touches a button, for a minute at most."""
        touched = any(button.isDown() for button in self.window().findChildren(TouchButton))
        self._busy = self._busy + 1 if touched else 0
        if 0 < self._busy < _MOST_BUSY:
            self._over.start(_BUSY_MS)
            return
        let_all_go(self.window())
        phase = self._present()
        if phase != self._phase:
            self._cross_fade.take()
            self._phase = phase
            self._layout.arrange(self._arrangement())
            self._cross_fade.start()
            self.shifted.emit(self.shift)
        self._wait()

    def _present(self) -> int:
        return 0 if self._clock is None else int(self._clock() // tokens.ARRANGEMENT_S) % PHASES

    def _arrangement(self) -> Arrangement:
        return Arrangement(second=self._phase % 2 == 1, shift=self.shift)

    def _wait(self) -> None:
        if self._clock is not None:
            left = tokens.ARRANGEMENT_S - self._clock() % tokens.ARRANGEMENT_S
            self._over.start(round(left * 1000) + 1)


def _notices(context: ViewContext) -> list[Notices]:
    """The notices in every language, as many as there may be room for: the most first, each in two sizes."""
    codes = context.content.codes
    lines = []
    for notice in context.content.notices[: tokens.MOST_NOTICES]:
        # Words that are the same in several languages stand once.
        texts = {notice.text.in_language(code): context.theme_in(code) for code in codes}
        lines.append(NoticeLine(notice.icon, tuple(texts.items())))
    choices = [lines[:count] for count in range(len(lines), 0, -1)] + [[line] for line in lines[1:]]
    return [Notices(chosen, context.theme, role) for chosen in choices for role in ("body", "small", "kicker")]
