"""What the ledger says to people."""

from __future__ import annotations

from datetime import datetime

from tinhgon.kernel.sentence import Sentence


def instant_ahead(instant: datetime) -> Sentence:
    """The instant given lies in the future."""
    return Sentence(
        f"Thời điểm ghi {instant.isoformat()} còn ở phía trước.", f"The instant {instant.isoformat()} is still to come."
    )


def instant_behind(instant: datetime, last: datetime) -> Sentence:
    """The instant given lies before the newest entry."""
    return Sentence(
        f"Thời điểm ghi {instant.isoformat()} phải sau mục mới nhất của sổ cái ({last.isoformat()}).",
        f"The instant {instant.isoformat()} must lie after the newest entry of the ledger ({last.isoformat()}).",
    )


def no_entry(number: int) -> Sentence:
    """There is no entry of this number."""
    return Sentence(f"Sổ cái không có mục số {number}.", f"The ledger has no entry number {number}.")


def entry_altered(number: int) -> Sentence:
    """The words of an entry differ from its digest."""
    return Sentence(
        f"Mục {number} của sổ cái đã bị sửa: nội dung không khớp mã băm.",
        f"Entry {number} of the ledger was altered: its words do not match its digest.",
    )


def seal_altered(number: int) -> Sentence:
    """The words of a seal differ from its digest."""
    return Sentence(f"Niêm phong {number} đã bị sửa.", f"Seal {number} was altered.")


def seal_unchained(number: int) -> Sentence:
    """A seal does not follow the seal before it."""
    return Sentence(
        f"Niêm phong {number} không nối với niêm phong trước: có niêm phong bị xóa hoặc sửa.",
        f"Seal {number} does not follow the seal before it: a seal was deleted or altered.",
    )


def seal_broken(number: int, first: int, last: int) -> Sentence:
    """The entries under a seal are not those that were sealed."""
    return Sentence(
        f"Các mục {first}–{last} không còn đúng như khi niêm phong (niêm phong {number}).",
        f"The entries {first}–{last} are not what was sealed (seal {number}).",
    )


def entries_missing(number: int, sealed: int, found: int) -> Sentence:
    """Fewer or more entries lie under a seal than were sealed."""
    return Sentence(
        f"Niêm phong {number} phủ {sealed} mục nhưng sổ cái còn {found}: có mục bị xóa hoặc thêm.",
        f"Seal {number} covers {sealed} entries but the ledger holds {found}: an entry was deleted or added.",
    )


def seal_unknown(digest: str) -> Sentence:
    """A seal that was published is not in the books."""
    return Sentence(
        f"Niêm phong đã công bố {digest} không có trong sổ.", f"The published seal {digest} is not in the books."
    )
