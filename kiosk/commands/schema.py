"""The command `schema`: the description of the content file that editors such as VS Code understand."""

import json

from kiosk.content.model import Content


def schema_text() -> str:
    """The JSON schema (2020-12) of the content file, as it is kept in `resources/content.schema.json`."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Content.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
