"""Thẩm quyền: ai đang được giao việc gì, ở đâu, theo văn bản nào; giao, ủy quyền, chấm dứt; sổ thẩm quyền của các cơ quan.

Mandates as pages: the list of a day is open to everybody; granting, delegating and ending pass a check page and are written into the ledger.
"""
