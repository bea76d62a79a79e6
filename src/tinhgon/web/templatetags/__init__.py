"""Words, numbers, days and links, as templates write them."""
