"""Helpers of the sound that are not as they should be; run as `python -I -S odd_helper.py KIND`, in milliseconds."""

import json
import sys
import time
from pathlib import Path

kind = sys.argv[1]


def say(**event: object) -> None:
    """Tells the kiosk."""
    print(json.dumps(event), flush=True)


if kind == "crashing":
    raise RuntimeError
if kind == "garbled":
    print("ALSA lib conf.c: no such thing", flush=True)
if kind == "endless":
    print("x" * 100_000, flush=True)
if kind.startswith("lost "):
    why, _, file = kind.removeprefix("lost ").partition(" unless ")
    if not file or not Path(file).exists():
        say(event="lost", why=why)
        sys.exit()
if kind in ("hung", "garbled", "endless"):
    time.sleep(60)
say(event="ready")
for line in sys.stdin:
    command = json.loads(line)
    if command["do"] == "play" and kind != "silent":
        say(event="started", sound=command["sound"])
        if kind == "dying":
            sys.exit(1)
        say(event="ended", sound=command["sound"])
    if kind != "silent":
        say(event="done")
