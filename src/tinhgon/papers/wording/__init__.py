"""Lời văn: mỗi bước của đề án viết thành một câu như văn bản pháp luật viết.

Wording: each step of a scheme as the sentence that a decision would carry.
"""
