"""Answers that are kept: by whom they were worked out from, the last ones only, and forgotten all at once."""

from tinhgon.kernel.kept import Kept, forget


def test_an_answer_is_worked_out_once_for_the_same_sources_and_key():
    kept, made = Kept(2), []
    source = object()
    for key in ("a", "a", "b"):
        kept.of((source,), key, lambda key=key: made.append(key) or key)
    assert made == ["a", "b"]


def test_the_answer_asked_for_longest_ago_goes_first():
    kept, made = Kept(2), []
    for key in ("a", "b", "a", "c", "a", "b"):
        kept.of((), key, lambda key=key: made.append(key) or key)
    assert made == ["a", "b", "c", "b"]


def test_everything_is_forgotten_at_once():
    one, other = Kept(2), Kept(2)
    assert (one.of((), "", lambda: 1), other.of((), "", lambda: 1)) == (1, 1)
    forget()
    assert (one.of((), "", lambda: 2), other.of((), "", lambda: 3)) == (2, 3)
