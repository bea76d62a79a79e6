"""What every operation is: a verb, the clause it carries out, and how it is applied."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from typing import Annotated, Any, NoReturn

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.draft import Draft


class Unfit(ValueError):
    """A value that cannot stand where it was written, in words for people. ``rule`` is the finding's, after "scheme."."""

    def __init__(self, rule: str, vi: str, en: str) -> None:
        super().__init__(f"{vi} / {en}")
        self.rule = rule
        self.sentence = Sentence(vi, en)


def _iso_day(value: Any) -> Any:
    """Take a day only as 2025-07-01: a bare number would be read as seconds since 1970."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value.strip()):
            return date.fromisoformat(value.strip())
    except ValueError:
        pass  # a day such as 2025-02-30: said below
    given = f"“{value:.80}” " if isinstance(value, str) and value else ""
    raise Unfit("day", f"{given}không phải ngày dạng 2025-07-01", f"{given}is not a day like 2025-07-01")


def _whole_number(value: Any) -> Any:
    """Take a whole number only in digits: 4.000 means four thousand to a Vietnamese reader, and four to a computer."""
    if isinstance(value, bool) or (isinstance(value, str) and not re.fullmatch(r"[+-]?[0-9]+", value.strip())):
        raise Unfit(
            "whole_number",
            f"“{value!s:.80}” không phải số nguyên; viết liền các chữ số, không dấu chấm, dấu phẩy",
            f"“{value!s:.80}” is not a whole number; write the digits alone, without points or commas",
        )
    return value


#: A day written as 2025-07-01.
Day = Annotated[date, BeforeValidator(_iso_day)]
#: A number of people or posts.
Count = Annotated[int, BeforeValidator(_whole_number), Field(ge=0, le=10_000_000_000)]
#: Square kilometres.
Area = Annotated[float, Field(ge=0, le=1_000_000_000)]


class Spec(BaseModel):
    """A part of a scheme file: frozen, and refusing fields it does not know; texts are composed (NFC), as in the
    books."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, allow_inf_nan=False)

    @field_validator("*", mode="after")
    @classmethod
    def _plain_text(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        strange = [sign for sign in value if unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\r\t"]
        if strange:
            raise Unfit(
                "text",
                f"có ký tự điều khiển {strange[0]!a}, xoá đi",
                f"there is a control character {strange[0]!a}; remove it",
            )
        return unicodedata.normalize("NFC", value)


class Operation(Spec):
    """One step of a scheme. ``do`` is the verb."""

    clause: str = Field(
        "", description="Điều, khoản của văn bản mà bước này thực hiện / the clause that this step carries out"
    )
    note: str = Field("", description="Ghi chú / note")

    def apply(self, draft: Draft) -> None:
        """Change the draft; raises Refusal where the step cannot be applied."""
        raise NotImplementedError  # pragma: no cover - every verb has its own

    @classmethod
    def meaning(cls) -> Sentence:
        """Return the verb's meaning in law, in Vietnamese and English, from its docstring."""
        vi, _, en = (cls.__doc__ or "").strip().partition("\n\n")
        return Sentence(" ".join(vi.split()), " ".join(en.split()))


def refuse(
    rule: str,
    vi: str,
    en: str,
    *,
    remedy: tuple[str, str] | None = None,
    subject: str = "",
    measured: str = "",
    required: str = "",
    key: int | None = None,
) -> NoReturn:
    """Refuse the step: which row, why, and what would make it possible."""
    where: dict[str, str | int] = {} if key is None else {"key": key}
    raise Refusal(
        [
            Finding(
                rule,
                Sentence(vi, en),
                subject=subject,
                remedy=None if remedy is None else Sentence(*remedy),
                measured=measured,
                required=required,
                where=where,
            )
        ]
    )
