"""Tables of any kind: read from workbooks and CSV with the numbers of their rows, written so that nothing runs."""

from datetime import date

import openpyxl
import pytest

from tinhgon.kernel.refusal import Refusal
from tinhgon.workbook.tables import read_tables, workbook_of, written_of


def test_a_workbook_is_written_and_read_back(tmp_path):
    file = tmp_path / "bang.xlsx"
    rows = [["06649", "=1+1", date(2026, 1, 5), 3, True], ["06650", None, None, 2.5, False]]
    file.write_bytes(workbook_of(written_of({"Một/hai": (("Mã", "Tên", "Ngày", "Số", "Có"), rows)})))
    found = read_tables(file)
    assert found == {
        "Một hai": [
            (2, {"Mã": "06649", "Tên": "=1+1", "Ngày": "2026-01-05", "Số": "3", "Có": "có"}),
            (3, {"Mã": "06650", "Số": "2.5", "Có": "không"}),
        ]
    }
    assert openpyxl.load_workbook(file).active["B2"].data_type == "s"


def test_equal_tables_give_equal_files():
    made = written_of({"a": (("x",), [["1"]])})
    assert workbook_of(made) == workbook_of(made)


def test_a_folder_of_csv_and_one_csv_are_read(tmp_path):
    (tmp_path / "doan.csv").write_text("Mã;Tên\nK;Tổ K\n;\nT;\n", encoding="utf-8-sig")
    (tmp_path / "khac.txt").write_text("không đọc", encoding="utf-8")
    rows = [(2, {"Mã": "K", "Tên": "Tổ K"}), (4, {"Mã": "T"})]
    assert read_tables(tmp_path) == {"doan": rows}
    assert read_tables(tmp_path / "doan.csv") == {"doan": rows}


@pytest.mark.parametrize("content", [b"PK\x03\x04rubbish", b"not a workbook", b""])
def test_what_is_no_workbook_is_refused(tmp_path, content):
    file = tmp_path / "hong.xlsx"
    file.write_bytes(content)
    with pytest.raises(Refusal):
        read_tables(file)


def test_a_heading_twice_and_a_missing_file_are_refused(tmp_path):
    (tmp_path / "a.csv").write_text("Mã,Mã\n1,2\n", encoding="utf-8")
    with pytest.raises(Refusal, match="hai cột"):
        read_tables(tmp_path / "a.csv")
    with pytest.raises(Refusal, match="Không có tệp"):
        read_tables(tmp_path / "khong.xlsx")
