"""Reading petitions and receptions."""
