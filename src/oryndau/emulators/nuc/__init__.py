"""The emulated national certification centre: issues keys, answers OCSP, CRL and time-stamp requests.

Its certificates follow the profile of the real centre (subject, roles, policies), its names say TEST /
СЫНАҚ, and nothing outside the demonstration trusts its root. E-11: the portal needs an EDS, so the
demonstration needs a centre.
"""

from oryndau.emulators.nuc.server import serve

__all__ = ["serve"]
