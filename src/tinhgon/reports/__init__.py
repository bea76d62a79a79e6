"""Báo cáo sơ kết, tổng kết: mỗi con số gắn với các dòng mà nó đếm; người viết chỉ viết lời.

Reports: a review pack (báo cáo sơ kết, tổng kết, 5 năm) of a document over a span, compiled from evidence as of a valid day and a known
day: clauses, documents below, tasks, indicators, limitations, recommendations, duties. Every figure (con số) is a definition and the rows
that it counted. The author writes prose; a figure in it is a placeholder. A signed (đã ký) pack is locked by its digest.
"""
