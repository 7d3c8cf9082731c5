"""The web application, as a server loads it."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oryndau.settings")
application = get_wsgi_application()

# What is loaded by now stays to the end: the collector need not walk through it again and again under load.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 50)
