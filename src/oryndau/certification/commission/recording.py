"""Minutes are drawn up, signed by all who took part, or taken back: then their signatures are void (C-16)."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from oryndau.cases import engine, numbering
from oryndau.cases.actors import SYSTEM, Actor
from oryndau.cases.errors import FactsInvalid, NotPermitted
from oryndau.cases.models import Case
from oryndau.cases.proof import Proof
from oryndau.certification.commission import papers
from oryndau.certification.commission.bench import Bench, bench_of, member_of, secretary_of, sitting
from oryndau.certification.commission.errors import Refused
from oryndau.certification.commission.minutes import account, minutes_of, pending
from oryndau.certification.commission.stages import Stage, Standing, standings
from oryndau.certification.models import MinutesSignature, MinutesText, Session
from oryndau.certification.sessions.services import project
from oryndau.documents import numbers, storage
from oryndau.documents.models import Document
from oryndau.documents.services import keep
from oryndau.documents.typeset import render
from oryndau.eds.verdict import Verdict
from oryndau.law.acts import ORDER_69
from oryndau.law.canonical import canonical
from oryndau.law.certification.candidate import VOTED_PASS
from oryndau.law.certification.commission import must_sign
from oryndau.law.certification.facts import Outcome
from oryndau.law.certification.session import RECORDED
from oryndau.law.certification.session_facts import Line4, Minutes, Redrawn, SignatureOf, Signed
from oryndau.law.text import Text
from oryndau.signing import services as signing
from oryndau.signing.models import SignatureSession
from oryndau.timekeeping import local

PURPOSE = "certification.minutes"
SERIES = "minutes"
_UNACCOUNTED = Text(
    kk="хаттама әр үміткердің нәтижесі белгілі болғанда жасалады",
    ru="протокол составляют, когда известен исход каждого кандидата",
    en="the minutes are drawn up when the outcome of every candidate is known",
)


def draw_up(
    session: UUID, absent: Collection[UUID], actor: Actor, *, version: int, at: datetime
) -> MinutesText:
    """Typeset the minutes and draw them up. `absent` are those who came and did not go on.

    Raises `FactsInvalid` while a candidate is not accounted for.
    """
    secretary_of(session, actor.staff)
    with transaction.atomic():
        bench = sitting(session)
        standing = standings(session, lock=True)
        if not account(session, standing).ready(absent):
            raise _unaccounted()
        row = Session.objects.get(pk=session)
        number = numbering.next_number(SERIES, row.territory, local(at).year)
        facts = minutes_of(session, number, bench, standing, at)
        return _drawn(row, facts, bench, actor, version=version, at=at)


def _unaccounted() -> FactsInvalid:
    problem = {
        "loc": ("absent",), "type": "candidates_unaccounted", "msg": _UNACCOUNTED,
        "clause": ORDER_69 / "A1 An.4",
    }  # fmt: skip
    return FactsInvalid("draw-up", errors=[problem])


def _drawn(
    row: Session, facts: Minutes, bench: Bench, actor: Actor, *, version: int, at: datetime
) -> MinutesText:
    public = numbers.new()
    pdf = render(_content(row, facts, public, bench))
    digest = storage.put(pdf)
    paper = {
        "kind": papers.CommissionMinutes.template, "media_type": "application/pdf", "number": public,
        "sha256": digest, "size": len(pdf),
    }  # fmt: skip
    event = engine.perform(row.pk, "draw-up", actor, facts, at=at, version=version, documents=(paper,))
    project(event)
    return MinutesText.objects.create(
        session=row, number=public, facts=facts.model_dump(mode="json"), sha256=digest, size=len(pdf),
        made_at=at, event_no=event.no,
    )  # fmt: skip


def _content(
    row: Session, facts: Minutes, number: str, bench: Bench, *, void: bool = False
) -> papers.CommissionMinutes:
    opening = bench.opening
    return papers.commission_minutes(
        row, facts, number, opened_at=opening.opened_at, commitment=opening.seed_commitment, void=void
    )


def content_of(text: MinutesText, *, void: bool = False) -> papers.CommissionMinutes:
    """What a text of the minutes says, the same as when it was typeset."""
    bench = bench_of(text.session_id)
    assert bench, "minutes are of an opened session"
    return _content(text.session, facts_of(text), text.number, bench, void=void)


def facts_of(text: MinutesText) -> Minutes:
    """The facts of a text of the minutes."""
    return Minutes.model_validate(text.facts)


def in_force(session: UUID) -> MinutesText | None:
    """The text of the minutes that is not void."""
    return MinutesText.objects.select_related("session").filter(session=session, void_at=None).first()


def frozen(text: MinutesText, staff: UUID) -> bytes:
    """The exact bytes that a person signs: the site, the session, the file of the minutes, his post."""
    return canonical(
        {
            "host": settings.SITE_NAME, "member": str(staff), "minutes": text.facts["number"],
            "number": text.number, "purpose": PURPOSE, "session": str(text.session_id), "sha256": text.sha256,
            "size": text.size,
        }
    )  # fmt: skip


def open_signing(session: UUID, actor: Actor, *, browser: str, at: datetime) -> SignatureSession:
    """Freeze the minutes for one person's signature."""
    member = member_of(session, actor.staff)
    text = in_force(session)
    if text is None:
        raise Refused("not-drawn-up")
    _check_signer(text, member.staff_id)
    return signing.open_session(
        PURPOSE, frozen(text, member.staff_id), browser=browser, at=at, iin=actor.iin,
        subject={"minutes": str(text.pk), "staff": str(member.staff_id)},
    )  # fmt: skip


