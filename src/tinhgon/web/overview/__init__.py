"""Tổng quan: the figures of the day, what is coming, and the latest decisions."""
