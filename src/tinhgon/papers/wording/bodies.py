"""Steps on bodies, quotas and people in the words of decisions."""

from __future__ import annotations

from tinhgon.papers.wording.names import Names, joined, small
from tinhgon.structure.kinds import LEVELS, SECTORS, UNIT_KINDS
from tinhgon.structure.operations.absorb import Absorb
from tinhgon.structure.operations.appoint import Appoint, Relieve, Transfer
from tinhgon.structure.operations.bodies import PostSpec, UnitSpec
from tinhgon.structure.operations.convert import Convert, Recode, Rename
from tinhgon.structure.operations.dissolve import Dissolve
from tinhgon.structure.operations.establish import Establish
from tinhgon.structure.operations.merge import Merge
from tinhgon.structure.operations.move import Move
from tinhgon.structure.operations.set_quota import SetQuota
from tinhgon.structure.operations.share import Share
from tinhgon.structure.operations.split import Separate, Split
from tinhgon.structure.operations.unify import Unify
from tinhgon.vietnamese.days import say_day

Bodies = Establish | Merge | Absorb | Split | Separate | Dissolve | Convert | Rename | Recode | Move | Share
People = SetQuota | Unify | Appoint | Relieve | Transfer

_HEADS = {
    "deputy": "người đứng đầu các đơn vị không còn giữ chức được bố trí làm cấp phó",
    "specialist": "người đứng đầu các đơn vị không còn giữ chức được bố trí làm công chức, viên chức",
    "relieve": "người đứng đầu các đơn vị không còn giữ chức thôi giữ chức vụ",
}


def bodies(step: Bodies, names: Names) -> str:
    """Return a step on bodies as a sentence."""
    match step:
        case Establish():
            return f"Thành lập {step.unit.name}{_under(step.unit, names)}{_posts(step.unit.posts)}."
        case Merge():
            lead = names.unit(step.lead or step.of[0])
            heads = f"; người đứng đầu {lead} đứng đầu đơn vị mới, {_HEADS[step.heads]}" if len(step.of) > 1 else ""
            return f"Hợp nhất {names.units(step.of)} thành {step.into.name}{_under(step.into, names)}{heads}."
        case Absorb():
            return f"Sáp nhập {names.units(step.of)} vào {names.unit(step.into)}; {_HEADS[step.heads]}."
        case Split():
            made = joined([part.unit.name for part in step.into])
            return f"Chia {names.unit(step.unit)} thành {made}."
        case Separate():
            return f"Tách một phần {names.unit(step.unit)} để thành lập {step.into.unit.name}; phần còn lại tiếp tục hoạt động."
        case Dissolve():
            return _dissolve(step, names)
        case Convert():
            return _convert(step, names)
        case Rename():
            return f"Đổi tên {names.unit(step.unit)} thành {step.name}."
        case Recode():
            return f"Đổi mã của {names.unit(step.unit)} thành {step.code}."
        case Move():
            parent = f" về trực thuộc {names.unit(step.parent, later=True)}" if step.parent else ""
            place = f" về địa bàn {names.place(step.place, later=True)}" if step.place else ""
            return f"Chuyển {names.unit(step.unit)}{parent}{place}."
        case Share():
            office = step.establish.name if step.establish else names.unit(step.office) if step.office else ""
            return f"Lập {office} là cơ quan tham mưu, giúp việc chung của {names.units(step.units)}."


def people(step: People, names: Names) -> str:
    """Return a step on posts or people as a sentence."""
    match step:
        case SetQuota():
            return f"Giao {names.unit(step.unit, later=True)}: {step.quota:02d} chỉ tiêu {small(step.title)}."
        case Unify():
            held = joined([names.post(post) for post in step.posts])
            who = f", do {names.person(step.person, step.posts[0])} đảm nhiệm" if step.person else ""
            return f"Bố trí một người đồng thời giữ các chức danh {held}{who}."
        case Appoint():
            return _appoint(step, names)
        case Relieve():
            who = names.person(step.person, step.post)
            of = f" thôi giữ chức vụ {names.post(step.post)}" if names.with_people else " thôi giữ chức vụ"
            return f"Cho {who}{of}."
        case Transfer():
            to = f" đến giữ chức vụ {names.post(step.post)}"
            since = f" từ chức vụ {names.post(step.from_post)}" if step.from_post and names.with_people else ""
            return f"Điều động {names.person(step.person, step.from_post)}{since}{to}{_until(step.until)}."


def _appoint(step: Appoint, names: Names) -> str:
    if step.person is not None:
        who = names.person(step.person)
    else:
        named = step.new_person is not None and names.with_people
        who = f"{names.honorific} {step.new_person.name}" if named and step.new_person else "người được phân công"
    also = " kiêm giữ" if step.concurrent else " giữ"
    return f"Bổ nhiệm {who}{also} chức vụ {names.post(step.post)}{_until(step.until)}."


def _until(until: object) -> str:
    return f", thời hạn đến ngày {say_day(until)}" if hasattr(until, "isoformat") else ""  # type: ignore[arg-type]


def _under(spec: UnitSpec, names: Names) -> str:
    return f", trực thuộc {names.unit(spec.parent, later=True)}" if spec.parent else ""


def _posts(posts: tuple[PostSpec, ...]) -> str:
    if not posts:
        return ""
    return f", gồm {joined([f'{post.quota:02d} {small(post.title)}' for post in posts])}"


def _dissolve(step: Dissolve, names: Names) -> str:
    told = []
    if step.people_to:
        told.append(f"nhân sự chuyển về {names.unit(step.people_to, later=True)}")
    elif step.people == "relieve":
        told.append("nhân sự được giải quyết chế độ, chính sách theo quy định")
    if step.children_to:
        told.append(f"các đơn vị trực thuộc chuyển về {names.unit(step.children_to, later=True)}")
    return f"Giải thể {names.unit(step.unit)}{''.join(f'; {one}' for one in told)}."


def _convert(step: Convert, names: Names) -> str:
    into = f" với tên {step.name}" if step.name else ""
    sector = f", khối {SECTORS[step.sector].vi}" if step.sector else ""
    level = f", {LEVELS[step.level].vi.lower()}" if step.level else ""
    return f"Tổ chức lại {names.unit(step.unit)} thành {UNIT_KINDS[step.kind].words.vi.lower()}{sector}{level}{into}."
