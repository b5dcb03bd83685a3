import os

from django.core.checks import run_checks
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

# A server that would run unsafely does not start: the checks of this project, not only of its commands.
if errors := [check for check in run_checks(tags=["khabar"]) if check.is_serious()]:
    raise SystemExit("\n".join(f"{check.id}: {check.msg} {check.hint or ''}" for check in errors))
