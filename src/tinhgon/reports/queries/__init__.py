"""Reading packs: compiled from the books as of their day and their instant, never from a copy."""
