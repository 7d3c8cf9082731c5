"""Client of the e-government gateway's synchronous channel (SHEP, SyncChannel), real protocol (C-05, E-14).

Django-free: SOAP by zeep, every message signed and every answer's signature checked by ``oryndau.eds.wsse``.
A call is made once; who wants it repeated repeats it with the same ``message_id``, which the gateway
answers with what it answered before. Each failure is a :class:`GatewayError` that says whether waiting can
help (``retryable``).
"""

from oryndau.gateway.shep.channel import Answer, Sender, SyncChannel
from oryndau.gateway.shep.errors import (
    BadSignature,
    GatewayError,
    GatewayFault,
    GatewayRefused,
    GatewayUnavailable,
)
from oryndau.gateway.shep.extract_records import (
    Consent,
    Conviction,
    CorruptionRecord,
    CriminalRecord,
    Degree,
    DiplomaRecord,
    DismissalRecord,
    Field,
    HealthRecord,
    InternshipRecord,
    LicenceRecord,
    LicenceStatus,
    PhotoRecord,
    Recognition,
    Release,
)
from oryndau.gateway.shep.extracts import ExtractServices
from oryndau.gateway.shep.licence_records import (
    ApprovalRecord,
    CourtAct,
    EntrepreneurRecord,
    Force,
    Job,
    KnownJob,
    Prohibition,
)
from oryndau.gateway.shep.records import (
    Address,
    Capacity,
    LifeStatus,
    OrganisationRecord,
    OrganisationStatus,
    PersonRecord,
    StageMessage,
    StageReceipt,
)
from oryndau.gateway.shep.registers import Registers, ServiceIds
from oryndau.gateway.shep.transport import Exchange

__all__ = [
    "Address",
    "Answer",
    "ApprovalRecord",
    "BadSignature",
    "Capacity",
    "Consent",
    "Conviction",
    "CorruptionRecord",
    "CourtAct",
    "CriminalRecord",
    "Degree",
    "DiplomaRecord",
    "DismissalRecord",
    "EntrepreneurRecord",
    "Exchange",
    "ExtractServices",
    "Field",
    "Force",
    "GatewayError",
    "GatewayFault",
    "GatewayRefused",
    "GatewayUnavailable",
    "HealthRecord",
    "InternshipRecord",
    "Job",
    "KnownJob",
    "LicenceRecord",
    "LicenceStatus",
    "LifeStatus",
    "OrganisationRecord",
    "OrganisationStatus",
    "PersonRecord",
    "PhotoRecord",
    "Prohibition",
    "Recognition",
    "Registers",
    "Release",
    "Sender",
    "ServiceIds",
    "StageMessage",
    "StageReceipt",
    "SyncChannel",
]
