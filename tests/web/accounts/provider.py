"""A real OpenID Connect provider in a process of its own: discovery, keys, code flow with PKCE. Run by the tests.

The subject who «signs in» there is named by `login_hint` of the tests' own making; faults are asked for by `?fault=`
on the page of keys and tokens, so that a client can be shown wrong signatures, audiences and nonces.
"""

import base64
import hashlib
import json
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlencode, urlparse

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "nastavnik", "secret-of-the-client"
KEY, STRANGE_KEY = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))
STATE = {"subject": "person-1", "fault": ""}
CODES: dict[str, dict[str, str]] = {}


class Provider(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    @property
    def issuer(self):
        return f"http://127.0.0.1:{self.server.server_port}"

    def do_GET(self):
        address = urlparse(self.path)
        asked = {name: values[0] for name, values in parse_qs(address.query).items()}
        if address.path == "/.well-known/openid-configuration":
            ends = {"authorization_endpoint": "/auth", "token_endpoint": "/token", "jwks_uri": "/keys"}
            return self.tell({"issuer": self.issuer, **{n: self.issuer + p for n, p in ends.items()}})
        if address.path == "/keys":
            key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
            return self.tell({"keys": [{**key, "kid": "one", "alg": "RS256", "use": "sig"}]})
        if address.path == "/set":
            STATE.update(asked)
            return self.tell({})
        assert (
            address.path == "/auth"
            and asked["client_id"] == CLIENT
            and asked["code_challenge_method"] == "S256"
        )
        code = f"code-{len(CODES)}"
        CODES[code] = asked
        self.send_response(302)
        self.send_header(
            "Location", f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"
        )
        self.end_headers()
        return None

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        told = {name: values[0] for name, values in parse_qs(body).items()}
        asked = CODES.pop(told["code"], None)
        digest = hashlib.sha256(told.get("code_verifier", "").encode()).digest()
        proof = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        right = asked and proof == asked["code_challenge"] and told["client_secret"] == SECRET
        if not (right and told["redirect_uri"] == asked["redirect_uri"]):
            return self.tell({"error": "invalid_grant"}, 400)
        return self.tell({"access_token": "x", "token_type": "Bearer", "id_token": self.token(asked)})

    def token(self, asked):
        fault, now = STATE["fault"], int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "sub": STATE["subject"], "nonce": asked["nonce"]}
        claims |= {"iat": now, "exp": now + 300}
        claims |= {
            "audience": {"aud": "somebody-else"}, "issuer": {"iss": "http://elsewhere.invalid"},
            "nonce": {"nonce": "of-another-question"}, "late": {"exp": now - 3600, "iat": now - 7200},
        }.get(fault, {})  # fmt: skip
        if fault == "none":
            return jwt.encode(claims, None, algorithm="none", headers={"kid": "one"})
        key = STRANGE_KEY if fault == "signature" else KEY
        return jwt.encode(claims, key, algorithm="RS256", headers={"kid": "one"})

    def tell(self, told, status=200):
        body = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    server = HTTPServer(("127.0.0.1", 0), Provider)
    print(server.server_port, flush=True)
    sys.exit(server.serve_forever())
