"""The register: acts flow down the tree, the day decides, what is cited stays."""

from datetime import date

import pytest

from nastavnik.features.documents.queries import citations_of, is_cited
from nastavnik.features.norms.actions import change_norm, end_norm, renew_norm
from nastavnik.features.norms.models import Norm
from nastavnik.features.norms.queries import acts_added, load_norm, matching_acts, norms_for, register_of
from nastavnik.kit.audit.tables import Entry
from nastavnik.kit.tenancy.scope import organisation_scope
from nastavnik.kit.verdict import BadInput, NotFound, Refused
from nastavnik.processes.remove_norm import remove_norm
from tests.makers.documents import make_issued, make_ready_programme
from tests.makers.norms import NOVEMBER, make_norm, make_tree
from tests.makers.organisations import BY, make_school

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
TOWN = {
    "kind": "постановление",
    "body": "администрация города Крамска",
    "number": "12-п",
    "dated": date(2022, 1, 10),
}
OWN = {"kind": "приказ", "body": "МБОУ «СОШ № 15»", "number": "5-од", "dated": date(2020, 9, 1)}


def keys(organisation, day=TODAY, contour="pupils") -> list[str]:
    return [act.key for act in norms_for(organisation, day, contour)]


def test_acts_flow_down_in_the_order_of_levels():
    region, town, school = make_tree()
    own, municipal, regional = make_norm(school, **OWN), make_norm(town, **TOWN), make_norm(region)
    with organisation_scope(school.pk):
        found = norms_for(school, TODAY, "pupils")
    assert [act.key for act in found][-3:] == [regional.public_id, municipal.public_id, own.public_id]
    assert [act.level for act in found][-3:] == ["regional", "municipal", "local"]
    assert {act.level for act in found[:-3]} == {"federal"}


def test_added_acts_are_those_of_the_tree_and_of_the_day():
    region, town, school = make_tree()
    own, regional = make_norm(school, **OWN), make_norm(region)
    make_norm(town, **TOWN, in_force_to=date(2023, 1, 1))
    make_norm(make_school("МБОУ «СОШ № 99»", parent=town), number="77")
    with organisation_scope(school.pk):
        assert [act.key for act in acts_added(TODAY, "pupils")] == [regional.public_id, own.public_id]
    with organisation_scope(region.pk):
        assert [act.key for act in acts_added(TODAY, "pupils")] == [regional.public_id]


def test_strangers_and_those_above_do_not_see_it():
    region, town, school = make_tree()
    norm, other = make_norm(school, **OWN), make_school("МБОУ «СОШ № 99»", parent=town)
    for elsewhere in (region, town, other):
        with organisation_scope(elsewhere.pk):
            assert norm.public_id not in keys(elsewhere)
            with pytest.raises(NotFound):
                load_norm(norm.public_id)


def test_an_act_of_the_authorities_is_read_but_not_written():
    region, _, school = make_tree()
    norm = make_norm(region)
    with organisation_scope(school.pk):
        assert norm.public_id in keys(school)
        with pytest.raises(NotFound):
            load_norm(norm.public_id)


def test_the_day_and_the_contour_decide(home):
    norm = make_norm(dated=date(2025, 5, 1), in_force_from=date(2025, 9, 1), contour="staff")
    assert norm.public_id not in keys(home.school, date(2025, 8, 31), "staff")
    assert norm.public_id in keys(home.school, date(2025, 9, 1), "staff")
    assert norm.public_id not in keys(home.school, TODAY, "pupils")
    assert "gost_2016" not in keys(home.school)
    assert "gost_2016" in keys(home.school, date(2025, 8, 17))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"kind": "кодекс"}, "kind"),
        ({"dated": date(1921, 3, 20)}, "dated"),
        ({"dated": date(2221, 3, 20)}, "dated"),
        ({"in_force_from": date(2011, 3, 20)}, "in_force_from"),
        ({"in_force_to": date(2020, 3, 20)}, "in_force_to"),
        ({"replaced_by": "r145"}, "in_force_to"),
        ({"in_force_to": TODAY, "replaced_by": "nothing"}, "replaced_by"),
        ({"kind": "распоряжение", "number": "P145", "dated": date(2019, 12, 25)}, "number"),
    ],
)
def test_what_does_not_hold_together_is_refused(home, fields, field):
    with pytest.raises(BadInput) as refusal:
        make_norm(**fields)
    assert refusal.value.field == field


