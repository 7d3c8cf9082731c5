"""Where the emulators listen and keep their state; read once from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]


class ProductionRefused(RuntimeError):
    """An emulator was started where real people's acts are done."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Ports on 127.0.0.1 and the folder of state; nothing of the product's own settings."""

    environment: str = "demonstration"
    host: str = "127.0.0.1"
    var: Path = CHECKOUT / "var"
    ncalayer_port: int = 13579
    ncalayer_plain_port: int = 13580
    ncalayer_control_port: int = 13585
    nuc_port: int = 13581
    gateway_port: int = 13582
    sms_port: int = 13583
    smtp_port: int = 13584
    payments_port: int = 13587
    key_password: str = "Qwerty12"  # noqa: S105 (published with the national centre's test keys)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Settings from ORYNDAU_* variables; a variable that is absent leaves the default."""
        env = os.environ if environ is None else environ
        default = cls()

        def port(name: str, value: int) -> int:
            return int(env.get(f"ORYNDAU_{name}_PORT", value))

        return cls(
            environment=env.get("ORYNDAU_ENVIRONMENT", default.environment),
            var=Path(env.get("ORYNDAU_VAR", str(default.var))),
            ncalayer_port=port("NCALAYER", default.ncalayer_port),
            ncalayer_plain_port=port("NCALAYER_PLAIN", default.ncalayer_plain_port),
            ncalayer_control_port=port("NCALAYER_CONTROL", default.ncalayer_control_port),
            nuc_port=port("NUC", default.nuc_port),
            gateway_port=port("GATEWAY", default.gateway_port),
            sms_port=port("SMS", default.sms_port),
            smtp_port=port("SMTP", default.smtp_port),
            payments_port=port("PAYMENTS", default.payments_port),
            key_password=env.get("ORYNDAU_EMULATOR_KEY_PASSWORD", default.key_password),
        )

    def refuse_production(self) -> None:
        """Raise ProductionRefused when the environment is the real one."""
        if self.environment.strip().lower() == "production":
            raise ProductionRefused("emulators never run where ORYNDAU_ENVIRONMENT=production")

    @property
    def state(self) -> Path:
        """Folder of everything the emulators remember."""
        return self.var / "emulators"

    @property
    def nuc_folder(self) -> Path:
        """Keys, certificates and the list of issued certificates of the emulated centre."""
        return self.state / "nuc"

    @property
    def trust_folder(self) -> Path:
        """Certificates that the demonstration's verifier trusts."""
        return self.nuc_folder / "trust"

    @property
    def keystore(self) -> Path:
        """Key files (.p12) of the demonstration's people."""
        return self.state / "keys"

    @property
    def nuc_url(self) -> str:
        """Address that the centre writes into its certificates."""
        return f"http://{self.host}:{self.nuc_port}"
