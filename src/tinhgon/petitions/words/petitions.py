"""What the room of petitions says: kinds, sources, outcomes, letters, and what it refuses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tinhgon.kernel.sentence import Sentence

KINDS: Final[Mapping[str, Sentence]] = {
    "complaint": Sentence("Khiếu nại", "Complaint"),
    "recommendation": Sentence("Kiến nghị, phản ánh", "Recommendation or reflection"),
    "mixed": Sentence("Nhiều nội dung khác loại", "Several contents"),
    "denunciation": Sentence("Tố cáo", "Denunciation"),
}

SOURCES: Final[Mapping[str, Sentence]] = {
    "desk": Sentence("Nộp trực tiếp", "Handed in"),
    "post": Sentence("Gửi bưu điện, hòm thư", "By post or letter box"),
    "reception": Sentence("Tại buổi tiếp công dân", "At a reception"),
    "leaders": Sentence("Lãnh đạo Đảng, Nhà nước chuyển", "Sent on by leaders"),
    "deputies": Sentence("Đại biểu, cơ quan dân cử, báo chí chuyển", "Sent on by deputies or the press"),
    "web": Sentence("Trang công khai", "The public page"),
}

OUTCOMES: Final[Mapping[str, Sentence]] = {
    "take_up": Sentence("Nhận giải quyết", "Taken up"),
    "guide": Sentence("Hướng dẫn", "Guided"),
    "forward": Sentence("Chuyển ngoài hệ thống", "Forwarded"),
    "transfer": Sentence("Chuyển cơ quan khác", "Transferred"),
    "return": Sentence("Trả lại đơn", "Returned"),
    "file": Sentence("Không thụ lý, lưu đơn", "Filed"),
    "withdraw": Sentence("Rút đơn", "Withdrawn"),
}

#: Kinds of letters: their name, their sign in the number (Decree 30/2020, Annex III), what each is about.
LETTERS: Final[Mapping[str, Sentence]] = {
    "guide": Sentence("Giấy hướng dẫn", "Letter of guidance"),
    "forward": Sentence("Phiếu chuyển đơn", "Transfer slip"),
    "return": Sentence("Thông báo trả lại đơn", "Notice of return"),
    "file": Sentence("Thông báo không thụ lý", "Notice of non-acceptance"),
    "accept": Sentence("Thông báo thụ lý giải quyết khiếu nại", "Notice of acceptance"),
    "refuse": Sentence("Thông báo không thụ lý giải quyết khiếu nại", "Notice of non-acceptance of a complaint"),
    "suspend": Sentence("Thông báo tạm đình chỉ giải quyết", "Notice of suspension"),
    "condition": Sentence("Thông báo kéo dài thời hạn giải quyết", "Notice of a longer term"),
    "withdraw": Sentence("Thông báo đình chỉ giải quyết", "Notice of termination"),
    "answer": Sentence("Văn bản trả lời", "Reply"),
    "minutes": Sentence("Biên bản tiếp công dân", "Minutes of a reception"),
}

WAYS: Final[Mapping[str, Sentence]] = {
    "page": Sentence("Trang công khai này", "This public page"),
    "board": Sentence("Niêm yết tại trụ sở", "Posted at the office"),
    "meeting": Sentence("Công bố tại cuộc họp", "Announced at a meeting"),
    "media": Sentence("Phương tiện thông tin đại chúng", "In the media"),
}

RESULTS: Final[Mapping[str, Sentence]] = {
    "kept": Sentence("Giữ nguyên quyết định, hành vi bị khiếu nại", "The decision stands"),
    "changed": Sentence("Sửa đổi một phần", "Changed in part"),
    "cancelled": Sentence("Hủy bỏ, chấm dứt", "Cancelled"),
}


def no_petition(code: str) -> Sentence:
    """No petition has this code."""
    return Sentence(f"Không có đơn nào mang mã “{code[:60]}”.", f"There is no petition “{code[:60]}”.")


def one_of(field: Sentence, told: Mapping[str, Sentence]) -> Sentence:
    """A value that is none of those that there are."""
    vi, en = (", ".join(getattr(one, language) for one in told.values()) for language in ("vi", "en"))
    return Sentence(f"{field.vi}: chọn một trong {vi}.", f"{field.en}: choose one of {en}.")


NOT_ASSESSED: Final = Sentence("Đơn chưa được phân loại.", "The petition was not classified yet.")
SEALED: Final = Sentence(
    "Nội dung tố cáo không đi tiếp ở đây: chuyển vào sổ tố cáo được niêm phong, hoặc hướng dẫn người viết gửi ở trang tố cáo.",
    "A denunciation does not go on here: it belongs in the sealed book, or its writer is guided to the page for denunciations.",
)
NOT_OURS: Final = Sentence(
    "Đơn được ghi là không thuộc thẩm quyền: hướng dẫn hoặc chuyển, không nhận giải quyết.",
    "It was found to be another body's: guide or forward it.",
)
NOT_FIT: Final = Sentence(
    "Đơn được ghi là chưa đủ điều kiện: hướng dẫn bổ sung, trả lại hoặc lưu, không nhận giải quyết.",
    "It was found not fit: guide, return or file it.",
)
SAY_WHY: Final = Sentence(
    "Kết luận khác với kết quả đối chiếu luật thì phải nêu lý do.",
    "Where you find otherwise than the law's rows, say why.",
)
NOT_FIRST: Final = Sentence(
    "Khiếu nại lần hai bắt đầu từ một vụ khiếu nại lần đầu đã có quyết định, hoặc đã hết hạn mà chưa giải quyết.",
    "A second complaint begins from a first one that was decided, or whose term ended without a decision.",
)
SECOND_THERE: Final = Sentence("Vụ này đã có khiếu nại lần hai.", "There is a second complaint in this matter already.")
NOT_DECIDED: Final = Sentence("Vụ việc chưa có quyết định giải quyết.", "The case was not decided yet.")
PUBLISHED_TWICE: Final = Sentence(
    "Quyết định này đã được công khai theo cách ấy.", "It was published that way already."
)


def name_the_body() -> Sentence:
    """Another body is competent, and it is not said which."""
    return Sentence("Ghi cơ quan có thẩm quyền giải quyết.", "Name the body that is competent.")
