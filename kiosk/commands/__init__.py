"""The commands beside the kiosk itself, one file each."""
