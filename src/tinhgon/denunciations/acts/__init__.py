"""The only writers of the tables of denunciations. What is told here in clear exists in memory while one act runs, and nowhere else."""

from tinhgon.denunciations.acts.denouncing import Sending, Sent, answer, send
from tinhgon.denunciations.acts.handling import (
    Doing,
    extend,
    pause,
    publish,
    read,
    read_file,
    say,
    share,
    take,
    take_up,
    transfer,
)
from tinhgon.denunciations.acts.keys import change_passphrase, end_key, make_key
from tinhgon.denunciations.acts.unsealing import Looked, approve, ask, forget_lapsed, look
from tinhgon.denunciations.acts.writing import REPORTER

__all__ = [
    "REPORTER",
    "Doing",
    "Looked",
    "Sending",
    "Sent",
    "answer",
    "approve",
    "ask",
    "change_passphrase",
    "end_key",
    "extend",
    "forget_lapsed",
    "look",
    "make_key",
    "pause",
    "publish",
    "read",
    "read_file",
    "say",
    "send",
    "share",
    "take",
    "take_up",
    "transfer",
]
