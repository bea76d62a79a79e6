"""What each kind of paper holds, from a scheme that was run."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.papers.builders import fonts, made, sample
from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.refusal import Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.papers.composing.occasion import basis_words
from tinhgon.papers.composing.subject import about, subject
from tinhgon.papers.issuing import FORMATS, Wanted, issue, written
from tinhgon.papers.organ import organ_of, signature_of
from tinhgon.papers.profile import profile_for
from tinhgon.structure.scheme import Basis

NOTHING = "\u00a0" * 8
HOANH_BO = "tai-hien-hoanh-bo-ha-long-2020"


def texts(paper):
    return [f"{block.lead} {block.text}".strip() for block in paper.blocks]


def test_a_decision_says_every_step_then_when_and_who():
    paper, _ = made("decision", "nq-837-2019", "22.UB")
    said = texts(paper)
    assert said[:2] == ["Quyết định:", "Điều 1. Sắp xếp đơn vị hành chính"]
    assert [line.partition(".")[0] for line in said[2:12]] == [str(number) for number in range(1, 11)]
    assert said[12].startswith("Điều 2. Ban hành kèm theo Quyết định này Phụ lục I (tổng hợp con số")
    assert said[13] == "Điều 3. Quyết định này có hiệu lực thi hành từ ngày 01/01/2020."
    assert said[14].startswith("Điều 4. Thủ trưởng các cơ quan")
    assert paper.recipients[0] == "Như Điều 4"
    assert (paper.number, paper.number_line, paper.draft) == ("05/QĐ-UBND", "Số: 05/QĐ-UBND", False)
    assert paper.abstract == "Về việc sắp xếp các đơn vị hành chính cấp huyện, cấp xã thuộc tỉnh Quảng Ninh"
    [basis] = paper.bases
    assert basis == (
        "Căn cứ Nghị quyết số 837/NQ-UBTVQH14 ngày 17/12/2019 của Ủy ban Thường vụ Quốc hội "
        "về việc sắp xếp các đơn vị hành chính cấp huyện, cấp xã thuộc tỉnh Quảng Ninh"
    )


def test_a_scheme_of_one_step_is_an_article_of_its_own():
    paper, _ = made("decision", "tai-hien-van-phong-2019", "22.UB")
    assert texts(paper)[1].startswith("Điều 1. Hợp nhất Văn phòng Đoàn đại biểu Quốc hội tỉnh, Văn phòng Hội đồng")


def test_a_resolution_of_the_council_and_one_of_the_party():
    council, _ = made("resolution", "nq-837-2019", "22.HD")
    party, profile = made("resolution", HOANH_BO, "22.TU")
    assert texts(council)[0] == "Quyết nghị:"
    assert council.signature.authority == ()
    assert party.number_line == "Số 05-NQ/TU"
    assert party.signature.authority == ("T/M Tỉnh ủy",)
    assert party.recipients[-1] == "Lưu Văn phòng Tỉnh ủy"
    assert profile.id == "party-2018"


def test_many_steps_go_into_an_annex_that_the_article_names():
    paper, _ = made("decision", HOANH_BO, "22.UB")
    said = texts(paper)
    place = said.index("Điều 1. Sắp xếp tổ chức bộ máy")
    assert said[place + 1] == "Gồm 55 (năm mươi lăm) việc, nêu tại Phụ lục I kèm theo."
    assert paper.annexes[0].title == "Sắp xếp tổ chức bộ máy"
    assert len(paper.annexes[0].tables[0].rows) == 55


def test_figures_are_said_in_figures_and_words():
    said = texts(made("proposal", HOANH_BO, "22.UB")[0])
    assert "- Đầu mối: từ 3.034 xuống 2.990 đầu mối, giảm 44 (bốn mươi tư) đầu mối;" in said
    assert "- Cấp trưởng: từ 2.837 xuống 2.816 người, giảm 21 (hai mươi mốt) người;" in said
    assert "- Cấp phó: từ 2.396 xuống 2.393 người, giảm 03 (ba) người;" in said
    assert "IV. KẾT QUẢ SAU KHI SẮP XẾP" in said


def test_annexes_list_what_ended_began_and_changed():
    paper, _ = made("decision", "nq-837-2019", "22.UB")
    rows = paper.annexes[1].tables[0].rows
    heads = [row[2] for row in rows if row[0] is None]
    assert heads == ["Kết thúc: 10", "Thay đổi: 20"]
    ended = next(row for row in rows if row[1] == "06869")
    assert ended[2:4] == ("Xã Đại Thành", "huyện Tiên Yên")
    assert ended[-1] == "Vào xã Đại Dực"
    posts = next(annex for annex in made("decision", HOANH_BO, "22.UB")[0].annexes if annex.title.startswith("Vị trí"))
    *_, last = posts.tables[0].rows
    assert last[2] == "Cộng"
    assert last[-1] == last[-2] - last[-3]


def test_a_submission_is_for_somebody_and_an_appraisal_weighs_what_was_found():
    paper, _ = made("submission", "tai-hien-van-phong-2019", "22.SNV")
    assert paper.to == ("Ủy ban nhân dân tỉnh Quảng Ninh",)
    clean, _ = made("appraisal", "tai-hien-van-phong-2019", "22.SNV")
    assert texts(clean)[-1] == "Hồ sơ đủ điều kiện trình."
    warned, _ = made("appraisal", "nq-837-2019", "22.SNV")
    count = len(sample("nq-837-2019").findings)
    assert warned.annexes[0].title == "Phát hiện khi chạy thử"
    assert len(warned.annexes[0].tables[0].rows) == count > 0
    assert any(line.endswith(", nêu tại Phụ lục I.") for line in texts(warned))
    assert "sau khi cơ quan lập đề án giải trình" in texts(warned)[-1]
    error = Finding("law.x", Sentence("Thiếu người", "Too few"), Severity.ERROR, citation="Điều 5")
    wrong, _ = made("appraisal", "tai-hien-van-phong-2019", "22.SNV", findings=(error,))
    assert texts(wrong)[-1] == "Hồ sơ chưa đủ điều kiện trình: còn 01 (một) lỗi phải khắc phục."
    assert wrong.annexes[0].tables[0].rows[0][1:3] == ("Lỗi", "Thiếu người")


def test_an_appraisal_compares_with_the_law_of_the_day():
    outcome = sample("nq-837-2019")
    paper, _ = issue(outcome, Wanted("appraisal", "22.SNV", date(2019, 12, 17)))
    law = next(annex for annex in paper.annexes if annex.title == "Đối chiếu với quy định của pháp luật").tables[0]
    assert [column.heading for column in law.columns][-2:] == ["Căn cứ", "Cách khắc phục"]
    new = [row for row in law.rows if row[1] == "mới phát sinh"]
    assert ("201 Huyện Hải Hà", "1211/2016/UBTVQH13, Điều 2 khoản 3") in {(row[2], row[-2]) for row in new}
    assert not [row for row in law.rows if row[1] == "vẫn như cũ"]
    said = texts(paper)
    assert any("mới phát sinh: 02 (hai)" in line for line in said)
    assert said[-2] == "V. Ý kiến thẩm định"
    assert len(issue(outcome, Wanted("decision", "22.UB", date(2019, 12, 17)))[0].annexes) == len(paper.annexes) - 2


def test_one_question_gives_every_format():
    paper, profile = issue(sample("tai-hien-van-phong-2019"), Wanted("quyet-dinh", "22.UB", date(2019, 12, 10)))
    assert (paper.kind, paper.draft, paper.number_line) == ("decision", True, f"Số: {NOTHING}/QĐ-UBND")
    for ending in FORMATS:
        assert len(written(replace(paper, evidence=paper.evidence[:1]), profile, ending, fonts())) > 3000


def test_an_organ_that_begins_with_the_scheme_may_sign():
    paper, _ = issue(sample("tai-hien-van-phong-2019"), Wanted("decision", "22.VPTH", date(2019, 12, 10)))
    assert paper.organ.name == "Văn phòng Đoàn ĐBQH, HĐND và UBND tỉnh Quảng Ninh"
    with pytest.raises(Unknown, match="KHONG"):
        issue(sample("tai-hien-van-phong-2019"), Wanted("decision", "KHONG", date(2019, 12, 10)))


@pytest.mark.parametrize(
    ("code", "superior", "lines", "symbol", "place"),
    [
        ("22.UB", (), ("Ủy ban nhân dân", "tỉnh Quảng Ninh"), "UBND", "Quảng Ninh"),
        ("22.SNV", ("UBND tỉnh Quảng Ninh",), ("Sở Nội vụ",), "SNV", "Quảng Ninh"),
        ("22.BTC", ("Tỉnh ủy Quảng Ninh",), ("Ban Tổ chức",), "BTCTU", "Quảng Ninh"),
        ("22.UBKT", ("Tỉnh ủy Quảng Ninh",), ("Ủy ban Kiểm tra",), "UBKTTU", "Quảng Ninh"),
        ("193.DU", ("Đảng bộ tỉnh Quảng Ninh",), ("Thành ủy Hạ Long",), "TU", "Hạ Long"),
        ("193.NV", ("UBND thành phố Hạ Long",), ("Phòng Nội vụ",), "PNV", "Hạ Long"),
        ("06838.DU", ("Đảng bộ huyện Bình Liêu",), ("Đảng ủy thị trấn Bình Liêu",), "ĐU", "Bình Liêu"),
    ],
)  # fmt: skip
def test_an_organ_heads_its_papers(code, superior, lines, symbol, place):
    organ = organ_of(sample("tai-hien-van-phong-2019").before, code)
    assert (organ.superior, organ.lines, organ.symbol, organ.place) == (superior, lines, symbol, place)


@pytest.mark.parametrize(
    ("code", "title", "authority"),
    [
        ("22.UB", "", ("TM. Ủy ban nhân dân",)),
        ("22.UB", "Phó Chủ tịch", ("TM. Ủy ban nhân dân", "KT. Chủ tịch")),
        ("22.SNV", "", ()),
        ("22.SNV", "Phó Giám đốc", ("KT. Giám đốc",)),
        ("22.TU", "", ("T/M Tỉnh ủy",)),
        ("22.TU", "Phó Bí thư", ("T/M Tỉnh ủy",)),
        ("22.HD", "", ()),
    ],
)
def test_who_signs_by_what_authority(code, title, authority):
    structure = sample("tai-hien-van-phong-2019").before
    profile = profile_for(organ_of(structure, code).sector, structure.day)
    signature = signature_of(structure, code, profile, title=title)
    assert signature.authority == authority
    assert bool(signature.name) is not bool(title)


def test_bases_and_titles_in_words():
    assert basis_words(Basis(number="18-NQ/TW", date=date(2017, 10, 25), organ="BCHTW", title="Một số vấn đề")) == (
        "Nghị quyết số 18-NQ/TW ngày 25/10/2017 của BCHTW một số vấn đề"
    )
    assert basis_words(Basis(number="72/2025/QH15")) == "Luật số 72/2025/QH15"
    assert basis_words(Basis(number="Biên bản họp")) == "Biên bản họp"
    assert subject("Nghị quyết 837/NQ-UBTVQH14 về sắp xếp các xã") == "sắp xếp các xã"
    assert subject("Quảng Ninh sắp xếp xã") == "Quảng Ninh sắp xếp xã"
    assert about("Hợp nhất ba văn phòng") == "Về việc hợp nhất ba văn phòng"
