"""What surrounds the screen: start guard, logs, signals, faults, the display."""
