"""Sổ cái: mỗi việc ghi một lần - ai, theo thẩm quyền nào, theo văn bản nào, lúc nào; chỉ thêm, không sửa, có niêm phong.

The ledger: every write once, append-only. An entry (mục) names the act, the mandate, the decision and the day it takes effect; its
digest (mã băm) covers its words and the content it wrote. A seal (niêm phong) is a Merkle root over the entries since the seal before.
"""
