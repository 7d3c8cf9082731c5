"""Keeping a receipt with its file, and what is due on a day whose rate may not be known yet (L-10)."""

from datetime import date, datetime

from django.db import transaction

from oryndau.cases.actors import Actor
from oryndau.documents import services as documents
from oryndau.documents import storage, uploads
from oryndau.documents.models import Document
from oryndau.documents.uploads import Checked
from oryndau.law.fee import Due, Purpose, due
from oryndau.law.fee.facts import Receipt
from oryndau.law.parameters import ParameterError
from oryndau.payments.models import Fee
from oryndau.payments.services import keep_receipt
from oryndau.timekeeping import local
from oryndau.wizard.fees.forms import RECEIPT, GivenReceiptForm


def due_or_none(purpose: Purpose, on: date) -> Due | None:
    """What is due for a payment made on a day; None where the rate of the day is not known yet."""
    try:
        return due(purpose, on)
    except ParameterError:
        return None


def keep(form: GivenReceiptForm, purpose: Purpose, actor: Actor, territory: str, *, at: datetime) -> Fee:
    """Keep the receipt of a valid form; its file becomes a document of the fee's case.

    Raises `UploadRefused` for the file and `FactsInvalid` for what the law objects to; nothing is kept then.
    """
    allowed, file = uploads.limits_on(local(at).date()), form.cleaned_data["file"]
    checked = uploads.check(file, limits=allowed)
    given = Receipt.model_validate({**form.said(), "sha256": checked.sha256})
    file.seek(0)
    storage.put_stream(iter(lambda: file.read(1 << 16), b""), limit=allowed.one)
    with transaction.atomic():
        fee = Fee.objects.get(
            pk=keep_receipt(purpose, actor.iin, actor.name, given, actor=actor, at=at, territory=territory)
        )
        _record(fee, checked, at)
    return fee


def _record(fee: Fee, checked: Checked, at: datetime) -> None:
    if not Document.objects.filter(case_id=fee.pk, sha256=checked.sha256).exists():
        documents.attach(
            case_id=fee.pk, territory=fee.territory, at=at, name=checked.name, role=RECEIPT,
            media_type=checked.media_type, size=checked.size, sha256=checked.sha256,
        )  # fmt: skip
