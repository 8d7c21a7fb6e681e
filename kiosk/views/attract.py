"""The screen that waits for the next person: who, what, and a button to begin in each language."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk import tokens
from kiosk.content.model import Language
from kiosk.views.scene import Scene
from kiosk.widgets.buttons import LabelButton
from kiosk.widgets.words import Words

# The least height of the picture, in reference pixels.
_PICTURE = 200
# The words' share of the width in landscape.
_WORDS_SHARE = 0.62


class AttractView(QWidget):
    """Emits `language_chosen` with the code of the language to begin in."""

    language_chosen = Signal(str)

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.setProperty("role", "view")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        metrics = scene.theme.metrics
        margin = metrics.px(tokens.MARGIN)
        face: QBoxLayout = QVBoxLayout(self) if metrics.portrait else QHBoxLayout(self)
        face.setContentsMargins(margin, margin, margin, metrics.px(tokens.MARGIN * 0.7))
        face.setSpacing(metrics.px(tokens.SPACE))
        self._invitations: list[Words] = []
        picture = scene.drawing(scene.content.attract.picture, _PICTURE)
        name = self._name(scene)
        words = QVBoxLayout()
        words.setSpacing(metrics.px(tokens.SPACE))
        if metrics.portrait:
            words.addWidget(name)
            words.addWidget(picture, 1)
            words.addLayout(self._beginnings(scene))
            face.addLayout(words)
            return
        words.addStretch(1)
        words.addWidget(name)
        words.addSpacing(metrics.px(tokens.SPACE))
        words.addLayout(self._beginnings(scene))
        words.addStretch(1)
        face.addWidget(picture, round(100 * (1 - _WORDS_SHARE)))
        face.addLayout(words, round(100 * _WORDS_SHARE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the invitations give way: the buttons below them say the same."""
        super().resizeEvent(event)
        layout = self.layout()
        if layout is None:
            return
        for words in self._invitations:
            words.show()
        layout.activate()
        needed = max(layout.totalHeightForWidth(self.width()), layout.totalMinimumSize().height())
        for words in self._invitations:
            words.setVisible(needed <= self.height())

    def _name(self, scene: Scene) -> Words:
        """The clinic's name, as large as it stands on one line."""
        text = scene.say(scene.content.clinic.name)
        display = Words(text, "display", scene.theme, look="accent", align=self._centre())
        metrics = scene.theme.metrics
        share = 1.0 if metrics.portrait else _WORDS_SHARE
        if display.natural_width() <= metrics.width * share - 3 * metrics.px(tokens.MARGIN):
            return display
        return Words(text, "title", scene.theme, look="accent", align=self._centre())

    def _centre(self) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignHCenter

    def _beginnings(self, scene: Scene) -> QGridLayout:
        """Each language's invitation over its button, side by side."""
        grid = QGridLayout()
        metrics = scene.theme.metrics
        grid.setHorizontalSpacing(metrics.px(tokens.SPACE))
        grid.setVerticalSpacing(metrics.px(tokens.SPACE_SMALL))
        for index, language in enumerate(scene.content.languages):
            row, column = divmod(index, 2)
            grid.addWidget(self._invitation(scene, language), row * 2, column)
            grid.addWidget(self._button(scene, language), row * 2 + 1, column)
            grid.setColumnStretch(column, 1)
        return grid

    def _invitation(self, scene: Scene, language: Language) -> Words:
        title = scene.content.attract.title.in_language(language.code)
        words = Words(title, "heading", scene.theme, align=self._centre())
        self._invitations.append(words)
        return words

    def _button(self, scene: Scene, language: Language) -> LabelButton:
        touch = scene.content.attract.touch.in_language(language.code)
        button = LabelButton(
            touch,
            "touch",
            "primary",
            scene.theme,
            key=language.code,
            upright=True,
            target_mm=tokens.PRIMARY_MM,
            type_role="label" if scene.theme.metrics.text_size == max(tokens.TEXT_SIZES) else "heading",
        )
        button.chosen.connect(self.language_chosen)
        return button
