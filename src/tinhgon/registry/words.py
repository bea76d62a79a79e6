"""What the registry says to people."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.columns import FrameName
from tinhgon.vietnamese.days import say_day
from tinhgon.vietnamese.figures import say_number

FRAME_WORDS: Final[dict[str, Sentence]] = {
    "places": Sentence("địa bàn", "place"),
    "units": Sentence("đơn vị", "unit"),
    "posts": Sentence("vị trí", "post"),
    "people": Sentence("người", "person"),
    "tenures": Sentence("việc giữ vị trí", "tenure"),
}


def span(starts: object, ends: object) -> str:
    """Write a span as [first day, day after the last), with … while it is open."""
    return f"[{starts}, {ends or '…'})"


def one(frame: str, key: object, name: str | None) -> Sentence:
    """Name a row: its kind, its code and name, its key."""
    words = FRAME_WORDS[frame]
    return Sentence(
        f"{words.vi} {name or ''} (#{key})".replace("  ", " "), f"{words.en} {name or ''} (#{key})".replace("  ", " ")
    )


def fault(found: dict[str, Any]) -> Sentence:
    """Say what the database found wrong: the rule, the rows and both spans."""
    this = one(found["frame"], found["key"], found.get("name"))
    here = span(found.get("from"), found.get("to"))
    other = (
        one(found["other_frame"], found["other_key"], found.get("other_name"))
        if "other_frame" in found
        else Sentence("", "")
    )
    there = span(found["other_from"], found.get("other_to")) if found.get("other_from") else "∅"
    match found["rule"]:
        case "overlap":
            return Sentence(
                f"{this.vi}: hai quãng chồng nhau, {here} và {there}.",
                f"{this.en}: two spans overlap, {here} and {there}.",
            )
        case "gap":
            return Sentence(
                f"{this.vi}: đứt quãng giữa {here} và {there}.", f"{this.en}: a gap lies between {here} and {there}."
            )
        case "ground" if there == "∅":
            return Sentence(
                f"{this.vi} {here} gắn với {other.vi}, vốn không có trong sổ.",
                f"{this.en} {here} stands on {other.en}, which is not in the books.",
            )
        case "ground":
            return Sentence(
                f"{this.vi} {here} gắn với {other.vi}, vốn chỉ có trong {there}.",
                f"{this.en} {here} stands on {other.en}, which lasts only {there}.",
            )
        case "home":
            return Sentence(
                f"{this.vi}: quê quán {other.vi} không có trong sổ.",
                f"{this.en}: the home {other.en} is not in the books.",
            )
        case "cycle":
            return Sentence(f"{this.vi} nằm dưới chính nó trong {here}.", f"{this.en} lies under itself during {here}.")
        case "code":
            return Sentence(
                f"{this.vi} {here} và {other.vi} {there} cùng mang một mã trong cùng thời gian.",
                f"{this.en} {here} and {other.en} {there} hold one code at the same time.",
            )
        case "entry":
            return Sentence(
                f"{this.vi} ghi theo mục {found.get('other_key')} không có (hoặc khác thời điểm) trong sổ cái.",
                f"{this.en} names entry {found.get('other_key')}, which the ledger does not hold at that instant.",
            )
    return Sentence(f"{this.vi}: {found['rule']}.", f"{this.en}: {found['rule']}.")


#: What would make possible what the database refused, by rule.
REMEDIES: Final[dict[str, Sentence]] = {
    "code": Sentence(
        "Một mã chỉ thuộc một dòng trong mỗi ngày: dùng mã khác. Tệp đã nạp một lần thì chỉ nạp lại vào sổ trống.",
        "A code belongs to one row on a day: use another. A file that was loaded once is loaded again into empty books only.",
    ),
}

CONNECTION_LOST: Final = Sentence(
    "Mất kết nối cơ sở dữ liệu khi đang ghi. Sổ giữ nguyên như trước, trừ khi sổ cái đã có mục này.",
    "The connection to the database was lost while writing. The books are as they were, unless the ledger holds this entry.",
)
DISK_FULL: Final = Sentence(
    "Máy chủ hết chỗ ghi; không có gì được ghi.", "The server has no room left; nothing was written."
)
ISOLATION: Final = Sentence(
    "Ghi sổ bộ cần mức cô lập READ COMMITTED.", "The registry is written under READ COMMITTED only."
)
SAME_START: Final = Sentence(
    "Hai quãng của cùng một dòng bắt đầu cùng ngày.", "Two spans of one row start on the same day."
)
EMPTY_SPAN: Final = Sentence(
    "Quãng rỗng: ngày kết thúc phải sau ngày bắt đầu.", "An empty span: the end must lie after the start."
)
REFUSED: Final = Sentence("Cơ sở dữ liệu từ chối; không có gì được ghi.", "The database refused; nothing was written.")


def missing_value(column: str) -> Sentence:
    """A column that must hold a value is empty."""
    return Sentence(f"Cột {column} không được để trống.", f"Column {column} must hold a value.")


def load_missing(frame: FrameName, column: str, rows: int) -> Sentence:
    """Rows to load lack a value."""
    return Sentence(
        f"{rows} dòng {FRAME_WORDS[frame].vi} thiếu cột {column}.", f"{rows} rows of {frame} lack {column}."
    )


def load_key_shared(key: int) -> Sentence:
    """One key is used in two frames, or is not positive."""
    return Sentence(
        f"Định danh {key} dùng cho hai loại dòng, hoặc không dương.",
        f"Key {key} is used in two frames, or is not positive.",
    )


def load_reference(frame: FrameName, key: int, column: str, target: int) -> Sentence:
    """A row to load refers to a row that is not in the load."""
    return Sentence(
        f"{FRAME_WORDS[frame].vi} #{key}: {column} trỏ tới #{target} không có trong tệp nạp.",
        f"{FRAME_WORDS[frame].en} #{key}: {column} points at #{target}, which is not in the load.",
    )


LOAD_EVENT: Final = Sentence("Số của sự kiện phải là số nguyên dương.", "The number of an event is a positive integer.")


def load_event_twice(event: int) -> Sentence:
    """Two decisions bear the number of one event."""
    return Sentence(f"Sự kiện {event} có hai dòng văn bản.", f"Event {event} has two rows of decisions.")


def load_closed_by(frame: FrameName, key: int) -> Sentence:
    """A slice names the event that ended it and has no end."""
    return Sentence(
        f"{FRAME_WORDS[frame].vi} #{key} ghi sự kiện kết thúc nhưng chưa có ngày kết thúc.",
        f"{FRAME_WORDS[frame].en} #{key} names the event that ended it, but has no last day.",
    )


def load_lineage_missing(column: str, rows: int) -> Sentence:
    """Edges of lineage lack a value."""
    return Sentence(f"{rows} dòng kế thừa thiếu cột {column}.", f"{rows} rows of lineage lack {column}.")


def load_lineage_frame(row: int, value: object) -> Sentence:
    """Only places and units descend from one another."""
    return Sentence(
        f"Dòng kế thừa {row}: “{value}” không phải địa bàn (places) hay đơn vị (units).",
        f"Row {row} of lineage: “{value}” is neither places nor units.",
    )


def load_lineage_relation(row: int, value: object) -> Sentence:
    """The relation is unknown."""
    return Sentence(
        f"Dòng kế thừa {row}: không có quan hệ “{value}”.", f"Row {row} of lineage: there is no relation “{value}”."
    )


def load_lineage_share(row: int, value: object) -> Sentence:
    """A share lies outside 0 to 1."""
    return Sentence(
        f"Dòng kế thừa {row}: phần {value} ngoài khoảng 0 đến 1.",
        f"Row {row} of lineage: the share {value} is outside 0 to 1.",
    )


def load_lineage_event(row: int, value: object) -> Sentence:
    """The number of an event is not positive."""
    return Sentence(
        f"Dòng kế thừa {row}: số sự kiện {value} không dương.",
        f"Row {row} of lineage: the event {value} is not positive.",
    )


def load_lineage_too_much(frame: str, key: int, day: date, total: float) -> Sentence:
    """What a source gives in one event is more than all of it."""
    return Sentence(
        f"{FRAME_WORDS[frame].vi} #{key} chia đi {total:.6g} phần vào ngày {say_day(day)}, quá 1.",
        f"{FRAME_WORDS[frame].en} #{key} gives {total:.6g} of itself on {day}, more than 1.",
    )


def load_lineage_reference(row: int, column: str, frame: FrameName, key: int) -> Sentence:
    """An edge names a key that is not in the load."""
    return Sentence(
        f"Dòng kế thừa {row}: {column} trỏ tới {FRAME_WORDS[frame].vi} #{key} không có trong tệp nạp.",
        f"Row {row} of lineage: {column} points at {FRAME_WORDS[frame].en} #{key}, which is not in the load.",
    )


def load_lineage_day(row: int, frame: FrameName, key: int, day: date, begins: date, ends: date | None) -> Sentence:
    """An edge joins something on a day on which it is not there."""
    return Sentence(
        f"Dòng kế thừa {row}: ngày {say_day(day)} không có {FRAME_WORDS[frame].vi} #{key}, vốn chỉ có trong {span(begins, ends)}.",
        f"Row {row} of lineage: on {day} there is no {FRAME_WORDS[frame].en} #{key}, which lasts only {span(begins, ends)}.",
    )


def already_enacted(scheme: str, entry: int, decision: str) -> Sentence:
    """The scheme is in force already."""
    return Sentence(
        f"Đề án {scheme} đã được thực hiện ở mục {entry} (văn bản {decision}).",
        f"Scheme {scheme} is already enacted, by entry {entry} (decision {decision}).",
    )


def moved(row: Sentence, changed: str, entry: int, decision: str) -> Sentence:
    """A row that a scheme touches changed after the scheme was drafted."""
    return Sentence(
        f"{row.vi} đã thay đổi sau khi soạn: {changed} (mục {entry}, {decision}).",
        f"{row.en} changed after drafting: {changed} (entry {entry}, {decision}).",
    )


def later_dated(row: Sentence, day: date, entry: int, decision: str) -> Sentence:
    """A row that a scheme touches already has a change on a later day."""
    return Sentence(
        f"{row.vi} đã có thay đổi ghi cho ngày {say_day(day)} (mục {entry}, {decision}).",
        f"{row.en} already has a change dated {day} (entry {entry}, {decision}).",
    )


def later_needs(row: Sentence, ground: Sentence, day: date, entry: int, decision: str) -> Sentence:
    """Something dated later stands on a row that a scheme ends."""
    return Sentence(
        f"{row.vi}, từ ngày {say_day(day)} (mục {entry}, {decision}), còn cần {ground.vi}.",
        f"{row.en}, from {day} (entry {entry}, {decision}), still needs {ground.en}.",
    )


CANCEL_FIRST: Final = Sentence(
    "Hủy thay đổi đến sau trước, hoặc chọn ngày sau nó.", "Cancel the later change first, or choose a day after it."
)


def not_on_that_day(frame: FrameName, key: int, day: date) -> Sentence:
    """No slice of the key holds on the day."""
    return Sentence(
        f"Không có {FRAME_WORDS[frame].vi} #{key} trong ngày {say_day(day)}.",
        f"There is no {FRAME_WORDS[frame].en} #{key} on {day}.",
    )


def no_such_key(frame: FrameName, key: int) -> Sentence:
    """The key was never in the books."""
    return Sentence(
        f"Sổ không có {FRAME_WORDS[frame].vi} #{key}.", f"The books have no {FRAME_WORDS[frame].en} #{key}."
    )


def no_such_cell(frame: FrameName, column: str) -> Sentence:
    """The column cannot be corrected."""
    return Sentence(
        f"Không đính chính được cột {column} của {FRAME_WORDS[frame].vi}.",
        f"Column {column} of {frame} cannot be corrected.",
    )


def cell_unfit(column: str, value: object) -> Sentence:
    """The value does not fit the column."""
    return Sentence(
        f"Giá trị {value!r} không hợp với cột {column}.", f"The value {value!r} does not fit column {column}."
    )


NOTHING_DIFFERS: Final = Sentence(
    "Sổ đã ghi đúng như vậy; không có gì để đính chính.", "The books already say so; there is nothing to correct."
)
REASON_NEEDED: Final = Sentence("Cần nêu lý do.", "A reason is needed.")


def not_cancellable(entry: int, act: str) -> Sentence:
    """Only enactments can be cancelled."""
    return Sentence(
        f"Mục {entry} ({act}) không phải một thay đổi có thể hủy.",
        f"Entry {entry} ({act}) is not a change that can be cancelled.",
    )


def already_cancelled(entry: int, by: int) -> Sentence:
    """The entry was cancelled before."""
    return Sentence(f"Mục {entry} đã bị hủy ở mục {by}.", f"Entry {entry} was already cancelled by entry {by}.")


def in_force(entry: int, day: date) -> Sentence:
    """The change is in force and cannot be cancelled any more."""
    return Sentence(
        f"Mục {entry} có hiệu lực từ {say_day(day)}: chỉ hủy được trước ngày đó. Hãy dùng một quyết định mới.",
        f"Entry {entry} is in force from {day} and can be cancelled only before. Use a new decision.",
    )


def built_upon(entry: int, row: Sentence, later: int, decision: str) -> Sentence:
    """A later entry rests on the one to cancel."""
    return Sentence(
        f"Mục {later} ({decision}) đã dựa vào mục {entry}: {row.vi}.",
        f"Entry {later} ({decision}) builds on entry {entry}: {row.en}.",
    )


def content_altered(entry: int, part: str, wrote: int, found: int) -> Sentence:
    """The rows of an entry are not what it wrote."""
    return Sentence(
        f"Mục {entry}: phần {part} đã bị sửa (ghi {wrote} dòng, nay thấy {found} dòng, mã băm khác).",
        f"Entry {entry}: {part} was altered ({wrote} rows written, {found} found, the digest differs).",
    )


def key_twice(key: int) -> Sentence:
    """One key lies in two tables."""
    return Sentence(f"Định danh {key} nằm ở hai bảng.", f"Key {key} lies in two tables.")


def sequence_behind(sequence: int, highest: int) -> Sentence:
    """The key sequence would give a key again."""
    return Sentence(
        f"Bộ đếm định danh ({sequence}) thấp hơn định danh lớn nhất ({highest}).",
        f"The key sequence ({sequence}) lies below the highest key ({highest}).",
    )


def guard_missing(table: str, guard: str) -> Sentence:
    """A trigger of a table is switched off or gone."""
    return Sentence(
        f"Chốt bảo vệ {guard} của bảng {table} đã bị tắt hoặc bỏ.",
        f"The guard {guard} of table {table} is off or gone.",
    )


# -- outlines

NO_OUTLINES: Final = Sentence("Bản đồ không có đường ranh nào.", "The map holds no outline.")
CHECK_THE_DAY: Final = Sentence(
    "Kiểm tra mã và ngày của bản đồ, hoặc bỏ đối tượng này.", "Check the code and the map's day, or leave it out."
)


def no_place_to_outline(code: str, day: date) -> Sentence:
    """No place bears this code on the map's day."""
    return Sentence(
        f"Ngày {say_day(day)} không có địa bàn nào mang mã {code}.", f"On {say_day(day)} no place has the code {code}."
    )


def outline_far_off(code: str, drawn: float, held: float) -> Sentence:
    """An outline is much larger or smaller than the place's area in the books."""
    return Sentence(
        f"{code}: đường ranh rộng {say_number(drawn, 1)} km², sổ bộ ghi {say_number(held, 1)} km².",
        f"{code}: the outline covers {drawn:,.1f} km², the books say {held:,.1f} km².",
    )
