"""The verifier port: which program decides whether a signature is valid. Native today; another can be set."""

from functools import lru_cache

from django.conf import settings

from oryndau.eds.path import TrustStore
from oryndau.eds.revocation import OnlineRevocation
from oryndau.eds.tsp import HttpTimestamper
from oryndau.eds.verify import NativeVerifier, Verifier

_chosen: Verifier | None = None


def verifier() -> Verifier:
    """The verifier in force: the one that a test set, else the native one with the installation's trust."""
    return _chosen or _native()


def use(chosen: Verifier | None) -> None:
    """Set another verifier, or None for the native one again."""
    global _chosen
    _chosen = chosen


@lru_cache(maxsize=1)
def _native() -> Verifier:
    return NativeVerifier(
        TrustStore.from_folder(settings.TRUST), OnlineRevocation(), tsa=HttpTimestamper(settings.TSP_URL)
    )


def forget() -> None:
    """Read the trust anchors anew at the next verification."""
    _native.cache_clear()
