"""Scheme 837/NQ-UBTVQH14's Hạ Long part as a dossier, in a browser, from an empty draft to the review after 24 months.

Drafter, appraiser, affected official, citizen, council clerk, decider, reviewer and auditor each act on the pages, signed in as such, on
the days of 2019 to 2022; what is not theirs they can neither do nor read. ``TINHGON_PICTURES`` names a folder for pictures of the way.
"""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser.serving import faults
from tests.mandates.builders import PASSWORD, account, granted
from tests.reform.dossier.story import CODE, books, minutes
from tinhgon.kernel.as_of import AsOf
from tinhgon.ledger import queries as ledger
from tinhgon.reform.models import Dossier, Draft
from tinhgon.reform.queries.dossier import people
from tinhgon.reform.queries.dossier.standing import standing
from tinhgon.registry.queries import snapshot
from tinhgon.structure.figures.apparatus import seats
from tinhgon.structure.scheme import Scheme

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HERE = f"/de-an/ho-so/{CODE}/"
ROLES = {"soan": "drafter", "kiem": "appraiser", "tham": "appraiser", "thu-ky": "clerk", "quyet": "decider", "ra-soat": "reviewer",
         "thanh-tra": "auditor"}  # fmt: skip
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
RAILS = {
    "Hồ sơ giải quyết đúng hạn": {"Số đếm được": "940", "Trên tổng": "1000"},
    "Người dân hài lòng": {"Số đếm được": "450", "Trên tổng": "500"},
    "Đơn thư liên quan việc sắp xếp": {"Số đếm được": "4", "Trong số tháng": "12"},
    "Việc quá hạn của bộ phận giúp việc chung": {"Số đếm được": "20", "Trên tổng": "400"},
}


class Clock:
    """The day on which the office believes to be; everything that asks Django for the time gets its morning."""

    def __init__(self) -> None:
        self.day = date(2019, 12, 2)

    def now(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 2, 0, tzinfo=UTC)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(timezone, "now", made.now)
    return made


class Walk:
    """One browser in which people sign in one after the other."""

    def __init__(self, page: Page, server: str, clock: Clock) -> None:
        self.page, self.server, self.clock = page, server, clock
        self.who = ""
        self.pictures = Path(os.environ["TINHGON_PICTURES"]) if os.environ.get("TINHGON_PICTURES") else None
        self.taken = 0

    def as_(self, login: str, day: date | None = None) -> Walk:
        """Sign somebody else in, on a day; an empty login is whoever walks by."""
        if day is not None:
            self.clock.day = day
        self.page.context.clear_cookies()
        self.who = login
        if login:
            self.page.goto(f"{self.server}/dang-nhap/")
            self.page.get_by_label("Tên đăng nhập").fill(login)
            self.page.get_by_label("Mật khẩu").fill(PASSWORD)
            self.page.locator("main").get_by_role("button", name="Đăng nhập", exact=True).click()
            expect(self.page.locator("h1")).to_have_text("Tài khoản")
        return self

    def at(self, path: str = HERE, status: int = 200) -> Page:
        """Go to a page."""
        answer = self.page.goto(self.server + path)
        assert answer is not None
        assert answer.status == status, (self.who, path, answer.status)
        return self.page

    def picture(self, name: str) -> None:
        """Take a picture of the page as it stands, if pictures are asked for."""
        if self.pictures is not None:
            self.taken += 1
            self.pictures.mkdir(parents=True, exist_ok=True)
            self.page.evaluate("scrollTo(0, 0)")
            self.page.screenshot(path=self.pictures / f"{self.taken:02}-{name}.png", full_page=True)

    def fills(self, fields: dict[str, str], file: int | None = None, title: str = "") -> None:
        """Type into the fields of a form, by their labels."""
        form = self.page.locator("main form")
        for label, value in fields.items():
            field = form.get_by_label(re.compile(f"^{re.escape(label)}"))
            if field.evaluate("one => one.tagName") == "SELECT":
                field.select_option(label=value) if not value.isdigit() else field.select_option(value)
            else:
                field.fill(value)
        if file is not None:
            form.get_by_label("Văn bản kèm theo (tệp)").set_input_files(
                {"name": "văn bản <b>.pdf", "mimeType": "application/pdf", "buffer": minutes(file)}
            )
            form.get_by_label("Tên văn bản").fill(title or f"Văn bản {file}")

    def does(
        self,
        act: str,
        fields: dict[str, str] | None = None,
        file: int | None = None,
        title: str = "",
        picture: str = "",
    ) -> None:
        """From the dossier's page take what is offered there, fill its form in and send it."""
        page = self.at()
        page.locator(".offers").get_by_role("link", name=act, exact=True).click()
        self.sends(act, fields, file, title, picture)

    def sends(
        self,
        act: str,
        fields: dict[str, str] | None = None,
        file: int | None = None,
        title: str = "",
        picture: str = "",
    ) -> None:
        """Fill in the form that is open and send it; it must be written."""
        self.fills(fields or {}, file, title)
        if picture:
            self.picture(picture)
        with self.page.expect_response(lambda answer: answer.request.method == "POST") as answered:
            self.page.locator("main form").get_by_role("button", name=act, exact=True).click()
        if answered.value.status not in (200, 303):
            expect(self.page.locator("main")).to_contain_text("Chưa ghi gì")
            said = self.page.locator("main").inner_text()
            pytest.fail(f"{self.who}: {act}: {answered.value.status}: {said[:900]}")
        self.page.wait_for_load_state("load")

    def cannot(self, *paths: str, status: int = 403) -> None:
        """Pages that are not theirs."""
        for path in paths:
            self.at(path, status)


