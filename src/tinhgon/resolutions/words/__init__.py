"""What the room says, in both languages."""
