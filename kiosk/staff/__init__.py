"""What only staff see: the PIN pad, the panel, the screen for cleaning, the screen of quiet hours, the sign."""
