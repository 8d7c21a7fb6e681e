"""What is allowed in a content file and yet wants a look: each finding is told as a warning; no Qt."""
