"""Forms of the record of an interview, made for typing without a mouse (C-14)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from oryndau.acts.forms import LawfulForm
from oryndau.certification.commission.interviewing import Asked, Marked
from oryndau.certification.models import Member, OralMark, OralQuestion

LEAST = 3
"""Rows that an empty record offers: so many questions are asked at least."""
HIGHEST = 10


def _mark_field(name: str) -> forms.IntegerField:
    width = forms.NumberInput(attrs={"class": "govuk-input govuk-input--width-2", "inputmode": "numeric"})
    label = _("Mark by %(name)s, 0 to 10") % {"name": name}
    return forms.IntegerField(label=label, min_value=0, max_value=HIGHEST, required=False, widget=width)


def _remark_field(name: str) -> forms.CharField:
    label = _("Remark by %(name)s") % {"name": name}
    return forms.CharField(label=label, max_length=2000, required=False)


@dataclass(frozen=True, slots=True)
class Cell:
    """A member's mark of one question: already his own, or to be typed."""

    name: str
    own: OralMark | None
    mark: Any = None
    remark: Any = None


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question with its cells; one that is not asked yet has boxes for its text and who asks."""

    no: int
    question: OralQuestion | None
    text: Any
    asked_by: Any
    cells: Sequence[Cell]


class RecordForm(LawfulForm):
    """The secretary's form: every question with every member's mark, and rows for new questions."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self, *args: Any, questions: Sequence[OralQuestion], members: Sequence[Member], topics: str,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.questions, self.members = questions, members
        self.new = range(len(questions) + 1, max(LEAST, len(questions) + 1) + 1)
        for no in self.new:
            self._new_question(no, topics)
        for no in range(1, self.new[-1] + 1):
            self._marks(no)

    def _new_question(self, no: int, topics: str) -> None:
        people = [(str(one.staff_id), one.staff.person.full_name) for one in self.members]
        self.fields[f"text_{no}"] = forms.CharField(
            label=_("Question"), min_length=5, max_length=2000, required=False,
            widget=forms.TextInput(attrs={"list": topics, "autocomplete": "off"}),
        )  # fmt: skip
        self.fields[f"asked_{no}"] = forms.ChoiceField(
            label=_("Asked by"), choices=people, required=False,
            initial=people[(no - 1) % len(people)][0] if people else "",
        )  # fmt: skip

    def _marks(self, no: int) -> None:
        for place, member in enumerate(self.members):
            kept = self._kept(no, member)
            if kept is not None and kept.own:
                continue
            name = member.staff.person.full_name
            self.fields[f"mark_{no}_{place}"] = _mark_field(name)
            self.fields[f"remark_{no}_{place}"] = _remark_field(name)
            if kept is not None:
                self.initial.update({f"mark_{no}_{place}": kept.mark, f"remark_{no}_{place}": kept.remark})

    def _kept(self, no: int, member: Member) -> OralMark | None:
        if no > len(self.questions):
            return None
        marks = self.questions[no - 1].marks.all()
        return next((mark for mark in marks if mark.member_id == member.pk), None)

    def rows(self) -> Iterable[QuestionRow]:
        """The questions as the page shows them."""
        for no in range(1, self.new[-1] + 1):
            question = self.questions[no - 1] if no <= len(self.questions) else None
            fresh = question is None
            text, asked = (self[f"text_{no}"], self[f"asked_{no}"]) if fresh else (None, None)
            yield QuestionRow(no, question, text, asked, list(self._cells(no)))

    def _cells(self, no: int) -> Iterable[Cell]:
        for place, member in enumerate(self.members):
            name, kept = member.staff.person.full_name, self._kept(no, member)
            if kept is not None and kept.own:
                yield Cell(name, kept)
            else:
                yield Cell(name, None, self[f"mark_{no}_{place}"], self[f"remark_{no}_{place}"])

    def asked(self) -> list[Asked]:
        """The new questions, with the marks typed beside them."""
        said = self.cleaned_data
        return [
            Asked(UUID(said[f"asked_{no}"]), said[f"text_{no}"], tuple(self._typed(no)))
            for no in self.new if said.get(f"text_{no}") and said.get(f"asked_{no}")
        ]  # fmt: skip

    def marked(self) -> dict[UUID, list[Marked]]:
        """The marks typed for questions that are there."""
        return {one.pk: list(self._typed(no)) for no, one in enumerate(self.questions, start=1)}

    def _typed(self, no: int) -> Iterable[Marked]:
        for place, member in enumerate(self.members):
            mark = self.cleaned_data.get(f"mark_{no}_{place}")
            if mark is not None:
                yield Marked(member.staff_id, mark, self.cleaned_data.get(f"remark_{no}_{place}") or "")

    def clean(self) -> dict[str, Any]:
        """A mark belongs to a question: marks of a row without one are not lost silently."""
        said: dict[str, Any] = super().clean() or {}
        for no in self.new:
            marked = any(said.get(f"mark_{no}_{place}") is not None for place in range(len(self.members)))
            if marked and not said.get(f"text_{no}") and f"text_{no}" not in self.errors:
                self.add_error(f"text_{no}", _("Write the question that these marks are for"))
        return said


class OwnMarksForm(LawfulForm):
    """A member's own marks of the questions asked so far."""

    def __init__(
        self, *args: Any, questions: Sequence[OralQuestion], me: Member, kept: Mapping[UUID, OralMark],
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.questions, self.me = questions, me
        for one in questions:
            name = me.staff.person.full_name
            self.fields[f"mark_{one.no}"] = _mark_field(name)
            self.fields[f"remark_{one.no}"] = _remark_field(name)
            if one.pk in kept:
                mark = kept[one.pk]
                self.initial.update({f"mark_{one.no}": mark.mark, f"remark_{one.no}": mark.remark})

    def rows(self) -> Iterable[tuple[OralQuestion, Any, Any]]:
        """Each question with its boxes."""
        for one in self.questions:
            yield one, self[f"mark_{one.no}"], self[f"remark_{one.no}"]

    def marked(self) -> dict[UUID, list[Marked]]:
        """The marks typed."""
        said = self.cleaned_data
        return {
            one.pk: [Marked(self.me.staff_id, said[f"mark_{one.no}"], said.get(f"remark_{one.no}") or "")]
            for one in self.questions if said.get(f"mark_{one.no}") is not None
        }  # fmt: skip
