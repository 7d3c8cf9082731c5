"""One's own applications for a licence and its re-issue, for the pages that all services share."""

from datetime import datetime

from oryndau.cases.models import Case
from oryndau.documents.content import AcceptanceSlip
from oryndau.law.licensing.issue import LICENCE_ISSUE
from oryndau.law.licensing.renewal import LICENCE_RENEWAL
from oryndau.licensing.applying import papers, words
from oryndau.wizard.own import OwnCases
from oryndau.wizard.reading.documents import Shelf


class OwnApplications(OwnCases):
    """Cases of issue and of re-issue, under one address."""

    procedures = (LICENCE_ISSUE.key, LICENCE_RENEWAL.key)
    space = "licensing"
    folder = "licensing/applying"
    shelf = Shelf(kinds=words.KINDS, roles=words.ROLES)

    def slip(self, case: Case, at: datetime) -> AcceptanceSlip:
        """Registered when, result when, and why."""
        return papers.slip(case, at)


OWN = OwnApplications()
