"""The office as tests run it: data in a folder of its own that goes away, tasks done at once."""

import atexit
import os
import shutil
import tempfile

_FOLDER = tempfile.mkdtemp(prefix="jiheng-web-")
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)
os.environ["JIHENG_DATA"] = _FOLDER
os.environ["JIHENG_LOCAL_KEY"] = "a-key-for-tests"

from jiheng_web.config.settings import *  # noqa: E402, F403 - the environment above decides what they are

ALLOWED_HOSTS = ["testserver"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
STATIC_ROOT.mkdir()  # noqa: F405 - as above
