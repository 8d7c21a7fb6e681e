"""From the content file to the screen: what is shown of it, when that changes, and what is kept of it."""

import logging
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.content.check.problems import Problem, about_file
from kiosk.content.edition import Edition, digest, edition_of
from kiosk.content.model import Content
from kiosk.content.pictures.picture_store import PictureStore
from kiosk.content.reading import ContentRefused
from kiosk.navigation import Screen, Visit
from kiosk.publishing.archiver import Archiver
from kiosk.publishing.calendar import Calendar
from kiosk.publishing.pending_update import Activity, PendingUpdate
from kiosk.publishing.poller import Poller
from kiosk.publishing.watcher import Watcher
from kiosk.theme.artwork import Artwork
from kiosk.window.window import KioskWindow

log = logging.getLogger("kiosk")
# What becomes of each save; other programs read it, so that it is written however often it is the same.
news = logging.getLogger("kiosk.content")


class Publisher(QObject):
    """Shows the saved content when it is good and nobody is disturbed, and else what was good last."""

    shown = Signal(object, object)  # the content that is on the screen now, and its file
    refused = Signal(object, object)  # the problems of a file that is not what is on the screen, and that file
    delayed = Signal()  # a file takes long to open

    def __init__(
        self,
        window: KioskWindow,
        artwork: Artwork,
        calendar: Calendar,
        first_visit: Callable[[Content], Visit],
        busy: Callable[[], bool],
        archiver_of: Callable[[Path], Archiver] | None,
        prepare: Callable[[Edition], None],
        blamed: Collection[str] = (),
    ) -> None:
        """`archiver_of` makes what keeps a file; without it, in a demo, changes come at once, if not `busy`.

        `blamed` are the digests of contents with which the program ended by a fault: rather others are shown.
        `prepare` draws all that an edition shows of the staff's pictures; it is called on the watcher's thread.
        """
        super().__init__(window)
        self.pending = PendingUpdate(self._moment)
        self._window = window
        self._artwork = artwork
        self._calendar = calendar
        self._first_visit = first_visit
        self._busy = busy
        self._archiver_of = archiver_of
        self._prepare = prepare
        self._blamed = frozenset(blamed)
        self._watcher: Watcher | None = None
        self._archiver: Archiver | None = None
        self.edition: Edition | None = None  # on the screen
        self.takes_refuge = False  # what is shown took the place of another, which a fault put in doubt
        self._problems: tuple[Problem, ...] = ()
        self.pending.due.connect(self.show)
        window.screen_shown.connect(self.pending.check_soon)
        calendar.turned.connect(self._turn_over)

    @property
    def saved(self) -> Edition | None:
        """The content on the screen, where it is what is saved; none where it is not."""
        return None if self._problems else self.edition

    def open(self, file: Path) -> Edition | None:
        """Reads the file and watches it from here on instead of any other; none if it is refused, which is told."""
        self.close()
        self._file = file
        self._problems = ()
        self._watcher = Watcher(Poller(file, self._read))
        self._watcher.changed.connect(self._take)
        self._watcher.rejected.connect(self._refuse)
        self._watcher.delayed.connect(self.delayed)
        if self._archiver_of is not None:
            self._archiver = self._archiver_of(file)
        try:
            return self._watcher.load()
        except ContentRefused as refusal:
            self._refuse(refusal.problems)
            return None

    def turn_to(self, file: Path) -> None:
        """Shows and watches that file from here on; one that is refused changes nothing on the screen."""
        if (edition := self.open(file)) is not None:
            self.show(edition)

    def show(self, edition: Edition) -> None:
        """Puts a content on the screen; should that fail, the former comes back."""
        former = self.edition
        try:
            self._put_on(edition)
        except Exception:
            log.exception("content cannot be shown: %s", self._file)
            self._give_up(edition, former)
            return
        self.takes_refuge = False
        self._say_loaded(edition)
        if self._archiver is not None:
            self._archiver.watch(edition, former)

    def blames(self, edition: Edition) -> bool:
        """Whether the program ended by a fault while that was on the screen."""
        return digest(edition.data) in self._blamed

    def show_instead(self, doubtful: Edition | None = None) -> None:
        """Shows the newest content of those kept that can be shown, else the doubtful one, else the calm screen."""
        self.takes_refuge = doubtful is not None
        good = () if self._archiver is None else self._archiver.archive.good()
        if any(self._restore(edition, version.kept) for version, edition in good if not self.blames(edition)):
            if doubtful is not None and not doubtful.same_as(self.edition):
                self._refuse((about_file("cannot_be_shown"),))
        elif doubtful is None or not self._restore(doubtful):
            self.edition = None
            self._window.show_updating()

    def fall_back(self) -> None:
        """After faults that left nothing but the calm screen: what was kept comes back, else what was there."""
        self.show_instead(self.edition)

    def poll_now(self) -> None:
        """Looks at the file at once."""
        if self._watcher is not None:
            self._watcher.poll_now()

    def doubt(self) -> None:
        """After a fault: new content may be the reason; it is not kept, and the former or what was kept comes back."""
        if self._archiver is None:
            return
        doubtful, former = self._archiver.forget()
        if doubtful is not None and former is not None:
            self._give_up(doubtful, former)
        elif doubtful is not None and not doubtful.same_as(self._archiver.archive.newest() or doubtful):
            self.show_instead(doubtful)

    def close(self, wait_s: float = 0.0) -> None:
        """Watches no more; waits that long for a poll in progress, and until a version being written is written."""
        self.pending.withdraw()
        if self._watcher is not None:
            self._watcher.close(wait_s)
        if self._archiver is not None:
            self._archiver.close()
        self._watcher = self._archiver = None

    def _read(self, data: bytes, store: PictureStore) -> Edition:
        """On the watcher's thread: what the bytes of the file say, with all that will be drawn of the pictures."""
        edition = edition_of(data, store)
        self._prepare(edition)
        return edition

    def _take(self, edition: Edition) -> None:
        """The saved file is good."""
        self._problems = ()
        if edition.same_as(self.edition):
            self.pending.withdraw()
            self._say_loaded(edition)
        else:
            self.pending.offer(edition)

    def _refuse(self, problems: Sequence[Problem]) -> None:
        self._problems = tuple(problems)
        news.error("content refused: %d problems", len(problems))
        for problem in problems:
            news.error("%s", problem.line_for(self._file))
        self.refused.emit(self._problems, self._file)

    def _moment(self) -> Activity:
        """Whether somebody reads now."""
        route = self._window.visit.route
        reading = self.edition is not None and self._archiver_of is not None and route.screen is not Screen.ATTRACT
        return Activity(route, reading, busy=self._busy())

    def _put_on(self, edition: Edition) -> None:
        self._artwork.adopt(edition.own)
        self._window.set_content(self._calendar.today(edition.content), self._first_visit(edition.content))
        self.edition = edition

    def _turn_over(self, content: Content) -> None:
        """Another day: some sections and notices have their season."""
        self._window.set_content(content, self._first_visit(content))

    def _say_loaded(self, edition: Edition) -> None:
        news.info("content loaded: %s", self._file)
        self._tell_shown(edition)

    def _tell_shown(self, edition: Edition) -> None:
        self.shown.emit(edition.content, self._file)
        if self._problems:  # what is shown is not, or no longer, what is saved
            self.refused.emit(self._problems, self._file)

    def _restore(self, edition: Edition, kept: datetime | None = None) -> bool:
        """Puts such a content on the screen; whether that went well."""
        try:
            self._put_on(edition)
        except Exception:
            log.exception("former content cannot be shown")
            return False
        if kept is None:
            log.warning("former content is shown")
        else:
            log.warning("content kept on %s is shown", f"{kept:%Y-%m-%d %H:%M}")
        self._tell_shown(edition)
        return True

    def _give_up(self, edition: Edition, former: Edition | None) -> None:
        """The former content comes back, or what was kept; staff are told that the program fails to show this one."""
        if self._archiver is not None:
            self._archiver.forget()
        self.takes_refuge = True
        self._refuse((about_file("cannot_be_shown"),))
        if former is None or former.same_as(edition) or not self._restore(former):
            self.show_instead()
