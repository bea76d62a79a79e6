"""Hồ sơ vụ việc: danh sách, bảng theo trạng thái, một hồ sơ, biên nhận, tra cứu bằng mã, hộp thư nhắc hạn, lịch.

Cases: list, board, one case, its receipt, tracking by code, the inbox of reminders, the calendar feed.
"""
