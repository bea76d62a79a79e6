"""What petitions say."""
