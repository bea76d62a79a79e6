"""The pages of law: read by everybody."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from tinhgon.kernel.finding import Severity
from tinhgon.kernel.kept import Kept
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.law.books import Law
from tinhgon.law.checks import asks, read_number, tried
from tinhgon.law.measured import COLUMNS
from tinhgon.law.rule import READINGS, Applies, Rule
from tinhgon.lawbook import queries
from tinhgon.listings.lawful import Breach, breaches_of_day
from tinhgon.mandates.queries import Scope
from tinhgon.structure.kinds import LEVELS, PLACE_KINDS, SECTORS, TRAITS, UNIT_KINDS
from tinhgon.vietnamese.days import say_day
from tinhgon.vietnamese.search import search_key
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.law.history import stages
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import reading, show
from tinhgon.web.rows.paging import page_of
from tinhgon.web.signed_in import account, may, scope

TITLE: Final = Sentence("Luật", "Law")
SECTION: Final = Crumb(TITLE, addresses.LAW)
TABS: Final = (
    ("rules", Sentence("Sổ luật", "Law books"), addresses.LAW, None),
    ("check", Sentence("Kiểm tra bộ máy", "Check the apparatus"), f"{addresses.LAW}kiem-tra/", None),
)
#: The act by which a rule is waived for one subject.
WAIVE: Final = "scheme.waive"
_FINDINGS: Final = 60
_breaches: Kept[tuple[Breach, ...]] = Kept(4)


@reading
def rules(request: HttpRequest, asked: Asked) -> HttpResponse:
    """List the rules in force on the day by book; ``chu`` a text, ``so`` a book, ``loc`` unverified or verified ones."""
    books = queries.books(asked.as_of)
    law = books.at(asked.day)
    text, book, only = (request.GET.get(name, "").strip() for name in ("chu", "so", "loc"))
    every = "het" in request.GET
    found = [
        rule
        for rule in (books.rules.values() if every else law.rules)
        if (not book or rule.book == book)
        and (
            not text
            or search_key(text) in search_key(f"{rule.id} {rule.citation} {rule.sentence.vi} {rule.sentence.en}")
        )
        and (only == "" or (rule.verified is not None) is (only == "da"))
    ]
    groups = [
        {"title": title, "id": name, "rules": rows}
        for name, title in books.titles.items()
        if (rows := [rule for rule in found if rule.book == name])
    ]
    other = [rule for rule in found if rule.book not in books.titles]
    if other:
        groups.append({"title": Sentence("Dòng bổ sung", "Rows added"), "id": "bo-sung", "rules": other})
    return show(
        request, asked, "web/law/rules.html", Sentence(f"Luật ngày {say_day(asked.day)}", f"Law of {say_day(asked.day)}"), (Crumb(TITLE),),
        groups=groups, total=len(found), of=len(law.rules), unverified=sum(rule.verified is None for rule in found), text=text, book=book,
        only=only, every=every, keeps=_may(request, "law.confirm", asked),
        books=[(name, title) for name, title in books.titles.items() if name != "van-ban"], tabs=TABS, here="rules",
        filtered=bool(text or book or only or every),
    )  # fmt: skip


@reading
def rule(request: HttpRequest, asked: Asked, id: str) -> HttpResponse:
    """Show one rule: sentence, values, whom it binds, citation, chain of replacements, cases, confirmations, waivers."""
    books = queries.books(asked.as_of)
    one = books.rule(id)
    return show(
        request, asked, "web/law/rule.html", one.sentence, (SECTION, Crumb(id)),
        rule=one, values=[(name, value.said()) for name, value in one.values.items()], binds=_binds(one.applies),
        chain=books.chain(id), in_force=asked.day in one.valid, act=one.citation.act, reading_words=READINGS[one.reading],
        sources=[(name, books.sources.get(name, "")) for name in one.sources], tests=_tests(one),
        stages=stages(id, asked.known), waivers=queries.waivers(asked.known, id), book=books.titles.get(one.book),
        keeps=_may(request, "law.confirm", asked), waives=_waives(request, asked), **_tried(request, one),
    )  # fmt: skip


def _may(request: HttpRequest, act: str, asked: Asked) -> bool:
    return account(request) is not None and may(request, act, None, asked.today)


def _waives(request: HttpRequest, asked: Asked) -> bool:
    return account(request) is not None and held(scope(request, WAIVE, asked.today))


def held(part: Scope) -> bool:
    """Say whether a mandate reaches anything at all."""
    return part.everything or bool(part.units)


def _tried(request: HttpRequest, one: Rule) -> dict[str, Any]:
    """Return the numbers that a rule asks to be told, as they were typed, and whether they break it."""
    told = {name: request.GET.get(name, "").strip()[:40] for name in asks(one)}
    found: dict[str, Any] = {
        "told": [(name, COLUMNS[name].words, COLUMNS[name].unit, text) for name, text in told.items()],
        "tried": any(told.values()), "broken": None, "untold": (),
    }  # fmt: skip
    if found["tried"]:
        try:
            found["broken"] = tried(one, {name: read_number(text, name) for name, text in told.items()})
        except Refusal as refusal:
            found["untold"] = refusal.findings
    return found


@reading
def checked(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show what in the day's apparatus breaks the law of the day, by rule; ``dong`` one rule, ``muc`` one weight."""
    found = breaches(asked)
    only, weight = request.GET.get("dong", ""), request.GET.get("muc", "")
    by_rule = Counter(one.finding.rule for one in found)
    shown = [
        one
        for one in found
        if (not only or one.finding.rule == only) and (not weight or one.finding.severity.value == weight)
    ]
    page = page_of(request.GET.get("trang", ""), len(shown), _FINDINGS)
    books = queries.books(asked.as_of)
    law: Law = books.at(asked.day)
    title = Sentence(f"Kiểm tra theo luật ngày {say_day(asked.day)}", f"Checked by the law of {say_day(asked.day)}")
    return show(
        request, asked, "web/law/check.html", title, (SECTION, Crumb(TABS[1][1])),
        rows=[shown_breach(one, asked) for one in shown[page.offset : page.offset + page.size]], page=page, total=len(found), shown=len(shown),
        by_rule=[(law.rule(name), many) for name, many in by_rule.most_common()], only=only, weight=weight,
        weights={one.value: sum(found_.finding.severity is one for found_ in found) for one in Severity}, tabs=TABS, here="check",
        waives=_waives(request, asked),
    )  # fmt: skip


