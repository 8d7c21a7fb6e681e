"""With which statuses the program ends; whoever supervises it goes by them."""

from enum import IntEnum


class Exit(IntEnum):
    """Everything but `DONE` makes a supervisor start it again, unless it was never ready."""

    DONE = 0
    FAULTS = 1
    WRONG_USE = 2  # or no display
    RUNS_ALREADY = 3
    RESTART = 75  # EX_TEMPFAIL of sysexits.h
