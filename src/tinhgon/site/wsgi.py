"""The WSGI application that a web server loads."""

import os

from django.core.wsgi import get_wsgi_application

from tinhgon.site.parent import end_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinhgon.site.settings")
end_with_parent()
application = get_wsgi_application()
