"""Archives in the hands of tools that others wrote: checksums, bags, data packages, signatures. `GONGKAI` names the program."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest
import zipfile

import bagit
import frictionless

GONGKAI = os.environ["GONGKAI"]


def run(*words, folder=None):
    done = subprocess.run([str(word) for word in words], cwd=folder, capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(f"{words}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


class Archives:
    """What every site's archive has to pass."""

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.site = cls.folder / "site"
        cls.make()
        key = cls.folder / "office.key"
        run(GONGKAI, "key", "new", key, "--without-password")
        cls.public = cls.folder / "office.pub"
        site = ["--site", cls.site]
        run(GONGKAI, *site, "release", "--as-of", "2026-11-30")
        run(GONGKAI, *site, "archive", cls.year, "--as-of", "2026-11-30", "--sign", key)
        [cls.archive] = (cls.site / "archives").glob("*.zip")
        with zipfile.ZipFile(cls.archive) as archive:
            assert archive.testzip() is None
            archive.extractall(cls.folder / "unpacked")
        cls.unpacked = cls.folder / "unpacked" / cls.archive.stem

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def test_checksums(self):
        run("sha256sum", "-c", f"{self.archive.name}.sha256", folder=self.archive.parent)
        run("sha256sum", "-c", "manifest-sha256.txt", "tagmanifest-sha256.txt", folder=self.unpacked)

    def test_bag(self):
        bag = bagit.Bag(str(self.unpacked))
        bag.validate()
        self.assertEqual(bag.info["External-Identifier"], self.archive.stem)

    def test_data_package(self):
        report = frictionless.validate(str(self.unpacked / "data" / "datapackage.json"))
        self.assertTrue(report.valid, report.flatten(["rowNumber", "fieldNumber", "type", "message"]))
        self.assertEqual(len(report.tasks), 3)

    def test_signature(self):
        said = run("minisign", "-V", "-p", self.public, "-m", self.archive)
        self.assertIn(f"year:{self.year} edition:1 date:2026-11-30", said)

    def test_unzip_and_unpack_the_same(self):
        run("unzip", "-q", self.archive, folder=self.folder)
        run("diff", "-r", self.unpacked, self.folder / self.archive.stem)

    def test_gongkai(self):
        said = run(GONGKAI, "--lang", "en", "verify", self.archive, "--key", self.public, "--rebuild")
        self.assertIn("every byte is the same", said)
        run(GONGKAI, "verify", self.unpacked)
        run(GONGKAI, "--site", self.site, "verify")


class Sample(Archives, unittest.TestCase):
    year = "2023"

    @classmethod
    def make(cls):
        run(GONGKAI, "init", "--sample", cls.site)


class City(Archives, unittest.TestCase):
    year = "2024"

    @classmethod
    def make(cls):
        run(GONGKAI, "demo", cls.site, "--projects", "60", "--years", "3", "--departments", "6")


if __name__ == "__main__":
    unittest.main()
