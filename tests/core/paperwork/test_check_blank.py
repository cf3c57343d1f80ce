"""What the person who uploads a blank is told."""

import io
import zipfile

import pytest

from nastavnik.core.paperwork.checking import check_blank
from nastavnik.core.paperwork.contracts import PairsOrder, specimen_of
from nastavnik.core.paperwork.isolation import check_in_child
from nastavnik.core.paperwork.package import read_package
from nastavnik.core.paperwork.refusals import BlankRefused
from nastavnik.core.paperwork.rendering import render_blank
from tests.core.paperwork.small_docx import (
    comments_part,
    link,
    links_part,
    paragraph,
    settings_part,
    small_blank,
    with_link,
    with_parts,
)

SPECIMEN = specimen_of(PairsOrder)


def complaint(blank: bytes) -> str:
    return "\n".join(map(str, check_blank(blank, SPECIMEN)))


def field(code: str) -> str:
    return f'<w:p><w:fldSimple w:instr=" {code} "/></w:p>'


def torn_field(*pieces: str) -> str:
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f"<w:p>{begin}{runs}{end}</w:p>"


def test_an_unknown_field_is_named_with_its_paragraph_and_the_nearest_field():
    text = complaint(small_blank(paragraph("Директор {{ школа.краткоее }} приказывает")))
    assert "абзац «Директор {{ школа.краткоее }} приказывает»" in text
    assert "поле «школа.краткоее» программе неизвестно; возможно, имелось в виду «краткое»" in text


def test_a_field_of_a_row_is_known_only_inside_its_loop():
    good = (
        "{% for п in пары %}{{ п.наставник }}{% for ч in п.наставляемые %}{{ ч.имя }}{% endfor %}{% endfor %}"
    )
    assert complaint(small_blank(paragraph(good))) == ""
    assert "«п»" in complaint(small_blank(paragraph("{{ п.наставник }}")))
    assert "возможно, имелось в виду «наставник»" in complaint(
        small_blank(paragraph(good.replace("п.наставник }", "п.наставик }")))
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ пары }}", "список"),
        ("{{ школа }}", "раздел"),
        ("{% for п in школа %}{% endfor %}", "не список"),
        ("{% if школа.краткое %}", "не закрыты"),
        ("{% set а = 1 %}", "команда «set» в бланках запрещена"),
        ("{{ школа.краткое|upper }}", "с_заглавной"),
        ("{{r школа.краткое }}", "где текст не печатается"),
        ("{%- if школа.краткое -%}{% endif %}", "не поддерживается"),
        ("{{ школа.краткое", "записаны с ошибкой"),
    ],
)
def test_each_mistake_is_told_in_russian(text, said):
    assert said in complaint(small_blank(paragraph(text)))


@pytest.mark.parametrize(
    ("blank", "said"),
    [
        (with_link("image", "http://evil.example/p.png"), "ссылка за пределы документа"),
        (with_link("hyperlink", "file:///etc/passwd"), "ссылка за пределы документа"),
        (with_link("hyperlink", "javascript:alert(1)"), "ссылка за пределы документа"),
        (with_link("oleObject", "embeddings/o.bin", mode=""), "посторонний файл"),
        (with_link("aFChunk", "chunk.html", mode=""), "посторонний файл"),
        (with_link("frame", "http://evil.example"), "посторонний файл"),
        (with_parts(vba="x"), "макросы"),
        (small_blank(field("DDEAUTO c:\\\\cmd")), "код поля DDEAUTO запрещён"),
        (small_blank(field("INCLUDETEXT &quot;x&quot;")), "код поля INCLUDETEXT запрещён"),
        (small_blank(field("INCLUDEPICTURE &quot;x&quot;")), "код поля INCLUDEPICTURE запрещён"),
        (small_blank(field("HYPERLINK &quot;\\\\\\\\server\\\\x&quot;")), "не на сайт"),
        (small_blank(torn_field("DD", "EAU", "TO cmd")), "код поля DDEAUTO запрещён"),
        (small_blank(torn_field("QUOTE 68 68 69")), "код поля QUOTE запрещён"),
        (small_blank("<w:p><w:r><w:object/></w:r></w:p>"), "встроенный объект"),
        (small_blank('<w:altChunk r:id="x"/>'), "вставка другого файла"),
        (small_blank('<w:subDoc r:id="x"/>'), "вложенный документ"),
        (small_blank('<w:p><w:r><w:rPr><w:color w:val="{{ школа.краткое }}"/></w:rPr></w:r></w:p>'), "в оформлении"),
        (small_blank(torn_field("HYPERLINK https://a {{ школа.краткое }}")), "где текст не печатается"),
        (with_parts(comments=comments_part(paragraph("{{ школа.краткое }}"))), "поля не заполняются"),
        (b"not a zip", "не читается как документ Word"),
        (small_blank("<w:p>&broken;</w:p>"), "не читается"),
    ],
)  # fmt: skip
def test_a_dangerous_blank_is_named_and_never_rendered(blank, said):
    assert said in complaint(blank)
    with pytest.raises(BlankRefused):
        render_blank(blank, {"школа": {"краткое": "Школа"}})


def test_an_attached_template_is_told_and_removed_without_a_refusal():
    settings = settings_part(
        '<w:attachedTemplate r:id="r1"/><w:mailMerge><w:dataSource r:id="r2"/></w:mailMerge>'
    )
    rels = links_part(
        link("r1", "attachedTemplate", "file:///C:/Normal.dotm") + link("r2", "mailMergeSource", "file:///x")
    )
    blank = with_parts(settings=settings, settings_rels=rels)
    faults = check_blank(blank, SPECIMEN)
    assert [fault.fatal for fault in faults] == [False, False]
    package = read_package(render_blank(blank, {"школа": {"краткое": "Школа"}}))
    assert b"file:///" not in b"".join(package.values())
    assert b"attachedTemplate" not in b"".join(package.values())


@pytest.mark.parametrize("target", ["https://school5.example", "mailto:school5@rostov.example"])
def test_an_ordinary_link_is_welcome(target):
    assert complaint(with_link("hyperlink", target)) == ""


def test_an_ordinary_page_number_is_welcome():
    assert complaint(small_blank(field("PAGE") + torn_field(" NUMP", "AGES "))) == ""


def bomb(names: list[str], size: int = 0) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, b"\0" * size)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("blank", "said"),
    [
        (bomb(["a.xml"], 50_000_000), "слишком велик"),
        (bomb([f"{number}.xml" for number in range(500)]), "необычно"),
        (bomb(["A.xml", "a.xml"]), "повторяются"),
        (bomb(["../a.xml"]), "опасно"),
        (bomb(["a.xml"]), "не документ Word"),
        (bytes(11_000_000), "больше 10 МБ"),
    ],
)
def test_a_disguised_archive_is_refused(blank, said):
    assert said in complaint(blank)


def test_entities_are_refused():
    body = small_blank()
    parts = read_package(body)
    declaration = b'<!DOCTYPE w:document [<!ENTITY a "aaaa">]>'
    parts["word/document.xml"] = declaration + parts["word/document.xml"]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    assert "сущност" in complaint(stream.getvalue())


def test_the_check_in_a_child_tells_the_same():
    blank = small_blank(paragraph("{{ школа.краткоее }}"))
    assert check_in_child(blank, SPECIMEN) == check_blank(blank, SPECIMEN) != []