def office(scheme: Scheme) -> None:
    """Somebody for each role, and an official whom the scheme moves to a lower post."""
    for login, role in ROLES.items():
        granted(account(login), role, since=date(2019, 1, 1))


def leader_of(code: str, day: date) -> str:
    found = seats(snapshot(AsOf(day))).filter((pl.col("unit_code") == code) & (pl.col("rank") == "head"))
    return str(found["person_code"][0])


def test_the_whole_way_in_a_browser(live_server: Any, page: Page, clock: Clock) -> None:
    expect.set_options(timeout=30_000)
    page.set_default_timeout(60_000)
    page.set_viewport_size(DESK)
    scheme = books()
    office(scheme)
    walk = Walk(page, live_server.url, clock)
    drafted(walk, scheme)
    checked(walk)
    appraised(walk)
    code = heard(walk)
    voted(walk)
    told(walk)
    decided(walk)
    enacted(walk)
    reviewed(walk, code)
    assert standing(CODE).state.id == "closed"
    assert ledger.verify() == []


def drafted(walk: Walk, scheme: Scheme) -> None:
    page = walk.as_("soan").at("/de-an/soan/moi/")
    page.get_by_label(re.compile("^Tên")).first.fill("Nhập huyện Hoành Bồ vào thành phố Hạ Long")
    page.locator("[name=co-quan]").fill("22.UB") if page.locator("input[name=co-quan]").count() else page.locator(
        "[name=co-quan]"
    ).select_option("22.UB")
    page.locator("input[type=file]").set_input_files(
        {"name": "de-an.yaml", "mimeType": "text/plain", "buffer": scheme.to_yaml().encode()}
    )
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator("h1")).to_contain_text("Nhập huyện Hoành Bồ")
    draft = Draft.objects.get()
    page = walk.at("/de-an/ho-so/")
    page.get_by_role("link", name="Mở hồ sơ").click()
    walk.sends("Mở hồ sơ", {"Bản soạn": f"{draft.title} ({draft.name})", "Mã hồ sơ": CODE}, picture="mo-ho-so")
    expect(page.locator("main")).to_contain_text("chưa công bố")
    walk.does("Nêu HĐND liên quan", {"Mã Hội đồng nhân dân": "22.HD, 193.HD, 204.HD"})
    walk.picture("dang-soan")
    walk.does("Trình kiểm tra")
    expect(page.locator("main")).to_contain_text("Đang kiểm tra nội bộ")
    walk.cannot(f"{HERE}lam/check/", f"{HERE}lam/point/", f"{HERE}lam/enact/")  # who drafted does not check
    walk.as_("").page.goto(walk.server + HERE)
    expect(page.locator("h1")).to_have_text("Đăng nhập")  # nobody reads what is not published
    walk.as_("thu-ky").cannot(f"{HERE}lam/submit/", f"{HERE}lam/decide/")


