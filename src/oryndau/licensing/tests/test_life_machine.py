"""Random steps never corrupt a licence: the register is the journal replayed, one valid each (L-12)."""

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from oryndau.cases import journal
from oryndau.cases.errors import CaseError
from oryndau.cases.ids import new_id
from oryndau.cases.models import Case
from oryndau.law.licensing.life import LICENCE, effective_on, state_after
from oryndau.law.licensing.life_grounds import GROUNDS
from oryndau.licensing.life import services
from oryndau.licensing.tests import licences as make
from oryndau.registers.licences import selectors as register
from oryndau.registers.licences.services import grant, replace
from oryndau.registers.licences.standing import may_work, suspended_agents
from oryndau.registers.models import Licence
from oryndau.timekeeping import local

START = datetime(2026, 3, 2, 5, 0, tzinfo=make.GRANTED.tzinfo)
FINAL = {state.key for state in LICENCE.states if state.final}
GROUND = st.sampled_from(sorted(GROUNDS))
FITTING = {
    "suspend": st.sampled_from(["143.2.1", "143.2.4", "143.5"]),
    "sue": st.sampled_from(["144.2.1", "144.2.5"]),
    "terminate": st.sampled_from(["144.1.1", "144.1.4", "144.5"]),
}  # fmt: skip
"""Grounds that fit a measure; now and then another one is tried."""
MEASURE = st.sampled_from(
    ["suspend", "suspend", "resume", "resume", "keep-suspended", "terminate", "sue", "decline"]
)
OFFICE = {"office_kk": "", "office_ru": ""}


def replayed(row: Licence) -> dict[date, str]:
    """What the journal says of each day: every event writes over all days from its own on."""
    days: dict[date, str] = {}
    state = ""
    for event in Case.objects.get(pk=row.pk).events.all():
        facts = LICENCE.step(event.step).facts.model_validate(json.loads(event.body)["facts"])
        state, since = state_after(event.step, state), effective_on(event.step, facts)
        for ahead in range(-40, 660, 3) if since else ():
            day = START.date() + timedelta(ahead)
            if day >= since:  # type: ignore[operator]
                days[day] = state
    return days


