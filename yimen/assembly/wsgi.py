"""The WSGI application that the web server runs."""

import gc
import os
from importlib import import_module
from threading import Timer

from django.core.wsgi import get_wsgi_application

SECONDS_ALONE = 4.0
"""How long the first pages have the process to themselves before the doors that wait are opened."""

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yimen.assembly.settings")
gc.disable()  # until all is loaded and has settled
application = get_wsgi_application()
import_module("yimen.assembly.wiring").wire()
addresses = import_module("yimen.assembly.urls")
import_module("yimen.assembly.settling").settle()
rest = Timer(SECONDS_ALONE, addresses.open_the_rest)
rest.daemon = True
rest.start()
