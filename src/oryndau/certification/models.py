"""What the service keeps beside its cases: sessions and candidates as lists need them, votes, minutes."""

from django.db import models
from django.db.models import Q

from oryndau.cases.ids import new_id
from oryndau.people.models import Staff


class Session(models.Model):
    """A session as it stands now, for lists and the public page; its history is in its case (C-02)."""

    id = models.UUIDField(primary_key=True, editable=False)
    """The id of its case of the procedure `certification-session`."""
    number = models.CharField(max_length=40, unique=True)
    territory = models.CharField(max_length=2)
    state = models.CharField(max_length=20)
    closes_on = models.DateField()
    held_at = models.DateTimeField()
    place_kk = models.CharField(max_length=300)
    place_ru = models.CharField(max_length=300)
    languages = models.JSONField()
    seats = models.PositiveSmallIntegerField()
    announced_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["territory", "-held_at"], name="session_of_territory")]

    def __str__(self) -> str:
        return self.number


class Candidate(models.Model):
    """A candidate of a session, beside his case: what lists and statistics need of it."""

    case_id = models.UUIDField(primary_key=True, editable=False)
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="candidates")
    territory = models.CharField(max_length=2)
    iin = models.CharField(max_length=12)
    name = models.CharField(max_length=300)
    language = models.CharField(max_length=2)
    form = models.CharField(max_length=3)
    seat = models.PositiveSmallIntegerField(null=True)
    correct = models.PositiveSmallIntegerField(null=True)
    outcome = models.CharField(max_length=12, blank=True)
    """passed, not-passed, absent or suspended, once the minutes took effect (C-16)."""
    may_apply_from = models.DateField(null=True)
    """After a suspension: the first day of a new application (C-10)."""

    class Meta:
        indexes = [models.Index(fields=["iin"], name="candidate_iin")]

    def __str__(self) -> str:
        return self.name


class CandidatePhoto(models.Model):
    """The photo of the register of persons, with which the proctor compares a candidate's face (C-11).

    The picture is kept only until the tests of the session are over; what remains tells that it was there.
    """

    case_id = models.UUIDField(primary_key=True, editable=False)
    outcome = models.CharField(max_length=12)
    """found, not-found, refused or unavailable, as the register answered."""
    image = models.BinaryField(null=True)
    media_type = models.CharField(max_length=20, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    taken_on = models.DateField(null=True)
    received_at = models.DateTimeField()
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(image=None) | Q(outcome="found", deleted_at=None), name="photo_found_or_none"
            )
        ]

    def __str__(self) -> str:
        return f"photo of {self.case_id}: {self.outcome}"


class Member(models.Model):
    """A person in the Commission of a session (C-09)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="members")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT)
    seat = models.CharField(max_length=12)
    """chairman, member, secretary or substitute."""
    present = models.BooleanField(default=False)
    votes = models.BooleanField(default=False)
    """Whether he has a vote in the session as it was opened: chairman, members, substitutes called in."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "staff"], name="member_once")]

    def __str__(self) -> str:
        return f"{self.seat} {self.staff_id}"


class OralQuestion(models.Model):
    """A question of an interview while its record is kept: what was asked and by whom (C-14).

    Recusals have no rows: the session's journal tells them, and the law reckons with it who votes.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="oral_questions")
    no = models.PositiveSmallIntegerField()
    asked_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()

    class Meta:
        ordering = ["no"]
        constraints = [models.UniqueConstraint(fields=["candidate", "no"], name="oral_question_no_once")]

    def __str__(self) -> str:
        return f"{self.candidate_id} #{self.no}"


class OralMark(models.Model):
    """A member's mark of an answer, until the secretary closes the record of the interview (C-14)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    question = models.ForeignKey(OralQuestion, on_delete=models.CASCADE, related_name="marks")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    mark = models.PositiveSmallIntegerField()
    remark = models.TextField(blank=True)
    own = models.BooleanField(default=False)
    """The member entered it himself: the secretary changes it no more."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "member"], name="oral_mark_once")]

    def __str__(self) -> str:
        return f"{self.mark} by {self.member_id}"


class Vote(models.Model):
    """A member's signed vote on a candidate: told to nobody until all have voted (C-15)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="votes")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="votes_cast")
    choice = models.CharField(max_length=4)
    dissent = models.TextField(blank=True)
    signature = models.UUIDField()
    sha256 = models.CharField(max_length=64)
    """SHA-256 of the signature itself, as the journal tells it once the votes are counted."""
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["candidate", "member"], name="vote_once"),
            models.CheckConstraint(condition=Q(choice__in=["pass", "fail"]), name="vote_no_abstention"),
        ]

    def __str__(self) -> str:
        return f"vote of {self.member_id}"


class Dissent(models.Model):
    """A written opinion of a member who was outvoted, signed after the votes were counted (C-15)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    vote = models.OneToOneField(Vote, on_delete=models.PROTECT, related_name="later_dissent")
    text = models.TextField()
    signature = models.UUIDField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"dissent of {self.vote_id}"


class MinutesText(models.Model):
    """A text of the minutes, typeset: what members sign. A changed text is another one, this one is void."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="minutes")
    number = models.CharField(max_length=40, unique=True)
    """The document's public number, printed on it; the number of the minutes stands in the facts."""
    facts = models.JSONField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    event_no = models.PositiveIntegerField()
    """The event of the session's case that drew it up."""
    void_at = models.DateTimeField(null=True)
    void_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session"], condition=Q(void_at=None), name="minutes_one_in_force"
            )
        ]

    def __str__(self) -> str:
        return self.number


class MinutesSignature(models.Model):
    """A signature under one text of the minutes: void with it (C-16)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    minutes = models.ForeignKey(MinutesText, on_delete=models.PROTECT, related_name="signatures")
    member = models.ForeignKey(Member, on_delete=models.PROTECT)
    signature = models.UUIDField()
    sha256 = models.CharField(max_length=64)
    """SHA-256 of the signature itself, as the journal tells it when all have signed."""
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["minutes", "member"], name="minutes_signed_once")]

    def __str__(self) -> str:
        return f"signature of {self.member_id}"
