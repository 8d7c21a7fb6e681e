"""From a value to a content, or its problems in words."""
