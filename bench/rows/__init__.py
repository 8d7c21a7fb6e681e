"""The rows of the table, one module for each kind of measurement; each yields rows."""
