"""What the kiosk says: the content model, and reading it from the file with every problem in words; no Qt."""
