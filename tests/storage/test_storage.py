"""The recipe for object storage, against a simulated one: what arrives, as what, and in which order."""

import os
import pathlib
import subprocess
import tempfile
import threading
import unittest

import boto3
from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

RECIPE = pathlib.Path(__file__).parents[2] / "docs/deploy/object-storage.sh"
FILES = [
    ".gongkai/manifest",
    "2023/gz/a.html",
    "2023/gz/a.targets.yaml",
    "2023/gz/index.html",
    "2023/index.html",
    "404.html",
    "assets/site-1.css",
    "assets/icon-1.svg",
    "assets/site-1.js",
    "data/2023.csv",
    "feed.xml",
    "index.html",
]
FOR_EVER = "public, max-age=31536000, immutable"


class Quiet(WSGIRequestHandler):
    def log(self, *words):
        pass


class Storage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.written = []
        inner = DomainDispatcherApplication(create_backend_app)

        def application(environment, start):
            if environment["REQUEST_METHOD"] == "PUT":
                cls.written.append(environment["PATH_INFO"].removeprefix("/bucket/"))
            return inner(environment, start)

        cls.server = make_server("127.0.0.1", 0, application, threaded=True, request_handler=Quiet)
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()
        keys = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1"}
        cls.environment = {**os.environ, **keys, "AWS_ENDPOINT_URL": f"http://127.0.0.1:{cls.server.port}"}
        cls.storage = boto3.client(
            "s3",
            endpoint_url=cls.environment["AWS_ENDPOINT_URL"],
            aws_access_key_id="test",
            aws_secret_access_key="test",
            region_name="us-east-1",
        )
        cls.storage.create_bucket(Bucket="bucket")

    @classmethod
    def tearDownClass(cls):
        cls.server.shutdown()

    def run_recipe(self, folder, *words):
        self.written.clear()
        done = subprocess.run(["sh", RECIPE, folder, "s3://bucket", *words], env=self.environment, capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        return list(self.written)

    def keys(self):
        return sorted(found["Key"] for found in self.storage.list_objects_v2(Bucket="bucket").get("Contents", []))

    def test_the_recipe(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            for address in FILES:
                (folder / address).parent.mkdir(parents=True, exist_ok=True)
                (folder / address).write_text(address)
                # A site is older than its upload, which storage dates in whole seconds.
                os.utime(folder / address, (1_700_000_000, 1_700_000_000))
            self.storage.put_object(Bucket="bucket", Key="theirs.txt", Body=b"mine")

            written = self.run_recipe(folder)
            public = [address for address in FILES if not address.startswith(".gongkai/")]
            self.assertEqual(sorted(written), sorted(public))
            self.assertEqual(self.keys(), sorted([*public, "theirs.txt"]))

            def rank(address):
                if not address.endswith(".html"):
                    return 0
                return 3 if address == "index.html" else 2 if address.endswith("/index.html") else 1

            self.assertEqual([rank(address) for address in written], sorted(rank(address) for address in written))

            for address, kind in {
                "index.html": "text/html; charset=utf-8",
                "2023/gz/index.html": "text/html; charset=utf-8",
                "404.html": "text/html; charset=utf-8",
                "2023/gz/a.targets.yaml": "application/yaml; charset=utf-8",
                "data/2023.csv": "text/csv; charset=utf-8",
                "assets/site-1.css": "text/css; charset=utf-8",
                "assets/site-1.js": "text/javascript; charset=utf-8",
                "assets/icon-1.svg": "image/svg+xml",
            }.items():
                head = self.storage.head_object(Bucket="bucket", Key=address)
                cache = FOR_EVER if address.startswith("assets/") else "no-cache"
                self.assertEqual((address, head["ContentType"], head["CacheControl"]), (address, kind, cache))

            # Only what has changed, and nothing is removed unless that is asked for.
            (folder / "2023/index.html").write_text("longer than it was before")
            (folder / "feed.xml").unlink()
            self.assertEqual(self.run_recipe(folder), ["2023/index.html"])
            self.assertIn("feed.xml", self.keys())
            self.assertEqual(self.run_recipe(folder, "--delete"), [])
            self.assertEqual(self.keys(), sorted(address for address in public if address != "feed.xml"))


if __name__ == "__main__":
    unittest.main()
