"""The waiting-room kiosk of a pain clinic; `docs/architecture.md` is its map."""
