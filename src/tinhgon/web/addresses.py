"""Where things are found: the one place that spells addresses. All are paths without the day; `Asked.to` adds it."""

from __future__ import annotations

from urllib.parse import quote

OVERVIEW = "/"
UNITS = "/don-vi/"
TREE = "/don-vi/cay/"
CHARTS = "/so-do/"
MAP = "/ban-do/"
FIGURES = "/con-so/"
COMPARISON = "/so-sanh/"
SCHEMES = "/de-an/"
DRAFTS = "/de-an/soan/"
DOSSIERS = "/de-an/ho-so/"
PLANS = "/phuong-an/"
LINEAGE = "/nguon-goc/"
LEDGER = "/nhat-ky/"
LAW = "/luat/"
DATA = "/du-lieu/"
OUTLINES = "/du-lieu/duong-ranh/"
SEARCH = "/tim/"
PLACES = "/dia-ban/"
ACCOUNT = "/tai-khoan/"
MANDATES = "/tham-quyen/"
TERMS = "/thoi-han/"
SIGN_IN = "/dang-nhap/"
CASES = "/vu-viec/"
RESOLUTIONS = "/nghi-quyet/"
THEMES = "/chu-de/"
INBOX = "/hop-thu/"
TASKS = "/nhiem-vu/"
TRACK = "/theo-doi/"
SEND = "/gui-don/"
PETITIONS = "/don-thu/"
RECEPTION = "/tiep-dan/"
DENUNCIATIONS = "/to-cao/"
KEYS = "/niem-phong/"
REVIEWS = "/so-ket/"
LIMITATIONS = "/han-che/"
RECOMMENDATIONS = "/kien-nghi-cap-tren/"
REGULATIONS = "/quy-che/"
ISSUES = "/van-de/"


def unit(code: str) -> str:
    """Return the address of a body's page."""
    return f"{UNITS}{quote(code, safe='')}/"


def branch(code: str) -> str:
    """Return the address of the tree below a body."""
    return f"{TREE}{quote(code, safe='')}/"


def place(code: str) -> str:
    """Return the address of a territory's page."""
    return f"{PLACES}{quote(code, safe='')}/"


def person(code: str) -> str:
    """Return the address of a person's page."""
    return f"/nguoi/{quote(code, safe='')}/"


def chart(code: str) -> str:
    """Return the address of the organisation chart of a body."""
    return f"{CHARTS}{quote(code, safe='')}/"


def figure(name: str) -> str:
    """Return the address of the evidence of a figure."""
    return f"{FIGURES}{quote(name, safe='')}/"


def law_rule(id: str) -> str:
    """Return the address of a rule of law."""
    return f"{LAW}{quote(id, safe='')}/"


def scheme(name: str) -> str:
    """Return the address of a scheme."""
    return f"{SCHEMES}{quote(name, safe='')}/"


def draft(name: str) -> str:
    """Return the address of a draft's workspace."""
    return f"{DRAFTS}{quote(name, safe='')}/"


def dossier(code: str) -> str:
    """Return the address of a dossier."""
    return f"{DOSSIERS}{quote(code, safe='')}/"


def resolution(code: str) -> str:
    """Return the address of a resolution or another document."""
    return f"{RESOLUTIONS}{quote(code, safe='')}/"


def clause(code: str, mark: str) -> str:
    """Return the address of a clause of a document."""
    return f"{resolution(code)}dieu/{quote(mark, safe='')}/"


def theme(number: int) -> str:
    """Return the address of a theme."""
    return f"{THEMES}{number}/"


def plan(number: int) -> str:
    """Return the address of a plan that was asked for."""
    return f"{PLANS}{number}/"


def entry(number: int) -> str:
    """Return the address of an entry of the ledger."""
    return f"{LEDGER}{number}/"


def case(code: str) -> str:
    """Return the address of a case."""
    return f"{CASES}{quote(code, safe='')}/"


def task(code: str) -> str:
    """Return the address of a task."""
    return f"{TASKS}{quote(code, safe='')}/"


def mandate(number: int) -> str:
    """Return the address of a mandate."""
    return f"{MANDATES}{number}/"


def pack(code: str) -> str:
    """Return the address of a review pack."""
    return f"{REVIEWS}{quote(code, safe='')}/"


def limitation(code: str) -> str:
    """Return the address of a limitation."""
    return f"{LIMITATIONS}{quote(code, safe='')}/"


def recommendation(code: str) -> str:
    """Return the address of a recommendation to a higher level."""
    return f"{RECOMMENDATIONS}{quote(code, safe='')}/"


def regulation(code: str) -> str:
    """Return the address of a regulation."""
    return f"{REGULATIONS}{quote(code, safe='')}/"


def issue(code: str) -> str:
    """Return the address of an emerging problem."""
    return f"{ISSUES}{quote(code, safe='')}/"
