"""Words of review packs in both languages."""
