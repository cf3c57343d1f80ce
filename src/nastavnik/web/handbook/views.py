"""The handbook: its contents, a chapter, a picture."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nastavnik.kit.policy import policy
from nastavnik.kit.verdict import NotFound
from nastavnik.web.handbook.reading import chapter_of, picture_of, slugs


@policy(GET="handbook.view")
def contents(request: HttpRequest) -> HttpResponse:
    """All chapters: stages of the methodology, then the program itself."""
    chapters = [found for slug in slugs() if (found := chapter_of(slug))]
    stages = [one for one in chapters if one.slug.startswith("stage")]
    others = [one for one in chapters if not one.slug.startswith("stage")]
    return render(request, "handbook/contents.html", {"stages": stages, "others": others})


@policy(GET="handbook.view")
def chapter(request: HttpRequest, chapter: str) -> HttpResponse:
    """One chapter with its neighbours."""
    found = chapter_of(chapter)
    if found is None:
        raise NotFound("Такой главы в справочнике нет")
    names = slugs()
    place = names.index(found.slug)
    page = {
        "chapter": found,
        "before": chapter_of(names[place - 1]) if place else None,
        "after": chapter_of(names[place + 1]) if place + 1 < len(names) else None,
    }
    return render(request, "handbook/chapter.html", page)


@policy(GET="handbook.view")
def picture(request: HttpRequest, picture: str) -> HttpResponse:
    """A picture of the guide."""
    path = picture_of(picture)
    if path is None:
        raise NotFound
    response = HttpResponse(path.read_bytes(), content_type="image/png")
    response["X-Content-Type-Options"] = "nosniff"
    return response
