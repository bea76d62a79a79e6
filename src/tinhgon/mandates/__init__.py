"""Thẩm quyền: ai được làm việc gì, ở phần nào của bộ máy, từ ngày nào đến ngày nào, theo văn bản nào.

Mandates: a grant (phân quyền) gives an account a role over a part of the apparatus for some days, on a document; a delegation (ủy quyền)
or a stand-in (thay mặt) passes one on for a time. Roles and acts are data (`data/roles.yaml`), and so is the authority register
(sổ thẩm quyền): which kind of organ holds which power, on what legal basis, from when to when (`data/powers.yaml`, and what people add).
Grants are given and ended in the open: each is an entry of the ledger.
"""
