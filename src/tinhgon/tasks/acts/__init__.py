"""The only writers of tasks. Each act is one transaction and leaves one entry in the ledger.

A task is held alone while something is done to it; who acts may say which deed they saw last, and is told where it is not the last.
"""

from tinhgon.casework.acts import Given
from tinhgon.tasks.acts.assigning import assign
from tinhgon.tasks.acts.briefing import Conclusion, conclude
from tinhgon.tasks.acts.doing import accept, ask, keep_evidence, progress, report, return_
from tinhgon.tasks.acts.judging import approve, grant, measure, refuse, send_back, withdraw
from tinhgon.tasks.acts.moving import follow, redirect
from tinhgon.tasks.acts.reminding import Reminded, remind
from tinhgon.tasks.rules.order import Money, Order, Source

__all__ = [
    "Conclusion",
    "Given",
    "Money",
    "Order",
    "Reminded",
    "Source",
    "accept",
    "approve",
    "ask",
    "assign",
    "conclude",
    "follow",
    "grant",
    "keep_evidence",
    "measure",
    "progress",
    "redirect",
    "refuse",
    "remind",
    "report",
    "return_",
    "send_back",
    "withdraw",
]