def checked(walk: Walk) -> None:
    page = walk.as_("kiem", date(2019, 12, 3)).at("/de-an/ho-so/")
    expect(page.locator("main")).to_contain_text("chờ bạn")
    walk.at(f"{HERE}?muc=luat")
    expect(page.locator("main")).to_contain_text("Không điều nào đã đối chiếu chặn đề án")
    walk.picture("luat")
    walk.does("Trả lại để sửa", {"Lý do": "Tiêu đề chưa nêu nghị quyết"})
    walk.as_("soan").does("Trình kiểm tra")
    walk.as_("kiem").does("Xác nhận đã kiểm tra", file=1, title="Phiếu kiểm tra", picture="kiem-tra")
    expect(page.locator("main")).to_contain_text("Đang thẩm định")


def appraised(walk: Walk) -> None:
    page = walk.as_("tham").at()
    for step, verdict, words in (
        ("0", "nhất trí", "Đủ căn cứ"),
        ("1", "đề nghị sửa", "Nêu rõ tên phường mới"),
        ("3", "không nhất trí", "Chưa rõ trụ sở"),
    ):
        walk.does(
            "Cho ý kiến thẩm định",
            {"Về": step, "Kết luận": verdict, "Nội dung": words},
            picture="tham-dinh" if step == "1" else "",
        )
    walk.does("Kết thúc thẩm định", file=2, title="Báo cáo thẩm định")
    expect(page.locator("main")).to_contain_text("Đang hoàn thiện theo thẩm định")
    page = walk.as_("soan", date(2019, 12, 4)).at()
    expect(page.locator(".offers")).to_contain_text("2 ý kiến thẩm định chờ trả lời")
    for words in ("Đã bổ sung tên phường", "Trụ sở tại phường Hồng Gai"):
        walk.at().get_by_role("link", name=re.compile("Trả lời ý kiến thẩm định")).first.click()
        walk.sends("Trả lời ý kiến thẩm định", {"Kết quả": "tiếp thu", "Lý do": words})


def heard(walk: Walk) -> str:
    page = walk.page
    walk.does("Công bố và lấy ý kiến", {"Nhận góp ý đến hết ngày": "05/01/2020"})
    citizen = walk.as_("").at()
    page.set_viewport_size(PHONE)
    assert faults(page) == []
    walk.cannot(f"{HERE}cua-toi/", status=200)  # led to sign in
    expect(page.locator("h1")).to_have_text("Đăng nhập")
    citizen = walk.at()
    citizen.get_by_label("Về", exact=True).select_option("1")
    citizen.get_by_label("Tên (không bắt buộc").fill("Bà Tư")
    citizen.get_by_label("Nội dung", exact=True).fill("Giữ tên Hoành Bồ <script>alert(1)</script>")
    walk.picture("gop-y")
    citizen.get_by_role("button", name="Gửi góp ý").click()
    code = citizen.locator(".note-blue .code").inner_text()
    walk.picture("ma-gop-y")
    page.set_viewport_size(DESK)
    walk.as_("soan", date(2020, 1, 6)).does("Khép lấy ý kiến")
    walk.at().get_by_role("link", name=re.compile("^Trả lời góp ý")).first.click()
    walk.sends("Trả lời góp ý", {"Kết quả": "tiếp thu", "Lý do": "Một phường mang tên Hoành Bồ"})
    title = walk.at(f"/de-an/soan/{Draft.objects.get().name}/thong-tin/")
    title.locator("main form [name=ghi-chu], main form textarea").first.fill(
        "Tiếp thu ý kiến người dân về tên Hoành Bồ"
    )
    with page.expect_response(lambda answer: answer.request.method == "POST" and answer.status == 303):
        title.locator("main form").get_by_role("button", name="Lưu").click()
    page = walk.at()
    expect(page.locator("main")).to_contain_text("đã đổi sau bản trình số 1")
    walk.does("Nộp bản trình")
    walk.does("Công bố tiếp thu, giải trình và trình HĐND")
    walk.as_("").at("/de-an/ho-so/ma/")
    page.get_by_label(re.compile("^Mã, như")).fill(code.lower())
    page.get_by_role("button", name="Mở", exact=True).click()
    expect(page.locator("main")).to_contain_text("Một phường mang tên Hoành Bồ")
    return code


