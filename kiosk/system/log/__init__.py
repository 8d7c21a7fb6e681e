"""Where lines of the log go, and how many."""
