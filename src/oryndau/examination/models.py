"""Questions with their versions; tests with their answers, one by one, and what went wrong (C-10 to C-13)."""

from django.db import models
from django.db.models import F, Q

from oryndau.cases.ids import new_id
from oryndau.law.acts import ACTS, Clause
from oryndau.law.text import Text
from oryndau.people.models import Staff


class Area(models.Model):
    """A subject area of the test and its weight: how many of a hundred questions are drawn from it (C-11)."""

    code = models.CharField(max_length=20, primary_key=True)
    name_kk = models.CharField(max_length=200)
    name_ru = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    weight = models.PositiveSmallIntegerField()
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.code


class Question(models.Model):
    """A question of the bank, by its code; what it says stands in its versions."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=40, unique=True)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="questions")
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.code


class Version(models.Model):
    """A wording of a question. It never changes once it was put forward; another wording is another row.

    `options` is a list of `{"key": "a", "kk": …, "ru": …}`, `right` the key of the right one. It can be drawn
    from `valid_from` until `valid_until` (a day on which it is drawn no more), once a second person of the
    Department approved it.
    """

    class State(models.TextChoices):
        """Where a version is on its way."""

        DRAFT = "draft"
        PROPOSED = "proposed"
        APPROVED = "approved"
        REJECTED = "rejected"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="versions")
    no = models.PositiveSmallIntegerField()
    act = models.CharField(max_length=40, default="law-261")
    article = models.CharField(max_length=60)
    stem_kk = models.TextField()
    stem_ru = models.TextField()
    options = models.JSONField()
    right = models.CharField(max_length=1)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    author = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    approver = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True)
    made_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    """When it was approved or rejected."""
    remark = models.TextField(blank=True)
    """Why it was rejected or withdrawn."""
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)

    class Meta:
        ordering = ["question", "no"]
        constraints = [
            models.UniqueConstraint(fields=["question", "no"], name="version_no_once"),
            models.CheckConstraint(condition=~Q(approver=F("author")), name="version_four_eyes"),
        ]

    @property
    def source(self) -> Text:
        """The place in law on which the right answer stands, as a lawyer would cite it."""
        return Clause(ACTS[self.act], self.article).text

    def __str__(self) -> str:
        return f"{self.question_id}/{self.no}"


class Exam(models.Model):
    """The test of one session: its secret seed, committed to by its hash and published after the session."""

    id = models.UUIDField(primary_key=True, editable=False)
    """The session's id."""
    territory = models.CharField(max_length=2)
    seed = models.CharField(max_length=64)
    """32 secret bytes in hex; shown to nobody before `published_at`."""
    commitment = models.CharField(max_length=64)
    """SHA-256 of the seed's bytes in hex."""
    questions = models.PositiveSmallIntegerField()
    pass_mark = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField()
    bank_on = models.DateField()
    """The day by which versions are chosen."""
    bank = models.JSONField(default=dict)
    """What is drawn from, as it stood when the test was opened: `weights` by area, and `cards`, each a list
    of the version's id, code, area and keys of options. With the seed it gives every paper again."""
    opened_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"exam {self.id}"


class Attempt(models.Model):
    """One candidate's test.

    `paper`, drawn once, is a list of `{"version", "code", "order"}`: id and code of the version
    (`general-001/1`), and the order in which its options are shown.
    """

    class State(models.TextChoices):
        """Where a test is."""

        SEATED = "seated"
        RUNNING = "running"
        FINISHED = "finished"
        STOPPED = "stopped"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    exam = models.ForeignKey(Exam, on_delete=models.PROTECT, related_name="attempts")
    territory = models.CharField(max_length=2)
    case_id = models.UUIDField(unique=True)
    iin = models.CharField(max_length=12)
    name = models.CharField(max_length=300)
    language = models.CharField(max_length=2)
    seat = models.PositiveSmallIntegerField()
    extra_minutes = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State.choices, default=State.SEATED)
    paper = models.JSONField(default=list)
    place = models.CharField(max_length=64, blank=True)
    """Digest of the browser at the seat; another one is let in by the proctor alone."""
    started_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    """The last sign of life of the candidate's page."""
    answered = models.PositiveSmallIntegerField(default=0)
    """How many questions have an answer."""
    saves = models.PositiveIntegerField(default=0)
    flags = models.JSONField(default=list)
    """Places in the paper that the candidate marked to come back to."""
    head = models.BinaryField(max_length=32)
    """Hash of the last saved answer of the chain."""
    correct = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["exam", "seat"], name="seat_taken_once")]
        indexes = [models.Index(fields=["ends_at"], name="attempt_running", condition=Q(state="running"))]

    def __str__(self) -> str:
        return f"{self.exam_id} seat {self.seat}"


class Answer(models.Model):
    """One saved answer: append-only, numbered within its test and chained by hash; the last one counts."""

    id = models.BigAutoField(primary_key=True)
    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="answers", db_index=False)
    no = models.PositiveIntegerField()
    question = models.PositiveSmallIntegerField()
    """Place in the paper, from 1."""
    choice = models.CharField(max_length=1, blank=True)
    """Key of the option, as in the version; empty when the answer was taken back."""
    key = models.CharField(max_length=40)
    """The page's own key of this save: a repetition saves nothing twice."""
    at = models.DateTimeField()
    previous = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta:
        ordering = ["no"]
        constraints = [
            models.UniqueConstraint(fields=["attempt", "no"], name="answer_no_once"),
            models.UniqueConstraint(fields=["attempt", "key"], name="answer_key_once"),
        ]

    def __str__(self) -> str:
        return f"{self.attempt_id} #{self.no}"


class Incident(models.Model):
    """Something that went otherwise than it should: a lost network, another browser, a late save."""

    id = models.BigAutoField(primary_key=True)
    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="incidents")
    at = models.DateTimeField()
    kind = models.CharField(max_length=30)
    detail = models.JSONField(default=dict)
    noted_by = models.UUIDField(null=True)
    """The proctor's post, when a person noted it; else the system did."""

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} of {self.attempt_id}"


class SeatCode(models.Model):
    """A code with which one browser takes one seat, once, after the proctor has seen the candidate's face."""

    digest = models.CharField(max_length=64, primary_key=True)
    """SHA-256 of the code: the code itself is shown to the proctor once and kept nowhere."""
    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="codes")
    made_at = models.DateTimeField()
    made_by = models.UUIDField()
    """The proctor's post."""
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"code of {self.attempt_id}"


class Appeal(models.Model):
    """A question that a candidate contests. Upheld, it counts as right for everybody who had it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="appeals")
    exam = models.ForeignKey(Exam, on_delete=models.PROTECT, related_name="appeals")
    code = models.CharField(max_length=50)
    """Code and version of the question: `general-001/2`."""
    reason = models.TextField()
    made_at = models.DateTimeField()
    upheld = models.BooleanField(null=True)
    ruled_at = models.DateTimeField(null=True)
    ruled_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["attempt", "code"], name="appeal_once")]
        indexes = [models.Index(fields=["made_at"], name="appeal_open", condition=Q(upheld=None))]

    def __str__(self) -> str:
        return f"appeal of {self.code}"
