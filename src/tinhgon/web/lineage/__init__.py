"""Nguồn gốc: một nơi, một tổ chức đã thành gì và từ đâu mà có, qua bao nhiêu lần sắp xếp.

Lineage: what became of a thing, and what it came from, over any number of schemes, with shares and decisions.
"""
