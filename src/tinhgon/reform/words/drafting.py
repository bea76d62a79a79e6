"""What is said of drafts, their versions and their editors."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.words.verbs import VERBS
from tinhgon.vietnamese.days import say_day

STATES: Final[dict[str, Sentence]] = {
    "open": Sentence("Đang soạn", "Being written"),
    "locked": Sentence("Đã khóa", "Locked"),
}

TURNS: Final[dict[str, Sentence]] = {
    "edit": Sentence("Sửa", "Edited"),
    "undo": Sentence("Hoàn tác", "Undone"),
    "redo": Sentence("Làm lại", "Redone"),
    "take": Sentence("Lấy lại phiên bản cũ", "Took up an older version"),
    "lock": Sentence("Khóa", "Locked"),
    "open": Sentence("Mở khóa", "Opened again"),
    "renew": Sentence("Đối chiếu lại với sổ", "Laid on the books of now"),
}

_HEAD: Final[dict[str, Sentence]] = {
    "title": Sentence("tên", "title"),
    "title_en": Sentence("tên tiếng Anh", "English title"),
    "day": Sentence("ngày hiệu lực", "effective day"),
    "basis": Sentence("căn cứ", "basis"),
    "note": Sentence("ghi chú", "note"),
}

SPLIT_IT: Final = Sentence("Chia thành nhiều đề án.", "Divide it into several schemes.")
TAKE_THE_NEW: Final = Sentence(
    "Tải bản mới về, sửa trên bản ấy rồi gửi lại.", "Take the new text, mend it there, and send it again."
)
WHOLE_TEXT: Final = Sentence(
    "Thay cả tệp sẽ xóa việc của người khác, nên không đặt chồng lên được.",
    "Replacing the whole file would undo another person's work, so it cannot be laid on top.",
)
ADD_IT_ANEW: Final = Sentence(
    "Mở bước ấy trong bản mới và sửa lại, hoặc thêm nội dung của mình thành bước mới.",
    "Open that step in the new text and mend it there, or add yours as a new step.",
)
RELOAD: Final = Sentence(
    "Xem bản mới rồi làm lại, hoặc đặt phần của mình lên trên bản mới.",
    "Look at the new text and do it again, or lay yours on top of it.",
)
NOTHING_TO_UNDO: Final = Sentence("Không còn gì để hoàn tác.", "There is nothing to undo.")
NOTHING_TO_REDO: Final = Sentence("Không có gì để làm lại.", "There is nothing to redo.")
NO_TITLE: Final = Sentence("Đề án cần có tên.", "A scheme needs a title.")
NOT_YAML: Final = Sentence("Tệp không phải văn bản UTF-8.", "The file is not text in UTF-8.")


def _verb(do: str) -> Sentence:
    return VERBS.get(do, Sentence(do, do))


def too_many_steps(count: int, most: int) -> Sentence:
    """A draft holds too many steps."""
    return Sentence(
        f"Đề án có {count} bước; bản soạn nhận tối đa {most}.", f"{count} steps; a draft takes {most} at most."
    )


def no_such_step(number: int, most: int) -> Sentence:
    """There is no step of this number."""
    if most == 0:
        return Sentence(
            f"Không có bước {number}: đề án chưa có bước nào.", f"There is no step {number}: there are none yet."
        )
    return Sentence(
        f"Không có bước {number}: các bước là từ 1 đến {most}.", f"There is no step {number}: steps are 1 to {most}."
    )


def step_gone(number: int, do: str) -> Sentence:
    """The step that is edited was changed or taken out by somebody else."""
    verb = _verb(do)
    return Sentence(
        f"Bước {number} ({verb.vi}) đã bị người khác sửa hoặc bỏ trong lúc bạn soạn.",
        f"Step {number} ({verb.en}) was changed or taken out by someone else meanwhile.",
    )


def added(first: int, verbs: Sequence[str]) -> Sentence:
    """Steps were put in."""
    if len(verbs) == 1:
        verb = _verb(verbs[0])
        return Sentence(f"Thêm bước {first}: {verb.vi}", f"Added step {first}: {verb.en}")
    last = first + len(verbs) - 1
    return Sentence(f"Thêm {len(verbs)} bước ({first}–{last})", f"Added {len(verbs)} steps ({first}–{last})")


def replaced(number: int, do: str) -> Sentence:
    """A step was edited."""
    verb = _verb(do)
    return Sentence(f"Sửa bước {number}: {verb.vi}", f"Edited step {number}: {verb.en}")


def removed(steps: Sequence[tuple[int, str]]) -> Sentence:
    """Steps were taken out."""
    if len(steps) == 1:
        number, do = steps[0]
        return Sentence(f"Bỏ bước {number}: {_verb(do).vi}", f"Removed step {number}: {_verb(do).en}")
    numbers = ", ".join(str(number) for number, _ in steps[:12]) + ("…" if len(steps) > 12 else "")
    return Sentence(f"Bỏ {len(steps)} bước ({numbers})", f"Removed {len(steps)} steps ({numbers})")


def carried(number: int, to: int, do: str) -> Sentence:
    """A step was moved."""
    verb = _verb(do)
    return Sentence(
        f"Chuyển bước {number} ({verb.vi}) thành bước {to}", f"Moved step {number} ({verb.en}) to number {to}"
    )


def headed(names: Sequence[str]) -> Sentence:
    """The title, day, basis or note was said anew."""
    said = [_HEAD[name] for name in names]
    return Sentence(f"Sửa {', '.join(one.vi for one in said)}", f"Changed {', '.join(one.en for one in said)}")


def rewritten(count: int) -> Sentence:
    """The whole text was replaced."""
    return Sentence(f"Thay cả tệp ({count} bước)", f"Replaced the whole file ({count} steps)")


def begun(count: int) -> Sentence:
    """A draft began."""
    if count == 0:
        return Sentence("Lập bản soạn trống", "Began with no steps")
    return Sentence(f"Lập bản soạn với {count} bước", f"Began with {count} steps")


def branched(name: str, number: int) -> Sentence:
    """A draft began where a version of another stands."""
    return Sentence(f"Rẽ nhánh từ {name}, phiên bản {number}", f"Branched from {name}, version {number}")


def no_draft(name: str) -> Sentence:
    """There is no draft of this name."""
    return Sentence(f"Không có bản soạn {name!r}.", f"There is no draft {name!r}.")


def no_version(name: str, number: int) -> Sentence:
    """A draft has no version of this number."""
    return Sentence(f"Bản soạn {name} không có phiên bản {number}.", f"Draft {name} has no version {number}.")


def no_organ(key: int) -> Sentence:
    """No unit has the key that should write a draft."""
    return Sentence(f"Sổ không có cơ quan nào mang định danh {key}.", f"No unit in the books has the key {key}.")


def name_taken(name: str) -> Sentence:
    """Another draft, or an enacted scheme, bears the name."""
    return Sentence(f"Tên {name!r} đã có bản soạn hoặc đề án khác dùng.", f"The name {name!r} is taken.")


def bad_name(name: str) -> Sentence:
    """A name holds signs that an address cannot."""
    return Sentence(
        f"Tên {name[:80]!r} chỉ được gồm chữ, số, dấu chấm, gạch, tối đa 120 ký tự.",
        f"The name {name[:80]!r} may hold letters, digits, dots and dashes only, 120 at most.",
    )


def is_locked(name: str) -> Sentence:
    """A locked draft is not edited."""
    return Sentence(
        f"Bản soạn {name} đã khóa vì hồ sơ đang được xem xét.",
        f"Draft {name} is locked: its dossier is being considered.",
    )


BRANCH_IT: Final = Sentence("Rẽ nhánh thành bản soạn khác để sửa tiếp.", "Branch it into another draft to go on.")


def stale(actor: str, at: datetime, seen: int, now: int) -> Sentence:
    """Somebody else saved meanwhile."""
    when = f"{at:%H:%M} ngày {at:%d/%m/%Y}"
    return Sentence(
        f"{actor} đã lưu lúc {when}: bản soạn nay ở phiên bản {now}, bạn đang sửa phiên bản {seen}.",
        f"{actor} saved at {at:%H:%M} on {at:%d/%m/%Y}: the draft is at version {now}, you edited version {seen}.",
    )


def changed_meanwhile(
    kind: str, before: int | None, after: int | None, do: str, fields: Sequence[str], actor: str
) -> Sentence:
    """One step that somebody changed while another was editing."""
    verb = _verb(do)
    match kind:
        case "added":
            return Sentence(f"{actor} thêm bước {after}: {verb.vi}.", f"{actor} added step {after}: {verb.en}.")
        case "removed":
            return Sentence(f"{actor} bỏ bước {before}: {verb.vi}.", f"{actor} removed step {before}: {verb.en}.")
        case "moved":
            return Sentence(
                f"{actor} chuyển bước {before} ({verb.vi}) thành bước {after}.",
                f"{actor} moved step {before} ({verb.en}) to number {after}.",
            )
        case "changed":
            at = f"{before}" if before == after else f"{before} (nay là {after})"
            at_en = f"{before}" if before == after else f"{before} (now {after})"
            return Sentence(
                f"{actor} sửa bước {at}: {verb.vi} ({', '.join(fields)}).",
                f"{actor} changed step {at_en}: {verb.en} ({', '.join(fields)}).",
            )
    vi = ", ".join(_HEAD[name].vi for name in fields)
    en = ", ".join(_HEAD[name].en for name in fields)
    return Sentence(f"{actor} sửa {vi}.", f"{actor} changed the {en}.")


def ended_since(name: str, day: date) -> Sentence:
    """A row that the scheme touches ended in the books since it was drafted."""
    return Sentence(
        f"{name} không còn vào ngày {say_day(day)}: sổ đã đổi sau khi soạn.",
        f"{name} no longer stands on {day}: the books moved since this was drafted.",
    )


CHOOSE_ANOTHER: Final = Sentence("Sửa bước nêu nó, hoặc bỏ bước ấy.", "Mend the step that names it, or leave it out.")


def stopped(number: int, done: int) -> Sentence:
    """A step cannot be done, so figures count only those before it."""
    return Sentence(
        f"Bước {number} chưa làm được: con số và sơ đồ tính đến bước {done}.",
        f"Step {number} cannot be done: figures and charts count the steps up to {done}.",
    )


NOT_WHOLE: Final = Sentence(
    "Các bước làm được nhưng bộ máy sau đó chưa trọn vẹn: chưa có con số.",
    "The steps can be done, but the apparatus after them is not whole: there are no figures yet.",
)
