"""Which form of today was which form of last time."""

from jiheng.pile.pairing import By, Head, pair

A = Head("11", "送书下乡", "图书馆", 2020, "旧/1.docx", "a", 1)
B = Head("22", "夜间开放", "图书馆", 2020, "旧/2.docx", "b", 1)
NAMELESS = Head(None, None, None, None, "旧/1.docx", "n", 1)


def yes(_before: int, _after: int) -> bool:
    return True


def no(_before: int, _after: int) -> bool:
    return False


def test_the_very_same_file_is_the_same_form_and_twice_the_same_file_is_twice_it() -> None:
    assert pair([A, A], [A, A], no) == {0: (0, By.SAME_FILE), 1: (1, By.SAME_FILE)}


def test_forms_are_found_by_the_code_of_their_project_wherever_they_stand() -> None:
    after = [B._replace(file="x.docx", sha256="y"), A._replace(project="送书到乡", file="z.docx", sha256="z")]
    assert pair([A, B], after, no) == {0: (1, By.CODE), 1: (0, By.CODE)}


def test_width_and_punctuation_of_names_do_not_matter() -> None:
    after = A._replace(code=None, project="送书 下乡", unit="（图书馆）", file="x", sha256="x")
    assert pair([A._replace(code=None), B], [after], no) == {0: (0, By.PROJECT_AND_UNIT)}


def test_a_unit_that_was_blank_does_not_make_another_project() -> None:
    before = A._replace(code=None, unit=None)
    after = A._replace(code=None, file="x", sha256="x")
    assert pair([before, B], [after], no) == {0: (0, By.PROJECT)}


def test_a_project_of_the_same_name_in_another_unit_is_another() -> None:
    before = A._replace(code=None, unit="文化馆")
    after = A._replace(code=None, file="x", sha256="x")
    assert pair([before, B], [after], no) == {}


def test_a_name_that_several_have_pairs_nobody_and_the_file_decides() -> None:
    one, other = A._replace(code=None), A._replace(code=None, file="旧/2.docx", sha256="c")
    after = [other._replace(file="新/2.docx", sha256="d"), one._replace(file="新/1.docx", sha256="e")]
    assert pair([one, other], after, yes) == {0: (1, By.FILE), 1: (0, By.FILE)}


def test_a_form_saved_as_another_kind_of_file_keeps_its_name() -> None:
    after = NAMELESS._replace(file="新/1.xlsx", sha256="x")
    assert pair([NAMELESS, B], [after], yes) == {0: (0, By.FILE)}


def test_the_name_of_a_file_is_not_believed_where_the_forms_are_others() -> None:
    after = NAMELESS._replace(file="新/1.docx", sha256="x")
    assert pair([NAMELESS, B], [after], no) == {}


def test_last_years_form_is_no_earlier_version_of_this_years() -> None:
    assert pair([A._replace(year=2019)], [A._replace(file="x", sha256="x")], yes) == {}


def test_a_corrected_year_in_a_file_of_the_same_name_is_still_the_same_form() -> None:
    after = A._replace(file="新/1.docx", sha256="x")
    assert pair([A._replace(year=2019), B], [after], no) == {0: (0, By.CODE)}


def test_without_any_name_the_position_counts_where_both_piles_have_as_many() -> None:
    before = [NAMELESS._replace(file="旧/a.docx"), NAMELESS._replace(file="旧/b.docx", sha256="m")]
    after = [NAMELESS._replace(file="x.docx", sha256="x"), NAMELESS._replace(file="y.docx", sha256="y")]
    assert pair(before, after, yes) == {0: (0, By.POSITION), 1: (1, By.POSITION)}
    assert pair(before, after, no) == {}


def test_the_last_one_left_on_either_side_is_the_same_unless_its_name_says_otherwise() -> None:
    renamed = NAMELESS._replace(file="新.docx", sha256="x")
    before = [A, B._replace(project=None, code=None)]
    assert pair(before, [renamed, A, NAMELESS][:2], yes) == {1: (0, By.SAME_FILE), 0: (1, By.POSITION)}
    other = renamed._replace(project="数字书房")
    assert pair([A, B], [other, A], yes) == {1: (0, By.SAME_FILE)}


def test_two_files_that_were_named_side_by_side_are_one_form_even_under_another_name() -> None:
    other = A._replace(code=None, project="数字书房", file="新.docx", sha256="x")
    assert pair([A], [other], yes) == {0: (0, By.POSITION)}
    assert pair([A], [other], no) == {}
