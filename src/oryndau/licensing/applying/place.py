"""Where applications for a licence are shown to whom they belong."""

from django.utils.translation import gettext_lazy as _

from oryndau.law.licensing.issue import LICENCE_ISSUE
from oryndau.law.licensing.renewal import LICENCE_RENEWAL
from oryndau.licensing.applying.case_words import TONES
from oryndau.people.places import Place, stands_at

for _procedure, _space, _draft in (
    (LICENCE_ISSUE.key, "licensing", _("Application for a licence")),
    (LICENCE_RENEWAL.key, "licensing:renewal", _("Application for the re-issue of a licence")),
):
    stands_at(_procedure, Place("licensing:case", "licensing:file", TONES, _space, _draft))
