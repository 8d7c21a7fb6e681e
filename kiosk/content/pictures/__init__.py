"""The proof of pictures before they are shown."""
