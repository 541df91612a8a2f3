"""The bench, from files to documents, as a browser without scripts uses it."""

import io
import re
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jiheng_web.review import acts
from jiheng_web.review.apart import Gone, Reader
from jiheng_web.review.models import Batch, BatchFile, Outcome
from tests.web.conftest import EXAMPLES

pytestmark = pytest.mark.django_db(transaction=True)


def sent(*names: str) -> list[SimpleUploadedFile]:
    return [SimpleUploadedFile(name, (EXAMPLES / name).read_bytes()) for name in names]


def taken_in(inside: Client, *names: str) -> Batch:
    answer = inside.post("/batches/", {"files": sent(*names), "name": "一季度"}, follow=True)
    assert answer.status_code == 200
    return Batch.objects.get()


def test_files_dropped_are_read_and_the_summary_comes_first(inside: Client) -> None:
    batch = taken_in(inside, "minhang-2020.docx", "项目清单.xlsx")
    page = inside.get(f"/batches/{batch.pk}/").content.decode()
    assert batch.forms.filter(place__isnull=False).count() == 10
    assert page.index("必须改正") < page.index("逐张看")
    assert "退管会工作" in page
    assert "项目清单.xlsx" in page  # no form: said, and not lost
    assert "--unit" not in page  # nobody types words of a shell here


def test_the_form_with_most_to_correct_comes_first_in_the_queue(inside: Client) -> None:
    batch = taken_in(inside, "minhang-2020.docx")
    errors = [one.errors for one in batch.forms.order_by("-errors")]
    page = inside.get(f"/batches/{batch.pk}/").content.decode()
    listed = page[page.index("queue-title") :]
    first = batch.forms.filter(errors=errors[0]).order_by("place")
    assert errors[0] == 1
    assert min(listed.index(f"/forms/{one.place}/") for one in first) == listed.index("/forms/")


def test_a_form_is_shown_with_its_items_at_their_cells_and_its_neighbours(inside: Client) -> None:
    batch = taken_in(inside, "minhang-2020.docx")
    wrong = batch.forms.get(name="退管会工作")
    page = inside.get(f"/batches/{batch.pk}/forms/{wrong.place}/").content.decode()
    assert "374,572.00" in page
    assert 'class="mark error"' in page
    assert "下一张" in page or "上一张" in page


def test_a_form_with_tags_in_it_is_shown_and_never_obeyed(inside: Client) -> None:
    html = (EXAMPLES / "minhang-2020.html").read_text("utf-8")
    evil = html.replace("退管会工作", "&lt;script&gt;alert(1)&lt;/script&gt;工作")
    inside.post("/batches/", {"files": SimpleUploadedFile("表.html", evil.encode())})
    batch = Batch.objects.get()
    pages = [inside.get(f"/batches/{batch.pk}/").content.decode()]
    pages += [inside.get(f"/batches/{batch.pk}/forms/{one.place}/").content.decode() for one in batch.forms.all()]
    assert not any("<script>alert" in page for page in pages)


def test_what_is_settled_for_all_is_computed_anew(inside: Client) -> None:
    batch = taken_in(inside, "minhang-2020.docx")
    asked = inside.get(f"/batches/{batch.pk}/").content.decode()
    assert "请先确认一次" in asked
    inside.post(f"/batches/{batch.pk}/answer/", {"rules": "", "unit": "元", "year": "2020", "finished": "yes"})
    told = inside.get(f"/batches/{batch.pk}/").content.decode()
    batch.refresh_from_db()
    assert (batch.unit, batch.year, batch.finished) == ("元", 2020, True)
    assert "请先确认一次" not in told


@pytest.mark.parametrize(
    "typed", [{"rules": "no-such-pack"}, {"unit": "角"}, {"year": "二〇二〇"}, {"year": "1"}, {"finished": "maybe"}]
)
def test_an_answer_that_cannot_be_used_changes_nothing_and_says_what_to_do(
    inside: Client, typed: dict[str, str]
) -> None:
    batch = taken_in(inside, "技师工作室奖励.xlsx")
    answer = inside.post(f"/batches/{batch.pk}/answer/", {"rules": "", "unit": "", "year": "", "finished": ""} | typed)
    assert answer.status_code == 400
    assert "没有改动" in answer.content.decode()
    assert Batch.objects.get().revision == batch.revision


def test_letters_ordered_are_written_and_fetched_as_a_file(inside: Client) -> None:
    batch = taken_in(inside, "minhang-2020.docx")
    for kind in Outcome.Kind:
        inside.post(f"/batches/{batch.pk}/outcomes/", {"kind": kind})
    letters = Outcome.objects.get(kind=Outcome.Kind.LETTERS)
    answer = inside.get(f"/outcomes/{letters.pk}/")
    assert "attachment" in answer.headers["Content-Disposition"]
    names = zipfile.ZipFile(io.BytesIO(b"".join(answer))).namelist()
    assert "整改台账.xlsx" in names
    assert all(one.name and one.file.is_file() for one in Outcome.objects.all())
    assert not [path for path in Path(letters.file).parent.iterdir() if path.suffix == ".part"]


def test_files_of_one_name_from_two_folders_stay_two(inside: Client) -> None:
    two = sent("技师工作室奖励.xlsx", "技师工作室奖励.xlsx")
    inside.post("/batches/", {"files": two, "paths": ["一科/表.xlsx", "二科/表.xlsx"]})
    assert [one.name for one in BatchFile.objects.all()] == ["一科/表.xlsx", "二科/表.xlsx"]
    assert Batch.objects.get().forms.count() == 2


