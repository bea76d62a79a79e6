"""The writers of a dossier. Each act holds the dossier alone, is one transaction, and leaves a deed and an entry in the ledger."""

from tinhgon.reform.acts.dossier.measuring import measure
from tinhgon.reform.acts.dossier.opening import attach, begin, keep_document, name_council, submit_text, wait_for
from tinhgon.reform.acts.dossier.saying import answer_opinion, answer_point, appraise_point, give_opinion
from tinhgon.reform.acts.dossier.settling import (
    answer_reply,
    issue_codes,
    record_leaving,
    reply,
    set_path,
    waive,
)
from tinhgon.reform.acts.dossier.stepping import take
from tinhgon.reform.acts.dossier.voting import record_vote

__all__ = [
    "answer_opinion",
    "answer_point",
    "answer_reply",
    "appraise_point",
    "attach",
    "begin",
    "give_opinion",
    "issue_codes",
    "keep_document",
    "measure",
    "name_council",
    "record_leaving",
    "record_vote",
    "reply",
    "set_path",
    "submit_text",
    "take",
    "wait_for",
    "waive",
]
