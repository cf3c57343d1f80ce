"""Every check of a pack bites, and names the file and the line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from nastavnik.core.methodology import PackError, load_packs

Spoil = Callable[[str, str, str], int]

# file, what stands there, what it is spoilt to, what the loader must say about that line
PLANTED = [
    (
        "pack.yaml",
        'version: "2026.1"',
        "version: 2026.1",
        "поле «версия» должно быть текстом, а записано «2026.1»",
    ),
    (
        "stages.yaml",
        "short_title: Пары\n",
        "shrt_title: Пары\n",
        "у этапа «Формирование пар и групп» неизвестное поле «shrt_title»",
    ),
    (
        "stages.yaml",
        "number: 4\n",
        "number: 3\n",
        "у этапа «Отбор и обучение наставников» повторён номер этапа 3",
    ),
    (
        "roadmap.yaml",
        "- number: 7\n",
        "- number: 6\n",
        "у мероприятия «Разработка и утверждение дорожной карты» повторён номер 6",
    ),
    (
        "roadmap.yaml",
        "months: [10, 11]\n      owner: curator\n      co_owners: [psychologist]\n",
        "months: [10, 13]\n      owner: curator\n      co_owners: [psychologist]\n",
        "поле «месяцы» должно быть не больше 12, а записано «13»",
    ),
    (
        "roadmap.yaml",
        "months: [1, 2]",
        "months: [2, 1]",
        "у мероприятия «Промежуточная оценка» конец раньше начала",
    ),
    (
        "roadmap.yaml",
        "{kind: document, document: pairs_order}",
        "{kind: document, document: pair_order}",
        "указан несуществующий документ «pair_order»",
    ),
    (
        "roadmap.yaml",
        "{kind: document, document: plan}",
        "{kind: document}",
        "не назван документ, которым оно подтверждается",
    ),
    (
        "roadmap.yaml",
        "owner: site_editor",
        "owner: webmaster",
        "у мероприятия «Раздел о наставничестве на сайте» указан неизвестный ответственный «webmaster»",
    ),
    (
        "roadmap.yaml",
        "evidence: {kind: training}",
        "evidence: {kind: lesson}",
        "поле «вид» не бывает «lesson»",
    ),
    (
        "roadmap.yaml",
        "blank: roadmap_v",
        "blank: roadmap_g",
        "указан бланк, которого нет ни у одного документа: «roadmap_g»",
    ),
    (
        "tracks.yaml",
        "mentor: {kind: alumnus,",
        "mentor: {kind: alumni,",
        "указан неизвестный вид участников «alumni»",
    ),
    (
        "tracks.yaml",
        "aliases: [выпускник – обучающийся, выпускник – школьник]",
        "aliases: [Ученик-Ученик]",
        "написание «ученик-ученик» уже занято другой формой",
    ),
    (
        "tracks.yaml",
        "code: sp_leader",
        "code: peer_leader",
        "у ролевой модели «лидер – равнодушный» повторён код «peer_leader»",
    ),
    (
        "tracks.yaml",
        "load: {places: 2, places_warning: 3, months_min: 3, months_max: 12",
        "load: {places: -1, places_warning: 3, months_min: 3, months_max: 12",
        "поле «места» должно быть не меньше 1, а записано «-1»",
    ),
    (
        "tracks.yaml",
        "aim: Помочь первокурсникам освоиться и учиться.",
        'aim: ""',
        "у формы «студент – студент» поле «цель» не заполнено",
    ),
    (
        "tracks.yaml",
        "consents: [processing, labour]",
        "consents: [processing]",
        "у наставника формы «учитель – учитель» нет письменного согласия работника (статья 351.8)",
    ),
    (
        "documents.yaml",
        "blanks: [pairs_order]",
        "blanks: [pairs]",
        "нет файла pairs.docx",
    ),
    (
        "competences.yaml",
        "synonyms: [роботы, электроника, ардуино]",
        "synonyms: [роботы, Химия]",
        "слово «химия» уже занято другой компетенцией",
    ),
    (
        "people.yaml",
        "competences: [career_guidance, labour_market]",
        "competences: [career]",
        "у запроса «выбирает профессию» указана несуществующая компетенция «career»",
    ),
    (
        "consents.yaml",
        "document: consent_photo",
        "document: photo",
        "у согласия «Согласие на фото- и видеосъёмку» указан несуществующий документ «photo»",
    ),
    (
        "matching.yaml",
        "weights: {competence: 35, choice: 20,",
        "weights: {competence: 45, choice: 20,",
        "сумма весов 110, а должна быть 100",
    ),
    (
        "matching.yaml",
        "track: mutual_support",
        "track: mutual",
        "указана несуществующая форма «mutual»",
    ),
    (
        "training.yaml",
        "threshold_hours: 4",
        "threshold_hours: 9",
        "порог 9 ч больше, чем часов во всех занятиях (6)",
    ),
    (
        "bases.yaml",
        "number: 16, field: link",
        "number: 17, field: link",
        "номер 17, а по порядку 16",
    ),
    (
        "bases.yaml",
        "field: passed",
        "field: link",
        "повторено поле «link»",
    ),
    (
        "defaults.yaml",
        'order_mask: "{номер}-Н"',
        'order_mask: "Н"',
        "в образце номера приказа нет места для номера",
    ),
    (
        "norms.yaml",
        "- code: mr42",
        "- code: r145",
        "повторён код «r145»",
    ),
    (
        "meetings.yaml",
        "minutes: 45\n    minutes_max: 60\n    obligatory: true\n    months",
        "minutes: 75\n    minutes_max: 60\n    obligatory: true\n    months",
        "у вида встречи «Пробная рабочая встреча» наименьшая длительность больше наибольшей",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), PLANTED)
def test_a_planted_fault_is_found_at_its_line(
    root: Path, spoil: Spoil, file: str, old: str, new: str, said: str
) -> None:
    line = spoil(file, old, new)
    with pytest.raises(PackError) as caught:
        load_packs(root)
    found = [fault for fault in caught.value.faults if said in fault.message]
    assert [(fault.file, fault.line) for fault in found] == [(f"packs/pupils/{file}", line)], str(
        caught.value
    )


def test_a_form_without_role_models_is_told_in_one_sentence(root: Path) -> None:
    path = root / "pupils" / "tracks.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    first = next(n for n, line in enumerate(lines) if "role_models:" in line)
    last = next(n for n, line in enumerate(lines) if n > first and line.startswith("  - code:"))
    lines[first:last] = ["    role_models: []"]
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(PackError) as caught:
        load_packs(root)
    said = (
        f"packs/pupils/tracks.yaml:{first + 1}: у формы «ученик – ученик» не названа ни одна ролевая модель"
    )
    assert said in str(caught.value).splitlines()


def test_a_gap_in_the_stages_is_told(root: Path, spoil: Spoil) -> None:
    spoil("stages.yaml", "number: 4\n", "number: 3\n")
    with pytest.raises(PackError, match="нет этапа № 4: этапы нумеруются от 1 до 7 без пропусков"):
        load_packs(root)


def test_a_stage_without_steps_is_told(root: Path) -> None:
    path = root / "pupils" / "roadmap.yaml"
    text = path.read_text(encoding="utf-8").replace("stage: mentor_base", "stage: mentee_base")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PackError, match="у этапа «Формирование базы наставников» нет ни одного мероприятия"):
        load_packs(root)


def test_all_faults_are_told_at_once(root: Path, spoil: Spoil) -> None:
    spoil("bases.yaml", "number: 16, field: link", "number: 17, field: link")
    spoil("training.yaml", "threshold_hours: 4", "threshold_hours: 9")
    with pytest.raises(PackError) as caught:
        load_packs(root)
    assert len(caught.value.faults) == 2


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        ("terms: [a, b\nmore: 1\n", 2, "разметка файла нарушена"),
        ("terms: 1\nmore: 2\nterms: 3\n", 3, "поле «terms» записано дважды"),
        ("aims: {}\n", 1, "раздел «aims» уже есть в файле packs/pupils/aims.yaml"),
        ("", 1, "файл пуст"),
        ("terms: 1\nwhat: !!python/object:os.system x\n", 2, "неизвестный вид значения"),
        ("surprise: 1\n", 1, "неизвестное поле «surprise»"),
    ],
)
def test_a_broken_file_is_told_with_its_line(root: Path, content: str, line: int, said: str) -> None:
    (root / "pupils" / "zz.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(PackError, match=said) as caught:
        load_packs(root)
    assert [(fault.file, fault.line) for fault in caught.value.faults] == [("packs/pupils/zz.yaml", line)]


def test_a_file_in_another_encoding_is_told(root: Path) -> None:
    (root / "pupils" / "zz.yaml").write_bytes("aims: Цель".encode("cp1251"))
    with pytest.raises(PackError, match="не в кодировке UTF-8"):
        load_packs(root)


def test_a_missing_part_is_told_at_the_head_of_the_pack(root: Path) -> None:
    (root / "pupils" / "bases.yaml").unlink()
    with pytest.raises(PackError, match=r"packs/pupils/pack.yaml:1: поле «bases» не заполнено"):
        load_packs(root)


def test_a_folder_under_another_name_is_told(root: Path) -> None:
    (root / "pupils").rename(root / "children")
    with pytest.raises(PackError, match="не совпадает с именем папки"):
        load_packs(root)


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="нет ни одной методики"):
        load_packs(tmp_path)
