"""Fields of an address, as forms An.2 and An.3 ask for it (E-07, E-08)."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from oryndau.law.facts.base import PostalCode, ShortLine
from oryndau.wizard.forms.fields import line, territory_field

PARTS = ("region", "district", "settlement", "street", "house", "flat", "postal_code")
_NEEDED = ("region", "settlement", "street", "house")


def add(form: forms.BaseForm, prefix: str, *, required: bool, own: bool = False) -> None:
    """Put an address into a form. `own` lets the browser fill in the reader's own address."""

    def fill(token: str) -> dict[str, str]:
        return {"autocomplete": token} if own else {}

    form.fields |= {
        f"{prefix}_region": territory_field(
            _("Region or city of republican significance"), required=required
        ),
        f"{prefix}_district": line(ShortLine, _("District"), required=False),
        f"{prefix}_settlement": line(
            ShortLine, _("City, town or village"), required=required, **fill("address-level2")
        ),
        f"{prefix}_street": line(
            ShortLine, _("Street or microdistrict"), required=required, **fill("address-line1")
        ),
        f"{prefix}_house": line(ShortLine, _("House"), required=required, width="5"),
        f"{prefix}_flat": line(ShortLine, _("Flat or office"), required=False, width="5"),
        f"{prefix}_postal_code": line(
            PostalCode, _("Postal code"), required=False, width="10", number=True,
            help_text=_("For example 010000 or A15E3C7"), **fill("postal-code"),
        ),
    }  # fmt: skip


def facts(form: forms.Form, prefix: str) -> dict[str, Any] | None:
    """The address as facts; None when every box is empty."""
    values = {part: form.cleaned_data.get(f"{prefix}_{part}") or None for part in PARTS}
    return values if any(values.values()) else None


def check_whole(form: forms.Form, prefix: str) -> None:
    """An address that was begun has its region, settlement, street and house."""
    given = facts(form, prefix)
    if given is None:
        return
    for part in _NEEDED:
        if given[part] is None and f"{prefix}_{part}" not in form.errors:
            form.add_error(f"{prefix}_{part}", str(_("Fill in this field or leave the whole address empty")))


def fields(form: forms.Form, prefix: str) -> list[BoundField]:
    """The bound fields of the address, in order."""
    return [form[f"{prefix}_{part}"] for part in PARTS]


def copied(answers: Mapping[str, Any], source: str, target: str) -> dict[str, Any]:
    """Answers about one address as answers about another."""
    return {f"{target}_{part}": answers.get(f"{source}_{part}", "") for part in PARTS}
