"""What the lead body does: accept or return the task, report progress, file evidence, ask for a later day, report the result."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from hashlib import sha256

from tinhgon.casework.acts import Given
from tinhgon.casework.rules import files
from tinhgon.kernel.finding import Finding
from tinhgon.kernel.mandate import Mandate
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.tasks import words
from tinhgon.tasks.acts import writing
from tinhgon.tasks.models import Deed, Evidence

_REASON = Sentence("lý do", "reason")
_RESULT = Sentence("kết quả", "result")

#: Takes the bytes of a file, returns what to write down of the scan; raises Refusal for a file that is not clean.
Scan = Callable[[bytes], str]


def not_scanned(data: bytes) -> str:
    """Say that no scanner is set up."""
    return ""


def accept(mandate: Mandate, code: str, given: Given) -> Deed:
    """Accept a task; from now on it is under way."""
    with writing.held(code, "accept", given) as task:
        writing.said(given.reason, _REASON, "words", needed=False)
        task.state = "accepted"
        return writing.write(mandate, task, "accept", given)


def return_(mandate: Mandate, code: str, given: Given) -> Deed:
    """Return a task to who ordered it, for a reason: it waits for them to order it anew or to withdraw it."""
    with writing.held(code, "return", given) as task:
        writing.said(given.reason, _REASON, "words")
        task.state, task.asked_due = "returned", None
        deed = writing.write(mandate, task, "return", given)
        writing.tell(writing.orderers(task, given), task, "return", given)
        return deed


def progress(mandate: Mandate, code: str, given: Given) -> Deed:
    """Write down how far it is, in words."""
    with writing.held(code, "progress", given) as task:
        writing.said(given.reason, Sentence("tiến độ", "progress"), "words")
        return writing.write(mandate, task, "progress", given)


def keep_evidence(
    mandate: Mandate, code: str, name: str, data: bytes, given: Given, scan: Scan = not_scanned
) -> Evidence:
    """File something that proves the result. Raises Refusal for a file that is too large, of no kept kind, not clean, or there already."""
    media, digest = files.kind_of(data), sha256(data).hexdigest()
    scanned = scan(data)  # before the task is held: a scanner may take its time
    with writing.held(code, "evidence", given) as task:
        if Evidence.objects.filter(task=task, digest=digest).exists():
            raise Refusal([Finding("task.evidence_twice", words.filed_already(), where={"field": "file"})])
        payload = {"digest": digest, "size": len(data)}
        deed = writing.write(mandate, task, "evidence", given, payload=payload)
        return Evidence.objects.create(
            task=task, deed=deed, name=files.safe_name(name, media), media=media.media, size=len(data), digest=digest,
            scanned=scanned, content=data,
        )  # fmt: skip


def report(mandate: Mandate, code: str, given: Given) -> Deed:
    """Report the result: words, and something that proves it (evidence in the file, or the document that is the product)."""
    with writing.held(code, "report", given) as task:
        writing.said(given.reason, _RESULT, "words")
        if not given.document.number.strip() and not Evidence.objects.filter(task=task).exists():
            raise Refusal([Finding("task.unproven", words.unproven(), where={"field": "document"})])
        task.state, task.reported, task.asked_due = "reported", given.day, None
        deed = writing.write(mandate, task, "report", given)
        writing.tell(writing.orderers(task, given), task, "report", given)
        return deed


def ask(mandate: Mandate, code: str, until: date, given: Given) -> Deed:
    """Ask for a later due day, for a reason, while there is time. Raises Refusal where the day has passed, or a request waits."""
    with writing.held(code, "ask", given) as task:
        writing.said(given.reason, _REASON, "words")
        found = []
        if task.asked_due is not None:
            found.append(Finding("task.asked", words.asked_already(task.asked_due), where={"field": "until"}))
        if given.day > task.due:
            found.append(
                Finding(
                    "task.overdue", words.overdue_asked(task.due), measured=str(given.day), required=f"≤ {task.due}"
                )
            )
        if until <= task.due:
            found.append(
                Finding("task.until", words.not_later(task.due), measured=str(until), required=f"> {task.due}",
                        where={"field": "until"})
            )  # fmt: skip
        if found:
            raise Refusal(found)
        task.asked_due = until
        deed = writing.write(mandate, task, "ask", given, payload={"until": until.isoformat()})
        writing.tell(writing.orderers(task, given), task, "ask", given)
        return deed
