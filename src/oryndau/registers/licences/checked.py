"""The public check of a licence, or of an act about one, tells what the licence is worth now (L-12).

The signature proves who gave it and when; only the register knows whether it still holds (Art. 142(1), 143).
"""

from django.utils.translation import gettext as _

from oryndau.documents.beside import Beside, beside
from oryndau.documents.models import Document
from oryndau.pages import formats
from oryndau.pages.components import Link
from oryndau.registers.licences import selectors, showing
from oryndau.registers.models import Licence
from oryndau.timekeeping import local, now

KINDS = (
    "licence", "licence-suspension", "licence-resumption", "licence-keeping", "licence-termination",
    "licence-deprivation",
)  # fmt: skip


@beside(*KINDS)
def state_now(document: Document) -> Beside | None:
    """The state of the licence that the document gave or is about; None when the register has none."""
    row = selectors.of_case(document.case_id)
    if row is None:
        return None
    today, language = local(now()).date(), formats.page_locale().language
    present = selectors.change_on(selectors.changes(row), today)
    if present is None:
        return None
    standing = showing.standing(present, today, language)
    named = _("Licence %(number)s in the register") % {"number": row.number}
    return Beside(
        title=_("What this licence is worth now"), tag=standing.tag,
        text=" ".join(part for part in (standing.meaning, standing.overdue) if part),
        link=Link(showing.address(row.number), named),
        good=present.state == Licence.State.ACTIVE,
    )  # fmt: skip
