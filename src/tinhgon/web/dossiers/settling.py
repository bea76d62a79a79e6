"""People first, as forms: codes, who leaves and with what, waivers, paper answers, the path of the surplus, guard-rails."""

from __future__ import annotations

from typing import Final

from django.http import HttpResponse

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import HouseError, Refusal, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.law.entitlements import Leaver
from tinhgon.lawbook import queries as lawbook
from tinhgon.reform.acts import dossier as acts
from tinhgon.reform.queries.dossier import competence, following, lawful, people
from tinhgon.reform.queries.dossier.standing import Standing
from tinhgon.reform.rules.dossier import surplus
from tinhgon.reform.rules.dossier.entitlement import stated, terms
from tinhgon.reform.rules.dossier.guardrails import Measure
from tinhgon.reform.rules.dossier.surplus import Mark
from tinhgon.reform.words.dossier import RECORDS, REPLIES
from tinhgon.vietnamese.days import parse_day
from tinhgon.vietnamese.figures import say_number
from tinhgon.web import addresses
from tinhgon.web.dossiers.declared import Act, Doing, not_by_drafters
from tinhgon.web.dossiers.forms import Field, document_fields, document_of
from tinhgon.web.page import show

_MOST_LISTED: Final = 500


def _unplaced(at: Standing) -> tuple[tuple[str, Sentence | str], ...]:
    try:
        found = people.placed(at)
    except HouseError:
        return ()
    return tuple((one.code, f"{one.name} ({one.code})") for one in found if one.fate == "unplaced")


def _person(doing: Doing) -> Field:
    options = _unplaced(doing.at)
    said = Sentence("Người chưa được sắp xếp", "Person without a place")
    return Field("nguoi", said, "choice", doing.subject, options[:_MOST_LISTED])


# -- codes, leaving, waivers, replies


def _codes_fields(doing: Doing) -> list[Field]:
    said = Sentence("Chỉ cấp lại cho một người (mã người)", "Only anew for one person (code)")
    help_ = Sentence(
        "Bỏ trống: mọi người chưa có mã. Mã mới làm mã cũ hết hiệu lực.",
        "Empty: all who have none. A new code ends the old one.",
    )
    return [Field("nguoi", said, value=doing.subject, help=help_, optional=True)]


def _codes(doing: Doing) -> HttpResponse:
    one = doing.typed.text("nguoi")
    issued = acts.issue_codes(doing.mandate, doing.code, doing.day, (one,) if one else ())
    title = Sentence("Mã vừa cấp: in ngay, chỉ hiện lần này", "Codes: print them now, they are shown this once")
    return show(doing.request, doing.asked, "web/dossiers/codes.html", title, (), issued=issued, at=doing.at,
                back=addresses.dossier(doing.code))  # fmt: skip


def _leaving_fields(doing: Doing) -> list[Field]:
    law = Sentence("Theo luật ngày ấy, hệ thống tính từng khoản có công thức.", "By the law of that day, each term with its formula.")  # fmt: skip
    return [
        _person(doing),
        Field("luong", Sentence("Lương tháng (đồng)", "Monthly salary (đồng)"), "whole", help=law),
        Field("som", Sentence("Số tháng nghỉ trước tuổi", "Months before the age of retirement"), "whole", "0"),
        Field("nam", Sentence("Số năm đóng bảo hiểm", "Years insured")),
        Field("so-tien", Sentence("Số tiền văn bản ghi, nếu có (đồng)", "Amount that the document states, if any"), optional=True),
        *document_fields(doing.at),
    ]  # fmt: skip


def _leaving(doing: Doing) -> str:
    one = doing.typed
    salary, early = one.whole("luong"), one.whole("som")
    try:
        insured = float(one.text("nam").replace(",", ".") or "x")
    except ValueError:
        insured = -1.0
    if not 0 <= insured <= 80:
        one.fault("nam", Sentence("Ghi số năm, như 27,5.", "Write years, like 27.5."))
    amount = one.whole("so-tien") if one.text("so-tien") else 0
    if one.faults:
        return ""
    leaver = Leaver(salary, early, insured)
    document = document_of(one, doing.at)
    found = terms(lawbook.books(AsOf(doing.day)).at(doing.day), leaver)
    if amount:
        found.append(stated(amount, document.title if document else ""))
    acts.record_leaving(doing.mandate, doing.code, one.text("nguoi"), leaver, found, doing.day, document)
    return f"{addresses.dossier(doing.code)}nguoi/"


