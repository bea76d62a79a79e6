"""Who gets what at each address: the one table that says it. A new page that is not open to everybody is a new line here.

``OPEN``      everybody reads it
``CLOSED``    nobody without a mandate finds anything there; who is not signed in is led to sign in
``SIGNED``    everybody who is signed in; others are led to sign in
``OF_CASE``   of one case: who may read those of its body; to others it is not there
``FOLLOWED``  of one thing that is followed: who may read those of its body; to others it is not there
``NAMED``     of one sealed matter: who is named for its body itself; a mandate over more, or everything, finds nothing there
``RESOLVED``  of one document: who may read those of its organ; to others it is not there
``OF_TASK``   of one task, and of those who answer for it: who may read those of its bodies; to others it is not there
``WITHIN``    of one draft: who may read the drafts of its organ (who may not edit is told who may); to others it is not there
``NOBODY``    answers only in the middle of signing in: everybody is led elsewhere
an act        who holds a mandate for the act; others are told who may, nobody signed in is led to sign in
"""

from __future__ import annotations

from typing import Final

from django.utils.timezone import localdate

OPEN, CLOSED, SIGNED, NOBODY, WITHIN, OF_CASE, OF_TASK = (
    "open", "closed", "signed", "nobody", "within", "of a case", "of a task",
)  # fmt: skip
FOLLOWED = "followed"
NAMED = "named"
RESOLVED = "resolved"

#: The one task of the province, ordered by its people's committee from one of its departments.
TASK = f"NV{localdate():%y}-000001"

#: The one case of the province: the first number, and the year that it is in.
CASE = f"KN{localdate():%y}-000001"

#: The one document of the province, read within its organ alone.
RESOLUTION = "NGHI-QUYET-THU"

#: What an address begins with → who, for whole sections.
SECTIONS: Final[dict[str, str]] = {"/de-an/soan/": CLOSED, "/phuong-an/": CLOSED}