def test_the_same_act_is_entered_once_whoever_entered_it():
    region, _, school = make_tree()
    make_norm(region)
    with pytest.raises(BadInput, match="Министерство"):
        make_norm(school)


def test_an_ended_act_names_its_successor_and_may_be_renewed(home):
    old, new = make_norm(), make_norm(number="7", dated=date(2026, 10, 1))
    end_norm(
        old,
        in_force_to=date(2026, 10, 31),
        replaced_by=new.public_id,
        expected=old.version,
        by=BY,
        moment=NOVEMBER,
    )
    register = register_of(home.school)
    assert register.successor(register.by_key[old.public_id], TODAY).key == new.public_id
    with pytest.raises(BadInput, match="по кругу"):
        end_norm(new, in_force_to=TODAY, replaced_by=old.public_id, by=BY, moment=NOVEMBER)
    with pytest.raises(Refused):
        end_norm(old, in_force_to=TODAY, by=BY, moment=NOVEMBER)
    assert renew_norm(old, by=BY, moment=NOVEMBER).in_force_to is None
    assert [e.event for e in Entry.objects.filter(event__startswith="norms.").order_by("pk")][-2:] == [
        "norms.end",
        "norms.renew",
    ]


def test_a_changed_act_is_changed_everywhere(home):
    norm = make_norm()
    change_norm(norm, expected=norm.version, number="115", by=BY, moment=NOVEMBER)
    assert register_of(home.school).by_key[norm.public_id].number == "115"


def test_what_documents_cite_is_not_deleted(home):
    cited, free = make_norm(), make_norm(number="200", preamble=False)
    issued = make_issued(make_ready_programme())
    assert [one.document for one in citations_of(cited.public_id)] == [issued]
    assert is_cited("r145")
    with pytest.raises(Refused, match="ссылаются"):
        remove_norm(cited, by=BY, moment=NOVEMBER)
    remove_norm(free, by=BY, moment=NOVEMBER)
    assert list(Norm.objects.all()) == [cited]


def test_a_region_learns_that_an_act_is_cited_beneath():
    region, _, school = make_tree()
    norm = make_norm(region)
    with organisation_scope(school.pk):
        make_issued(make_ready_programme())
    with organisation_scope(region.pk):
        assert citations_of(norm.public_id) == []
        with pytest.raises(Refused):
            remove_norm(norm, by=BY, moment=NOVEMBER)


def test_the_register_is_searched_by_any_words(home):
    acts = register_of(home.school).acts
    assert [act.key for act in matching_acts(acts, "методологии Р-145")] == ["r145"]
    assert {act.level for act in matching_acts(acts, level="federal")} == {"federal"}
    assert "fstec_17" not in {act.key for act in matching_acts(acts, day=TODAY)}


def test_what_replaced_another_act_is_not_deleted(home):
    old, new = make_norm(), make_norm(number="7", dated=date(2026, 10, 1))
    end_norm(old, in_force_to=date(2026, 10, 31), replaced_by=new.public_id, by=BY, moment=NOVEMBER)
    with pytest.raises(Refused, match="заменён другой"):
        remove_norm(new, by=BY, moment=NOVEMBER)
    remove_norm(old, by=BY, moment=NOVEMBER)
    remove_norm(new, by=BY, moment=NOVEMBER)
    assert not Norm.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_register_costs_the_same_for_any_number_of_acts(home, count, django_assert_num_queries):
    for number in range(count):
        make_norm(number=str(number))
    register_of(home.school)
    with django_assert_num_queries(5):
        register_of(home.school)
