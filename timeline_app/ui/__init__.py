"""Everything that is Qt: the window, its panels and what is painted. Nothing outside this package imports PySide6."""
