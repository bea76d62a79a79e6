"""Tìm: one box over places, units and people, accents or not."""
