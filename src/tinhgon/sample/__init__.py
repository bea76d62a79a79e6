"""Tỉnh mẫu: Quảng Ninh ngày 2019-12-01 — địa giới có thật, tổ chức và nhân sự giả định — và các đề án sắp xếp đến 2025.

The sample province. Territory, codes, areas, populations and the three resolutions of 2019, 2024 and 2025 are real, with their
sources named in ``data/README.md``. Every body, post and person is invented, and so are the schemes marked ``reconstruction``.
Pure: no Django, no database.
"""

from tinhgon.sample.generate import SEED, province
from tinhgon.sample.schemes import outcomes, real_scheme, schemes
from tinhgon.sample.tables import neighbours, published_2025

__all__ = ["SEED", "neighbours", "outcomes", "province", "published_2025", "real_scheme", "schemes"]
