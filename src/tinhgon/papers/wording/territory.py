"""Steps on territory in the words of the resolutions that rearrange administrative units."""

from __future__ import annotations

from tinhgon.papers.wording.measures import Measures, said
from tinhgon.papers.wording.names import Names, bare, inside, joined
from tinhgon.structure.kinds import PLACE_KINDS
from tinhgon.structure.operations.redraw import AbsorbTerritory, MergeTerritory, SplitTerritory
from tinhgon.structure.operations.territory import PartRef
from tinhgon.structure.operations.territory_status import (
    DissolveTerritory,
    MoveTerritory,
    RecodeTerritory,
    RenameTerritory,
    RestateTerritory,
    RetypeTerritory,
)

Territory = (
    MergeTerritory | AbsorbTerritory | SplitTerritory | RenameTerritory | RetypeTerritory | RecodeTerritory
    | MoveTerritory | DissolveTerritory | RestateTerritory
)  # fmt: skip


def territory(step: Territory, number: int, names: Names, measures: Measures) -> str:
    """Return a step on territory as a sentence."""
    match step:
        case MergeTerritory():
            return _merge(step, number, names, measures)
        case AbsorbTerritory():
            return _absorb(step, number, names, measures)
        case SplitTerritory():
            return _split(step, names, measures)
        case RenameTerritory():
            return f"Đổi tên {names.place(step.place)} thành {inside(step.name)}."
        case RetypeTerritory():
            kind = PLACE_KINDS[step.kind].words.vi
            place = names.place(step.place)
            name = inside(step.name) if step.name else f"{kind.lower()} {bare(place[:1].upper() + place[1:])}"
            return f"Thành lập {name} trên cơ sở nguyên trạng {place}."
        case RecodeTerritory():
            return f"Đổi mã của {names.place(step.place)} thành {step.code}."
        case MoveTerritory():
            places = [names.place(ref, later=True) for ref in step.places]
            amount = f"{len(places)} đơn vị hành chính: " if len(places) > 1 else ""
            return f"Chuyển {amount}{joined(places)} về trực thuộc {names.place(step.parent)}."
        case DissolveTerritory():
            rest = f"; các tổ chức của đơn vị này chuyển về {names.place(step.bodies_to)}" if step.bodies_to else ""
            return f"Kết thúc hoạt động của {names.place(step.place)} với tư cách đơn vị hành chính{rest}."
        case RestateTerritory():
            return f"Xác định lại số liệu của {names.place(step.place)}: {said(step.area_km2, step.population)}."


def _merge(step: MergeTerritory, number: int, names: Names, measures: Measures) -> str:
    target = inside(step.into.name)
    taken = _taken(step.of, number, names, measures)
    after = measures.afterwards(step.into.code, step.into.printed)
    result = f" Sau khi sắp xếp, {target} có {after}." if after else ""
    return f"Thành lập {target} trên cơ sở {taken}.{result}"


def _absorb(step: AbsorbTerritory, number: int, names: Names, measures: Measures) -> str:
    target = names.place(step.into)
    after = measures.afterwards(step.into.code, step.printed)
    result = f" Sau khi nhập, {names.place(step.into, later=True)} có {after}." if after else ""
    return f"Nhập {_taken(step.of, number, names, measures)} vào {target}.{result}"


def _taken(parts: tuple[PartRef, ...], number: int, names: Names, measures: Measures) -> str:
    told = []
    for part in parts:
        whole, figures = measures.moved(number, part.place.code, part.printed)
        amount = "toàn bộ" if whole else "một phần"
        what = figures or "diện tích tự nhiên và quy mô dân số"
        told.append(f"{amount} {what} của {names.place(part.place)}")
    return joined(told) if len(told) < 3 else f"{'; '.join(told[:-1])} và {told[-1]}"


def _split(step: SplitTerritory, names: Names, measures: Measures) -> str:
    told = []
    for piece in step.into:
        after = measures.afterwards(piece.place.code, piece.place.printed)
        told.append(f"{inside(piece.place.name)}{f', có {after}' if after else ''}")
    return f"Chia {names.place(step.place)} thành {len(told)} đơn vị hành chính: {'; '.join(told)}."
