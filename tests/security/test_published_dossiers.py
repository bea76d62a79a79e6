"""A dossier that is open for opinions: who gets what at each of its addresses; and every word of it, hostile, is harmless."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from tests.registry.builders import AN, scheme
from tests.security.house import HOSTILE, House, may, none
from tests.security.test_table import led_to_sign_in, unsafe
from tinhgon.kernel.mandate import Mandate
from tinhgon.ledger.queries import count as entries
from tinhgon.reform.acts import dossier as acts
from tinhgon.reform.queries.dossier.gates import Given
from tinhgon.web.dossiers.access import NAMES

pytestmark = pytest.mark.django_db

CODE, BEGAN = "cong-khai", date(2026, 1, 5)
HERE = f"/de-an/ho-so/{CODE}/"
FILE = f"Báo cáo {HOSTILE}".encode()
#: Addresses that everybody reads.
OPEN = ("", "?muc=noi-dung", "?muc=luat", "?muc=van-ban", "lam-van-ban/")


def published() -> str:
    """Carry a dossier on until opinions are asked for and given, every word hostile; return the digest of its report."""
    step = {"do": "rename", "unit": "99.SA", "name": HOSTILE, "clause": HOSTILE, "note": HOSTILE}
    text = scheme(step, named=CODE).model_copy(update={"title": HOSTILE})
    binh, chi = Mandate(f"Bình {HOSTILE}", "checker"), Mandate(f"Chi {HOSTILE}", "appraiser")
    acts.begin(AN, CODE, f"Hồ sơ {HOSTILE}", "99.SA", BEGAN)
    acts.submit_text(AN, CODE, BEGAN, text.to_yaml())
    inner = acts.keep_document(CODE, f"Phiếu {HOSTILE}", f"{HOSTILE}.html", b"%PDF-1.4")
    report = acts.keep_document(CODE, f"Báo cáo {HOSTILE}", f"{HOSTILE}.html", FILE)
    acts.take(AN, CODE, "submit", Given(BEGAN, HOSTILE))
    acts.take(binh, CODE, "check", Given(BEGAN, HOSTILE, inner))
    point = acts.appraise_point(chi, CODE, "amend", HOSTILE, BEGAN, step=1)
    acts.take(chi, CODE, "appraise", Given(BEGAN, HOSTILE, report))
    acts.answer_point(AN, CODE, point.pk, "accepted", HOSTILE, BEGAN)
    acts.take(AN, CODE, "open_opinions", Given(BEGAN, HOSTILE, until=localdate() + timedelta(days=40)))
    acts.give_opinion(AN, CODE, HOSTILE, BEGAN, name=HOSTILE, step=1)
    return report.digest


def test_everybody_reads_it_and_every_word_of_it_is_harmless(house: House) -> None:
    digest = published()
    wrong = []
    for words, client, _ in house.tries():
        for path in (*OPEN, f"van-ban/{digest}/"):
            answer = client.get(HERE + path)
            wrong += [] if answer.status_code == 200 else [f"{path} as {words}: {answer.status_code}"]
            wrong += unsafe(HERE + path, words, answer)
    none(wrong)


def test_forms_and_people_of_it_are_for_who_may_alone(house: House) -> None:
    published()
    wrong, before = [], entries()
    rules = {"lam/close_opinions/": ("scheme.draft",), "lam/opinion/": ("scheme.answer",), "lam/stop/": ("scheme.decide",), "nguoi/": NAMES,
             "lam/issue_code/": ("scheme.draft",)}  # fmt: skip
    for words, client, role in house.tries():
        signed = "phien" in client.cookies and role != "locked" and words not in ("nobody signed in", "locked")
        for path, acts_ in rules.items():
            answer = client.get(HERE + path)
            allowed = role == "everything" or any(may(role, act) for act in acts_)
            expected = answer.status_code == (200 if allowed else 403) if signed else led_to_sign_in(answer)
            wrong += [] if expected else [f"{path} as {words}: {answer.status_code}"]
            wrong += unsafe(HERE + path, words, answer) if answer.status_code == 200 else []
            if not allowed:
                answer = client.post(HERE + path, {"ngay-lam": "6/1/2026", "noi-dung": "x", "ly-do": "x"})
                refused = answer.status_code == 403 or (not signed and led_to_sign_in(answer))
                wrong += (
                    [] if refused or answer.status_code == 405 else [f"sent {path} as {words}: {answer.status_code}"]
                )
        answer = client.get(f"{HERE}cua-toi/")  # nobody was told yet: it is there for nobody
        wrong += (
            []
            if answer.status_code == 404 or led_to_sign_in(answer)
            else [f"own place as {words}: {answer.status_code}"]
        )
    none(wrong)
    assert entries() == before


def test_what_a_program_reads_of_it_is_open(house: House) -> None:
    published()
    answer = Client().get(f"/api/dossiers/{CODE}")
    assert answer.status_code == 200
    assert CODE in Client().get("/api/dossiers").content.decode()
    none(one for one in unsafe("/api/dossiers/cong-khai", "", answer) if "headers" not in one)
