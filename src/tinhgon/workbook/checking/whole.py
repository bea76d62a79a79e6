"""All checks of a workbook, in the order in which each can trust the ones before."""

from __future__ import annotations

from datetime import date

import polars as pl

from tinhgon.kernel.finding import Severity
from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.columns import FrameName
from tinhgon.workbook.checking.cells import check_cells
from tinhgon.workbook.checking.cycles import check_cycles
from tinhgon.workbook.checking.descent import check_decisions, check_grounds, check_lineage
from tinhgon.workbook.checking.desk import Desk
from tinhgon.workbook.checking.identity import check_carriers, check_duplicates, check_lives, number_things
from tinhgon.workbook.checking.nearest import Nearest
from tinhgon.workbook.checking.posts import add_title_form, resolve_posts
from tinhgon.workbook.checking.references import resolve
from tinhgon.workbook.checking.seats import check_primaries, check_quota
from tinhgon.workbook.checking.texts import check_lost_zeros, drop_examples
from tinhgon.workbook.column import SheetName
from tinhgon.workbook.progress import Progress
from tinhgon.workbook.reading.raw import RawSheet
from tinhgon.workbook.sheets import SHEETS


def checked(sheets: list[RawSheet], first_day: date | None, progress: Progress, *, examples: bool = False) -> Desk:
    """Return the desk with every sheet checked; a sheet that the file lacks counts as empty.

    ``examples`` keeps the example rows of the template.
    """
    given = {sheet.frame: sheet for sheet in sheets}
    desk = Desk({frame: given.get(frame) or _absent(frame) for frame in SHEETS})
    for sheet in sheets:
        desk.findings += sheet.findings
    if not examples:
        drop_examples(desk)
    for number, frame in enumerate(SHEETS):
        progress.say(
            0.5 + 0.03 * number,
            Sentence(f"Kiểm tra ô: {desk.sheets[frame].title}", f"Checking cells: {desk.sheets[frame].title}"),
        )
        check_cells(desk, frame, first_day)
        check_duplicates(desk, frame)
    check_lost_zeros(desk)
    progress.say(0.7, Sentence("Đối chiếu mã và thời gian", "Matching codes and days"))
    carriers: tuple[FrameName, ...] = ("places", "units", "people")
    for name in carriers:
        number_things(desk, name, ["code"])
        check_lives(desk, name)
        check_carriers(desk, name, ["level", "code"] if name == "places" else ["code"], "code")
    nearest = {
        frame: Nearest(desk.rows[frame]["code"].drop_nulls().unique().sort().to_list())
        for frame in ("places", "units", "people")
    }
    resolve(desk, "places", "parent", "places", nearest["places"])
    resolve(desk, "units", "parent", "units", nearest["units"])
    resolve(desk, "units", "place", "places", nearest["places"])
    resolve(desk, "units", "host", "units", nearest["units"])
    resolve(desk, "people", "home", "places", nearest["places"], stands=False, any_day=True)
    progress.say(0.8, Sentence("Đối chiếu chức danh và phân công", "Matching posts and tenures"))
    _check_posts(desk, nearest["units"])
    _check_tenures(desk, nearest)
    progress.say(0.9, Sentence("Kiểm tra vòng lặp, biên chế, chức danh chính", "Checking rings, quotas, primary posts"))
    check_cycles(desk, "places", "parent")
    check_cycles(desk, "units", "parent")
    check_cycles(desk, "units", "host")
    check_quota(desk)
    check_primaries(desk)
    progress.say(0.95, Sentence("Đối chiếu kế thừa và văn bản", "Matching lineage and decisions"))
    check_decisions(desk)
    check_grounds(desk)
    check_lineage(desk, nearest)
    return desk


def _check_posts(desk: Desk, units: Nearest) -> None:
    resolve(desk, "posts", "unit", "units", units)
    add_title_form(desk, "posts")
    number_things(desk, "posts", ["unit_thing", "title_form"])
    check_lives(desk, "posts")
    check_carriers(desk, "posts", ["unit_thing", "title_form"], "title")


def _check_tenures(desk: Desk, nearest: dict[str, Nearest]) -> None:
    resolve(desk, "tenures", "person", "people", nearest["people"])
    # A tenure stands on its post, which may move from unit to unit; a unit is named only to find the post.
    by_title = pl.col("post_key").is_null()
    resolve(desk, "tenures", "unit", "units", nearest["units"], stands=False, among=by_title)
    add_title_form(desk, "tenures")
    resolve_posts(desk)
    number_things(desk, "tenures", ["person_thing", "post_thing", "since"])
    check_lives(desk, "tenures")
    check_carriers(desk, "tenures", ["person_thing", "post_thing"], "title")
    # The first day in the post, where it is left empty, is the first day of the tenure's first row.
    first = pl.col("valid_from").min().over("thing")
    desk.rows["tenures"] = desk.rows["tenures"].with_columns(pl.coalesce("since", first).alias("since"))


def _absent(frame: SheetName) -> RawSheet:
    ids = [column.id for column in SHEETS[frame].columns]
    schema: dict[str, pl.DataType] = {"row": pl.Int64(), **dict.fromkeys(ids, pl.String())}
    return RawSheet(frame, SHEETS[frame].title.vi, {}, {}, pl.DataFrame(schema=schema))


def has_errors(desk: Desk) -> bool:
    """Say whether any finding forbids taking the workbook in."""
    return any(finding.severity is Severity.ERROR for finding in desk.findings)
