"""Pictures are decoded upright and within limits; hostile ones are told, never shown."""

import time
from io import BytesIO

import pytest
from PIL import Image

from core.images import ImageUnreadable, Trouble
from storage.image_process import SCALED_SIDE, work
from storage.images import ImageTools
from tests.picture_samples import bomb, photograph
from tests.storage.driver_doubles import babbling, hanging_anywhere


@pytest.fixture
def give(tmp_path):
    def write(content, name="a.jpg"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


def show(path, longest=100):
    return work({"act": "show", "path": str(path), "longest": longest})


def opened(content):
    return Image.open(BytesIO(content))


def test_a_picture_comes_back_from_its_own_process_upright_and_small(give):
    shown = ImageTools().picture(give(photograph(600, 400, turned=6)), longest=90)
    assert (shown.width, shown.height) == (400, 600)
    seen = opened(shown.content)
    assert seen.size == (60, 90)
    red, _green, blue = seen.getpixel((30, 10))
    assert (red > 200, blue < 60) == (True, True)  # the left of the sensor is the top of the picture


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_no_data_of_the_photograph_leaves_with_what_is_shown(give, form):
    from base64 import b64decode

    told = show(give(photograph(form=form, gps=True)))
    assert not opened(b64decode(told["content"])).getexif()


def test_a_decompression_bomb_is_refused_before_it_is_decoded(give):
    begun = time.monotonic()
    assert show(give(bomb(), "a.png")) == {"trouble": "too_large"}
    assert show(give(bomb(12_000), "b.png")) == {"trouble": "too_large"}
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize("cut", [3, 20, 400])
def test_a_truncated_picture_is_damaged(give, cut):
    assert show(give(photograph(noise=True)[:cut])) == {"trouble": "damaged"}


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.7", b"GIF89a" + bytes(40), b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff" + bytes(500)],
)
def test_what_is_no_photograph_is_damaged_whatever_it_is_called(give, content):
    assert show(give(content)) == {"trouble": "damaged"}


def test_pixels_that_are_see_through_lie_on_white(give):
    from base64 import b64decode

    out = BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(out, "PNG")
    assert opened(b64decode(show(give(out.getvalue(), "a.png"))["content"])).getpixel((4, 4)) == (
        255,
        255,
        255,
    )


def test_a_smaller_copy_is_measured_and_written_only_when_asked(give, tmp_path):
    original = photograph(4200, 3000, gps=True, turned=3, noise=True)
    path, target = give(original), tmp_path / "copy.jpg"
    tools = ImageTools()
    measured = tools.scaled(path)
    assert not target.exists()
    assert tools.scaled(path, target=target) == measured
    assert path.read_bytes() == original
    assert measured.size == target.stat().st_size < len(original)
    assert (measured.width, measured.height) == (4200, 3000)
    with Image.open(target) as copy:
        assert max(copy.size) == SCALED_SIDE
        assert not copy.getexif()
        assert b"GPS" not in target.read_bytes()


@pytest.mark.parametrize(
    ("child", "trouble"), [(hanging_anywhere, Trouble.TOO_SLOW), (babbling, Trouble.DAMAGED)]
)
def test_a_process_that_hangs_or_babbles_is_ended_and_told(give, child, trouble):
    begun = time.monotonic()
    with pytest.raises(ImageUnreadable) as refused:
        ImageTools(child=child, seconds=4).picture(give(photograph()), longest=10)
    assert refused.value.fields == {"name": "a.jpg", "trouble": trouble.value}
    assert time.monotonic() - begun < 8


def test_a_picture_that_is_gone_or_too_heavy_is_not_handed_over(give, tmp_path, monkeypatch):
    with pytest.raises(ImageUnreadable) as gone:
        ImageTools(child=hanging_anywhere).picture(tmp_path / "none.jpg", longest=10)
    assert gone.value.fields["trouble"] == "lost"
    monkeypatch.setattr("storage.images.LARGEST", 10)
    with pytest.raises(ImageUnreadable) as heavy:
        ImageTools(child=hanging_anywhere).picture(give(photograph()), longest=10)
    assert heavy.value.fields["trouble"] == "too_large"
