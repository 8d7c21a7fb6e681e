"""What is on a screen, as one list in reading order: for the voice, for screen readers, for the keyboard, for tests."""
