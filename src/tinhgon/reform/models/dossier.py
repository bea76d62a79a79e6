"""The tables of a dossier. Every row is written once: the database refuses to change, delete or empty any of them.

What was done stands in the deeds, each with its ledger entry; where a dossier stands is the state that its newest deed left it in.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tinhgon.reform.models.drafting import Draft, Version


class Row(models.Model):
    """What every row of a dossier has."""

    id = models.BigAutoField(primary_key=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.pk}"


class Dossier(Row):
    """A scheme on its way: its code, the organ that draws it up (key of a unit), and the procedure that was in force when it began."""

    code = models.TextField(unique=True)
    title = models.TextField()
    organ = models.BigIntegerField()
    draft = models.ForeignKey(Draft, null=True, on_delete=models.PROTECT, related_name="dossiers")
    procedure = models.TextField()
    procedure_text = models.TextField()
    began = models.DateField()

    class Meta:
        db_table = "reform_dossier"

    def __str__(self) -> str:
        return self.code


class Document(Row):
    """A file that belongs to a dossier. It is never served inside a page."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="documents")
    title = models.TextField()
    name = models.TextField()
    media = models.TextField()
    size = models.IntegerField()
    digest = models.TextField()
    content = models.BinaryField()

    class Meta:
        db_table = "reform_document"
        constraints = [models.UniqueConstraint(fields=["dossier", "digest"], name="reform_document_once")]

    def __str__(self) -> str:
        return self.name


class Deed(Row):
    """One thing done to a dossier: a step from state to state, or something recorded in a state; who, when, on what, and its entry.

    ``day`` is the day on which it was done, ``at`` the instant at which it was written. ``kind`` is the step, or what was recorded.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="deeds")
    number = models.IntegerField()
    kind = models.TextField()
    act = models.TextField()
    state = models.TextField()
    step = models.BooleanField(default=False)
    day = models.DateField()
    at = models.DateTimeField()
    actor = models.TextField()
    role = models.TextField()
    authority = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="deeds")
    decision_number = models.TextField(blank=True)
    decision_signed = models.DateField(null=True)
    decision_organ = models.TextField(blank=True)
    signer = models.TextField(blank=True)
    payload = models.JSONField(default=dict)
    entry = models.BigIntegerField()

    class Meta:
        db_table = "reform_deed"
        constraints = [models.UniqueConstraint(fields=["dossier", "number"], name="reform_deed_number")]

    def __str__(self) -> str:
        return f"{self.dossier_id}/{self.number} {self.kind}"


class Part(Row):
    """What a deed records."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="%(class)ss")
    deed = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="%(class)ss")

    class Meta:
        abstract = True


class Text(Part):
    """A text of the scheme that was laid before others, numbered from 1; ``drafted_at`` is the newest ledger entry at that time."""

    number = models.IntegerField()
    version = models.ForeignKey(Version, null=True, on_delete=models.PROTECT, related_name="texts")
    text = models.TextField()
    digest = models.TextField()
    drafted_at = models.BigIntegerField()

    class Meta:
        db_table = "reform_text"
        constraints = [models.UniqueConstraint(fields=["dossier", "number"], name="reform_text_number")]


class Council(Part):
    """A People's Council that must pass the scheme: the key of the unit, and its code and name on that day."""

    unit = models.BigIntegerField()
    code = models.TextField()
    name = models.TextField()

    class Meta:
        db_table = "reform_council"
        constraints = [models.UniqueConstraint(fields=["dossier", "unit"], name="reform_council_once")]


class Wait(Part):
    """A dossier that this one waits for before it may be decided or enacted, and the state that it must have come to."""

    other = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="awaited_by")
    until = models.TextField()

    class Meta:
        db_table = "reform_wait"
        constraints = [models.UniqueConstraint(fields=["dossier", "other", "until"], name="reform_wait_once")]


class Point(Part):
    """A point of the appraisal on a step or a clause of a text: accept, amend or refuse, with reasons."""

    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="points")
    step = models.IntegerField(default=0)
    clause = models.TextField(blank=True)
    verdict = models.TextField()
    words = models.TextField()

    class Meta:
        db_table = "reform_point"
        constraints = [
            models.CheckConstraint(condition=Q(verdict__in=["accept", "amend", "refuse"]), name="reform_point_verdict")
        ]


class Opinion(Part):
    """An opinion of the public, of those affected or of an organ, on a step, a clause or the whole of a text.

    ``key`` is the digest of the code with which whoever wrote it sees what came of it; ``name`` is what they chose to be called.
    """

    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="opinions")
    step = models.IntegerField(default=0)
    clause = models.TextField(blank=True)
    kind = models.TextField()
    name = models.TextField(blank=True)
    words = models.TextField()
    key = models.TextField(unique=True)

    class Meta:
        db_table = "reform_opinion"
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["public", "affected", "organ"]), name="reform_opinion_kind")
        ]


