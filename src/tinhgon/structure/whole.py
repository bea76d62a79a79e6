"""Is the apparatus of a day whole: nothing hangs in the air, no code twice, nobody in two primary posts."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import polars as pl

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.kept import Kept
from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.columns import KEYS, STANDS_ON, FrameName
from tinhgon.structure.snapshot import Structure

_WORDS: dict[FrameName, tuple[str, str]] = {
    "places": ("Đơn vị hành chính", "Territory"),
    "units": ("Đơn vị", "Unit"),
    "posts": ("Vị trí", "Post"),
    "people": ("Người", "Person"),
    "tenures": ("Việc giữ vị trí", "Tenure"),
}


#: A scheme is edited many times on one structure, whose own flaws are not the scheme's.
_old: Kept[frozenset[tuple[object, ...]]] = Kept(4)


def flaws(
    structure: Structure, before: Structure | None = None, hung: Mapping[FrameName, Collection[int]] | None = None
) -> list[Finding]:
    """Return every flaw of a structure, or only those that were not in ``before``.

    ``hung`` names the rows that were opened or hung under another since ``before``: only these can close a new circle.
    """
    found = [
        *_orphans(structure),
        *_cycles(structure, hung),
        *_codes(structure),
        *_titles(structure),
        *_primaries(structure),
        *_seated_twice(structure),
        *_overfull(structure),
    ]
    if before is None or not found:
        return found
    old = _old.of((before,), "", lambda: frozenset(_about(flaw) for flaw in flaws(before)))
    return [flaw for flaw in found if _about(flaw) not in old]


def _about(flaw: Finding) -> tuple[object, ...]:
    return flaw.rule, flaw.where.get("frame"), flaw.where.get("key"), flaw.measured


def _name(row: dict[str, object]) -> str:
    return " ".join(str(row[column]) for column in ("code", "name", "title") if row.get(column) is not None)


def _orphans(structure: Structure) -> list[Finding]:
    findings = []
    for (frame, column), target in STANDS_ON.items():
        rows, keys = structure.frame(frame), structure.frame(target)[KEYS[target]]
        lost = rows.filter(pl.col(column).is_not_null() & ~pl.col(column).is_in(keys.implode()))
        for row in lost.iter_rows(named=True):
            vi, en = _WORDS[frame]
            on_vi, on_en = _WORDS[target]
            name = _name(row) or str(row[KEYS[frame]])
            findings.append(
                Finding(
                    "whole.orphan",
                    Sentence(
                        f"{vi} {name} còn gắn với {on_vi.lower()} đã kết thúc (định danh {row[column]}).",
                        f"{en} {name} still stands on a {on_en.lower()} that has ended (key {row[column]}).",
                    ),
                    subject=name,
                    measured=f"{column}={row[column]}",
                    remedy=Sentence(
                        "Chuyển, sáp nhập hoặc giải thể nó trong cùng đề án.",
                        "Move, absorb or dissolve it in the same scheme.",
                    ),
                    where={"frame": frame, "key": row[KEYS[frame]], "column": column},
                )
            )
    return findings


def _cycles(structure: Structure, hung: Mapping[FrameName, Collection[int]] | None = None) -> list[Finding]:
    findings = []
    circles: tuple[tuple[FrameName, str], ...] = (("places", "parent"), ("units", "parent"), ("units", "host"))
    for name, column in circles:
        rows = structure.frame(name).filter(pl.col(column).is_not_null())
        starts = None if hung is None else hung.get(name, ())
        if starts is not None and not starts:
            continue
        parents = dict(zip(rows[KEYS[name]].to_list(), rows[column].to_list(), strict=True))
        sound: set[int] = set()
        for start in parents if starts is None else [key for key in starts if key in parents]:
            path: list[int] = []
            on_path: set[int] = set()
            key: int | None = start
            while key is not None and key in parents and key not in sound and key not in on_path:
                path.append(key)
                on_path.add(key)
                key = parents[key]
            if key is not None and key in on_path:
                vi, en = ("nằm dưới", "lies under") if column == "parent" else ("giúp việc cho", "is the office of")
                named = _name(rows.row(by_predicate=pl.col(KEYS[name]) == key, named=True))
                findings.append(
                    Finding(
                        "whole.cycle",
                        Sentence(
                            f"{_WORDS[name][0]} {named} {vi} chính nó.",
                            f"{_WORDS[name][1]} {named} {en} itself.",
                        ),
                        subject=named,
                        measured=column,
                        where={"frame": name, "key": key, "column": column},
                        remedy=Sentence(
                            "Chuyển nó, hoặc đơn vị đứng trên nó, ra chỗ khác trong cùng đề án.",
                            "Move it, or what stands above it, elsewhere in the same scheme.",
                        ),
                    )
                )
            sound.update(path)
    return findings


def _codes(structure: Structure) -> list[Finding]:
    findings = []
    for name, by in (("places", ["level", "code"]), ("units", ["code"]), ("people", ["code"])):
        frame: FrameName = name  # type: ignore[assignment]
        rows = structure.frame(frame)
        twice = rows.filter(pl.struct(by).is_duplicated()).sort("code")
        for code, group in twice.group_by(by, maintain_order=True):
            names = "; ".join(group["name"].to_list())
            vi, _ = _WORDS[frame]
            findings.append(
                Finding(
                    "whole.code_twice",
                    Sentence(
                        f"Mã {code[-1]} được {group.height} {vi.lower()} cùng mang: {names}.",
                        f"Code {code[-1]} is held by {group.height} rows at once: {names}.",
                    ),
                    subject=str(code[-1]),
                    measured=str(group.height),
                    required="1",
                    remedy=Sentence(
                        "Đổi mã (recode) hoặc kết thúc đơn vị cũ trong cùng đề án.",
                        "Recode one, or end the old one in the same scheme.",
                    ),
                    where={"frame": frame, "key": max(group[KEYS[frame]].to_list())},
                )
            )
    return findings


def _titles(structure: Structure) -> list[Finding]:
    twice = structure.posts.filter(pl.struct("unit", "title").is_duplicated())
    counted = twice.group_by("unit", "title", maintain_order=True).agg(pl.len().alias("times"), pl.col("post").max())
    rows = counted.join(structure.units.select("unit", "code", "name"), on="unit", how="left")
    return [
        Finding(
            "whole.title_twice",
            Sentence(
                f"{row['code']} {row['name']} có {row['times']} vị trí cùng chức danh {row['title']}.",
                f"{row['code']} {row['name']} has {row['times']} posts of the title {row['title']}.",
            ),
            subject=f"{row['code']} {row['name']}",
            measured=str(row["times"]),
            required="1",
            where={"frame": "posts", "key": row["post"]},
            remedy=Sentence("Gộp thành một vị trí, cộng chỉ tiêu.", "Make them one post with the sum of their quotas."),
        )
        for row in rows.iter_rows(named=True)
    ]


def _seated_twice(structure: Structure) -> list[Finding]:
    twice = structure.tenures.filter(pl.struct("person", "post").is_duplicated())
    counted = twice.group_by("person", "post", maintain_order=True).agg(pl.len().alias("times"), pl.col("tenure").max())
    rows = counted.join(structure.people.select("person", "code", "name"), on="person", how="left").join(
        structure.posts.select("post", "title"), on="post", how="left"
    )
    return [
        Finding(
            "whole.seated_twice",
            Sentence(
                f"{row['code']} {row['name']} giữ vị trí {row['title']} {row['times']} lần.",
                f"{row['code']} {row['name']} holds the post {row['title']} {row['times']} times.",
            ),
            subject=f"{row['code']} {row['name']}",
            measured=str(row["times"]),
            required="1",
            where={"frame": "tenures", "key": row["tenure"]},
            remedy=Sentence("Kết thúc các lần thừa.", "End all but one."),
        )
        for row in rows.iter_rows(named=True)
    ]


def _primaries(structure: Structure) -> list[Finding]:
    primary = structure.tenures.filter(~pl.col("concurrent"))
    twice = primary.filter(pl.col("person").is_duplicated()).join(
        structure.people.select("person", "code", "name"), on="person", how="left"
    )
    return [
        Finding(
            "whole.second_primary",
            Sentence(
                f"{row['code']} {row['name']} giữ nhiều vị trí chính cùng lúc.",
                f"{row['code']} {row['name']} holds several primary posts at once.",
            ),
            subject=f"{row['code']} {row['name']}",
            required="1",
            where={"frame": "tenures", "key": row["tenure"]},
            remedy=Sentence(
                "Đánh dấu kiêm nhiệm (concurrent) hoặc miễn nhiệm một vị trí.",
                "Mark one as concurrent, or relieve the person of it.",
            ),
        )
        for row in twice.iter_rows(named=True)
    ]


def _overfull(structure: Structure) -> list[Finding]:
    held = structure.tenures.group_by("post").len("held")
    units = structure.units.select("unit", pl.concat_str("code", "name", separator=" ").alias("of"))
    over = structure.posts.join(held, on="post").filter(pl.col("held") > pl.col("quota"))
    over = over.join(units, on="unit", how="left").with_columns(pl.col("of").fill_null("—"))
    return [
        Finding(
            "whole.quota",
            Sentence(
                f"{row['title']} · {row['of']} có {row['held']} người giữ, quá chỉ tiêu {row['quota']}.",
                f"{row['title']} · {row['of']} has {row['held']} holders, above its quota {row['quota']}.",
            ),
            subject=f"{row['title']} · {row['of']}",
            measured=str(row["held"]),
            required=str(row["quota"]),
            where={"frame": "posts", "key": row["post"]},
            remedy=Sentence("Giao thêm chỉ tiêu hoặc điều động bớt.", "Raise the quota or move people."),
        )
        for row in over.iter_rows(named=True)
    ]
