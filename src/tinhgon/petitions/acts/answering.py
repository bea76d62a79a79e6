"""What somebody without an account does by the code of their receipt: sends further papers, asks to withdraw."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from django.db import transaction

from tinhgon.casework import acts as cases
from tinhgon.casework.acts import Given
from tinhgon.casework.acts.recording import Scan, not_scanned
from tinhgon.casework.models import Case, Paper
from tinhgon.casework.queries.standing import standing_of
from tinhgon.casework.queries.tracking import way_of, withdrawable
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.sentence import Sentence
from tinhgon.notices.acts import inform
from tinhgon.petitions.acts.held import refuse, said
from tinhgon.petitions.acts.intake import MOST_FILES, Sent
from tinhgon.vietnamese.days import say_day

#: Who acts on the public pages. The ledger never says who that is.
PUBLIC: Final = Mandate("Người nộp đơn", "công dân", "trang công khai")
HOLDER: Final = Mandate("Người giữ mã biên nhận", "công dân", "mã biên nhận")

#: So many files may come by a code in all: who needs more brings them to the desk.
MOST_BY_CODE: Final = 40


def supplement(typed: str, files: Sequence[Sent], today: date, scan: Scan = not_scanned) -> int:
    """File further papers in the case that a code opens; return how many. Raises Refusal for a wrong code, or where the case takes none now."""
    if not files or len(files) > MOST_FILES:
        how_many = Sentence(f"Chọn từ 1 đến {MOST_FILES} tệp.", f"Choose 1 to {MOST_FILES} files.")
        raise refuse("petition.files", how_many, "files", measured=str(len(files)))
    with transaction.atomic():
        case = _case(typed)
        if Paper.objects.filter(case=case, deed__actor=HOLDER.actor).count() + len(files) > MOST_BY_CODE:
            full = Sentence(
                "Đã nhận nhiều tệp qua mã này: mang thêm đến nơi tiếp nhận.",
                "Too many files by this code: bring more to the desk.",
            )
            raise refuse("petition.files", full, "files", required=f"≤ {MOST_BY_CODE}")
        kinds = {one.id for one in standing_of(case).procedure.papers}
        for one in files:
            kind = one.kind if one.kind in kinds else "other"
            cases.keep_paper(HOLDER, case.code, kind, one.name, one.data, Given(today, today), scan)
        more = Sentence(
            f"{case.code}: người viết đơn gửi thêm {len(files)} tệp.",
            f"{case.code}: its writer sent {len(files)} more files.",
        )
        _told(case, "supplement", more, today)
    return len(files)


def ask_to_withdraw(typed: str, reason: str, today: date) -> None:
    """File the wish to withdraw: whoever handles the case sees whose it is, and takes the step. Raises Refusal as `supplement` does."""
    told = said(reason, "lý do rút đơn", "reason", most=2000, needed=False, field="reason")
    with transaction.atomic():
        case = _case(typed)
        if not withdrawable(standing_of(case).procedure, case.state):
            never = Sentence("Việc này nay không rút được nữa.", "This cannot be withdrawn any more.")
            raise refuse("petition.no_withdrawal", never)
        text = f"YÊU CẦU RÚT ĐƠN, gửi bằng mã biên nhận\nHồ sơ: {case.code}\nNgày: {say_day(today)}\nLý do: {told or 'không nêu'}\n"
        cases.keep_paper(HOLDER, case.code, "withdrawal", "yeu-cau-rut-don.txt", text.encode(), Given(today, today))
        _told(
            case,
            "withdrawal",
            Sentence(f"{case.code}: người viết đơn xin rút.", f"{case.code}: its writer asks to withdraw."),
            today,
        )


def _told(case: Case, kind: str, said_: Sentence, today: date) -> None:
    """Put what came by a code into the inbox of whoever handles the case."""
    if case.officer_id is not None:
        inform([case.officer_id], "case", case.code, kind, said_, today)


def _case(typed: str) -> Case:
    way = way_of(typed)
    if not way:
        wrong = Sentence(
            "Mã không đúng hoặc đã được thay bằng mã mới.", "The code is wrong, or a newer one took its place."
        )
        raise refuse("code.unknown", wrong, "code")
    return Case.objects.select_related("procedure").get(pk=way[-1])
