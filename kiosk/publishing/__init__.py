"""From the content file to the screen and into the archive."""