def _check_signer(text: MinutesText, staff: UUID) -> None:
    if staff not in must_sign(facts_of(text)):
        raise NotPermitted(PURPOSE)
    if text.signatures.filter(member__staff=staff).exists():
        raise Refused("already-signed")


@signing.completes(PURPOSE)
def sign(session: SignatureSession, proof: Proof, verdict: Verdict, at: datetime) -> str:
    """Put a signature under the minutes; the last one concludes the session."""
    staff = UUID(session.subject["staff"])
    with transaction.atomic():
        text = MinutesText.objects.select_related("session").get(pk=session.subject["minutes"])
        case = Case.objects.select_for_update().get(pk=text.session_id)
        text.refresh_from_db(fields=["void_at"])
        if case.state != RECORDED or text.void_at:
            raise Refused("not-drawn-up")
        member = member_of(text.session_id, staff)
        if proof.iin != member.staff.person.iin:
            raise NotPermitted(PURPOSE)
        _check_signer(text, staff)
        MinutesSignature.objects.create(
            minutes=text, member=member, signature=proof.id, sha256=proof.digest, at=at
        )
        _conclude_if_signed(text, at)
    return reverse("commission:room", args=[text.session_id])


def _conclude_if_signed(text: MinutesText, at: datetime) -> None:
    minutes = facts_of(text)
    rows = list(text.signatures.select_related("member__staff__person"))
    if {row.member.staff_id for row in rows} != must_sign(minutes):
        return
    _check_agrees(text.session_id, minutes)
    seats = {one.staff: one.seat for one in (minutes.chairman, *minutes.members, minutes.secretary)}
    facts = Signed(
        minutes_number=minutes.number, minutes=text.sha256, decided_on=local(at).date(),
        signatures=[
            SignatureOf(staff=row.member.staff_id, name=row.member.staff.person.full_name,
                        seat=seats[row.member.staff_id], signature=row.sha256)
            for row in rows
        ],
    )  # fmt: skip
    project(engine.perform(text.session_id, "conclude", SYSTEM, facts, at=at))


def _check_agrees(session: UUID, minutes: Minutes) -> None:
    """The minutes take effect only while each candidate stands where they say."""
    said = {line.case: line for line in minutes.candidates}
    standing = {one.key: one for one in standings(session, lock=True)}
    if set(said) != set(standing) or not all(_agrees(said[key], one) for key, one in standing.items()):
        raise Refused("minutes-differ")
    failed = {key for key, one in standing.items() if one.stage is Stage.FAILED}
    if failed & pending(session):
        raise Refused("appeals-wait")


def _agrees(line: Line4, one: Standing) -> bool:
    expected = {
        Stage.VOTED: Outcome.PASSED if one.case.state == VOTED_PASS else Outcome.NOT_PASSED,
        Stage.FAILED: Outcome.NOT_PASSED, Stage.SUSPENDED: Outcome.SUSPENDED, Stage.ABSENT: Outcome.ABSENT,
        Stage.SEATED: Outcome.ABSENT, Stage.WAITING: Outcome.ABSENT,
    }  # fmt: skip
    return expected.get(one.stage) is line.outcome


def redraw(session: UUID, reason: str, actor: Actor, *, version: int, at: datetime) -> MinutesText:
    """Take the minutes back to be changed: the text and every signature under it are void, for all to see."""
    secretary_of(session, actor.staff)
    with transaction.atomic():
        Case.objects.select_for_update().get(pk=session)
        text = in_force(session)
        if text is None:
            raise Refused("not-drawn-up")
        facts = Redrawn(reason=reason, void=text.sha256)
        project(engine.perform(session, "redraw", actor, facts, at=at, version=version))
        text.void_at, text.void_reason = at, facts.reason
        text.save(update_fields=["void_at", "void_reason"])
        keep(
            content_of(text, void=True), storage.read(text.sha256), case_id=session,
            territory=text.session.territory, at=at, event_no=text.event_no, supersedes=replaced(session),
        )  # fmt: skip
    return text


def replaced(session: UUID) -> Document | None:
    """The last minutes of the session that the public check knows: those that the next ones replace."""
    kept = Document.objects.filter(case=session, kind=papers.CommissionMinutes.template)
    return kept.order_by("-id").first()
