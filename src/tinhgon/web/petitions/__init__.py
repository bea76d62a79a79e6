"""Đơn thư: gửi đơn không cần tài khoản, danh sách, bảng, một đơn, văn bản trả lời, quyết định đã công khai.

Petitions: sending one without an account, list, board, one petition, its letters, published decisions.
"""
