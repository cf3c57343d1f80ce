"""`nastavnik routes`: every address, who is let in, and what it reads."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from nastavnik.kit.links import is_by_link
from nastavnik.kit.policy import PUBLIC, SIGNED_IN, rights
from nastavnik.kit.routes import described_routes


class Command(BaseCommand):
    help = "Показать адреса программы и кто в них допущен"

    def add_arguments(self, parser: ArgumentParser) -> None:
        form = parser.add_mutually_exclusive_group()
        form.add_argument("--json", action="store_true", help="полное описание в виде JSON")
        form.add_argument("--openapi", action="store_true", help="описание в виде OpenAPI 3.1")

    def handle(self, *_: Any, json: bool, openapi: bool, **__: Any) -> None:
        routes = described_routes()
        if json:
            self.stdout.write(_dumped({"routes": routes}))
        elif openapi:
            self.stdout.write(_dumped(_openapi(routes)))
        else:
            self.stdout.write("\n".join(_rows(routes)))


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def _rows(routes: list[dict[str, Any]]) -> list[str]:
    width = max(len(route["path"]) for route in routes)
    return [
        f"{method:<6} {route['path']:<{width}}  {_who(policy['policy'])}"
        for route in routes
        for method, policy in route["policies"].items()
        if method != "HEAD"
    ]


def _who(right: str) -> str:
    if right in {PUBLIC, SIGNED_IN}:
        return "без входа" if right == PUBLIC else "любой вошедший"
    if is_by_link(right):
        return f"без входа, по личному коду ({right})"
    return f"{rights()[right].title} ({right})"


def _openapi(routes: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {"title": "Наставник", "version": "1"},
        "paths": {route["path"]: _operations(route) for route in routes},
    }


def _operations(route: dict[str, Any]) -> dict[str, Any]:
    return {
        method.lower(): {
            "operationId": f"{route['name']}:{method.lower()}",
            "x-policy": policy["policy"],
            "x-roles": policy["roles"],
            "x-rate": route["rate"],
            "parameters": [_parameter(p) for p in route["parameters"]],
            **({"requestBody": _body(route["form"])} if method == "POST" and route["form"] else {}),
            "responses": {"200": {"description": "Страница"}, "404": {"description": "Такой записи нет"}},
        }
        for method, policy in route["policies"].items()
    }


def _parameter(parameter: dict[str, Any]) -> dict[str, Any]:
    schema = (
        {"type": "string", "pattern": "^[a-z2-7]{26}$"} if parameter["kind"] == "pid" else {"type": "string"}
    )
    told = {"name": parameter["name"], "in": parameter["in"], "required": parameter["in"] == "path"}
    return {**told, "schema": schema, "x-object": parameter["object"]}


def _body(form: dict[str, Any]) -> dict[str, Any]:
    fields = {f["name"]: {"type": "string", "x-object": f["object"]} for f in form["fields"]}
    required = [f["name"] for f in form["fields"] if f["required"]]
    control = {name: {"type": "string"} for name in form["control"]}
    schema = {"type": "object", "properties": fields | control, "required": required}
    return {"content": {"application/x-www-form-urlencoded": {"schema": schema}}}
