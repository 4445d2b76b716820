"""The WSGI door for the server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

from motcua.cli.children import SUPERVISED, die_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
application = get_wsgi_application()


def _warm_up() -> None:
    """Load what the first visitor would otherwise wait for, then take it out of the collector's sight.

    Objects of the start live as long as the process; walking them again at every full collection
    made the slowest pages three times slower than the usual ones.
    """
    from django.template import engines
    from django.urls import get_resolver

    get_resolver().reverse_dict  # noqa: B018 - a property that imports every page's module
    engines.all()
    gc.collect()
    gc.freeze()


if os.environ.get(SUPERVISED) == "true":
    die_with_parent()
    _warm_up()
