"""The machine: start guard, input filter, clocks, settings, logs, signals, faults, the display."""
