"""Reading tasks: one of them (`standing`), lists and boards within a scope (`lists`, `boards`), offices and who holds them (`offices`)."""
