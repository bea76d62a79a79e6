"""A rule written back as a row reads as the same rule."""

from dataclasses import replace

import pytest

from tinhgon.law.books import builtin
from tinhgon.law.reading import read_row, read_rows, rule_of
from tinhgon.law.writing import file_of, plain_act, plain_row

BOOKS = builtin()


@pytest.mark.parametrize("id", BOOKS.rules)
def test_every_row_of_the_house_written_back_is_the_same_rule(id):
    rule = BOOKS.rules[id]
    again = rule_of(read_row(plain_row(rule)), rule.book, BOOKS.acts)
    assert again == rule


def test_rows_and_new_acts_written_as_a_file_are_read_as_they_were():
    rule = BOOKS.rules["EL.SURPLUS.MAX"]
    act = rule.citation.act
    rows, plain, acts = read_rows(file_of([plain_row(rule)], {act.id: plain_act(act)}))
    assert [row.id for row in rows] == [rule.id]
    assert plain == [plain_row(rule)]
    assert acts == {act.id: plain_act(act)}


def test_what_is_empty_is_left_out():
    bare = replace(BOOKS.rules["EL.BASE"], values={}, sources=(), reading="own")
    assert {"values", "test", "to", "cure", "cases"}.isdisjoint(plain_row(bare))
