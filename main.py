"""Starts the waiting-room kiosk; `main.py --help` says how."""

import sys

from kiosk.app import run

if __name__ == "__main__":
    sys.exit(run(sys.argv))
