"""So sánh hai ngày: con số nào khác, dòng nào hết, dòng nào mới, ô nào đổi, theo văn bản nào.

Two days compared: figures that differ, rows that ended, began or changed cell by cell, and the decisions responsible.
"""
