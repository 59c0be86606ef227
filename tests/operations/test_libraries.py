"""The libraries of materials and data elements: entered, changed, ended, merged; what was published stays as it is."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.covers import covers
from tests.operations import catalogue as items
from tests.operations.catalogue import NOW, TERMS, TODAY, a_draft, an_editor, an_office, published
from yimen.kernel.actor import SYSTEM, Actor, Role
from yimen.kernel.dictionary import DatumAbout
from yimen.kernel.refusal import Refusal
from yimen.kernel.terms import FieldKind, FieldTerm, Terms
from yimen.registries.catalogue import library, operations, queries
from yimen.registries.catalogue.operations.library import DataElementSaid, MaterialSaid
from yimen.registries.catalogue.refusals import NotPublishable

pytestmark = pytest.mark.django_db
LICENCE = MaterialSaid("营业执照", "1", "市场监督管理部门", "1.2.156", "《公司法》")
#: What no certificate library holds may be asked for.
PLAN = replace(LICENCE, name="经营场所平面图", certificate_type="")


def entered(code: str = "C001", said: MaterialSaid = LICENCE) -> int:
    return operations.enter_material(code, said, by=SYSTEM, now=NOW).seen


def an_item_using(code: str) -> tuple[str, str]:
    _, office = an_office()
    materials = (replace(TERMS.materials[0], library=code), *TERMS.materials[1:])
    return published(office, a_draft(terms=replace(TERMS, materials=materials)))


def test_an_entry_is_renamed_and_what_was_published_keeps_its_words() -> None:
    seen = entered(said=PLAN)
    _, version = an_item_using("C001")

    operations.change_material("C001", replace(PLAN, name="场所平面图（一式两份）"), seen, by=SYSTEM, now=NOW)

    row, view = library.material("C001"), queries.version(version)
    assert row is not None and view is not None
    assert (row.name, view.terms.materials[0].name) == ("场所平面图（一式两份）", TERMS.materials[0].name)


def test_where_an_entry_is_used_is_listed() -> None:
    entered(said=PLAN)
    entered("C002", replace(LICENCE, name="身份证"))
    item, _ = an_item_using("C001")

    assert [use.item_ref for use in library.material_uses("C001")] == [item]
    assert library.material_uses("C002") == ()


def test_two_entries_that_were_one_are_merged() -> None:
    entered("C001")
    entered("C002", replace(LICENCE, name="营业执照 "))
    assert [one.codes for one in library.twin_materials()] == [("C001", "C002")]

    operations.merge_materials("C002", "C001", "重复", by=SYSTEM, now=NOW)

    gone = library.material("C002")
    assert gone is not None and gone.into == "C001"
    assert library.twin_materials() == ()


def test_an_entry_ends_on_a_day() -> None:
    entered()

    operations.end_material("C001", TODAY + timedelta(days=1), "已取消", by=SYSTEM, now=NOW)

    row = library.material("C001")
    assert row is not None and row.ends == TODAY + timedelta(days=1)


def test_a_data_element_is_entered_and_changed() -> None:
    seen = operations.enter_data_element("DE1", DataElementSaid("姓名"), by=SYSTEM, now=NOW).seen

    operations.change_data_element(
        "DE1", DataElementSaid("民族", "choice", options=("汉族", "藏族")), seen, by=SYSTEM, now=NOW
    )

    row = library.data_element("DE1")
    assert row is not None and (row.name, row.options) == ("民族", ("汉族", "藏族"))


def test_materials_that_many_items_use_without_an_entry_are_proposed() -> None:
    _, office = an_office()
    for name in ("甲事项", "乙事项"):
        items.an_item(office, a_draft(name=name))

    assert {one.name: one.uses for one in library.unlisted_materials()} == {"经营场所平面图": 2, "身份证明": 2}


REVIEWER = an_editor(None, Role.REVIEWER)


@pytest.mark.parametrize(
    ("by", "code", "said", "refusal"),
    [
        (REVIEWER, "C009", LICENCE, "people.not_allowed"),
        (SYSTEM, "C001", LICENCE, "library.code_taken"),
        (SYSTEM, "", LICENCE, "writing.missing"),
        (SYSTEM, "C009", replace(LICENCE, name=" "), "writing.missing"),
        (SYSTEM, "C009", replace(LICENCE, kind="7"), "writing.not_in_list"),
    ],
)
def test_an_entry_that_cannot_be_is_refused_and_leaves_nothing(
    by: Actor, code: str, said: MaterialSaid, refusal: str
) -> None:
    entered()

    with pytest.raises(Refusal) as refused:
        operations.enter_material(code, said, by=by, now=NOW)

    assert refused.value.code == refusal
    assert [row.code for row in library.materials()[0]] == ["C001"]


def test_what_has_ended_was_merged_or_moved_meanwhile_is_not_changed() -> None:
    seen = entered()
    entered("C002")

    for act in (
        lambda: operations.change_material("C001", LICENCE, seen + 1, by=SYSTEM, now=NOW),
        lambda: operations.merge_materials("C001", "C001", "重复", by=SYSTEM, now=NOW),
        lambda: operations.merge_materials("C001", "C404", "重复", by=SYSTEM, now=NOW),
        lambda: operations.end_material("C001", TODAY, "今天", by=SYSTEM, now=NOW),
    ):
        with pytest.raises(Refusal):
            act()
    operations.merge_materials("C002", "C001", "重复", by=SYSTEM, now=NOW)
    with pytest.raises(Refusal) as refused:
        operations.change_material("C002", LICENCE, 2, by=SYSTEM, now=NOW)

    assert refused.value.code == "library.ended"
    row = library.material("C001")
    assert row is not None and (row.name, row.ends, row.seen) == ("营业执照", None, seen)


@pytest.mark.parametrize(
    "said",
    [
        DataElementSaid("选项", "choice", options=("只有一个",)),
        DataElementSaid("长度", max_length=0),
        DataElementSaid("种类", "picture"),
    ],
)
def test_a_data_element_that_cannot_be_is_refused(said: DataElementSaid) -> None:
    with pytest.raises(Refusal):
        operations.enter_data_element("DE1", said, by=SYSTEM, now=NOW)

    assert library.data_elements()[0] == ()


NAME_OF = FieldTerm("name", "姓名", element="DE1")
SEX = FieldTerm("sex", "性别", FieldKind.CHOICE, options=("男", "女"), element="DE2")
OVENS_BEFORE = FieldTerm("ovens", "烤炉数", FieldKind.NUMBER)
OVENS = FieldTerm("ovens", "烤炉数", FieldKind.NUMBER, specific="只有烘焙店要登记烤炉")


def a_dictionary() -> None:
    """A name of a person, and their sex by a code list."""
    person, standard = DatumAbout.PERSON, "GB/T 2261.1—2003"
    sex = DataElementSaid("性别", "choice", options=("男", "女"), codes=("1", "2"), standard=standard, about=person)
    operations.enter_data_element("DE1", DataElementSaid("姓名", about=person), by=SYSTEM, now=NOW)
    operations.enter_data_element("DE2", sex, by=SYSTEM, now=NOW)


def refused_field(office: str, *fields: FieldTerm) -> tuple[str, str]:
    """The field at which a version is refused, and by which rule."""
    with pytest.raises(NotPublishable) as refused:
        published(office, a_draft(terms=replace(TERMS, fields=fields)))
    return refused.value.element, refused.value.rule


@covers("S-170")
def test_every_field_stands_for_a_datum_of_the_dictionary_or_says_why_not_and_duplicates_are_reported() -> None:
    a_dictionary()
    _, office = an_office()
    row = library.data_element("DE2")
    assert row is not None and dict(zip(row.codes, row.options, strict=True)) == {"1": "男", "2": "女"}

    published(office, a_draft("甲事项", terms=replace(TERMS, fields=(NAME_OF, SEX, OVENS))))
    assert (library.twin_data_elements(), library.unlisted_data_elements(), library.asked_twice()) == ((), (), ())
    operations.enter_data_element("DE3", DataElementSaid(" 姓 名"), by=SYSTEM, now=NOW)
    again = replace(NAME_OF, code="again", label="申请人姓名")
    published(office, a_draft("乙事项", terms=replace(TERMS, fields=(NAME_OF, again, OVENS))))

    assert [one.codes for one in library.twin_data_elements()] == [("DE1", "DE3")]
    assert [(one.name, one.uses) for one in library.unlisted_data_elements()] == [("烤炉数", 2)]
    assert [one.name for one in library.asked_twice()] == ["乙事项"]

    bare, unheard = replace(OVENS, specific=""), replace(SEX, options=("男", "女", "未说明"))
    assert refused_field(office, NAME_OF, SEX, bare) == ("fields.ovens", "field_stands_for_a_datum")
    assert refused_field(office, replace(NAME_OF, element="DE9"), SEX) == ("fields.name", "field_stands_for_a_datum")
    assert refused_field(office, NAME_OF, unheard) == ("fields.sex", "field_follows_its_datum")
    assert refused_field(office, replace(NAME_OF, max_length=201)) == ("fields.name", "field_follows_its_datum")


@covers("S-170")
def test_an_item_in_force_may_change_what_the_dictionary_does_not_speak_of() -> None:
    _, office = an_office()
    item, _ = published(office, a_draft(terms=replace(TERMS, fields=(OVENS_BEFORE, NAME_OF))))
    a_dictionary()

    def again(terms: Terms) -> str:
        version = operations.draft_version(item, a_draft(terms=terms), by=SYSTEM, now=NOW + timedelta(days=1)).ref
        return operations.publish(version, NOW + timedelta(days=2), by=SYSTEM, now=NOW + timedelta(days=1)).ref

    changed = replace(TERMS, phone="0000-12399", fields=(OVENS_BEFORE, NAME_OF))
    assert again(changed)
    with pytest.raises(NotPublishable) as refused:
        again(replace(changed, fields=(replace(OVENS_BEFORE, label="烤炉数量"), NAME_OF)))
    assert (refused.value.element, refused.value.rule) == ("fields.ovens", "field_stands_for_a_datum")


@covers("S-170")
def test_a_field_bound_to_a_merged_entry_stands_for_the_kept_one() -> None:
    a_dictionary()
    for code in ("DE3", "DE4"):
        operations.enter_data_element(code, DataElementSaid("申请人姓名", max_length=50), by=SYSTEM, now=NOW)
    operations.merge_data_elements("DE4", "DE3", "重复", by=SYSTEM, now=NOW)
    operations.merge_data_elements("DE3", "DE1", "重复", by=SYSTEM, now=NOW)
    _, office = an_office()
    merged = FieldTerm("who", "谁来申请", element="DE4")

    published(office, a_draft("甲事项", terms=replace(TERMS, fields=(merged,))))
    assert refused_field(office, replace(merged, max_length=201)) == ("fields.who", "field_follows_its_datum")
    # Only a text is measured: a choice takes no more letters than its options have.
    published(office, a_draft("乙事项", terms=replace(TERMS, fields=(replace(SEX, max_length=500), NAME_OF))))
    assert library.asked_twice() == ()

    # The merged entry and the kept one are one datum; two fields that no answers bring together ask once.
    either, other = replace(merged, when=("form:catering",)), replace(NAME_OF, when=("form:sale",))
    published(office, a_draft("丙事项", terms=replace(TERMS, fields=(either, other))))
    published(office, a_draft("丁事项", terms=replace(TERMS, fields=(either, NAME_OF))))
    assert [one.name for one in library.asked_twice()] == ["丁事项"]


def test_a_code_list_gives_each_option_its_own_code() -> None:
    sex = DataElementSaid("性别", "choice", options=("男", "女"), codes=("1", "2"))
    for codes in (("1",), ("1", "1"), ("1", "2", "3")):
        with pytest.raises(Refusal) as refused:
            operations.enter_data_element("DE2", replace(sex, codes=codes), by=SYSTEM, now=NOW)
        assert refused.value.code == "library.codes_unsound"
    with pytest.raises(Refusal):
        operations.enter_data_element("DE2", replace(sex, about="nobody"), by=SYSTEM, now=NOW)
    assert library.data_elements()[0] == ()

    operations.enter_data_element("DE2", sex, by=SYSTEM, now=NOW)

    assert [one.codes for one in library.data_elements()[0]] == [("1", "2")]
