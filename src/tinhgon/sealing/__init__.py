"""Niêm phong: chỉ người giữ khóa mới mở được; danh tính người tố cáo phải hai người cùng mở.

Sealing: what is sealed can be opened by the holders of named keys and by nobody else, the server's administrator included. Pure: bytes in,
bytes out, no table, no clock. An envelope (phong bì) holds words or a file under a key of its own; a box (hộp) holds that key, sealed to
one holder; a double box (hộp hai lớp) needs an approver (người duyệt) before its reader (người đọc) can open it. A holder's own key is
kept under a passphrase (cụm mật khẩu); a receipt's code (mã biên nhận) is the key of who has no account.

No primitive is home-made: HPKE (RFC 9180: X25519, HKDF-SHA256, ChaCha20-Poly1305), ChaCha20-Poly1305 and Argon2id of ``cryptography``.
"""
