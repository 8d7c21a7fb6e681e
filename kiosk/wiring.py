"""How the parts of the kiosk are wired: who hears of what, in the order in which they hear of it."""

from kiosk.publishing.calendar import Almanac
from kiosk.publishing.publisher import Showing
from kiosk.staff.controller import Staffing
from kiosk.system.faults import FaultWatch
from kiosk.system.idle_timer import IdleWatch
from kiosk.system.input_filter import Shield
from kiosk.window.window import KioskWindow


def wire_patient(window: KioskWindow, shield: Shield, idle: IdleWatch, *, forgetting: bool = True) -> None:
    """Touches, and the end of a visit that nobody goes on with; without `forgetting` that never comes."""
    shield.touched.connect(idle.touch)
    if forgetting:
        window.screen_shown.connect(idle.watch)
    window.stayed.connect(idle.extend)
    idle.warned.connect(window.show_warning)
    idle.counted.connect(window.show_seconds)
    idle.timed_out.connect(window.reset)
    # touches meant for what stood there before
    window.screen_changed.connect(shield.hold)


def wire_content(window: KioskWindow, shield: Shield, almanac: Almanac, showing: Showing, staffing: Staffing) -> None:
    """News of the content file and of the day, and the fingers that such news waits for."""
    window.screen_shown.connect(almanac.watch)
    showing.shown.connect(staffing.content_shown)
    showing.refused.connect(staffing.content_refused)
    staffing.reload_wished.connect(showing.look_now)
    shield.pressed.connect(showing.handover.press)
    shield.moved.connect(showing.handover.move)
    shield.lifted.connect(showing.handover.lift)
    shield.lost.connect(showing.handover.forget_fingers)


def wire_faults(window: KioskWindow, showing: Showing, staffing: Staffing, faults: FaultWatch) -> None:
    """After a fault nothing of the staff's is open, doubtful content is gone, and the visit is at home."""
    faults.recover_wished.connect(staffing.close)
    faults.recover_wished.connect(showing.doubt)
    faults.recover_wished.connect(window.recover)
    window.failed.connect(showing.fall_back)
