"""The waiting-room kiosk, and the story of its start.

`main.py` hands the command line to `app`. With no arguments it is the kiosk that is wanted, and nothing is parsed; the
start guard refuses versions of Python and PySide6 that are known to abort.

1. `commands.run` sets up the log, asks how the last run ended (`health`), makes the Qt application and looks for a
   photograph of the waiting screen (`first_frame`). After a bad end it looks for none, or shows the calm screen alone.
   There is one if the content file, the picture on it, the settings, the screen and the program are what they were
   when it was taken: bytes are compared, of the program's files sizes and dates. It is on the screen before anything
   else of the program is loaded: a patient sees the waiting screen about a tenth of a second after the process starts.
   What they touch from now on waits in Qt's queue. Where there is no such photograph the screen stays as it is until
   step 5.
2. `composition` is imported, and with it everything else: this takes most of the time. It reads `settings.toml`, loads
   the typefaces and makes every part once: artwork and theme, the window, the calendar, the publisher, the idle timer,
   the input filter, the staff controller. The parts that the gallery and the tests need too come from `parts`.
3. `wiring` connects them: who hears of what, in which order. It is the map of the running program.
4. The window takes the place of the photograph, full screen, still empty. No event is handled until step 6.
5. The publisher opens the content file. A thread reads it, checks every word and picture, and goes on watching it; the
   start waits for its first answer, three seconds at most. A good file is shown; instead of a refused one the newest
   good version in the archive is shown, else the calm screen.
6. The event loop begins. The window paints itself, the log says `ready`, or `complete` where a photograph was there
   before it; whoever supervises is told, and from now on of each heartbeat; touches that waited are answered. What
   exists by now is set aside from garbage collection for good.
7. Half a second later the waiting screen is photographed for the next start, unless somebody has come. After three
   seconds without a fault the content is kept in the archive.
"""

__version__ = "0.3.0"
