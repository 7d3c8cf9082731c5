"""Signed applications made beforehand: each another case, signed with a time stamp by its organisation."""

import base64
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from random import Random
from typing import Any
from uuid import UUID

from django.conf import settings

from oryndau.api.models import ApiFile
from oryndau.bench.load import request
from oryndau.bench.people import Company
from oryndau.cases.ids import new_id
from oryndau.cases.proof import bytes_to_sign
from oryndau.demo import keys
from oryndau.demo.cases import plan
from oryndau.law.facts import InitiationApplication
from oryndau.law.initiation import INITIATION
from oryndau.timekeeping import now

PATH = "/api/v1/applications"


@dataclass(frozen=True, slots=True)
class Ready:
    """An application ready to be sent: the case that it opens, the key of the request, its bytes."""

    case: UUID
    key: str
    headers: dict[str, str]
    body: bytes

    def sent(self) -> bytes:
        """The bytes of the request."""
        return request("POST", PATH, self.headers, self.body)


def facts_of(company: Company, index: int) -> dict[str, Any]:
    """The facts of one organisation's application, its files known to the site; as plain JSON."""
    planned = plan(company.model, now(), index, Random(index))  # noqa: S311
    facts = planned.facts.model_dump(mode="json")
    head = company.head
    facts["applicant"]["person"] |= {"iin": head.iin}
    facts["applicant"]["organisation"] |= {"bin": head.bin, "name": head.organisation}
    facts["claimant"] |= {"bin": head.bin, "name": head.organisation}
    files = [_uploaded(head.bin, file) for file in facts["attachments"]]
    ApiFile.objects.bulk_create(files, ignore_conflicts=True)
    return facts


def _uploaded(bin: str, file: dict[str, Any]) -> ApiFile:
    described = {name: file[name] for name in ("sha256", "media_type", "size")}
    return ApiFile(bin=bin, uploaded_at=now(), **described)


def signed(companies: list[Company], count: int, told: Callable[[], None] = lambda: None) -> list[Ready]:
    """So many applications by these organisations in turn, each signed and stamped by the emulated centre."""
    facts = [facts_of(company, index) for index, company in enumerate(companies)]

    def make(index: int) -> Ready:
        place = index % len(companies)
        ready = one(companies[place], facts[place], index)
        told()
        return ready

    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(make, range(count)))


def one(company: Company, facts: dict[str, Any], index: int) -> Ready:
    """One application: another document and amount than the others of its organisation."""
    own = json.loads(json.dumps(facts))
    own["document"] |= {"number": f"{own['document']['number']}-{index}", "amount": f"{10_000 + index}.50"}
    told = InitiationApplication.model_validate(own).model_dump(mode="json")
    case = new_id()
    content = bytes_to_sign(
        host=settings.SITE_NAME, procedure=INITIATION.key, step="submit", case=case, version=0, facts=told
    )
    cms = keys.sign(company.head, content)
    body = {"content": base64.b64encode(content).decode(), "signature": base64.b64encode(cms).decode()}
    headers = {
        "Authorization": f"Bearer {company.token}", "Content-Type": "application/json",
        "Idempotency-Key": str(case), "Accept": "application/json",
    }  # fmt: skip
    return Ready(case, str(case), headers, json.dumps(body).encode())
