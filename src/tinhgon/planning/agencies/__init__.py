"""Sắp xếp đầu mối: which bodies of similar functions merge or share one office; set partitioning over permitted groups."""