class Answer(Part):
    """What came of a point or of an opinion: accepted, partly, or not accepted, with the reason. One each, for good."""

    point = models.OneToOneField(Point, null=True, on_delete=models.PROTECT, related_name="answer")
    opinion = models.OneToOneField(Opinion, null=True, on_delete=models.PROTECT, related_name="answer")
    outcome = models.TextField()
    words = models.TextField()

    class Meta:
        db_table = "reform_answer"
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=["accepted", "partly", "refused"]), name="reform_answer_outcome"
            ),
            models.CheckConstraint(
                condition=Q(point__isnull=True, opinion__isnull=False) | Q(point__isnull=False, opinion__isnull=True),
                name="reform_answer_one",
            ),
        ]


class Vote(Part):
    """The result of a vote in one session of a council; the document is the resolution or the minutes."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="votes")
    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="votes")
    session = models.TextField()
    day = models.DateField()
    resolution = models.TextField()
    members = models.IntegerField()
    present = models.IntegerField()
    favour = models.IntegerField()
    against = models.IntegerField()
    abstain = models.IntegerField()
    passed = models.BooleanField()

    class Meta:
        db_table = "reform_vote"
        constraints = [
            models.UniqueConstraint(fields=["council", "session"], name="reform_vote_session"),
            models.UniqueConstraint(fields=["council", "text"], condition=Q(passed=True), name="reform_vote_once"),
            models.CheckConstraint(
                condition=Q(
                    members__gt=0,
                    present__gte=0,
                    favour__gte=0,
                    against__gte=0,
                    abstain__gte=0,
                    present__lte=F("members"),
                ),
                name="reform_vote_count",
            ),
        ]


class Waiver(Part):
    """Something that would block and is let pass: a person without a place, or a finding of the check; for ever in the open."""

    what = models.TextField()
    person = models.BigIntegerField(null=True)

    class Meta:
        db_table = "reform_waiver"


class Leaving(Part):
    """A person who leaves with an entitlement: the facts it is worked out from, and each term with its rule and numbers."""

    person = models.BigIntegerField()
    kind = models.TextField()
    facts = models.JSONField()
    terms = models.JSONField()
    total = models.BigIntegerField()

    class Meta:
        db_table = "reform_leaving"


class PersonCode(Part):
    """The digest of a code on paper with which one person reads their own page and answers; a newer one ends it."""

    person = models.BigIntegerField()
    key = models.TextField(unique=True)
    until = models.DateField()

    class Meta:
        db_table = "reform_person_code"


class Reply(Part):
    """A person's answer to their own placement: agree, object or ask; how it came; a later one stands beside it."""

    person = models.BigIntegerField()
    kind = models.TextField()
    words = models.TextField(blank=True)
    via = models.TextField()

    class Meta:
        db_table = "reform_reply"
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["agree", "object", "ask"]), name="reform_reply_kind")
        ]


class ReplyAnswer(Part):
    """What those who decide answered to a reply."""

    reply = models.ForeignKey(Reply, on_delete=models.PROTECT, related_name="answers")
    words = models.TextField()

    class Meta:
        db_table = "reform_reply_answer"


class PathMark(Part):
    """A stage of the path of a surplus to zero. The marks of the newest deed are the path."""

    rank = models.TextField()
    day = models.DateField()
    at_most = models.IntegerField()

    class Meta:
        db_table = "reform_path_mark"
        constraints = [models.UniqueConstraint(fields=["deed", "rank", "day"], name="reform_path_mark_once")]


class Allowed(Part):
    """How many of a rank a body may have, and had on the day of the scheme; frozen when the scheme is enacted."""

    unit = models.BigIntegerField()
    rank = models.TextField()
    allowed = models.IntegerField()
    held = models.IntegerField()

    class Meta:
        db_table = "reform_allowed"
        constraints = [models.UniqueConstraint(fields=["dossier", "unit", "rank"], name="reform_allowed_once")]


class Measured(Part):
    """A guard-rail at one time: the baseline (``after`` 0), or at the review so many months after. The newest of a time stands.

    ``months`` is the time in which a count was made, ``source`` says where it is from.
    """

    rail = models.TextField()
    after = models.IntegerField()
    value = models.BigIntegerField()
    of = models.BigIntegerField(null=True)
    months = models.IntegerField(null=True)
    source = models.TextField()

    class Meta:
        db_table = "reform_measured"
        constraints = [
            models.CheckConstraint(
                condition=Q(value__gte=0) & (Q(of__isnull=True) | Q(of__gte=F("value"))), name="reform_measured_count"
            ),
        ]
