"""Luật là dữ liệu: sổ luật gồm các dòng có ngày, tra cứu theo ngày, kiểm tra bộ máy theo luật của ngày ấy.

Law as data: books of dated rows (`books`), each rule with its citation and what it replaced; the law of a day (`books.Law`);
checks of a structure against it (`checks`); what a person who leaves is entitled to (`entitlements`). No number of the law stands
in code. Pure: no Django, no database.
"""
