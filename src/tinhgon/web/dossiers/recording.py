"""What is recorded in a dossier beside its steps, as forms: texts, councils, points, opinions, answers, votes, documents."""

from __future__ import annotations

import re
from typing import Final

from django.db import transaction

from tinhgon.kernel.as_of import AsOf
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.acts import dossier as acts
from tinhgon.reform.models import Council
from tinhgon.reform.queries.dossier.standing import Standing
from tinhgon.reform.rules.dossier.voting import Tally
from tinhgon.reform.words.dossier import OPINIONS, OUTCOMES, RECORDS, VERDICTS
from tinhgon.structure.scheme import MOST_CHARACTERS
from tinhgon.vietnamese.days import say_day
from tinhgon.web import addresses
from tinhgon.web.dossiers import choosing
from tinhgon.web.dossiers.declared import Act, Doing, not_by_drafters
from tinhgon.web.dossiers.forms import Field, document_fields, document_of

_WORDS: Final = Field("noi-dung", Sentence("Nội dung, lý do", "Words, reasons"), "area")
_STEP: Final = Sentence("Về", "About")
_YAML: Final = Sentence("Bỏ trống: lấy đúng bản soạn đang gắn với hồ sơ.", "Empty: the linked draft as it stands now.")


# -- texts, councils, waits


def _text_fields(doing: Doing) -> list[Field]:
    linked = doing.at.dossier.draft is not None
    return [Field("tep", Sentence("Tệp đề án (YAML)", "Scheme file (YAML)"), "file", help=_YAML if linked else None, optional=linked)]  # fmt: skip


def _submit_text(doing: Doing) -> None:
    sent = doing.typed.data("tep", MOST_CHARACTERS * 4)
    text = ""
    if sent is not None:
        try:
            text = sent[1].decode("utf-8-sig")
        except UnicodeDecodeError as error:
            said = Sentence("Tệp này không phải văn bản YAML.", "This file is no YAML text.")
            raise Refusal([Finding("scheme.unreadable", said)]) from error
        if not text.strip():
            raise Refusal([Finding("scheme.empty", Sentence("Tệp trống.", "The file is empty."))])
    acts.submit_text(doing.mandate, doing.code, doing.day, text)


def _council_fields(doing: Doing) -> list[Field]:
    named = set(Council.objects.filter(dossier=doing.at.dossier).values_list("unit", flat=True))
    said = Sentence(
        "Mã Hội đồng nhân dân; nhiều mã cách nhau bằng dấu phẩy", "Code of the council; several with commas"
    )
    return [Field("ma", said, offered=choosing.councils(AsOf(doing.day), named))]


def _name_councils(doing: Doing) -> None:
    codes = [one for one in re.split(r"[,;\s]+", doing.typed.text("ma")) if one]
    if not codes:
        doing.typed.fault("ma", Sentence("Chưa nêu mã.", "The code is missing."))
        return
    with transaction.atomic():
        for one in dict.fromkeys(codes[:50]):
            acts.name_council(doing.mandate, doing.code, one, doing.day)


def _wait_fields(doing: Doing) -> list[Field]:
    states = tuple(
        (state.id, state.words.sentence) for state in doing.at.procedure.states if state.id in ("decided", "in_force")
    )
    return [
        Field("ma", Sentence("Mã hồ sơ phải chờ", "Code of the dossier that it waits for")),
        Field("den-khi", Sentence("Chờ đến khi hồ sơ ấy", "Until that one is"), "choice", "in_force", states),
    ]


def _wait(doing: Doing) -> None:
    acts.wait_for(
        doing.mandate, doing.code, doing.typed.text("ma"), doing.day, doing.typed.text("den-khi") or "in_force"
    )


# -- points, opinions, answers


def _point_fields(doing: Doing) -> list[Field]:
    return [
        Field("buoc", _STEP, "choice", "0", choosing.steps_of(doing.at)),
        Field("ket-luan", Sentence("Kết luận", "Verdict"), "choice", "amend", tuple(VERDICTS.items())),
        _WORDS,
    ]


def _appraise(doing: Doing) -> str:
    one = doing.typed
    acts.appraise_point(
        doing.mandate, doing.code, one.text("ket-luan"), one.text("noi-dung"), doing.day, step=one.number("buoc")
    )
    return "#y-kien"


def _not_by(at: Standing) -> tuple[str, ...]:
    """Keep from a point whom the procedure keeps from concluding the appraisal."""
    return next((one.apart for one in at.procedure.steps if one.id == "appraise"), ())


def _answer_fields(doing: Doing) -> list[Field]:
    return [
        Field("ket-qua", Sentence("Kết quả", "Outcome"), "choice", "accepted", tuple(OUTCOMES.items())),
        Field(_WORDS.name, Sentence("Lý do, giải trình (sẽ công bố)", "Reasons (they will be published)"), "area"),
    ]


def _answer_point(doing: Doing) -> str:
    one = doing.typed
    acts.answer_point(doing.mandate, doing.code, _number(doing), one.text("ket-qua"), one.text("noi-dung"), doing.day)
    return "#y-kien"


def _answer_opinion(doing: Doing) -> str:
    one = doing.typed
    acts.answer_opinion(doing.mandate, doing.code, _number(doing), one.text("ket-qua"), one.text("noi-dung"), doing.day)
    return "#y-kien"


def _number(doing: Doing) -> int:
    plain = doing.subject
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < 18 else 0


