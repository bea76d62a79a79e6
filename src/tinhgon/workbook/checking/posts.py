"""Which post a tenure is of: by key, or by the title that a post carries in a unit on the first day of the row.

A post may move to another unit while somebody holds it; so the key goes before unit and title, which must only be those
of the post on some day.
"""

from __future__ import annotations

import polars as pl

from tinhgon.structure.columns import FrameName
from tinhgon.vietnamese.days import say_day
from tinhgon.vietnamese.letters import canonical
from tinhgon.workbook.checking.desk import NEVER, Desk, Row, Words
from tinhgon.workbook.checking.nearest import nearest_word
from tinhgon.workbook.checking.references import check_standing, found_by_key


def add_title_form(desk: Desk, frame: FrameName) -> None:
    """Add ``title_form``: the title as it is compared, so that both spellings of a word and any capitals are one title."""
    rows = desk.rows[frame]
    titles = rows["title"].unique().drop_nulls().to_list()
    forms = {title: canonical(title).casefold() for title in titles}
    desk.rows[frame] = rows.with_columns(
        pl.col("title").replace_strict(forms, default=None, return_dtype=pl.String()).alias("title_form"),
    )


def resolve_posts(desk: Desk) -> None:
    """Add ``post_thing`` to the tenures, and name every tenure whose post is not there.

    Needs ``title_form`` and ``unit_thing`` on both sheets; a tenure with the key of its post needs no ``unit_thing``.
    """
    by_key = found_by_key(desk, "tenures", "post", "posts").rename({"found": "post_thing"})
    by_title = _by_title(desk)
    things = pl.concat([by_key, by_title]).unique("row", keep="first")
    desk.rows["tenures"] = desk.rows["tenures"].join(things, on="row", how="left", maintain_order="left")
    if by_key.height:
        _check_agreement(desk)
    check_standing(desk, "tenures", "post", "posts")


def _by_title(desk: Desk) -> pl.DataFrame:
    by = ["unit_thing", "title_form"]
    asked = desk.sound("tenures").filter(pl.col("post_key").is_null()).drop_nulls(by).sort("valid_from")
    slices = (
        desk.sound("posts")
        .drop_nulls(by)
        .sort("valid_from")
        .select(
            *by,
            pl.col("valid_from").alias("start"),
            pl.col("valid_to").alias("end"),
            pl.col("thing").alias("post_thing"),
        )
    )
    answered = asked.join_asof(
        slices,
        left_on="valid_from",
        right_on="start",
        by=by,
        strategy="backward",
        check_sortedness=False,
    )
    there = pl.col("post_thing").is_not_null() & (pl.col("end").fill_null(NEVER) > pl.col("valid_from"))
    lost = answered.filter(~there)
    _report_lost(desk, lost)
    return answered.filter(there).select("row", "post_thing")


def _report_lost(desk: Desk, lost: pl.DataFrame) -> None:
    """Say whether the unit has no such post at all, or only not on that day."""
    if lost.is_empty():
        return
    posts = desk.rows["posts"]
    faulty = posts.filter("bad").select("unit_thing", "title_form").drop_nulls().unique()
    lost = lost.join(faulty, on=["unit_thing", "title_form"], how="anti")
    known = posts.select("unit_thing", "title_form").drop_nulls().unique()
    titles = dict(posts.drop_nulls("unit_thing").group_by("unit_thing").agg(pl.col("title").unique()).iter_rows())

    def remedy(row: Row) -> Words | None:
        there = sorted(titles.get(row["unit_thing"], []))
        near = nearest_word(row["title"], there)
        if near:
            return f"Có phải “{near}”?", f"Do you mean “{near}”?"
        listed = ", ".join(there[:10]) or "—"
        return f"Tổ chức này có: {listed}.", f"This unit has: {listed}."

    desk.report(
        "tenures",
        lost.join(known, on=["unit_thing", "title_form"], how="anti"),
        "unknown_post",
        lambda row: (
            f"Tổ chức “{row['unit'] or row['unit_key']}” không có chức danh “{row['title']}”.",
            f"The unit “{row['unit'] or row['unit_key']}” has no post “{row['title']}”.",
        ),
        column="title",
        remedy=remedy,
    )
    desk.report(
        "tenures",
        lost.join(known, on=["unit_thing", "title_form"], how="semi"),
        "not_on_that_day",
        lambda row: (
            f"Ngày {say_day(row['valid_from'])} tổ chức “{row['unit'] or row['unit_key']}” không có chức danh “{row['title']}”.",
            f"On {say_day(row['valid_from'])} the unit “{row['unit'] or row['unit_key']}” has no post “{row['title']}”.",
        ),
        column="title",
        remedy=("Sửa ngày của dòng này hoặc của chức danh.", "Mend the days of this row or of the post."),
    )


def _check_agreement(desk: Desk) -> None:
    """Name tenures whose unit or title is at no time that of the post whose key they give."""
    posts = desk.rows["posts"].select("thing", "unit_thing", "title_form")
    units = desk.rows["units"].select(pl.col("thing").alias("unit_thing"), pl.col("code").alias("unit"), "key")
    stood = posts.join(units.rename({"key": "unit_key"}), on="unit_thing")
    told = (("title", "title_form", posts), ("unit", "unit", stood), ("unit_key", "unit_key", stood))
    for column, compared, carried in told:
        known = carried.select(pl.col("thing").alias("post_thing"), compared).drop_nulls().unique()
        asked = desk.sound("tenures").filter(pl.col("post_key").is_not_null()).drop_nulls([compared, "post_thing"])
        desk.report(
            "tenures",
            asked.join(known, on=["post_thing", compared], how="anti"),
            "reference_disagrees",
            lambda row, column=column: (  # type: ignore[misc]
                f"“{row[column]}” không phải của chức danh có định danh “{row['post_key']}”.",
                f"“{row[column]}” is not that of the post with key “{row['post_key']}”.",
            ),
            column=column,
            remedy=("Sửa ô này, hoặc xóa định danh chức danh.", "Mend the cell, or clear the key of the post."),
        )
