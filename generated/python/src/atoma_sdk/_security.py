"""The security schemes of this API."""

from ._http.operation import BearerAuth

BEARER_AUTH = BearerAuth("bearer_auth", "ATOMASDK_BEARER_AUTH")
