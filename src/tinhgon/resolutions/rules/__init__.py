"""Pure rules of resolutions: kinds and numbers, reading a text into clauses, the check of clauses, how much was copied."""
