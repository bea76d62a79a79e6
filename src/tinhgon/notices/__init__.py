"""Lời nhắc, thư và lịch riêng: ai được báo điều gì, thư nào đang chờ máy chủ thư.

Notices: what people are told (lời nhắc), in their inbox (hộp thư), by letter (thư) and as a calendar (lịch). A notice is about a matter
of another room: its kind and code say which, ``about`` is the row whose due day it tells of. This room knows none of them: they know it,
and tell (`acts.tell`); what a day's sweeps told one person goes out as one letter (`acts.post`).
"""
