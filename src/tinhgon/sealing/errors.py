"""What sealing says when something does not open or does not fit."""

from __future__ import annotations

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence


class CannotOpen(Refusal):
    """The seal does not open: another key, another place, or bytes that were changed. Which of them, nobody is told."""

    def __init__(self) -> None:
        said = Sentence(
            "Không mở được niêm phong: sai khóa, sai chỗ, hoặc nội dung đã bị sửa.",
            "The seal does not open: another key, another place, or what was sealed was changed.",
        )
        super().__init__([Finding("seal.cannot_open", said)])


class WrongPassphrase(Refusal):
    """The passphrase does not open the holder's key."""

    def __init__(self) -> None:
        said = Sentence("Cụm mật khẩu không mở được khóa.", "The passphrase does not open the key.")
        super().__init__([Finding("seal.passphrase", said, where={"field": "passphrase"})])


def too_large(size: int, most: int) -> Refusal:
    """Return the refusal of what does not fit into an envelope."""
    said = Sentence("Nội dung dài quá mức một phong bì chứa được.", "This is more than an envelope holds.")
    remedy = Sentence("Viết ngắn lại, hoặc gửi phần còn lại ở tin sau.", "Shorten it, or send the rest afterwards.")
    return Refusal([Finding("seal.too_large", said, remedy=remedy, measured=str(size), required=f"≤ {most}")])
