"""The only writers of casework's tables. Each act is one transaction and leaves one entry in the ledger.

A case is held alone while something is done to it; who acts may say which deed they saw last, and is told where it is not the last.
"""

from tinhgon.casework.acts.days import seed_calendar, set_day
from tinhgon.casework.acts.joining import add_party, go_on, merge
from tinhgon.casework.acts.moving import assign, follow, transfer
from tinhgon.casework.acts.opening import Opened, Opening, Person, new_receipt, open_case
from tinhgon.casework.acts.procedures import lay_procedure, migrate
from tinhgon.casework.acts.recording import keep_note, keep_paper
from tinhgon.casework.acts.reminding import Reminded, remind
from tinhgon.casework.acts.running import extend, reckon_anew, reckon_where_needed, resume, set_conditions, suspend
from tinhgon.casework.acts.stepping import take
from tinhgon.casework.acts.writing import Given

__all__ = [
    "Given",
    "Opened",
    "Opening",
    "Person",
    "Reminded",
    "add_party",
    "assign",
    "extend",
    "follow",
    "go_on",
    "keep_note",
    "keep_paper",
    "lay_procedure",
    "merge",
    "migrate",
    "new_receipt",
    "open_case",
    "reckon_anew",
    "reckon_where_needed",
    "remind",
    "resume",
    "seed_calendar",
    "set_conditions",
    "set_day",
    "suspend",
    "take",
    "transfer",
]
