"""What keeps the kiosk alive for weeks: it is supervised, and after a bad end it starts with more care.

`Notifier` tells whoever supervises that the kiosk is ready and paints; `Heartbeat` is what makes it say so. Where there
is no systemd, `Supervisor` does what the unit does. `RunLog` remembers how the last runs ended and chooses how to start
(`StartMode`); `CrashReport` is the file in which a native crash or a hang leaves its stack. When nothing else can be
shown, `calm_screen` needs neither content nor theme.
"""
