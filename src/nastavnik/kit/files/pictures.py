"""Pictures are drawn anew: what is not a picture does not survive, nor do place, date and device of the shot."""

import io
import threading
import warnings

from nastavnik.kit.verdict import BadInput

MOST_PIXELS = 40_000_000
# a picture of the largest size takes a quarter of a gigabyte while it is drawn: never several of them together
_turn = threading.Lock()
NOT_A_PICTURE = "Изображение повреждено: откройте его, сохраните заново и загрузите ещё раз"


def redrawn(data: bytes, code: str, longest: int = 0) -> bytes:
    """The first frame of a PNG or JPEG without metadata, upright; no side longer than `longest`. Raises `BadInput`."""
    from PIL import Image, ImageOps

    try:
        with (
            _turn,
            warnings.catch_warnings(),
            Image.open(io.BytesIO(data), formats=["PNG", "JPEG"]) as picture,
        ):
            warnings.simplefilter("ignore")
            if picture.width * picture.height > MOST_PIXELS:
                raise BadInput("Изображение слишком велико: уменьшите его до 40 мегапикселей")
            upright = ImageOps.exif_transpose(picture)
            mode = "RGBA" if code == "png" and upright.mode in {"RGBA", "LA", "P", "PA"} else "RGB"
            drawn = upright.convert(mode)
            if longest:
                drawn.thumbnail((longest, longest))
            return _encoded(drawn, code)
    except BadInput:
        raise
    except Exception as fault:
        raise BadInput(NOT_A_PICTURE) from fault


def _encoded(picture: object, code: str) -> bytes:
    from PIL import Image

    assert isinstance(picture, Image.Image)
    picture.info.clear()  # words, place and date of the shot live here; only the dots are written
    out = io.BytesIO()
    picture.save(out, "PNG" if code == "png" else "JPEG", quality=90)
    return out.getvalue()
