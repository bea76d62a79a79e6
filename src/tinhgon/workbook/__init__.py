"""Nhập và xuất: sổ tính XLSX, thư mục CSV, JSON, Parquet ↔ lịch sử bộ máy.

In and out: a workbook of five sheets (places, units, posts, people, tenures), with two more where there is a past to tell
(decisions, lineage), becomes a `structure.history.History`, or a list of everything that is wrong with it; and books, or a
part of them, become a workbook that can be read again. Nothing here touches a database: `read_books` gives a value, and what
is done with it is for others.
"""
