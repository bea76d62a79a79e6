"""Người: the list of people and the page of each one: name and posts, and nothing else."""
