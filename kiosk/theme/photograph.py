"""Photographs (PNG, JPEG, WebP), decoded at the size they are shown, upright however the camera was held."""

from PySide6.QtCore import QBuffer, QSize, Qt
from PySide6.QtGui import QImageIOHandler, QImageReader, QPixmap


def decoded(data: bytes, size: QSize, ratio: float) -> QPixmap:
    """As large as fits that size in device-independent pixels, for a screen of that pixel ratio."""
    buffer = _opened(data)  # a reader does not keep what it reads from
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    shown = _upright(reader).scaled(size * ratio, Qt.AspectRatioMode.KeepAspectRatio)
    reader.setScaledSize(shown.transposed() if _lies(reader) else shown)  # it scales before it turns
    pixmap = QPixmap.fromImage(reader.read())
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def own_size(data: bytes) -> QSize:
    """The size in pixels of a photograph as it is shown, from its header."""
    buffer = _opened(data)
    return _upright(QImageReader(buffer))


def _opened(data: bytes) -> QBuffer:
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    return buffer


def _upright(reader: QImageReader) -> QSize:
    return reader.size().transposed() if _lies(reader) else reader.size()


def _lies(reader: QImageReader) -> bool:
    """Whether the pixels of a photograph lie on their side: a camera that was held upright says so in its header."""
    return bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
