"""Makes the requests of botocore, the library of AWS's official SDK for Python.

Reads cases from standard input, a JSON object a line, sorted by service, and writes a result for each, in the same
order, to standard output. A case has:

- `sdk_id` and `version`: of the service
- `operation`: its name
- `protocol`: `json` or `rest-json`
- `params`: the members of the input. Structures, unions, lists, maps, documents, strings, booleans and numbers are
  as in JSON; a blob is in base64, a timestamp is the number of milliseconds since 1970.

A result has `params`, which are those that botocore knows, `unknown`, the paths of the others, `members`, the names of
all members of botocore's input, and either `request` or `error`, the reason that there is none.

Nothing is sent: the request is taken when it is ready to be.
"""

import base64
import datetime
import glob
import gzip
import json
import os
import re
import sys
from urllib.parse import urlsplit

import botocore.session
from botocore.config import Config

# The end of the host: what is before it is the host prefix.
HOST = "host.test"
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
# A value of which botocore knows nothing.
UNKNOWN = object()


class Captured(BaseException):
    """The request, taken instead of being sent. No handler of errors catches this base class."""

    def __init__(self, request):
        self.request = request


def capture(request, **_):
    raise Captured(request)


def service_names(loader):
    """The name that botocore has for each service, by its SDK ID and its version."""
    names = {}
    start = re.compile(r'"(serviceId)":\s*"([^"]*)"')
    for folder in loader.search_paths:
        for path in glob.glob(os.path.join(folder, "*", "*", "service-2.json.gz")):
            name, version = path.split(os.sep)[-3:-1]
            # The metadata is at the beginning; reading all of each file would take ten seconds.
            with gzip.open(path, "rt", encoding="utf-8") as file:
                found = dict(start.findall(file.read(4000)))
            versions = names.setdefault(found.get("serviceId"), {})
            versions[version] = name
    return names


def known(shape, value, path, unknown):
    """The part of a value that a shape of botocore has."""
    if value is None or getattr(shape, "is_document_type", False):
        return value
    if shape.type_name == "structure":
        members = {}
        for name, member in value.items():
            at = f"{path}.{name}"
            found = UNKNOWN
            if name in shape.members:
                found = known(shape.members[name], member, at, unknown)
            else:
                unknown.append(at)
            if found is not UNKNOWN:
                members[name] = found
        # A union without a member is not a value.
        return UNKNOWN if getattr(shape, "is_tagged_union", False) and not members else members
    if shape.type_name == "list":
        items = [known(shape.member, item, path, unknown) for item in value]
        return [item for item in items if item is not UNKNOWN]
    if shape.type_name == "map":
        items = {key: known(shape.value, item, path, unknown) for key, item in value.items()}
        return {key: item for key, item in items.items() if item is not UNKNOWN}
    return value


def parameter(shape, value):
    """A value as botocore's methods take it."""
    if value is None or getattr(shape, "is_document_type", False):
        return value
    if shape.type_name == "structure":
        return {name: parameter(shape.members[name], member) for name, member in value.items()}
    if shape.type_name == "list":
        return [parameter(shape.member, item) for item in value]
    if shape.type_name == "map":
        return {key: parameter(shape.value, item) for key, item in value.items()}
    if shape.type_name == "blob":
        return base64.b64decode(value)
    if shape.type_name == "timestamp":
        return EPOCH + datetime.timedelta(milliseconds=value)
    if shape.serialization.get("jsonvalue") and shape.serialization.get("location") == "header":
        return json.loads(value)
    return value


def body(request):
    """The bytes of a body, which is a file if it is streamed."""
    content = request.body
    if hasattr(content, "read"):
        content = content.read()
    content = content or b""
    return content.encode() if isinstance(content, str) else bytes(content)


def text(value):
    return value.decode("utf-8") if isinstance(value, bytes) else str(value)


def result(client, case):
    model = client.meta.service_model
    if case["operation"] not in model.operation_names:
        return {"error": "unknown operation"}
    if model.resolved_protocol != case["protocol"]:
        return {"error": f"protocol {model.resolved_protocol}"}
    shape = model.operation_model(case["operation"]).input_shape
    unknown = []
    params = {}
    if shape is not None:
        params = known(shape, case["params"], "", unknown)
    else:
        unknown.extend(f".{name}" for name in case["params"])
    members = list(shape.members) if shape else []
    answer = {"params": params, "unknown": unknown, "members": members}
    methods = {operation: name for name, operation in client.meta.method_to_api_mapping.items()}
    try:
        getattr(client, methods[case["operation"]])(**(parameter(shape, params) if shape else {}))
    except Captured as captured:
        request = captured.request
        url = urlsplit(request.url)
        answer["request"] = {
            "method": request.method,
            "host": url.netloc.removesuffix(HOST),
            "path": url.path,
            "query": url.query,
            "headers": [[name, text(value)] for name, value in request.headers.items()],
            "body": base64.b64encode(body(request)).decode(),
        }
    except Exception as error:  # whatever the reason, the caller reports it
        answer["error"] = f"{type(error).__name__}: {error}"
    return answer


def main():
    for variable in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[variable]
    os.environ["AWS_CONFIG_FILE"] = os.environ["AWS_SHARED_CREDENTIALS_FILE"] = os.devnull
    session = botocore.session.Session()
    names = service_names(session.get_component("data_loader"))
    config = Config(
        # The values do not have the least length or match the patterns that it would ask for.
        parameter_validation=False,
        disable_request_compression=True,
        request_checksum_calculation="when_required",
        retries={"total_max_attempts": 1},
    )
    service, client = None, None
    for line in sys.stdin:
        case = json.loads(line)
        if service != case["sdk_id"]:
            service, client = case["sdk_id"], None
            versions = names.get(service, {})
            # A model can lack its version.
            version = case["version"] or max(versions, default="")
            if version in versions:
                client = session.create_client(
                    versions[version],
                    region_name="us-east-1",
                    api_version=version,
                    endpoint_url=f"https://{HOST}",
                    aws_access_key_id="none",
                    aws_secret_access_key="none",
                    config=config,
                )
                client.meta.events.register_first("before-send", capture)
                # The rules of endpoints reject random values.
                client._ruleset_resolver = None
        answer = {"error": "unknown service"} if client is None else result(client, case)
        print(json.dumps(answer))


main()
