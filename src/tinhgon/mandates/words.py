"""What mandates say to people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from tinhgon.kernel.sentence import Sentence
from tinhgon.structure.kinds import LEVELS, UNIT_KINDS
from tinhgon.vietnamese.days import say_day

NO_DOCUMENT: Final = Sentence(
    "Giao thẩm quyền phải có số văn bản quyết định.", "A mandate needs the number of the document that gives it."
)
NOT_TO_ONESELF: Final = Sentence("Không ai tự giao thẩm quyền cho mình.", "Nobody grants a mandate to themselves.")
ENDS_BEFORE: Final = Sentence("Ngày hết phải sau ngày bắt đầu.", "The end must lie after the start.")
OUT_OF_REACH: Final = Sentence(
    "Bạn chỉ giao được trong phần và khối mà bạn được giao thẩm quyền.",
    "You can grant only within the part and the sector over which you may grant.",
)
OF_ANOTHER_ORGAN: Final = Sentence(
    "Cơ quan mà người này nhân danh nằm ngoài phần của bạn.",
    "The organ in whose name this would be used lies outside your part.",
)
NOT_PASSED_ON: Final = Sentence("Người được ủy quyền không ủy quyền tiếp.", "What was delegated is not delegated on.")
BEYOND: Final = Sentence(
    "Ủy quyền phải nằm trọn trong thời gian và phạm vi của thẩm quyền gốc.",
    "A delegation must lie within the days and the part of the mandate that it passes on.",
)
SAME_HOLDER: Final = Sentence("Người nhận đã giữ chính thẩm quyền này.", "The receiver holds this very mandate.")


def small(text: str) -> str:
    """Return words with a small first letter, for the middle of a sentence; names within keep theirs."""
    return text[:1].lower() + text[1:]


def no_role(role: str) -> Sentence:
    """There is no such role."""
    return Sentence(f"Không có vai trò {role[:60]}.", f"There is no role {role[:60]}.")


def no_act(act: str) -> Sentence:
    """There is no such act."""
    return Sentence(f"Không có việc {act[:60]}.", f"There is no act {act[:60]}.")


def no_grant(number: int) -> Sentence:
    """There is no such grant."""
    return Sentence(f"Không có thẩm quyền số {number}.", f"There is no mandate number {number}.")


def no_power(row: str) -> Sentence:
    """There is no such row of the register."""
    return Sentence(f"Sổ thẩm quyền không có dòng {row[:60]}.", f"The authority register has no row {row[:60]}.")


def no_unit(day: date) -> Sentence:
    """The unit does not stand on the day the mandate begins."""
    return Sentence(f"Ngày {say_day(day)} không có đơn vị này.", f"This unit does not stand on {day.isoformat()}.")


def no_sector(sector: str) -> Sentence:
    """There is no such sector."""
    return Sentence(f"Không có khối {sector[:60]}.", f"There is no sector {sector[:60]}.")


def ended_already(number: int) -> Sentence:
    """The mandate has ended already."""
    return Sentence(f"Thẩm quyền số {number} đã chấm dứt.", f"Mandate number {number} has ended already.")


def lacking(act: Sentence) -> Sentence:
    """Somebody has no mandate for an act, here and on this day."""
    return Sentence(
        f"Bạn không có thẩm quyền cho việc này ở phạm vi này, vào ngày này: {small(act.vi)}.",
        f"You have no mandate for this here, on this day: {small(act.en)}.",
    )


def without_power(act: Sentence, bases: Sequence[str]) -> Sentence:
    """The organ in whose name a mandate is used does not hold the power on this day."""
    cited = "; ".join(bases)
    return Sentence(
        f"Cơ quan mà bạn nhân danh không có thẩm quyền: {small(act.vi)}. Theo sổ thẩm quyền: {cited}.",
        f"The organ you act for does not hold this power: {small(act.en)}. By the authority register: {cited}.",
    )


def separated(acts: Mapping[str, Sentence], act: str, earlier: str, actor: str) -> Sentence:
    """The same person did another act on this dossier that must be another's."""
    return Sentence(
        f"{actor} đã “{small(acts[earlier].vi)}” trong hồ sơ này nên không được “{small(acts[act].vi)}”: phải là người khác.",
        f"{actor} did “{small(acts[earlier].en)}” on this dossier and so may not “{small(acts[act].en)}”: another must.",
    )


def power_of_none(act: Sentence, level: str) -> Sentence:
    """A power that no organ holds."""
    return Sentence(
        f"Không cơ quan nào có thẩm quyền “{small(act.vi)}” ở {small(LEVELS[level].vi)}.",
        f"No organ holds the power “{small(act.en)}” at the level {small(LEVELS[level].en)}.",
    )


def power_of_two(act: Sentence, level: str, kinds: Sequence[str]) -> Sentence:
    """A power that two kinds of organs hold."""
    vi = " và ".join(UNIT_KINDS[kind].words.vi for kind in kinds)
    en = " and ".join(UNIT_KINDS[kind].words.en for kind in kinds)
    return Sentence(
        f"Hai cơ quan cùng có thẩm quyền “{small(act.vi)}” ở {small(LEVELS[level].vi)}: {vi}.",
        f"Two organs hold the power “{small(act.en)}” at the level {small(LEVELS[level].en)}: {en}.",
    )
