"""Words to find, with or without accents: all words must be there; those with their very accents come first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import polars as pl

from tinhgon.vietnamese.letters import canonical
from tinhgon.vietnamese.order import name_sort_key, sort_key
from tinhgon.vietnamese.search import search_key


def exact_key(text: str) -> str:
    """Return the text in the form in which exact accents are compared: one way of placing tones, small letters."""
    return canonical(text).lower()


def searchable(name: str, code: str) -> list[pl.Expr]:
    """Return the columns ``search`` and ``exact`` of a listing, made of a name and a code.

    Both begin with a space and have one before every word, so that a word is found where a word begins; a code is found
    whole and by its parts ("22.SNV", "SNV").
    """
    codes = pl.col(code).str.to_lowercase()
    parts = pl.lit(" ") + codes + pl.lit(" ") + codes.str.replace_all(r"[._/-]", " ")
    return [
        (pl.lit(" ") + pl.col(name).fill_null("").map_batches(_each(search_key)) + parts).alias("search"),
        (pl.lit(" ") + pl.col(name).fill_null("").map_batches(_each(exact_key)) + parts).alias("exact"),
    ]


def in_order(column: str, *, people: bool = False) -> pl.Expr:
    """Return the key by which a column of names is put in Vietnamese order (people by given name first)."""
    return pl.col(column).map_batches(_each(name_sort_key if people else sort_key))


def _each(key: Callable[[str], str]) -> Callable[[pl.Series], pl.Series]:
    """Return the key of every text of a column, computed once per different text."""

    def keyed(texts: pl.Series) -> pl.Series:
        different = texts.drop_nulls().unique()
        if different.is_empty():
            return texts.cast(pl.String)
        return texts.replace_strict(
            different, [key(text) for text in different.to_list()], default=None, return_dtype=pl.String
        )

    return keyed


def matches(text: str) -> pl.Expr:
    """Return the test that every word of the text is in a row, whatever its accents; no words match every row."""
    return _all_in("search", search_key(text).split())


def nearness(text: str) -> pl.Expr:
    """Return how near a row is, small is near: begins with the text as written, holds it as written, holds its words as
    written, begins with it without accents, anything else.
    """
    exact, blind = f" {exact_key(text)}", f" {search_key(text)}"
    return (
        pl.when(pl.col("exact").str.starts_with(exact))
        .then(0)
        .when(pl.col("exact").str.contains(exact, literal=True))
        .then(1)
        .when(_all_in("exact", exact.split()))
        .then(2)
        .when(pl.col("search").str.starts_with(blind))
        .then(3)
        .when(pl.col("search").str.contains(blind, literal=True))
        .then(4)
        .otherwise(5)
    )


def _all_in(column: str, words: Sequence[str]) -> pl.Expr:
    return pl.all_horizontal(
        pl.lit(value=True), *[pl.col(column).str.contains(f" {word}", literal=True) for word in words]
    )