def _waiver_fields(doing: Doing) -> list[Field]:
    law = _blocking(doing.at)
    found = [_person(doing)] if _unplaced(doing.at) else []
    options: tuple[tuple[str, Sentence | str], ...] = (("", Sentence("(người ở trên)", "(the person above)")), *law)
    if law:
        said = Sentence("Hoặc một dòng luật đang chặn", "Or a row of law that stands in the way")
        found.append(Field("dieu-kien", said, "choice", doing.typed.text("luat"), options, optional=True))
    return [*found, Field("ly-do", Sentence("Lý do", "Reason"), "area"), *document_fields(doing.at)]


def _blocking(at: Standing) -> tuple[tuple[str, Sentence | str], ...]:
    try:
        found = lawful.breaches(at)
    except HouseError:
        return ()
    return tuple({one.finding.rule: f"{one.finding.rule}: {one.finding.sentence.vi}"[:160] for one in found if one.blocks}.items())  # fmt: skip


def _waive(doing: Doing) -> str:
    one = doing.typed
    rule = one.text("dieu-kien")
    if rule and rule not in dict(_blocking(doing.at)):
        said = Sentence(f"Dòng luật {rule[:60]} không chặn đề án này.", f"Row {rule[:60]} does not stand in the way.")
        raise Refusal([Finding("dossier.no_waiver_needed", said, where={"field": "dieu-kien"})])
    if not rule and not one.text("nguoi"):
        raise Refusal(
            [Finding("dossier.no_waiver_needed", Sentence("Không có gì để miễn.", "There is nothing to waive."))]
        )
    acts.waive(
        doing.mandate, doing.code, rule, one.text("ly-do"), doing.day, document_of(one, doing.at), "" if rule else one.text("nguoi")
    )  # fmt: skip
    return ""


def _reply_fields(doing: Doing) -> list[Field]:
    return [
        Field("nguoi", Sentence("Mã người trả lời", "Code of who answers"), value=doing.subject),
        Field("tra-loi", Sentence("Người ấy", "They"), "choice", "agree", tuple(REPLIES.items())),
        Field("noi-dung", Sentence("Nội dung như trên giấy", "The words as on paper"), "area", optional=True),
    ]


def _reply(doing: Doing) -> str:
    one = doing.typed
    found = next((each for each in people.placed(doing.at) if each.code == one.text("nguoi")), None)
    if found is None:
        raise Unknown(Sentence("Hồ sơ không ảnh hưởng đến người này.", "The dossier does not affect this person."))
    acts.reply(doing.mandate, doing.code, found.person, one.text("tra-loi"), one.text("noi-dung"), doing.day, "paper")
    return f"{addresses.dossier(doing.code)}nguoi/"


def _answer_reply(doing: Doing) -> str:
    plain = doing.subject
    number = int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 18 else 0
    acts.answer_reply(doing.mandate, doing.code, number, doing.typed.text("noi-dung"), doing.day)
    return f"{addresses.dossier(doing.code)}nguoi/"


# -- surplus, guard-rails


def _path_fields(doing: Doing) -> list[Field]:
    over = _over(doing.at)
    told = ", ".join(f"{say_number(count)} {surplus.RANKS[rank].vi}" for rank, count in over.items()) or "0"
    scheme = doing.at.scheme
    limit = competence.grace(doing.at.procedure.grace, scheme.day) if scheme else None
    months = limit.months if limit and limit.months else 60
    help_ = Sentence(f"Dôi dư: {told}. {limit.citation if limit else ''}", f"Surplus: {told}.")
    evenly = Sentence("Giảm đều về không trong số tháng", "Evenly to zero over so many months")
    stages = Sentence(
        "Hoặc từng mốc, mỗi dòng: hạng; ngày; nhiều nhất", "Or by stages, a line each: rank; day; at most"
    )
    like = Sentence("Như: deputy; 01/03/2021; 30", "Like: deputy; 01/03/2021; 30")
    return [
        Field("deu", evenly, "whole", str(months), help=help_, optional=True),
        Field("lo-trinh", stages, "area", optional=True, help=like),
    ]


