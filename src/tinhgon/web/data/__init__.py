"""Dữ liệu: books in and out: the whole day as files, the empty workbook, and the commands for both."""
