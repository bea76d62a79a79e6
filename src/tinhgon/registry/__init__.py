"""Sổ bộ tổ chức: mọi địa bàn, cơ quan, chức danh, người và việc giữ chức, đúng từ ngày nào và biết từ lúc nào.

The registry: bitemporal slices of the five frames. Doors: `queries.snapshot` reads the apparatus on a day as it was known at an
instant; `acts` (load, enact, correct, cancel) are the only writers; a load first cites the decisions that its source names. A change
(thay đổi, from a day on) and a correction (đính chính, it was always so) are different acts. `proof.verify` proves the books whole.
"""
