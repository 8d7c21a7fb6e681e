"""A waiting room in which weeks pass in minutes: the whole kiosk, and everything that can happen to it, at random.

`python -m tools.soak` runs the kiosk with no screen, in one process, with an archive and a PIN. Each action is drawn
from the seed and its own number alone, so that any of them can be done again; after each one `oracles` look whether
everything is as it must be. `python -m tools.soak --corruptions` feeds a running kiosk damaged files instead.
"""
