"""Facts of the service "Initiation of enforcement proceedings": what is signed, decided and kept in the
journal.

Valid facts may still lead to a refusal: that is said by `oryndau.law.enforcement.refusal`, not by validation.
"""

from oryndau.law.facts.application import (
    MEDIA_TYPES,
    AttachmentRef,
    AttachmentRole,
    Consents,
    Initiation,
    InitiationApplication,
    Motion,
    PlaceBasis,
    Reassignment,
    Refusal,
)
from oryndau.law.facts.base import Facts
from oryndau.law.facts.document import (
    EnforcementDocument,
    Features,
    Interruption,
    InterruptionReason,
    Subject,
)
from oryndau.law.facts.parties import (
    Account,
    Address,
    AddressPurpose,
    Applicant,
    ApplicantKind,
    OrganisationParty,
    OrganisationRef,
    Party,
    PartyAddress,
    PersonParty,
    PersonRef,
    PowerOfAttorney,
    Workplace,
)
from oryndau.law.facts.problems import Problem, problems

__all__ = [
    "MEDIA_TYPES", "Account", "Address", "AddressPurpose", "Applicant", "ApplicantKind", "AttachmentRef",
    "AttachmentRole", "Consents", "EnforcementDocument", "Facts", "Features", "Initiation",
    "InitiationApplication", "Interruption", "InterruptionReason", "Motion", "OrganisationParty",
    "OrganisationRef", "Party", "PartyAddress", "PersonParty", "PersonRef", "PlaceBasis", "PowerOfAttorney",
    "Problem", "Reassignment", "Refusal", "Subject", "Workplace", "problems",
]  # fmt: skip
