"""How the parts of the kiosk are wired: who hears of what, in the order in which they hear of it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QTimer

from kiosk.publishing.calendar import Calendar
from kiosk.publishing.publisher import Publisher
from kiosk.staff.controller import StaffController
from kiosk.system.clocks.idle_timer import IdleTimer
from kiosk.system.input.input_filter import InputFilter
from kiosk.system.process.faults import FaultWatch
from kiosk.system.settings.settings import Settings
from kiosk.window.announcer import Announcer
from kiosk.window.window import KioskWindow

# How long after the start it is found out whether there is sound: whoever touches the screen first is served first.
_LOOK_MS: Final = 10_000

if TYPE_CHECKING:
    from kiosk.speech.guide import Guide
    from kiosk.speech.listener import Listener


def wire_patient(
    window: KioskWindow, input_filter: InputFilter, idle_timer: IdleTimer, *, forgetting: bool = True
) -> None:
    """Touches, and the end of a visit that nobody goes on with; without `forgetting` that never comes."""
    input_filter.touched.connect(idle_timer.touch)
    if forgetting:
        window.screen_shown.connect(idle_timer.watch)
    window.patient.warning_gone.connect(idle_timer.extend)
    idle_timer.warned.connect(window.patient.show_warning)
    idle_timer.counted.connect(window.patient.show_seconds)
    idle_timer.timed_out.connect(window.reset)
    # touches meant for what stood there before
    window.screen_changed.connect(input_filter.hold)
    window.patient.stayed.connect(input_filter.hold)


def give_voice(
    window: KioskWindow,
    input_filter: InputFilter,
    idle_timer: IdleTimer,
    publisher: Publisher,
    staff: StaffController,
    settings: Settings,
) -> None:
    """Gives the window a voice; loaded only now, for nobody needs it before there is something to see."""
    from kiosk.speech.sound.headset import HeadsetWatch
    from kiosk.speech.sound.player import SoundPlayer
    from kiosk.speech.speech import Speech, Voices
    from kiosk.staff.silence import SilenceNotice

    voices, headset = Voices(), HeadsetWatch()
    sound = SoundPlayer(headset=headset if settings.headphones_only else None)
    speech = Speech(window, sound, headset, voices.find, settings.volume)
    wire_speech(window, input_filter, idle_timer, speech.listener, speech.guide)
    notice = SilenceNotice(staff.show_silence, is_off=settings.volume == 0)
    sound.lost.connect(notice.lost)
    sound.regained.connect(notice.regained)
    if settings.volume > 0:
        QTimer.singleShot(_LOOK_MS, sound, sound.look)
        input_filter.touched.connect(sound.warm)
    for part in (voices, headset, sound, notice):
        part.setParent(speech)
    speech.setParent(window)
    publisher.shown.connect(voices.content_shown)
    voices.changed.connect(speech.listener.show_state)
    if window.content is not None:
        voices.content_shown(window.content, publisher.file)
    if (application := QCoreApplication.instance()) is not None:
        for close in (voices.close, sound.close, headset.close):
            application.aboutToQuit.connect(close)


def announce(window: KioskWindow, idle_timer: IdleTimer) -> None:
    """Screen readers hear of each screen, and of the seconds that are left."""
    announcer = Announcer(window)
    idle_timer.counted.connect(announcer.count)


def wire_speech(
    window: KioskWindow,
    input_filter: InputFilter,
    idle_timer: IdleTimer,
    listener: "Listener",
    guide: "Guide",
) -> None:
    """The voice: what asks for it, what silences it, and that nobody is thought to have left while it speaks."""
    requests = window.requests
    requests.listen_requested.connect(listener.listen)
    requests.again_requested.connect(listener.again)
    requests.slower_requested.connect(listener.slower)
    requests.faster_requested.connect(listener.faster)
    requests.softer_requested.connect(listener.softer)
    requests.louder_requested.connect(listener.louder)
    listener.spoke.connect(idle_timer.touch)
    input_filter.pressed.connect(listener.press)
    input_filter.lifted.connect(listener.lift)
    input_filter.lost.connect(listener.lift)
    # without looking
    input_filter.take_key = guide.take
    input_filter.hold_of_key.held.connect(guide.hold)
    input_filter.hold_of_key.tapped.connect(guide.tap)


def wire_content(
    window: KioskWindow, input_filter: InputFilter, calendar: Calendar, publisher: Publisher, staff: StaffController
) -> None:
    """News of the content file and of the day, and the fingers that such news waits for."""
    window.screen_shown.connect(calendar.watch)
    publisher.shown.connect(staff.content_shown)
    publisher.refused.connect(staff.content_refused)
    staff.reload_requested.connect(publisher.poll_now)
    input_filter.pressed.connect(publisher.pending.press)
    input_filter.moved.connect(publisher.pending.move)
    input_filter.lifted.connect(publisher.pending.lift)
    input_filter.lost.connect(publisher.pending.forget_fingers)


def wire_faults(window: KioskWindow, publisher: Publisher, staff: StaffController, faults: FaultWatch) -> None:
    """After a fault nothing of the staff's is open, doubtful content is gone, and the visit is at home."""
    faults.recover_requested.connect(staff.close)
    faults.recover_requested.connect(publisher.doubt)
    faults.recover_requested.connect(window.recover)
    window.failed.connect(publisher.fall_back)
