"""Verbs, fields and states of schemes in words."""

from __future__ import annotations

from typing import Final

from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.words.verbs import VERBS

__all__ = ["CHANGES", "ENACTED", "FIELDS", "SAMPLE", "STATUS", "VALUES", "VERBS"]

STATUS: Final[dict[str, Sentence]] = {
    "real": Sentence("Có thật", "Real"),
    "reconstruction": Sentence("Tái hiện", "Reconstruction"),
    "draft": Sentence("Dự thảo", "Draft"),
}

#: An enacted scheme is no draft any more, whatever its file says.
ENACTED: Final = Sentence("Đã ban hành", "Enacted")

#: What each field of a step is called where the step is read out.
FIELDS: Final[dict[str, Sentence]] = {
    "of": Sentence("Từ", "From"),
    "into": Sentence("Thành", "Into"),
    "unit": Sentence("Đơn vị", "Unit"),
    "units": Sentence("Các đơn vị", "Units"),
    "place": Sentence("Địa bàn", "Place"),
    "places": Sentence("Các địa bàn", "Places"),
    "parent": Sentence("Về trực thuộc", "Under"),
    "lead": Sentence("Nòng cốt", "Led by"),
    "heads": Sentence("Người đứng đầu cũ", "Former heads"),
    "posts": Sentence("Vị trí", "Posts"),
    "post": Sentence("Vị trí", "Post"),
    "from_post": Sentence("Rời vị trí", "Leaves"),
    "person": Sentence("Người", "Person"),
    "new_person": Sentence("Người mới", "New person"),
    "people": Sentence("Người trong đơn vị", "Its people"),
    "people_to": Sentence("Người chuyển về", "People go to"),
    "children_to": Sentence("Đơn vị trực thuộc về", "Bodies under it go to"),
    "bodies_to": Sentence("Các tổ chức về", "Its bodies go to"),
    "rest_to": Sentence("Phần còn lại về", "The rest goes to"),
    "office": Sentence("Cơ quan giúp việc chung", "Shared office"),
    "establish": Sentence("Lập mới", "Newly established"),
    "staff_moves": Sentence("Chuyển cả chuyên viên", "Staff posts move too"),
    "kind": Sentence("Loại", "Kind"),
    "name": Sentence("Tên mới", "New name"),
    "code": Sentence("Mã mới", "New code"),
    "title": Sentence("Chức danh", "Title"),
    "rank": Sentence("Bậc", "Rank"),
    "quota": Sentence("Chỉ tiêu", "Quota"),
    "sector": Sentence("Khối", "Sector"),
    "level": Sentence("Cấp", "Level"),
    "functions": Sentence("Chức năng", "Functions"),
    "concurrent": Sentence("Kiêm nhiệm", "Concurrent"),
    "until": Sentence("Đến ngày", "Until"),
    "area_km2": Sentence("Diện tích (km²)", "Area (km²)"),
    "population": Sentence("Dân số", "Population"),
    "printed": Sentence("Văn bản ghi", "As printed"),
}

VALUES: Final[dict[str, Sentence]] = {
    "deputy": Sentence("thành cấp phó", "become deputies"),
    "specialist": Sentence("thành chuyên viên", "become staff"),
    "relieve": Sentence("thôi chức vụ", "are relieved"),
    "True": Sentence("có", "yes"),
    "False": Sentence("không", "no"),
}

CHANGES: Final[dict[str, Sentence]] = {
    "open": Sentence("bắt đầu", "begins"),
    "close": Sentence("kết thúc", "ends"),
    "amend": Sentence("thay đổi", "changes"),
}

SAMPLE: Final = """\
# Mỗi bước là một động từ (do). Mã là mã tại ngày có hiệu lực.
# Every step is a verb (do). Codes are those of the effective day.
id: thu-hop-nhat
title: Hợp nhất hai phòng thành một (chạy thử)
day: {day}
basis:
  - {{number: 01/NQ-HĐND, date: {day}, organ: Hội đồng nhân dân, title: Về sắp xếp tổ chức}}
steps:
  - do: merge
    clause: Điều 1
    of: ["{one}", "{two}"]
    into:
      code: "{one}.MOI"
      name: {name}
      kind: {kind}
"""