#: name of an address → who; names that are not here, in sections that are not above, are open to everybody.
ADDRESSES: Final[dict[str, str]] = {
    "drafts": SIGNED,  # each sees what their mandates let them read
    "draft-new": SIGNED,  # sent, it asks for scheme.draft
    "draft-compare": SIGNED,
    "plans": SIGNED,  # each sees what their mandates let them read
    "plan-new": SIGNED,  # sent, it asks for scheme.draft
    "plan-compare": SIGNED,
    **dict.fromkeys(
        (
            "plan",
            "plan-progress",
            "plan-group",
            "plan-problem",
            "plan-stop",
            "plan-again",
            "plan-forbid",
            "plan-beside",
            "plan-draft",
        ),
        WITHIN,
    ),
    "scheme-enact": SIGNED,  # opened, it leads to the trial page; sent, it asks for scheme.enact
    **dict.fromkeys(
        (
            "draft",
            "draft-file",
            "draft-figure",
            "draft-head",
            "draft-step-new",
            "draft-step",
            "draft-step-remove",
            "draft-step-move",
            "draft-undo",
            "draft-redo",
            "draft-take-up",
            "draft-renew",
            "draft-branch",
            "draft-papers",
        ),
        WITHIN,
    ),
    "dossiers": OPEN,  # those alone that are published, and those that one may read
    "dossier-code": OPEN,
    "dossier-open": "scheme.draft",
    # Published dossiers are open to everybody; the one of these tests is not published.
    **dict.fromkeys(
        ("dossier", "dossier-act", "dossier-people", "dossier-own", "dossier-papers", "dossier-document"), WITHIN
    ),
    "cases": SIGNED,  # each sees what their mandates let them read
    "case-board": SIGNED,
    "case-new": "case.receive",
    **dict.fromkeys(("case", "case-act", "case-terms", "case-paper"), OF_CASE),
    "resolutions": OPEN,  # those alone that are open to everybody, and those that one may read
    "themes": OPEN,  # with the documents that one may read
    "theme": OPEN,  # sent, it asks for theme.write
    "theme-new": "theme.write",
    "resolution-new": "resolution.draft",
    "resolution-enter": "resolution.draft",
    "resolution-text": "resolution.draft",
    **dict.fromkeys(
        (
            "resolution",
            "resolution-act",
            "resolution-clause",
            "resolution-cascade",
            "resolution-compare",
            "resolution-file",
        ),
        RESOLVED,
    ),
    # Reviews and what is followed: each sees what their mandates let them read.
    **dict.fromkeys(("reviews", "limitations", "recommendations", "regulations", "issues"), SIGNED),
    **dict.fromkeys(
        (
            "limitations-csv",
            "limitations-xlsx",
            "recommendations-csv",
            "recommendations-xlsx",
        ),
        SIGNED,
    ),
    **dict.fromkeys(("limitation-new", "recommendation-new", "regulation-new", "issue-new"), "follow.write"),
    "review-new": "review.write",
    **dict.fromkeys(
        (
            "limitation",
            "recommendation",
            "regulation",
            "issue",
            "review",
            "review-changes",
            "review-figure",
            "review-docx",
            "review-pdf",
            "review-xlsx",
        ),
        FOLLOWED,
    ),
    "petitions": SIGNED,  # each sees what their mandates let them read
    "petition-board": SIGNED,
    "petitions-by-scheme": SIGNED,
    "petition-new": "case.receive",
    **dict.fromkeys(("petition", "petition-act", "petition-letter"), OF_CASE),
    "reception-act": "case.receive",
    **dict.fromkeys(("reception-visit", "reception-visit-act", "reception-minutes"), OF_CASE),
    # Who denounces has no account; named officers alone find a matter, and nobody of these tests is named for a body.
    "denunciation-desk": SIGNED,  # each sees the matters of the bodies that they are named for
    **dict.fromkeys(("denunciation", "denunciation-act"), NAMED),
    "sealing-keys": SIGNED,
    "inbox": SIGNED,
    "tasks": SIGNED,  # each sees what their mandates and offices let them read
    "tasks-export": SIGNED,
    "task-board": SIGNED,
    "task-new": "task.order",
    "briefing": SIGNED,
    "briefing-paper": SIGNED,
    **dict.fromkeys(("task", "task-act", "task-evidence", "task-person", "task-office", "briefing-held"), OF_TASK),
    "readings": "person.audit",
    "person-file": "person.read",
    "person-note": "person.write",
    "trail": "audit.read",
    "outlines": "registry.load",
    "law-confirm": "law.confirm",
    "law-correct": "law.confirm",
    "law-add": "law.confirm",
    "law-waive": "scheme.waive",
    "authority-confirm": "authority.confirm",
    "mandate-grant": "mandate.grant",
    "mandate-delegate": "mandate.grant",  # and the holder of it
    "mandate-end": "mandate.grant",
    "account": SIGNED,
    "accounts": "account.manage",
    "account_change_password": SIGNED,
    "account_reauthenticate": SIGNED,
    "sessions": SIGNED,
    "tokens": SIGNED,
    "mfa_index": SIGNED,
    "mfa_reauthenticate": SIGNED,
    "mfa_reauthenticate_webauthn": SIGNED,
    "mfa_activate_totp": SIGNED,
    "mfa_deactivate_totp": SIGNED,
    "mfa_view_recovery_codes": SIGNED,
    "mfa_generate_recovery_codes": SIGNED,
    "mfa_download_recovery_codes": SIGNED,
    "mfa_list_webauthn": SIGNED,
    "mfa_add_webauthn": SIGNED,
    "mfa_edit_webauthn": SIGNED,
    "mfa_remove_webauthn": SIGNED,
    "account_unknown": NOBODY,
    "mfa_authenticate": NOBODY,
    "mfa_login_webauthn": NOBODY,
    "account_logout": NOBODY,
    "account_login": NOBODY,
    "openid_connect_login": NOBODY,
    "openid_connect_callback": NOBODY,
}

#: Addresses that who holds the act over some other part opens too: their form asks first which part is meant.
ASKS_WHERE: Final = frozenset(
    {"petition-new", "mandate-grant", "dossier-open", "law-waive", "case-new",
     "limitation-new", "recommendation-new", "regulation-new", "issue-new",
     "review-new", "resolution-new", "resolution-enter", "theme-new", "task-new"}
)  # fmt: skip

