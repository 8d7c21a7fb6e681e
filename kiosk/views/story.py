"""The story that runs by itself, a scene at a time: a picture, a sentence, how far it is, and two large buttons."""

from typing import ClassVar, Final

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

from kiosk import tokens
from kiosk.content.language.sentences import words_to_read
from kiosk.content.model import Scene, Story
from kiosk.navigation import Place, Visit
from kiosk.views.context import ViewContext
from kiosk.widgets.controls.buttons import LabelButton
from kiosk.widgets.controls.caption import Caption
from kiosk.widgets.controls.fitting import sizes
from kiosk.widgets.controls.placing import place
from kiosk.widgets.controls.segments import Segments
from kiosk.widgets.controls.view import View
from kiosk.widgets.disposal import dispose
from kiosk.widgets.pictures.annotated_picture import AnnotatedPicture
from kiosk.widgets.pictures.playback import SLOW_FRAME_MS, Phase, Playback

# The roles that the sentences may have: all of them the largest in which each has room.
_ROLES: Final = ("display", "title", "heading", "menu")
# The picture's height in portrait, for its width, and its share of the width in landscape.
_TALL: Final = 0.94
_WIDE: Final = 0.58
# What the large button offers, by its icon and by the name of its words.
_OFFERS: Final = {Phase.PLAYING: "pause", Phase.PAUSED: "play", Phase.RESTING: "replay"}


def scene_seconds(sentence: str) -> float:
    """How long a scene with that sentence is shown, in seconds: at the pace of a reader."""
    return max(tokens.SCENE_SHORTEST_S, words_to_read(sentence) / tokens.STORY_WORDS_PER_MINUTE * 60.0)


