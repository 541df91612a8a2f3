"""Who comes in to a bench without log-in, and what every answer carries."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from jiheng_web.frame.door import COOKIE

OPEN = {"enter", "health"}


def patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from patterns(one)
        else:
            yield one


def addresses() -> list[tuple[str, str]]:
    found = []
    for one in patterns(get_resolver()):
        name = str(one.name)
        wanted = {"pk": 1, "place": 1, "key": "x"}
        words = {key: wanted[key] for key in one.pattern.converters}
        found.append((name, reverse(name, kwargs=words)))
    return found


@pytest.mark.parametrize(("name", "address"), addresses())
@pytest.mark.django_db
def test_without_the_key_every_page_but_the_door_is_closed(name: str, address: str) -> None:
    for answer in (Client().get(address), Client().post(address)):
        if name not in OPEN:
            assert answer.status_code == 403
            assert "请从启动时显示的网址进来" in answer.content.decode()


@pytest.mark.django_db
def test_the_address_shown_at_the_start_lets_in_and_another_does_not() -> None:
    client = Client()
    assert client.get("/enter/a-key-for-tests/").status_code == 302
    assert client.get("/").status_code == 200
    assert Client().get("/enter/another/").status_code == 404


@pytest.mark.django_db
def test_a_guessed_key_does_not_let_in() -> None:
    client = Client()
    client.cookies[COOKIE] = "guessed"
    assert client.get("/").status_code == 403


@pytest.mark.django_db
def test_pages_let_nothing_in_from_elsewhere_and_are_not_kept_on_the_way(inside: Client) -> None:
    headers = inside.get("/").headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.django_db
def test_another_host_name_is_not_answered(inside: Client) -> None:
    assert inside.get("/", headers={"host": "evil.example.org"}).status_code == 400


@pytest.mark.django_db
def test_a_page_that_another_site_sends_changes_nothing() -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies[COOKIE] = "a-key-for-tests"
    answer = client.post("/batches/", {"name": "x"})
    assert answer.status_code == 403
    assert "没有照办" in answer.content.decode()


@pytest.mark.django_db
def test_whether_all_is_well_may_be_asked_by_everybody() -> None:
    assert Client().get("/health/").json() == {"well": True}


@pytest.mark.django_db
def test_pages_speak_english_when_it_was_chosen(inside: Client) -> None:
    inside.post("/speak/", {"lang": "en"})
    page = inside.get("/").content.decode()
    assert '<html lang="en">' in page
    assert "Drop files, folders or archives here" in page
    said = page.replace("中文", "")  # the button that leads back to Chinese
    assert not [character for character in said if "\u4e00" <= character <= "\u9fff"]


@pytest.mark.django_db
def test_an_address_that_leads_nowhere_says_what_to_do(inside: Client) -> None:
    answer = inside.get("/nowhere/")
    assert answer.status_code == 404
    assert "请从首页重新找" in answer.content.decode()
