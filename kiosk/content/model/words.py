"""The words of the buttons, of the demo and of the screens for staff; no Qt."""

from pydantic import Field

from kiosk.content.model.pieces import StrictModel
from kiosk.content.texts import (
    ButtonText,
    CountText,
    NameText,
    PageText,
    SecondsText,
    Sentence,
    SizeText,
    Title,
    WordQuestion,
)


class IdleWords(StrictModel):
    """The warning before the kiosk starts over."""

    title: Title = Field(description="The question whether somebody is there.")
    text: Sentence = Field(description="What will happen if nobody touches.")
    seconds: SecondsText = Field(description="How many seconds are left; {seconds} stands for the number.")
    stay: ButtonText = Field(description="The button to stay.")


class DemoWords(StrictModel):
    """What each key of the demo does; never shown in the clinic."""

    title: Title = Field(description="Over the list of keys.")
    this_list: Title = Field(description="For the key that shows this list.")
    next_section: Title = Field(description="For the key of the next topic.")
    next_shape: Title = Field(description="For the key that changes the window's shape.")
    next_language: Title = Field(description="For the key of the next language.")
    next_contrast: Title = Field(description="For the key of high contrast.")
    clean_start: Title = Field(description="For the key that starts over.")
    next_sample: Title = Field(description="For the key that shows another clinic.")
    tour: Title = Field(description="For the key that begins the tour.")
    quit: Title = Field(description="For the key that ends the program.")


class Interface(StrictModel):
    """The words of the buttons and of what a screen reader says about them."""

    home: ButtonText = Field(description="The button to the front page.")
    back: ButtonText = Field(description="The button to the page before.")
    next: ButtonText = Field(description="The button to the next page.")
    next_to: NameText | None = Field(
        None, description="The same where another topic follows; {name} stands for its name."
    )
    page: PageText = Field(description="Which page it is; {page} and {pages} stand for the numbers.")
    text_size: ButtonText = Field(description="The button for larger letters.")
    text_size_now: SizeText = Field(
        description="The present size, for the ear; {size} and {sizes} stand for the numbers."
    )
    contrast: ButtonText = Field(description="The button for high contrast.")
    contrast_on: Title = Field(description="High contrast is on, for the ear.")
    contrast_off: Title = Field(description="High contrast is off, for the ear.")
    close: ButtonText = Field(description="The button that closes an explained word.")
    explain: WordQuestion = Field(
        description="The question about a glossary word, for the ear; {word} stands for the word."
    )
    enlarge: NameText | None = Field(
        None, description="A picture as a button that shows it larger, for the ear; {name} stands for what it shows."
    )
    replay: ButtonText = Field(description="On the button of a picture that has moved.")
    pause: ButtonText = Field(description="On the button of a picture that moves.")
    play: ButtonText = Field(description="On the button of a picture that was paused.")
    controls: Title = Field(description="The name of the bar of buttons for the ear.")
    idle: IdleWords = Field(description="The question before the kiosk starts over.")
    demo: DemoWords | None = Field(None, description="The list of keys of `main.py --demo`; may be left out.")


class Staff(StrictModel):
    """The words of the PIN pad and of the staff panel, never seen by patients."""

    title: Title = Field(description="Over the staff panel.")
    pin: Title = Field(description="Over the keypad.")
    wrong: Title = Field(description="After a wrong PIN.")
    locked: SecondsText = Field(description="After too many wrong PINs.")
    checking: Title = Field(description="While the PIN is checked.")
    unreadable: Sentence = Field(description="When the stored PIN cannot be used.")
    enter: ButtonText = Field(description="The key that sends the PIN.")
    delete: ButtonText = Field(description="The key that takes back a digit.")
    cancel: ButtonText = Field(description="The button that leaves the PIN pad.")
    done: ButtonText = Field(description="The button that leaves the staff panel.")
    back: ButtonText = Field(description="The button to the page before.")
    next: ButtonText = Field(description="The button to the next page.")
    page: PageText = Field(description="Which page it is; {page} and {pages} stand for the numbers.")
    up_to_date: Title = Field(description="The saved file is what the screen shows.")
    refused: Title = Field(description="The saved file is not what the screen shows.")
    refused_text: Sentence = Field(description="What to do when the saved file is not shown.")
    more: CountText = Field(description="After the problems, when there are too many to list.")
    content_file: Title = Field(description="Before the name of the file.")
    loaded: Title = Field(description="Since when this content is on the screen.")
    looked: Title = Field(description="When the kiosk last looked at the file.")
    checked: Title = Field(description="When the medical text was reviewed.")
    checked_by: Title = Field(description="Who reviewed the medical text.")
    due: Title = Field(description="When the review is due again.")
    not_yet: Title = Field(description="In place of a day or name that is not there yet.")
    version: Title = Field(description="Before the version of the program.")
    running: Title = Field(description="For how long the program has been running, in hours and minutes.")
    log: Title = Field(description="Over the last lines of the log.")
    reload: ButtonText = Field(description="The button that looks for changes.")
    wipe: ButtonText = Field(description="The button to clean the screen.")
    start: NameText = Field(description="The language the kiosk starts in.")
    quiet_on: NameText = Field(description="The quiet hours, when they apply today.")
    quiet_off: NameText = Field(description="The quiet hours, when they were called off for today.")
    restart: ButtonText = Field(description="The button that starts the program anew.")
    end: ButtonText = Field(description="The button that ends the program.")
    sure: ButtonText = Field(description="On the button that restarts or ends, until it is touched once more.")
    wiping: Title = Field(description="While the glass is cleaned.")
    wiping_text: Sentence = Field(description="What touching does while the glass is cleaned.")
