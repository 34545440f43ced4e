"""Reading sources: files of every kind, and of none."""
