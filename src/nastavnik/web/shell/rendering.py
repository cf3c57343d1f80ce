"""How forms look: label above, hint, control, error beneath; the error summary on top."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates
from django.forms.widgets import Widget

CSS = {
    forms.CheckboxInput: "form-check-input",
    forms.RadioSelect: "form-check-input",
    forms.CheckboxSelectMultiple: "form-check-input",
    forms.Select: "form-select",
    forms.HiddenInput: "",
    forms.MultiWidget: "form-control",
    forms.Widget: "form-control",
}


def control_css(widget: Widget) -> str:
    """The kit's class for a control."""
    return next((css for kind, css in CSS.items() if isinstance(widget, kind)), "")


class TablerBoundField(BoundField):
    """A field that knows its look: classes of the kit, hint, and what kind of group it stands in."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Widget | None = None) -> dict[str, Any]:
        """Django's attributes (required, aria) and the class of the kit, kept together with the widget's own."""
        built = super().build_widget_attrs(attrs, widget)
        shown = widget or self.field.widget
        own = built.get("class") or shown.attrs.get("class", "")
        css = [control_css(shown), own, "is-invalid" if self.errors else ""]
        built["class"] = " ".join(dict.fromkeys(" ".join(map(str, css)).split()))
        return built

    @property
    def hint(self) -> str:
        """The help text, or the widget's standing hint (a date says how it is written)."""
        return str(self.help_text or getattr(self.field.widget, "hint", ""))

    @property
    def aria_describedby(self) -> str:
        """The ids of the hint and of the error, in the order they are read."""
        own = self.field.widget.attrs.get("aria-describedby")
        if own or not self.auto_id or self.is_hidden:
            return str(own or "")
        parts = [("_helptext", self.hint), ("_error", self.errors)]
        return " ".join(f"{self.auto_id}{tail}" for tail, present in parts if present)

    @property
    def kind(self) -> str:
        """Which group template branch to take: tick, cards, segmented, choices, file or plain."""
        widget = self.field.widget
        if isinstance(widget, forms.CheckboxSelectMultiple | forms.RadioSelect):
            return str(getattr(widget, "look", "choices"))
        if isinstance(widget, forms.CheckboxInput):
            return "tick"
        return "file" if isinstance(widget, forms.FileInput) else "plain"

    @property
    def limit(self) -> int:
        """Longest text accepted by a text area, for the counter beneath; 0 where there is none."""
        return int(getattr(self.field, "max_length", 0) or 0) if self.widget_type == "textarea" else 0


class TablerRenderer(DjangoTemplates):
    """`FORM_RENDERER`: every form and field of the installation looks one way, packages' forms included."""

    form_template_name = "shell/form/form.html"
    formset_template_name = "shell/form/formset.html"
    field_template_name = "shell/form/field.html"
    bound_field_class = TablerBoundField
