"""The answers of a draft in words, for the check page: built from the forms, so nothing is left out."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _

from oryndau.initiation.forms.attachments import ROLES
from oryndau.initiation.forms.base import PageForm, Setting
from oryndau.initiation.forms.pages import PAGES, PARTS
from oryndau.initiation.services import drafts
from oryndau.initiation.views.common import Work
from oryndau.initiation.views.wizard import address
from oryndau.law.money import Money
from oryndau.pages import formats
from oryndau.pages.components import Row

Section = tuple[str, list[Row]]


def sections(work: Work, setting: Setting) -> list[Section]:
    """Every part of the application: heading, and its answers with their Change links."""
    found: list[Section] = []
    for part, title in PARTS.items():
        rows: list[Row] = []
        for page in PAGES:
            if page.part == part:
                rows += _page_rows(work, setting, page.key)
        found.append((str(title), rows))
    return found


def _page_rows(work: Work, setting: Setting, key: str) -> list[Row]:
    page = next(page for page in PAGES if page.key == key)
    change = f"{address(work, page)}?from=check"
    if key == "debtors":
        return _debtors(setting, change)
    if key == "attachments":
        roles = dict(ROLES)
        lines = [f"{upload.name} ({roles[upload.role]})" for upload in work.draft.uploads.all()]
        return [Row(str(page.title), lines or _("nothing yet"), change)]
    form = drafts.saved_form(page, setting)
    if key == "consents":
        given = form is not None and form.is_valid()
        return [Row(str(page.title), _("given") if given else _("not given yet"), change)]
    rows = answered(form, change) if form is not None else []
    return rows or [Row(str(page.title), _("nothing stated"), change)]


def _debtors(setting: Setting, change: str) -> list[Row]:
    rows = []
    for number, (_row, form) in enumerate(drafts.debtor_forms(setting), 1):
        lines = [f"{row.key}: {', '.join(row.values)}" for row in answered(form, "")] if form else []
        rows.append(Row(_("Debtor %(number)s") % {"number": number}, lines or _("nothing stated"), change))
    return rows or [Row(_("Debtors"), _("nothing stated"), change)]


def answered(form: PageForm, change: str) -> list[Row]:
    """The answers of a page that say something."""
    form.is_valid()
    return [
        Row(str(field.label), shown, change)
        for name, field in form.fields.items()
        if (shown := _shown(field, form.cleaned_data.get(name, _typed(form, name)), name in form.errors))
    ]


def _typed(form: PageForm, name: str) -> Any:
    value = form[name].value()
    return " ".join(part for part in value if part) if isinstance(value, tuple) else value


def _shown(field: forms.Field, value: Any, wrong: bool) -> str | list[str]:
    if value in (None, "", [], False):
        return ""
    if wrong:
        return _("%(value)s (to be put right)") % {"value": value}
    if isinstance(field, forms.MultipleChoiceField):
        return [_label(field, one) for one in value]
    if isinstance(field, forms.ChoiceField):
        return _label(field, value)
    if value is True:
        return _("yes")
    if isinstance(value, date):
        return formats.day(value)
    return formats.tenge(value.amount) if isinstance(value, Money) else str(value)


def _label(field: forms.ChoiceField, value: str) -> str:
    for key, label in cast(Iterable[tuple[Any, Any]], field.choices):
        if isinstance(label, list | tuple):
            for inner, words in label:
                if str(inner) == value:
                    return str(words)
        elif str(key) == value:
            return str(label)
    return value
