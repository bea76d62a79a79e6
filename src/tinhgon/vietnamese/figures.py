"""Numbers as people type them, and as Vietnamese documents write them: 1.234,5."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Literal

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence

Expectation = Literal["any", "whole", "decimal"]

_SPACES: Final = "\u00a0\u2007\u2009\u202f '’"
_PLAIN: Final = re.compile(r"\d+")
_SPACED: Final = re.compile(r"\d{1,3}(?: \d{3})+([.,]\d+)?")
_ONE_MARK: Final = re.compile(r"(\d+)([.,])(\d+)")
_GROUPS: Final = re.compile(r"\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:,\d{3}){2,}")
_BOTH: Final = re.compile(r"(\d{1,3}(?:\.\d{3})+),(\d+)|(\d{1,3}(?:,\d{3})+)\.(\d+)")


def parse_number(text: str, expect: Expectation = "any") -> int | float:
    """Read a number as people type it: "1.234,5", "1234.5", "1234,5", "1 234", "1.234.567", "1,234.5".

    "1.234" and "1,234" may mean a thousand or a fraction; they are refused, unless ``expect`` says which: "whole" reads
    thousands, "decimal" reads a fraction. Whole numbers come back as int. Raises Refusal (``vietnamese.number``,
    ``vietnamese.number_ambiguous``).
    """
    plain = text.strip().strip(_SPACES)
    for space in _SPACES:
        plain = plain.replace(space, " ")
    sign = -1 if plain[:1] in {"-", "−"} else 1
    digits = _digits(text, plain[1:].strip() if plain[:1] in {"+", "-", "−"} else plain, expect)
    value = int(digits) if digits.isdigit() else float(digits)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if expect == "whole" and isinstance(value, float):
        raise _refused(text, "vietnamese.number", Sentence("phải là số nguyên", "must be a whole number"))
    return sign * value


def _digits(text: str, plain: str, expect: Expectation) -> str:
    """Return the digits with a point before the fraction, if any."""
    if not plain.isascii():
        raise _refused(text, "vietnamese.number", Sentence("không đọc được thành số", "cannot be read as a number"))
    if _PLAIN.fullmatch(plain):
        return plain
    if _SPACED.fullmatch(plain):
        return plain.replace(" ", "").replace(",", ".")
    if _GROUPS.fullmatch(plain):
        return plain.replace(".", "").replace(",", "")
    if found := _BOTH.fullmatch(plain):
        whole, fraction = (found[1], found[2]) if found[1] else (found[3], found[4])
        return f"{whole.replace('.', '').replace(',', '')}.{fraction}"
    if found := _ONE_MARK.fullmatch(plain):
        whole, mark, fraction = found[1], found[2], found[3]
        could_group = len(fraction) == 3 and len(whole) <= 3 and whole[0] != "0"
        if could_group and expect == "whole":
            return whole + fraction
        if could_group and expect == "any":
            raise _ambiguous(text, whole, mark, fraction)
        return f"{whole}.{fraction}"
    raise _refused(text, "vietnamese.number", Sentence("không đọc được thành số", "cannot be read as a number"))


def say_number(value: float, decimals: int | None = None) -> str:
    """Return a number in Vietnamese writing: 1234.5 gives "1.234,5".

    ``decimals`` fixes the digits after the comma (rounded half up); None writes what the number holds.
    """
    exact = Decimal(str(value))
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    whole, _, fraction = f"{abs(exact):f}".partition(".")
    if decimals is None:
        fraction = fraction.rstrip("0")
    grouped = f"{int(whole):,}".replace(",", ".")
    sign = "-" if exact < 0 and (int(whole) or fraction.strip("0")) else ""
    return f"{sign}{grouped},{fraction}" if fraction else f"{sign}{grouped}"


def share_in_words(part: float, of: float) -> str:
    """Return a share with both its numbers: share_in_words(1451, 1454) gives "99,8 %, 1.451 trên 1.454"."""
    return share_sentence(part, of).vi


def share_sentence(part: float, of: float) -> Sentence:
    """Return a share with both its numbers in both languages.

    The percentage has one decimal; it says 100 % only of everything and 0 % only of nothing. A share of nothing has no
    percentage.
    """
    vi = f"{say_number(part)} trên {say_number(of)}"
    en = f"{_say_english(part)} of {_say_english(of)}"
    if not of:
        return Sentence(vi, en)
    percent = (Decimal(str(part)) / Decimal(str(of)) * 100).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    if percent == 100 and part < of:
        percent = Decimal("99.9")
    elif percent == 0 and part > 0:
        percent = Decimal("0.1")
    return Sentence(f"{say_number(float(percent))} %, {vi}", f"{_say_english(float(percent))}%, {en}")


def _say_english(value: float) -> str:
    return say_number(value).translate(str.maketrans(".,", ",."))


def _ambiguous(text: str, whole: str, mark: str, fraction: str) -> Refusal:
    thousands, tenths = f"{whole}{fraction}", f"{whole},{fraction}0"
    return _refused(
        text,
        "vietnamese.number_ambiguous",
        Sentence(
            f"có thể là {say_number(int(thousands))} đơn vị hoặc {whole} phẩy {fraction}",
            f"may mean {int(thousands)} or {whole} and {fraction} thousandths",
        ),
        Sentence(f"Ghi {thousands} hoặc {tenths}.", f"Write {thousands} or {tenths}."),
    )


def _refused(text: str, rule: str, why: Sentence, remedy: Sentence | None = None) -> Refusal:
    shown = text.strip()[:80]
    remedy = remedy or Sentence("Ghi số như 1234 hoặc 1.234,5.", "Write numbers like 1234 or 1.234,5.")
    return Refusal(
        [
            Finding(
                rule=rule,
                sentence=Sentence(f"“{shown}” {why.vi}.", f"“{shown}” {why.en}."),
                measured=shown,
                remedy=remedy,
            )
        ]
    )
