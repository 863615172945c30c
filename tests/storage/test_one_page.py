"""The chairman's page is one sheet, whatever the size of the province and however much there is to say."""

from dataclasses import replace

import pytest

from core.reporting.province_summary import province_summary
from storage.report_files.pdf import render
from tests.pdf_measures import sizes, text
from tests.province_summaries import summary_of_province
from ui.texts.paper_summary import SUMMARY_WORDS
from ui.texts.reports import FORM_WORDS


@pytest.mark.parametrize("units", [0, 1, 18, 136, 168])
def test_it_is_one_portrait_sheet(units: int) -> None:
    content = render(province_summary(summary_of_province(units), SUMMARY_WORDS, form=FORM_WORDS))
    ((width, height),) = sizes(content)
    assert width < height
    assert "Cần chú ý, quyết định" in text(content)


def test_five_bands_and_the_longest_names_fit_too() -> None:
    data = summary_of_province(168)
    band = data.now.bands[0]
    five = replace(
        data,
        now=replace(data.now, bands=(*data.now.bands, replace(band, name="Hoàn thành xuất sắc nhiệm vụ"))),
        bands=(*data.bands, replace(data.bands[0], name="Hoàn thành xuất sắc nhiệm vụ")),
        best=tuple(replace(each, name="Xã Tây Khánh Vĩnh Nam Cam Lâm Bắc Ninh Hòa") for each in data.best),
        others=(replace(data.now, unit_kind="province"), replace(data.now, unit_kind="district")),
    )
    assert len(sizes(render(province_summary(five, SUMMARY_WORDS, form=FORM_WORDS)))) == 1
