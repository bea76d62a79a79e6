"""How a step names a row: by code as on that day, made sure by name or key where codes could be mistaken."""

from __future__ import annotations

import unicodedata
from difflib import get_close_matches
from typing import Annotated, Any, Literal, NoReturn

from pydantic import BeforeValidator, Field, model_validator

from tinhgon.structure.columns import FrameName
from tinhgon.structure.draft import Draft
from tinhgon.structure.operations.operation import Spec, Unfit, refuse
from tinhgon.vietnamese.days import say_day

WORDS: dict[FrameName, tuple[str, str]] = {
    "places": ("đơn vị hành chính", "territory"),
    "units": ("đơn vị", "unit"),
    "posts": ("vị trí", "post"),
    "people": ("người", "person"),
    "tenures": ("nhiệm kỳ", "tenure"),
}


class Named(Spec):
    """A row named by code; ``name`` guards against a code that another unit now uses, ``key`` or ``made`` settles
    doubt."""

    code: str = Field("", description="Mã tại ngày hiệu lực / code on the effective day")
    name: str = Field("", description="Tên phải khớp, nếu nêu / the name that must match, if given")
    key: int | None = Field(None, ge=0, le=2**62, description="Định danh trong sổ / key in the books")
    made: Literal["before", "here"] | None = Field(
        None,
        description="Có từ trước (before) hay do chính đề án này lập (here) / there before, or made by this scheme",
    )

    @model_validator(mode="after")
    def _named_somehow(self) -> Named:
        if not self.code and self.key is None:
            raise Unfit("unnamed", "ghi code (mã) hoặc key (định danh)", "state code or key")
        return self


def _from_code(value: Any) -> Any:
    return {"code": value} if isinstance(value, str) else value


Ref = Annotated[Named, BeforeValidator(_from_code, json_schema_input_type=str | Named)]


class PostRef(Spec):
    """A post named by its unit and its title or rank."""

    unit: Ref
    title: str = ""
    rank: str = ""


def label(draft: Draft, frame: FrameName, key: int) -> str:
    """Return code and name of a row, for a message."""
    table = draft.tables[frame]
    if frame == "posts":
        return f"{table.cell(key, 'title')} · {label(draft, 'units', table.cell(key, 'unit'))}"
    if frame == "tenures":
        return label(draft, "people", table.cell(key, "person"))
    return f"{table.cell(key, 'code')} {table.cell(key, 'name')}"


def resolve(draft: Draft, frame: FrameName, ref: Named) -> int:
    """Return the key of the row that a step names; refuses where there is none, more than one, or another name."""
    vi, en = WORDS[frame]
    table = draft.tables[frame]
    if ref.key is not None:
        if ref.key not in table:
            refuse(
                f"scheme.unknown_{frame}",
                f"Không có {vi} nào mang định danh {ref.key} vào ngày {say_day(draft.day)}.",
                f"No {en} has key {ref.key} on {draft.day}.",
                subject=str(ref.key),
                key=ref.key,
                remedy=("Gọi nó bằng mã (code) tại ngày hiệu lực.", "Name it by its code on the effective day."),
            )
        found = [ref.key]
        _guard_code(draft, frame, ref.key, ref.code)
    else:
        found = table.find("code", ref.code)
    if ref.made is not None:
        found = [key for key in found if table.is_base(key) == (ref.made == "before")]
    if not found:
        _refuse_unknown(draft, frame, ref)
    if len(found) > 1:
        _refuse_ambiguous(frame, ref, len(found))
    key = found[0]
    if ref.name and unicodedata.normalize("NFC", table.cell(key, "name")) != ref.name:
        refuse(
            f"scheme.other_name_{frame}",
            f"Mã {ref.code} vào ngày {say_day(draft.day)} là của {table.cell(key, 'name')!r}, không phải {ref.name!r}.",
            f"On {draft.day} code {ref.code} belongs to {table.cell(key, 'name')!r}, not {ref.name!r}.",
            subject=label(draft, frame, key),
            measured=table.cell(key, "name"),
            required=ref.name,
            key=key,
            remedy=(
                "Mã có thể đã được dùng lại: kiểm tra ngày hiệu lực hoặc sửa tên.",
                "The code may have been reused: check the effective day or mend the name.",
            ),
        )
    return key


def _refuse_unknown(draft: Draft, frame: FrameName, ref: Named) -> NoReturn:
    (vi, en), table = WORDS[frame], draft.tables[frame]
    codes = [table.cell(key, "code") for key in table]
    near = get_close_matches(ref.code, codes, n=3, cutoff=0.6)
    hint = f" Gần giống: {', '.join(near)}." if near else ""
    hint_en = f" Close to: {', '.join(near)}." if near else ""
    refuse(
        f"scheme.unknown_{frame}",
        f"Vào ngày {say_day(draft.day)} không có {vi} nào mang mã {ref.code!r}.",
        f"On {draft.day} no {en} has code {ref.code!r}.",
        subject=ref.code,
        remedy=(
            f"Kiểm tra mã và ngày hiệu lực của đề án; có thể {vi} này đã kết thúc hoặc chưa thành lập.{hint}",
            f"Check the code and the scheme's effective day; the {en} may have ended or not yet begun.{hint_en}",
        ),
    )


