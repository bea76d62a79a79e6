"""Hồ sơ riêng của một người: những ghi chú chỉ người cần mới được đọc, và ai đã đọc, theo thẩm quyền nào, vì sao.

Private files: notes on a person, read by need only, and the readings themselves - who, by what mandate, why - which nobody can change
or delete. The room stands beside the registry and does not know it, so that a figure of the apparatus can never open a private file.
"""
