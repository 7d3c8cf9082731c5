"""Who applies, and the parties named by the enforcement document (E-07; CPC Art. 241(4))."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from oryndau.law.facts.base import (
    EmailAddress,
    Facts,
    Line,
    Name,
    Phone,
    PostalCode,
    ShortLine,
    TerritoryCode,
    broken,
)
from oryndau.law.identity import BIN, IBAN, IIN


class ApplicantKind(StrEnum):
    """In whose name the person at the keyboard applies."""

    SELF = "self"
    ORGANISATION = "organisation"
    REPRESENTATIVE = "representative"


class AddressPurpose(StrEnum):
    """What an address of a party is (Art. 52; CPC Art. 241(4))."""

    REGISTRATION = "registration"
    RESIDENCE = "residence"
    ACTUAL = "actual"


class Address(Facts):
    """An address as forms An.2 and An.3 ask for it."""

    postal_code: PostalCode | None = None
    region: TerritoryCode
    district: ShortLine | None = None
    settlement: ShortLine
    street: ShortLine
    house: ShortLine
    flat: ShortLine | None = None


class PersonRef(Facts):
    """A natural person who can sign: with IIN and name; a patronymic only if there is one."""

    iin: IIN
    surname: Name
    name: Name
    patronymic: Name | None = None

    @property
    def full_name(self) -> str:
        """Surname, name and patronymic (if any)."""
        return " ".join(part for part in (self.surname, self.name, self.patronymic) if part)


class OrganisationRef(Facts):
    """A legal entity: BIN and name."""

    bin: BIN
    name: Line


class PowerOfAttorney(Facts):
    """The document of a representative's authority (Art. 37(2))."""

    number: ShortLine
    issued_on: date
    valid_until: date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.valid_until < self.issued_on:
            broken("power_of_attorney_dates", "ends before it was issued", "valid_until")
        return self


class Applicant(Facts):
    """Who sends the application: name and IIN or BIN, address, e-mail and phones that are official
    contacts."""

    kind: ApplicantKind
    person: PersonRef
    organisation: OrganisationRef | None = None
    power_of_attorney: PowerOfAttorney | None = None
    address: Address
    email: EmailAddress
    phones: Annotated[list[Phone], Field(min_length=1, max_length=5)]

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.kind is ApplicantKind.ORGANISATION and self.organisation is None:
            broken("organisation_required", "an organisation applies: name it", "organisation")
        if self.kind is ApplicantKind.SELF and self.organisation is not None:
            broken("organisation_not_allowed", "a person applies for himself", "organisation")
        if self.kind is ApplicantKind.REPRESENTATIVE and self.power_of_attorney is None:
            broken(
                "power_of_attorney_required", "a representative attaches his authority", "power_of_attorney"
            )
        if self.kind is ApplicantKind.SELF and self.power_of_attorney is not None:
            broken("power_of_attorney_not_allowed", "who applies for himself needs none", "power_of_attorney")
        return self


class PartyAddress(Facts):
    """An address of a party with its meaning."""

    purpose: AddressPurpose
    address: Address


class Account(Facts):
    """A bank account of a party."""

    iban: IBAN
    bank: ShortLine


class Workplace(Facts):
    """Where a debtor works (Art. 52(1))."""

    name: Line
    territory: TerritoryCode


class _Party(Facts):
    addresses: Annotated[list[PartyAddress], Field(max_length=5)] = []
    accounts: Annotated[list[Account], Field(max_length=20)] = []
    property_in: Annotated[list[TerritoryCode], Field(max_length=20)] = []

    def territories_of(self, *purposes: AddressPurpose) -> set[str]:
        """Codes of the territories of the addresses with one of these meanings."""
        return {a.address.region for a in self.addresses if a.purpose in purposes}


class PersonParty(_Party):
    """A natural person as a party. IIN and birth date are optional as CPC Art. 241(4) allows ("if in the
    file")."""

    kind: Literal["person"] = "person"
    surname: Name
    name: Name
    patronymic: Name | None = None
    iin: IIN | None = None
    birth_date: date | None = None
    workplace: Workplace | None = None

    @property
    def full_name(self) -> str:
        """Surname, name and patronymic (if any)."""
        return " ".join(part for part in (self.surname, self.name, self.patronymic) if part)

    @property
    def identifier(self) -> str | None:
        """The IIN, if known."""
        return self.iin

    @model_validator(mode="after")
    def _birth_date_agrees(self) -> Self:
        known = self.iin.birth_date if self.iin else None
        if known and self.birth_date and known != self.birth_date:
            broken("birth_date_mismatch", "the birth date is not the one in the IIN", "birth_date")
        return self


class OrganisationParty(_Party):
    """An organisation as a party."""

    kind: Literal["organisation"] = "organisation"
    name: Line
    bin: BIN | None = None

    @property
    def full_name(self) -> str:
        """The name."""
        return self.name

    @property
    def identifier(self) -> str | None:
        """The BIN, if known."""
        return self.bin


Party = Annotated[PersonParty | OrganisationParty, Field(discriminator="kind")]
