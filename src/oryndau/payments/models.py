"""Fees as they stand, beside their cases, and what the payment gateway told, word for word (L-10)."""

from django.db import models
from django.db.models import Q

from oryndau.cases.ids import new_id

_MONEY = Q(amount__isnull=False)


class Fee(models.Model):
    """One fee of one person: what was ordered or shown, the money that came, and what it was used for.

    The journal of its case is the truth; this row is written with every step, for lists and constraints.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    """The id of its case of the procedure `fee`."""
    territory = models.CharField(max_length=2)
    iin = models.CharField(max_length=12)
    name = models.CharField(max_length=300)
    purpose = models.CharField(max_length=20)
    way = models.CharField(max_length=10)
    """gateway or receipt."""
    state = models.CharField(max_length=20)
    due = models.DecimalField(max_digits=17, decimal_places=2, null=True)
    """Tenge due: on the day of payment, or, while nothing came, of the order. None: the rate is not known."""
    amount = models.DecimalField(max_digits=17, decimal_places=2, null=True)
    """Tenge that came; None while nothing did."""
    paid_on = models.DateField(null=True)
    bank = models.CharField(max_length=11, blank=True)
    number = models.CharField(max_length=100, blank=True)
    """With `bank`, the bank's own name of the money; before a receipt is matched, as the person wrote it."""
    order_id = models.UUIDField(null=True)
    """The order whose bill brought the money: another fee's where that one had its money already."""
    bill = models.URLField(max_length=500, blank=True)
    """The page of the gateway where the order is paid; empty until the gateway made it."""
    valid_until = models.DateField(null=True)
    return_to = models.CharField(max_length=500, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    """The receipt's file in the store of documents."""
    application = models.UUIDField(null=True, db_index=True)
    """The case that waits for the fee."""
    used_by = models.UUIDField(null=True, unique=True)
    """The case whose act used it: one fee for one act."""
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["iin", "-id"], name="fee_of_person"),
            models.Index(
                fields=["changed_at", "id"], name="fee_refund_asked", condition=Q(state="refund-asked")
            ),
            models.Index(fields=["-changed_at", "-id"], name="fee_changed"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["bank", "number"], condition=_MONEY, name="money_serves_one_fee"),
            models.UniqueConstraint(
                fields=["iin", "purpose"], condition=Q(state="ordered"), name="fee_one_order_stands"
            ),
            models.CheckConstraint(
                condition=Q(state="used", used_by__isnull=False) | (~Q(state="used") & Q(used_by=None)),
                name="fee_used_by_an_act",
            ),
            models.CheckConstraint(
                condition=_MONEY | Q(state__in=["ordered", "expired", "kept", "unmatched"]),
                name="fee_worth_needs_money",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.state}"

    @property
    def reference(self) -> str:
        """What a person knows the payment by: the bank's number, or the order's."""
        return self.number or reference_of(self)


class Notification(models.Model):
    """What the gateway told of a payment, kept with its signature; the same money is told of once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    bank = models.CharField(max_length=11)
    number = models.CharField(max_length=100)
    reference = models.CharField(max_length=40)
    amount = models.DecimalField(max_digits=17, decimal_places=2)
    paid_at = models.DateTimeField()
    told = models.CharField(max_length=12)
    """notification, or status: the gateway's answer when asked."""
    document = models.TextField()
    """The signed XML."""
    fee_id = models.UUIDField()
    """The fee in which the money stands."""
    received_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bank", "number"], name="notification_once")]

    def __str__(self) -> str:
        return f"{self.reference} {self.bank} {self.number}"


def reference_of(fee: Fee) -> str:
    """Our reference of an order for the gateway: its id without hyphens."""
    return (fee.order_id or fee.id).hex
