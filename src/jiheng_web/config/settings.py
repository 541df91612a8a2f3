"""The settings of Django; what differs from office to office comes from :mod:`jiheng_web.config.environment`."""

from pathlib import Path
from typing import Any, Final

from jiheng import page_parts
from jiheng_web.config import environment
from jiheng_web.config.secret import secret_key

HERE: Final = Path(__file__).parents[1]
DATA: Final = environment.data_folder()
APPS: Final = ("frame", "audit", "review")

SECRET_KEY = secret_key(DATA)
DEBUG = False
IS_LOCAL = environment.LOCAL.value == "1"
LOCAL_KEY = environment.KEY.value
ALLOWED_HOSTS = [host.strip() for host in environment.HOSTS.value.split(",") if host.strip()]
ROOT_URLCONF = "jiheng_web.config.urls"
WSGI_APPLICATION = "jiheng_web.config.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    *(f"jiheng_web.{name}" for name in APPS),
]
MIDDLEWARE = [
    "jiheng_web.frame.headers.SafeHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "jiheng_web.frame.tongue.InTongue",
    "jiheng_web.frame.door.OnlyWithKey",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [*(HERE / name / "templates" for name in APPS), *page_parts()],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "jiheng_web.frame.setting.environment",
            "context_processors": ["jiheng_web.frame.setting.of_page"],
        },
    },
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / environment.DATABASE,
        # Writers wait for each other from the start of a transaction, so that none fails half-way through; what is
        # committed outlives a power cut.
        "OPTIONS": {
            "timeout": 30,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = False

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [page_parts()[1]]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
BATCHES: Final = DATA / "batches"
"""Where the files of each batch lie, under the names that their owners gave them."""
MOST_UPLOAD: Final = int(environment.MOST_UPLOAD.value) << 20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 << 20
DATA_UPLOAD_MAX_NUMBER_FILES = 200
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 << 20

CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "jiheng_web.frame.refusals.outdated_page"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"here": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["here"], "level": "WARNING"},
    "loggers": {"jiheng_web": {"level": "INFO"}},
}
