"""`python -m oryndau.emulators` runs every emulator of the demonstration in one process."""

import sys

from oryndau.emulators import gateway, ncalayer, nuc, payments, sms, smtp
from oryndau.emulators.run import main

if __name__ == "__main__":
    emulators = {
        "nuc": nuc.serve,
        "ncalayer": ncalayer.serve,
        "gateway": gateway.serve,
        "sms": sms.serve,
        "smtp": smtp.serve,
        "payments": payments.serve,
    }
    sys.exit(main(emulators))
