"""Where the cases of the service are shown to whom they belong."""

from django.utils.translation import gettext_lazy as _

from oryndau.initiation.views.case import TONES
from oryndau.law.initiation import INITIATION
from oryndau.people.places import Place, stands_at

stands_at(
    INITIATION.key,
    Place("initiation:case", "initiation:file", TONES, "initiation", _("Application to initiate")),
)
