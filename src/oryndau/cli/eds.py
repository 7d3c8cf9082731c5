"""`eds verify`: says whether an electronic signature is valid, and why not (E-11).

Exit codes: 0 valid, 1 invalid, 2 indeterminate (something could not be asked, or the content is missing).
"""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from oryndau import timekeeping
from oryndau.eds import cms
from oryndau.eds.errors import Refused
from oryndau.eds.path import TrustStore
from oryndau.eds.revocation import FirstOf, OnlineRevocation, RevocationSource, StoredCrls
from oryndau.eds.verdict import Outcome, Verdict
from oryndau.eds.verify import NativeVerifier

_ROOT = Path(__file__).resolve().parents[3]
_CODES = {Outcome.VALID: 0, Outcome.INVALID: 1, Outcome.INDETERMINATE: 2}


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    eds = typer.Typer(help="Electronic signatures.", no_args_is_help=True)
    eds.callback()(_eds)
    eds.command("verify")(verify)
    app.add_typer(eds, name="eds")


def _eds() -> None:
    """Electronic signatures."""


def verify(
    signature: Annotated[Path, typer.Argument(help="The signature: DER, PEM or base64.", exists=True)],
    content: Annotated[
        Path | None, typer.Option(help="What was signed; not needed when it is inside.", exists=True)
    ] = None,
    at: Annotated[str | None, typer.Option(help="The moment of receipt, ISO 8601; now unless given.")] = None,
    trust: Annotated[Path | None, typer.Option(help="Folder of trusted certificates.", exists=True)] = None,
    crl: Annotated[Path | None, typer.Option(help="Folder of revocation lists (*.crl).", exists=True)] = None,
    offline: Annotated[bool, typer.Option("--offline", help="Ask nobody: use --crl alone.")] = False,
    lang: Annotated[str, typer.Option("--lang", help="Language of reasons: kk, ru or en.")] = "en",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for a program.")] = False,
) -> None:
    """Verify a signature: who signed, when, and whether it holds."""
    data = signature.read_bytes()
    signed = content.read_bytes() if content else _inside(data)
    if signed is None:
        typer.echo("the content is not inside the signature: name it with --content", err=True)
        raise typer.Exit(2)
    verifier = NativeVerifier(TrustStore.from_folder(trust or _trust()), _revocation(crl, offline))
    verdict = verifier.verify(data, signed, at=_moment(at))
    if as_json:
        typer.echo(json.dumps(verdict.to_json(), ensure_ascii=False))
    else:
        _show(verdict, lang)
    raise typer.Exit(_CODES[verdict.outcome])


def _inside(data: bytes) -> bytes | None:
    """The content that a signature carries; empty for a broken one, about which the verdict then tells."""
    try:
        return cms.parse(cms.dearmour(data)).content
    except Refused:
        return b""


def _trust() -> Path:
    var = Path(os.environ.get("ORYNDAU_VAR", _ROOT / "var"))
    folder = Path(os.environ.get("ORYNDAU_TRUST", var / "emulators" / "nuc" / "trust"))
    if not folder.is_dir():
        raise typer.BadParameter(f"no folder {folder}: name one with --trust")
    return folder


def _revocation(crl: Path | None, offline: bool) -> RevocationSource:
    stored = [StoredCrls.from_folder(crl)] if crl else []
    return FirstOf(*stored) if offline else FirstOf(*stored, OnlineRevocation())


def _moment(text: str | None) -> datetime:
    if text is None:
        return timekeeping.now()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"--at: {error}") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=timekeeping.ALMATY)


def _show(verdict: Verdict, lang: str) -> None:
    table = Table(show_header=False, box=None)
    table.add_row("outcome", str(verdict.outcome))
    for reason in verdict.reasons:
        table.add_row(reason.code, f"{reason.in_(lang)} {reason.detail}".strip())
    if verdict.subject:
        who = verdict.subject
        table.add_row("signer", f"{who.common_name} {who.patronymic}".strip())
        table.add_row("IIN, BIN", f"{who.iin or '-'}, {who.bin or '-'} {who.organisation}".strip())
        table.add_row("roles", ", ".join(sorted(verdict.roles)))
    if verdict.signed_at:
        stamped = "time stamp" if verdict.timestamped else "moment of receipt"
        table.add_row(
            "signed at", f"{verdict.signed_at.astimezone(timekeeping.ALMATY).isoformat()} ({stamped})"
        )
    table.add_row("certificate", f"{verdict.serial or '-'} {verdict.algorithm}")
    Console().print(table)
