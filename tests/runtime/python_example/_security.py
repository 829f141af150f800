"""The security schemes of this API."""

from ._http.operation import ApiKey, BasicAuth, BearerAuth

BEARER_AUTH = BearerAuth("bearer_auth", "EXAMPLE_BEARER_AUTH")
HEADER_KEY = ApiKey("header_key", "header", "X-Api-Key")
QUERY_KEY = ApiKey("query_key", "query", "api_key")
COOKIE_KEY = ApiKey("cookie_key", "cookie", "session")
BASIC_AUTH = BasicAuth("username", "password")
