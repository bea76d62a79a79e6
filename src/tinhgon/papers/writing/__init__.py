"""Xuất: nội dung và thể thức thành DOCX, PDF, XLSX.

Writing: a content and a layout become a file.
"""
