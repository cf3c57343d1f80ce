"""QR codes as pictures inside the page: nothing is asked of any other site."""


def qr_picture(text: str, *, border: int = 2) -> str:
    """The text as a QR code: an SVG in a data address."""
    import segno

    drawn = segno.make(text, error="m", micro=False)
    return str(drawn.svg_data_uri(border=border, xmldecl=False, svgns=True, dark="#1b2a33", light="#fff"))
