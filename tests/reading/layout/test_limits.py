"""Files that are no reasonable form must neither take forever nor be dropped in silence."""

from jiheng.reading.layout.recognise import LONGEST_FORM
from tests.reading.layout.drawing import a_form, form_of, read


def test_what_lies_beyond_any_reasonable_form_is_reported_and_not_read() -> None:
    rows = "\n".join(f" | | 数量指标 | 第{n}项 | 1次 | 1次 | 1 | 1 |" for n in range(LONGEST_FORM + 100))
    (doubt,) = [doubt for doubt in read(a_form(rows=rows)).doubts if "没有读" in doubt.what]
    assert doubt.code == "FM019"
    assert not doubt.settled
    assert len(form_of(a_form(rows=rows)).indicators) < LONGEST_FORM
