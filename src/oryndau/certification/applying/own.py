"""The candidate's own cases, for the pages that all services share."""

from datetime import datetime

from oryndau.cases.models import Case
from oryndau.certification.applying import papers
from oryndau.certification.desk.shelf import SHELF
from oryndau.documents.content import AcceptanceSlip
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.wizard.own import OwnCases


class OwnCertifications(OwnCases):
    """Cases of certification."""

    procedures = (CERTIFICATION.key,)
    space = "certification"
    folder = "certification/applying"
    shelf = SHELF

    def slip(self, case: Case, at: datetime) -> AcceptanceSlip:
        """Registered when, result when, and why."""
        return papers.slip(case, at)


OWN = OwnCertifications()
