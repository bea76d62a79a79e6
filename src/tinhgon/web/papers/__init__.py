"""Văn bản: chọn loại, cơ quan, số, người ký; xem trước; tải về DOCX, PDF, XLSX.

Papers: which kind, whose, numbered and signed how; looked at first, then taken as DOCX, PDF or annex workbook.
"""