def test_what_comes_in_parts_is_read_when_the_last_has_come(inside: Client) -> None:
    inside.post("/batches/", {"files": sent("技师工作室奖励.xlsx"), "more": "1"})
    batch = Batch.objects.get()
    assert batch.forms.count() == 0
    assert "还没有开始读" in inside.get(f"/batches/{batch.pk}/").content.decode()
    inside.post(f"/batches/{batch.pk}/files/", {"files": sent("技师工作室奖励.xls")})
    assert batch.forms.count() == 2


def test_a_file_at_which_the_reader_stops_twice_is_set_aside_and_the_others_are_read(
    inside: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Reader.read

    def stops(self: Reader, name: str) -> object:
        if name == "坏.docx":
            raise Gone("the process ended")
        return whole(self, name)

    monkeypatch.setattr(Reader, "read", stops)
    bad = SimpleUploadedFile("坏.docx", b"PK")
    inside.post("/batches/", {"files": [bad, *sent("技师工作室奖励.xlsx")]})
    batch = Batch.objects.get()
    assert batch.files.get(name="坏.docx").state == BatchFile.State.SET_ASIDE
    assert batch.forms.count() == 1
    assert "已放在一边" in inside.get(f"/batches/{batch.pk}/").content.decode()


def test_a_fault_of_the_program_is_said_as_ours_and_nobody_waits_for_ever(
    inside: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: object) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr("jiheng_web.review.tasks.compute", fails)
    inside.post("/batches/", {"files": sent("技师工作室奖励.xlsx")})
    page = inside.get(f"/batches/{Batch.objects.get().pk}/").content.decode()
    assert "程序自身出错了" in page
    assert "every 1s" not in page


def test_a_file_that_is_too_large_is_named_and_none_of_its_company_is_taken(
    inside: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "MOST_UPLOAD", 1000)
    page, script = (
        inside.post(
            "/batches/",
            {"files": [SimpleUploadedFile("小.txt", b"1"), *sent("技师工作室奖励.xlsx")]},
            headers={"accept": accepted},
        )
        for accepted in ("text/html", "application/json")
    )
    assert page.status_code == script.status_code == 413
    assert "「技师工作室奖励.xlsx」超过" in page.content.decode()
    assert script.json()["why"].startswith("「技师工作室奖励.xlsx」超过")
    assert not Batch.objects.exists()


def test_while_files_are_read_the_page_asks_how_far_it_is_and_then_loads_itself(
    inside: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = SimpleNamespace(bring_up_to_date=SimpleNamespace(enqueue=lambda _: None))
    monkeypatch.setattr(acts, "tasks", later)
    inside.post("/batches/", {"files": sent("技师工作室奖励.xlsx")})
    batch = Batch.objects.get()
    page = inside.get(f"/batches/{batch.pk}/").content.decode()
    assert f'hx-get="/batches/{batch.pk}/progress/"' in page
    asked = inside.get(f"/batches/{batch.pk}/progress/")
    assert "0 / 1" in asked.content.decode()
    assert "HX-Refresh" not in asked.headers
    monkeypatch.undo()
    inside.post(f"/batches/{batch.pk}/files/")
    assert inside.get(f"/batches/{batch.pk}/progress/").headers["HX-Refresh"] == "true"


def test_what_is_found_across_forms_is_listed_with_links_to_them(inside: Client) -> None:
    batch = taken_in(inside, "minhang-2020.docx")
    page = inside.get(f"/batches/{batch.pk}/").content.decode()
    across = page[page.index("across-title") : page.index("queue-title")]
    assert f'href="/batches/{batch.pk}/forms/' in across


def test_a_long_queue_comes_in_pages(inside: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jiheng_web.review.views._A_PAGE", 4)
    batch = taken_in(inside, "minhang-2020.docx")
    pages = [inside.get(f"/batches/{batch.pk}/", {"page": number}).content.decode() for number in (1, 2, 3)]
    listed = [page[page.index("queue-title") :] for page in pages]
    places = [re.findall(r'scope="row"><a href="[^"]*/forms/(\d+)/', one) for one in listed]
    assert [len(one) for one in places] == [4, 4, 2]
    assert len({place for one in places for place in one}) == 10


def test_a_filter_shows_the_forms_it_names_and_an_unknown_one_all(inside: Client) -> None:
    batch = taken_in(inside, "minhang-2020.docx")
    shown = {name: inside.get(f"/batches/{batch.pk}/", {"shown": name}).content.decode() for name in ("errors", "x")}
    rows = {name: page[page.index("queue-title") :].count('scope="row"') for name, page in shown.items()}
    assert rows == {"errors": 2, "x": 10}


def test_an_outcome_over_an_older_state_says_so(inside: Client) -> None:
    batch = taken_in(inside, "技师工作室奖励.xlsx")
    inside.post(f"/batches/{batch.pk}/outcomes/", {"kind": "table"})
    assert "之后又有改动" not in inside.get(f"/batches/{batch.pk}/outcomes/").content.decode()
    inside.post(f"/batches/{batch.pk}/answer/", {"rules": "", "unit": "元", "year": "", "finished": ""})
    assert "之后又有改动" in inside.get(f"/batches/{batch.pk}/outcomes/").content.decode()


def test_what_is_not_there_is_not_found(inside: Client) -> None:
    batch = taken_in(inside, "技师工作室奖励.xlsx")
    for address in ("/batches/99/", f"/batches/{batch.pk}/forms/99/", "/outcomes/99/"):
        assert inside.get(address).status_code == 404
    assert inside.post(f"/batches/{batch.pk}/outcomes/", {"kind": "none"}).status_code == 404
