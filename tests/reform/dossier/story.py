"""The Hạ Long part of resolution 837 on the books of the sample, and short ways to do what each role does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from tinhgon import sample
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.registry import acts as registry
from tinhgon.sample.reconstruction.hoanh_bo import hoanh_bo_into_ha_long
from tinhgon.sample.schemes import ORDER, real_scheme
from tinhgon.structure.run import run
from tinhgon.structure.scheme import Scheme

DRAFTER = Mandate("Lê Soạn (mẫu)", "drafter", "QĐ 1")
CHECKER = Mandate("Phạm Kiểm (mẫu)", "checker", "QĐ 2")
APPRAISER = Mandate("Trần Thẩm (mẫu)", "appraiser", "QĐ 3")
CITIZEN = Mandate("Người góp ý", "public")
CLERK = Mandate("Đỗ Thư (mẫu)", "clerk", "QĐ 4")
DECIDER = Mandate("Vũ Quyết (mẫu)", "decider", "QĐ 5")
REVIEWER = Mandate("Bùi Rà (mẫu)", "reviewer", "QĐ 6")

CODE = "ha-long-2020"
#: The sample's books begin in December 2019, so that the story takes effect two months after the resolution did.
DAY = date(2020, 3, 1)
PDF = b"%PDF-1.4\n% v\xc4\x83n b\xe1\xba\xa3n m\xe1\xba\xabu\n"


@cache
def ha_long() -> tuple[tuple[Scheme, ...], Scheme]:
    """The five schemes of December 2019, and the scheme: three steps on territory, the rest on bodies and people."""
    at = sample.province().on(ORDER[0][0])
    before = []
    for day, source in ORDER[:5]:
        assert not isinstance(source, str)
        at = replace(at, day=day)
        before.append(source(at))
        at = run(before[-1], at).after
    at = replace(at, day=date(2020, 1, 1))
    resolution = real_scheme("nq-837-2019")
    territory = resolution.model_copy(update={"steps": resolution.steps[:3]})
    bodies = hoanh_bo_into_ha_long(run(territory, at).after)
    steps = (*territory.steps, *bodies.steps)
    made = territory.model_copy(
        update={
            "id": CODE,
            "status": "draft",
            "day": DAY,
            "title": "Nhập Hoành Bồ vào Hạ Long",
            "title_en": "",
            "steps": steps,
        }
    )
    return tuple(before), made


def books() -> Scheme:
    """Load the sample as it stood at the end of 2019 and return the scheme."""
    before, scheme = ha_long()
    registry.load(CLERK, Decision("Sổ ban đầu"), sample.province())
    for one in before:
        registry.enact(CLERK, one, Decision(one.id))
    return scheme


def minutes(number: int) -> bytes:
    """A small document, each another one."""
    return PDF + f"% {number}\n".encode()
