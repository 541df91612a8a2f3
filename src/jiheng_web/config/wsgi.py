"""The door through which the server asks for pages."""

import os

from django.core.wsgi import get_wsgi_application

from jiheng_web.config.working import end_with_server

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiheng_web.config.settings")
application = get_wsgi_application()
end_with_server()
