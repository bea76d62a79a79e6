"""Letters about petitions as official papers: what each says, in the order of Circular 05/2021's and Decree 124/2020's forms.

The forms were read in secondary pages and not compared with the text; a body's own words stand in the letter as they were typed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from tinhgon.papers.paper import Block, Organ, Paper, Signature
from tinhgon.papers.profile import Profile
from tinhgon.petitions.words.petitions import LETTERS
from tinhgon.vietnamese.days import say_day

#: The sign of each kind in a letter's number: Decree 30/2020, Annex III. A plain reply has none.
SIGNS: Final = {
    "guide": "HD", "forward": "PC", "return": "TB", "file": "TB", "accept": "TB", "refuse": "TB", "suspend": "TB", "condition": "TB",
    "withdraw": "TB", "minutes": "BB",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """What a letter tells: the petition and its case, who wrote it, the reason, the body that is competent, words of one's own."""

    kind: str
    number: str
    day: date
    code: str
    title: str
    people: str
    address: str
    received: date
    recipient: str = ""
    reason: str = ""
    body: str = ""
    text: str = ""
    citation: str = ""
    due: date | None = None
    findings: tuple[str, ...] = ()


def letter(told: Told, organ: Organ, profile: Profile, signature: Signature) -> Paper:
    """Return a letter as an official paper of an organ in the layout of its day."""
    heading = LETTERS[told.kind].vi
    number, line = _numbered(told, organ, profile)
    to = told.recipient or f"Ông (bà) {told.people}{f', {told.address}' if told.address else ''}"
    blocks = tuple(
        Block("text", one) for one in (*_lead(told), *_body(told, organ), *told.text.splitlines()) if one.strip()
    )
    return Paper(
        kind=f"petition.{told.kind}", organ=organ, number=number, number_line=line, day=told.day, heading=heading,
        abstract=f"Về đơn “{told.title}”", blocks=blocks, signature=signature, to=(to,),
        recipients=("Như trên", "Lưu: VT, hồ sơ"), note=f"Căn cứ thể thức: {profile.citation}", draft=not number, made_on=told.day,
    )  # fmt: skip


def minutes(
    organ: Organ, profile: Profile, signature: Signature, *, day: date, number: str, head: str, people: Iterable[str], count: int,
    matter: str, content: str, said: str, concluded: Iterable[str], signed_by: str,
) -> Paper:  # fmt: skip
    """Return the minutes of a reception as an official paper: who came, what they said, what was concluded, who signed on the spot."""
    names = "; ".join(people)
    lines = [
        f"Ngày {say_day(day)}, {organ.name} tiếp công dân (lượt số {number}).",
        f"Người tiếp: {head}.",
        f"Công dân: {names}{f' (đại diện cho {count} người)' if count > 1 else ''}.",
        f"Nội dung: {matter}.",
        *content.splitlines(),
    ]
    blocks = [Block("text", line) for line in lines if line.strip()]
    if said.strip():
        blocks += [Block("heading", "Ý kiến tại buổi tiếp")] + [
            Block("text", one) for one in said.splitlines() if one.strip()
        ]
    told = list(concluded)
    if told:
        blocks += [Block("heading", "Kết luận của người tiếp")] + [Block("text", one) for one in told]
    blocks.append(Block("text", "Biên bản được đọc lại cho những người có mặt cùng nghe và ký tại chỗ."))
    if signed_by.strip():
        blocks.append(Block("text", f"Đã ký: {signed_by}."))
    return Paper(
        kind="petition.minutes", organ=organ, number="", number_line=f"Số: {number}/BB-{organ.symbol}", day=day,
        heading="Biên bản", abstract="Tiếp công dân", blocks=tuple(blocks), signature=signature, recipients=("Công dân (01 bản)", "Lưu: hồ sơ"),
        note=f"Căn cứ thể thức: {profile.citation}", made_on=day,
    )  # fmt: skip


def _numbered(told: Told, organ: Organ, profile: Profile) -> tuple[str, str]:
    given, lead = told.number.strip(), profile.number_format.partition("{")[0]
    sign = SIGNS.get(told.kind, "")
    shape = profile.number_format if sign else profile.number_format.replace("{kind}-", "")
    if not given:
        return "", shape.format(number="\u00a0" * 8, kind=sign, organ=organ.symbol)
    line = (
        shape.format(number=f"{int(given):02d}", kind=sign, organ=organ.symbol) if given.isdigit() else f"{lead}{given}"
    )
    return line.removeprefix(lead), line


def _lead(told: Told) -> list[str]:
    return [
        f"Ngày {say_day(told.received)}, cơ quan nhận được đơn của ông (bà) {told.people}, nội dung: {told.title} (hồ sơ {told.code})."
    ]


def _body(told: Told, organ: Organ) -> list[str]:
    cited = f" Căn cứ {told.citation}." if told.citation else ""
    because = f" Lý do: {told.reason.rstrip('.')}." if told.reason else ""
    short = [f"{one}" for one in told.findings]
    match told.kind:
        case "guide":
            return [
                f"Sau khi xem xét,{cited or ' '} {organ.name} hướng dẫn ông (bà):".replace("  ", " "),
                f"Việc nêu trong đơn thuộc thẩm quyền giải quyết của {told.body}; đề nghị ông (bà) gửi đơn đến cơ quan này." if told.body
                else "Đề nghị ông (bà) bổ sung những điểm còn thiếu và gửi lại đơn.",
                *short, because.strip(),
            ]  # fmt: skip
        case "forward":
            return [
                (f"Sau khi xem xét, {organ.name} chuyển đơn đến {told.body or told.recipient} để giải quyết theo thẩm quyền "
                f"và thông báo kết quả theo quy định của pháp luật.{cited}"), because.strip(),
            ]  # fmt: skip
        case "return" | "file" | "refuse":
            verb = "trả lại đơn" if told.kind == "return" else "không thụ lý giải quyết"
            return [f"{organ.name} thông báo {verb}.{because}{cited}", *short]
        case "accept":
            return [
                f"{organ.name} đã thụ lý giải quyết từ ngày {say_day(told.day)}.{cited}",
                f"Thời hạn giải quyết đến hết ngày {say_day(told.due)}." if told.due else "",
            ]
        case "suspend":
            return [f"{organ.name} thông báo tạm đình chỉ việc giải quyết từ ngày {say_day(told.day)}.{because}{cited}"]
        case "condition":
            until = f" Thời hạn giải quyết đến hết ngày {say_day(told.due)}." if told.due else ""
            return [f"{organ.name} thông báo kéo dài thời hạn giải quyết.{because}{until}{cited}"]
        case "withdraw":
            return [f"{organ.name} đình chỉ việc giải quyết vì ông (bà) đã rút đơn.{because}{cited}"]
    return [because.strip()]
