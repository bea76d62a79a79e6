"""The canonical words of an entry, and the tree over digests."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.ledger.rules import Entry, canonical, entry_digest, merkle_root

ENTRY = Entry(
    1, datetime(2025, 7, 1, 8, tzinfo=UTC), "enact", Mandate("An", "clerk"), Decision("19-NQ/TU"), date(2025, 7, 1)
)


def test_canonical_words_do_not_depend_on_the_order_of_names_or_the_zone() -> None:
    zone = timezone(timedelta(hours=7))
    one = {"b": 1, "a": ["ấ", datetime(2025, 7, 1, 15, tzinfo=zone)]}
    other = {"a": ["ấ", datetime(2025, 7, 1, 8, tzinfo=UTC)], "b": 1}
    assert canonical(one) == canonical(other)


def test_fractions_are_refused() -> None:
    with pytest.raises(ValueError, match="fractions"):
        canonical({"a": [{"b": 0.5}]})


@pytest.mark.parametrize(
    "changed",
    [
        {"number": 2}, {"act": "load"}, {"mandate": Mandate("Ba", "clerk")}, {"decision": Decision("20-NQ/TU")},
        {"effective": None}, {"subject": "x"}, {"payload": {"a": 1}}, {"content": {"a": 1}},
        {"at": datetime(2025, 7, 1, 9, tzinfo=UTC)},
    ],
)  # fmt: skip
def test_every_word_of_an_entry_counts_in_its_digest(changed: dict[str, object]) -> None:
    assert entry_digest(replace(ENTRY, **changed)) != entry_digest(ENTRY)  # type: ignore[arg-type]


def test_the_digest_does_not_count_itself() -> None:
    assert entry_digest(replace(ENTRY, digest="abc")) == entry_digest(ENTRY)


def test_the_tree_of_three_is_hashed_as_rfc_6962_says() -> None:
    digests = [hashlib.sha256(bytes([number])).hexdigest() for number in range(3)]
    leaves = [hashlib.sha256(b"\x00" + bytes.fromhex(digest)).digest() for digest in digests]
    left = hashlib.sha256(b"\x01" + leaves[0] + leaves[1]).digest()
    assert merkle_root(digests) == hashlib.sha256(b"\x01" + left + leaves[2]).hexdigest()


def test_order_and_number_of_leaves_count() -> None:
    digests = [hashlib.sha256(bytes([number])).hexdigest() for number in range(5)]
    roots = {merkle_root(one) for one in (digests, digests[::-1], digests[:4], [*digests, digests[-1]])}
    assert len(roots) == 4
