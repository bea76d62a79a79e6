"""Việc làm: thành lập, hợp nhất, sáp nhập, chia, tách, giải thể, chuyển đổi, bổ nhiệm … — mỗi động từ của luật một tệp.

The verbs of the law, one file each. An operation is a frozen value with ``apply(draft)``, made of the four primitives
of
`structure.draft`; its docstring is its meaning, in Vietnamese and English.
"""
