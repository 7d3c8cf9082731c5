"""Persons, organisations, the territorial justice bodies, their staff, and who may represent whom."""

from typing import ClassVar

from django.contrib.auth.models import BaseUserManager
from django.db import models
from django.db.models import Q

from oryndau.cases.ids import new_id
from oryndau.law.procedure import Role


class PersonManager(BaseUserManager["Person"]):
    """Persons come from their certificates; nobody has a password."""


class Person(models.Model):
    """A natural person, known by the IIN. Signs in with EDS only."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    iin = models.CharField(max_length=12, unique=True)
    surname = models.CharField(max_length=100)
    name = models.CharField(max_length=100)
    patronymic = models.CharField(max_length=100, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=2, default="kk")
    last_login = models.DateTimeField(null=True)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "iin"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    is_anonymous = False
    is_authenticated = True

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """Surname, name and patronymic as they stand in the certificate."""
        return " ".join(part for part in (self.surname, self.name, self.patronymic) if part)

    def get_username(self) -> str:
        """The IIN: what Django calls a user name."""
        return self.iin


class Organisation(models.Model):
    """A legal entity, known by the BIN."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    bin = models.CharField(max_length=12, unique=True)
    name = models.CharField(max_length=400)

    def __str__(self) -> str:
        return self.name


class Body(models.Model):
    """The territorial justice body of one of the 20 territories: the provider of the service (E-01)."""

    territory = models.CharField(max_length=2, primary_key=True)
    bin = models.CharField(max_length=12, blank=True)
    address_kk = models.CharField(max_length=300, blank=True)
    address_ru = models.CharField(max_length=300, blank=True)
    address_en = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return self.territory


class Staff(models.Model):
    """A post that a person holds in a territorial body, with the roles that it gives."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    territory = models.CharField(max_length=2)
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    position_kk = models.CharField(max_length=200)
    position_ru = models.CharField(max_length=200)
    active = models.BooleanField(default=True)
    assigned_last_at = models.DateTimeField(null=True)
    """When the person got the last case: the longest idle of equals gets the next one."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "territory", "role"], condition=Q(active=True), name="staff_one_post"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.role}, {self.territory})"


class Representation(models.Model):
    """A power of attorney: a person may act for a principal, a person or an organisation, until a date."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="represents")
    principal = models.CharField(max_length=12)
    """IIN or BIN of the principal."""
    principal_name = models.CharField(max_length=400)
    number = models.CharField(max_length=60)
    issued_on = models.DateField()
    valid_until = models.DateField()
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.person} for {self.principal_name}"


class Access(models.Model):
    """One look of a member of staff at something personal; the person concerned can read it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField()
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT)
    subject = models.CharField(max_length=12)
    """IIN or BIN of the person whose data was opened."""
    case_id = models.UUIDField(null=True)
    what = models.CharField(max_length=40)

    class Meta:
        indexes = [models.Index(fields=["subject", "-id"], name="access_subject")]

    def __str__(self) -> str:
        return f"{self.staff_id} saw {self.what}"


class Attempt(models.Model):
    """Attempts counted within a window, for rate limits that hold across web processes."""

    id = models.BigAutoField(primary_key=True)
    what = models.CharField(max_length=40)
    key = models.CharField(max_length=64)
    window = models.DateTimeField()
    count = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["what", "key", "window"], name="attempt_window")]

    def __str__(self) -> str:
        return f"{self.what} {self.count}"


class DemoKey(models.Model):
    """One invented person of the demonstration whom a visitor may choose to be, with the EDS to use."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    group = models.CharField(max_length=20)
    what = models.CharField(max_length=60)
    bin = models.CharField(max_length=12, blank=True)
    territory = models.CharField(max_length=2, blank=True)
    order = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return f"{self.person} ({self.what})"
