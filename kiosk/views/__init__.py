"""One screen a file, made from a section and a `ViewContext`; no view knows another, a file or a colour."""
