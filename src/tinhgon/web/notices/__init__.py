"""Hộp thư và lịch riêng: lời nhắc của mọi loại việc ở một nơi.

Notices: the inbox of reminders of every kind of matter, and the calendar feed at its secret address.
"""
