"""Tài khoản: ai đang đăng nhập - tên đăng nhập, mật khẩu, lần đăng nhập sai, mã truy cập cho máy.

Accounts: who is asking. An account (tài khoản) has a login name and a password; second factors and sessions are django-allauth's. Wrong
attempts are kept here, so that guessing is stopped for the account and for the address, over all servers of an installation.
`acting.py` tells the database in whose name statements are sent, for the trail (dấu vết) that its triggers write of every change.
What somebody may do is no matter of an account: that is a mandate's.
"""
