"""Thời hạn tính ra sao: pure days, from an event to the due day, with a line for everything that moved it."""
