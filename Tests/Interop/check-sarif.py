# swift-kubernetes-lifecycle
# SPDX-License-Identifier: Apache-2.0
"""Holds files in SARIF against a schema: check-sarif.py SCHEMA FILE..."""

import hashlib
import json
import sys

from jsonschema import Draft4Validator

PUBLISHED = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
DIGEST = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"

with open(sys.argv[1], "rb") as file:
    text = file.read()
schema = json.loads(text)
if schema["id"] != PUBLISHED or hashlib.sha256(text).hexdigest() != DIGEST:
    sys.exit(f"{sys.argv[1]}: this is not the published schema")

validator = Draft4Validator(schema)
count = 0
for name in sys.argv[2:]:
    with open(name, encoding="utf-8") as file:
        log = json.load(file)
    for error in validator.iter_errors(log):
        place = "/".join(str(step) for step in error.absolute_path)
        sys.exit(f"{name}: {place}: {error.message[:500]}")
    count += sum(len(run["results"]) for run in log["runs"])
if count == 0:
    sys.exit("no report has a result")
print(f"{len(sys.argv) - 2} reports with {count} results are as the schema has them")
