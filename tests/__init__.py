"""What the kiosk promises."""
