"""What the room says to people."""
