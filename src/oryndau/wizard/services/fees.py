"""The verbs of a draft's fee: order it, show a receipt, take an earlier one, choose anew (L-10)."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from oryndau.cases.actors import Actor
from oryndau.documents import uploads
from oryndau.law.fee import Purpose
from oryndau.payments import services as payments
from oryndau.payments.forms import ReceiptForm
from oryndau.payments.models import Fee
from oryndau.payments.selectors import usable
from oryndau.payments.services.receipts import CAPITAL
from oryndau.timekeeping import local
from oryndau.wizard.fees import KEY
from oryndau.wizard.models import Draft
from oryndau.wizard.services import attachments, drafts

if TYPE_CHECKING:
    from django.core.files import File


def order(draft: Draft, purpose: Purpose, actor: Actor, *, return_to: str, at: datetime) -> Fee:
    """The order to pay through the gateway, which the draft rests on from now on."""
    fee = payments.order(purpose, actor, CAPITAL, return_to=return_to, actor=actor, at=at)
    choose(draft, fee.pk, at=at)
    return fee


def show_receipt(
    draft: Draft, purpose: Purpose, form: ReceiptForm, file: "File[bytes]", role: str, actor: Actor, *,
    at: datetime,
) -> UUID:  # fmt: skip
    """Keep a bank's receipt with its file, which goes with the application. May raise `UploadRefused`."""
    sha256 = _attached(draft, file, role, at)
    with transaction.atomic():
        fee = payments.keep_receipt(purpose, actor.iin, actor.name, form.receipt(sha256), actor=actor, at=at)
        choose(draft, fee, at=at)
    return fee


def _attached(draft: Draft, file: "File[bytes]", role: str, at: datetime) -> str:
    """The digest of the file; one that is attached already under this role is the receipt itself."""
    checked = uploads.check(file, limits=uploads.limits_on(local(at).date()))
    known = draft.uploads.filter(sha256=checked.sha256, role=role).first()
    file.seek(0)
    return (known or attachments.attach(draft, file, role, at=at)).sha256


def take_earlier(draft: Draft, purpose: Purpose, fee: str, actor: Actor, *, at: datetime) -> bool:
    """Rest on a fee that was paid before and not used; False when it is not one of those."""
    found = next((one for one in usable(actor.iin, purpose) if str(one.pk) == fee), None)
    if found is not None:
        choose(draft, found.pk, at=at)
    return found is not None


def choose(draft: Draft, fee: UUID, *, at: datetime) -> None:
    """Write down which fee the draft rests on."""
    drafts.save_page(draft.pk, KEY, {"fee": str(fee)}, at=at)


def forget(draft: Draft, role: str, *, at: datetime) -> None:
    """Choose anew: the draft rests on no fee, and the receipt that came with it is taken out."""
    for row in draft.uploads.filter(role=role):
        attachments.remove(draft, row.pk, at=at)
    drafts.change(draft.pk, lambda data: data.pop(KEY, None), at=at)
