"""The sample resolution of the demonstration: 19-NQ/TU of 3 March 2015 in our own words after what was published, with invented plans below.

What is real: number, day and title of the resolution, the theme of 2014 and its wording. Every clause, plan, figure of a plan and signer is
made up and marked so (``sample``).
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from django.db import transaction

from tinhgon.accounts.models import Account
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.resolutions import acts
from tinhgon.resolutions.acts import Given, Issue, Measure, Signing, Watch, Wish
from tinhgon.resolutions.models import Document, Theme
from tinhgon.resolutions.queries import bodies
from tinhgon.resolutions.rules.exchange import read_document
from tinhgon.resolutions.rules.reading import read_clauses
from tinhgon.tasks import acts as tasks

_ORGAN: Final = "22.TU"
_SIGNED: Final = date(2015, 3, 3)
_SOURCE: Final = "Báo Quảng Ninh, 08/9/2020: “Đổi mới trong công tác xây dựng chỉnh đốn Đảng”"
_THEME: Final = "Đổi mới phương thức lãnh đạo của Đảng, tinh giản bộ máy biên chế và đồng hành cùng doanh nghiệp"

_RESOLUTION: Final = """\
kind: resolution
organ: "22.TU"
code: 19-NQ-TU-2015
title: Về đổi mới phương thức, nâng cao năng lực lãnh đạo, sức chiến đấu của Đảng; thực hiện tinh giản bộ máy, biên chế
theme: 2014
readers: public
sample: true
begun: 2015-02-10
clauses:
  - {mark: "0", level: preamble, words: "Sau khi Đề án 25 được thông qua, Ban Chấp hành Đảng bộ tỉnh quyết nghị (lời mẫu):"}
  - {mark: I, level: item, label: Mục I, words: Mục tiêu}
  - {mark: I.1, level: clause, label: Khoản 1, below: I, words: "Bộ máy tinh gọn, hoạt động hiệu lực, hiệu quả; không bỏ trống, không làm thay."}
  - {mark: II, level: item, label: Mục II, words: Nhiệm vụ và trách nhiệm}
  - mark: II.1
    level: clause
    label: Khoản 1
    below: II
    words: Ban Tổ chức Tỉnh ủy chủ trì rà soát chức năng, nhiệm vụ các cơ quan trong hệ thống chính trị, trình phương án giảm đầu mối bên trong.
    orders: {lead: ["22.BTC"], with: ["22.VPTU"], office: Trưởng ban, due: 2015-06-30, product: 1 phương án có số đầu mối giảm của từng cơ quan,
             authority: Chức năng tham mưu về tổ chức bộ máy}
  - mark: II.2
    level: clause
    label: Khoản 2
    below: II
    words: Các huyện ủy, thành ủy, thị ủy xây dựng kế hoạch thực hiện, nêu rõ việc, người chịu trách nhiệm và thời hạn của địa phương mình.
    orders: {office: Bí thư cấp ủy cấp huyện, due: 2015-06-30, product: 14 kế hoạch, authority: Điều lệ Đảng}
  - mark: II.3
    level: clause
    label: Khoản 3
    below: II
    words: Đảng ủy xã, phường, thị trấn cụ thể hóa việc bí thư chi bộ đồng thời là trưởng thôn, bản, khu phố ở nơi có điều kiện.
    orders: {office: Bí thư đảng ủy cấp xã, due: 2015-09-30, product: 186 kế hoạch, authority: Điều lệ Đảng}
  - mark: II.4
    level: clause
    label: Khoản 4
    below: II
    words: Ủy ban Kiểm tra Tỉnh ủy giám sát ngay từ khi bắt đầu tổ chức thực hiện, báo cáo Ban Thường vụ hằng quý.
    orders: {lead: ["22.UBKT"], office: Chủ nhiệm, due: 2015-12-31, product: 4 báo cáo quý, authority: Chức năng kiểm tra giám sát của Đảng}
supervision:
  - {body: "22.UBKT", what: "Tiến độ từng khoản; nơi chưa ban hành kế hoạch", first: 2015-05-04, every: 90}
requirements:
  - {kind: party_committee, level: district, under: "22.TU", since: 2015-03-03, due: 2015-06-30, clause: II.2}
  - {kind: party_committee, level: commune, under: "22.TU", since: 2015-03-03, due: 2015-09-30, clause: II.3}
