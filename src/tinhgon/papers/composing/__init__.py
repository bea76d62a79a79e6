"""Soạn: mỗi loại văn bản gồm những gì, lấy từ một đề án đã chạy.

Composing: what each kind of paper holds, taken from a scheme that was run.
"""
