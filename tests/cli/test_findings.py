"""How findings read on the screen."""

from tinhgon.cli.findings import SHOWN_GROUPS, SHOWN_ROWS, print_by_rule, print_findings
from tinhgon.kernel.finding import Finding, Severity
from tinhgon.kernel.sentence import Sentence

SAID = Sentence("Sai rồi.", "Wrong.")


def at(row, value="", said=SAID, rule="workbook.x", severity=Severity.ERROR):
    where = {"sheet": "phan-cong.csv", "row": row, "column": "Đến ngày"}
    remedy = Sentence("Sửa đi.", "Mend it.")
    return Finding(rule, said, severity, remedy=remedy, measured=value, where=where)


def printed(capsys, findings, show=print_findings):
    hidden = show(findings)
    return capsys.readouterr().err.splitlines(), hidden


def test_one_fault_has_sheet_row_column_value_then_english_then_remedy(capsys):
    lines, _ = printed(capsys, [at(34, "22.BTG")])
    assert lines == [
        "✗ phan-cong.csv, dòng 34, cột “Đến ngày”, giá trị “22.BTG”: Sai rồi.",
        "  Wrong.",
        "  → Sửa đi.",
        "    Mend it.",
    ]


def test_rows_with_several_values_have_each_value_beside_its_row(capsys):
    lines, _ = printed(capsys, [at(3, "a"), at(4, "b"), at(5)])
    assert lines[0] == "✗ phan-cong.csv, dòng 3 (“a”), 4 (“b”), 5, cột “Đến ngày”: Sai rồi."
    assert len(lines) == 4


def test_many_rows_are_counted_and_a_long_value_is_cut(capsys):
    lines, hidden = printed(capsys, [at(row, "x" * 100) for row in range(1, 21)], print_by_rule)
    assert lines[0] == "workbook.x: 20"
    assert lines[1].startswith("✗ phan-cong.csv, dòng 1, 2, 3, 4, 5, 6, 7, 8 và 12 dòng nữa, cột")
    assert "…”: Sai rồi." in " ".join(lines)
    assert "x" * 60 not in " ".join(lines)
    assert hidden == 20 - SHOWN_ROWS


def test_of_each_rule_the_largest_groups_are_shown_and_the_rest_counted(capsys):
    found = [at(row, said=Sentence(f"Lỗi {row}.", f"Fault {row}.")) for row in range(1, 9)]
    found += [at(20, said=Sentence("Lỗi 8.", "Fault 8."))]
    found += [at(row, rule="workbook.y", severity=Severity.WARNING) for row in range(30, 50)]
    lines, hidden = printed(capsys, found, print_by_rule)
    heads = [line for line in lines if line.startswith("workbook.")]
    assert heads == ["workbook.x: 9", "workbook.y: 20"]  # what blocks comes first
    assert lines[1] == "✗ phan-cong.csv, dòng 8, 20, cột “Đến ngày”: Lỗi 8."
    assert sum(line.startswith("✗") for line in lines) == SHOWN_GROUPS
    assert "  … và 3 chỗ khác cùng loại · and 3 more of this kind" in lines
    assert hidden == 3 + 20 - SHOWN_ROWS


def test_equal_findings_that_are_in_no_sheet_are_counted(capsys):
    lines, _ = printed(capsys, [Finding("scheme.x", SAID)] * 3)
    assert lines == ["✗ Sai rồi. (×3)", "  Wrong."]
