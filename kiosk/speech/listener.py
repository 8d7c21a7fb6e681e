"""Listen: has the screen read aloud, the story told, and everything forgotten with the visit."""

from collections.abc import Sequence
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from kiosk.navigation import Visit
from kiosk.speech.narrator import FindClip, Narrator, Player
from kiosk.speech.utterances import Utterance, said_of, said_of_page
from kiosk.views.story import StoryView
from kiosk.widgets.reading.item import Reading, ScreenItem
from kiosk.widgets.reading.spotlight import Spotlight
from kiosk.window.window import KioskWindow

# How fast it can speak; the second is the usual speed.
SPEEDS: Final = (0.8, 1.0, 1.25)
_USUAL: Final = 1
LOUDEST: Final = 10
SOFTEST: Final = 1


class Sound(Player, Protocol):
    """What plays sounds, as loud and as fast as it is told."""

    regained: SignalInstance

    @property
    def available(self) -> bool:
        """Whether there is sound."""

    def set_volume(self, volume: int) -> None:
        """How loud, from 0 to 10."""

    def set_speed(self, speed: float) -> None:
        """How many times the usual speed."""


class Listener(QObject):
    """Emits `spoke` with every sentence, `shown` when another screen has been looked at, `over` at the end of a visit.

    `silenced` holds from the moment a finger comes down while it speaks until it is known what the finger wants.
    """

    spoke = Signal()
    shown = Signal()
    over = Signal()

    def __init__(self, window: KioskWindow, sound: Sound, find: FindClip, volume: int) -> None:
        """`volume` is where each visit begins, from 0, which is silence, to 10."""
        super().__init__()
        self._window, self._sound = window, sound
        self._volume = self._first_volume = volume
        self._speed = _USUAL
        self.narrator = Narrator(sound, find)
        self.narrator.began.connect(self._light)
        self.narrator.finished.connect(self._finish)
        self._spotlight = Spotlight()
        self.wanted = False  # whether each screen is read by itself, until somebody wants silence
        self._rest: list[Utterance] = []  # what was left to say when it fell silent
        self.silenced = False
        self._screen: tuple[object, ...] = ()
        self._seen: set[Reading] = set()
        self._told: tuple[object, ...] = ()  # the scene of the story that is spoken
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.look)
        window.screen_shown.connect(self._screen_shown)
        window.patient.changed.connect(self.look_soon)
        sound.set_volume(volume)
        self.look_soon()

    @property
    def can_speak(self) -> bool:
        """Whether there is anything to hear with."""
        return self._sound.available and self._volume > 0

    # --- what is on the screen ----------------------------------------------------------------------------------------

    def look_soon(self) -> None:
        """Looks at the screen when all of it is there."""
        self._soon.start(0)

    def _screen_shown(self, words: int | None) -> None:
        if words is None and self._window.staff.screen is None:
            self.forget()
        self.look_soon()

    def look(self) -> None:
        """Says what is new on the screen, where that is wanted."""
        self.silenced = False
        items = self._window.items()
        readings = {item.reading for item in items}
        story = self._story()
        if self._window.staff.screen is not None:
            self.hush()
        elif story is not None:
            self._tell(story)
        else:
            self._told = ()
            self._read_new(items)
        self._seen = readings | (self._seen if self._screen == self._where() else set())
        self._screen = self._where()
        self.show_state()
        self.shown.emit()

    def _where(self) -> tuple[object, ...]:
        visit: Visit = self._window.visit
        return visit.route, visit.language

    def _read_new(self, items: list[ScreenItem]) -> None:
        """What has not been on this screen, nor on the one before, such as the name of the topic over each page."""
        new = [item for item in items if item.reading not in self._seen]
        moved = self._screen != self._where()
        if moved or new:
            self.narrator.stop()
            self._spotlight.clear()
            self._rest = []
        if self.wanted and self.can_speak and (said := said_of_page(new)):
            self.narrator.say(said)

    def show_state(self) -> None:
        """Tells the bar whether there is anything to hear, and whether it is heard."""
        possible = self.can_speak and self.narrator.can_say(said_of_page(self._window.items()))
        self._window.show_voice(can_listen=possible, speaking=self.narrator.speaks or self.silenced)

    # --- what is asked for --------------------------------------------------------------------------------------------

    def listen(self) -> None:
        """Pause while it speaks, else on from where it was."""
        if self.silenced or self.narrator.speaks:
            rest = self._rest if self.silenced else self.narrator.left
            self.hush()
            self._rest = rest
            if (story := self._story()) is not None and story.runs:
                self._window.requests.pause()
        else:
            self.wanted = True
            self._resume()
        self.show_state()

    def say(self, utterances: Sequence[Utterance]) -> None:
        """Says these in place of what is said."""
        self._rest, self.silenced = [], False
        self._spotlight.clear()
        self.narrator.say(utterances)
        self.show_state()

    def again(self) -> None:
        """From the beginning of the screen."""
        self._rest = []
        if self._story() is not None:
            self._told = ()
            self._window.requests.watch_again()
        self._resume()

    def slower(self) -> None:
        """A step, and on with the sentence."""
        self._change(speed=self._speed - 1)

    def faster(self) -> None:
        """A step, and on with the sentence."""
        self._change(speed=self._speed + 1)

    def softer(self) -> None:
        """A step, and on with the sentence."""
        self._change(volume=self._volume - 1)

    def louder(self) -> None:
        """A step, and on with the sentence."""
        self._change(volume=self._volume + 1)

    def _change(self, speed: int | None = None, volume: int | None = None) -> None:
        if speed is not None:
            self._speed = min(max(speed, 0), len(SPEEDS) - 1)
            self._sound.set_speed(SPEEDS[self._speed])
        if volume is not None:
            self._volume = min(max(volume, SOFTEST), LOUDEST)
            self._sound.set_volume(self._volume)
        if self.silenced or not self.narrator.speaks:
            self._resume()

    def _resume(self) -> None:
        self.silenced = False
        if (story := self._story()) is not None:
            self._told = ()
            if story.runs:
                self._tell(story)
            else:
                self._window.requests.pause(paused=False)
        else:
            self.narrator.say(self._rest or said_of_page(self._window.items()))
        self._rest = []
        self.show_state()

    # --- fingers ------------------------------------------------------------------------------------------------------

    def press(self) -> None:
        """Any finger silences it at once."""
        if self.narrator.speaks and not self.silenced:
            self._rest, self.silenced = self.narrator.left, True
            self.narrator.stop()

    def lift(self) -> None:
        """What the finger asked for follows in the same turn of the event loop; if nothing does, there is silence."""
        QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        if self.silenced and not self._soon.isActive():
            self.hush()
            if (story := self._story()) is not None and story.runs:
                self._window.requests.pause()
            self.show_state()

    def hush(self) -> None:
        """Is silent until somebody asks."""
        self.silenced = self.wanted = False
        self._rest = []
        self._told = ()
        self.narrator.stop()
        self._spotlight.clear()

    def forget(self) -> None:
        """The visit is over: as for the first patient of the day."""
        self.hush()
        self._seen, self._screen = set(), ()
        self._speed, self._volume = _USUAL, self._first_volume
        self._sound.set_speed(SPEEDS[_USUAL])
        self._sound.set_volume(self._volume)
        self.over.emit()

    @property
    def tells_story(self) -> bool:
        """Whether the story is spoken."""
        story = self._story()
        return story is not None and story.runs and self.can_speak

    # --- the story ----------------------------------------------------------------------------------------------------

    def _story(self) -> StoryView | None:
        """The story, where it is on top."""
        view = self._window.view
        return view if isinstance(view, StoryView) and view.isVisible() else None

    def _tell(self, story: StoryView) -> None:
        """Speaks a scene when it begins, and has its picture begin with the voice."""
        scene = (story, story.scene, story.runs)
        if scene == self._told or not self.can_speak:
            return
        self._told = scene
        self.narrator.stop()
        said = [utterance for item in story.caption() for utterance in said_of(item)]
        if story.runs and self.narrator.can_say(said):
            story.wait()
            self.narrator.say(said)

    def _light(self, said: Utterance) -> None:
        self.spoke.emit()
        if said.item is not None:
            self._spotlight.show(said.item, said.begin, said.end, self._window.theme())
        if (story := self._story()) is not None and story.waits:
            story.run_for(self.narrator.seconds(self.narrator.left) / SPEEDS[self._speed])

    def _finish(self) -> None:
        self._spotlight.clear()
        if (story := self._story()) is not None and story.waits:  # there is no sound after all
            story.run_for(None)
        self.show_state()
