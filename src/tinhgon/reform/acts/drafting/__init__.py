"""Writing drafts: beginning one, editing it, going back and forth, locking it."""
