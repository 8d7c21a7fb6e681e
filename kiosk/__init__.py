"""The waiting-room kiosk."""

__version__ = "0.2.0"