issued: {number: 19, signed: 2015-03-03, signer: "Người ký [giả định]", signer_title: Bí thư}
force: 2015-03-03
"""
_OWN: Final = """1. Thường vụ cấp ủy rà soát từng phòng, ban của địa phương, nêu tên phòng nhập, phòng giữ, xong trước ngày {due}.
2. Chánh Văn phòng cấp ủy theo dõi, mỗi tháng báo cáo một trang: việc xong, việc chậm mấy ngày, vì sao.
3. Kinh phí sắp xếp nằm trong dự toán {year} đã giao, không xin thêm."""
_COPY: Final = """1. Các huyện ủy, thành ủy, thị ủy xây dựng kế hoạch thực hiện, nêu rõ việc, người chịu trách nhiệm và thời hạn của địa phương mình.
2. Đảng ủy xã, phường, thị trấn cụ thể hóa việc bí thư chi bộ đồng thời là trưởng thôn, bản, khu phố ở nơi có điều kiện."""
#: Who issued an invented plan, when, of which clause, in whose words.
_PLANS: Final = (
    ("193.DU", date(2015, 5, 20), "II.2", _OWN), ("194.DU", date(2015, 6, 12), "II.2", _OWN), ("195.DU", date(2015, 6, 29), "II.2", _OWN),
    ("196.DU", date(2015, 7, 24), "II.2", _OWN), ("203.DU", date(2015, 6, 30), "II.2", _COPY), ("06649.DU", date(2015, 8, 14), "II.3", _OWN),
    ("06652.DU", date(2015, 10, 19), "II.3", _OWN),
)  # fmt: skip


@transaction.atomic
def make_resolutions(today: date) -> bool:
    """Enter the theme of 2014, the sample resolution, plans below it, and a task that was done; False where documents or no accounts are there."""
    login = Account.objects.filter(login="van-ban").first()
    if login is None or Document.objects.exists() or Theme.objects.exists():
        return False
    organ = bodies.by_code(_ORGAN, today)
    clerk = Mandate(login.actor, "người soạn nghị quyết", "QĐ giả định 01")
    signer = Mandate("Người ký [giả định]", "người ký nghị quyết", "QĐ giả định 01")
    given = Given(date(2014, 1, 15), today)
    theme = acts.open_theme(clerk, 2014, organ.key, _THEME, given, _SOURCE)
    acts.enter(Signing(clerk, signer), read_document(_RESOLUTION), Given(_SIGNED, today))
    code = "19-NQ-TU-2015"
    points = Measure(
        "Đầu mối bên trong giảm (số mẫu)",
        "đầu mối",
        "more",
        Decimal(0),
        _SIGNED,
        Decimal(44),
        date(2015, 12, 31),
        "lời mẫu",
        f"{code}#II.1",
    )
    indicator = acts.add_indicator(clerk, theme.pk, points, Given(_SIGNED, today))
    acts.record_value(clerk, indicator.pk, Decimal(31), "Báo cáo quý III/2015 (mẫu)", Given(date(2015, 9, 30), today))
    for unit, signed, clause, text in _PLANS:
        body = bodies.by_code(unit, signed)
        day = Given(signed, today)
        wish = Wish(
            "plan",
            body.key,
            "Thực hiện Nghị quyết số 19-NQ/TU (lời mẫu)",
            theme=theme.pk,
            readers="public",
            sample=True,
        )
        made = acts.draft(clerk, wish, day)
        acts.set_text(clerk, made.code, read_clauses(text.format(due="15/6/2015", year=2015)), day)
        acts.link(clerk, made.code, code, day, clause)
        acts.plan_supervision(
            clerk, made.code, Watch(body.key, "Việc xong, việc chậm", signed + timedelta(days=60), every=30), day
        )
        acts.issue(signer, made.code, Issue(1, signed, "Người ký [giả định]", "Bí thư"), day)
        acts.enforce(signer, made.code, signed, day)
    _task(code, today)
    return True


def _task(code: str, today: date) -> None:
    """One task that a clause gave, reported and accepted; another one that waits."""
    giver, doer = (
        Mandate("Người giao [giả định]", "người giao nhiệm vụ"),
        Mandate("Người làm [giả định]", "người thực hiện nhiệm vụ"),
    )
    first, _ = acts.assign_clauses(giver, code, ["II.1", "II.4"], Given(_SIGNED, today))
    done = date(2015, 6, 24)
    tasks.accept(doer, first.code, tasks.Given(date(2015, 3, 6), today))
    tasks.report(
        doer,
        first.code,
        tasks.Given(done, today, "Đã trình phương án [giả định]", Decision("15-TTr/BTCTU [giả định]", done)),
    )
    tasks.approve(giver, first.code, "good", tasks.Given(date(2015, 6, 29), today))
