"""Characters that look like others, that nobody sees, or that were read in a wrong encoding."""
