"""Figures of speed and memory beside a browser's and a bare window's; `docs/performance.md` says how to read them.

`python -m bench` makes an X screen of its own and starts this kiosk, Chromium with a static page of the same content
and a bare PySide6 window on it, one after the other, again and again. It touches them with real X events and watches
the screen's pixels and the processes from outside. The modules here are the tools, those in `rows/` the measurements.
"""
