"""Đề án: từ bản soạn đầu tiên đến lần rà soát cuối cùng.

Reform: schemes from the first draft to the last review. A draft (bản soạn) is a scheme that people are still writing: every edit is a
new version (phiên bản), never an overwriting, and undoing (hoàn tác) only points back to an earlier one. A branch (nhánh) is a draft
that begins where a version of another stands. A locked (đã khóa) draft is the text of a dossier (hồ sơ) that is being decided on.
"""
