"""What accounts say to people."""

from __future__ import annotations

from typing import Final

from tinhgon.kernel.sentence import Sentence

HOW_LOGINS_LOOK: Final = Sentence(
    "Dùng 2 đến 60 chữ thường không dấu, chữ số, dấu chấm hoặc gạch, như an.nv.",
    "Use 2 to 60 small letters without accents, digits, dots or dashes, such as an.nv.",
)


def bad_login(login: str) -> Sentence:
    """A login name that cannot be one."""
    return Sentence(f"Tên đăng nhập “{login[:80]}” không hợp lệ.", f"“{login[:80]}” cannot be a login name.")


def taken(login: str) -> Sentence:
    """A login name that another account has."""
    return Sentence(f"Tên đăng nhập {login} đã có người dùng.", f"The login {login} is taken.")


def no_account(login: str) -> Sentence:
    """There is no such account."""
    return Sentence(f"Không có tài khoản {login[:80]}.", f"There is no account {login[:80]}.")


def no_name() -> Sentence:
    """An account needs the name of who holds it."""
    return Sentence("Tài khoản phải có họ tên người giữ.", "An account needs the name of who holds it.")


def person_taken(person: int) -> Sentence:
    """The person has an account already."""
    return Sentence("Người này đã có tài khoản khác.", "This person has another account already.")


def bad_token(days: int) -> Sentence:
    """A token without a name, an act or a proper end."""
    return Sentence(
        f"Mã truy cập cần tên, ít nhất một việc, và thời hạn từ 1 đến {days} ngày.",
        f"A token needs a name, at least one act, and 1 to {days} days.",
    )


def no_token(number: int) -> Sentence:
    """The account has no such token."""
    return Sentence(f"Bạn không có mã truy cập số {number}.", f"You have no token number {number}.")
