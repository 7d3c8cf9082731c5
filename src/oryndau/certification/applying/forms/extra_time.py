"""Whether the candidate needs more time for the test (C-11)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from oryndau.law.facts.base import Prose
from oryndau.wizard.forms.base import PageForm
from oryndau.wizard.forms.fields import prose


class ExtraTimeForm(PageForm):
    """A request for more time, where a disability calls for it."""

    extra_time = prose(
        Prose, _("Why do you need more time?"), required=False, rows=4, limit=2_000,
        help_text=_("Name the disability, and attach a document about it if you like. The proctor decides "
                    "how much longer the test is."),
    )  # fmt: skip
    locations = {"extra_time": "extra_time"}

    def facts(self) -> dict[str, Any]:
        """The reason, None when nothing is asked for."""
        return {"extra_time": self.value("extra_time")}
