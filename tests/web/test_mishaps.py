"""What goes wrong in offices: two pages at once, full disks, files that vanish, clocks that jump."""

import errno
import shutil
import zipfile
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client

from jiheng_web.audit import trail
from jiheng_web.frame.door import COOKIE
from jiheng_web.people.person import AT_THIS_MACHINE
from jiheng_web.review import acts, tasks
from jiheng_web.review.models import Batch, BatchFile, Outcome, Refusal
from tests.web.conftest import EXAMPLES

pytestmark = pytest.mark.django_db(transaction=True)
FORM = "技师工作室奖励.xlsx"
BLANK = {"rules": "", "unit": "", "year": "", "finished": ""}


def sent(name: str = FORM) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, (EXAMPLES / FORM).read_bytes())


def taken_in(inside: Client) -> Batch:
    assert inside.post("/batches/", {"files": sent()}).status_code == 302
    return Batch.objects.get()


def full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "no space left")


def full_database(*_: object, **__: object) -> None:
    raise OperationalError("database or disk is full")


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have tasks wait, as they do while the worker is busy."""
    waiting = SimpleNamespace(enqueue=lambda _: None)
    monkeypatch.setattr(acts, "tasks", SimpleNamespace(bring_up_to_date=waiting, write_outcome=waiting))


@pytest.fixture
def stranger() -> Client:
    """A browser that is shown what goes wrong, as people are."""
    client = Client(raise_request_exception=False)
    client.cookies[COOKIE] = settings.LOCAL_KEY
    return client


def test_what_two_pages_add_at_once_is_all_read(inside: Client) -> None:
    batch = taken_in(inside)
    first, second = (Batch.objects.get() for _ in range(2))  # both pages saw the batch as it was
    for number, page in enumerate((first, second)):
        acts.add_files(AT_THIS_MACHINE, page, [(f"又{number}.xlsx", sent())])
        acts.have_read(AT_THIS_MACHINE, page)
    batch.refresh_from_db()
    assert batch.is_up_to_date
    assert batch.forms.count() == 3


def test_an_answer_from_a_page_that_is_out_of_date_undoes_nothing(inside: Client) -> None:
    batch = taken_in(inside)
    seen = acts.seen_of(batch)
    page = inside.get(f"/batches/{batch.pk}/").content.decode()
    assert f'name="seen" value="{seen}"' in page
    address = f"/batches/{batch.pk}/answer/"
    assert inside.post(address, BLANK | {"unit": "元", "seen": seen}).status_code == 302
    refused = inside.post(address, BLANK | {"year": "2020", "seen": seen})
    assert refused.status_code == 409
    assert "另一个页面刚改过" in refused.content.decode()
    batch.refresh_from_db()
    assert (batch.unit, batch.year) == ("元", None)


@pytest.mark.usefixtures("later")
def test_a_double_click_orders_one_document(inside: Client) -> None:
    batch = taken_in(inside)
    for _ in range(2):
        inside.post(f"/batches/{batch.pk}/outcomes/", {"kind": "letters"})
    assert Outcome.objects.count() == 1
    inside.post(f"/batches/{batch.pk}/outcomes/", {"kind": "table"})
    assert Outcome.objects.count() == 2


@pytest.mark.usefixtures("later")
def test_a_document_ordered_while_files_are_read_takes_all_of_them_in(inside: Client) -> None:
    batch = taken_in(inside)
    inside.post(f"/batches/{batch.pk}/outcomes/", {"kind": "letters"})
    inside.post(f"/batches/{batch.pk}/files/", {"files": sent("又.xlsx")})
    tasks.write_outcome.call(Outcome.objects.get().pk)
    batch.refresh_from_db()
    outcome = Outcome.objects.get()
    assert batch.forms.count() == 2
    assert outcome.name
    assert outcome.revision == batch.revision == batch.computed == 2


def test_a_document_that_was_ordered_again_after_a_restart_is_not_written_twice(inside: Client) -> None:
    batch = taken_in(inside)
    inside.post(f"/batches/{batch.pk}/outcomes/", {"kind": "table"})
    outcome = Outcome.objects.get()
    written = outcome.file.stat().st_mtime_ns
    tasks.write_outcome.call(outcome.pk)
    assert outcome.file.stat().st_mtime_ns == written


@pytest.mark.usefixtures("later")
def test_what_was_left_undone_is_done_at_the_next_start(inside: Client) -> None:
    batch = taken_in(inside)
    inside.post(f"/batches/{batch.pk}/outcomes/", {"kind": "table"})
    tasks.resume()
    batch.refresh_from_db()
    assert batch.is_up_to_date
    assert Outcome.objects.get().name


def test_the_newest_document_comes_first_even_where_the_clock_went_back(inside: Client) -> None:
    batch = taken_in(inside)
    inside.post(f"/batches/{batch.pk}/outcomes/", {"kind": "table"})
    old = Outcome.objects.get()
    Outcome.objects.update(ordered=old.ordered + timedelta(days=400))
    inside.post(f"/batches/{batch.pk}/outcomes/", {"kind": "report"})
    assert [one.kind for one in batch.outcomes.all()] == ["report", "table"]


def test_when_the_disk_fills_up_while_a_document_is_written_it_is_told_and_nothing_half_is_left(
    inside: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = taken_in(inside)
    monkeypatch.setattr("jiheng.write_report", full)
    inside.post(f"/batches/{batch.pk}/outcomes/", {"kind": "table"})
    outcome = Outcome.objects.get()
    assert "磁盘满了" in outcome.failure
    assert list((batch.folder.parent / "outcomes").iterdir()) == []


@pytest.mark.parametrize(
    ("what", "fails"), [("shutil.copyfileobj", full), ("jiheng_web.audit.trail.write", full_database)]
)
def test_when_the_disk_is_full_it_is_told_and_neither_files_nor_a_batch_without_them_stay(
    stranger: Client, monkeypatch: pytest.MonkeyPatch, what: str, fails: Callable[..., None]
) -> None:
    monkeypatch.setattr(what, fails)
    answer = stranger.post("/batches/", {"files": sent()}, headers={"accept": "application/json"})
    assert answer.status_code == 507
    assert "多半是磁盘满了" in answer.json()["why"]
    assert not Batch.objects.exists()
    monkeypatch.undo()
    assert taken_in(stranger).forms.count() == 1


def test_a_fault_of_the_program_is_not_taken_for_a_full_disk(stranger: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(trail, "write", fails)
    answer = stranger.post("/batches/", {"files": sent()})
    assert answer.status_code == 500
    assert "程序自身出错了" in answer.content.decode()


@pytest.mark.usefixtures("later")
def test_files_that_vanished_before_they_were_read_are_named(inside: Client) -> None:
    batch = taken_in(inside)
    shutil.rmtree(batch.folder)
    tasks.bring_up_to_date.call(batch.pk)
    assert batch.files.get().state == BatchFile.State.DONE
    assert [(one.name, one.reason) for one in Refusal.objects.all()] == [(FORM, "找不到这个文件")]


def annotated(inside: Client, batch: Batch) -> zipfile.ZipFile:
    inside.post(f"/batches/{batch.pk}/outcomes/", {"kind": "annotated"})
    return zipfile.ZipFile(Outcome.objects.get().file)


def test_files_that_cannot_be_commented_on_are_named_among_those_that_are(inside: Client) -> None:
    batch = taken_in(inside)
    inside.post(f"/batches/{batch.pk}/files/", {"files": [SimpleUploadedFile("空.docx", b""), sent("又.xlsx")]})
    (batch.folder / "又.xlsx").unlink()
    made = annotated(inside, batch)
    told = made.read("没有批注的文件.txt").decode().splitlines()
    assert [line.partition("：")[0] for line in told] == ["又.xlsx", "空.docx"]
    assert str(batch.folder) not in "".join(told)
    assert len(made.namelist()) == 3  # the copy of the one that is there, its page, and these words


def test_a_file_that_a_failed_upload_left_behind_is_not_commented_on(inside: Client) -> None:
    batch = taken_in(inside)
    shutil.copy(batch.folder / FORM, batch.folder / "遗留.xlsx")
    assert not [name for name in annotated(inside, batch).namelist() if "遗留" in name]


def test_starting_without_a_file_opens_no_batch(inside: Client) -> None:
    answer = inside.post("/batches/", {"name": "一季度"})
    assert answer.status_code == 400
    assert "没有选文件" in answer.content.decode()
    assert not Batch.objects.exists()


def test_an_old_page_that_asks_how_far_it_is_gives_way_to_words_on_how_to_come_in() -> None:
    answer = Client().get("/batches/1/progress/", headers={"hx-request": "true"})
    assert answer.status_code == 403
    assert answer.headers["HX-Refresh"] == "true"


def test_a_script_that_is_turned_away_is_told_why_in_a_sentence() -> None:
    answer = Client().post("/batches/", headers={"accept": "application/json"})
    assert answer.json()["why"].startswith("请从启动时显示的网址进来。")


def test_choosing_a_language_leaves_one_on_the_page_and_never_leads_elsewhere(inside: Client) -> None:
    own, other = (f"http://{host}/batches/7/" for host in ("testserver", "evil.example.org"))
    assert inside.post("/speak/", {"lang": "en"}, headers={"referer": own}).headers["Location"] == own
    assert inside.post("/speak/", {"lang": "en"}, headers={"referer": other}).headers["Location"] == "/"
    assert inside.post("/speak/", {"lang": "en"}).headers["Location"] == "/"


@pytest.mark.usefixtures("later")
def test_the_first_page_tells_batches_not_begun_from_those_being_read(inside: Client) -> None:
    inside.post("/batches/", {"files": sent(), "more": "1"})
    assert "还没有开始读" in inside.get("/").content.decode()
    inside.post(f"/batches/{Batch.objects.get().pk}/files/")
    assert "正在读" in inside.get("/").content.decode()


def test_the_first_page_does_not_call_a_batch_read_that_failed(inside: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "compute", full)
    batch = taken_in(inside)
    assert "没有做成" in inside.get("/").content.decode()
    assert "磁盘满了" in inside.get(f"/batches/{batch.pk}/").content.decode()


def test_a_document_is_called_after_its_batch_whatever_that_is_called(inside: Client) -> None:
    inside.post("/batches/", {"files": sent(), "name": 'a/b\\c<"\u202e\x00d'})
    batch = Batch.objects.get()
    inside.post(f"/batches/{batch.pk}/outcomes/", {"kind": "table"})
    answer = inside.get(f"/outcomes/{Outcome.objects.get().pk}/")
    answer.close()
    assert "a-b-c%20d-" in answer.headers["Content-Disposition"]
