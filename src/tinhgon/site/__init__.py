"""Nơi ráp nối (site): settings, addresses, the web server, the embedded database, the front-end parts.

Nothing of the domain is decided here. Words: máy chủ (server), cơ sở dữ liệu (database), cấu hình (settings).
"""
