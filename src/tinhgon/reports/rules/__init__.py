"""Pure: figures and their rows, prose with figures in it, what changed between two packs."""
