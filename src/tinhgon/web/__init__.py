"""Trang web: những gì cán bộ và người dân đọc, theo ngày, bằng tiếng Việt trước, tiếng Anh sau.

The face of pages. `asking.py` reads the day (tại ngày) and the instant of knowledge (biết đến) that a request asks for;
`page.py` turns a view into a page that honours them; `addresses.py` names every address; one folder per section of the
navigation holds its views, its addresses and what they show. Nothing here counts or decides: rooms below do.
"""
