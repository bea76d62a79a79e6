"""What the room decides, pure."""
