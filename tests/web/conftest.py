"""A browser's hand for tests: it has come in by the address shown at the start."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from jiheng_web.frame.door import COOKIE

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def inside() -> Client:
    client = Client()
    client.cookies[COOKIE] = settings.LOCAL_KEY
    return client
