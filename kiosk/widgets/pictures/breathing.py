"""A drawing in which light goes slowly from part to part, like a breath, then rests; without motion it is a still.

While a part is alight the others are dim: no meaning hangs on a hue.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import log2, pi, sin
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPaintEvent, QPixmap, QResizeEvent, QTransform

from kiosk import tokens
from kiosk.content.pictures.spec import PictureSpec
from kiosk.theme.theme import Theme
from kiosk.theme.viewport import Sprite
from kiosk.widgets.pictures.picture_view import PictureView
from kiosk.widgets.pictures.playback import SLOW_FRAME_MS, Phase, Playback

# How long each part is alight, in steps of the time from one part to the next: more than one, so that they overlap.
_LASTING: Final = 1.6
# How much of the lit drawing shows at the height of a breath, and how strong the glow around it is.
_LIT: Final = 0.92
_GLOW: Final = 0.5
# Light weaker than half a step of a screen's 256 is none.
_UNSEEN: Final = 1 / 512
# The share of a breath in which what is not alight grows dim, and comes back.
_DIMMING: Final = 0.15
# How far the glow reaches around a part, as a share of the figure's width.
_REACH: Final = 0.13
# The share of the figure's height that fades out.
_FADE: Final = 0.16


def levels(moment: float, count: int) -> tuple[float, ...]:
    """How bright each of that many parts is, from 0 to 1, at a moment of a breath that goes from 0 to 1."""
    step = 1.0 / (count - 1 + _LASTING)
    shares = [(moment - index * step) / (step * _LASTING) for index in range(count)]
    found = (sin(pi * share) ** 2 if 0.0 < share < 1.0 else 0.0 for share in shares)
    return tuple(level if level > _UNSEEN else 0.0 for level in found)


def rest_of(moment: float) -> float:
    """How much of the drawing's rest is left at a moment of a breath: none in between, all of it before and after."""
    return max(0.0, 1.0 - min(moment, 1.0 - moment) / _DIMMING)


class BreathingPicture(PictureView):
    """Stands on the plain ground; a frame of a larger drawing fades out at its foot.

    A drawing whose parts are named can look to the other side; any other picture may hold words, and stays as it is.
    """

    def __init__(self, spec: PictureSpec, parts: tuple[str, ...], description: str, theme: Theme, least: int) -> None:
        super().__init__(spec, description, theme, least)
        self._parts = tuple(part for part in parts if not self._place(part).isEmpty())
        self._turned = False
        self._still = QPixmap()
        self._dimmed = QPixmap()  # the figure with all parts as they are beside a lit one
        self._lights: tuple[Sprite, ...] = ()  # each part alight, with its glow, and where in this widget it lies
        self._levels = levels(0.0, len(self._parts))
        self._rest = 1.0
        if theme.motion is not None and self._parts:
            duration, delay = round(tokens.BREATH_S * 1000), round(tokens.BREATH_FIRST_S * 1000)
            self.playback = Playback(theme.motion, duration, self, delay_ms=delay, frame_ms=SLOW_FRAME_MS, ambient=True)
            self.playback.progressed.connect(self.breathe_at)
            self.playback.phase_changed.connect(self._breathe_again)

    @property
    def bleeds(self) -> bool:
        """Whether its foot may be cut off where it has little room: it is a frame of a larger drawing."""
        return not self._frame().isEmpty()

    def shown_rect(self) -> QRect:
        """All of this widget where that is less high than the frame, which is then cut at its foot."""
        is_low = self.bleeds and self.width() > self.height() * self.aspect()
        return self.rect() if is_low else super().shown_rect()

    def view(self) -> QRectF:
        """What is shown of the drawing, in its own units: the frame from its top, else the whole."""
        if not self.bleeds:
            return super().view()
        frame, shown = self._frame(), self.shown_rect()
        return QRectF(frame.topLeft(), QSizeF(frame.width(), frame.width() * shown.height() / max(1, shown.width())))

    def turn(self, *, right: bool) -> None:
        """Looks to the right, or to the left as it is drawn."""
        turned = right and bool(self._parts)
        if turned != self._turned:
            self._turned = turned
            self._forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._forget()

    def _forget(self) -> None:
        self._still, self._dimmed, self._lights = QPixmap(), QPixmap(), ()
        self.update()

    @property
    def breathing(self) -> bool:
        """Whether it breathes now, or rests and will breathe again."""
        return self.playback is not None and self.playback.phase is Phase.PLAYING

    def _breathe_again(self) -> None:
        """After a longer rest, as long as somebody can see it."""
        if self.playback is not None and self.playback.phase is Phase.RESTING and self.isVisible():
            self.playback.play(round(tokens.BREATH_REST_S * 1000))

    def breathe_at(self, moment: float) -> None:
        """Shows a moment of the breath, from 0 to 1; only what changes is painted."""
        before, self._levels = self._levels, levels(moment, len(self._parts))
        if any(self._levels) and not self._lights:
            # Only now, so that the screen is not slower to come.
            self._lights, self._dimmed = tuple(self._alight()), self._standing(self._dim())
        rest, self._rest = self._rest, rest_of(moment)
        if rest != self._rest:
            self.update(self.shown_rect())
        for light, then, now in zip(self._lights, before, self._levels, strict=False):
            if then != now:
                self.update(light.box)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The still, and over it each part as bright as it is now."""
        if self.shown_rect().isEmpty():
            return
        if self._still.isNull():
            self._still = self._standing(self._theme.picture(self._spec, self.viewport()))
        with QPainter(self) as painter:
            painter.setClipRect(event.rect())
            painter.drawPixmap(0, 0, self._still)
            painter.setOpacity(1.0 - self._rest)
            painter.drawPixmap(0, 0, self._dimmed)
            for light, level in zip(self._lights, self._levels, strict=False):
                if level > 0.0 and light.box.intersects(event.rect()):
                    painter.setOpacity(level)
                    painter.drawPixmap(light.box.topLeft(), light.pixmap)

    def _standing(self, figure: QPixmap) -> QPixmap:
        """The figure on the ground, without the transparency that would make each frame slower."""
        ratio = self.devicePixelRatioF()
        ground = QPixmap(self.size() * ratio)
        ground.setDevicePixelRatio(ratio)
        ground.fill(QColor(self._theme.colours.ground))
        with QPainter(ground) as painter:
            self.draw_plate(painter)
            painter.drawPixmap(self._corner(), self._facing(_fading(figure) if self.bleeds else figure))
        return ground

    def _alight(self) -> Iterator[Sprite]:
        shown, ratio = self.shown_rect(), self.devicePixelRatioF()
        reach = round(shown.width() * _REACH)
        specs = [(replace(self._spec, lit=(part,)), part) for part in self._parts]
        sprites = [self._theme.sprite(spec, part, self.viewport()) for spec, part in specs]
        for index, sprite in enumerate(sprites):
            seen = _uncovered(sprite, sprites[index + 1 :])
            pixmap = _glowing(seen, QColor(self._theme.colours.picture["lit"]), reach, ratio)
            box = sprite.box.adjusted(-reach, -reach, reach, reach)
            if self._turned:
                box.moveLeft(shown.width() - box.right() - 1)
            yield Sprite(self._facing(pixmap), box.translated(self._corner()))

    def _dim(self) -> QPixmap:
        """The figure with each part as it is while another is alight; a single part stays as it is."""
        last, other = self._parts[-1], self._parts[0]
        if last == other:
            return self._theme.picture(self._spec, self.viewport())
        figure = QPixmap(self._theme.picture(replace(self._spec, lit=(last,)), self.viewport()))
        dark = self._theme.sprite(replace(self._spec, lit=(other,)), last, self.viewport())
        with QPainter(figure) as painter:
            painter.drawPixmap(dark.box.topLeft(), dark.pixmap)
        return figure

    def _corner(self) -> QPoint:
        """Where the figure's picture begins: a pixel that is left over lies behind its back, whichever way it looks."""
        shown = self.shown_rect()
        return QPoint(self.width() - shown.right() - 1 if self._turned else shown.left(), shown.top())

    def _facing(self, pixmap: QPixmap) -> QPixmap:
        if not self._turned:
            return pixmap
        turned = pixmap.transformed(QTransform.fromScale(-1, 1))
        turned.setDevicePixelRatio(pixmap.devicePixelRatio())
        return turned


