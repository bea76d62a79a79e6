"""Cơ cấu tổ chức: bộ máy trong một ngày, các việc làm thay đổi nó, các con số đếm nó.

The apparatus on one day as data frames (`snapshot`), its whole history (`history`), the verbs of the law that change it
(`operations`), schemes that list such verbs (`scheme`, `run`), what became of what (`lineage`), and provable counts
(`figures`).
Pure: no Django, no database.
"""
