"""The first frame of a start: the waiting screen as it was photographed last, shown before the program is loaded.

`snapshot` keeps the photograph, and finds it only where the next waiting screen would look exactly like it; `glass` is
the window that shows it and takes in the real one. Nothing here may load anything else of the program.
"""