def _fading(figure: QPixmap) -> QPixmap:
    """The figure, its foot running out into nothing."""
    faded, height = QPixmap(figure), figure.deviceIndependentSize().height()
    mask = QLinearGradient(0, height * (1.0 - _FADE), 0, height)
    mask.setColorAt(0.0, Qt.GlobalColor.black)
    mask.setColorAt(1.0, Qt.GlobalColor.transparent)
    with QPainter(faded) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.fillRect(QRectF(QPointF(), figure.deviceIndependentSize()), mask)
    return faded


def _uncovered(sprite: Sprite, above: Sequence[Sprite]) -> QPixmap:
    """What is seen of a part beneath those that are drawn after it."""
    seen = QPixmap(sprite.pixmap)
    with QPainter(seen) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
        for other in above:
            painter.drawPixmap(other.box.topLeft() - sprite.box.topLeft(), other.pixmap)
    return seen


def _glowing(part: QPixmap, colour: QColor, reach: int, ratio: float) -> QPixmap:
    """The lit part over a soft glow that reaches that many pixels around it."""
    pad = round(reach * ratio)
    box = QRect(QPoint(pad, pad), part.size())
    around = QImage(part.size() + QSize(2, 2) * pad, QImage.Format.Format_ARGB32_Premultiplied)
    around.fill(Qt.GlobalColor.transparent)
    with QPainter(around) as painter:
        painter.drawPixmap(box, part)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(around.rect(), colour)
    glowing = QPixmap(around.size())
    glowing.fill(Qt.GlobalColor.transparent)
    with QPainter(glowing) as painter:
        painter.setOpacity(_GLOW)
        painter.drawImage(0, 0, _softened(around, pad))
        painter.setOpacity(_LIT)
        painter.drawPixmap(box, part)
    glowing.setDevicePixelRatio(ratio)
    return glowing


def _softened(image: QImage, reach: int) -> QImage:
    """The picture blurred so that its edges run out over that many pixels: halved a few times, and doubled as often."""
    sizes = [image.size()]
    for _ in range(round(log2(max(2, reach / 2)))):
        sizes.append(QSize(max(1, sizes[-1].width() // 2), max(1, sizes[-1].height() // 2)))
    for size in [*sizes[1:], *reversed(sizes[:-1])]:
        image = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return image
