"""The command line starts without reading the settings: `up` first starts the database that they name."""

import os
import subprocess
import sys


def test_loading_every_command_reads_no_settings() -> None:
    code = "import sys, oryndau.cli; sys.exit('oryndau.settings' in sys.modules)"
    environment = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    assert subprocess.run([sys.executable, "-c", code], env=environment).returncode == 0
