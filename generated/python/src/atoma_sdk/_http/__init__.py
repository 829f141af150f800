"""HTTP for any API: operations are data, and this package calls them.

`operation` is what generated code writes down; `requests` turns it and a call's arguments into a request, `retrying`
decides what happens next, `replies` reads the response. None of those does input or output: `sending` is the only
module with a synchronous and an asynchronous half.
"""
