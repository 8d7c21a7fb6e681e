"""Sound: a process of its own that plays, the kiosk's side of it, and whether a headset is plugged in."""
