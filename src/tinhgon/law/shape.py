"""The shape of law book files: what a row may say. Published as a JSON Schema."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, TypeAdapter, model_validator

from tinhgon.kernel.sentence import Sentence
from tinhgon.law.measured import COLUMNS, MEASURED, TOLD
from tinhgon.law.rule import UNITS
from tinhgon.structure.kinds import LEVELS, PLACE_KINDS, SECTORS, TRAITS, UNIT_KINDS
from tinhgon.structure.operations.operation import Day, Spec, Unfit

RULE_ID = r"^[A-Z][A-Z0-9]*(\.[A-Z0-9\-]+)+$"
NAME = r"^[a-z][a-z0-9_]*$"


class Words(Spec):
    """A sentence in both languages."""

    vi: str = Field(min_length=1)
    en: str = Field(min_length=1)

    @property
    def sentence(self) -> Sentence:
        """The words as a sentence of the kernel."""
        return Sentence(self.vi, self.en)


def _known(what: str, *books: Any) -> Any:
    def check(value: str) -> str:
        if not any(value in book for book in books):
            every = ", ".join(one for book in books for one in book)
            raise Unfit(
                f"unknown_{what}", f"“{value}” không có trong từ vựng: {every}", f"“{value}” is not one of: {every}"
            )
        return value

    return AfterValidator(check)


Kind = Annotated[str, _known("kind", PLACE_KINDS, UNIT_KINDS)]
Level = Annotated[str, _known("level", LEVELS)]
Sector = Annotated[str, _known("sector", SECTORS)]
Trait = Annotated[str, _known("trait", TRAITS)]
Unit = Annotated[str, _known("unit", UNITS)]
Column = Annotated[str, _known("column", COLUMNS)]
Name = Annotated[str, Field(pattern=NAME)]


class AppliesRow(Spec):
    """Whom the rule binds."""

    kind: tuple[Kind, ...] = ()
    level: tuple[Level, ...] = ()
    sector: tuple[Sector, ...] = ()
    traits: tuple[Trait, ...] = Field(default=(), description="Có ít nhất một đặc điểm này / any of these")
    also: tuple[Trait, ...] = Field(default=(), description="Và có ít nhất một trong số này / and any of these")
    without: tuple[Trait, ...] = Field(default=(), description="Không có đặc điểm nào trong số này / none of these")
    parent_kind: tuple[Kind, ...] = ()
    functions: tuple[str, ...] = ()
    words: Words | None = Field(
        default=None, description="Nói bằng lời, khi vốn từ chưa đủ / in words, where fields do not say it"
    )


class ValueRow(Spec):
    """A number with its unit, or numbers by bands, or a list."""

    of: float | None = None
    unit: Unit = ""
    bands: dict[str, float] = Field(default={}, description="từ mức nào: bao nhiêu / from: number")
    by: str = ""
    items: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _one(self) -> ValueRow:
        said = [self.of is not None, bool(self.bands), bool(self.items)]
        if sum(said) != 1:
            raise Unfit(
                "value", "một giá trị có đúng một trong: of, bands, items", "a value has one of: of, bands, items"
            )
        starts = list(self.bands)
        if any(not _numeric(start) for start in starts) or [float(one) for one in starts] != sorted(map(float, starts)):
            raise Unfit("bands", "các mức phải là số, từ nhỏ đến lớn", "bands are numbers, from low to high")
        return self


def _numeric(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()


class TestRow(Spec):
    """How the rule is tried on an apparatus: it is broken where all comparisons hold."""

    measure: Annotated[str, _known("measure", MEASURED, (TOLD,))]
    below: dict[Column, str] = {}
    above: dict[Column, str] = {}
    not_over: dict[Column, str] = Field(
        default={}, description="Phải quá mức (chỉ với measure: told) / must be more than (told numbers only)"
    )
    formed: bool = Field(default=False, description="Chỉ đối với đơn vị do sắp xếp lập ra / only what a scheme forms")
    other: AppliesRow | None = Field(default=None, description="Chức danh thứ hai / the second of two posts")

    @model_validator(mode="after")
    def _compares(self) -> TestRow:
        if not self.below and not self.above and not self.not_over:
            raise Unfit("test", "phép thử cần below hoặc above", "a test needs below or above")
        if self.not_over and self.measure != TOLD:
            raise Unfit("test_told", "not_over chỉ đi với measure: told", "not_over goes with measure: told only")
        return self


class CaseRow(Spec):
    """A case: passes, fails, or gives a number."""

    passes: str = ""
    fails: str = ""
    says: str = ""
    gives: float | None = None
    given: dict[str, Any] = {}

    @model_validator(mode="after")
    def _one(self) -> CaseRow:
        if sum([bool(self.passes), bool(self.fails), bool(self.says)]) != 1 or bool(self.says) != (
            self.gives is not None
        ):
            raise Unfit(
                "case",
                "một ca có passes, hoặc fails, hoặc says với gives",
                "a case has passes, fails, or says with gives",
            )
        return self


class CiteRow(Spec):
    """The act by its name in the books, and the article."""

    act: str = Field(min_length=1)
    article: str = ""


class VerifiedRow(Spec):
    """Who compared the row with the text."""

    by: str = Field(min_length=1)
    on: Day
    source: str = Field(min_length=1)


class RuleRow(Spec):
    """One dated row."""

    id: str = Field(pattern=RULE_ID, max_length=60)
    topic: str = Field(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)*$", description="Điều gì được quy định / what is ruled")
    sentence: Words
    applies: AppliesRow = AppliesRow()
    values: dict[Name, ValueRow] = {}
    begins: Day = Field(alias="from", description="Ngày đầu tiên có hiệu lực / first day in force")
    ends: Day | None = Field(default=None, alias="to", description="Ngày cuối cùng còn hiệu lực / last day in force")
    cite: CiteRow
    replaces: tuple[str, ...] = ()
    begun: Words | None = Field(
        default=None, description="Vì sao không nối liền dòng trước / why it does not follow at once"
    )
    ended: Words | None = Field(
        default=None, description="Vì sao hết hiệu lực mà không có dòng thay / why nothing replaces it"
    )
    severity: Literal["error", "warning", "note"] = "warning"
    read: Literal["text", "press", "own"] = "own"
    sources: tuple[str, ...] = ()
    note: Words | None = None
    verified: VerifiedRow | None = None
    test: TestRow | None = None
    formula: str = ""
    cure: Words | None = None
    cases: tuple[CaseRow, ...] = ()

    @model_validator(mode="after")
    def _whole(self) -> RuleRow:
        if self.ends is not None and self.ends < self.begins:
            raise Unfit("span", "to phải từ ngày from trở đi", "to must not lie before from")
        if self.ends == date.max:
            raise Unfit("span", "bỏ trống to nếu chưa biết ngày hết hiệu lực", "leave to empty while no end is known")
        if self.test is not None:
            for name in (*self.test.below.values(), *self.test.above.values(), *self.test.not_over.values()):
                if "/" not in name and (name not in self.values or self.values[name].items):
                    raise Unfit(
                        "test_value",
                        f"phép thử nêu giá trị “{name}” mà dòng không có",
                        f"the test names “{name}”, which the row lacks",
                    )
        if any(value.bands and value.by not in COLUMNS for value in self.values.values()):
            raise Unfit("bands_by", "các mức cần by: số đo nào", "bands need by: of which measure")
        if self.read != "own" and not self.sources:
            raise Unfit("sources", "đã đọc thì phải ghi nguồn", "what was read needs its source")
        return self


class ActRow(Spec):
    """A document of the law."""

    number: str = Field(min_length=1)
    title: Words
    signed: Day | None = None
    effective: Day | None = None
    organ: str = ""
    replaces: tuple[str, ...] = ()


class BookFile(Spec):
    """A law book file: its title, the acts and sources it names, its rules."""

    book: str = Field(pattern=r"^[a-z0-9\-]+$")
    title: Words
    about: Words | None = None
    acts: dict[str, ActRow] = {}
    sources: dict[str, str] = {}
    rules: tuple[RuleRow, ...] = ()


BOOK: TypeAdapter[BookFile] = TypeAdapter(BookFile)
ROW: TypeAdapter[RuleRow] = TypeAdapter(RuleRow)


def schema() -> dict[str, Any]:
    """Return the JSON Schema that law book files follow."""
    made = BOOK.json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": "Sổ luật / Law book"}
