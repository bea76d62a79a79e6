"""Hồ sơ vụ việc: danh sách, bảng theo trạng thái, một hồ sơ, biên nhận, tra cứu bằng mã.

Cases: list, board, one case, its receipt, tracking by code.
"""
