"""Văn bản: đề án, tờ trình, báo cáo thẩm định, quyết định, nghị quyết, theo thể thức của Nhà nước hoặc của Đảng.

Papers. What a scheme says and does becomes a paper that an office signs: a layout chosen by the day and by whose paper
it is (``layouts/*.yaml``: dated rows with their citation), a content without any look (``paper.py``), words of law for
each step (``wording/``), what each kind of paper holds (``composing/``), and writers to DOCX, PDF and XLSX (``writing/``).
Pure: no Django, no database, no clock; the folder of the fonts is an argument.
"""