#: operation of the API → the act that its token needs ("" for any token); others are open to everybody.
ENDPOINTS: Final[dict[str, str]] = {
    "GET /api/me": "",
    "GET /api/trail": "audit.read",
    "GET /api/cases": "case.read",
    **{f"GET /api/resolutions{path}": "resolution.read" for path in ("", "/{code}", "/{code}/coverage")},
    "GET /api/cases/{code}": "case.read",
    "GET /api/tasks": "task.read",
    "GET /api/tasks/{code}": "task.read",
    "GET /api/task-heads/{code}": "task.read",
    "GET /api/petitions": "case.read",
    "GET /api/petitions/{code}": "case.read",
    **{
        f"GET /api/{path}": "follow.read"
        for path in (
            "limitations",
            "recommendations",
            "regulations",
            "issues",
            "reviews",
            "reviews/{code}",
            "reviews/{code}/figures/{id}",
        )
    },
    **{
        f"GET {path}": "scheme.read"
        for path in (
            "/api/drafts",
            "/api/compare-drafts",
            "/api/drafts/{name}",
            "/api/drafts/{name}/versions",
            "/api/drafts/{name}/file",
            "/api/dossiers/{code}",
            "/api/plans",
            "/api/plans/{number}",
            "/api/plans/{number}/result",
        )
    },
    "POST /api/outlines": "registry.load",
    "POST /api/drafts": "scheme.draft",
    "POST /api/plans": "scheme.draft",
    "GET /api/plans/{number}/scheme": "scheme.draft",
    **{f"POST /api/plans/{{number}}/{what}": "scheme.draft" for what in ("stop", "again", "draft")},
    **{f"POST /api/drafts/{{name}}/{what}": "scheme.draft" for what in ("edits", "undo", "redo", "branch")},
}
#: What an operation is asked and sent, where it needs that: a right message, so that nothing but the right to send it is tried.
ASKED: Final[dict[str, str]] = {"GET /api/compare-drafts": "names=gon", "GET /api/search": "text=so"}
MESSAGES: Final[dict[str, dict[str, object]]] = {
    "POST /api/drafts": {"organ": "99.SA", "title": "Bản của kẻ lạ", "day": "2026-07-01"},
    "POST /api/drafts/{name}/edits": {"base": 1, "edit": "head", "title": "Kẻ lạ sửa"},
    "POST /api/drafts/{name}/undo": {"base": 1},
    "POST /api/drafts/{name}/redo": {"base": 1},
    "POST /api/drafts/{name}/branch": {"title": "Nhánh của kẻ lạ"},
    "POST /api/plans": {"kind": "agencies", "organ": "99.SA", "wish": {"day": "2025-06-30", "under": "99.UB"}},
}
#: Lists, that who may read something elsewhere reads too: of theirs, and without what stands here.
LISTS: Final = frozenset(
    {
        "GET /api/drafts",
        "GET /api/cases",
        "GET /api/petitions",
        "GET /api/tasks",
        "GET /api/resolutions",
        "GET /api/plans",
    }
    | {f"GET /api/{path}" for path in ("limitations", "recommendations", "regulations", "issues", "reviews")}
)
#: Operations that are not there, rather than closed, for who may not: whether the thing exists is not told.
HIDDEN: Final = frozenset({"GET /api/dossiers/{code}"})

#: Acts on a dossier by their names in addresses, and the mandate that each needs, in whatever state the dossier is.
DEEDS: Final[dict[str, str]] = {
    **dict.fromkeys(("submit", "open_opinions", "close_opinions", "publish_answers", "back_to_draft"), "scheme.draft"),
    **dict.fromkeys(("text", "council", "wait", "document", "leaving", "issue_code", "path", "reply"), "scheme.draft"),
    **dict.fromkeys(("return_draft", "check"), "scheme.check"),
    **dict.fromkeys(("return_appraisal", "appraise", "point"), "scheme.appraise"),
    **dict.fromkeys(("answer_point", "answer_opinion", "opinion"), "scheme.answer"),
    **dict.fromkeys(("vote", "conclude_votes"), "scheme.vote"),
    **dict.fromkeys(("decide", "stop", "answer_reply"), "scheme.decide"),
    **dict.fromkeys(("review", "close", "baseline", "measure"), "scheme.review"),
    "enact": "scheme.enact",
    "waiver": "scheme.waive",
}

