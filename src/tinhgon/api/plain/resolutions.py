"""Resolutions and themes as plain values, the same for endpoints and commands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tinhgon.api.plain.parts import Plain, words
from tinhgon.resolutions.models import Document, Theme
from tinhgon.resolutions.queries import bodies, following
from tinhgon.resolutions.queries.cascade import Matrix
from tinhgon.resolutions.queries.checking import Report
from tinhgon.resolutions.queries.standing import Line, Standing, state_on
from tinhgon.resolutions.queries.themes import Whole
from tinhgon.resolutions.rules.kinds import kind
from tinhgon.resolutions.words import documents as said
from tinhgon.tasks.rules.life import light


def listed(found: Iterable[Document], day: date) -> list[Plain]:
    """Return the rows of a list."""
    every = list(found)
    names = bodies.names({one.organ for one in every}, day)
    return [_head(one, names, day) for one in every]


def _head(one: Document, names: dict[int, tuple[str, str]], day: date) -> Plain:
    code, name = names.get(one.organ, ("", ""))
    state = state_on(one, day)
    return {
        "code": one.code, "symbol": one.symbol, "kind": {"id": one.kind, **words(kind(one.kind).words)}, "title": one.title,
        "organ": {"code": code, "name": name}, "state": {"id": state, **words(said.STATES[state])}, "signed": _day(one.signed),
        "force": _day(one.force), "ended": _day(one.ended), "signer": one.signer, "readers": one.readers, "sample": one.sample,
    }  # fmt: skip


def whole(at: Standing, today: date, report: Report | None = None) -> Plain:
    """Return one document as of a day: its clauses with what each orders and lacks, tasks, plan, requirements, links, reviews."""
    document = at.document
    units = {unit for line in at.lines for unit in (*line.leads, *line.others)} | {one.unit for one in at.supervisions}
    names = bodies.names(units, at.day)
    tasks = following.tasks_of(document)
    kept = at.checked
    return {
        **listed([document], at.day)[0], "summary": document.summary, "day": at.day.isoformat(), "seen": document.deeds,
        "theme": {"number": document.theme.pk, "year": document.theme.year, "title": document.theme.title} if document.theme else None,
        "clauses": [
            {**_clause(one, names), "tasks": [
                {"code": task.code, "state": task.state, "due": task.due.isoformat(), "on_time": words(light(task, today).words),
                 "quality": task.quality, "effect_measured": task.measured}
                for task in tasks.get(one.clause.pk, ())
            ]}
            for one in at.lines
        ],
        "findings": [one.as_dict() for one in report.findings] if report else list(kept.findings) if kept else [],
        "quality": report.figures if report else dict(kept.figures) if kept else None,
        "supervision": [
            {"body": names.get(one.unit, ("", ""))[0], "what": one.what, "first": one.first.isoformat(), "every": one.every}
            for one in at.supervisions
        ],
        "above": [{"document": one.of.code, "symbol": one.of.symbol, "clause": one.clause.mark if one.clause else ""} for one in at.above],
        "below": [
            {"document": one.document.code, "symbol": one.document.symbol, "clause": one.clause.mark if one.clause else ""}
            for one in following.followers(document, at.day)
        ],
        "reviews": [
            {"above": one.review.change.clause.document.code, "clause": one.review.change.clause.mark, "since": one.review.began.isoformat(),
             "due": one.review.due.isoformat(), "ended": _day(one.review.ended), "outcome": one.review.outcome, "days": one.days, "late": one.late,
             "task": one.review.task.code if one.review.task else ""}
            for one in following.reviews_of(document, at.day)
        ],
        "deeds": [
            {"number": one.number, "kind": one.kind, "day": one.day.isoformat(), "actor": one.actor, "role": one.role, "entry": one.entry}
            for one in at.deeds
        ],
    }  # fmt: skip


def _clause(one: Line, names: dict[int, tuple[str, str]]) -> Plain:
    version = one.version
    plain: Plain = {
        "mark": one.clause.mark, "level": one.clause.level, "label": version.label, "words": version.words, "repealed": version.gone,
        "version": version.number, "since": _day(version.since), "orders": None,
    }  # fmt: skip
    if version.orders:
        plain["orders"] = {
            "lead": [names.get(key, ("", ""))[0] for key in one.leads], "with": [names.get(key, ("", ""))[0] for key in one.others],
            "audience": one.audience, "office": version.office, "due": _day(version.due), "product": version.product,
            "authority": version.authority, "money": version.money, "money_source": version.money_source,
            "clear": {clear.name: clear.met for clear in one.clears},
        }  # fmt: skip
    return plain


def coverage(found: Matrix) -> Plain:
    """Return the coverage of a document on a day: how many cells in each state, and every body with its cells."""
    return {
        "document": found.document.code, "symbol": found.document.symbol, "day": found.day.isoformat(), "total": found.total,
        "counts": dict(found.counts), "copied_from_percent": found.threshold, "citation": found.citation,
        "columns": [one.clause.mark if one.clause else "" for one in found.columns],
        "rows": [
            {"body": {"code": row.body.code, "name": row.body.name}, "follows": list(row.follows), "ended": _day(row.body.ended),
             "cells": [
                None if one is None else {
                    "state": one.state, "days": one.days, "due": one.due.isoformat(), **words(one.words),
                    "document": one.done.code if one.done else "", "symbol": one.done.symbol if one.done else "",
                    "copied_percent": one.done.copied if one.done else None,
                    "inherited": list(one.inherited) if one.inherited else None,
                }
                for one in row.cells
             ]}
            for row in found.rows
        ],
    }  # fmt: skip


def themes(found: Iterable[Theme], day: date) -> list[Plain]:
    """Return themes as rows."""
    every = list(found)
    names = bodies.names({one.organ for one in every}, day)
    return [
        {"number": one.pk, "year": one.year, "title": one.title, "source": one.source, "organ": names.get(one.organ, ("", ""))[0]}
        for one in every
    ]  # fmt: skip


def theme(found: Whole, day: date) -> Plain:
    """Return what a theme produced by a day."""
    return {
        **themes([found.theme], day)[0],
        "documents": [
            {**row, "orders": one.orders, "followers": one.followers}
            for row, one in zip(listed([each.document for each in found.documents], day), found.documents, strict=True)
        ],
        "not_readable": found.hidden,
        "indicators": [
            {"number": one.indicator.pk, "name": one.indicator.name, "unit": one.indicator.unit, "better": one.indicator.better,
             "baseline": _number(one.indicator.baseline), "target": _number(one.indicator.target), "due": _day(one.indicator.due),
             "reached": one.reached, "percent": one.percent,
             "values": [{"day": value.day.isoformat(), "value": _number(value.value), "source": value.source} for value in one.values]}
            for one in found.measured
        ],
        "reviews": [
            {"day": one.day.isoformat(), "reached": one.reached, "missed": one.missed, "document": one.basis} for one in found.reviews
        ],
    }  # fmt: skip


def _number(value: object) -> str | None:
    return None if value is None else f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
