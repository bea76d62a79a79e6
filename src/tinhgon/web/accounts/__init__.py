"""Đăng nhập và tài khoản: mật khẩu, lớp xác thực thứ hai, các phiên đang mở.

Signing in and one's own account. What happens is django-allauth's; the pages, the words and the stop to guessing are ours.
"""
