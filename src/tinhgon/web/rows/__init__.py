"""Các dòng trên trang: tên của mọi dòng, cột nào nói gì, từng trang, và xuất đúng những gì đang thấy.

Rows as pages show them: `naming.py` gives every key its code, name and link; `columns.py` the columns of each frame in words;
`paging.py` cuts long lists; `export.py` writes what is shown as CSV, XLSX or JSON; `decisions.py` names the decisions behind rows.
"""
