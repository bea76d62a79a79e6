"""The sentences of this room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tinhgon.kernel.sentence import Sentence

STATES: Final[dict[str, Sentence]] = {
    "waiting": Sentence("Đang chờ", "Waiting"),
    "running": Sentence("Đang chạy", "Running"),
    "done": Sentence("Đã xong", "Done"),
    "stopped": Sentence("Đã dừng, giữ phương án tốt nhất", "Stopped, the best so far is kept"),
    "failed": Sentence("Không lập được", "No plan"),
    "interrupted": Sentence("Bị ngắt giữa chừng", "Interrupted"),
}
#: Why a search ended.
ENDED: Final[dict[str, Sentence]] = {
    "done": Sentence("đã tìm hết", "searched to the end"),
    "time": Sentence("hết giờ", "out of time"),
    "effort": Sentence("hết công tính", "out of effort"),
    "stopped": Sentence("được dừng", "stopped"),
    "near": Sentence("giải theo từng đơn vị, chưa chứng minh được là tốt nhất", "solved unit by unit, not proven best"),
}
#: What becomes of people, in words.
FATES: Final[dict[str, Sentence]] = {
    "stays": Sentence("Ở lại, giữ chức vụ", "Stays"),
    "moves": Sentence("Chuyển đơn vị, giữ chức vụ", "Moves, same rank"),
    "falls": Sentence("Xuống chức vụ", "Loses rank"),
    "rises": Sentence("Lên chức vụ", "Rises"),
    "surplus_retire": Sentence("Dôi dư đến tuổi nghỉ hưu", "Surplus until retirement"),
    "surplus_early": Sentence("Nghỉ hưu trước tuổi", "Retires early"),
    "surplus_grace": Sentence("Dôi dư trong lộ trình", "Surplus in the grace period"),
}
#: What becomes of people in a rotation, in words.
ROTATED: Final[dict[str, Sentence]] = {
    "stays": Sentence("Giữ chức vụ", "Stays"),
    "moves": Sentence("Luân chuyển", "Moves"),
    "changes": Sentence("Đổi chức vụ", "Changes post"),
    "comes": Sentence("Bổ nhiệm mới", "Comes"),
    "adds": Sentence("Kiêm thêm", "Takes a second post"),
    "leaves": Sentence("Thôi giữ, chờ bố trí", "Leaves, to be placed"),
    "none": Sentence("Không thay đổi", "Not chosen"),
}
STARTING: Final = Sentence("Đang mở máy giải.", "Starting the solver.")
RUN_AGAIN: Final = Sentence("Bấm “Chạy lại” để giải lại từ đầu.", "Run it again: the search begins anew.")
LOST: Final = Sentence(
    "Tiến trình giải đã tắt giữa chừng nên không còn kết quả của lần chạy này.",
    "The process ended in the middle, so this run has no result.",
)
BROKE: Final = Sentence(
    "Máy giải gặp lỗi của chương trình; lỗi đã ghi vào nhật ký máy chủ.",
    "The solver met a fault of the program; it is in the server's log.",
)
TIME: Final = Sentence("Giới hạn thời gian từ 0 đến 3600 giây.", "The time limit is from 0 to 3600 seconds.")
NO_DAY: Final = Sentence("Bài toán chưa ghi ngày.", "The problem says no day.")
NO_SCHEME: Final = Sentence("Phương án này không có bước nào để thành đề án.", "This plan has no steps for a scheme.")


def no_kind(id: str, known: Sequence[str]) -> Sentence:
    """Say that there is no such kind of plan."""
    said = ", ".join(known)
    return Sentence(f"Không có loại phương án “{id[:40]}”: {said}.", f"There is no kind of plan “{id[:40]}”: {said}.")


def no_plan(number: int) -> Sentence:
    """Say that there is no such request, or none that may be read."""
    return Sentence(f"Không có phương án số {number}.", f"There is no plan number {number}.")


def no_organ(key: int) -> Sentence:
    """Say that no unit has a key."""
    return Sentence(f"Không có cơ quan nào mang khóa {key}.", f"No unit has key {key}.")


def not_open(number: int) -> Sentence:
    """Say that nothing of a request runs or waits."""
    return Sentence(f"Phương án số {number} không đang chạy.", f"Plan {number} is not running.")


def still_open(number: int) -> Sentence:
    """Say that a request is being worked on already."""
    return Sentence(f"Phương án số {number} đang chờ hoặc đang chạy.", f"Plan {number} is waiting or running.")


def no_answer(number: int) -> Sentence:
    """Say that a request has no plan yet."""
    return Sentence(f"Phương án số {number} chưa có kết quả.", f"Plan {number} has no result yet.")


def too_many(most: int) -> Sentence:
    """Say that too many of one organ wait."""
    return Sentence(
        f"Cơ quan này đã có {most} phương án chờ hoặc đang chạy.", f"{most} plans of this organ wait or run already."
    )
