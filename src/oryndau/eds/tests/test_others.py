"""Other implementations agree: OpenSSL verifies what we make, and we verify what others made (E-11)."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from oryndau.eds import certificate, cms, oids, sign, tsp
from oryndau.eds.tests.conftest import CONTENT, NOW, World
from oryndau.emulators.nuc import answers

SAMPLES = Path(
    os.environ.get("ORYNDAU_EDS_SAMPLES", Path(__file__).resolve().parents[5] / "shared/eds/samples")
)
SIGEX = SAMPLES / "sigex-kz_asn1js-rfc5652"
OPENSSL = shutil.which("openssl")
needs_openssl = pytest.mark.skipif(OPENSSL is None, reason="openssl is not installed")
needs_samples = pytest.mark.skipif(not SIGEX.exists(), reason=f"no samples at {SIGEX}")


def openssl(*arguments: str | Path) -> str:
    done = subprocess.run([OPENSSL or "", *map(str, arguments)], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


@pytest.fixture
def roots(world: World, tmp_path: Path) -> tuple[Path, Path]:
    paths = (tmp_path / "root.pem", tmp_path / "ca.pem")
    for path, one in zip(paths, world.centre.anchors, strict=True):
        path.write_bytes(one.x509.public_bytes(Encoding.PEM))
    return paths


@needs_openssl
@pytest.mark.parametrize("key", ["ec", "rsa"])
def test_openssl_verifies_our_signature(
    world: World, tmp_path: Path, roots: tuple[Path, Path], key: str
) -> None:
    (tmp_path / "s.der").write_bytes(sign.sign_detached(CONTENT, world.person(key=key), world.tsa, NOW))
    (tmp_path / "content").write_bytes(CONTENT)
    told = openssl(
        *("cms", "-verify", "-binary", "-inform", "DER", "-in", tmp_path / "s.der"),
        *("-content", tmp_path / "content", "-CAfile", roots[0], "-certfile", roots[1]),
        *("-attime", str(int(NOW.timestamp())), "-out", os.devnull),
    )
    assert "successful" in told.lower()


@needs_openssl
def test_openssl_verifies_a_time_stamp_of_the_centre(
    world: World, tmp_path: Path, roots: tuple[Path, Path]
) -> None:
    query = tsp.request(oids.SHA256, bytes(32), 12345)
    (tmp_path / "q").write_bytes(query)
    (tmp_path / "r").write_bytes(answers.time_stamp(world.centre.tsa, query, NOW))
    told = openssl(
        *("ts", "-verify", "-queryfile", tmp_path / "q", "-in", tmp_path / "r"),
        *("-CAfile", roots[0], "-untrusted", roots[1], "-attime", str(int(NOW.timestamp()))),
    )
    assert "Verification: OK" in told


@needs_openssl
def test_openssl_verifies_a_list_of_the_centre(
    world: World, tmp_path: Path, roots: tuple[Path, Path]
) -> None:
    pair = world.person()
    world.register.change(pair.certificate.serial, "revoked", NOW, "keyCompromise")
    (tmp_path / "crl").write_bytes(answers.crl(world.centre.issuing, world.register.revoked(), NOW))
    told = openssl("crl", "-inform", "DER", "-in", tmp_path / "crl", "-CAfile", roots[1], "-noout", "-text")
    assert "verify OK" in told
    assert "Key Compromise" in told


@needs_samples
@pytest.mark.parametrize("kind", ["ec", "rsa"])
def test_signatures_of_another_program_verify(kind: str) -> None:
    data = cms.dearmour((SIGEX / f"{kind}-cms-embedded.pem").read_bytes())
    message = cms.parse(data)
    assert message.content is not None
    signing = message.signing_certificate()
    assert message.check(message.content, signing).name.endswith("SHA256")


@needs_samples
def test_signatures_of_the_national_centre_are_read_though_their_algorithm_is_not_ours_yet(
    world: World,
) -> None:
    text = (SAMPLES / "skarm_kalkan" / "individual_detached.der").read_bytes()
    content = (SAMPLES / "skarm_kalkan" / "individual_document.txt").read_bytes()
    verdict = world.verifier().verify(text, content, at=NOW)
    assert not verdict.valid
    assert base64.b64decode(verdict.to_json()["certificate_der"]) == verdict.certificate_der


@needs_samples
def test_production_certificates_are_read_and_rsa_roots_are_pinned() -> None:
    from oryndau.eds.path import TrustStore

    folder = SAMPLES / "vturekhanov_edscheck" / "prod"
    known = certificate.load_folder(folder)
    store = TrustStore(known)
    assert len(known) == 11
    assert {c.x509.signature_algorithm_oid.dotted_string for c in store.roots.values()} <= {oids.RSA_SHA256}
