"""Where complaints are shown to whom they belong."""

from django.utils.translation import gettext_lazy as _

from oryndau.appeals.words import TONES
from oryndau.law.appeal import COMPLAINT
from oryndau.people.places import Place, stands_at

stands_at(COMPLAINT.key, Place("complaint:case", "complaint:file", TONES, "complaint", _("Complaint")))
