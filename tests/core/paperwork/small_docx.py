"""The smallest DOCX with a body, a table, a header, a footer and core properties, built by hand."""

from xml.sax.saxutils import escape

from nastavnik.core.paperwork.package import Package, write_package

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACK = "http://schemas.openxmlformats.org/package/2006"
PLACES = ("body", "table", "header", "footer", "split runs", "core property")


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str) -> str:
    return f"<w:p>{run(text)}</w:p>"


def small_package(body: str = "", **texts: str) -> Package:
    """Parts by name; `body` is raw XML, `texts` fill header, footer, table and title."""
    table = f"<w:tbl><w:tr><w:tc>{paragraph(texts.get('table', ''))}</w:tc></w:tr></w:tbl>"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACK}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="bin" ContentType="application/octet-stream"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
        f'<Override PartName="/word/header1.xml" ContentType="{_TYPE}.header+xml"/>'
        f'<Override PartName="/word/footer1.xml" ContentType="{_TYPE}.footer+xml"/>'
        f'<Override PartName="/word/comments.xml" ContentType="{_TYPE}.comments+xml"/>'
        f'<Override PartName="/word/settings.xml" ContentType="{_TYPE}.settings+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACK}/relationships">'
        f'<Relationship Id="r1" Type="{_REL}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_W} {_R}><w:body>{body or paragraph('Приказ')}{table}<w:sectPr/></w:body></w:document>",
        "word/header1.xml": f"<w:hdr {_W}>{paragraph(texts.get('header', ''))}</w:hdr>",
        "word/footer1.xml": f"<w:ftr {_W}>{paragraph(texts.get('footer', ''))}</w:ftr>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACK}/relationships">'
        f'<Relationship Id="h" Type="{_REL}/header" Target="header1.xml"/>'
        f'<Relationship Id="f" Type="{_REL}/footer" Target="footer1.xml"/></Relationships>',
        "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(texts.get('title', ''))}</dc:title></cp:coreProperties>",
    }
    return {name: text.encode() for name, text in parts.items()}


def small_blank(body: str = "", **texts: str) -> bytes:
    return write_package(small_package(body, **texts))


def blank_with(payload: str, place: str) -> bytes:
    """The blank with the payload in one of PLACES."""
    if place == "split runs":
        pieces = [payload[start : start + 3] for start in range(0, len(payload), 3)]
        return small_blank("<w:p>" + "".join(run(piece) for piece in pieces) + "</w:p>")
    if place == "body":
        return small_blank(paragraph(payload))
    return small_blank(**{"title" if place == "core property" else place: payload})


def with_link(kind: str, target: str, mode: str = ' TargetMode="External"') -> bytes:
    """The blank whose main text has one more relationship."""
    parts = small_package()
    link = f'<Relationship Id="x" Type="{_REL}/{kind}" Target="{target}"{mode}/></Relationships>'
    name = "word/_rels/document.xml.rels"
    parts[name] = parts[name].replace(b"</Relationships>", link.encode())
    return write_package(parts)


def with_parts(**parts: str) -> bytes:
    """The blank with more parts: `comments="…"` is word/comments.xml, `settings` and `settings_rels` likewise."""
    names = {"comments": "word/comments.xml", "settings": "word/settings.xml", "vba": "word/vbaProject.bin"}
    names["settings_rels"] = "word/_rels/settings.xml.rels"
    return write_package(small_package() | {names[key]: text.encode() for key, text in parts.items()})


def settings_part(inner: str) -> str:
    return f"<w:settings {_W} {_R}>{inner}</w:settings>"


def comments_part(inner: str) -> str:
    return f"<w:comments {_W}>{inner}</w:comments>"


def links_part(inner: str) -> str:
    return f'<Relationships xmlns="{_PACK}/relationships">{inner}</Relationships>'


def link(number: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{number}" Type="{_REL}/{kind}" Target="{target}" TargetMode="External"/>'
