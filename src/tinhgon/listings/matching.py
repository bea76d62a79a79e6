"""Words to find, with or without accents: all words must be there; those with their very accents come first."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import polars as pl

from tinhgon.vietnamese.letters import canonical
from tinhgon.vietnamese.order import name_sort_key, sort_key
from tinhgon.vietnamese.search import search_key


def exact_key(text: str) -> str:
    """Return the text in the form in which exact accents are compared: one way of placing tones, small letters."""
    return canonical(text).lower()


def searchable(rows: pl.DataFrame) -> list[pl.Series]:
    """Return the columns ``search`` and ``exact`` of a listing, made of its names and codes.

    Every word has a space before and after it, so that whole words and beginnings of words can be told; a code is found
    whole and by its parts ("22.SNV", "SNV").
    """
    codes = rows["code"].str.to_lowercase()
    parts = " " + codes + " " + codes.str.replace_all(r"[._/-]", " ") + " "
    names = rows["name"]
    return [
        (" " + _each(names, search_key) + parts).alias("search"),
        (" " + _each(names, exact_key) + parts).alias("exact"),
    ]


def in_order(names: pl.Series, column: str, *, people: bool = False) -> pl.Series:
    """Return the column by which names are put in Vietnamese order (people by given name first)."""
    return _each(names, name_sort_key if people else sort_key).alias(column)


def _each(texts: pl.Series, key: Callable[[str], str]) -> pl.Series:
    """Return the key of every text of a column, computed once per different text.

    Not as an expression: a frame runs those in threads of its own, where plain Python waits for itself.
    """
    known = {text: _kept(key, text) for text in texts.unique().to_list() if text is not None}
    return pl.Series([known.get(text) for text in texts.to_list()], dtype=pl.String)


@lru_cache(maxsize=500_000)
def _kept(key: Callable[[str], str], text: str) -> str:
    """Return a key, from memory where it was made for another day: most names stay the same."""
    return key(text)


def matches(text: str) -> pl.Expr:
    """Return the test that every word of the text is in a row, whatever its accents; no words match every row.

    Words are whole words; the last one may still be being typed, so a word may begin with it.
    """
    return _all_in("search", search_key(text))


def nearness(text: str) -> pl.Expr:
    """Return how near a row is, small is near: has this code, begins with the text as written, holds it as written, holds
    its words as written, begins with it without accents, holds it without accents, anything else.
    """
    exact, blind = f" {exact_key(text)}", f" {search_key(text)}"
    return (
        pl.when(pl.col("code").str.to_lowercase() == exact.strip())
        .then(0)
        .when(pl.col("exact").str.starts_with(exact))
        .then(1)
        .when(pl.col("exact").str.contains(exact, literal=True))
        .then(2)
        .when(_all_in("exact", exact))
        .then(3)
        .when(pl.col("search").str.starts_with(blind))
        .then(4)
        .when(pl.col("search").str.contains(blind, literal=True))
        .then(5)
        .otherwise(6)
    )


def _all_in(column: str, text: str) -> pl.Expr:
    *whole, last = text.split() or [""]
    sought = [*(f" {word} " for word in whole), f" {last}"]
    return pl.all_horizontal(*[pl.col(column).str.contains(word, literal=True) for word in sought])
