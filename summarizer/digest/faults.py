"""What pydantic finds wrong in a table, as the rest of a sentence."""

from typing import Any

from pydantic_core import ErrorDetails

from summarizer.errors import nearest

__all__ = ["name_fault"]

_EXPECTED = {
    "bool_type": "true or false",
    "int_type": "a whole number",
    "string_type": "text in quotes",
    "string_too_short": "some text",
    "tuple_type": "a list in square brackets",
    "too_short": "a list of one or more",
    "dict_type": "a table",
}


def name_fault(fault: ErrorDetails, names: list[str]) -> str:
    """Say which key has which value, what was expected, and what comes nearest to it. `names` are the keys of the table."""
    key = ".".join(str(part + 1) if isinstance(part, int) else str(part) for part in fault["loc"])
    context: dict[str, Any] = fault.get("ctx") or {}
    match fault["type"]:
        case "extra_forbidden":
            return f"has the unknown key {key!r}: {nearest(key, names)}"
        case "missing":
            return f"has no `{key}`: it needs one"
        case "value_error":
            return f"{key}: {context['error']}" if key else str(context["error"])
        case "literal_error":
            choices = [choice.strip("'") for choice in str(context["expected"]).replace(" or ", ", ").split(", ")]
            return f"has {key} {fault['input']!r}: {nearest(str(fault['input']), choices)}"
        case "greater_than_equal" | "less_than_equal":
            bound = context.get("ge", context.get("le"))
            return f"has {key} {fault['input']!r}: the nearest that it can be is {bound}"
        case other:
            return f"has {key} {fault['input']!r}: expected {_EXPECTED.get(other, 'another type of value')}"
