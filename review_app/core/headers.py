"""The security headers, set by ourselves and tested for their exact values."""

from flask import Flask, Response, request

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)

HEADERS: dict[str, str] = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "X-Robots-Tag": "noindex, nofollow",
}
STRICT_TRANSPORT = "max-age=31536000; includeSubDomains"
NO_STORE = "no-store"
STATIC_CACHE = "public, max-age=31536000, immutable"


def install(app: Flask, *, secure: bool) -> None:
    """Set the headers on every response."""

    def set_headers(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers[name] = value
        if secure:
            response.headers["Strict-Transport-Security"] = STRICT_TRANSPORT
        hashed = (
            request.endpoint == "static" and request.path.startswith("/static/vendor/") and response.status_code == 200
        )
        response.headers["Cache-Control"] = STATIC_CACHE if hashed else NO_STORE
        del response.headers["Server"]
        return response

    app.after_request(set_headers)
