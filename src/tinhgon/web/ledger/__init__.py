"""Nhật ký: từng mục của sổ cái – ai, theo thẩm quyền và văn bản nào, ghi gì, niêm phong ra sao.

The ledger: every entry, who wrote it, on what mandate and decision, what rows it wrote, and whether it is sealed.
"""