def _refuse_ambiguous(frame: FrameName, ref: Named, times: int) -> NoReturn:
    vi, _ = WORDS[frame]
    refuse(
        f"scheme.ambiguous_{frame}",
        f"Mã {ref.code!r} đang được {times} {vi} cùng mang trong đề án này.",
        f"Code {ref.code!r} is held by {times} rows at this step.",
        subject=ref.code,
        remedy=(
            "Ghi {code: …, made: before} cho đơn vị có từ trước, made: here cho đơn vị do đề án lập ra.",
            "Write {code: …, made: before} for the one that was there, made: here for the one this scheme made.",
        ),
    )


def _guard_code(draft: Draft, frame: FrameName, key: int, code: str) -> None:
    """Refuse a key that stands beside the code of another row, which a reader would take for the one that is meant."""
    table = draft.tables[frame]
    if code and code not in (table.cell(key, "code"), table.is_base(key) and table.original(key, "code")):
        refuse(
            f"scheme.other_code_{frame}",
            f"Định danh {key} là của {label(draft, frame, key)}, không phải mã {code!r}.",
            f"Key {key} belongs to {label(draft, frame, key)}, not to code {code!r}.",
            subject=label(draft, frame, key),
            measured=table.cell(key, "code"),
            required=code,
            key=key,
            remedy=("Sửa code hoặc key cho khớp.", "Mend code or key so that they agree."),
        )


def keep_above(draft: Draft, frame: FrameName, key: int, parent: int) -> None:
    """Refuse to put a row under itself, or under what lies below it."""
    if key != parent and key not in draft.above(frame, parent):
        return
    name, under = label(draft, frame, key), label(draft, frame, parent)
    refuse(
        "scheme.cycle",
        f"{name} không thể trực thuộc {under}: {under} " + ("là chính nó." if key == parent else "đang nằm dưới nó."),
        f"{name} cannot go under {under}, which " + ("is itself." if key == parent else "lies below it."),
        subject=name,
        key=key,
        remedy=(f"Chuyển {under} ra trước.", f"Move {under} out first."),
    )


def keep_apart(draft: Draft, frame: FrameName, key: int, other: int) -> None:
    """Refuse to end a row in itself."""
    if key == other:
        refuse(
            "scheme.into_itself",
            f"{label(draft, frame, key)} không thể nhập vào chính mình.",
            f"{label(draft, frame, key)} cannot go into itself.",
            subject=label(draft, frame, key),
            key=key,
            remedy=(
                "Bỏ nó khỏi bên nhập vào, hoặc chọn bên nhận khác.",
                "Remove it from those that end, or choose another.",
            ),
        )


def resolve_all(draft: Draft, frame: FrameName, refs: tuple[Named, ...] | list[Named]) -> list[int]:
    """Return the keys that a list names, in its order; refuses a row named twice."""
    keys = [resolve(draft, frame, ref) for ref in refs]
    for position, key in enumerate(keys):
        if key in keys[:position]:
            refuse(
                "scheme.named_twice",
                f"{label(draft, frame, key)} được nêu hai lần trong cùng một bước.",
                f"{label(draft, frame, key)} is named twice in one step.",
                subject=label(draft, frame, key),
                key=key,
                remedy=("Xoá một lần.", "Remove one of them."),
            )
    return keys


def resolve_post(draft: Draft, ref: PostRef) -> int:
    """Return the key of the one post of a unit with this title or rank."""
    unit = resolve(draft, "units", ref.unit)
    posts = [
        key
        for key in draft.posts.find("unit", unit)
        if (not ref.title or draft.posts.cell(key, "title") == ref.title)
        and (not ref.rank or draft.posts.cell(key, "rank") == ref.rank)
    ]
    if len(posts) != 1:
        there = "; ".join(draft.posts.cell(key, "title") for key in draft.posts.find("unit", unit)) or "—"
        refuse(
            "scheme.which_post",
            f"{label(draft, 'units', unit)}: cần đúng một vị trí {ref.title or ref.rank!r}, thấy {len(posts)}.",
            f"{label(draft, 'units', unit)}: exactly one post {ref.title or ref.rank!r} is needed, {len(posts)} found.",
            subject=label(draft, "units", unit),
            measured=str(len(posts)),
            required="1",
            key=unit,
            remedy=(f"Các vị trí hiện có: {there}.", f"Posts there: {there}."),
        )
    return posts[0]
