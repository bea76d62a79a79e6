"""One step of every verb, as plain values."""

from typing import Any

_BODY = {"code": "X", "name": "Phòng X", "kind": "division"}
_PLACE = {"code": "00099", "name": "Xã X", "kind": "commune", "parent": "901"}
_POST = {"unit": "99.SA", "title": "Giám đốc"}

EVERY: tuple[dict[str, Any], ...] = (
    {"do": "establish", "unit": {**_BODY, "parent": "99.SA", "posts": [{"title": "Trưởng phòng", "rank": "head"}]}},
    {"do": "merge", "of": ["99.SA", {"code": "99.SB", "made": "before"}], "into": _BODY, "lead": "99.SB", "heads": "relieve"},
    {"do": "absorb", "of": ["99.SB"], "into": "99.SA", "posts": [{"title": "Phó giám đốc", "rank": "deputy", "quota": "3"}]},
    {"do": "split", "unit": "99.SA", "into": [{"unit": _BODY}, {"unit": {**_BODY, "code": "Y"}, "children": ["99.SA1"]}], "rest_to": "X"},
    {"do": "separate", "unit": "99.SA", "into": {"unit": _BODY, "posts": [{"title": "Chuyên viên", "quota": "1", "people": ["p42a"]}]}},
    {"do": "dissolve", "unit": "99.PN", "people_to": "99.TN", "heads": "deputy"},
    {"do": "convert", "unit": "99.SA1", "kind": "branch", "level": "province"},
    {"do": "rename", "unit": "99.SA", "name": "Sở Mới", "clause": "Điều 1", "note": "ghi chú"},
    {"do": "recode", "unit": "99.SA", "code": "99.SM"},
    {"do": "move", "unit": "99.SA1", "parent": "99.SB"},
    {"do": "share", "establish": _BODY, "units": ["99.PN", "99.TN"], "staff_moves": "true"},
    {"do": "unify", "posts": [_POST, {"unit": "99.SB", "rank": "head"}]},
    {"do": "appoint", "new_person": {"code": "p99", "name": "Người Mới", "birth": "1980-01-31"}, "post": _POST, "until": "2030-01-01"},
    {"do": "relieve", "person": "p40", "post": _POST},
    {"do": "transfer", "person": "p41a", "from_post": _POST, "post": {"unit": "99.SB", "title": "Kỹ sư"}},
    {"do": "set_quota", "unit": "99.SA", "title": "Chuyên viên", "quota": "5"},
    {"do": "merge_territory", "of": ["00011", {"place": "00012", "share": "0.6", "main": "true"}], "into": _PLACE},
    {"do": "absorb_territory", "of": [{"place": "00012", "rest": "true", "printed": {"population": "2222"}}], "into": "00013"},
    {"do": "split_territory", "place": "00011", "into": [{"place": _PLACE, "share": "0.5"}, {"place": {**_PLACE, "code": "00098"}, "rest": "true"}]},
    {"do": "rename_territory", "place": "00011", "name": "Xã Mới"},
    {"do": "retype_territory", "place": "00011", "kind": "ward"},
    {"do": "recode_territory", "place": "00011", "code": "00097"},
    {"do": "move_territory", "places": ["00011", "00012"], "parent": "902"},
    {"do": "dissolve_territory", "place": "901", "bodies_to": "99"},
    {"do": "restate_territory", "place": "00011", "population": "4100", "area_km2": "30.5", "note": "tổng điều tra"},
)  # fmt: skip