class Machine(RuleBasedStateMachine):
    """One person and his licences; the clock goes forward by whole days."""

    @initialize()
    def begins(self) -> None:
        self.at = START
        self.row = make.granted(at=START)
        self.rows = [self.row]

    def _try(self, what: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            with transaction.atomic():
                return what(*args, **kwargs)
        except CaseError:
            self.row.refresh_from_db()
            return None

    @rule(days=st.integers(0, 20))
    def waits(self, days: int) -> None:
        if self.at < START + timedelta(days=300):
            self.at += timedelta(days=days)

    @rule(ground=GROUND, role=st.sampled_from(["head", "chamber"]))
    def proposes(self, ground: str, role: str) -> None:
        measure = GROUNDS[ground].measure.value
        self._try(make.proposed, self.row, self.at, role, measure=measure, ground=ground)

    @rule(wish=st.sampled_from(["suspend", "resume", "terminate"]), clean=st.booleans())
    def asks(self, wish: str, clean: bool) -> None:
        said = {"wish": wish, "text": "Прошу рассмотреть.", "no_discipline": clean}
        self._try(services.request, self.row.pk, said, make.holder(self.row), at=self.at)

    @rule(
        aimed=MEASURE.flatmap(lambda one: st.tuples(st.just(one), FITTING.get(one, GROUND) | GROUND)),
        answers=st.sampled_from([(1, None), (2, None), (None, 1), (None, None)]),
        days=st.integers(-1, 200), unheard=st.sampled_from([None, "petition", "nobody", "favourable"]),
    )  # fmt: skip
    def concludes(
        self, aimed: tuple[str, str], answers: tuple[Any, Any], days: int, unheard: str | None
    ) -> None:
        measure, ground = aimed
        until = local(self.at).date() + timedelta(days=days) if measure == "suspend" else None
        if ground == "143.5":
            until = None
        self._try(
            make.concluded, self.row, self.at, measure=measure, ground=ground, proposal=answers[0],
            request=answers[1], until=until, unheard=unheard,
        )  # fmt: skip

    @rule(measure=st.sampled_from(["terminate", "sue", "decline"]))
    def is_decided_on(self, measure: str) -> None:
        self.goes_by_the_book(measure, 1)

    @rule(days=st.integers(1, 180), again=st.booleans())
    def is_suspended_and_perhaps_resumed(self, days: int, again: bool) -> None:
        self.goes_by_the_book("suspend", days)
        self.waits(days)
        if again:
            self.goes_by_the_book("resume", 1)

    def goes_by_the_book(self, measure: str, days: int) -> None:
        """Proposed, concluded and decided as the law has it: without it few runs would get anywhere."""
        ground = {"suspend": "143.2.4", "terminate": "144.1.1", "sue": "144.2.1"}.get(measure)
        if ground or measure == "decline":
            self._try(make.proposed, self.row, self.at, measure="terminate", ground="144.1.1")
        told = services.history(Case.objects.get(pk=self.row.pk)).open_proposals
        until = local(self.at).date() + timedelta(days=days) if measure == "suspend" else None
        self._try(
            make.concluded, self.row, self.at, measure=measure, ground=ground, until=until,
            proposal=told[-1].no if told and measure != "resume" else None,
            unheard="petition" if measure in ("suspend", "terminate") else None,
        )  # fmt: skip
        self.decides()

    @rule()
    def decides(self) -> None:
        """The head does what was concluded."""
        standing = services.history(Case.objects.get(pk=self.row.pk)).pending
        if standing is None:
            return
        head, day = make.the("licensing-head"), local(self.at).date()
        match standing.measure.value:
            case "sue":
                self._try(
                    services.record_claim, self.row.pk, make.CLAIM | {"filed_on": day}, head, at=self.at
                )
            case "decline":
                said = {"answer_kk": "Дәлелденбеген бұзушылық.", "answer_ru": "Не доказано нарушение."}
                self._try(services.decline, self.row.pk, said, head, at=self.at)
            case step:
                said = {"ground": standing.ground} if step in ("suspend", "terminate") else {}
                said |= {"until": standing.until} if step == "suspend" else {}  # type: ignore[dict-item]
                said |= {"effective_on": day} if step == "terminate" else {}  # type: ignore[dict-item]
                self._try(make.decided, self.row, step, self.at, **said)

    @rule(back=st.integers(0, 30), ground=st.sampled_from(["144.2.1", "144.2.5"]))
    def the_court_decides(self, back: int, ground: str) -> None:
        force = local(self.at).date() - timedelta(days=back)
        told = {
            "ground": ground, "court": "Сот", "reference": "1", "decided_on": force, "in_force_on": force,
            "recorded_on": local(self.at).date(), "barred_until": force.replace(year=force.year + 3),
            "summary_kk": "Сот талапты қанағаттандырды.", "summary_ru": "Суд удовлетворил иск.",
        }  # fmt: skip
        self._try(make.act, self.row, "deprive", self.at, **told)

    @rule(seldom=st.integers(0, 3))
    def is_reissued(self, seldom: int) -> None:
        if seldom:
            return
        day = local(self.at).date()
        made = self._try(replace, self.row, application=new_id(), name=self.row.name, territory="71",
                         issued_on=day, at=self.at, **OFFICE)  # fmt: skip
        if made:
            self.row = made
            self.rows.append(made)

    @rule()
    def is_licensed_again(self) -> None:
        made = self._try(
            grant, application=new_id(), iin=self.row.iin, name=self.row.name, territory="75",
            basis="labour", issued_on=local(self.at).date(), at=self.at, **OFFICE,
        )  # fmt: skip
        if made:
            assert all(Licence.objects.get(pk=one.pk).state in FINAL for one in self.rows)
            self.row = made
            self.rows.append(made)

    @invariant()
    def the_register_is_the_journal(self) -> None:
        if not hasattr(self, "rows"):
            return
        valid = [one for one in self.rows if Licence.objects.get(pk=one.pk).state in Licence.VALID]
        assert len(valid) <= 1, "one valid licence per person at a time"
        for one in self.rows:
            row, case = Licence.objects.get(pk=one.pk), Case.objects.get(pk=one.pk)
            assert row.state == case.state
            assert (case.closed_at is not None) is (case.state in FINAL)
            assert list(journal.faults_of(case, list(case.events.all()))) == []
            told, changes = replayed(row), register.changes(row)
            for day, state in told.items():
                found = register.change_on(changes, day)
                assert (found.state if found else None) == state, (day, row.number)
            running = case.clocks.filter(stopped_at=None).count()
            assert running == (1 if case.state in ("suspended", "terminated", "deprived") else 0)
            assert (
                not case.tasks.filter(done_at=None, kind="consider-proposal").exists() or not case.closed_at
            )
        last = Licence.objects.get(pk=self.row.pk)
        assert may_work(last.iin) is (last.state == "active")
        assert (last in suspended_agents()) is (last.state in ("suspended", "terminated", "deprived"))


@pytest.mark.django_db
def test_no_order_of_steps_corrupts_a_licence_or_its_register() -> None:
    """L-12: the register's state on a date equals the replay of the journal."""
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=30, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )  # type: ignore[no-untyped-call]
