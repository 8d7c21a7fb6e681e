"""Listen: what is read, what is lit, what silences it, and that nothing of it is left for the next patient."""

import pytest
from PySide6.QtCore import QPoint, Qt

from kiosk.speech.listener import LOUDEST, SPEEDS
from kiosk.widgets.controls.label import Label
from tests.support.settle import settle
from tests.support.speech import Voice


def lit(voice: Voice) -> list[str]:
    """The words that are lit up."""
    labels = [label for label in voice.window.findChildren(Label) if label.isVisible() and label._lit != (0, 0)]
    return [label.text()[slice(*label._lit)] for label in labels]


def page_words(voice: Voice) -> str:
    """All that is seen on the page, in order."""
    labels = (item.reading.text for item in voice.window.items())
    return " ".join(labels)


def test_the_page_is_read_sentence_by_sentence_and_each_is_lit(voice: Voice) -> None:
    """What is lit is what is heard; at the end nothing is."""
    voice.rig.tap(voice.rig.button("Listen"))
    said = []
    while voice.sound.playing is not None:
        said.append(voice.sound.begin())
        if lit(voice):
            assert lit(voice) == [said[-1]]
        voice.sound.ended.emit(voice.sound.number)
        settle()
        if len(said) > 100:
            break
        if not voice.listener.narrator.speaks:
            break
    title = voice.window.content.shown[0].title.in_language("en")  # type: ignore[union-attr]
    assert title in said
    assert all(sentence in page_words(voice) for sentence in said)
    assert not lit(voice)


def test_any_finger_silences_it_before_it_is_lifted(voice: Voice) -> None:
    """And it stays silent when the finger wanted nothing."""
    voice.rig.tap(voice.rig.button("Listen"))
    voice.sound.begin()
    corner = QPoint(3, 3)
    voice.rig.press(corner)
    assert voice.sound.playing is None
    voice.rig.lift(corner)
    settle()
    assert voice.sound.playing is None
    assert voice.rig.button("Listen")


def test_pause_goes_on_with_the_same_sentence(voice: Voice) -> None:
    """By the button that is Listen again."""
    voice.rig.tap(voice.rig.button("Listen"))
    voice.sound.say()
    sentence = voice.sound.begin()
    voice.rig.wait_out()
    voice.rig.tap(voice.rig.button("Pause"))
    settle()
    assert voice.sound.playing is None
    voice.rig.wait_out()
    voice.rig.tap(voice.rig.button("Listen"))
    assert voice.sound.playing == sentence


def test_again_begins_with_the_screen(voice: Voice) -> None:
    """Whatever was read."""
    voice.rig.tap(voice.rig.button("Listen"))
    first = voice.sound.say()
    voice.sound.say()
    voice.sound.begin()
    voice.rig.wait_out()
    voice.rig.tap(voice.rig.button("Again"))
    assert voice.sound.playing == first


def test_steps_of_speed_and_volume_have_an_end_and_the_sentence_is_said_again(voice: Voice) -> None:
    """Three speeds, ten volumes; softer never ends in silence."""
    voice.rig.tap(voice.rig.button("Listen"))
    sentence = voice.sound.begin()
    for name, times in (("Faster", 3), ("Louder", 12)):
        for _ in range(times):
            voice.rig.wait_out()
            voice.rig.tap(voice.rig.button(name))
            assert voice.sound.playing == sentence
            voice.sound.begin()
    assert (voice.sound.speed, voice.sound.volume) == (SPEEDS[-1], LOUDEST)
    for name, times in (("Slower", 5), ("Softer", 14)):
        for _ in range(times):
            voice.rig.wait_out()
            voice.rig.tap(voice.rig.button(name))
            voice.sound.begin()
    assert (voice.sound.speed, voice.sound.volume) == (SPEEDS[0], 1)


def test_the_next_page_is_read_without_what_was_said_before(voice: Voice) -> None:
    """Whoever listens goes on listening; the name of the topic over each page is not repeated."""
    voice.rig.tap(voice.rig.button("Listen"))
    before = voice.sound.say_all()
    voice.rig.wait_out()
    voice.window.requests.next()
    settle()
    said = voice.sound.say_all()
    assert said
    assert not set(said) & set(before)


def test_a_word_that_is_opened_is_read_and_closing_it_is_silent(voice: Voice) -> None:
    """What lies beneath has been heard."""
    word = voice.window.content.glossary[0]  # type: ignore[union-attr]
    voice.rig.tap(voice.rig.button("Listen"))
    voice.sound.say_all()
    voice.window.requests.explain(word.id)
    settle()
    assert word.word.in_language("en") in voice.sound.say_all()
    voice.window.requests.explain()
    settle()
    assert voice.sound.playing is None


def test_nothing_is_read_by_itself(voice: Voice) -> None:
    """Until somebody asks."""
    voice.window.requests.next()
    settle()
    assert voice.sound.playing is None


def test_the_next_patient_begins_with_silence_and_the_usual_voice(voice: Voice) -> None:
    """Speed, volume, and that everything is read."""
    voice.rig.tap(voice.rig.button("Listen"))
    voice.sound.begin()
    voice.listener.louder()
    voice.listener.faster()
    voice.window.reset()
    settle()
    assert (voice.sound.playing, voice.sound.speed, voice.sound.volume) == (None, 1.0, 5)
    voice.window.requests.home()
    settle()
    assert voice.sound.playing is None


def test_nobody_is_thought_to_have_left_while_it_speaks(voice: Voice) -> None:
    """Each sentence is a sign of somebody."""
    warned: list[bool] = []
    voice.rig.idle.warned.connect(lambda: warned.append(True))
    voice.rig.tap(voice.rig.button("Listen"))
    for _ in range(8):
        voice.sound.begin()
        voice.rig.clock.advance(60)
        voice.rig.idle.check()
    assert not warned


def test_without_sound_there_is_no_button(voice: Voice) -> None:
    """And when it comes back there is."""
    voice.sound.available = False
    voice.sound.lost.emit("failed")
    settle()
    assert "Listen" not in [button.accessibleName() for button in voice.window.buttons()]
    voice.sound.available = True
    voice.sound.regained.emit()
    settle()
    assert voice.rig.button("Listen")


def test_a_sentence_that_is_refused_is_passed_over(voice: Voice) -> None:
    """The next one is said."""
    voice.rig.tap(voice.rig.button("Listen"))
    first = voice.sound.playing
    voice.sound.refused.emit(voice.sound.number, "damaged")
    assert voice.sound.playing not in (None, first)


def test_sound_that_is_lost_ends_it(voice: Voice) -> None:
    """The screen goes on as it was."""
    voice.rig.tap(voice.rig.button("Listen"))
    voice.sound.begin()
    voice.sound.available = False
    voice.sound.lost.emit("failed")
    settle()
    assert not voice.listener.narrator.speaks
    assert not lit(voice)


@pytest.mark.parametrize("key", [Qt.Key.Key_PageDown, Qt.Key.Key_Home])
def test_a_key_that_changes_the_screen_silences_what_was_read(voice: Voice, key: Qt.Key) -> None:
    """The new screen is read instead."""
    voice.rig.tap(voice.rig.button("Listen"))
    old = voice.sound.begin()
    voice.rig.wait_out()
    voice.rig.key(key)
    settle()
    assert voice.sound.playing != old