def breaches(asked: Asked) -> tuple[Breach, ...]:
    """Return what breaks the law on the day, kept while the books do not move."""
    return _breaches.of(
        (asked.structure,),
        (asked.day, asked.known, queries.stamp(asked.known)),
        lambda: breaches_of_day(asked.as_of, asked.structure),
    )


def shown_breach(one: Breach, asked: Asked) -> dict[str, Any]:
    """Return a finding as its row shows it, with the addresses of its subject and rule."""
    finding = one.finding
    code = str(finding.where.get("code", ""))
    subject = addresses.unit(code) if finding.where.get("frame") == "units" else addresses.place(code)
    frame = str(finding.where.get("frame", ""))
    waive = f"{addresses.law_rule(finding.rule)}mien/"
    return {
        "breach": one, "finding": finding, "waive_url": asked.to(waive, khung=frame, ma=code) if code else "",
        "subject_url": asked.to(subject) if code else "", "rule_url": asked.to(addresses.law_rule(finding.rule)),
        "verified": bool(finding.where.get("verified")),
    }  # fmt: skip


def _binds(applies: Applies) -> list[tuple[Sentence, str]]:
    """Return whom a rule binds in words."""
    kinds: dict[str, Sentence] = {key: kind.words for key, kind in PLACE_KINDS.items()} | {
        key: kind.words for key, kind in UNIT_KINDS.items()
    }
    asked: tuple[tuple[Sentence, tuple[str, ...], dict[str, Sentence]], ...] = (
        (Sentence("Loại", "Kind"), applies.kind, kinds),
        (Sentence("Cấp", "Level"), applies.level, LEVELS),
        (Sentence("Khối", "Sector"), applies.sector, SECTORS),
        (Sentence("Thuộc", "Under"), applies.parent_kind, kinds),
        (Sentence("Có đặc điểm", "With"), applies.traits, TRAITS),
        (Sentence("Và có", "And with"), applies.also, TRAITS),
        (Sentence("Không có", "Without"), applies.without, TRAITS),
    )
    return [(label, " · ".join(str(words[one]) for one in many)) for label, many, words in asked if many]


def _tests(one: Rule) -> list[Sentence]:
    """Return the comparisons by which a rule is tried; it is broken where all of them hold."""
    if one.test is None:
        return []
    told = [(name, "<", "dưới", "below") for name in one.test.below] + [
        (name, ">", "quá", "above") for name in one.test.above
    ]
    told += [(name, "≤", "không quá", "not above") for name in one.test.not_over]
    return [
        Sentence(f"{COLUMNS[name].words.vi} {vi} mức", f"{COLUMNS[name].words.en} {en} the level")
        for name, _, vi, en in told
    ]