class StoryView(View):
    """Emits `scene_over` when the next scene is due, `pause_requested` and `again_requested` for its buttons.

    It runs while it is seen and the visit has not paused it; without motion its scenes are stills to turn by hand.
    """

    scene_over = Signal()
    pause_requested = Signal(bool)
    again_requested = Signal()
    turn_ms: ClassVar[int] = tokens.SCENE_CHANGE_MS

    def __init__(self, story: Story, context: ViewContext) -> None:
        super().__init__()
        self._scenes = story.scenes
        self._context = context
        self._closing = context.say(story.closing)
        self._scene = -1
        self._paused = False
        self._picture: AnnotatedPicture | None = None
        self._caption: Caption | None = None
        self._playback: Playback | None = None
        self._sizes = sizes(context.theme, _ROLES)
        self._common = self._last_size = self._sizes[-1]
        self._segments = Segments(len(self._scenes), context.theme)
        self._main, self._again = self._button("primary"), self._button("plain")
        for part in (self._segments, self._main, self._again):
            part.setParent(self)
        self._main.clicked.connect(self._press)
        self._again.clicked.connect(self._replay)
        self.setAccessibleName(context.say(story.title))

    def _button(self, role: str) -> LabelButton:
        words, theme = self._context.say(self._context.content.interface.replay), self._context.theme
        upright = not theme.metrics.portrait  # two of them in a narrow column
        return LabelButton(words, "replay", role, theme, upright=upright, target_mm=tokens.PRIMARY_MM, type_role="bar")

    @property
    def starts(self) -> tuple[Place, ...]:
        """Each scene is a page."""
        return tuple(Place(index) for index in range(len(self._scenes)))

    @property
    def phase(self) -> Phase:
        """Whether it plays, is paused, or has come to its end; stills are always at theirs."""
        if self._playback is None or (self._last and self._playback.phase is Phase.RESTING):
            return Phase.RESTING
        return Phase.PAUSED if self._paused else Phase.PLAYING

    @property
    def _last(self) -> bool:
        return self._scene == len(self._scenes) - 1

    def show_visit(self, visit: Visit) -> None:
        """The scene that the visit is at, running unless it is paused."""
        scene = min(visit.route.place.block, len(self._scenes) - 1)
        self._paused = visit.paused
        if scene != self._scene:
            self._show_scene(scene)
        self._run()

    def _show_scene(self, index: int) -> None:
        former, self._scene = self._picture, index
        scene = self._scenes[index]
        before = self._scenes[index - 1].picture if index else None
        layers = before.show if before is not None and before.file == scene.picture.file else ()
        self._picture = self._context.annotated(scene.picture, layers, controls=False)
        self._picture.setParent(self)
        self._picture.picture.surface.hide()  # a touch on the picture is one on the page, and holds the story
        if former is not None:
            dispose(former)
        self._say()
        self._place_all()
        self._picture.show()
        self._begin(self._picture, self._context.say(scene.text))

    def _begin(self, picture: AnnotatedPicture, sentence: str) -> None:
        """Lets the time of a scene begin; its picture moves within that time, once it has come."""
        if self._playback is not None:
            self._playback.blockSignals(True)
            self._playback.rest()
            self._playback.deleteLater()
            self._playback = None
        if (motion := self._context.theme.motion) is None:
            return
        moving = picture.playback
        if moving is not None and moving.phase is not Phase.RESTING:
            moving.play(self.turn_ms)
        seen = 0 if moving is None else self.turn_ms + moving.duration_ms + tokens.SCENE_REST_MS
        length = max(round(1000 * scene_seconds(sentence)), seen)
        self._playback = Playback(motion, length, self, frame_ms=SLOW_FRAME_MS)
        self._playback.progressed.connect(self._progress)
        self._playback.phase_changed.connect(self._check_over)
        self._playback.play()

    def _progress(self, progress: float) -> None:
        self._segments.show_done(self._scene + progress)

    def _check_over(self) -> None:
        if self._playback is None or self._playback.phase is not Phase.RESTING:
            return
        self._show_phase()
        if not self._last:
            self.scene_over.emit()

    def _run(self) -> None:
        """Runs or stands still, the picture too, as it is wanted and seen."""
        wanted = not self._paused and self.isVisible()
        picture = None if self._picture is None else self._picture.playback
        for playback in (self._playback, picture):
            if playback is not None and playback.phase is (Phase.PAUSED if wanted else Phase.PLAYING):
                playback.toggle()
        self._show_phase()

    def _press(self) -> None:
        """What the large button offers now."""
        if self.phase is Phase.RESTING:
            self._replay()
        else:
            self.pause_requested.emit(self.phase is Phase.PLAYING)

    def _replay(self) -> None:
        """From the first scene, which may be this one."""
        if self._scene == 0:
            self._show_scene(0)
        self.again_requested.emit()

    def _show_phase(self) -> None:
        """The buttons for what can be done now, and at the end the closing words."""
        offer, interface = _OFFERS[self.phase], self._context.content.interface
        self._main.set_words(self._context.say(getattr(interface, offer)), offer)
        over = self._last and self.phase is Phase.RESTING
        self._main.setVisible(self._playback is not None)
        self._again.setVisible(self._playback is not None and not over)
        if self._playback is None:
            self._segments.show_done(self._scene + 1)
        if self._caption is not None:
            self._caption.show_closing(shown=over)
        self._place_buttons()

    # --- places: the picture first, which never asks how large the words are ----------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The largest letters in which all sentences have room, so that no scene is louder than another."""
        super().resizeEvent(event)
        room = self._words_box().size()
        common = max(self._fitting(scene, "", room) for scene in self._scenes)
        # The last has closing words too, and may be a little smaller for them.
        last = max(common, self._fitting(self._scenes[-1], self._closing, room))
        self._common, self._last_size = self._sizes[common], self._sizes[last]
        if self._scene >= 0:
            self._say()
            self._show_phase()
        self._place_all()

    def _fitting(self, scene: Scene, closing: str, room: QSize) -> int:
        """The number of the largest size in which a sentence has room, with the closing words."""
        for number, size in enumerate(self._sizes):
            caption = Caption(self._context.say(scene.text), closing, size)
            if caption.fits(room):
                return number
        return len(self._sizes) - 1

    def _say(self) -> None:
        """Says what belongs to the scene."""
        if self._caption is not None:
            dispose(self._caption)
        size, closing = (self._last_size, self._closing) if self._last else (self._common, "")
        self._caption = Caption(self._context.say(self._scenes[self._scene].text), closing, size)
        self._caption.setParent(self)
        self._caption.show()

    def _area(self) -> QRect:
        px = self._context.theme.metrics.px
        side, above, below = (px(tokens.MARGIN * share) for share in (1.0, 0.75, 0.6))
        return self.rect().adjusted(side, above, -side, -below)

    def _picture_box(self) -> QRect:
        """In portrait above the words, in landscape before them."""
        area = self._area()
        if self._context.theme.metrics.portrait:
            return QRect(area.x(), area.y(), area.width(), round(area.width() * _TALL))
        return QRect(area.x(), area.y(), round(area.width() * _WIDE), area.height())

    def _column(self) -> QRect:
        """The room for words, segments and buttons."""
        area, box, gap = self._area(), self._picture_box(), self._context.theme.metrics.px(tokens.SPACE)
        if self._context.theme.metrics.portrait:
            return area.adjusted(0, box.height() + gap, 0, 0)
        return area.adjusted(box.width() + 2 * gap, 0, 0, 0)

    def _words_box(self) -> QRect:
        gap = self._context.theme.metrics.px(tokens.SPACE)
        buttons = 0 if self._context.theme.motion is None else self._buttons_height() + gap
        return self._column().adjusted(0, 0, 0, -(self._segments.height() + gap + buttons))

    def _buttons_height(self) -> int:
        half = (self._column().width() - self._apart()) // 2
        return max(button.heightForWidth(half) for button in (self._main, self._again))

    def _apart(self) -> int:
        return self._context.theme.metrics.mm(tokens.REPEATED_GAP_MM)

    def _place_all(self) -> None:
        words = self._words_box()
        below = words.bottom() + 1 + self._context.theme.metrics.px(tokens.SPACE)
        if self._picture is not None and self._caption is not None:
            place(self, self._picture, self._picture_box())
            place(self, self._caption, words)
        place(self, self._segments, QRect(words.x(), below, words.width(), self._segments.height()))
        self._place_buttons()

    def _place_buttons(self) -> None:
        """Side by side; at the end the one that is left has the width of both."""
        column, high = self._column(), self._buttons_height()
        half = (column.width() - self._apart()) // 2
        wide = column.width() if self._again.isHidden() else half
        place(self, self._main, QRect(column.x(), column.bottom() + 1 - high, wide, high))
        place(self, self._again, QRect(column.right() + 1 - half, column.bottom() + 1 - high, half, high))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run()

    def hideEvent(self, event: QHideEvent) -> None:
        """Something lies over it."""
        super().hideEvent(event)
        self._run()
