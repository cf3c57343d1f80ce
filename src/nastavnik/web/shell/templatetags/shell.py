"""Small pieces cheap enough for a table cell: icon, status, meter, and the numbers and words beside them."""

import secrets
from collections.abc import Sequence
from typing import Any

from django import template
from django.contrib.messages.storage.base import Message
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.template.context import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from nastavnik.kit.policy import holds
from nastavnik.kit.returning import NEXT, way_back
from nastavnik.web.shell.icons import icon_body
from nastavnik.web.shell.method_notes import MethodNote, note_for
from nastavnik.web.shell.toasts import undo_address
from nastavnik.web.shell.troubles import Trouble, standing

register = template.Library()

TONES = {
    "good": ("green", "circle-check"),
    "warn": ("orange", "alert-triangle"),
    "bad": ("red", "alert-octagon"),
    "info": ("blue", "info-circle"),
    "calm": ("secondary", "circle-dashed"),
}


@register.simple_tag
def icon(name: str, label: str = "", css: str = "") -> SafeString:
    """A vendored icon; without `label` it is decoration and silent for screen readers."""
    described = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="icon {}" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor"'
        ' stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" {}>{}</svg>',
        css,
        described,
        mark_safe(icon_body(name)),  # noqa: S308  a vendored file, never a person's words
    )


@register.simple_tag(takes_context=True)
def method_note(context: Context) -> MethodNote | None:
    """The explanation of this screen, by the methodology of the page's `programme` where it has one."""
    return note_for(context.get("request"), context.get("programme"))


@register.simple_tag
def badge(word: str, tone: str = "calm", icon_name: str = "") -> SafeString:
    """A status: word, icon and colour together; `tone` is good, warn, bad, info or calm."""
    colour, own_icon = TONES[tone]
    return format_html(
        '<span class="status-badge is-{}">{}<span>{}</span></span>', colour, icon(icon_name or own_icon), word
    )


@register.simple_tag
def meter(value: float, of: float = 100, label: str = "Готовность", text: str = "") -> SafeString:
    """A bar with its number in words; `text` defaults to a percentage."""
    share = round(100 * float(value) / float(of)) if of else 0
    return format_html(
        '<span class="meter"><progress value="{}" max="100" aria-label="{}"></progress><span>{}</span></span>',
        share,
        label,
        text or f"{share} %",
    )


@register.filter
def initials(name: str) -> str:
    """The first letters of a surname and a given name."""
    return "".join(word[0].upper() for word in str(name).split()[:2])


@register.filter
def undo(message: Message) -> str:
    """The address that takes back what this message reports, or nothing."""
    return undo_address(message)


@register.filter
def may(request: Any, right: str) -> bool:
    """Whether the duty served holds the right: `{% if request|may:"partners.change" %}`; no link to a shut door."""
    principal = getattr(request, "principal", None)
    return principal is not None and holds(principal.role, right)


@register.filter
def plural(number: int, forms: str) -> str:
    """The Russian form after a number: `{{ n|plural:"встреча,встречи,встреч" }}`."""
    one, few, many = forms.split(",")
    tail = abs(int(number)) % 100
    if tail % 10 == 1 and tail != 11:
        return one
    return few if 2 <= tail % 10 <= 4 and not 12 <= tail <= 14 else many


@register.filter
def concealed(form: Any) -> list[tuple[str, str]]:
    """Hidden pairs (`_v`, `_idem`) of a form object; without one, a fresh key: each POST is done once."""
    own = getattr(form, "hidden_pairs", None)
    return own if own is not None else [("_idem", secrets.token_urlsafe(18))]


@register.simple_tag(takes_context=True)
def sealed(context: Context, form: Any = None) -> SafeString:
    """What every POST form carries: the token against forgery and the key that makes it happen once."""
    pairs = [("csrfmiddlewaretoken", str(context.get("csrf_token", ""))), *concealed(form)]
    request = context.get("request")
    if form is not None and request is not None and (back := way_back(request)):
        pairs.append((NEXT, back))
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', pairs)


@register.simple_tag
def trouble(status: int) -> Trouble:
    """The standing sentences for a status."""
    return standing(status)


@register.filter
def item(row: Sequence[Any], index: int) -> Any:
    """One place of a sequence."""
    return row[index]


@register.simple_tag(takes_context=True)
def query(context: Context, **changes: Any) -> str:
    """The current address's query with some parts replaced; an empty value removes the part."""
    parts: QueryDict = context["request"].GET.copy()
    for name, value in changes.items():
        parts.pop(name, None)
        if value not in ("", None):
            parts[name] = str(value)
    return "?" + parts.urlencode()


@register.filter
def halves(label: str) -> tuple[str, str]:
    """«Заголовок|пояснение» apart; the second part may be empty."""
    head, _, tail = str(label).partition("|")
    return head, tail


@register.filter
def place(field: BoundField) -> str:
    """Where an error's link leads: the control itself, the first of a group, or the group."""
    return field.id_for_label or (field.subwidgets[0].id_for_label if field.subwidgets else "")


@register.simple_tag(takes_context=True)
def again(context: Context, name: str) -> SafeString:
    """What a block holds on this page, wherever it is asked: the heading is also the window's title."""
    block = context.render_context[BLOCK_CONTEXT_KEY].get_block(name)
    return mark_safe(block.render(context).strip() if block else "")  # noqa: S308  a template's own output


@register.simple_tag
def pick(key: object, label: str, table: str = "bulk") -> SafeString:
    """The tick that takes a row into a bulk action of the table."""
    return format_html(
        '<input type="checkbox" class="form-check-input" name="selected" value="{}" form="{}" aria-label="Выбрать: {}">',
        key,
        table,
        label,
    )
