"""How the parts of the kiosk are wired: who hears of what, in the order in which they hear of it."""

from kiosk.publishing.calendar import Calendar
from kiosk.publishing.publisher import Publisher
from kiosk.staff.controller import StaffController
from kiosk.system.clocks.idle_timer import IdleTimer
from kiosk.system.input.input_filter import InputFilter
from kiosk.system.process.faults import FaultWatch
from kiosk.window.window import KioskWindow


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
