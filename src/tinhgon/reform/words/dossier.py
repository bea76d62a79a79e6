"""What a dossier says to people."""

from __future__ import annotations

from datetime import date
from typing import Final

from tinhgon.kernel.sentence import Sentence
from tinhgon.vietnamese.days import say_day

VERDICTS: Final[dict[str, Sentence]] = {
    "accept": Sentence("nhất trí", "accept"),
    "amend": Sentence("đề nghị sửa", "amend"),
    "refuse": Sentence("không nhất trí", "refuse"),
}
OUTCOMES: Final[dict[str, Sentence]] = {
    "accepted": Sentence("tiếp thu", "accepted"),
    "partly": Sentence("tiếp thu một phần", "partly accepted"),
    "refused": Sentence("không tiếp thu", "not accepted"),
}
OPINIONS: Final[dict[str, Sentence]] = {
    "public": Sentence("người dân", "the public"),
    "affected": Sentence("người bị ảnh hưởng", "those affected"),
    "organ": Sentence("cơ quan, tổ chức", "an organ"),
}
REPLIES: Final[dict[str, Sentence]] = {
    "agree": Sentence("đồng ý", "agree"),
    "object": Sentence("không đồng ý", "object"),
    "ask": Sentence("có câu hỏi", "ask"),
}
VIA: Final[dict[str, Sentence]] = {
    "code": Sentence("bằng mã trên giấy", "by a code on paper"),
    "signed": Sentence("đã đăng nhập", "signed in"),
    "paper": Sentence("bằng văn bản giấy", "on paper"),
}

#: What may be recorded in a state beside its steps, under which act, and what it is called.
RECORDS: Final[dict[str, tuple[str, Sentence]]] = {
    "begin": ("scheme.draft", Sentence("Mở hồ sơ", "Open the dossier")),
    "text": ("scheme.draft", Sentence("Nộp bản trình", "Submit a text")),
    "council": ("scheme.draft", Sentence("Nêu HĐND liên quan", "Name a council concerned")),
    "wait": ("scheme.draft", Sentence("Chờ hồ sơ khác", "Wait for another dossier")),
    "document": ("scheme.draft", Sentence("Gửi văn bản vào hồ sơ", "Add a document")),
    "waiver": ("scheme.waive", Sentence("Miễn một điều kiện", "Waive a condition")),
    "point": ("scheme.appraise", Sentence("Ý kiến thẩm định", "Point of the appraisal")),
    "answer_point": ("scheme.answer", Sentence("Trả lời ý kiến thẩm định", "Answer a point")),
    "opinion": ("scheme.opinion", Sentence("Góp ý", "Opinion")),
    "answer_opinion": ("scheme.answer", Sentence("Trả lời góp ý", "Answer an opinion")),
    "vote": ("scheme.vote", Sentence("Kết quả biểu quyết", "Result of a vote")),
    "leaving": ("scheme.draft", Sentence("Ghi người nghỉ và chế độ", "Record who leaves, and the entitlement")),
    "issue_code": ("scheme.draft", Sentence("Cấp mã cho người bị ảnh hưởng", "Issue a code to someone affected")),
    "reply": ("scheme.opinion", Sentence("Người bị ảnh hưởng trả lời", "Someone affected replies")),
    "answer_reply": ("scheme.decide", Sentence("Trả lời người bị ảnh hưởng", "Answer someone affected")),
    "path": ("scheme.draft", Sentence("Lộ trình giải quyết dôi dư", "Path of the surplus")),
    "baseline": ("scheme.review", Sentence("Chốt mốc gốc một chỉ số", "Freeze a guard-rail")),
    "measure": ("scheme.review", Sentence("Đo một chỉ số", "Measure a guard-rail")),
}

