"""Whose certificates are relied upon: a folder that the operator keeps."""

import threading
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

from oryndau.eds.wsse.errors import UntrustedCertificate


class Trust(Protocol):
    """Decides whether a signer's certificate is relied upon."""

    def check(self, certificate: x509.Certificate, at: datetime) -> None:
        """Return when `certificate` is relied upon at `at` (aware); else :class:`UntrustedCertificate`."""


def load_certificate(data: bytes) -> x509.Certificate:
    """Read one certificate, PEM or DER; raises ValueError when it is neither."""
    if b"-----BEGIN" in data:
        return x509.load_pem_x509_certificate(data)
    return x509.load_der_x509_certificate(data)


def _read(path: Path) -> x509.Certificate:
    try:
        return load_certificate(path.read_bytes())
    except ValueError as error:
        raise UntrustedCertificate(f"{path.name} in the folder of trust is not a certificate") from error


def _check_dates(certificate: x509.Certificate, at: datetime) -> None:
    if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
        raise UntrustedCertificate("the certificate is not valid at this moment")


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        return bool(certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca)
    except x509.ExtensionNotFound:
        return False


@dataclass
class TrustFolder:
    """A folder of certificates (``*.pem *.cer *.crt``) relied upon: end certificates or issuing CAs.

    The folder is read again when it changes, so that an operator adds the gateway's next certificate without
    a restart. A missing or empty folder trusts nobody.
    """

    folder: Path
    _anchors: list[x509.Certificate] = field(default_factory=list, repr=False)
    _read_at: int = field(default=-1, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def check(self, certificate: x509.Certificate, at: datetime) -> None:
        """See :class:`Trust`."""
        _check_dates(certificate, at)
        for anchor in self._current():
            if anchor == certificate:
                return
            if _is_authority(anchor) and self._issued(anchor, certificate):
                _check_dates(anchor, at)
                return
        raise UntrustedCertificate("the certificate is not among those relied upon")

    @staticmethod
    def _issued(anchor: x509.Certificate, certificate: x509.Certificate) -> bool:
        try:
            certificate.verify_directly_issued_by(anchor)
        except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
            return False
        return True

    def _current(self) -> list[x509.Certificate]:
        with self._lock:
            try:
                changed = self.folder.stat().st_mtime_ns
            except OSError:
                return []
            if changed != self._read_at:
                files = sorted(p for p in self.folder.iterdir() if p.suffix in {".pem", ".cer", ".crt"})
                self._anchors = [_read(p) for p in files]
                self._read_at = changed
            return self._anchors