#: Addresses that change something when they are sent a form, and what they are sent: tried by everybody who may not.
SENT: Final[dict[str, tuple[str, dict[str, str]]]] = {
    "/tham-quyen/giao/": ("mandate.grant", {"tai-khoan": "khong-ai", "vai-tro": "decider", "so": "1", "xac-nhan": "1"}),
    "/tham-quyen/{grant}/cham-dut/": ("mandate.grant", {"ly-do": "thử", "xac-nhan": "1"}),
    "/tham-quyen/{grant}/uy-quyen/": ("mandate.grant", {"tai-khoan": "khong-ai", "so": "1", "xac-nhan": "1"}),
    "/tham-quyen/so/vote-province/": ("authority.confirm", {"nguoi": "Kẻ nào đó"}),
    "/luat/AU.PHUONG.POP.2026/xac-nhan/": ("law.confirm", {"nguon": "Công báo 1", "da-so": "1"}),
    "/luat/AU.PHUONG.POP.2026/dinh-chinh/": (
        "law.confirm",
        {"nguon": "x", "ly-do": "x", "tep": "rules: []", "xac-nhan": "1"},
    ),
    "/du-lieu/duong-ranh/": (
        "registry.load",
        {"nut": "nap", "can-cu": "x", "ngay-ranh": "1/7/2025", "thuoc-tinh": "code"},
    ),
    "/luat/them/": ("law.confirm", {"nguon": "x", "tep": "rules: []", "xac-nhan": "1"}),
    "/luat/AU.PHUONG.POP.2026/mien/": (
        "scheme.waive",
        {"khung": "units", "ma": "99.SA", "ly-do": "x", "so": "1", "xac-nhan": "1"},
    ),
    "/nhiem-vu/moi/": (
        "task.order",
        {
            "ten": "Của kẻ lạ",
            "noi-dung": "x",
            "san-pham": "x",
            "can-cu": "x",
            "giao": "99.SA",
            "chu-tri": "99.SA",
            "han": "1/1/2090",
            "nguon": "order",
        },
    ),
    "/nhiem-vu/giao-ban/": (
        "task.order",
        {
            "co-quan": "99.SA",
            "viec": "giao",
            "loi": "Kẻ lạ kết luận",
            "don-vi": "99.SA",
            "han": "1/1/2090",
            "san-pham": "x",
            "chuc-vu": "",
        },
    ),
    f"/nhiem-vu/{TASK}/lam/": ("task.order", {"viec": "withdraw", "noi-dung": "kẻ lạ rút"}),
    "/vu-viec/moi/": ("case.receive", {"loai": "khieu-nai-lan-dau", "noi-dung": "thử", "don-vi": "99.SA"}),
    "/nghi-quyet/moi/": ("resolution.draft", {"loai": "plan", "co-quan": "99.SA", "trich-yeu": "Của kẻ lạ"}),
    "/nghi-quyet/nhap/": ("resolution.draft", {"tep": "kind: plan\norgan: 99.SA\ntitle: Của kẻ lạ\ntext: 1. Việc lạ"}),
    f"/nghi-quyet/{RESOLUTION}/toan-van/": ("resolution.draft", {"viec": "ghi", "toan-van": "1. Lời lạ"}),
    f"/nghi-quyet/{RESOLUTION}/lam/": ("resolution.issue", {"viec": "end", "cach": "expired"}),
    f"/nghi-quyet/{RESOLUTION}/dieu/1/": ("resolution.issue", {"viec": "amend", "noi-dung": "Lời lạ", "boi": "1/QĐ"}),
    "/chu-de/moi/": ("theme.write", {"nam": "2026", "co-quan": "99.SA", "ten": "Của kẻ lạ"}),
    "/han-che/moi/": (
        "follow.write",
        {"don-vi": "99.SA", "noi-dung": "x", "loai-nguon": "review", "nguon": "x"},
    ),
    "/kien-nghi-cap-tren/moi/": ("follow.write", {"don-vi": "99.SA", "noi-dung": "x", "gui": "x", "so": "1"}),
    "/quy-che/moi/": (
        "follow.write",
        {"so": "1", "ten": "x", "loai": "working", "co-quan": "99.SA", "cac-ben": "99.SA"},
    ),
    "/van-de/moi/": ("follow.write", {"don-vi": "99.SA", "noi-dung": "x", "loai-nguon": "report"}),
    "/van-de/": ("follow.write", {"so-ngay": "5", "can-cu": "x"}),
    "/so-ket/moi/": ("review.write", {"loai": "interim", "co-quan": "99.SA", "tu": "1/1/2026", "van-ban": "1/QĐ"}),
    "/don-thu/moi/": ("case.receive", {"don-vi": "99.SA", "tieu-de": "thử", "noi-dung": "thử"}),
    "/tiep-dan/99.SA/lam/": ("case.receive", {"viec": "receive", "viec-gi": "thử", "nguoi": "Ai", "nguoi-tiep": "Ai"}),
    "/tai-khoan/quan-ly/": ("account.manage", {"viec": "mat-khau", "login": "khong-ai"}),
    "/nguoi/p40/ho-so/": ("person.read", {"ly-do": "tò mò muốn biết chuyện riêng"}),
    "/nguoi/p40/ho-so/ghi/": ("person.write", {"ghi-chu": "bịa đặt"}),
    "/de-an/ho-so/moi/": ("scheme.draft", {"ban-soan": "gon", "ma-ho-so": "cuop"}),
    **{
        f"/de-an/ho-so/99.SA/lam/{what}/": (
            act,
            {"ly-do": "thử", "noi-dung": "thử", "ma": "99.SA", "ket-luan": "accept"},
        )
        for what, act in DEEDS.items()
    },
}


def rule_of(name: str, path: str) -> str:
    """Return who gets in at an address."""
    section = next((rule for start, rule in SECTIONS.items() if path.startswith(start)), OPEN)
    return ADDRESSES.get(name, section)
