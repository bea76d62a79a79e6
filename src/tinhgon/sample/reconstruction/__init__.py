"""Các đề án dựng lại: invented schemes that carry the sample's bodies and people through what the articles report.

Each is made for the structure on its day and marked ``reconstruction``. What was saved is reported; how it was done is invented.
"""
