"""What private files say to people."""

from __future__ import annotations

from typing import Final

from tinhgon.kernel.sentence import Sentence

NO_REASON: Final = Sentence(
    "Nói rõ vì sao cần đọc hồ sơ riêng, ít nhất 10 chữ cái; người có hồ sơ sẽ thấy lý do này.",
    "Say why the private file is needed, in 10 letters at least; its person will see this reason.",
)
NO_TEXT: Final = Sentence("Ghi chú còn trống.", "The note is empty.")
OWN: Final = Sentence("chính chủ", "the person themselves")
