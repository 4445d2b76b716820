"""Settings for tests: the same engine and the same rules, quicker passwords, no collected static files."""

import os

from motcua.config.testing import have_server

have_server()  # The settings read the address of the database from the environment.

from motcua.config.settings import *  # noqa: E402, F403
from motcua.config.settings import DATABASES, LOGGING  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
_suffix = os.environ.get("MOTCUA_TEST_SUFFIX", "")
DATABASES["default"]["TEST"] = {"NAME": f"test_motcua_{_suffix}" if _suffix else "test_motcua"}
DATABASES["default"]["CONN_MAX_AGE"] = 0
WHITENOISE_AUTOREFRESH = True
LOGGING["root"]["level"] = "ERROR"
