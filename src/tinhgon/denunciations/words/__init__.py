"""What denunciations say."""

from __future__ import annotations

from typing import Final

from tinhgon.kernel.sentence import Sentence

NO_MATTER: Final = Sentence(
    "Không có vụ tố cáo này, hoặc bạn không được đọc.", "There is no such matter, or it is not yours to read."
)
WRONG_CODE: Final = Sentence("Mã không mở được gì.", "This code opens nothing.")
NOT_NAMED: Final = Sentence(
    "Chỉ người được giao xử lý tố cáo hoặc giữ niêm phong ở một cơ quan mới có khóa.",
    "Only who is named for a body, to handle denunciations or keep identities, has a key.",
)
NO_KEY: Final = Sentence(
    "Bạn chưa có khóa niêm phong: tạo ở trang Niêm phong trước.",
    "You have no key yet: make one at the page of keys first.",
)
NOT_FOR_YOU: Final = Sentence(
    "Vụ này không được niêm phong cho khóa của bạn.", "This matter is not sealed to your key."
)
KEY_THERE: Final = Sentence(
    "Bạn đã có khóa: đổi cụm mật khẩu, hoặc báo mất khóa cũ trước.",
    "You have a key: change its passphrase, or report it lost first.",
)
FEW_HANDLERS: Final = Sentence(
    "Cơ quan này chưa có (hoặc không còn) cán bộ xử lý tố cáo có khóa.",
    "This body has no officer with a key left to handle it.",
)
FEW_KEEPERS: Final = Sentence(
    "Cần ít nhất hai người giữ niêm phong danh tính; cơ quan này không đủ.",
    "Sealing who denounced needs two keepers; this body has fewer.",
)
HIGHER: Final = Sentence("Gửi đến cơ quan cấp trên trực tiếp.", "Send it to the body above.")
SAME_PERSON: Final = Sentence(
    "Người đề nghị không được tự duyệt: cần một người giữ niêm phong khác.",
    "Who asked does not approve: another keeper must.",
)
LAPSED: Final = Sentence("Đề nghị này đã hết hiệu lực.", "This request has lapsed.")
APPROVED: Final = Sentence("Đề nghị này đã được duyệt.", "This request was approved already.")
NOT_APPROVED: Final = Sentence("Đề nghị này chưa được duyệt.", "This request was not approved yet.")
LOOKED: Final = Sentence(
    "Đã xem một lần; muốn xem nữa phải đề nghị lại.", "It was looked at once; to look again, ask again."
)
NOT_YOURS: Final = Sentence("Đề nghị này là của người khác.", "This request is somebody else's.")
NOBODY_NEW: Final = Sentence("Không có cán bộ mới nào cần niêm phong lại.", "There is nobody new to seal it for.")
NO_BOX: Final = Sentence(
    "Danh tính không được niêm phong cho hai người này cùng mở.", "It is not sealed for these two to open together."
)
OTHER_ENDED: Final = Sentence(
    "Người kia không còn được giao giữ niêm phong danh tính: cần người khác.",
    "The other one is no longer a keeper: somebody else must do it.",
)
NO_CRITERION: Final = Sentence(
    "Chưa có tiêu chí nào nên không phải vụ việc phức tạp; không gia hạn được.",
    "No criterion is met, so it is not complex and cannot be extended.",
)
MANY: Final = Sentence("Kênh trao đổi đã đầy.", "The channel is full.")
TOO_MANY_FILES: Final = Sentence("Nhiều tệp quá.", "Too many files.")
PLAIN_DOCUMENT: Final = Sentence(
    "Chỉ ghi số văn bản, như 12/QĐ-UBND: không ghi tên người.", "Give the number alone, as 12/QĐ-UBND: no names."
)


def came(code: str) -> Sentence:
    """A denunciation came in."""
    return Sentence(f"{code}: có tố cáo mới.", f"{code}: a new denunciation.")


def answered(code: str) -> Sentence:
    """Who denounced wrote."""
    return Sentence(f"{code}: người tố cáo đã viết.", f"{code}: the denouncer wrote.")


def wanted(code: str, who: str) -> Sentence:
    """Somebody asked to open who denounced."""
    return Sentence(f"{code}: {who} đề nghị mở danh tính.", f"{code}: {who} asks to open who denounced.")


def approved(code: str, who: str) -> Sentence:
    """Somebody approved one's request."""
    return Sentence(
        f"{code}: {who} đã duyệt; xem một lần trong 24 giờ.", f"{code}: {who} approved; look once within 24 hours."
    )


def looked(code: str, who: str) -> Sentence:
    """Somebody looked at who denounced."""
    return Sentence(f"{code}: {who} đã xem danh tính.", f"{code}: {who} looked at who denounced.")


#: What was done, as the ledger and the pages call it.
DEEDS: Final = {
    "denunciation.key": Sentence("Tạo khóa niêm phong", "Key made"),
    "denunciation.passphrase": Sentence("Đổi cụm mật khẩu", "Passphrase changed"),
    "denunciation.key_end": Sentence("Thôi dùng khóa", "Key ended"),
    "denunciation.send": Sentence("Gửi tố cáo", "Denunciation sent"),
    "denunciation.message": Sentence("Gửi tin trong kênh trao đổi", "Message in the channel"),
    "denunciation.read": Sentence("Mở đọc nội dung", "Words opened"),
    "denunciation.share": Sentence("Niêm phong lại nội dung cho cán bộ mới", "Words sealed for officers named since"),
    "denunciation.ask": Sentence("Đề nghị mở danh tính", "Asked to open who denounced"),
    "denunciation.approve": Sentence("Duyệt mở danh tính", "Approved"),
    "denunciation.look": Sentence("Xem danh tính", "Looked at who denounced"),
    "denunciation.reseal": Sentence("Niêm phong lại danh tính", "Identity sealed anew"),
    "denunciation.publish": Sentence("Công khai kết luận", "Conclusion published"),
}
