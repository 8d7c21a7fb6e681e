"""What the camera of a phone makes of a screen, and what decoders that know nothing of one another read in it."""

import subprocess
import tempfile
from collections.abc import Callable, Mapping

import cv2
import numpy as np
import numpy.typing as npt
import zxingcpp
from PIL import Image, ImageFilter
from PySide6.QtGui import QImage

Pixels = npt.NDArray[np.uint8]
Decoder = Callable[[Pixels], set[str]]

# An old phone: 1920 pixels across a field of 65 degrees, held 650 mm away.
PIXELS_PER_MM = 1920 / (2 * 650 * np.tan(np.radians(32.5)))
# How much of the light of a white screen a dark module still sends back, and how far the light falls off to one side.
_DARK, _LIGHT, _FALL = 45.0, 215.0, 40.0
_NOISE = 9.0
_BLUR = 0.7
# How many photographs a phone takes in a second, and how far it turns from one to the next, in degrees.
_FRAMES = 12
_SHAKE = 1.0


def grey(image: QImage) -> Pixels:
    """The picture as brightness, 0 to 255, row by row."""
    plain = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : plain.width()].copy()


def seen_by(decode: Decoder, screen: Pixels, mm_per_pixel: float, turn: float, tilt: float) -> str:
    """What a decoder reads in the first photograph in which it reads something, of those a phone takes in a second.

    The hand that holds it is never quite still. Empty where it reads nothing in any.
    """
    for frame in range(_FRAMES):
        shaken = np.random.default_rng(frame).normal(0, _SHAKE, 2)
        picture = photograph(screen, mm_per_pixel, turn + shaken[0], tilt + shaken[1], frame)
        if found := decode(picture):
            return found.pop()
    return ""


def photograph(screen: Pixels, mm_per_pixel: float, turned: float, tilted: float, frame: int = 0) -> Pixels:
    """The screen as a camera sees it: turned in its plane, tilted out of it (degrees), a little blurred and noisy."""
    height, width = screen.shape
    scale = mm_per_pixel * PIXELS_PER_MM
    far = np.cos(np.radians(tilted))
    narrow = 1 - 0.5 * np.sin(np.radians(tilted)) * width * mm_per_pixel / 650
    edges = np.array([[-1, -far * narrow], [1, -far / narrow], [1, far / narrow], [-1, far * narrow]])
    edges[:, 0] *= far * width * scale / 2
    edges[:, 1] *= height * scale / 2 / far
    turn = np.radians(turned)
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    corners = edges @ rotation.T
    corners -= corners.min(axis=0) - 20
    width_seen, height_seen = (int(side) for side in corners.max(axis=0) + 20)
    size = (width_seen, height_seen)
    # Twice as fine, then made smaller, as the light of several pixels falls on one sensor.
    fine = Image.fromarray(screen).transform(
        (size[0] * 2, size[1] * 2),
        Image.Transform.PERSPECTIVE,
        _perspective(corners * 2, [(0, 0), (width, 0), (width, height), (0, height)]),
        Image.Resampling.BICUBIC,
        fillcolor=90,
    )
    seen = fine.resize(size, Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(_BLUR))
    light = np.asarray(seen, np.float64) / 255 * (_LIGHT - _DARK) + _DARK
    light -= np.linspace(0, _FALL, size[0])[None, :]
    light += np.random.default_rng(frame).normal(0, _NOISE, light.shape)
    return np.clip(light, 0, 255).astype(np.uint8)


def _perspective(seen: npt.NDArray[np.float64], wanted: list[tuple[int, int]]) -> list[float]:
    """The eight figures by which Pillow finds for each pixel of the photograph the one of the screen."""
    rows, right = [], []
    for (x, y), (u, v) in zip(seen, wanted, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    return list(np.linalg.solve(np.array(rows), np.array(right)))


def _zxing(picture: Pixels) -> set[str]:
    return {found.text for found in zxingcpp.read_barcodes(picture) if found.format == zxingcpp.BarcodeFormat.QRCode}


def _opencv(picture: Pixels) -> set[str]:
    text, _, _ = cv2.QRCodeDetector().detectAndDecode(picture)
    return {text} - {""}


def _zbar(picture: Pixels) -> set[str]:
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        Image.fromarray(picture).save(file.name)
        # Its bytes: of text it would guess the encoding, and take Spanish for Chinese.
        command = ["zbarimg", "--quiet", "--raw", "--oneshot", "-Sbinary", file.name]
        done = subprocess.run(command, capture_output=True, check=False)
    return {done.stdout.decode("utf-8")} - {""}


DECODERS: Mapping[str, Decoder] = {"zxing": _zxing, "opencv": _opencv, "zbar": _zbar}


def plain(text: str) -> str:
    """A text with its line ends as decoders may leave them."""
    return text.replace("\r\n", "\n")
