"""What every operation is: a verb, the clause it carries out, and how it is applied."""

from __future__ import annotations

from typing import NoReturn

from pydantic import BaseModel, ConfigDict, Field

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.draft import Draft


class Spec(BaseModel):
    """A part of a scheme file: frozen, and refusing fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


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
