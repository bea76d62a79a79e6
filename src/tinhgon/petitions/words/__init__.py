"""What petitions and receptions say: kinds, outcomes, letters, refusals."""
