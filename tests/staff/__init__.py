"""What the kiosk promises its staff."""