def voted(walk: Walk) -> None:
    page = walk.as_("thu-ky", date(2020, 1, 8)).at()
    fields = {
        "Kỳ họp": "Kỳ họp 10",
        "Ngày họp": "08/01/2020",
        "Số nghị quyết": "01/NQ-HĐND",
        "Tổng số đại biểu": "30",
        "Có mặt": "19",
        "Tán thành": "19",
    }
    names = {"193.HD": "HĐND", "204.HD": "HĐND", "22.HD": "HĐND"}
    walk.does(
        "Ghi kết quả biểu quyết", {**fields, "Hội đồng nhân dân": _council(walk, "193.HD")}, 3, picture="bieu-quyet"
    )
    expect(walk.at().locator("main")).to_contain_text("không đạt")
    for number, council in enumerate(names):
        good = {**fields, "Kỳ họp": "Kỳ họp 11", "Có mặt": "28", "Tán thành": "27", "Không tán thành": "1"}
        walk.does("Ghi kết quả biểu quyết", {**good, "Hội đồng nhân dân": _council(walk, council)}, 10 + number)
    walk.does("Xác nhận các HĐND đã thông qua")
    expect(page.locator("main")).to_contain_text("Chờ quyết định")
    walk.cannot(f"{HERE}lam/decide/", f"{HERE}nguoi/")


def _council(walk: Walk, code: str) -> str:
    units = snapshot(AsOf(walk.clock.day)).units
    return f"{units.filter(pl.col('code') == code)['name'][0]} ({code})"


def told(walk: Walk) -> None:
    """Everybody gets a code; one official signs in, objects and is answered; ten leave, one is waived, the surplus gets a path."""
    page = walk.as_("soan", date(2020, 1, 9)).at(f"{HERE}nguoi/")
    page.get_by_role("link", name="Cấp mã cho người chưa được báo").click()
    walk.picture("cap-ma")
    page.locator("main form").get_by_role("button").first.click()
    expect(page.locator("main tbody tr")).to_have_count(262)
    walk.picture("ma-giay")
    at = standing(CODE)
    lower = next(one for one in people.placed(at) if one.fate == "lower")
    other = next(one for one in people.placed(at) if one.fate == "moved")
    granted(account("can-bo", person=lower.person), "affected", since=date(2019, 1, 1))
    page = walk.as_("can-bo").at("/de-an/ho-so/")
    expect(page.locator("main")).to_contain_text("có tên bạn")
    walk.cannot(f"{HERE}nguoi/", f"{HERE}lam/reply/", f"{HERE}lam/issue_code/")
    walk.at().get_by_role("link", name="Vị trí của tôi").click()
    expect(page.locator("main")).to_contain_text(lower.code)
    assert other.code not in page.content()
    page.get_by_label("Tôi").select_option(label="không đồng ý")
    page.get_by_label("Nội dung").fill("Xin giữ phụ cấp chức vụ")
    page.get_by_role("button", name="Gửi trả lời").click()
    expect(page.locator("main")).to_contain_text("Đã ghi câu trả lời của bạn")
    walk.picture("vi-tri-cua-toi")
    assert faults(page) == []
    assert "Xin giữ phụ cấp" not in walk.as_("").at().content()
    page = walk.as_("quyet", date(2020, 1, 10)).at(f"{HERE}nguoi/?loc=open")
    walk.picture("nguoi-cho-tra-loi")
    page.get_by_role("link", name="Trả lời người này").click()
    walk.sends("Trả lời người bị ảnh hưởng", {"Trả lời": "Bảo lưu phụ cấp đến hết nhiệm kỳ"})
    walk.as_("soan")
    for _ in range(10):
        page = walk.at(f"{HERE}nguoi/?loc=unplaced")
        page.get_by_role("link", name="Ghi nghỉ và chế độ").first.click()
        walk.sends("Ghi người nghỉ và chế độ", {"Lương tháng": "8000000", "Số tháng nghỉ trước tuổi": "40", "Số năm đóng bảo hiểm": "27,5",
                                                "Số tiền văn bản ghi": "160000000"}, 4, "Đơn xin nghỉ")  # fmt: skip
    walk.does("Lập lộ trình giải quyết dôi dư", {"Giảm đều về không": "60"})
    page.set_viewport_size(PHONE)
    paths = (
        "",
        "?muc=noi-dung",
        "?muc=luat",
        "?muc=van-ban",
        "nguoi/",
        "nguoi/?loc=reply",
        "lam/leaving/",
        "lam/path/",
        "lam/document/",
    )
    wrong = {path: found for path in paths if (found := faults(walk.at(HERE + path)))}
    assert wrong == {}
    walk.at(f"{HERE}nguoi/?loc=leaves")
    walk.picture("nguoi-tren-dien-thoai")
    walk.at(f"{HERE}?muc=noi-dung")
    walk.picture("noi-dung-tren-dien-thoai")
    page.set_viewport_size(DESK)