#: Steps of the procedures that come with the house, as the ledger calls them.
STEPS: Final[dict[str, Sentence]] = {
    "submit": Sentence("Trình kiểm tra", "Submit for the check"),
    "return_draft": Sentence("Trả lại để sửa", "Return for mending"),
    "check": Sentence("Xác nhận đã kiểm tra", "Confirm the check"),
    "return_appraisal": Sentence("Trả lại, chưa thẩm định", "Return unappraised"),
    "appraise": Sentence("Kết thúc thẩm định", "Conclude the appraisal"),
    "open_opinions": Sentence("Công bố và lấy ý kiến", "Ask for opinions"),
    "close_opinions": Sentence("Khép lấy ý kiến", "Close the opinions"),
    "publish_answers": Sentence("Công bố tiếp thu, giải trình", "Publish the answers"),
    "conclude_votes": Sentence("Xác nhận các HĐND đã thông qua", "Confirm the votes"),
    "back_to_draft": Sentence("Rút về soạn lại", "Take back to the draft"),
    "decide": Sentence("Quyết định đề án", "Decide"),
    "stop": Sentence("Dừng đề án", "Stop"),
    "enact": Sentence("Thi hành theo hồ sơ", "Enact by its dossier"),
    "review": Sentence("Rà soát", "Review"),
    "close": Sentence("Kết thúc theo dõi", "Close"),
}

#: Everything that a dossier writes into the ledger, by the name of the entry's act.
DEEDS: Final[dict[str, Sentence]] = {
    **{f"dossier.{kind}": Sentence(f"Hồ sơ: {said.vi}", f"Dossier: {said.en}") for kind, (_, said) in RECORDS.items()},
    **{f"dossier.{step}": Sentence(f"Hồ sơ: {said.vi}", f"Dossier: {said.en}") for step, said in STEPS.items()},
}


def no_dossier(code: str) -> Sentence:
    """There is no dossier of this code."""
    return Sentence(f"Không có hồ sơ đề án {code!r}.", f"There is no dossier {code!r}.")


def code_taken(code: str) -> Sentence:
    """The code is another dossier's."""
    return Sentence(f"Đã có hồ sơ mang mã {code}.", f"The code {code} is taken.")


def bad_code(code: str) -> Sentence:
    """The code cannot be one."""
    return Sentence(f"“{code}” không làm mã hồ sơ được.", f"“{code}” cannot be the code of a dossier.")


def wrong_state(what: Sentence, state: Sentence) -> Sentence:
    """This cannot be done in the state in which the dossier is."""
    return Sentence(
        f"Không thể “{what.vi}” khi hồ sơ {state.vi[:1].lower()}{state.vi[1:]}.",
        f"“{what.en}” cannot be done: the dossier is {state.en[:1].lower()}{state.en[1:]}.",
    )


def apart(actor: str, what: Sentence, before: Sentence) -> Sentence:
    """One person may not do both."""
    return Sentence(
        f"{actor} đã {before.vi} trong hồ sơ này nên không được “{what.vi}”.",
        f"{actor} did “{before.en}” in this dossier and may not “{what.en}”.",
    )


def before_last(day: date, last: date) -> Sentence:
    """The day lies before that of the step before."""
    return Sentence(
        f"Ngày {say_day(day)} trước bước liền trước của hồ sơ ({say_day(last)}).",
        f"{day} lies before the step before it ({last}).",
    )


def before_today(day: date, today: date) -> Sentence:
    """What is done is written down on its day or later, not before."""
    return Sentence(
        f"Ngày {say_day(day)} chưa tới; hôm nay là {say_day(today)}.", f"{day} is still to come; today is {today}."
    )


def lacking(need: Sentence) -> Sentence:
    """Something that a step needs is not there."""
    return Sentence(f"Chưa đạt: {need.vi}.", f"Not yet: {need.en}.")


def empty(what: str, en: str) -> Sentence:
    """A text is empty."""
    return Sentence(f"Chưa ghi {what}.", f"The {en} is missing.")


def too_long(most: int) -> Sentence:
    """A text is too long."""
    return Sentence(f"Nội dung dài quá {most} ký tự.", f"The text is longer than {most} characters.")


def no_choice(value: str, choices: dict[str, Sentence]) -> Sentence:
    """A value is none of those that can be chosen."""
    vi, en = ", ".join(choices), ", ".join(choices)
    return Sentence(f"“{value[:40]}” không chọn được; chọn: {vi}.", f"“{value[:40]}” is none of {en}.")
