"""The only writers of the tables of petitions. Each act is one transaction and leaves its entry in the ledger.

What is done to the case of a petition is done by the acts of casework; here is what is a petition's own.
"""

from tinhgon.petitions.acts.answering import HOLDER, PUBLIC, ask_to_withdraw, supplement
from tinhgon.petitions.acts.assessing import Assessed, assess
from tinhgon.petitions.acts.intake import Sent, Wish, take_in
from tinhgon.petitions.acts.outcomes import Words, answer, take_up, transfer, write_letter
from tinhgon.petitions.acts.settling import Again, Made, complain_again, execute, order, publish

__all__ = [
    "HOLDER",
    "PUBLIC",
    "Again",
    "Assessed",
    "Made",
    "Sent",
    "Wish",
    "Words",
    "answer",
    "ask_to_withdraw",
    "assess",
    "complain_again",
    "execute",
    "order",
    "publish",
    "supplement",
    "take_in",
    "take_up",
    "transfer",
    "write_letter",
]