def _opinion_fields(doing: Doing) -> list[Field]:
    return [
        Field("buoc", _STEP, "choice", "0", choosing.steps_of(doing.at)),
        Field("loai", Sentence("Của ai", "Whose"), "choice", "public", tuple(OPINIONS.items())),
        Field("ten", Sentence("Tên người góp ý (sẽ công khai)", "Name (it will be public)"), optional=True),
        Field(_WORDS.name, Sentence("Nội dung như trên giấy", "The words as on paper"), "area"),
    ]


def _take_in(doing: Doing) -> str:
    one = doing.typed
    acts.give_opinion(
        doing.mandate, doing.code, one.text("noi-dung"), doing.day, kind=one.text("loai"), name=one.text("ten"), step=one.number("buoc"),
    )  # fmt: skip
    return "#y-kien"


# -- votes, documents


def _council(at: Standing, code: str) -> list[int]:
    """Ask for a mandate over that very council: a clerk records the votes of their own council alone."""
    found = Council.objects.filter(dossier=at.dossier, code=code).values_list("unit", flat=True)
    return list(found) or list(Council.objects.filter(dossier=at.dossier).order_by("id").values_list("unit", flat=True))


def _vote_fields(doing: Doing) -> list[Field]:
    named = Council.objects.filter(dossier=doing.at.dossier).order_by("code").values_list("code", "name")
    chosen = [(code, f"{name} ({code})") for code, name in named if not doing.subject or code == doing.subject]
    counts = (
        ("tong-so", "Tổng số đại biểu", "Members"), ("co-mat", "Có mặt", "Present"), ("tan-thanh", "Tán thành", "For"),
        ("khong-tan-thanh", "Không tán thành", "Against"), ("khong-y-kien", "Không có ý kiến", "Abstaining"),
    )  # fmt: skip
    quorum, majority = doing.at.procedure.votes.quorum, doing.at.procedure.votes.majority
    over = Sentence("quá ", "more than ") if majority.over else Sentence("", "")
    rule = Sentence(
        f"Cần ít nhất {quorum.part}/{quorum.of} có mặt; thông qua khi {over.vi}{majority.part}/{majority.of} tổng số tán thành.",
        f"At least {quorum.part}/{quorum.of} present; passed by {over.en}{majority.part}/{majority.of} of all members.",
    )
    return [
        Field("hdnd", Sentence("Hội đồng nhân dân", "People's Council"), "choice", doing.subject, tuple(chosen)),
        Field("ky-hop", Sentence("Kỳ họp", "Session")),
        Field("ngay-hop", Sentence("Ngày họp", "Day of the session"), "day", say_day(doing.day)),
        Field("nghi-quyet", Sentence("Số nghị quyết hoặc biên bản", "Number of the resolution or minutes")),
        *(Field(name, Sentence(vi, en), "whole", "" if name in ("tong-so", "co-mat", "tan-thanh") else "0",
                help=rule if name == "tong-so" else None) for name, vi, en in counts),
        *document_fields(doing.at),
    ]  # fmt: skip


def _vote(doing: Doing) -> str:
    one = doing.typed
    tally = Tally(*(one.whole(name) for name in ("tong-so", "co-mat", "tan-thanh", "khong-tan-thanh", "khong-y-kien")))
    held = one.day("ngay-hop")
    if held is None and not one.faults:
        one.fault("ngay-hop", Sentence("Chưa ghi ngày họp.", "The day of the session is missing."))
    if held is None or one.faults:
        return ""
    acts.record_vote(
        doing.mandate, doing.code, one.text("hdnd"), tally, doing.day, session=one.text("ky-hop")[:200], held_on=held,
        resolution=one.text("nghi-quyet")[:200], document=document_of(one, doing.at),
    )  # fmt: skip
    return "#hdnd"


def _attach(doing: Doing) -> str:
    found = document_of(doing.typed, doing.at)
    if found is None:
        doing.typed.fault("tep", Sentence("Chưa chọn tệp.", "No file was chosen."))
        return ""
    acts.attach(doing.mandate, doing.code, "scheme.draft", found, doing.day, doing.typed.text("ghi-chu"))
    return f"{addresses.dossier(doing.code)}?muc=van-ban"


def _document_fields(doing: Doing) -> list[Field]:
    note = Field("ghi-chu", Sentence("Ghi chú", "Note"), optional=True)
    return [*(one for one in document_fields(doing.at) if one.name != "da-co"), note]


def _act(kind: str) -> tuple[str, str, Sentence]:
    act, said = RECORDS[kind]
    return kind, act, said


ACTS: Final[dict[str, Act]] = {
    one.kind: one
    for one in (
        Act(*_act("text"), _text_fields, _submit_text),
        Act(*_act("council"), _council_fields, _name_councils),
        Act(*_act("wait"), _wait_fields, _wait),
        Act("point", "scheme.appraise", Sentence("Cho ý kiến thẩm định", "Appraise a point"), _point_fields, _appraise, apart=_not_by),
        Act(*_act("answer_point"), _answer_fields, _answer_point, about="point"),
        Act("opinion", "scheme.answer", Sentence("Ghi góp ý nhận trên giấy", "Take in an opinion on paper"), _opinion_fields, _take_in),
        Act(*_act("answer_opinion"), _answer_fields, _answer_opinion, about="opinion"),
        Act("vote", "scheme.vote", Sentence("Ghi kết quả biểu quyết", "Record a vote"), _vote_fields, _vote, units=_council, apart=not_by_drafters),
        Act(*_act("document"), _document_fields, _attach),
    )
}  # fmt: skip
