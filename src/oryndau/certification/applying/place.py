"""Where the cases of the service are shown to whom they belong."""

from django.utils.translation import gettext_lazy as _

from oryndau.certification.applying.case_words import TONES
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.people.places import Place, stands_at

stands_at(
    CERTIFICATION.key,
    Place(
        "certification:case", "certification:file", TONES, "certification",
        _("Application for certification"),
    ),
)  # fmt: skip
