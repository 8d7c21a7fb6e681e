"""A process that looks at the pictures of staff, one after the other, within limits of time and memory; no Qt.

`python -m kiosk.content.pictures.worker` reads requests from its standard input and answers on its standard output;
`Sandbox` starts it. Each is a line of JSON, which ends in the number of bytes that follow. It ends by itself when its
input ends, as it does when the program is killed, and the system ends it when a request takes too much.
"""

import json
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, replace
from typing import IO, Any, Final

from kiosk.content.pictures.drawings import drawing_text, inspect_drawing
from kiosk.content.pictures.kinds import PictureRefused, info_of
from kiosk.content.pictures.svg import Variant

# How long one request may keep the processor busy, and how much memory it may take beside the program's own code. A
# photograph of 25 million pixels takes 200 MB, and a progressive one three seconds on a slow machine.
DRAWING_S: Final = 2.0
DRAWING_BYTES: Final = 256_000_000
PHOTOGRAPH_S: Final = 10.0
PHOTOGRAPH_BYTES: Final = 512_000_000


def main() -> None:
    """Answers until the input ends."""
    with suppress(BrokenPipeError, KeyboardInterrupt):
        while (request := receive(sys.stdin.buffer)) is not None:
            send(sys.stdout.buffer, *_answer(*request))


def send(stream: IO[bytes], head: Mapping[str, Any], data: bytes = b"") -> None:
    """Writes a message: what it says, and bytes."""
    stream.write(json.dumps({**head, "size": len(data)}).encode() + b"\n" + data)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[dict[str, Any], bytes] | None:
    """The next message; none when the other side has ended."""
    line = stream.readline()
    if not line.endswith(b"\n"):
        return None
    head: dict[str, Any] = json.loads(line)
    data = stream.read(head["size"])
    return (head, data) if len(data) == head["size"] else None


def _answer(request: Mapping[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    try:
        match request["task"]:
            case "prove":
                return _proven(data, request["kind"])
            case "draw":
                return _drawn(data, request)
            case _:
                return _found(data, request)
    except PictureRefused as refusal:
        return {"refused": refusal.kind, "details": refusal.details}, b""


def _proven(data: bytes, kind: str) -> tuple[dict[str, Any], bytes]:
    if kind == "svg":
        from kiosk.content.pictures.rendering import ink_in, render

        _limit(DRAWING_S, DRAWING_BYTES)
        info = inspect_drawing(data)
        pixels = render(drawing_text(data), info, Variant())
        info = replace(info, **ink_in(pixels)._asdict())
    else:
        from kiosk.content.pictures.photographs import developed

        _limit(PHOTOGRAPH_S, PHOTOGRAPH_BYTES)
        info, pixels = developed(data, kind)
    return {"info": asdict(info) | {"ids": sorted(info.ids)}}, pixels


def _drawn(data: bytes, request: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
    from kiosk.content.pictures.rendering import render

    _limit(DRAWING_S, DRAWING_BYTES)
    style, show, lit, alone = request["variant"]
    return {}, render(drawing_text(data), info_of(request["info"]), Variant(style, tuple(show), tuple(lit), alone))


def _found(data: bytes, request: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
    from kiosk.content.pictures.rendering import find

    _limit(DRAWING_S, DRAWING_BYTES)
    return {"boxes": find(drawing_text(data), info_of(request["info"]), request["ids"])}, b""


def _limit(seconds: float, limit: int) -> None:
    """From now on the system ends this process when it works for so long, and gives it no more memory.

    macOS counts memory otherwise, and Windows has neither: there `Sandbox` alone ends what takes long.
    """
    if sys.platform == "win32":
        return
    import resource

    signal.setitimer(signal.ITIMER_PROF, seconds)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (limit, resource.getrlimit(resource.RLIMIT_DATA)[1]))


if __name__ == "__main__":
    main()
