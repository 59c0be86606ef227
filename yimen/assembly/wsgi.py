"""The WSGI application that the web server runs."""

import gc
import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yimen.assembly.settings")
gc.disable()  # until all is loaded and has settled
application = get_wsgi_application()
import_module("yimen.assembly.wiring").wire()
import_module("yimen.assembly.urls")
import_module("yimen.assembly.settling").settle()