def decided(walk: Walk) -> None:
    page = walk.as_("quyet", date(2020, 1, 25)).at()
    paper = {
        "Số quyết định": "12/NQ-HĐND",
        "Ngày ký": "24/01/2020",
        "Cơ quan ban hành": "HĐND tỉnh",
        "Cơ quan quyết định": "22.HD",
    }
    page.locator(".offers").get_by_role("link", name="Ban hành quyết định", exact=True).click()
    walk.fills({**paper, "Người ký": leader_of("193.VPUB", walk.clock.day)}, 6)
    page.locator("main form").get_by_role("button", name="Ban hành quyết định").click()
    expect(page.locator(".error-summary")).to_contain_text("không giữ chức vụ lãnh đạo")
    walk.picture("nguoi-ky-khong-co-tham-quyen")
    assert faults(page) == []
    walk.does(
        "Ban hành quyết định",
        {**paper, "Người ký": leader_of("22.HD", walk.clock.day)},
        6,
        "Nghị quyết 12",
        picture="quyet-dinh",
    )
    expect(page.locator("main")).to_contain_text("Đã quyết định, chờ thi hành")
    assert Draft.objects.get().state == "locked"
    walk.as_("soan").cannot(f"{HERE}lam/enact/")


def enacted(walk: Walk) -> None:
    page = walk.as_("ra-soat").at()
    for rail, values in RAILS.items():
        walk.does("Chốt mốc gốc một chỉ số", {"Chỉ số": rail, **values, "Nguồn số liệu": "Báo cáo một cửa 2019"})
    page = walk.as_("quyet").at(f"{HERE}lam/enact/")
    expect(page.locator("main")).to_contain_text("chưa được sắp xếp")
    page.locator("main form").get_by_role("button", name="Thi hành").click()
    expect(page.locator(".error-summary")).to_contain_text("chưa được sắp xếp")
    walk.picture("con-nguoi-chua-sap-xep")
    page = walk.at(f"{HERE}nguoi/?loc=unplaced")
    page.get_by_role("link", name="Miễn").click()
    walk.sends("Miễn một điều kiện", {"Lý do": "Chờ kết luận kiểm tra"}, 7, "Công văn cho phép")
    walk.does("Thi hành", picture="thi-hanh")
    expect(page.locator("main")).to_contain_text("Đã thi hành, đang theo dõi")
    assert ledger.standing("enact", Draft.objects.get().name) is not None


def reviewed(walk: Walk, code: str) -> None:
    page = walk.page
    for months, day, rail in (
        (6, date(2020, 9, 1), "935"),
        (12, date(2021, 3, 1), "860"),
        (24, date(2022, 3, 1), "950"),
    ):
        walk.as_("ra-soat", day)
        for name, values in RAILS.items():
            given = values | ({"Số đếm được": rail} if name == "Hồ sơ giải quyết đúng hạn" else {})
            walk.does("Đo một chỉ số", {"Chỉ số": name, **given, "Nguồn số liệu": f"Báo cáo sau {months} tháng"})
        walk.does(
            "Rà soát",
            {"Kỳ rà soát": str(months)},
            20 + months,
            f"Báo cáo rà soát {months} tháng",
            picture=f"ra-soat-{months}",
        )
    walk.does("Kết thúc theo dõi")
    page = walk.as_("thanh-tra").at()
    expect(page.locator("main")).to_contain_text("Hồ sơ đã kết thúc")
    walk.picture("ket-thuc")
    assert faults(page) == []
    walk.at(f"{HERE}?muc=van-ban")
    expect(page.locator("main")).to_contain_text("Phiếu kiểm tra")
    expect(page.locator("main")).not_to_contain_text("Đơn xin nghỉ")
    walk.picture("van-ban")
    walk.at("/nhat-ky/dau-vet/")
    walk.cannot(f"{HERE}nguoi/", f"{HERE}lam/document/", f"{HERE}lam/close/")
    citizen = walk.as_("").at()
    assert "<script>alert(1)" not in citizen.content()
    expect(citizen.locator("main")).to_contain_text("Giữ tên Hoành Bồ <script>alert(1)</script>")
    assert Dossier.objects.count() == 1
