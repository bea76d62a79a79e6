"""Tiếng Việt: thứ tự tên, khóa tìm không dấu, số hiệu văn bản, ngày tháng, con số.

How Vietnamese is written, searched, ordered and read: letters and tones, dictionary order, names, document numbers,
days and figures. Plain Python over `kernel`; the keys are strings that a database stores and compares byte by byte.
"""
