"""One screen a file, made from a section and a `ViewContext`; no view knows another, or a file."""