def _over(at: Standing) -> dict[str, int]:
    try:
        return surplus.totals(following.allowances(at))
    except HouseError:
        return {}


def _set_path(doing: Doing) -> str:
    one, at = doing.typed, doing.at
    if one.text("lo-trinh"):
        marks = [_mark(line) for line in one.text("lo-trinh").splitlines() if line.strip()]
    else:
        months = one.whole("deu")
        if one.faults or at.scheme is None:
            return ""
        marks = surplus.even_path(_over(at), at.scheme.day, min(months, 600))
    acts.set_path(doing.mandate, doing.code, marks, doing.day)
    return ""


def _mark(line: str) -> Mark:
    rank, day, most = ([part.strip() for part in line.split(";")] + ["", "", ""])[:3]
    try:
        return Mark(rank, parse_day(day), int(most))
    except (Refusal, ValueError) as error:
        said = Sentence(f"Không đọc được dòng “{line[:60]}”.", f"The line “{line[:60]}” cannot be read.")
        remedy = Sentence("Ghi như: deputy; 01/03/2021; 30", "Write like: deputy; 01/03/2021; 30")
        raise Refusal([Finding("surplus.line", said, remedy=remedy)]) from error


def _measure_fields(doing: Doing) -> list[Field]:
    rails = [one for one in doing.at.procedure.guardrails if one.where == "entered"]
    options: tuple[tuple[str, Sentence | str], ...] = tuple((one.id, one.words.sentence) for one in rails)
    rules = "; ".join(
        f"{one.words.vi}: {one.rule.vi}" for one in rails if one.rule and (not doing.subject or one.id == doing.subject)
    )
    found = [
        Field("chi-so", Sentence("Chỉ số", "Guard-rail"), "choice", doing.subject, options, help=Sentence(rules, "")),
        Field("gia-tri", Sentence("Số đếm được", "Count"), "whole"),
        Field("tong", Sentence("Trên tổng (nếu là tỷ lệ)", "Of (for a share)"), optional=True),
        Field("so-thang", Sentence("Trong số tháng (nếu là số đếm trong kỳ)", "In so many months (for a count)"), optional=True),
        Field("nguon", Sentence("Nguồn số liệu", "Source")),
    ]  # fmt: skip
    if "measure" in doing.at.state.takes:
        reviews = tuple(
            (str(months), Sentence(f"{months} tháng", f"{months} months")) for months in doing.at.procedure.reviews
        )
        first = next((str(months) for months, _, done in following.reviews(doing.at) if not done), "")
        found.insert(1, Field("ky", Sentence("Kỳ rà soát", "Review after"), "choice", first, reviews))
    return found


def _measure(doing: Doing) -> str:
    one = doing.typed
    value = one.whole("gia-tri")
    of, months = (one.whole(name) if one.text(name) else None for name in ("tong", "so-thang"))
    if one.faults:
        return ""
    after = one.number("ky") if "measure" in doing.at.state.takes else 0
    acts.measure(
        doing.mandate, doing.code, one.text("chi-so"), Measure(value, of, months), one.text("nguon"), doing.day, after
    )
    return "#ra-soat"


def _act(kind: str) -> tuple[str, str, Sentence]:
    act, said = RECORDS[kind]
    return kind, act, said


_SAYS_ANSWER: Final = Field("noi-dung", Sentence("Trả lời", "Answer"), "area")

ACTS: Final[dict[str, Act]] = {
    one.kind: one
    for one in (
        Act(*_act("issue_code"), _codes_fields, _codes),
        Act(*_act("leaving"), _leaving_fields, _leaving),
        Act(*_act("waiver"), _waiver_fields, _waive, apart=not_by_drafters),
        Act("reply", "scheme.draft", Sentence("Ghi trả lời nhận trên giấy", "Take in a reply on paper"), _reply_fields, _reply),
        Act(*_act("answer_reply"), lambda doing: [_SAYS_ANSWER], _answer_reply, apart=not_by_drafters, about="reply"),
        Act("path", "scheme.draft", Sentence("Lập lộ trình giải quyết dôi dư", "Set the path of the surplus"), _path_fields, _set_path),
        Act(*_act("baseline"), _measure_fields, _measure),
        Act(*_act("measure"), _measure_fields, _measure),
    )
}  # fmt: skip
