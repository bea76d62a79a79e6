"""What may have been meant: the known word that is nearest to an unknown one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from tinhgon.vietnamese.search import search_key

_MOST_QUESTIONS = 2_000


class Nearest:
    """Finds the nearest of many codes; the index is made at the first question, so a clean workbook pays nothing.

    Tried in turn: the same but for accents and capitals, the same but for leading zeros, one letter more, less or
    other.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known = known
        self._forms: dict[str, str] = {}
        self._deletions: dict[str, str] = {}
        self._asked: dict[str, str | None] = {}

    def to(self, text: str) -> str | None:
        """Return the nearest known code, or None; after very many questions no more are answered."""
        if text not in self._asked:
            if len(self._asked) >= _MOST_QUESTIONS:
                return None
            self._asked[text] = self._search(text)
        return self._asked[text]

    def _search(self, text: str) -> str | None:
        if not self._forms:
            self._index()
        form = search_key(text)
        direct = self._forms.get(form) or self._forms.get(_without_zeros(form))
        if direct or len(form) < 3:
            return direct
        for shorter in (form, *_deletions(form)):
            if shorter in self._deletions:
                return self._deletions[shorter]
        return None

    def _index(self) -> None:
        for code in self._known:
            form = search_key(code)
            self._forms.setdefault(form, code)
            self._forms.setdefault(_without_zeros(form), code)
            if 3 <= len(form) <= 40:
                for shorter in (form, *_deletions(form)):
                    self._deletions.setdefault(shorter, code)


def nearest_word(text: str, words: Iterable[str]) -> str | None:
    """Return the nearest of a few words, accent-blind, or None where none is near."""
    forms = {search_key(word): word for word in words}
    close = get_close_matches(search_key(text), forms, 1, 0.6)
    return forms[close[0]] if close else None


def _without_zeros(form: str) -> str:
    return form.lstrip("0") or form


def _deletions(form: str) -> set[str]:
    return {form[:at] + form[at + 1 :] for at in range(len(form))}
