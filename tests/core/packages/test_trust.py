"""The trust table and its plain form."""

from dataclasses import replace

import pytest

from core.packages.kinds import Kind, SignerRole
from core.packages.trust import (
    AllowedSignersWrong,
    KeyStatus,
    allowed_signers_text,
    is_unit_code,
    parse_allowed_signers,
    role_of_unit,
)
from tests.core.packages.builders import AUTHORITY, COMMUNE, ROOT, trust

LINE = COMMUNE.public_key.line


def test_plain_lines_come_back_as_the_same_keys():
    table = parse_allowed_signers(allowed_signers_text(trust().keys))
    assert {(each.unit, each.role, each.key) for each in table.keys} == {
        ("xa-04012", SignerRole.SUBMITTER, COMMUNE.public_key),
        ("td-52", SignerRole.APPRAISER, AUTHORITY.public_key),
    }


def test_revoked_keys_are_not_handed_out():
    keys = tuple(replace(each, status=KeyStatus.REVOKED) for each in trust().keys)
    assert allowed_signers_text(keys) == ""


def test_comments_blank_lines_options_and_bare_units_are_read():
    text = f"""# units

    xa-04012 namespaces="submission@socchc.vn,enrol@socchc.vn" {LINE} comment here
goc-01@socchc.vn {ROOT.public_key.line}
"""
    table = parse_allowed_signers(text)
    assert table.keys[0].namespaces == ("submission@socchc.vn", "enrol@socchc.vn")
    assert table.roots == (ROOT.public_key.fingerprint,)
    assert table.entitled(COMMUNE.public_key, Kind.SUBMISSION).unit == "xa-04012"


def test_one_key_may_stand_twice_for_one_unit_only():
    assert len(parse_allowed_signers(f"xa-04012 {LINE}\nxa-04012 {LINE}\n").keys) == 1
    with pytest.raises(AllowedSignersWrong):
        parse_allowed_signers(f"xa-04012 {LINE}\nxa-04013 {LINE}\n")


@pytest.mark.parametrize(
    "line",
    ["nonsense", f"someone@else.vn {LINE}", "xa-04012 ssh-ed25519 AAAA", f"xa-04012 cert-authority {LINE}"],
)
def test_a_line_that_cannot_be_used_is_named_by_its_number(line):
    with pytest.raises(AllowedSignersWrong) as caught:
        parse_allowed_signers(f"# first\n{line}\n")
    assert caught.value.fields == {"line": 2}


def test_unit_codes_tell_the_role():
    assert role_of_unit("goc-01") is SignerRole.ROOT
    assert is_unit_code("td-52")
    assert not is_unit_code("04012")
    assert trust().current_epoch("xa-99999") == 0
