"""Seats and their holders: no post beyond its quota, nobody in two primary posts, on any day."""

from __future__ import annotations

import polars as pl

from tinhgon.vietnamese.days import say_day
from tinhgon.workbook.checking.desk import NEVER, Desk


def check_quota(desk: Desk) -> None:
    """Name every post that has more holders than seats, with the first day on which it has."""
    tenures, posts = desk.sound("tenures").drop_nulls("post_thing"), desk.sound("posts")
    steps = pl.concat(
        [
            tenures.select(
                pl.col("post_thing").alias("thing"), pl.col("valid_from").alias("day"), pl.lit(1).alias("step")
            ),
            tenures.drop_nulls("valid_to").select(
                pl.col("post_thing").alias("thing"), pl.col("valid_to").alias("day"), pl.lit(-1).alias("step")
            ),
            posts.select("thing", pl.col("valid_from").alias("day"), pl.lit(0).alias("step")),
        ]
    )
    held = steps.group_by("thing", "day").agg(pl.col("step").sum()).sort("thing", "day")
    held = held.with_columns(pl.col("step").cum_sum().over("thing").alias("held")).sort("day")
    seats = posts.select("thing", "row", "title", "unit", "unit_key", "quota", pl.col("valid_from").alias("day")).sort(
        "day"
    )
    over = held.join_asof(seats, on="day", by="thing", check_sortedness=False).filter(pl.col("held") > pl.col("quota"))
    desk.report(
        "posts",
        over.sort("thing", "day").unique("thing", keep="first", maintain_order=True),
        "over_quota",
        lambda row: (
            f"Ngày {say_day(row['day'])}, “{row['title']}” có {row['held']} người giữ, quá biên chế {row['quota']}.",
            f"On {say_day(row['day'])} “{row['title']}” has {row['held']} holders, above its quota of {row['quota']}.",
        ),
        column="quota",
        value="held",
        remedy=("Tăng biên chế, hoặc sửa các dòng phân công.", "Raise the quota, or mend the tenures."),
        spoil=False,
    )


def check_primaries(desk: Desk) -> None:
    """Name every tenure that is somebody's second primary post on some day."""
    rows = desk.sound("tenures").filter(~pl.col("concurrent")).drop_nulls("person_thing")
    rows = rows.sort("person_thing", "valid_from", "row").with_columns(
        pl.col("valid_to").fill_null(NEVER).cum_max().shift(1).over("person_thing").alias("before"),
        pl.col("row").shift(1).over("person_thing").alias("other_row"),
        pl.col("thing").shift(1).over("person_thing").alias("other"),
    )
    second = rows.filter((pl.col("valid_from") < pl.col("before")) & (pl.col("thing") != pl.col("other")))
    desk.report(
        "tenures",
        second,
        "second_primary",
        lambda row: (
            f"Ngày {say_day(row['valid_from'])}, “{row['person'] or row['person_key']}” giữ hai chức danh chính (dòng {row['other_row']}).",
            f"On {say_day(row['valid_from'])} “{row['person'] or row['person_key']}” holds two primary posts (row {row['other_row']}).",
        ),
        column="concurrent",
        value="person",
        remedy=(
            "Ghi Kiêm nhiệm là Có, hoặc cho dòng trước hết hiệu lực.",
            "Mark one as concurrent, or end the earlier one.",
        ),
        spoil=False,
    )
