"""Packs compiled from the books: figures with rows, the same digest for the same days, prose bound to figures, locked when signed."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from docx import Document as Docx
from openpyxl import load_workbook

from tests.registry.builders import rows
from tests.reports.builders import DAY, HOA, MINH, SINCE, TODAY, done, followed, opened, ordered, resolution
from tinhgon.kernel.refusal import Refusal, Stale
from tinhgon.papers.issuing import written
from tinhgon.reports import acts
from tinhgon.reports.models import Signed
from tinhgon.reports.queries import packs
from tinhgon.reports.queries.compiling import compiled, since_previous
from tinhgon.reports.queries.paper import paper_of_pack
from tinhgon.resolutions.acts import limits
from tinhgon.resolutions.models import Limitation
from tinhgon.tasks.models import Task

pytestmark = pytest.mark.django_db


def test_every_figure_is_its_rows_and_the_same_days_give_the_same_digest() -> None:
    document = resolution()
    followed(document)
    one, two = (Limitation.objects.get(found__year=2020), Limitation.objects.get(found=date(2021, 11, 1)))
    limits.compare_limitations(MINH, two.code, one.code, same=True, today=TODAY)
    pack = opened(document)
    made = compiled(pack)
    figures = {id: (reading.value, reading.of) for id, reading in made.readings.items()}
    assert figures["tasks.all"] == (4, None)
    assert figures["tasks.done"] == (2, 4)
    assert figures["tasks.on_time"] == (1, 2)
    assert figures["tasks.quality"] == (1, 2)
    assert figures["tasks.effect"] == (0, 2)
    assert figures["tasks.overdue"] == (1, 4)
    assert figures["tasks.open"] == (1, 4)
    assert figures["clauses.ordering"][0] >= 1
    assert figures["limitations.all"] == (2, None)
    assert figures["limitations.repeated"] == (1, 2)
    assert figures["recommendations.waiting"] == (1, 1)
    assert figures["duties.breach"] == (6, 6)
    for reading in made.readings.values():
        assert reading.value == len({row["key"] for row in reading.rows})
        assert all(row["source"][1] for row in reading.rows)
    overdue = made.readings["tasks.overdue"].rows
    assert [row["what"] for row in overdue] == ["Sắp xếp phòng"]
    before = made.digest
    # What is written afterwards, and what happens afterwards, changes nothing of a pack of that day and instant.
    done(Task.objects.get(title="Sắp xếp phòng"), date(2021, 12, 1))
    ordered(document, date(2021, 12, 1), "Việc ghi muộn", date(2021, 10, 1))
    limits.overcome(MINH, two.code, date(2021, 12, 1), "BC", TODAY)
    assert compiled(pack).digest == before
    later = compiled(opened(document))
    assert later.digest != before
    assert later.readings["tasks.done"].value == 3


def test_prose_takes_its_figures_from_the_books_and_a_typed_number_that_differs_is_pointed_out() -> None:
    pack = opened(resolution())
    with pytest.raises(Refusal) as refused:
        acts.write_prose(MINH, pack.code, "results", "Có {tasks.lat} nhiệm vụ.", 0, TODAY)
    assert refused.value.findings[0].rule == "prose.unknown_figure"
    row = acts.write_prose(
        MINH, pack.code, "results", "Còn 15 nhiệm vụ quá hạn; hoàn thành {tasks.done:ty-le}.", 0, TODAY
    )
    made = compiled(pack)
    found = packs.findings(packs.texts(pack), made.readings)
    assert [(one.rule, one.measured, one.required) for one in found] == [("prose.contradicts", "15", "1")]
    with pytest.raises(Stale):
        acts.write_prose(MINH, pack.code, "results", "Lời khác", 0, TODAY)
    with pytest.raises(Refusal) as refused:
        acts.sign_pack(HOA, pack.code, "12", TODAY, "Lê Hoa", "Bí thư", TODAY)
    assert refused.value.findings[0].rule == "prose.contradicts"
    acts.write_prose(MINH, pack.code, "results", "Còn {tasks.overdue} nhiệm vụ quá hạn.", row.pk, TODAY)
    acts.sign_pack(HOA, pack.code, "12", TODAY, "Lê Hoa", "Bí thư", TODAY)


def test_a_signed_pack_is_locked_and_its_papers_say_what_was_signed() -> None:
    document = resolution()
    pack = opened(document)
    signed = acts.sign_pack(HOA, pack.code, "12", TODAY, "Lê Hoa", "Bí thư", TODAY)
    assert signed.counted == compiled(pack).digest
    with pytest.raises(Refusal):
        acts.write_prose(MINH, pack.code, "results", "Sửa sau khi ký", 0, TODAY)
    with pytest.raises(Refusal):
        acts.sign_pack(HOA, pack.code, "13", TODAY, "Lê Hoa", "Bí thư", TODAY)
    for sent in (
        "update reports_signed set number = '1'",
        "delete from reports_prose",
        "update reports_pack set day = now()",
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows(sent)
    at = packs.Standing(pack, ("99.TU", "Tỉnh ủy"), Signed.objects.get())
    paper, profile = paper_of_pack(at, TODAY)
    fonts = Path(settings.PAPER_FONTS)
    text = "\n".join(one.text for one in Docx(BytesIO(written(paper, profile, "docx", fonts))).paragraphs)
    assert "Đã giao 4 nhiệm vụ; hoàn thành 50 %, 2 trên 4." in text
    assert paper.number_line.startswith("Số 12-BC/TU")
    assert written(paper, profile, "pdf", fonts).startswith(b"%PDF")
    book = load_workbook(BytesIO(written(paper, profile, "xlsx", fonts)))
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert "Sắp xếp phòng" in cells
    assert "Số nhiệm vụ đã quá hạn mà chưa hoàn thành." in cells


def test_an_interim_pack_lists_what_changed_since_the_previous_one() -> None:
    document = resolution()
    first = opened(document, day=date(2021, 7, 1))
    second = opened(document, previous=first.code)
    since = since_previous(compiled(second))
    assert since is not None
    moved = {one.reading.figure.id: (one.before, one.reading.value) for one in since.figures}
    assert moved["tasks.done"] == (1, 2)
    changed = next(one for one in since.rows if one.frame == "tasks")
    assert {row["what"] for _, row in changed.moved} == {"Rà soát chức năng", "Sắp xếp phòng"}
    with pytest.raises(Refusal):
        opened(document, day=date(2021, 5, 1), previous=first.code)


def test_a_pack_needs_a_subject_a_span_and_a_day_that_has_come() -> None:
    document = resolution()
    for more, rule in (
        ({"since": DAY, "day": SINCE}, "following.span"),
        ({"document": ""}, "following.subject"),
        ({"kind": "weekly"}, "following.choice"),
        ({"day": date(2022, 5, 1)}, "following.day"),
    ):
        with pytest.raises(Refusal) as refused:
            opened(document, **more)
        assert refused.value.findings[0].rule == rule
