"""Luật: the rules of a day, one rule with its chain, and what in the apparatus breaks them."""
