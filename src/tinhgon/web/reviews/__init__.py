"""Sơ kết, tổng kết: danh sách, báo cáo với các con số mở ra dòng dẫn chứng, lời của người viết, ký, tệp.

Reviews: the list, a pack whose figures open their rows, the author's prose, the signature, files.
"""
